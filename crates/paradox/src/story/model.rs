//! The model a story plays with: its beats, its label, and which of the three it is.

use super::dial::Dial;
use super::is_false;
use super::lenses::Lenses;
use super::line::Line;
use serde::{Deserialize, Serialize};

/// A model to play with. Exactly one of `line`, `dial` and `lenses` is there, and says which it is.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "source", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Model {
    /// The label that is always in view: its first words stand out.
    pub label: String,
    /// The rest of the label.
    pub label_rest: String,
    /// “What we assumed”, a sentence each.
    pub assumed: Vec<String>,
    /// *The line you can't draw*.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub line: Option<Line>,
    /// *How close is close enough*.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dial: Option<Dial>,
    /// *Two lenses*.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lenses: Option<Lenses>,
    /// The beats, in order.
    #[serde(rename = "beat")]
    pub beats: Vec<Beat>,
}

/// Which of the three models it is, with its words and presets.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Kind<'model> {
    /// *The line you can't draw*.
    Line(&'model Line),
    /// *How close is close enough*.
    Dial(&'model Dial),
    /// *Two lenses*.
    Lenses(&'model Lenses),
}

impl Model {
    /// Which model it is; none only before its pack was checked.
    pub fn kind(&self) -> Option<Kind<'_>> {
        match (&self.line, &self.dial, &self.lenses) {
            (Some(line), None, None) => Some(Kind::Line(line)),
            (None, Some(dial), None) => Some(Kind::Dial(dial)),
            (None, None, Some(lenses)) => Some(Kind::Lenses(lenses)),
            _ => None,
        }
    }

    /// The first list that a view would miss something in, or none.
    pub(super) fn broken(&self) -> bool {
        self.beats.is_empty()
            || match self.kind() {
                Some(Kind::Line(line)) => line.broken(),
                Some(Kind::Dial(dial)) => dial.broken(),
                Some(Kind::Lenses(lenses)) => lenses.broken(),
                None => true,
            }
    }
}

impl Kind<'_> {
    /// The beats of this model, in the order of the walk.
    pub const fn beats(self) -> &'static [BeatId] {
        match self {
            Self::Line(_) => &BeatId::LINE,
            Self::Dial(_) => &BeatId::DIAL,
            Self::Lenses(_) => &BeatId::LENSES,
        }
    }
}

/// Which beat of the model this is. Each has its own drawing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "source", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum BeatId {
    /// The reader commits to a guess: draws a line, sets the dial.
    Predict,
    /// One run over the reader's line.
    Reveal,
    /// Nine more people, one at a time.
    Rerun,
    /// All of them and their average.
    Average,
    /// Four settings side by side, with a cover.
    Rooms,
    /// The reader's own settings.
    Own,
    /// The ground underneath.
    Underneath,
    /// A moment at a time: with the dial, or through the two lenses.
    Moments,
    /// Three ways to play the dial, side by side.
    Plays,
    /// The chairs are swapped: the reader sets the bearable line.
    Swap,
    /// One card, five boxes.
    Sort,
    /// What both lenses add up to.
    Tilts,
    /// Five habits, in here and out there.
    Mirror,
}

impl BeatId {
    /// The beats of the line, in order.
    pub const LINE: [Self; 7] = [
        Self::Predict,
        Self::Reveal,
        Self::Rerun,
        Self::Average,
        Self::Rooms,
        Self::Own,
        Self::Underneath,
    ];
    /// The beats of the dial, in order.
    pub const DIAL: [Self; 4] = [Self::Predict, Self::Moments, Self::Plays, Self::Swap];
    /// The beats of the lenses, in order.
    pub const LENSES: [Self; 4] = [Self::Sort, Self::Moments, Self::Tilts, Self::Mirror];
    /// Every beat there is.
    pub const ALL: [Self; 13] = [
        Self::Predict,
        Self::Reveal,
        Self::Rerun,
        Self::Average,
        Self::Rooms,
        Self::Own,
        Self::Underneath,
        Self::Moments,
        Self::Plays,
        Self::Swap,
        Self::Sort,
        Self::Tilts,
        Self::Mirror,
    ];

    /// Its id in links and packs.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Predict => "predict",
            Self::Reveal => "reveal",
            Self::Rerun => "rerun",
            Self::Average => "average",
            Self::Rooms => "rooms",
            Self::Own => "own",
            Self::Underneath => "underneath",
            Self::Moments => "moments",
            Self::Plays => "plays",
            Self::Swap => "swap",
            Self::Sort => "sort",
            Self::Tilts => "tilts",
            Self::Mirror => "mirror",
        }
    }
}

/// One beat of the model.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "source", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Beat {
    /// Which.
    pub id: BeatId,
    /// Whether the short walk has it.
    #[serde(default, skip_serializing_if = "is_false")]
    pub core: bool,
    /// Its heading.
    pub title: String,
    /// What it says before the reader does anything, a paragraph each.
    pub lines: Vec<String>,
    /// What it says once the reader has done the thing (run it again, lifted the cover). Where it
    /// asks, the answer waits to be opened: in `rooms` the last paragraph, in `reveal` all of it, in
    /// `plays` all but the last, in `tilts` the first paragraph.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub then: Vec<String>,
    /// A question to think about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ask: Option<String>,
    /// The answer to that question, once the cover is off. Of the beat `rooms` alone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answer: Option<String>,
    /// The words on the control that leads on.
    pub go: String,
    /// Ids of the claims this screen carries.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub claims: Vec<String>,
}
