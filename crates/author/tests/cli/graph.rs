//! `both-true graph`: the scenes of a story, for programs that draw.

use crate::support::{run, says, stderr};

#[test]
fn a_graph_has_every_scene_and_every_choice() {
    let said = says(&["graph", "tests/packs/good.toml"]);
    assert!(said.starts_with("flowchart TD\n  subgraph a [\"The scores\"]\n"), "{said}");
    for line in [
        "    a__s1[\"s1: The first hour\"]",
        "    a__s2{{\"s2: The paradox\"}}",
        "    a__s3([\"s3: The end\"])",
        "    a__s1 -- \"a: “Help me get it up.”\" --> a__s2",
        "    b__t1 -- \"b: Leave it.\" --> b__t2",
    ] {
        assert!(said.lines().any(|it| it == line), "no {line} in {said}");
    }
}

#[test]
fn graphviz_is_spoken_as_well() {
    let said = says(&["graph", "tests/packs/good.toml", "--format", "dot"]);
    assert!(said.starts_with("digraph \"change\" {\n"), "{said}");
    assert!(said.contains("    \"a__s2\" [shape=hexagon, label=\"s2: The paradox\"]\n"), "{said}");
    assert!(said.contains("    \"a__s1\" -> \"a__s2\" [label=\"b: Lay the phone down.\"]\n"));
    assert_eq!(said.matches('{').count(), said.matches('}').count());
}

#[test]
fn of_several_stories_one_is_named() {
    let output = run(&["graph", "content/en"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("name one of change, empathy, relationship"));
    assert!(says(&["graph", "content/en", "--story", "empathy"]).contains("subgraph b"));
}
