//! The walk without a mouse: every control is reached, seen, and leads to what it brings.

use std::mem;

use anyhow::{Context, Result, bail, ensure};
use fantoccini::key::Key;
use paradox::session::{Guess, Length, Place, Stage};
use paradox::sim::shape::height;
use paradox::story::{Dial, Kind, Line, Model, Story};
use paradox::walk::{Step, Walk};

use crate::case::Case;
use crate::page::Page;
use crate::player::{FOCUSED, Hand, Player};
use crate::walks::read;

/// One walk of each kind.
const WALKS: [&str; 4] =
    ["change-short-client", "empathy-short-client", "relationship-short-client", "all"];

pub fn cases() -> Result<Vec<Case>> {
    let mut cases = vec![
        Case::new("a line is drawn with the arrow keys, and says its heights", |page| {
            Box::pin(draw(page))
        }),
        Case::new("a dial is set with the arrow keys, and says its depth", |page| {
            Box::pin(set(page))
        }),
        Case::new("Escape pauses, and leads back to where one was", |page| Box::pin(escape(page))),
        Case::new("Shift and Tab lead back through the controls", |page| Box::pin(backwards(page))),
        Case::new(
            "the path and what is one's own are opened, used and left by keyboard alone",
            |page| Box::pin(sheets(page)),
        ),
    ];
    for name in WALKS {
        let walk = read(name)?;
        cases.push(Case::new(
            format!("a reader walks “{name}” by keyboard alone"),
            move |page| {
                let walk = walk.clone();
                Box::pin(async move { by_keyboard(page, &walk).await })
            },
        ));
    }
    Ok(cases)
}

async fn by_keyboard(page: Page<'_>, walk: &Walk) -> Result<()> {
    page.ready(&format!("paradox={}", walk.pack)).await?;
    Player::new(page, &walk.pack, Hand::Keys, Length::Short).play(walk, has_focus).await
}

/// What has just appeared has the focus, so that it is read out next.
async fn has_focus(player: &Player<'_>, step: &Step) -> Result<()> {
    // Nothing appeared: this is where one came in.
    if !player.has_moved() {
        return Ok(());
    }
    // In the middle of a model the focus stays with what was pressed, or goes where it leads.
    if matches!(step, Step::Press(_)) {
        return player.page.until("root.activeElement").await.context("the focus is lost");
    }
    let arrival = match player.place() {
        Place::Scene { stage: Stage::Took(_), .. } => ".follows",
        Place::Scene { stage: Stage::Heard(..), .. } => ".heard",
        _ => "h1, h2, h3, h4, h5, h6",
    };
    let focused = "root.activeElement?.matches(arguments[0])";
    player.page.until_with(focused, vec![arrival.into()]).await
}

async fn draw(page: Page<'_>) -> Result<()> {
    page.ready("paradox=change").await?;
    let mut player = Player::new(page, "change", Hand::Keys, Length::Short);
    player.lead("feel/predict").await?;
    let line = line(player.story())?;
    let drawn: String = page.get("find('.plot__yours').getAttribute('d')").await?;
    let points = line.points.iter().enumerate();
    // The ring is on the slider's thumb, which no script can look at. Since nothing else changes
    // from point to point, the picture has to.
    let mut picture = Vec::new();
    for (_, name) in points.clone() {
        player.tab_to("root.activeElement?.ariaLabel === arguments[0]", name).await?;
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
        ensure!(says.contains(&line.heights[height(risen)]), "{risen} is spoken as “{says}”");
        ensure!(says != said, "“{name}” is spoken as “{said}”, before and after");
        page.key(Key::Down).await?;
        page.until(&format!("{value} === {}", risen - 5.0)).await?;
        page.keys(&[Key::Shift, Key::Tab]).await?;
    }
    let redrawn: String = page.get("find('.plot__yours').getAttribute('d')").await?;
    ensure!(drawn != redrawn, "the line did not follow the points");
    Ok(())
}

async fn set(page: Page<'_>) -> Result<()> {
    page.ready("paradox=empathy").await?;
    let mut player = Player::new(page, "empathy", Hand::Keys, Length::Short);
    player.lead("feel/predict").await?;
    let depths = &dial(player.story())?.depths;
    player.tab_to("root.activeElement?.type === 'range'", "the dial").await?;
    let swung = "find('.doorway__leaf').getAttribute('transform')";
    let before: String = page.get(swung).await?;
    let says = "root.activeElement.getAttribute('aria-valuetext') === arguments[0]";
    page.key(Key::End).await?;
    page.until_with(says, vec![depths[4].as_str().into()]).await?;
    page.key(Key::Home).await?;
    page.until_with(says, vec![depths[0].as_str().into()]).await?;
    for _ in 0..3 {
        page.key(Key::Right).await?;
    }
    page.until("root.activeElement.value === '3'").await?;
    let after: String = page.get(swung).await?;
    ensure!(before != after, "the door did not follow the dial");
    Ok(())
}

