//! Two lenses that face each other, to be taken in hand: the opening's captions, a moment's thoughts.

use super::element::{Node, classed, element, element_at, list, prose, text};
use super::screen::Screen;
use paradox::session::Message;

/// A lens: its name, what is seen through it, and the message that takes it in hand.
pub(super) struct Lens<'walk> {
    pub(super) name: &'walk str,
    pub(super) words: &'walk str,
    pub(super) take: Message,
}

/// Both lenses as buttons, the one in hand pressed.
pub(super) fn captions(screen: &Screen, lenses: [Lens; 2], second: bool) -> Node {
    let mut sides = Vec::new();
    for (at, lens) in lenses.into_iter().enumerate() {
        let held = second == (at == 1);
        let inside = list(inside(lens.name, lens.words));
        sides.push(screen.take(SIDES[at], SIDES[at], inside, lens.take, held));
    }
    element("div.captions", sides)
}

/// Both lenses, only to be read, at full strength.
pub(super) fn both(key: &str, names: [&str; 2], words: [&str; 2]) -> Node {
    let side = |at: usize| classed("div", SIDES[at], SIDES[at], inside(names[at], words[at]));
    element_at("div.captions captions--both", key, [side(0), side(1)])
}

const SIDES: [&str; 2] =
    ["captions__lens captions__lens--warm", "captions__lens captions__lens--cool"];

fn inside(name: &str, words: &str) -> Vec<Node> {
    vec![text("b#name", name), prose("i#words", words)]
}
