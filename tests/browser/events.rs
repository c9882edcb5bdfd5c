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
    let walk = read("change-short-client")?;
    let other = walk.clone();
    let all = read("all")?;
    Ok(vec![
        Case::new("a host hears each step, one end, and no choice", move |page| {
            let walk = walk.clone();
            Box::pin(async move { heard(page, &walk, "").await })
        }),
        Case::new("a host that asks for them hears choices", move |page| {
            let walk = other.clone();
            Box::pin(async move { heard(page, &walk, "share=choices").await })
        }),
        Case::new("in several walks a host hears in which each thing happens", move |page| {
            let walk = all.clone();
            Box::pin(async move { heard_in_all(page, &walk).await })
        }),
        Case::new("in several walks a host leads the reader from one to another", |page| {
            Box::pin(led(page))
        }),
        Case::new("a host can ask for version, state, progress and readiness", |page| {
            Box::pin(asked(page))
        }),
    ])
}

async fn heard(page: Page<'_>, walk: &Walk, share: &str) -> Result<()> {
    page.ready(&format!("paradox=change id=here {share}")).await?;
    let mut player = Player::new(page, "change", Hand::Mouse, Length::Short);
    player.play(walk, async |_, _| Ok(())).await?;
    ensure!(page.heard("ready").await?.len() == 1, "ready is not heard once");
    ensure!(page.heard("complete").await?.len() == 1, "the end is not heard once");
    ensure!(page.heard("error").await?.is_empty(), "an error was heard");
    let parts = page.site.pack("change").stories[0].parts.len();
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

async fn heard_in_all(page: Page<'_>, walk: &Walk) -> Result<()> {
    page.ready("paradox=all share=choices").await?;
    let mut player = Player::new(page, "all", Hand::Script, Length::Short);
    player.play(walk, async |_, _| Ok(())).await?;
    let steps = page.heard("step").await?;
    for step in &steps {
        let detail = &step["detail"];
        let (paradox, step) = (detail["paradox"].as_str(), detail["step"].as_str());
        let (paradox, step) = paradox.zip(step).with_context(|| format!("a step is {detail}"))?;
        let framed = paradox == "all" && ["opening", "closing"].contains(&step);
        let within = step.strip_prefix(paradox).is_some_and(|it| it.starts_with('/'));
        ensure!(framed || within, "{detail} is in no walk");
    }
    // The closing was seen on the way, so it is all whole with the last walk, and stays so.
    let whole = |it: &&Value| it["detail"]["complete"] == true;
    let told: Vec<_> = steps.iter().skip_while(|it| !whole(it)).collect();
    let last_walk = told.first().is_some_and(|it| it["detail"]["step"] == "empathy/card");
    ensure!(last_walk && told.iter().all(whole), "whole from {:?} on", told.first());
    let last: Value = page.get("widget.progress").await?;
    ensure!(last["step"] == "closing" && last["complete"] == true, "progress ends as {last}");
    let choices = page.heard("choice").await?;
    let first =
        json!({"paradox": "relationship", "step": "relationship/b/s1", "choice": "about-to-say"});
    ensure!(choices.first().is_some_and(|it| it["detail"] == first), "{:?}", choices.first());
    let ends = page.heard("complete").await?;
    let ends: Vec<_> = ends.iter().map(|it| &it["detail"]["paradox"]).collect();
    let expected = json!(["relationship", "change", "empathy", "all"]);
    ensure!(json!(ends) == expected, "heard the ends of {ends:?}");
    Ok(())
}

async fn led(page: Page<'_>) -> Result<()> {
    page.ready("paradox=all").await?;
    let mut player = Player::new(page, "all", Hand::Script, Length::Short);
    for place in ["empathy/b/s3", "change/feel/rooms", "relationship", "closing", "opening"] {
        player.lead(place).await?;
        let told: Value = page.get("widget.progress").await?;
        let paradox = place.split('/').next().filter(|it| !["closing", "opening"].contains(it));
        ensure!(told["paradox"] == paradox.unwrap_or("all"), "at {place}: {told}");
    }
    for unknown in ["b/s3", "empathy/b/s99", "change/opening", "nowhere"] {
        let known = page.run("return widget.goTo(arguments[0]);", vec![unknown.into()]).await?;
        ensure!(known == json!(false), "goTo('{unknown}') is {known}");
    }
    page.run("widget.start = 'empathy/b/s3';", vec![]).await?;
    page.until("widget.state === 'ready'").await?;
    let name = &page.site.pack("empathy").stories[0].scenarios[1].scenes;
    let name = name.iter().find(|it| it.id == "s3").map_or("", |it| &it.name);
    page.until_with("words().includes(arguments[0])", vec![name.into()]).await
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
