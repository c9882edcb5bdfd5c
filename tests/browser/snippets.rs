//! The page for editors: every snippet that a browser can run is run, and does what it is there for.

use std::fs;
use std::path::Path;
use std::pin::Pin;

use anyhow::{Context, Result, bail, ensure};
use libtest_mimic::{Failed, Trial};
use serde_json::{Value, json};

use crate::case::Case;
use crate::page::Page;
use crate::player::{Hand, Player};
use crate::site::Site;
use crate::walks::read;

/// What editors read.
const TEXT: &str = include_str!("../../docs/embedding.md");

/// The first of the two lines, as it stands in every snippet that has one.
const LOADER: &str = "type=\"module\" data-cfasync=\"false\" src=\"/v1/both-true.js\"></script>";

/// The same origin as in the snippets that name one.
const ELSEWHERE: &str = "https://cdn.example";

/// The languages that are no browser's: what they stand for, and for a reader to adapt.
const TEMPLATES: [&str; 5] = ["php", "gotmpl", "liquid", "njk", "astro"];

type Work<'a> = Pin<Box<dyn Future<Output = Result<()>> + 'a>>;

/// What one snippet is about: the heading above it, its language, and what has to hold.
type Check = (&'static str, &'static str, for<'a> fn(Page<'a>) -> Work<'a>);

/// In the order of the page.
const CHECKS: [Check; 10] = [
    ("The two lines", "html", |page| Box::pin(async move { page.until_state("ready").await })),
    ("The two lines", "html", |page| Box::pin(is_from_elsewhere(page))),
    ("Links to real people", "html", |page| Box::pin(leads_on(page))),
    ("WordPress", "html", |page| Box::pin(survives_paragraphs(page))),
    ("Looks", "css", |page| Box::pin(is_coloured(page))),
    ("Looks", "css", |page| Box::pin(is_narrow(page))),
    ("What it tells the page", "html", |page| Box::pin(counts(page))),
    ("Only after a yes", "html", |page| Box::pin(waits_for_a_yes(page))),
    ("What the page can ask", "js", |page| Box::pin(is_led(page))),
    ("A policy", "html", |page| Box::pin(keeps_to_the_policy(page))),
];

/// A fenced block.
struct Snippet {
    heading: String,
    language: String,
    text: String,
}

pub fn cases() -> Vec<Case> {
    (0..CHECKS.len())
        .map(|at| {
            let (heading, language, check) = CHECKS[at];
            let title =
                format!("the {language} under “{heading}” does what it is there for ({at})");
            Case::new(title, move |page| {
                Box::pin(async move {
                    let runnable = runnable()?;
                    let snippet = runnable.get(at).context("the page has no such snippet")?;
                    let other = Site::new()?;
                    page.open(&page.site.page(&host(snippet, &other))?).await?;
                    check(page).await
                })
            })
        })
        .collect()
}

/// What needs no browser.
pub fn trials() -> Vec<Trial> {
    let told = |result: Result<()>| result.map_err(|error| Failed::from(format!("{error:#}")));
    vec![
        Trial::test("every snippet for editors that runs has its check", move || {
            told(are_all_checked())
        }),
        Trial::test("every snippet for editors that cannot run has the two lines", move || {
            told(have_the_two_lines())
        }),
        Trial::test("every picture for editors is there, and small", move || told(pictures())),
    ]
}

fn are_all_checked() -> Result<()> {
    let found: Vec<_> = runnable()?.into_iter().map(|it| (it.heading, it.language)).collect();
    let checked = CHECKS.map(|(heading, language, _)| (heading.to_owned(), language.to_owned()));
    ensure!(found == checked, "the page has {found:#?}, and the checks are for {checked:#?}");
    Ok(())
}

fn have_the_two_lines() -> Result<()> {
    let (templates, others) = TEMPLATES.into_iter().fold((0, 0), |(seen, missing), language| {
        let count = snippets().filter(|it| it.language == language).count();
        (seen + count, missing + usize::from(count == 0))
    });
    ensure!(templates > 0 && others == 0, "some of {TEMPLATES:?} are not on the page");
    for Snippet { heading, language, text } in snippets() {
        let own = text.replace(ELSEWHERE, "");
        let whole = own.contains(LOADER) && text.contains("<both-true paradox=\"");
        let template = TEMPLATES.contains(&language.as_str());
        ensure!(!template || whole, "{heading}, {language}: not the two lines:\n{text}");
        let loads = text.contains("<script") && text.contains("both-true.js");
        ensure!(!loads || own.contains(LOADER), "{heading}: another script line:\n{text}");
    }
    Ok(())
}

