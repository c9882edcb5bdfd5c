//! How a story ends, as a picture: both readings from its first scene to its last, side by side.

use super::beat::label;
use super::dial::hand;
use super::element::{Node, element, text};
use super::plot::{canvas, key, line, path};
use super::screen::Screen;
use super::table::tabled;
use paradox::stage::Moves;
use paradox::story::{Kind, Reading, Scenario, Scene};

/// Two lines, a step for each choice.
pub(super) fn two_readings(screen: &Screen, scenario: &Scenario, scene: &Scene) -> Node {
    let story = screen.story();
    let course = screen.session.course(scenario);
    let over = |which: usize| -> Vec<f64> {
        course.iter().map(|now| f64::from(now[which]) * 100.0 / 6.0).collect()
    };
    // The model's own names for the two, where it has any.
    let kind = story.kind();
    let name = |which: usize| match (kind, scenario.readings[which].moves) {
        (Some(Kind::Dial(dial)), Moves::Met) => dial.understood.as_str(),
        (Some(Kind::Dial(dial)), Moves::Bare) => &dial.exposed,
        _ => [&scenario.cast.client, &scenario.cast.therapist][which],
    };
    // One ink for what is understood, the other for what is exposed, in whichever order they come.
    let swapped = scenario.readings[0].moves == Moves::Bare;
    let classes = if swapped { ["plot__other", "plot__run"] } else { ["plot__run", "plot__other"] };
    let paths =
        [path("one", classes[0], line(&over(0))), path("other", classes[1], line(&over(1)))];
    let told = screen.session.variant(story).and_then(|variant| variant.picture.as_ref());
    let mut children = vec![
        canvas(paths),
        key(&[(classes[0], name(0)), (classes[1], name(1))]),
        text("p#says.caption", told.unwrap_or(&scene.picture)),
    ];
    let head = [screen.interface().path.as_str(), name(0), name(1)].map(str::to_owned).to_vec();
    let level =
        |which: usize, now: i8| scenario.readings[which].levels[Reading::level(now)].clone();
    // Where it began, and then what stood after each scene.
    let met = screen.session.met(story, scenario);
    let names = [scenario.title.as_str()].into_iter().chain(met.iter().map(|it| &*it.scene.name));
    let rows = names
        .zip(&course)
        .map(|(name, now)| vec![name.to_owned(), level(0, now[0]), level(1, now[1])]);
    children.push(tabled(screen, head, rows.collect()));
    // Where the model is a dial, it is at hand once more.
    if let Some(Kind::Dial(dial)) = kind {
        children.extend(hand(screen, dial, &[]));
    }
    children.extend(story.model.as_ref().map(label));
    element("div#picture.spread__picture", children)
}
