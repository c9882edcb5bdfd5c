//! The walk as a page sees it: one component that owns a session, and a file for each thing drawn.
//!
//! The component's messages are the core's own, so a host, a link and a reader's press all arrive
//! the same way. Every screen is a plain function of the session.

mod beat;
mod captions;
mod card;
mod choices;
mod closing;
mod dial;
mod door;
mod doorway;
mod drawn;
mod element;
mod foot;
mod gauges;
mod head;
mod keepsake;
mod lenses;
mod line;
mod lines;
mod links;
mod mark;
mod mirror;
mod notice;
mod number;
mod opening;
mod own;
mod path;
mod pause;
mod plays;
mod plot;
mod range;
mod reflection;
mod rooms;
mod scene;
mod screen;
mod stage;
mod table;
mod thoughts;
mod tilts;
mod two_lenses;
mod two_lines;
mod two_readings;
mod untaken;
mod words;
mod yours;

use element::{Node, attributed, element, hears, list, tagged};
use paradox::digits::{counted, digits};
use paradox::links::Links;
use paradox::session::{
    Errand, Length, Message, Owned, Place, Play, Session, Setting, Sheet, Stop,
};
use paradox::story::Pack;
use screen::Screen;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Element, FocusOptions, HtmlElement, ScrollIntoViewOptions, ScrollLogicalPosition};
use yew::prelude::*;
use yew::virtual_dom::{Listener, ListenerKind};

/// What happened that a host may want to hear of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    /// The reader came to a screen.
    Step {
        /// Which walk it is in: a paradox's id, or `all` before and after several.
        paradox: String,
        /// The screen's id, such as `a/s1`; in a pack of several walks `change/a/s1`.
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
        /// Which walk it is in.
        paradox: String,
        /// The screen's id.
        step: String,
        /// The choice's id.
        choice: String,
    },
    /// A walk has come to its natural end; or several have, and the closing was seen.
    Complete {
        /// Which: a paradox's id, or `all`.
        paradox: String,
    },
    /// Something has changed: the walk so far and what is the reader's own, as `Session::kept` has it.
    Place(String),
    /// The reader has all forgotten that is kept.
    Forgot,
    /// The reader asks for something that only the device can do.
    Errand(Errand),
}

/// What a walk is given.
#[derive(Properties, Clone)]
pub struct WalkProps {
    /// The walk or walks, and the words around them.
    pub pack: &'static Pack,
    /// Where the host's page leads on to.
    pub links: Rc<Links>,
    /// How much of it is walked.
    pub length: Length,
    /// The level of the widget's own headings, 2 to 6.
    pub heading_level: u8,
    /// A walk to take up again, as `Session::kept` wrote it, or as a code.
    #[prop_or_default]
    pub saved: Option<String>,
    /// A place to begin at.
    #[prop_or_default]
    pub start: Option<String>,
    /// The page's address, to which a place is added for a link.
    #[prop_or_default]
    pub address: String,
    /// Whether the page is in a language that there are no such words in.
    #[prop_or_default]
    pub foreign: bool,
    /// Hears what happens.
    #[prop_or_default]
    pub on_event: Callback<Event>,
    /// Counts the walks that this component was given, one after another.
    #[prop_or_default]
    pub mount: usize,
    /// Whether it is given none now, and draws nothing.
    #[prop_or_default]
    pub rests: bool,
}

/// Packs are compared by address: one is never changed once it has been read.
impl PartialEq for WalkProps {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self.pack, other.pack)
            && self.length == other.length
            && self.heading_level == other.heading_level
            && (self.mount, self.rests) == (other.mount, other.rests)
    }
}

