//! What axe finds wrong on the pages that ship, in every state of the widget. It should be nothing.

use std::fs;

use anyhow::{Context, Result, ensure};
use paradox::session::Length;

use crate::case::Case;
use crate::engine::{Setting, place};
use crate::links::with_links;
use crate::page::Page;
use crate::player::{Hand, Player};
use crate::site::PACKS;

pub fn cases() -> Vec<Case> {
    let mut cases = Vec::new();
    for (when, setting) in [("by day", Setting::Ordinary), ("by night", Setting::Dark)] {
        let title = |what: &str| format!("axe finds nothing in {what}, {when}");
        let mut made = Vec::new();
        for &pack in &PACKS[..3] {
            made.extend([
                Case::new(title(&format!("the model of {pack}")), move |page| {
                    Box::pin(model(page, pack))
                }),
                Case::new(title(&format!("the scenes of {pack}")), move |page| {
                    Box::pin(scenes(page, pack))
                }),
                Case::new(title(&format!("the rest of {pack}")), move |page| {
                    Box::pin(rest(page, pack))
                }),
            ]);
        }
        made.extend([
            Case::new(title("the static text"), |page| Box::pin(text(page))),
            Case::new(title("all that stands around the walks"), |page| Box::pin(frame(page))),
            Case::new(title("the path, a pause and a stop"), |page| Box::pin(sheets(page))),
        ]);
        cases.extend(made.into_iter().map(|case| case.with(setting)));
    }
    cases
}

/// The page that ships with this pack, its widget not yet asked for, and axe inside it.
async fn open(page: Page<'_>, pack: &str, links: bool) -> Result<()> {
    let demo = page.site.demo_with(pack, "loading=\"click\" length=\"short\"")?;
    let demo = if links { with_links(&demo) } else { demo };
    page.open(&page.site.page(&demo)?).await?;
    bring_axe(page).await
}

/// Puts axe into a page.
pub async fn bring_axe(page: Page<'_>) -> Result<()> {
    let axe = place("BOTH_TRUE_AXE")?;
    let axe = fs::read_to_string(&axe).with_context(|| format!("no {axe}"))?;
    page.run(&axe, vec![]).await?;
    Ok(())
}

async fn begin<'a>(page: Page<'a>, pack: &str, links: bool) -> Result<Player<'a>> {
    open(page, pack, links).await?;
    page.run("widget.scrollIntoView(); widget.load();", vec![]).await?;
    page.until_state("ready").await?;
    Ok(Player::new(page, pack, Hand::Script, Length::Short))
}

async fn text(page: Page<'_>) -> Result<()> {
    for pack in ["change", "all"] {
        open(page, pack, false).await?;
        finds_nothing(page, &format!("the static text of {pack}")).await?;
    }
    Ok(())
}

async fn model(page: Page<'_>, pack: &str) -> Result<()> {
    let mut player = begin(page, pack, false).await?;
    for beat in player.pack().stories[0].beats() {
        let place = format!("feel/{}", beat.id.name());
        at(&mut player, &place).await?;
        let played = player
            .try_all(async |player| finds_nothing(player.page, &format!("{place}, played")).await)
            .await?;
        ensure!(player.open_all().await? || played > 0, "nothing opens at {place}");
        finds_nothing(page, &format!("{place}, opened")).await?;
    }
    Ok(())
}

async fn scenes(page: Page<'_>, pack: &str) -> Result<()> {
    let mut player = begin(page, pack, false).await?;
    for scenario in &player.pack().stories[0].scenarios {
        let id = &scenario.id;
        for scene in &scenario.scenes {
            at(&mut player, &format!("{id}/{}", scene.id)).await?;
        }
        let (first, choice) = (&scenario.scenes[0].id, &scenario.scenes[0].choices[0].id);
        at(&mut player, &format!("{id}/{first}/{choice}")).await?;
        at(&mut player, &format!("{id}/{first}/{choice}/same")).await?;
        at(&mut player, &format!("{id}/other/{first}/{choice}")).await?;
    }
    Ok(())
}

async fn rest(page: Page<'_>, pack: &str) -> Result<()> {
    let mut player = begin(page, pack, true).await?;
    finds_nothing(page, "door").await?;
    for place in ["summary", "chairs", "card", "reflection"] {
        at(&mut player, place).await?;
    }
    ensure!(player.open_all().await?, "nothing opens at the end");
    finds_nothing(page, "reflection, opened").await
}

async fn frame(page: Page<'_>) -> Result<()> {
    let mut player = begin(page, "all", true).await?;
    finds_nothing(page, "opening").await?;
    for story in &player.pack().stories {
        for place in ["door", "card", "reflection"] {
            at(&mut player, &format!("{}/{place}", story.id)).await?;
        }
    }
    at(&mut player, "closing").await?;
    ensure!(player.open_all().await?, "nothing opens at the closing");
    finds_nothing(page, "closing, opened").await
}

async fn sheets(page: Page<'_>) -> Result<()> {
    let mut player = begin(page, "change", true).await?;
    let (story, interface) = (player.story(), page.site.interface());
    player.lead("reflection").await?;
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
    finds_nothing(page, "stopped").await?;
    player.press(&interface.resume).await?;
    for (opened, shows) in
        [(&interface.yours, "find('.yours')"), (&interface.page_open, "find('.keepsake')")]
    {
        player.press(opened).await?;
        page.until(shows).await?;
        finds_nothing(page, opened).await?;
    }
    player.press(&interface.path_close).await?;
    player.press(&interface.path).await?;
    page.until("find('.path__offer .quiet')").await?;
    page.click("find('.path__offer .quiet')", vec![]).await?;
    page.until("all('.sides > .say').length === 2").await?;
    finds_nothing(page, "two paths side by side").await
}

async fn at(player: &mut Player<'_>, place: &str) -> Result<()> {
    player.lead(place).await?;
    finds_nothing(player.page, place).await
}

/// Lets axe look at the page as it is.
pub async fn finds_nothing(page: Page<'_>, state: &str) -> Result<()> {
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
