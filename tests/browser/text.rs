//! The whole walk as text: on the page without scripts, without styles, and on paper.

use anyhow::{Context, Result, anyhow, ensure};
use fantoccini::Locator;
use fantoccini::wd::{PrintConfiguration, PrintSize};
use paradox::session::{Length, Session};
use paradox::story::{Pack, Spoken};

use crate::case::Case;
use crate::engine::{Engine, Setting};
use crate::page::Page;
use crate::player::{Hand, Player};
use crate::walks::read;

pub fn cases() -> Vec<Case> {
    vec![
        Case::new("without scripts, the first walk is there to read", |page| {
            Box::pin(is_read(page, "", "change"))
        })
        .with(Setting::ScriptsOff),
        Case::new("without scripts, all the walks are there to read", |page| {
            Box::pin(is_read(page, "all.html", "all"))
        })
        .with(Setting::ScriptsOff),
        Case::new("without scripts, the self-guided page is there to read", |page| {
            Box::pin(is_read(page, "learn.html", "all"))
        })
        .with(Setting::ScriptsOff),
        Case::new("without styles, it reads in order and can be walked", |page| {
            Box::pin(unstyled(page))
        }),
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

async fn is_read(page: Page<'_>, address: &str, pack: &str) -> Result<()> {
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
    lines.into_iter().map(|line| spoken(line))
}

/// A line without the name of whoever says it.
fn spoken(line: &str) -> &str {
    match Spoken::of(line) {
        Spoken::Told(told) => told,
        Spoken::Said { what, .. } => what,
    }
}

/// Without its styles it is a page of headings, words, lists and controls, one below the other.
async fn unstyled(page: Page<'_>) -> Result<()> {
    page.ready("paradox=change length=short").await?;
    page.run("root.adoptedStyleSheets = [];", vec![]).await?;
    let display: String = page.get("getComputedStyle(find('.frame')).containerType").await?;
    ensure!(display == "normal", "the styles are still on");
    let walk = read("change-short-client")?;
    let mut player = Player::new(page, "change", Hand::Mouse, Length::Short);
    player.play(&walk, async |_, _| Ok(())).await?;

    let (interface, story) = (page.site.interface(), player.story());
    let scenario = &story.scenarios[0];
    let scene = &scenario.scenes[0];
    let place = format!("{}/{}", scenario.id, scene.id);
    let choice = &scene.choices[0];
    let title = [&*scenario.title, &scenario.intro, &scene.picture];
    let said = scene.lines.iter().map(|line| spoken(line));
    let before: Vec<&str> = title.into_iter().chain(said).collect();
    player.lead(&place).await?;
    let offers = Session::offers(scenario, scene).into_iter().map(|it| it.label.as_str());
    let after = [&*interface.back, &interface.yours, &interface.support];
    let asked = before[1..].iter().copied().chain([&*scenario.prompt]).chain(offers).chain(after);
    follow(page, &[&[before[0]], &asked.collect::<Vec<_>>()[..]].concat()).await?;

    player.lead(&format!("{place}/{}", choice.id)).await?;
    let took = [&*choice.label, &choice.reason, &interface.guess_skip, &interface.back];
    follow(page, &took).await?;
    player.lead(&format!("{place}/{}/same", choice.id)).await?;
    let heard = [&*choice.reason, &choice.client, &choice.therapist, &choice.opened];
    follow(page, &[&heard[..], &[&*interface.go_on, &interface.back]].concat()).await?;

    page.press(&interface.path).await?;
    page.until("find('.path')").await?;
    let path = [&*interface.path, &story.name, &scene.name, &choice.label, &interface.taken];
    follow(page, &[&path[..], &[&*interface.path_close]].concat()).await?;
    page.press(&interface.path_close).await?;
    page.press(&interface.yours).await?;
    page.until("find('.yours')").await?;
    let own = [&*interface.yours, &interface.keep, &interface.keep_place, &interface.forget];
    let more = [&*interface.link_note, &interface.link_copy, &interface.page_open];
    let settings = interface.settings.iter().flat_map(|it| [&it.name, &it.options[0]]);
    let mut all = [&own[..], &more, &[&*interface.reading_way]].concat();
    all.extend(settings.map(String::as_str));
    all.extend([&*interface.keys, &interface.path_close]);
    follow(page, &all).await
}

/// Each of these words stands behind the one before it.
async fn follow(page: Page<'_>, words: &[&str]) -> Result<()> {
    let text: String = page.get("find('.walk').textContent").await?;
    let text = unspaced(&text);
    let mut rest = text.as_str();
    for words in words {
        let words = unspaced(words);
        let at = rest.find(&words).with_context(|| format!("“{words}” is not left in “{rest}”"))?;
        rest = &rest[at + words.len()..];
    }
    Ok(())
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
