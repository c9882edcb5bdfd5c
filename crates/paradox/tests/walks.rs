//! Every walk in `tests/walks`, played against the bare session. A real browser plays them too.
#![cfg(feature = "source")]

mod support;

use paradox::session::Length;
use paradox::walk::Walk;
use std::collections::BTreeSet;
use support::{PACKS, pack};

#[test]
fn every_walk_goes_as_written() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/walks");
    let mut played = BTreeSet::new();
    for entry in std::fs::read_dir(folder).expect("tests/walks is there") {
        let path = entry.expect("tests/walks can be listed").path();
        let text = std::fs::read_to_string(&path).expect("a walk is text");
        let walk = Walk::parse(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        walk.play(pack(&walk.pack)).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        played.insert((walk.pack, walk.length == Length::Full));
    }
    for name in PACKS {
        assert!(played.contains(&(name.to_owned(), false)), "no short walk through {name}");
    }
    for name in &PACKS[..3] {
        assert!(played.contains(&((*name).to_owned(), true)), "no full walk through {name}");
    }
}
