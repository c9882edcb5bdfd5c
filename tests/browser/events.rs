//! What a host hears, and what it may ask.

use anyhow::{Context, Result, ensure};
use paradox::session::Length;
use paradox::walk::Walk;
use serde_json::{Value, json};

use crate::case::Case;
use crate::page::Page;
use crate::player::{Hand, Player};
use crate::walks::read;

pub fn cases() -> Result<Vec<Case>> {
    let walk = read("short-client")?;
    let other = walk.clone();
    Ok(vec![
        Case::new("a host hears each step, one end, and no choice", move |page| {
            let walk = walk.clone();
            Box::pin(async move { heard(page, &walk, "").await })
        }),
        Case::new("a host that asks for them hears choices", move |page| {
            let walk = other.clone();
            Box::pin(async move { heard(page, &walk, "share=choices").await })
        }),
        Case::new("a host can ask for version, state, progress and readiness", |page| {
            Box::pin(asked(page))
        }),
    ])
}

async fn heard(page: Page<'_>, walk: &Walk, share: &str) -> Result<()> {
    page.ready(&format!("paradox=change id=here {share}")).await?;
    Player::new(page, Hand::Mouse, Length::Short).play(walk, async |_| Ok(())).await?;
    ensure!(page.heard("ready").await?.len() == 1, "ready is not heard once");
    ensure!(page.heard("complete").await?.len() == 1, "the end is not heard once");
    ensure!(page.heard("error").await?.is_empty(), "an error was heard");
    let parts = page.site.pack.story.parts.len();
    let steps = page.heard("step").await?;
    for step in &steps {
        let detail = &step["detail"];
        let index = detail["index"].as_u64().context("a step without an index")?;
        let whole = detail["step"].is_string()
            && detail["paradox"] == "change"
            && detail["total"] == parts
            && (1..=parts as u64).contains(&index);
        ensure!(whole, "a step event tells {detail}");
        ensure!(step["bubbles"] == true && step["composed"] == true, "{step} stays inside");
        ensure!(step["from"] == "here", "{step} is not from the element");
    }
    let last: Value = page.get("widget.progress").await?;
    ensure!(steps.last().is_some_and(|it| it["detail"] == last), "progress is {last}");
    ensure!(last["complete"] == true, "progress is {last} after the end");
    let choices = page.heard("choice").await?;
    if share.is_empty() {
        ensure!(choices.is_empty(), "choices are private, and were told: {choices:?}");
    } else {
        let first = json!({"paradox": "change", "step": "a/s1", "choice": "tiny-dip"});
        let told = choices.first().map(|it| &it["detail"]);
        ensure!(told == Some(&first), "the first choice told is {told:?}");
    }
    Ok(())
}

async fn asked(page: Page<'_>) -> Result<()> {
    page.host("paradox=change loading=click").await?;
    page.until_state("idle").await?;
    let version: String = page.get("widget.constructor.version").await?;
    ensure!(version == env!("CARGO_PKG_VERSION"), "the version is {version}");
    let before: Value = page.get("widget.progress ?? null").await?;
    ensure!(before.is_null(), "progress before the start is {before}");
    page.run("widget.ready.then(() => (window.came = widget.state)); widget.load();", vec![])
        .await?;
    page.until("window.came === 'ready'").await?;
    page.until("!CSS.supports('selector(:state(ready))') || widget.matches(':state(ready)')").await
}
