//! A beat of the model: a picture to play with, what it says, and the label that never leaves it.

use super::drawn::drawn;
use super::element::{actions, element, paragraphs, text};
use super::own::own;
use super::plot::{Series, canvas, curve, describe, joined, line, path, plot, shown, table};
use super::rooms::rooms;
use super::screen::{Screen, body};
use super::words::fill;
use paradox::session::{Message, Place, Played, Way};
use paradox::sim::line::{FIRST_SEED, NINE_SEEDS, Point, Settings, average, run};
use paradox::sim::shape::Shape;
use paradox::story::{Beat, BeatId, Line, LineWords};
use yew::prelude::*;

/// A beat of *The line you can't draw*.
pub(super) fn beat(screen: &Screen, id: BeatId) -> Html {
    let story = screen.story();
    let (Some(model), Some(beat)) = (&story.line, story.beat(id)) else {
        // A place is only ever one the story has.
        return body("nowhere".into(), "beat", vec![]);
    };
    let drawing = match id {
        BeatId::Predict => predict(screen, model, beat),
        BeatId::Reveal => reveal(screen, model, beat),
        BeatId::Rerun => rerun(screen, model, beat),
        BeatId::Average => average_of_nine(screen, model, beat),
        BeatId::Rooms => rooms(screen, model, beat),
        BeatId::Own | BeatId::Underneath => own(screen, model, beat),
    };
    let Drawing { first, picture, words, table } = drawing;
    let mut lines = paragraphs("text", &beat.lines);
    lines.extend(first);
    let class = format!("spread spread--plot spread--{}", id.name());
    let spread = vec![
        element("div", "lines", "spread__lines", lines),
        element("div", "picture", "spread__picture", picture),
        element("div", "words", "spread__words", words),
        element("div", "more", "spread__more", vec![table, assumed(screen, model)]),
    ];
    body(
        format!("beat {}", id.name()),
        "beat",
        vec![screen.title(&beat.title), element("div", "spread", &class, spread)],
    )
}

/// What is drawn, what is said of it and done about it, and the same as a table.
pub(super) struct Drawing {
    /// What is said or done before the picture, besides the beat's own lines.
    pub(super) first: Vec<Html>,
    pub(super) picture: Vec<Html>,
    pub(super) words: Vec<Html>,
    pub(super) table: Html,
}

/// “What we assumed”, which opens.
fn assumed(screen: &Screen, model: &Line) -> Html {
    let assumed = model.assumed.iter().map(|it| text("li", it, "", it)).collect();
    let children = vec![
        text("summary", "summary", "", &screen.interface().assumed),
        element("ul", "list", "", assumed),
    ];
    element("details", "assumed", "assumed", children)
}

/// The question of a beat.
pub(super) fn ask(beat: &Beat) -> Vec<Html> {
    beat.ask.iter().map(|ask| text("p", "ask", "ask", ask)).collect()
}

/// The control that leads on. A beat names the one after it; out of that order, it just leads on.
pub(super) fn onward(screen: &Screen, beat: &Beat) -> String {
    let story = screen.story();
    let after = story.beats().iter().skip_while(|it| it.id != beat.id).nth(1);
    // The short walk steps over a beat, and the words before the gap were written for that.
    let core = |id| beat.core && story.beat(id).is_some_and(|next| next.core);
    match (screen.session.ahead(story), after) {
        (Some(Place::Beat(next)), Some(after)) if next == after.id => beat.go.clone(),
        (Some(Place::Beat(next)), _) if core(next) => beat.go.clone(),
        _ => screen.interface().go_on.clone(),
    }
}

fn predict(screen: &Screen, model: &Line, beat: &Beat) -> Drawing {
    let words = &model.words;
    let values = joined(screen.session.play().drawn, 20);
    let says = describe(words, &words.says_yours, &values);
    let mut said = ask(beat);
    said.push(text("p", "how", "note", &words.how));
    said.push(actions(vec![
        screen.go(&onward(screen, beat), Way::Next),
        screen.quiet(&words.skip, Message::Played(Played::DrawingSkipped)),
    ]));
    Drawing {
        first: vec![],
        picture: vec![plot(model, drawn(screen, words), &[], &says)],
        words: said,
        table: table(screen, words, &[Series { name: &words.yours, values }]),
    }
}

