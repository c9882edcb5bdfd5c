//! How many of each thing there has to be, and in which order.

use super::address::Address;
use super::sheet::Sheet;
use crate::story::{Chair, LineWords, Scenario, Story};

/// Checks the lengths of the lists in a story.
pub(super) fn check(sheet: &mut Sheet<'_>, story: &Story) {
    let root = Address::default();
    exactly(sheet, &root.key("parts"), story.parts.len(), 5, "the five parts of the walk");
    check_minutes(sheet, story);
    if let Some(line) = &story.line {
        check_line(sheet, &root.key("line").key("words"), &line.words);
    }
    check_chairs(sheet, &root.key("scenario"), &story.scenarios);
    for (index, scenario) in story.scenarios.iter().enumerate() {
        check_scenario(sheet, &root.key("scenario").item(index), scenario);
    }
    if let Some(facilitator) = &story.facilitator {
        let questions = root.key("facilitator").key("questions");
        exactly(sheet, &questions, facilitator.questions.len(), 3, "three questions");
    }
}

fn exactly(sheet: &mut Sheet<'_>, at: &Address, has: usize, needs: usize, what: &str) {
    if has != needs {
        sheet.report(
            at,
            "wrong-count",
            format!("`{}` holds {has}, and it needs {needs}", at.name()),
            format!("write {what}, neither more nor fewer"),
        );
    }
}

fn check_minutes(sheet: &mut Sheet<'_>, story: &Story) {
    let minutes = story.door.minutes;
    if minutes.short == 0 || minutes.short > minutes.full {
        sheet.report(
            &Address::default().key("door").key("minutes"),
            "minutes",
            format!("the short walk takes {} and the full one {}", minutes.short, minutes.full),
            "give the short walk at least a minute, and no more than the full one",
        );
    }
}

fn check_line(sheet: &mut Sheet<'_>, at: &Address, words: &LineWords) {
    exactly(sheet, &at.key("points"), words.points.len(), 5, "the names of the five points");
    exactly(sheet, &at.key("heights"), words.heights.len(), 5, "five heights, lowest first");
    exactly(sheet, &at.key("courses"), words.courses.len(), 8, "the eight courses of a line");
    exactly(sheet, &at.key("rooms"), words.rooms.len(), 4, "the four rooms");
    exactly(sheet, &at.key("sliders"), words.sliders.len(), 5, "the five sliders");
    for (index, slider) in words.sliders.iter().enumerate() {
        let steps = at.key("sliders").item(index).key("steps");
        exactly(sheet, &steps, slider.steps.len(), 5, "five steps, from the low end to the high");
    }
}

/// The client's chair first: the walk and the running head count on it.
fn check_chairs(sheet: &mut Sheet<'_>, at: &Address, scenarios: &[Scenario]) {
    let what = "one scenario from the client's chair, then one from the therapist's";
    exactly(sheet, at, scenarios.len(), 2, what);
    for (index, (scenario, chair)) in
        scenarios.iter().zip([Chair::Client, Chair::Therapist]).enumerate()
    {
        if scenario.chair != chair {
            let (has, needs) = (name(scenario.chair), name(chair));
            sheet.report(
                &at.item(index).key("chair"),
                "chair",
                format!("scenario {} is from the {has}'s chair, not the {needs}'s", index + 1),
                format!("write {what}"),
            );
        }
    }
}

fn name(chair: Chair) -> &'static str {
    match chair {
        Chair::Client => "client",
        Chair::Therapist => "therapist",
    }
}

fn check_scenario(sheet: &mut Sheet<'_>, at: &Address, scenario: &Scenario) {
    let decoys = "three lines the other person might have thought, and did not";
    exactly(sheet, &at.key("decoys"), scenario.decoys.len(), 3, decoys);
    exactly(sheet, &at.key("reading"), scenario.readings.len(), 2, "two readings");
    for (index, reading) in scenario.readings.iter().enumerate() {
        let levels = at.key("reading").item(index).key("levels");
        exactly(sheet, &levels, reading.levels.len(), 4, "phrases for 0, 1, 2, and 3 or more");
    }
    if scenario.scenes.is_empty() {
        sheet.report(
            &at.key("scene"),
            "wrong-count",
            "this scenario has no scenes",
            "add the first one: `[[scenario.scene]]`",
        );
    }
    for (index, scene) in scenario.scenes.iter().enumerate() {
        let count = scene.choices.len();
        if count == 1 || count > 4 {
            sheet.report(
                &at.key("scene").item(index),
                "wrong-count",
                match count {
                    1 => format!("scene `{}` offers one choice only", scene.id),
                    _ => format!("scene `{}` offers {count} choices", scene.id),
                },
                "offer two, three or four; a scene that is an end offers none",
            );
        }
    }
}
