//! One walk, from the door to what research says.

use super::page::Page;
use super::{model, scenario};
use paradox::story::{Card, Model, Story};

/// Writes a walk. `belongs` says where it belongs, to those who meet it alone.
pub(super) fn write(page: &mut Page<'_>, story: &Story, belongs: Option<&str>) {
    let at = |place: &str| format!("{}/{place}", story.id);
    page.heading_at(0, &at("door"), &story.door.title);
    for text in
        [Some(story.door.lead.as_str()), Some(&story.door.note), belongs].into_iter().flatten()
    {
        page.paragraph(text);
    }
    let interface = page.interface;
    page.ways([
        (interface.start.as_str(), first(story)),
        (&interface.summary, at("summary")),
        (&interface.skip, at("card")),
    ]);
    page.heading_at(1, &at("summary"), &interface.summary);
    page.paragraphs(&story.door.summary);
    if let Some(model) = &story.model {
        page.heading(1, part(story, 0));
        model::write(page, model, &at("feel"));
    }
    for (nth, scenario) in story.scenarios.iter().enumerate() {
        page.heading(1, &scenario.title);
        let lenses = story.model.as_ref().and_then(lens_names);
        scenario::write(page, lenses, scenario, &at(&scenario.id), nth == 0);
    }
    page.heading_at(1, &at("card"), part(story, 3));
    card(page, &story.card);
    page.heading_at(1, &at("reflection"), &story.reflection.title);
    page.list(&story.reflection.prompts);
    if !story.research.is_empty() {
        page.heading(1, &page.interface.research);
        page.list(&story.research);
    }
}

/// Where a walk goes on from its door: its model's first beat, or its first scene.
fn first(story: &Story) -> String {
    let beat = story.beats().first().map(|beat| format!("{}/feel/{}", story.id, beat.id.name()));
    beat.unwrap_or_else(|| {
        let scenario = &story.scenarios[0];
        format!("{}/{}/{}", story.id, scenario.id, scenario.scenes[0].id)
    })
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
