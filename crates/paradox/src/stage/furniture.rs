//! The room itself: wall, window, clock and two chairs, all in line and no ink.

use super::shape::{Shape, ShapeKind};
use super::space::{Point, Seat, Turn};
use crate::pen::{Pen, Spot};

/// Half the width of a chair.
const HALF: f64 = 31.0;
/// The top, the near side and the front of the board one sits on.
const BOARD: [[Point; 4]; 3] = [
    [[-26.0, HALF, 78.0], [54.0, HALF, 82.0], [54.0, -HALF, 82.0], [-26.0, -HALF, 78.0]],
    [[-26.0, HALF, 78.0], [54.0, HALF, 82.0], [54.0, HALF, 70.0], [-26.0, HALF, 66.0]],
    [[54.0, HALF, 82.0], [54.0, -HALF, 82.0], [54.0, -HALF, 70.0], [54.0, HALF, 70.0]],
];
/// Where the clock hangs.
const CLOCK: Spot = (474.0, 76.0);

/// The line where wall meets floor, and the window, which is always the same.
pub(super) fn wall() -> Vec<Shape> {
    vec![
        ShapeKind::ThinLine.shape("M0 306H600"),
        ShapeKind::Sky.shape("M226 30H374V186H226Z"),
        ShapeKind::ThinLine.shape("M226 160C256 140 278 146 300 154S348 156 374 146"),
        ShapeKind::ThinLine.shape(concat!(
            "M318 144c-6-8-6-22 0-32c6 10 6 24 0 32v9",
            "M331 146c-7-8-7-32 0-42c7 10 7 34 0 42v9",
            "M345 144c-6-8-6-26 0-36c6 10 6 28 0 36v9",
        )),
        ShapeKind::Line.shape("M300 30V186M226 82H374M216 187H384"),
    ]
}

/// The clock. In a mirrored room it hangs on the other side and still runs clockwise.
pub(super) fn clock((hour, minute): (u8, u8), mirrored: bool) -> Vec<Shape> {
    let (x, y) = if mirrored { (600.0 - CLOCK.0, CLOCK.1) } else { CLOCK };
    let minute = f64::from(minute % 60);
    let hour = f64::from(hour % 12) + minute / 60.0;
    // A hand's angle is measured from twelve, and `Turn` is good for half a round.
    let hand = |round: f64, long: f64| {
        let turn = Turn::degrees(if round > 0.5 { round - 1.0 } else { round } * 360.0);
        (x + turn.sin * long, y - turn.cos * long)
    };
    let mut pen = Pen::default();
    let rim = pen
        .through('M', &[(x - 25.0, y)])
        .draw('A', &[25.0, 25.0, 0.0, 1.0, 1.0, x + 25.0, y])
        .draw('A', &[25.0, 25.0, 0.0, 1.0, 1.0, x - 25.0, y])
        .close()
        .path();
    for (along, down) in [(1.0, 0.0), (0.0, 1.0), (-1.0, 0.0), (0.0, -1.0)] {
        let tick = |radius: f64| (x + along * radius, y + down * radius);
        pen.lines(&[tick(21.0), tick(18.0)]);
    }
    let ticks = pen.path();
    let hands = pen
        .lines(&[(x, y), hand(hour / 12.0, 12.0)])
        .lines(&[(x, y), hand(minute / 60.0, 18.0)])
        .path();
    vec![
        ShapeKind::SolidLine.shape(rim),
        ShapeKind::ThinLine.shape(ticks),
        ShapeKind::ClockHand.shape(hands),
    ]
}

/// A chair, its back the D of the mark stood on its flat edge.
pub(super) fn chair(seat: Seat, turn: Turn) -> Vec<Shape> {
    let spots = |points: &[Point]| -> Vec<Spot> {
        points.iter().map(|&point| seat.spot(turn.of(point))).collect()
    };
    let mut pen = Pen::default();
    let far_legs = pen
        .lines(&spots(&[[-24.0, -HALF, 74.0], [-34.0, -HALF, 0.0]]))
        .lines(&spots(&[[46.0, -HALF, 78.0], [52.0, -HALF, 0.0]]))
        .path();
    let back = pen
        .lines(&spots(&[[-26.0, HALF, 78.0], [-41.0, HALF, 142.0]]))
        .through('C', &spots(&[[-50.0, HALF, 188.0], [-50.0, -HALF, 188.0], [-41.0, -HALF, 142.0]]))
        .through('L', &spots(&[[-26.0, -HALF, 78.0]]))
        .close()
        .path();
    for face in &BOARD {
        pen.lines(&spots(face)).close();
    }
    let board = pen.path();
    let near_legs = pen
        .lines(&spots(&[[-22.0, HALF, 66.0], [-33.0, HALF, 0.0]]))
        .lines(&spots(&[[48.0, HALF, 70.0], [53.0, HALF, 0.0]]))
        .path();
    vec![
        ShapeKind::ThinLine.shape(far_legs),
        ShapeKind::SolidLine.shape(back),
        ShapeKind::SolidLine.shape(board),
        ShapeKind::Line.shape(near_legs),
    ]
}
