//! The thin skin between a page and the view: what the element's JavaScript may call.

use crate::view::{Event, Walk, WalkProps};
use js_sys::{Function, Object, Reflect};
use paradox::session::{Length, Message, Place};
use paradox::story::Pack;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::Element;
use yew::{AppHandle, Callback, Renderer};

#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

#[wasm_bindgen]
extern "C" {
    /// What the element says about one widget.
    pub type Options;

    /// `short` or `full`; anything else means short.
    #[wasm_bindgen(method, getter)]
    fn length(this: &Options) -> Option<String>;

    /// 2 to 6; anything else means 3.
    #[wasm_bindgen(method, getter, js_name = headingLevel)]
    fn heading_level(this: &Options) -> Option<u8>;

    /// A place to begin at, such as `a/s1`.
    #[wasm_bindgen(method, getter)]
    fn start(this: &Options) -> Option<String>;

    /// A walk to take up again, as `Widget.place` wrote it.
    #[wasm_bindgen(method, getter)]
    fn place(this: &Options) -> Option<String>;
}

/// One widget on a page.
#[wasm_bindgen]
pub struct Widget {
    handle: AppHandle<Walk>,
    pack: Rc<Pack>,
}

/// Draws a walk into a fresh, empty `root`.
///
/// `emit(name, detail)` is called with `step`, `choice` and `complete`.
///
/// # Errors
/// If `pack` cannot be read; the message says why.
#[wasm_bindgen]
pub fn mount(
    root: Element,
    pack: &str,
    options: &Options,
    emit: Function,
) -> Result<Widget, JsError> {
    let pack = Rc::new(Pack::from_json(pack)?);
    let length = match options.length().as_deref() {
        Some("full") => Length::Full,
        _ => Length::Short,
    };
    let paradox = pack.story.id.clone();
    let props = WalkProps {
        pack: pack.clone(),
        length,
        heading_level: options.heading_level().filter(|level| (2..=6).contains(level)).unwrap_or(3),
        saved: options.place(),
        start: options.start(),
        on_event: Callback::from(move |event| tell(&emit, &paradox, event)),
    };
    let handle = Renderer::<Walk>::with_root_and_props(root, props).render();
    Ok(Widget { handle, pack })
}

#[wasm_bindgen]
impl Widget {
    /// The walk so far, to be taken up again later.
    pub fn place(&self) -> Option<String> {
        self.handle.get_component().map(|walk| walk.session().save())
    }

    /// Leads the reader to a place; false if this story has no such place.
    #[wasm_bindgen(js_name = goTo)]
    pub fn go_to(&self, id: &str) -> bool {
        let place = Place::parse(id, &self.pack.story);
        let known = place.is_some();
        if let Some(place) = place {
            self.handle.send_message(Message::WasLed(place));
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

    /// Takes the widget down. Remove its root first: the view's listeners are on it.
    pub fn destroy(self) {
        self.handle.destroy();
    }
}

/// Has `heard` called, once, if this instance dies. Every widget of the page dies with it.
#[wasm_bindgen(js_name = onPanic)]
pub fn on_panic(heard: Function) {
    thread_local! {
        static HEARD: RefCell<Option<Function>> = const { RefCell::new(None) };
    }
    HEARD.set(Some(heard));
    std::panic::set_hook(Box::new(|panic| {
        if let Some(heard) = HEARD.take() {
            // Nothing is left to tell if telling fails.
            let _ = heard.call1(&JsValue::NULL, &panic.to_string().into());
        }
    }));
}

fn tell(emit: &Function, paradox: &str, event: Event) {
    let mut detail = vec![("paradox", JsValue::from(paradox))];
    let name = match event {
        Event::Step { step, index, total, complete } => {
            detail.push(("step", step.into()));
            detail.push(("index", index.into()));
            detail.push(("total", total.into()));
            detail.push(("complete", complete.into()));
            "step"
        }
        Event::Choice { step, choice } => {
            detail.push(("step", step.into()));
            detail.push(("choice", choice.into()));
            "choice"
        }
        Event::Complete => "complete",
    };
    // A host's listener that throws is the host's to mend.
    let _ = emit.call2(&JsValue::NULL, &name.into(), &plain(&detail));
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
