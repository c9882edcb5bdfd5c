//! Paused, and stopped for now. It asks nothing, and nothing is lost.

use super::element::{actions, text};
use super::mark::mark;
use super::screen::{Screen, body};
use paradox::session::{Message, Sheet};
use yew::prelude::*;

/// A calm card: go on, stop here, support.
pub(super) fn paused(screen: &Screen) -> Html {
    let interface = screen.interface();
    let controls = vec![
        screen.press("button", "go-on", interface.go_on.clone().into(), Message::SheetClosed),
        screen.plain(&interface.stop, Message::SheetOpened(Sheet::Stopped)),
    ];
    rest(screen, "paused", &interface.paused, &interface.paused_note, controls)
}

/// Stopped: the way back in, and support.
pub(super) fn stopped(screen: &Screen) -> Html {
    let interface = screen.interface();
    let controls = vec![screen.plain(&interface.resume, Message::SheetClosed)];
    rest(screen, "stopped", &interface.stopped, &interface.stopped_note, controls)
}

fn rest(screen: &Screen, key: &str, title: &str, note: &str, controls: Vec<Html>) -> Html {
    let interface = screen.interface();
    let support = html! {
        <section key="support" class="support" aria-label={interface.support.clone()}>
            { screen.label(&interface.support) }
            <slot key="slot" name="support">
                { text("p", "default", "", &interface.support_default) }
            </slot>
        </section>
    };
    let note = text("p", "note", "pause__note", note);
    body(
        key.to_owned(),
        "pause",
        vec![mark(), screen.title(title), note, actions(controls), support],
    )
}
