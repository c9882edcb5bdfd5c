//! The page lies still while the widget takes the place of the static text.

use anyhow::{Result, ensure};
use serde_json::Value;

use crate::case::Case;
use crate::engine::{Engine, Setting};
use crate::page::Page;

pub fn cases() -> Vec<Case> {
    // Only Chromium tells of shifts.
    vec![
        Case::new("nothing shifts on a wide screen", |page| Box::pin(lies_still(page, "")))
            .only_in(&[Engine::Chromium]),
        Case::new("nothing shifts on a phone", |page| Box::pin(lies_still(page, "")))
            .only_in(&[Engine::Chromium])
            .with(Setting::Phone),
        Case::new("nothing shifts on the self-guided page, on a phone", |page| {
            Box::pin(lies_still(page, "learn.html"))
        })
        .only_in(&[Engine::Chromium])
        .with(Setting::Phone),
    ]
}

async fn lies_still(page: Page<'_>, address: &str) -> Result<()> {
    page.open(address).await?;
    page.run(LISTEN, vec![]).await?;
    // Slowly, as a reader would: a little each frame, until the widget stands at the top.
    page.run_async(
        "const on = () => {
           scrollBy({ top: 24, behavior: 'instant' });
           const { top } = widget.getBoundingClientRect();
           const end = scrollY + innerHeight >= document.documentElement.scrollHeight - 1;
           if (top > 40 && !end) requestAnimationFrame(on);
           else done();
         };
         on();",
        vec![],
    )
    .await?;
    page.until_state("ready").await?;
    // What the last frame shifted is told after the frame that follows it.
    page.run_async(
        "requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done)));",
        vec![],
    )
    .await?;
    let shifts: Vec<Value> = page.get("window.shifts").await?;
    ensure!(shifts.is_empty(), "{}", serde_json::to_string_pretty(&shifts)?);
    Ok(())
}

const LISTEN: &str = "
    window.shifts = [];
    const name = ({ node, previousRect, currentRect }) =>
      `${node?.localName ?? node?.nodeName}.${node?.className} ${previousRect.y} → ${currentRect.y}`;
    new PerformanceObserver((list) => {
      for (const { value, sources } of list.getEntries()) {
        if (value > 0) shifts.push({ value, sources: sources.map(name) });
      }
    }).observe({ type: 'layout-shift', buffered: true });";
