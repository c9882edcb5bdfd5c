//! *Two lenses*: its boxes, moments and habits, and every word around them.

use crate::sim::lens::Rating;
use serde::{Deserialize, Serialize};

/// The presets of the lenses, and every word around them.
///
/// In sentences, `{…}` is filled in where a note says so.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "source", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Lenses {
    /// The boxes that one card might go into.
    #[serde(rename = "box")]
    pub boxes: Vec<LensBox>,
    /// The moments, in order.
    #[serde(rename = "moment")]
    pub moments: Vec<LensMoment>,
    /// The five habits of the mirror.
    #[serde(rename = "habit")]
    pub habits: Vec<Habit>,
    /// The prompt above the boxes.
    pub sort: String,
    /// The first lens: “Ordinary life”.
    pub ordinary: String,
    /// The second lens: “Inside the frame”.
    pub frame: String,
    /// The question of a rating: “Who is this for?”
    pub question: String,
    /// Seven ratings in words, from all for the therapist, past both, to all for the client. The
    /// first, the fourth and the seventh stand under the slider.
    pub ratings: Vec<String>,
    /// Look through the other lens.
    pub flip: String,
    /// Show both ratings.
    pub reveal: String,
    /// Show ours without a guess.
    pub skip: String,
    /// The next moment.
    pub next: String,
    /// The reader's rating: `{rating}`.
    pub yours: String,
    /// Our rating: `{rating}`.
    pub ours: String,
    /// The tilt through the first lens.
    pub tilt_ordinary: String,
    /// The tilt through the second.
    pub tilt_frame: String,
    /// Five tilts in words, from well towards the therapist to well towards the client.
    pub tilts: Vec<String>,
    /// Said of a tilt that holds ratings on both sides: it pulls every way.
    pub pulls: String,
    /// The bond.
    pub bond: String,
    /// Four bonds in words, from thin to strong.
    pub bonds: Vec<String>,
    /// What the three readings show, in a sentence: `{ordinary}`, `{frame}`, `{bond}`.
    pub says: String,
    /// The reader's own tilt, beside ours: `{tilt}`.
    pub says_yours: String,
    /// After the last moment.
    pub done: String,
    /// The heading of a column of habits: “in here”.
    pub inside: String,
    /// The other one: “out there”.
    pub outside: String,
    /// Both the same.
    pub same: String,
    /// Not the same.
    pub differs: String,
    /// A box to tick: the two of them talk about it.
    pub talked: String,
    /// Four words for how clear the mirror is, from dim to clear.
    pub clarity: Vec<String>,
    /// What the mirror shows, in a sentence: `{clarity}`, `{count}` of five.
    pub says_mirror: String,
    /// Said when all five are the same: that is a copy.
    pub copy: String,
    /// The heading of the first column of the table.
    pub moment_name: String,
    /// Above what our ratings come to, moment by moment.
    pub so_far: String,
}

/// A box that the card might go into.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "source", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct LensBox {
    /// “a friend”.
    pub name: String,
    /// Why it goes in.
    pub fits: String,
    /// Why it does not.
    pub fails: String,
}

/// A moment, rated through both lenses.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "source", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct LensMoment {
    /// What happens: “The invoice comes.”
    pub name: String,
    /// What one thinks through the first lens.
    pub ordinary: String,
    /// What one thinks through the second.
    pub frame: String,
    /// Our rating through each: −3 (for the therapist) to 3 (for the client).
    pub rated: Rating,
}

/// A habit, in two places.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "source", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Habit {
    /// “gives first”.
    pub name: String,
    /// Whether the person has it with the therapist, at first.
    pub inside: bool,
    /// Whether with others, at first.
    pub outside: bool,
}

impl Lenses {
    /// Whether a list is too short for the views.
    pub(super) fn broken(&self) -> bool {
        let counts = [
            (self.boxes.len(), 1),
            (self.moments.len(), 1),
            (self.habits.len(), 5),
            (self.ratings.len(), 7),
            (self.tilts.len(), 5),
            (self.bonds.len(), 4),
            (self.clarity.len(), 4),
        ];
        counts.iter().any(|&(has, needs)| has < needs)
    }
}
