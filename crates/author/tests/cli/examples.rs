//! The examples: packs by other authors, made of words alone.

use crate::support::{project, says};
use std::fs;

#[test]
fn every_example_has_no_mistakes_and_every_road_leads_through() {
    let mut count = 0;
    for entry in fs::read_dir(project().join("examples")).expect("the examples") {
        let folder = entry.expect("an example").path();
        if !folder.is_dir() {
            continue;
        }
        let path = format!("examples/{}", folder.file_name().expect("a name").to_string_lossy());
        assert!(says(&["check", &path]).ends_with("all is well\n"), "{path}");
        let walked = says(&["walk", "--all", &path]);
        assert!(!walked.contains("unreachable"), "{walked}");
        let schema = fs::read_to_string(folder.join("both-true.schema.json")).expect("a schema");
        let hint = "run `both-true schema` and keep what it prints";
        assert_eq!(schema, says(&["schema"]), "{path}: {hint}");
        for file in fs::read_dir(&folder).expect("an example") {
            let name = file.expect("a file").path();
            let is_words = name.extension().is_some_and(|it| it == "toml" || it == "json");
            assert!(is_words, "{} is no words", name.display());
        }
        count += 1;
    }
    assert!(count >= 1, "there is no example");
}
