//! What fails on the way: the words stay, the error is named, and another try can mend it.

use anyhow::{Context, Result, ensure};

use crate::case::Case;
use crate::page::Page;
use crate::policy::with_policy;
use crate::site::{Part, Site};

/// What is wrong, with which file, what stands in its place, and the code that names it.
type Fault = (&'static str, Part, fn(&[u8]) -> Option<Vec<u8>>, &'static str);

const FAULTS: [Fault; 7] = [
    ("a missing pack", Part::Pack("change"), |_| None, "network"),
    (
        "a pack cut short",
        Part::Pack("change"),
        |pack| Some(pack[..pack.len() / 2].to_vec()),
        "pack",
    ),
    ("a pack that is none", Part::Pack("change"), |_| Some(b"{\"story\":{}}".to_vec()), "pack"),
    ("missing wasm", Part::Wasm, |_| None, "network"),
    ("wasm that is none", Part::Wasm, |_| Some(b"This is not wasm.".to_vec()), "wasm"),
    ("missing glue", Part::Glue, |_| None, "network"),
    ("missing styles", Part::Styles, |_| None, "network"),
];

pub fn cases() -> Vec<Case> {
    let mut cases = vec![
        Case::new("an unknown paradox: the text stays, and it can be named right", |page| {
            Box::pin(unknown(page))
        }),
        Case::new("a policy without wasm: the text stays", |page| Box::pin(forbidden(page))),
    ];
    cases.extend(FAULTS.map(|(name, part, spoil, code)| {
        Case::new(format!("{name}: the text stays, and it can be mended"), move |page| {
            Box::pin(async move { fails(page, part, spoil, code).await })
        })
    }));
    cases
}

async fn fails(
    page: Page<'_>,
    part: Part,
    spoil: fn(&[u8]) -> Option<Vec<u8>>,
    code: &str,
) -> Result<()> {
    let site = Site::unkept()?;
    let page = page.at(&site);
    let mend = site.break_part(part, spoil(&site.part(part)?).as_deref())?;
    page.host("paradox=change").await?;
    is_left_with_text(page, code).await?;
    mend()?;
    again(page).await?;
    page.until_state("ready").await?;
    page.until("find('.door')").await
}

async fn unknown(page: Page<'_>) -> Result<()> {
    page.host("paradox=nope").await?;
    is_left_with_text(page, "unknown-paradox").await?;
    page.run("widget.paradox = 'change';", vec![]).await?;
    page.until_state("ready").await
}

async fn forbidden(page: Page<'_>) -> Result<()> {
    with_policy(page, "script-src 'self'").await?;
    is_left_with_text(page, "csp").await?;
    // Trying again changes no policy, and harms nothing.
    again(page).await?;
    is_left_with_text(page, "csp").await
}

/// The error is told, the words stand, and there is a way to try again.
async fn is_left_with_text(page: Page<'_>, code: &str) -> Result<()> {
    page.until_state("error").await?;
    let errors = page.heard("error").await?;
    let error = errors.last().context("no error is heard")?;
    ensure!(error["detail"]["code"] == code, "not {code}: {error}");
    ensure!(error["detail"]["message"].is_string(), "an error without a message: {error}");
    let story = &page.site.pack("change").stories[0];
    let interface = page.site.interface();
    let text = "widget.innerText.includes(arguments[0]) && widget.checkVisibility()";
    for words in [&story.door.lead, &story.card.not] {
        page.until_with(text, vec![words.as_str().into()]).await?;
    }
    let height: f64 = page.get("widget.getBoundingClientRect().height").await?;
    ensure!(height > 1000.0, "all the words in {height} pixels");
    let status = "find('[role=status]').innerText.includes(arguments[0])";
    page.until_with(status, vec![interface.failed.as_str().into()]).await?;
    page.until_with(
        "control(arguments[0])?.checkVisibility()",
        vec![interface.retry.as_str().into()],
    )
    .await
}

async fn again(page: Page<'_>) -> Result<()> {
    page.press(&page.site.interface().retry).await
}
