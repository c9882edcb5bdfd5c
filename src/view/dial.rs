//! The beats of *How close is close enough*.

use super::beat::{Drawing, ask, onward};
use super::doorway::{Mark, doorway};
use super::element::{
    Node, actions, element, element_at, live, paragraphs, path, prose, svg, text,
};
use super::gauges::{exposed, gauges, holds_both, is_hardly_understood, understood};
use super::lines::said;
use super::plays::plays;
use super::range::{Range, check};
use super::screen::Screen;
use super::table::tabled;
use super::words::fill;
use paradox::session::{DialMove, Message, Played, Way};
use paradox::sim::dial::{Person, Reading, Said};
use paradox::story::{Beat, BeatId, Dial, DialMoment};

/// From which moment on asking first is open: one thing at a time.
const ASKING: usize = 2;

/// A beat of the dial.
pub(super) fn dial(screen: &Screen, words: &Dial, beat: &Beat) -> Drawing {
    match beat.id {
        BeatId::Moments => moments(screen, words, beat),
        BeatId::Plays => plays(screen, words, beat),
        BeatId::Swap => swap(screen, words, beat),
        // It has no other.
        _ => predict(screen, words, beat),
    }
}

/// The dial as it stands, and what it says.
pub(super) fn hand(screen: &Screen, words: &Dial, marks: &[Mark]) -> Vec<Node> {
    let depth = screen.session.play().dial.depth;
    let ends = [0, 2, 4].map(|at| words.depths[at].as_str());
    let range = Range {
        class: "slider__range",
        name: &words.question,
        span: (0, 10),
        value: depth.cast_signed(),
        says: in_words(words, depth),
        ends: &ends,
    };
    vec![
        doorway(f64::from(depth), marks),
        range.draw(screen, |to| Played::Dial(DialMove::Set(to as u8))),
    ]
}

/// A depth, 0 to 10, in one of five phrases.
pub(super) fn in_words(words: &Dial, depth: u8) -> &str {
    &words.depths[(usize::from(depth) * 4 + 5) / 10]
}

/// How much someone bears, 3 to 10, in one of five phrases.
pub(super) fn bearable<'words>(words: &'words Dial, person: &Person) -> &'words str {
    let along = (person.width - 3.0) / 5.0 * 4.0;
    &words.lines[(along + 0.5).clamp(0.0, 4.0) as usize]
}

fn played(screen: &Screen, words: &str, class: &'static str, key: &str, played: DialMove) -> Node {
    screen.press(class, key, words.into(), Message::Played(Played::Dial(played)))
}

/// The first moment: a guess, and what comes of it beside it.
fn predict(screen: &Screen, words: &Dial, beat: &Beat) -> Drawing {
    let play = &screen.session.play().dial;
    let moment = &words.moments[0];
    let course = play.course(words);
    let peak = (words.start - f64::from(moment.heat)).clamp(0.0, 10.0);
    let Some(((_, reading), said)) = course.first().zip(play.said.first()) else {
        let mut picture = vec![text("p#says.lead", &moment.says)];
        picture.extend(hand(screen, words, &[]));
        picture.push(actions([
            played(screen, &words.say, "button", "say", DialMove::Guessed),
            played(
                screen,
                &screen.interface().guess_skip,
                "quiet",
                "show",
                DialMove::Shown((peak + 0.5) as u8),
            ),
        ]));
        return Drawing { first: vec![], picture, words: vec![], table: nothing() };
    };
    let mut marks: Vec<Mark> = vec![("doorway__mark doorway__mark--peak", peak)];
    let mut key = vec![("doorway__mark doorway__mark--peak", words.peak.as_str())];
    if !play.shown {
        marks.push(("doorway__mark", f64::from(said.depth)));
        key.push(("doorway__mark", &words.guessed));
    }
    let picture = vec![
        text("p#says.lead", &moment.says),
        doorway(f64::from(said.depth), &marks),
        legend(&key),
    ];
    let mut told = vec![gauges(words, Some(reading), person_line(words, &[], 0), 0.0)];
    told.extend(reply(words, moment, *said, reading));
    told.extend(paragraphs("p.text", &beat.then));
    told.extend(ask(beat));
    told.push(actions([screen.go(&onward(screen, beat), Way::Next)]));
    Drawing {
        first: vec![],
        picture,
        words: vec![screen.appeared("live", "say", told)],
        table: record(screen, words),
    }
}

