//! Two minds: what each person thinks, as two shapes that touch. Neither wins.

use super::element::{Node, classed, element, text};
use super::words::fill;
use paradox::interface::Interface;
use paradox::story::{Choice, Scenario};

/// Both thoughts, side by side: the card in little.
pub(super) fn thoughts(interface: &Interface, scenario: &Scenario, choice: &Choice) -> Node {
    let thought = |class: &str, name: &str, thought: &str| {
        let who = fill(&interface.thinks, &[("name", name)]);
        let who = text("p#who.thoughts__who", &who);
        classed("blockquote", class, class, [who, text("p#what.thoughts__what", thought)])
    };
    element(
        "div.thoughts",
        [
            thought("thoughts__thought warm", &scenario.cast.client, &choice.client),
            thought("thoughts__thought cool", &scenario.cast.therapist, &choice.therapist),
            element("span#lens.thoughts__lens", []),
        ],
    )
}
