//! The page without scripts: the whole walk is there to read.

use anyhow::{Context, Result, ensure};
use fantoccini::Locator;
use paradox::story::Spoken;

use crate::case::Case;
use crate::engine::Setting;
use crate::page::Page;

pub fn cases() -> Vec<Case> {
    vec![
        Case::new("without scripts, the whole walk is there to read", |page| Box::pin(reads(page)))
            .with(Setting::ScriptsOff),
    ]
}

async fn reads(page: Page<'_>) -> Result<()> {
    page.open("").await?;
    // Were scripts on, the element would be defined.
    let element = page.client.find(Locator::Css("both-true:not(:defined)")).await?;
    let text = element.text().await?;
    let story = &page.site.pack.story;
    let mut lines = vec![&story.door.title, &story.door.lead, &story.door.note];
    for scenario in &story.scenarios {
        lines.push(&scenario.title);
        for scene in &scenario.scenes {
            lines.push(&scene.name);
            lines.extend(&scene.lines);
            lines.extend(scene.variants.iter().flat_map(|it| &it.lines));
            for choice in &scene.choices {
                lines.extend([&choice.label, &choice.reason, &choice.opened]);
                lines.extend([&choice.client, &choice.therapist]);
                lines.extend(&choice.then);
            }
        }
    }
    let card = &story.card;
    lines.extend([&card.one, &card.other, &card.both, &card.not]);
    for line in lines {
        let words = match Spoken::of(line) {
            Spoken::Told(told) => told,
            Spoken::Said { what, .. } => what,
        };
        ensure!(text.contains(words), "without scripts nobody reads “{words}”");
    }
    let headings = page.client.find_all(Locator::Css("both-true :is(h3, h4, h5)")).await?;
    ensure!(headings.len() > story.scenarios.len(), "only {} headings", headings.len());
    let first = headings.first().context("no heading")?;
    ensure!(first.is_displayed().await?, "the heading is not shown");
    let (.., height) = element.rectangle().await?;
    ensure!(height > 1000.0, "all the words in {height} pixels");
    Ok(())
}
