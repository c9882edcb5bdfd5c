//! The reader's line under their own hand: drawn across, set point by point, or with the keys.
//!
//! A finger that moves up or down over the plot scrolls the page, as anywhere else. One that moves
//! across draws, and one that taps sets a point.

use super::element::{element, list, path};
use super::plot::{canvas, curve};
use super::screen::Screen;
use super::words::fill;
use paradox::session::{Message, Played};
use paradox::sim::shape::height;
use paradox::story::LineWords;
use web_sys::{Element, HtmlInputElement};
use yew::prelude::*;

/// Where the plot's 100 and 0 lie, as shares of its height; see `plot`.
const TOP: f64 = 14.0 / 304.0;
const FOOT: f64 = 286.0 / 304.0;
/// A stroke counts for a point while it is this near its upright, as a share of the way to the next.
const NEAR: f64 = 0.35;
/// Dragging and the arrow keys move a point by this much.
const STEP: u8 = 5;

/// The plot to draw on: the line, its five points, and the slider that each of them is.
pub(super) fn drawn(screen: &Screen, words: &LineWords) -> Html {
    let values = screen.session.play().drawn;
    let mirrored = screen.interface().dir == "rtl";
    let send = screen.send.clone();
    let on_hand = Callback::from(move |event: PointerEvent| {
        if let Some((point, to)) = moved(&event, mirrored) {
            event.prevent_default();
            send.emit(Message::Played(Played::PointMoved(point, to)));
        }
    });
    let line = path("line", "plot__yours plot__yours--live", curve(values), None);
    let points = (0..5).map(|at| point(screen, words, at)).collect();
    html! {
        <div
            key="drawn"
            class="drawn"
            onpointerdown={on_hand.clone()}
            onpointermove={on_hand.clone()}
            onpointerup={on_hand}
        >
            { list(vec![canvas(vec![line]), element("div", "points", "drawn__points", points)]) }
        </div>
    }
}

/// One point of the line as a slider that speaks its height.
fn point(screen: &Screen, words: &LineWords, at: usize) -> Html {
    let value = screen.session.play().drawn[at];
    let send = screen.send.clone();
    let on_input = move |event: InputEvent| {
        let input: Option<HtmlInputElement> = event.target_dyn_into();
        if let Some(to) = input.and_then(|input| input.value().parse().ok()) {
            send.emit(Message::Played(Played::PointMoved(at, to)));
        }
    };
    let step = (value / STEP).to_string();
    let height = words.heights[height(f64::from(value))].as_str();
    let said = fill(&words.says_point, &[("height", height), ("step", &step)]);
    html! {
        <input
            key={at}
            type="range"
            min="0"
            max="100"
            step="5"
            value={value.to_string()}
            aria-label={words.points[at].clone()}
            aria-orientation="vertical"
            aria-valuetext={said}
            oninput={on_input}
        />
    }
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
