//! What the drawing promises, over every pose it can be asked for.

use super::figure::{AT_REST, FULL_TURN, Skeleton};
use super::space::{FEET, Point, Seat, Turn, from, length};
use super::{Drawing, Moves, Pose, REACHES, Room, Shape, ShapeKind, floor, furniture};

fn for_change(ground: f64, pressure: f64) -> Room {
    Room::moved([(Moves::Ground, ground), (Moves::Pressure, pressure)])
}

/// Every pose at the ends and the middle of its ranges, and between.
fn poses() -> Vec<Pose> {
    let both = [-1.0, -0.5, 0.0, 0.5, 1.0];
    let one = [0.0, 0.25, 0.5, 0.75, 1.0];
    let mut poses = Vec::new();
    for turn in one {
        for lean in both {
            for head in both {
                poses.extend(one.map(|hands| Pose { turn, lean, head, hands }));
            }
        }
    }
    poses
}

fn seated_alike(pose: Pose, near: f64) -> Room {
    Room { near, client: pose, therapist: pose, phone: true, ..Room::default() }
}

/// The path of the one shape of a kind, or of the first.
fn path(shapes: &[Shape], kind: ShapeKind) -> &str {
    &shapes.iter().find(|it| it.kind == kind).expect("a shape of this kind is drawn").path
}

/// The places a path names, for the absolute commands the figures use.
fn spots(path: &str) -> Vec<(f64, f64)> {
    let mut parts = Vec::<String>::new();
    for letter in path.chars() {
        match parts.last_mut() {
            Some(part) if !letter.is_ascii_alphabetic() => part.push(letter),
            _ => parts.push(letter.to_string()),
        }
    }
    let mut spots = Vec::new();
    for part in parts {
        let (command, numbers) = part.split_at(1);
        let numbers: Vec<f64> =
            numbers.split_whitespace().map(|it| it.parse().expect("a number")).collect();
        match command {
            "A" => spots.push((numbers[5], numbers[6])),
            "M" | "L" | "Q" | "C" => {
                spots.extend(numbers.chunks(2).map(|pair| (pair[0], pair[1])));
            }
            "Z" => (),
            other => panic!("the figures do not use {other}"),
        }
    }
    spots
}

fn people_and_chairs(drawing: &Drawing) -> impl Iterator<Item = &Shape> {
    let Drawing { chairs, client, therapist, .. } = drawing;
    let people = [client, therapist].into_iter().flat_map(|it| [&it.body, &it.coat, &it.head]);
    people.flatten().chain(chairs)
}

/// The rest pose as the design's own program drew it.
#[test]
fn the_room_at_rest_is_the_designed_one() {
    let drawing = Room::default().draw(false);
    assert_eq!(
        path(&drawing.client.body, ShapeKind::Torso),
        "M174.8 190.5L157.7 199.7Q159.2 233 170.7 276.5L182.1 270.3Q174.6 224.7 174.8 190.5Z"
    );
    assert_eq!(
        path(&drawing.therapist.body, ShapeKind::Torso),
        "M425.2 190.5L442.3 199.7Q440.8 233 429.3 276.5L417.9 270.3Q425.4 224.7 425.2 190.5Z"
    );
    assert_eq!(path(&drawing.client.body, ShapeKind::Shoe), "M240.4 362.8L261.1 367.5");
    assert_eq!(
        path(&drawing.chairs, ShapeKind::SolidLine),
        "M145.5 292.3L131.8 226.8C123.6 179.9 148.8 166.3 157.1 213.2L170.8 278.7Z"
    );
    assert_eq!(
        path(&drawing.chairs, ShapeKind::Line),
        "M149.2 304.6L139.1 369.6M213.1 307.5L217.7 378"
    );
    assert_eq!(path(&drawing.clock, ShapeKind::ClockHand), "M474 76L467.1 66.2M474 76L458.4 67");
    assert_eq!(drawing.floor[0].path, "M0 320H208A78 52 0 0 1 208 424H0Z");
    assert_eq!(drawing.floor[1].path, "M600 320H392A78 52 0 0 0 392 424H600Z");
}

