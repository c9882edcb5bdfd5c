//! A host's links: given in a child or as a property, shown where they belong, and refused where
//! they can do harm.

use anyhow::{Context, Result, ensure};
use paradox::interface::Interface;
use paradox::session::Length;
use serde_json::{Value, json};

use crate::case::Case;
use crate::page::Page;
use crate::player::{Hand, Player};

pub fn cases() -> Vec<Case> {
    vec![
        Case::new("a host's links in a child stand at the closing", |page| Box::pin(child(page))),
        Case::new("a host's links as a property stand at the end of a walk alone", |page| {
            Box::pin(property(page))
        }),
        Case::new("a host's links stand on the card, when paused and when stopped", |page| {
            Box::pin(on_the_way(page))
        }),
        Case::new("a link that does harm is refused by its name, and the rest stands", |page| {
            Box::pin(refused(page))
        }),
        Case::new("links that are no JSON are refused, and the walk goes on", |page| {
            Box::pin(no_json(page))
        }),
        Case::new("without a host's links there is the line that is true anywhere", |page| {
            Box::pin(none(page))
        }),
    ]
}

/// A link of every kind.
pub fn links() -> Value {
    let url = |url: &str| json!({ "url": url });
    json!({
        "reading": {
            "types": { "url": "https://a.example/types", "label": "Kinds, as the host says" },
            "different": url("https://a.example/different"),
            "human": url("https://a.example/human"),
            "couples": url("https://a.example/couples"),
        },
        "support": { "urgent": url("tel:112"), "talk": url("mailto:talk@a.example") },
        "complaints": url("https://a.example/complaints"),
        "find-therapist": url("https://a.example/find"),
        "source": url("https://a.example/source"),
    })
}

/// The same element, with all links in a child.
pub fn with_links(element: &str) -> String {
    with_child(element, &links().to_string())
}

fn with_child(element: &str, json: &str) -> String {
    let child = format!("<script type=\"application/json\" slot=\"links\">{json}</script>");
    element.replace("</both-true>", &format!("{child}</both-true>"))
}

async fn with_text(page: Page<'_>, attributes: &str, json: &str) -> Result<()> {
    let element = with_child(&page.site.element(attributes)?, json);
    page.open(&page.site.host("", &element)?).await?;
    page.until_state("ready").await
}

/// Every link with its words, by where it may stand.
fn everywhere(interface: &Interface) -> [(&str, &str); 9] {
    [
        ("https://a.example/types", "Kinds, as the host says"),
        ("https://a.example/different", &interface.reading_different),
        ("https://a.example/human", &interface.reading_human),
        ("https://a.example/couples", &interface.reading_couples),
        ("tel:112", &interface.urgent),
        ("mailto:talk@a.example", &interface.talk),
        ("https://a.example/complaints", &interface.complaints),
        ("https://a.example/find", &interface.find_therapist),
        ("https://a.example/source", &interface.source),
    ]
}

/// These links and no others are there to be seen and followed.
async fn are_shown(page: Page<'_>, expected: &[(&str, &str)]) -> Result<()> {
    let shown = "all('a').filter((it) => it.checkVisibility())
        .map((it) => [it.getAttribute('href'), it.textContent])";
    let shown: Vec<(String, String)> = page.get(shown).await?;
    let mut missing = expected
        .iter()
        .filter(|(url, words)| !shown.iter().any(|(at, says)| at == url && says == words));
    ensure!(missing.next().is_none() && shown.len() == expected.len(), "{shown:#?}");
    let apart: bool = page
        .get("all('a').every((it) => it.target === '_blank' && it.relList.contains('noopener'))")
        .await?;
    ensure!(apart, "a link leads away from the page");
    Ok(())
}

async fn child(page: Page<'_>) -> Result<()> {
    with_text(page, "paradox=all", &links().to_string()).await?;
    let mut player = Player::new(page, "all", Hand::Script, Length::Short);
    player.lead("closing").await?;
    let interface = page.site.interface();
    are_shown(page, &everywhere(interface)).await?;
    for shows in [&interface.reading, &interface.support, &interface.find_questions] {
        shown(page, shows).await?;
    }
    is_hidden(page, &interface.support_default).await?;
    // In a walk of several only its source is told at its end.
    player.lead("empathy/reflection").await?;
    are_shown(page, &everywhere(interface)[8..]).await
}

