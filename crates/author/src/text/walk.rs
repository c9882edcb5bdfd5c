//! One walk, from the door to what research says.

use super::page::Page;
use super::{model, scenario};
use paradox::story::{Card, Model, Story};

/// Writes a walk. `belongs` says where it belongs, to those who meet it alone.
pub(super) fn write(page: &mut Page<'_>, story: &Story, belongs: Option<&str>) {
    page.heading(0, &story.door.title);
    for text in
        [Some(story.door.lead.as_str()), Some(&story.door.note), belongs].into_iter().flatten()
    {
        page.paragraph(text);
    }
    if let Some(model) = &story.model {
        page.heading(1, part(story, 0));
        model::write(page, model);
    }
    for scenario in &story.scenarios {
        page.heading(1, &scenario.title);
        scenario::write(page, story.model.as_ref().and_then(lens_names), scenario);
    }
    page.heading(1, part(story, 3));
    card(page, &story.card);
    page.heading(1, &story.reflection.title);
    page.list(&story.reflection.prompts);
    if !story.research.is_empty() {
        page.heading(1, &page.interface.research);
        page.list(&story.research);
    }
}

fn part(story: &Story, index: usize) -> &str {
    story.parts.get(index).unwrap_or(&story.name)
}

fn lens_names(model: &Model) -> Option<[&str; 2]> {
    model.lenses.as_ref().map(|lenses| [lenses.ordinary.as_str(), &lenses.frame])
}

fn card(page: &mut Page<'_>, card: &Card) {
    let interface = page.interface;
    page.terms([
        (&interface.card_one, &card.one),
        (&interface.card_other, &card.other),
        (&interface.card_both, &card.both),
        (&interface.card_not, &card.not),
        (&interface.card_alike, &card.alike),
    ]);
}
