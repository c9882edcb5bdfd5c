//! Decoys: what the other person might have thought, and did not.

use super::address::Address;
use super::sheet::Sheet;
use crate::story::{Scenario, Story};

/// Checks that there is something to guess between wherever something is chosen, and that no decoy
/// is what somebody does think.
pub(super) fn check(sheet: &mut Sheet<'_>, story: &Story) {
    for (index, scenario) in story.scenarios.iter().enumerate() {
        let at = Address::default().key("scenario").item(index).key("scene");
        for (number, scene) in scenario.scenes.iter().enumerate() {
            let at = at.item(number);
            if scene.decoy.is_empty() && !scene.is_end() {
                sheet.report(
                    &at,
                    "decoy",
                    format!("scene `{}` has no `decoy`", scene.id),
                    format!("write what {} might think here, and does not", scenario.other()),
                );
            } else if let Some(place) = thought_at(scenario, &scene.decoy) {
                sheet.report(
                    &at.key("decoy"),
                    "decoy",
                    format!("this decoy is what {} thinks at {place}", scenario.other()),
                    "write a line that was never thought, as likely as the ones that were",
                );
            }
        }
    }
}

fn thought_at(scenario: &Scenario, decoy: &str) -> Option<String> {
    scenario.scenes.iter().find_map(|scene| {
        let thinks = |it: &&_| same(scenario.others_thought(it), decoy);
        let choice = scene.choices.iter().find(thinks)?;
        Some(format!("`{}/{}`", scene.id, choice.id))
    })
}

/// Whether two lines say the same, whatever their capitals and marks.
fn same(one: &str, other: &str) -> bool {
    let letters = |text: &str| -> String {
        text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
    };
    let (one, other) = (letters(one), letters(other));
    !one.is_empty() && one == other
}
