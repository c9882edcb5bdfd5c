//! What must hold of every walk through the real packs, however a reader takes it.
#![cfg(feature = "source")]

mod support;
mod wander;

use paradox::session::{
    DialMove, Guess, Length, LensMove, LineMove, Message, Place, Played, Session, Sheet, Slider,
    Stage, Stop, Way,
};
use paradox::story::{BeatId, Condition, Pack, Scenario, Scene, Variant};
use proptest::prelude::*;
use proptest::sample::Index;
use std::collections::BTreeSet;
use support::{PACKS, pack};
use wander::{length, name, on_offer, picks, play, wander};

/// Whether this is an end: of the one walk, or of several, wherever each was left.
fn has_ended(pack: &Pack, session: &Session) -> bool {
    match pack.frame {
        Some(_) => *session.place() == Place::Closing,
        None => session.is_complete(),
    }
}

proptest! {
    #[test]
    fn every_walk_ends(name in name(), length in length(), picks in picks(90)) {
        let pack = pack(name);
        let mut session = wander(pack, length, &picks);
        // From wherever that led, pressing the first thing on offer reaches the end.
        for _ in 0..300 {
            if has_ended(pack, &session) { break; }
            let first = on_offer(pack, &session).swap_remove(0);
            session = session.update(pack, first);
        }
        prop_assert!(has_ended(pack, &session), "stuck at {}", session.place());
    }

    #[test]
    fn something_is_always_on_offer_before_the_end(name in name(), length in length(), picks in picks(90)) {
        let pack = pack(name);
        let session = wander(pack, length, &picks);
        prop_assert!(has_ended(pack, &session) || !on_offer(pack, &session).is_empty());
    }

    #[test]
    fn stepping_back_undoes_a_step(name in name(), length in length(), picks in picks(60), next in any::<Index>()) {
        let pack = pack(name);
        let before = wander(pack, length, &picks);
        let offers = on_offer(pack, &before);
        prop_assume!(!offers.is_empty());
        let back = before.clone().update(pack, next.get(&offers).clone()).update(pack, Message::SteppedBack);
        prop_assert_eq!(back, before);
    }

    #[test]
    fn ids_restore_the_walk(name in name(), length in length(), picks in picks(90), play in play()) {
        let pack = pack(name);
        let session = play.into_iter().fold(wander(pack, length, &picks), |it, played| it.update(pack, played));
        let again = Session::restore(pack, length, &session.save(pack));
        prop_assert_eq!(again.trail(), session.trail());
        prop_assert_eq!(again.play().line.drawn, session.play().line.drawn);
        prop_assert_eq!(&again.play().dial.said, &session.play().dial.said);
        prop_assert_eq!(&again.play().lenses.ratings, &session.play().lenses.ratings);
        prop_assert_eq!(again.readings(again.story(pack)), session.readings(session.story(pack)));
    }

    #[test]
    fn any_text_restores_to_some_walk(name in name(), length in length(), saved in ".{0,200}") {
        let pack = pack(name);
        let session = Session::restore(pack, length, &saved);
        prop_assert!(Stop::parse(&session.stop().address(pack), pack).is_some());
    }

    #[test]
    fn what_looks_like_a_walk_restores_to_some_walk(name in name(), length in length(), words in prop::collection::vec("(change:|empathy:|relationship:|a/|b/|feel/)?(line=|dial=|lens=|s1|door|moments|closing)?[-0-9,/]{0,12}", 0..12)) {
        let pack = pack(name);
        let session = Session::restore(pack, length, &words.join(" "));
        prop_assert!(Stop::parse(&session.stop().address(pack), pack).is_some());
        let play = session.play();
        prop_assert!(play.line.drawn.iter().all(|it| *it <= 100));
        prop_assert!(play.dial.said.iter().all(|it| it.depth <= 10));
        prop_assert!(play.lenses.ratings.iter().flatten().flatten().all(|it| (-3..=3).contains(it)));
    }

    #[test]
    fn a_stop_reads_as_it_is_written(name in name(), length in length(), picks in picks(90)) {
        let pack = pack(name);
        let session = wander(pack, length, &picks);
        for stop in session.trail() {
            let address = stop.address(pack);
            let read = Stop::parse(&address, pack);
            prop_assert_eq!(read.as_ref().map(|it| &it.place), Some(&stop.place));
            prop_assert_eq!(read.map(|it| it.address(pack)), Some(address));
        }
    }

    #[test]
    fn readings_stay_between_nothing_and_six(name in name(), length in length(), picks in picks(90)) {
        let pack = pack(name);
        let session = wander(pack, length, &picks);
        let readings = session.readings(session.story(pack));
        prop_assert!(readings.iter().all(|value| (0..=6).contains(value)), "{readings:?}");
    }
}

