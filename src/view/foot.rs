//! The foot: one step back, the path so far, what is the reader's own, and support.

use super::element::{Node, attributed, list};
use super::screen::Screen;
use paradox::session::{Message, Place, Sheet};

/// The foot of every screen. At the door there is nowhere to go back to. What a page puts here stands
/// below our controls and not in their place: no reader shall lose the way back, or to support.
pub(super) fn foot(screen: &Screen) -> Node {
    let interface = screen.interface();
    let mut controls = Vec::new();
    if screen.session.sheet().is_none() && screen.session.can_step_back() {
        controls.push(screen.quiet(&interface.back, Message::SteppedBack));
        if !matches!(screen.session.place(), Place::Summary | Place::Opening | Place::Closing) {
            let inside = interface.path.as_str().into();
            let opened = Message::SheetOpened(Sheet::Path);
            let at = screen.openers[1].clone();
            controls.push(screen.press_at("quiet", "path", inside, opened, at));
        }
    }
    if screen.session.sheet().is_none() {
        let inside = interface.yours.as_str().into();
        let opened = Message::SheetOpened(Sheet::Yours);
        let at = screen.openers[2].clone();
        controls.push(screen.press_at("quiet", "yours", inside, opened, at));
        let opened = Message::SheetOpened(Sheet::Pause);
        controls.push(screen.quiet(&interface.support, opened));
    }
    let empty = controls.is_empty();
    controls.push(attributed("slot", "slot", &["name"], &["footer"], list([])));
    let class = if empty { "foot foot--empty" } else { "foot" };
    attributed("footer", "foot", &["class", "part"], &[class, "footer"], list(controls))
}
