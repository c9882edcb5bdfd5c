//! A slider with its name, its ends and what it says aloud; and a box to tick.

use super::element::{
    Node, attributed, classed, element, element_at, hears, input, list, text, text_at,
};
use super::screen::Screen;
use paradox::session::{Message, Played};
use std::rc::Rc;
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
            ends.push(text_at("span", &at.to_string(), end));
        }
        let (least, most) = (self.span.0.to_string(), self.span.1.to_string());
        let names = &["class", "type", "min", "max", "aria-valuetext"];
        let values = [self.class, "range", &least, &most, self.says];
        let range = input("range", names, &values, Ok(self.value.to_string()), ear);
        let names = &["class", "aria-hidden"];
        let inside = [
            element("label", [text("span#name", self.name), range]),
            attributed("p", "ends", names, &["slider__ends", "true"], list(ends)),
        ];
        element_at("div.slider", self.name, inside)
    }
}

/// The number that a control was set to.
fn given(event: &Event) -> Option<i8> {
    let input: HtmlInputElement = event.target_dyn_into()?;
    input.value().parse().ok()
}

/// A box to tick.
pub(super) fn check(screen: &Screen, words: &str, checked: bool, toggled: Played) -> Node {
    tick(screen, "check", checked, toggled, text("span#words", words))
}

/// A box to tick, with whatever says what it is.
pub(super) fn tick(
    screen: &Screen,
    class: &'static str,
    checked: bool,
    toggled: Played,
    words: Node,
) -> Node {
    let send = screen.send.clone();
    let ear = hears(ListenerKind::onchange, move |_| send.emit(Message::Played(toggled)));
    let input = input("box", &["type"], &["checkbox"], Err(checked), ear);
    classed("label", class, class, [input, words])
}
