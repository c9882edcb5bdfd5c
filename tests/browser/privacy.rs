//! Nothing leaves this device, and nothing is left on it.

use anyhow::{Result, ensure};
use paradox::session::Length;
use paradox::walk::Walk;
use serde_json::{Value, json};

use crate::case::Case;
use crate::page::Page;
use crate::player::{Hand, Player};
use crate::walks::read;

pub fn cases() -> Result<Vec<Case>> {
    let walk = read("full")?;
    Ok(vec![Case::new("a whole walk asks no other origin, and stores nothing", move |page| {
        let walk = walk.clone();
        Box::pin(async move { is_kept(page, &walk).await })
    })])
}

async fn is_kept(page: Page<'_>, walk: &Walk) -> Result<()> {
    page.ready("paradox=change length=full").await?;
    Player::new(page, Hand::Script, Length::Full).play(walk, async |_| Ok(())).await?;
    let away: Vec<String> = page.get(AWAY).await?;
    ensure!(away.is_empty(), "asked for {away:?}");
    let kept = page.run_async(KEPT, vec![]).await?;
    let nothing = json!({"cookie": "", "local": 0, "session": 0, "databases": 0, "caches": 0});
    ensure!(kept == nothing, "kept {kept}");
    let requests: Value = page.get("performance.getEntriesByType('resource').length").await?;
    ensure!(requests.as_u64() > Some(3), "only {requests} requests are known, so nothing is shown");
    Ok(())
}

const AWAY: &str = "performance.getEntriesByType('resource').map((it) => it.name)
    .filter((it) => new URL(it).origin !== location.origin)";

const KEPT: &str = "
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
