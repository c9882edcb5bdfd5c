//! The foot: one step back, and the path so far.

use super::element::list;
use super::screen::Screen;
use paradox::session::{Message, Place, Sheet};
use yew::prelude::*;

/// The foot of every screen but the door, where there is nowhere to go back to.
pub(super) fn foot(screen: &Screen) -> Html {
    let interface = screen.interface();
    let mut controls = Vec::new();
    if screen.session.sheet().is_none() && screen.session.can_step_back() {
        controls.push(screen.quiet(&interface.back, Message::SteppedBack));
        if *screen.session.place() != Place::Summary {
            let inside = interface.path.clone().into();
            let opened = Message::SheetOpened(Sheet::Path);
            let at = screen.openers[1].clone();
            controls.push(screen.press_at("quiet", "path", inside, opened, at));
        }
    }
    let class = if controls.is_empty() { "foot foot--empty" } else { "foot" };
    html! { <footer key="foot" class={class} part="footer">{ list(controls) }</footer> }
}
