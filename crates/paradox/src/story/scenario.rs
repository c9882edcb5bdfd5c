//! A scenario: a short branching story from one chair.

use super::condition::Condition;
use super::is_false;
use super::pose::PoseChange;
use super::spoken::OPENING_QUOTES;
use crate::stage::Moves;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Whose chair a reader sits in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "source", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Chair {
    /// The one who came.
    Client,
    /// The one who works there.
    Therapist,
}

/// A short branching story from one chair.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "source", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Scenario {
    /// `a` or `b`.
    pub id: String,
    /// Whose chair the reader sits in.
    pub chair: Chair,
    /// Its title.
    pub title: String,
    /// Who you are and who sits opposite, in a sentence or two.
    pub intro: String,
    /// What to do, above the choices: “You are Kiran. What do you do?”
    pub prompt: String,
    /// The people's names.
    pub cast: Cast,
    /// The two quiet words: the client's first, then the therapist's.
    #[serde(rename = "reading")]
    pub readings: Vec<Reading>,
    /// Things that have happened or not, and no word shows: an effect of 1 says that one has, and a
    /// condition asks with `>= 1`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub flags: Vec<String>,
    /// The scenes; the first is where it starts.
    #[serde(rename = "scene")]
    pub scenes: Vec<Scene>,
}

/// Who is in a scenario.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "source", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Cast {
    /// The client's name.
    pub client: String,
    /// The therapist's name.
    pub therapist: String,
    /// Anyone else who speaks.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub others: Vec<String>,
}

/// A quiet word that tracks state: a number inside, four phrases outside.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "source", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Reading {
    /// Its id, as effects and conditions name it.
    pub id: String,
    /// Where it starts: 0 to 6.
    pub start: i8,
    /// Four phrases, for 0, 1, 2, and 3 or more.
    pub levels: Vec<String>,
    /// What it does to the drawing of the two people.
    pub moves: Moves,
}

impl Reading {
    /// Which of the four phrases stands for `value`.
    pub fn level(value: i8) -> usize {
        usize::try_from(value).unwrap_or(0).min(3)
    }
}

/// One scene: what happens, and what a person might do next.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "source", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Scene {
    /// Its id within the scenario, such as `s2c`.
    pub id: String,
    /// Its name on the path.
    pub name: String,
    /// Narration and speech. `Dara: “…”` is speech; anything else is told.
    pub lines: Vec<String>,
    /// What the scene itself does to the readings, before anyone chooses: time has passed, something
    /// has sunk in.
    #[serde(default, skip_serializing_if = "Effect::is_empty")]
    pub effect: Effect,
    /// More lines that depend on what came before. The last has no condition.
    #[serde(default, rename = "variant", skip_serializing_if = "Vec::is_empty")]
    pub variants: Vec<Variant>,
    /// A sentence that says what the drawing shows.
    pub picture: String,
    /// What the other person might think whatever is chosen here, and does not: a guess is between
    /// it and what they do think. An end has none.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub decoy: String,
    /// What the clock on the wall shows, `10:50`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub clock: Option<String>,
    /// How the people sit, where the rules of the stage would not say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pose: Option<PoseChange>,
    /// A chair nobody sits in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub empty: Option<Chair>,
    /// Whether the client holds a phone.
    #[serde(default, skip_serializing_if = "is_false")]
    pub phone: bool,
    /// Whether the paradox is met here.
    #[serde(default, skip_serializing_if = "is_false")]
    pub paradox: bool,
    /// What it looks like through two lenses, ordinary life first. A drawing at the end may show
    /// them again.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub lenses: Vec<String>,
    /// A drawing that takes the stage's place.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub drawing: Option<Drawing>,
    /// What a person might do. A scene without any is an end.
    #[serde(default, rename = "choice", skip_serializing_if = "Vec::is_empty")]
    pub choices: Vec<Choice>,
    /// Ids of the claims this screen carries.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub claims: Vec<String>,
}

/// Lines for one case.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "source", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Variant {
    /// When. Without it: otherwise.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<Condition>,
    /// Narration and speech.
    pub lines: Vec<String>,
    /// What the drawing shows in this case, if not the scene's own sentence.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub picture: Option<String>,
    /// How the people sit in this case, where neither the rules nor the scene would say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pose: Option<PoseChange>,
    /// A chair nobody sits in, in this case.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub empty: Option<Chair>,
}

