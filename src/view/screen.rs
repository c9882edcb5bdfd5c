//! What every screen is given, and the few controls they all share.

use super::element::{arrival, list};
use paradox::interface::Interface;
use paradox::session::{Message, Session, Way};
use paradox::story::{Pack, Story};
use std::rc::Rc;
use yew::prelude::*;

/// What a screen is drawn from, and where its messages go.
pub(super) struct Screen<'walk> {
    pub(super) pack: &'walk Rc<Pack>,
    pub(super) session: &'walk Session,
    pub(super) send: &'walk Callback<Message>,
    /// Held by whatever the reader should be brought to when this screen appears.
    pub(super) arrival: &'walk NodeRef,
    /// Held by the controls that open a sheet: Pause, and the path so far.
    pub(super) openers: &'walk [NodeRef; 2],
    pub(super) level: u8,
}

impl<'walk> Screen<'walk> {
    pub(super) fn story(&self) -> &'walk Story {
        &self.pack.story
    }

    pub(super) fn interface(&self) -> &'walk Interface {
        &self.pack.interface
    }

    /// Sends a message when pressed.
    pub(super) fn on(&self, message: Message) -> Callback<MouseEvent> {
        self.send.reform(move |_| message.clone())
    }

    /// The heading of a screen: where a reader arrives.
    pub(super) fn title(&self, words: &str) -> Html {
        self.heading(0, "title", words, self.arrival.clone())
    }

    /// A heading, some levels below the widget's own, to which a reader may be brought.
    pub(super) fn heading(&self, below: u8, class: &'static str, words: &str, at: NodeRef) -> Html {
        let level = (self.level + below).min(6);
        arrival(format!("h{level}"), class, class, words.to_owned().into(), at)
    }

    /// A small heading, one level down.
    pub(super) fn label(&self, words: &str) -> Html {
        self.heading(1, "small-title", words, NodeRef::default())
    }

    /// Something that has just appeared, to which the reader is brought.
    pub(super) fn appeared(
        &self,
        key: &'static str,
        class: &'static str,
        children: Vec<Html>,
    ) -> Html {
        arrival("div".into(), key, class, list(children), self.arrival.clone())
    }

    /// The control that leads naturally on.
    pub(super) fn go(&self, words: &str, way: Way) -> Html {
        self.press("button", words, words.into(), Message::WentOn(way))
    }

    /// A control beside it, no less easy to take.
    pub(super) fn plain(&self, words: &str, message: Message) -> Html {
        self.press("button button--plain", words, words.into(), message)
    }

    /// A control set as a line of text.
    pub(super) fn quiet(&self, words: &str, message: Message) -> Html {
        self.press("quiet", words, words.into(), message)
    }

    /// Something a person might say, do or think.
    pub(super) fn choice(&self, words: Html, message: Message) -> Html {
        self.press("choices__choice", "choice", words, message)
    }

    /// Any control that sends a message. One whose words change needs a key that does not, or
    /// it would be another control, and focus would be lost.
    pub(super) fn press(
        &self,
        class: &'static str,
        key: &str,
        inside: Html,
        message: Message,
    ) -> Html {
        self.press_at(class, key, inside, message, NodeRef::default())
    }

    /// A control to which focus may return.
    pub(super) fn press_at(
        &self,
        class: &'static str,
        key: &str,
        inside: Html,
        message: Message,
        at: NodeRef,
    ) -> Html {
        let part = if class == "choices__choice" { "choice" } else { "control" };
        html! {
            <button
                key={key.to_owned()}
                type="button"
                class={class}
                part={part}
                ref={at}
                onclick={self.on(message)}
            >
                { inside }
            </button>
        }
    }
}

/// A screen. Another key means that it is drawn afresh; the scenes of a story share one, so that the
/// people in it move from one to the next.
pub(super) fn body(key: String, class: &str, children: Vec<Html>) -> Html {
    html! { <div key={key} class={format!("body {class}")} part="body">{ list(children) }</div> }
}
