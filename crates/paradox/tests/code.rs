//! What must hold of the codes that carry a walk: any text in, a walk or a clear refusal out.
#![cfg(feature = "source")]

mod support;
mod wander;

use paradox::session::{CodeError, Guess, Length, Message, Place, Session, Stop, Way};
use paradox::story::Pack;
use proptest::prelude::*;
use proptest::sample::Index;
use support::pack;
use wander::{length, name, on_offer, picks, play, wander};

/// Whether a text can stand after the `#` of an address as it is, and be sent in a message.
fn fits_a_link(code: &str) -> bool {
    code.bytes().all(|it| it.is_ascii_alphanumeric() || b"-._/:=,".contains(&it))
}

proptest! {
    #[test]
    fn a_code_takes_the_walk_up_again(name in name(), length in length(), picks in picks(120), play in play()) {
        let pack = pack(name);
        let session = play.into_iter().take(6).fold(wander(pack, length, &picks), |it, played| it.update(pack, played));
        let code = session.code(pack);
        prop_assert!(fits_a_link(&code), "{code}");
        let (again, whole) = Session::from_code(pack, length, &code).expect("a code of ours");
        prop_assert!(whole, "{code}");
        prop_assert_eq!(again.stop(), session.stop());
        for (walk, story) in pack.stories.iter().enumerate() {
            let path = |it: &Session| -> Vec<_> {
                let offers = it.path(walk, story).into_iter();
                offers.map(|met| (met.scene.id.clone(), met.offers)).collect()
            };
            prop_assert_eq!(path(&again), path(&session));
            prop_assert_eq!(again.has_completed(walk), session.has_completed(walk));
        }
        prop_assert_eq!(again.readings(again.story(pack)), session.readings(session.story(pack)));
        prop_assert_eq!(again.play().line.drawn, session.play().line.drawn);
        prop_assert_eq!(&again.play().dial.said, &session.play().dial.said);
        prop_assert_eq!(&again.play().lenses.ratings, &session.play().lenses.ratings);
        prop_assert_eq!(again.code(pack), code);
    }

    #[test]
    fn any_text_is_a_walk_or_a_refusal(name in name(), length in length(), text in "\\PC{0,200}") {
        let pack = pack(name);
        if let Ok((session, _)) = Session::from_code(pack, length, &text) {
            prop_assert!(Stop::parse(&session.stop().address(pack), pack).is_some());
        }
    }

    /// The checksum would keep most of these out, so it is made to fit.
    #[test]
    fn what_reads_like_a_code_never_fails_in_another_way(name in name(), length in length(), words in prop::collection::vec("((change|empathy|all)/)?(a/|b/|feel/)?(s[1-9]|door|moments|closing|opening|tiny-dip)(/[a-z-]{1,9})?(_[sowx])?-?|change:(line|dial|lens)=[-0-9,/]{0,12}", 0..12)) {
        let pack = pack(name);
        let body = format!("1.{}", words.join("."));
        let code = signed(&body);
        match Session::from_code(pack, length, &code) {
            Ok((session, _)) => {
                prop_assert!(Stop::parse(&session.stop().address(pack), pack).is_some());
                let play = session.play();
                prop_assert!(play.line.drawn.iter().all(|it| *it <= 100));
                prop_assert!(play.dial.said.iter().all(|it| it.depth <= 10));
                prop_assert!(play.lenses.ratings.iter().flatten().flatten().all(|it| (-3..=3).contains(it)));
            }
            Err(error) => prop_assert_eq!(error, CodeError::Foreign),
        }
    }

    #[test]
    fn a_slip_is_noticed(name in name(), picks in picks(60), at in any::<Index>(), letter in "[a-z0-9]") {
        let pack = pack(name);
        let mut code = wander(pack, Length::Short, &picks).code(pack).into_bytes();
        let at = at.index(code.len() - 2) + 2;
        prop_assume!(code[at] != letter.as_bytes()[0]);
        code[at] = letter.as_bytes()[0];
        let code = String::from_utf8(code).expect("letters");
        prop_assert_eq!(Session::from_code(pack, Length::Short, &code), Err(CodeError::Damaged));
    }

    /// Whatever scene or choice an edit takes away, a walk that came by it is taken up before it.
    #[test]
    fn an_edit_leads_to_the_nearest_step(name in name(), length in length(), picks in picks(90), victim in any::<Index>()) {
        let before = pack(name);
        let session = wander(before, length, &picks);
        let met = session.path(session.walk(), session.story(before));
        prop_assume!(!met.is_empty());
        let met = victim.get(&met);
        let mut edited = before.clone();
        let story = &mut edited.stories[session.walk()];
        let scenario = story.scenarios.iter_mut().find(|it| it.id == met.scenario.id).expect("it");
        let scene = scenario.scenes.iter_mut().find(|it| it.id == met.scene.id).expect("it");
        let taken = met.offers.iter().find(|offer| offer.taken);
        for choice in &mut scene.choices {
            choice.id += "-new";
        }
        let (again, whole) = Session::from_code(&edited, length, &session.code(before)).expect("some of it");
        prop_assert_eq!(whole, taken.is_none());
        prop_assert!(Stop::parse(&again.stop().address(&edited), &edited).is_some());
        if taken.is_some() {
            let there = again.trail().iter().any(|stop| stop.place == Place::scene(&met.scenario.id, &met.scene.id));
            prop_assert!(there, "{}", again.code(&edited));
        }
        prop_assert!(has_a_way(&edited, &again), "{}", again.stop().address(&edited));
    }
}

