//! The model a story plays with: that there is one, and that its beats make a walk.

use super::address::Address;
use super::sheet::Sheet;
use crate::story::{Beat, BeatId, Story};

/// Checks a story's model, if it has one: that it is one of the three, and its beats are all there.
pub(super) fn check(sheet: &mut Sheet<'_>, story: &Story) {
    let Some(model) = &story.model else { return };
    let at = Address::default().key("model");
    match model.kind() {
        Some(kind) => check_beats(sheet, &at.key("beat"), &model.beats, kind.beats()),
        None if sheet.is_mended_inside(&at, &["line", "dial", "lenses"]) => (),
        None => sheet.report(
            &at,
            "which-model",
            "this is none of the three models, or more than one",
            "write one of `[model.line]`, `[model.dial]` and `[model.lenses]`",
        ),
    }
}

fn check_beats(sheet: &mut Sheet<'_>, at: &Address, beats: &[Beat], all: &[BeatId]) {
    if beats.first().is_some_and(|beat| beat.id != all[0]) {
        sheet.report(
            &at.item(0).key("id"),
            "beats",
            format!("the first beat is `{}`", beats[0].id.name()),
            format!(
                "begin with `{}`: a reader commits to a guess before seeing more",
                all[0].name()
            ),
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
    for (index, beat) in beats.iter().enumerate().filter(|(_, beat)| !all.contains(&beat.id)) {
        sheet.report(
            &at.item(index).key("id"),
            "beats",
            format!("this model has no beat `{}`", beat.id.name()),
            format!(
                "its beats are {}",
                all.iter().map(|id| id.name()).collect::<Vec<_>>().join(", ")
            ),
        );
    }
    if sheet.is_mended_inside(at, &["id", "beat"]) {
        return;
    }
    let absent = all.iter().filter(|id| beats.iter().all(|beat| beat.id != **id));
    for id in absent {
        sheet.report(
            at,
            "beats",
            format!("the beat `{}` is missing", id.name()),
            format!("add `[[model.beat]]` with `id = \"{}\"`", id.name()),
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
