//! Things a person might say or do, on generous targets.

use super::door::chair_class;
use super::element::{Node, classed, element_at, text};
use super::screen::Screen;
use paradox::session::{Message, Session};
use paradox::story::{Chair, Choice, Scenario, Scene};

/// The words of a choice: upright when said, italic when done.
pub(super) fn label(choice: &Choice) -> Node {
    text(if choice.is_said() { "span#label" } else { "em#label" }, &choice.label)
}

/// What a scene offers, in its fixed shuffled order.
pub(super) fn choices(screen: &Screen, scenario: &Scenario, scene: &Scene) -> Node {
    let mut items = Vec::new();
    for choice in Session::offers(scenario, scene) {
        let taken = Message::ChoiceTaken(choice.id.clone());
        items.push(element_at("li", &choice.id, [screen.choice(label(choice), taken)]));
    }
    classed("ul", "choices", &facing(scenario.chair), items)
}

/// The choice that was taken, as it stands on the page afterwards.
pub(super) fn taken(chair: Chair, choice: &Choice) -> Node {
    let class = "choices__choice choices__choice--taken";
    let words = classed("p", "choice", class, [label(choice)]);
    classed("div", "taken", &facing(chair), [words])
}

/// Two thoughts to guess between; they face the other way.
pub(super) fn guesses(
    screen: &Screen,
    scenario: &Scenario,
    scene: &Scene,
    choice: &Choice,
) -> Node {
    let other = match scenario.chair {
        Chair::Client => Chair::Therapist,
        Chair::Therapist => Chair::Client,
    };
    let mut items = Vec::new();
    for (guess, thought) in Session::guesses(scenario, scene, choice) {
        let words = text("em#thought", thought);
        let item = [screen.choice(words, Message::Guessed(guess))];
        items.push(element_at("li", guess.name(), item));
    }
    classed("ul", "guesses", &facing(other), items)
}

fn facing(chair: Chair) -> String {
    ["choices ", chair_class(chair)].concat()
}