/// One reader's walk on a page.
pub struct Walk {
    session: Session,
    /// What was told last of what is to be kept.
    kept: String,
    send: Callback<Message>,
    /// What the reader should be brought to, now that it has appeared.
    arrival: NodeRef,
    /// The controls that open a sheet: Pause, the path so far, and what is the reader's own.
    openers: [NodeRef; 3],
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
        let mut walk = Self {
            session: begin(ctx.props()),
            kept: String::new(),
            send: ctx.link().callback(|message| message),
            arrival: NodeRef::default(),
            openers: Default::default(),
            top: NodeRef::default(),
            arrived: None,
        };
        walk.keep(ctx.props());
        walk
    }

    fn changed(&mut self, ctx: &Context<Self>, _before: &Self::Properties) -> bool {
        self.session = begin(ctx.props());
        self.keep(ctx.props());
        self.arrived = None;
        true
    }

    fn update(&mut self, ctx: &Context<Self>, message: Message) -> bool {
        let props = ctx.props();
        let before = self.session.clone();
        let asked = message.clone();
        self.session = before.clone().update(props.pack, message);
        self.arrived = arrival(&before, &self.session).or(self.arrived);
        for event in events(props, &before, &self.session) {
            props.on_event.emit(event);
        }
        self.keep(props);
        match asked {
            Message::Owned(Owned::Forgot) => props.on_event.emit(Event::Forgot),
            Message::Asked(errand) => props.on_event.emit(Event::Errand(errand)),
            _ => (),
        }
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let props = ctx.props();
        if props.rests {
            return element("div.rests", []).into();
        }
        let screen = Screen {
            pack: props.pack,
            links: &props.links,
            session: &self.session,
            send: &self.send,
            arrival: &self.arrival,
            openers: &self.openers,
            level: props.heading_level,
            address: &props.address,
            foreign: props.foreign,
        };
        let interface = &props.pack.interface;
        let region = words::fill(&interface.region, &[("name", head::name(&screen))]);
        let mut inside = vec![head::head(&screen), notice::notice(&screen)];
        let stays = self.set(Setting::Flow) && self.session.sheet().is_none();
        let left = if stays { self.session.left_behind(props.pack) } else { vec![] };
        inside.extend(left.iter().map(|session| past(Screen { session, ..screen })));
        inside.extend([notice::aside(&screen), body(&screen), foot::foot(&screen)]);
        let names = &["class", "part", "aria-label", "lang", "dir"];
        let values = ["walk", "container", &region, &interface.lang, &interface.dir];
        let ears = vec![self.on_key()];
        let walk = tagged("section", "walk", names, &values, self.top.clone(), ears, list(inside));
        let settings = self.session.own().settings;
        let options = Setting::ALL.map(|it| digits(settings.get(it)));
        let mut values = vec!["frame"];
        // What is as the system or the page has it is not said.
        values.extend(options.iter().map(|it| if it == "0" { "" } else { it.as_str() }));
        let names =
            &["class", "data-size", "data-width", "data-theme", "data-contrast", "data-calm"];
        attributed("div", "frame", names, &values[..names.len()], walk).into()
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

    /// Tells what is to be kept, if that has changed.
    fn keep(&mut self, props: &WalkProps) {
        let kept = self.session.kept(props.pack);
        if kept != self.kept {
            self.kept.clone_from(&kept);
            props.on_event.emit(Event::Place(kept));
        }
    }

    /// Whether the reader has set something that is not as the system has it.
    fn set(&self, setting: Setting) -> bool {
        self.session.own().settings.get(setting) > 0
    }

    /// Begins a new screen at the top of the window, unless all that matters of it is in view.
    fn show_top(&self) {
        if self.set(Setting::Flow) {
            return show(&self.arrival);
        }
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

    /// Escape pauses, and closes whatever lies over the walk. The other keys are for readers who have not
    /// turned them off, and not while they write.
    fn on_key(&self) -> Rc<dyn Listener> {
        let send = self.send.clone();
        let open = self.session.sheet().is_some();
        let off = open || self.set(Setting::Keys);
        hears(ListenerKind::onkeydown, move |event| {
            let event: KeyboardEvent = event.unchecked_into();
            let target = event.target().map(JsCast::unchecked_into::<Element>);
            let writes = target.is_some_and(|it| it.class_name() == "field");
            let held = event.ctrl_key() || event.alt_key() || event.meta_key();
            let key = event.key();
            if key == "Escape" {
                let sheet = Message::SheetOpened(Sheet::Pause);
                send.emit(if open { Message::SheetClosed } else { sheet });
            } else if !off && !writes && !held {
                send.emit(Message::KeyPressed(key));
            }
        })
    }
}

/// A screen that was left behind and stays to be read: nothing in it can be pressed any more.
fn past(screen: Screen) -> Node {
    let nowhere = NodeRef::default();
    let screen = Screen { arrival: &nowhere, openers: &Default::default(), ..screen };
    let key = counted(screen.session.trail().len());
    attributed("fieldset", &key, &["class", "disabled"], &["past", "disabled"], body(&screen))
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
    let pack = props.pack;
    let new = Session::new(pack, props.length);
    if let Some(saved) = &props.saved {
        return new.update(pack, Message::TookUp(saved.clone()));
    }
    match props.start.as_deref().and_then(|start| Stop::parse(start, pack)) {
        Some(stop) => new.update(pack, Message::WasLed(stop)),
        None => new,
    }
}

fn arrival(before: &Session, after: &Session) -> Option<Arrival> {
    if before.sheet().is_some() && after.sheet().is_none() && before.stop() == after.stop() {
        return Some(Arrival::Returned(match before.sheet() {
            Some(Sheet::Path) => 1,
            Some(Sheet::Yours | Sheet::Page) => 2,
            _ => 0,
        }));
    }
    if before.sheet() != after.sheet() || has_moved(before, after) {
        return Some(Arrival::Screen);
    }
    (before.stop() != after.stop() || shows_more(before.play(), after.play()))
        .then_some(Arrival::Within)
}

/// Whether a control of a model went as it was pressed, so that focus needs another place: at the
/// first guess of the dial, and where our rating is shown.
fn shows_more(before: &Play, after: &Play) -> bool {
    let guessed = before.dial.said.is_empty() && !after.dial.said.is_empty();
    guessed || before.lenses.ratings.len() < after.lenses.ratings.len()
}

/// Whether another screen is on show.
fn has_moved(before: &Session, after: &Session) -> bool {
    before.walk() != after.walk() || before.place().screen() != after.place().screen()
}

fn events(props: &WalkProps, before: &Session, after: &Session) -> Vec<Event> {
    let to = after.place();
    let pack = props.pack;
    let mut events = Vec::new();
    if has_moved(before, after) {
        events.push(step(props, after));
    }
    if after.trail().len() > before.trail().len()
        && let Place::Scene { stage: paradox::session::Stage::Took(choice), .. } = to
    {
        let (paradox, step) = (walk(pack, after), after.stop().screen(pack));
        events.push(Event::Choice { paradox, step, choice: choice.clone() });
    }
    if !outside(after) && after.is_complete() && !before.has_completed(after.walk()) {
        events.push(Event::Complete { paradox: walk(pack, after) });
    }
    if pack.frame.is_some() && after.is_all_complete(pack) && !before.is_all_complete(pack) {
        events.push(Event::Complete { paradox: ALL.into() });
    }
    events
}

fn step(props: &WalkProps, session: &Session) -> Event {
    let pack = props.pack;
    let story = session.story(pack);
    Event::Step {
        paradox: walk(pack, session),
        step: session.stop().screen(pack),
        index: session.place().part(story) + 1,
        total: story.parts.len(),
        complete: if pack.frame.is_some() {
            session.is_all_complete(pack)
        } else {
            session.is_complete()
        },
    }
}

/// What a pack of several walks is called.
const ALL: &str = "all";

/// Which walk the reader is in, as events name it.
fn walk(pack: &Pack, session: &Session) -> String {
    if outside(session) { ALL.into() } else { session.story(pack).id.clone() }
}

fn outside(session: &Session) -> bool {
    matches!(session.place(), Place::Opening | Place::Closing)
}

fn body(screen: &Screen) -> Node {
    if let Some(sheet) = screen.session.sheet() {
        return match sheet {
            Sheet::Pause => pause::paused(screen),
            Sheet::Stopped => pause::stopped(screen),
            Sheet::Path => path::path(screen),
            Sheet::Yours => yours::yours(screen),
            Sheet::Page => keepsake::keepsake(screen),
        };
    }
    match (screen.session.place(), &screen.pack.frame) {
        (Place::Opening, Some(frame)) => return opening::opening(screen, frame),
        (Place::Closing, Some(frame)) => return closing::closing(screen, frame),
        _ => (),
    }
    match screen.session.place() {
        // Without a frame there is no opening, and no closing.
        Place::Opening | Place::Closing | Place::Door => door::door(screen),
        Place::Summary => door::summary(screen),
        Place::Beat(beat) => beat::beat(screen, *beat),
        Place::Chairs => door::chairs(screen),
        Place::Scene { .. } => scene::scene(screen),
        Place::Other { .. } => untaken::untaken(screen),
        Place::Card => card::card(screen),
        Place::Reflection => reflection::reflection(screen),
    }
}
