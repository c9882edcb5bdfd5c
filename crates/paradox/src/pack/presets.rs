//! The presets of the models: every number within what its model can take, and no set of them one
//! that would make its drawing say nothing.

use super::address::Address;
use super::sheet::Sheet;
use crate::story::{BeatId, Dial, Kind, Lenses, Line, Model, Story};
use std::fmt::Display;
use std::ops::RangeInclusive;

/// Checks the numbers of a story's model, and what stands on its beats.
pub(super) fn check(sheet: &mut Sheet<'_>, story: &Story) {
    let Some(model) = &story.model else { return };
    let at = Address::default().key("model");
    check_undrawn(sheet, &at.key("beat"), model);
    match model.kind() {
        Some(Kind::Line(line)) => check_line(sheet, &at.key("line"), line),
        Some(Kind::Dial(dial)) => check_dial(sheet, &at.key("dial"), dial),
        Some(Kind::Lenses(lenses)) => check_lenses(sheet, &at.key("lenses"), lenses),
        None => (),
    }
}

/// Words that a beat has no place for: nobody would ever read them.
fn check_undrawn(sheet: &mut Sheet<'_>, at: &Address, model: &Model) {
    for (index, beat) in model.beats.iter().enumerate() {
        let at = at.item(index);
        let drawn_after = model.line.is_none() || beat.id != BeatId::Predict;
        let undrawn = [
            ("then", !beat.then.is_empty() && !drawn_after, "say it in `lines`"),
            (
                "answer",
                beat.answer.is_some() && beat.id != BeatId::Rooms,
                "say it in the `lines` or `then` of this beat or the next",
            ),
        ];
        for (key, _, hint) in undrawn.into_iter().filter(|(_, there, _)| *there) {
            sheet.report(
                &at.key(key),
                "undrawn",
                format!("the beat `{}` has no place for `{key}`", beat.id.name()),
                hint,
            );
        }
    }
}

fn check_line(sheet: &mut Sheet<'_>, at: &Address, line: &Line) {
    for (index, room) in line.rooms.iter().enumerate() {
        let at = at.key("room").item(index);
        check_range(sheet, &at.key("push"), room.push, 0.0..=1.0);
        check_range(sheet, &at.key("space"), room.space, 0.0..=1.0);
    }
}

fn check_dial(sheet: &mut Sheet<'_>, at: &Address, dial: &Dial) {
    check_range(sheet, &at.key("start"), dial.start, 3.0..=10.0);
    for (index, moment) in dial.moments.iter().enumerate() {
        check_range(sheet, &at.key("moment").item(index).key("heat"), moment.heat, 0..=3);
    }
    for (index, reply) in dial.replies.iter().enumerate() {
        check_range(sheet, &at.key("replies").item(index), *reply, 0..=10);
    }
    for (index, play) in dial.plays.iter().enumerate() {
        if let Some(depth) = play.depth {
            check_range(sheet, &at.key("play").item(index).key("depth"), depth, 0..=10);
        }
    }
    let following = dial.plays.iter().filter(|play| play.depth.is_none()).count();
    if following != 1 && !sheet.is_mended_inside(&at.key("play"), &["play", "depth"]) {
        sheet.report(
            &at.key("play"),
            "plays",
            format!("{following} of the plays have no `depth`, and exactly one should"),
            "the play without a depth is the one that follows the edge",
        );
    }
}

fn check_lenses(sheet: &mut Sheet<'_>, at: &Address, lenses: &Lenses) {
    for (index, moment) in lenses.moments.iter().enumerate() {
        let at = at.key("moment").item(index).key("rated");
        check_range(sheet, &at.key("ordinary"), moment.rated.ordinary, -3..=3);
        check_range(sheet, &at.key("frame"), moment.rated.frame, -3..=3);
        check_range(sheet, &at.key("bond"), moment.rated.bond, 0..=3);
    }
    let alike = lenses.habits.iter().all(|habit| habit.inside == habit.outside);
    if alike && !sheet.is_mended_inside(&at.key("habit"), &["habit", "inside", "outside"]) {
        sheet.report(
            &at.key("habit"),
            "habits",
            "every habit is the same in both places",
            "let at least one differ: a mirror is a rhyme, and never a copy",
        );
    }
}

fn check_range<T: PartialOrd + Display>(
    sheet: &mut Sheet<'_>,
    at: &Address,
    number: T,
    range: RangeInclusive<T>,
) {
    if !range.contains(&number) {
        let what = if at.is_item() {
            format!("an item of `{}`", at.name())
        } else {
            format!("`{}`", at.name())
        };
        sheet.report(
            at,
            "preset-range",
            format!("{what} is {number}, which the model can't take"),
            format!("write a number from {} to {}", range.start(), range.end()),
        );
    }
}
