//! A scene: the room on one side; on the other what is told and said, and what a person might do.

use super::beat::answered;
use super::choices::{choices, guesses, taken};
use super::element::{Node, actions, element, element_at, prose, text};
use super::lines::lines;
use super::screen::{Screen, body};
use super::stage::stage;
use super::thoughts::thoughts;
use super::two_lenses::two_lenses;
use super::two_lines::two_lines;
use super::two_readings::two_readings;
use super::words::fill;
use paradox::session::{Guess, Message, Place, Stage, Way};
use paradox::story::{Choice, Drawing, Scenario, Scene};
use yew::prelude::*;

/// The scene the reader is in.
pub(super) fn scene(screen: &Screen) -> Node {
    let story = screen.story();
    let (Some(scenario), Some(scene)) =
        (screen.session.scenario(story), screen.session.scene(story))
    else {
        // A place is only ever one the story has.
        return body("nowhere".into(), "scene", []);
    };
    let picture = match scene.drawing {
        Some(Drawing::TwoLines) => two_lines(screen),
        Some(Drawing::TwoReadings) => two_readings(screen, scenario, scene),
        Some(Drawing::TwoLenses) => two_lenses(screen, scenario, scene),
        None => stage(screen, scenario, scene),
    };
    let body_key = ["scenario ", &scenario.id].concat();
    let words = told(screen, scenario, scene);
    body(
        body_key,
        "scene spread",
        [
            element_at("div.spread__lines", &scene.id, heading(screen, scenario, scene)),
            picture,
            element_at("div.spread__words", &[&scene.id, " words"].concat(), words),
        ],
    )
}

/// The name of a scene, where a reader arrives; before the first, who is who.
fn heading(screen: &Screen, scenario: &Scenario, scene: &Scene) -> Vec<Node> {
    let fresh = matches!(screen.session.place(), Place::Scene { stage: Stage::Asked, .. });
    let arrival = if fresh { screen.arrival.clone() } else { NodeRef::default() };
    if scenario.scenes[0].id == scene.id {
        let title = screen.heading(0, "title", &scenario.title, arrival);
        let mut children = vec![title, text("p#intro.note", &scenario.intro)];
        if scene.name != scenario.title {
            children.push(text("p#name.kicker", &scene.name));
        }
        children
    } else {
        vec![screen.heading(0, "kicker", &scene.name, arrival)]
    }
}

fn told(screen: &Screen, scenario: &Scenario, scene: &Scene) -> Vec<Node> {
    let Place::Scene { stage, .. } = screen.session.place() else { return vec![] };
    let mut children = vec![before(screen, scene)];
    let choice = screen.session.choice(screen.story());
    children.extend(match (stage, choice) {
        (Stage::Took(_), Some(choice)) => guess(screen, scenario, scene, choice),
        (Stage::Heard(_, guess), Some(choice)) => heard(screen, scenario, scene, choice, *guess),
        _ if scene.is_end() => {
            let asked = text("p#alike.ask", &screen.interface().alike);
            let answer = prose("p#alike.text", &screen.story().card.alike);
            let mut told = moments(screen, scenario, scene);
            told.extend([asked, answered(screen, vec![answer]), ending(screen)]);
            told
        }
        _ => vec![text("p#prompt.note prompt", &scenario.prompt), choices(screen, scenario, scene)],
    });
    children
}

/// The scenes that were met, by their names, unless the drawing at the end shows them.
fn moments(screen: &Screen, scenario: &Scenario, end: &Scene) -> Vec<Node> {
    let met = screen.session.met(screen.story(), scenario);
    let met = met.iter().filter(|it| it.scene.id != end.id);
    let names: Vec<&str> = met.map(|it| &*it.scene.name).collect();
    if names.is_empty() || end.drawing == Some(Drawing::TwoLenses) {
        return vec![];
    }
    vec![text("p#moments.note", &names.join(" · "))]
}

/// What is told and said before anyone does anything.
fn before(screen: &Screen, scene: &Scene) -> Node {
    let mut told = lines("scene", &scene.lines);
    if let Some(variant) = screen.session.variant(screen.story()) {
        told.extend(lines("variant", &variant.lines));
    }
    element("div#told.say", told)
}

/// The ways on from the end of a story.
fn ending(screen: &Screen) -> Node {
    let interface = screen.interface();
    let mut controls = Vec::new();
    for way in screen.session.ways(screen.pack) {
        controls.push(match way {
            Way::Untaken => screen.quiet(&interface.untaken, Message::WentOn(way)),
            _ => screen.go(&interface.go_on, way),
        });
    }
    actions(controls)
}

/// What was said or done, why a person does that, and what followed.
pub(super) fn followed(choice: &Choice) -> Vec<Node> {
    let mut follows = vec![text("p.reason", &choice.reason)];
    follows.extend(lines("then", &choice.then));
    follows
}

/// After a choice: what follows it, and a guess at the other's mind.
fn guess(screen: &Screen, scenario: &Scenario, scene: &Scene, choice: &Choice) -> Vec<Node> {
    let interface = screen.interface();
    let asked = fill(&interface.guess, &[("name", scenario.other())]);
    let mut follows = followed(choice);
    follows.extend([
        text("p.ask ask--guess", &asked),
        guesses(screen, scenario, scene, choice),
        actions([screen.quiet(&interface.guess_skip, Message::Guessed(Guess::Shown))]),
    ]);
    vec![
        done(screen, choice),
        taken(scenario.chair, choice),
        screen.appeared("follows", "say follows", follows),
    ]
}

/// Once both thoughts are out: how the guess sits beside them, and what the choice cost and opened.
fn heard(
    screen: &Screen,
    scenario: &Scenario,
    scene: &Scene,
    choice: &Choice,
    guess: Guess,
) -> Vec<Node> {
    let interface = screen.interface();
    let mut told = vec![thoughts(interface, scenario, choice)];
    match guess {
        Guess::Same => told.push(text("p#guessed.note", &interface.guessed_same)),
        Guess::Other => {
            let guessed = fill(&interface.guessed_other, &[("guess", &scene.decoy)]);
            told.push(text("p#guessed.note", &guessed));
        }
        Guess::Shown => (),
    }
    told.extend(lines("after", &choice.after));
    told.push(text("p.opened", &choice.opened));
    told.push(actions([screen.go(&interface.go_on, Way::Next)]));
    vec![
        done(screen, choice),
        taken(scenario.chair, choice),
        element("div#follows.say follows", followed(choice)),
        screen.appeared("heard", "say heard", told),
    ]
}

/// Above a choice that was taken: whether it was said or done.
fn done(screen: &Screen, choice: &Choice) -> Node {
    let interface = screen.interface();
    let above = if choice.is_said() { &interface.you_said } else { &interface.you_did };
    text("p#above.note prompt", above)
}
