//! Four rooms side by side: the same nine people in each, covered after session four.

use super::beat::{Drawing, answered, ask, onward};
use super::element::{actions, element, element_at, paragraphs, prose, text};
use super::line::{Many, many};
use super::plot::{Series, canvas, line, path, table};
use super::screen::Screen;
use paradox::session::{LineMove, Message, Played, Way};
use paradox::story::{Beat, Line};

/// The first sessions, which the cover leaves in view: from before the first to after the fourth.
const IN_VIEW: usize = 5;
/// Flat at the back, round at the front: the D again, over all that comes later.
const COVER: &str = "M564 6H232A77 147 0 0 0 232 298H564Z";

/// The comparison of four rooms.
pub(super) fn rooms(screen: &Screen, words: &Line, beat: &Beat) -> Drawing {
    let play = &screen.session.play().line;
    let mut series = Vec::new();
    let mut rooms = Vec::new();
    for (at, room) in words.rooms.iter().enumerate() {
        let Many { mut paths, average: mut middle, mut says } =
            many(screen, words, &words.settings(at));
        paths.push(path("average", "plot__average", line(&middle)));
        if play.covered {
            paths.push(path("cover", "plot__cover", COVER.into()));
            middle.truncate(IN_VIEW);
            says.clone_from(&words.says_covered);
        }
        let name = [text("span#name", &room.name), text("span#holds.note", &room.holds)];
        let inside = [
            element("figcaption#name.rooms__name", name),
            canvas(paths),
            text("p#says.unseen", &says),
        ];
        rooms.push(element_at("figure.rooms__room", &room.name, inside));
        series.push(Series { name: &room.name, values: middle });
    }

    // One control, whatever it says and wears, so that focus stays on it.
    let toggle = if play.covered { &words.lift } else { &words.cover };
    let class = if play.uncovered_once { "button button--plain" } else { "button" };
    let toggled = Message::Played(Played::Line(LineMove::CoverToggled));
    let mut first = ask(beat);
    first.push(actions([screen.press(class, "cover", toggle.as_str().into(), toggled)]));

    let on = onward(screen, beat);
    let mut said = Vec::new();
    if !play.covered {
        said.extend(beat.answer.as_ref().map(|answer| text("p#answer.lead", answer)));
        // The last of it answers what the one before has asked.
        if let Some((last, open)) = beat.then.split_last() {
            said.extend(paragraphs("p.text", open));
            said.push(answered(screen, vec![prose("p#last.text", last)]));
        }
    }
    said.push(actions([if play.uncovered_once {
        screen.go(&on, Way::Next)
    } else {
        screen.plain(&on, Message::WentOn(Way::Next))
    }]));
    Drawing {
        first,
        picture: vec![
            text("p#near.plot__word", &words.near),
            element("div.rooms", rooms),
            text("p#far.plot__word", &words.far),
        ],
        words: said,
        table: table(screen, words, &series),
    }
}
