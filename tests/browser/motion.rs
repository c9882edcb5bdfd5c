//! Pictures move for those who like it, and jump for those who asked for less motion.

use anyhow::{Context, Result, ensure};
use paradox::session::Length;
use serde_json::Value;

use crate::case::Case;
use crate::engine::{Engine, Setting};
use crate::page::Page;
use crate::player::{Hand, Player};

pub fn cases() -> Vec<Case> {
    vec![
        // Only Chromium promises frames at a steady pace to a window that nobody looks at.
        Case::new("people lean over time", |page| Box::pin(moves(page)))
            .only_in(&[Engine::Chromium]),
        Case::new("with reduced motion, people have leaned at once", |page| Box::pin(jumps(page)))
            .with(Setting::ReducedMotion),
        Case::new("with reduced motion, no style moves anything", |page| Box::pin(rests(page)))
            .with(Setting::ReducedMotion),
    ]
}

async fn moves(page: Page<'_>) -> Result<()> {
    let [before, first, last] = poses(page).await?;
    ensure!(before != last, "the choice moves nobody, so nothing is shown");
    ensure!(first != last, "the drawing jumped");
    Ok(())
}

async fn jumps(page: Page<'_>) -> Result<()> {
    let [before, first, last] = poses(page).await?;
    ensure!(before != last, "the choice moves nobody, so nothing is shown");
    ensure!(first == last, "the drawing moved on after its first picture");
    Ok(())
}

/// The drawing before a choice, in the first task after it, and long after any movement.
async fn poses(page: Page<'_>) -> Result<[Value; 3]> {
    page.ready("paradox=change").await?;
    let mut player = Player::new(page, "change", Hand::Script, Length::Short);
    player.lead("a/s1").await?;
    let scene = &player.pack().stories[0].scenarios[0].scenes[0];
    let choice = scene.choices.iter().find(|it| it.pose.is_some()).context("nobody moves here")?;
    let script = "
        const before = paths();
        control(arguments[0]).click();
        setTimeout(() => {
          const first = paths();
          setTimeout(() => done([before, first, paths()]), 1000);
        });";
    let poses = page.run_async(script, vec![choice.label.as_str().into()]).await?;
    Ok(serde_json::from_value(poses)?)
}

async fn rests(page: Page<'_>) -> Result<()> {
    page.ready("paradox=change").await?;
    let mut player = Player::new(page, "change", Hand::Script, Length::Short);
    for place in ["door", "feel/reveal", "a/s1", "a/s1/tiny-dip", "a/s1/tiny-dip/shown"] {
        if place != "door" {
            player.lead(place).await?;
        }
        let moving: Vec<String> = page.get(MOVING).await?;
        ensure!(moving.is_empty(), "at {place}: {moving:#?}");
    }
    Ok(())
}

const MOVING: &str = "all('*').filter((it) => {
    const { transitionDuration, animationDuration, animationName } = getComputedStyle(it);
    const lasts = (durations) => durations.split(',').some((it) => parseFloat(it) > 0);
    return lasts(transitionDuration) || (animationName !== 'none' && lasts(animationDuration));
  }).map((it) => it.outerHTML.slice(0, 80))";
