//! What must hold of every walk through the real story, however a reader takes it.
#![cfg(feature = "source")]

mod support;

use paradox::session::{Guess, Length, Message, Place, Played, Session, Sheet, Slider, Stage, Way};
use paradox::story::Story;
use proptest::prelude::*;
use support::pack;

/// All that a reader can press on the screen a session shows, but for going back.
fn on_offer(story: &Story, session: &Session) -> Vec<Message> {
    let mut offers: Vec<Message> = session.ways(story).into_iter().map(Message::WentOn).collect();
    match session.place() {
        Place::Scene { stage: Stage::Asked, .. } => {
            let choices = session.scene(story).map(|scene| &scene.choices[..]).unwrap_or_default();
            offers.extend(choices.iter().map(|choice| Message::ChoiceTaken(choice.id.clone())));
        }
        Place::Scene { stage: Stage::Took(_), .. } => {
            offers.extend([Guess::Same, Guess::Other, Guess::Shown].map(Message::Guessed));
        }
        _ => (),
    }
    offers
}

fn length() -> impl Strategy<Value = Length> {
    prop_oneof![Just(Length::Short), Just(Length::Full)]
}

/// A walk of random presses, each on offer when it is made.
fn wander(length: Length, picks: &[prop::sample::Index]) -> Session {
    let story = &pack().story;
    picks.iter().fold(Session::new(length), |session, pick| {
        let offers = on_offer(story, &session);
        if offers.is_empty() { session } else { session.update(story, pick.get(&offers).clone()) }
    })
}

fn picks(most: usize) -> impl Strategy<Value = Vec<prop::sample::Index>> {
    prop::collection::vec(any::<prop::sample::Index>(), 0..most)
}

proptest! {
    #[test]
    fn every_walk_ends(length in length(), picks in picks(60)) {
        let story = &pack().story;
        let mut session = wander(length, &picks);
        // From wherever that led, pressing the first thing on offer reaches the end.
        for _ in 0..80 {
            if session.is_complete() { break; }
            let first = on_offer(story, &session).swap_remove(0);
            session = session.update(story, first);
        }
        prop_assert!(session.is_complete(), "stuck at {}", session.place());
    }

    #[test]
    fn something_is_always_on_offer_before_the_end(length in length(), picks in picks(60)) {
        let session = wander(length, &picks);
        prop_assert!(session.is_complete() || !on_offer(&pack().story, &session).is_empty());
    }

    #[test]
    fn stepping_back_undoes_a_step(length in length(), picks in picks(40), next in any::<prop::sample::Index>()) {
        let story = &pack().story;
        let before = wander(length, &picks);
        let offers = on_offer(story, &before);
        prop_assume!(!offers.is_empty());
        let back = before.clone().update(story, next.get(&offers).clone()).update(story, Message::SteppedBack);
        prop_assert_eq!(back, before);
    }

    #[test]
    fn ids_restore_the_walk(length in length(), picks in picks(60), drawn in prop::array::uniform5(0_u8..=100)) {
        let story = &pack().story;
        let mut session = wander(length, &picks);
        for (at, &height) in drawn.iter().enumerate() {
            session = session.update(story, Message::Played(Played::PointMoved(at, height)));
        }
        let again = Session::restore(story, length, &session.save());
        prop_assert_eq!(again.trail(), session.trail());
        prop_assert_eq!(again.play().drawn, session.play().drawn);
        prop_assert_eq!(again.readings(story), session.readings(story));
    }

    #[test]
    fn any_text_restores_to_some_walk(length in length(), saved in ".{0,200}") {
        let story = &pack().story;
        let session = Session::restore(story, length, &saved);
        prop_assert!(Place::parse(&session.place().to_string(), story).is_some());
    }

    #[test]
    fn a_place_reads_as_it_is_written(length in length(), picks in picks(60)) {
        let session = wander(length, &picks);
        for place in session.trail() {
            let read = Place::parse(&place.to_string(), &pack().story);
            prop_assert_eq!(read.as_ref(), Some(place));
        }
    }

    #[test]
    fn readings_stay_between_nothing_and_six(length in length(), picks in picks(60)) {
        let readings = wander(length, &picks).readings(&pack().story);
        prop_assert!(readings.iter().all(|value| (0..=6).contains(value)), "{readings:?}");
    }
}

/// Takes a chair and then each choice in turn, by every road; gives each finished walk.
fn every_road(chair: &str) -> Vec<Session> {
    let story = &pack().story;
    let scenario = story.scenario(chair).expect("the story has this chair");
    let start = Message::WasLed(Place::start_of(scenario));
    let mut open = vec![Session::new(Length::Short).update(story, start)];
    let mut ended = Vec::new();
    while let Some(session) = open.pop() {
        let scene = session.scene(story).expect("a walk in a scenario is in a scene");
        if scene.is_end() {
            ended.push(session);
            continue;
        }
        for choice in &scene.choices {
            open.push(
                session
                    .clone()
                    .update(story, Message::ChoiceTaken(choice.id.clone()))
                    .update(story, Message::Guessed(Guess::Shown))
                    .update(story, Message::WentOn(Way::Next)),
            );
        }
    }
    ended
}

