//! Readers who press whatever is on offer.
#![allow(dead_code, reason = "not every test needs all of them")]

use super::support::PACKS;
use paradox::session::{
    DialMove, Guess, Length, LensMove, LineMove, Message, Place, Played, Session, Stage,
};
use paradox::sim::lens::Lens;
use paradox::story::Pack;
use proptest::prelude::*;
use proptest::sample::{Index, select};

/// All that a reader can press on the screen a session shows, but for going back.
pub fn on_offer(pack: &Pack, session: &Session) -> Vec<Message> {
    let mut offers: Vec<Message> = session.ways(pack).into_iter().map(Message::WentOn).collect();
    match session.place() {
        Place::Scene { stage: Stage::Asked, .. } => {
            let scene = session.scene(session.story(pack));
            let choices = scene.map(|scene| &scene.choices[..]).unwrap_or_default();
            offers.extend(choices.iter().map(|choice| Message::ChoiceTaken(choice.id.clone())));
        }
        Place::Scene { stage: Stage::Took(_), .. } => {
            offers.extend([Guess::Same, Guess::Other, Guess::Shown].map(Message::Guessed));
        }
        _ => (),
    }
    offers
}

/// The name of a pack.
pub fn name() -> impl Strategy<Value = &'static str> {
    select(&PACKS[..])
}

/// A length.
pub fn length() -> impl Strategy<Value = Length> {
    prop_oneof![Just(Length::Short), Just(Length::Full)]
}

/// A walk of random presses, each on offer when it is made.
pub fn wander(pack: &Pack, length: Length, picks: &[Index]) -> Session {
    picks.iter().fold(Session::new(pack, length), |session, pick| {
        let offers = on_offer(pack, &session);
        if offers.is_empty() { session } else { session.update(pack, pick.get(&offers).clone()) }
    })
}

/// What to press, each time, of what is on offer.
pub fn picks(most: usize) -> impl Strategy<Value = Vec<Index>> {
    prop::collection::vec(any::<Index>(), 0..most)
}

/// A hand on any of the models.
pub fn play() -> impl Strategy<Value = Vec<Message>> {
    let line = (0..5_usize, 0..=100_u8).prop_map(|(at, to)| LineMove::PointMoved(at, to));
    let dial = prop_oneof![
        (0..=10_u8).prop_map(DialMove::Set),
        Just(DialMove::Asked),
        Just(DialMove::Repaired),
        Just(DialMove::Answered),
    ];
    let lens = prop_oneof![
        (-3..=3_i8).prop_map(LensMove::Rated),
        Just(LensMove::Took(Lens::Ordinary)),
        Just(LensMove::Took(Lens::Frame)),
        Just(LensMove::Revealed),
        Just(LensMove::Skipped),
        Just(LensMove::WentOn),
    ];
    let played = prop_oneof![
        line.prop_map(Played::Line),
        dial.prop_map(Played::Dial),
        lens.prop_map(Played::Lenses),
    ];
    prop::collection::vec(played.prop_map(Message::Played), 0..60)
}