fn pictures() -> Result<()> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs");
    let mut names = TEXT.split("](embedding/").skip(1).filter_map(|it| it.split(')').next());
    names.try_for_each(|name| {
        let picture = fs::read(folder.join("embedding").join(name)).context(name.to_owned())?;
        ensure!(picture.starts_with(b"\x89PNG"), "{name} is no PNG");
        ensure!(picture.len() < 60_000, "{name} has {} bytes", picture.len());
        Ok(())
    })
}

fn runnable() -> Result<Vec<Snippet>> {
    snippets()
        .filter_map(|it| runs(&it.language).map(|runs| runs.then_some(it)).transpose())
        .collect()
}

/// Whether a browser can run this language.
fn runs(language: &str) -> Result<bool> {
    match language {
        "html" | "css" | "js" => Ok(true),
        other if TEMPLATES.contains(&other) => Ok(false),
        other => bail!("a snippet in `{other}`, of which nobody has said whether it runs"),
    }
}

fn snippets() -> impl Iterator<Item = Snippet> {
    let mut heading = String::new();
    let mut lines = TEXT.lines();
    std::iter::from_fn(move || {
        loop {
            let line = lines.next()?;
            if let Some(words) = line.strip_prefix("## ") {
                words.clone_into(&mut heading);
            } else if let Some(language) = line.strip_prefix("```") {
                let text = lines.by_ref().take_while(|it| *it != "```");
                let text = text.flat_map(|it| [it, "\n"]).collect();
                return Some(Snippet { heading: heading.clone(), language: language.into(), text });
            }
        }
    })
}

/// A page that holds a snippet as an editor would paste it, with what it leaves out.
fn host(Snippet { language, text, .. }: &Snippet, other: &Site) -> String {
    let plain = format!("<script {LOADER}\n<both-true paradox=\"change\"></both-true>\n");
    let body = match language.as_str() {
        "css" => format!("<style>{text}</style>{plain}"),
        "js" => format!("{plain}<script type=\"module\">{text}</script>"),
        _ if text.contains("both-true.js") => text.clone(),
        _ => format!("<script {LOADER}\n{text}"),
    };
    let origin = other.address("");
    let body = body.replace(ELSEWHERE, origin.trim_end_matches('/'));
    // What a page sends is kept for us to see.
    format!(
        "<!DOCTYPE html><html lang=\"en\"><meta charset=\"utf-8\"><title>A host</title>\
         <link rel=\"icon\" href=\"/favicon.svg\"><script src=\"/host.js\"></script>\
         <script>window.sent = []; navigator.sendBeacon = (...it) => sent.push(it);</script>\n\
         {body}<p id=\"after\">What follows.</p>"
    )
}

async fn is_from_elsewhere(page: Page<'_>) -> Result<()> {
    page.until("widget.innerText.includes('to change something') || widget.state === 'ready'")
        .await?;
    page.until_state("ready").await?;
    let own = "performance.getEntriesByType('resource').map((it) => it.name)
        .filter((it) => it.startsWith(location.origin + '/v1/'))";
    let own: Vec<String> = page.get(own).await?;
    ensure!(own.is_empty(), "the page's own origin was asked for {own:?}");
    page.until("[...widget.children].every((it) => !it.checkVisibility())").await
}

async fn leads_on(page: Page<'_>) -> Result<()> {
    page.until_state("ready").await?;
    page.go_to("reflection").await?;
    // All nine that a host may give.
    page.until("all('a[href]').filter((it) => it.checkVisibility()).length === 9").await?;
    page.until(
        "find('a[href=\"https://example.org/kinds\"]').textContent === 'Three kinds of empathy'",
    )
    .await?;
    let errors = page.heard("error").await?;
    ensure!(errors.is_empty(), "{errors:?}");
    Ok(())
}

/// As it is pasted, and with the paragraphs that WordPress 6.1 has been seen to add to it.
async fn survives_paragraphs(page: Page<'_>) -> Result<()> {
    is_whole(page).await?;
    let snippets = runnable()?;
    let text = &snippets.iter().find(|it| it.heading == "WordPress").context("no snippet")?.text;
    let opened = text.replace("paradox=\"empathy\">", "paradox=\"empathy\"></p>");
    let closed = opened.replace("</both-true>", "<p></both-true>");
    ensure!(opened != *text && closed != opened, "the snippet has another form:\n{text}");
    let body = format!("<script {LOADER}\n{closed}<p id=\"after\">What follows.</p>");
    page.open(&page.site.host("", &body)?).await?;
    is_whole(page).await
}

/// The walk is there; its text is inside and unseen; what follows is outside and seen.
async fn is_whole(page: Page<'_>) -> Result<()> {
    page.until_state("ready").await?;
    page.until("widget.querySelector('h3')?.checkVisibility() === false").await?;
    page.until("!widget.querySelector('#after')").await?;
    page.until("document.getElementById('after').checkVisibility()").await
}

