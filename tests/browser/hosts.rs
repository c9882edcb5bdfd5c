//! Hostile hosts: pages that do to the widget what real pages have done to others.
//!
//! Each file in `tests/hosts` is such a page, and says at its top which report it stands for. All
//! are held to the same: the text stands there first, the widget comes, it can be walked by mouse
//! and by key, it looks as it does elsewhere, and nothing breaks. Some have more to hold.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use fantoccini::Locator;
use fantoccini::key::Key;
use paradox::session::Length;
use paradox::walk::Step;
use serde_json::Value;

use crate::case::{Case, Work};
use crate::page::Page;
use crate::player::{FOCUSED, Hand, Player};
use crate::site::{PACKS, Site};

/// What there is to know of one page, besides what holds on all.
struct Host {
    /// Its file, without the ending.
    name: &'static str,
    /// What its reader has to click before the widget can come.
    first: Option<&'static str>,
    /// What is in the element before that.
    before: Before,
    /// What is true in the end.
    holds: &'static [&'static str],
    /// What else is done there.
    also: Option<for<'a> fn(Page<'a>) -> Work<'a>>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Before {
    /// The text, to be read.
    Text,
    /// The text, though the page does not show it yet.
    Hidden,
    /// Nothing: only the two lines were pasted.
    Nothing,
}

impl Host {
    const fn named(name: &'static str) -> Self {
        Self { name, first: None, before: Before::Text, holds: &[], also: None }
    }

    const fn first(name: &'static str, first: &'static str, before: Before) -> Self {
        Self { first: Some(first), before, ..Self::named(name) }
    }

    const fn holding(name: &'static str, holds: &'static [&'static str]) -> Self {
        Self { holds, ..Self::named(name) }
    }
}

const HOSTS: [Host; 26] = [
    Host::named("unset"),
    Host::named("rem"),
    Host::named("large-text"),
    Host::holding(
        "right-to-left",
        &["getComputedStyle(document.body).direction === 'rtl'", "find('.walk').lang === 'en'"],
    ),
    Host::holding(
        "dark",
        &[r"/^rgb\([1-4]?\d, /.test(getComputedStyle(find('.walk')).backgroundColor)"],
    ),
    Host::named("loud"),
    Host::first("shown-later", "button", Before::Hidden),
    Host::first("details", "summary", Before::Hidden),
    Host::named("shadow"),
    Host::holding("sidebar", &["widget.offsetWidth === 280"]),
    Host { also: Some(|page| Box::pin(shrink(page))), ..Host::named("grid") },
    Host::holding("row", &["widget.offsetWidth > 600"]),
    Host::holding("centred", &["widget.offsetWidth > 600"]),
    // The page's own listeners had their events, as ours had.
    Host::holding("analytics", &["counted.click > 0", "counted.pointerdown > 0"]),
    Host { also: Some(|page| Box::pin(keys(page))), ..Host::named("keys") },
    Host::holding("prototypes", &["patched()"]),
    Host::holding("translator", &["all('font font').length > 3", "!find('font font font')"]),
    Host::holding("extension", &["find('.walk-helper')"]),
    Host::holding(
        "minified",
        &["!document.createTreeWalker(document, NodeFilter.SHOW_COMMENT).nextNode()"],
    ),
    Host::first("delayed", "h1", Before::Text),
    Host { also: Some(|page| Box::pin(morph(page))), ..Host::named("morphing") },
    Host { also: Some(|page| Box::pin(crowd(page))), ..Host::named("crowd") },
    Host { also: Some(|page| Box::pin(app(page))), ..Host::named("yew") },
    Host::holding("policy", &["breaches.length === 0"]),
    Host { also: Some(|page| Box::pin(back(page))), ..Host::named("back") },
    Host { before: Before::Nothing, ..Host::named("pasted") },
];

pub fn cases() -> Result<Vec<Case>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/hosts");
    let mut hosts = HOSTS.iter().collect::<Vec<_>>();
    let mut cases = Vec::new();
    for entry in fs::read_dir(&folder).context("no tests/hosts")? {
        let path = entry?.path();
        let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let at = hosts.iter().position(|it| it.name == name);
        let host = hosts.swap_remove(at.with_context(|| format!("{name} is not in the table"))?);
        let text = fs::read_to_string(&path)?;
        let title = format!("the widget bears the page “{name}”");
        cases.push(Case::new(title, move |page| {
            let text = text.clone();
            Box::pin(async move { bears(page, host, &text).await })
        }));
    }
    ensure!(hosts.is_empty(), "no page {}", hosts[0].name);
    Ok(cases)
}