/// A scenario of a pack: which walk it is in, and the scenario.
fn scenarios(pack: &Pack) -> impl Iterator<Item = (usize, &Scenario)> {
    let walks = pack.stories.iter().enumerate();
    walks.flat_map(|(walk, story)| story.scenarios.iter().map(move |it| (walk, it)))
}

/// Every scenario that there is, and the walk alone that it is in.
fn every_scenario() -> impl Iterator<Item = (&'static Pack, &'static Scenario)> {
    let alone = PACKS.map(pack).into_iter().filter(|pack| pack.frame.is_none());
    alone.flat_map(|pack| scenarios(pack).map(move |(_, scenario)| (pack, scenario)))
}

/// Takes a chair and then each choice in turn, by every road. Visits each scene of each road as it
/// is come into, the ends among them.
fn every_road(pack: &Pack, (walk, scenario): (usize, &Scenario), mut visit: impl FnMut(&Session)) {
    let start = Stop { walk, place: Place::start_of(scenario) };
    let led = Session::new(pack, Length::Short).update(pack, Message::WasLed(start));
    let mut open = vec![led];
    while let Some(session) = open.pop() {
        let scene = session.scene(session.story(pack)).expect("a scenario is made of scenes");
        visit(&session);
        for choice in &scene.choices {
            open.push(
                session
                    .clone()
                    .update(pack, Message::ChoiceTaken(choice.id.clone()))
                    .update(pack, Message::Guessed(Guess::Shown))
                    .update(pack, Message::WentOn(Way::Next)),
            );
        }
    }
}

/// The choices taken on a road, each with the id of its scene.
fn taken(session: &Session) -> impl Iterator<Item = (&str, &str)> {
    session.trail().iter().filter_map(|stop| match &stop.place {
        Place::Scene { scene, stage: Stage::Took(choice), .. } => Some((&**scene, &**choice)),
        _ => None,
    })
}

#[test]
fn every_road_meets_the_paradox_and_ends() {
    for pack in PACKS.map(pack) {
        for (walk, scenario) in scenarios(pack) {
            let mut roads = 0;
            every_road(pack, (walk, scenario), |road| {
                if !road.scene(road.story(pack)).is_some_and(Scene::is_end) {
                    return;
                }
                roads += 1;
                let met = road.trail().iter().any(|stop| match &stop.place {
                    Place::Scene { scene, .. } => {
                        scenario.scene(scene).is_some_and(|it| it.paradox)
                    }
                    _ => false,
                });
                assert!(met, "{}", road.save(pack));
                assert!(road.ways(pack).contains(&Way::Next), "{}", road.save(pack));
            });
            assert!(roads > 50, "{} {}: {roads} roads", pack.stories[walk].id, scenario.id);
        }
    }
}

#[test]
fn every_choice_and_every_variant_is_met_on_some_road() {
    for (pack, scenario) in every_scenario() {
        let (mut choices, mut variants) = (BTreeSet::new(), BTreeSet::new());
        every_road(pack, (0, scenario), |road| {
            choices.extend(taken(road).map(|(scene, choice)| format!("{scene}/{choice}")));
            variants.extend(road.variant(&pack.stories[0]).map(|it| it.lines.join(" ")));
        });
        for scene in &scenario.scenes {
            for choice in &scene.choices {
                let choice = format!("{}/{}", scene.id, choice.id);
                assert!(choices.contains(&choice), "{} {choice}", scenario.title);
            }
            for variant in &scene.variants {
                assert!(variants.contains(&variant.lines.join(" ")), "{:?}", variant.lines);
            }
        }
        let ends = scenario.scenes.iter().filter(|scene| scene.is_end());
        assert!(ends.map(|scene| scene.variants.len()).sum::<usize>() >= 2, "{}", scenario.title);
    }
}

/// Whether a variant is told on a road if and only if its condition says so.
fn check_told(road: &Session, variant: &Variant, told: Option<&Variant>, holds: bool, pack: &Pack) {
    assert_eq!(told == Some(variant), holds, "{}", road.save(pack));
}

