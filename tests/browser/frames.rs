//! The walk in an iframe: alone, and grown by the loader of the page around it.

use std::fs;
use std::time::Duration;

use anyhow::{Context, Result, ensure};
use fantoccini::Locator;
use fantoccini::actions::{MOUSE_BUTTON_LEFT, PointerAction};
use fantoccini::key::Key;
use serde_json::{Value, json};
use tokio::time::sleep;

use crate::case::Case;
use crate::engine::Setting;
use crate::page::{Page, move_to};
use crate::site::{Part, Site};

/// What a page of the tests says as one side or the other.
const SIDE: &str = include_str!("frames.js");

/// The height that the host gives.
const GIVEN: &str = "width=700 height=310 style=\"border:0\"";

pub fn cases() -> Vec<Case> {
    vec![
        Case::new("a frame works with no script in the page around it", |page| {
            Box::pin(alone(page))
        }),
        Case::new("a frame has its colours before anything else", |page| Box::pin(colours(page))),
        Case::new("a frame that asks for light is light on a dark system", |page| {
            Box::pin(is_light(page))
        })
        .with(Setting::Dark),
        Case::new("without scripts a frame links to the texts", |page| Box::pin(texts(page)))
            .with(Setting::ScriptsOff),
        Case::new("a frame that fails links to its text", |page| Box::pin(failed(page))),
        Case::new("a frame is as high as its walk, up and down", |page| {
            Box::pin(async move { grows(page, page.site).await })
        }),
        Case::new("a frame of another origin is as high as its walk", |page| {
            Box::pin(async move { grows(page, &Site::new()?).await })
        }),
        Case::new("an exact version’s frame has its own files, and grows", |page| {
            Box::pin(exact(page))
        }),
        Case::new("heights that depend on the frame’s own do not grow for ever", |page| {
            Box::pin(loops(page))
        }),
        Case::new("a page that keeps its frame low gets it with a scrollbar", |page| {
            Box::pin(held_low(page))
        }),
        Case::new("what happens in a frame happens on it, with the same detail", |page| {
            Box::pin(events(page))
        }),
        Case::new("a page leads, resets and sets its frame", |page| Box::pin(asked(page))),
        Case::new("two frames and an element keep to themselves", |page| Box::pin(three(page))),
        Case::new("a new screen in a frame is brought into view, and only then", |page| {
            Box::pin(shown(page))
        }),
        Case::new("a page answers its own frames alone", |page| Box::pin(answers(page))),
        Case::new("hellos of a frame are answered once, whatever loaders there are", |page| {
            Box::pin(several(page))
        }),
        Case::new("a page lets be what a frame should not say", |page| Box::pin(fuzzed_page(page))),
        Case::new("a frame listens to the page around it alone, and once", |page| {
            Box::pin(listens(page))
        }),
        Case::new("a frame lets be what a page should not say", |page| {
            Box::pin(fuzzed_frame(page))
        }),
        Case::new("a frame says hello ever slower, and then no more", |page| {
            Box::pin(slower(page))
        }),
    ]
}

/// The tag of a frame of ours.
fn tag(site: &Site, id: &str, query: &str) -> String {
    let source = site.address(&format!("v1/frame.html?{query}"));
    format!("<iframe id=\"{id}\" title=\"A walk\" src=\"{source}\" {GIVEN}></iframe>")
}

/// A page without our loader, with the ears of `frames.js`.
fn bare(site: &Site, body: &str) -> Result<String> {
    site.page(&format!(
        "<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>A host</title>\
         <link rel=\"icon\" href=\"/favicon.svg\"><script>{SIDE}</script></head>\
         <body><h1>A host</h1>{body}</body></html>"
    ))
}

/// A page that says it is a frame of ours, or another by this address.
fn fake(site: &Site, path: &str) -> Result<String> {
    let file = site.folder().join(path);
    fs::create_dir_all(file.parent().context("a file is in a folder")?)?;
    fs::write(file, format!("<!DOCTYPE html><title>A frame</title><script>{SIDE}</script>"))?;
    Ok(site.address(path))
}

/// Goes into a frame of the page, where the widget is looked at.
async fn enter(page: Page<'_>, nth: u16) -> Result<()> {
    page.client.enter_parent_frame().await?;
    Ok(page.client.enter_frame(nth).await?)
}

async fn leave(page: Page<'_>) -> Result<()> {
    Ok(page.client.enter_parent_frame().await?)
}

