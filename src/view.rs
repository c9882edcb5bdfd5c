//! The walk as a page sees it: one component that owns a session, and a file for each thing drawn.
//!
//! The component's messages are the core's own, so a host, a link and a reader's press all arrive
//! the same way. Every screen is a plain function of the session.

mod beat;
mod card;
mod choices;
mod door;
mod drawn;
mod element;
mod foot;
mod head;
mod lines;
mod mark;
mod own;
mod path;
mod pause;
mod plot;
mod reflection;
mod rooms;
mod scene;
mod screen;
mod stage;
mod thoughts;
mod two_lines;
mod untaken;
mod words;

use paradox::session::{Length, Message, Place, Session, Sheet};
use paradox::story::Pack;
use screen::Screen;
use std::rc::Rc;
use web_sys::{FocusOptions, HtmlElement, ScrollIntoViewOptions, ScrollLogicalPosition};
use yew::prelude::*;

/// What happened that a host may want to hear of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    /// The reader came to a screen.
    Step {
        /// The screen's id, such as `a/s1`.
        step: String,
        /// Which of the five parts it belongs to, from 1.
        index: usize,
        /// How many parts there are.
        total: usize,
        /// Whether the walk has come to its natural end.
        complete: bool,
    },
    /// A choice was taken.
    Choice {
        /// The screen's id.
        step: String,
        /// The choice's id.
        choice: String,
    },
    /// The walk has come to its natural end.
    Complete,
}

/// What a walk is given.
#[derive(Properties, Clone)]
pub struct WalkProps {
    /// The story and the words around it.
    pub pack: Rc<Pack>,
    /// How much of it is walked.
    pub length: Length,
    /// The level of the widget's own headings, 2 to 6.
    pub heading_level: u8,
    /// A walk to take up again, as `Session::save` wrote it.
    #[prop_or_default]
    pub saved: Option<String>,
    /// A place to begin at.
    #[prop_or_default]
    pub start: Option<String>,
    /// Hears what happens.
    #[prop_or_default]
    pub on_event: Callback<Event>,
}

/// Packs are compared by address: one is never changed once it has been read.
impl PartialEq for WalkProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.pack, &other.pack)
            && self.length == other.length
            && self.heading_level == other.heading_level
    }
}

/// One reader's walk on a page.
pub struct Walk {
    session: Session,
    send: Callback<Message>,
    /// What the reader should be brought to, now that it has appeared.
    arrival: NodeRef,
    /// The controls that open a sheet: Pause, and the path so far.
    openers: [NodeRef; 2],
    /// Where a screen begins.
    top: NodeRef,
    /// Set when something new has appeared that focus should move to.
    arrived: Option<Arrival>,
}

#[derive(Clone, Copy, PartialEq)]
enum Arrival {
    /// A new screen, from its top.
    Screen,
    /// Something new on the same screen.
    Within,
    /// Back from a sheet, to the control that opened it.
    Returned(usize),
}

impl Component for Walk {
    type Message = Message;
    type Properties = WalkProps;

    fn create(ctx: &Context<Self>) -> Self {
        Self {
            session: begin(ctx.props()),
            send: ctx.link().callback(|message| message),
            arrival: NodeRef::default(),
            openers: Default::default(),
            top: NodeRef::default(),
            arrived: None,
        }
    }

    fn update(&mut self, ctx: &Context<Self>, message: Message) -> bool {
        let props = ctx.props();
        let before = self.session.clone();
        self.session = before.clone().update(&props.pack.story, message);
        self.arrived = arrival(&before, &self.session).or(self.arrived);
        for event in events(props, &before, &self.session) {
            props.on_event.emit(event);
        }
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let props = ctx.props();
        let screen = Screen {
            pack: &props.pack,
            session: &self.session,
            send: &self.send,
            arrival: &self.arrival,
            openers: &self.openers,
            level: props.heading_level,
        };
        let interface = &props.pack.interface;
        let story = &props.pack.story;
        let region = words::fill(&interface.region, &[("name", &story.name)]);
        html! {
            <div class="frame">
                <section
                    class="walk"
                    part="container"
                    aria-label={region}
                    lang={interface.lang.clone()}
                    dir={interface.dir.clone()}
                    ref={self.top.clone()}
                    onkeydown={self.on_key()}
                >
                    { head::head(&screen) }
                    { body(&screen) }
                    { foot::foot(&screen) }
                </section>
            </div>
        }
    }

