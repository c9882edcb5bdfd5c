//! Where choices lead: every scene is met, every walk ends, and none goes round the paradox.

use super::address::Address;
use super::nearest::nearest;
use super::sheet::Sheet;
use crate::story::{Choice, Scenario, Scene, Story};
use std::collections::BTreeSet;

/// Checks the links of every scenario.
pub(super) fn check(sheet: &mut Sheet<'_>, story: &Story) {
    for (index, scenario) in story.scenarios.iter().enumerate() {
        let at = Address::default().key("scenario").item(index);
        check_targets(sheet, &at, scenario);
        // With an id or a link in doubt, nobody can say what leads where.
        if !sheet.is_mended_inside(&at, &["scene", "choice", "goto"])
            && !has_mended_scene_id(sheet, &at, scenario)
            && !has_repeated_scene_id(scenario)
            && !scenario.scenes.is_empty()
        {
            let graph = Graph::of(scenario);
            check_reach(sheet, &at, &graph);
            check_loops(sheet, &at, &graph);
            check_paradox(sheet, &at, &graph);
        }
    }
}

fn has_mended_scene_id(sheet: &Sheet<'_>, at: &Address, scenario: &Scenario) -> bool {
    (0..scenario.scenes.len()).any(|index| sheet.is_mended(&scene_at(at, index).key("id")))
}

fn has_repeated_scene_id(scenario: &Scenario) -> bool {
    let ids: BTreeSet<&str> = scenario.scenes.iter().map(|scene| scene.id.as_str()).collect();
    ids.len() < scenario.scenes.len()
}

fn scene_at(scenario: &Address, index: usize) -> Address {
    scenario.key("scene").item(index)
}

fn check_targets(sheet: &mut Sheet<'_>, at: &Address, scenario: &Scenario) {
    let unsure = has_mended_scene_id(sheet, at, scenario);
    let unmet = Graph::of_sure_links(scenario).unmet();
    let ids: Vec<&str> = scenario.scenes.iter().map(|scene| scene.id.as_str()).collect();
    for (index, scene) in scenario.scenes.iter().enumerate() {
        for (number, choice) in scene.choices.iter().enumerate() {
            if unsure || scenario.scene(&choice.goto).is_some() {
                continue;
            }
            let hint = match meant(scenario, &unmet, &choice.goto) {
                Some(scene) => format!("did you mean `{}`?", scenario.scenes[scene].id),
                None => format!("lead to one of this scenario's scenes: {}", ids.join(", ")),
            };
            sheet.report(
                &scene_at(at, index).key("choice").item(number).key("goto"),
                "dangling-link",
                format!(
                    "choice `{}` of scene `{}` leads to `{}`, and no scene has that id",
                    choice.id, scene.id, choice.goto
                ),
                hint,
            );
        }
    }
}

/// The scene that a link to nowhere was most likely to lead to, preferably one that is `unmet`.
fn meant(scenario: &Scenario, unmet: &[usize], id: &str) -> Option<usize> {
    let scenes = &scenario.scenes;
    nearest(id, unmet.iter().map(|&scene| scenes[scene].id.as_str()))
        .or_else(|| nearest(id, scenes.iter().map(|scene| scene.id.as_str())))
        .and_then(|id| scenes.iter().position(|scene| scene.id == id))
}

/// The scenes of a scenario and what leads where, by number.
struct Graph<'story> {
    scenes: &'story [Scene],
    /// For each scene, its choices' ids and the scenes they lead to.
    ways: Vec<Vec<(&'story str, usize)>>,
}

impl<'story> Graph<'story> {
    fn of_sure_links(scenario: &'story Scenario) -> Self {
        let number = |id: &str| scenario.scenes.iter().position(|scene| scene.id == id);
        let ways = scenario.scenes.iter().map(|scene| {
            let way = |choice: &'story Choice| Some((choice.id.as_str(), number(&choice.goto)?));
            scene.choices.iter().filter_map(way).collect()
        });
        Self { scenes: &scenario.scenes, ways: ways.collect() }
    }

