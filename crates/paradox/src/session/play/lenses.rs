//! The reader's hand on *Two lenses*: the box they tried, what they rated, the habits they set.

use crate::digits::digits;
use crate::sim::lens::Lens;

/// How the reader plays the lenses.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct LensPlay {
    /// The box that was tried last.
    pub tried: Option<usize>,
    /// The reader's ratings, a moment each, ordinary life first; none where there was no guess.
    pub ratings: Vec<[Option<i8>; 2]>,
    /// Where the slider was set through each lens: −3 (for the therapist) to 3 (for the client). None
    /// until it is moved.
    pub rating: [Option<i8>; 2],
    /// Whether the second lens is in hand.
    pub flipped: bool,
    /// Whether our ratings of the last moment are on show, so that the next is still to come.
    pub revealed: bool,
    /// Which habits the reader has turned over, in here and out there.
    pub turned: [[bool; 2]; 5],
    /// Whether the two of them talk about it.
    pub talked: bool,
}

/// What the reader did, in the past tense.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LensMove {
    /// A box was tried.
    Tried(usize),
    /// The moment was rated through the lens in hand: −3 to 3.
    Rated(i8),
    /// A lens was taken in hand.
    Took(Lens),
    /// Both ratings were shown, the reader's with ours: a slider left alone stands for “both”.
    Revealed,
    /// Ours were shown, with what the reader had set, if anything.
    Skipped,
    /// On to the next moment.
    WentOn,
    /// A habit was turned over: which, and whether out there.
    HabitTurned(usize, bool),
    /// They talk about it, or not.
    TalkToggled,
}

impl LensPlay {
    pub(super) fn update(&mut self, played: LensMove) {
        match played {
            LensMove::Tried(which) => self.tried = Some(which),
            LensMove::Rated(rating) => {
                self.rating[usize::from(self.flipped)] = Some(rating.clamp(-3, 3));
            }
            LensMove::Took(lens) => self.flipped = lens == Lens::Frame,
            LensMove::Revealed => self.reveal(self.rating.map(|it| it.or(Some(0)))),
            LensMove::Skipped => self.reveal(self.rating),
            LensMove::WentOn => {
                self.revealed = false;
                self.flipped = false;
                self.rating = [None; 2];
            }
            LensMove::HabitTurned(which, outside) => {
                if let Some(habit) = self.turned.get_mut(which) {
                    habit[usize::from(outside)] ^= true;
                }
            }
            LensMove::TalkToggled => self.talked = !self.talked,
        }
    }

    fn reveal(&mut self, rating: [Option<i8>; 2]) {
        if !self.revealed {
            self.ratings.push(rating);
            self.revealed = true;
        }
    }

    /// Which moment is on show: the last one revealed, or the one to come.
    pub fn moment(&self) -> usize {
        self.ratings.len().saturating_sub(usize::from(self.revealed))
    }

    pub(super) fn save(&self) -> Option<String> {
        let word = |rating: Option<i8>| rating.map_or_else(|| "-".to_owned(), digits);
        let words = self.ratings.iter().map(|both| both.map(word).join("/"));
        let words: Vec<String> = words.collect();
        (!words.is_empty()).then(|| ["lens=", &words.join(",")].concat())
    }

    pub(super) fn restore(&mut self, values: &str) {
        let rating = |text: &str| text.parse::<i8>().ok().filter(|it| (-3..=3).contains(it));
        for value in values.split(',').take(99) {
            let (one, other) = value.split_once('/').unwrap_or_default();
            self.ratings.push([rating(one), rating(other)]);
        }
    }
}
