//! The widget inside a real browser, without a page around it: the numbers, and being put up and
//! taken down.
#![cfg(target_arch = "wasm32")]

use both_true::embed::{Options, Widget, mount};
use js_sys::{Array, Function, Object, Reflect};
use paradox::pack::{self, Rules};
use paradox::sim::line::{Settings, run};
use paradox::story::Pack;
use serde::Deserialize;
use wasm_bindgen::prelude::*;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{Element, HtmlElement};

wasm_bindgen_test_configure!(run_in_browser);

#[derive(Deserialize)]
struct Golden {
    seed: u64,
    settings: Settings,
    points: Vec<[f64; 3]>,
}

#[wasm_bindgen_test]
fn every_point_equals_the_reference_in_this_browser() {
    let golden: Vec<Golden> =
        serde_json::from_str(include_str!("../crates/paradox/tests/golden/line.json"))
            .expect("the golden values parse");
    assert!(golden.len() > 10);
    for Golden { seed, settings, points } in golden {
        let got = run(seed, &settings);
        assert_eq!(got.len(), points.len());
        for (point, expected) in got.iter().zip(&points) {
            let got = [point.shown, point.ground, point.relationship];
            assert!(got.iter().zip(expected).all(|(it, expected)| (it - expected).abs() < 1e-6));
        }
    }
}

/// A widget on the page, with a list of what it told.
struct Stand {
    root: HtmlElement,
    widget: Widget,
    heard: Array,
}

fn json() -> String {
    let rules = Rules::default();
    let story = pack::story(include_str!("../content/en/change.toml"), &rules).expect("a story");
    let interface =
        pack::interface(include_str!("../content/en/interface.toml"), &rules).expect("words");
    serde_json::to_string(&Pack { story, interface }).expect("a pack is JSON")
}

fn options(members: &[(&str, &str)]) -> Options {
    let object = Object::new();
    for (name, value) in members {
        Reflect::set(&object, &JsValue::from(*name), &JsValue::from(*value)).expect("a member");
    }
    object.unchecked_into()
}

fn stand(members: &[(&str, &str)]) -> Stand {
    let document = web_sys::window().and_then(|it| it.document()).expect("a document");
    let root: HtmlElement = document.create_element("div").expect("a div").unchecked_into();
    document.body().expect("a body").append_child(&root).expect("a place on the page");
    let heard = Array::new();
    let list = heard.clone();
    let hear = Closure::<dyn FnMut(JsValue, JsValue)>::new(move |name: JsValue, _: JsValue| {
        list.push(&name);
    });
    let emit: Function = hear.into_js_value().unchecked_into();
    let element: Element = root.clone().unchecked_into();
    let widget = mount(element, &json(), &options(members), emit).expect("a widget");
    Stand { root, widget, heard }
}

/// Lets Yew draw what it has been told.
async fn drawn() {
    let done = js_sys::Promise::new(&mut |resolve, _| {
        let window = web_sys::window().expect("a window");
        window.set_timeout_with_callback(&resolve).expect("a timer");
    });
    wasm_bindgen_futures::JsFuture::from(done).await.expect("time passes");
}

fn press(root: &HtmlElement, selector: &str) {
    let button = root.query_selector(selector).expect("a selector").expect(selector);
    button.unchecked_into::<HtmlElement>().click();
}

fn says(root: &HtmlElement, words: &str) -> bool {
    root.text_content().unwrap_or_default().contains(words)
}

#[wasm_bindgen_test]
async fn a_mounted_widget_shows_the_door_and_goes_on_when_pressed() {
    let stand = stand(&[]);
    drawn().await;
    assert!(says(&stand.root, "No abuse or self-harm is shown."));
    press(&stand.root, ".button");
    drawn().await;
    assert_eq!(stand.widget.place().as_deref(), Some("door feel/predict line=30,40,50,60,70"));
    assert_eq!(stand.heard.get(0).as_string().as_deref(), Some("step"));
    stand.root.remove();
    stand.widget.destroy();
}

#[wasm_bindgen_test]
async fn a_widget_is_led_to_a_place_it_has_and_to_no_other() {
    let stand = stand(&[("start", "a/s1")]);
    drawn().await;
    assert!(says(&stand.root, "school report"));
    assert!(!stand.widget.go_to("a/nowhere"));
    assert!(stand.widget.go_to("card"));
    drawn().await;
    assert!(says(&stand.root, "An invitation can be heard"));
    stand.widget.reset();
    drawn().await;
    assert!(says(&stand.root, "No abuse or self-harm is shown."));
    stand.root.remove();
    stand.widget.destroy();
}

#[wasm_bindgen_test]
async fn a_walk_taken_down_is_taken_up_again_from_its_ids() {
    let first = stand(&[("start", "b/s1")]);
    drawn().await;
    press(&first.root, ".choices__choice");
    drawn().await;
    let place = first.widget.place().expect("a place");
    first.root.remove();
    first.widget.destroy();
    drawn().await;
    let second = stand(&[("place", &place)]);
    drawn().await;
    assert_eq!(second.widget.place(), Some(place));
    assert!(second.root.query_selector(".choices__choice--taken").expect("selects").is_some());
    second.root.remove();
    second.widget.destroy();
}

#[wasm_bindgen_test]
async fn a_widget_that_was_destroyed_hears_nothing() {
    let stand = stand(&[]);
    drawn().await;
    let button = stand.root.query_selector(".button").expect("selects").expect("a button");
    stand.root.remove();
    stand.widget.destroy();
    drawn().await;
    button.unchecked_into::<HtmlElement>().click();
    drawn().await;
    assert_eq!(stand.heard.length(), 0);
}

#[wasm_bindgen_test]
fn a_pack_that_cannot_be_read_is_refused() {
    let document = web_sys::window().and_then(|it| it.document()).expect("a document");
    for pack in ["", "{", "{}", "[]", &json()[..900]] {
        let root = document.create_element("div").expect("a div");
        assert!(mount(root, pack, &options(&[]), Function::new_no_args("")).is_err());
    }
}
