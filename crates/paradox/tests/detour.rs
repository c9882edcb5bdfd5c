//! What must hold of a look back: another road can be tried, and nothing of the way one came is lost.
#![cfg(feature = "source")]

mod support;
mod wander;

use paradox::session::{Length, Message, Place, Session, Stage};
use proptest::prelude::*;
use proptest::sample::Index;
use support::pack;
use wander::{length, name, on_offer, picks, wander};

/// A walk to the third scene of the client's chair.
fn third_scene() -> Session {
    let trail = "a/s1 a/s1/tiny-dip a/s1/tiny-dip/shown a/s2 a/s2/you a/s2/you/shown a/s3";
    Session::restore(pack("change"), Length::Short, trail)
}

fn at(session: &Session) -> String {
    session.stop().address(pack("change"))
}

proptest! {
    #[test]
    fn one_returns_to_where_one_was(name in name(), length in length(), road in picks(60), back in any::<Index>(), detour in picks(30)) {
        let pack = pack(name);
        let before = wander(pack, length, &road);
        let to = back.index(before.trail().len());
        let mut walk = before.clone().update(pack, Message::LookedBack(to, None));
        for pick in &detour {
            let offers = on_offer(pack, &walk);
            if !offers.is_empty() {
                walk = walk.update(pack, pick.get(&offers).clone());
            }
        }
        if walk.is_aside() {
            walk = walk.update(pack, Message::CameBack);
            prop_assert_eq!(walk.trail(), before.trail());
        } else {
            prop_assert_eq!(to + 1, before.trail().len());
        }
    }
}

#[test]
fn a_scene_met_is_shown_as_it_was() {
    let pack = pack("change");
    let walk = third_scene();
    let met = walk.path(0, &pack.stories[0]);
    let back = walk.clone().update(pack, Message::LookedBack(met[0].at, None));
    assert_eq!(at(&back), "a/s1/tiny-dip/shown");
    assert!(back.is_aside());
    assert_eq!(
        back.readings(&pack.stories[0]),
        Session::restore(pack, Length::Short, "a/s1 a/s1/tiny-dip a/s1/tiny-dip/shown")
            .readings(&pack.stories[0])
    );
    let again = back.update(pack, Message::CameBack);
    assert_eq!(again, walk);
}

#[test]
fn another_choice_can_be_looked_at_taken_and_left() {
    let pack = pack("change");
    let walk = third_scene();
    let met = walk.path(0, &pack.stories[0]);
    let other = met[0].offers.iter().find(|offer| !offer.taken).expect("another").choice.id.clone();
    let look = walk.clone().update(pack, Message::LookedBack(met[0].at, Some(other.clone())));
    assert_eq!(at(&look), format!("a/other/s1/{other}"));
    assert!(look.ways(pack).is_empty(), "the way on is the way back");
    let took = look.clone().update(pack, Message::ChoiceTaken(other.clone()));
    assert_eq!(at(&took), format!("a/s1/{other}"));
    assert_eq!(took.path(0, &pack.stories[0]).len(), 1);
    for back in [look, took.clone()] {
        let back = back.update(pack, Message::CameBack);
        assert_eq!(back, walk);
    }
    let stayed = took.update(pack, Message::Stayed);
    assert!(!stayed.is_aside());
    assert_eq!(at(&stayed.update(pack, Message::CameBack)), format!("a/s1/{other}"));
}

#[test]
fn a_path_looked_at_from_the_end_can_be_taken_too() {
    let pack = pack("change");
    let mut walk = third_scene();
    while !matches!(walk.place(), Place::Other { .. }) {
        let next = match walk.place() {
            Place::Scene { stage: Stage::Asked | Stage::Took(_), .. } => {
                on_offer(pack, &walk).pop()
            }
            _ => on_offer(pack, &walk).into_iter().next(),
        };
        walk = walk.update(pack, next.expect("a way"));
    }
    let Place::Other { choice, .. } = walk.place().clone() else { unreachable!() };
    let took = walk.clone().update(pack, Message::ChoiceTaken(choice));
    assert!(took.is_aside());
    let back = took.update(pack, Message::CameBack);
    assert!(matches!(back.place(), Place::Scene { .. }));
    assert_eq!(back.trail(), &walk.trail()[..back.trail().len()]);
}

#[test]
fn what_is_not_there_is_not_looked_at() {
    let pack = pack("change");
    let walk = third_scene();
    for message in [
        Message::LookedBack(99, None),
        Message::LookedBack(walk.trail().len() - 1, Some("nothing".into())),
        Message::CameBack,
        Message::Stayed,
        Message::ChoiceTaken("nothing".into()),
    ] {
        assert_eq!(walk.clone().update(pack, message.clone()), walk, "{message:?}");
    }
}
