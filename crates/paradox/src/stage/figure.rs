//! One person on a chair: a skeleton from a pose, then strokes round as limbs.
//!
//! Legs and hips face the lap, shoulders face the turn, the head turns further
//! still; so a person can look to the window and stay seated. Hands are placed
//! first, on the lap, and elbows follow from the lengths of the arm.

use super::Pose;
use super::shape::{Shape, ShapeKind};
use super::space::{Point, Seat, Turn, add, dot, from, length, mix, scale};
use crate::pen::{Pen, Spot};

/// The angle everyone sits at: a little toward the viewer.
pub(super) const AT_REST: f64 = 24.0;
/// How far a full turn takes the shoulders, toward the window in the far wall.
pub(super) const FULL_TURN: f64 = -74.0;

const SHOULDERS: f64 = 21.0;
const HIPS: f64 = 14.0;
/// Elbow from shoulder, and the end of the hand from the elbow.
const UPPER_ARM: f64 = 44.0;
const FOREARM: f64 = 50.0;
/// An arm is never quite straight, so an elbow always has a side to bend to.
const REACH: f64 = (UPPER_ARM + FOREARM) * 0.97;

const LEG: f64 = 23.0;
const ARM: f64 = 15.5;
const TORSO: f64 = 27.0;
const SHOE: f64 = 15.0;
const NECK: f64 = 13.0;
/// How much of the forearm a sleeve covers.
const SLEEVE: f64 = 0.68;
/// How much wider the dark pass is than the light one, which leaves an outline.
const OUTLINE: f64 = 4.6;

/// A drawn person, in three layers from back to front.
#[derive(Debug, Clone, PartialEq)]
pub struct Figure {
    /// Limbs, torso and neck.
    pub body: Vec<Shape>,
    /// The coat, printed a few units off register; its group overprints the body.
    pub coat: Vec<Shape>,
    /// The head, which the coat does not stain when it is bowed.
    pub head: Vec<Shape>,
}

/// How one person's hair is cut: how far down the back of the oval, and the front.
#[derive(Clone, Copy)]
pub(super) struct Hair {
    pub(super) back: f64,
    pub(super) front: f64,
}

/// Shoulder, elbow and the end of the hand.
pub(super) struct Arm {
    pub(super) shoulder: Point,
    pub(super) elbow: Point,
    pub(super) hand: Point,
}

impl Arm {
    /// From the shoulder round the elbow to so much of the forearm.
    fn path(&self, seat: Seat, share: f64) -> String {
        let [shoulder, elbow, hand] =
            [self.shoulder, self.elbow, self.hand].map(|it| seat.spot(it));
        Pen::default()
            .lines(&[shoulder, between(elbow, shoulder, 0.42)])
            .through('Q', &[elbow, between(elbow, hand, 0.34)])
            .through('L', &[between(elbow, hand, share)])
            .path()
    }
}

/// The joints of one pose.
pub(super) struct Skeleton {
    body: Turn,
    pelvis: Turn,
    lap: Turn,
    gaze: Turn,
    spine: Turn,
    bow: f64,
    pub(super) hip: Point,
    pub(super) neck: Point,
    pub(super) head: Point,
}

impl Skeleton {
    pub(super) fn new(pose: Pose) -> Self {
        let lean = -8.0 + pose.lean * if pose.lean > 0.0 { 22.0 } else { 12.0 };
        let bow = lean + 12.0 + pose.head * if pose.head > 0.0 { 34.0 } else { 20.0 };
        let turn = |share: f64| Turn::degrees(AT_REST + FULL_TURN * share);
        let mut skeleton = Self {
            body: turn(pose.turn),
            pelvis: turn(pose.turn * 0.7),
            lap: turn(pose.turn * 0.35),
            gaze: turn((pose.turn * 1.3).min(1.25)),
            spine: Turn::degrees(lean),
            bow,
            hip: [0.0; 3],
            neck: [0.0; 3],
            head: [0.0; 3],
        };
        skeleton.hip = skeleton.lap.of([-6.0, 0.0, 90.0]);
        skeleton.neck = skeleton.along_spine(92.0, 0.0, 0.0);
        let neck = Turn::degrees(bow);
        let rise = skeleton.gaze.of([35.0 * neck.sin, 0.0, 35.0 * neck.cos]);
        skeleton.head = add(skeleton.neck, rise);
        skeleton
    }

    /// A point of the torso: so far up the spine, to the side and in front of it.
    fn along_spine(&self, up: f64, sideways: f64, front: f64) -> Point {
        let offset = [up * self.spine.sin + front, sideways, up * self.spine.cos];
        add(self.hip, self.body.of(offset))
    }

