//! The widget inside a real browser, without a page around it: the numbers, and being put up and
//! taken down.
#![cfg(target_arch = "wasm32")]

use both_true::embed::{Given, Widget, mount};
use js_sys::{Array, Function, Object, Reflect};
use paradox::pack::{self, Rules};
use paradox::sim::dial::{HEAT, Person, Policy, Reading, play, reading};
use paradox::sim::lens::{Lens, MOMENTS, Rating, bond, tilt};
use paradox::sim::line::{Settings, run};
use paradox::sim::mirror::clarity;
use paradox::story::Pack;
use serde::Deserialize;
use std::cell::RefCell;
use std::rc::Rc;
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

#[derive(Deserialize)]
struct GoldenDial {
    readings: Vec<(f64, u8, f64, [f64; 4], u8)>,
    compared: Vec<Walk>,
    slips: Vec<Walk>,
    dials: Vec<Walk>,
}

#[derive(Deserialize)]
struct Walk {
    start: f64,
    steps: Vec<Step>,
}

#[derive(Deserialize)]
struct Step {
    depth: f64,
    heat: u8,
    asked: bool,
    repaired: bool,
    width: f64,
    lost: f64,
    reading: [f64; 4],
    reply: u8,
}

fn near(got: &[f64], expected: &[f64]) -> bool {
    got.iter().zip(expected).all(|(it, expected)| (it - expected).abs() < 1e-9)
}

fn read(it: Reading, expected: [f64; 4], reply: u8) -> bool {
    near(&[it.understood, it.exposed, it.bearable, it.over], &expected) && it.reply as u8 == reply
}

#[wasm_bindgen_test]
fn every_reading_of_the_dial_equals_the_reference_in_this_browser() {
    let golden: GoldenDial =
        serde_json::from_str(include_str!("../crates/paradox/tests/golden/dial.json"))
            .expect("the golden values parse");
    assert!(golden.readings.len() > 300);
    for (depth, heat, width, expected, reply) in golden.readings {
        assert!(read(reading(depth, heat, width), expected, reply));
    }
    for (policy, Walk { start, steps }) in Policy::ALL.into_iter().zip(&golden.compared) {
        for ((person, reading), step) in play(policy, &HEAT, *start).into_iter().zip(steps) {
            assert!(near(&[person.width, person.lost], &[step.width, step.lost]));
            assert!(read(reading, step.reading, step.reply));
        }
    }
    for Walk { start, steps } in golden.compared.into_iter().chain(golden.slips).chain(golden.dials)
    {
        let mut person = Person::new(start);
        for step in steps {
            let reading;
            (person, reading) = person.hears_at(step.depth, step.heat, step.asked, step.repaired);
            assert!(near(&[person.width, person.lost], &[step.width, step.lost]));
            assert!(read(reading, step.reading, step.reply));
        }
    }
}

#[derive(Deserialize)]
struct GoldenLens {
    totals: Vec<Totals>,
    mirrors: Vec<Mirror>,
}

#[derive(Deserialize)]
struct Totals {
    moments: Vec<usize>,
    ordinary: f64,
    frame: f64,
    bond: f64,
}

#[derive(Deserialize)]
struct Mirror {
    inside: [bool; 5],
    outside: [bool; 5],
    talked: bool,
    clarity: f64,
}

#[wasm_bindgen_test]
fn every_lens_and_mirror_equals_the_reference_in_this_browser() {
    let golden: GoldenLens =
        serde_json::from_str(include_str!("../crates/paradox/tests/golden/lens.json"))
            .expect("the golden values parse");
    assert!(golden.totals.len() > 10);
    for it in golden.totals {
        let ratings: Vec<Rating> = it.moments.iter().map(|&at| MOMENTS[at]).collect();
        let got = [tilt(&ratings, Lens::Ordinary), tilt(&ratings, Lens::Frame), bond(&ratings)];
        assert!(near(&got, &[it.ordinary, it.frame, it.bond]));
    }
    assert!(golden.mirrors.len() > 50);
    for it in golden.mirrors {
        assert!(near(&[clarity(it.inside, it.outside, it.talked)], &[it.clarity]));
    }
}

/// A widget on the page, with a list of what it told.
struct Stand {
    root: HtmlElement,
    widget: Widget,
    heard: Array,
    /// The walk so far, as last told.
    last: Rc<RefCell<Option<String>>>,
}

