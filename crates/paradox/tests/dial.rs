//! The dial against its reference: its golden values, and what must be true of every setting.

use paradox::sim::dial::{HEAT, Person, Policy, Reading, Reply, START, Said, play, reading};
use proptest::prelude::*;
use serde::Deserialize;

#[derive(Deserialize)]
struct Golden {
    /// Depth, heat and width; the four numbers read; the place of the reply.
    readings: Vec<(f64, u8, f64, [f64; 4], u8)>,
    /// The policies, in their order.
    compared: Vec<Walk>,
    /// The edge with one slip of two steps in the fourth moment: mended in the fifth, or left.
    slips: [Walk; 2],
    /// Whole depths, with both tools, in time and out of it.
    dials: Vec<Walk>,
}

#[derive(Deserialize)]
struct Walk {
    start: f64,
    steps: Vec<Step>,
}

#[derive(Deserialize)]
struct Step {
    depth: f64,
    heat: u8,
    asked: bool,
    repaired: bool,
    width: f64,
    lost: f64,
    reading: [f64; 4],
    reply: u8,
}

fn golden() -> Golden {
    serde_json::from_str(include_str!("golden/dial.json")).expect("the golden values parse")
}

#[track_caller]
fn check_near(got: &[f64], expected: &[f64]) {
    let near = got.iter().zip(expected).all(|(it, expected)| (it - expected).abs() < 1e-9);
    assert!(near && got.len() == expected.len(), "{got:?}, expected {expected:?}");
}

#[track_caller]
fn check_reading(got: Reading, expected: &[f64], reply: u8) {
    check_near(&[got.understood, got.exposed, got.bearable, got.over], expected);
    assert_eq!(got.reply as u8, reply, "{got:?}");
}

#[track_caller]
fn check_step((person, reading): (Person, Reading), step: &Step) {
    check_reading(reading, &step.reading, step.reply);
    check_near(&[person.width, person.lost], &[step.width, step.lost]);
}

#[test]
fn every_reading_equals_the_reference() {
    let readings = golden().readings;
    assert!(readings.len() > 300);
    for (depth, heat, width, expected, reply) in readings {
        check_reading(reading(depth, heat, width), &expected, reply);
    }
}

#[test]
fn every_play_equals_the_reference() {
    let compared = golden().compared;
    assert_eq!(compared.len(), Policy::ALL.len());
    for (policy, Walk { start, steps }) in Policy::ALL.into_iter().zip(compared) {
        let played = play(policy, &HEAT, start);
        assert_eq!(played.len(), steps.len());
        for (moment, step) in played.into_iter().zip(&steps) {
            check_step(moment, step);
        }
    }
}

#[test]
fn every_slip_and_every_tool_equals_the_reference() {
    let Golden { slips, dials, .. } = golden();
    for Walk { start, steps } in slips {
        let mut person = Person::new(start);
        for step in steps {
            let moment = person.hears_at(step.depth, step.heat, step.asked, step.repaired);
            check_step(moment, &step);
            person = moment.0;
        }
    }
    for Walk { start, steps } in dials {
        let mut person = Person::new(start);
        for step in steps {
            let Step { asked, repaired, .. } = step;
            let said = Said { depth: step.depth as u8, asked, repaired };
            let moment = person.hears(step.heat, said);
            check_step(moment, &step);
            person = moment.0;
        }
    }
}

/// Each depth there is, in tenths of a step.
fn depths() -> impl Iterator<Item = f64> {
    (0..=100_u8).map(|tenth| f64::from(tenth) / 10.0)
}

fn widths() -> impl Iterator<Item = f64> {
    (3..=10_u8).map(f64::from)
}

#[test]
fn best_understood_is_exactly_at_the_edge() {
    for width in widths() {
        let understood = |depth: &f64| reading(*depth, 0, width).understood;
        let best = depths().max_by(|one, other| understood(one).total_cmp(&understood(other)));
        check_near(&[best.expect("a depth")], &[width]);
    }
}

#[test]
fn nearer_always_exposes_more_until_all_is_bare() {
    for width in widths() {
        let exposed: Vec<f64> = depths().map(|depth| reading(depth, 0, width).exposed).collect();
        assert!(exposed.windows(2).all(|two| two[1] > two[0] || two[1] >= 100.0), "{exposed:?}");
    }
}