    fn rendered(&mut self, _ctx: &Context<Self>, _first: bool) {
        match self.arrived.take() {
            Some(Arrival::Screen) => {
                self.show_top();
                focus(&self.arrival);
            }
            Some(Arrival::Within) => {
                show(&self.arrival);
                focus(&self.arrival);
            }
            Some(Arrival::Returned(opener)) => {
                show(&self.openers[opener]);
                focus(&self.openers[opener]);
            }
            None => (),
        }
    }
}

impl Walk {
    /// The walk so far.
    pub fn session(&self) -> &Session {
        &self.session
    }

    /// Begins a new screen at the top of the window, unless all that matters of it is in view.
    fn show_top(&self) {
        let (Some(top), Some(arrival)) =
            (self.top.cast::<HtmlElement>(), self.arrival.cast::<HtmlElement>())
        else {
            return;
        };
        let above = top.get_bounding_client_rect().top() < 0.0;
        let window = web_sys::window().and_then(|window| window.inner_height().ok()?.as_f64());
        let low = arrival.get_bounding_client_rect().top() > window.unwrap_or(0.0) / 2.0;
        if above || low {
            top.scroll_into_view();
        }
    }

    /// Moves the focus to the screen on show.
    pub fn focus(&self) {
        focus(&self.arrival);
    }

    /// Escape pauses, and closes whatever lies over the walk.
    fn on_key(&self) -> Callback<KeyboardEvent> {
        let send = self.send.clone();
        let open = self.session.sheet().is_some();
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Escape" {
                let sheet = Message::SheetOpened(Sheet::Pause);
                send.emit(if open { Message::SheetClosed } else { sheet });
            }
        })
    }
}

/// Moves the focus without moving the page, which is shown its place by `show` and `show_top`.
fn focus(target: &NodeRef) {
    if let Some(element) = target.cast::<HtmlElement>() {
        let options = FocusOptions::new();
        options.set_prevent_scroll(true);
        // An element that has gone meanwhile cannot take focus, and need not.
        let _ = element.focus_with_options(&options);
    }
}

/// Scrolls just so far that all of it is in view.
fn show(target: &NodeRef) {
    if let Some(element) = target.cast::<HtmlElement>() {
        let options = ScrollIntoViewOptions::new();
        options.set_block(ScrollLogicalPosition::Nearest);
        element.scroll_into_view_with_scroll_into_view_options(&options);
    }
}

fn begin(props: &WalkProps) -> Session {
    let story = &props.pack.story;
    let new = match &props.saved {
        Some(saved) => return Session::restore(story, props.length, saved),
        None => Session::new(props.length),
    };
    let start = props.start.as_deref().and_then(|start| Place::parse(start, story));
    match start {
        Some(place) if place != Place::Door => new.update(story, Message::WasLed(place)),
        _ => new,
    }
}

fn arrival(before: &Session, after: &Session) -> Option<Arrival> {
    if before.sheet().is_some() && after.sheet().is_none() && before.place() == after.place() {
        return Some(Arrival::Returned(usize::from(before.sheet() == Some(Sheet::Path))));
    }
    if before.sheet() != after.sheet() || before.place().screen() != after.place().screen() {
        return Some(Arrival::Screen);
    }
    (before.place() != after.place()).then_some(Arrival::Within)
}

fn events(props: &WalkProps, before: &Session, after: &Session) -> Vec<Event> {
    let (from, to) = (before.place(), after.place());
    let mut events = Vec::new();
    if from.screen() != to.screen() {
        events.push(step(props, after));
    }
    if after.trail().len() > before.trail().len()
        && let Place::Scene { stage: paradox::session::Stage::Took(choice), .. } = to
    {
        events.push(Event::Choice { step: to.screen(), choice: choice.clone() });
    }
    if after.is_complete() && !before.is_complete() {
        events.push(Event::Complete);
    }
    events
}

fn step(props: &WalkProps, session: &Session) -> Event {
    let place = session.place();
    Event::Step {
        step: place.screen(),
        index: place.part(&props.pack.story) + 1,
        total: props.pack.story.parts.len(),
        complete: session.is_complete(),
    }
}

fn body(screen: &Screen) -> Html {
    if let Some(sheet) = screen.session.sheet() {
        return match sheet {
            Sheet::Pause => pause::paused(screen),
            Sheet::Stopped => pause::stopped(screen),
            Sheet::Path => path::path(screen),
        };
    }
    match screen.session.place() {
        Place::Door => door::door(screen),
        Place::Summary => door::summary(screen),
        Place::Beat(beat) => beat::beat(screen, *beat),
        Place::Chairs => door::chairs(screen),
        Place::Scene { .. } => scene::scene(screen),
        Place::Other { .. } => untaken::untaken(screen),
        Place::Card => card::card(screen),
        Place::Reflection => reflection::reflection(screen),
    }
}
