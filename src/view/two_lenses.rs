//! How a story ends, as a picture: the scenes that were met, each through both lenses.

use super::beat::label;
use super::captions::both;
use super::element::{Node, element, text, text_at};
use super::screen::Screen;
use paradox::story::{Kind, Scenario, Scene};

/// A list of the scenes met, with two captions each.
pub(super) fn two_lenses(screen: &Screen, scenario: &Scenario, scene: &Scene) -> Node {
    let story = screen.story();
    let names = match story.kind() {
        Some(Kind::Lenses(lenses)) => [lenses.ordinary.as_str(), &lenses.frame],
        _ => ["", ""],
    };
    let told = screen.session.variant(story).and_then(|variant| variant.picture.as_ref());
    let mut children = vec![text("p#says.caption", told.unwrap_or(&scene.picture))];
    for met in screen.session.met(story, scenario) {
        if let [one, other] = &met.scene.lenses[..] {
            children.push(text_at("p.small-title", &met.scene.name, &met.scene.name));
            children.push(both(&met.scene.id, names, [one, other]));
        }
    }
    children.extend(story.model.as_ref().map(label));
    element("div#picture.spread__picture", children)
}
