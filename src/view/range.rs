//! A slider with its name, its ends and what it says aloud; and a box to tick.

use super::element::{
    Node, attributed, classed, element, element_at, hears, input, list, text, text_at,
};
use super::screen::Screen;
use paradox::digits::{counted, digits};
use paradox::session::{Message, Played};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;
use yew::prelude::*;
use yew::virtual_dom::{Listener, ListenerKind};

/// A slider in words: no number is ever shown or said.
pub(super) struct Range<'walk> {
    pub(super) class: &'static str,
    pub(super) name: &'walk str,
    /// Its least and its most.
    pub(super) span: (i8, i8),
    pub(super) value: i8,
    /// What its value says aloud.
    pub(super) says: &'walk str,
    /// What stands under it, from one end to the other.
    pub(super) ends: &'walk [&'walk str],
}

impl Range<'_> {
    /// The slider; `moved` says what it does.
    pub(super) fn draw(&self, screen: &Screen, moved: impl Fn(i8) -> Played + 'static) -> Node {
        let send = screen.send.clone();
        self.drawn(hears(ListenerKind::oninput, move |event| {
            if let Some(to) = given(&event) {
                send.emit(Message::Played(moved(to)));
            }
        }))
    }

    fn drawn(&self, ear: Rc<dyn Listener>) -> Node {
        let mut ends = Vec::new();
        for (at, end) in self.ends.iter().enumerate() {
            ends.push(text_at("span", &counted(at), end));
        }
        let (least, most) = (digits(self.span.0), digits(self.span.1));
        let names = &["class", "type", "min", "max", "aria-valuetext"];
        let values = [self.class, "range", &least, &most, self.says];
        let range = input("range", names, &values, Ok(digits(self.value)), ear);
        let names = &["class", "aria-hidden"];
        let inside = [
            element("label", [text("span#name", self.name), range]),
            attributed("p", "ends", names, &["slider__ends", "true"], list(ends)),
        ];
        element_at("div.slider", self.name, inside)
    }
}

/// What stands in the field that was written in.
pub(super) fn written(event: &Event) -> String {
    let field = event.target().map(JsCast::unchecked_into::<HtmlInputElement>);
    field.map(|field| field.value()).unwrap_or_default()
}

/// The number that a control was set to.
fn given(event: &Event) -> Option<i8> {
    written(event).parse().ok()
}

/// A box to tick.
pub(super) fn check(screen: &Screen, words: &str, checked: bool, toggled: Message) -> Node {
    tick(screen, "check", ["checkbox", ""], checked, toggled, text("span#words", words))
}

/// One of several things, of which one is so. They belong together by the name of what they decide.
pub(super) fn choose(
    screen: &Screen,
    name: &str,
    words: &str,
    chosen: bool,
    message: Message,
) -> Node {
    let inside = text("span#words", words);
    let label = tick(screen, "check", ["radio", name], chosen, message, inside);
    element_at("div", words, [label])
}

/// A box to tick, or one of several that share a name, with whatever says what it is.
pub(super) fn tick(
    screen: &Screen,
    class: &'static str,
    kind: [&str; 2],
    checked: bool,
    toggled: Message,
    words: Node,
) -> Node {
    let send = screen.send.clone();
    let ear = hears(ListenerKind::onchange, move |_| send.emit(toggled.clone()));
    let input = input("box", &["type", "name"], &kind, Err(checked), ear);
    classed("label", class, class, [input, words])
}
