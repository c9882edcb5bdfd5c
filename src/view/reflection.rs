//! Something to think over. It is asked, not collected: there is nothing to type.

use super::card::onward;
use super::element::{actions, element, paragraphs, text};
use super::screen::{Screen, body};
use paradox::session::{Message, Sheet};
use yew::prelude::*;

/// The last screen of a walk, with the ways that are still open.
pub(super) fn reflection(screen: &Screen) -> Html {
    let interface = screen.interface();
    let reflection = &screen.story().reflection;
    let mut children = vec![screen.title(&reflection.title)];
    children.extend(paragraphs("ask text", &reflection.prompts));
    children.push(text("p", "note", "note", &interface.think_note));
    if !screen.session.ways(screen.story()).is_empty() {
        let open = vec![screen.label(&interface.onward), onward(screen)];
        children.push(element("div", "onward", "onward", open));
    }
    let end = actions(vec![
        screen.quiet(&interface.again, Message::Restarted),
        screen.quiet(&interface.stop, Message::SheetOpened(Sheet::Stopped)),
    ]);
    let ended = text("p", "ended", "note", &interface.ended);
    children.push(element("div", "end", "onward", vec![ended, end]));
    body("reflection".into(), "reflection", children)
}
