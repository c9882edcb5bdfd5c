//! Narration and speech, set like a printed play: the name in the margin, the quote hung.

use super::element::{element, text};
use paradox::story::Spoken;
use yew::prelude::*;

/// Lines of a scene, told and said.
pub(super) fn lines(lines: &[String]) -> Vec<Html> {
    lines.iter().map(|line| spoken(line)).collect()
}

fn spoken(line: &str) -> Html {
    match Spoken::of(line) {
        Spoken::Told(told) => text("p", line, "told", told),
        Spoken::Said { who, what } => element(
            "p",
            line,
            "said",
            vec![text("span", "who", "said__who", who), text("span", "what", "said__what", what)],
        ),
    }
}
