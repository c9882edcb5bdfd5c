//! Paused, and stopped for now. It asks nothing, and nothing is lost.

use super::element::{Node, actions, text};
use super::links::support;
use super::mark::mark;
use super::screen::{Screen, body};
use paradox::session::{Message, Sheet};

/// A calm card: go on, stop here, support.
pub(super) fn paused(screen: &Screen) -> Node {
    let interface = screen.interface();
    let controls = vec![
        screen.press("button", "go-on", interface.go_on.as_str().into(), Message::SheetClosed),
        screen.plain(&interface.stop, Message::SheetOpened(Sheet::Stopped)),
    ];
    rest(screen, "paused", &interface.paused, &interface.paused_note, controls)
}

/// Stopped: the way back in, and support.
pub(super) fn stopped(screen: &Screen) -> Node {
    let interface = screen.interface();
    let controls = vec![screen.plain(&interface.resume, Message::SheetClosed)];
    rest(screen, "stopped", &interface.stopped, &interface.stopped_note, controls)
}

fn rest(screen: &Screen, key: &str, title: &str, note: &str, controls: Vec<Node>) -> Node {
    let note = text("p#note.pause__note", note);
    body(
        key.to_owned(),
        "pause",
        [mark(), screen.title(title), note, actions(controls), support(screen)],
    )
}
