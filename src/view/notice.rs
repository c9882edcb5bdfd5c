//! What is told once, and how to return from a look back: above the screen, and never in its way.

use super::element::{Node, actions, attributed, element, list, text};
use super::screen::Screen;
use paradox::session::Message;

/// What is told. Its place is always there, so that it is heard when words come into it.
pub(super) fn notice(screen: &Screen) -> Node {
    let interface = screen.interface();
    let told = screen.session.own().notice.and_then(|told| interface.notices.get(told.0));
    let words = told.map(|words| text("p.note", words));
    let words = list(words.into_iter().collect::<Vec<_>>());
    attributed("div", "notice", &["class", "role"], &["notice", "status"], words)
}

/// While the reader is back at an earlier moment: how to return, or to stay.
pub(super) fn aside(screen: &Screen) -> Node {
    let interface = screen.interface();
    let mut children = Vec::new();
    if screen.session.is_aside() && screen.session.sheet().is_none() {
        children.push(text("p.note", &interface.aside));
        children.push(actions([
            screen.plain(&interface.come_back, Message::CameBack),
            screen.quiet(&interface.stay, Message::Stayed),
        ]));
    }
    element("div.aside", children)
}
