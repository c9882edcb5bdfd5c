//! The ways onward from a place: what is open next, in either length of the walk.

use super::{Length, Place, Session, Stage, Stop};
use crate::story::{BeatId, Pack, Scenario, Story};

/// A way onward. Which are open depends on where the reader is and what they have seen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Way {
    /// On to what naturally follows.
    Next,
    /// The summary instead of the walk.
    Summary,
    /// Past the model and the scenes, to the card.
    Skip,
    /// The beats of the model that the short walk left out.
    Deeper,
    /// Into a chair: the scenario's id.
    Chair(String),
    /// On to the card.
    Card,
    /// On to the reflection.
    Reflection,
    /// A path not taken.
    Untaken,
    /// To the door of another walk of the pack: its number.
    Onto(usize),
    /// On to the closing.
    Closing,
}

impl Session {
    /// The ways open from here, the natural one first.
    pub fn ways(&self, pack: &Pack) -> Vec<Way> {
        let story = self.story(pack);
        let mut ways = match self.place() {
            Place::Door => vec![Way::Next, Way::Summary, Way::Skip],
            Place::Summary | Place::Beat(_) | Place::Scene { stage: Stage::Heard(..), .. } => {
                vec![Way::Next]
            }
            Place::Chairs => chairs(story).chain([Way::Card]).collect(),
            Place::Scene { .. } if self.at_end(story) => vec![Way::Next, Way::Untaken],
            Place::Scene { .. } => vec![],
            Place::Other { .. } => vec![Way::Next, Way::Untaken],
            Place::Card => {
                let mut ways = vec![Way::Reflection];
                ways.extend(self.left_open(story));
                ways
            }
            Place::Reflection => {
                let mut ways = self.other_walks(pack);
                ways.push(Way::Closing);
                ways.extend(self.left_open(story));
                ways
            }
            Place::Opening | Place::Closing => self.other_walks(pack),
        };
        ways.retain(|way| self.leads_to(pack, way).is_some());
        ways
    }

    /// The walks of a framed pack that were not begun.
    fn other_walks(&self, pack: &Pack) -> Vec<Way> {
        (0..pack.stories.len()).filter(|&walk| !self.has_begun(walk)).map(Way::Onto).collect()
    }

    /// Where the natural way on leads, if there is one.
    pub fn ahead(&self, story: &Story) -> Option<Place> {
        self.next(story)
    }

    /// What the reader has not seen yet: the other chair, the rest of the model.
    fn left_open(&self, story: &Story) -> Vec<Way> {
        story
            .scenarios
            .iter()
            .filter(|scenario| !self.has_walked(scenario))
            .map(|scenario| Way::Chair(scenario.id.clone()))
            .chain(self.unseen_beat(story, true).map(|_| Way::Deeper))
            .collect()
    }

    /// Where a way leads from here, or none if it is not open.
    pub(super) fn leads_to(&self, pack: &Pack, way: &Way) -> Option<Stop> {
        // From a look back at a path not taken the way on is the way back.
        if self.is_aside() && matches!(self.place(), Place::Other { .. }) {
            return None;
        }
        let framed = |walk: usize, place: Place| {
            let ends = [Place::Opening, Place::Reflection, Place::Closing];
            let open = pack.frame.is_some() && ends.contains(self.place());
            (open && walk < pack.stories.len()).then_some(Stop { walk, place })
        };
        let place = match way {
            Way::Onto(walk) => return framed(*walk, Place::Door),
            Way::Closing if *self.place() == Place::Closing => return None,
            Way::Closing => return framed(0, Place::Closing),
            _ => self.leads_within(self.story(pack), way)?,
        };
        Some(Stop { walk: self.walk(), place })
    }

