//! `both-true preview`: what a browser would be given, before and after a save.

use crate::support::{command, name, run, says, scratch, spoil, stderr};
use serde_json::Value;
use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Stdio};

/// A running preview. Dropping it stops it.
struct Preview {
    child: Child,
    address: String,
}

impl Preview {
    fn of(folder: &Path, widget: &Path) -> Self {
        let arguments = ["preview", name(folder), "--widget", name(widget), "--port", "0"];
        let mut child = command(&arguments).stdout(Stdio::piped()).spawn().expect("both-true runs");
        let mut said = BufReader::new(child.stdout.take().expect("its output"));
        let mut line = String::new();
        said.read_line(&mut line).expect("an address");
        let address = line.split("http://").nth(1).and_then(|rest| rest.split('/').next());
        let address = address.expect("an address").to_owned();
        // Whatever else it says is let go, so that it never waits to be heard.
        std::thread::spawn(move || std::io::copy(&mut said, &mut std::io::sink()));
        Self { child, address }
    }

    fn get(&self, path: &str) -> String {
        let mut stream = TcpStream::connect(&self.address).expect("the preview listens");
        write!(stream, "GET {path} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n")
            .expect("a request");
        let mut answer = String::new();
        stream.read_to_string(&mut answer).expect("an answer");
        answer
    }

    fn state(&self) -> Value {
        let answer = self.get("/state");
        serde_json::from_str(answer.split("\r\n\r\n").nth(1).expect("a body")).expect("JSON")
    }
}

impl Drop for Preview {
    fn drop(&mut self) {
        // It may be gone already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// What `cargo xtask dist` leaves, as far as a preview cares.
fn widget(folder: &Path) -> PathBuf {
    let widget = folder.join("dist");
    fs::create_dir_all(widget.join("v1/0.1.0/packs/en")).expect("a folder");
    let put = |name: &str, text: &str| fs::write(widget.join(name), text).expect("a file");
    put("v1/both-true.js", "the loader");
    put("v1/0.1.0/packs/en/change.0123abcd.json", "not the author's");
    put("v1/0.1.0/packs/en/empathy.0123abcd.json", "not the author's");
    widget
}

#[test]
fn a_saved_story_is_shown_and_its_mistakes_are() {
    let folder = scratch("preview");
    let (widget, mine) = (widget(&folder), folder.join("mine"));
    says(&["new", name(&mine)]);
    let preview = Preview::of(&mine, &widget);
    let page = preview.get("/");
    assert!(page.contains("<both-true paradox=\"change\""), "{page}");
    assert!(page.contains("The spare key</h3>"), "the text stands in the element: {page}");
    assert!(preview.get("/v1/both-true.js").ends_with("the loader"));
    let pack = "/v1/0.1.0/packs/en/change.0123abcd.json";
    assert!(preview.get(pack).contains("\"The spare key\""));
    assert!(preview.get(pack).contains("no-store"), "a browser may keep what is old");
    let before = preview.state();
    assert_eq!(before["mistakes"], "");

    let story = mine.join("mine.toml");
    spoil(&story, "The spare key", "The third key");
    let after = preview.state();
    assert_ne!(after["version"], before["version"]);
    assert!(preview.get(pack).contains("\"The third key\""));

    spoil(&story, "goto = \"end\"", "goto = \"and\"");
    let spoilt = preview.state();
    let mistakes = spoilt["mistakes"].as_str().expect("text");
    assert!(mistakes.contains("mistake[dangling-link]"), "{mistakes}");
    assert!(mistakes.contains("did you mean `end`?"), "{mistakes}");
    assert!(preview.get(pack).contains("\"The third key\""), "what was good stays");

    spoil(&story, "goto = \"and\"", "goto = \"end\"");
    assert_eq!(preview.state()["mistakes"], "");
}

#[test]
fn without_the_widget_it_says_how_to_get_it() {
    let folder = scratch("no-widget");
    let mine = folder.join("mine");
    says(&["new", name(&mine)]);
    let output = run(&["preview", name(&mine), "--widget", name(&folder)]);
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("run `cargo xtask dist`"), "{}", stderr(&output));
}
