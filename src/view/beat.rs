//! A beat of the model: a picture to play with, what it says, and the label that never leaves it.

use super::drawn::drawn;
use super::element::{actions, element, paragraphs, text};
use super::own::own;
use super::plot::{Series, canvas, curve, describe, joined, key, line, path, plot, shown, table};
use super::rooms::rooms;
use super::screen::{Screen, body};
use paradox::session::{Message, Played, Way};
use paradox::sim::line::{FIRST_SEED, NINE_SEEDS, Settings, average, run};
use paradox::story::{Beat, BeatId, Line};
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
    let Drawing { mut picture, words } = drawing;
    picture.push(label(screen, model));
    let class = format!("spread spread--plot spread--{}", id.name());
    let spread = vec![
        element("div", "picture", "spread__picture", picture),
        element("div", "words", "spread__words", words),
    ];
    body(
        format!("beat {}", id.name()),
        "beat",
        vec![screen.title(&beat.title), element("div", "spread", &class, spread)],
    )
}

/// The two sides of a beat.
pub(super) struct Drawing {
    pub(super) picture: Vec<Html>,
    pub(super) words: Vec<Html>,
}

/// A toy, not a forecast: always beside the picture. “What we assumed” opens below it.
fn label(screen: &Screen, model: &Line) -> Html {
    let words =
        vec![text("b", "first", "", &model.label), text("span", "rest", "", &model.label_rest)];
    let assumed = model.assumed.iter().map(|it| text("li", it, "", it)).collect();
    let details = vec![
        text("summary", "summary", "", &screen.interface().assumed),
        element("ul", "list", "", assumed),
    ];
    let children =
        vec![element("p", "words", "", words), element("details", "assumed", "", details)];
    element("div", "label", "label", children)
}

/// The lines of a beat, and its question.
fn say(beat: &Beat) -> Vec<Html> {
    let mut words = paragraphs("text", &beat.lines);
    words.extend(beat.ask.as_ref().map(|ask| text("p", "ask", "ask", ask)));
    words
}

fn predict(screen: &Screen, model: &Line, beat: &Beat) -> Drawing {
    let words = &model.words;
    let yours = screen.session.play().drawn;
    let says = describe(words, &words.says_yours, &joined(yours, 20));
    let layers = vec![
        canvas(vec![path("yours", "plot__yours plot__yours--live", curve(yours))]),
        drawn(screen, words),
    ];
    let mut said = say(beat);
    said.push(text("p", "how", "note", &words.how));
    said.push(actions(vec![
        screen.go(&beat.go, Way::Next),
        screen.quiet(&words.skip, Message::Played(Played::DrawingSkipped)),
    ]));
    Drawing { picture: vec![plot(words, layers, &says)], words: said }
}

fn reveal(screen: &Screen, model: &Line, beat: &Beat) -> Drawing {
    let words = &model.words;
    let play = screen.session.play();
    let values = shown(&run(FIRST_SEED, &Settings::INVITATION));
    let says = describe(words, &words.says_run, &values);
    let mut paths = vec![path("run", "plot__run plot__run--drawn", line(&values))];
    let mut lines = vec![("plot__run", words.run.as_str())];
    let mut series = vec![Series { name: &words.run, values }];
    let mut controls = vec![screen.go(&beat.go, Way::Next)];
    if !play.skipped {
        let toggle = if play.hidden { &words.show } else { &words.hide };
        controls.push(screen.quiet(toggle, Message::Played(Played::LineToggled)));
        if !play.hidden {
            paths.insert(0, path("yours", "plot__yours", curve(play.drawn)));
            lines.insert(0, ("plot__yours", &words.yours));
            series.insert(0, Series { name: &words.yours, values: joined(play.drawn, 20) });
        }
    }
    let mut said = say(beat);
    said.extend(paragraphs("note", &beat.then));
    said.push(actions(controls));
    let picture =
        vec![plot(words, vec![canvas(paths)], &says), key(&lines), table(screen, words, &series)];
    Drawing { picture, words: said }
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
    let latest = person(count);
    let key = format!("run {count}");
    paths.push(path(&key, "plot__run plot__run--drawn", line(&latest)));
    let says = describe(words, &words.says_run, &latest);

    let mut said = say(beat);
    if count > 0 {
        said.extend(paragraphs("text", &beat.then));
    }
    said.push(actions(if count < NINE_SEEDS.len() {
        let again = words.again.as_str();
        vec![
            screen.press("button", again, again.into(), Message::Played(Played::RanAgain)),
            screen.plain(&beat.go, Message::WentOn(Way::Next)),
        ]
    } else {
        vec![screen.go(&beat.go, Way::Next)]
    }));
    let picture = vec![
        plot(words, vec![canvas(paths)], &says),
        table(screen, words, &[Series { name: &words.run, values: latest }]),
    ];
    Drawing { picture, words: said }
}

fn average_of_nine(screen: &Screen, model: &Line, beat: &Beat) -> Drawing {
    let words = &model.words;
    let (mut paths, middle) = many(&Settings::INVITATION);
    paths.push(path("average", "plot__average plot__run--drawn", line(&middle)));
    let says = describe(words, &words.says_many, &middle);
    let mut said = say(beat);
    said.extend(paragraphs("lead", &beat.then));
    said.push(actions(vec![screen.go(&beat.go, Way::Next)]));
    let picture = vec![
        plot(words, vec![canvas(paths)], &says),
        key(&[("plot__faint", &words.run), ("plot__average", &words.average)]),
        table(screen, words, &[Series { name: &words.average, values: middle }]),
    ];
    Drawing { picture, words: said }
}

/// The nine people of a room as faint lines, and what their average is.
pub(super) fn many(room: &Settings) -> (Vec<Html>, Vec<f64>) {
    let mut runs = Vec::new();
    let mut paths = Vec::new();
    for seed in NINE_SEEDS {
        let run = run(seed, room);
        paths.push(path(&seed.to_string(), "plot__faint", line(&shown(&run))));
        runs.push(run);
    }
    (paths, average(&runs))
}
