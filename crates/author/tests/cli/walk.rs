//! `both-true walk --all`: every road of every story, played.

use crate::support::{content, name, run, says, spoil, stdout};
use std::fs;

#[test]
fn every_road_of_our_own_stories_leads_to_its_end_and_leaves_nothing_out() {
    let said = says(&["walk", "--all", "content"]);
    for story in ["change", "empathy", "relationship"] {
        assert!(said.contains(&format!("{story}\n  a (")), "{said}");
    }
    assert_eq!(said.matches("full walk:").count(), 3, "{said}");
    assert!(!said.contains("unreachable"), "{said}");
}

#[test]
fn roads_are_counted_and_measured() {
    let said = says(&["walk", "--all", "tests/packs/good.toml"]);
    assert!(said.starts_with("change\n  a (The scores): 4 roads\n"), "{said}");
    assert!(said.contains("  b (The review): 2 roads\n"), "{said}");
    assert!(said.contains("  short walk: 6 roads\n"), "{said}");
    assert!(said.contains("  full walk: 8 roads\n"), "{said}");
    // The intro, a scene with its labels, all that a choice says, and the end.
    assert!(said.contains("    shortest     36 words,  0.2 min  b\n"), "{said}");
}

#[test]
fn what_no_road_comes_to_is_named() {
    let folder = content("unreachable");
    let story = folder.join("en/change.toml");
    spoil(&story, "when = \"ground >= 2\"", "when = \"ground >= 5\"");
    let said = stdout(&run(&["walk", "--all", name(&story)]));
    assert!(said.contains("    unreachable: variant 1 of s3\n"), "{said}");
}

#[test]
fn a_story_with_mistakes_is_not_walked() {
    let folder = content("unwalked");
    fs::write(folder.join("en/change.toml"), "id = 7\n").expect("a story");
    let output = run(&["walk", "--all", name(&folder)]);
    assert_eq!(output.status.code(), Some(1));
    assert!(stdout(&output).contains("mistake[wrong-type]"), "{}", stdout(&output));
}
