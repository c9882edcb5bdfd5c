//! A model: its label, its beats and what it assumes. A beat's drawing is told in words.

use super::page::Page;
use super::{dial, lenses};
use paradox::story::{Beat, BeatId, Kind, Line, Model};

/// Writes a model, whose beats are places below `at`.
pub(super) fn write(page: &mut Page<'_>, model: &Model, at: &str) {
    page.titled(&model.label, &model.label_rest);
    for beat in &model.beats {
        write_beat(page, model, beat, at);
    }
    page.heading(2, &page.interface.text_model);
    page.list(&model.assumed);
}

fn write_beat(page: &mut Page<'_>, model: &Model, beat: &Beat, at: &str) {
    page.heading_at(2, &format!("{at}/{}", beat.id.name()), &beat.title);
    page.lines(&beat.lines);
    match model.kind() {
        Some(Kind::Line(line)) => drawing(page, line, beat.id),
        Some(Kind::Dial(dial)) => dial::drawing(page, dial, beat.id),
        Some(Kind::Lenses(lenses)) => lenses::drawing(page, lenses, beat.id),
        None => (),
    }
    page.paragraphs(beat.ask.iter().chain(&beat.answer));
    page.lines(&beat.then);
}

fn drawing(page: &mut Page<'_>, line: &Line, id: BeatId) {
    match id {
        BeatId::Rooms => page.terms(line.rooms.iter().map(|room| (&room.name, &room.holds))),
        BeatId::Own => page.items(&line.sliders, |page, slider| {
            page.titled(&slider.name, &slider.steps.join(" · "));
        }),
        _ => (),
    }
}
