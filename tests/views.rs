//! Every screen as HTML, drawn natively: what a reader would find on it.
#![cfg(not(target_arch = "wasm32"))]

#[path = "../crates/paradox/tests/support/mod.rs"]
mod support;

use both_true::view::{Walk, WalkProps};
use paradox::session::{Length, Message, Place, Session, Stage, Way};
use paradox::walk::transcript;
use std::collections::BTreeSet;
use std::rc::Rc;
use support::pack;
use yew::LocalServerRenderer;

/// The HTML of a walk that was kept.
fn html(saved: &str, heading_level: u8) -> String {
    let props = WalkProps {
        pack: Rc::new(pack().clone()),
        length: Length::Short,
        heading_level,
        saved: Some(saved.to_owned()),
        start: None,
        on_event: yew::Callback::noop(),
    };
    let runtime = tokio::runtime::Builder::new_current_thread().build().expect("a runtime");
    let renderer = LocalServerRenderer::<Walk>::with_props(props).hydratable(false);
    tokio::task::LocalSet::new().block_on(&runtime, renderer.render())
}

#[track_caller]
fn check(saved: &str, shows: &str) {
    let html = html(saved, 3);
    assert!(html.contains(shows), "no “{shows}” in\n{html}");
}

/// A walk to each screen of the story, and to each stage of each scene.
fn every_screen() -> Vec<Session> {
    let story = &pack().story;
    let start = |place: &str| Session::restore(story, Length::Short, place);
    let mut screens: Vec<Session> =
        ["door", "summary", "chairs", "card", "reflection"].map(start).into();
    screens.extend(story.beats().iter().map(|beat| start(&format!("feel/{}", beat.id.name()))));
    for scenario in &story.scenarios {
        for scene in &scenario.scenes {
            let here = format!("{}/{}", scenario.id, scene.id);
            screens.push(start(&here));
            for choice in &scene.choices {
                let took = format!("{here} {here}/{}", choice.id);
                screens.push(start(&took));
                screens.push(start(&format!("{took} {here}/{}/shown", choice.id)));
                screens.push(start(&format!(
                    "{here} {}/other/{}/{}",
                    scenario.id, scene.id, choice.id
                )));
            }
        }
    }
    screens
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

#[test]
fn every_screen_shows_all_that_the_story_says_there() {
    let screens = every_screen();
    assert!(screens.len() > 100, "{} screens", screens.len());
    for session in screens {
        let html = html(&session.save(), 3);
        for line in transcript(pack(), &session) {
            // A speaker's name and words stand in elements of their own.
            let words = match paradox::story::Spoken::of(&line) {
                paradox::story::Spoken::Told(told) => told,
                paradox::story::Spoken::Said { what, .. } => what,
            };
            assert!(html.contains(&escaped(words)), "{}: no “{words}”", session.place());
        }
    }
}

#[test]
fn no_screen_sets_a_style_that_a_strict_policy_would_block() {
    for session in every_screen() {
        let html = html(&session.save(), 3);
        assert!(!html.contains(" style="), "{}", session.place());
    }
}

#[test]
fn every_screen_has_a_heading_to_arrive_at_and_a_way_to_pause() {
    for session in every_screen() {
        let html = html(&session.save(), 3);
        assert!(html.contains("<h3"), "{}: no heading", session.place());
        assert!(html.contains("tabindex=\"-1\""), "{}: nowhere to arrive\n{html}", session.place());
        assert!(html.contains(&pack().interface.pause), "{}: no pause", session.place());
    }
}

#[test]
fn state_is_told_in_words_and_never_in_numbers() {
    let story = &pack().story;
    let words: BTreeSet<&str> = story
        .scenarios
        .iter()
        .flat_map(|scenario| &scenario.readings)
        .flat_map(|reading| &reading.levels)
        .map(String::as_str)
        .collect();
    assert!(words.iter().all(|word| !word.contains(|it: char| it.is_ascii_digit())), "{words:?}");
    let html = html("a/s1 a/s1/face-down", 3);
    let shown = html.split("stage__word\">").skip(1).filter_map(|it| it.split('<').next());
    let shown: Vec<&str> = shown.collect();
    assert_eq!(shown.len(), 2);
    assert!(shown.iter().all(|word| words.contains(word)), "{shown:?}");
}

#[test]
fn the_fourth_line_of_the_card_is_always_there() {
    check("card", &pack().story.card.not);
}

#[test]
fn a_choice_that_is_done_is_set_apart_from_one_that_is_said() {
    check("a/s1", "<em>Lay the phone face down.</em>");
    check("a/s1", "<span>“It’s fine. Tiny dip.”</span>");
}

#[test]
fn choices_are_shown_in_the_same_shuffled_order_each_time() {
    let order = |html: &str| -> Vec<usize> {
        let scenario = &pack().story.scenarios[0];
        scenario.scenes[0].choices.iter().filter_map(|it| html.find(&it.label)).collect()
    };
    let first = order(&html("a/s1", 3));
    assert_eq!(first, order(&html("a/s1", 3)));
    assert!(!first.is_sorted(), "the order of the file is no shuffle: {first:?}");
}

#[test]
fn headings_begin_at_the_level_the_page_asks_for() {
    assert!(html("door", 2).contains("<h2"));
    assert!(html("card", 6).contains("<h6") && !html("card", 6).contains("<h7"));
}

#[test]
fn a_chair_that_is_empty_is_drawn_empty() {
    assert!(!html("b/s2b", 3).contains("stage__figure--client"));
    check("b/s1", "stage__figure--client");
}

#[test]
fn what_is_covered_is_not_told_either() {
    let words = &pack().story.line.as_ref().expect("the line").words;
    check("feel/rooms", &escaped(&words.says_covered));
}

#[test]
fn the_end_of_a_story_offers_a_path_not_taken() {
    let story = &pack().story;
    let mut session = Session::restore(story, Length::Short, "a/s1");
    while session.scene(story).is_some_and(|scene| !scene.is_end()) {
        let message = match session.place() {
            Place::Scene { stage: Stage::Asked, .. } => {
                let scene = session.scene(story).expect("in a scene");
                Message::ChoiceTaken(scene.choices[0].id.clone())
            }
            Place::Scene { stage: Stage::Took(_), .. } => {
                Message::Guessed(paradox::session::Guess::Same)
            }
            _ => Message::WentOn(Way::Next),
        };
        session = session.update(story, message);
    }
    check(&session.save(), &pack().interface.untaken);
}
