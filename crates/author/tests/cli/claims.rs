//! `both-true claims`: which screens carry which claim, and on how many walks it is met.

use crate::support::{content, name, run, says, spoil, stderr, stdout};
use std::fs;
use std::path::{Path, PathBuf};

/// A content whose claims are these.
fn with_claims(folder: &str, claims: &[(&str, &str)]) -> PathBuf {
    let content = content(folder);
    let claim = |(id, place): &(&str, &str)| {
        format!("[[claim]]\nid = \"{id}\"\ntext = \"It is so.\"\nwhere = \"{place}\"\n")
    };
    let all: String = claims.iter().map(claim).collect();
    fs::write(content.join("claims.toml"), all).expect("claims");
    content
}

/// Scene s2 of one scenario splits: half of its roads lead past s2x, which carries `change.half`.
fn split(content: &Path, story: &str) {
    let file = content.join(format!("en/{story}.toml"));
    let text = fs::read_to_string(&file).expect("a story");
    let start = text.find("[[scenario.scene]]\nid = \"s2\"").expect("s2");
    let end = start + text[start..].find("[[scenario.scene]]\nid = \"s3\"").expect("s3");
    let twin = text[start..end].replacen("id = \"s2\"", "id = \"s2x\"", 1).replacen(
        "claims = [\"change.personal\"]",
        "claims = [\"change.half\"]",
        1,
    );
    let text = format!("{}{twin}{}", &text[..end], &text[end..]);
    fs::write(&file, text).expect("a story");
    spoil(&file, "goto = \"s2\"", "goto = \"s2x\"");
}

#[test]
fn every_claim_of_ours_is_carried_and_met_on_most_walks() {
    let said = says(&["claims", "content/en"]);
    assert!(
        said.ends_with("54 of 54 claims are carried; 0 met on fewer than half of full walks\n")
    );
}

#[test]
fn a_claim_is_listed_with_its_screens() {
    let content = with_claims("listed", &[("change.personal", "cA")]);
    fs::remove_file(content.join("en/empathy.toml")).expect("a file goes");
    fs::remove_file(content.join("en/relationship.toml")).expect("a file goes");
    spoil(&content.join("en/all.toml"), "\"relationship\", \"change\", \"empathy\"", "\"change\"");
    let said = says(&["claims", name(&content)]);
    let screens = "opening, change/door, change/feel/predict, change/a/s2, change/card";
    assert!(said.starts_with(&format!("change.personal  100%  {screens}\n")), "{said}");
}

#[test]
fn a_claim_that_no_screen_carries_is_missed() {
    let claims = [("change.personal", "cA"), ("change.lost", "cA"), ("change.told", "N")];
    let content = with_claims("lost", &claims);
    let output = run(&["claims", name(&content.join("en"))]);
    assert_eq!(output.status.code(), Some(1));
    let said = stdout(&output);
    assert!(said.contains("\nchange.lost: no screen carries it\n"), "{said}");
    assert!(!said.contains("change.told:"), "a claim for notes may be on no screen: {said}");
}

#[test]
fn roads_are_counted_so_that_each_of_them_weighs_the_same() {
    let claims = [("change.personal", "cA"), ("change.half", "cA")];
    let content = with_claims("half", &claims);
    // Only the first choice of s1 leads past the claim: one road in two, and half is enough.
    split(&content, "change");
    assert!(says(&["claims", name(&content)]).contains("change.half       50%  change/a/s2x\n"));
    // In a second walk as well: it is missed on a quarter of full walks.
    split(&content, "empathy");
    let said = says(&["claims", name(&content)]);
    assert!(said.contains("change.half       75%  change/a/s2x, empathy/a/s2x\n"), "{said}");
}

#[test]
fn a_claim_met_on_too_few_walks_is_named() {
    let claims = [("change.personal", "cA"), ("change.half", "cA")];
    let content = with_claims("rare", &claims);
    split(&content, "change");
    // A third choice that leads elsewhere.
    let file = content.join("en/change.toml");
    let text = fs::read_to_string(&file).expect("a story");
    let start = text.find("[[scenario.scene.choice]]\nid = \"b\"").expect("a choice");
    let end = start + text[start..].find("[[scenario.scene]]").expect("the next scene");
    let third = text[start..end].replacen("id = \"b\"", "id = \"c\"", 1);
    fs::write(&file, format!("{}{third}{}", &text[..end], &text[end..])).expect("a story");
    let output = run(&["claims", name(&content)]);
    assert_eq!(output.status.code(), Some(1));
    let said = stdout(&output);
    assert!(said.contains("change.half       33%"), "{said}");
    assert!(said.contains("change.half: met on fewer than half of full walks"), "{said}");
    let table = stdout(&run(&["claims", name(&content), "--format", "markdown"]));
    assert!(table.contains("| `change.half` | It is so. | **met on fewer than half"), "{table}");
}

#[test]
fn without_a_list_of_claims_there_is_nothing_to_look_for() {
    let content = content("none");
    fs::remove_file(content.join("claims.toml")).expect("a file goes");
    let output = run(&["claims", name(&content)]);
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("there is no claims.toml"), "{}", stderr(&output));
}