async fn bears(page: Page<'_>, host: &Host, text: &str) -> Result<()> {
    stands_for_something(text)?;
    page.open(&page.site.page(&filled(page.site, text)?)?).await?;
    can_be_read(page, host.before).await?;
    if let Some(first) = host.first {
        page.client.find(Locator::Css(first)).await?.click().await?;
    }
    walks(page).await?;
    if let Some(also) = host.also {
        also(page).await?;
    }
    for expression in host.holds {
        page.until(expression).await?;
    }
    Ok(())
}

/// The line without which nobody knows why a page is here.
fn stands_for_something(text: &str) -> Result<()> {
    let line = text.lines().nth(1).unwrap_or_default();
    let said = line.strip_prefix("<!-- ").and_then(|it| it.strip_suffix(" -->"));
    let named = |said: &str| {
        let report = said.split([' ', '(', ')', ':', ',', '.']).any(|word| {
            word.split_once('#').is_some_and(|(project, number)| {
                !project.is_empty() && number.parse::<u32>().is_ok()
            })
        });
        said.starts_with("No single report: ") || said.starts_with("Stands for ") && report
    };
    ensure!(said.is_some_and(named), "line 2 does not say which report the page stands for");
    Ok(())
}

/// The page with the static text in each element that is empty.
fn filled(site: &Site, text: &str) -> Result<String> {
    let filled = text.replace("></both-true>", &format!(">{}</both-true>", site.text(PACKS[0])?));
    let minified = text.contains("<html lang=en>");
    Ok(if minified { minify(&filled) } else { filled })
}

/// Without comments and without the quotes of attributes that can do without.
fn minify(text: &str) -> String {
    let mut parts = text.split("<!--");
    let mut rest = parts.next().unwrap_or_default().to_owned();
    rest.extend(parts.filter_map(|it| it.split_once("-->")).map(|(_, after)| after));
    rest.replace("slot=\"status\"", "slot=status")
}

/// The words of the whole walk are there from the first moment.
async fn can_be_read(page: Page<'_>, before: Before) -> Result<()> {
    let story = &page.site.pack("change").stories[0];
    let words = [&story.door.lead, &story.card.not].map(|it| it.as_str().into());
    let script = "const { text } = before[nth];
        return text.includes(arguments[0]) && text.includes(arguments[1]);";
    let whole = page.run(script, words.to_vec());
    ensure!(whole.await? == (before != Before::Nothing), "the text is not as expected at first");
    let shown: bool = page.get("before[nth].shown").await?;
    ensure!(shown == (before == Before::Text), "at first the text is shown: {shown}");
    Ok(())
}

/// The widget comes, and a step by mouse and one by key lead on.
async fn walks(page: Page<'_>) -> Result<()> {
    page.run("widget.scrollIntoView();", vec![]).await?;
    page.until_state("ready").await?;
    looks_right(page).await.context("as it comes")?;
    page.run("widget.reset();", vec![]).await?;
    let mut mouse = Player::new(page, "change", Hand::Mouse, Length::Short);
    mouse.step(&Step::Go).await?;
    let mut keys = Player::new(page, "change", Hand::Keys, Length::Short);
    keys.lead("a/s1").await?;
    let choice = keys.story().scenarios[0].scenes[0].choices[0].id.clone();
    keys.step(&Step::Choose(choice)).await?;
    looks_right(page).await.context("in a scene")
}

async fn looks_right(page: Page<'_>) -> Result<()> {
    let faults = page.run(LOOK, vec![]).await?;
    ensure!(faults == "", "{}", faults.as_str().unwrap_or_default());
    Ok(())
}