    /// The arm on one side: 1 is nearer the viewer, -1 further.
    pub(super) fn arm(&self, side: f64, pose: Pose) -> Arm {
        let hands = pose.hands;
        let shoulder = self.along_spine(80.0, side * SHOULDERS, 0.0);
        // Hands stay with the lap however far the shoulders turn: held, they meet
        // there, further out for someone bent over them; open, they go past it.
        let apart = side * SHOULDERS * (0.15 + 0.75 * hands);
        let out = mix(20.0 + 14.0 * pose.lean.max(0.0), 64.0, hands);
        let wish = self.lap.of([out, apart, 108.0 + 10.0 * hands]);
        let way = from(shoulder, wish);
        let far = length(way);
        let span = far.min(REACH);
        let way = scale(way, 1.0 / far);
        // Two lengths and a span fix the elbow but for its side; it goes behind,
        // outward and down.
        let along = (UPPER_ARM * UPPER_ARM - FOREARM * FOREARM + span * span) / (2.0 * span);
        let aside = (UPPER_ARM * UPPER_ARM - along * along).max(0.0).sqrt();
        let behind = self.body.of([-0.8, side * 0.5, -0.45]);
        let behind = add(behind, scale(way, -dot(behind, way)));
        let bend = scale(behind, aside / length(behind));
        Arm {
            shoulder,
            elbow: add(shoulder, add(scale(way, along), bend)),
            hand: add(shoulder, scale(way, span)),
        }
    }
}

/// Draws one person.
pub(super) fn figure(seat: Seat, pose: Pose, hair: Hair, phone: bool) -> Figure {
    let skeleton = Skeleton::new(pose);
    let arms = [-1.0, 1.0].map(|side| skeleton.arm(side, pose));
    let [far_arm, near_arm] = &arms;
    let trunk = torso(seat, &skeleton);
    let neck = seat.spot(skeleton.neck);
    let head = seat.spot(skeleton.head);

    let mut body = Vec::new();
    leg(&mut body, seat, skeleton.lap, -13.0, -9.0);
    limb(&mut body, ARM, &far_arm.path(seat, 1.0));
    leg(&mut body, seat, skeleton.lap, 13.0, 4.0);
    body.push(ShapeKind::TorsoEdge.stroke(TORSO + OUTLINE, &trunk));
    body.push(ShapeKind::Torso.stroke(TORSO, &trunk));
    // The neck grows out of the spine and bends to the head. Its light pass starts lower,
    // inside the torso, so no line crosses the throat and no gap opens in the back.
    let spine = |up: f64| seat.spot(skeleton.along_spine(up, 0.0, 0.0));
    let throat = |roots: &[Spot]| Pen::default().lines(roots).through('Q', &[neck, head]).path();
    body.push(ShapeKind::LimbEdge.stroke(NECK + OUTLINE, &throat(&[spine(86.0)])));
    body.push(ShapeKind::Limb.stroke(NECK, &throat(&[spine(78.0), spine(86.0)])));
    if phone {
        body.push(ShapeKind::Phone.shape(phone_in(seat.spot(near_arm.hand), seat.facing)));
    }
    limb(&mut body, ARM, &near_arm.path(seat, 1.0));

    // Back and down, as a second plate slips in the press.
    let slip = Seat { across: seat.across - 4.0 * seat.facing, down: seat.down + 4.0, ..seat };
    let mut coat = vec![ShapeKind::Coat.stroke(TORSO + 1.0, &torso(slip, &skeleton))];
    for arm in &arms {
        coat.push(ShapeKind::Sleeve.stroke(ARM, &arm.path(slip, SLEEVE)));
    }
    Figure { body, coat, head: head_shapes(&skeleton, head, seat.facing, hair) }
}

/// Shoulders to hips. Hips follow half way between lap and shoulders, on the same spot
/// of the chair.
fn torso(seat: Seat, skeleton: &Skeleton) -> String {
    let shoulder = |side: f64| seat.spot(skeleton.along_spine(80.0, side * SHOULDERS, 0.0));
    let waist = |side: f64| seat.spot(skeleton.along_spine(46.0, side * SHOULDERS * 0.9, -4.0));
    let hip = |side: f64| seat.spot(add(skeleton.hip, skeleton.pelvis.of([0.0, side * HIPS, 2.0])));
    Pen::default()
        .lines(&[shoulder(-1.0), shoulder(1.0)])
        .through('Q', &[waist(1.0), hip(1.0)])
        .through('L', &[hip(-1.0)])
        .through('Q', &[waist(-1.0), shoulder(-1.0)])
        .close()
        .path()
}