#[test]
fn a_scene_moves_the_readings_as_it_is_come_into() {
    let mut moved = 0;
    for (pack, scenario) in every_scenario() {
        every_road(pack, (0, scenario), |road| {
            let story = &pack.stories[0];
            let Place::Scene { scene, stage: Stage::Asked, .. } = road.place() else { return };
            let Some(scene) = scenario.scene(scene).filter(|it| !it.effect.is_empty()) else {
                return;
            };
            let before = road.course(scenario).last().copied().expect("there is a start");
            for (which, reading) in scenario.readings.iter().enumerate() {
                let by = scene.effect.on(&reading.id);
                let wanted = (before[which] + by).clamp(0, 6);
                assert_eq!(road.readings(story)[which], wanted, "{}", road.save(pack));
            }
            moved += 1;
        });
    }
    assert!(moved > 100, "{moved} scenes moved something");
}

#[test]
fn a_flag_is_up_once_a_choice_has_raised_it() {
    let mut asked = 0;
    for (pack, scenario) in every_scenario() {
        every_road(pack, (0, scenario), |road| {
            let story = &pack.stories[0];
            let Some(first) = road.scene(story).and_then(|scene| scene.variants.first()) else {
                return;
            };
            let Some(flag) = first.when.as_ref().map(|it| &it.left) else { return };
            if !scenario.flags.contains(flag) {
                return;
            }
            let raised = taken(road).any(|(scene, choice)| {
                let choice = scenario.scene(scene).and_then(|it| it.choice(choice));
                choice.is_some_and(|it| it.effect.on(flag) > 0)
            });
            check_told(road, first, road.variant(story), raised, pack);
            asked += 1;
        });
    }
    assert!(asked > 100, "{asked} flags were asked about");
}

#[test]
fn a_condition_may_ask_for_more_than_another_reading() {
    let mut held = BTreeSet::new();
    for (pack, scenario) in every_scenario() {
        every_road(pack, (0, scenario), |road| {
            let story = &pack.stories[0];
            let Some(first) = road.scene(story).and_then(|scene| scene.variants.first()) else {
                return;
            };
            let Some(Condition { left, or_equal, right }) = &first.when else { return };
            let Some(other) = right.reading.as_ref().filter(|_| right.number > 0) else { return };
            let value = |id: &String| {
                let at = scenario.readings.iter().position(|it| it.id == *id);
                i16::from(road.readings(story)[at.expect("one of the two readings")])
            };
            let over = value(left) - value(other) - i16::from(right.number);
            let holds = over > 0 || *or_equal && over == 0;
            check_told(road, first, road.variant(story), holds, pack);
            held.insert(holds);
        });
    }
    assert_eq!(held.len(), 2, "no road shows both sides of such a condition");
}

#[test]
fn a_condition_with_a_plus_reads_as_it_is_written() {
    let text = "bare > met + 1";
    let condition: Condition = text.parse().expect("a condition");
    assert_eq!(String::from(condition.clone()), text);
    for (bare, met, holds) in [(0, 0, false), (1, 0, false), (2, 0, true), (5, 4, false)] {
        let value = |id: &str| if id == "bare" { bare } else { met };
        assert_eq!(condition.holds(value), holds, "{bare} > {met} + 1");
    }
}

/// Goes on by whatever comes first, until the walk one is in has come to its reflection.
fn to_reflection(pack: &Pack, mut session: Session) -> Session {
    for _ in 0..100 {
        if *session.place() == Place::Reflection {
            return session;
        }
        let first = on_offer(pack, &session).swap_remove(0);
        session = session.update(pack, first);
    }
    panic!("no reflection after {}", session.save(pack))
}

fn onto(pack: &Pack, session: Session, walk: usize) -> Session {
    let session = session.update(pack, Message::WentOn(Way::Onto(walk)));
    assert_eq!(*session.stop(), Stop { walk, place: Place::Door });
    session
}

#[test]
fn in_any_order_the_walks_end_at_the_closing() {
    let pack = pack("all");
    let orders = [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]];
    for (length, order) in [Length::Short, Length::Full].into_iter().zip([orders; 2]) {
        for order in order {
            let mut session = Session::new(pack, length);
            assert_eq!(*session.place(), Place::Opening);
            for walk in order {
                assert!(!session.is_all_complete(pack), "{order:?} before {walk}");
                session = to_reflection(pack, onto(pack, session, walk));
                assert!(session.is_complete(), "{order:?} at the end of {walk}");
            }
            let ways = session.ways(pack);
            assert_eq!(ways.first(), Some(&Way::Closing), "{order:?}: {ways:?}");
            assert!(!session.is_all_complete(pack), "{order:?}: the closing is to come");
            let closing = session.update(pack, Message::WentOn(Way::Closing));
            assert_eq!(*closing.place(), Place::Closing);
            assert!(closing.is_all_complete(pack), "{order:?}");
            assert!(closing.ways(pack).is_empty(), "{order:?}: {:?}", closing.ways(pack));
        }
    }
}

