//! Decoys: what the other person might have thought, and did not.

use super::address::Address;
use super::sheet::Sheet;
use crate::story::{Scenario, Story};

/// Checks that no decoy is what somebody does think: a guess between a line and itself is none.
pub(super) fn check(sheet: &mut Sheet<'_>, story: &Story) {
    for (index, scenario) in story.scenarios.iter().enumerate() {
        let at = Address::default().key("scenario").item(index).key("decoys");
        for (number, decoy) in scenario.decoys.iter().enumerate() {
            if let Some(place) = thought_at(scenario, decoy) {
                sheet.report(
                    &at.item(number),
                    "decoy",
                    format!("this decoy is what {} thinks at {place}", scenario.other()),
                    "write a line that was never thought, as likely as the ones that were",
                );
            } else if scenario.decoys[..number].iter().any(|it| same(it, decoy)) {
                sheet.report(
                    &at.item(number),
                    "decoy",
                    "this decoy is there twice",
                    "write three lines that differ",
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
