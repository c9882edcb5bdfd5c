//! The walks that are written down, by mouse through the page that ships.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use paradox::session::Length;
use paradox::walk::Walk;

use crate::case::Case;
use crate::page::Page;
use crate::player::{Hand, Player};

pub fn cases() -> Result<Vec<Case>> {
    let mut cases = Vec::new();
    for entry in fs::read_dir(folder())? {
        let path = entry?.path();
        if path.extension().is_some_and(|it| it == "walk") {
            let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            let walk = read(&name)?;
            cases.push(Case::new(format!("a reader walks “{name}” by mouse"), move |page| {
                let walk = walk.clone();
                Box::pin(async move { by_mouse(page, &walk).await })
            }));
        }
    }
    ensure!(!cases.is_empty(), "no walk is written down");
    Ok(cases)
}

/// A walk by its name.
pub fn read(name: &str) -> Result<Walk> {
    let path = folder().join(format!("{name}.walk"));
    let text = fs::read_to_string(&path).with_context(|| format!("no {}", path.display()))?;
    Walk::parse(&text).with_context(|| format!("{}", path.display()))
}

fn folder() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/walks"))
}

async fn by_mouse(page: Page<'_>, walk: &Walk) -> Result<()> {
    page.open("").await?;
    if walk.length == Length::Full {
        page.run("widget.length = 'full';", vec![]).await?;
    }
    page.run("widget.scrollIntoView();", vec![]).await?;
    page.until_state("ready").await?;
    Player::new(page, Hand::Mouse, walk.length).play(walk, async |_| Ok(())).await
}
