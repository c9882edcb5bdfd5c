//! The real pack, as the checks let it through.

use paradox::pack::{self, Rules};
use paradox::story::Pack;
use std::sync::OnceLock;

/// The paradox of change, in English.
pub fn pack() -> &'static Pack {
    static PACK: OnceLock<Pack> = OnceLock::new();
    PACK.get_or_init(|| {
        let content = concat!(env!("CARGO_MANIFEST_DIR"), "/../../content/en");
        let read = |file: &str| {
            let path = format!("{content}/{file}");
            std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"))
        };
        let rules = Rules::default();
        let story = pack::story(&read("change.toml"), &rules).unwrap_or_else(|it| panic!("{it:?}"));
        let interface =
            pack::interface(&read("interface.toml"), &rules).unwrap_or_else(|it| panic!("{it:?}"));
        Pack { story, interface }
    })
}
