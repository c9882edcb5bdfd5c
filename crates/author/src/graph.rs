//! The scenes of a story as a graph, for people who think in pictures.

use clap::ValueEnum;
use paradox::story::{Choice, Scenario, Scene, Story};
use std::fmt::Write;

/// A language for graphs.
#[derive(Clone, Copy, ValueEnum)]
pub enum Format {
    /// For Markdown pages that draw it: <https://mermaid.js.org>
    Mermaid,
    /// For Graphviz: <https://graphviz.org>
    Dot,
}

/// The most letters of a choice that stand on its arrow.
const LONG: usize = 40;

/// Draws the scenarios of a story, a box each. Where the paradox is met stands out.
pub fn graph(story: &Story, format: Format) -> String {
    match format {
        Format::Mermaid => mermaid(story),
        Format::Dot => dot(story),
    }
}

// Writing to a string cannot fail, so what `writeln!` gives back is let go throughout.

fn mermaid(story: &Story) -> String {
    let mut text = "flowchart TD\n".to_owned();
    for scenario in &story.scenarios {
        let title = quoted(&scenario.title, "#quot;");
        let _ = writeln!(text, "  subgraph {} [{title}]", scenario.id);
        for scene in &scenario.scenes {
            let (open, close) = match scene {
                scene if scene.paradox => ("{{", "}}"),
                scene if scene.is_end() => ("([", "])"),
                _ => ("[", "]"),
            };
            let (node, label) = (node(scenario, &scene.id), quoted(&named(scene), "#quot;"));
            let _ = writeln!(text, "    {node}{open}{label}{close}");
        }
        for (scene, choice) in ways(scenario) {
            let (from, to) = (node(scenario, &scene.id), node(scenario, &choice.goto));
            let _ = writeln!(text, "    {from} -- {} --> {to}", quoted(&short(choice), "#quot;"));
        }
        text.push_str("  end\n");
    }
    text
}

fn dot(story: &Story) -> String {
    let mut text = format!("digraph {} {{\n", quoted(&story.id, "\\\""));
    for scenario in &story.scenarios {
        let title = quoted(&scenario.title, "\\\"");
        let _ = writeln!(text, "  subgraph \"cluster_{}\" {{\n    label={title}", scenario.id);
        for scene in &scenario.scenes {
            let shape = match scene {
                scene if scene.paradox => "hexagon",
                scene if scene.is_end() => "oval",
                _ => "box",
            };
            let (node, label) = (node(scenario, &scene.id), quoted(&named(scene), "\\\""));
            let _ = writeln!(text, "    \"{node}\" [shape={shape}, label={label}]");
        }
        for (scene, choice) in ways(scenario) {
            let (from, to) = (node(scenario, &scene.id), node(scenario, &choice.goto));
            let label = quoted(&short(choice), "\\\"");
            let _ = writeln!(text, "    \"{from}\" -> \"{to}\" [label={label}]");
        }
        text.push_str("  }\n");
    }
    text.push_str("}\n");
    text
}

fn ways(scenario: &Scenario) -> impl Iterator<Item = (&Scene, &Choice)> {
    scenario.scenes.iter().flat_map(|scene| scene.choices.iter().map(move |it| (scene, it)))
}

/// A node's name. A hyphen would mean something else to Mermaid, and an id holds no underscore.
fn node(scenario: &Scenario, scene: &str) -> String {
    format!("{}__{}", scenario.id, scene).replace('-', "_")
}

fn named(scene: &Scene) -> String {
    format!("{}: {}", scene.id, scene.name)
}

fn short(choice: &Choice) -> String {
    let label = if choice.label.chars().count() > LONG {
        let start: String = choice.label.chars().take(LONG).collect();
        format!("{}…", start.trim_end())
    } else {
        choice.label.clone()
    };
    format!("{}: {label}", choice.id)
}

fn quoted(text: &str, quote: &str) -> String {
    format!("\"{}\"", text.replace('\\', "/").replace('"', quote))
}
