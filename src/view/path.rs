//! The path so far: each part and scene that was met, what it offered and what was taken, as a nested list
//! that leads back to any of them, and as a drawing of the same.

use super::choices::label;
use super::element::{
    Node, actions, classed, element, element_at, list, path as stroke, svg, text,
};
use super::screen::{Screen, body};
use paradox::digits::counted;
use paradox::pen::Pen;
use paradox::session::{Crossroads, Message, Place};

/// The path so far.
pub(super) fn path(screen: &Screen) -> Node {
    let interface = screen.interface();
    let session = screen.session;
    let mut children = vec![screen.title(&interface.path)];
    let mut walks = Vec::new();
    for (walk, story) in screen.pack.stories.iter().enumerate() {
        if session.has_begun(walk) {
            let name = element("div#name", [screen.label(&story.name)]);
            walks.push(element_at("li", &story.id, [name, parts(screen, walk)]));
        }
    }
    if session.places().all(|place| !matches!(place, Place::Scene { .. })) {
        children.push(text("p#empty.text", &interface.path_empty));
    }
    children.push(text("p.note text", &interface.path_note));
    children.push(element("ol#list.path", walks));
    let close =
        screen.press("button", "close", interface.path_close.as_str().into(), Message::SheetClosed);
    children.push(actions([close]));
    body("path".into(), "path-screen", children)
}

/// The parts of a walk, each with the way back to it, and the scenes that were met in it.
fn parts(screen: &Screen, walk: usize) -> Node {
    let story = &screen.pack.stories[walk];
    let met = screen.session.path(walk, story);
    let mut parts = Vec::new();
    for (part, name) in story.parts.iter().enumerate().skip(usize::from(story.model.is_none())) {
        let last = screen.session.last_in_part(walk, story, part);
        let scenario = story.scenarios.get(part.wrapping_sub(1));
        let met: Vec<&Crossroads> = met
            .iter()
            .filter(|it| scenario.is_some_and(|same| same.id == it.scenario.id))
            .collect();
        let mut children = vec![element("p#name.path__name", [back(screen, "part", name, last)])];
        if !met.is_empty() {
            children.push(drawing(&met));
            let scenes = met.iter().map(|met| crossroads(screen, met)).collect::<Vec<_>>();
            children.push(element("ol#scenes", scenes));
        }
        let class = if last.is_some() { "path__part" } else { "path__part path__part--open" };
        parts.push(classed("li", name, class, children));
    }
    element("ol#parts", parts)
}

/// A name that leads back to a stop of the trail, unless that is where one is.
fn back(screen: &Screen, key: &str, name: &str, at: Option<usize>) -> Node {
    match at {
        Some(at) if at + 1 == screen.session.trail().len() => {
            list([text("b", name), text("span#here.path__tag", &screen.interface().here)])
        }
        Some(at) => screen.press("quiet", key, name.into(), Message::LookedBack(at, None)),
        None => text("span", name),
    }
}

fn crossroads(screen: &Screen, met: &Crossroads) -> Node {
    let interface = screen.interface();
    let chosen = met.offers.iter().any(|offer| offer.taken);
    let mut offers = Vec::new();
    for offer in &met.offers {
        let words = label(offer.choice);
        let id = &offer.choice.id;
        let (class, inside) = if offer.taken {
            let tag = text("span#tag.path__tag", &interface.taken);
            ("path__offer path__offer--taken", list([words, tag]))
        } else if chosen {
            let words = list([words, text("span#tag.path__tag", &interface.what_if)]);
            let other = Message::LookedBack(met.at, Some(id.clone()));
            ("path__offer", screen.press("quiet", "look", words, other))
        } else {
            ("path__offer", words)
        };
        offers.push(classed("li", id, class, [inside]));
    }
    let name = back(screen, "scene", &met.scene.name, Some(met.at));
    let mut children = vec![element("p#name.path__name", [name])];
    if !offers.is_empty() {
        children.push(element("ul#offers", offers));
    }
    element_at("li.path__scene", &met.scene.id, children)
}

/// The same as a drawing: a step to the side for each scene, what it offered one above the other, and the
/// line of what was taken. The list says all of it in words.
fn drawing(met: &[&Crossroads]) -> Node {
    let (mut line, mut open) = (vec![(0.0, 22.0)], Pen::default());
    for (step, met) in met.iter().enumerate() {
        for (at, offer) in met.offers.iter().enumerate() {
            let spot = (step as f64 * 34.0 + 28.0, at as f64 * 14.0 + 8.0);
            if offer.taken {
                line.push(spot);
            } else {
                // A stroke of no length has round ends: a dot.
                open.through('M', &[spot]).draw('h', &[0.1]);
            }
        }
    }
    let strokes = [
        stroke("open", "path__open", &open.path(), ""),
        stroke("taken", "path__taken", &Pen::default().lines(&line).path(), ""),
    ];
    let view = ["0 0 ", &counted(met.len() * 34 + 16), " 58"].concat();
    svg("map", "path__map", &view, strokes)
}
