//! The authors' command from outside: what it says, what it writes and what it leaves with.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

fn project() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// Runs `both-true` in the project's folder.
fn run(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_both-true"))
        .args(arguments)
        .current_dir(project())
        .output()
        .expect("both-true runs")
}

fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("text")
}

fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).expect("text")
}

/// An empty folder for one test.
fn scratch(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    if folder.exists() {
        fs::remove_dir_all(&folder).expect("an old folder goes");
    }
    fs::create_dir_all(&folder).expect("a new folder");
    folder
}

/// A copy of the project's content.
fn copy_content(to: &Path) {
    for (folder, inner) in [("content", ""), ("content/en", "en")] {
        fs::create_dir_all(to.join(inner)).expect("a folder");
        for entry in fs::read_dir(project().join(folder)).expect("content") {
            let path = entry.expect("a file").path();
            if path.is_file() {
                let name = path.file_name().expect("a name");
                fs::copy(&path, to.join(inner).join(name)).expect("a copy");
            }
        }
    }
}

fn text(path: &Path) -> &str {
    path.to_str().expect("a path in UTF-8")
}

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
    assert!(said.contains("tests/packs/ten-mistakes.toml:72:1"), "{said}");
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
    let folder = scratch("rules");
    copy_content(&folder);
    let story = folder.join("en/change.toml");
    let spoilt = fs::read_to_string(&story)
        .expect("a story")
        .replacen("prompts = [", "prompts = [\n  \"Trust the process.\",", 1)
        .replacen("claims = [\"", "claims = [\"no.such-claim\", \"", 1);
    fs::write(&story, spoilt).expect("a story");
    for path in [&folder, &folder.join("en"), &story] {
        let output = run(&["check", text(path)]);
        assert_eq!(output.status.code(), Some(1));
        let said = stdout(&output);
        assert!(said.contains("mistake[banned-phrase]: “Trust the process”"), "{said}");
        assert!(
            said.contains("mistake[unknown-claim]: there is no claim `no.such-claim`"),
            "{said}"
        );
        assert!(said.ends_with("2 mistakes in 1 file\n"), "{said}");
    }
}

#[test]
fn programs_get_one_array_of_mistakes() {
    let output = run(&["check", "--format", "json", "tests/packs/ten-mistakes.toml"]);
    assert_eq!(output.status.code(), Some(1));
    let mistakes: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let first = &mistakes[1];
    assert_eq!(first["file"], "tests/packs/ten-mistakes.toml");
    assert_eq!((&first["line"], &first["column"]), (&72.into(), &1.into()));
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
    let output = run(&["check", text(&file)]);
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("is not UTF-8 text: see byte 6"), "{}", stderr(&output));
}

#[test]
fn a_folder_without_languages_is_no_content() {
    let output = run(&["check", text(&scratch("empty"))]);
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("holds no folder of a language"), "{}", stderr(&output));
}

#[test]
fn what_is_compiled_is_the_same_every_time_and_keeps_notes_back() {
    let folder = scratch("compiled");
    let (first, second) = (folder.join("first"), folder.join("second"));
    for out in [&first, &second] {
        let output = run(&["compile", "content/", "--out", text(out)]);
        assert_eq!(output.status.code(), Some(0), "{}", stdout(&output));
    }
    for name in ["packs/en/change.json", "text/en/change.html", "words/en.json"] {
        let written = fs::read(first.join(name)).expect(name);
        assert_eq!(written, fs::read(second.join(name)).expect(name), "{name} differs");
    }
    let json = fs::read_to_string(first.join("packs/en/change.json")).expect("a pack");
    let pack = paradox::story::Pack::from_json(&json).expect("a pack that can be walked");
    assert_eq!(pack.story.id, "change");
    assert_eq!(serde_json::to_string(&pack).expect("JSON"), json, "a page would lose something");
    assert!(pack.story.facilitator.is_none());
    assert!(!json.contains("\"claims\""), "claims are for authors");
    let words = fs::read_to_string(first.join("words/en.json")).expect("words");
    let words: serde_json::Value = serde_json::from_str(&words).expect("JSON");
    for key in ["loading", "failed", "again", "dir"] {
        assert!(words[key].is_string(), "{key} is missing");
    }
}

#[test]
fn nothing_is_compiled_from_words_with_mistakes() {
    let folder = scratch("spoilt");
    let content = folder.join("content");
    copy_content(&content);
    fs::write(content.join("en/change.toml"), "id = 7\n").expect("a story");
    let out = folder.join("out");
    let output = run(&["compile", text(&content), "--out", text(&out)]);
    assert_eq!(output.status.code(), Some(1));
    assert!(stdout(&output).contains("mistake[wrong-type]: `id` should be text"));
    assert!(!out.exists());
}

#[test]
fn the_plain_text_of_a_walk_is_whole_and_cannot_break_its_page() {
    let folder = scratch("text");
    let content = folder.join("content");
    copy_content(&content);
    let story = content.join("en/change.toml");
    let marked = fs::read_to_string(&story).expect("a story").replacen(
        "prompts = [",
        "prompts = [\n  '<b id=\"x\">A & B</b>',",
        1,
    );
    fs::write(&story, marked).expect("a story");
    let output = run(&["compile", text(&content), "--out", text(&folder)]);
    assert_eq!(output.status.code(), Some(0), "{}", stdout(&output));
    let html = fs::read_to_string(folder.join("text/en/change.html")).expect("the text");
    assert!(html.starts_with("<div slot=\"status\">"));
    assert!(html.contains("<li>&lt;b id=&quot;x&quot;&gt;A &amp; B&lt;/b&gt;</li>"));
    for unwanted in ["id=", "class=", "style="] {
        let marked_up = html.replace("&lt;b id=&quot;", "");
        assert!(!marked_up.contains(unwanted), "{unwanted} in the text");
    }
    let pack = fs::read_to_string(folder.join("packs/en/change.json")).expect("a pack");
    let story = paradox::story::Pack::from_json(&pack).expect("a pack").story;
    for scene in story.scenarios.iter().flat_map(|scenario| &scenario.scenes) {
        let said = scene.choices.iter().flat_map(|choice| [&choice.label, &choice.opened]);
        for words in said.chain([&scene.name]) {
            assert!(html.contains(words.as_str()), "{words} is not in the text");
        }
    }
}

#[test]
fn every_tag_of_the_plain_text_is_closed_where_it_should_be() {
    let folder = scratch("tags");
    run(&["compile", "content", "--out", text(&folder)]);
    let html = fs::read_to_string(folder.join("text/en/change.html")).expect("the text");
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
}

#[test]
fn what_can_be_read_is_reported_though_something_else_cannot() {
    let output = run(&["check", "tests/packs/ten-mistakes.toml", "content/en/chance.toml"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(stdout(&output).contains("mistake[unknown-key]"), "{}", stdout(&output));
    assert!(stderr(&output).contains("chance.toml"), "{}", stderr(&output));
}
