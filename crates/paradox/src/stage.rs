//! The stage: two people on two chairs, drawn from a handful of numbers.
//!
//! Poses go in and path data comes out. Nothing here knows of a page, so the
//! drawing is the same in a browser, in print and in a test.

mod figure;
mod floor;
mod furniture;
mod moves;
mod shape;
mod space;
#[cfg(test)]
mod tests;

pub use figure::Figure;
use floor::{REACHES, floor};
pub use moves::Moves;
pub use shape::{Shape, ShapeKind};

use figure::Hair;
use space::{FEET, Seat, Turn, mix};

/// The part of the drawing that is shown, for the `viewBox` attribute.
pub const VIEW_BOX: &str = "54 16 492 408";

/// How one person sits.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Pose {
    /// 0 faces the other person, 1 is turned to the window.
    pub turn: f64,
    /// -1 leans back, 1 leans in.
    pub lean: f64,
    /// -1 lifts the head, 1 bows it.
    pub head: f64,
    /// 0 holds the hands together, 1 opens them.
    pub hands: f64,
}

/// The room at one moment.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Room {
    /// How near the two sit: 0 far apart, 1 nearly knee to knee.
    pub near: f64,
    /// How the client sits.
    pub client: Pose,
    /// How the therapist sits.
    pub therapist: Pose,
    /// Whether the client holds a phone.
    pub phone: bool,
    /// How far the client's side of the floor reaches, 0 to 1.
    pub warm_reach: f64,
    /// How far the therapist's side of the floor reaches, 0 to 1.
    pub cool_reach: f64,
    /// The hour and the minute on the clock.
    pub clock: (u8, u8),
}

/// A drawn room, in groups from back to front.
#[derive(Debug, Clone, PartialEq)]
pub struct Drawing {
    /// The clock. It stands outside the transform: a mirrored clock runs backward.
    pub clock: Vec<Shape>,
    /// The `transform` of a group that holds all the rest, where there is one.
    pub transform: Option<&'static str>,
    /// The wall line and the window.
    pub wall: Vec<Shape>,
    /// The two sides of the floor and what they share.
    pub floor: Vec<Shape>,
    /// Both chairs.
    pub chairs: Vec<Shape>,
    /// The client, on the left.
    pub client: Figure,
    /// The therapist, on the right.
    pub therapist: Figure,
}

impl Default for Pose {
    fn default() -> Self {
        Self { turn: 0.0, lean: 0.0, head: 0.0, hands: 0.5 }
    }
}

impl Default for Room {
    fn default() -> Self {
        Self {
            near: 0.3,
            client: Pose::default(),
            therapist: Pose::default(),
            phone: false,
            warm_reach: 0.4,
            cool_reach: 0.4,
            clock: (10, 50),
        }
    }
}

impl Pose {
    /// This pose on its way to another: exactly itself at 0, the other at 1.
    #[must_use]
    pub fn between(self, other: Self, t: f64) -> Self {
        Self {
            turn: mix(self.turn, other.turn, t),
            lean: mix(self.lean, other.lean, t),
            head: mix(self.head, other.head, t),
            hands: mix(self.hands, other.hands, t),
        }
    }

    /// The pose with every number brought inside its range.
    fn within_range(self) -> Self {
        Self {
            turn: self.turn.clamp(0.0, 1.0),
            lean: self.lean.clamp(-1.0, 1.0),
            head: self.head.clamp(-1.0, 1.0),
            hands: self.hands.clamp(0.0, 1.0),
        }
    }
}

impl Room {
    /// This room on its way to another: exactly itself at 0, the other at 1.
    ///
    /// What cannot be half so, the phone and the time, changes half way.
    #[must_use]
    pub fn between(&self, other: &Self, t: f64) -> Self {
        let nearest = if t < 0.5 { self } else { other };
        Self {
            near: mix(self.near, other.near, t),
            client: self.client.between(other.client, t),
            therapist: self.therapist.between(other.therapist, t),
            phone: nearest.phone,
            warm_reach: mix(self.warm_reach, other.warm_reach, t),
            cool_reach: mix(self.cool_reach, other.cool_reach, t),
            clock: nearest.clock,
        }
    }

    /// Draws the room; mirrored for pages that read from right to left.
    pub fn draw(&self, mirrored: bool) -> Drawing {
        let half = 131.0 - 43.0 * self.near.clamp(0.0, 1.0);
        let client = Seat { across: 300.0 - half, down: FEET, facing: 1.0 };
        let therapist = Seat { across: 300.0 + half, down: FEET, facing: -1.0 };
        let turn = Turn::degrees(figure::AT_REST);
        let mut chairs = furniture::chair(client, turn);
        chairs.extend(furniture::chair(therapist, turn));
        let short = Hair { back: 9.0, front: -13.0 };
        let long = Hair { back: 15.0, front: -12.0 };
        Drawing {
            clock: furniture::clock(self.clock, mirrored),
            transform: mirrored.then_some("matrix(-1 0 0 1 600 0)"),
            wall: furniture::wall(),
            floor: floor(self.warm_reach, self.cool_reach),
            chairs,
            client: figure::figure(client, self.client.within_range(), short, self.phone),
            therapist: figure::figure(therapist, self.therapist.within_range(), long, false),
        }
    }
}

/// The reach for a reading between 0 and 1, through the four levels of its words.
fn reach(reading: f64) -> f64 {
    let place = reading.clamp(0.0, 1.0) * 3.0;
    let index = (place as usize).min(2);
    mix(REACHES[index], REACHES[index + 1], place - index as f64)
}
