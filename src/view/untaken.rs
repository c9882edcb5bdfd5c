//! One path that was not taken, beside the one that was: looked at, and left as it was, or taken after all.

use super::choices::taken;
use super::element::{Node, actions, element, element_at, text};
use super::lines::lines;
use super::scene::followed;
use super::screen::{Screen, body};
use super::stage::stage;
use super::thoughts::thoughts;
use paradox::session::{Message, Way};
use paradox::story::{Choice, Scenario};

/// What would have followed another choice, and beside it what did.
pub(super) fn untaken(screen: &Screen) -> Node {
    let story = screen.story();
    let interface = screen.interface();
    let (Some(scenario), Some(scene), Some(choice)) =
        (screen.session.scenario(story), screen.session.scene(story), screen.session.choice(story))
    else {
        // A place is only ever one the story has.
        return body("nowhere".into(), "untaken", []);
    };
    let met = screen.session.met(story, scenario);
    let offers = met.iter().filter(|met| met.scene.id == scene.id).flat_map(|met| &met.offers);
    let took = offers.into_iter().find(|offer| offer.taken).map(|offer| offer.choice);
    let mut sides = vec![side(screen, &interface.untaken_kicker, scenario, choice)];
    sides.extend(took.map(|took| side(screen, &interface.side_taken, scenario, took)));
    let mut controls = Vec::new();
    for way in screen.session.ways(screen.pack) {
        controls.push(match way {
            Way::Untaken => screen.quiet(&interface.untaken_more, Message::WentOn(way)),
            _ => screen.go(&interface.untaken_return, way),
        });
    }
    let take = Message::ChoiceTaken(choice.id.clone());
    controls.push(screen.plain(&interface.untaken_take, take));
    let key = screen.session.place().address();
    let spread = [
        element_at("div.spread__lines", &[&key, " heading"].concat(), [screen.title(&scene.name)]),
        stage(screen, scenario, scene),
    ];
    body(
        ["scenario ", &scenario.id].concat(),
        "scene",
        [element("div.spread", spread), element_at("div.sides", &key, sides), actions(controls)],
    )
}

/// A choice, what followed it, and what each person thought.
fn side(screen: &Screen, above: &str, scenario: &Scenario, choice: &Choice) -> Node {
    let mut told = vec![screen.label(above), taken(scenario.chair, choice)];
    told.push(element("div#follows.say follows", followed(choice)));
    told.push(thoughts(screen.interface(), scenario, choice));
    told.extend(lines("after", &choice.after));
    told.push(text("p.opened", &choice.opened));
    element_at("div.say", &choice.id, told)
}
