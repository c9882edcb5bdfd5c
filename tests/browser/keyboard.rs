//! The walk without a mouse: every control is reached, seen, and leads to what it brings.

use std::mem;

use anyhow::{Context, Result, ensure};
use fantoccini::key::Key;
use paradox::session::{Length, Place, Stage};
use paradox::sim::shape::height;
use paradox::walk::Walk;

use crate::case::Case;
use crate::page::Page;
use crate::player::{FOCUSED, Hand, Player};
use crate::walks::read;

pub fn cases() -> Result<Vec<Case>> {
    let walk = read("short-client")?;
    Ok(vec![
        Case::new("a reader walks by keyboard alone", move |page| {
            let walk = walk.clone();
            Box::pin(async move { by_keyboard(page, &walk).await })
        }),
        Case::new("a line is drawn with the arrow keys, and says its heights", |page| {
            Box::pin(draw(page))
        }),
        Case::new("Escape pauses, and leads back to where one was", |page| Box::pin(escape(page))),
        Case::new("Shift and Tab lead back through the controls", |page| Box::pin(backwards(page))),
    ])
}

async fn by_keyboard(page: Page<'_>, walk: &Walk) -> Result<()> {
    page.ready("paradox=change").await?;
    Player::new(page, Hand::Keys, Length::Short).play(walk, has_focus).await
}

/// What has just appeared has the focus, so that it is read out next.
async fn has_focus(player: &Player<'_>) -> Result<()> {
    let arrival = match player.place() {
        // Nothing appeared: this is where one came in.
        Place::Door => return Ok(()),
        Place::Scene { stage: Stage::Took(_), .. } => ".follows",
        Place::Scene { stage: Stage::Heard(..), .. } => ".heard",
        _ => "h1, h2, h3, h4, h5, h6",
    };
    let focused = "root.activeElement?.matches(arguments[0])";
    player.page.until_with(focused, vec![arrival.into()]).await
}

async fn draw(page: Page<'_>) -> Result<()> {
    page.ready("paradox=change").await?;
    let mut player = Player::new(page, Hand::Keys, Length::Short);
    player.lead("feel/predict").await?;
    let line = player.pack().story.line.as_ref().context("nothing is drawn in this story")?;
    let drawn: String = page.get("find('.plot__yours').getAttribute('d')").await?;
    let points = line.words.points.iter().enumerate();
    // The ring is on the slider's thumb, which no script can look at. Since nothing else changes
    // from point to point, the picture has to.
    let mut picture = Vec::new();
    for (_, name) in points.clone() {
        player.tab_to("root.activeElement.ariaLabel === arguments[0]", name).await?;
        let before = mem::replace(&mut picture, page.client.screenshot().await?);
        ensure!(picture != before, "nobody sees the focus on “{name}”");
    }
    for (at, name) in points.rev() {
        let value = format!("+all('.drawn input')[{at}].value");
        let spoken = format!("all('.drawn input')[{at}].getAttribute('aria-valuetext')");
        let from: f64 = page.get(&value).await?;
        let said: String = page.get(&spoken).await?;
        for _ in 0..6 {
            page.key(Key::Up).await?;
        }
        let risen = f64::min(from + 30.0, 100.0);
        page.until(&format!("{value} === {risen}")).await?;
        let says: String = page.get(&spoken).await?;
        ensure!(says.contains(&line.words.heights[height(risen)]), "{risen} is spoken as “{says}”");
        ensure!(says != said, "“{name}” is spoken as “{said}”, before and after");
        page.key(Key::Down).await?;
        page.until(&format!("{value} === {}", risen - 5.0)).await?;
        page.keys(&[Key::Shift, Key::Tab]).await?;
    }
    let redrawn: String = page.get("find('.plot__yours').getAttribute('d')").await?;
    ensure!(drawn != redrawn, "the line did not follow the points");
    Ok(())
}

async fn escape(page: Page<'_>) -> Result<()> {
    page.ready("paradox=change").await?;
    let mut player = Player::new(page, Hand::Keys, Length::Short);
    player.lead("feel/reveal").await?;
    let interface = &page.site.pack.interface;
    page.key(Key::Escape).await?;
    page.until_with(
        "root.activeElement?.textContent === arguments[0]",
        vec![interface.paused.as_str().into()],
    )
    .await?;
    page.key(Key::Escape).await?;
    page.until_with(FOCUSED, vec![interface.pause.as_str().into()]).await?;
    let step: String = page.get("widget.progress.step").await?;
    ensure!(step == "feel/reveal", "pausing led to {step}");
    Ok(())
}

async fn backwards(page: Page<'_>) -> Result<()> {
    page.ready("paradox=change").await?;
    let interface = &page.site.pack.interface;
    let player = Player::new(page, Hand::Keys, Length::Short);
    player.tab_to(FOCUSED, &interface.skip).await?;
    for label in [&interface.summary, &interface.start, &interface.pause] {
        page.keys(&[Key::Shift, Key::Tab]).await?;
        page.until_with(FOCUSED, vec![label.as_str().into()]).await?;
    }
    Ok(())
}
