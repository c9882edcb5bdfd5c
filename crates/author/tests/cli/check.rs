//! `both-true check`: every mistake, with its place.

use crate::support::{content, name, project, run, says, scratch, spoil, stderr, stdout};
use std::fs;

#[test]
fn our_own_content_has_no_mistakes() {
    let output = run(&["check", "content"]);
    assert_eq!(output.status.code(), Some(0), "{}", stdout(&output));
    assert!(stdout(&output).ends_with("files checked: all is well\n"));
}

#[test]
fn a_mistake_is_shown_with_its_place_its_line_and_a_hint() {
    let output = run(&["check", "tests/packs/ten-mistakes.toml"]);
    assert_eq!(output.status.code(), Some(1));
    let said = stdout(&output);
    assert!(said.contains("mistake[unknown-key]: `titel` is not a key that `beat` has"), "{said}");
    assert!(said.contains("tests/packs/ten-mistakes.toml:74:1"), "{said}");
    assert!(said.contains("titel = \"One person\""), "{said}");
    assert!(said.contains("did you mean `title`?"), "{said}");
}

#[test]
fn what_goes_into_a_pipe_has_no_colour() {
    let output = run(&["check", "tests/packs/ten-mistakes.toml"]);
    assert!(!stdout(&output).contains('\u{1b}'));
}

#[test]
fn the_last_line_counts_the_mistakes() {
    // A file from elsewhere is held to the rules of the content folder one stands beside.
    let output = run(&["check", "tests/packs/ten-mistakes.toml", "tests/packs/good.toml"]);
    assert!(stdout(&output).ends_with("\n10 mistakes in 1 file\n"), "{}", stdout(&output));
}

#[test]
fn the_rules_of_a_content_folder_hold_for_it_for_its_language_and_for_its_files() {
    let folder = content("rules");
    let story = folder.join("en/change.toml");
    spoil(&story, "prompts = [", "prompts = [\"People like you.\", ");
    spoil(&story, "claims = [\"", "claims = [\"no.such-claim\", \"");
    for path in [&folder, &folder.join("en"), &story] {
        let output = run(&["check", name(path)]);
        assert_eq!(output.status.code(), Some(1));
        let said = stdout(&output);
        assert!(said.contains("mistake[banned-phrase]: “People like you”"), "{said}");
        assert!(
            said.contains("mistake[unknown-claim]: there is no claim `no.such-claim`"),
            "{said}"
        );
        assert!(said.ends_with("2 mistakes in 1 file\n"), "{said}");
    }
}

#[test]
fn an_opening_stands_around_the_walks_that_are_there() {
    let folder = content("walks");
    let frame = folder.join("en/all.toml");
    assert_eq!(run(&["check", name(&folder)]).status.code(), Some(0));
    spoil(&frame, "\"empathy\"", "\"empaty\"");
    for path in [&folder, &frame] {
        let said = stdout(&run(&["check", name(path)]));
        assert!(said.contains("mistake[unknown-walk]: there is no walk `empaty`"), "{said}");
        assert!(said.contains("did you mean `empathy`?"), "{said}");
    }
}

#[test]
fn the_words_of_pages_are_held_to_the_same_rules_and_are_no_story() {
    let folder = content("pages");
    let pages = folder.join("en/pages.toml");
    fs::copy(project().join("content/en/pages.toml"), &pages).expect("a file");
    let out = folder.join("../pages-out");
    says(&["compile", name(&folder), "--out", name(&out)]);
    let compiled = fs::read_to_string(out.join("pages/en.json")).expect("the words of pages");
    let compiled: serde_json::Value = serde_json::from_str(&compiled).expect("JSON");
    assert_eq!(compiled["learn"]["name"], "Both True");
    assert_eq!(compiled["dir"], "ltr");
    spoil(&pages, "load = \"", "load = \"People like you \\u003cb> ");
    for path in [&folder, &pages] {
        let said = stdout(&run(&["check", name(path)]));
        assert!(said.contains("mistake[banned-phrase]: “People like you”"), "{said}");
        assert!(said.contains("mistake[html]: `<b>`"), "{said}");
    }
}

#[test]
fn programs_get_one_array_of_mistakes() {
    let output = run(&["check", "--format", "json", "tests/packs/ten-mistakes.toml"]);
    assert_eq!(output.status.code(), Some(1));
    let mistakes: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let first = &mistakes[1];
    assert_eq!(first["file"], "tests/packs/ten-mistakes.toml");
    assert_eq!((&first["line"], &first["column"]), (&74.into(), &1.into()));
    assert_eq!(first["code"], "unknown-key");
    assert_eq!(first["hint"], "did you mean `title`?");
    assert_eq!(mistakes.as_array().map(Vec::len), Some(10));

    let output = run(&["check", "--format", "json", "tests/packs/good.toml"]);
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(stdout(&output), "[]\n");
}

#[test]
fn a_file_that_is_not_there_is_not_a_mistake_in_it() {
    let output = run(&["check", "content/en/chance.toml"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).starts_with("both-true: can't read content/en/chance.toml: "));
    assert_eq!(stdout(&output), "");
}

#[test]
fn a_file_that_is_no_text_is_not_read() {
    let file = scratch("bytes").join("change.toml");
    fs::write(&file, b"id = \"\xff\"").expect("a file");
    let output = run(&["check", name(&file)]);
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("is not UTF-8 text: see byte 6"), "{}", stderr(&output));
}

#[test]
fn a_folder_without_languages_is_no_content() {
    let output = run(&["check", name(&scratch("empty"))]);
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("no folder of a language"), "{}", stderr(&output));
}

#[test]
fn what_can_be_read_is_reported_though_something_else_cannot() {
    let output = run(&["check", "tests/packs/ten-mistakes.toml", "content/en/chance.toml"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(stdout(&output).contains("mistake[unknown-key]"), "{}", stdout(&output));
    assert!(stderr(&output).contains("chance.toml"), "{}", stderr(&output));
}
