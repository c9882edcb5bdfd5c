//! Nothing leaves this device, and nothing is left on it.

use anyhow::{Result, ensure};
use paradox::walk::Walk;
use serde_json::{Value, json};

use crate::case::Case;
use crate::links::with_links;
use crate::page::Page;
use crate::player::{Hand, Player};
use crate::walks::{length, read};

pub fn cases() -> Result<Vec<Case>> {
    let mut cases = Vec::new();
    for name in ["change-full", "empathy-full", "relationship-full", "all"] {
        let walk = read(name)?;
        let title = format!("the walk “{name}” asks no other origin, and stores nothing");
        cases.push(Case::new(title, move |page| {
            let walk = walk.clone();
            Box::pin(async move { is_kept(page, &walk).await })
        }));
    }
    Ok(cases)
}

async fn is_kept(page: Page<'_>, walk: &Walk) -> Result<()> {
    let attributes = format!("paradox={} length={}", walk.pack, length(walk));
    let element = with_links(&page.site.element(&attributes)?);
    page.open(&page.site.host("", &element)?).await?;
    page.until_state("ready").await?;
    let mut player = Player::new(page, &walk.pack, Hand::Script, walk.length);
    player.play(walk, async |_, _| Ok(())).await?;
    let away: Vec<String> = page.get(AWAY).await?;
    ensure!(away.is_empty(), "asked for {away:?}");
    let kept = page.run_async(KEPT, vec![]).await?;
    let nothing = json!({"cookie": "", "local": 0, "session": 0, "databases": 0, "caches": 0});
    ensure!(kept == nothing, "kept {kept}");
    let requests: Value = page.get("performance.getEntriesByType('resource').length").await?;
    ensure!(requests.as_u64() > Some(3), "only {requests} requests are known, so nothing is shown");
    Ok(())
}

/// What was asked of other origins.
pub const AWAY: &str = "performance.getEntriesByType('resource').map((it) => it.name)
    .filter((it) => new URL(it).origin !== location.origin)";

/// How much of each kind is kept.
pub const KEPT: &str = "
    const databases = async () => (await indexedDB.databases()).length;
    const stores = async () => (globalThis.caches ? (await caches.keys()).length : 0);
    Promise.all([databases(), stores()]).then(([databases, caches]) =>
      done({
        cookie: document.cookie,
        local: localStorage.length,
        session: sessionStorage.length,
        databases,
        caches,
      }), (error) => done(String(error)));";
