//! The closing: the first scene again, the cards that were met, and the ways out to real people.

use super::element::{Node, actions, classed, element, paragraphs, prose, text};
use super::links::{colophon, reading, support};
use super::mark::mark;
use super::opening::begin;
use super::screen::{Screen, body};
use super::stage::still;
use super::words::fill;
use paradox::session::{Message, Sheet};
use paradox::story::Frame;

/// The last screen of several walks.
pub(super) fn closing(screen: &Screen, frame: &Frame) -> Node {
    let closing = &frame.closing;
    let interface = screen.interface();
    let mut words = paragraphs("p.text", &closing.lines);
    words.push(element("div#ask.say", paragraphs("p.ask", &closing.ask)));
    words.push(begin(screen));
    let spread = [
        element("div#lines.spread__lines", [screen.title(&closing.title)]),
        still(screen, &frame.opening, &closing.picture, closing.pose),
        element("div#words.spread__words", words),
    ];
    let mut cards = Vec::new();
    for (walk, story) in screen.pack.stories.iter().enumerate() {
        let held = screen.session.has_card(walk);
        let unmet = fill(&closing.unmet, &[("name", &story.name)]);
        let both = if held { &story.card.both } else { &unmet };
        let inside = [text("i#name", &story.name), prose("p#both", both)];
        let class = if held { "held" } else { "held held--not" };
        cards.push(classed("li", &story.id, class, [mark(), element("div#in", inside)]));
    }
    body(
        "closing".into(),
        "closing",
        [
            element("div.spread", spread),
            screen.label(&interface.cards),
            element("ul.cards", cards),
            actions([screen.plain(&interface.page, Message::SheetOpened(Sheet::Page))]),
            reading(screen),
            support(screen),
            colophon(screen, &screen.pack.stories),
        ],
    )
}
