//! The whole walk as text: on the page without scripts, and on paper.

use anyhow::{Context, Result, anyhow, ensure};
use fantoccini::Locator;
use fantoccini::wd::{PrintConfiguration, PrintSize};
use paradox::story::{Pack, Spoken};

use crate::case::Case;
use crate::engine::{Engine, Setting};
use crate::page::Page;

pub fn cases() -> Vec<Case> {
    vec![
        Case::new("without scripts, the first walk is there to read", |page| {
            Box::pin(reads(page, "", "change"))
        })
        .with(Setting::ScriptsOff),
        Case::new("without scripts, all the walks are there to read", |page| {
            Box::pin(reads(page, "all.html", "all"))
        })
        .with(Setting::ScriptsOff),
        Case::new("without scripts, the self-guided page is there to read", |page| {
            Box::pin(reads(page, "learn.html", "all"))
        })
        .with(Setting::ScriptsOff),
        // WebKit's driver does not print.
        Case::new("printed from the widget, the whole text is on paper", |page| {
            Box::pin(prints(page))
        })
        .only_in(&[Engine::Chromium, Engine::Firefox]),
        // WebKit's driver does not print.
        Case::new("printed while it is open, a page of one's own is alone on paper", |page| {
            Box::pin(prints_own(page))
        })
        .only_in(&[Engine::Chromium, Engine::Firefox]),
    ]
}

async fn reads(page: Page<'_>, address: &str, pack: &str) -> Result<()> {
    page.open(address).await?;
    // Were scripts on, the element would be defined.
    let element = page.client.find(Locator::Css("both-true:not(:defined)")).await?;
    let text = element.text().await?;
    let pack = page.site.pack(pack);
    for words in lines(pack) {
        ensure!(text.contains(words), "without scripts nobody reads “{words}”");
    }
    let headings = page.client.find_all(Locator::Css("both-true :is(h2, h3, h4, h5, h6)")).await?;
    let scenarios = pack.stories.iter().map(|story| story.scenarios.len()).sum::<usize>();
    ensure!(headings.len() > scenarios, "only {} headings", headings.len());
    let first = headings.first().context("no heading")?;
    ensure!(first.is_displayed().await?, "the heading is not shown");
    let (.., height) = element.rectangle().await?;
    ensure!(height > 1000.0, "all the words in {height} pixels");
    Ok(())
}

/// Every line of a pack that the text carries, as it reads.
fn lines(pack: &Pack) -> impl Iterator<Item = &str> {
    let mut lines = Vec::new();
    for story in &pack.stories {
        let (door, card) = (&story.door, &story.card);
        lines.extend([&door.title, &door.lead, &door.note]);
        lines.extend([&card.one, &card.other, &card.both, &card.not]);
    }
    if let Some(frame) = &pack.frame {
        lines.extend(&frame.opening.lines);
        lines.extend(frame.opening.captions.iter().map(|it| &it.words));
        lines.extend(frame.closing.lines.iter().chain(&frame.closing.ask));
    }
    for scenario in pack.stories.iter().flat_map(|story| &story.scenarios) {
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
    lines.into_iter().map(|line| match Spoken::of(line) {
        Spoken::Told(told) => told,
        Spoken::Said { what, .. } => what,
    })
}

/// On paper stands the text, and nothing of the widget that stands on the screen.
async fn prints(page: Page<'_>) -> Result<()> {
    page.ready("paradox=change").await?;
    page.go_to("a/s1").await?;
    // Two letters drawn as one would be read as neither.
    page.run("widget.style.fontVariantLigatures = 'none';", vec![]).await?;
    let paper = page.client.print(PrintConfiguration::default()).await?;
    let read = pdf_extract::extract_text_from_mem(&paper).context("the paper is unreadable")?;
    let read = unspaced(&read);
    for words in lines(page.site.pack("change")) {
        ensure!(read.contains(&unspaced(words)), "nobody reads “{words}” on paper");
    }
    let interface = page.site.interface();
    for words in [&interface.pause, &interface.back] {
        ensure!(!read.contains(&unspaced(words)), "“{words}” is printed, and nobody can press it");
    }
    Ok(())
}

async fn prints_own(page: Page<'_>) -> Result<()> {
    page.ready("paradox=change").await?;
    for place in ["card", "reflection"] {
        page.go_to(place).await?;
    }
    let (interface, story) = (page.site.interface(), &page.site.pack("change").stories[0]);
    page.press(&interface.page).await?;
    page.until("find('.keepsake')").await?;
    page.run("find('.frame').style.fontVariantLigatures = 'none';", vec![]).await?;
    for sheet in [PrintSize::A4, PrintSize::US_LETTER] {
        let configuration = PrintConfiguration::builder().size(sheet).build();
        let configuration = configuration.map_err(|error| anyhow!("{error}"))?;
        let paper = page.client.print(configuration).await?;
        let read = pdf_extract::extract_text_from_mem(&paper).context("the paper is unreadable")?;
        let read = unspaced(&read);
        for words in [&story.card.one, &story.card.other, &story.card.both, &interface.page] {
            ensure!(read.contains(&unspaced(words)), "nobody reads “{words}” on paper");
        }
        // Neither the text that stands in for the walk, nor what can be pressed.
        for words in [&story.scenarios[0].intro, &interface.page_print, &interface.support] {
            ensure!(!read.contains(&unspaced(words)), "“{words}” is on paper too");
        }
    }
    Ok(())
}

/// Paper breaks lines where it likes.
fn unspaced(words: &str) -> String {
    words.split_whitespace().collect()
}