    /// Where a way leads within the walk the reader is in.
    fn leads_within(&self, story: &Story, way: &Way) -> Option<Place> {
        match way {
            Way::Next => self.next(story),
            Way::Summary => (*self.place() == Place::Door).then_some(Place::Summary),
            Way::Skip => (*self.place() == Place::Door).then_some(Place::Card),
            Way::Deeper => {
                let open = matches!(self.place(), Place::Card | Place::Reflection);
                let beat = self.unseen_beat(story, true).filter(|_| open)?;
                Some(Place::Beat(beat))
            }
            Way::Chair(id) => {
                let open = matches!(self.place(), Place::Chairs | Place::Card | Place::Reflection);
                let scenario = story.scenario(id).filter(|_| open)?;
                Some(Place::start_of(scenario))
            }
            Way::Card => (*self.place() == Place::Chairs).then_some(Place::Card),
            Way::Reflection => (*self.place() == Place::Card).then_some(Place::Reflection),
            Way::Untaken => self.next_untaken(story),
            Way::Onto(_) | Way::Closing => None,
        }
    }

    fn next(&self, story: &Story) -> Option<Place> {
        match self.place() {
            Place::Door | Place::Summary | Place::Beat(_) => Some(self.after_beats(story)),
            Place::Scene { scenario, scene, stage } => {
                let scenario = story.scenario(scenario)?;
                match stage {
                    Stage::Heard(choice, _) => {
                        let goto = &scenario.scene(scene)?.choice(choice)?.goto;
                        Some(Place::scene(&scenario.id, goto))
                    }
                    _ if self.at_end(story) => Some(self.after_scenario(story)),
                    _ => None,
                }
            }
            Place::Other { .. } => Some(self.after_scenario(story)),
            Place::Chairs | Place::Card | Place::Reflection | Place::Opening | Place::Closing => {
                None
            }
        }
    }

    /// The next beat of this length, or what follows the model.
    fn after_beats(&self, story: &Story) -> Place {
        let deep = self.length == Length::Full || self.went_deeper(story);
        if let Some(beat) = self.unseen_beat(story, deep) {
            return Place::Beat(beat);
        }
        let walked = story.scenarios.iter().any(|scenario| self.has_walked(scenario));
        match self.length {
            Length::Short if !walked && story.scenarios.len() > 1 => Place::Chairs,
            Length::Short => Place::Card,
            Length::Full => self.after_scenario(story),
        }
    }

    /// In full, the next chair; then, and in short, the card.
    fn after_scenario(&self, story: &Story) -> Place {
        let next = story.scenarios.iter().find(|scenario| !self.has_walked(scenario));
        match (self.length, next) {
            (Length::Full, Some(scenario)) => Place::start_of(scenario),
            _ => Place::Card,
        }
    }

    fn at_end(&self, story: &Story) -> bool {
        self.scene(story).is_some_and(crate::story::Scene::is_end)
    }

    fn has_walked(&self, scenario: &Scenario) -> bool {
        self.places()
            .any(|place| matches!(place, Place::Scene { scenario: id, .. } if *id == scenario.id))
    }

    fn has_seen(&self, beat: BeatId) -> bool {
        self.places().any(|place| *place == Place::Beat(beat))
    }

    fn unseen_beat(&self, story: &Story, deep: bool) -> Option<BeatId> {
        story
            .beats()
            .iter()
            .filter(|beat| deep || beat.core)
            .map(|beat| beat.id)
            .find(|&beat| !self.has_seen(beat))
    }

    fn went_deeper(&self, story: &Story) -> bool {
        story.beats().iter().any(|beat| !beat.core && self.has_seen(beat.id))
    }

    /// The next choice not taken and not yet looked at in this scenario, the paradox scene's first.
    fn next_untaken(&self, story: &Story) -> Option<Place> {
        let scenario = self.scenario(story)?;
        let looking = matches!(self.place(), Place::Other { .. });
        if !looking && !self.at_end(story) {
            return None;
        }
        let taken: Vec<_> = self.taken(scenario).collect();
        taken
            .iter()
            .flat_map(|(scene, _)| {
                Self::offers(scenario, scene).into_iter().map(move |it| (*scene, it))
            })
            .filter(|(scene, choice)| {
                !taken.iter().any(|(at, id)| at.id == scene.id && *id == choice.id)
            })
            .map(|(scene, choice)| Place::Other {
                scenario: scenario.id.clone(),
                scene: scene.id.clone(),
                choice: choice.id.clone(),
            })
            .find(|place| !self.places().any(|been| been == place))
    }
}

fn chairs(story: &Story) -> impl Iterator<Item = Way> {
    story.scenarios.iter().map(|scenario| Way::Chair(scenario.id.clone()))
}
