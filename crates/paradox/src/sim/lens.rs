//! Two lenses: whom a moment is for, in ordinary life and inside the frame of therapy.
//!
//! An illustration, not a measure: the ratings are one reading among many.

use serde::{Deserialize, Serialize};

/// How one moment is rated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "source", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Rating {
    /// Whom it is for in ordinary life: −3 the therapist, 0 both, 3 the client.
    pub ordinary: i8,
    /// The same, inside the frame.
    pub frame: i8,
    /// How much warmth is in it, 0 to 3, whichever lens is held up.
    pub bond: u8,
}

/// What a moment is looked at through.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lens {
    /// As if it happened between two people anywhere.
    Ordinary,
    /// As a part of therapy.
    Frame,
}

impl Lens {
    /// Both, in the order they are held up.
    pub const BOTH: [Self; 2] = [Self::Ordinary, Self::Frame];
}

/// Our ratings of the eight moments: a remembered detail, the invoice, “how are you?” at the door,
/// ending on time, “you taught me something”, tears in the therapist's eyes, meeting in the street,
/// goodbye.
pub const MOMENTS: [Rating; 8] = [
    Rating::of(2, 2, 3),
    Rating::of(-3, 1, 0),
    Rating::of(0, 3, 1),
    Rating::of(-2, 2, 1),
    Rating::of(-1, 1, 2),
    Rating::of(2, 2, 3),
    Rating::of(-2, 3, 1),
    Rating::of(-1, 3, 3),
];

impl Rating {
    const fn of(ordinary: i8, frame: i8, bond: u8) -> Self {
        Self { ordinary, frame, bond }
    }

    /// Whom the moment is for through this lens.
    pub fn through(self, lens: Lens) -> i8 {
        match lens {
            Lens::Ordinary => self.ordinary,
            Lens::Frame => self.frame,
        }
    }
}

/// Which way the moments lean through a lens: −1 all to the therapist, 1 all to the client.
///
/// No moments lean nowhere. Ratings outside their range are brought to the nearest end.
pub fn tilt(ratings: &[Rating], lens: Lens) -> f64 {
    share(ratings, |rating| i32::from(rating.through(lens).clamp(-3, 3)))
}

/// How much warmth is in the moments, 0 to 1. There is no lens to it: it does not change.
pub fn bond(ratings: &[Rating]) -> f64 {
    share(ratings, |rating| i32::from(rating.bond.min(3)))
}

/// The sum of some marks as a share of the most it could be.
fn share(ratings: &[Rating], mark: impl Fn(&Rating) -> i32) -> f64 {
    let sum: i32 = ratings.iter().map(mark).sum();
    // An empty sum is 0, over whatever.
    f64::from(sum) / (3 * ratings.len().max(1)) as f64
}