#[test]
fn inside_the_line_both_readings_rise_together() {
    for width in widths() {
        let inside: Vec<Reading> = depths()
            .take_while(|&depth| depth <= width)
            .map(|depth| reading(depth, 0, width))
            .collect();
        assert!(inside.len() > 30);
        for two in inside.windows(2) {
            assert!(two[1].understood > two[0].understood, "{two:?}");
            assert!(two[1].exposed > two[0].exposed, "{two:?}");
        }
    }
}

#[test]
fn nobody_is_well_understood_and_well_hidden() {
    for width in widths() {
        for heat in 0..=3 {
            for depth in depths() {
                let it = reading(depth, heat, width);
                assert!(it.understood < 60.0 || it.exposed >= 45.0, "{depth} {heat} {it:?}");
            }
        }
    }
}

#[test]
fn the_same_dial_tips_over_when_the_topic_is_nearer() {
    assert_eq!(reading(6.0, 0, 6.0).reply, Reply::Stays);
    assert_eq!(reading(6.0, 2, 6.0).reply, Reply::TurnsCare);
}

#[test]
fn the_reply_follows_how_far_over_it_went() {
    for (depth, reply) in [
        (5.0, Reply::Stays),
        (5.1, Reply::Jokes),
        (6.0, Reply::Jokes),
        (6.1, Reply::TurnsCare),
        (7.5, Reply::TurnsCare),
        (7.6, Reply::Quarrels),
    ] {
        assert_eq!(reading(depth, 0, 5.0).reply, reply, "depth {depth}");
    }
}

#[track_caller]
fn check_end(walk: &[(Person, Reading)], expected: f64) {
    let width = walk.last().expect("a moment").0.width;
    assert!((width - expected).abs() < 0.05, "ends at {width}, expected {expected}");
}

#[test]
fn three_ways_end_where_the_reference_says() {
    check_end(&play(Policy::DEEP, &HEAT, START), 3.0);
    check_end(&play(Policy::FAR, &HEAT, START), 5.6);
    check_end(&play(Policy::Edge, &HEAT, START), 8.0);
    for (_, reading) in play(Policy::FAR, &HEAT, START) {
        assert!(reading.understood <= 10.0, "{reading:?}");
    }
    for (_, reading) in play(Policy::Edge, &HEAT, START) {
        assert_eq!(reading.reply, Reply::Stays);
    }
}

/// The edge, with a slip of two steps in the fourth moment and, perhaps, a word about it in the next.
fn slip(mended: bool) -> Vec<(Person, Reading)> {
    let mut person = Person::new(START);
    let moments = HEAT.into_iter().enumerate().map(|(at, heat)| {
        let slip = if at == 3 { 2.0 } else { 0.0 };
        let depth = Policy::Edge.depth(person, heat) + slip;
        let moment = person.hears_at(depth, heat, false, mended && at == 4);
        person = moment.0;
        moment
    });
    moments.collect()
}

#[test]
fn a_slip_mended_costs_less_than_a_slip_left() {
    check_end(&slip(true), 7.7);
    check_end(&slip(false), 6.5);
}

#[test]
fn asking_first_is_worth_one_step_for_one_moment() {
    let said = Said { depth: 6, asked: false, repaired: false };
    let person = Person::new(5.0);
    let (blurted, unasked) = person.hears(0, said);
    let (asked_of, asked) = person.hears(0, Said { asked: true, ..said });
    assert_eq!((unasked.reply, asked.reply), (Reply::Jokes, Reply::Stays));
    check_near(&[unasked.bearable, asked.bearable], &[40.0, 48.0]);
    // What stays is the half step that nearness gives, not the step that was lent.
    check_near(&[blurted.width, asked_of.width], &[4.5, 5.5]);
    let (_, widest) = Person::new(10.0).hears(0, Said { asked: true, ..said });
    check_near(&[widest.bearable], &[80.0]);
}

#[test]
fn a_line_reached_in_small_steps_holds_like_any_other() {
    // Rounding leaves it a hair under 5: the dial at 5 is on the line all the same.
    let (person, _) = play(Policy::FAR, &HEAT[..6], START)[5];
    assert!(person.width < 5.0, "{person:?}");
    let (after, reading) = person.hears(0, Said { depth: 5, asked: false, repaired: false });
    assert_eq!(reading.reply, Reply::Stays, "{reading:?}");
    check_near(&[after.width, after.lost], &[5.5, 0.0]);
}

