//! `both-true schema`: what editors know of a story, held against the stories there are.

use crate::support::{good, project, says};
use jsonschema::Validator;
use serde_json::Value;
use std::fs;

fn validator(kind: &str) -> Validator {
    let schema: Value = serde_json::from_str(&says(&["schema", "--of", kind])).expect("JSON");
    jsonschema::validator_for(&schema).expect("a schema")
}

fn value(toml: &str) -> Value {
    toml::from_str(toml).expect("TOML")
}

#[test]
fn every_story_of_ours_is_as_the_schema_has_it() {
    let stories = validator("story");
    let mut count = 0;
    for entry in fs::read_dir(project().join("content/en")).expect("content") {
        let path = entry.expect("a file").path();
        let text = fs::read_to_string(&path).expect("a file");
        let validator = match path.file_name().and_then(|name| name.to_str()) {
            Some("care.toml" | "interface.toml" | "pages.toml") => continue,
            Some("all.toml") => &validator("frame"),
            _ => &stories,
        };
        let faults: Vec<_> =
            validator.iter_errors(&value(&text)).map(|it| it.to_string()).collect();
        assert!(faults.is_empty(), "{}: {faults:?}", path.display());
        count += 1;
    }
    assert!(count >= 4, "only {count} files were held against the schema");
}

#[test]
fn the_schema_knows_each_model_and_refuses_what_the_check_refuses() {
    let stories = validator("story");
    let story = good("good.toml");
    assert!(stories.is_valid(&value(&story)));
    for (old, new) in [
        ("title = \"A small walk\"", "titel = \"A small walk\""),
        ("start = 1", "start = \"one\""),
        ("chair = \"client\"", "chair = \"clinet\""),
        ("first-seed = 34\n", ""),
    ] {
        assert!(!stories.is_valid(&value(&story.replacen(old, new, 1))), "{new} is let through");
    }
}

#[test]
fn each_key_is_explained() {
    let schema: Value = serde_json::from_str(&says(&["schema"])).expect("JSON");
    let scene = &schema["$defs"]["Scene"]["properties"];
    assert_eq!(scene["paradox"]["description"], "Whether the paradox is met here.");
    let mut unexplained = Vec::new();
    for (name, kind) in schema["$defs"].as_object().expect("types") {
        for (key, property) in kind["properties"].as_object().into_iter().flatten() {
            if property["description"].as_str().is_none_or(str::is_empty) {
                unexplained.push(format!("{name}.{key}"));
            }
        }
    }
    assert!(unexplained.is_empty(), "{unexplained:?}");
}
