//! The loader at its two addresses, evergreen and exact, and what happens when a page has several.

use std::fs;

use anyhow::{Context, Result, ensure};
use serde_json::{Map, Value, json};

use crate::case::Case;
use crate::hosting::files;
use crate::page::Page;
use crate::site::Site;

/// Hears what the loaders say to the console, and what fails to load or to run.
const EARS: &str = "<script>
    window.warnings = [];
    window.faults = [];
    console.warn = (...words) => warnings.push(words.join(' '));
    addEventListener('error', ({ message, target }) => faults.push(message ?? target.src), true);
    addEventListener('unhandledrejection', ({ reason }) => faults.push(String(reason)));
</script>";

/// The number that the copy of our version gets.
const OTHER: &str = "9.8.7";

pub fn cases() -> Vec<Case> {
    vec![
        Case::new("an exact version with its hash works from another origin", |page| {
            Box::pin(exact(page))
        }),
        Case::new("every file of a release is what its hash says", |page| Box::pin(hashes(page))),
        Case::new("an exact version with one byte changed is refused by its hash", |page| {
            Box::pin(changed(page))
        }),
        Case::new("of two versions the first one wins, and the second says so", |page| {
            Box::pin(two_versions(page))
        }),
        Case::new("the evergreen and the exact loader of one version live together", |page| {
            Box::pin(both_addresses(page))
        }),
        Case::new("the same loader twice is as good as once", |page| Box::pin(twice(page))),
    ]
}

/// A host page of one site, with these loaders. `head` goes before any script.
fn host(site: &Site, head: &str, loaders: &[String], body: &str) -> Result<String> {
    let tags: String =
        loaders.iter().map(|it| format!("<script type=\"module\" {it}></script>")).collect();
    site.page(&format!(
        "<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>A host</title>{head}\
         <link rel=\"icon\" href=\"/favicon.svg\"><script src=\"/host.js\"></script>{EARS}{tags}\
         </head><body>{body}</body></html>"
    ))
}

fn source(path: &str) -> String {
    format!("src=\"/v1/{path}both-true.js\"")
}

/// What the release says of its files: a hash by path.
fn list(site: &Site) -> Result<Map<String, Value>> {
    let list = site.folder().join("v1").join(site.version()?).join("integrity.json");
    Ok(serde_json::from_str(&fs::read_to_string(list)?)?)
}

/// The tag of the exact loader at another origin, with the hash that its release came with.
fn hashed(site: &Site) -> Result<String> {
    let path = format!("v1/{}/both-true.js", site.version()?);
    let list = list(site)?;
    let hash = list[&path].as_str().with_context(|| format!("no hash of {path}"))?;
    Ok(format!("src=\"{}\" integrity=\"{hash}\" crossorigin", site.address(&path)))
}

async fn exact(page: Page<'_>) -> Result<()> {
    let other = Site::new()?;
    let element = page.site.element("paradox=change")?;
    // As strict as can be; the page's own scripts are our ears.
    let origin = other.address("");
    let policy = format!(
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src 'self'; \
         script-src 'self' 'unsafe-inline' {origin} 'wasm-unsafe-eval'; connect-src {origin}; \
         require-trusted-types-for 'script'; trusted-types 'none'\">"
    );
    page.open(&host(page.site, &policy, &[hashed(&other)?], &element)?).await?;
    page.until_state("ready").await?;
    page.until("find('.door')").await?;
    let breaches: Vec<String> = page.get("window.breaches").await?;
    ensure!(breaches.is_empty(), "{breaches:?}");
    let shelf = other.address(&format!("v1/{}/", other.version()?));
    let requests = requests(page).await?;
    let elsewhere: Vec<_> = requests.iter().filter(|it| !it.starts_with(&shelf)).collect();
    ensure!(elsewhere.is_empty(), "asked for {elsewhere:?} outside of {shelf}");
    ensure!(requests.len() == 6, "not loader, glue, wasm, two sheets and pack: {requests:#?}");
    is_unharmed(page).await
}

async fn hashes(page: Page<'_>) -> Result<()> {
    let other = Site::new()?;
    let list = list(&other)?;
    let shelf = other.folder().join("v1").join(other.version()?);
    let mut files = files(other.folder(), &shelf)?;
    // It cannot have its own.
    files.retain(|it| !it.ends_with("/integrity.json"));
    files.sort();
    ensure!(list.keys().eq(&files), "hashes of {:?}, and not of {files:?}", list.keys());
    page.open(&host(page.site, "", &[], "")?).await?;
    let script = "const [origin, list] = arguments;
        const refused = (path, integrity) =>
          fetch(origin + path, { integrity }).then((it) => it.blob()).then(() => [], () => [path]);
        Promise.all(Object.entries(list).map(([path, hash]) => refused(path, hash)))
          .then((all) => done(all.flat()));";
    let refused = page.run_async(script, vec![other.address("").into(), list.into()]).await?;
    ensure!(refused == json!([]), "refused {refused}");
    Ok(())
}

