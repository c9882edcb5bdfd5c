//! Narration and speech, set like a printed play: the name in the margin, the quote hung.

use super::element::{Node, element_at, prose, prose_at, text};
use paradox::digits::counted;
use paradox::story::Spoken;

/// Lines of a scene, told and said. `which` sets them apart from others in the same place.
pub(super) fn lines(which: &str, lines: &[String]) -> Vec<Node> {
    let line = |(at, line): (usize, &String)| spoken(&[which, " ", &counted(at)].concat(), line);
    lines.iter().enumerate().map(line).collect()
}

fn spoken(key: &str, line: &str) -> Node {
    match Spoken::of(line) {
        Spoken::Told(told) => prose_at("p.told", key, told),
        Spoken::Said { who, what } => said(key, who, what),
    }
}

/// Speech, with the name beside it.
pub(super) fn said(key: &str, who: &str, what: &str) -> Node {
    let words = [text("span#who.said__who", who), prose("span#what.said__what", what)];
    element_at("p.said", key, words)
}
