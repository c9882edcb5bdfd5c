//! Four rooms side by side: the same nine people in each, covered after session four.

use super::beat::{Drawing, Many, ask, many, onward};
use super::element::{actions, element, paragraphs, text};
use super::plot::{Series, canvas, label, line, path, table};
use super::screen::Screen;
use paradox::session::{Message, Played, Way};
use paradox::sim::line::Settings;
use paradox::story::{Beat, Line};
use yew::prelude::*;

/// The first sessions, which the cover leaves in view: from before the first to after the fourth.
const IN_VIEW: usize = 5;
/// Flat at the back, round at the front: the D again, over all that comes later.
const COVER: &str = "M564 6H232A77 147 0 0 0 232 298H564Z";

/// The comparison of four rooms.
pub(super) fn rooms(screen: &Screen, model: &Line, beat: &Beat) -> Drawing {
    let words = &model.words;
    let play = screen.session.play();
    let mut series = Vec::new();
    let mut rooms = Vec::new();
    for (at, (settings, room)) in Settings::FOUR_ROOMS.iter().zip(&words.rooms).enumerate() {
        let Many { mut paths, average: mut middle, mut says } = many(words, settings);
        paths.push(path("average", "plot__average", line(&middle)));
        if play.covered {
            paths.push(path("cover", "plot__cover", COVER.into()));
            middle.truncate(IN_VIEW);
            says.clone_from(&words.says_covered);
        }
        let name =
            vec![text("span", "name", "", &room.name), text("span", "holds", "note", &room.holds)];
        rooms.push(html! {
            <figure key={at} class="rooms__room">
                { element("figcaption", "name", "rooms__name", name) }
                { canvas(paths) }
                { text("p", "says", "unseen", &says) }
            </figure>
        });
        series.push(Series { name: &room.name, values: middle });
    }

    // One control, whatever it says and wears, so that focus stays on it.
    let toggle = if play.covered { &words.lift } else { &words.cover };
    let class = if play.uncovered_once { "button button--plain" } else { "button" };
    let toggled = Message::Played(Played::CoverToggled);
    let mut first = ask(beat);
    first.push(actions(vec![screen.press(class, "cover", toggle.clone().into(), toggled)]));

    let on = onward(screen, beat);
    let mut said = Vec::new();
    if !play.covered {
        said.extend(beat.answer.as_ref().map(|answer| text("p", "answer", "lead", answer)));
        said.extend(paragraphs("text", &beat.then));
    }
    said.push(actions(vec![if play.uncovered_once {
        screen.go(&on, Way::Next)
    } else {
        screen.plain(&on, Message::WentOn(Way::Next))
    }]));
    Drawing {
        first,
        picture: vec![
            text("p", "near", "plot__word", &words.near),
            element("div", "rooms", "rooms", rooms),
            text("p", "far", "plot__word", &words.far),
            label(model),
        ],
        words: said,
        table: table(screen, words, &series),
    }
}
