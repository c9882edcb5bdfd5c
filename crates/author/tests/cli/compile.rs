//! `both-true compile`: what pages fetch.

use crate::support::{content, name, run, says, stdout};
use paradox::story::Pack;
use std::fs;
use std::path::Path;

fn pack(out: &Path, id: &str) -> (Pack, String) {
    let file = out.join(format!("packs/en/{id}.json"));
    let json = fs::read_to_string(file).expect("a pack");
    (Pack::from_json(&json).expect("a pack that can be walked"), json)
}

#[test]
fn what_is_compiled_is_the_same_every_time_and_keeps_notes_back() {
    let folder = content("compiled");
    let (first, second) = (folder.join("../first"), folder.join("../second"));
    for out in [&first, &second] {
        says(&["compile", name(&folder), "--out", name(out)]);
    }
    let written = ["packs/en/change.json", "packs/en/all.json", "text/en/change.html"];
    for file in written.into_iter().chain(["text/en/all.html", "words/en.json"]) {
        let written = fs::read(first.join(file)).expect(file);
        assert_eq!(written, fs::read(second.join(file)).expect(file), "{file} differs");
    }
    for id in ["change", "empathy", "relationship", "all"] {
        let (pack, json) = pack(&first, id);
        assert_eq!(pack.to_json(), json, "a page would lose something");
        assert!(pack.stories.iter().all(|story| story.facilitator.is_none()));
        assert!(pack.stories.iter().all(|story| story.door.claims.is_empty()), "for authors");
    }
    let words = fs::read_to_string(first.join("words/en.json")).expect("words");
    let words: [String; 3] = serde_json::from_str(&words).expect("three texts");
    assert!(words.iter().all(|it| !it.is_empty()), "{words:?}");
}

#[test]
fn a_paradox_stands_alone_and_all_of_them_stand_together_in_the_order_of_the_opening() {
    let folder = content("together");
    let out = folder.join("../out");
    says(&["compile", name(&folder), "--out", name(&out)]);
    let (alone, _) = pack(&out, "change");
    assert_eq!(alone.stories.len(), 1);
    assert_eq!(alone.frame, None);
    let (all, _) = pack(&out, "all");
    let ids: Vec<&str> = all.stories.iter().map(|story| story.id.as_str()).collect();
    assert_eq!(ids, ["relationship", "change", "empathy"]);
    assert!(all.frame.is_some());
}

#[test]
fn without_an_opening_nothing_stands_together() {
    let folder = content("apart");
    fs::remove_file(folder.join("en/all.toml")).expect("a file goes");
    let out = folder.join("../out");
    says(&["compile", name(&folder), "--out", name(&out)]);
    assert!(out.join("packs/en/change.json").exists());
    assert!(!out.join("packs/en/all.json").exists());
    assert!(!out.join("text/en/all.html").exists());
}

#[test]
fn nothing_is_compiled_from_words_with_mistakes() {
    let folder = content("spoilt");
    fs::write(folder.join("en/change.toml"), "id = 7\n").expect("a story");
    let out = folder.join("../out");
    let output = run(&["compile", name(&folder), "--out", name(&out)]);
    assert_eq!(output.status.code(), Some(1));
    assert!(stdout(&output).contains("mistake[wrong-type]: `id` should be text"));
    assert!(!out.exists());
}
