//! The walks that are written down, by mouse through the pages that ship.

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
    let length = length(walk);
    let demo = page.site.demo_with(&walk.pack, &format!("length=\"{length}\""))?;
    page.open(&page.site.page(&demo)?).await?;
    page.run("widget.scrollIntoView();", vec![]).await?;
    page.until_state("ready").await?;
    Player::new(page, &walk.pack, Hand::Mouse, walk.length).play(walk, async |_, _| Ok(())).await
}

/// The length of a walk, as the element's attribute says it.
pub const fn length(walk: &Walk) -> &'static str {
    match walk.length {
        Length::Short => "short",
        Length::Full => "full",
    }
}
