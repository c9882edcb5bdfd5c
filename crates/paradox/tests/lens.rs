//! The two lenses and the mirror against their reference, and what must be true of them.

use paradox::sim::lens::{Lens, MOMENTS, Rating, bond, tilt};
use paradox::sim::mirror::{HABITS, clarity, matches};
use proptest::prelude::*;
use serde::Deserialize;

#[derive(Deserialize)]
struct Golden {
    ratings: [(i8, i8, u8); 8],
    totals: Vec<Totals>,
    mirrors: Vec<Mirror>,
}

#[derive(Deserialize)]
struct Totals {
    /// Places in the list of moments.
    moments: Vec<usize>,
    ordinary: f64,
    frame: f64,
    bond: f64,
}

#[derive(Deserialize)]
struct Mirror {
    inside: [bool; HABITS],
    outside: [bool; HABITS],
    talked: bool,
    clarity: f64,
}

fn golden() -> Golden {
    serde_json::from_str(include_str!("golden/lens.json")).expect("the golden values parse")
}

#[track_caller]
fn check_near(got: f64, expected: f64) {
    assert!((got - expected).abs() < 1e-9, "{got}, expected {expected}");
}

#[test]
fn the_moments_are_rated_as_in_the_reference() {
    let ratings = MOMENTS.map(|it| (it.ordinary, it.frame, it.bond));
    assert_eq!(ratings, golden().ratings);
}

#[test]
fn every_total_equals_the_reference() {
    let totals = golden().totals;
    assert!(totals.len() > 10);
    for it in totals {
        let ratings: Vec<Rating> = it.moments.iter().map(|&at| MOMENTS[at]).collect();
        check_near(tilt(&ratings, Lens::Ordinary), it.ordinary);
        check_near(tilt(&ratings, Lens::Frame), it.frame);
        check_near(bond(&ratings), it.bond);
    }
}

#[test]
fn every_mirror_equals_the_reference() {
    let mirrors = golden().mirrors;
    assert!(mirrors.len() > 50);
    for it in mirrors {
        check_near(clarity(it.inside, it.outside, it.talked), it.clarity);
    }
}

#[track_caller]
fn check_rounded(got: f64, expected: f64) {
    assert!((got - expected).abs() < 0.0005, "{got}, expected {expected}");
}

#[test]
fn the_whole_set_leans_as_the_reference_says() {
    check_rounded(tilt(&MOMENTS, Lens::Ordinary), -0.208);
    check_rounded(tilt(&MOMENTS, Lens::Frame), 0.708);
    check_rounded(bond(&MOMENTS), 0.583);
}

fn through(lens: Lens) -> [f64; 8] {
    MOMENTS.map(|rating| f64::from(rating.through(lens)))
}

fn spread(values: &[f64]) -> f64 {
    let mean = |values: &[f64]| values.iter().sum::<f64>() / values.len() as f64;
    let middle = mean(values);
    mean(&values.iter().map(|value| (value - middle) * (value - middle)).collect::<Vec<_>>()).sqrt()
}

#[test]
fn ordinary_life_pulls_every_way_and_the_frame_leans_to_the_client() {
    let [ordinary, frame] = Lens::BOTH.map(through);
    assert!(ordinary.iter().any(|&value| value < 0.0));
    assert!(ordinary.iter().any(|&value| value > 0.0));
    assert!(frame.iter().all(|&value| value > 0.0), "{frame:?}");
    assert!(spread(&ordinary) > spread(&frame));
}

#[test]
fn no_moments_lean_nowhere() {
    check_near(tilt(&[], Lens::Ordinary), 0.0);
    check_near(tilt(&[], Lens::Frame), 0.0);
    check_near(bond(&[]), 0.0);
}

#[test]
fn a_mirror_shows_little_until_it_is_talked_about() {
    let inside = [true, true, true, false, false];
    let outside = [true, true, true, false, true];
    assert_eq!(matches(inside, outside), 4);
    check_near(clarity(inside, outside, false), 0.28);
    check_near(clarity(inside, outside, true), 0.8);
}

fn rating() -> impl Strategy<Value = Rating> {
    any::<(i8, i8, u8)>().prop_map(|(ordinary, frame, bond)| Rating { ordinary, frame, bond })
}

fn habits() -> impl Strategy<Value = [bool; HABITS]> {
    prop::array::uniform5(any::<bool>())
}

proptest! {
    #[test]
    fn no_total_leaves_its_bounds(ratings in prop::collection::vec(rating(), 0..40)) {
        for lens in Lens::BOTH {
            prop_assert!((-1.0..=1.0).contains(&tilt(&ratings, lens)));
        }
        prop_assert!((0.0..=1.0).contains(&bond(&ratings)));
    }

    #[test]
    fn the_warmth_does_not_change_with_the_lens(ratings in prop::collection::vec(rating(), 0..20), ordinary: i8, frame: i8) {
        let rated_anew: Vec<Rating> =
            ratings.iter().map(|it| Rating { ordinary, frame, ..*it }).collect();
        prop_assert_eq!(bond(&ratings).to_bits(), bond(&rated_anew).to_bits());
    }

    #[test]
    fn one_lens_knows_nothing_of_the_other(ratings in prop::collection::vec(rating(), 1..20), other: i8) {
        let but_frame: Vec<Rating> = ratings.iter().map(|it| Rating { frame: other, ..*it }).collect();
        let but_ordinary: Vec<Rating> = ratings.iter().map(|it| Rating { ordinary: other, ..*it }).collect();
        prop_assert_eq!(tilt(&ratings, Lens::Ordinary).to_bits(), tilt(&but_frame, Lens::Ordinary).to_bits());
        prop_assert_eq!(tilt(&ratings, Lens::Frame).to_bits(), tilt(&but_ordinary, Lens::Frame).to_bits());
    }

    #[test]
    fn a_mirror_works_both_ways(inside in habits(), outside in habits(), talked: bool) {
        let clear = clarity(inside, outside, talked);
        prop_assert_eq!(clear.to_bits(), clarity(outside, inside, talked).to_bits());
        prop_assert!((0.0..=1.0).contains(&clear));
        prop_assert!(clarity(inside, outside, false) <= clarity(inside, outside, true));
        prop_assert_eq!(matches(inside, outside) + matches(inside, outside.map(|it| !it)), HABITS);
    }
}
