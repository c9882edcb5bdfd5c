//! How people sit and what the clock shows, within what can be drawn.

use super::address::Address;
use super::sheet::Sheet;
use crate::story::{LimbChange, PoseChange, Story};
use std::ops::RangeInclusive;

/// Checks every pose and every clock.
pub(super) fn check(sheet: &mut Sheet<'_>, story: &Story) {
    for (index, scenario) in story.scenarios.iter().enumerate() {
        for (number, scene) in scenario.scenes.iter().enumerate() {
            let at = Address::default().key("scenario").item(index).key("scene").item(number);
            if let Some(clock) = &scene.clock {
                check_clock(sheet, &at.key("clock"), clock);
            }
            check_pose(sheet, &at.key("pose"), scene.pose);
            for (number, variant) in scene.variants.iter().enumerate() {
                check_pose(sheet, &at.key("variant").item(number).key("pose"), variant.pose);
            }
            for (number, choice) in scene.choices.iter().enumerate() {
                check_pose(sheet, &at.key("choice").item(number).key("pose"), choice.pose);
            }
        }
    }
}

fn check_clock(sheet: &mut Sheet<'_>, at: &Address, clock: &str) {
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

fn check_pose(sheet: &mut Sheet<'_>, at: &Address, pose: Option<PoseChange>) {
    let Some(pose) = pose else { return };
    check_number(sheet, &at.key("near"), pose.near, 0.0..=1.0);
    check_limbs(sheet, &at.key("client"), pose.client);
    check_limbs(sheet, &at.key("therapist"), pose.therapist);
}

fn check_limbs(sheet: &mut Sheet<'_>, at: &Address, limbs: LimbChange) {
    check_number(sheet, &at.key("turn"), limbs.turn, 0.0..=1.0);
    check_number(sheet, &at.key("lean"), limbs.lean, -1.0..=1.0);
    check_number(sheet, &at.key("head"), limbs.head, -1.0..=1.0);
    check_number(sheet, &at.key("hands"), limbs.hands, 0.0..=1.0);
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
