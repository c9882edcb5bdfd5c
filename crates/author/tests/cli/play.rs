//! `both-true play`: a walk in the terminal, here with a script at the keys.

use crate::support::{command, stdout};
use std::io::Write;
use std::process::{Output, Stdio};

fn play(path: &str, more: &[&str], keys: &str) -> Output {
    let arguments: Vec<&str> = ["play", path].iter().chain(more).copied().collect();
    let mut play = command(&arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("both-true runs");
    let mut input = play.stdin.take().expect("its input");
    input.write_all(keys.as_bytes()).expect("keys are read");
    drop(input);
    play.wait_with_output().expect("both-true ends")
}

#[test]
fn a_walk_is_played_by_numbers() {
    // In, past one beat, into the first chair, a choice, no guess, on, back, the path, out.
    let output = play("tests/packs/good.toml", &[], "1\n\n1\n2\n3\n\nb\np\nq\n");
    assert_eq!(output.status.code(), Some(0));
    let said = stdout(&output);
    let mut rest = said.as_str();
    for words in [
        "--- door ---\nA small walk",
        "1 Start\n",
        "--- feel/predict ---",
        "--- chairs ---",
        "--- a/s1 ---\nThe scores",
        "Dara: “You hold that like a report.”\n(there · some)",
        "--- a/s1/",
        "what might Dara be thinking?",
        "Kiran thinks: ",
        "--- a/s2 ---",
        "* ",
    ] {
        let at = rest.find(words).unwrap_or_else(|| panic!("no {words:?} in {rest}\n\nof {said}"));
        rest = &rest[at + words.len()..];
    }
}

#[test]
fn what_is_no_number_on_offer_is_told_so_and_the_end_of_input_is_an_end() {
    let output = play("tests/packs/good.toml", &[], "7\n0\nhello");
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(stdout(&output).matches("Type a number from 1 to 3.").count(), 3);
}

#[test]
fn all_walks_begin_at_the_opening_and_one_can_be_named() {
    let said = stdout(&play("content/en", &[], "q\n"));
    assert!(said.contains("--- opening ---"), "{said}");
    let said = stdout(&play("content/en", &["--story", "empathy", "--full"], "1\n1\n"));
    assert!(
        said.contains("--- feel/predict ---") && said.contains("--- feel/moments ---"),
        "{said}"
    );
}
