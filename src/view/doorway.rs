//! The dial as a door on a plan, seen from above: shut is far, wide open is right in.

use super::element::{Node, attributed, element, list, path, svg};
use paradox::pen::Pen;

/// A mark on the way the door swings: which, and how far along, 0 to 10.
pub(super) type Mark = (&'static str, f64);

/// The door, opened to `depth` (0 to 10), and marks where it might stand.
pub(super) fn doorway(depth: f64, marks: &[Mark]) -> Node {
    let mut swing = Vec::new();
    for (class, along) in marks {
        swing.push(turned(class, *along, "M230 214h30"));
    }
    // A quarter of a disc, as a stroke that is as wide as the leaf is long.
    let names = &["class", "d", "pathLength", "stroke-dasharray"];
    let dashes = Pen::default().number(depth).path() + " 20";
    let wedge = ["doorway__wedge", "M158 214A88 88 0 0 0 70 126", "10", &dashes];
    let shapes = [
        attributed("path", "wedge", names, &wedge, list([])),
        path("arc", "doorway__arc", "M246 214A176 176 0 0 0 70 38", ""),
        path("wall", "doorway__wall", "M0 207H64V221H0ZM252 207H330V221H252Z", ""),
        element("g#marks", swing),
        turned("doorway__leaf", depth, "M70 207H246V221H70Z"),
        turned("doorway__hand", depth, "M205 214a11 11 0 1 1 22 0a11 11 0 1 1 -22 0"),
    ];
    svg("door", "doorway", "0 0 330 232", shapes)
}

/// A shape that lies along the shut door, swung open with it.
fn turned(class: &str, along: f64, data: &str) -> Node {
    let turn = ["rotate(", &Pen::default().number(along * -9.0).path(), " 70 214)"].concat();
    attributed("path", class, &["class", "d", "transform"], &[class, data, &turn], list([]))
}
