//! Translations beside their source, and the languages nobody speaks.

use crate::support::{content, name, project, run, says, spoil, stdout};
use std::fs;
use std::path::{Path, PathBuf};

/// A small content with a pseudo-language beside its English.
fn translated(folder: &str, language: &str) -> PathBuf {
    let content = content(folder);
    let english = content.join("en");
    says(&["pseudo", name(&english), "--as", language, "--out", name(&content)]);
    content.join(language)
}

/// What is found in a translation, the codes and messages alone.
#[track_caller]
fn found(folder: &Path) -> Vec<String> {
    let output = run(&["check", name(folder)]);
    let said = stdout(&output);
    let mistakes = said.lines().filter_map(|line| line.strip_prefix("mistake["));
    let mistakes: Vec<String> = mistakes.map(|line| line.replacen(']', "", 1)).collect();
    assert_eq!(output.status.code(), Some(i32::from(!mistakes.is_empty())), "{said}");
    mistakes
}

#[test]
fn both_pseudo_languages_of_what_ships_pass_as_translations() {
    let out = content("pseudo-shipped").join("..");
    for language in ["en-XA", "ar-XB"] {
        says(&["pseudo", "content/en", "--as", language, "--out", name(&out)]);
        let folder = out.join(language);
        says(&["check", name(&folder), "--source", "content/en"]);
        // No word is left as it was; ids and keys are.
        for file in ["change.toml", "interface.toml"] {
            let english =
                fs::read_to_string(project().join("content/en").join(file)).expect("a file");
            let other = fs::read_to_string(folder.join(file)).expect("a file");
            assert_eq!(english.lines().count(), other.lines().count(), "{file}");
            assert!(other.contains("{minutes}") || file == "change.toml");
            let kept =
                |text: &str, key: &str| text.lines().filter(|it| it.starts_with(key)).count();
            for key in ["id = ", "goto = ", "effect = "] {
                assert_eq!(kept(&english, key), kept(&other, key), "{key} in {file}");
            }
        }
        let said = fs::read_to_string(folder.join("interface.toml")).expect("a file");
        let dir = if language == "ar-XB" { "rtl" } else { "ltr" };
        assert!(said.contains(&format!("lang = \"{language}\"\ndir = \"{dir}\"")), "{said}");
    }
}

#[test]
fn a_content_folder_with_a_translation_is_checked_and_compiled_whole() {
    let folder = translated("translated-whole", "ar-XB");
    let content = folder.join("..");
    says(&["check", name(&content)]);
    let out = content.join("../out");
    says(&["compile", name(&content), "--out", name(&out)]);
    let text = fs::read_to_string(out.join("text/ar-xb/change.html")).expect("a text");
    assert!(text.starts_with("<div slot=\"status\" lang=\"ar-XB\" dir=\"rtl\">"), "{text}");
    assert!(out.join("packs/ar-xb/all.json").exists());
}

#[test]
fn what_is_missing_added_or_different_is_found_at_its_place() {
    let folder = translated("differences", "en-XA");
    assert_eq!(found(&folder), [""; 0]);
    let story = folder.join("change.toml");
    let good = fs::read_to_string(&story).expect("a story");
    let scene = good.find("[[scenario.scene.choice]]").expect("a choice");
    let next = scene + 1 + good[scene + 1..].find("[[scenario.scene").expect("another");
    let cases: &[(&str, String, &str)] = &[
        ("an effect", good.replacen("effect = { ", "effect = { quiet = 1, ", 1), "not-in-source"),
        ("a choice", format!("{}{}", &good[..scene], &good[next..]), "not-translated"),
        ("a start", good.replacen("start = 1", "start = 2", 1), "other-than-source"),
    ];
    for (what, text, code) in cases {
        assert_ne!(*text, good, "{what}");
        fs::write(&story, text).expect("a story");
        let found = found(&folder);
        assert!(found.iter().any(|it| it.starts_with(code)), "{what}: {found:?}");
    }
    fs::write(&story, &good).expect("a story");
    fs::rename(folder.join("empathy.toml"), folder.join("sympathy.toml")).expect("another name");
    let found = found(&folder);
    for code in ["not-translated: `empathy.toml` is not", "not-in-source: the source has no such"] {
        assert!(found.iter().any(|it| it.starts_with(code)), "{found:?}");
    }
}

#[test]
fn a_line_less_and_a_line_more_are_found() {
    let folder = translated("lines", "en-XA");
    spoil(&folder.join("change.toml"), "prompts = [", "prompts = [\"⟦Ö⟧\", ");
    let [only] = &found(&folder)[..] else { panic!("{:?}", found(&folder)) };
    assert!(only.starts_with("not-in-source: `change/reflection/prompts/"), "{only}");
    spoil(&folder.join("change.toml"), "prompts = [\"⟦Ö⟧\", ", "prompts = [");
    spoil(&folder.join("../en/change.toml"), "prompts = [", "prompts = [\"Oh.\", ");
    let found = found(&folder);
    assert!(found.iter().any(|it| it.starts_with("not-translated: `change/refl")), "{found:?}");
}

#[test]
fn the_same_ids_in_another_order_are_found() {
    let folder = translated("order", "en-XA");
    let story = folder.join("change.toml");
    let text = fs::read_to_string(&story).expect("a story");
    let marks: Vec<usize> = text.match_indices("[[scenario.reading]]").map(|(at, _)| at).collect();
    let [one, two] = [marks[0], marks[1]];
    let end = two + text[two + 1..].find("[[").expect("a scene") + 1;
    let swapped = [&text[..one], &text[two..end], "\n", &text[one..two], &text[end..]].concat();
    fs::write(&story, swapped).expect("a story");
    assert!(found(&folder)[0].starts_with("out-of-order: what is in `change/a/reading`"));
}

#[test]
fn a_changed_source_makes_its_translation_stale_until_it_is_reviewed() {
    let folder = translated("stale", "en-XA");
    let source = folder.join("../en/change.toml");
    spoil(&source, "prompts = [\"", "prompts = [\"Now: ");
    let [only] = &found(&folder)[..] else { panic!("{:?}", found(&folder)) };
    assert_eq!(only, "stale: the source of `change/reflection/prompts/1` has changed");
    let said = stdout(&run(&["check", name(&folder)]));
    assert!(said.contains("en/change.toml:") && said.contains("says “Now: "), "{said}");

    // What was looked at elsewhere leaves it as stale as it was.
    says(&["reviewed", name(&folder), "--only", "change/door"]);
    assert_eq!(found(&folder).len(), 1);
    let told = says(&["reviewed", name(&folder), "--only", "change/reflection"]);
    assert!(told.ends_with(", 1 of them anew\n"), "{told}");
    assert_eq!(found(&folder), [""; 0]);

    fs::remove_file(folder.join("made-from.toml")).expect("a record");
    assert!(found(&folder)[0].starts_with("stale: nothing says which words"));
    says(&["reviewed", name(&folder)]);
    assert_eq!(found(&folder), [""; 0]);
}

#[test]
fn one_file_of_a_translation_is_compared_alone() {
    let folder = translated("one-file", "en-XA");
    let story = folder.join("change.toml");
    assert_eq!(found(&story), [""; 0]);
    spoil(&folder.join("../en/change.toml"), "prompts = [\"", "prompts = [\"Now: ");
    assert_eq!(found(&story).len(), 1);
    assert_eq!(found(&folder.join("empathy.toml")), [""; 0]);
}

#[test]
fn what_is_no_translation_has_nothing_to_review() {
    let output = run(&["reviewed", "content/en"]);
    assert_eq!(output.status.code(), Some(2));
}
