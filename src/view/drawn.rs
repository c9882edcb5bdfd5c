//! The reader's line under their own hand: dragged anywhere, or moved point by point with the keys.

use super::element::list;
use super::screen::Screen;
use paradox::session::{Message, Played};
use paradox::sim::shape::height;
use paradox::story::LineWords;
use web_sys::{HtmlElement, HtmlInputElement};
use yew::prelude::*;

/// The surface reaches this many pixels past both: half a slider's thumb. See `plot.css`.
const THUMB: f64 = 12.0;
/// Dragging and the arrow keys move a point by this much.
const STEP: u8 = 5;

/// Five upright sliders over the plot, and a surface to drag on. The sliders let pointers through,
/// so a drag may sweep across all five.
pub(super) fn drawn(screen: &Screen, words: &LineWords) -> Html {
    let mirrored = screen.interface().dir == "rtl";
    let send = screen.send.clone();
    let on_drag = Callback::from(move |event: PointerEvent| {
        // Buttons held while moving are what a drag is; nothing has to be remembered.
        let Some(surface) = event.target_dyn_into::<HtmlElement>().filter(|_| event.buttons() == 1)
        else {
            return;
        };
        // Without capture a fast drag is lost at the edge; the line still follows inside it.
        let _ = surface.set_pointer_capture(event.pointer_id());
        event.prevent_default();
        let (point, to) = spot(&surface, &event, mirrored);
        send.emit(Message::Played(Played::PointMoved(point, to)));
    });
    let points = (0..5).map(|at| point(screen, words, at)).collect();
    html! {
        <div key="drawn" class="drawn" onpointerdown={on_drag.clone()} onpointermove={on_drag}>
            { list(points) }
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
            aria-valuetext={words.heights[height(f64::from(value))].clone()}
            oninput={on_input}
        />
    }
}

/// Which point a pointer is over, and how high.
fn spot(surface: &HtmlElement, event: &PointerEvent, mirrored: bool) -> (usize, u8) {
    let frame = surface.get_bounding_client_rect();
    let along = (f64::from(event.client_x()) - frame.left()) / frame.width();
    let along = if mirrored { 1.0 - along } else { along };
    // The surface runs from a thumb above 100 to a thumb below 0, whatever the plot's height.
    let down = f64::from(event.client_y()) - frame.top() - THUMB;
    let share = (1.0 - down / (frame.height() - 2.0 * THUMB)).clamp(0.0, 1.0);
    let steps = (share * f64::from(100 / STEP) + 0.5) as u8;
    (((along * 5.0).max(0.0) as usize).min(4), steps * STEP)
}
