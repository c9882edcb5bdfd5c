//! The beats of *Two lenses*: one card to sort, and moments to rate through both.

use super::beat::{Drawing, ask, onward};
use super::captions::{Lens as Caption, captions};
use super::element::{Node, actions, element, element_at, live, paragraphs, prose, text, text_at};
use super::mirror::mirror;
use super::range::Range;
use super::screen::Screen;
use super::table::tabled;
use super::tilts::{reads, tilts};
use super::words::fill;
use paradox::session::{LensMove, Message, Played, Way};
use paradox::sim::lens::{Lens, Rating};
use paradox::story::{Beat, BeatId, LensMoment, Lenses};

/// A beat of the lenses.
pub(super) fn lenses(screen: &Screen, words: &Lenses, beat: &Beat) -> Drawing {
    match beat.id {
        BeatId::Moments => moments(screen, words, beat),
        BeatId::Tilts => tilts(screen, words, beat),
        BeatId::Mirror => mirror(screen, words, beat),
        // It has no other.
        _ => sort(screen, words, beat),
    }
}

/// One card, five boxes, and for each a reason why and a reason why not.
fn sort(screen: &Screen, words: &Lenses, beat: &Beat) -> Drawing {
    let tried = screen.session.play().lenses.tried;
    let mut boxes = Vec::new();
    for (at, it) in words.boxes.iter().enumerate() {
        let class = if tried == Some(at) {
            "choices__choice choices__choice--taken"
        } else {
            "choices__choice"
        };
        let tried = Message::Played(Played::Lenses(LensMove::Tried(at)));
        let control = screen.press(class, "box", text("span#name", &it.name), tried);
        boxes.push(element_at("li", &it.name, [control]));
    }
    let picture =
        vec![text("p#sort.small-title", &words.sort), element("ul#boxes.choices warm", boxes)];
    let mut reasons = Vec::new();
    if let Some(it) = tried.and_then(|at| words.boxes.get(at)) {
        reasons.push(prose("p#fits.text", &it.fits));
        reasons.push(prose("p#fails.text", &it.fails));
        reasons.extend(paragraphs("p.text", &beat.then));
    }
    let on = onward(screen, beat);
    let way = if tried.is_some() {
        screen.go(&on, Way::Next)
    } else {
        screen.plain(&on, Message::WentOn(Way::Next))
    };
    let mut told = vec![live("live", "say", reasons)];
    told.extend(ask(beat));
    told.push(actions([way]));
    Drawing { first: vec![], picture, words: told, table: element("div#table", []) }
}

/// The moments, one by one, until there are no more or the reader has had enough.
fn moments(screen: &Screen, words: &Lenses, beat: &Beat) -> Drawing {
    let play = &screen.session.play().lenses;
    let on = onward(screen, beat);
    let ours: Vec<Rating> =
        words.moments.iter().take(play.ratings.len()).map(|moment| moment.rated).collect();
    let mut told = vec![text("p#so-far.note", &words.so_far), reads(words, &ours)];
    let picture = if let Some(moment) = words.moments.get(play.moment()) {
        told.push(actions([screen.quiet(&on, Message::WentOn(Way::Next))]));
        rate(screen, words, moment, beat)
    } else {
        told.push(actions([screen.go(&on, Way::Next)]));
        vec![prose("p#done.lead", &words.done)]
    };
    Drawing { first: vec![], picture, words: told, table: record(screen, words) }
}

/// A moment through the lens in hand; then both ratings, the reader's with ours.
fn rate(screen: &Screen, words: &Lenses, moment: &LensMoment, beat: &Beat) -> Vec<Node> {
    let play = &screen.session.play().lenses;
    let take = |lens| Message::Played(Played::Lenses(LensMove::Took(lens)));
    let in_hand = usize::from(play.flipped);
    let sides = [
        Caption { name: &words.ordinary, words: &moment.ordinary, take: take(Lens::Ordinary) },
        Caption { name: &words.frame, words: &moment.frame, take: take(Lens::Frame) },
    ];
    let mut picture = vec![
        element("p#moment.lead", [text_at("span", &moment.name, &moment.name)]),
        captions(screen, sides, play.flipped),
    ];
    if play.revealed {
        let rated = [moment.rated.ordinary, moment.rated.frame][in_hand];
        let (mut said, mut asked) = (Vec::new(), Vec::new());
        let yours = play.ratings.last().and_then(|yours| yours[in_hand]);
        if let Some(yours) = yours {
            said.push(rating(words, "yours", &words.yours, yours));
            asked = ask(beat);
        }
        said.push(rating(words, "ours", &words.ours, rated));
        said.extend(asked);
        picture.push(screen.appeared("live", "say", said));
    } else {
        let ends = [0, 3, 6].map(|at| words.ratings[at].as_str());
        let value = play.rating[in_hand].unwrap_or_default();
        let range = Range {
            class: if play.flipped { "slider__range cool" } else { "slider__range" },
            name: &words.question,
            span: (-3, 3),
            value,
            says: in_words(words, value),
            ends: &ends,
        };
        picture.push(range.draw(screen, |to| Played::Lenses(LensMove::Rated(to))));
    }
    let (label, played) = match (play.revealed, play.flipped) {
        (true, _) => (&words.next, LensMove::WentOn),
        (false, true) => (&words.reveal, LensMove::Revealed),
        (false, false) => (&words.flip, LensMove::Took(Lens::Frame)),
    };
    let played = Message::Played(Played::Lenses(played));
    let mut controls = vec![screen.press("button", "on", label.as_str().into(), played)];
    if !play.revealed {
        let skip = Message::Played(Played::Lenses(LensMove::Skipped));
        controls.push(screen.quiet(&words.skip, skip));
    }
    picture.push(actions(controls));
    picture
}

fn rating(words: &Lenses, key: &'static str, template: &str, rating: i8) -> Node {
    text_at("p.text", key, &fill(template, &[("rating", in_words(words, rating))]))
}

/// A rating, −3 to 3, in one of seven phrases.
fn in_words(words: &Lenses, rating: i8) -> &str {
    &words.ratings[(rating.clamp(-3, 3) + 3) as usize]
}

/// What was rated so far, as a table.
fn record(screen: &Screen, words: &Lenses) -> Node {
    let mut rows = Vec::new();
    for (moment, yours) in words.moments.iter().zip(&screen.session.play().lenses.ratings) {
        let mut row = vec![moment.name.clone()];
        for (at, ours) in [moment.rated.ordinary, moment.rated.frame].into_iter().enumerate() {
            let mut said = fill(&words.ours, &[("rating", in_words(words, ours))]);
            if let Some(yours) = yours[at] {
                let yours = fill(&words.yours, &[("rating", in_words(words, yours))]);
                said = [&yours, " ", &said].concat();
            }
            row.push(said);
        }
        rows.push(row);
    }
    let head = [&words.moment_name, &words.ordinary, &words.frame];
    tabled(screen, head.map(Clone::clone).to_vec(), rows)
}
