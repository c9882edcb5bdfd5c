//! The rooms of the core stand one above another, and imports point down only.

use std::fs;
use std::path::{Path, PathBuf};

/// Each room, and the rooms it may import from. Its own files are always open to it.
const ROOMS: &[(&str, &[&str])] = &[
    ("walk", &["session", "sim", "story"]),
    ("session", &["story", "interface", "sim", "digits"]),
    ("pack", &["story", "interface", "prose", "diagnostic"]),
    ("links", &["prose"]),
    ("json", &["story", "interface", "stage", "sim"]),
    ("story", &["interface", "stage", "sim"]),
    ("interface", &[]),
    ("stage", &["pen"]),
    ("pen", &[]),
    ("prose", &[]),
    ("sim", &[]),
    ("diagnostic", &[]),
    ("digits", &[]),
];

/// What the core has never heard of: pages, clocks, disks, networks and chance.
const FOREIGN: &[&str] = &[
    "yew",
    "web_sys",
    "js_sys",
    "wasm_bindgen",
    "gloo",
    "rand",
    "std::time",
    "std::fs",
    "std::net",
    "std::env",
    "std::process",
    "std::thread",
];

fn source() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("a folder of sources");
    let paths = entries.map(|entry| entry.expect("a source").path());
    paths.flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] }).collect()
}

/// The room a file belongs to: `session/place.rs` is in `session`.
fn room(file: &Path) -> String {
    let inside = file.strip_prefix(source()).expect("a file of ours").with_extension("");
    let first = inside.iter().next().expect("a name");
    first.to_string_lossy().into_owned()
}

/// The name at the start of `path`: `story` in `story::{Pack, Story}`.
fn first_name(path: &str) -> &str {
    path.split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap_or_default()
}

/// What is wrong with one line of a file in `room`, if anything is.
fn complaint(room: &str, line: &str) -> Option<String> {
    let code = line.split("//").next().unwrap_or_default();
    let Some((_, open)) = ROOMS.iter().find(|(name, _)| *name == room) else {
        return Some(format!("`{room}` is in no list of rooms: give it a place in this test"));
    };
    for (at, found) in code.match_indices("crate::") {
        let name = first_name(&code[at + found.len()..]);
        let is_room = ROOMS.iter().any(|(room, _)| *room == name);
        if name.is_empty() || is_room && name != room && !open.contains(&name) {
            return Some(format!("`{room}` may not import from `{name}`: {line}"));
        }
    }
    let path = code.trim_start().trim_start_matches("pub ").strip_prefix("use ")?;
    let foreign = FOREIGN.iter().find(|foreign| {
        path.strip_prefix(**foreign).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
    });
    foreign.map(|foreign| format!("the core does not know of `{foreign}`: {line}"))
}

#[test]
fn imports_inside_the_core_point_down() {
    let mut complaints = Vec::new();
    let mut imports = 0;
    for file in files(&source()) {
        let room = room(&file);
        if room == "lib" {
            continue;
        }
        let text = fs::read_to_string(&file).expect("a source");
        imports += text.matches("use crate::").count();
        for line in text.lines() {
            complaints.extend(complaint(&room, line).map(|it| format!("{}: {it}", file.display())));
        }
    }
    assert!(imports > 10, "only {imports} imports were found");
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
}

#[test]
fn an_upward_import_and_a_foreign_one_would_be_noticed() {
    assert!(complaint("story", "use crate::session::Session;").is_some());
    assert!(complaint("sim", "    let story = crate::story::Story::default();").is_some());
    assert!(complaint("session", "use crate::{story::Story, pack::Rules};").is_some());
    assert!(complaint("session", "use std::time::Instant;").is_some());
    assert!(complaint("stage", "pub use web_sys::Element;").is_some());
    assert!(complaint("attic", "use std::fmt;").is_some());
    assert_eq!(complaint("session", "use crate::story::Story;"), None);
    assert_eq!(complaint("sim", "use super::random::Random;"), None);
    assert_eq!(complaint("sim", "// like crate::story"), None);
}