/// A pack: one of the walks, or `all`.
fn pack_of(name: &str) -> Pack {
    let rules = Rules::default();
    let walks = [
        ("change", include_str!("../content/en/change.toml")),
        ("empathy", include_str!("../content/en/empathy.toml")),
        ("relationship", include_str!("../content/en/relationship.toml")),
    ];
    let wanted = walks.into_iter().filter(|(walk, _)| name == "all" || name == *walk);
    let stories = wanted.map(|(_, words)| pack::story(words, &rules).expect("a story")).collect();
    let frame = pack::frame(include_str!("../content/en/all.toml"), &rules).expect("a frame");
    let interface =
        pack::interface(include_str!("../content/en/interface.toml"), &rules).expect("words");
    Pack { stories, frame: (name == "all").then_some(frame), interface }
}

/// The same as the build writes it.
fn json(name: &str) -> String {
    pack_of(name).to_json()
}

/// What an element gives a widget that has nothing but this.
fn given(members: &[(&str, JsValue)]) -> Given {
    let given = Object::new();
    let nothing = ["links", "address", "lang"].map(|name| (name, JsValue::from("")));
    for (name, value) in nothing.iter().chain(members) {
        Reflect::set(&given, &JsValue::from(*name), value).expect("a property");
    }
    given.unchecked_into()
}

fn element() -> HtmlElement {
    let document = web_sys::window().and_then(|it| it.document()).expect("a document");
    document.create_element("div").expect("a div").unchecked_into()
}

fn stand(name: &str, members: &[(&str, JsValue)]) -> Stand {
    stand_at(name, members)
}

fn stand_at(name: &str, members: &[(&str, JsValue)]) -> Stand {
    let root = element();
    let body = web_sys::window().and_then(|it| it.document()?.body()).expect("a body");
    body.append_child(&root).expect("a place on the page");
    let heard = Array::new();
    let list = heard.clone();
    let last = Rc::new(RefCell::new(None));
    let kept = last.clone();
    let hear =
        Closure::<dyn FnMut(JsValue, JsValue)>::new(move |name: JsValue, detail: JsValue| {
            if name == "place" {
                kept.replace(detail.as_string());
            } else {
                list.push(&Array::of2(&name, &detail));
            }
        });
    let emit: Function = hear.into_js_value().unchecked_into();
    let element: Element = root.clone().unchecked_into();
    let widget = mount(element, &json(name), &given(members), emit).expect("a widget");
    Stand { root, widget, heard, last }
}

impl Stand {
    /// The name of what was told, and a part of its detail, counted from the first.
    fn told(&self, nth: u32, part: usize) -> (String, String) {
        let told: Array = self.heard.get(nth).unchecked_into();
        let [name, detail] = [0, 1].map(|at| told.get(at).as_string().unwrap_or_default());
        let part = detail.split('\u{1f}').nth(part).map(str::to_owned);
        (name, part.expect("a part of the detail"))
    }

    /// The walk so far, as last told.
    fn place(&self) -> Option<String> {
        self.last.borrow().clone()
    }

    fn take_down(mut self) {
        self.root.remove();
        self.widget.rest();
    }
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
    let stand = stand("change", &[]);
    drawn().await;
    assert!(says(&stand.root, &pack_of("change").stories[0].door.note));
    press(&stand.root, ".button");
    drawn().await;
    let place = stand.place().expect("a place");
    assert!(place.starts_with("1.change/door./feel/predict."), "{place}");
    assert_eq!(stand.told(0, 1), ("step".into(), "feel/predict".into()));
    stand.take_down();
}

#[wasm_bindgen_test]
async fn a_widget_of_several_walks_opens_and_names_the_walk_in_what_it_tells() {
    let stand = stand("all", &[]);
    drawn().await;
    assert!(stand.root.query_selector(".opening").expect("selects").is_some());
    assert!(stand.widget.go_to("empathy/b/s3"));
    assert!(!stand.widget.go_to("b/s3"), "which walk is meant has to be said");
    drawn().await;
    assert_eq!(stand.told(0, 1), ("step".into(), "empathy/b/s3".into()));
    assert_eq!(stand.told(0, 0), ("step".into(), "empathy".into()));
    assert!(stand.widget.go_to("closing"));
    drawn().await;
    assert_eq!(stand.told(1, 0), ("step".into(), "all".into()));
    stand.take_down();
}