async fn property(page: Page<'_>) -> Result<()> {
    let interface = page.site.interface();
    for pack in ["change", "empathy", "relationship"] {
        page.host(&format!("paradox={pack} loading=click")).await?;
        page.run("widget.links = arguments[0]; widget.load();", vec![links()]).await?;
        page.until_state("ready").await?;
        let mut player = Player::new(page, pack, Hand::Script, Length::Short);
        player.lead("reflection").await?;
        are_shown(page, &everywhere(interface)).await?;
        is_hidden(page, &interface.support_default).await?;
        ensure!(page.heard("error").await?.is_empty(), "an error was heard");
    }
    Ok(())
}

async fn on_the_way(page: Page<'_>) -> Result<()> {
    with_text(page, "paradox=empathy", &links().to_string()).await?;
    let interface = page.site.interface();
    let all = everywhere(interface);
    let mut player = Player::new(page, "empathy", Hand::Mouse, Length::Short);
    are_shown(page, &[]).await?;
    player.lead("card").await?;
    are_shown(page, &all[6..7]).await?;
    player.press(&interface.pause).await?;
    page.until("find('.pause')").await?;
    are_shown(page, &all[4..7]).await?;
    is_hidden(page, &interface.support_default).await?;
    player.press(&interface.stop).await?;
    shown(page, &interface.stopped).await?;
    are_shown(page, &all[4..7]).await
}

async fn refused(page: Page<'_>) -> Result<()> {
    let mut given = links();
    given["source"]["url"] = "http://a.example/source".into();
    given["support"]["talk"]["url"] = "javascript:alert(1)".into();
    given["complaints"] = json!({ "label": "No way there" });
    given["complants"] = json!({ "url": "https://a.example/c" });
    with_text(page, "paradox=change id=here", &given.to_string()).await?;
    let errors = page.heard("error").await?;
    let expected = [
        ("`links.source`", "http://a.example/source"),
        ("`links.support.talk`", "javascript:alert(1)"),
        ("`links.complaints`", "url"),
        ("`links.complants`", "complaints"),
    ];
    for (name, what) in expected {
        let told = errors
            .iter()
            .find(|it| it["detail"]["message"].as_str().is_some_and(|it| it.contains(name)));
        let told = told.with_context(|| format!("{name} is not told in {errors:#?}"))?;
        let message = told["detail"]["message"].as_str().unwrap_or_default();
        ensure!(told["detail"]["code"] == "links", "the code is {}", told["detail"]["code"]);
        ensure!(message.contains(what), "“{message}” does not say {what}");
        ensure!(told["bubbles"] == true && told["composed"] == true, "{told} stays inside");
        ensure!(told["from"] == "here", "{told} is not from the element");
    }
    ensure!(errors.len() == expected.len(), "{errors:#?}");
    let state: String = page.get("widget.state").await?;
    ensure!(state == "ready", "the widget is {state}");
    let mut player = Player::new(page, "change", Hand::Script, Length::Short);
    player.lead("reflection").await?;
    let all = everywhere(page.site.interface());
    // All but the talk, the complaints and the source.
    are_shown(page, &[all[0], all[1], all[2], all[3], all[4], all[7]]).await
}

async fn no_json(page: Page<'_>) -> Result<()> {
    with_text(page, "paradox=change", "{ \"source\": ").await?;
    let errors = page.heard("error").await?;
    ensure!(errors.len() == 1 && errors[0]["detail"]["code"] == "links", "{errors:#?}");
    let mut player = Player::new(page, "change", Hand::Script, Length::Short);
    player.lead("reflection").await?;
    are_shown(page, &[]).await
}

async fn none(page: Page<'_>) -> Result<()> {
    let interface = page.site.interface();
    for (pack, end) in [("all", "closing"), ("relationship", "reflection")] {
        page.ready(&format!("paradox={pack}")).await?;
        let mut player = Player::new(page, pack, Hand::Mouse, Length::Short);
        let card = if pack == "all" { "change/card" } else { "card" };
        player.lead(card).await?;
        are_shown(page, &[]).await?;
        player.lead(end).await?;
        are_shown(page, &[]).await?;
        shown(page, &interface.support_default).await?;
        for hidden in [&interface.reading, &interface.find_questions] {
            is_hidden(page, hidden).await?;
        }
        player.press(&interface.pause).await?;
        page.until("find('.pause')").await?;
        are_shown(page, &[]).await?;
        shown(page, &interface.support_default).await?;
    }
    Ok(())
}

async fn shown(page: Page<'_>, words: &str) -> Result<()> {
    page.until_with("words().includes(arguments[0])", vec![words.into()]).await
}

async fn is_hidden(page: Page<'_>, words: &str) -> Result<()> {
    let found = page.run("return words().includes(arguments[0]);", vec![words.into()]).await?;
    ensure!(found == false, "“{words}” is shown");
    Ok(())
}