/// A leg and its shoe, `sideways` of the middle, the foot set a little forward or back.
fn leg(shapes: &mut Vec<Shape>, seat: Seat, lap: Turn, sideways: f64, step: f64) {
    let at = |forward, sideways, up| seat.spot(lap.of([forward, sideways, up]));
    let hip = at(0.0, sideways, 88.0);
    let knee = at(60.0, sideways * 1.05, 92.0);
    let ankle = at(68.0 + step, sideways * 1.05, 9.0);
    let toe = at(89.0 + step, sideways * 1.15, 5.0);
    let path = Pen::default()
        .lines(&[hip, between(knee, hip, 0.18)])
        .through('Q', &[knee, between(knee, ankle, 0.16)])
        .through('L', &[ankle])
        .path();
    limb(shapes, LEG, &path);
    let shoe = line((ankle.0 - seat.facing, ankle.1 + 3.0), (toe.0, toe.1 + 2.0));
    shapes.push(ShapeKind::LimbEdge.stroke(SHOE, &shoe));
    shapes.push(ShapeKind::Shoe.stroke(SHOE - OUTLINE, &shoe));
}

/// The dark pass of a limb, then the light one.
fn limb(shapes: &mut Vec<Shape>, width: f64, path: &str) {
    shapes.push(ShapeKind::LimbEdge.stroke(width + OUTLINE, path));
    shapes.push(ShapeKind::Limb.stroke(width, path));
}

/// A phone standing out of the hand, leaning the way its holder faces.
fn phone_in((x, y): Spot, facing: f64) -> String {
    let lean = Turn::degrees(-24.0 * facing);
    let corner = |(across, down): Spot| {
        (
            x + facing * 9.0 + across * lean.cos - down * lean.sin,
            y - 9.0 + across * lean.sin + down * lean.cos,
        )
    };
    let corners = [(-6.5, -13.0), (6.5, -13.0), (6.5, 11.0), (-6.5, 11.0)].map(corner);
    Pen::default().lines(&corners).close().path()
}

/// The oval of the head and the hair on it.
fn head_shapes(skeleton: &Skeleton, centre: Spot, facing: f64, hair: Hair) -> Vec<Shape> {
    let gaze = skeleton.gaze;
    let degrees = facing * (skeleton.bow - 6.0) * gaze.cos;
    let tilt = Turn::degrees(degrees);
    let at = |x: f64, y: f64| {
        (centre.0 + x * tilt.cos - y * tilt.sin, centre.1 + x * tilt.sin + y * tilt.cos)
    };
    let (left, right) = (at(-18.5, 0.0), at(18.5, 0.0));
    let oval = Pen::default()
        .through('M', &[left])
        .draw('A', &[18.5, 22.5, degrees, 1.0, 1.0, right.0, right.1])
        .draw('A', &[18.5, 22.5, degrees, 1.0, 1.0, left.0, left.1])
        .close()
        .path();

    // The hair is a cap whose edge slides round the oval: low at the back of the
    // head, high at the brow, and low all round once the face is turned away.
    let (wide, tall) = (19.6, 23.6);
    let look = gaze.cos * facing;
    let away = (-gaze.sin).max(0.0);
    let edge = |behind: f64| {
        // The cheek on the side they look to stays bare a little longer.
        let covered = away * away * mix(0.4, 1.0, behind);
        mix(mix(hair.front, hair.back, behind), hair.back + 4.0, covered)
    };
    let (low_left, low_right) = (edge(f64::midpoint(1.0, look)), edge(f64::midpoint(1.0, -look)));
    let across = |down: f64| wide * (1.0 - down * down / (tall * tall)).max(0.0).sqrt();
    let start = at(-across(low_left), low_left);
    let end = at(across(low_right), low_right);
    let middle = at(-5.0 * look, mix(-9.0, hair.back + 12.0, away));
    let large = f64::from(u8::from(low_left + low_right > 0.0));
    let cap = Pen::default()
        .through('M', &[start])
        .draw('A', &[wide, tall, degrees, large, 1.0, end.0, end.1])
        .through('Q', &[middle, start])
        .close()
        .path();
    vec![ShapeKind::Head.shape(oval), ShapeKind::Hair.shape(cap)]
}

fn line(start: Spot, end: Spot) -> String {
    Pen::default().lines(&[start, end]).path()
}

/// A place part of the way from one to another.
fn between(start: Spot, end: Spot, t: f64) -> Spot {
    (mix(start.0, end.0, t), mix(start.1, end.1, t))
}
