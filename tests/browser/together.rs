//! Two widgets on one page: what they share, and what they must not.

use std::time::{Duration, Instant};

use anyhow::{Result, ensure};
use paradox::session::Length;
use paradox::walk::Step;
use serde_json::{Value, json};

use crate::case::Case;
use crate::page::Page;
use crate::player::{Hand, Player};

pub fn cases() -> Vec<Case> {
    vec![
        Case::new("two widgets share one download", |page| Box::pin(share(page))),
        Case::new("two widgets walk apart", |page| Box::pin(walk_apart(page))),
        Case::new("after a panic every widget is alive again, where it was", |page| {
            Box::pin(panic(page))
        }),
        Case::new("a second panic puts the text back in both, and both can go on", |page| {
            Box::pin(panic_again(page))
        }),
    ]
}

async fn open(page: Page<'_>) -> Result<[Page<'_>; 2]> {
    let [one, other] = ["id=one paradox=change", "id=other paradox=empathy loading=eager"]
        .map(|attributes| page.site.element(attributes));
    page.open(&page.site.host("", &format!("{}{}", one?, other?))?).await?;
    let widgets = [0, 1].map(|nth| page.widget(nth));
    // The second waits until nobody is reading in its static text.
    widgets[1].run("widget.scrollIntoView();", vec![]).await?;
    widgets[1].until_state("ready").await?;
    widgets[0].run("widget.scrollIntoView();", vec![]).await?;
    widgets[0].until_state("ready").await?;
    Ok(widgets)
}

async fn share(page: Page<'_>) -> Result<()> {
    open(page).await?;
    let requests: Vec<String> =
        page.get("performance.getEntriesByType('resource').map((it) => it.name)").await?;
    for end in [".wasm", ".css", "_more.css", "/both-true.js"] {
        let count = requests.iter().filter(|it| it.ends_with(end)).count();
        ensure!(
            count == if end == ".css" { 2 } else { 1 },
            "{count} requests for {end}: {requests:#?}"
        );
    }
    let glue = requests.iter().filter(|it| it.contains("/both-true-") && it.contains(".js"));
    let count = glue.count();
    ensure!(count == 1, "{count} requests for the glue: {requests:#?}");
    Ok(())
}

async fn walk_apart(page: Page<'_>) -> Result<()> {
    let [one, other] = open(page).await?;
    let mut reader = Player::new(one, "change", Hand::Mouse, Length::Short);
    reader.step(&Step::Go).await?;
    reader.step(&Step::Go).await?;
    let still: Value = other.get("widget.progress ?? null").await?;
    ensure!(still.is_null(), "the other widget moved: {still}");
    let mut another = Player::new(other, "empathy", Hand::Mouse, Length::Short);
    another.lead("a/s1").await?;
    let step: String = one.get("widget.progress.step").await?;
    ensure!(step == "feel/reveal", "the first widget was led along, to {step}");
    one.run("widget.reset();", vec![]).await?;
    one.until("widget.progress.step === 'door'").await?;
    let step: String = other.get("widget.progress.step").await?;
    ensure!(step == "a/s1", "the other widget was reset along, to {step}");
    let unknown = other.run("return widget.goTo('nowhere');", vec![]).await?;
    ensure!(unknown == json!(false), "goTo('nowhere') is {unknown}");
    let steps = page.heard("step").await?;
    let heard: Vec<_> = steps.iter().map(|it| (&it["from"], &it["detail"]["step"])).collect();
    let told = json!([
        ["one", "feel/predict"],
        ["one", "feel/reveal"],
        ["other", "a/s1"],
        ["one", "door"],
    ]);
    ensure!(json!(heard) == told, "heard {heard:?}");
    Ok(())
}

/// Nothing we know of panics, unless a page breaks what every drawing needs.
const SPOIL: &str = "window.insert = Node.prototype.insertBefore;
    Node.prototype.insertBefore = () => { throw 'spoilt'; };";
const MEND: &str = "Node.prototype.insertBefore = insert;";

/// Led on while drawing is impossible, a widget dies, and all with it.
async fn die(widget: Page<'_>, place: &str) -> Result<()> {
    let script =
        format!("{SPOIL} widget.goTo(arguments[0]); setTimeout(() => {{ {MEND} done(); }});");
    widget.run_async(&script, vec![place.into()]).await.map(|_| ())
}

async fn panic(page: Page<'_>) -> Result<()> {
    let [one, other] = open(page).await?;
    other.go_to("a/s1").await?;
    page.run("window.ready = heard.length; window.boxes = [];", vec![]).await?;
    page.run("for (const it of document.querySelectorAll('both-true')) boxes.push(it.shadowRoot.lastChild);", vec![]).await?;
    let died = Instant::now();
    die(one, "a/s2").await?;
    let anew = "boxes[nth] !== root.lastChild && widget.state === 'ready' && !!find('.walk')";
    for widget in [one, other] {
        widget.until(anew).await?;
    }
    let passed = died.elapsed();
    ensure!(passed < Duration::from_secs(1), "alive again after {passed:?}");
    let scene = page.site.pack("empathy").stories[0].scenarios[0].scenes.first();
    let choice = scene.map_or("", |scene| &scene.choices[0].label);
    other.until_with("control(arguments[0])", vec![choice.into()]).await?;
    ensure!(page.heard("error").await?.is_empty(), "what was mended was told as an error");
    // They are alive, and not only drawn.
    one.go_to("a/s1").await?;
    other.go_to("b/s1").await
}

async fn panic_again(page: Page<'_>) -> Result<()> {
    let [one, other] = open(page).await?;
    die(one, "a/s1").await?;
    for widget in [one, other] {
        widget.until("widget.state === 'ready' && !!find('.walk')").await?;
    }
    die(other, "a/s1").await?;
    for widget in [one, other] {
        widget.until_state("error").await?;
    }
    let errors = page.heard("error").await?;
    for id in ["one", "other"] {
        let told: Vec<_> = errors.iter().filter(|it| it["from"] == id).collect();
        ensure!(told.len() == 1 && told[0]["detail"]["code"] == "panic", "{id} tells {told:?}");
    }
    for widget in [one, other] {
        widget.run("widget.load(); widget.scrollIntoView();", vec![]).await?;
        widget.until_state("ready").await?;
        widget.until("find('.walk')").await?;
    }
    Ok(())
}
