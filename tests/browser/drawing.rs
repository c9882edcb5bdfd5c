//! The reader's line under the pointer.

use anyhow::{Result, ensure};
use fantoccini::actions::{MOUSE_BUTTON_LEFT, PointerAction};

use crate::case::Case;
use crate::page::{Page, move_to};

/// How high each point is drawn, in hundredths of the plot.
const LINE: [f64; 5] = [90.0, 10.0, 75.0, 25.0, 50.0];

pub fn cases() -> Vec<Case> {
    vec![Case::new("five points follow one drag across the plot", |page| Box::pin(drag(page)))]
}

async fn drag(page: Page<'_>) -> Result<()> {
    page.ready("paradox=change").await?;
    page.go_to("feel/predict").await?;
    page.until("find('.drawn')").await?;
    page.run("find('.drawn').scrollIntoView({ block: 'center', behavior: 'instant' });", vec![])
        .await?;
    let [left, top, width, height]: [f64; 4] = page.get(PLOT).await?;
    let spots = LINE.iter().enumerate().map(|(at, value)| {
        let along = (at as f64 + 0.5) / 5.0;
        move_to((left + width * along).round(), (top + height * (1.0 - value / 100.0)).round())
    });
    let mut actions: Vec<_> = spots.collect();
    actions.insert(1, PointerAction::Down { button: MOUSE_BUTTON_LEFT });
    actions.push(PointerAction::Up { button: MOUSE_BUTTON_LEFT });
    page.mouse(actions).await?;
    let values: Vec<f64> = page.get("all('.drawn input').map((it) => +it.value)").await?;
    let near = values.iter().zip(LINE).all(|(value, drawn)| (value - drawn).abs() <= 5.0);
    ensure!(near && values.len() == LINE.len(), "{values:?} instead of {LINE:?}");
    // Let go, the pointer draws no more.
    page.mouse(vec![move_to((left + width / 10.0).round(), (top + height).round())]).await?;
    let after: Vec<f64> = page.get("all('.drawn input').map((it) => +it.value)").await?;
    ensure!(after == values, "{values:?} became {after:?} once the button was up");
    Ok(())
}

/// Where 0 to 100 is on the page: half a slider's thumb inside the surface, above and below.
const PLOT: &str = "(({ x, y, width, height }) => [x, y + 12, width, height - 24])(
    find('.drawn').getBoundingClientRect())";
