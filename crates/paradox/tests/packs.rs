//! What the check says about what authors write: one good story, and every way to spoil it.
//!
//! A case in `tests/packs/` says in its first line what went wrong, then which lines of `good.toml`
//! (`-`) to replace with which (`+`), then what the check has to find, a mistake a line:
//! `line:column code message`. `in good-dial.toml` has another good file to spoil.

use paradox::diagnostic::Diagnostic;
use paradox::pack::{self, Rules};
use paradox::story::{Pack, Story};
use std::collections::BTreeSet;
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
        walks: Some(["change".into(), "empathy".into()].into()),
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

/// What is found in a story, in an opening and closing, or in the words of pages.
fn found(name: &str, source: &str) -> String {
    let mistakes = match name {
        "good-frame.toml" => pack::frame(source, &rules()).err(),
        "good-pages.toml" => pack::pages(source, &rules()).err(),
        _ => pack::story(source, &rules()).err(),
    };
    let mistakes = mistakes.unwrap_or_default();
    assert!(mistakes.iter().all(|mistake| !mistake.hint.is_empty()), "a hint is missing");
    listed(source, &mistakes)
}

/// A good file. The other models stand in place of the one in `good.toml`.
fn base(name: &str) -> String {
    if !["good-dial.toml", "good-lenses.toml"].contains(&name) {
        return read(name);
    }
    let good = read("good.toml");
    let (start, end) = (good.find("[model]"), good.find("[[scenario]]"));
    let (start, end) = (start.expect("a model"), end.expect("a scenario"));
    format!("{}{}{}", &good[..start], read(name), &good[end..])
}

/// A case: the good file it names, that file with its lines replaced, and what should be found.
fn prepare(case: &str) -> (String, String, String) {
    let name = case.lines().find_map(|line| line.strip_prefix("in ")).unwrap_or("good.toml");
    let mut source = base(name);
    let mut expected = String::new();
    let (mut old, mut new) = (String::new(), String::new());
    for line in case.lines().skip(1).filter(|line| !line.starts_with("in ")).chain([""]) {
        if let Some(text) = line.strip_prefix('-').filter(|_| new.is_empty()) {
            old.extend([text.strip_prefix(' ').unwrap_or(text), "\n"]);
        } else if let Some(text) = line.strip_prefix('+') {
            new.extend([text.strip_prefix(' ').unwrap_or(text), "\n"]);
        } else {
            if !old.is_empty() {
                assert!(source.contains(&old), "{name} has no {old:?}");
                source = source.replacen(&old, &new, 1);
                (old, new) = (String::new(), String::new());
            }
            if !line.is_empty() {
                expected.extend([line, "\n"]);
            }
        }
    }
    (name.to_owned(), source, expected)
}

/// Every case, by name.
fn cases() -> Vec<(String, String)> {
    let entries = fs::read_dir(folder()).expect("the folder of cases");
    let paths = entries.map(|entry| entry.expect("a case").path());
    let cases = paths.filter(|path| path.extension().is_some_and(|extension| extension == "case"));
    let names = cases.filter_map(|path| Some(path.file_name()?.to_str()?.to_owned()));
    names.map(|name| (name.clone(), read(&name))).collect()
}

fn good() -> Story {
    pack::story(&read("good.toml"), &rules())
        .unwrap_or_else(|mistakes| panic!("{}", listed(&read("good.toml"), &mistakes)))
}

#[test]
fn a_good_story_has_no_mistakes() {
    assert_eq!(good().scenarios.len(), 2);
    for name in ["good-dial.toml", "good-lenses.toml", "good-frame.toml"] {
        assert_eq!(found(name, &base(name)), "", "{name}");
    }
}

