//! The real packs, as the checks let them through.

use paradox::diagnostic::Diagnostic;
use paradox::pack::{self, Rules};
use paradox::story::Pack;
use std::path::Path;
use std::sync::OnceLock;

/// The walks, in the order that the frame gives them.
const WALKS: [&str; 3] = ["change", "empathy", "relationship"];

/// What a page can ask for: each walk alone, and all of them in their frame.
pub const PACKS: [&str; 4] = [WALKS[0], WALKS[1], WALKS[2], "all"];

/// A pack by its name, in English.
pub fn pack(name: &str) -> &'static Pack {
    static READ: OnceLock<[Pack; 4]> = OnceLock::new();
    let at = PACKS.iter().position(|it| *it == name);
    let at = at.unwrap_or_else(|| panic!("there is no pack `{name}`"));
    &READ.get_or_init(|| PACKS.map(read))[at]
}

fn read(name: &str) -> Pack {
    let rules = Rules::default();
    let walks = if name == "all" { &WALKS[..] } else { &[name] };
    let story = |walk: &&str| checked(walk, pack::story(&words(walk), &rules));
    let frame = || checked(name, pack::frame(&words(name), &rules));
    Pack {
        stories: walks.iter().map(story).collect(),
        frame: (name == "all").then(frame),
        interface: checked("interface", pack::interface(&words("interface"), &rules)),
    }
}

fn words(file: &str) -> String {
    let mut folders = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors();
    let content = folders.find_map(|folder| {
        let content = folder.join("content/en");
        content.is_dir().then_some(content)
    });
    let content = content.expect("content/en stands at the top of the project");
    std::fs::read_to_string(content.join(format!("{file}.toml"))).expect("words to read")
}

fn checked<T>(file: &str, read: Result<T, Vec<Diagnostic>>) -> T {
    read.unwrap_or_else(|mistakes| panic!("{file}: {mistakes:?}"))
}
