//! Every screen as HTML, drawn natively: what a reader would find on it.
#![cfg(not(target_arch = "wasm32"))]

#[path = "../crates/paradox/tests/support/mod.rs"]
mod support;

use both_true::view::{Walk, WalkProps};
use paradox::interface::Interface;
use paradox::links::{Links, SEPARATOR};
use paradox::prose::{Span, spans};
use paradox::session::{Guess, Length, Message, Place, Session, Stage, Stop, Way};
use paradox::story::{Dial, Kind, Lenses, Line, Model, Pack, Spoken, Story};
use paradox::walk::transcript;
use std::collections::BTreeSet;
use std::rc::Rc;
use support::{PACKS, pack};
use yew::LocalServerRenderer;

/// The HTML of a walk that was kept, on a page whose host gives these links.
fn draw(pack: Pack, links: Links, saved: &str, heading_level: u8) -> String {
    let code = Session::restore(&pack, Length::Short, saved).code(&pack);
    drawn(pack, links, code, heading_level)
}

/// The same, from a code or from what is kept on a device.
fn drawn(pack: Pack, links: Links, kept: String, heading_level: u8) -> String {
    let props = WalkProps {
        pack: Box::leak(Box::new(pack)),
        links: Rc::new(links),
        length: Length::Short,
        heading_level,
        saved: Some(kept),
        start: None,
        address: "https://a.example/page".into(),
        foreign: false,
        on_event: yew::Callback::noop(),
        mount: 0,
        rests: false,
    };
    let runtime = tokio::runtime::Builder::new_current_thread().build().expect("a runtime");
    let renderer = LocalServerRenderer::<Walk>::with_props(props).hydratable(false);
    tokio::task::LocalSet::new().block_on(&runtime, renderer.render())
}

fn html(name: &str, saved: &str) -> String {
    draw(pack(name).clone(), Links::default(), saved, 3)
}

/// The same, with a link of every kind from the host.
fn linked(name: &str, saved: &str) -> String {
    let lines = LINKS.map(|it| it.join(&SEPARATOR.to_string())).join("\n");
    let (links, mistakes) = Links::from_lines(&lines);
    assert_eq!(mistakes, Vec::<String>::new());
    draw(pack(name).clone(), links, saved, 3)
}

const LINKS: [[&str; 3]; 9] = [
    ["reading.types", "https://a.example/types", "Kinds, by the host"],
    ["reading.different", "https://a.example/different", ""],
    ["reading.human", "https://a.example/human", ""],
    ["reading.couples", "https://a.example/couples", ""],
    ["support.urgent", "tel:112", ""],
    ["support.talk", "mailto:talk@a.example", ""],
    ["complaints", "https://a.example/complaints", ""],
    ["find-therapist", "https://a.example/find", ""],
    ["source", "https://a.example/source", ""],
];

#[track_caller]
fn check(name: &str, saved: &str, shows: &str) {
    check_in(&html(name, saved), shows);
}

#[track_caller]
fn check_in(html: &str, shows: &str) {
    assert!(html.contains(shows), "no “{shows}” in\n{html}");
}

#[track_caller]
fn check_not_in(html: &str, shows: &str) {
    assert!(!html.contains(shows), "“{shows}” in\n{html}");
}

fn count(html: &str, what: &str) -> usize {
    html.matches(what).count()
}

fn story(name: &str) -> &'static Story {
    &pack(name).stories[0]
}

fn line() -> &'static Line {
    match story("change").model.as_ref().and_then(Model::kind) {
        Some(Kind::Line(line)) => line,
        other => panic!("change plays with {other:?}"),
    }
}

fn dial() -> &'static Dial {
    match story("empathy").model.as_ref().and_then(Model::kind) {
        Some(Kind::Dial(dial)) => dial,
        other => panic!("empathy plays with {other:?}"),
    }
}

fn lenses() -> &'static Lenses {
    match story("relationship").model.as_ref().and_then(Model::kind) {
        Some(Kind::Lenses(lenses)) => lenses,
        other => panic!("the relationship plays with {other:?}"),
    }
}

