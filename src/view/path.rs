//! The path so far, as a nested list: each scene met, what it offered, what was taken.

use super::choices::label;
use super::element::{actions, element, text};
use super::screen::{Screen, body};
use paradox::session::{Crossroads, Message};
use yew::prelude::*;

/// The path so far.
pub(super) fn path(screen: &Screen) -> Html {
    let interface = screen.interface();
    let path = screen.session.path(screen.story());
    let mut children = vec![screen.title(&interface.path)];
    if path.is_empty() {
        children.push(text("p", "empty", "text", &interface.path_empty));
    } else {
        children.push(text("p", "note", "note text", &interface.path_note));
        let met = path.iter().map(|met| crossroads(screen, met)).collect();
        children.push(element("ol", "list", "path", met));
    }
    let close =
        screen.press("button", "close", interface.path_close.clone().into(), Message::SheetClosed);
    children.push(actions(vec![close]));
    body("path".into(), "path-screen", children)
}

fn crossroads(screen: &Screen, met: &Crossroads) -> Html {
    let interface = screen.interface();
    let mut offers = Vec::new();
    for offer in &met.offers {
        let mut words = vec![label(offer.choice)];
        let mut class = "path__offer";
        if offer.taken {
            class = "path__offer path__offer--taken";
            words.push(text("span", "tag", "path__tag", &interface.taken));
        }
        offers.push(element("li", &offer.choice.id, class, words));
    }
    let mut name = vec![text("b", "name", "", &met.scene.name)];
    if screen.session.scene(screen.story()) == Some(met.scene) {
        name.push(text("span", "here", "path__tag", &interface.here));
    }
    let name = element("p", "name", "path__name", name);
    let key = format!("{} {}", met.scenario, met.scene.id);
    let mut children = vec![name];
    if !offers.is_empty() {
        children.push(element("ul", "offers", "", offers));
    }
    element("li", &key, "path__scene", children)
}
