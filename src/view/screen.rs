//! What every screen is given, and the few controls they all share.

use super::element::{Children, Node, arrival, attributed, hears, list, tagged, text};
use paradox::interface::Interface;
use paradox::links::Links;
use paradox::session::{Message, Session, Way};
use paradox::story::{Pack, Story};
use yew::prelude::*;
use yew::virtual_dom::ListenerKind;

/// What a screen is drawn from, and where its messages go.
#[derive(Clone, Copy)]
pub(super) struct Screen<'walk> {
    pub(super) pack: &'walk Pack,
    pub(super) links: &'walk Links,
    pub(super) session: &'walk Session,
    pub(super) send: &'walk Callback<Message>,
    /// Held by whatever the reader should be brought to when this screen appears.
    pub(super) arrival: &'walk NodeRef,
    /// Held by the controls that open a sheet: Pause, the path so far, and what is the reader's own.
    pub(super) openers: &'walk [NodeRef; 3],
    pub(super) level: u8,
    /// The page's address, to which a place is added for a link.
    pub(super) address: &'walk str,
    /// Whether the page is in a language that these words are not in.
    pub(super) foreign: bool,
}

impl<'walk> Screen<'walk> {
    pub(super) fn story(&self) -> &'walk Story {
        self.session.story(self.pack)
    }

    pub(super) fn interface(&self) -> &'walk Interface {
        &self.pack.interface
    }

    /// Says that these words are not in the language of the page, where they are not.
    pub(super) fn fallback(&self) -> Option<Node> {
        self.foreign.then(|| text("p#foreign.note", &self.interface().foreign))
    }

    /// The heading of a screen: where a reader arrives.
    pub(super) fn title(&self, words: &str) -> Node {
        self.heading(0, "title", words, self.arrival.clone())
    }

    /// A heading, some levels below the widget's own, to which a reader may be brought.
    pub(super) fn heading(&self, below: u8, class: &'static str, words: &str, at: NodeRef) -> Node {
        let level = (self.level + below).min(6);
        let tag = ["h2", "h3", "h4", "h5", "h6"][usize::from(level.clamp(2, 6)) - 2];
        // A page styles what heads a screen, and not what heads a part of one.
        let part = if below == 0 { "title" } else { "" };
        arrival(tag, class, class, part, words.into(), at)
    }

    /// A small heading, one level down.
    pub(super) fn label(&self, words: &str) -> Node {
        self.heading(1, "small-title", words, NodeRef::default())
    }

    /// Something that has just appeared, to which the reader is brought.
    pub(super) fn appeared(
        &self,
        key: &'static str,
        class: &'static str,
        children: impl Children,
    ) -> Node {
        arrival("div", key, class, "", list(children), self.arrival.clone())
    }

    /// The control that leads naturally on.
    pub(super) fn go(&self, words: &str, way: Way) -> Node {
        self.press("button", words, words.into(), Message::WentOn(way))
    }

    /// A control beside it, no less easy to take.
    pub(super) fn plain(&self, words: &str, message: Message) -> Node {
        self.press("button button--plain", words, words.into(), message)
    }

    /// A control set as a line of text.
    pub(super) fn quiet(&self, words: &str, message: Message) -> Node {
        self.press("quiet", words, words.into(), message)
    }

    /// Something a person might say, do or think.
    pub(super) fn choice(&self, words: Node, message: Message) -> Node {
        self.press("choices__choice", "choice", words, message)
    }

    /// Any control that sends a message. One whose words change needs a key that does not, or
    /// it would be another control, and focus would be lost.
    pub(super) fn press(
        &self,
        class: &'static str,
        key: &str,
        inside: Node,
        message: Message,
    ) -> Node {
        self.press_at(class, key, inside, message, NodeRef::default())
    }

    /// A control to which focus may return.
    pub(super) fn press_at(
        &self,
        class: &'static str,
        key: &str,
        inside: Node,
        message: Message,
        at: NodeRef,
    ) -> Node {
        let part = if class == "choices__choice" { "choice" } else { "control" };
        self.button([class, part, key, ""], inside, message, at)
    }

    /// A control that stays pressed while it is in hand.
    pub(super) fn take(
        &self,
        class: &str,
        key: &str,
        inside: Node,
        message: Message,
        held: bool,
    ) -> Node {
        let pressed = if held { "true" } else { "false" };
        self.button([class, "choice", key, pressed], inside, message, NodeRef::default())
    }

    /// A button: its class, its part, its key, and whether it is pressed, where it can be.
    fn button(&self, words: [&str; 4], inside: Node, message: Message, at: NodeRef) -> Node {
        let [class, part, key, pressed] = words;
        let send = self.send.clone();
        let ear = hears(ListenerKind::onclick, move |_| send.emit(message.clone()));
        let names = &["type", "class", "part", "aria-pressed"];
        tagged("button", key, names, &["button", class, part, pressed], at, vec![ear], inside)
    }
}

/// A screen. Another key means that it is drawn afresh; the scenes of a story share one, so that the
/// people in it move from one to the next.
pub(super) fn body(key: String, class: &str, children: impl Children) -> Node {
    let class = ["body ", class].concat();
    attributed("div", &key, &["class", "part"], &[&class, "body"], list(children))
}
