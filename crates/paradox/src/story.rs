//! A story: one paradox as data, from the door to the card.
//!
//! The same types are read from an author's TOML and from the JSON a page fetches. The author's file
//! is checked by `pack`; the JSON by [`Pack::from_json`], so past either door every link leads
//! somewhere and every list holds what the views take from it.

mod condition;
mod dial;
mod frame;
mod lenses;
mod line;
mod model;
mod notes;
mod pose;
mod scenario;
mod spoken;

pub use condition::{Condition, ConditionError, Operand};
pub use dial::{Dial, DialMoment, DialPlay};
pub use frame::{Caption, Closing, Frame, Opening};
pub use lenses::{Habit, LensBox, LensMoment, Lenses};
pub use line::{Line, LineRoom, LineSlider};
pub use model::{Beat, BeatId, Kind, Model};
pub use notes::{Facilitator, PlanItem};
pub use pose::{PersonChange, PoseChange};
pub use scenario::{Cast, Chair, Choice, Drawing, Effect, Reading, Scenario, Scene, Variant};
pub use spoken::Spoken;

use crate::interface::Interface;
use serde::{Deserialize, Serialize};
use std::fmt;

/// What a page fetches: one walk or several, and the words of the controls around them, in one
/// language.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Pack {
    /// The walks, in the order they are offered. There is always one.
    pub stories: Vec<Story>,
    /// The opening and closing around several; none where a paradox stands alone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub frame: Option<Frame>,
    /// The words on controls.
    pub interface: Interface,
}

/// One paradox, as a walk.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "source", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Story {
    /// Its id, such as `change`: the name of its file and of its place in links.
    pub id: String,
    /// Its name in a running head: “Change”.
    pub name: String,
    /// Where it belongs, for someone who meets it alone: “The first of three paradoxes of therapy.”
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub belongs: Option<String>,
    /// The five parts, as the running head names them: the model, the client's chair, the
    /// therapist's chair, the card, the reflection.
    pub parts: Vec<String>,
    /// Where a reader decides whether to come in.
    pub door: Door,
    /// The model to play with, if there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub model: Option<Model>,
    /// The two scenarios, the client's chair first.
    #[serde(rename = "scenario")]
    pub scenarios: Vec<Scenario>,
    /// Both sides and how they hold.
    pub card: Card,
    /// What to think over.
    pub reflection: Reflection,
    /// “What research says”, an item each: hedged, and with its source.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub research: Vec<String>,
    /// For whoever leads a group. Never sent to a reader's page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub facilitator: Option<Facilitator>,
}

/// The door of a walk: what it is about, what it holds, and three ways on.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "source", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Door {
    /// The title of the walk.
    pub title: String,
    /// The paradox in two sentences, not yet named as one.
    pub lead: String,
    /// The content note: one plain, exact line.
    pub note: String,
    /// The whole walk for someone who would rather read, a paragraph each.
    pub summary: Vec<String>,
    /// How long it takes.
    pub minutes: Minutes,
    /// Ids of the claims this screen carries.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub claims: Vec<String>,
}

/// About how many minutes each length of the walk takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "source", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Minutes {
    /// The core beats, one chair, the card.
    pub short: u8,
    /// Everything.
    pub full: u8,
}

/// The both-true card. All four lines are required, the last one most of all.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "source", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Card {
    /// One side.
    pub one: String,
    /// The other side.
    pub other: String,
    /// How both can hold.
    pub both: String,
    /// When it might not be this.
    pub not: String,
    /// What the two rooms and the two chairs had in common: the principle, after the cases.
    pub alike: String,
    /// Ids of the claims this screen carries.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub claims: Vec<String>,
}

/// What to think over, and where it goes (nowhere).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "source", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Reflection {
    /// Its heading.
    pub title: String,
    /// The questions.
    pub prompts: Vec<String>,
    /// Ids of the claims this screen carries.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub claims: Vec<String>,
}

/// Why a pack could not be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PackError {
    /// Not JSON, or not the JSON of a pack.
    Malformed(String),
    /// A list that the views count on is too short, or a link leads nowhere.
    Broken(String),
}

impl PackError {
    /// What is wrong, as a sentence.
    pub fn sentence(&self) -> String {
        match self {
            Self::Malformed(why) => ["this is not a Both True pack: ", why].concat(),
            Self::Broken(what) => ["this pack is broken at ", what, ": build it again"].concat(),
        }
    }
}

impl fmt::Display for PackError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.sentence())
    }
}

impl std::error::Error for PackError {}

impl Pack {
    /// The first place that would fail a reader, or none.
    pub(crate) fn broken(&self) -> Option<String> {
        if self.stories.is_empty() {
            return Some("stories".into());
        }
        self.stories.iter().find_map(Story::broken)
    }
}

impl Story {
    /// The scenario with this id.
    pub fn scenario(&self, id: &str) -> Option<&Scenario> {
        self.scenarios.iter().find(|scenario| scenario.id == id)
    }

    /// Which model it plays with, if any.
    pub fn kind(&self) -> Option<Kind<'_>> {
        self.model.as_ref()?.kind()
    }

    /// The beats of its model.
    pub fn beats(&self) -> &[Beat] {
        self.model.as_ref().map_or(&[], |model| &model.beats)
    }

    /// The beat with this id.
    pub fn beat(&self, id: BeatId) -> Option<&Beat> {
        self.beats().iter().find(|beat| beat.id == id)
    }

    /// The first place that would fail a reader. Authors get a fuller answer from `pack`.
    fn broken(&self) -> Option<String> {
        if self.parts.len() != 5 {
            return Some("parts".into());
        }
        if self.reflection.prompts.is_empty() {
            return Some("reflection".into());
        }
        if self.model.as_ref().is_some_and(Model::broken) {
            return Some("model".into());
        }
        self.scenarios.iter().find_map(Scenario::broken)
    }
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde's signature")]
fn is_false(value: &bool) -> bool {
    !value
}
