//! What the tests of the command share: a way to run it, and small contents to run it on.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

pub fn project() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// `both-true`, about to run in the project's folder.
pub fn command(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_both-true"));
    command.args(arguments).current_dir(project());
    command
}

/// Runs `both-true` in the project's folder.
pub fn run(arguments: &[&str]) -> Output {
    command(arguments).output().expect("both-true runs")
}

/// Runs it, and gives what it says if all is well.
#[track_caller]
pub fn says(arguments: &[&str]) -> String {
    let output = run(arguments);
    assert_eq!(output.status.code(), Some(0), "{}{}", stdout(&output), stderr(&output));
    stdout(&output)
}

pub fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("text")
}

pub fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).expect("text")
}

/// An empty folder for one test.
pub fn scratch(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    if folder.exists() {
        fs::remove_dir_all(&folder).expect("an old folder goes");
    }
    fs::create_dir_all(&folder).expect("a new folder");
    folder
}

/// A good file of `tests/packs`.
pub fn good(name: &str) -> String {
    fs::read_to_string(project().join("tests/packs").join(name)).expect("a good file")
}

/// A small content with nothing wrong in it: a walk with each of the models, and what is around.
pub fn content(name: &str) -> PathBuf {
    let folder = scratch(name).join("content");
    fs::create_dir_all(folder.join("en")).expect("a folder");
    let write = |name: &str, text: &str| fs::write(folder.join(name), text).expect("a file");
    let line = good("good.toml");
    let (start, end) = (line.find("[model]"), line.find("[[scenario]]"));
    let (start, end) = (start.expect("a model"), end.expect("a scenario"));
    let with = |id: &str, model: &str| {
        let story = format!("{}{model}{}", &line[..start], &line[end..]);
        story.replacen("id = \"change\"", &format!("id = \"{id}\""), 1)
    };
    let claim = |id| format!("[[claim]]\nid = \"{id}\"\ntext = \"x\"\nwhere = \"cA\"\n\n");
    write("claims.toml", &claim("change.personal"));
    write("en/care.toml", "never = [\"people like you\"]\n");
    write("en/interface.toml", &good("good-interface.toml"));
    write("en/change.toml", &line);
    write("en/empathy.toml", &with("empathy", &good("good-dial.toml")));
    write("en/relationship.toml", &with("relationship", &good("good-lenses.toml")));
    let frame = good("good-frame.toml");
    let walks = "walks = [\"relationship\", \"change\", \"empathy\"]";
    write("en/all.toml", &frame.replacen("walks = [\"change\"]", walks, 1));
    folder
}

/// Changes a file of a content.
pub fn spoil(file: &Path, old: &str, new: &str) {
    let text = fs::read_to_string(file).expect("a file");
    assert!(text.contains(old), "no {old:?} in {}", file.display());
    fs::write(file, text.replacen(old, new, 1)).expect("a file");
}

pub fn name(path: &Path) -> &str {
    path.to_str().expect("a path in UTF-8")
}
