//! The self-guided page without a net, and with a newer version of itself.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use fantoccini::Locator;
use paradox::session::Length;
use paradox::walk::Step;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use crate::case::Case;
use crate::engine::{Engine, place};
use crate::page::Page;
use crate::player::{Hand, Player};
use crate::site::{Site, copy};

pub fn cases() -> Vec<Case> {
    vec![
        Case::new("after one visit and without a net, the self-guided page walks on", |page| {
            Box::pin(walks_on(page, ""))
        }),
        Case::new("after one visit and without a net, it walks on from a folder, too", |page| {
            Box::pin(walks_on(page, "deep/folder/"))
        }),
        Case::new(
            "no page but the self-guided one has a worker, nor has that in a frame",
            |page| Box::pin(registers_nothing(page)),
        ),
        Case::new("the worker answers for what it keeps, and for nothing else", |page| {
            Box::pin(answers_for_its_own(page))
        }),
        Case::new("a newer version is offered between parts alone, and keeps the place", |page| {
            Box::pin(is_offered(page))
        }),
        Case::new("another tab that is behind is offered what the first has taken", |page| {
            Box::pin(is_followed(page))
        })
        // WebKit's driver opens tabs that are never drawn, so no walk begins in them.
        .only_in(&[Engine::Chromium, Engine::Firefox]),
        Case::new("a deployment with a file missing or another never begins", |page| {
            Box::pin(broken_never_begins(page))
        }),
        Case::new("without its worker the self-guided page walks and says nothing", |page| {
            Box::pin(does_without(page))
        }),
    ]
}

const KEPT: &str = "document.querySelector('#kept').textContent !== ''";
const OFFERED: &str = "document.querySelector('#newer button')";

/// Visits the page once, until it says that it is kept.
async fn visit(page: Page<'_>, address: &str) -> Result<()> {
    page.client.goto(address).await?;
    page.until(KEPT).await?;
    page.until_state("ready").await
}

/// Opens the page at a widget that is ready.
async fn again(page: Page<'_>, address: &str) -> Result<()> {
    page.client.goto("about:blank").await?;
    page.client.goto(address).await?;
    page.until_state("ready").await
}

/// What a script returns that may wait.
async fn asked(page: Page<'_>, script: &str) -> Result<Value> {
    let script = format!(
        "const registered = () => navigator.serviceWorker.getRegistration();
         const bring = (address, options) => fetch(address, options).then(
           async (it) => it.status + ' ' + (await it.text()), () => 'nothing');
         (async () => {{ {script} }})().then(done, (error) => done('failed: ' + error));"
    );
    page.run_async(&script, vec![]).await
}

async fn walks_on(page: Page<'_>, folder: &str) -> Result<()> {
    let site = Site::new()?;
    if !folder.is_empty() {
        copy(Path::new(&place("BOTH_TRUE_DIST")?), &site.folder().join(folder))?;
    }
    let address = site.address(&format!("{folder}learn.html"));
    visit(page, &address).await?;
    drop(site);
    // By a script: Firefox's driver reloads as with Shift held, past any worker.
    page.run("window.before = true; location.reload();", vec![]).await?;
    page.until("!window.before").await?;
    page.until_state("ready").await?;
    let beside = asked(page, "return bring('./all.html', { cache: 'reload' });").await?;
    ensure!(beside == "nothing", "there is a net: {beside}");
    walk(page).await?;
    // Browsers keep files of their own accord, too, but promise nothing.
    let missing = asked(page, MISSING).await?;
    ensure!(missing == json!([]), "the worker does not keep {missing}");
    for more in ["", "?from=home", "#nowhere"] {
        again(page, &format!("{address}{more}")).await?;
        let said: bool = page.get(KEPT).await?;
        ensure!(!said, "at {more} it is said again that the page is kept");
    }
    walk(page).await
}

