//! What fails on the way: the words stay where they are, the error is named, and another try can
//! mend it.

use anyhow::{Context, Result, ensure};

use crate::case::Case;
use crate::faults::{self, Fault, Faulty};
use crate::page::Page;
use crate::policy::with_policy;
use crate::site::PACKS;

/// A file that a widget needs: its name, which path is its own, and what a widget can do without.
type Asset = (&'static str, fn(&str) -> bool, &'static [Fault]);

const ASSETS: [Asset; 4] = [
    ("glue", |path| path.contains("/both-true-") && path.ends_with(".js"), &[]),
    // The right type lets it be compiled while it comes; without it, it is compiled later.
    ("wasm", |path| path.ends_with(".wasm"), &[Fault::WrongType]),
    // These are fetched as text, whatever they are called.
    ("styles", |path| path.ends_with(".css"), &[Fault::WrongType]),
    ("pack", |path| path.ends_with(".json"), &[Fault::WrongType]),
];

/// Policies, each of which forbids a part of what is needed, and the code that tells of it.
const POLICIES: [(&str, &str, &str); 3] = [
    ("the wasm", "script-src 'self'", "csp"),
    ("the glue", "script-src 'unsafe-inline' ORIGIN/host.js ORIGIN/v1/both-true.js", "csp"),
    ("wasm, styles and pack", "connect-src 'none'", "csp"),
];

/// Makes the fifteen seconds that a slow file may take pass in a few hundred milliseconds.
const QUICK: &str = "<script>
    const wait = setTimeout;
    setTimeout = (act, time, ...more) => wait(act, time > 9999 ? time / 40 : time, ...more);
  </script>";

/// What follows the widget on its page.
const AFTER: &str = "<p id=after>What follows.</p>";

pub fn cases() -> Vec<Case> {
    let mut cases = vec![
        Case::new("an unknown paradox: the text stays, and it can be named right", |page| {
            Box::pin(unknown(page))
        }),
        Case::new("no WebAssembly: the text stays", |page| Box::pin(no_wasm(page))),
        Case::new("no storage: nobody notices", |page| Box::pin(no_storage(page))),
        Case::new("loading or failed, the line above the text keeps its room", |page| {
            Box::pin(keeps_its_room(page))
        }),
        Case::new("the loader, spoilt in each way: the text stays", |page| {
            Box::pin(no_loader(page))
        }),
    ];
    cases.extend(ASSETS.map(|(name, is_it, harmless)| {
        let title = format!("the {name}, spoilt in each way: the text stays, and it can be mended");
        Case::new(title, move |page| {
            Box::pin(async move {
                for fault in faults::ALL {
                    fails(page, is_it, fault, harmless.contains(&fault))
                        .await
                        .with_context(|| format!("{fault:?}"))?;
                }
                Ok(())
            })
        })
    }));
    cases.extend(POLICIES.map(|(name, policy, code)| {
        Case::new(format!("a policy without {name}: the text stays"), move |page| {
            Box::pin(async move { forbidden(page, policy, code).await })
        })
    }));
    cases
}

/// Loading or failed, the line above the text takes the room it had, however it wraps.
async fn keeps_its_room(page: Page<'_>) -> Result<()> {
    let (_, glue, _) = ASSETS[0];
    let server = Faulty::start(page.site.server.address, glue, Fault::Missing).await?;
    for width in [160, 240, 400] {
        let element = page.site.element_of(PACKS[0], "loading=click")?;
        let narrow = format!("<style>main {{ inline-size: {width}px; }}</style>");
        let host = page.site.host(&narrow, &(element + AFTER))?;
        page.client.goto(&format!("http://{}/{host}", server.address)).await?;
        page.until("widget?.state === 'idle'").await?;
        let script = "
            const place = () => document.getElementById('after').getBoundingClientRect().top + scrollY;
            const places = [place()];
            const loaded = widget.load();
            places.push(place());
            loaded.then(() => done([...places, place()]));";
        let places = page.run_async(script, vec![]).await?;
        let [idle, loading, failed]: [f64; 3] = serde_json::from_value(places)?;
        page.until_state("error").await?;
        for (state, place) in [("loading", loading), ("failed", failed)] {
            let moved = place - idle;
            ensure!(moved.abs() < 1.0, "{state} at {width} px: what follows moved by {moved}");
        }
    }
    Ok(())
}

async fn fails(
    page: Page<'_>,
    is_it: fn(&str) -> bool,
    fault: Fault,
    harmless: bool,
) -> Result<()> {
    let server = Faulty::start(page.site.server.address, is_it, fault).await?;
    let element = page.site.element_of(PACKS[0], "loading=click")?;
    let head = if fault == Fault::Slow { QUICK } else { "" };
    let host = page.site.host(head, &(element + AFTER))?;
    page.client.goto(&format!("http://{}/{host}", server.address)).await?;
    page.until("widget?.state === 'idle'").await?;
    let place = "document.getElementById('after').getBoundingClientRect().top + scrollY";
    let before: f64 = page.get(place).await?;
    page.run("widget.load();", vec![]).await?;
    if !harmless {
        is_left_with_text(page, codes(is_it, fault)).await?;
        let after: f64 = page.get(place).await?;
        ensure!((before - after).abs() < 1.0, "what follows moved from {before} to {after}");
        server.mend();
        again(page).await?;
    }
    page.until_state("ready").await?;
    page.until("find('.door')").await
}

