//! Two beams that tip to whoever a moment is for, and the cord of the bond between them.

use super::beat::{Drawing, answered, ask, onward};
use super::element::{Node, actions, attributed, list, live, paragraphs, path, prose, svg, text};
use super::gauges::named;
use super::screen::Screen;
use super::table::tabled;
use super::words::fill;
use paradox::digits::digits;
use paradox::pen::Pen;
use paradox::session::Way;
use paradox::sim::lens::{Lens, Rating, bond, tilt};
use paradox::story::{Beat, Lenses};

/// What the eight moments add up to, by our ratings, with the reader's own beside them.
pub(super) fn tilts(screen: &Screen, words: &Lenses, beat: &Beat) -> Drawing {
    let ours: Vec<Rating> = words.moments.iter().map(|moment| moment.rated).collect();
    let mut picture = vec![reads(words, &ours)];
    for (at, lens) in Lens::BOTH.into_iter().enumerate() {
        let rated = screen.session.play().lenses.ratings.iter().filter_map(|yours| yours[at]);
        // Through one lens, the other tells nothing.
        let alone = |rating| Rating { ordinary: rating, frame: rating, bond: 0 };
        let yours: Vec<Rating> = rated.map(alone).collect();
        if !yours.is_empty() {
            let says = fill(&words.says_yours, &[("tilt", &leaning(words, &yours, lens))]);
            picture.push(named(name(words, lens), name(words, lens), &says));
        }
    }
    let mut said = ask(beat);
    // The first of it answers what was asked; the rest is true whatever the answer was.
    if let Some((first, rest)) = beat.then.split_first() {
        said.push(answered(screen, vec![prose("p#first.text", first)]));
        said.extend(paragraphs("p.text", rest));
    }
    said.push(actions([screen.go(&onward(screen, beat), Way::Next)]));
    let row = |lens| vec![name(words, lens).to_owned(), leaning(words, &ours, lens)];
    let rows = Lens::BOTH.map(row).to_vec();
    let table = tabled(screen, vec![words.moment_name.clone(), words.question.clone()], rows);
    Drawing { first: vec![], picture, words: said, table }
}

fn name(words: &Lenses, lens: Lens) -> &str {
    match lens {
        Lens::Ordinary => &words.tilt_ordinary,
        Lens::Frame => &words.tilt_frame,
    }
}

/// Which way the moments lean through a lens, in words; and that they pull every way, if they do.
fn leaning(words: &Lenses, ratings: &[Rating], lens: Lens) -> String {
    let level = ((tilt(ratings, lens) + 1.0) * 2.0 + 0.5) as usize;
    let both = [-1, 1].map(|side| ratings.iter().any(|it| it.through(lens) * side > 0));
    if both == [true, true] { words.pulls.clone() } else { words.tilts[level.min(4)].clone() }
}

/// The three readings: a beam a lens, and the cord.
pub(super) fn reads(words: &Lenses, ratings: &[Rating]) -> Node {
    let strands = (bond(ratings) * 9.0 + 0.5) as usize;
    let bonded = &words.bonds[((bond(ratings) * 4.0) as usize).min(3)];
    let leans = Lens::BOTH.map(|lens| leaning(words, ratings, lens));
    let mut reads = Vec::new();
    for (lens, leans) in Lens::BOTH.into_iter().zip(&leans) {
        let says = if ratings.is_empty() { "" } else { leans };
        reads.push(named(name(words, lens), name(words, lens), says));
        reads.push(beam(lens, tilt(ratings, lens)));
    }
    reads.push(named("bond", &words.bond, if ratings.is_empty() { "" } else { bonded }));
    reads.push(cord(strands));
    if !ratings.is_empty() {
        let values = [("ordinary", leans[0].as_str()), ("frame", &leans[1]), ("bond", bonded)];
        reads.push(text("p#says.unseen", &fill(&words.says, &values)));
    }
    live("reads", "reads", reads)
}

/// A beam that tips nine degrees at most: the client sits at its right end.
fn beam(lens: Lens, tilt: f64) -> Node {
    let (key, beam, weight) = match lens {
        Lens::Ordinary => ("ordinary", "beam__warm", "beam__weight beam__weight--warm"),
        Lens::Frame => ("frame", "beam__cool", "beam__weight beam__weight--cool"),
    };
    let turn = Pen::default().number(tilt * 9.0).path();
    let along = Pen::default().number(250.0 + 205.0 * tilt - 14.0).path();
    let weight_at = ["M", &along, " 30a14 14 0 1 1 28 0a14 14 0 1 1 -28 0"].concat();
    let turn = ["rotate(", &turn, " 250 46)"].concat();
    let tipped = [path("beam", beam, "M24 46H476", ""), path("weight", weight, &weight_at, "")];
    let shapes = [
        path("level", "beam__level", "M14 46H486", ""),
        attributed("g", "beam", &["transform"], &[&turn], list(tipped)),
        path("pivot", "beam__pivot", "M250 46l-11 22h22z", ""),
    ];
    svg(key, "beam", "0 0 500 84", shapes)
}

/// Nine strands, as many of them inked as the bond is strong.
fn cord(inked: usize) -> Node {
    let mut strands = Vec::new();
    for at in 0..9_u8 {
        let (y, sag) = (10.0 + 3.0 * f64::from(at), 16.0 + 6.0 * f64::from(at));
        let class = if usize::from(at) < inked {
            "beam__strand beam__strand--inked"
        } else {
            "beam__strand"
        };
        let data = Pen::default()
            .through('M', &[(24.0, y)])
            .through('C', &[(160.0, sag), (340.0, sag), (476.0, y)])
            .path();
        strands.push(path(&digits(at), class, &data, ""));
    }
    svg("cord", "beam", "0 0 500 64", strands)
}
