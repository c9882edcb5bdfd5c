//! Ids: well formed, and one of each.

use super::Claims;
use super::address::Address;
use super::sheet::Sheet;
use crate::story::{Scenario, Scene, Story};

/// What links call places by, so that no story can be called by it.
const PLACES: &[&str] =
    &["all", "opening", "closing", "door", "summary", "feel", "chairs", "card", "reflection"];

/// Checks every id in a story. `name` is what its file is called.
pub(super) fn check(sheet: &mut Sheet<'_>, story: &Story, name: Option<&str>) {
    let root = Address::default();
    check_form(sheet, &root, &story.id);
    let scenes = story.scenarios.iter().any(|scenario| scenario.id == story.id);
    if scenes || PLACES.contains(&story.id.as_str()) {
        sheet.report(
            &root.key("id"),
            "bad-id",
            format!("`{}` can't be the id of a story: links use it", story.id),
            "give it another id, and its file the same name",
        );
    }
    if let Some(name) = name.filter(|name| *name != story.id) {
        sheet.report(
            &root.key("id"),
            "other-name",
            format!("the story's id is `{}`, and its file is called `{name}`", story.id),
            "give both the same name",
        );
    }
    let scenarios = root.key("scenario");
    let ids: Vec<&str> = story.scenarios.iter().map(|scenario| scenario.id.as_str()).collect();
    check_list(sheet, &scenarios, &ids);
    check_reserved(sheet, &scenarios, &ids, "feel");
    for (index, scenario) in story.scenarios.iter().enumerate() {
        check_scenario(sheet, &scenarios.item(index), scenario);
    }
}

/// Checks the ids of claims, which may have dots.
pub(super) fn check_claims(sheet: &mut Sheet<'_>, claims: &Claims) {
    let list = Address::default().key("claim");
    let ids: Vec<&str> = claims.claims.iter().map(|claim| claim.id.as_str()).collect();
    check_repeats(sheet, &list, &ids);
    for (index, id) in ids.iter().enumerate() {
        if !id.split('.').all(is_well_formed) {
            report_form(sheet, &list.item(index), id);
        }
    }
}

fn check_scenario(sheet: &mut Sheet<'_>, at: &Address, scenario: &Scenario) {
    let readings: Vec<&str> = scenario.readings.iter().map(|reading| reading.id.as_str()).collect();
    check_list(sheet, &at.key("reading"), &readings);
    let scenes: Vec<&str> = scenario.scenes.iter().map(|scene| scene.id.as_str()).collect();
    check_list(sheet, &at.key("scene"), &scenes);
    check_reserved(sheet, &at.key("scene"), &scenes, "other");
    for (index, scene) in scenario.scenes.iter().enumerate() {
        check_scene(sheet, &at.key("scene").item(index), scene);
    }
}

fn check_scene(sheet: &mut Sheet<'_>, at: &Address, scene: &Scene) {
    let choices: Vec<&str> = scene.choices.iter().map(|choice| choice.id.as_str()).collect();
    check_list(sheet, &at.key("choice"), &choices);
}

fn check_list(sheet: &mut Sheet<'_>, list: &Address, ids: &[&str]) {
    check_repeats(sheet, list, ids);
    for (index, id) in ids.iter().enumerate() {
        check_form(sheet, &list.item(index), id);
    }
}

fn check_repeats(sheet: &mut Sheet<'_>, list: &Address, ids: &[&str]) {
    for (index, id) in ids.iter().enumerate() {
        if ids[..index].contains(id) {
            sheet.report(
                &list.item(index).key("id"),
                "duplicate-id",
                format!("there is already a {} with the id `{id}` here", list.name()),
                "give this one another id, and mend what should lead to it",
            );
        }
    }
}

/// A place is written as ids; in some spots one id means something else.
fn check_reserved(sheet: &mut Sheet<'_>, list: &Address, ids: &[&str], reserved: &str) {
    for (index, _) in ids.iter().enumerate().filter(|(_, id)| **id == reserved) {
        sheet.report(
            &list.item(index).key("id"),
            "bad-id",
            format!("`{reserved}` can't be the id of a {}: links use it", list.name()),
            "give it another id, and mend what should lead to it",
        );
    }
}

fn check_form(sheet: &mut Sheet<'_>, owner: &Address, id: &str) {
    if !is_well_formed(id) {
        report_form(sheet, owner, id);
    }
}

/// Whether an id is made of what ids are made of.
pub(super) fn is_well_formed(id: &str) -> bool {
    let allowed = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    !id.is_empty() && id.chars().all(allowed)
}

fn report_form(sheet: &mut Sheet<'_>, owner: &Address, id: &str) {
    report_form_at(sheet, &owner.key("id"), id);
}

/// Notes that the id at `at` is not made of what ids are made of.
pub(super) fn report_form_at(sheet: &mut Sheet<'_>, at: &Address, id: &str) {
    sheet.report(
        at,
        "bad-id",
        format!("`{id}` can't be an id"),
        "write lower-case letters, digits and hyphens, such as `s2c` or `first-session`",
    );
}
