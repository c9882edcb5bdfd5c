//! What a reader has done with a model: a hand for each of the three, and a table for all.

mod dial;
mod lenses;
mod line;

pub use dial::{DialMove, DialPlay};
pub use lenses::{LensMove, LensPlay};
pub use line::{LineMove, LinePlay, Slider};

/// The reader's hand on the model of one walk.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Play {
    /// On *The line you can't draw*.
    pub line: LinePlay,
    /// On *How close is close enough*.
    pub dial: DialPlay,
    /// On *Two lenses*.
    pub lenses: LensPlay,
    /// Whether the picture is also there as a table.
    pub table: bool,
}

/// What the reader did, in the past tense.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Played {
    /// With the line.
    Line(LineMove),
    /// With the dial.
    Dial(DialMove),
    /// With the lenses.
    Lenses(LensMove),
    /// The table was opened or closed.
    TableToggled,
}

impl Play {
    /// The play after `played`.
    pub fn update(&mut self, played: Played) {
        match played {
            Played::Line(it) => self.line.update(it),
            Played::Dial(it) => self.dial.update(it),
            Played::Lenses(it) => self.lenses.update(it),
            Played::TableToggled => self.table = !self.table,
        }
    }

    /// What was done, as text to be kept.
    pub(super) fn save(&self, words: &mut Vec<String>) {
        words.extend(self.line.save());
        words.extend(self.dial.save());
        words.extend(self.lenses.save());
    }

    /// Takes back a word that was kept; false if it is none of a play's.
    pub(super) fn restore(&mut self, word: &str) -> bool {
        let Some((name, values)) = word.split_once('=') else { return false };
        match name {
            "line" => self.line.restore(values),
            "dial" => self.dial.restore(values),
            "lens" => self.lenses.restore(values),
            _ => return false,
        }
        true
    }
}
