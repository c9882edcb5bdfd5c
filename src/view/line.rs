//! The beats of *The line you can't draw*.

use super::beat::{Drawing, answered, ask, onward};
use super::drawn::drawn;
use super::element::{Node, actions, paragraphs, text};
use super::number::number;
use super::own::own;
use super::plot::{
    Series, canvas, curve, describe, joined, line as stroke, path, plot, shown, table,
};
use super::rooms::rooms;
use super::screen::Screen;
use super::words::fill;
use paradox::digits::counted;
use paradox::session::{LineMove, Message, Place, Played, Way};
use paradox::sim::line::{Point, Settings, average, run};
use paradox::sim::shape::Shape;
use paradox::story::{Beat, BeatId, Line};

/// A beat of the line.
pub(super) fn line(screen: &Screen, words: &Line, beat: &Beat) -> Drawing {
    match beat.id {
        BeatId::Reveal => reveal(screen, words, beat),
        BeatId::Rerun => rerun(screen, words, beat),
        BeatId::Average => average_of_nine(screen, words, beat),
        BeatId::Rooms => rooms(screen, words, beat),
        BeatId::Own | BeatId::Underneath => own(screen, words, beat),
        // It has no other.
        _ => predict(screen, words, beat),
    }
}

fn predict(screen: &Screen, words: &Line, beat: &Beat) -> Drawing {
    let values = joined(screen.session.play().line.drawn, 20);
    let says = describe(words, &words.says_yours, &values);
    let mut said = ask(beat);
    said.push(text("p#how.note", &words.how));
    said.push(actions([
        screen.go(&onward(screen, beat), Way::Next),
        screen.quiet(&words.skip, Message::Played(Played::Line(LineMove::DrawingSkipped))),
    ]));
    Drawing {
        first: vec![],
        picture: vec![plot(words, drawn(screen, words), &[], &says)],
        words: said,
        table: table(screen, words, &[Series { name: &words.yours, values }]),
    }
}

fn reveal(screen: &Screen, words: &Line, beat: &Beat) -> Drawing {
    let play = &screen.session.play().line;
    let values = shown(&run(words.first_seed, &words.home()));
    let says = describe(words, &words.says_run, &values);
    let mut paths = vec![path("run", "plot__run plot__run--drawn", stroke(&values))];
    let mut lines = vec![("plot__run", words.run.as_str())];
    let mut series = vec![Series { name: &words.run, values }];
    let mut controls = vec![screen.go(&onward(screen, beat), Way::Next)];
    // Left as it stood, the line is a guess as well; but not for someone who never met it.
    let met = screen.session.trail().iter().any(|it| it.place == Place::Beat(BeatId::Predict));
    if met && !play.skipped {
        let toggle = if play.hidden { &words.show } else { &words.hide };
        let toggled = Message::Played(Played::Line(LineMove::LineToggled));
        controls.push(screen.press("quiet", "toggle", toggle.as_str().into(), toggled));
        if !play.hidden {
            paths.insert(0, path("yours", "plot__yours", curve(play.drawn)));
            lines.insert(0, ("plot__yours", &words.yours));
            series.insert(0, Series { name: &words.yours, values: joined(play.drawn, 20) });
        }
    }
    let mut said = ask(beat);
    said.push(answered(screen, paragraphs("p.text", &beat.then)));
    said.push(actions(controls));
    Drawing {
        first: vec![],
        picture: vec![plot(words, canvas(paths), &lines, &says)],
        words: said,
        table: table(screen, words, &series),
    }
}

/// One more person at a time, in the same room, until all nine are there.
fn rerun(screen: &Screen, words: &Line, beat: &Beat) -> Drawing {
    let count = screen.session.play().line.reruns.min(words.seeds.len());
    let person = |at: usize| {
        let seed = if at == 0 { words.first_seed } else { words.seeds[at - 1] };
        shown(&run(seed, &words.home()))
    };
    let mut paths = Vec::new();
    for at in 0..count {
        paths.push(path(&counted(at), "plot__faint", stroke(&person(at))));
    }
    let values = person(count);
    let key = ["run ", &counted(count)].concat();
    paths.push(path(&key, "plot__run plot__run--drawn", stroke(&values)));
    let says = describe(words, &words.says_run, &values);

    let on = onward(screen, beat);
    let mut said = ask(beat);
    said.push(actions(if count < words.seeds.len() {
        let again = words.again.as_str();
        vec![
            screen.press(
                "button",
                "again",
                again.into(),
                Message::Played(Played::Line(LineMove::RanAgain)),
            ),
            screen.plain(&on, Message::WentOn(Way::Next)),
        ]
    } else {
        vec![screen.go(&on, Way::Next)]
    }));
    // Said once enough of them are there to see it in.
    if count > 2 {
        // Below the controls, so that the one being pressed stays under the finger.
        said.extend(paragraphs("p.text", &beat.then));
    }
    Drawing {
        first: vec![],
        picture: vec![plot(words, canvas(paths), &[], &says)],
        words: said,
        table: table(screen, words, &[Series { name: &words.run, values }]),
    }
}

fn average_of_nine(screen: &Screen, words: &Line, beat: &Beat) -> Drawing {
    let Many { mut paths, average: values, says } = many(screen, words, &words.home());
    paths.push(path("average", "plot__average plot__run--drawn", stroke(&values)));
    let mut said = ask(beat);
    said.extend(paragraphs("p.lead", &beat.then));
    said.push(actions([screen.go(&onward(screen, beat), Way::Next)]));
    Drawing {
        first: vec![],
        picture: vec![plot(
            words,
            canvas(paths),
            &[("plot__faint", &words.run), ("plot__average", &words.average)],
            &says,
        )],
        words: said,
        table: table(screen, words, &[Series { name: &words.average, values }]),
    }
}

/// The nine people of a room.
pub(super) struct Many {
    /// Each as a faint line.
    pub(super) paths: Vec<Node>,
    /// Their average, a value a session.
    pub(super) average: Vec<f64>,
    /// What they show, in a sentence.
    pub(super) says: String,
}

pub(super) fn many(screen: &Screen, words: &Line, room: &Settings) -> Many {
    let mut runs = Vec::new();
    let mut paths = Vec::new();
    for &seed in &words.seeds {
        let run = run(seed, room);
        paths.push(path(&counted(seed as usize), "plot__faint", stroke(&shown(&run))));
        runs.push(run);
    }
    let average = average(&runs);
    let rose = |run: &&Vec<Point>| run[run.len() - 1].shown > run[0].shown;
    let higher = runs.iter().filter(rose).count();
    let said = |count| number(screen.interface(), count);
    let says = fill(
        &words.says_many,
        &[
            ("count", &said(words.seeds.len())),
            ("course", &words.courses[Shape::of(&average).course as usize]),
            ("higher", &said(higher)),
        ],
    );
    Many { paths, average, says }
}