/// What the page has asked for, itself included, that no cache of its worker holds.
const MISSING: &str = "
    const cache = await caches.open((await caches.keys())[0]);
    const plain = (address) => address.split(/[?#]/)[0];
    const kept = (await cache.keys()).map((it) => plain(it.url));
    const asked = performance.getEntriesByType('resource').map((it) => plain(it.name));
    if (asked.length < 6) return 'only ' + asked;
    return [plain(location.href), ...asked].filter(
      (it) => !kept.includes(it) && !it.endsWith('/all.html'));";

/// Through each of the three walks, and into each of their scenes.
async fn walk(page: Page<'_>) -> Result<()> {
    let mut player = Player::new(page, "all", Hand::Script, Length::Full);
    for story in &player.pack().stories {
        player.lead(&format!("{}/door", story.id)).await?;
        player.step(&Step::Go).await?;
        for scenario in &story.scenarios {
            player.lead(&format!("{}/{}/{}", story.id, scenario.id, scenario.scenes[0].id)).await?;
        }
        player.lead(&format!("{}/card", story.id)).await?;
    }
    player.lead("closing").await
}

async fn registers_nothing(page: Page<'_>) -> Result<()> {
    let site = Site::new()?;
    let foreign = site.host("", &site.element_of("all", "loading=eager")?)?;
    let framed = site.host("", "<iframe title=\"Framed\" src=\"/learn.html\"></iframe>")?;
    let frame = "v1/frame.html?paradox=change";
    for name in ["index.html", "all.html", "embed.html", frame, &foreign, &framed] {
        page.client.goto(&site.address(name)).await?;
        if name == framed {
            page.client.enter_frame(0).await?;
        }
        page.until("widget").await?;
        page.run("widget.scrollIntoView(); widget.load?.();", vec![]).await?;
        page.until_state("ready").await?;
        let to = if page.get::<String>("widget.paradox").await? == "all" { "change/" } else { "" };
        for place in ["door", "a/s1", "card"] {
            page.go_to(&format!("{to}{place}")).await?;
        }
        let script = "return (await navigator.serviceWorker.getRegistrations()).length;";
        let workers = asked(page, script).await?;
        ensure!(workers == 0, "{name} has registered {workers}");
        page.client.enter_parent_frame().await?;
    }
    Ok(())
}

async fn answers_for_its_own(page: Page<'_>) -> Result<()> {
    let site = Site::new()?;
    let address = site.address("learn.html");
    visit(page, &address).await?;
    let packs = format!("v1/{}/packs/en", site.version()?);
    let other = fs::read_dir(site.folder().join(&packs))?
        .filter_map(|it| it.ok()?.file_name().into_string().ok())
        .find(|it| it.starts_with("change."))
        .context("no pack of one walk")?;
    let other = format!("{packs}/{other}");
    let kept = ["learn.html", "learn.css", "learn.css?x=1", "learn.webmanifest", "v1/both-true.js"];
    let beside = ["all.html", "article.css", "index.html", "text/en/all.html", &other, "sw.js"];
    for name in kept.iter().chain(&beside) {
        fs::write(site.folder().join(name.split('?').next().unwrap_or(name)), "changed")?;
    }
    for (names, is_kept) in [(&kept[..], true), (&beside[..], false)] {
        for name in names {
            let script = format!("return bring('/{name}', {{ cache: 'reload' }});");
            let brought = asked(page, &script).await?;
            let brought = brought.as_str().unwrap_or_default();
            ensure!(brought.starts_with("200 "), "{name}: {brought}");
            ensure!((brought != "200 changed") == is_kept, "{name}: {brought:.60}");
        }
    }
    let posted = asked(page, "return bring('/learn.css', { method: 'POST' });").await?;
    ensure!(posted != "nothing" && !posted.to_string().contains("200"), "a post gets {posted}");
    // Of a page beside it the worker knows nothing.
    fs::write(site.folder().join("plain.html"), "<!DOCTYPE html><title>Plain</title>")?;
    page.client.goto(&site.address("plain.html")).await?;
    let script = "return [!!navigator.serviceWorker.controller, await bring('/learn.css', { cache: 'reload' })];";
    let seen = asked(page, script).await?;
    ensure!(seen == json!([false, "200 changed"]), "another page is told {seen}");
    Ok(())
}

/// Writes another version of the page's styles, and of the worker that keeps them.
fn deploy(site: &Site, styles: Option<&[u8]>) -> Result<()> {
    let number = |bytes: &[u8]| -> Result<u32> {
        Ok(u32::from_be_bytes(Sha256::digest(bytes)[..4].try_into()?))
    };
    let (sheet, worker) = (site.folder().join("learn.css"), site.folder().join("sw.js"));
    let before = fs::read(&sheet)?;
    let after = [&before[..], b"/* another */"].concat();
    let script = fs::read_to_string(&worker)?;
    let old = format!("\"learn.css\":{}", number(&before)?);
    ensure!(script.contains(&old), "the worker keeps no `{old}`");
    let new = format!("\"learn.css\":{}", number(&after)?);
    let list = script.split('"').nth(1).context("the worker has no list")?.to_owned();
    let script = script.replace(&old, &new).replacen(&list, &format!("{list}x"), 1);
    fs::write(worker, script)?;
    match styles {
        Some(styles) => fs::write(sheet, if styles.is_empty() { &after } else { styles })?,
        None => fs::remove_file(sheet)?,
    }
    Ok(())
}

/// Deploys another version, has the browser look for it, and says what becomes of its worker.
async fn update(page: Page<'_>, site: &Site, styles: Option<&[u8]>) -> Result<Value> {
    // Heard from before it is there, since the browser may find it on its own.
    let listen = "window.found = false;
        (await registered()).addEventListener('updatefound', () => { window.found = true; });";
    asked(page, listen).await?;
    deploy(site, styles)?;
    let look = "
        const registration = await registered();
        const moment = () => new Promise((resolve) => setTimeout(resolve, 20));
        await registration.update().catch(() => {});
        while (!window.found) await moment();
        while (registration.installing) await moment();
        return registration.waiting?.state ?? 'none';";
    asked(page, look).await
}

async fn is_offered(page: Page<'_>) -> Result<()> {
    let site = Site::new()?;
    let address = site.address("learn.html");
    visit(page, &address).await?;
    again(page, &address).await?;
    page.go_to("change/a/s1").await?;
    let state = update(page, &site, Some(b"")).await?;
    ensure!(state == "installed", "the new worker is {state}");
    for (place, is_shown) in [
        ("change/a/s1", false),
        ("change/door", true),
        ("change/feel/predict", false),
        ("empathy/b/s2", false),
        ("empathy/card", true),
        ("empathy/reflection", true),
        ("empathy/b/s1", false),
        ("closing", true),
        ("opening", true),
        ("relationship/summary", false),
        ("relationship/card", true),
    ] {
        page.go_to(place).await?;
        page.until_with("widget.progress?.step === arguments[0]", vec![place.into()]).await?;
        let shown: bool = page.get(&format!("!!{OFFERED}")).await?;
        ensure!(shown == is_shown, "at {place} it is offered: {shown}");
    }
    let sheet = asked(page, "return bring('./learn.css');").await?;
    ensure!(!sheet.to_string().contains("another"), "it is there before it was taken");
    let code: String = page
        .get("Object.values(widget[Symbol.for('both-true places')])[0].split('\\x1f')[0]")
        .await?;
    page.run("window.before = true;", vec![]).await?;
    page.client.find(Locator::Css("#newer button")).await?.click().await?;
    page.until("!window.before").await?;
    page.until_state("ready").await?;
    // The element reads its place from the address, and writes its step there again.
    let kept =
        "[`#both-true=${arguments[0]}`, '#relationship/card'].includes(decodeURI(location.hash))";
    page.until_with(kept, vec![code.into()]).await?;
    let sheet = asked(page, "return bring('./learn.css');").await?;
    ensure!(sheet.to_string().contains("another"), "the new version is not there");
    let stores = asked(page, "return (await caches.keys()).length;").await?;
    ensure!(stores == 1, "{stores} versions are kept");
    page.run("window.before = true;", vec![]).await?;
    page.go_to("change/door").await?;
    page.until("widget.progress?.step === 'change/door'").await?;
    let seen: bool = page.get(&format!("!{OFFERED} && window.before")).await?;
    ensure!(seen, "it was loaded twice, or is offered again");
    // And that one walks without a net as the first did.
    drop(site);
    again(page, &address).await?;
    page.go_to("empathy/b/s1").await
}

async fn is_followed(page: Page<'_>) -> Result<()> {
    let site = Site::new()?;
    let address = site.address("learn.html");
    visit(page, &address).await?;
    again(page, &address).await?;
    let first = page.client.window().await?;
    let second = page.client.new_window(true).await?.handle;
    page.client.switch_to_window(second).await?;
    again(page, &address).await?;
    page.go_to("change/a/s1").await?;
    page.client.switch_to_window(first.clone()).await?;
    let state = update(page, &site, Some(b"")).await?;
    ensure!(state == "installed", "the new worker is {state}");
    page.until(OFFERED).await?;
    page.run("window.before = true;", vec![]).await?;
    page.client.find(Locator::Css("#newer button")).await?.click().await?;
    page.until("!window.before").await?;
    page.client.close_window().await?;
    let windows = page.client.windows().await?;
    page.client.switch_to_window(windows.into_iter().next().context("no window is left")?).await?;
    let step: Value = page.get("widget.progress.step").await?;
    let shown: bool = page.get(&format!("!!{OFFERED}")).await?;
    ensure!(step == "change/a/s1" && !shown, "the other tab is at {step}, offered: {shown}");
    page.go_to("change/door").await?;
    page.until(OFFERED).await?;
    page.run("window.before = true;", vec![]).await?;
    page.client.find(Locator::Css("#newer button")).await?.click().await?;
    page.until("!window.before").await?;
    page.until_state("ready").await
}

async fn broken_never_begins(page: Page<'_>) -> Result<()> {
    let other: &[u8] = b"body { display: none }";
    for styles in [None, Some(other)] {
        let site = Site::new()?;
        let address = site.address("learn.html");
        visit(page, &address).await?;
        again(page, &address).await?;
        let state = update(page, &site, styles).await?;
        ensure!(state == "none", "with {styles:?} the new worker is {state}");
        page.go_to("change/door").await?;
        page.until("widget.progress?.step === 'change/door'").await?;
        let script = "const { waiting, installing } = await registered();
            return [!!waiting, !!installing, (await caches.keys()).length];";
        let left = asked(page, script).await?;
        ensure!(left == json!([false, false, 1]), "with {styles:?} there is {left}");
        let shown: bool = page.get(&format!("!!{OFFERED}")).await?;
        ensure!(!shown, "what is broken is offered");
        drop(site);
        again(page, &address).await?;
        let sheet = asked(page, "return bring('./learn.css');").await?;
        ensure!(sheet.to_string().contains("color-scheme"), "the sheet is {sheet:.60}");
    }
    Ok(())
}

async fn does_without(page: Page<'_>) -> Result<()> {
    let site = Site::new()?;
    fs::remove_file(site.folder().join("sw.js"))?;
    let listening = "<script src=\"/host.js\"></script><meta charset";
    let text = fs::read_to_string(site.folder().join("learn.html"))?;
    fs::write(site.folder().join("learn.html"), text.replacen("<meta charset", listening, 1))?;
    page.client.goto(&site.address("learn.html")).await?;
    page.until_state("ready").await?;
    asked(page, "await fetch('./sw.js').then((it) => it.text());").await?;
    walk(page).await?;
    let said: Vec<String> = page
        .get("[...document.querySelectorAll('[role=status]')].map((it) => it.textContent.trim())")
        .await?;
    ensure!(said.iter().all(String::is_empty), "it says {said:?}");
    let faults: Vec<String> = page.get("window.faults").await?;
    ensure!(faults.is_empty(), "{faults:?}");
    Ok(())
}
