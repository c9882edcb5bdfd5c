//! `both-true new`: a first pack, and that it is a good one.

use crate::support::{good, name, run, says, scratch, stderr, stdout};
use std::fs;

#[test]
fn a_new_pack_has_no_mistakes_and_every_road_leads_through() {
    let folder = scratch("new").join("my-paradox");
    assert!(says(&["new", name(&folder)]).contains("both-true check"));
    assert!(says(&["check", name(&folder)]).ends_with("2 files checked: all is well\n"));
    let walked = says(&["walk", "--all", name(&folder)]);
    assert!(walked.starts_with("my-paradox\n") && !walked.contains("unreachable"), "{walked}");
    let story = fs::read_to_string(folder.join("my-paradox.toml")).expect("a story");
    assert!(story.starts_with("#:schema ./both-true.schema.json\n"));
    let schema = fs::read_to_string(folder.join("both-true.schema.json")).expect("a schema");
    assert_eq!(schema, says(&["schema"]));
}

#[test]
fn a_new_pack_compiles_to_what_a_page_can_fetch() {
    let folder = scratch("new-compiled").join("mine");
    says(&["new", name(&folder)]);
    let out = folder.join("../out");
    says(&["compile", name(&folder), "--out", name(&out)]);
    let json = fs::read_to_string(out.join("packs/en/mine.json")).expect("a pack");
    let pack = paradox::story::Pack::from_json(&json).expect("a pack that can be walked");
    assert_eq!(pack.interface.chair_client, "Sit with the one who is helped, as {name}");
    assert_ne!(pack.interface.go_on, "", "what words.toml leaves out is ours");
}

#[test]
fn a_mistake_in_its_words_stands_where_it_was_written() {
    let folder = scratch("new-words").join("mine");
    says(&["new", name(&folder)]);
    fs::write(folder.join("words.toml"), "paws = \"x\"\ngo-on = \"\"\npause = \"*x*\"\n")
        .expect("words");
    let said = String::from_utf8(run(&["check", name(&folder)]).stdout).expect("text");
    assert!(said.contains("words.toml:1:1"), "{said}");
    assert!(said.contains("mistake[empty-text]: `go-on` is empty"), "{said}");
    assert!(said.contains("mistake[markup]"), "{said}");
    assert!(said.ends_with("3 mistakes in 1 file\n"), "{said}");
}

#[test]
fn nothing_is_written_over_and_a_name_has_to_be_an_id() {
    let folder = scratch("new-twice").join("mine");
    says(&["new", name(&folder)]);
    let output = run(&["new", name(&folder)]);
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("is there already"), "{}", stderr(&output));
    let output = run(&["new", name(&folder.join("../My Own"))]);
    assert!(stderr(&output).contains("`My Own` can't be the name of a pack"));
}

#[test]
fn a_pack_of_ones_own_may_bring_its_claims_its_care_and_an_opening() {
    let folder = scratch("new-whole").join("mine");
    says(&["new", name(&folder)]);
    let put = |file: &str, text: &str| fs::write(folder.join(file), text).expect("a file");
    let claim = |id| format!("[[claim]]\nid = \"{id}\"\ntext = \"It is so.\"\nwhere = \"Out\"\n");
    put("claims.toml", &claim("change.personal"));
    put("care.toml", "never = [\"a bell\"]\n");
    put(
        "all.toml",
        &good("good-frame.toml").replacen("walks = [\"change\"]", "walks = [\"mine\"]", 1),
    );
    let said = stdout(&run(&["check", name(&folder)]));
    assert!(said.contains("mistake[banned-phrase]: “a bell” is never said here"), "{said}");
    put("care.toml", "never = [\"a whistle\"]\n");
    assert!(says(&["claims", name(&folder)]).starts_with("change.personal  100%  opening\n"));
    let out = folder.join("../out");
    says(&["compile", name(&folder), "--out", name(&out)]);
    assert!(out.join("packs/en/all.json").exists());
}