#[test]
fn a_walk_left_out_or_skipped_leaves_the_whole_incomplete() {
    let pack = pack("all");
    let one = to_reflection(pack, onto(pack, Session::new(pack, Length::Short), 1));
    let early = one.clone().update(pack, Message::WentOn(Way::Closing));
    assert!(!early.is_all_complete(pack));
    assert_eq!(early.ways(pack), [Way::Onto(0), Way::Onto(2)]);
    let two = to_reflection(pack, onto(pack, early, 2));
    let skipped = onto(pack, two, 0).update(pack, Message::WentOn(Way::Skip));
    let skipped = to_reflection(pack, skipped).update(pack, Message::WentOn(Way::Closing));
    assert_eq!(*skipped.place(), Place::Closing);
    assert!(!skipped.is_all_complete(pack));
}

#[test]
fn what_is_not_on_offer_changes_nothing() {
    for name in PACKS {
        let pack = pack(name);
        let start = Session::new(pack, Length::Short);
        for message in [
            Message::ChoiceTaken("tiny-dip".into()),
            Message::Guessed(Guess::Same),
            Message::WentOn(Way::Reflection),
            Message::WentOn(Way::Chair("z".into())),
            Message::WentOn(Way::Onto(3)),
            Message::WasLed(Stop { walk: 0, place: Place::scene("a", "nowhere") }),
            Message::SteppedBack,
        ] {
            assert_eq!(start.clone().update(pack, message.clone()), start, "{name} {message:?}");
        }
        if pack.frame.is_none() {
            for way in [Way::Onto(0), Way::Closing] {
                assert_eq!(start.clone().update(pack, Message::WentOn(way)), start, "{name}");
            }
        }
    }
}

#[test]
fn a_sheet_lies_over_the_walk_and_leaves_it_alone() {
    for pack in PACKS.map(pack) {
        let start = Session::new(pack, Length::Short);
        let first = on_offer(pack, &start).swap_remove(0);
        let walk = start.update(pack, first);
        for sheet in [Sheet::Pause, Sheet::Path, Sheet::Stopped] {
            let over = walk.clone().update(pack, Message::SheetOpened(sheet));
            assert_eq!(over.stop(), walk.stop());
            assert_eq!(over.update(pack, Message::SheetClosed), walk);
        }
    }
}

#[test]
fn the_short_walk_asks_for_a_chair_and_keeps_the_rest_open() {
    for pack in PACKS.map(pack).into_iter().filter(|pack| pack.frame.is_none()) {
        let story = &pack.stories[0];
        let mut session = Session::new(pack, Length::Short);
        while *session.place() != Place::Chairs {
            session = session.update(pack, Message::WentOn(Way::Next));
        }
        let seen = session.places().filter(|place| matches!(place, Place::Beat(_))).count();
        assert_eq!(seen, story.beats().iter().filter(|beat| beat.core).count());
        let mut ended = None;
        every_road(pack, (0, &story.scenarios[0]), |road| ended = Some(road.clone()));
        let card = ended.expect("a road").update(pack, Message::WentOn(Way::Next));
        assert_eq!(*card.place(), Place::Card);
        let open = card.ways(pack);
        assert!(open.contains(&Way::Chair("b".into())), "{open:?}");
        assert!(open.contains(&Way::Deeper), "{open:?}");
    }
}

#[test]
fn a_slider_keeps_where_it_was_put() {
    let pack = pack("change");
    for slider in Slider::ALL {
        for to in 0..=10 {
            let moved = Played::Line(LineMove::SliderMoved(slider, to));
            let session = Session::new(pack, Length::Full).update(pack, Message::Played(moved));
            assert_eq!(session.play().line.slider(slider), to, "{slider:?}");
        }
    }
}

#[test]
fn on_a_path_not_taken_the_readings_stand_as_they_would_have_stood() {
    let pack = pack("change");
    let story = &pack.stories[0];
    let walk = Session::restore(
        pack,
        Length::Short,
        "a/s1 a/s1/face-down a/s2 a/s2/you a/s3 a/s3/tired a/s4 a/s4/keep a/s5",
    );
    assert_eq!(walk.readings(story), [2, 0]);
    let other = Stop::parse("a/other/s2/task", pack).expect("a choice not taken");
    let looked_back = walk.update(pack, Message::WasLed(other)).readings(story);
    assert_eq!(looked_back, [1, 2], "as after the first scene, with one more push");
}

