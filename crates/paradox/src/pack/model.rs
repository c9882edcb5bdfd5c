//! The model a story plays with: that there is one, and that its beats make a walk.

use super::address::Address;
use super::sheet::Sheet;
use crate::story::{Beat, BeatId, Story};

/// Checks that a story has a model whose beats are all there.
pub(super) fn check(sheet: &mut Sheet<'_>, story: &Story) {
    let at = Address::default().key("line");
    match &story.line {
        None => sheet.report(
            &at,
            "no-model",
            "this story has no model to play with",
            "add `[line]`, with its words and its beats",
        ),
        Some(line) => check_beats(sheet, &at.key("beat"), &line.beats),
    }
}

fn check_beats(sheet: &mut Sheet<'_>, at: &Address, beats: &[Beat]) {
    if beats.first().is_some_and(|beat| beat.id != BeatId::Predict) {
        sheet.report(
            &at.item(0).key("id"),
            "beats",
            format!("the first beat is `{}`", beats[0].id.name()),
            "begin with `predict`: a reader commits to a line before seeing one",
        );
    }
    for (index, beat) in beats.iter().enumerate() {
        if beats[..index].iter().any(|earlier| earlier.id == beat.id) {
            sheet.report(
                &at.item(index).key("id"),
                "duplicate-id",
                format!("there is already a beat with the id `{}`", beat.id.name()),
                "keep one of the two",
            );
        }
    }
    if sheet.is_mended_inside(at, &["id", "beat"]) {
        return;
    }
    let absent = BeatId::ALL.into_iter().filter(|id| beats.iter().all(|beat| beat.id != *id));
    for id in absent {
        sheet.report(
            at,
            "beats",
            format!("the beat `{}` is missing", id.name()),
            format!("add `[[line.beat]]` with `id = \"{}\"`", id.name()),
        );
    }
    if !beats.is_empty() && beats.iter().all(|beat| !beat.core) {
        sheet.report(
            at,
            "beats",
            "no beat is part of the short walk",
            "write `core = true` in those that it cannot do without",
        );
    }
}
