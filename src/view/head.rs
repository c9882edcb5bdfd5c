//! The running head: where one is, how far along, and Pause.

use super::element::{element, list, text};
use super::mark::mark;
use super::screen::Screen;
use paradox::session::{Message, Place, Sheet};
use yew::prelude::*;

/// The head of every screen. The parts appear once the walk has begun.
pub(super) fn head(screen: &Screen) -> Html {
    let interface = screen.interface();
    let names = vec![
        text("span", "product", "head__product", &interface.product),
        text("span", "name", "head__name", &screen.story().name),
    ];
    let mut children = vec![mark(), element("p", "run", "head__run", names)];
    let paused = matches!(screen.session.sheet(), Some(Sheet::Pause | Sheet::Stopped));
    if !paused {
        let bars = html! {
            <svg key="bars" viewBox="0 0 10 12" aria-hidden="true">
                <path d="M1 1h3v10H1zM6 1h3v10H6z" />
            </svg>
        };
        let inside = list(vec![bars, text("span", "words", "", &interface.pause)]);
        let opened = Message::SheetOpened(Sheet::Pause);
        let at = screen.openers[0].clone();
        children.push(screen.press_at("quiet head__pause", "pause", inside, opened, at));
    }
    if !matches!(screen.session.place(), Place::Door | Place::Summary) {
        children.push(parts(screen));
    }
    html! { <header key="head" class="head" part="header">{ list(children) }</header> }
}

/// The five parts as one rule, thick where the reader has been.
fn parts(screen: &Screen) -> Html {
    let story = screen.story();
    let been: Vec<usize> = screen.session.trail().iter().map(|place| place.part(story)).collect();
    let now = screen.session.place().part(story);
    let mut parts = Vec::new();
    for (at, name) in story.parts.iter().enumerate() {
        let state = match at {
            at if at == now => "now",
            at if been.contains(&at) => "done",
            _ => "open",
        };
        parts.push(html! {
            <li
                key={at}
                class="parts__part"
                data-state={state}
                aria-current={(at == now).then_some("step")}
            >
                { text("span", "name", "", name) }
            </li>
        });
    }
    html! {
        <ol key="parts" class="parts" part="progress" aria-label={screen.interface().parts.clone()}>
            { list(parts) }
        </ol>
    }
}
