//! The running head: where one is, how far along, and Pause.

use super::element::{Node, attributed, element, list, path, svg, text};
use super::mark::mark;
use super::screen::Screen;
use paradox::digits::counted;
use paradox::session::{Message, Place, Sheet};

/// The head of every screen. The parts appear once the walk has begun. A page may put a name of its
/// own in place of ours.
pub(super) fn head(screen: &Screen) -> Node {
    let interface = screen.interface();
    let names = [
        text("span#product.head__product", &interface.product),
        text("span#name.head__name", name(screen)),
    ];
    let title = attributed("slot", "title", &["name"], &["title"], list(names));
    let mut children = vec![mark(), element("div#run.head__run", [title])];
    let paused = matches!(screen.session.sheet(), Some(Sheet::Pause | Sheet::Stopped));
    if !paused {
        let bars = path("bars", "", "M1 1h3v10H1zM6 1h3v10H6z", "");
        let bars = svg("bars", "", "0 0 10 12", [bars]);
        let inside = list([bars, text("span#words", &interface.pause)]);
        let opened = Message::SheetOpened(Sheet::Pause);
        let at = screen.openers[0].clone();
        children.push(screen.press_at("quiet head__pause", "pause", inside, opened, at));
    }
    let outside = [Place::Opening, Place::Closing, Place::Door, Place::Summary];
    if !outside.contains(screen.session.place()) {
        children.push(parts(screen));
    }
    attributed("header", "head", &["class", "part"], &["head", "header"], list(children))
}

/// The walk one is in, or what stands before and after them all.
pub(super) fn name<'walk>(screen: &Screen<'walk>) -> &'walk str {
    match (screen.session.place(), &screen.pack.frame) {
        (Place::Opening, Some(frame)) => &frame.opening.name,
        (Place::Closing, Some(frame)) => &frame.closing.name,
        _ => &screen.story().name,
    }
}

/// The five parts as one rule, thick where the reader has been.
fn parts(screen: &Screen) -> Node {
    let story = screen.story();
    let been: Vec<usize> = screen.session.places().map(|place| place.part(story)).collect();
    let now = screen.session.place().part(story);
    let mut parts = Vec::new();
    // The first part is the model, where there is one.
    let none = usize::from(story.model.is_none());
    for (at, name) in story.parts.iter().enumerate().skip(none) {
        let state = match at {
            at if at == now => "now",
            at if been.contains(&at) => "done",
            _ => "open",
        };
        let names = &["class", "part", "data-state", "aria-current"];
        let values = ["parts__part", "step", state, if at == now { "step" } else { "" }];
        let name = text("span#name", name);
        parts.push(attributed("li", &counted(at), names, &values, name));
    }
    let names = &["class", "part", "aria-label"];
    let values = ["parts", "progress", &screen.interface().parts];
    attributed("ol", "parts", names, &values, list(parts))
}
