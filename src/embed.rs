//! The thin skin between a page and the view: what the element's JavaScript may call.

use crate::view::{Event, Walk, WalkProps};
use js_sys::Function;
use paradox::digits::counted;
use paradox::links::Links;
use paradox::session::{Errand, Length, Message, Notice, Owned, Stop};
use paradox::story::{Pack, PackError};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::Element;
use yew::{AppHandle, Callback, Renderer};

#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

#[wasm_bindgen]
extern "C" {
    /// What the element gives a widget.
    pub type Given;

    /// `short` or `full`; anything else means short.
    #[wasm_bindgen(method, getter)]
    fn length(this: &Given) -> Option<String>;

    /// 2 to 6; anything else means 3.
    #[wasm_bindgen(method, getter, js_name = headingLevel)]
    fn heading_level(this: &Given) -> Option<u8>;

    /// A place to begin at, such as `a/s1`.
    #[wasm_bindgen(method, getter)]
    fn start(this: &Given) -> Option<String>;

    /// A walk to take up again, as `place` told it.
    #[wasm_bindgen(method, getter)]
    fn place(this: &Given) -> Option<String>;

    /// The host's links, a line each, as `Links::from_lines` reads them.
    #[wasm_bindgen(method, getter)]
    fn links(this: &Given) -> String;

    /// The page's address, without what stands after its `#`.
    #[wasm_bindgen(method, getter)]
    fn address(this: &Given) -> String;

    /// The page's language, unless the page itself has chosen the words.
    #[wasm_bindgen(method, getter)]
    fn lang(this: &Given) -> String;
}

/// One widget on a page.
#[wasm_bindgen]
pub struct Widget {
    handle: AppHandle<Walk>,
    pack: &'static Pack,
    /// How often it was put up.
    mounts: usize,
}

/// Draws a walk into a fresh, empty `root`.
///
/// `emit(name, detail)` is called with `step`, `choice` and `complete`, their parts in one text with unit
/// separators between them; with `error`, a sentence on the host's links; with what only the device can do;
/// and after each change with `place`: what is to be given back as `place` when the walk is taken up again.
///
/// # Errors
/// If `pack` cannot be read; the message says why.
#[wasm_bindgen]
pub fn mount(root: Element, pack: &str, given: &Given, emit: Function) -> Result<Widget, JsError> {
    let props = props(pack, given, emit)?;
    let pack = props.pack;
    let handle = Renderer::<Walk>::with_root_and_props(root, props).render();
    Ok(Widget { handle, pack, mounts: 0 })
}

fn props(pack: &str, given: &Given, emit: Function) -> Result<WalkProps, JsError> {
    let pack = kept(pack).map_err(|error| JsError::new(&error.sentence()))?;
    let length = match given.length().as_deref() {
        Some("full") => Length::Full,
        _ => Length::Short,
    };
    let (links, mistakes) = Links::from_lines(&given.links());
    for mistake in mistakes {
        say(&emit, "error", &mistake);
    }
    Ok(WalkProps {
        pack,
        links: Rc::new(links),
        length,
        heading_level: given.heading_level().filter(|level| (2..=6).contains(level)).unwrap_or(3),
        saved: given.place(),
        start: given.start(),
        address: given.address(),
        foreign: is_foreign(&given.lang(), &pack.interface.lang),
        on_event: Callback::from(move |event| tell(&emit, event)),
        mount: 0,
        rests: false,
    })
}

#[wasm_bindgen]
impl Widget {
    /// Puts another walk up where one was taken down, in the same root.
    ///
    /// # Errors
    /// As `mount`. The widget rests on.
    pub fn again(&mut self, pack: &str, given: &Given, emit: Function) -> Result<(), JsError> {
        let props = props(pack, given, emit)?;
        self.pack = props.pack;
        self.mounts += 1;
        self.handle.update(WalkProps { mount: self.mounts, ..props });
        Ok(())
    }