#[test]
fn every_kind_of_mistake_is_found_at_its_place() {
    let mut failures = Vec::new();
    let cases = cases();
    for (name, case) in &cases {
        let (file, source, expected) = prepare(case);
        let found = found(&file, &source);
        if found != expected {
            failures.push(format!("{name}\nexpected\n{expected}found\n{found}"));
        }
    }
    assert!(cases.len() > 70, "only {} cases were found", cases.len());
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn every_kind_of_mistake_there_is_has_a_case() {
    let mut seen = BTreeSet::new();
    for (_, case) in cases() {
        let (_, _, expected) = prepare(&case);
        seen.extend(expected.lines().filter_map(|line| line.split(' ').nth(1)).map(str::to_owned));
    }
    let known: BTreeSet<String> = pack::CODES.iter().map(|code| (*code).to_owned()).collect();
    assert_eq!(seen, known);
}

#[test]
fn a_story_without_a_model_is_a_story() {
    let good = read("good.toml");
    let (start, end) = (good.find("[model]"), good.find("[[scenario]]"));
    let (start, end) = (start.expect("a model"), end.expect("a scenario"));
    assert_eq!(found("good.toml", &format!("{}{}", &good[..start], &good[end..])), "");
}

#[test]
fn ten_mistakes_in_one_file_are_all_named_in_one_run() {
    let found = found("good.toml", &read("ten-mistakes.toml"));
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

/// A pack of three stories, one with each model, and what stands around them.
fn whole() -> Pack {
    let story = |name| {
        let story = pack::story(&base(name), &rules()).expect("a good story");
        // Notes for a group's leader are not for a page.
        Story { facilitator: None, ..story }
    };
    let stories = ["good.toml", "good-dial.toml", "good-lenses.toml"].map(story).into();
    let frame = pack::frame(&read("good-frame.toml"), &rules()).expect("a good frame");
    let interface = pack::interface(&interface("", ""), &rules());
    Pack { stories, frame: Some(frame), interface: interface.expect("good words") }
}

#[test]
fn a_story_read_from_toml_survives_the_way_to_a_page() {
    let mut pack = whole();
    assert_eq!(Pack::from_json(&pack.to_json()), Ok(pack.clone()));
    pack.interface.pause = "a \"b\" \\ \n\t\u{7} é 😀 [,".into();
    assert_eq!(Pack::from_json(&pack.to_json()), Ok(pack.clone()));
    assert!(serde_json::from_str::<Vec<serde_json::Value>>(&pack.to_json()).is_ok());
}

#[test]
fn a_pack_cut_short_or_spoilt_anywhere_is_refused_and_not_a_crash() {
    let json = whole().to_json();
    for (at, _) in json.char_indices().filter(|(at, _)| at % 41 == 0 || at + 9 > json.len()) {
        assert!(Pack::from_json(&json[..at]).is_err(), "cut at {at}");
        for other in ["[", "]", "\"", "{", "1,", "null"] {
            let _ = Pack::from_json(&[&json[..at], other, &json[at..]].concat());
        }
    }
    for other in ["", "[", "{\"story\":{}}", "[1e9", "7", "\"", "[null]", &"[".repeat(100_000)] {
        assert!(Pack::from_json(other).is_err(), "{other}");
    }
    assert!(Pack::from_json(&[&json, "]"].concat()).is_err());
}

#[test]
fn a_pack_of_another_format_is_refused() {
    let json = whole().to_json();
    let (format, rest) = json[1..].split_once(',').expect("a number in front");
    let other = format.parse::<u32>().expect("a number").wrapping_add(1);
    let refused = Pack::from_json(&format!("[{other},{rest}")).expect_err("another format");
    assert!(refused.to_string().contains("another version"), "{refused}");
}

/// An interface in which every word is `x`, but for this key.
fn interface(key: &str, text: &str) -> String {
    let line = |line: &str| match line.split_once(" = ") {
        Some((at, _)) if at == key => format!("{key} = {text}\n"),
        _ => format!("{line}\n"),
    };
    read("good-interface.toml").lines().map(line).collect()
}

#[track_caller]
fn check_interface(key: &str, text: &str, expected: &str) {
    let source = interface(key, text);
    let mistakes = pack::interface(&source, &rules()).err().unwrap_or_default();
    let found: String = listed(&source, &mistakes);
    assert_eq!(found.split_once(' ').map_or("", |(_, rest)| rest.trim_end()), expected);
}

#[test]
fn the_words_of_controls_are_checked_as_well() {
    check_interface("pause", r#""x""#, "");
    check_interface("pause", r#""""#, "empty-text `pause` is empty");
    check_interface("dir", r#""up""#, "unknown-value `dir` can't be `up`");
    check_interface("lang", r#""de""#, "other-name `lang` is `de`, and the folder is `en`");
    check_interface("thinks", r#""x""#, "template `thinks` has no `{name}`");
    check_interface("pause", r#""{name}""#, "template `{name}` is not filled in here");
    check_interface("pause", r#""<b>x</b>""#, "html `<b>` is HTML, and a pack is data: no HTML");
    check_interface("pause", r#""*x*""#, "markup emphasis can't stand in `pause`");
    check_interface(
        "pause",
        r#""Don’t be needy""#,
        "banned-phrase “Don’t be needy” is never said here",
    );
    check_interface("notices", "[\"x\"]", "wrong-count `notices` holds 1, and it needs 10");
    check_interface("settings", "[]", "wrong-count `settings` holds 0, and it needs 7");
    check_interface("about.one", r#""x""#, "template `one` has no `{minutes}`");
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
