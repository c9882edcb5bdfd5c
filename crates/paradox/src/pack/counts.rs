//! How many of each thing there has to be, and in which order.

use super::address::Address;
use super::sheet::Sheet;
use crate::interface::{Interface, NOTICES, OPTIONS};
use crate::story::{Chair, Dial, Drawing, Kind, Lenses, Line, Model, Scenario, Story};

/// Checks the lengths of the lists in a story.
pub(super) fn check(sheet: &mut Sheet<'_>, story: &Story) {
    let root = Address::default();
    exactly(sheet, &root.key("parts"), story.parts.len(), 5, "the five parts of the walk");
    check_minutes(sheet, story);
    let at = root.key("model");
    match story.model.as_ref().and_then(Model::kind) {
        Some(Kind::Line(line)) => check_line(sheet, &at.key("line"), line),
        Some(Kind::Dial(dial)) => check_dial(sheet, &at.key("dial"), dial),
        Some(Kind::Lenses(lenses)) => check_lenses(sheet, &at.key("lenses"), lenses),
        None => (),
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

/// Checks the lengths of the lists in the words of controls.
pub(super) fn check_interface(sheet: &mut Sheet<'_>, interface: &Interface) {
    let root = Address::default();
    let settings = root.key("settings");
    exactly(sheet, &settings, interface.settings.len(), OPTIONS.len(), "the seven settings");
    for (index, (setting, options)) in interface.settings.iter().zip(OPTIONS).enumerate() {
        let at = settings.item(index).key("options");
        exactly(sheet, &at, setting.options.len(), options.into(), "its options");
    }
    exactly(sheet, &root.key("notices"), interface.notices.len(), NOTICES, "the ten notices");
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

fn check_line(sheet: &mut Sheet<'_>, at: &Address, line: &Line) {
    exactly(sheet, &at.key("seeds"), line.seeds.len(), 9, "the seeds of nine people");
    exactly(sheet, &at.key("points"), line.points.len(), 5, "the names of the five points");
    exactly(sheet, &at.key("heights"), line.heights.len(), 5, "five heights, lowest first");
    exactly(sheet, &at.key("courses"), line.courses.len(), 9, "the nine courses of a line");
    exactly(sheet, &at.key("room"), line.rooms.len(), 4, "the four rooms");
    exactly(sheet, &at.key("slider"), line.sliders.len(), 5, "the five sliders");
    for (index, slider) in line.sliders.iter().enumerate() {
        let steps = at.key("slider").item(index).key("steps");
        exactly(sheet, &steps, slider.steps.len(), 5, "five steps, from the low end to the high");
    }
}

fn check_dial(sheet: &mut Sheet<'_>, at: &Address, dial: &Dial) {
    let plays = "three plays: always deep, always far, and one without a depth";
    exactly(sheet, &at.key("play"), dial.plays.len(), 3, plays);
    exactly(
        sheet,
        &at.key("depths"),
        dial.depths.len(),
        5,
        "five depths, from outside to right in",
    );
    exactly(sheet, &at.key("levels"), dial.levels.len(), 4, "four phrases, from hardly to very");
    exactly(
        sheet,
        &at.key("moves"),
        dial.moves.len(),
        3,
        "the line nearer, as it was, further out",
    );
    exactly(sheet, &at.key("does"), dial.does.len(), 5, "what the person does, in five cases");
    exactly(sheet, &at.key("lines"), dial.lines.len(), 5, "five positions of the line");
    for (index, moment) in dial.moments.iter().enumerate() {
        let at = at.key("moment").item(index);
        exactly(sheet, &at.key("said"), moment.said.len(), 3, "a reply outside, ajar and right in");
        exactly(sheet, &at.key("met"), moment.met.len(), 5, "how it is met, in five cases");
    }
}

fn check_lenses(sheet: &mut Sheet<'_>, at: &Address, lenses: &Lenses) {
    exactly(sheet, &at.key("habit"), lenses.habits.len(), 5, "five habits");
    let ratings = "seven ratings, from the therapist's end to the client's";
    exactly(sheet, &at.key("ratings"), lenses.ratings.len(), 7, ratings);
    exactly(
        sheet,
        &at.key("tilts"),
        lenses.tilts.len(),
        5,
        "five tilts, the therapist's end first",
    );
    exactly(sheet, &at.key("bonds"), lenses.bonds.len(), 4, "four bonds, from thin to strong");
    exactly(sheet, &at.key("clarity"), lenses.clarity.len(), 4, "four words, from dim to clear");
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
        let shows = scene.drawing == Some(Drawing::TwoLenses);
        if shows && scenario.scenes.iter().all(|scene| scene.lenses.is_empty()) {
            sheet.report(
                &at.key("scene").item(index).key("drawing"),
                "undrawn",
                "there is nothing to draw: no scene of this scenario has `lenses`",
                "give the scenes that it should show `lenses`: ordinary life, then the frame",
            );
        }
        let lenses = scene.lenses.len();
        if lenses > 0 {
            let at = at.key("scene").item(index).key("lenses");
            exactly(
                sheet,
                &at,
                lenses,
                2,
                "what it looks like in ordinary life, then in the frame",
            );
        }
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
