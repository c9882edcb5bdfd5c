//! A host with the strictest policy we promise to live under.

use anyhow::{Result, ensure};
use paradox::session::Length;
use paradox::walk::Walk;

use crate::case::Case;
use crate::links::with_links;
use crate::page::Page;
use crate::player::{Hand, Player};
use crate::walks::read;

/// All that a careful host allows.
pub const STRICT: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
     connect-src 'self'; img-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'";

pub fn cases() -> Result<Vec<Case>> {
    let walk = read("change-short-client")?;
    Ok(vec![Case::new("the strictest policy is kept, all the way", move |page| {
        let walk = walk.clone();
        Box::pin(async move { is_kept(page, &walk).await })
    })])
}

/// Opens a host page with one widget, under this policy.
pub async fn with_policy(page: Page<'_>, policy: &str) -> Result<()> {
    let policy = format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">");
    let element = with_links(&page.site.element("paradox=change")?);
    page.open(&page.site.host(&policy, &element)?).await
}

async fn is_kept(page: Page<'_>, walk: &Walk) -> Result<()> {
    with_policy(page, STRICT).await?;
    page.until_state("ready").await?;
    Player::new(page, "change", Hand::Mouse, Length::Short).play(walk, async |_, _| Ok(())).await?;
    page.go_to("reflection").await?;
    page.until("all('.linked a').length > 0").await?;
    let breaches: Vec<String> = page.get("window.breaches").await?;
    ensure!(breaches.is_empty(), "{breaches:?}");
    Ok(())
}
