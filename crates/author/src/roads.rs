//! How many roads lead through a scenario: counted, not walked.

use paradox::story::{Scenario, Scene};
use std::collections::HashMap;

/// How many roads of choices lead from the first scene to an end through scenes that `pass` alone.
pub fn count(scenario: &Scenario, pass: impl Fn(&Scene) -> bool) -> f64 {
    let mut known = HashMap::new();
    scenario.scenes.first().map_or(0.0, |scene| from(scenario, scene, &pass, &mut known))
}

/// On what share of all roads a reader comes through a scene that is `wanted`, 0 to 1.
pub fn share(scenario: &Scenario, wanted: impl Fn(&Scene) -> bool) -> f64 {
    1.0 - count(scenario, |scene| !wanted(scene)) / count(scenario, |_| true)
}

/// Scenarios only ever lead on (the check sees to it), so this comes to an end.
fn from<'story>(
    scenario: &'story Scenario,
    scene: &'story Scene,
    pass: &impl Fn(&Scene) -> bool,
    known: &mut HashMap<&'story str, f64>,
) -> f64 {
    if let Some(roads) = known.get(scene.id.as_str()) {
        return *roads;
    }
    let roads = if !pass(scene) {
        0.0
    } else if scene.is_end() {
        1.0
    } else {
        let next = scene.choices.iter().filter_map(|choice| scenario.scene(&choice.goto));
        next.map(|next| from(scenario, next, pass, known)).sum()
    };
    known.insert(&scene.id, roads);
    roads
}