/// A drawing of its own at an end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "source", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Drawing {
    /// What was counted (flat) and the ground (rising, or just begun).
    TwoLines,
    /// Both readings through the whole story, side by side.
    TwoReadings,
    /// The scenes that were met, each through both lenses.
    TwoLenses,
}

/// Something a person would say or do, and all that comes of it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "source", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Choice {
    /// Its id within the scene.
    pub id: String,
    /// In the person's words. In “quotes” it is said, without it is done.
    pub label: String,
    /// What it does to the readings.
    #[serde(default, skip_serializing_if = "Effect::is_empty")]
    pub effect: Effect,
    /// Why a decent person does this, said first.
    pub reason: String,
    /// What happens: narration and speech.
    pub then: Vec<String>,
    /// What the client thinks.
    pub client: String,
    /// What the therapist thinks.
    pub therapist: String,
    /// What happens once both thoughts are out.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub after: Vec<String>,
    /// What it cost and what it opened.
    pub opened: String,
    /// A sentence that says what the drawing shows now.
    pub picture: String,
    /// How the people sit now, where the rules of the stage would not say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pose: Option<PoseChange>,
    /// A chair nobody sits in now.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub empty: Option<Chair>,
    /// Whether the client still holds the phone.
    #[serde(default, skip_serializing_if = "is_false")]
    pub phone: bool,
    /// The scene that follows.
    pub goto: String,
}

/// By how much a scene or a choice moves each reading it names: `{ ground = 1 }`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "source", derive(schemars::JsonSchema))]
#[serde(from = "BTreeMap<String, i8>", into = "BTreeMap<String, i8>")]
pub struct Effect(pub Vec<(String, i8)>);

impl Effect {
    /// What it makes of this reading, which stands at `value`: 0 to 6.
    pub fn moved(&self, value: i8, reading: &str) -> i8 {
        value.saturating_add(self.on(reading)).clamp(0, 6)
    }

    /// By how much it moves this reading.
    pub fn on(&self, reading: &str) -> i8 {
        self.0.iter().find(|(id, _)| id == reading).map_or(0, |(_, by)| *by)
    }

    /// Whether it moves nothing.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl From<BTreeMap<String, i8>> for Effect {
    fn from(effect: BTreeMap<String, i8>) -> Self {
        Self(effect.into_iter().collect())
    }
}

impl From<Effect> for BTreeMap<String, i8> {
    fn from(effect: Effect) -> Self {
        effect.0.into_iter().collect()
    }
}

impl Choice {
    /// Whether it is said, rather than done.
    pub fn is_said(&self) -> bool {
        self.label.starts_with(OPENING_QUOTES)
    }
}

impl Scenario {
    /// The scene with this id.
    pub fn scene(&self, id: &str) -> Option<&Scene> {
        self.scenes.iter().find(|scene| scene.id == id)
    }

    /// The name of whoever sits in the other chair.
    pub fn other(&self) -> &str {
        match self.chair {
            Chair::Client => &self.cast.therapist,
            Chair::Therapist => &self.cast.client,
        }
    }

    /// What the person in the other chair thinks once a choice is taken.
    pub fn others_thought<'story>(&self, choice: &'story Choice) -> &'story str {
        match self.chair {
            Chair::Client => &choice.therapist,
            Chair::Therapist => &choice.client,
        }
    }

    pub(super) fn broken(&self) -> Option<String> {
        let reads =
            |reading: &Reading| reading.levels.len() == 4 && (0..=6).contains(&reading.start);
        let readings = self.readings.len() == 2 && self.readings.iter().all(reads);
        if !readings || self.scenes.is_empty() {
            return Some(self.id.clone());
        }
        self.scenes.iter().find_map(|scene| {
            let dangling = !matches!(scene.lenses.len(), 0 | 2)
                || scene.choices.iter().any(|choice| self.scene(&choice.goto).is_none());
            dangling.then(|| [&*self.id, "/", &scene.id].concat())
        })
    }
}

impl Scene {
    /// The choice with this id.
    pub fn choice(&self, id: &str) -> Option<&Choice> {
        self.choices.iter().find(|choice| choice.id == id)
    }

    /// Whether a scenario stops here.
    pub fn is_end(&self) -> bool {
        self.choices.is_empty()
    }
}
