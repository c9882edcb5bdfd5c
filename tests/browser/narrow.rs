//! The narrowest screen we promise: 320 pixels. Nothing runs out of it, nothing is too small to hit.

use anyhow::{Result, ensure};
use paradox::session::Length;
use paradox::walk::Walk;

use crate::case::Case;
use crate::page::Page;
use crate::player::{Hand, Player};
use crate::walks::read;

pub fn cases() -> Result<Vec<Case>> {
    let walk = read("short-client")?;
    let full = read("full")?;
    Ok([("short", walk), ("full", full)]
        .map(|(length, walk)| {
            Case::new(format!("the {length} walk fits 320 pixels"), move |page| {
                let walk = walk.clone();
                Box::pin(async move { fits(page, length, &walk).await })
            })
        })
        .into())
}

async fn fits(page: Page<'_>, length: &str, walk: &Walk) -> Result<()> {
    let element = page.site.element(&format!("paradox=change length={length}"))?;
    let inside = page.site.host("", &element)?;
    // All engines can be asked for a frame of that width, and only some for a window.
    let frame = format!("<iframe title=\"Narrow\" width=\"320\" height=\"800\" src=\"/{inside}\">");
    page.open(&page.site.page(&format!("<!DOCTYPE html><title>Narrow</title>{frame}"))?).await?;
    page.client.enter_frame(0).await?;
    page.until_state("ready").await?;
    measure(page).await?;
    let length = if length == "full" { Length::Full } else { Length::Short };
    let mut player = Player::new(page, Hand::Script, length);
    player
        .play(walk, async |player| {
            measure(player.page).await?;
            player.open_all().await?;
            measure(player.page).await
        })
        .await
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
    for (const it of all('button, summary, label, input[type=range]')) {
      const { height, width } = it.getBoundingClientRect();
      if (height < 43.9 || width < 43.9) faults.push(`${name(it)}: ${width} by ${height}`);
    }
    return faults;";
