//! The small space a person sits in, and how it falls on the page.
//!
//! A point is `[forward, sideways, up]` from the foot of a chair, sideways being
//! toward whoever looks at the drawing. Sines come from a short series, because
//! the platform's own differ in their last digits and larger ones weigh more.

use crate::pen::Spot;

/// The height of the floor line that feet stand on.
pub(super) const FEET: f64 = 366.0;
/// How far down the page a step toward the viewer goes: we look slightly down.
const SLOPE: f64 = 0.24;

/// Forward, sideways (toward the viewer), up.
pub(super) type Point = [f64; 3];

/// A turn about the upright, kept as its cosine and sine.
#[derive(Clone, Copy)]
pub(super) struct Turn {
    pub(super) cos: f64,
    pub(super) sin: f64,
}

impl Turn {
    /// A turn of so many degrees, good for -180 to 180.
    pub(super) fn degrees(degrees: f64) -> Self {
        // Half the angle stays within a right angle, where the series is exact to
        // a millionth; the double-angle rule brings it back.
        let half = degrees * (std::f64::consts::PI / 360.0);
        let square = half * half;
        let (mut cos, mut sin) = (1.0, 1.0);
        // Horner's scheme, from the last term of both series to the first.
        let mut order = 12.0;
        while order > 0.0 {
            cos = 1.0 - cos * square / (order * (order - 1.0));
            sin = 1.0 - sin * square / (order * (order + 1.0));
            order -= 2.0;
        }
        sin *= half;
        Self { cos: cos * cos - sin * sin, sin: 2.0 * sin * cos }
    }

    /// The point after this turn.
    pub(super) fn of(self, [forward, sideways, up]: Point) -> Point {
        [forward * self.cos - sideways * self.sin, forward * self.sin + sideways * self.cos, up]
    }
}

/// Where a chair stands and which way it faces.
#[derive(Clone, Copy)]
pub(super) struct Seat {
    /// How far across the page.
    pub(super) across: f64,
    /// How far down the page its feet are.
    pub(super) down: f64,
    /// 1 faces the right of the page, -1 the left.
    pub(super) facing: f64,
}

impl Seat {
    /// Where a point falls on the page.
    pub(super) fn spot(self, [forward, sideways, up]: Point) -> Spot {
        (self.across + self.facing * forward, self.down - up + SLOPE * sideways)
    }
}

/// The sum of two points.
pub(super) fn add(a: Point, b: Point) -> Point {
    [a[0] + b[0], a[1] + b[1], a[2] + b[2]]
}

/// One point seen from another.
pub(super) fn from(a: Point, b: Point) -> Point {
    add(b, scale(a, -1.0))
}

/// A point so many times as far out.
pub(super) fn scale(a: Point, by: f64) -> Point {
    [a[0] * by, a[1] * by, a[2] * by]
}

/// How far two directions agree, times their lengths.
pub(super) fn dot(a: Point, b: Point) -> f64 {
    a[0] * b[0] + a[1] * b[1] + a[2] * b[2]
}

/// How far out a point is.
pub(super) fn length(a: Point) -> f64 {
    // A square root is exact by the standard, so it is the same everywhere.
    dot(a, a).sqrt()
}

/// A number part of the way between two: exactly the first at 0, the second at 1.
pub(super) fn mix(start: f64, end: f64, t: f64) -> f64 {
    start * (1.0 - t) + end * t
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_short_series_agrees_with_known_angles() {
        let root = 0.5_f64.sqrt();
        for (degrees, cos, sin) in [
            (0.0, 1.0, 0.0),
            (30.0, 0.75_f64.sqrt(), 0.5),
            (-45.0, root, -root),
            (90.0, 0.0, 1.0),
            (-120.0, -0.5, -(0.75_f64.sqrt())),
            (180.0, -1.0, 0.0),
        ] {
            let turn = Turn::degrees(degrees);
            assert!((turn.cos - cos).abs() < 1e-6, "cosine of {degrees}: {}", turn.cos);
            assert!((turn.sin - sin).abs() < 1e-6, "sine of {degrees}: {}", turn.sin);
        }
    }
}
