//! The narrowest screen we promise: 320 pixels. Nothing runs out of it, nothing is too small to hit.

use anyhow::{Result, ensure};
use paradox::session::Length;
use paradox::walk::Walk;

use crate::case::Case;
use crate::page::Page;
use crate::player::{Hand, Player};
use crate::site::PACKS;
use crate::walks::{length, read};

const WALKS: [&str; 5] =
    ["change-short-client", "change-full", "empathy-full", "relationship-full", "all"];

pub fn cases() -> Result<Vec<Case>> {
    let mut cases = Vec::new();
    for name in WALKS {
        let walk = read(name)?;
        cases.push(Case::new(format!("the walk “{name}” fits 320 pixels"), move |page| {
            let walk = walk.clone();
            Box::pin(async move { fits(page, &walk).await })
        }));
    }
    cases.extend(PACKS[..3].iter().map(|&pack| {
        let title = format!("the model of {pack} fits 320 pixels, however it is played");
        Case::new(title, move |page| Box::pin(model(page, pack)))
    }));
    Ok(cases)
}

async fn fits(page: Page<'_>, walk: &Walk) -> Result<()> {
    open(page, &walk.pack, length(walk)).await?;
    let mut player = Player::new(page, &walk.pack, Hand::Script, walk.length);
    player
        .play(walk, async |player, _| {
            measure(player.page).await?;
            player.open_all().await?;
            measure(player.page).await
        })
        .await
}

async fn model(page: Page<'_>, pack: &'static str) -> Result<()> {
    open(page, pack, "short").await?;
    let mut player = Player::new(page, pack, Hand::Script, Length::Short);
    for beat in player.pack().stories[0].beats() {
        player.lead(&format!("feel/{}", beat.id.name())).await?;
        player.open_all().await?;
        player.try_all(async |player| measure(player.page).await).await?;
    }
    Ok(())
}

/// A page in a frame of 320 pixels, with a link of every kind.
async fn open(page: Page<'_>, pack: &str, length: &str) -> Result<()> {
    let element = page.site.element(&format!("paradox={pack} length={length}"))?;
    let inside = page.site.host("", &crate::links::with_links(&element))?;
    // All engines can be asked for a frame of that width, and only some for a window.
    let frame = format!("<iframe title=\"Narrow\" width=\"320\" height=\"800\" src=\"/{inside}\">");
    page.open(&page.site.page(&format!("<!DOCTYPE html><title>Narrow</title>{frame}"))?).await?;
    page.client.enter_frame(0).await?;
    page.until_state("ready").await?;
    measure(page).await
}

async fn measure(page: Page<'_>) -> Result<()> {
    let faults = page.run(MEASURE, vec![]).await?;
    let faults: Vec<String> = serde_json::from_value(faults)?;
    ensure!(faults.is_empty(), "{}", faults.join("\n"));
    Ok(())
}

const MEASURE: &str = "
    const name = (it) => `${it.localName}.${it.className.baseVal ?? it.className} “${it.textContent.slice(0, 40)}”`;
    const faults = [];
    if (innerWidth !== 320) faults.push(`the page is ${innerWidth} wide`);
    // What is clipped to a point is there for those who listen; an empty shape has nothing to
    // lose; a table scrolls in its own frame; and the name of the part one is in takes the room of
    // the others, which keep theirs to themselves.
    const may = (it) =>
      getComputedStyle(it).clipPath === 'inset(50%)' || !it.textContent || it.matches('.table, .parts__part');
    const walk = find('.walk').getBoundingClientRect();
    for (const it of [document.documentElement, ...all('*')]) {
      if (it.clientWidth && it.scrollWidth > it.clientWidth + 1 && !may(it)) {
        faults.push(`${name(it)}: ${it.scrollWidth} in ${it.clientWidth}`);
      }
      const { left, right } = it.getBoundingClientRect();
      const drawn = root.contains(it) && it.getClientRects().length && !it.closest('svg, .table');
      if (drawn && (left < walk.left - 1 || right > walk.right + 1)) {
        faults.push(`${name(it)}: from ${left} to ${right}`);
      }
    }
    for (const it of all('button, summary, label, input[type=range], .linked a')) {
      const { height, width } = it.getBoundingClientRect();
      if (height < 43.9 || width < 43.9) faults.push(`${name(it)}: ${width} by ${height}`);
    }
    return faults;";