/// What was done with the models, in the words that a kept walk has for it.
const PLAYED: [(&str, &str); 7] = [
    ("empathy", "feel/predict empathy:dial=20"),
    ("empathy", "feel/predict empathy:dial=-,16"),
    ("empathy", "feel/moments empathy:dial=20,24"),
    ("empathy", "feel/moments empathy:dial=20,20,20,20,20,20,20,20"),
    ("empathy", "feel/plays empathy:dial=20,20,20,20,20,20,20,20"),
    ("relationship", "feel/moments relationship:lens=2/1,-"),
    ("relationship", "feel/tilts relationship:lens=2/1,-,3/-3"),
];

/// A walk to each screen of each story, and to each stage of each scene; and to what is otherwise in
/// a frame. Each with the name of its pack.
fn every_screen() -> Vec<(&'static str, Session)> {
    let mut screens = Vec::new();
    for name in &PACKS[..3] {
        let start = |place: &str| (*name, Session::restore(pack(name), Length::Short, place));
        let story = story(name);
        screens.extend(["door", "summary", "chairs", "card", "reflection"].map(start));
        screens.extend(story.beats().iter().map(|it| start(&format!("feel/{}", it.id.name()))));
        for scenario in &story.scenarios {
            for scene in &scenario.scenes {
                let here = format!("{}/{}", scenario.id, scene.id);
                screens.push(start(&here));
                for choice in &scene.choices {
                    let took = format!("{here} {here}/{}", choice.id);
                    screens.push(start(&took));
                    screens.push(start(&format!("{took} {here}/{}/shown", choice.id)));
                    let id = &scenario.id;
                    screens.push(start(&format!("{here} {id}/other/{}/{}", scene.id, choice.id)));
                }
            }
        }
    }
    for (name, saved) in PLAYED {
        screens.push((name, Session::restore(pack(name), Length::Short, saved)));
    }
    let all = pack("all");
    let mut places = vec!["opening".to_owned(), "closing".to_owned()];
    for story in &all.stories {
        places.extend(["door", "card", "reflection"].map(|it| format!("{}/{it}", story.id)));
    }
    screens.extend(places.iter().map(|it| ("all", Session::restore(all, Length::Short, it))));
    screens
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// A line in the pieces that stand in elements of their own: a speaker's words, a marked stretch.
fn pieces(line: &str) -> Vec<String> {
    let words = match Spoken::of(line) {
        Spoken::Told(told) => told,
        Spoken::Said { what, .. } => what,
    };
    let spans = spans(words).into_iter().map(|span| match span {
        Span::Plain(words) | Span::Emphasis(words) | Span::Link { words, .. } => escaped(&words),
    });
    spans.collect()
}

#[test]
fn every_screen_shows_all_that_the_story_says_there() {
    let mut missing = Vec::new();
    let screens = every_screen();
    assert!(screens.len() > 400, "{} screens", screens.len());
    for (name, session) in screens {
        let html = html(name, &session.save(pack(name)));
        for line in transcript(pack(name), &session) {
            for words in pieces(&line) {
                if !html.contains(&words) {
                    missing.push(format!("{name} {}: no “{words}”", session.place()));
                }
            }
        }
    }
    assert!(missing.is_empty(), "{}", missing.join("\n"));
}

#[test]
fn no_screen_sets_a_style_that_a_strict_policy_would_block() {
    for (name, session) in every_screen() {
        let html = html(name, &session.save(pack(name)));
        assert!(!html.contains(" style="), "{name} {}", session.place());
    }
}

#[test]
fn every_screen_has_a_heading_to_arrive_at_and_a_way_to_pause() {
    for (name, session) in every_screen() {
        let (place, html) = (session.place(), html(name, &session.save(pack(name))));
        assert!(html.contains("<h3"), "{name} {place}: no heading");
        assert!(html.contains("tabindex=\"-1\""), "{name} {place}: nowhere to arrive\n{html}");
        assert!(html.contains(&pack(name).interface.pause), "{name} {place}: no pause");
    }
}

#[test]
fn every_model_keeps_its_label_in_the_picture() {
    for name in &PACKS[..3] {
        let model = story(name).model.as_ref().expect("each of the three has a model");
        for beat in &model.beats {
            check(name, &format!("feel/{}", beat.id.name()), &escaped(&model.label));
        }
    }
}

#[test]
fn state_is_told_in_words_and_never_in_numbers() {
    for name in &PACKS[..3] {
        let story = story(name);
        let levels = story.scenarios.iter().flat_map(|scenario| &scenario.readings);
        let words: BTreeSet<&str> =
            levels.flat_map(|reading| &reading.levels).map(String::as_str).collect();
        let digit = |it: char| it.is_ascii_digit();
        assert!(words.iter().all(|word| !word.contains(digit)), "{words:?}");
        let scene = &story.scenarios[0].scenes[0];
        let html = html(name, &format!("a/{0} a/{0}/{1}", scene.id, scene.choices[0].id));
        let shown = html.split("stage__word\">").skip(1).filter_map(|it| it.split('<').next());
        let shown: Vec<&str> = shown.collect();
        assert_eq!(shown.len(), 2);
        assert!(shown.iter().all(|word| words.contains(word)), "{shown:?}");
    }
    for words in [&dial().depths, &dial().levels, &dial().lines, &lenses().ratings] {
        assert!(words.iter().all(|it| !it.contains(|it: char| it.is_ascii_digit())), "{words:?}");
    }
}

#[test]
fn the_fourth_line_of_the_card_is_always_there() {
    for name in &PACKS[..3] {
        check(name, "card", &escaped(&story(name).card.not));
        check("all", &format!("{name}/card"), &escaped(&story(name).card.not));
    }
}

#[test]
fn a_choice_that_is_done_is_set_apart_from_one_that_is_said() {
    check("change", "a/s1", "<em>Lay the phone face down.</em>");
    check("change", "a/s1", "<span>“It’s fine. Tiny dip.”</span>");
}

#[test]
fn choices_are_shown_in_the_same_shuffled_order_each_time() {
    let order = |html: &str| -> Vec<usize> {
        let scenario = &story("change").scenarios[0];
        scenario.scenes[0].choices.iter().filter_map(|it| html.find(&it.label)).collect()
    };
    let first = order(&html("change", "a/s1"));
    assert_eq!(first, order(&html("change", "a/s1")));
    assert!(!first.is_sorted(), "the order of the file is no shuffle: {first:?}");
}

#[test]
fn headings_begin_at_the_level_the_page_asks_for() {
    let html = |place, level| draw(pack("change").clone(), Links::default(), place, level);
    assert!(html("door", 2).contains("<h2"));
    assert!(html("card", 6).contains("<h6") && !html("card", 6).contains("<h7"));
}

#[test]
fn a_chair_that_is_empty_is_drawn_empty() {
    assert!(!html("change", "b/s2b").contains("stage__figure--client"));
    check("change", "b/s1", "stage__figure--client");
}

#[test]
fn what_is_covered_is_not_told_either() {
    check("change", "feel/rooms", &escaped(&line().says_covered));
}

/// From a chair to the end of its story by the first choice each time.
fn to_the_end(pack: &Pack, scenario: &str) -> Session {
    let story = &pack.stories[0];
    let start = Place::start_of(story.scenario(scenario).expect("the story has this chair"));
    let start = Message::WasLed(Stop { walk: 0, place: start });
    let mut session = Session::new(pack, Length::Short).update(pack, start);
    while session.scene(story).is_some_and(|scene| !scene.is_end()) {
        let message = match session.place() {
            Place::Scene { stage: Stage::Asked, .. } => {
                let scene = session.scene(story).expect("in a scene");
                Message::ChoiceTaken(scene.choices[0].id.clone())
            }
            Place::Scene { stage: Stage::Took(_), .. } => Message::Guessed(Guess::Same),
            _ => Message::WentOn(Way::Next),
        };
        session = session.update(pack, message);
    }
    session
}

fn at_the_end(name: &str, scenario: &str) -> String {
    html(name, &to_the_end(pack(name), scenario).save(pack(name)))
}

#[test]
fn the_end_of_a_story_offers_a_path_not_taken() {
    for name in &PACKS[..3] {
        for scenario in ["a", "b"] {
            check_in(&at_the_end(name, scenario), &pack(name).interface.untaken);
        }
    }
}

// The three ways a story ends as a picture

#[test]
fn change_ends_with_two_lines() {
    let html = at_the_end("change", "a");
    for shows in ["plot__ground", "plot__run", &line().ground, &line().shows] {
        check_in(&html, shows);
    }
}

#[test]
fn empathy_ends_with_two_readings_and_the_dial_in_hand() {
    let html = at_the_end("empathy", "a");
    for shows in ["plot__run", "plot__other", &dial().understood, &dial().exposed, "doorway"] {
        check_in(&html, shows);
    }
    assert_eq!(count(&html, "type=\"range\""), 1);
}

#[test]
fn the_relationship_ends_with_each_scene_met_through_two_lenses() {
    let session = to_the_end(pack("relationship"), "a");
    let html = html("relationship", &session.save(pack("relationship")));
    let met = session.path(0, story("relationship"));
    let captioned: Vec<_> = met.iter().filter(|it| !it.scene.lenses.is_empty()).collect();
    assert!(captioned.len() > 4, "{} scenes have captions", captioned.len());
    assert_eq!(count(&html, "captions--both"), captioned.len());
    for words in captioned.iter().flat_map(|it| &it.scene.lenses) {
        check_in(&html, &escaped(words));
    }
    check_in(&html, &lenses().ordinary);
    check_in(&html, &lenses().frame);
}

#[test]
fn an_end_names_the_moments_it_asks_about() {
    for (name, which) in [("change", "a"), ("change", "b"), ("empathy", "a"), ("empathy", "b")] {
        let session = to_the_end(pack(name), which);
        let html = html(name, &session.save(pack(name)));
        let met = session.path(0, story(name));
        let (end, before) = met.split_last().expect("there is an end");
        let names: Vec<_> = before.iter().map(|it| it.scene.name.as_str()).collect();
        assert!(end.scene.is_end() && names.len() > 3, "{name} {which}: {names:?}");
        check_in(&html, &escaped(&names.join(" · ")));
    }
}

#[test]
fn the_first_scene_has_its_name_beside_that_of_the_story() {
    let scenario = &story("relationship").scenarios[0];
    let html = html("relationship", "a/s1");
    check_in(&html, &escaped(&scenario.title));
    check_in(&html, &escaped(&scenario.scenes[0].name));
}

#[test]
fn the_label_is_on_the_summary_and_the_card_too() {
    for name in ["change", "empathy", "relationship"] {
        let model = story(name).model.as_ref().expect("each has a model");
        for place in ["summary", "card"] {
            check(name, place, &escaped(&model.label));
        }
        check(name, "card", &escaped(&model.assumed[0]));
    }
}

// The line

#[test]
fn the_answer_waits_under_the_reveal() {
    let beat = story("change").beats().iter().find(|it| it.id.name() == "reveal");
    let answer = &beat.expect("a reveal").then[0];
    let html = html("change", "feel/predict feel/reveal");
    let (before, _) = html.split_once(&*escaped(answer)).expect("there is an answer");
    assert!(count(before, "<details") > count(before, "</details>"), "it stands open");
}

#[test]
fn a_line_is_called_the_readers_only_if_they_met_it() {
    let yours = |saved| html("change", saved).contains("plot__yours");
    assert!(yours("feel/predict feel/reveal"));
    assert!(!yours("feel/reveal"));
    assert!(!yours("feel/predict feel/reveal change:line=-"));
}

// The dial

#[test]
fn a_reply_that_hardly_comes_near_is_let_pass() {
    let first = &dial().moments[0];
    // Four times the depth.
    for (saved, met) in [(4, 4), (16, 0)] {
        let html = html("empathy", &format!("feel/predict empathy:dial={saved}"));
        check_in(&html, &escaped(&dial().does[met]));
        let words = match Spoken::of(&first.met[met]) {
            Spoken::Told(told) => told,
            Spoken::Said { what, .. } => what,
        };
        check_in(&html, &escaped(words));
    }
}

#[test]
fn before_a_guess_the_dial_says_its_depth_and_nothing_of_what_comes() {
    let html = html("empathy", "feel/predict");
    check_in(&html, &format!("aria-valuetext=\"{}\"", dial().depths[2]));
    check_in(&html, &dial().say);
    check_in(&html, &pack("empathy").interface.guess_skip);
    check_not_in(&html, "gauge__warm");
    check_not_in(&html, &dial().guessed);
}

#[test]
fn a_guess_is_marked_beside_what_would_have_been_best_and_a_shown_one_is_not() {
    let guessed = html("empathy", "feel/predict empathy:dial=20");
    let yours = format!(">{}<", dial().guessed);
    for shows in ["gauge__warm", "doorway__mark--peak", &yours, &dial().peak] {
        check_in(&guessed, shows);
    }
    let shown = html("empathy", "feel/predict empathy:dial=-,16");
    check_in(&shown, &dial().peak);
    check_not_in(&shown, &yours);
}

#[test]
fn a_reply_is_met_in_words() {
    let moment = &dial().moments[0];
    let near = html("empathy", "feel/predict empathy:dial=8");
    check_in(&near, &escaped(&moment.said[0]));
    check_in(&near, &escaped(&moment.met[0]));
    let deep = html("empathy", "feel/predict empathy:dial=40");
    check_in(&deep, &escaped(&moment.said[2]));
    check_in(&deep, &escaped(&moment.met[3]));
}

#[test]
fn asking_first_and_mending_are_offered_when_there_is_cause() {
    // Nothing went too far, and asking comes later.
    let second = html("empathy", "feel/moments empathy:dial=4");
    check_in(&second, &dial().say);
    check_not_in(&second, &dial().ask);
    check_not_in(&second, &dial().repair);
    let third = html("empathy", "feel/moments empathy:dial=4,40");
    check_in(&third, &dial().ask);
    check_in(&third, &dial().repair);
}

#[test]
fn after_the_last_moment_the_dial_rests() {
    let html = html("empathy", "feel/moments empathy:dial=8,8,8,8,8,8,8,8");
    check_in(&html, &escaped(&dial().done));
    check_not_in(&html, "type=\"range\"");
}

#[test]
fn three_ways_are_compared_and_the_readers_own_once_it_is_whole() {
    let three = html("empathy", "feel/plays empathy:dial=8,8,8");
    assert_eq!(count(&three, "<figure class=\"rooms__room\""), 3);
    let four = html("empathy", "feel/plays empathy:dial=8,8,8,8,8,8,8,8");
    assert_eq!(count(&four, "<figure class=\"rooms__room\""), 4);
    check_in(&four, &dial().yours);
}

#[test]
fn with_the_chairs_swapped_the_reader_sets_the_line() {
    let html = html("empathy", "feel/swap");
    let spoken = |words: &&String| html.contains(&format!("aria-valuetext=\"{words}\""));
    assert_eq!(dial().lines.iter().filter(spoken).count(), 1, "{html}");
    for shows in [&dial().we_ask, &dial().another, &dial().bearable] {
        check_in(&html, shows);
    }
}

// The lenses

#[test]
fn the_beams_say_that_they_count_so_far() {
    check("relationship", "feel/moments", &escaped(&lenses().so_far));
}

#[test]
fn one_card_has_five_boxes_and_no_reason_before_one_is_tried() {
    let html = html("relationship", "feel/sort");
    for a_box in &lenses().boxes {
        check_in(&html, &a_box.name);
        check_not_in(&html, &escaped(&a_box.fits));
    }
}

#[test]
fn a_moment_is_rated_before_our_rating_is_told() {
    let html = html("relationship", "feel/moments");
    let (words, moment) = (lenses(), &lenses().moments[0]);
    for shows in [&moment.name, &moment.ordinary, &moment.frame, &words.flip, &words.skip] {
        check_in(&html, &escaped(shows));
    }
    assert_eq!(count(&html, "aria-pressed=\"true\""), 1);
    assert_eq!(count(&html, "aria-pressed=\"false\""), 1);
    for ours in words.ours.split("{rating}").filter(|it| it.len() > 3) {
        check_not_in(&html, ours);
    }
}

#[test]
fn after_the_last_moment_there_is_nothing_to_rate() {
    let html = html("relationship", "feel/moments relationship:lens=-,-,-,-,-,-,-,-");
    check_in(&html, &escaped(&lenses().done));
    check_not_in(&html, "type=\"range\"");
}

#[test]
fn the_tilts_are_told_in_words_and_the_readers_own_where_there_are_any() {
    let ours = html("relationship", "feel/tilts relationship:lens=-,-");
    check_in(&ours, &lenses().pulls);
    check_in(&ours, &lenses().tilts[3]);
    let own = |level: usize| lenses().says_yours.replace("{tilt}", &lenses().tilts[level]);
    check_not_in(&ours, &escaped(&own(0)));
    let yours = html("relationship", "feel/tilts relationship:lens=-3/3,-");
    check_in(&yours, &escaped(&own(0)));
    check_in(&yours, &escaped(&own(4)));
}

#[test]
fn the_mirror_has_a_switch_for_each_habit_in_here_and_out_there() {
    let html = html("relationship", "feel/mirror");
    let words = lenses();
    assert_eq!(count(&html, "type=\"checkbox\""), 2 * words.habits.len() + 1);
    for habit in &words.habits {
        for place in [&words.inside, &words.outside] {
            check_in(&html, &escaped(&format!("{}, {place}", habit.name)));
        }
    }
    let same = words.habits.iter().filter(|it| it.inside == it.outside).count();
    check_in(&html, &words.says_mirror.split("{count}").last().map(escaped).unwrap_or_default());
    assert_eq!(count(&html, &format!(">{}</span>", words.same)), same);
    check_not_in(&html, &escaped(&words.copy));
}

// Around the walks

#[test]
fn the_opening_shows_two_captions_and_the_walks_in_their_order() {
    let html = html("all", "");
    let frame = pack("all").frame.as_ref().expect("a frame");
    for caption in &frame.opening.captions {
        check_in(&html, &escaped(&caption.lens));
        check_in(&html, &escaped(&caption.words));
    }
    let begin = |story: &Story| pack("all").interface.begin.replace("{name}", &story.name);
    let places: Vec<_> =
        pack("all").stories.iter().map(|story| html.find(&escaped(&begin(story)))).collect();
    assert!(places.iter().all(Option::is_some) && places.is_sorted(), "{places:?}\n{html}");
    // The next one in order is the natural way on; the others are no harder to take.
    assert_eq!(count(&html, "class=\"button\""), 1);
    assert_eq!(count(&html, "class=\"button button--plain\""), 2);
}

#[test]
fn a_walk_says_where_it_belongs_only_when_it_stands_alone() {
    for name in &PACKS[..3] {
        let belongs = escaped(story(name).belongs.as_ref().expect("each is one of three"));
        check(name, "door", &belongs);
        check_not_in(&html("all", &format!("{name}/door")), &belongs);
    }
}

#[test]
fn the_closing_shows_the_cards_that_were_met_and_names_the_others() {
    let html = html("all", "change/door change/card relationship/card closing");
    let closing = &pack("all").frame.as_ref().expect("a frame").closing;
    check_in(&html, &escaped(&story("change").card.both));
    check_in(&html, &escaped(&story("relationship").card.both));
    check_not_in(&html, &escaped(&story("empathy").card.both));
    check_in(&html, &escaped(&closing.unmet.replace("{name}", &story("empathy").name)));
    assert_eq!(count(&html, "class=\"held\""), 2);
    assert_eq!(count(&html, "class=\"held held--not\""), 1);
}

fn interface() -> &'static Interface {
    &pack("all").interface
}

