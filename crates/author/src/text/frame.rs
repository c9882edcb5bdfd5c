//! What stands around the walks: the opening, the closing, and the last words of any page.

use super::page::Page;
use paradox::story::{Closing, Opening, Story};

/// Writes the opening.
pub(super) fn opening(page: &mut Page<'_>, opening: &Opening, stories: &[&Story]) {
    page.heading(0, &opening.title);
    page.paragraph(&opening.picture);
    page.terms(opening.captions.iter().map(|caption| (&caption.lens, &caption.words)));
    page.lines(&opening.lines);
    page.lines(&opening.care);
    page.paragraph(&opening.order);
    page.items(stories, |page, story| page.titled(&story.name, &story.door.title));
}

/// Writes the closing. Its links are the host's, so here they are words.
pub(super) fn closing(page: &mut Page<'_>, closing: &Closing) {
    let interface = page.interface;
    page.heading(0, &closing.title);
    page.paragraph(&closing.picture);
    page.lines(&closing.lines);
    page.list(&closing.ask);
    page.paragraph(&interface.reading);
    page.list(&[
        interface.reading_types.clone(),
        interface.reading_different.clone(),
        interface.reading_human.clone(),
        interface.reading_couples.clone(),
    ]);
    page.titled(&interface.find_therapist, &interface.find_questions);
}

/// Writes what any page ends with: what this is, where there is help, and whose ideas these are.
pub(super) fn last_words(page: &mut Page<'_>) {
    let interface = page.interface;
    page.paragraphs([&interface.disclaimer, &interface.support_default, &interface.credit]);
}
