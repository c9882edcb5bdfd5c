//! Flags: things that have happened or not. Each is raised somewhere, and somewhere asked about.

use super::address::Address;
use super::ids;
use super::nearest::nearest;
use super::readings::effects;
use super::sheet::Sheet;
use crate::story::{Condition, Scenario, Story};

/// Checks the flags of every scenario.
pub(super) fn check(sheet: &mut Sheet<'_>, story: &Story) {
    for (index, scenario) in story.scenarios.iter().enumerate() {
        let at = Address::default().key("scenario").item(index);
        check_ids(sheet, &at, scenario);
        check_raised(sheet, &at, scenario);
        check_asked(sheet, &at, scenario);
        if !sheet.is_mended_inside(&at, &["scene", "choice", "effect", "variant", "when"]) {
            check_idle(sheet, &at, scenario);
        }
    }
}

fn check_ids(sheet: &mut Sheet<'_>, at: &Address, scenario: &Scenario) {
    for (index, flag) in scenario.flags.iter().enumerate() {
        let at = at.key("flags").item(index);
        if !ids::is_well_formed(flag) {
            ids::report_form_at(sheet, &at, flag);
        }
        let reads = scenario.readings.iter().any(|reading| reading.id == *flag);
        if reads || scenario.flags[..index].contains(flag) {
            let what = if reads { "reading" } else { "flag" };
            sheet.report(
                &at,
                "duplicate-id",
                format!("there is already a {what} with the id `{flag}` here"),
                "give the flag another id, and mend where it is raised and asked about",
            );
        }
    }
}

/// A flag is raised by 1: it has no more and no less.
fn check_raised(sheet: &mut Sheet<'_>, at: &Address, scenario: &Scenario) {
    for (at, effect) in effects(at, scenario) {
        for (flag, by) in effect.0.iter().filter(|(id, by)| *by != 1 && scenario.flags.contains(id))
        {
            sheet.report(
                &at.key(flag),
                "flag",
                format!("this moves the flag `{flag}` by {by}"),
                format!("write `{flag} = 1`, which raises it, or leave it out"),
            );
        }
    }
}

/// A flag is up or it is not: `flag >= 1` is all there is to ask.
fn check_asked(sheet: &mut Sheet<'_>, at: &Address, scenario: &Scenario) {
    for (index, scene) in scenario.scenes.iter().enumerate() {
        for (number, variant) in scene.variants.iter().enumerate() {
            let Some(when) = &variant.when else { continue };
            let named = flags_in(when).find(|id| scenario.flags.iter().any(|flag| flag == id));
            let Some(flag) = named.filter(|_| !is_plain(when)) else { continue };
            sheet.report(
                &at.key("scene").item(index).key("variant").item(number).key("when"),
                "flag",
                format!("`{flag}` is a flag, and can't be compared like this"),
                format!("ask `{flag} >= 1`"),
            );
        }
    }
}

fn is_plain(when: &Condition) -> bool {
    when.right.reading.is_none() && when.or_equal && when.right.number == 1
}

fn flags_in(when: &Condition) -> impl Iterator<Item = &str> {
    [Some(when.left.as_str()), when.right.reading.as_deref()].into_iter().flatten()
}

fn check_idle(sheet: &mut Sheet<'_>, at: &Address, scenario: &Scenario) {
    let scenes = || scenario.scenes.iter();
    let raised = effects(at, scenario).flat_map(|(_, effect)| &effect.0);
    let raised: Vec<&str> = raised.map(|(id, _)| id.as_str()).collect();
    let asked: Vec<&str> = scenes()
        .flat_map(|scene| &scene.variants)
        .filter_map(|variant| variant.when.as_ref())
        .flat_map(flags_in)
        .collect();
    for (index, flag) in scenario.flags.iter().enumerate() {
        // A name misspelt has been reported as itself.
        let missing = |ids: &[&str]| nearest(flag, ids.iter().copied()).is_none();
        let what = match (missing(&raised), missing(&asked)) {
            (false, false) => continue,
            (true, false) => "nothing raises",
            (false, true) => "no variant asks about",
            (true, true) => "nothing raises or asks about",
        };
        sheet.report(
            &at.key("flags").item(index),
            "flag",
            format!("{what} the flag `{flag}`"),
            format!("raise it with `{{ {flag} = 1 }}` and ask `{flag} >= 1`, or take it out"),
        );
    }
}