/// Where the bearable line stands before this moment.
fn person_line(words: &Dial, course: &[(Person, Reading)], moment: usize) -> f64 {
    let before = moment.checked_sub(1).and_then(|at| course.get(at));
    before.map_or(words.start, |(person, _)| person.width) * 8.0
}

/// The other moments, one by one, until there are no more or the reader has had enough.
fn moments(screen: &Screen, words: &Dial, beat: &Beat) -> Drawing {
    let play = &screen.session.play().dial;
    let course = play.course(words);
    let at = play.moment();
    let on = onward(screen, beat);
    let Some(moment) = words.moments.get(at) else {
        let mut told = vec![
            gauges(words, None, person_line(words, &course, at), words.start * 8.0),
            prose("p#done.text", &words.done),
        ];
        told.extend(paragraphs("p.text", &beat.then));
        told.push(actions([screen.go(&on, Way::Next)]));
        let picture = vec![doorway(f64::from(play.depth), &[])];
        return Drawing { first: vec![], picture, words: told, table: record(screen, words) };
    };

    let mut picture = vec![text("p#says.lead", &moment.says)];
    picture.extend(hand(screen, words, &[]));
    let before = person_line(words, &course, at);
    let mut controls = Vec::new();
    let mut told;
    if play.met {
        let reading = &course[at].1;
        let after = person_line(words, &course, at + 1);
        told = vec![gauges(words, Some(reading), after, before)];
        told.extend(reply(words, moment, play.said[at], reading));
        let moved = match (reading.over > 0.0, after > before + 1.0) {
            (true, _) => 0,
            (false, further) => 1 + usize::from(further),
        };
        told.push(text("p#moved.note", &words.moves[moved]));
        controls.push(played(screen, &words.next, "button", "say", DialMove::WentOn));
    } else {
        let was = person_line(words, &course, at.saturating_sub(1));
        let now = if play.repairs { mended(&course) * 8.0 } else { before };
        let now = if play.asks { f64::min(80.0, now + 8.0) } else { now };
        told = vec![gauges(words, None, now, if now > before { before } else { was })];
        if play.repairs {
            told.push(prose("p#repaired.text", &words.repaired));
        }
        if play.asks {
            told.push(prose("p#asked.text", &words.asked));
        }
        controls.push(played(screen, &words.say, "button", "say", DialMove::Answered));
        let tool = |words: &str, played, held| {
            let message = Message::Played(Played::Dial(played));
            screen.take("button button--plain", words, words.into(), message, held)
        };
        if at >= ASKING {
            controls.push(tool(&words.ask, DialMove::Asked, play.asks));
        }
        let over = at.checked_sub(1).and_then(|it| course.get(it));
        if over.is_some_and(|(_, reading)| reading.over > 0.0) {
            controls.push(tool(&words.repair, DialMove::Repaired, play.repairs));
        }
    }
    picture.push(actions(controls));
    let way = screen.quiet(&on, Message::WentOn(Way::Next));
    let told = vec![live("live", "say", told), element("div#on.actions", [way])];
    Drawing { first: ask(beat), picture, words: told, table: record(screen, words) }
}

/// How much the person bears once it was said that the last one was too much.
fn mended(course: &[(Person, Reading)]) -> f64 {
    let last = course.last().map(|(person, _)| *person);
    last.map_or(0.0, |it| {
        f64::min(10.0, it.width + if it.lost > 0.0 { it.lost + 0.2 } else { 0.0 })
    })
}

