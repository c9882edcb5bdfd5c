//! The opening: one scene with two captions, and three walks to begin with, in any order.

use super::captions::{Lens, captions};
use super::element::{Node, actions, element, paragraphs, text};
use super::screen::{Screen, body};
use super::stage::still;
use super::words::fill;
use paradox::session::{Message, Way};
use paradox::story::Frame;

/// The first screen of several walks.
pub(super) fn opening(screen: &Screen, frame: &Frame) -> Node {
    let opening = &frame.opening;
    let second = screen.session.second_lens();
    let [one, other] = &opening.captions;
    let sides = [
        Lens { name: &one.lens, words: &one.words, take: Message::LensTaken(false) },
        Lens { name: &other.lens, words: &other.words, take: Message::LensTaken(true) },
    ];
    let mut words: Vec<Node> = screen.fallback().into_iter().collect();
    words.push(captions(screen, sides, second));
    words.extend(paragraphs("p.text", &opening.lines));
    words.push(text("p#order.small-title", &opening.order));
    words.push(begin(screen));
    words.push(element("div#care.say", paragraphs("p.note", &opening.care)));
    body(
        "opening".into(),
        "opening spread",
        [
            element("div#lines.spread__lines", [screen.title(&opening.title)]),
            still(screen, opening, &opening.picture, opening.pose),
            element("div#words.spread__words", words),
        ],
    )
}

/// The walks that were not begun, as controls: the next one in order first.
pub(super) fn begin(screen: &Screen) -> Node {
    let interface = screen.interface();
    let mut controls = Vec::new();
    for way in screen.session.ways(screen.pack) {
        let Way::Onto(walk) = way else { continue };
        let name = &screen.pack.stories[walk].name;
        let label = fill(&interface.begin, &[("name", name)]);
        controls.push(if controls.is_empty() {
            screen.go(&label, way)
        } else {
            screen.plain(&label, Message::WentOn(way))
        });
    }
    actions(controls)
}
