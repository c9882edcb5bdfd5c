//! The reader's line under their own hand: drawn across, set point by point, or with the keys.
//!
//! A finger that moves up or down over the plot scrolls the page, as anywhere else. One that moves
//! across draws, and one that taps sets a point.

use super::element::{Node, element, hears, input, list, path, tagged};
use super::number::number;
use super::plot::{canvas, curve};
use super::range::written;
use super::screen::Screen;
use super::words::fill;
use paradox::digits::{counted, digits};
use paradox::session::{LineMove, Message, Played};
use paradox::sim::shape::height;
use paradox::story::Line;
use wasm_bindgen::JsCast;
use web_sys::Element;
use yew::prelude::*;
use yew::virtual_dom::ListenerKind;

/// Where the plot's 100 and 0 lie, as shares of its height; see `plot`.
const TOP: f64 = 14.0 / 304.0;
const FOOT: f64 = 286.0 / 304.0;
/// A stroke counts for a point while it is this near its upright, as a share of the way to the next.
const NEAR: f64 = 0.35;
/// Dragging and the arrow keys move a point by this much.
const STEP: u8 = 5;

/// The plot to draw on: the line, its five points, and the slider that each of them is.
pub(super) fn drawn(screen: &Screen, words: &Line) -> Node {
    let values = screen.session.play().line.drawn;
    let mirrored = screen.interface().dir == "rtl";
    let hand = |kind| {
        let send = screen.send.clone();
        hears(kind, move |event| {
            let event: PointerEvent = event.unchecked_into();
            if let Some((point, to)) = moved(&event, mirrored) {
                event.prevent_default();
                send.emit(Message::Played(Played::Line(LineMove::PointMoved(point, to))));
            }
        })
    };
    let line = path("line", "plot__yours plot__yours--live", &curve(values), "");
    let points: Vec<Node> = (0..5).map(|at| point(screen, words, at)).collect();
    let inside = [canvas([line]), element("div#points.drawn__points", points)];
    let ears =
        [ListenerKind::onpointerdown, ListenerKind::onpointermove, ListenerKind::onpointerup];
    let ears = ears.into_iter().map(hand).collect();
    tagged("div", "drawn", &["class"], &["drawn"], NodeRef::default(), ears, list(inside))
}

/// One point of the line as a slider that speaks its height.
fn point(screen: &Screen, words: &Line, at: usize) -> Node {
    let value = screen.session.play().line.drawn[at];
    let send = screen.send.clone();
    let ear = hears(ListenerKind::oninput, move |event| {
        if let Ok(to) = written(&event).parse() {
            send.emit(Message::Played(Played::Line(LineMove::PointMoved(at, to))));
        }
    });
    let step = number(screen.interface(), usize::from(value / STEP));
    let height = words.heights[height(f64::from(value))].as_str();
    let said = fill(&words.says_point, &[("height", height), ("step", &step)]);
    let names = &["type", "min", "max", "step", "aria-label", "aria-orientation", "aria-valuetext"];
    let values = ["range", "0", "100", "5", &words.points[at], "vertical", &said];
    input(&counted(at), names, &values, Ok(digits(value)), ear)
}

/// Which point a hand has moved, and how high; none if it has moved none.
fn moved(event: &PointerEvent, mirrored: bool) -> Option<(usize, u8)> {
    let target: Element = event.target_dyn_into()?;
    let surface = target.closest(".drawn").ok().flatten()?;
    let touch = event.pointer_type() == "touch";
    let frame = surface.get_bounding_client_rect();
    let along = (f64::from(event.client_x()) - frame.left()) / frame.width() * 5.0;
    let along = if mirrored { 5.0 - along } else { along }.clamp(0.0, 4.99);
    let counts = match event.type_().as_str() {
        // A finger put down may be about to scroll; it counts once it moves across, or lifts.
        "pointerdown" => !touch && event.button() == 0,
        "pointermove" => {
            let sideways = event.movement_x().abs() >= event.movement_y().abs();
            event.buttons() == 1 && (!touch || sideways) && (along.fract() - 0.5).abs() < NEAR
        }
        _ => touch,
    };
    counts.then_some(())?;
    if !touch {
        // Without capture a fast drag is lost at the edge; the line still follows inside it.
        let _ = surface.set_pointer_capture(event.pointer_id());
    }
    let down = (f64::from(event.client_y()) - frame.top()) / frame.height();
    let share = ((FOOT - down) / (FOOT - TOP)).clamp(0.0, 1.0);
    let steps = (share * f64::from(100 / STEP) + 0.5) as u8;
    Some((along as usize, steps * STEP))
}
