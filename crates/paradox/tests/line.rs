//! The line model against its reference: its golden values, and what must be true of 2,000 people.

use paradox::sim::line::{Point, Settings, average, run};
use serde::Deserialize;

const PEOPLE: u64 = 2_000;

#[derive(Deserialize)]
struct Golden {
    seed: u64,
    settings: Settings,
    points: Vec<[f64; 3]>,
}

#[test]
fn every_point_equals_the_reference() {
    let golden: Vec<Golden> =
        serde_json::from_str(include_str!("golden/line.json")).expect("the golden values parse");
    for Golden { seed, settings, points } in golden {
        let got = run(seed, &settings);
        assert_eq!(got.len(), points.len(), "seed {seed}");
        for (at, (point, expected)) in got.iter().zip(&points).enumerate() {
            for (value, expected) in
                [point.shown, point.ground, point.relationship].iter().zip(expected)
            {
                assert!((value - expected).abs() < 1e-6, "seed {seed}, session {at}: {point:?}");
            }
        }
    }
}

fn people(settings: Settings, count: u64) -> Vec<Vec<Point>> {
    (0..count).map(|seed| run(seed, &settings)).collect()
}

fn ends(runs: &[Vec<Point>]) -> Vec<f64> {
    runs.iter().map(|run| run[run.len() - 1].shown).collect()
}

fn mean(values: &[f64]) -> f64 {
    values.iter().sum::<f64>() / values.len() as f64
}

fn spread(values: &[f64]) -> f64 {
    let middle = mean(values);
    mean(&values.iter().map(|value| (value - middle) * (value - middle)).collect::<Vec<_>>()).sqrt()
}

fn share(runs: &[Vec<Point>], holds: impl Fn(&[Point]) -> bool) -> f64 {
    runs.iter().filter(|run| holds(run)).count() as f64 / runs.len() as f64
}

#[track_caller]
fn check_mean(settings: Settings, expected: f64) {
    let got = mean(&ends(&people(settings, PEOPLE)));
    assert!((got - expected).abs() < 0.05, "mean end {got}, expected {expected}");
}

#[test]
fn the_four_rooms_end_where_the_reference_says() {
    check_mean(Settings::DEMAND, 23.4);
    check_mean(Settings::LEAVE_ALONE, 26.0);
    check_mean(Settings::COMPANY, 42.6);
    check_mean(Settings::INVITATION, 48.0);
}

#[test]
fn people_in_one_room_differ_widely() {
    for room in Settings::FOUR_ROOMS {
        let spread = spread(&ends(&people(room, PEOPLE)));
        assert!((10.0..=16.0).contains(&spread), "{spread}");
    }
}

#[test]
fn the_same_seed_walks_the_same_way() {
    assert_eq!(run(7, &Settings::default()), run(7, &Settings::default()));
    assert_ne!(run(7, &Settings::default()), run(8, &Settings::default()));
}

#[test]
fn nothing_leaves_its_bounds() {
    for room in Settings::FOUR_ROOMS {
        for point in people(room, PEOPLE).concat() {
            assert!((0.0..=100.0).contains(&point.shown));
            assert!((0.0..=1.0).contains(&point.ground));
            assert!((0.0..=1.0).contains(&point.relationship));
        }
    }
}

#[test]
fn demand_and_invitation_look_alike_until_session_four() {
    let at_four = |settings| {
        mean(&people(settings, PEOPLE).iter().map(|run| run[4].shown).collect::<Vec<_>>())
    };
    assert!((at_four(Settings::DEMAND) - at_four(Settings::INVITATION)).abs() < 2.0);
}

#[test]
fn now_and_then_demand_beats_invitation() {
    let demand = ends(&people(Settings::DEMAND, PEOPLE));
    let invitation = ends(&people(Settings::INVITATION, PEOPLE));
    let next = invitation.iter().cycle().skip(1);
    let beats = demand.iter().zip(next).filter(|(demand, other)| demand > other).count();
    let share = beats as f64 / PEOPLE as f64;
    assert!((0.05..=0.25).contains(&share), "{share}");
}

#[test]
fn neither_room_is_a_promise() {
    let invitation = people(Settings::INVITATION, PEOPLE);
    let stayed = share(&invitation, |run| run[20].shown <= 30.0);
    let rose = share(&people(Settings::DEMAND, PEOPLE), |run| run[20].shown > 30.0);
    assert!((0.11..=0.13).contains(&stayed), "{stayed}");
    assert!((0.31..=0.33).contains(&rose), "{rose}");
}

#[test]
fn two_people_in_one_room_part_ways() {
    let runs = people(Settings::INVITATION, PEOPLE);
    let pairs: Vec<_> = runs.chunks_exact(2).collect();
    let apart = pairs.iter().filter(|pair| {
        pair[0].iter().zip(&pair[1]).any(|(one, other)| (one.shown - other.shown).abs() >= 10.0)
    });
    let share = apart.count() as f64 / pairs.len() as f64;
    assert!(share >= 0.95, "{share}");
}

#[test]
fn almost_nobody_walks_the_average_and_nobody_only_rises() {
    let runs = people(Settings::INVITATION, PEOPLE);
    let average = average(&runs);
    let close = share(&runs, |run| {
        run.iter().zip(&average).all(|(point, middle)| (point.shown - middle).abs() <= 5.0)
    });
    let rising = share(&runs, |run| run.windows(2).all(|two| two[1].shown >= two[0].shown));
    assert!(close < 0.01, "{close}");
    assert!(rising <= 0.0, "{rising}");
}

#[track_caller]
fn check_rises(settings: impl Iterator<Item = Settings>) {
    let means: Vec<f64> = settings.map(|it| mean(&ends(&people(it, 800)))).collect();
    assert!(means.is_sorted(), "{means:?}");
}

#[test]
fn bond_will_and_time_each_raise_the_mean() {
    let room = Settings::INVITATION;
    check_rises([0.1, 0.5, 0.9].map(|relationship| Settings { relationship, ..room }).into_iter());
    check_rises([0.1, 0.5, 0.9].map(|motivation| Settings { motivation, ..room }).into_iter());
    check_rises([6, 12, 20, 30, 40].map(|sessions| Settings { sessions, ..room }).into_iter());
}

fn best_push(relationship: f64) -> f64 {
    let mean_at = |push| {
        let settings = Settings { push, relationship, ..Settings::INVITATION };
        mean(&ends(&people(settings, 800)))
    };
    let pushes = [0.0, 0.25, 0.5, 0.75, 1.0];
    pushes.into_iter().max_by(|&a, &b| mean_at(a).total_cmp(&mean_at(b))).unwrap_or_default()
}

#[test]
fn a_thin_bond_carries_less_push() {
    assert!((best_push(0.2) - 0.5).abs() < f64::EPSILON);
    assert!((best_push(0.8) - 0.75).abs() < f64::EPSILON);
}
