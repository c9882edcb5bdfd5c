//! The both-true card: a side, a side, the middle, and when it might not be this.

use super::beat::{label, opened};
use super::door::sit;
use super::element::{Node, actions, element, element_at, prose};
use super::links::line;
use super::screen::{Screen, body};
use super::words::fill;
use paradox::links::Topic;
use paradox::session::{Message, Way};

/// The card, and the ways that stand open from it.
pub(super) fn card(screen: &Screen) -> Node {
    let interface = screen.interface();
    let story = screen.story();
    let card = &story.card;
    let words = |label: &str, words: &str| {
        let children = [screen.label(label), prose("p#text", words)];
        element("div#words.card__words", children)
    };
    let sides = [
        element("div#one.card__one", [words(&interface.card_one, &card.one)]),
        element("div#other.card__other", [words(&interface.card_other, &card.other)]),
        element("span#lens.card__lens", []),
        element("div#both.card__both", [words(&interface.card_both, &card.both)]),
    ];
    let mut children = vec![
        screen.heading(0, "unseen", &story.parts[3], screen.arrival.clone()),
        element("div.card", sides),
        beneath(screen, "not", &interface.card_not, &card.not),
    ];
    children.extend(line(screen, Topic::Complaints));
    // What cases share is for someone who has met some. Their last screen has asked for it.
    if screen.session.has_sat() {
        children.push(beneath(screen, "alike", &interface.card_alike, &card.alike));
    }
    if let Some(model) = &story.model {
        children.push(label(model));
        children.push(opened("assumed", &interface.assumed, &model.assumed));
    }
    children.push(onward(screen));
    body("card".into(), "card-screen", children)
}

/// A line under the card, at full text size.
fn beneath(screen: &Screen, key: &str, label: &str, words: &str) -> Node {
    let children = [screen.label(label), prose("p.text", words)];
    element_at("div.beneath", key, children)
}

/// The ways on from a natural end.
pub(super) fn onward(screen: &Screen) -> Node {
    let interface = screen.interface();
    let story = screen.story();
    let mut controls = Vec::new();
    for way in screen.session.ways(screen.pack) {
        let chair = match &way {
            Way::Chair(id) => story.scenario(id).map(|scenario| sit(interface, scenario)),
            _ => None,
        };
        let label = match &way {
            Way::Reflection => interface.think.clone(),
            Way::Chair(_) => chair.unwrap_or_default(),
            Way::Onto(walk) => fill(&interface.onto, &[("name", &screen.pack.stories[*walk].name)]),
            Way::Closing => interface.to_closing.clone(),
            _ => interface.deeper.clone(),
        };
        // The way that leads out of the walk, or on to what naturally follows, comes first.
        let natural = matches!(way, Way::Reflection | Way::Onto(_) | Way::Closing);
        controls.push(if natural && controls.is_empty() {
            screen.go(&label, way)
        } else {
            screen.plain(&label, Message::WentOn(way))
        });
    }
    actions(controls)
}
