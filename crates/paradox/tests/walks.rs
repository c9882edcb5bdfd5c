//! Every walk in `tests/walks`, played against the bare session. A real browser plays them too.
#![cfg(feature = "source")]

mod support;

use paradox::walk::Walk;

#[test]
fn every_walk_goes_as_written() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/walks");
    let mut played = 0;
    for entry in std::fs::read_dir(folder).expect("tests/walks is there") {
        let path = entry.expect("tests/walks can be listed").path();
        let text = std::fs::read_to_string(&path).expect("a walk is text");
        let walk = Walk::parse(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        walk.play(support::pack()).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        played += 1;
    }
    assert!(played >= 3, "{played} walks");
}
