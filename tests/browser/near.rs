//! When the walk is fetched: near the view, at a click, or at once. Until then a page pays for the loader.

use anyhow::{Result, ensure};
use fantoccini::Locator;

use crate::case::Case;
use crate::page::Page;
use crate::site::PACKS;

pub fn cases() -> Vec<Case> {
    vec![
        Case::new("far from the view the loader alone is fetched, and near it the rest", |page| {
            Box::pin(scrolled_to(page))
        }),
        Case::new("an element that waits for a click is fetched by one", |page| {
            Box::pin(clicked(page))
        }),
        Case::new("an eager element is fetched wherever it is", |page| Box::pin(eager(page))),
        Case::new("no text is changed under its reader", |page| Box::pin(in_the_middle(page))),
        Case::new("focus in the text comes along into the walk", |page| Box::pin(focused(page))),
        Case::new("the room a text took is given up at the reader’s own act", |page| {
            Box::pin(settles(page))
        }),
    ]
}

/// What was fetched of ours, by the ends of the names.
const FETCHED: &str = "performance.getEntriesByType('resource').map((it) => it.name)
    .filter((it) => it.includes('/v1/')).map((it) => it.split('.').at(-1)).sort()";

/// Brings the element's top to so many pixels below the view, and gives it time to notice.
const SCROLL: &str = "
    scrollTo(0, widget.getBoundingClientRect().top + scrollY - innerHeight - arguments[0]);
    setTimeout(done, 400);";

/// Opens a page that has the element two screens down.
async fn below(page: Page<'_>, attributes: &str) -> Result<()> {
    let far = "<style>main::before { content: ''; display: block; height: 200vh; }</style>";
    let element = page.site.element(attributes)?;
    page.open(&page.site.host(far, &element)?).await?;
    page.until("customElements.get('both-true')").await
}

async fn is_idle(page: Page<'_>) -> Result<()> {
    page.until_state("idle").await?;
    let fetched: Vec<String> = page.get(FETCHED).await?;
    ensure!(fetched == ["js"], "fetched before there is need: {fetched:?}");
    Ok(())
}

async fn scrolled_to(page: Page<'_>) -> Result<()> {
    below(page, "paradox=change").await?;
    page.run_async(SCROLL, vec![330.into()]).await?;
    is_idle(page).await?;
    page.run_async(SCROLL, vec![270.into()]).await?;
    page.until_state("ready").await?;
    let fetched: Vec<String> = page.get(FETCHED).await?;
    ensure!(fetched == ["css", "css", "js", "js", "json", "wasm"], "fetched in all: {fetched:?}");
    Ok(())
}

async fn clicked(page: Page<'_>) -> Result<()> {
    page.host("paradox=change loading=click").await?;
    page.until("customElements.get('both-true')").await?;
    page.run_async("setTimeout(done, 400);", vec![]).await?;
    is_idle(page).await?;
    let text = page.client.find(Locator::Css("both-true p")).await?;
    text.click().await?;
    page.until_state("ready").await
}

/// The walk waits until the reader is back at the top of the text, or asks for it.
async fn in_the_middle(page: Page<'_>) -> Result<()> {
    let element = page.site.element_of(PACKS[0], "loading=click")?;
    page.open(&page.site.host("", &element)?).await?;
    page.until("widget?.state === 'idle'").await?;
    page.run("scrollTo(0, 1500); widget.load();", vec![]).await?;
    page.until("performance.getEntriesByType('resource').some((it) => /json$/.test(it.name))")
        .await?;
    page.run_async("setTimeout(done, 600);", vec![]).await?;
    let shown: bool = page.get("!!find('.walk')").await?;
    ensure!(!shown, "the text was changed under its reader");
    page.until_state("loading").await?;
    page.run("scrollTo(0, 0);", vec![]).await?;
    page.until_state("ready").await
}

async fn focused(page: Page<'_>) -> Result<()> {
    let element = page.site.element_of(PACKS[0], "loading=click")?;
    page.open(&page.site.host("", &element)?).await?;
    page.until("widget?.state === 'idle'").await?;
    page.run("widget.querySelector('a').focus(); widget.load();", vec![]).await?;
    page.until_state("ready").await?;
    page.until("find('.door').contains(root.activeElement)").await
}

async fn settles(page: Page<'_>) -> Result<()> {
    page.open(&page.site.host("", &page.site.element_of(PACKS[0], "")?)?).await?;
    page.until_state("ready").await?;
    let held = "!!find('div').style.minHeight";
    ensure!(page.get::<bool>(held).await?, "no room is held for what follows");
    page.press(&page.site.interface().start).await?;
    page.until(&format!("!({held})")).await
}

async fn eager(page: Page<'_>) -> Result<()> {
    below(page, "paradox=change loading=eager").await?;
    page.until("performance.getEntriesByType('resource').some((it) => /wasm$/.test(it.name))").await
}
