//! Something to think over. It is asked, not collected: what is written stays with whoever wrote it.

use super::card::onward;
use super::element::{Node, actions, element, field, hears, paragraphs, text};
use super::links::{colophon, reading, support};
use super::range::written;
use super::screen::{Screen, body};
use super::yours::keep_words;
use paradox::session::{Message, Owned, Sheet};
use yew::virtual_dom::ListenerKind;

/// A field to write in, and where that stays.
fn write(screen: &Screen) -> [Node; 3] {
    let interface = screen.interface();
    let walk = screen.session.walk();
    let send = screen.send.clone();
    let ear = hears(ListenerKind::oninput, move |event| {
        send.emit(Message::Owned(Owned::Wrote(walk, written(&event))));
    });
    let words = screen.session.own().words[walk].clone();
    let field = field("textarea", &["class", "rows"], &["field", "4"], words, vec![ear]);
    [
        element("label", [text("span.small-title", &interface.write), field]),
        text("p.note text", &interface.write_note),
        keep_words(screen),
    ]
}

/// The last screen of a walk, with the ways that are still open.
pub(super) fn reflection(screen: &Screen) -> Node {
    let interface = screen.interface();
    let reflection = &screen.story().reflection;
    let mut children = vec![screen.title(&reflection.title)];
    children.extend(paragraphs("p.ask text", &reflection.prompts));
    children.push(element("div#write.write", write(screen)));
    if !screen.session.ways(screen.pack).is_empty() {
        let open = [screen.label(&interface.onward), onward(screen)];
        children.push(element("div.onward", open));
    }
    let end = actions([
        screen.quiet(&interface.again, Message::Restarted),
        screen.quiet(&interface.page, Message::SheetOpened(Sheet::Page)),
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
