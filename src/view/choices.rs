//! Things a person might say or do, on generous targets.

use super::door::chair_class;
use super::element::{element, text};
use super::screen::Screen;
use paradox::session::{Message, Session};
use paradox::story::{Chair, Choice, Scenario, Scene};
use yew::prelude::*;

/// The words of a choice: upright when said, italic when done.
pub(super) fn label(choice: &Choice) -> Html {
    text(if choice.is_said() { "span" } else { "em" }, "label", "", &choice.label)
}

/// What a scene offers, in its fixed shuffled order.
pub(super) fn choices(screen: &Screen, scenario: &Scenario, scene: &Scene) -> Html {
    let mut items = Vec::new();
    for choice in Session::offers(scenario, scene) {
        let taken = Message::ChoiceTaken(choice.id.clone());
        items.push(element("li", &choice.id, "", vec![screen.choice(label(choice), taken)]));
    }
    element("ul", "choices", &facing(scenario.chair), items)
}

/// The choice that was taken, as it stands on the page afterwards.
pub(super) fn taken(chair: Chair, choice: &Choice) -> Html {
    let class = "choices__choice choices__choice--taken";
    let words = element("p", "choice", class, vec![label(choice)]);
    element("div", "taken", &facing(chair), vec![words])
}

/// Two thoughts to guess between; they face the other way.
pub(super) fn guesses(
    screen: &Screen,
    scenario: &Scenario,
    scene: &Scene,
    choice: &Choice,
) -> Html {
    let other = match scenario.chair {
        Chair::Client => Chair::Therapist,
        Chair::Therapist => Chair::Client,
    };
    let mut items = Vec::new();
    for (guess, thought) in Session::guesses(scenario, scene, choice) {
        let words = text("em", "thought", "", thought);
        let item = vec![screen.choice(words, Message::Guessed(guess))];
        items.push(element("li", guess.name(), "", item));
    }
    element("ul", "guesses", &facing(other), items)
}

fn facing(chair: Chair) -> String {
    format!("choices {}", chair_class(chair))
}