/// Opens a page of ours with the loader and this in it, once its first frame has grown.
async fn grown(page: Page<'_>, head: &str, body: &str) -> Result<()> {
    page.open(&page.site.host(head, body)?).await?;
    page.until("heard.some(({ name }) => name === 'ready')").await?;
    page.until(HIGHER).await
}

/// The frame has another height than it was given.
const HIGHER: &str = "document.querySelector('iframe').style.height";

/// From inside: the frame is as high as its walk, and there is nothing to scroll.
const FITS: &str = "Math.ceil(document.querySelector('main').getBoundingClientRect().height)
    === innerHeight && innerWidth === document.documentElement.clientWidth
    && document.documentElement.scrollHeight === innerHeight";

async fn alone(page: Page<'_>) -> Result<()> {
    let query = "paradox=empathy&length=full&start=a/s1&heading-level=4&theme=dark&lang=cy";
    // It is no element of the page, so the strictest policy for that is none for it.
    let origin = page.site.address("");
    let head = format!(
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src 'self'; \
         style-src-attr 'unsafe-inline'; frame-src {origin}\">"
    );
    let body = tag(page.site, "", query);
    page.open(&page.site.page(&format!(
        "<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\">{head}<title>A host</title>\
         <link rel=\"icon\" href=\"/favicon.svg\"></head><body>{body}</body></html>"
    ))?)
    .await?;
    enter(page, 0).await?;
    page.until_state("ready").await?;
    let choice = &page.site.pack("empathy").stories[0].scenarios[0].scenes[0].choices[0];
    let label = vec![choice.label.as_str().into()];
    page.until_with("find('h4') && !find('h3') && control(arguments[0])", label).await?;
    let asked: Value =
        page.get("[widget.length, widget.theme, document.documentElement.lang]").await?;
    ensure!(asked == json!(["full", "dark", "cy"]), "the frame makes it {asked}");
    // As high as the page made it, and scrolled by its reader.
    page.until("innerHeight === 310 && document.documentElement.scrollHeight > 600").await?;
    let bar: String = page.get("getComputedStyle(document.documentElement).overflowY").await?;
    ensure!(bar == "visible", "overflow is {bar}");
    leave(page).await
}

async fn colours(page: Page<'_>) -> Result<()> {
    for path in ["v1/frame.html".to_owned(), format!("v1/{}/frame.html", page.site.version()?)] {
        let text = fs::read_to_string(page.site.folder().join(&path))?;
        let at = text.find("<meta name=\"color-scheme\" content=\"light dark\">");
        let first = text.find("<link").context("no styles")?;
        ensure!(at.is_some_and(|at| at < 300 && at < first), "{path} has its colours at {at:?}");
    }
    for theme in ["dark", "light"] {
        let body = tag(page.site, "", &format!("paradox=change&theme={theme}"));
        page.open(&bare(page.site, &body)?).await?;
        enter(page, 0).await?;
        page.until_state("ready").await?;
        let look: [String; 3] = page.get(LOOK).await?;
        ensure!(look[0] == theme && look[1] == look[2], "asked for {theme}: {look:?}");
        leave(page).await?;
    }
    Ok(())
}

/// The scheme, the page's paper and the widget's.
const LOOK: &str = "[document.documentElement, document.documentElement, find('.walk')]
    .map((it, nth) => getComputedStyle(it)[nth ? 'backgroundColor' : 'colorScheme'])";

async fn is_light(page: Page<'_>) -> Result<()> {
    let mut papers = Vec::new();
    for theme in ["light", "auto", "dark"] {
        let body = tag(page.site, "", &format!("paradox=change&theme={theme}"));
        page.open(&bare(page.site, &body)?).await?;
        enter(page, 0).await?;
        page.until_state("ready").await?;
        let [_, paper, walk]: [String; 3] = page.get(LOOK).await?;
        ensure!(paper == walk, "{theme}: a walk of {walk} on {paper}");
        papers.push(paper);
        leave(page).await?;
    }
    ensure!(papers[0] != papers[1] && papers[1] == papers[2], "{papers:?}");
    Ok(())
}

async fn texts(page: Page<'_>) -> Result<()> {
    let title = &page.site.pack("empathy").stories[0].door.title;
    for path in ["v1/frame.html".to_owned(), format!("v1/{}/frame.html", page.site.version()?)] {
        page.open(&path).await?;
        let links = page.client.find_all(Locator::Css("main a")).await?;
        ensure!(links.len() == 4, "{} links", links.len());
        let link = page.client.find(Locator::LinkText(title)).await?;
        let link = link.attr("href").await?.context("a link without an address")?;
        let link = page.client.current_url().await?.join(&link)?;
        page.client.goto(link.as_str()).await?;
        let text = page.client.find(Locator::Css("body")).await?.text().await?;
        let card = &page.site.pack("empathy").stories[0].card;
        ensure!(text.contains(&card.one) && text.contains(&card.other), "{link} has no walk");
    }
    Ok(())
}

