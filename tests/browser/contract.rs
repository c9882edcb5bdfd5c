//! The contract against the running element: what it names is there and does as it says, and nothing
//! else is public.

use anyhow::{Result, ensure};
use libtest_mimic::{Failed, Trial};
use serde_json::{Value, json};
use xtask::contract::Contract;

use crate::case::Case;
use crate::page::Page;

/// Hears every event of ours, whoever else does, as it is sent.
const EARS: &str = "<script>
    window.sent = [];
    const send = EventTarget.prototype.dispatchEvent;
    EventTarget.prototype.dispatchEvent = function (event) {
      const { type: name, detail, bubbles, composed, cancelable } = event;
      if (this.localName === 'both-true') sent.push({ name, detail, bubbles, composed, cancelable });
      return send.call(this, event);
    };
  </script>";

/// Screens that together have every part: the door, a scene, the card, and a last one.
const SCREENS: [&str; 4] = ["door", "a/s1", "card", "reflection"];

pub fn cases() -> Vec<Case> {
    vec![
        Case::new("contract: attributes and properties reflect each other", |page| {
            Box::pin(reflects(page))
        }),
        Case::new("contract: what is set before the upgrade is kept", |page| Box::pin(keeps(page))),
        Case::new("contract: nothing else is public", |page| Box::pin(surface(page))),
        Case::new("contract: methods do as they say", |page| Box::pin(methods(page))),
        Case::new("contract: events are as described", |page| Box::pin(events(page))),
        Case::new("contract: states", |page| Box::pin(states(page))),
        Case::new("contract: parts and slots", |page| Box::pin(parts(page))),
        Case::new("contract: what a page puts into slots is shown", |page| Box::pin(slots(page))),
        Case::new("contract: every custom property changes a look", |page| {
            Box::pin(custom_properties(page))
        }),
    ]
}

/// What needs no browser.
pub fn trials() -> Vec<Trial> {
    vec![Trial::test("contract: the sheet names the same custom properties", || {
        let sheet = include_str!("../../styles/tokens.css");
        let (_, list) = sheet.split_once("Public names").ok_or("the sheet has no list")?;
        let (list, _) = list.split_once('.').ok_or("the list has no end")?;
        let mut listed: Vec<_> =
            list.split_whitespace().filter(|it| it.starts_with("--")).collect();
        let contract = Contract::new();
        let mut named: Vec<_> = contract.custom_properties.iter().map(|it| &*it.name).collect();
        listed.sort_unstable();
        named.sort_unstable();
        if listed == named {
            return Ok(());
        }
        Err(Failed::from(format!("the sheet lists {listed:?}, the contract {named:?}")))
    })]
}

/// The contract, as a script takes it.
fn contract() -> Value {
    let Contract { attributes, properties, methods, events, custom_properties, .. } =
        Contract::new();
    let attributes = attributes.iter().map(|it| {
        json!({
            "name": it.name, "property": it.property, "values": it.values, "known": it.known,
            "default": it.default,
        })
    });
    let properties = properties
        .iter()
        .map(|it| json!({"name": it.name, "static": it.of_class, "writable": it.writable}));
    let methods = methods.iter().map(|it| {
        let parameters = it.parameters.iter().map(|it| json!(it.name)).collect::<Vec<_>>();
        json!({"name": it.name, "parameters": parameters})
    });
    let events = events.iter().map(|it| {
        let detail = it
            .detail
            .as_ref()
            .map(|detail| detail.iter().map(|it| json!({"name": it.name})).collect::<Vec<_>>());
        json!({"name": it.name, "detail": detail, "cancelable": it.cancelable})
    });
    let custom_properties =
        custom_properties.iter().map(|it| json!({"name": it.name, "syntax": it.syntax}));
    json!({
        "attributes": attributes.collect::<Vec<_>>(),
        "properties": properties.collect::<Vec<_>>(),
        "methods": methods.collect::<Vec<_>>(),
        "events": events.collect::<Vec<_>>(),
        "customProperties": custom_properties.collect::<Vec<_>>(),
    })
}

