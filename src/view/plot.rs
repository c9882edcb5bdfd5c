//! A plot without numbers: sessions run along it, and a line is further from, or nearer to, how one
//! wants to live.

use super::element::{Children, Node, attributed, element, element_at, list, live, svg, text};
use super::number::number;
use super::screen::Screen;
use super::table::tabled;
use super::words::fill;
use paradox::pen::{Pen, Spot};
use paradox::sim::line::Point;
use paradox::sim::shape::{Shape, height};
use paradox::story::Line;

/// The plot's own units. Its lines keep their width however it is stretched.
const LEFT: f64 = 60.0;
const ACROSS: f64 = 480.0;
const FOOT: f64 = 286.0;
const UP: f64 = 2.72;
const BASE: f64 = 300.0;

/// A line to draw or to read out: its name and its values, 0 to 100.
pub(super) struct Series<'walk> {
    pub(super) name: &'walk str,
    pub(super) values: Vec<f64>,
}

/// What shows of a run.
pub(super) fn shown(run: &[Point]) -> Vec<f64> {
    run.iter().map(|point| point.shown).collect()
}

/// The ground under a run, on the same scale.
pub(super) fn ground(run: &[Point]) -> Vec<f64> {
    run.iter().map(|point| point.ground * 100.0).collect()
}

/// The reader's five points, joined up over `sessions + 1` points.
pub(super) fn joined(drawn: [u8; 5], sessions: usize) -> Vec<f64> {
    (0..=sessions)
        .map(|session| {
            let along = session as f64 / sessions as f64 * 4.0;
            let from = (along as usize).min(3);
            let (one, next) = (f64::from(drawn[from]), f64::from(drawn[from + 1]));
            one + (next - one) * (along - from as f64)
        })
        .collect()
}

fn across(at: usize, of: usize) -> f64 {
    LEFT + ACROSS * at as f64 / (of.max(2) - 1) as f64
}

fn up(value: f64) -> f64 {
    FOOT - UP * value
}

fn spots(values: &[f64]) -> Vec<Spot> {
    let spot = |(at, &value): (usize, &f64)| (across(at, values.len()), up(value));
    values.iter().enumerate().map(spot).collect()
}

/// The path of a line through its values, straight from one session to the next.
pub(super) fn line(values: &[f64]) -> String {
    Pen::default().lines(&spots(values)).path()
}

/// The path of an area from a line down to the base.
pub(super) fn area(values: &[f64]) -> String {
    let right = LEFT + ACROSS;
    Pen::default().lines(&spots(values)).through('L', &[(right, BASE), (LEFT, BASE)]).close().path()
}

/// The path of the reader's line: as a hand would draw it through five points.
pub(super) fn curve(drawn: [u8; 5]) -> String {
    let spots = spots(&drawn.map(f64::from));
    let mut pen = Pen::default();
    pen.through('M', &spots[..1]);
    for at in 0..4_usize {
        // Catmull–Rom: each end leans along the line between its neighbours.
        let (before, from, to, after) =
            (spots[at.saturating_sub(1)], spots[at], spots[at + 1], spots[(at + 2).min(4)]);
        let one = (from.0 + (to.0 - before.0) / 6.0, from.1 + (to.1 - before.1) / 6.0);
        let other = (to.0 - (after.0 - from.0) / 6.0, to.1 - (after.1 - from.1) / 6.0);
        pen.through('C', &[one, other, to]);
    }
    pen.path()
}

/// One path of a plot.
pub(super) fn path(key: &str, class: &'static str, data: String) -> Node {
    super::element::path(key, class, &data, "")
}

/// The drawing itself: its base, a faint upright at each quarter, and the paths on it.
pub(super) fn canvas(paths: impl Children) -> Node {
    let quarters = "M60 14V296M180 14V296M300 14V296M420 14V296M540 14V296";
    let names = &["class", "viewBox", "preserveAspectRatio", "aria-hidden"];
    let inside = [
        path("base", "plot__base", "M36 300H564".into()),
        path("quarters", "plot__quarters", quarters.into()),
        element("g#paths", paths),
    ];
    let values = ["plot__canvas", "0 0 600 304", "none", "true"];
    attributed("svg", "canvas", names, &values, list(inside))
}

/// A plot with its words: what up and down mean, where it starts and ends, what each line is, what
/// it all shows, and the label that never leaves it.
pub(super) fn plot(
    words: &Line,
    drawing: Node,
    lines: &[(&'static str, &str)],
    says: &str,
) -> Node {
    let far = text("p#far.plot__word plot__word--low", &words.far);
    let ends = [text("span#first", &words.first), text("span#last", &words.last)];
    element(
        "div.plot",
        [
            text("p#near.plot__word", &words.near),
            element("div#layers.plot__layers", [drawing, far]),
            element("p#ends.plot__ends", ends),
            live("says", "caption", [text("span#says", says)]),
            key(lines),
        ],
    )
}

/// A key to the lines, where there are several: a stroke of each, and its name.
pub(super) fn key(lines: &[(&'static str, &str)]) -> Node {
    let mut items = Vec::new();
    for (class, name) in lines {
        let stroke = path("stroke", class, "M1 6H31".into());
        let swatch = svg("swatch", "plot__swatch plot__canvas", "0 0 32 12", [stroke]);
        items.push(element_at("li", class, [swatch, text("span#name", name)]));
    }
    element("ul#key.plot__key note", items)
}

/// What a line does, in the pack's words.
pub(super) fn describe(words: &Line, template: &str, values: &[f64]) -> String {
    let shape = Shape::of(values);
    let values = [
        ("start", words.heights[shape.start].as_str()),
        ("course", &words.courses[shape.course as usize]),
        ("end", &words.heights[shape.end]),
    ];
    fill(template, &values)
}

/// The picture as a table, on request. Heights are words here too.
pub(super) fn table(screen: &Screen, words: &Line, series: &[Series]) -> Node {
    let count = series.iter().map(|it| it.values.len()).max().unwrap_or(0);
    let mut head = vec![words.session.clone()];
    head.extend(series.iter().map(|it| it.name.to_owned()));
    let row = |session: usize| {
        let said =
            |it: &Series| it.values.get(session).map(|&value| words.heights[height(value)].clone());
        let said = series.iter().map(|it| said(it).unwrap_or_default());
        [number(screen.interface(), session)].into_iter().chain(said).collect()
    };
    tabled(screen, head, (1..count).map(row).collect())
}