async fn failed(page: Page<'_>) -> Result<()> {
    let site = Site::new()?;
    let page = page.at(&site);
    let mend = site.break_part(Part::Wasm, None)?;
    for (query, links) in [
        ("paradox=change&lang=en-GB", 1),
        ("paradox=change&lang=cy", 1),
        ("paradox=nowhere", 4),
        ("", 4),
    ] {
        page.open(&bare(&site, &tag(&site, "", query))?).await?;
        enter(page, 0).await?;
        page.until_state("error").await?;
        let shown: Vec<String> = page
            .get(
                "[...document.links].filter((it) => it.checkVisibility()).map((it) => it.pathname)",
            )
            .await?;
        ensure!(shown.len() == links, "{query}: links to {shown:?}");
        let own = shown.iter().any(|it| it == "/text/en/change.html");
        ensure!(own, "{query}: links to {shown:?}");
        leave(page).await?;
    }
    mend()
}

async fn grows(page: Page<'_>, other: &Site) -> Result<()> {
    for head in [
        "",
        "<style>* { box-sizing: border-box } iframe { border: 3px solid !important; padding: 5px }</style>",
    ] {
        grown(page, head, &tag(other, "", "paradox=change")).await?;
        let mut heights = Vec::new();
        for place in ["door", "card", "reflection", "door", "a/s1"] {
            enter(page, 0).await?;
            page.go_to(place).await?;
            page.until_with(
                "(widget.progress?.step ?? 'door') === arguments[0]",
                vec![place.into()],
            )
            .await?;
            page.until(FITS).await.with_context(|| format!("{head} at {place}"))?;
            let height: u32 = page.get("innerHeight").await?;
            heights.push(height);
            leave(page).await?;
        }
        let [door, card, ..] = heights[..] else { unreachable!() };
        ensure!(card > door + 50 && heights[3] == door, "the heights are {heights:?}");
        // Something opens on a screen, and closes again.
        enter(page, 0).await?;
        page.go_to("reflection").await?;
        page.until("find('details')").await?;
        page.until(FITS).await?;
        for _ in 0..2 {
            page.run("find('details').open = !find('details').open;", vec![]).await?;
            sleep(Duration::from_millis(100)).await;
            page.until(FITS).await?;
        }
        leave(page).await?;
    }
    Ok(())
}

async fn exact(page: Page<'_>) -> Result<()> {
    let site = Site::new()?;
    let version = site.version()?;
    // Without the evergreen files it lives on its own.
    fs::remove_file(site.folder().join("v1/both-true.js"))?;
    fs::remove_file(site.folder().join("v1/frame.html"))?;
    let body = tag(&site, "", "paradox=change").replace("/v1/", &format!("/v1/{version}/"));
    grown(page, "", &body).await?;
    enter(page, 0).await?;
    page.until(FITS).await?;
    leave(page).await
}

/// How many heights the frame has had, and the last.
const WATCH: &str = "window.heights = [];
    const frame = document.querySelector('iframe');
    new ResizeObserver(() => heights.push(frame.clientHeight)).observe(frame);";

async fn loops(page: Page<'_>) -> Result<()> {
    let head = "<style>html, body { height: 100vh } iframe { min-height: 100vh }</style>";
    grown(page, head, &tag(page.site, "", "paradox=change")).await?;
    page.run(WATCH, vec![]).await?;
    let still = async |most: usize, what: &str| {
        sleep(Duration::from_millis(800)).await;
        let heights: Vec<u32> = page.get("heights").await?;
        ensure!(heights.len() <= most, "{what}: {heights:?}");
        Ok(())
    };
    still(1, "in a page of full height").await?;
    // From inside, too: each of these would want more at every answer.
    for style in [
        "html, body { height: 100vh }",
        "main { min-height: calc(100vh + 20px) }",
        "main { padding-bottom: 50vh }",
    ] {
        page.open(&page.site.host("", &tag(page.site, "", "paradox=change"))?).await?;
        page.until(HIGHER).await?;
        enter(page, 0).await?;
        page.until(FITS).await?;
        leave(page).await?;
        page.run(WATCH, vec![]).await?;
        enter(page, 0).await?;
        page.run(
            "const sheet = new CSSStyleSheet(); sheet.replaceSync(arguments[0]);
            document.adoptedStyleSheets = [sheet];",
            vec![style.into()],
        )
        .await?;
        leave(page).await?;
        still(2, style).await?;
        // Each new screen is one more thing to answer, with some to spare, and no more.
        page.run("document.querySelector('iframe').bothTrue.goTo('card');", vec![]).await?;
        still(6, style).await?;
    }
    Ok(())
}