#[wasm_bindgen_test]
async fn a_widget_is_led_to_a_place_it_has_and_to_no_other() {
    let story = pack_of("change").stories.remove(0);
    let stand = stand("change", &[("start", "a/s1".into())]);
    drawn().await;
    assert!(says(&stand.root, &story.scenarios[0].scenes[0].choices[0].label));
    assert!(!stand.widget.go_to("a/nowhere"));
    assert!(stand.widget.go_to("card"));
    drawn().await;
    assert!(says(&stand.root, "you are free to try"));
    stand.widget.reset();
    drawn().await;
    assert!(says(&stand.root, &story.door.note));
    stand.take_down();
}

/// In a debug build Yew panics where two things in one list share a key.
#[wasm_bindgen_test]
async fn every_screen_is_drawn_without_a_key_twice() {
    for name in ["change", "empathy", "relationship"] {
        let story = pack_of(name).stories.remove(0);
        let stand = stand(name, &[]);
        let mut places = vec!["chairs".to_owned(), "card".into(), "reflection".into()];
        places.extend(story.beats().iter().map(|beat| format!("feel/{}", beat.id.name())));
        for scenario in &story.scenarios {
            for scene in &scenario.scenes {
                let at = format!("{}/{}", scenario.id, scene.id);
                if let Some(choice) = scene.choices.first() {
                    places.push(format!("{at}/{}", choice.id));
                    places.push(format!("{at}/{}/shown", choice.id));
                }
                places.push(at);
            }
        }
        for place in places {
            assert!(stand.widget.go_to(&place), "{place}");
            drawn().await;
            // Whatever opens or moves on this screen.
            for selector in [".quiet", ".button", "input[type=checkbox]"] {
                let all = stand.root.query_selector_all(selector).expect("selects");
                let inside = |at| all.get(at).expect("it is there").unchecked_into::<HtmlElement>();
                for control in (0..all.length()).map(inside) {
                    let words = control.text_content().unwrap_or_default();
                    if control.closest(".spread__more, .spread__picture").ok().flatten().is_some() {
                        control.click();
                        drawn().await;
                    }
                    assert!(!stand.root.inner_html().is_empty(), "{place}, {words}");
                }
            }
        }
        stand.take_down();
    }
}

#[wasm_bindgen_test]
async fn a_walk_taken_down_is_taken_up_again_from_its_ids() {
    for (name, start) in [("change", "b/s1"), ("all", "relationship/b/s1")] {
        let first = stand(name, &[("start", start.into())]);
        drawn().await;
        press(&first.root, ".choices__choice");
        drawn().await;
        let place = first.place().expect("a place");
        first.take_down();
        drawn().await;
        let second = stand_at(name, &[("place", place.into())]);
        drawn().await;
        assert!(second.root.query_selector(".choices__choice--taken").expect("selects").is_some());
        second.take_down();
    }
}

#[wasm_bindgen_test]
async fn a_host_gives_links_and_what_cannot_be_used_is_told() {
    let links = "complaints\u{1f}https://a.example/c\nsource\u{1f}http://a.example";
    let stand = stand("change", &[("links", links.into()), ("start", "card".into())]);
    drawn().await;
    let link = stand.root.query_selector("a").expect("selects").expect("a link");
    assert_eq!(link.get_attribute("href").as_deref(), Some("https://a.example/c"));
    assert_eq!(stand.told(0, 0).0, "error");
    assert!(stand.told(0, 0).1.contains("links.source"));
    assert_eq!(stand.heard.length(), 1);
    stand.take_down();
}

#[wasm_bindgen_test]
async fn a_widget_that_was_destroyed_hears_nothing() {
    let stand = stand("change", &[]);
    drawn().await;
    let button = stand.root.query_selector(".button").expect("selects").expect("a button");
    let heard = stand.heard.clone();
    stand.take_down();
    drawn().await;
    button.unchecked_into::<HtmlElement>().click();
    drawn().await;
    assert_eq!(heard.length(), 0);
}

#[wasm_bindgen_test]
fn a_pack_that_cannot_be_read_is_refused() {
    let cut: String = json("change").chars().take(900).collect();
    for pack in ["", "{", "{}", "[]", &cut] {
        let root: Element = element().unchecked_into();
        assert!(mount(root, pack, &given(&[]), Function::new_no_args("")).is_err());
    }
}
