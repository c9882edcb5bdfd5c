//! What the check says about what authors write: one good story, and every way to spoil it.
//!
//! A case in `tests/packs/` says in its first line what went wrong, then which lines of `good.toml`
//! (`-`) to replace with which (`+`), then what the check has to find, a mistake a line:
//! `line:column code message`.

use paradox::diagnostic::Diagnostic;
use paradox::pack::{self, Rules};
use paradox::story::{Pack, Story};
use std::fs;
use std::path::{Path, PathBuf};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/packs")
}

fn read(name: &str) -> String {
    let path = folder().join(name);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn rules() -> Rules {
    Rules {
        name: Some("change".into()),
        lang: Some("en".into()),
        claims: Some(["change.personal".into(), "change.demanded".into()].into()),
        never: vec!["trust the process".into(), "don't be needy".into(), "broken".into()],
    }
}

/// The mistakes as a case writes them.
fn listed(source: &str, mistakes: &[Diagnostic]) -> String {
    let line = |mistake: &Diagnostic| {
        let before = &source[..mistake.span.start];
        let line = before.matches('\n').count() + 1;
        let column = before.chars().rev().take_while(|c| *c != '\n').count() + 1;
        format!("{line}:{column} {} {}\n", mistake.code, mistake.message)
    };
    mistakes.iter().map(line).collect()
}

fn found(source: &str) -> String {
    match pack::story(source, &rules()) {
        Ok(_) => String::new(),
        Err(mistakes) => {
            assert!(mistakes.iter().all(|mistake| !mistake.hint.is_empty()), "a hint is missing");
            listed(source, &mistakes)
        }
    }
}

/// A case: `good.toml` with its lines replaced, and what should be found in that.
fn prepare(case: &str) -> (String, String) {
    let mut source = read("good.toml");
    let mut expected = String::new();
    let (mut old, mut new) = (String::new(), String::new());
    for line in case.lines().skip(1).chain([""]) {
        if let Some(text) = line.strip_prefix('-').filter(|_| new.is_empty()) {
            old.extend([text.strip_prefix(' ').unwrap_or(text), "\n"]);
        } else if let Some(text) = line.strip_prefix('+') {
            new.extend([text.strip_prefix(' ').unwrap_or(text), "\n"]);
        } else {
            if !old.is_empty() {
                assert!(source.contains(&old), "good.toml has no {old:?}");
                source = source.replacen(&old, &new, 1);
                (old, new) = (String::new(), String::new());
            }
            if !line.is_empty() {
                expected.extend([line, "\n"]);
            }
        }
    }
    (source, expected)
}

fn good() -> Story {
    pack::story(&read("good.toml"), &rules())
        .unwrap_or_else(|mistakes| panic!("{}", listed(&read("good.toml"), &mistakes)))
}

#[test]
fn a_good_story_has_no_mistakes() {
    assert_eq!(good().scenarios.len(), 2);
}

#[test]
fn every_kind_of_mistake_is_found_at_its_place() {
    let mut failures = Vec::new();
    let mut count = 0;
    for entry in fs::read_dir(folder()).expect("the folder of cases") {
        let path = entry.expect("a case").path();
        if path.extension().is_none_or(|extension| extension != "case") {
            continue;
        }
        count += 1;
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let (source, expected) = prepare(&read(&name));
        let found = found(&source);
        if found != expected {
            failures.push(format!("{name}\nexpected\n{expected}found\n{found}"));
        }
    }
    assert!(count > 40, "only {count} cases were found");
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn a_story_without_a_model_is_told_so() {
    let good = read("good.toml");
    let (start, end) = (good.find("[line]"), good.find("[[scenario]]"));
    let (start, end) = (start.expect("a model"), end.expect("a scenario"));
    let found = found(&format!("{}{}", &good[..start], &good[end..]));
    assert_eq!(found, "1:1 no-model this story has no model to play with\n");
}

#[test]
fn ten_mistakes_in_one_file_are_all_named_in_one_run() {
    let found = found(&read("ten-mistakes.toml"));
    assert_eq!(found.lines().count(), 10, "{found}");
    assert_eq!(found, read("ten-mistakes.expected"));
}

#[test]
fn the_end_of_a_file_cut_short_anywhere_is_a_mistake_and_not_a_crash() {
    let good = read("good.toml");
    for (at, _) in good.char_indices().filter(|(at, _)| at % 41 == 0) {
        let cut = &good[..at];
        if let Err(mistakes) = pack::story(cut, &rules()) {
            assert!(mistakes.iter().all(|mistake| cut.get(mistake.span.clone()).is_some()));
        }
    }
}

#[test]
fn a_story_read_from_toml_survives_the_way_to_a_page() {
    // Notes for a group's leader are not for a page.
    let story = Story { facilitator: None, ..good() };
    let interface = pack::interface(&interface(|_, text| text.to_owned()), &rules());
    let pack = Pack { story, interface: interface.expect("good words") };
    let json = serde_json::to_string(&pack).expect("json");
    assert_eq!(Pack::from_json(&json), Ok(pack));
}

/// An interface in which every word is `x`, but for what `change` makes of each.
fn interface(change: impl Fn(&str, &str) -> String) -> String {
    let keys = [
        "lang",
        "dir",
        "product",
        "region",
        "parts",
        "about",
        "disclaimer",
        "start",
        "summary",
        "skip",
        "go-on",
        "back",
        "path",
        "path-close",
        "path-note",
        "taken",
        "here",
        "path-empty",
        "pause",
        "paused",
        "paused-note",
        "stop",
        "stopped",
        "stopped-note",
        "resume",
        "support",
        "support-default",
        "you",
        "you-said",
        "you-did",
        "guess",
        "guess-skip",
        "guessed-same",
        "guessed-other",
        "thinks",
        "untaken",
        "untaken-more",
        "untaken-kicker",
        "untaken-return",
        "chairs",
        "chairs-note",
        "chair-client",
        "chair-therapist",
        "deeper",
        "to-card",
        "card-one",
        "card-other",
        "card-both",
        "card-not",
        "card-alike",
        "think",
        "think-note",
        "onward",
        "ended",
        "again",
        "assumed",
        "table",
        "table-hide",
        "idle",
        "loading",
        "failed",
        "retry",
        "text-choices",
        "text-model",
    ];
    let line = |key: &&str| {
        let text = match *key {
            "lang" => "en",
            "dir" => "ltr",
            "about" => "{minutes}",
            "region" | "guess" | "thinks" | "chair-client" | "chair-therapist" => "{name}",
            _ => "x",
        };
        format!("{key} = \"{}\"\n", change(key, text))
    };
    keys.iter().map(line).collect()
}

#[track_caller]
fn check_interface(key: &str, text: &str, expected: &str) {
    let source = interface(|at, was| if at == key { text.to_owned() } else { was.to_owned() });
    let mistakes = pack::interface(&source, &rules()).err().unwrap_or_default();
    let found: String = listed(&source, &mistakes);
    assert_eq!(found.split_once(' ').map_or("", |(_, rest)| rest.trim_end()), expected);
}

#[test]
fn the_words_of_controls_are_checked_as_well() {
    check_interface("pause", "x", "");
    check_interface("pause", "", "empty-text `pause` is empty");
    check_interface("dir", "up", "unknown-value `dir` can't be `up`");
    check_interface("lang", "de", "other-name `lang` is `de`, and the folder is `en`");
    check_interface("thinks", "x", "template `thinks` has no `{name}`");
    check_interface("pause", "{name}", "template `{name}` is not filled in here");
    check_interface("pause", "Don’t be needy", "banned-phrase “Don’t be needy” is never said here");
}

#[test]
fn claims_and_care_are_checked_as_well() {
    let claims = "[[claim]]\nid = \"A b\"\ntext = \"x\"\nwhere = \"x\"\n";
    let mistakes = pack::claims(claims).expect_err("a bad id");
    assert_eq!(listed(claims, &mistakes), "2:6 bad-id `A b` can't be an id\n");
    let care = "nver = [\"trust the process\"]\n";
    let mistakes = pack::care(care).expect_err("an unknown key");
    assert_eq!(
        listed(care, &mistakes),
        "1:1 unknown-key `nver` is not a key that a file of this kind has\n"
    );
    assert_eq!(mistakes[0].hint, "did you mean `never`?");
}