fn has_a_way(pack: &Pack, session: &Session) -> bool {
    !on_offer(pack, session).is_empty() || session.can_step_back()
}

/// A body with the checksum that belongs to it, found as a slip of the pen would: by asking a walk.
fn signed(body: &str) -> String {
    let mut number = paradox::sim::random::stable(&[body]);
    let mut sum = String::new();
    for _ in 0..6 {
        sum.push(char::from_digit((number % 36) as u32, 36).expect("a digit"));
        number /= 36;
    }
    format!("{body}.{sum}")
}

/// All of all three, by the longest words on offer, with every beat, chair and card.
fn longest(pack: &Pack) -> Session {
    let mut session = Session::new(pack, Length::Full);
    for _ in 0..600 {
        let offers = on_offer(pack, &session);
        let length = |message: &Message| match message {
            Message::ChoiceTaken(id) => id.len(),
            _ => 0,
        };
        let onward =
            |message: &&Message| !matches!(message, Message::WentOn(Way::Skip | Way::Summary));
        let Some(next) = offers
            .iter()
            .filter(onward)
            .max_by_key(|it| (length(it), matches!(it, Message::WentOn(Way::Next | Way::Untaken))))
        else {
            break;
        };
        let next = match next {
            Message::Guessed(_) => Message::Guessed(Guess::Shown),
            next => next.clone(),
        };
        session = session.update(pack, next);
    }
    session
}

#[test]
fn the_longest_walk_fits_in_a_thousand_letters() {
    let pack = pack("all");
    let mut session = longest(pack);
    assert!(session.is_all_complete(pack), "{}", session.code(pack));
    for played in [
        "change:line=100,100,100,100,100",
        "empathy:dial=-,40,41,42,43",
        "relationship:lens=-3/-3,-3/-3,-3/-3,-3/-3,-3/-3,-3/-3,-3/-3,-3/-3",
    ] {
        let saved = format!("{} {played}", session.save(pack));
        session = Session::restore(pack, Length::Full, &saved);
    }
    let code = session.code(pack);
    println!("{} letters: {code}", code.len());
    assert!(code.len() <= 1000, "{} letters: {code}", code.len());
    // However often one walks about, there is no more of it than that.
    for _ in 0..3 {
        for address in
            ["change/a/s1", "change/a/s3", "empathy/b/s2", "change/feel/predict", "change/a/s3"]
        {
            let stop = Stop::parse(address, pack).expect("a stop");
            session = session.update(pack, Message::WasLed(stop));
        }
    }
    assert!(session.code(pack).len() <= 1000, "{}", session.code(pack));
}

#[test]
fn a_code_of_one_walk_serves_in_all_three() {
    let one = wander(pack("change"), Length::Short, &[])
        .update(pack("change"), Message::WentOn(Way::Next));
    let (all, whole) = Session::from_code(pack("all"), Length::Full, &one.code(pack("change")))
        .expect("a walk of ours");
    assert!(whole);
    assert_eq!(all.stop().address(pack("all")), "change/feel/predict");
    let foreign = Session::from_code(pack("empathy"), Length::Full, &one.code(pack("change")));
    assert_eq!(foreign, Err(CodeError::Foreign));
}

#[test]
fn a_newer_code_is_told_from_a_broken_one() {
    let read = |code| Session::from_code(pack("change"), Length::Short, code);
    assert_eq!(read("2.anything/at.all"), Err(CodeError::Newer));
    for code in ["", "1", "1.", "0.change/door.abcdef", "change/door", "1.change/door.000000", "x"]
    {
        assert_eq!(read(code), Err(CodeError::Damaged), "{code}");
    }
}
