//! How people sit and what the clock shows, within what can be drawn.

use super::address::Address;
use super::sheet::Sheet;
use crate::story::{PersonChange, PoseChange, Story};
use std::ops::RangeInclusive;

/// Checks every pose and every clock.
pub(super) fn check(sheet: &mut Sheet<'_>, story: &Story) {
    for (index, scenario) in story.scenarios.iter().enumerate() {
        for (number, scene) in scenario.scenes.iter().enumerate() {
            let at = Address::default().key("scenario").item(index).key("scene").item(number);
            if let Some(clock) = &scene.clock {
                check_clock(sheet, &at.key("clock"), clock);
            }
            let variants = scene.variants.iter().enumerate();
            let choices = scene.choices.iter().enumerate();
            let poses = [(at.key("pose"), scene.pose)]
                .into_iter()
                .chain(
                    variants.map(|(it, variant)| {
                        (at.key("variant").item(it).key("pose"), variant.pose)
                    }),
                )
                .chain(
                    choices
                        .map(|(it, choice)| (at.key("choice").item(it).key("pose"), choice.pose)),
                );
            for (at, pose) in poses {
                if let Some(pose) = pose {
                    check_pose(sheet, &at, pose);
                }
            }
        }
    }
}

/// Checks that a clock can show this.
pub(super) fn check_clock(sheet: &mut Sheet<'_>, at: &Address, clock: &str) {
    let number = |text: &str| match text.as_bytes() {
        [b'0'..=b'9'] | [b'0'..=b'9', b'0'..=b'9'] => text.parse::<u8>().ok(),
        _ => None,
    };
    let time = clock.split_once(':').and_then(|(hour, minute)| {
        let minute = number(minute).filter(|_| minute.len() == 2)?;
        Some((number(hour)?, minute))
    });
    if !time.is_some_and(|(hour, minute)| hour < 24 && minute < 60) {
        sheet.report(
            at,
            "clock",
            format!("a clock can't show `{clock}`"),
            "write hours and minutes, such as `10:50`",
        );
    }
}

/// Checks that people can sit like this.
pub(super) fn check_pose(sheet: &mut Sheet<'_>, at: &Address, pose: PoseChange) {
    check_number(sheet, &at.key("near"), pose.near, 0.0..=1.0);
    check_person(sheet, &at.key("client"), pose.client);
    check_person(sheet, &at.key("therapist"), pose.therapist);
}

fn check_person(sheet: &mut Sheet<'_>, at: &Address, person: PersonChange) {
    check_number(sheet, &at.key("turn"), person.turn, 0.0..=1.0);
    check_number(sheet, &at.key("lean"), person.lean, -1.0..=1.0);
    check_number(sheet, &at.key("head"), person.head, -1.0..=1.0);
    check_number(sheet, &at.key("hands"), person.hands, 0.0..=1.0);
}

fn check_number(
    sheet: &mut Sheet<'_>,
    at: &Address,
    number: Option<f64>,
    range: RangeInclusive<f64>,
) {
    if let Some(number) = number.filter(|number| !range.contains(number)) {
        sheet.report(
            at,
            "pose-range",
            format!("`{}` is {number}, which can't be drawn", at.name()),
            format!("write a number from {} to {}", range.start(), range.end()),
        );
    }
}
