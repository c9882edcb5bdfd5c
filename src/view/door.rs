//! The door: what this is, what it holds, and three equal ways on. Also the choice of a chair.

use super::beat::label;
use super::element::{Node, actions, classed, element, list, paragraphs, prose, text};
use super::number::about;
use super::screen::{Screen, body};
use super::words::fill;
use paradox::interface::Interface;
use paradox::session::{Length, Message, Way};
use paradox::story::{Chair, Scenario};

/// Before the walk: start, read a summary, or skip.
pub(super) fn door(screen: &Screen) -> Node {
    let interface = screen.interface();
    let door = &screen.story().door;
    let minutes = match screen.session.length() {
        Length::Short => door.minutes.short,
        Length::Full => door.minutes.full,
    };
    let mut children: Vec<Node> = screen.fallback().into_iter().collect();
    children.extend([
        text("p#about.kicker", &about(interface, minutes)),
        screen.title(&door.title),
        prose("p.lead text", &door.lead),
        text("p.note text", &door.note),
        actions([
            screen.go(&interface.start, Way::Next),
            screen.plain(&interface.summary, Message::WentOn(Way::Summary)),
            screen.plain(&interface.skip, Message::WentOn(Way::Skip)),
        ]),
    ]);
    // Where a walk stands alone, it says what it is a part of.
    let belongs = screen.story().belongs.as_ref().filter(|_| screen.pack.frame.is_none());
    children.extend(belongs.map(|belongs| text("p#belongs.note", belongs)));
    children.push(text("p#disclaimer.note door__disclaimer", &interface.disclaimer));
    body("door".into(), "door", children)
}

/// The whole walk in a few paragraphs.
pub(super) fn summary(screen: &Screen) -> Node {
    let interface = screen.interface();
    let door = &screen.story().door;
    let mut children = vec![text("p.kicker", &interface.summary), screen.title(&door.title)];
    children.extend(paragraphs("p.text", &door.summary));
    children.extend(screen.story().model.as_ref().map(label));
    children.push(actions([screen.go(&interface.start, Way::Next)]));
    body("summary".into(), "summary", children)
}

/// Which chair to sit in, in the short walk.
pub(super) fn chairs(screen: &Screen) -> Node {
    let interface = screen.interface();
    let mut chairs = Vec::new();
    for scenario in &screen.story().scenarios {
        let words = list([
            text("span#who.chairs__who", &sit(interface, scenario)),
            text("span#title.chairs__title", &scenario.title),
        ]);
        let way = Message::WentOn(Way::Chair(scenario.id.clone()));
        let class = chair_class(scenario.chair);
        chairs.push(classed("li", &scenario.id, class, [screen.choice(words, way)]));
    }
    body(
        "chairs".into(),
        "chairs",
        [
            screen.title(&interface.chairs),
            text("p#note.text", &interface.chairs_note),
            element("ul#list.choices chairs__list", chairs),
            actions([screen.quiet(&interface.to_card, Message::WentOn(Way::Card))]),
        ],
    )
}

/// The words that invite into a chair.
pub(super) fn sit(interface: &Interface, scenario: &Scenario) -> String {
    let (template, name) = match scenario.chair {
        Chair::Client => (&interface.chair_client, &scenario.cast.client),
        Chair::Therapist => (&interface.chair_therapist, &scenario.cast.therapist),
    };
    fill(template, &[("name", name)])
}

/// Which ink a chair wears.
pub(super) fn chair_class(chair: Chair) -> &'static str {
    match chair {
        Chair::Client => "warm",
        Chair::Therapist => "cool",
    }
}
