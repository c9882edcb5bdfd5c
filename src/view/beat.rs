//! A beat of the model: a picture to play with, what it says, and the label that never leaves it.

use super::dial::dial;
use super::element::{Node, classed, element, element_at, paragraphs, prose, prose_at, text};
use super::lenses::lenses;
use super::line::line;
use super::screen::{Screen, body};
use paradox::digits::counted;
use paradox::session::Place;
use paradox::story::{Beat, BeatId, Kind, Model};

/// A beat of the model.
pub(super) fn beat(screen: &Screen, id: BeatId) -> Node {
    let story = screen.story();
    let model = story.model.as_ref();
    let (Some(model), Some(kind), Some(beat)) =
        (model, model.and_then(Model::kind), story.beat(id))
    else {
        // A place is only ever one the story has.
        return body("nowhere".into(), "beat", []);
    };
    let drawing = match kind {
        Kind::Line(words) => line(screen, words, beat),
        Kind::Dial(words) => dial(screen, words, beat),
        Kind::Lenses(words) => lenses(screen, words, beat),
    };
    let Drawing { first, mut picture, words, table } = drawing;
    // On a narrow screen this drawing stays in view above its sliders, and the label with it.
    if matches!(id, BeatId::Own | BeatId::Underneath) {
        let drawn = picture.remove(0);
        picture.insert(0, element("div#pinned.pinned", [drawn, label(model)]));
    } else {
        picture.push(label(model));
    }
    let mut lines = paragraphs("p.text", &beat.lines);
    lines.extend(first);
    let layout = if matches!(kind, Kind::Line(_)) { "plot" } else { "even" };
    let class = ["spread spread--", layout, " spread--", id.name()].concat();
    let more = [table, opened("assumed", &screen.interface().assumed, &model.assumed)];
    let spread = [
        element("div#lines.spread__lines", lines),
        element("div#picture.spread__picture", picture),
        element("div#words.spread__words", words),
        element("div#more.spread__more", more),
    ];
    body(
        ["beat ", id.name()].concat(),
        "beat",
        [screen.title(&beat.title), classed("div", "spread", &class, spread)],
    )
}

/// What is drawn, what is said of it and done about it, and the same as a table.
pub(super) struct Drawing {
    /// What is said or done before the picture, besides the beat's own lines.
    pub(super) first: Vec<Node>,
    pub(super) picture: Vec<Node>,
    pub(super) words: Vec<Node>,
    pub(super) table: Node,
}

/// A toy, not a forecast: the label that never leaves the picture.
pub(super) fn label(model: &Model) -> Node {
    let words = [text("b#first", &model.label), text("span#rest", &model.label_rest)];
    element("p.label", words)
}

/// A list of sentences that opens: “What we assumed”, “What research says”.
pub(super) fn opened(key: &'static str, title: &str, sentences: &[String]) -> Node {
    if sentences.is_empty() {
        return element_at("div", key, []);
    }
    let item = |(at, it): (usize, &String)| prose_at("li", &counted(at), it);
    let items: Vec<Node> = sentences.iter().enumerate().map(item).collect();
    let children = [text("summary", title), element("ul#list", items)];
    element_at("details.assumed", key, children)
}

/// Our answer to a question, which opens: the reader's own comes first.
pub(super) fn answered(screen: &Screen, answer: Vec<Node>) -> Node {
    let inside = element("div.say", answer);
    let children = [text("summary", &screen.interface().guess_skip), inside];
    element("details#answer.assumed assumed--answer", children)
}

/// The question of a beat.
pub(super) fn ask(beat: &Beat) -> Vec<Node> {
    beat.ask.iter().map(|ask| prose("p.ask", ask)).collect()
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
