//! *How close is close enough*, in words: what may be said at each moment, and how it is met.

use super::page::Page;
use paradox::story::{BeatId, Dial, DialMoment};

/// Writes what a beat of the dial shows.
pub(super) fn drawing(page: &mut Page<'_>, dial: &Dial, id: BeatId) {
    match id {
        BeatId::Predict => {
            page.titled(&dial.question, &dial.depths.join(" · "));
            page.paragraph(&dial.line);
        }
        BeatId::Moments => {
            for moment in &dial.moments {
                write_moment(page, dial, moment);
            }
            page.terms([(&dial.ask, &dial.asked), (&dial.repair, &dial.repaired)]);
            page.paragraphs([&dial.both]);
            page.paragraphs(&dial.moves);
            page.paragraph(&dial.done);
        }
        BeatId::Plays => page.terms(dial.plays.iter().map(|play| (&play.name, &play.comes))),
        BeatId::Swap => page.titled(&dial.bearable, &dial.lines.join(" · ")),
        _ => (),
    }
}

/// The replies from outside to right in; then how the person meets them, from staying to leaving.
fn write_moment(page: &mut Page<'_>, dial: &Dial, moment: &DialMoment) {
    page.paragraph(&moment.says);
    page.aside(&dial.you_say);
    // The dial has five depths in words, and a reply for every other one.
    let depths = dial.depths.iter().step_by(2);
    page.terms(depths.zip(&moment.said));
    page.aside(&dial.they_say);
    page.terms(dial.does.iter().zip(&moment.met));
}
