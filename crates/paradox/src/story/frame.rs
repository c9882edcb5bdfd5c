//! What stands around the three walks: the opening and the closing.

use super::pose::PoseChange;
use serde::{Deserialize, Serialize};

/// The opening and the closing.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "source", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Frame {
    /// The ids of the walks it stands around, in the order they are offered.
    pub walks: Vec<String>,
    /// One scene, two captions.
    pub opening: Opening,
    /// The same scene again, and the cards.
    pub closing: Closing,
}

/// The opening: one scene with two captions, and three walks to begin with.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "source", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Opening {
    /// Its name in the running head.
    pub name: String,
    /// Its title.
    pub title: String,
    /// What the drawing shows, in a sentence.
    pub picture: String,
    /// The names under the two people.
    pub people: [String; 2],
    /// How they sit.
    #[serde(default)]
    pub pose: PoseChange,
    /// What the clock on the wall shows, `15:50`.
    pub clock: String,
    /// The first caption, and the second.
    pub captions: [Caption; 2],
    /// What it says, a paragraph each.
    pub lines: Vec<String>,
    /// Who it is for, what it is not, and how to stop: a paragraph each.
    pub care: Vec<String>,
    /// Above the walks: any order will do.
    pub order: String,
    /// Ids of the claims this screen carries.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub claims: Vec<String>,
}

/// A caption, and the lens it is seen through.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "source", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Caption {
    /// The lens: “Ordinary life”.
    pub lens: String,
    /// The caption.
    pub words: String,
}

/// The closing: the scene again, the cards that were met, a question, and ways out to real people.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "source", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Closing {
    /// Its name in the running head.
    pub name: String,
    /// Its title.
    pub title: String,
    /// What the drawing shows, in a sentence.
    pub picture: String,
    /// How the two sit now.
    #[serde(default)]
    pub pose: PoseChange,
    /// What it says, a paragraph each.
    pub lines: Vec<String>,
    /// What to think over. Nothing is stored.
    pub ask: Vec<String>,
    /// Said where a card was not met yet: `{name}`.
    pub unmet: String,
    /// Ids of the claims this screen carries.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub claims: Vec<String>,
}