/// Asks a function of `contract.js`, which may have nothing to complain of.
async fn is_kept(page: Page<'_>, function: &str) -> Result<()> {
    let script = format!("{}\nreturn {function}(arguments[0]);", include_str!("contract.js"));
    let complaints = page.run(&script, vec![contract()]).await?;
    let none = complaints.as_array().is_none_or(Vec::is_empty);
    ensure!(none, "{complaints:#}");
    Ok(())
}

/// What a function of `contract.js` without arguments gives.
async fn list(page: Page<'_>, function: &str) -> Result<Vec<String>> {
    let script = format!("{}\nreturn {function}();", include_str!("contract.js"));
    Ok(serde_json::from_value(page.run(&script, vec![]).await?)?)
}

async fn reflects(page: Page<'_>) -> Result<()> {
    page.host("loading=click").await?;
    page.until("customElements.get('both-true')").await?;
    is_kept(page, "reflects").await
}

async fn keeps(page: Page<'_>) -> Result<()> {
    let bare = "<!DOCTYPE html><html lang=\"en\"><title>A host</title><both-true></both-true>";
    page.open(&page.site.page(bare)?).await?;
    is_kept(page, "setsBefore").await?;
    let script = "import('/v1/both-true.js').then(() => done(widget.state));";
    let state = page.run_async(script, vec![]).await?;
    ensure!(state == "idle", "the element is {state}");
    is_kept(page, "keeps").await
}

async fn surface(page: Page<'_>) -> Result<()> {
    page.ready("paradox=change").await?;
    is_kept(page, "surface").await
}

async fn methods(page: Page<'_>) -> Result<()> {
    page.host("paradox=change loading=click").await?;
    page.until_state("idle").await?;
    let early = page.run(
        "widget.reset(); widget.focus(); return [widget.goTo('card'), widget.progress ?? null];",
        vec![],
    );
    ensure!(early.await? == json!([false, null]), "something is shown before it is ready");
    // It resolves once all is there, and so does the other promise.
    let script = "widget.load().then(() => widget.ready).then(() => done(widget.state));";
    let state = page.run_async(script, vec![]).await?;
    ensure!(state == "ready", "after load() it is {state}");
    let unknown = page.run("return widget.goTo('a/nowhere');", vec![]).await?;
    ensure!(unknown == false, "goTo knows a step that there is not");
    page.go_to("a/s1").await?;
    page.until("widget.progress.step === 'a/s1' && find('.scene')").await?;
    page.run("document.activeElement?.blur(); widget.focus();", vec![]).await?;
    page.until("document.activeElement === widget && root.activeElement").await?;
    page.run("widget.reset();", vec![]).await?;
    page.until("widget.progress.step === 'door' && find('.door')").await
}

async fn events(page: Page<'_>) -> Result<()> {
    let element = page.site.element("paradox=change loading=click share=choices")?;
    page.open(&page.site.host(EARS, &element)?).await?;
    page.until_state("idle").await?;
    let prevented =
        "addEventListener('both-true-beforeload', (it) => it.preventDefault(), { once: true });
        widget.load().then(() => done(widget.state));";
    let state = page.run_async(prevented, vec![]).await?;
    ensure!(state == "idle", "canceled, and yet it is {state}");
    let fetched: usize =
        page.get("performance.getEntriesByType('resource').filter((it) => it.name.endsWith('.wasm')).length").await?;
    ensure!(fetched == 0, "canceled, and yet something was fetched");
    page.run("widget.load();", vec![]).await?;
    page.until_state("ready").await?;
    page.go_to("a/s1").await?;
    page.until("find('.choices__choice')").await?;
    page.run("find('.choices__choice').click();", vec![]).await?;
    page.until("sent.some((it) => it.name === 'both-true-choice')").await?;
    page.go_to("card").await?;
    page.go_to("reflection").await?;
    page.until("sent.some((it) => it.name === 'both-true-complete')").await?;
    page.run("widget.paradox = 'unheard-of';", vec![]).await?;
    page.until_state("error").await?;
    is_kept(page, "sent").await
}

