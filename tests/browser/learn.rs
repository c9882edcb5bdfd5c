//! The self-guided page: a thin host of the widget, for a phone first, that is an app as well.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use libtest_mimic::{Failed, Trial};
use paradox::session::Length;
use serde_json::{Value, json};

use crate::access::{bring_axe, finds_nothing};
use crate::case::Case;
use crate::engine::{Setting, place};
use crate::page::Page;
use crate::player::{Hand, Player};
use crate::policy::STRICT;
use crate::privacy::{AWAY, KEPT};
use crate::site::Site;

pub fn cases() -> Vec<Case> {
    let mut cases = vec![
        Case::new("the self-guided page asks no other origin, and stores itself alone", |page| {
            Box::pin(is_kept(page))
        }),
        Case::new("the self-guided page lives under the strictest policy", |page| {
            Box::pin(strict(page))
        }),
        Case::new("the self-guided page fits 320 pixels", |page| Box::pin(narrow(page))),
    ];
    for (when, setting) in [("by day", Setting::Ordinary), ("by night", Setting::Dark)] {
        let title = format!("axe finds nothing on the self-guided page, {when}");
        cases.push(Case::new(title, |page| Box::pin(access(page))).with(setting));
    }
    cases
}

/// What needs no browser.
pub fn trials() -> Vec<Trial> {
    vec![Trial::test("the self-guided page can be installed", || {
        is_an_app().map_err(|error| Failed::from(format!("{error:#}")))
    })]
}

/// What browsers want of an app before they offer to install it.
fn is_an_app() -> Result<()> {
    let dist = place("BOTH_TRUE_DIST")?;
    let dist = Path::new(&dist);
    let manifest: Value = serde_json::from_slice(&fs::read(dist.join("learn.webmanifest"))?)?;
    for (name, value) in [
        ("short_name", "Both True"),
        ("lang", "en"),
        ("dir", "ltr"),
        ("start_url", "./learn.html"),
        ("scope", "./"),
        ("display", "standalone"),
    ] {
        ensure!(manifest[name] == value, "its {name} is {}", manifest[name]);
    }
    let page = fs::read_to_string(dist.join("learn.html"))?;
    let title = manifest["name"].as_str().context("it has no name")?;
    ensure!(page.contains(&format!("<title>{title}</title>")), "the page is not called {title}");
    for name in ["theme_color", "background_color"] {
        let colour = manifest[name].as_str().context("it has no colour")?;
        ensure!(page.contains(&format!("content=\"{colour}\"")), "the page is not {colour}");
    }
    let icons = manifest["icons"].as_array().context("it has no icons")?;
    let mut seen = Vec::new();
    for icon in icons {
        let at = |name: &str| icon[name].as_str().unwrap_or_default().to_owned();
        let bytes = fs::read(dist.join(at("src"))).with_context(|| format!("no {}", at("src")))?;
        if at("type") == "image/png" {
            ensure!(size(&bytes)? == at("sizes"), "{} is {}", at("src"), size(&bytes)?);
        }
        seen.push(format!("{} {}", at("sizes"), at("purpose")));
    }
    for wanted in ["any ", "192x192 ", "512x512 ", "512x512 maskable"] {
        ensure!(seen.iter().any(|it| it == wanted), "there is no icon {wanted}: {seen:?}");
    }
    let touch = size(&fs::read(dist.join("icons/apple-touch-icon.png"))?)?;
    ensure!(touch == "180x180", "the touch icon is {touch}");
    let worker = fs::read_to_string(dist.join("sw.js"))?;
    for icon in icons {
        let file = icon["src"].as_str().unwrap_or_default().trim_start_matches("./");
        ensure!(worker.contains(&format!("\"{file}\":")), "{file} is not kept");
    }
    Ok(())
}

/// The size of a PNG, as a manifest writes it.
fn size(png: &[u8]) -> Result<String> {
    ensure!(png.starts_with(b"\x89PNG"), "no PNG");
    let number = |at: usize| -> Result<u32> {
        Ok(u32::from_be_bytes(png.get(at..at + 4).context("cut short")?.try_into()?))
    };
    Ok(format!("{}x{}", number(16)?, number(20)?))
}