    /// Takes the walk down, until another is put up. Nothing is freed but the walk: Yew leaves
    /// listeners and more behind for each app that it destroys.
    pub fn rest(&mut self) {
        self.handle.update(WalkProps {
            pack: self.pack,
            links: Rc::default(),
            length: Length::Short,
            heading_level: 3,
            saved: None,
            start: None,
            address: String::new(),
            foreign: false,
            on_event: Callback::noop(),
            mount: self.mounts,
            rests: true,
        });
    }

    /// Leads the reader to a place; false if this pack has no such place.
    #[wasm_bindgen(js_name = goTo)]
    pub fn go_to(&self, id: &str) -> bool {
        let stop = Stop::parse(id, self.pack);
        let known = stop.is_some();
        if let Some(stop) = stop {
            self.handle.send_message(Message::WasLed(stop));
        }
        known
    }

    /// Takes up the walk of a code, or one that was kept.
    #[wasm_bindgen(js_name = takeUp)]
    pub fn take_up(&self, kept: String) {
        self.handle.send_message(Message::TookUp(kept));
    }

    /// Tells the reader what came of something: the notice of that number.
    pub fn tell(&self, notice: usize) {
        self.handle.send_message(Message::Owned(Owned::Told(Notice(notice))));
    }

    /// Begins the walk anew.
    pub fn reset(&self) {
        self.handle.send_message(Message::Restarted);
    }

    /// Moves the focus to the screen on show.
    pub fn focus(&self) {
        if let Some(walk) = self.handle.get_component() {
            walk.focus();
        }
    }
}

/// Whether the page is in a language, and our words are in another, whatever the regions.
fn is_foreign(page: &str, lang: &str) -> bool {
    let [page, lang] = [page, lang].map(|tag| tag.split('-').next().unwrap_or_default());
    !page.is_empty() && !page.eq_ignore_ascii_case(lang)
}

/// A pack by its text. Each is read once and kept as long as the page: however many widgets come
/// and go, there is one of it.
fn kept(json: &str) -> Result<&'static Pack, PackError> {
    type Kept = (String, Result<&'static Pack, PackError>);
    thread_local! {
        static KEPT: RefCell<Vec<Kept>> = const { RefCell::new(Vec::new()) };
    }
    KEPT.with_borrow_mut(|kept| {
        if let Some((_, pack)) = kept.iter().find(|(text, _)| text == json) {
            return pack.clone();
        }
        let pack = Pack::kept(json);
        kept.push((json.to_owned(), pack.clone()));
        pack
    })
}

/// Where the stack stands. At rest that is one place for ever, unless a call was cut short: a panic
/// is a bare trap in what ships, with no word and no end but this.
#[wasm_bindgen]
pub fn depth() -> usize {
    let here = 0_u8;
    std::ptr::from_ref(std::hint::black_box(&here)).addr()
}

/// Tells the glue what happened: its name, and the parts of its detail.
fn tell(emit: &Function, event: Event) {
    let (name, parts) = match event {
        Event::Step { paradox, step, index, total, complete } => {
            let complete = if complete { "1" } else { "" };
            ("step", vec![paradox, step, counted(index), counted(total), complete.into()])
        }
        Event::Choice { paradox, step, choice } => ("choice", vec![paradox, step, choice]),
        Event::Complete { paradox } => ("complete", vec![paradox]),
        Event::Place(kept) => ("place", vec![kept]),
        Event::Forgot => ("forgot", vec![]),
        Event::Errand(Errand::Copy) => ("copy", vec![]),
        Event::Errand(Errand::Print) => ("print", vec![]),
        Event::Errand(Errand::SaveText) => ("saveText", vec![]),
        Event::Errand(Errand::SaveMarkdown) => ("saveMarkdown", vec![]),
    };
    say(emit, name, &parts.join("\u{1f}"));
}

fn say(emit: &Function, name: &str, detail: &str) {
    // A host's listener that throws is the host's to mend.
    let _ = emit.call2(&JsValue::NULL, &name.into(), &detail.into());
}