#[test]
fn every_road_meets_the_paradox() {
    let story = &pack().story;
    for chair in ["a", "b"] {
        let scenario = story.scenario(chair).expect("the story has this chair");
        let roads = every_road(chair);
        assert!(roads.len() > 50, "{} roads", roads.len());
        for road in roads {
            let met = road.trail().iter().any(|place| match place {
                Place::Scene { scene, .. } => scenario.scene(scene).is_some_and(|it| it.paradox),
                _ => false,
            });
            assert!(met, "{}", road.save());
        }
    }
}

#[test]
fn both_endings_of_each_story_are_reached() {
    let story = &pack().story;
    for chair in ["a", "b"] {
        let endings: std::collections::BTreeSet<String> = every_road(chair)
            .iter()
            .filter_map(|road| Some(road.variant(story)?.lines.join(" ")))
            .collect();
        assert_eq!(endings.len(), 2, "{chair}: {endings:?}");
    }
}

#[test]
fn what_is_not_on_offer_changes_nothing() {
    let story = &pack().story;
    let door = Session::new(Length::Short);
    for message in [
        Message::ChoiceTaken("tiny-dip".into()),
        Message::Guessed(Guess::Same),
        Message::WentOn(Way::Reflection),
        Message::WentOn(Way::Chair("z".into())),
        Message::WasLed(Place::scene("a", "nowhere")),
        Message::SteppedBack,
    ] {
        assert_eq!(door.clone().update(story, message.clone()), door, "{message:?}");
    }
}

#[test]
fn a_sheet_lies_over_the_walk_and_leaves_it_alone() {
    let story = &pack().story;
    let walk = Session::new(Length::Short).update(story, Message::WentOn(Way::Next));
    let paused = walk.clone().update(story, Message::SheetOpened(Sheet::Pause));
    assert_eq!(paused.place(), walk.place());
    assert_eq!(paused.update(story, Message::SheetClosed), walk);
}

#[test]
fn the_short_walk_asks_for_a_chair_and_keeps_the_rest_open() {
    let story = &pack().story;
    let mut session = Session::new(Length::Short);
    while *session.place() != Place::Chairs {
        session = session.update(story, Message::WentOn(Way::Next));
    }
    let seen = session.trail().iter().filter(|place| matches!(place, Place::Beat(_))).count();
    assert_eq!(seen, story.beats().iter().filter(|beat| beat.core).count());
    let card = every_road("a").swap_remove(0).update(story, Message::WentOn(Way::Next));
    assert_eq!(*card.place(), Place::Card);
    let open = card.ways(story);
    assert!(open.contains(&Way::Chair("b".into())), "{open:?}");
    assert!(open.contains(&Way::Deeper), "{open:?}");
}

#[test]
fn a_slider_keeps_where_it_was_put() {
    let story = &pack().story;
    for slider in Slider::ALL {
        for to in 0..=10 {
            let session = Session::new(Length::Full)
                .update(story, Message::Played(Played::SliderMoved(slider, to)));
            assert_eq!(session.play().slider(slider), to, "{slider:?}");
        }
    }
}

#[test]
fn on_a_path_not_taken_the_readings_stand_as_they_would_have_stood() {
    let story = &pack().story;
    let walk = Session::restore(
        story,
        Length::Short,
        "a/s1 a/s1/face-down a/s2 a/s2/you a/s3 a/s3/tired a/s4 a/s4/keep a/s5",
    );
    let [ground, _] = walk.readings(story);
    let other = Place::parse("a/other/s1/number", story).expect("a choice not taken");
    let looked_back = walk.update(story, Message::WasLed(other)).readings(story);
    assert!(ground >= 4, "{ground}");
    assert_eq!(looked_back, [1, 2], "as after the first scene, with one more push");
}

#[test]
fn skipping_to_the_card_is_no_end() {
    let story = &pack().story;
    let card = Session::new(Length::Short).update(story, Message::WentOn(Way::Skip));
    assert_eq!(*card.place(), Place::Card);
    assert!(!card.is_complete());
}

#[test]
fn a_drawing_left_out_stays_left_out_when_the_walk_is_taken_up_again() {
    let story = &pack().story;
    let walk = Session::restore(story, Length::Short, "feel/predict")
        .update(story, Message::Played(Played::DrawingSkipped));
    assert_eq!(*walk.place(), Place::parse("feel/reveal", story).expect("a beat"));
    assert!(Session::restore(story, Length::Short, &walk.save()).play().skipped);
}

#[test]
fn being_led_to_where_one_is_takes_no_step() {
    let story = &pack().story;
    let door = Session::new(Length::Short);
    assert_eq!(door.clone().update(story, Message::WasLed(Place::Door)), door);
}