/// What no page may change. The answer is a text, since a page may have changed what lists are.
const LOOK: &str = r"
    const found = [];
    const walk = find('.walk');
    const style = getComputedStyle(walk);
    const unspoilt = {
      letterSpacing: 'normal', wordSpacing: '0px', textTransform: 'none', textIndent: '0px',
      textShadow: 'none', fontStyle: 'normal', fontWeight: '400', fontVariantCaps: 'normal',
      whiteSpaceCollapse: 'collapse', wordBreak: 'normal', direction: 'ltr', visibility: 'visible',
      cursor: 'auto', textAlign: 'start', webkitTextFillColor: style.color,
    };
    // Not every engine knows every name.
    for (const name of Object.keys(unspoilt)) {
      if ((style[name] ?? unspoilt[name]) !== unspoilt[name]) found.push(`${name} is ${style[name]}`);
    }
    const size = parseFloat(style.fontSize);
    if (size < 15 || size > 24) found.push(`the text is ${size} high`);
    const lead = parseFloat(style.lineHeight) / size;
    if (!(Math.abs(lead - 1.5) < 0.02)) found.push(`lines are ${lead} apart`);
    if (!style.fontFamily.includes('Palatino')) found.push(`the font is ${style.fontFamily}`);
    const light = (color) => {
      const [red, green, blue] = color.match(/[\d.]+/g).map((it) =>
        it / 255 <= 0.04045 ? it / 255 / 12.92 : ((it / 255 + 0.055) / 1.055) ** 2.4);
      return 0.05 + 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    };
    const [ink, paper] = [light(style.color), light(style.backgroundColor)];
    const contrast = Math.max(ink, paper) / Math.min(ink, paper);
    if (contrast < 7) found.push(`a contrast of ${contrast}`);

    const box = widget.getBoundingClientRect();
    const name = (it) => `${it.localName}.${it.className.baseVal ?? it.className}`;
    const lengths = all('.text, .lead, .said__what, .choices__choice').map(
      (it) => it.clientWidth / parseFloat(getComputedStyle(it).fontSize));
    const longest = Math.max(0, ...lengths);
    if (longest < 9 || longest > 45) found.push(`lines are ${longest} times as long as high`);
    for (const it of all('.frame, .frame *')) {
      const { left, right } = it.getBoundingClientRect();
      if (it.closest('svg') || !it.getClientRects().length) continue;
      if (left < box.left - 1 || right > box.right + 1) {
        found.push(`${name(it)} goes from ${left} to ${right} in ${box.left} to ${box.right}`);
      }
    }
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth > clientWidth) found.push(`the page is ${scrollWidth} wide in ${clientWidth}`);
    if (box.right > clientWidth + 1 || box.left < -1) found.push(`the element ends at ${box.right}`);

    for (const single of ['.walk', '.head__pause']) {
      if (all(single).length !== 1) found.push(`${all(single).length} ${single}`);
    }
    if (faults.length) found.push(`errors: ${faults.join('; ')}`);
    return found.join('\n');";

/// The column narrows, and the widget with it.
async fn shrink(page: Page<'_>) -> Result<()> {
    let wide: f64 = page.get("widget.offsetWidth").await?;
    page.run("document.querySelector('.grid').classList.add('shrunk');", vec![]).await?;
    page.until("document.querySelector('.grid').offsetWidth === 480").await?;
    let narrow: f64 = page.get("widget.offsetWidth").await?;
    ensure!(wide > 600.0 && narrow < 400.0, "{wide} became {narrow}");
    looks_right(page).await
}

/// Each hears the keys that are meant for it.
async fn keys(page: Page<'_>) -> Result<()> {
    let mut player = Player::new(page, "change", Hand::Keys, Length::Short);
    player.lead("feel/predict").await?;
    player.tab_to("root.activeElement?.matches('.drawn input')", "a point").await?;
    let value = "+root.activeElement.value";
    let before: f64 = page.get(value).await?;
    page.key(Key::Up).await?;
    page.until(&format!("{value} > {before}")).await.context("the page has eaten the arrow")?;
    let interface = page.site.interface();
    player.tab_to(FOCUSED, &interface.pause).await?;
    page.key(Key::Space).await?;
    page.until_with("words().includes(arguments[0])", vec![interface.paused.as_str().into()])
        .await?;
    // A button has no use for an arrow, so that is the page's even here.
    page.run("window.turned = [];", vec![]).await?;
    page.key(Key::Right).await?;
    page.until("root.activeElement && turned.join() === 'ArrowRight'")
        .await
        .context("we have eaten a key that is none of ours")?;
    page.run("root.activeElement.blur(); window.turned = [];", vec![]).await?;
    for key in [Key::Right, Key::Space] {
        page.key(key).await?;
    }
    page.until("turned.join() === 'ArrowRight, '").await.context("we have eaten the page's keys")
}

async fn morph(page: Page<'_>) -> Result<()> {
    let names: Vec<String> = page.get("Object.keys(morphs)").await?;
    ensure!(names.len() > 5, "only {names:?}");
    for name in names {
        page.run_async(
            "morphs[arguments[0]](); setTimeout(done, 100);",
            vec![name.as_str().into()],
        )
        .await?;
        walks(page).await.with_context(|| format!("after “{name}”"))?;
    }
    Ok(())
}