#[test]
fn the_floors_share_a_lens_only_once_they_meet() {
    assert_eq!(floor(0.4, 0.4).len(), 2);
    let shared = |warm, cool| path(&floor(warm, cool), ShapeKind::SharedFloor).to_owned();
    assert_eq!(shared(0.85, 0.42), "M340.9 330.7A78 52 0 0 1 340.9 413.3A78 52 0 0 1 340.9 330.7Z");
    assert_eq!(shared(1.0, 1.0), "M278 320H322A78 52 0 0 1 322 424H278A78 52 0 0 1 278 320Z");
}

#[test]
fn every_pose_stays_in_the_picture() {
    for pose in poses() {
        for near in [0.0, 1.0] {
            let drawing = seated_alike(pose, near).draw(false);
            for shape in people_and_chairs(&drawing) {
                let ink = shape.width.unwrap_or(0.0) / 2.0;
                for (x, y) in spots(&shape.path) {
                    assert!(
                        x - ink > 54.0 && x + ink < 546.0 && y - ink > 16.0 && y + ink < 424.0,
                        "{pose:?} leaves at {x} {y}: {shape:?}"
                    );
                }
            }
        }
    }
}

#[test]
fn limbs_keep_their_length_and_elbows_stay_behind() {
    for pose in poses() {
        let skeleton = Skeleton::new(pose);
        let near = |a: Point, b: Point, wanted: f64, what: &str| {
            let found = length(from(a, b));
            assert!((found - wanted).abs() < 0.01, "{what} of {pose:?} is {found}");
        };
        near(skeleton.hip, skeleton.neck, 92.0, "spine");
        near(skeleton.neck, skeleton.head, 35.0, "neck");
        for side in [-1.0, 1.0] {
            let arm = skeleton.arm(side, pose);
            near(arm.shoulder, arm.elbow, 44.0, "upper arm");
            near(arm.elbow, arm.hand, 50.0, "forearm");
            // A forearm folded flat along the arm would put the hand at the shoulder.
            assert!(length(from(arm.shoulder, arm.hand)) > 44.0, "a folded arm in {pose:?}");
            let back = Turn::degrees(-(AT_REST + FULL_TURN * pose.turn));
            let middle = [0, 1, 2].map(|axis| f64::midpoint(arm.shoulder[axis], arm.hand[axis]));
            let elbow = back.of(from(middle, arm.elbow));
            assert!(elbow[0] < 0.0, "an elbow in front of the body in {pose:?}");
            assert!(arm.elbow[2] > 96.0, "an elbow through the chair in {pose:?}");
        }
    }
}

#[test]
fn a_room_between_two_ends_as_each() {
    let start = Room { phone: true, ..for_change(0.1, 0.7) };
    let end = Room { clock: (3, 20), ..for_change(0.9, 0.2) };
    assert_eq!(start.between(&end, 0.0), start);
    assert_eq!(start.between(&end, 1.0), end);
    let half = start.between(&end, 0.5);
    assert!((half.near - f64::midpoint(start.near, end.near)).abs() < 1e-12);
}

#[test]
fn ground_lifts_the_head_and_pressure_brings_the_other_near() {
    let settled = for_change(1.0, 0.0);
    assert_eq!(settled.client, Pose { turn: 0.0, lean: 0.25, head: 0.1, hands: 0.7 });
    let pressed = for_change(0.0, 1.0);
    assert_eq!(pressed.client, Pose { turn: 0.0, lean: -0.8, head: 0.95, hands: 0.1 });
    assert_eq!(pressed.therapist, Pose { lean: 0.9, ..Pose::default() });
    assert!(pressed.near > settled.near);
    assert_eq!((pressed.warm_reach, pressed.cool_reach), (REACHES[0], REACHES[3]));
}

#[test]
fn a_mirrored_clock_still_runs_clockwise() {
    let right = furniture::clock((3, 0), true);
    assert_eq!(path(&right, ShapeKind::ClockHand), "M126 76L138 76M126 76L126 58");
    assert_eq!(Room::default().draw(false).transform, None);
    assert!(Room::default().draw(true).transform.is_some());
}

#[test]
fn a_turned_person_is_seated_where_they_were() {
    let seat = Seat { across: 0.0, down: FEET, facing: 1.0 };
    let turned = |turn| seat.spot(Skeleton::new(Pose { turn, ..Pose::default() }).hip);
    let (before, after) = (turned(0.0), turned(1.0));
    assert!((before.0 - after.0).abs() < 1.0 && (before.1 - after.1).abs() < 1.0);
}