async fn held_low(page: Page<'_>) -> Result<()> {
    let head = "<style>iframe { max-height: 200px }</style>";
    grown(page, head, &tag(page.site, "", "paradox=change")).await?;
    enter(page, 0).await?;
    let overflow = "getComputedStyle(document.documentElement).overflowY";
    page.until(&format!("innerHeight === 200 && {overflow} === 'visible'")).await?;
    leave(page).await?;
    page.run("document.querySelector('style').remove();", vec![]).await?;
    enter(page, 0).await?;
    page.until(FITS).await?;
    page.until(&format!("{overflow} === 'hidden'")).await?;
    leave(page).await
}

async fn events(page: Page<'_>) -> Result<()> {
    let other = Site::new()?;
    for (share, choices) in [("", 0), ("&share=choices", 1)] {
        let query = format!("paradox=change{share}");
        grown(page, "", &tag(&other, "here", &query)).await?;
        enter(page, 0).await?;
        page.go_to("a/s1").await?;
        let scene = &page.site.pack("change").stories[0].scenarios[0].scenes[0];
        let choice = &scene.choices[0];
        page.until_with("control(arguments[0])", vec![choice.label.as_str().into()]).await?;
        page.run("control(arguments[0]).click();", vec![choice.label.as_str().into()]).await?;
        page.until("find('.follows')").await?;
        page.go_to("card").await?;
        page.until("find('.card')").await?;
        let last: Value = page.get("widget.progress").await?;
        leave(page).await?;
        page.until("heard.filter(({ name }) => name === 'step').length === 2").await?;
        let heard: Vec<Value> = page.get("heard").await?;
        for event in &heard {
            let out =
                event["from"] == "here" && event["bubbles"] == true && event["composed"] == true;
            ensure!(out, "{event}");
        }
        let steps = page.heard("step").await?;
        ensure!(steps[0]["detail"]["step"] == "a/s1" && steps[1]["detail"] == last, "{steps:?}");
        ensure!(page.heard("ready").await?.len() == 1, "{heard:?}");
        let told = page.heard("choice").await?;
        ensure!(told.len() == choices, "{share} tells {told:?}");
        let taken = json!({"paradox": "change", "step": "a/s1", "choice": choice.id});
        ensure!(told.iter().all(|it| it["detail"] == taken), "{told:?}");
    }
    // An error too is told as it is.
    page.open(&page.site.host("", &tag(&other, "here", "paradox=nowhere"))?).await?;
    page.until("heard.length").await?;
    let errors = page.heard("error").await?;
    let detail = json!({"code": "unknown-paradox", "message": "unknown-paradox nowhere"});
    ensure!(errors.len() == 1 && errors[0]["detail"] == detail, "{errors:?}");
    Ok(())
}

async fn asked(page: Page<'_>) -> Result<()> {
    let other = Site::new()?;
    grown(page, "", &tag(&other, "here", "paradox=change")).await?;
    page.run("window.frame = document.querySelector('iframe').bothTrue;", vec![]).await?;
    let step = "heard.at(-1).detail?.step === arguments[0]";
    page.run("frame.goTo('nowhere'); frame.goTo({}); frame.goTo('card');", vec![]).await?;
    page.until_with(step, vec!["card".into()]).await?;
    page.run("frame.reset();", vec![]).await?;
    page.until_with(step, vec!["door".into()]).await?;
    ensure!(page.heard("step").await?.len() == 2, "an unknown step was gone to");
    let links = json!({"reading": {"different": {"url": "https://example.org/", "label": "Ours"}}});
    page.run(
        "frame.set({ paradox: 'empathy', theme: 'dark', 'heading-level': 2, bt: 2, type: 'reset',
           share: 'choices', src: '/x.json', onclick: 'x', links: arguments[0] });",
        vec![links],
    )
    .await?;
    enter(page, 0).await?;
    let title = &page.site.pack("empathy").stories[0].door.title;
    page.until_with("find('h2')?.textContent === arguments[0]", vec![title.as_str().into()])
        .await?;
    let look: [String; 3] = page.get(LOOK).await?;
    ensure!(look[0] == "dark" && look[1] == look[2], "set to dark: {look:?}");
    let names: Vec<String> = page.get("widget.getAttributeNames().sort()").await?;
    ensure!(names == ["heading-level", "paradox", "theme"], "the frame has set {names:?}");
    page.go_to("reflection").await?;
    page.until("all('a').some((it) => it.href === 'https://example.org/')").await?;
    leave(page).await
}

