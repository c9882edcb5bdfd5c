//! Two readings that grow from one wall and share a band; past the bearable line, hatching.

use super::element::{Node, element, element_at, path, svg, text};
use super::words::fill;
use paradox::pen::{Pen, Spot};
use paradox::sim::dial::Reading;
use paradox::story::Dial;

/// The drawing's own units: how far 100 reaches, and how tall a bar is.
const REACH: f64 = 5.4;
const TALL: f64 = 96.0;
/// Where each bar begins, from the top; they share a third.
const UPPER: f64 = 10.0;
const LOWER: f64 = 74.0;

/// Where a reading begins to be a little, fairly and very, of 100.
///
/// Nothing this model does is very understood (60 or more) and not very exposed (45 or more).
const UNDERSTOOD: [f64; 3] = [20.0, 40.0, 60.0];
const EXPOSED: [f64; 3] = [15.0, 30.0, 45.0];

/// What a reading comes to in words: hardly, a little, fairly, very.
fn level(words: &Dial, value: f64, steps: [f64; 3]) -> &str {
    &words.levels[steps.iter().filter(|&&step| value >= step - 1e-9).count()]
}

/// How understood, in words.
pub(super) fn understood<'words>(words: &'words Dial, reading: &Reading) -> &'words str {
    level(words, reading.understood, UNDERSTOOD)
}

/// Whether that is the lowest of the words.
pub(super) fn is_hardly_understood(reading: &Reading) -> bool {
    reading.understood < UNDERSTOOD[0] - 1e-9
}

/// How exposed, in words, and on which side of the bearable line.
pub(super) fn exposed(words: &Dial, reading: &Reading) -> String {
    let template = if reading.over > 0.0 { &words.past } else { &words.within };
    fill(template, &[("level", level(words, reading.exposed, EXPOSED))])
}

/// Whether both are high, and the person is still here.
pub(super) fn holds_both(reading: &Reading) -> bool {
    reading.understood >= UNDERSTOOD[2] - 1e-9 && reading.over <= 0.0
}

/// Both gauges, the bearable line, and where it was before.
pub(super) fn gauges(words: &Dial, reading: Option<&Reading>, bearable: f64, was: f64) -> Node {
    let mut shapes = vec![upright("wall", "gauge__wall", 0.0)];
    if let Some(reading) = reading {
        let (warm, cool) = (reading.understood * REACH, reading.exposed * REACH);
        shapes.extend([
            path("warm", "gauge__warm", &bar(warm, UPPER), ""),
            path("cool", "gauge__cool", &bar(cool, LOWER), ""),
            path("both", "gauge__both", &shared(warm, cool), ""),
            path("past", "gauge__past", &hatching(bearable * REACH, cool), ""),
        ]);
    }
    shapes.push(upright("was", "gauge__was", was * REACH));
    shapes.push(upright("line", "gauge__line", bearable * REACH));
    let top = Pen::default().through('M', &[(bearable * REACH, 4.0)]).path();
    shapes.push(path("grip", "gauge__grip", &(top + "h-7v-4h14v4a7 7 0 0 1 -14 0z"), ""));
    let drawing = svg("drawing", "gauge", "-1 -2 556 180", shapes);
    let above = reading.map_or("", |reading| understood(words, reading));
    let below = reading.map(|reading| exposed(words, reading)).unwrap_or_default();
    element(
        "div.gauges",
        [
            named("above", &words.understood, above),
            drawing,
            named("below", &words.exposed, &below),
            text("p#line.note", &words.line),
        ],
    )
}

/// A reading's name, and what it comes to.
pub(super) fn named(key: &str, name: &str, says: &str) -> Node {
    let words = [text("span#name", name), text("i#says", says)];
    element_at("p.named", key, words)
}

fn upright(key: &str, class: &str, x: f64) -> Node {
    path(key, class, &Pen::default().lines(&[(x, 0.0), (x, 178.0)]).path(), "")
}

/// A D lying on its back against the wall: flat at 0, round at its tip.
fn bar(tip: f64, top: f64) -> String {
    let round = f64::min(TALL / 2.0, tip);
    Pen::default()
        .through('M', &[(0.0, top)])
        .draw('H', &[tip - round])
        .draw('A', &[round, TALL / 2.0, 0.0, 0.0, 1.0, tip - round, top + TALL])
        .draw('H', &[0.0])
        .close()
        .path()
}

/// How far a bar reaches at this height.
fn edge(tip: f64, top: f64, y: f64) -> f64 {
    let round = f64::min(TALL / 2.0, tip);
    let off = (y - top - TALL / 2.0) / (TALL / 2.0);
    tip - round + round * f64::max(0.0, 1.0 - off * off).sqrt()
}

/// The band that both bars share.
fn shared(warm: f64, cool: f64) -> String {
    let foot = UPPER + TALL;
    let mut spots: Vec<Spot> = vec![(0.0, LOWER)];
    for step in 0..=16 {
        let y = LOWER + (foot - LOWER) * f64::from(step) / 16.0;
        spots.push((f64::min(edge(warm, UPPER, y), edge(cool, LOWER, y)), y));
    }
    spots.push((0.0, foot));
    Pen::default().lines(&spots).close().path()
}

/// Upright strokes over what lies past the line.
fn hatching(line: f64, tip: f64) -> String {
    let round = f64::min(TALL / 2.0, tip);
    let mut pen = Pen::default();
    let mut x = line + 7.0;
    while x < tip - 2.0 {
        let along = f64::max(0.0, x - (tip - round)) / round;
        let half = TALL / 2.0 * f64::max(0.0, 1.0 - along * along).sqrt();
        let middle = LOWER + TALL / 2.0;
        pen.through('M', &[(x, middle - half)]).through('L', &[(x, middle + half)]);
        x += 7.0;
    }
    pen.path()
}