fn reveal(screen: &Screen, model: &Line, beat: &Beat) -> Drawing {
    let words = &model.words;
    let play = screen.session.play();
    let values = shown(&run(FIRST_SEED, &Settings::INVITATION));
    let says = describe(words, &words.says_run, &values);
    let mut paths = vec![path("run", "plot__run plot__run--drawn", line(&values))];
    let mut lines = vec![("plot__run", words.run.as_str())];
    let mut series = vec![Series { name: &words.run, values }];
    let mut controls = vec![screen.go(&onward(screen, beat), Way::Next)];
    if !play.skipped {
        let toggle = if play.hidden { &words.show } else { &words.hide };
        let toggled = Message::Played(Played::LineToggled);
        controls.push(screen.press("quiet", "toggle", toggle.clone().into(), toggled));
        if !play.hidden {
            paths.insert(0, path("yours", "plot__yours", curve(play.drawn)));
            lines.insert(0, ("plot__yours", &words.yours));
            series.insert(0, Series { name: &words.yours, values: joined(play.drawn, 20) });
        }
    }
    let mut said = ask(beat);
    said.push(actions(controls));
    said.extend(paragraphs("text", &beat.then));
    Drawing {
        first: vec![],
        picture: vec![plot(model, canvas(paths), &lines, &says)],
        words: said,
        table: table(screen, words, &series),
    }
}

/// One more person at a time, in the same room, until all nine are there.
fn rerun(screen: &Screen, model: &Line, beat: &Beat) -> Drawing {
    let words = &model.words;
    let count = screen.session.play().reruns.min(NINE_SEEDS.len());
    let person = |at: usize| {
        let seed = if at == 0 { FIRST_SEED } else { NINE_SEEDS[at - 1] };
        shown(&run(seed, &Settings::INVITATION))
    };
    let mut paths = Vec::new();
    for at in 0..count {
        paths.push(path(&at.to_string(), "plot__faint", line(&person(at))));
    }
    let values = person(count);
    let key = format!("run {count}");
    paths.push(path(&key, "plot__run plot__run--drawn", line(&values)));
    let says = describe(words, &words.says_run, &values);

    let on = onward(screen, beat);
    let mut said = ask(beat);
    said.push(actions(if count < NINE_SEEDS.len() {
        let again = words.again.as_str();
        vec![
            screen.press("button", "again", again.into(), Message::Played(Played::RanAgain)),
            screen.plain(&on, Message::WentOn(Way::Next)),
        ]
    } else {
        vec![screen.go(&on, Way::Next)]
    }));
    if count > 0 {
        // Below the controls, so that the one being pressed stays under the finger.
        said.extend(paragraphs("text", &beat.then));
    }
    Drawing {
        first: vec![],
        picture: vec![plot(model, canvas(paths), &[], &says)],
        words: said,
        table: table(screen, words, &[Series { name: &words.run, values }]),
    }
}

fn average_of_nine(screen: &Screen, model: &Line, beat: &Beat) -> Drawing {
    let words = &model.words;
    let Many { mut paths, average: values, says } = many(words, &Settings::INVITATION);
    paths.push(path("average", "plot__average plot__run--drawn", line(&values)));
    let mut said = ask(beat);
    said.extend(paragraphs("lead", &beat.then));
    said.push(actions(vec![screen.go(&onward(screen, beat), Way::Next)]));
    Drawing {
        first: vec![],
        picture: vec![plot(
            model,
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
    pub(super) paths: Vec<Html>,
    /// Their average, a value a session.
    pub(super) average: Vec<f64>,
    /// What they show, in a sentence.
    pub(super) says: String,
}

pub(super) fn many(words: &LineWords, room: &Settings) -> Many {
    let mut runs = Vec::new();
    let mut paths = Vec::new();
    for seed in NINE_SEEDS {
        let run = run(seed, room);
        paths.push(path(&seed.to_string(), "plot__faint", line(&shown(&run))));
        runs.push(run);
    }
    let average = average(&runs);
    let rose = |run: &&Vec<Point>| run[run.len() - 1].shown > run[0].shown;
    let higher = runs.iter().filter(rose).count().to_string();
    let says = fill(
        &words.says_many,
        &[
            ("count", &NINE_SEEDS.len().to_string()),
            ("course", &words.courses[Shape::of(&average).course as usize]),
            ("higher", &higher),
        ],
    );
    Many { paths, average, says }
}
