//! Pictures move for those who like it, and jump for those who asked for less motion.

use anyhow::{Context, Result, ensure};
use paradox::session::Length;

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
    let (pictures, frames) = pictures(page).await?;
    ensure!(pictures > 2 && frames > 1, "the drawing jumped");
    Ok(())
}

async fn jumps(page: Page<'_>) -> Result<()> {
    let (pictures, frames) = pictures(page).await?;
    ensure!(pictures == 2, "the drawing went through {pictures} pictures");
    ensure!(frames == 0, "the drawing waited for {frames} frames");
    Ok(())
}

/// How many pictures the drawing goes through at a choice that moves somebody, with the first and the
/// last. Each is counted as it is made: when the first comes is up to Yew, which on a busy machine
/// draws the words in one task and the people in the next. And for how many frames it asked: without
/// one, nothing is put off.
async fn pictures(page: Page<'_>) -> Result<(usize, usize)> {
    page.ready("paradox=change").await?;
    let mut player = Player::new(page, "change", Hand::Script, Length::Short);
    player.lead("a/s1").await?;
    let scene = &player.pack().stories[0].scenarios[0].scenes[0];
    let choice = scene.choices.iter().find(|it| it.pose.is_some()).context("nobody moves here")?;
    let script = "
        const picture = () => paths().join();
        const pictures = [picture()];
        const look = () => picture() === pictures.at(-1) || pictures.push(picture());
        new MutationObserver(look).observe(root, { attributes: true, childList: true, subtree: true });
        let frames = 0;
        const ask = window.requestAnimationFrame;
        window.requestAnimationFrame = (draw) => (frames++, ask(draw));
        control(arguments[0]).click();
        setTimeout(() => done([pictures.length, frames]), 1000);";
    let counted = page.run_async(script, vec![choice.label.as_str().into()]).await?;
    let counted: (usize, usize) = serde_json::from_value(counted)?;
    ensure!(counted.0 > 1, "the choice moves nobody, so nothing is shown");
    Ok(counted)
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
