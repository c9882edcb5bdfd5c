//! What a host can set about how the widget looks and what its headings are.

use anyhow::{Result, ensure};

use crate::case::Case;
use crate::engine::Setting;
use crate::page::Page;

pub fn cases() -> Vec<Case> {
    vec![
        Case::new("dark can be asked for on a light system", |page| {
            Box::pin(async move { theme(page, ["auto", "light", "dark"]).await })
        }),
        Case::new("light can be asked for on a dark system", |page| {
            Box::pin(async move { theme(page, ["auto", "dark", "light"]).await })
        })
        .with(Setting::Dark),
        Case::new("a language we have no pack for does no harm", |page| Box::pin(language(page))),
        Case::new("headings begin where the host says", |page| Box::pin(headings(page))),
    ]
}

/// The first two look the same, the third the other way round.
async fn theme(page: Page<'_>, [auto, same, other]: [&str; 3]) -> Result<()> {
    page.ready("paradox=change").await?;
    let mut looks = Vec::new();
    for theme in [auto, same, other] {
        page.run("widget.theme = arguments[0];", vec![theme.into()]).await?;
        let look: [String; 2] = page.get(COLOURS).await?;
        looks.push(look);
    }
    ensure!(looks[0] == looks[1], "{auto} and {same}: {looks:?}");
    let [ink, paper] = &looks[0];
    let swapped = looks[2][0] != *ink && looks[2][1] != *paper;
    ensure!(swapped, "{other} changes nothing: {looks:?}");
    Ok(())
}

const COLOURS: &str = "(({ color, backgroundColor }) => [color, backgroundColor])(
    getComputedStyle(find('.walk')))";

async fn language(page: Page<'_>) -> Result<()> {
    let element = page.site.element("paradox=change")?;
    page.open(&page.site.host("", &format!("<div lang=\"cy\">{element}</div>"))?).await?;
    page.until_state("ready").await?;
    let interface = page.site.interface();
    page.until_with("find('.walk').lang === arguments[0]", vec![interface.lang.as_str().into()])
        .await?;
    page.until_with("control(arguments[0])", vec![interface.start.as_str().into()]).await
}

async fn headings(page: Page<'_>) -> Result<()> {
    for (level, title, small) in [("2", "H2", "H3"), ("6", "H6", "H6"), ("9", "H3", "H4")] {
        page.ready(&format!("paradox=change heading-level={level}")).await?;
        let door: String = page.get("find('.title').tagName").await?;
        ensure!(door == title, "heading-level={level} makes it {door}");
        page.go_to("card").await?;
        page.until("find('.card')").await?;
        let under: String = page.get("find('.card .small-title').tagName").await?;
        ensure!(under == small, "heading-level={level} makes a small one {under}");
    }
    Ok(())
}