    /// As above, but a link to nowhere leads where nothing else does if it nearly says so: one slip
    /// of a key is one mistake.
    fn of(scenario: &'story Scenario) -> Self {
        let mut graph = Self::of_sure_links(scenario);
        let unmet = graph.unmet();
        for (scene, ways) in scenario.scenes.iter().zip(&mut graph.ways) {
            for choice in scene.choices.iter().filter(|it| scenario.scene(&it.goto).is_none()) {
                let target = meant(scenario, &unmet, &choice.goto);
                ways.extend(target.filter(|it| unmet.contains(it)).map(|it| (&*choice.id, it)));
            }
        }
        graph
    }

    /// The scenes that no walk comes to.
    fn unmet(&self) -> Vec<usize> {
        if self.scenes.is_empty() {
            return Vec::new();
        }
        let met = self.reach(0, |_| true);
        (0..self.scenes.len()).filter(|scene| !met.contains(scene)).collect()
    }

    fn id(&self, scene: usize) -> &'story str {
        &self.scenes[scene].id
    }

    /// Every scene that can be walked to from `start`, itself included, through scenes that `pass`.
    fn reach(&self, start: usize, pass: impl Fn(usize) -> bool) -> BTreeSet<usize> {
        let mut met = BTreeSet::new();
        let mut next = vec![start];
        while let Some(scene) = next.pop() {
            if pass(scene) && met.insert(scene) {
                next.extend(self.ways[scene].iter().map(|&(_, target)| target));
            }
        }
        met
    }

    /// A shortest walk of at least one choice from `start` to a scene that is `wanted`, in words.
    fn walk(
        &self,
        start: usize,
        pass: impl Fn(usize) -> bool,
        wanted: impl Fn(usize) -> bool,
    ) -> Option<String> {
        let mut met = BTreeSet::new();
        let mut walks = std::collections::VecDeque::from([(start, self.id(start).to_owned())]);
        while let Some((scene, walk)) = walks.pop_front() {
            for &(choice, target) in &self.ways[scene] {
                let walk = format!("{walk} ({choice}) → {}", self.id(target));
                if wanted(target) && (pass(target) || target == start) {
                    return Some(walk);
                }
                if pass(target) && met.insert(target) {
                    walks.push_back((target, walk));
                }
            }
        }
        None
    }
}

fn check_reach(sheet: &mut Sheet<'_>, at: &Address, graph: &Graph<'_>) {
    for index in graph.unmet() {
        let scene = &graph.scenes[index];
        sheet.report(
            &scene_at(at, index).key("id"),
            "unreachable-scene",
            format!("no walk from `{}` comes to scene `{}`", graph.id(0), scene.id),
            "let a choice lead here, or take the scene out",
        );
    }
}

/// A scenario only ever goes on: a loop would be a walk without an end.
fn check_loops(sheet: &mut Sheet<'_>, at: &Address, graph: &Graph<'_>) {
    let mut told: BTreeSet<usize> = BTreeSet::new();
    for start in 0..graph.scenes.len() {
        if told.contains(&start) {
            continue;
        }
        let Some(walk) = graph.walk(start, |_| true, |scene| scene == start) else { continue };
        let ahead = graph.reach(start, |_| true);
        told.extend(ahead.iter().filter(|&&scene| graph.reach(scene, |_| true).contains(&start)));
        let ends = ahead.iter().any(|&scene| graph.scenes[scene].is_end());
        sheet.report(
            &scene_at(at, start).key("id"),
            "endless-scene",
            if ends {
                format!("scene `{}` comes round again: {walk}", graph.id(start))
            } else {
                format!("scene `{}` never comes to an end: {walk}", graph.id(start))
            },
            "let every choice lead further on, to a scene without choices in the end",
        );
    }
}

fn check_paradox(sheet: &mut Sheet<'_>, at: &Address, graph: &Graph<'_>) {
    let misses = |scene: usize| !graph.scenes[scene].paradox;
    let hint = "write `paradox = true` in a scene that every walk comes through";
    if (0..graph.scenes.len()).all(misses) {
        let message = "no scene of this scenario is marked as the one where the paradox is met";
        sheet.report(at, "missed-paradox", message, hint);
        return;
    }
    if !misses(0) {
        return;
    }
    let ends = |scene: usize| graph.scenes[scene].is_end();
    let walk = if ends(0) { Some(graph.id(0).to_owned()) } else { graph.walk(0, misses, ends) };
    if let Some(walk) = walk {
        let message = format!("this walk never meets the paradox: {walk}");
        sheet.report(at, "missed-paradox", message, hint);
    }
}
