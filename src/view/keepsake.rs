//! A page of one's own: the cards that were met, and what was written beside them, to print or to take
//! away. What is saved as a file is read from here: headings, what stands above a line, and the line.

use super::element::{Node, actions, element, element_at, prose_at, text};
use super::mark::mark;
use super::screen::{Screen, body};
use paradox::session::{Errand, Message};

/// The page, with the ways to take it away.
pub(super) fn keepsake(screen: &Screen) -> Node {
    let interface = screen.interface();
    let mut children =
        vec![screen.title(&interface.page), text("p#note.note text", &interface.page_note)];
    let collected = screen.session.collected();
    if collected.is_empty() {
        children.push(text("p#empty.text", &interface.page_empty));
    }
    for &walk in &collected {
        children.push(leaf(screen, walk));
    }
    let close =
        screen.press("button", "close", interface.path_close.as_str().into(), Message::SheetClosed);
    let mut controls = vec![close];
    if !collected.is_empty() {
        for (words, errand) in [
            (&interface.page_print, Errand::Print),
            (&interface.page_text, Errand::SaveText),
            (&interface.page_markdown, Errand::SaveMarkdown),
        ] {
            controls.push(screen.plain(words, Message::Asked(errand)));
        }
    }
    children.push(actions(controls));
    body("page".into(), "keepsake", children)
}

/// One walk's card, and what was written to it.
fn leaf(screen: &Screen, walk: usize) -> Node {
    let interface = screen.interface();
    let story = &screen.pack.stories[walk];
    let mut leaf = vec![mark(), screen.label(&story.name)];
    if screen.session.has_card(walk) {
        let card = &story.card;
        for (label, words) in [
            (&interface.card_one, &card.one),
            (&interface.card_other, &card.other),
            (&interface.card_both, &card.both),
            (&interface.card_not, &card.not),
        ] {
            leaf.push(element_at(
                "div.beneath",
                label,
                [text("p.above", label), prose_at("p.text", "words", words)],
            ));
        }
    }
    let own = &screen.session.own().words[walk];
    if !own.is_empty() {
        let words = [text("p.above", &interface.page_words), text("p.written", own)];
        leaf.push(element("div#own.beneath", words));
    }
    element_at("div.leaf", &story.id, leaf)
}