#[test]
fn skipping_to_the_card_is_no_end() {
    for pack in PACKS.map(pack) {
        for walk in 0..pack.stories.len() {
            let door = Message::WasLed(Stop { walk, place: Place::Door });
            let door = Session::new(pack, Length::Short).update(pack, door);
            let card = door.update(pack, Message::WentOn(Way::Skip));
            assert_eq!(*card.stop(), Stop { walk, place: Place::Card });
            assert!(!card.is_complete());
        }
    }
}

#[test]
fn sitting_down_after_skipping_is_no_end_yet() {
    let pack = pack("change");
    let walk = Session::new(pack, Length::Short)
        .update(pack, Message::WentOn(Way::Skip))
        .update(pack, Message::WentOn(Way::Chair("b".into())));
    assert!(!walk.is_complete());
    assert!(to_reflection(pack, walk).is_complete());
}

#[test]
fn a_drawing_left_out_stays_left_out_when_the_walk_is_taken_up_again() {
    let pack = pack("change");
    let walk = Session::restore(pack, Length::Short, "feel/predict")
        .update(pack, Message::Played(Played::Line(LineMove::DrawingSkipped)));
    assert_eq!(*walk.place(), Place::Beat(BeatId::Reveal));
    assert!(Session::restore(pack, Length::Short, &walk.save(pack)).play().line.skipped);
}

#[test]
fn a_line_left_as_it_was_drawn_is_a_guess_too() {
    let pack = pack("change");
    let walk = Session::restore(pack, Length::Short, "feel/predict")
        .update(pack, Message::WentOn(Way::Next));
    assert_eq!(*walk.place(), Place::Beat(BeatId::Reveal));
    assert!(!walk.play().line.skipped);
}

#[test]
fn a_moment_that_was_shown_is_no_guess_when_the_walk_is_taken_up_again() {
    let pack = pack("empathy");
    let walk = Session::restore(pack, Length::Short, "feel/predict")
        .update(pack, Message::Played(Played::Dial(DialMove::Shown(4))));
    assert!(walk.play().dial.shown);
    assert!(Session::restore(pack, Length::Short, &walk.save(pack)).play().dial.shown);
}

#[test]
fn each_walk_of_several_keeps_its_own_hand_on_its_model() {
    let pack = pack("all");
    let at = |stop: &str| Message::WasLed(Stop::parse(stop, pack).expect("a stop"));
    let session = Session::new(pack, Length::Short)
        .update(pack, at("empathy/feel/predict"))
        .update(pack, Message::Played(Played::Dial(DialMove::Set(7))))
        .update(pack, Message::Played(Played::Dial(DialMove::Guessed)))
        .update(pack, at("relationship/feel/moments"))
        .update(pack, Message::Played(Played::Lenses(LensMove::Rated(2))))
        .update(pack, Message::Played(Played::Lenses(LensMove::Skipped)));
    for session in [Session::restore(pack, Length::Short, &session.save(pack)), session] {
        assert_eq!(session.play().lenses.ratings, [[Some(2), None]]);
        assert!(session.play().dial.said.is_empty());
        let empathy = session.update(pack, at("empathy/card"));
        assert_eq!(empathy.play().dial.said.len(), 1);
        assert!(empathy.play().lenses.ratings.is_empty());
    }
}

#[test]
fn a_slider_left_alone_says_both_unless_the_reader_asks_to_be_shown() {
    let pack = pack("relationship");
    let rated = Session::restore(pack, Length::Short, "feel/moments")
        .update(pack, Message::Played(Played::Lenses(LensMove::Rated(-1))));
    for (played, rating) in
        [(LensMove::Revealed, [Some(-1), Some(0)]), (LensMove::Skipped, [Some(-1), None])]
    {
        let shown = rated.clone().update(pack, Message::Played(Played::Lenses(played)));
        assert_eq!(shown.play().lenses.ratings, [rating]);
    }
}

#[test]
fn being_led_to_where_one_is_takes_no_step() {
    for pack in PACKS.map(pack) {
        let start = Session::new(pack, Length::Short);
        let here = start.stop().clone();
        assert_eq!(start.clone().update(pack, Message::WasLed(here)), start);
    }
    let pack = pack("all");
    let session = to_reflection(pack, onto(pack, Session::new(pack, Length::Short), 2));
    let closing = session.update(pack, Message::WentOn(Way::Closing));
    let led = Message::WasLed(Stop::parse("closing", pack).expect("a stop"));
    assert_eq!(closing.clone().update(pack, led), closing);
}