/// The code that tells of a fault. A pack that came, and is none, is the one that can be told apart;
/// the wasm is held against its digest, and so it came or it did not.
fn codes(is_it: fn(&str) -> bool, fault: Fault) -> &'static [&'static str] {
    match fault {
        Fault::Slow => &["timeout"],
        Fault::Halved | Fault::WrongBytes if is_it("a.json") => &["pack"],
        // WebKit hands over what came before the connection broke, so it is a pack, if half of one.
        Fault::Truncated if is_it("a.json") => &["network", "pack"],
        _ => &["network"],
    }
}

/// A slow loader is what every page has for a moment, and a driver would wait for it.
async fn no_loader(page: Page<'_>) -> Result<()> {
    for fault in faults::ALL.into_iter().filter(|fault| *fault != Fault::Slow) {
        let is_it = |path: &str| path.ends_with("/both-true.js");
        let server = Faulty::start(page.site.server.address, is_it, fault).await?;
        let host = page.site.host("", &page.site.element_of(PACKS[0], "")?)?;
        page.client.goto(&format!("http://{}/{host}", server.address)).await?;
        has_text(page).await.with_context(|| format!("{fault:?}"))?;
        let defined: bool = page.get("!!customElements.get('both-true')").await?;
        ensure!(!defined, "{fault:?}: the loader came through");
    }
    Ok(())
}

async fn no_wasm(page: Page<'_>) -> Result<()> {
    let head = "<script>delete globalThis.WebAssembly;</script>";
    page.open(&page.site.host(head, &page.site.element_of(PACKS[0], "")?)?).await?;
    is_left_with_text(page, &["wasm"]).await
}

async fn no_storage(page: Page<'_>) -> Result<()> {
    let head = "<script>
        for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'caches'])
          Object.defineProperty(window, name, { get() { throw new DOMException('no', 'SecurityError'); } });
      </script>";
    page.open(&page.site.host(head, &page.site.element_of(PACKS[0], "")?)?).await?;
    page.until_state("ready").await?;
    page.go_to("a/s1").await?;
    ensure!(page.heard("error").await?.is_empty(), "an error was heard");
    Ok(())
}

async fn unknown(page: Page<'_>) -> Result<()> {
    page.host("paradox=nope").await?;
    is_left_with_text(page, &["unknown-paradox"]).await?;
    page.run("widget.paradox = 'change';", vec![]).await?;
    page.until_state("ready").await
}

async fn forbidden(page: Page<'_>, policy: &str, code: &str) -> Result<()> {
    let origin = format!("http://{}", page.site.server.address);
    with_policy(page, &policy.replace("ORIGIN", &origin)).await?;
    is_left_with_text(page, &[code]).await?;
    // Trying again changes no policy, and harms nothing.
    again(page).await?;
    is_left_with_text(page, &[code]).await
}

/// The error is told, the words stand, and there is a way to try again.
async fn is_left_with_text(page: Page<'_>, codes: &[&str]) -> Result<()> {
    page.until_state("error").await?;
    let errors = page.heard("error").await?;
    let error = errors.last().context("no error is heard")?;
    let code = error["detail"]["code"].as_str().unwrap_or_default();
    ensure!(codes.contains(&code), "not {codes:?}: {error}");
    ensure!(error["detail"]["message"].is_string(), "an error without a message: {error}");
    has_text(page).await?;
    let interface = page.site.interface();
    let status = "find('[role=status]').innerText.includes(arguments[0])";
    page.until_with(status, vec![interface.failed.as_str().into()]).await?;
    page.until_with(
        "control(arguments[0])?.checkVisibility()",
        vec![interface.retry.as_str().into()],
    )
    .await
}

/// All the words are there to read.
async fn has_text(page: Page<'_>) -> Result<()> {
    let story = &page.site.pack(PACKS[0]).stories[0];
    let element = "document.querySelector('both-true')";
    let text = format!("{element}.innerText.includes(arguments[0]) && {element}.checkVisibility()");
    for words in [&story.door.lead, &story.card.not] {
        page.until_with(&text, vec![words.as_str().into()]).await?;
    }
    let height: f64 = page.get(&format!("{element}.getBoundingClientRect().height")).await?;
    ensure!(height > 1000.0, "all the words in {height} pixels");
    Ok(())
}

async fn again(page: Page<'_>) -> Result<()> {
    page.press(&page.site.interface().retry).await
}