async fn three(page: Page<'_>) -> Result<()> {
    let (site, other) = (page.site, Site::new()?);
    let frames = tag(site, "one", "paradox=change") + &tag(&other, "two", "paradox=empathy");
    let element = site.element("id=three paradox=relationship loading=eager")?;
    page.open(&site.host("", &(frames + &element))?).await?;
    page.run("widget.scrollIntoView();", vec![]).await?;
    page.until("heard.filter(({ name }) => name === 'ready').length === 3").await?;
    page.until("[...document.querySelectorAll('iframe')].every((it) => it.style.height)").await?;
    page.go_to("a/s1").await?;
    for nth in [1, 0] {
        enter(page, nth).await?;
        page.go_to(["a/s2", "b/s1"][usize::from(nth)]).await?;
        leave(page).await?;
        page.until_with(
            "heard.filter(({ name }) => name === 'step').length === arguments[0]",
            vec![(3 - nth).into()],
        )
        .await?;
    }
    let steps = page.heard("step").await?;
    let heard: Vec<_> = steps
        .iter()
        .map(|it| (&it["from"], &it["detail"]["paradox"], &it["detail"]["step"]))
        .collect();
    let told = json!([
        ["three", "relationship", "a/s1"],
        ["two", "empathy", "b/s1"],
        ["one", "change", "a/s2"]
    ]);
    ensure!(json!(heard) == told, "heard {heard:?}");
    // A key goes where the focus is.
    page.run("document.querySelectorAll('iframe')[1].scrollIntoView();", vec![]).await?;
    let paused = page.site.interface().paused.as_str();
    let is_paused = "all('h1, h2, h3, h4').some((it) => it.textContent === arguments[0])";
    let corner: [f64; 2] = page
        .get("(({ x, y }) => [x + 6, y + 60])(document.querySelectorAll('iframe')[1].getBoundingClientRect())")
        .await?;
    // By hand, since WebKit gives a frame no focus otherwise.
    page.mouse(vec![
        move_to(corner[0].round(), corner[1].round()),
        PointerAction::Down { button: MOUSE_BUTTON_LEFT },
        PointerAction::Up { button: MOUSE_BUTTON_LEFT },
    ])
    .await?;
    enter(page, 1).await?;
    page.run("widget.focus();", vec![]).await?;
    page.key(Key::Escape).await?;
    page.until_with(is_paused, vec![paused.into()]).await?;
    enter(page, 0).await?;
    let one = page.run(&format!("return {is_paused};"), vec![paused.into()]).await?;
    leave(page).await?;
    let three = page.run(&format!("return {is_paused};"), vec![paused.into()]).await?;
    ensure!(one == json!(false) && three == json!(false), "paused too: {one}, {three}");
    Ok(())
}

async fn shown(page: Page<'_>) -> Result<()> {
    for site in [page.site, &Site::new()?] {
        let body = format!(
            "<div style=\"height:300px\"></div>{}<div style=\"height:2000px\"></div>",
            tag(site, "", "paradox=change&start=card")
        );
        grown(page, "", &body).await?;
        page.run(
            "window.top_ = () => document.querySelector('iframe').getBoundingClientRect().top;",
            vec![],
        )
        .await?;
        // In view: nothing moves.
        page.run("scrollTo(0, 100);", vec![]).await?;
        page.run("document.querySelector('iframe').bothTrue.goTo('door');", vec![]).await?;
        page.until("heard.at(-1).detail?.step === 'door'").await?;
        sleep(Duration::from_millis(300)).await;
        let at: f64 = page.get("scrollY").await?;
        ensure!((at - 100.0).abs() < 1.0, "what was in view was moved to {at}");
        // Out of view: its top is brought there.
        page.run("scrollBy(0, top_() + 400);", vec![]).await?;
        page.until("top_() < -300").await?;
        page.run("document.querySelector('iframe').bothTrue.goTo('card');", vec![]).await?;
        page.until("top_() > -1 && top_() < 5").await?;
        let margin: String =
            page.get("document.querySelector('iframe').style.scrollMargin").await?;
        ensure!(margin.is_empty(), "left a margin of {margin}");
    }
    Ok(())
}

