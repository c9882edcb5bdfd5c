//! Something to think over. It is asked, not collected: there is nothing to type.

use super::card::onward;
use super::element::{Node, actions, element, paragraphs, text};
use super::links::{colophon, reading, support};
use super::screen::{Screen, body};
use paradox::session::{Message, Sheet};

/// The last screen of a walk, with the ways that are still open.
pub(super) fn reflection(screen: &Screen) -> Node {
    let interface = screen.interface();
    let reflection = &screen.story().reflection;
    let mut children = vec![screen.title(&reflection.title)];
    children.extend(paragraphs("p.ask text", &reflection.prompts));
    children.push(text("p.note", &interface.think_note));
    if !screen.session.ways(screen.pack).is_empty() {
        let open = [screen.label(&interface.onward), onward(screen)];
        children.push(element("div.onward", open));
    }
    let end = actions([
        screen.quiet(&interface.again, Message::Restarted),
        screen.quiet(&interface.stop, Message::SheetOpened(Sheet::Stopped)),
    ]);
    let ended = text("p#ended.note", &interface.ended);
    children.push(element("div#end.onward", [ended, end]));
    // In a pack with a closing, the ways out are there.
    if screen.pack.frame.is_none() {
        children.push(reading(screen));
        children.push(support(screen));
    }
    children.push(colophon(screen, std::slice::from_ref(screen.story())));
    body("reflection".into(), "reflection", children)
}
