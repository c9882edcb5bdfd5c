//! What is pressed in the static text before the widget is there: taken, and honoured once it is.

use anyhow::{Result, ensure};
use fantoccini::Locator;

use crate::case::Case;
use crate::engine::{Engine, Setting};
use crate::page::Page;
use crate::site::{PACKS, Part, Site};

/// Holds the wasm back until the page says so.
const SLOW: &str = "<script>
    const get = fetch;
    fetch = async (url, options) => {
      if (/wasm/.test(url)) await new Promise((go) => (window.go = go));
      return get(url, options);
    };
  </script>";

pub fn cases() -> Vec<Case> {
    let early =
        [("start", "/feel/"), ("summary", "/summary"), ("skip", "/card"), ("choice", "/a/s1/")];
    let mut cases: Vec<Case> = early
        .into_iter()
        .map(|(name, end)| {
            Case::new(format!("pressed before the widget is there: {name}"), move |page| {
                Box::pin(is_honoured(page, end))
            })
        })
        .collect();
    cases.extend([
        Case::new("pressed in vain, a link is given back", |page| Box::pin(in_vain(page))),
        Case::new("a link of the page's own is left alone", |page| Box::pin(left_alone(page))),
        // WebKit's driver looks and clicks by scripts of its own, so without scripts it may fail.
        Case::new("without scripts, the same controls lead to their places", |page| {
            Box::pin(without_scripts(page))
        })
        .with(Setting::ScriptsOff)
        .only_in(&[Engine::Chromium, Engine::Firefox]),
    ]);
    cases
}

/// The first link of the static text that leads to such a place.
fn link(end: &str) -> String {
    format!("widget.querySelector('a[href*=\"{end}\"]')")
}

async fn is_honoured(page: Page<'_>, end: &str) -> Result<()> {
    for pack in ["change", "all"] {
        page.open(&page.site.host(SLOW, &page.site.element_of(pack, "loading=click")?)?).await?;
        page.until("widget?.state === 'idle'").await?;
        let link = link(end);
        page.run(&format!("{link}.scrollIntoView({{ block: 'center' }}); {link}.focus();"), vec![])
            .await?;
        page.until("window.heard").await?;
        let before: f64 = page.get("scrollY").await?;
        page.run(&format!("{link}.click();"), vec![]).await?;
        page.until("window.go && widget.state === 'loading'").await?;
        // It shows that it was taken, and moves nothing.
        page.until(&format!("{link}.style.opacity === '0.6' && location.hash === ''")).await?;
        let after: f64 = page.get("scrollY").await?;
        ensure!((before - after).abs() < 1.0, "the page moved from {before} to {after}");
        page.run("go();", vec![]).await?;
        page.until_state("ready").await?;
        let place: String = page.get(&format!("{link}.hash.slice(1)")).await?;
        let step = place.trim_start_matches("change/");
        let screen = step.split('/').take(2).collect::<Vec<_>>().join("/");
        page.until_with("widget.progress?.step.endsWith(arguments[0])", vec![screen.into()])
            .await?;
        page.until("root.activeElement && root.activeElement !== document.body").await?;
        if end.contains("s1") {
            page.until("find('.choices__choice--taken')").await?;
        }
        let style: String = page.get(&format!("{link}.style.opacity")).await?;
        ensure!(style.is_empty(), "the link is still marked: {style}");
    }
    Ok(())
}

async fn in_vain(page: Page<'_>) -> Result<()> {
    let site = Site::unkept()?;
    let page = page.at(&site);
    let mend = site.break_part(Part::Wasm, None)?;
    page.open(&site.host("", &site.element_of(PACKS[0], "loading=click")?)?).await?;
    let link = link("/card");
    page.run(&format!("{link}.click();"), vec![]).await?;
    page.until_state("error").await?;
    let style: String = page.get(&format!("{link}.style.opacity")).await?;
    ensure!(style.is_empty(), "the link is still marked: {style}");
    // Now it is a link like any other.
    page.run(&format!("{link}.click();"), vec![]).await?;
    page.until("location.hash === '#change/card'").await?;
    mend()
}

async fn left_alone(page: Page<'_>) -> Result<()> {
    let element = "<both-true paradox=change loading=click><p><a href=\"#notes\">Notes</a></p></both-true>\
                   <p id=notes>Notes.</p>";
    page.open(&page.site.host("", element)?).await?;
    page.until("widget?.state === 'idle'").await?;
    page.run("widget.querySelector('a').click();", vec![]).await?;
    page.until("location.hash === '#notes'").await
}

async fn without_scripts(page: Page<'_>) -> Result<()> {
    page.open("index.html").await?;
    let links = page.client.find_all(Locator::Css("both-true a[href^='#change/']")).await?;
    ensure!(links.len() >= 6, "only {} links", links.len());
    for link in links {
        let href = link.attr("href").await?.unwrap_or_default();
        let id = href.trim_start_matches('#');
        let target = page.client.find(Locator::Css(&format!("[id='{id}']"))).await?;
        ensure!(target.is_displayed().await?, "{href} leads to what is not shown");
        link.click().await?;
        let url = page.client.current_url().await?;
        ensure!(url.fragment() == Some(id), "{href} leads to {url}");
    }
    Ok(())
}
