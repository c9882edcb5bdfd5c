//! A place in a walk, by ids: what links, saved walks and events name.
//!
//! Written, a place reads as `door`, `feel/predict`, `a/s1`, `a/s1/tiny-dip`, `a/s1/tiny-dip/shown`,
//! `a/other/s2/boss`, `card`. It never holds an index, so it outlives an edit of the story.

use crate::story::{BeatId, Scenario, Story};
use std::fmt;

/// Where a reader is.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Place {
    /// Before several walks: one scene, two captions.
    Opening,
    /// After them: the same scene, and the cards.
    Closing,
    /// At the door.
    Door,
    /// Reading the summary.
    Summary,
    /// At a beat of the model.
    Beat(BeatId),
    /// Choosing a chair.
    Chairs,
    /// In a scene, and how far into it.
    Scene {
        /// The scenario's id.
        scenario: String,
        /// The scene's id.
        scene: String,
        /// What the reader has done here.
        stage: Stage,
    },
    /// Looking at a path not taken, from the end of its scenario.
    Other {
        /// The scenario's id.
        scenario: String,
        /// The scene it branches from.
        scene: String,
        /// The choice that was not taken.
        choice: String,
    },
    /// At the both-true card.
    Card,
    /// At the reflection.
    Reflection,
}

/// How far into a scene.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Stage {
    /// Before the choice.
    Asked,
    /// A choice was taken; the other's thought is still to be guessed.
    Took(String),
    /// The thoughts are out.
    Heard(String, Guess),
}

/// What a reader supposed the other person was thinking.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Guess {
    /// The line that was written.
    Same,
    /// The other line.
    Other,
    /// None: the reader asked to be shown.
    Shown,
}

impl Guess {
    /// Its id in links.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Same => "same",
            Self::Other => "other",
            Self::Shown => "shown",
        }
    }

    fn parse(name: &str) -> Option<Self> {
        [Self::Same, Self::Other, Self::Shown].into_iter().find(|guess| guess.name() == name)
    }
}

impl Stage {
    /// The choice that was taken, if one was.
    pub fn choice(&self) -> Option<&str> {
        match self {
            Self::Asked => None,
            Self::Took(choice) | Self::Heard(choice, _) => Some(choice),
        }
    }
}

impl Place {
    /// The start of a scene.
    pub fn scene(scenario: &str, scene: &str) -> Self {
        Self::Scene { scenario: scenario.into(), scene: scene.into(), stage: Stage::Asked }
    }

    /// The start of a scenario.
    pub fn start_of(scenario: &Scenario) -> Self {
        Self::scene(&scenario.id, &scenario.scenes[0].id)
    }

    /// Reads a place, if this story has it.
    pub fn parse(text: &str, story: &Story) -> Option<Self> {
        let ids: Vec<&str> = text.split('/').collect();
        match ids[..] {
            ["door"] => Some(Self::Door),
            ["summary"] => Some(Self::Summary),
            ["chairs"] => Some(Self::Chairs),
            ["card"] => Some(Self::Card),
            ["reflection"] => Some(Self::Reflection),
            ["feel", beat] => {
                story.beats().iter().find(|it| it.id.name() == beat).map(|it| Self::Beat(it.id))
            }
            [scenario, "other", scene, choice] => {
                story.scenario(scenario)?.scene(scene)?.choice(choice)?;
                Some(Self::Other {
                    scenario: scenario.into(),
                    scene: scene.into(),
                    choice: choice.into(),
                })
            }
            [scenario, scene, ref rest @ ..] => {
                let found = story.scenario(scenario)?.scene(scene)?;
                let stage = match *rest {
                    [] => Stage::Asked,
                    [choice] => Stage::Took(found.choice(choice)?.id.clone()),
                    [choice, guess] => {
                        Stage::Heard(found.choice(choice)?.id.clone(), Guess::parse(guess)?)
                    }
                    _ => return None,
                };
                Some(Self::Scene { scenario: scenario.into(), scene: scene.into(), stage })
            }
            _ => None,
        }
    }

    /// Which of the five parts of the walk it belongs to, 0 to 4; the door and summary to the first.
    pub fn part(&self, story: &Story) -> usize {
        match self {
            Self::Opening
            | Self::Closing
            | Self::Door
            | Self::Summary
            | Self::Beat(_)
            | Self::Chairs => 0,
            Self::Scene { scenario, .. } | Self::Other { scenario, .. } => {
                1 + story.scenarios.iter().position(|it| it.id == *scenario).unwrap_or(0).min(1)
            }
            Self::Card => 3,
            Self::Reflection => 4,
        }
    }

    /// The id of the screen: the place without what the reader did there.
    pub fn screen(&self) -> String {
        match self {
            Self::Scene { scenario, scene, .. } => [scenario, "/", scene].concat(),
            _ => self.address(),
        }
    }

    /// The place as it is written.
    pub fn address(&self) -> String {
        let single = match self {
            Self::Opening => "opening",
            Self::Closing => "closing",
            Self::Door => "door",
            Self::Summary => "summary",
            Self::Chairs => "chairs",
            Self::Card => "card",
            Self::Reflection => "reflection",
            Self::Beat(beat) => return ["feel/", beat.name()].concat(),
            Self::Scene { scenario, scene, stage } => {
                let (choice, guess) = match stage {
                    Stage::Asked => return self.screen(),
                    Stage::Took(choice) => return [scenario, "/", scene, "/", choice].concat(),
                    Stage::Heard(choice, guess) => (choice, guess.name()),
                };
                return [scenario, "/", scene, "/", choice, "/", guess].concat();
            }
            Self::Other { scenario, scene, choice } => {
                return [scenario, "/other/", scene, "/", choice].concat();
            }
        };
        single.to_owned()
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.address())
    }
}
