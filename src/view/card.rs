//! The both-true card: a side, a side, the middle, and when it might not be this.

use super::door::sit;
use super::element::{actions, element, text};
use super::screen::{Screen, body};
use paradox::session::{Message, Way};
use yew::prelude::*;

/// The card, and the ways that stand open from it.
pub(super) fn card(screen: &Screen) -> Html {
    let interface = screen.interface();
    let story = screen.story();
    let card = &story.card;
    let words = |label: &str, words: &str| {
        let children = vec![screen.label(label), text("p", "text", "", words)];
        element("div", "words", "card__words", children)
    };
    let sides = vec![
        element("div", "one", "card__one", vec![words(&interface.card_one, &card.one)]),
        element("div", "other", "card__other", vec![words(&interface.card_other, &card.other)]),
        element("span", "lens", "card__lens", vec![]),
        element("div", "both", "card__both", vec![words(&interface.card_both, &card.both)]),
    ];
    let mut children = vec![
        screen.heading(0, "unseen", &story.parts[3], screen.arrival.clone()),
        element("div", "card", "card", sides),
        beneath(screen, "not", &interface.card_not, &card.not),
    ];
    // What cases share is for someone who has met some.
    if screen.session.has_sat() {
        children.push(beneath(screen, "alike", &interface.card_alike, &card.alike));
    }
    children.push(onward(screen));
    body("card".into(), "card-screen", children)
}

/// A line under the card, at full text size.
fn beneath(screen: &Screen, key: &str, label: &str, words: &str) -> Html {
    let children = vec![screen.label(label), text("p", "text", "text", words)];
    element("div", key, "beneath", children)
}

/// The ways on from a natural end.
pub(super) fn onward(screen: &Screen) -> Html {
    let interface = screen.interface();
    let story = screen.story();
    let mut controls = Vec::new();
    for way in screen.session.ways(story) {
        let chair = match &way {
            Way::Chair(id) => story.scenario(id).map(|scenario| sit(interface, scenario)),
            _ => None,
        };
        controls.push(match way {
            Way::Reflection => screen.go(&interface.think, way),
            _ => screen.plain(chair.as_ref().unwrap_or(&interface.deeper), Message::WentOn(way)),
        });
    }
    actions(controls)
}