async fn is_kept(page: Page<'_>) -> Result<()> {
    let site = Site::new()?;
    page.client.goto(&site.address("learn.html")).await?;
    page.until_state("ready").await?;
    let mut player = Player::new(page, "all", Hand::Script, Length::Full);
    for at in ["change/door", "change/a/s1", "empathy/b/s1", "relationship/card", "closing"] {
        player.lead(at).await?;
    }
    page.until("document.querySelector('#kept').textContent !== ''").await?;
    let away: Vec<String> = page.get(AWAY).await?;
    ensure!(away.is_empty(), "asked for {away:?}");
    let kept = page.run_async(KEPT, vec![]).await?;
    let itself = json!({"cookie": "", "local": 0, "session": 0, "databases": 0, "caches": 1});
    ensure!(kept == itself, "kept {kept}");
    let requests: Value = page.get("performance.getEntriesByType('resource').length").await?;
    ensure!(requests.as_u64() > Some(3), "only {requests} requests are known, so nothing is shown");
    Ok(())
}

/// A policy that lets it be an app as well; where it forbids workers, the page walks all the same.
async fn strict(page: Page<'_>) -> Result<()> {
    let site = Site::new()?;
    for more in ["; manifest-src 'self'", "; manifest-src 'self'; worker-src 'none'"] {
        let file = site.folder().join("learn.html");
        let text = fs::read_to_string(Path::new(&place("BOTH_TRUE_DIST")?).join("learn.html"))?;
        let head = format!(
            "<meta http-equiv=\"Content-Security-Policy\" content=\"{STRICT}{more}\">\
             <script src=\"/host.js\"></script><meta charset"
        );
        ensure!(text.contains("<meta charset"), "the page has no such head");
        fs::write(file, text.replacen("<meta charset", &head, 1))?;
        page.client.goto(&site.address("learn.html")).await?;
        page.until_state("ready").await?;
        page.go_to("change/a/s1").await?;
        page.until("find('.stage')").await?;
        let breaches: Vec<String> = page.get("window.breaches").await?;
        // Who forbids workers, or what may name one, has that breach told and no other.
        let others = breaches.iter().filter(|it| !it.starts_with("worker-src"));
        let others: Vec<_> =
            others.filter(|it| !it.starts_with("require-trusted-types-for")).collect();
        ensure!(others.is_empty(), "{others:?}");
        let faults: Vec<String> = page.get("window.faults").await?;
        ensure!(faults.is_empty(), "{faults:?}");
    }
    Ok(())
}

/// The page in a frame of that width, since not all engines can be asked for such a window; and its
/// two notices, which a page in a frame does not come to say.
async fn within(page: Page<'_>, width: u32) -> Result<()> {
    let frame = format!(
        "<iframe title=\"Narrow\" width=\"{width}\" height=\"800\" src=\"/learn.html\"></iframe>"
    );
    page.open(&page.site.host("", &frame)?).await?;
    page.client.enter_frame(0).await?;
    page.until_state("ready").await?;
    said(page).await
}

async fn said(page: Page<'_>) -> Result<()> {
    let script = "for (const name of ['kept', 'newer']) {
      const words = document.getElementById(name + '-words').content.cloneNode(true);
      document.getElementById(name).replaceChildren(words);
    }";
    page.run(script, vec![]).await?;
    Ok(())
}

async fn narrow(page: Page<'_>) -> Result<()> {
    within(page, 320).await?;
    for at in ["opening", "change/door", "change/a/s1", "empathy/card", "closing"] {
        page.go_to(at).await?;
        let faults: Vec<String> = serde_json::from_value(page.run(MEASURE, vec![]).await?)?;
        ensure!(faults.is_empty(), "{at}: {}", faults.join("\n"));
    }
    page.client.enter_parent_frame().await?;
    Ok(())
}

const MEASURE: &str = "
    const faults = [];
    const wide = document.documentElement.scrollWidth;
    if (wide > innerWidth) faults.push(`the page is ${wide} wide`);
    for (const it of document.querySelectorAll('h1, p, .newer, .newer button')) {
      const { left, right, height } = it.getBoundingClientRect();
      if (left < 0 || right > innerWidth) faults.push(`${it.className || it.localName} runs out`);
      if (it.localName === 'button' && height < 44) faults.push(`the control is ${height} high`);
    }
    // The last words can be read past the notice.
    scrollTo(0, document.documentElement.scrollHeight);
    const foot = document.querySelector('.foot p:last-of-type').getBoundingClientRect();
    const notice = document.querySelector('.newer').getBoundingClientRect();
    if (foot.bottom > notice.top) faults.push('the notice lies over the foot');
    return faults;";

async fn access(page: Page<'_>) -> Result<()> {
    within(page, 320).await?;
    bring_axe(page).await?;
    finds_nothing(page, "narrow").await?;
    page.go_to("change/a/s1").await?;
    finds_nothing(page, "narrow, in a scene").await?;
    page.client.enter_parent_frame().await?;
    page.open("learn.html").await?;
    page.until_state("ready").await?;
    said(page).await?;
    bring_axe(page).await?;
    finds_nothing(page, "wide").await
}
