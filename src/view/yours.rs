//! What is the reader's own: whether their place is kept, a link to it, how it reads, and what the keys do.

use super::element::{Node, actions, element, element_at, field, list, text, text_at};
use super::range::{check, choose};
use super::screen::{Screen, body};
use paradox::interface::Options;
use paradox::session::{Errand, Message, Owned, Setting, Sheet};

/// All of it, on one screen.
pub(super) fn yours(screen: &Screen) -> Node {
    let interface = screen.interface();
    let close =
        screen.press("button", "close", interface.path_close.as_str().into(), Message::SheetClosed);
    body(
        "yours".into(),
        "yours",
        [
            screen.title(&interface.yours),
            element("div#keep.yours__part", keep(screen)),
            element("div#link.yours__part", link(screen)),
            element("div#page.yours__part", page(screen)),
            element("div#ways.yours__part", ways(screen)),
            element("div#keys.yours__part", keys(screen)),
            actions([close]),
        ],
    )
}

/// What is kept on this device, which is nothing until it is ticked.
fn keep(screen: &Screen) -> [Node; 5] {
    let interface = screen.interface();
    let own = screen.session.own();
    let place = Message::Owned(Owned::KeptPlace(!own.keeps_place));
    let forgot = Message::Owned(Owned::Forgot);
    [
        screen.label(&interface.keep),
        check(screen, &interface.keep_place, own.keeps_place, place),
        text("p.note text", &interface.keep_note),
        keep_words(screen),
        actions([screen.plain(&interface.forget, forgot)]),
    ]
}

/// Whether what is written is kept as well.
pub(super) fn keep_words(screen: &Screen) -> Node {
    let own = screen.session.own();
    let kept = Message::Owned(Owned::KeptWords(!own.keeps_words));
    let box_ = check(screen, &screen.interface().keep_words, own.keeps_words, kept);
    element("div#words", [box_])
}

/// A link to this moment, to be copied by a press or by hand.
fn link(screen: &Screen) -> [Node; 4] {
    let interface = screen.interface();
    let link = [screen.address, "#both-true=", &screen.session.code(screen.pack)].concat();
    let names = &["class", "readonly", "aria-label"];
    [
        screen.label(&interface.link),
        text("p.note text", &interface.link_note),
        field("input", names, &["field", "readonly", &interface.link], link, vec![]),
        actions([screen.plain(&interface.link_copy, Message::Asked(Errand::Copy))]),
    ]
}

fn page(screen: &Screen) -> [Node; 3] {
    let interface = screen.interface();
    [
        screen.label(&interface.page),
        text("p.note text", &interface.page_note),
        actions([screen.plain(&interface.page_open, Message::SheetOpened(Sheet::Page))]),
    ]
}

/// How it reads: a row of options for each setting.
fn ways(screen: &Screen) -> Vec<Node> {
    let interface = screen.interface();
    let mut ways = vec![screen.label(&interface.reading_way)];
    for (setting, words) in Setting::ALL.into_iter().zip(&interface.settings) {
        ways.push(element_at("fieldset.options", &words.name, options(screen, setting, words)));
    }
    ways
}

fn options(screen: &Screen, setting: Setting, words: &Options) -> Vec<Node> {
    let now = screen.session.own().settings.get(setting);
    let mut options = vec![text("legend", &words.name)];
    for (option, name) in (0..).zip(&words.options) {
        let set = Message::Owned(Owned::Set(setting, option));
        options.push(choose(screen, &words.name, name, option == now, set));
    }
    options
}

fn keys(screen: &Screen) -> [Node; 2] {
    let interface = screen.interface();
    let mut keys = Vec::new();
    for key in &interface.key {
        let words = list([text("kbd", &key.key), text_at("span", "does", &key.does)]);
        keys.push(element_at("li.key", &key.key, [words]));
    }
    [screen.label(&interface.keys), element("ul", keys)]
}