/// The words of the line that is drawn.
pub fn line(story: &Story) -> Result<&Line> {
    match story.model.as_ref().and_then(Model::kind) {
        Some(Kind::Line(line)) => Ok(line),
        _ => bail!("nothing is drawn in this story"),
    }
}

fn dial(story: &Story) -> Result<&Dial> {
    match story.model.as_ref().and_then(Model::kind) {
        Some(Kind::Dial(dial)) => Ok(dial),
        _ => bail!("this story has no dial"),
    }
}

async fn escape(page: Page<'_>) -> Result<()> {
    page.ready("paradox=change").await?;
    let mut player = Player::new(page, "change", Hand::Keys, Length::Short);
    player.lead("feel/reveal").await?;
    let interface = page.site.interface();
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

/// What lies over the walk, without a mouse: one gets in, does what there is to do, and comes back to what
/// opened it.
async fn sheets(page: Page<'_>) -> Result<()> {
    const NAME: &str = "root.activeElement?.labels?.[0]?.textContent === arguments[0]";
    page.ready("paradox=change").await?;
    let interface = page.site.interface();
    let mut player = Player::new(page, "change", Hand::Keys, Length::Short);
    let scenario = &player.story().scenarios[0];
    let scene = &scenario.scenes[0];
    player.lead(&format!("{}/{}", scenario.id, scene.id)).await?;
    player.step(&Step::Choose(scene.choices[0].label.clone())).await?;
    player.step(&Step::Guess(Guess::Shown)).await?;
    player.step(&Step::Go).await?;
    let step: String = page.get("widget.progress.step").await?;

    // By the path to a scene that was met, and back.
    player.press(&interface.path).await?;
    page.until_with(ARRIVED, vec![interface.path.as_str().into()]).await?;
    player.press(&scene.name).await?;
    page.until("find('.heard') && root.activeElement?.matches('.heard')").await?;
    player.press(&interface.come_back).await?;
    page.until_with("widget.progress.step === arguments[0]", vec![step.as_str().into()]).await?;
    page.until("root.activeElement?.matches('h3, h4')").await?;
    closes(&player, &interface.path).await?;

    // What is the reader's own: a box, one of several, and a way out.
    player.press(&interface.yours).await?;
    page.until_with(ARRIVED, vec![interface.yours.as_str().into()]).await?;
    player.tab_to(NAME, &interface.keep_place).await?;
    for kept in [1, 0] {
        page.key(Key::Space).await?;
        page.until(&format!("localStorage.length === {kept}")).await?;
        page.until_with(NAME, vec![interface.keep_place.as_str().into()]).await?;
    }
    player.tab_to(NAME, &interface.settings[0].options[0]).await?;
    page.key(Key::Down).await?;
    page.until_with(NAME, vec![interface.settings[0].options[1].as_str().into()]).await?;
    page.until("find('.frame').dataset.size === '1'").await?;
    page.key(Key::Escape).await?;
    page.until_with(FOCUSED, vec![interface.yours.as_str().into()]).await?;
    closes(&player, &interface.yours).await?;
    let now: String = page.get("widget.progress.step").await?;
    ensure!(now == step, "the sheets led from {step} to {now}");
    Ok(())
}

/// The title of these words has the focus.
const ARRIVED: &str =
    "root.activeElement?.matches('.title') && root.activeElement.textContent === arguments[0]";

/// Opens a sheet, and closes it by its own control: the focus is back at what opened it.
async fn closes(player: &Player<'_>, opener: &str) -> Result<()> {
    let page = player.page;
    player.press(opener).await?;
    page.until_with(ARRIVED, vec![opener.into()]).await?;
    player.press(&page.site.interface().path_close).await?;
    page.until_with(FOCUSED, vec![opener.into()]).await
}

async fn backwards(page: Page<'_>) -> Result<()> {
    page.ready("paradox=change").await?;
    let interface = page.site.interface();
    let player = Player::new(page, "change", Hand::Keys, Length::Short);
    player.tab_to(FOCUSED, &interface.skip).await?;
    for label in [&interface.summary, &interface.start, &interface.pause] {
        page.keys(&[Key::Shift, Key::Tab]).await?;
        page.until_with(FOCUSED, vec![label.as_str().into()]).await?;
    }
    Ok(())
}
