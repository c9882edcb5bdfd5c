//! Three ways to play the dial, side by side, and the reader's own beside them.

use super::beat::{Drawing, answered, ask, onward};
use super::dial::bearable;
use super::element::{Node, actions, element, element_at, paragraphs, prose, text};
use super::gauges::{exposed, understood};
use super::plot::{canvas, key, line, path};
use super::screen::Screen;
use super::table::tabled;
use super::words::fill;
use paradox::session::Way;
use paradox::sim::dial::{Person, Policy, Reading, play};
use paradox::story::{Beat, Dial};

/// The comparison.
pub(super) fn plays(screen: &Screen, words: &Dial, beat: &Beat) -> Drawing {
    let heats: Vec<u8> = words.moments.iter().map(|moment| moment.heat).collect();
    let mut courses = Vec::new();
    for it in &words.plays {
        let policy = it.depth.map_or(Policy::Edge, Policy::Always);
        courses.push((it.name.as_str(), it.comes.as_str(), play(policy, &heats, words.start)));
    }
    let own = screen.session.play().dial.course(words);
    if own.len() == heats.len() {
        courses.push((&words.yours, "", own));
    }
    let (mut figures, mut rows) = (Vec::new(), Vec::new());
    for (name, comes, course) in &courses {
        figures.push(figure(words, name, comes, course));
        let Some((person, reading)) = course.last() else { continue };
        let line = bearable(words, person).to_owned();
        let read = [understood(words, reading).to_owned(), exposed(words, reading), line];
        rows.push([(*name).to_owned()].into_iter().chain(read).collect());
    }
    let head = [&words.moment_name, &words.understood, &words.exposed, &words.bearable];
    let mut said = ask(beat);
    // The last of it is true whatever the answer was.
    if let Some((last, answer)) = beat.then.split_last() {
        said.push(answered(screen, paragraphs("p.text", answer)));
        said.push(prose("p#last.text", last));
    }
    said.push(actions([screen.go(&onward(screen, beat), Way::Next)]));
    Drawing {
        first: vec![],
        picture: vec![
            element("div.rooms plays", figures),
            key(&[("plot__run", &words.understood), ("plot__other", &words.exposed)]),
            text("p#line.note", &words.line),
        ],
        words: said,
        table: tabled(screen, head.map(Clone::clone).to_vec(), rows),
    }
}

/// One way: how understood, how exposed and how much was bearable, moment by moment.
fn figure(words: &Dial, name: &str, comes: &str, course: &[(Person, Reading)]) -> Node {
    let over = |of: fn(&(Person, Reading)) -> f64| line(&course.iter().map(of).collect::<Vec<_>>());
    let paths = [
        path("understood", "plot__run", over(|(_, it)| it.understood)),
        path("exposed", "plot__other", over(|(_, it)| it.exposed)),
        // On top, since a play along the edge runs right under it.
        path("bearable", "plot__bearable", over(|(_, it)| it.bearable)),
    ];
    let says = course.last().map(|(person, reading)| {
        let exposed = exposed(words, reading);
        let values = [
            ("understood", understood(words, reading)),
            ("exposed", &exposed),
            ("line", bearable(words, person)),
        ];
        fill(&words.says_play, &values)
    });
    let above = [text("span#name", name), prose("span#comes.note", comes)];
    let children = [
        element("figcaption#name.rooms__name", above),
        canvas(paths),
        text("p#says.caption", says.as_deref().unwrap_or_default()),
    ];
    element_at("figure.rooms__room", name, children)
}