async fn answers(page: Page<'_>) -> Result<()> {
    let (site, other) = (Site::new()?, Site::new()?);
    let page = page.at(&site);
    let ours = fake(&site, "fake/v1/frame.html")?;
    let theirs = fake(&other, "fake/v1/frame.html")?;
    let elsewhere = fake(&site, "fake/v1/frames.html")?;
    let query = fake(&site, "fake/advert.html")? + "?/v1/frame.html";
    let sources = [
        (ours.as_str(), "", true),
        (theirs.as_str(), "", true),
        (&format!("{ours}?paradox=all#x"), "", true),
        (&elsewhere, "", false),
        (&query, "", false),
        // Without an origin of its own.
        (&ours, "sandbox=\"allow-scripts\"", false),
    ];
    let body: String = sources
        .iter()
        .map(|(it, more, _)| format!("<iframe {more} src=\"{it}\"></iframe>"))
        .collect();
    let host = site.host("", &body)?;
    page.open(&host).await?;
    // From a frame of a frame, from the page itself, and by a frame that has gone elsewhere.
    enter(page, 0).await?;
    page.run_async("const it = document.createElement('iframe'); it.src = arguments[0]; it.onload = done; document.body.append(it);", vec![ours.as_str().into()]).await?;
    page.client.enter_frame(0).await?;
    page.run("hello(top);", vec![]).await?;
    page.client.enter_parent_frame().await?;
    sleep(Duration::from_millis(300)).await;
    ensure!(page.get::<usize>("told.length").await? == 0, "a frame of a frame was answered for");
    leave(page).await?;
    page.run("postMessage({ bt: 1, id: 'x', type: 'hello' });", vec![]).await?;
    for (nth, (source, _, answered)) in (0..).zip(sources) {
        enter(page, nth).await?;
        page.run("for (const more of [{ bt: 2 }, { bt: '1' }, { type: 'Hello' }, { type: 'init' }, { id: 1 }, { id: undefined }]) hello(parent, more);", vec![]).await?;
        sleep(Duration::from_millis(100)).await;
        ensure!(page.get::<usize>("told.length").await? == 0, "{source} was answered");
        page.run("hello(parent);", vec![]).await?;
        if answered {
            page.until("window.port").await.with_context(|| source.to_owned())?;
            let told: Value = page.get("told").await?;
            let [host, _] = [site.address(""), String::new()];
            let origin = host.trim_end_matches('/');
            ensure!(
                told == json!([{"data": {"bt": 1, "id": "this load", "type": "init"}, "origin": origin}]),
                "{told}"
            );
        } else {
            sleep(Duration::from_millis(300)).await;
            ensure!(page.get::<usize>("told.length").await? == 0, "{source} was answered");
        }
        leave(page).await?;
    }
    let away = site.host("", &format!("<iframe src=\"{ours}\"></iframe>"))?;
    page.open(&away).await?;
    enter(page, 0).await?;
    page.run("location.replace(arguments[0]);", vec![theirs.into()]).await?;
    page.until_with(
        "location.origin === arguments[0] && window.hello",
        vec![other.address("").trim_end_matches('/').into()],
    )
    .await?;
    page.run("hello(parent);", vec![]).await?;
    sleep(Duration::from_millis(400)).await;
    ensure!(
        page.get::<usize>("told.length").await? == 0,
        "a frame that has gone elsewhere was answered"
    );
    leave(page).await
}

async fn several(page: Page<'_>) -> Result<()> {
    let site = Site::new()?;
    let page = page.at(&site);
    site.add_version("9.8.7")?;
    let ours = fake(&site, "fake/v1/frame.html")?;
    let loaders: String = [format!("{}/", site.version()?), "9.8.7/".to_owned()]
        .iter()
        .map(|it| format!("<script type=\"module\" src=\"/v1/{it}both-true.js\"></script>"))
        .collect();
    page.open(&site.host(&loaders, &format!("<iframe src=\"{ours}\"></iframe>"))?).await?;
    enter(page, 0).await?;
    page.run("for (let left = 5; left > 0; left--) hello(parent);", vec![]).await?;
    page.until("window.port").await?;
    page.run("hello(parent);", vec![]).await?;
    sleep(Duration::from_millis(400)).await;
    let told: usize = page.get("told.length").await?;
    ensure!(told == 1, "answered {told} times");
    // Loaded anew, it is another.
    page.run("hello(parent, { id: 'the next' });", vec![]).await?;
    page.until("told.length === 2").await?;
    leave(page).await?;
    let scripts: usize = page.get("performance.getEntriesByType('resource').filter((it) => it.name.includes('/frames-')).length").await?;
    ensure!(scripts == 2, "{scripts} scripts for frames");
    Ok(())
}

