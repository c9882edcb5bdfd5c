//! One path that was not taken: looked at, and left as it was.

use super::choices::taken;
use super::element::{Node, actions, element, element_at, text};
use super::lines::lines;
use super::scene::followed;
use super::screen::{Screen, body};
use super::stage::stage;
use super::thoughts::thoughts;
use paradox::session::{Message, Way};

/// What would have followed another choice.
pub(super) fn untaken(screen: &Screen) -> Node {
    let story = screen.story();
    let interface = screen.interface();
    let (Some(scenario), Some(scene), Some(choice)) =
        (screen.session.scenario(story), screen.session.scene(story), screen.session.choice(story))
    else {
        // A place is only ever one the story has.
        return body("nowhere".into(), "untaken", []);
    };
    let mut after = vec![thoughts(interface, scenario, choice)];
    after.extend(lines("after", &choice.after));
    after.push(text("p.opened", &choice.opened));
    let mut controls = Vec::new();
    for way in screen.session.ways(screen.pack) {
        controls.push(match way {
            Way::Untaken => screen.quiet(&interface.untaken_more, Message::WentOn(way)),
            _ => screen.go(&interface.untaken_return, way),
        });
    }
    let heading = [text("p#above.kicker", &interface.untaken_kicker), screen.title(&scene.name)];
    let children = [
        taken(scenario.chair, choice),
        element("div#follows.say follows", followed(choice)),
        element("div#heard.say heard", after),
        actions(controls),
    ];
    let key = screen.session.place().to_string();
    body(
        format!("scenario {}", scenario.id),
        "scene spread",
        [
            element_at("div.spread__lines", &format!("{key} heading"), heading),
            stage(screen, scenario, scene),
            element_at("div.spread__words", &key, children),
        ],
    )
}
