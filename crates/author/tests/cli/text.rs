//! The plain text of the walks: whole, well-headed, and nothing that could break a page.

use crate::support::{content, name, says, spoil};
use std::fs;
use std::path::Path;

/// The text of a walk, from the content in `folder`.
fn text(folder: &Path, id: &str) -> String {
    let out = folder.join("../out");
    says(&["compile", name(folder), "--out", name(&out)]);
    fs::read_to_string(out.join(format!("text/en/{id}.html"))).expect("the text")
}

#[test]
fn it_cannot_break_its_page_and_takes_its_look() {
    let folder = content("marked");
    let story = folder.join("en/change.toml");
    spoil(
        &story,
        "prompts = [",
        "prompts = ['\"A\" & B > C, *at last*: [see](https://a.org/?b&c)', ",
    );
    let html = text(&folder, "change");
    assert!(html.starts_with("<div slot=\"status\" lang=\"en\" dir=\"ltr\">"));
    let said = "<li>&quot;A&quot; &amp; B &gt; C, <em>at last</em>: \
                <a href=\"https://a.org/?b&amp;c\">see</a></li>";
    assert!(html.contains(said), "{html}");
    for unwanted in ["class=", "style="] {
        assert!(!html.contains(unwanted), "{unwanted} in the text");
    }
}

#[test]
fn it_has_every_line_a_reader_of_the_widget_could_meet() {
    let folder = content("whole");
    text(&folder, "all");
    for (id, more) in [
        ("change", &["Mum</b> “Well?”", "hard push, little room", "So early, <em>nobody</em>"][..]),
        (
            "empathy",
            &["“I was the easy one.”", "All of it.", "“How near?” The line waits.", "Always far"],
        ),
        (
            "relationship",
            &["It runs one way.", "Ours: all them", "goes quiet</b> out there · not the same"],
        ),
        ("all", &["Someone is upset.", "Hold it like a bowl.", "Always far", "All of it."]),
    ] {
        let html = fs::read_to_string(folder.join(format!("../out/text/en/{id}.html")));
        let html = html.expect("the text");
        let pack = fs::read_to_string(folder.join(format!("../out/packs/en/{id}.json")));
        let pack = paradox::story::Pack::from_json(&pack.expect("a pack")).expect("a pack");
        let scenes = pack.stories.iter().flat_map(|story| &story.scenarios);
        for scene in scenes.flat_map(|scenario| &scenario.scenes) {
            let said = scene.choices.iter().flat_map(|choice| [&choice.label, &choice.opened]);
            for words in said.chain([&scene.name]) {
                assert!(html.contains(words.as_str()), "{words} is not in the text of {id}");
            }
        }
        for words in more {
            assert!(html.contains(words), "{words} is not in the text of {id}: {html}");
        }
    }
}

#[test]
fn every_tag_is_closed_where_it_should_be_and_no_heading_skips_a_level() {
    let folder = content("tags");
    for id in ["change", "empathy", "relationship", "all"] {
        let html = text(&folder, id);
        let mut open = Vec::new();
        let mut last_heading = b'2';
        for tag in html.split('<').skip(1) {
            let name = tag.split(['>', ' ']).next().unwrap_or_default();
            if let Some(closed) = name.strip_prefix('/') {
                assert_eq!(open.pop(), Some(closed), "in {tag}");
            } else {
                open.push(name);
                if let [b'h', level] = name.as_bytes() {
                    assert!(*level <= last_heading + 1, "{tag} skips a level");
                    last_heading = *level;
                }
            }
        }
        assert!(open.is_empty(), "{open:?} stay open");
        assert!(!html.contains("<p></p>") && !html.contains("<ul>\n</ul>"), "{html}");
    }
}