async fn changed(page: Page<'_>) -> Result<()> {
    let other = Site::new()?;
    let tag = hashed(&other)?;
    let path = other.folder().join("v1").join(other.version()?).join("both-true.js");
    // The line's end, so that it is as good a script as before.
    let mut script = fs::read(&path)?;
    let last = script.last_mut().context("the loader is empty")?;
    ensure!(*last == b'\n', "the loader ends in {last}");
    *last = b' ';
    fs::write(&path, script)?;
    let element = page.site.element("paradox=change")?;
    page.open(&host(page.site, "", &[tag], &element)?).await?;
    page.until("faults.length").await?;
    let faults: Vec<String> = page.get("faults").await?;
    ensure!(faults.len() == 1 && faults[0].ends_with("/both-true.js"), "{faults:?}");
    page.until("!customElements.get('both-true')").await?;
    let lead = page.site.pack("change").stories[0].door.lead.as_str();
    page.until_with("widget.innerText.includes(arguments[0])", vec![lead.into()]).await?;
    // It was the hash that refused it, and nothing else. By another address, since Chromium would
    // go by what it made of this one.
    let path = format!("v1/{}/both-true.js?unhashed", other.version()?);
    let tag = format!("src=\"{}\" crossorigin", other.address(&path));
    page.open(&host(page.site, "", &[tag], &element)?).await?;
    page.until_state("ready").await
}

async fn two_versions(page: Page<'_>) -> Result<()> {
    let site = Site::new()?;
    site.add_version(OTHER)?;
    let version = site.version()?;
    let [ours, other] = [format!("{version}/"), format!("{OTHER}/")];
    // Where the first is, what it is, and what the second is.
    let evergreen = String::new();
    for (first, second, shelf, won, lost) in [
        (&ours, &other, &ours, version.as_str(), OTHER),
        (&other, &ours, &other, OTHER, version.as_str()),
        (&evergreen, &other, &ours, version.as_str(), OTHER),
        (&other, &evergreen, &other, OTHER, version.as_str()),
    ] {
        let page = open(page, &site, &[source(first), source(second)]).await?;
        let defined: String = page.get("customElements.get('both-true').version").await?;
        ensure!(defined == won, "{first} then {second}: {defined} won");
        let warnings: Vec<String> = page.get("warnings").await?;
        ensure!(
            warnings.len() == 1 && warnings[0].contains(won) && warnings[0].contains(lost),
            "{first} then {second}: {warnings:?}"
        );
        let loaders = [first, second].map(|it| site.address(&format!("v1/{it}both-true.js")));
        let shelf = site.address(&format!("v1/{shelf}"));
        let requests = requests(page).await?;
        let stray = requests.iter().find(|it| !it.starts_with(&shelf) && !loaders.contains(it));
        ensure!(stray.is_none(), "{first} then {second}: asked for {stray:?}");
        is_unharmed(page).await?;
    }
    Ok(())
}

async fn both_addresses(page: Page<'_>) -> Result<()> {
    let site = Site::new()?;
    let version = format!("{}/", site.version()?);
    for loaders in [[source(""), source(&version)], [source(&version), source("")]] {
        let page = open(page, &site, &loaders).await?;
        is_loaded_once(page).await?;
    }
    Ok(())
}

async fn twice(page: Page<'_>) -> Result<()> {
    let site = Site::new()?;
    // Pasted twice, and once more by something that adds to addresses.
    let again = source("").replace(".js", ".js?ver=6");
    is_loaded_once(open(page, &site, &[source(""), source(""), again]).await?).await
}

/// Opens a page with these loaders and two widgets, and gets both ready.
async fn open<'a>(page: Page<'a>, site: &'a Site, loaders: &[String]) -> Result<Page<'a>> {
    let page = page.at(site);
    let elements = ["paradox=change", "paradox=empathy"].map(|it| site.element(it));
    let [one, other] = elements;
    page.open(&host(site, "", loaders, &(one? + &other?))?).await?;
    for nth in [1, 0] {
        let widget = page.widget(nth);
        widget.until("document.readyState === 'complete'").await?;
        // What is out of view waits until it is seen.
        widget.run("widget.scrollIntoView();", vec![]).await?;
        widget.until_state("ready").await?;
        widget.go_to("a/s1").await?;
        widget.until("widget.progress.step === 'a/s1'").await?;
    }
    Ok(page)
}

/// The loaders may be several; the rest is fetched once, and nobody is told of a conflict there is
/// not: a word about two loaders is no more than that.
async fn is_loaded_once(page: Page<'_>) -> Result<()> {
    let requests = requests(page).await?;
    for end in ["_bg.wasm", ".css", "_more.css"] {
        let count = requests.iter().filter(|it| it.ends_with(end)).count();
        ensure!(
            count == if end == ".css" { 2 } else { 1 },
            "{count} requests for {end}: {requests:#?}"
        );
    }
    let warnings: Vec<String> = page.get("warnings").await?;
    let one = page.site.version()?;
    let told = format!("both-true {one} {one}");
    ensure!(warnings.len() < 2 && warnings.iter().all(|it| *it == told), "{warnings:?}");
    is_unharmed(page).await
}

/// What was asked for below `/v1/`, whoever served it.
async fn requests(page: Page<'_>) -> Result<Vec<String>> {
    page.get(
        "performance.getEntriesByType('resource').map((it) => it.name)
           .filter((it) => new URL(it).pathname.startsWith('/v1/'))",
    )
    .await
}

async fn is_unharmed(page: Page<'_>) -> Result<()> {
    let faults: Vec<String> = page.get("faults").await?;
    ensure!(faults.is_empty(), "{faults:?}");
    let errors = page.heard("error").await?;
    ensure!(errors.is_empty(), "{errors:?}");
    Ok(())
}
