//! What axe finds wrong on the page that ships, in every state of the widget. It should be nothing.

use std::fs;

use anyhow::{Context, Result, ensure};
use paradox::session::Length;
use paradox::story::Pack;

use crate::case::Case;
use crate::engine::{Setting, place};
use crate::page::Page;
use crate::player::{Hand, Player};

pub fn cases() -> Vec<Case> {
    [("by day", Setting::Ordinary), ("by night", Setting::Dark)]
        .into_iter()
        .flat_map(|(when, setting)| {
            [
                Case::new(format!("axe finds nothing in the text and the door, {when}"), |page| {
                    Box::pin(door(page))
                }),
                Case::new(format!("axe finds nothing in the model, {when}"), |page| {
                    Box::pin(model(page))
                }),
                Case::new(format!("axe finds nothing in the scenes, {when}"), |page| {
                    Box::pin(scenes(page))
                }),
                Case::new(format!("axe finds nothing in the card and the rest, {when}"), |page| {
                    Box::pin(rest(page))
                }),
            ]
            .map(|case| case.with(setting))
        })
        .collect()
}

/// The page that ships, its widget not yet asked for, and axe inside it.
async fn open(page: Page<'_>) -> Result<()> {
    let demo = page.site.demo()?.replacen("<both-true ", "<both-true loading=\"click\" ", 1);
    page.open(&page.site.page(&demo)?).await?;
    let axe = place("BOTH_TRUE_AXE")?;
    let axe = fs::read_to_string(&axe).with_context(|| format!("no {axe}"))?;
    page.run(&axe, vec![]).await?;
    Ok(())
}

async fn begin(page: Page<'_>) -> Result<Player<'_>> {
    open(page).await?;
    page.run("widget.scrollIntoView(); widget.load();", vec![]).await?;
    page.until_state("ready").await?;
    Ok(Player::new(page, Hand::Script, Length::Short))
}

async fn door(page: Page<'_>) -> Result<()> {
    open(page).await?;
    finds_nothing(page, "the static text").await?;
    let mut player = begin(page).await?;
    finds_nothing(page, "door").await?;
    at(&mut player, "summary").await?;
    at(&mut player, "chairs").await
}

async fn model(page: Page<'_>) -> Result<()> {
    let mut player = begin(page).await?;
    let line = player.pack().story.line.as_ref().context("nothing is drawn here")?;
    for beat in &line.beats {
        let place = format!("feel/{}", beat.id.name());
        at(&mut player, &place).await?;
        ensure!(player.open_all().await?, "nothing opens at {place}");
        finds_nothing(page, &format!("{place}, opened")).await?;
    }
    Ok(())
}

async fn scenes(page: Page<'_>) -> Result<()> {
    let mut player = begin(page).await?;
    for scenario in &player.pack().story.scenarios {
        let id = &scenario.id;
        let first = &scenario.scenes[0];
        let choice = &first.choices[0];
        at(&mut player, &format!("{id}/{}", first.id)).await?;
        at(&mut player, &format!("{id}/{}/{}", first.id, choice.id)).await?;
        at(&mut player, &format!("{id}/{}/{}/same", first.id, choice.id)).await?;
        at(&mut player, &format!("{id}/other/{}/{}", first.id, choice.id)).await?;
        let end = scenario.scenes.iter().find(|it| it.is_end()).context("a story without end")?;
        at(&mut player, &format!("{id}/{}", end.id)).await?;
    }
    Ok(())
}

async fn rest(page: Page<'_>) -> Result<()> {
    let mut player = begin(page).await?;
    let Pack { story, interface } = player.pack();
    at(&mut player, "card").await?;
    at(&mut player, "reflection").await?;
    player.press(&interface.path).await?;
    page.until("find('.path-screen')").await?;
    finds_nothing(page, "a path with nothing on it").await?;
    player.press(&interface.path_close).await?;
    let scenario = &story.scenarios[0];
    let scene = &scenario.scenes[0];
    player.lead(&format!("{}/{}", scenario.id, scene.id)).await?;
    player.lead(&format!("{}/{}/{}", scenario.id, scene.id, scene.choices[0].id)).await?;
    player.press(&interface.path).await?;
    page.until("find('.path')").await?;
    finds_nothing(page, "the path").await?;
    player.press(&interface.pause).await?;
    page.until("find('.pause')").await?;
    finds_nothing(page, "paused").await?;
    player.press(&interface.stop).await?;
    let resume = vec![interface.resume.as_str().into()];
    page.until_with("control(arguments[0])", resume).await?;
    finds_nothing(page, "stopped").await
}

async fn at(player: &mut Player<'_>, place: &str) -> Result<()> {
    player.lead(place).await?;
    finds_nothing(player.page, place).await
}

async fn finds_nothing(page: Page<'_>, state: &str) -> Result<()> {
    // What is half unfolded has half its contrast.
    page.until("root.getAnimations().length === 0").await?;
    let found = page.run_async(AXE, vec![]).await?;
    let found: Vec<String> = serde_json::from_value(found)?;
    ensure!(found.is_empty(), "{state}:\n{}", found.join("\n"));
    Ok(())
}

const AXE: &str = "
    const values = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'];
    const name = ({ id, help, nodes }) =>
      `${id}: ${help}\\n` + nodes.map((it) => `  ${it.target.flat()}: ${it.failureSummary}`).join('\\n');
    axe.run({ runOnly: { type: 'tag', values }, resultTypes: ['violations'], preload: false })
      .then(({ violations }) => done(violations.map(name)), (error) => done([String(error)]));";
