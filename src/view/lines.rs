//! Narration and speech, set like a printed play: the name in the margin, the quote hung.

use super::element::{element, text};
use paradox::story::Spoken;
use yew::prelude::*;

/// Lines of a scene, told and said. `which` sets them apart from others in the same place.
pub(super) fn lines(which: &str, lines: &[String]) -> Vec<Html> {
    let line = |(at, line): (usize, &String)| spoken(&format!("{which} {at}"), line);
    lines.iter().enumerate().map(line).collect()
}

fn spoken(key: &str, line: &str) -> Html {
    match Spoken::of(line) {
        Spoken::Told(told) => text("p", key, "told", told),
        Spoken::Said { who, what } => element(
            "p",
            key,
            "said",
            vec![text("span", "who", "said__who", who), text("span", "what", "said__what", what)],
        ),
    }
}