#[test]
fn without_links_there_is_support_that_is_true_anywhere_and_nothing_else() {
    for (name, saved) in
        [("all", "closing"), ("change", "card reflection"), ("empathy", "reflection")]
    {
        let html = html(name, saved);
        check_in(&html, &escaped(&interface().support_default));
        check_in(&html, "<slot name=\"support\">");
        for hidden in [
            "<a ",
            &interface().reading,
            &interface().find_questions,
            &interface().urgent,
            &interface().complaints,
            &interface().source,
        ] {
            check_not_in(&html, &escaped(hidden));
        }
    }
}

#[test]
fn every_link_of_the_host_stands_at_the_closing_and_at_the_end_of_a_walk_alone() {
    let ours = interface();
    for (name, saved) in [("all", "closing"), ("change", "reflection"), ("empathy", "reflection")] {
        let html = linked(name, saved);
        for (words, url) in [
            ("Kinds, by the host", "https://a.example/types"),
            (&*ours.reading_different, "https://a.example/different"),
            (&ours.reading_human, "https://a.example/human"),
            (&ours.reading_couples, "https://a.example/couples"),
            (&ours.urgent, "tel:112"),
            (&ours.talk, "mailto:talk@a.example"),
            (&ours.complaints, "https://a.example/complaints"),
            (&ours.find_therapist, "https://a.example/find"),
            (&ours.source, "https://a.example/source"),
        ] {
            let link = format!("href=\"{url}\" target=\"_blank\" rel=\"noopener noreferrer\">");
            check_in(&html, &format!("{link}{}</a>", escaped(words)));
        }
        assert_eq!(count(&html, "<a "), 9);
        check_in(&html, &escaped(&ours.find_questions));
        check_not_in(&html, &escaped(&ours.reading_types));
        check_not_in(&html, &escaped(&ours.support_default));
    }
}

