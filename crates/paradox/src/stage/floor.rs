//! The floor is the reading: two Ds facing each other, and what they share.

use super::shape::{Shape, ShapeKind};
use crate::pen::Pen;

/// The far and near edges of the floor that is inked.
const FAR: f64 = 320.0;
const NEAR: f64 = 424.0;
/// Half the depth of a D, and how far its front bulges.
const HALF: f64 = (NEAR - FAR) / 2.0;
const BULGE: f64 = HALF * 1.5;

/// How far a side reaches for each of the four reading words: hardly any, a
/// little, some, a good deal.
pub const REACHES: [f64; 4] = [0.08, 0.30, 0.42, 0.85];

/// Both sides of the floor, and the lens where they overlap.
///
/// Reaches run from 0, which stays under its own chair, to 1, past the middle.
pub fn floor(warm_reach: f64, cool_reach: f64) -> Vec<Shape> {
    let warm = 210.0 + 190.0 * warm_reach.clamp(0.0, 1.0);
    let cool = 390.0 - 190.0 * cool_reach.clamp(0.0, 1.0);
    let mut shapes = vec![
        ShapeKind::WarmFloor.shape(side(0.0, warm, 1.0)),
        ShapeKind::CoolFloor.shape(side(600.0, cool, -1.0)),
    ];
    if warm > cool {
        shapes.push(ShapeKind::SharedFloor.shape(lens(warm, cool)));
    }
    shapes
}

/// A D lying on the floor, flat at the edge of the stage, round toward the other person.
fn side(edge: f64, front: f64, facing: f64) -> String {
    let bend = front - facing * BULGE;
    let sweep = facing.max(0.0);
    Pen::default()
        .through('M', &[(edge, FAR)])
        .draw('H', &[bend])
        .draw('A', &[BULGE, HALF, 0.0, 0.0, sweep, bend, NEAR])
        .draw('H', &[edge])
        .close()
        .path()
}

/// The part that a D with its front at `warm` and one with its front at `cool` share.
fn lens(warm: f64, cool: f64) -> String {
    let half = (warm - cool) / 2.0;
    let mut pen = Pen::default();
    let round = |pen: &mut Pen, x: f64, y: f64| {
        pen.draw('A', &[BULGE, HALF, 0.0, 0.0, 1.0, x, y]);
    };
    if half >= BULGE {
        // They overlap by more than both fronts, so there is straight edge between.
        let (left, right) = (cool + BULGE, warm - BULGE);
        pen.through('M', &[(left, FAR)]).draw('H', &[right]);
        round(&mut pen, right, NEAR);
        pen.draw('H', &[left]);
        round(&mut pen, left, FAR);
    } else {
        let (x, y) = (f64::midpoint(warm, cool), f64::midpoint(FAR, NEAR));
        let inset = (BULGE - half) / BULGE;
        let tall = HALF * (1.0 - inset * inset).sqrt();
        pen.through('M', &[(x, y - tall)]);
        round(&mut pen, x, y + tall);
        round(&mut pen, x, y - tall);
    }
    pen.close().path()
}