async fn is_coloured(page: Page<'_>) -> Result<()> {
    page.until_state("ready").await?;
    page.until("getComputedStyle(find('.walk')).color === 'rgb(36, 48, 60)'").await?;
    page.until("getComputedStyle(find('.walk')).backgroundColor === 'rgb(255, 253, 247)'").await?;
    page.until("getComputedStyle(find('.walk')).fontFamily.startsWith('Georgia')").await?;
    page.go_to("a/s1").await?;
    page.until("getComputedStyle(find('[part~=choice]')).borderTopStyle === 'dashed'").await
}

async fn is_narrow(page: Page<'_>) -> Result<()> {
    page.until_state("ready").await?;
    let [width, beside]: [f64; 2] = page
        .get(
            "[widget, document.getElementById('after')].map((it) => {
            const { width, top } = it.getBoundingClientRect();
            return it === widget ? width : top - widget.getBoundingClientRect().top;
        })",
        )
        .await?;
    ensure!((width - 320.0).abs() < 1.0, "it is {width} pixels wide");
    ensure!(beside.abs() < 40.0, "what follows begins {beside} pixels below its top");
    page.until("find('.walk').scrollWidth <= find('.walk').clientWidth").await
}

/// What the page sends is what it has heard: each choice, and the end once.
async fn counts(page: Page<'_>) -> Result<()> {
    page.until_state("ready").await?;
    let walk = read("change-short-client")?;
    let mut player = Player::new(page, "change", Hand::Script, walk.length);
    player.play(&walk, async |_, _| Ok(())).await?;
    page.until("heard.some((it) => it.name === 'complete')").await?;
    let told = |words: String| ["/statistics".to_owned(), words];
    let mut expected = Vec::new();
    for choice in page.heard("choice").await? {
        let [step, choice] = ["step", "choice"].map(|it| choice["detail"][it].as_str());
        let (step, choice) = step.zip(choice).context("a choice without its place")?;
        expected.push(told(format!("{step} {choice}")));
    }
    ensure!(!expected.is_empty(), "no choice is heard");
    let sent: Vec<[String; 2]> = page.get("sent").await?;
    let (ends, choices): (Vec<_>, Vec<_>) = sent.into_iter().partition(|[_, it]| it == "change");
    ensure!(choices == expected, "sent {choices:?}, and not {expected:?}");
    ensure!(ends == [told("change".to_owned())], "sent as ends {ends:?}");
    // Without the attribute the choices are not told.
    page.run("sent.length = 0; widget.removeAttribute('share'); widget.reset();", vec![]).await?;
    page.go_to("a/s1").await?;
    page.until("find('[part~=choice]')").await?;
    let label: Value = page.get("find('[part~=choice]').textContent").await?;
    page.click("find('[part~=choice]')", vec![]).await?;
    let taken = "all('[part~=choice]').every((it) => it.textContent !== arguments[0])";
    page.until_with(taken, vec![label]).await?;
    let sent: Value = page.get("sent").await?;
    ensure!(sent == json!([]), "sent {sent} without being allowed to");
    Ok(())
}

async fn waits_for_a_yes(page: Page<'_>) -> Result<()> {
    page.until("heard.some((it) => it.name === 'beforeload')").await?;
    let fetched = "performance.getEntriesByType('resource').map((it) => it.name)
        .filter((it) => it.includes('/v1/') && !it.endsWith('/v1/both-true.js'))";
    let early: Vec<String> = page.get(fetched).await?;
    let state: Value = page.get("widget.state").await?;
    ensure!(early.is_empty() && state == "idle", "before the yes it is {state}, with {early:?}");
    page.run("document.getElementById('yes').click();", vec![]).await?;
    page.until_state("ready").await?;
    let late: Vec<String> = page.get(fetched).await?;
    ensure!(!late.is_empty(), "no file is known, so nothing is shown");
    Ok(())
}

async fn is_led(page: Page<'_>) -> Result<()> {
    page.until("widget.progress?.step === 'card'").await?;
    page.until("find('.card')").await
}

async fn keeps_to_the_policy(page: Page<'_>) -> Result<()> {
    page.until_state("ready").await?;
    page.go_to("a/s1").await?;
    page.click("find('[part~=choice]')", vec![]).await?;
    page.until("getComputedStyle(find('.walk')).borderTopWidth === '3px'").await?;
    let breaches: Vec<String> = page.get("breaches").await?;
    ensure!(breaches.is_empty(), "{breaches:?}");
    // The policy is in force: what it does not name is a breach.
    page.run("fetch('/favicon.svg').catch(() => {});", vec![]).await?;
    page.until("breaches.length === 1").await
}