fn said() -> impl Strategy<Value = Said> {
    (any::<u8>(), any::<bool>(), any::<bool>()).prop_map(|(depth, asked, repaired)| Said {
        depth: depth % 12,
        asked,
        repaired,
    })
}

fn moves() -> impl Strategy<Value = Vec<(u8, Said)>> {
    prop::collection::vec((0..6_u8, said()), 0..30)
}

fn told(width: f64, moves: &[(u8, Said)]) -> Vec<(Person, Reading)> {
    let mut person = Person::new(width);
    let moments = moves.iter().map(|&(heat, said)| {
        let moment = person.hears(heat, said);
        person = moment.0;
        moment
    });
    moments.collect()
}

fn check_bounds(it: &Reading) -> Result<(), TestCaseError> {
    prop_assert!((0.0..=100.0).contains(&it.understood), "{:?}", it);
    prop_assert!((0.0..=100.0).contains(&it.exposed), "{:?}", it);
    prop_assert!((24.0..=80.0).contains(&it.bearable), "{:?}", it);
    prop_assert!((0.0..=10.0).contains(&it.over), "{:?}", it);
    prop_assert_eq!(it.reply == Reply::Stays, it.over <= 0.0);
    Ok(())
}

proptest! {
    #[test]
    fn no_reading_leaves_its_bounds(depth in -1e9..1e9_f64, heat in any::<u8>(), width in -1e9..1e9_f64) {
        check_bounds(&reading(depth, heat, width))?;
        check_bounds(&reading(depth % 12.0, heat % 4, width % 12.0))?;
    }

    #[test]
    fn nothing_said_takes_a_person_out_of_bounds(width in -20.0..20.0_f64, moves in moves()) {
        for (person, reading) in told(width, &moves) {
            check_bounds(&reading)?;
            prop_assert!((3.0..=10.0).contains(&person.width), "{:?}", person);
            prop_assert!((0.0..=5.0).contains(&person.lost), "{:?}", person);
            prop_assert!(person.lost <= 0.0 || reading.over > 0.0);
        }
    }

    #[test]
    fn the_same_moves_leave_the_same_person(width in 3.0..10.0_f64, moves in moves()) {
        prop_assert_eq!(told(width, &moves), told(width, &moves));
    }

    #[test]
    fn a_repair_is_worth_something_only_after_a_loss(width in 3.0..10.0_f64, moves in moves(), heat in 0..4_u8, said in said()) {
        let person = told(width, &moves).last().map_or(Person::new(width), |last| last.0);
        let mended = person.hears(heat, Said { repaired: true, ..said });
        let unmended = person.hears(heat, Said { repaired: false, ..said });
        if person.lost > 0.0 {
            // In the moment itself. Afterwards it may be .1 less: a wider line is further to reach.
            prop_assert!(mended.1.bearable > unmended.1.bearable || unmended.1.bearable >= 80.0);
        } else {
            prop_assert_eq!(mended, unmended);
        }
    }

    #[test]
    fn a_repair_is_worth_something_once(width in 3.0..8.0_f64, depth in 0..=10_u8, heat in 0..4_u8) {
        let (hurt, reading) = Person::new(width).hears(heat, Said { depth, asked: false, repaired: false });
        prop_assert_eq!(reading.over > 0.0 && width > 3.0, hurt.lost > 0.0);
        let far = Said { depth: 0, asked: false, repaired: true };
        let (once, _) = hurt.hears(0, far);
        prop_assert_eq!(once.hears(0, far), once.hears(0, Said { repaired: false, ..far }));
        // Nor does it wait: what the next moment left unmended stays lost.
        let (late, _) = hurt.hears(0, Said { repaired: false, ..far });
        prop_assert_eq!(late.hears(0, far), late.hears(0, Said { repaired: false, ..far }));
    }

    #[test]
    fn the_edge_is_never_crossed(width in 3.0..10.0_f64, heats in prop::collection::vec(0..6_u8, 0..30)) {
        let played = play(Policy::Edge, &heats, width);
        prop_assert_eq!(played.len(), heats.len());
        for (person, reading) in played {
            prop_assert_eq!(reading.reply, Reply::Stays);
            prop_assert!(person.width >= width);
        }
    }
}