/// What was said at this depth, how it was met, and what the person does.
fn reply(words: &Dial, moment: &DialMoment, told_as: Said, reading: &Reading) -> Vec<Node> {
    let near = match told_as.depth {
        0..=3 => 0,
        4..=6 => 1,
        _ => 2,
    };
    // What was borne because it hardly came near is let pass.
    let met = if reading.over <= 0.0 && is_hardly_understood(reading) {
        4
    } else {
        reading.reply as usize
    };
    let mut told = Vec::new();
    if holds_both(reading) {
        told.push(text("p#both.star", &words.both));
    }
    let says = [
        ("depth", in_words(words, told_as.depth)),
        ("understood", understood(words, reading)),
        ("exposed", &exposed(words, reading)),
    ];
    told.push(text("p#says.unseen", &fill(&words.says, &says)));
    told.push(said("you", &words.you_say, &moment.said[near]));
    told.push(said("they", &words.they_say, &moment.met[met]));
    told.push(text("p#does.text", &words.does[met]));
    told
}

/// What was said and met so far, as a table.
fn record(screen: &Screen, words: &Dial) -> Node {
    let play = &screen.session.play().dial;
    let head = [&words.moment_name, &words.question, &words.understood, &words.exposed];
    let mut rows = Vec::new();
    for ((moment, said), (_, reading)) in
        words.moments.iter().zip(&play.said).zip(play.course(words))
    {
        rows.push(vec![
            moment.says.clone(),
            in_words(words, said.depth).to_owned(),
            understood(words, &reading).to_owned(),
            exposed(words, &reading),
        ]);
    }
    tabled(screen, head.map(Clone::clone).to_vec(), rows)
}

/// The chairs are swapped: the reader sets what is bearable, and we reply.
fn swap(screen: &Screen, words: &Dial, beat: &Beat) -> Drawing {
    let play = &screen.session.play().dial;
    let which = play.reply % words.replies.len();
    let depth = words.replies[which];
    let moment = &words.moments[(which + 2) % words.moments.len()];
    let person = Person::new(f64::from(play.line));
    let said = Said { depth, asked: play.we_ask, repaired: false };
    let (_, reading) = person.hears(moment.heat, said);
    let ends = [&*words.lines[0], &words.lines[4]];
    let range = Range {
        class: "slider__range cool",
        name: &words.bearable,
        span: (3, 8),
        value: play.line.cast_signed(),
        says: bearable(words, &person),
        ends: &ends,
    };
    let we_ask = Message::Played(Played::Dial(DialMove::WeAskToggled));
    let picture = vec![
        text("p#says.lead", &moment.says),
        doorway(f64::from(depth), &[]),
        range.draw(screen, |to| Played::Dial(DialMove::LineSet(to as u8))),
        check(screen, &words.we_ask, play.we_ask, we_ask),
        actions([played(screen, &words.another, "button", "another", DialMove::Another)]),
    ];
    let line = f64::min(10.0, person.width + if play.we_ask { 1.0 } else { 0.0 }) * 8.0;
    let mut told = vec![gauges(words, Some(&reading), line, person.width * 8.0)];
    told.extend(reply(words, moment, said, &reading));
    let mut words_after = vec![live("live", "say", told)];
    // Said of what moved, once something has.
    if play.has_swapped() {
        words_after.extend(paragraphs("p.text", &beat.then));
    }
    words_after.extend(ask(beat));
    words_after.push(actions([screen.go(&onward(screen, beat), Way::Next)]));
    Drawing { first: vec![], picture, words: words_after, table: nothing() }
}

/// A key to the marks on the arc.
fn legend(marks: &[(&'static str, &str)]) -> Node {
    let mut items = Vec::new();
    for (class, name) in marks {
        let stroke = path("stroke", class, "M1 6H31", "");
        let swatch = svg("swatch", "doorway doorway--swatch", "0 0 32 12", [stroke]);
        items.push(element_at("li", class, [swatch, text("span#name", name)]));
    }
    element("ul#key.plot__key note", items)
}

/// No table where there is nothing to put into one yet.
fn nothing() -> Node {
    element("div#table", [])
}
