//! The two quiet words of a scenario: that conditions and effects name them, within their range.

use super::address::Address;
use super::nearest::nearest;
use super::sheet::Sheet;
use crate::story::{Choice, Effect, Scenario, Story, Variant};

/// The values a reading can have.
const RANGE: std::ops::RangeInclusive<i8> = 0..=6;
/// The most that one scene or choice can do.
const STEP: i8 = 3;

/// Checks every reading, and every mention of one.
pub(super) fn check(sheet: &mut Sheet<'_>, story: &Story) {
    for (index, scenario) in story.scenarios.iter().enumerate() {
        let at = Address::default().key("scenario").item(index);
        for (number, reading) in scenario.readings.iter().enumerate() {
            let start = at.key("reading").item(number).key("start");
            check_value(sheet, &start, reading.start, "a reading starts");
        }
        check_effects(sheet, &at, scenario);
        for (number, scene) in scenario.scenes.iter().enumerate() {
            let at = at.key("scene").item(number);
            check_variants(sheet, &at, scenario, &scene.variants);
        }
    }
}

fn check_value(sheet: &mut Sheet<'_>, at: &Address, value: i8, what: &str) {
    if !RANGE.contains(&value) {
        sheet.report(
            at,
            "reading-range",
            format!("{what} at {value}"),
            format!("write a number from {} to {}", RANGE.start(), RANGE.end()),
        );
    }
}

fn check_known(sheet: &mut Sheet<'_>, at: &Address, scenario: &Scenario, id: &str) {
    let readings = scenario.readings.iter().map(|reading| reading.id.as_str());
    let ids = || readings.clone().chain(scenario.flags.iter().map(String::as_str));
    let list = at.first(2).key("reading");
    if ids().any(|known| known == id) || sheet.is_mended_inside(&list, &["id", "reading"]) {
        return;
    }
    let hint = match nearest(id, ids()) {
        Some(known) => format!("did you mean `{known}`?"),
        None => format!("this scenario has {}", ids().collect::<Vec<_>>().join(" and ")),
    };
    let message = format!("`{id}` is not a reading of scenario `{}`", scenario.id);
    sheet.report_part(at, id, "unknown-reading", message, hint);
}

/// Every effect of a scenario, of its scenes and of their choices, with its place.
pub(super) fn effects<'story>(
    at: &Address,
    scenario: &'story Scenario,
) -> impl Iterator<Item = (Address, &'story Effect)> {
    let scenes = scenario.scenes.iter().enumerate();
    scenes.flat_map(|(number, scene)| {
        let at = at.key("scene").item(number);
        let choices = scene.choices.iter().enumerate();
        let chosen = |(index, choice): (usize, &'story Choice)| {
            (at.key("choice").item(index).key("effect"), &choice.effect)
        };
        let chosen: Vec<_> = choices.map(chosen).collect();
        [(at.key("effect"), &scene.effect)].into_iter().chain(chosen)
    })
}

fn check_effects(sheet: &mut Sheet<'_>, at: &Address, scenario: &Scenario) {
    for (at, effect) in effects(at, scenario) {
        for (id, change) in effect.0.iter().map(|(id, by)| (id, *by)) {
            let at = at.key(id);
            check_known(sheet, &at, scenario, id);
            if scenario.flags.contains(id) {
                continue;
            }
            if change == 0 || change.unsigned_abs() > STEP.unsigned_abs() {
                sheet.report(
                    &at,
                    "reading-range",
                    format!("this moves `{id}` by {change}"),
                    format!("move it by 1 to {STEP}, up or down, or leave it out"),
                );
            }
        }
    }
}

fn check_variants(sheet: &mut Sheet<'_>, at: &Address, scenario: &Scenario, variants: &[Variant]) {
    for (index, variant) in variants.iter().enumerate() {
        let at = at.key("variant").item(index);
        let is_last = index + 1 == variants.len();
        if let Some(condition) = &variant.when {
            let at = at.key("when");
            check_known(sheet, &at, scenario, &condition.left);
            if let Some(id) = &condition.right.reading {
                check_known(sheet, &at, scenario, id);
            }
            check_value(sheet, &at, condition.right.number, "this compares");
            if is_last {
                sheet.report(
                    &at,
                    "no-otherwise",
                    "the last variant has a condition, so a walk could find none that holds",
                    "end with a variant without `when`: it stands for all other cases",
                );
            }
        } else if !is_last && !sheet.is_mended(&at.key("when")) {
            sheet.report(
                &at,
                "no-otherwise",
                "this variant has no condition, so those after it are never met",
                "give it a `when`, or put it last",
            );
        }
    }
}
