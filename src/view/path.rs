//! The path so far, as a nested list: each scene met, what it offered, what was taken.

use super::choices::label;
use super::element::{Node, actions, classed, element, element_at, text};
use super::screen::{Screen, body};
use paradox::session::{Crossroads, Message};

/// The path so far.
pub(super) fn path(screen: &Screen) -> Node {
    let interface = screen.interface();
    let path = screen.session.path(screen.story());
    let mut children = vec![screen.title(&interface.path)];
    if path.is_empty() {
        children.push(text("p#empty.text", &interface.path_empty));
    } else {
        children.push(text("p.note text", &interface.path_note));
        let met: Vec<Node> = path.iter().map(|met| crossroads(screen, met)).collect();
        children.push(element("ol#list.path", met));
    }
    let close =
        screen.press("button", "close", interface.path_close.as_str().into(), Message::SheetClosed);
    children.push(actions([close]));
    body("path".into(), "path-screen", children)
}

fn crossroads(screen: &Screen, met: &Crossroads) -> Node {
    let interface = screen.interface();
    let mut offers = Vec::new();
    for offer in &met.offers {
        let mut words = vec![label(offer.choice)];
        let mut class = "path__offer";
        if offer.taken {
            class = "path__offer path__offer--taken";
            words.push(text("span#tag.path__tag", &interface.taken));
        }
        offers.push(classed("li", &offer.choice.id, class, words));
    }
    let mut name = vec![text("b#name", &met.scene.name)];
    if screen.session.scene(screen.story()).is_some_and(|it| std::ptr::eq(it, met.scene)) {
        name.push(text("span#here.path__tag", &interface.here));
    }
    let name = element("p#name.path__name", name);
    let key = format!("{} {}", met.scenario, met.scene.id);
    let mut children = vec![name];
    if !offers.is_empty() {
        children.push(element("ul#offers", offers));
    }
    element_at("li.path__scene", &key, children)
}