#[test]
fn in_a_frame_a_walk_ends_with_its_source_and_leaves_the_other_links_to_the_closing() {
    let html = linked("all", "empathy/reflection");
    check_in(&html, "https://a.example/source");
    assert_eq!(count(&html, "<a "), 1);
}

#[test]
fn the_card_leads_to_where_one_complains_if_the_host_says_where() {
    for name in PACKS {
        let saved = if name == "all" { "change/card" } else { "card" };
        check_not_in(&html(name, saved), "<a ");
        let html = linked(name, saved);
        assert_eq!(count(&html, "<a "), 1);
        check_in(&html, "https://a.example/complaints");
    }
}

#[test]
fn what_was_assumed_and_what_research_says_stand_at_the_end() {
    for name in &PACKS[..3] {
        let html = html(name, "reflection");
        let assumed = &story(name).model.as_ref().expect("a model").assumed;
        for words in assumed.iter().chain(&story(name).research) {
            for words in pieces(words) {
                check_in(&html, &words);
            }
        }
        check_in(&html, &interface().research);
    }
}

// Marks in the words

#[test]
fn emphasis_and_links_in_prose_are_elements() {
    let mut pack = pack("change").clone();
    pack.stories[0].door.lead = "Not *that* loud, see [here](https://a.example/b).".to_owned();
    let html = draw(pack, Links::default(), "door", 3);
    check_in(&html, "<em>that</em>");
    check_in(&html, "href=\"https://a.example/b\"");
    check_in(&html, ">here</a>");
}

#[test]
fn no_mark_lets_markup_or_an_unsafe_address_in() {
    let mut pack = pack("change").clone();
    pack.stories[0].door.lead = "<b>No</b> *<i>* [x](javascript:alert(1))".to_owned();
    let html = draw(pack, Links::default(), "door", 3);
    for shows in ["&lt;b&gt;No", "<em>&lt;i&gt;</em>"] {
        check_in(&html, shows);
    }
    check_not_in(&html, "<a ");
}