/// All that a page of ours can have been led to do.
const DONE: &str = "[heard.filter(({ name }) => name !== 'beforeload').length, faults.length,
    document.querySelector('iframe').getAttribute('style'), scrollY, location.href]";

const EARS: &str = "<script>window.faults = [];
    addEventListener('error', ({ message }) => faults.push(message));
    addEventListener('unhandledrejection', ({ reason }) => faults.push(String(reason)));</script>";

async fn fuzzed_page(page: Page<'_>) -> Result<()> {
    let site = Site::new()?;
    let page = page.at(&site);
    let ours = fake(&site, "fake/v1/frame.html")?;
    let body =
        format!("<iframe src=\"{ours}\" {GIVEN}></iframe><div style=\"height:3000px\"></div>");
    page.open(&site.host(EARS, &body)?).await?;
    let before: Value = page.get(DONE).await?;
    enter(page, 0).await?;
    page.run("for (const it of fuzz(1, 300)) parent.postMessage(it, '*');", vec![]).await?;
    page.run("hello(parent);", vec![]).await?;
    page.until("window.port").await?;
    page.run("for (const it of fuzz(2, 600, 'this load')) port.postMessage(it);
        const say = (more) => port.postMessage({ bt: 1, id: 'this load', ...more });
        for (const height of ['500', 500.5, NaN, null, Infinity, [500]]) say({ type: 'resize', height, seq: 3 });
        for (const seq of ['1', null, NaN, 0, -1, {}]) say({ type: 'resize', height: 500, seq });
        for (const name of ['beforeload', 'x', 'click', ['step'], {}]) say({ type: 'event', name, detail: {} });
        for (const detail of [1, null, {}, { top: '5', bottom: 9 }, { top: 5n, bottom: 9n }, { top: NaN, bottom: 5 }])
          say({ type: 'event', name: 'show', detail });
        say({ type: 'resize', height: 500, seq: 3, id: 'another' });
        say({ type: 'resize', height: 500, seq: 3, bt: 2 });", vec![]).await?;
    sleep(Duration::from_millis(500)).await;
    leave(page).await?;
    let after: Value = page.get(DONE).await?;
    ensure!(after == before, "{before} became {after}");
    // It is alive, and keeps to its limits.
    for (seq, height, expected) in
        [(1, -7, 120), (2, 99_999, 6000), (7, 700, 700), (5, 300, 700), (8, 400, 400)]
    {
        enter(page, 0).await?;
        page.run("port.postMessage({ bt: 1, id: 'this load', type: 'resize', seq: arguments[0], height: arguments[1], more: 1 });",
            vec![seq.into(), height.into()]).await?;
        leave(page).await?;
        sleep(Duration::from_millis(50)).await;
        page.until_with(
            "document.querySelector('iframe').clientHeight === arguments[0]",
            vec![expected.into()],
        )
        .await?;
    }
    Ok(())
}

async fn listens(page: Page<'_>) -> Result<()> {
    let site = Site::new()?;
    let page = page.at(&site);
    let sibling = fake(&site, "sibling.html")?;
    let body =
        tag(page.site, "", "paradox=change") + &format!("<iframe src=\"{sibling}\"></iframe>");
    page.open(&bare(&site, &body)?).await?;
    page.until("window.asker").await?;
    page.until("told.length > 1").await?;
    let hello: Value = page.get("told[0]").await?;
    let members: Vec<&String> = hello["data"].as_object().context("no hello")?.keys().collect();
    ensure!(members == ["bt", "id", "type"], "a hello says {hello}");
    enter(page, 0).await?;
    page.until_state("ready").await?;
    leave(page).await?;
    let heights = "told.filter(({ data }) => data.type === 'resize').length";
    // From a window that is not the parent; then from the parent, but not right.
    page.run(
        "const { id } = told[0].data;
         frames[1].eval(`(id, ours) => {
           const ends = new MessageChannel();
           ends.port1.onmessage = (event) => parent.told.push({ data: event.data });
           parent.frames[0].postMessage({ bt: 1, id, type: 'init' }, '*', [ends.port2]);
         }`)(id);
         answer({ id: 'another' }); answer({ bt: 2 }); answer({ bt: true }); answer({ type: 'hello' }); answer({ type: 'set' });
         asker.postMessage({ bt: 1, id, type: 'init' }, '*');",
        vec![],
    )
    .await?;
    sleep(Duration::from_millis(400)).await;
    ensure!(page.get::<usize>(heights).await? == 0, "a frame talked to a stranger");
    page.run("answer(); window.first = port;", vec![]).await?;
    page.until(heights).await?;
    // It has one page around it, and said what had happened.
    let told: Vec<String> =
        page.get("told.map(({ data }) => data.type).filter((it) => it !== 'hello')").await?;
    ensure!(told == ["ready", "resize"], "{told:?}");
    page.run("answer();", vec![]).await?;
    sleep(Duration::from_millis(200)).await;
    page.run(
        "const { id } = told[0].data; port.postMessage({ bt: 1, id, type: 'goTo', step: 'card' });",
        vec![],
    )
    .await?;
    sleep(Duration::from_millis(300)).await;
    enter(page, 0).await?;
    ensure!(
        page.get::<Value>("widget.progress ?? null").await?.is_null(),
        "a second page leads it"
    );
    leave(page).await?;
    page.run("const { id } = told[0].data; first.postMessage({ bt: 1, id, type: 'goTo', step: 'card' });", vec![]).await?;
    page.until("told.some(({ data }) => data.name === 'step' && data.detail.step === 'card')")
        .await?;
    // The loader in the frame has not fetched what pages with frames need.
    enter(page, 0).await?;
    let stray: bool = page
        .get("performance.getEntriesByType('resource').some((it) => it.name.includes('/frames-'))")
        .await?;
    ensure!(!stray, "the frame fetched the script for pages");
    leave(page).await
}

async fn fuzzed_frame(page: Page<'_>) -> Result<()> {
    page.open(&bare(page.site, &tag(page.site, "", "paradox=change"))?).await?;
    page.until("window.asker").await?;
    enter(page, 0).await?;
    page.until_state("ready").await?;
    page.run(
        "window.faults = []; addEventListener('error', ({ message }) => faults.push(message));
        addEventListener('unhandledrejection', ({ reason }) => faults.push(String(reason)));",
        vec![],
    )
    .await?;
    let state = "[widget.outerHTML.split('>')[0], widget.state, widget.progress ?? null, words(),
        document.documentElement.lang, faults.length, location.href]";
    let before: Value = page.get(state).await?;
    leave(page).await?;
    page.run("for (const it of fuzz(3, 300)) asker.postMessage(it, '*');", vec![]).await?;
    page.run(
        "window.id = answer(); for (const it of fuzz(4, 600, id)) port.postMessage(it);
        for (const step of [1, null, {}, ['card'], 'nowhere', '', '../card'])
          port.postMessage({ bt: 1, id, type: 'goTo', step });",
        vec![],
    )
    .await?;
    sleep(Duration::from_millis(600)).await;
    enter(page, 0).await?;
    let after: Value = page.get(state).await?;
    ensure!(after == before, "{before} became {after}");
    leave(page).await?;
    page.run("port.postMessage({ bt: 1, id, type: 'goTo', step: 'card', more: [] });", vec![])
        .await?;
    page.until("told.some(({ data }) => data.name === 'step' && data.detail.step === 'card')").await
}

async fn slower(page: Page<'_>) -> Result<()> {
    let body = "<script>
        // Time is short in here.
        window.waits = [];
        addEventListener('message', ({ source }) => {
          if (waits.length) return;
          waits.push(0);
          const { setTimeout } = window;
          source.setTimeout = (work, wait, ...more) => {
            if (typeof more[0] === 'number') waits.push(wait);
            setTimeout(work, wait / 30, ...more);
          };
        });
      </script>"
        .to_owned()
        + &tag(page.site, "", "paradox=change&start=card");
    page.open(&bare(page.site, &body)?).await?;
    page.until("waits.length > 1").await?;
    sleep(Duration::from_millis(1500)).await;
    let waits: Vec<u32> = page.get("waits.slice(1)").await?;
    let hellos: usize = page.get("told.filter(({ data }) => data.type === 'hello').length").await?;
    let slower = waits.windows(2).all(|it| it[1] > it[0]);
    ensure!(slower && (4..8).contains(&hellos), "{hellos} hellos, with waits of {waits:?}");
    Ok(())
}