async fn states(page: Page<'_>) -> Result<()> {
    let states: Vec<_> = Contract::new().states.into_iter().map(|it| it.name).collect();
    // Which of them it is in, by its property and by CSS.
    let is = "[widget.state, ...arguments[0].filter((it) => widget.matches(`:state(${it})`))]";
    let check = async |state: &str, before: &str| {
        let got = page.run(&format!("{before} return {is};"), vec![json!(states)]).await?;
        ensure!(got == json!([state, state]), "{state}: the property and CSS say {got}");
        ensure!(states.iter().any(|it| it == state), "{state} is not in the contract");
        anyhow::Ok(())
    };
    page.host("paradox=change loading=click").await?;
    page.until_state("idle").await?;
    check("idle", "").await?;
    check("loading", "widget.load();").await?;
    page.until_state("ready").await?;
    check("ready", "").await?;
    page.run("widget.paradox = 'unheard-of';", vec![]).await?;
    page.until_state("error").await?;
    check("error", "").await?;
    ensure!(states.len() == 4, "the contract has other states: {states:?}");
    Ok(())
}

async fn parts(page: Page<'_>) -> Result<()> {
    page.host("paradox=change loading=click").await?;
    page.until_state("idle").await?;
    let mut parts = list(page, "partsOf").await?;
    let mut slots = list(page, "slotsOf").await?;
    page.run("widget.load();", vec![]).await?;
    page.until_state("ready").await?;
    for screen in SCREENS {
        page.go_to(screen).await?;
        // Nobody is told of the door where a walk begins.
        let there = "(widget.progress?.step ?? 'door') === arguments[0] && find('.body')";
        page.until_with(there, vec![screen.into()]).await?;
        let here = list(page, "partsOf").await?;
        ensure!(here.iter().any(|it| it == "title"), "{screen} has no title");
        parts.extend(here);
        slots.extend(list(page, "slotsOf").await?);
    }
    for (what, found, named) in
        [("parts", parts, Contract::new().parts), ("slots", slots, Contract::new().slots)]
    {
        let mut found = found;
        let mut named: Vec<_> = named.into_iter().map(|it| it.name).collect();
        found.sort();
        found.dedup();
        named.sort();
        ensure!(found == named, "the {what} are {found:?}, and the contract's {named:?}");
    }
    Ok(())
}

async fn slots(page: Page<'_>) -> Result<()> {
    let children =
        "<b slot=title>Our name</b><i slot=footer>Our line</i><u slot=support>Our help</u>";
    let element = format!("<both-true paradox=change loading=eager>{children}<p>x</p></both-true>");
    page.open(&page.site.host("", &element)?).await?;
    page.until_state("ready").await?;
    page.go_to("reflection").await?;
    page.until("find('.reflection')").await?;
    for child in ["b", "i", "u"] {
        page.until(&format!("widget.querySelector('{child}').getClientRects().length")).await?;
    }
    let ours: Value = page
        .get("['.head__name', '.foot button', '.support p'].map((it) => find(it).getClientRects().length > 0)")
        .await?;
    // The foot's own controls stay, whatever a page adds.
    ensure!(ours == json!([false, true, false]), "of ours there stay {ours}");
    Ok(())
}

async fn custom_properties(page: Page<'_>) -> Result<()> {
    page.ready("paradox=change").await?;
    page.go_to("a/s1").await?;
    page.until("find('.choices__choice') && find('.stage__drawing')").await?;
    // What has just appeared comes to rest.
    page.until("root.getAnimations().length === 0").await?;
    // So that the ring of focus is drawn at all.
    page.key(fantoccini::key::Key::Tab).await?;
    // Colours change in their time elsewhere; here at once.
    let still = "const sheet = new CSSStyleSheet(); sheet.replaceSync('* { transition: none !important; }');
        root.adoptedStyleSheets.push(sheet);";
    page.run(still, vec![]).await?;
    is_kept(page, "changes").await?;
    page.ready("paradox=empathy").await?;
    page.go_to("feel/plays").await?;
    page.until("find('.plot__other') && root.getAnimations().length === 0").await?;
    is_kept(page, "changesLines").await
}