/// All fifty come, from one download, and the reader's steps were one widget's alone.
async fn crowd(page: Page<'_>) -> Result<()> {
    page.until("[...window.before].length === 50").await?;
    page.until("[...document.querySelectorAll('both-true')].every((it) => it.state === 'ready')")
        .await?;
    let told: Vec<Value> = page.heard("step").await?;
    ensure!(told.iter().all(|it| it["from"] == "walk-1"), "{told:?}");
    let last = page.widget(49);
    last.run("widget.scrollIntoView();", vec![]).await?;
    Player::new(last, "change", Hand::Mouse, Length::Short).step(&Step::Go).await?;
    looks_right(last).await?;
    let requests: Vec<String> =
        page.get("performance.getEntriesByType('resource').map((it) => it.name)").await?;
    // Each asks for its pack, and not every engine tells that its own store gave the answer.
    for name in requests.iter().filter(|it| !it.contains("/packs/")) {
        let count = requests.iter().filter(|it| *it == name).count();
        ensure!(count == 1, "{count} requests for {name}");
    }
    ensure!(requests.iter().any(|it| it.contains("_bg.wasm")), "no wasm in {requests:?}");
    Ok(())
}

/// In the tree of another Yew app, whose numbers are those of ours. What that app hears then is
/// why such a page is promised the frame alone: from there it hears nothing.
async fn app(page: Page<'_>) -> Result<()> {
    let failed = page.run_async(ANOTHER_APP, vec![]).await?;
    ensure!(failed.is_null(), "the other app did not start: {failed}");
    Player::new(page, "change", Hand::Mouse, Length::Short).step(&Step::Go).await?;
    page.until("told.join() === 'feel/predict'").await.context("the other app hears nothing")?;
    walks(page).await?;
    let framed = page.site.host("", &page.site.element("paradox=change")?)?;
    page.run(FRAME, vec![framed.into()]).await?;
    page.client.enter_frame(0).await?;
    page.until_state("ready").await?;
    Player::new(page, "change", Hand::Script, Length::Short).step(&Step::Go).await?;
    page.client.enter_parent_frame().await?;
    let told: usize = page.get("told.length").await?;
    ensure!(told == 0, "the app heard {told} steps through a frame");
    Ok(())
}

/// A second instance of the wasm is an app like any other; the widget is moved into its tree.
const ANOTHER_APP: &str = r"
    const files = performance.getEntriesByType('resource').map((it) => it.name);
    const [glue, wasm, sheet, more, pack] =
      [/both-true-\w+\.js/, /\.wasm/, /(?<!_more)\.css/, /_more\.css/, /packs/].map((it) =>
        files.find((name) => it.test(name)));
    const textOf = async (file) => (await fetch(file)).text();
    const begin = async () => {
      const { start, mount } = await import(glue + '?another');
      await start(await fetch(wasm), (await textOf(sheet)) + (await textOf(more)), () => {});
      const text = await textOf(pack);
      window.told = [];
      widget.reset();
      await widget.load();
      const number = root.lastElementChild.__yew_subtree_id;
      let box;
      do {
        const host = document.createElement('div');
        host.attachShadow({ mode: 'open' });
        const tell = (name, detail) => name === 'step' && told.push(detail.step);
        box = mount(host, text, undefined, tell).nodes.at(-1);
      } while (box.__yew_subtree_id < number);
      await new Promise(setTimeout);
      document.querySelector('#app').append(box);
      box.querySelector('.walk').append(widget);
    };
    begin().then(() => done(null), (error) => done(`${error}`));";

const FRAME: &str = "
    told.length = 0;
    const frame = document.createElement('iframe');
    frame.src = '/' + arguments[0];
    document.querySelector('#app .walk').append(frame);";

/// The reader leaves and comes back.
async fn back(page: Page<'_>) -> Result<()> {
    page.client.find(Locator::Css("#away")).await?.click().await?;
    page.until("location.pathname === '/index.html'").await?;
    page.client.back().await?;
    page.until("'kept' in window").await?;
    // Not every engine keeps it. Where one does, it is as it was left.
    if page.get("kept").await? {
        let step: String = page.get("widget.progress.step").await?;
        ensure!(step == "a/s1", "the walk is at {step}");
    }
    walks(page).await
}
