//! The thin skin between a page and the view: what the element's JavaScript may call.

use crate::view::{Event, Walk, WalkProps};
use js_sys::{Function, JSON, Object, Reflect};
use paradox::links::Links;
use paradox::session::{Length, Message, Stop};
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
    /// The element itself, with its properties.
    #[wasm_bindgen(extends = Element)]
    pub type Host;

    /// `short` or `full`; anything else means short.
    #[wasm_bindgen(method, getter)]
    fn length(this: &Host) -> Option<String>;

    /// 2 to 6; anything else means 3.
    #[wasm_bindgen(method, getter, js_name = headingLevel)]
    fn heading_level(this: &Host) -> Option<u8>;

    /// A place to begin at, such as `a/s1`.
    #[wasm_bindgen(method, getter)]
    fn start(this: &Host) -> Option<String>;

    /// Where another pack is, which the page itself has chosen.
    #[wasm_bindgen(method, getter)]
    fn src(this: &Host) -> String;
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
/// `emit(name, detail)` is called with `step`, `choice` and `complete`, and after each change with
/// `place`: the walk so far, to be given back as `place` when it is taken up again.
///
/// # Errors
/// If `pack` cannot be read; the message says why.
#[wasm_bindgen]
pub fn mount(
    root: Element,
    pack: &str,
    host: &Host,
    place: Option<String>,
    emit: Function,
) -> Result<Widget, JsError> {
    let props = props(pack, host, place, emit)?;
    let pack = props.pack;
    let handle = Renderer::<Walk>::with_root_and_props(root, props).render();
    Ok(Widget { handle, pack, mounts: 0 })
}

fn props(
    pack: &str,
    host: &Host,
    saved: Option<String>,
    emit: Function,
) -> Result<WalkProps, JsError> {
    let pack = kept(pack)?;
    let length = match host.length().as_deref() {
        Some("full") => Length::Full,
        _ => Length::Short,
    };
    let (links, mistakes) = links(host);
    for mistake in mistakes {
        say(&emit, "error", &[("code", "links".into()), ("message", mistake.into())]);
    }
    Ok(WalkProps {
        pack,
        links: Rc::new(links),
        length,
        heading_level: host.heading_level().filter(|level| (2..=6).contains(level)).unwrap_or(3),
        saved,
        start: host.start(),
        foreign: is_foreign(host, &pack.interface.lang),
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
    pub fn again(
        &mut self,
        pack: &str,
        host: &Host,
        place: Option<String>,
        emit: Function,
    ) -> Result<(), JsError> {
        let props = props(pack, host, place, emit)?;
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
fn is_foreign(host: &Host, lang: &str) -> bool {
    let page = host.closest("[lang]").ok().flatten().and_then(|it| it.get_attribute("lang"));
    let page = page.filter(|page| !page.is_empty() && host.src().is_empty());
    let same = |page: &str| {
        page.split('-')
            .zip(lang.split('-'))
            .next()
            .is_some_and(|(one, other)| one.eq_ignore_ascii_case(other))
    };
    page.is_some_and(|page| !same(&page))
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

fn tell(emit: &Function, event: Event) {
    let mut detail = Vec::new();
    let name = match event {
        Event::Step { paradox, step, index, total, complete } => {
            detail.push(("paradox", paradox.into()));
            detail.push(("step", step.into()));
            detail.push(("index", index.into()));
            detail.push(("total", total.into()));
            detail.push(("complete", complete.into()));
            "step"
        }
        Event::Choice { paradox, step, choice } => {
            detail.push(("paradox", paradox.into()));
            detail.push(("step", step.into()));
            detail.push(("choice", choice.into()));
            "choice"
        }
        Event::Complete { paradox } => {
            detail.push(("paradox", paradox.into()));
            "complete"
        }
        Event::Place(saved) => {
            // Kept by the element, and told to nobody.
            let _ = emit.call2(&JsValue::NULL, &"place".into(), &saved.into());
            return;
        }
    };
    say(emit, name, &detail);
}

fn say(emit: &Function, name: &str, detail: &[(&str, JsValue)]) {
    // A host's listener that throws is the host's to mend.
    let _ = emit.call2(&JsValue::NULL, &name.into(), &plain(detail));
}

/// The host's links: the element's `links` property, or the JSON in its child with `slot="links"`.
/// Also what is wrong with them, a sentence each.
fn links(host: &Host) -> (Links, Vec<String>) {
    let given = Reflect::get(host, &"links".into()).unwrap_or_default();
    let json = if given.is_object() {
        JSON::stringify(&given).ok().and_then(|json| json.as_string())
    } else {
        let child = host.query_selector("script[slot=links]").ok().flatten();
        child.and_then(|child| child.text_content())
    };
    json.map(|json| Links::from_json(&json)).unwrap_or_default()
}

/// A plain JavaScript object.
fn plain(members: &[(&str, JsValue)]) -> JsValue {
    let object = Object::new();
    for (name, value) in members {
        // Setting a member of an ordinary, extensible object cannot fail.
        let _ = Reflect::set(&object, &JsValue::from(*name), value);
    }
    object.into()
}
