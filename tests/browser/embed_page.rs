//! The page where an editor gets the lines to paste: it says what was chosen, and the lines do what
//! it says.

use std::fs;

use anyhow::{Context, Result, ensure};
use fantoccini::Locator;
use fantoccini::actions::{InputSource, KeyAction, KeyActions, MOUSE_BUTTON_LEFT, PointerAction};
use fantoccini::key::Key;

use crate::access::{bring_axe, finds_nothing};
use crate::case::Case;
use crate::engine::Setting;
use crate::hosting::files;
use crate::page::{Page, move_to};
use crate::policy::STRICT;
use crate::site::{PACKS, Site};

pub fn cases() -> Vec<Case> {
    let mut cases = vec![
        Case::new(
            "each choice of an editor changes the lines to paste and what is shown",
            |page| Box::pin(choices(page)),
        ),
        Case::new("an editor is warned in words of colours that are hard to read", |page| {
            Box::pin(contrast(page))
        }),
        Case::new("an editor’s choices are all in the address, and Back undoes them", |page| {
            Box::pin(address(page))
        }),
        Case::new(
            "an editor’s address with what there is not gives the usual, and says so",
            |page| Box::pin(refused(page)),
        ),
        Case::new("an editor chooses and copies by keyboard alone", |page| {
            Box::pin(by_keyboard(page))
        }),
        Case::new(
            "an editor’s lines are copied, or else selected, and the page says which",
            |page| Box::pin(copied(page)),
        ),
        Case::new("the page for editors keeps the strictest policy", |page| Box::pin(strict(page))),
        Case::new("the page for editors fits 320 pixels", |page| Box::pin(narrow(page))),
        Case::new("without scripts an editor finds the plain lines and the texts", |page| {
            Box::pin(without_scripts(page))
        })
        .with(Setting::ScriptsOff),
        Case::new("an editor’s frame, pasted elsewhere, is the frame as chosen", |page| {
            Box::pin(pasted_frame(page))
        }),
    ];
    for (title, query) in PASTED {
        let title = format!("an editor’s {title}, pasted into a page of another origin, work");
        cases.push(Case::new(title, move |page| Box::pin(pasted(page, query))));
    }
    for (when, setting) in [("by day", Setting::Ordinary), ("by night", Setting::Dark)] {
        let title = format!("axe finds nothing on the page for editors, {when}");
        cases.push(Case::new(title, |page| Box::pin(access(page))).with(setting));
    }
    cases
}

/// The plain lines and those with all that can be chosen, by what the address says.
const PASTED: [(&str, &str); 4] = [
    ("plain lines", ""),
    ("lines with every choice", EVERY),
    (
        "lines with colours on the tag and the text inside",
        "?paradox=relationship&inside=text&heading-level=4&colours=white&place=tag&loading=eager",
    ),
    ("lines with a text for all three", "?paradox=all&inside=text&colours=rose&theme=light"),
];

const EVERY: &str = "?paradox=empathy&length=full&theme=dark&colours=own&warm-night=dd9988\
     &paper-night=222233&text-night=fff0e0&lang=en&heading-level=2&loading=eager";

const LINES: &str = "document.querySelector('#snippet').textContent";
const POLICY: &str = "document.querySelector('#policy').textContent";

/// Opens the page with these choices, and waits until its widget stands.
async fn open(page: Page<'_>, query: &str) -> Result<()> {
    page.open(&format!("embed.html{query}")).await?;
    page.until("widget && !document.querySelector('#choose').hidden").await
}

async fn choose(page: Page<'_>, name: &str, value: &str) -> Result<()> {
    let script =
        "document.querySelector(`[name='${arguments[0]}'][value='${arguments[1]}']`).click();";
    page.run(script, vec![name.into(), value.into()]).await?;
    Ok(())
}

/// Writes into a field, as if it were left then.
async fn write(page: Page<'_>, name: &str, text: &str) -> Result<()> {
    let script = "const field = document.querySelector(`[name='${arguments[0]}']`);
        field.value = arguments[1];
        field.dispatchEvent(new Event('change', { bubbles: true }));";
    page.run(script, vec![name.into(), text.into()]).await?;
    Ok(())
}

async fn says(page: Page<'_>, words: &str) -> Result<()> {
    page.until_with(&format!("{LINES}.includes(arguments[0])"), vec![words.into()]).await
}

/// The lines with nothing chosen.
fn plain(page: Page<'_>) -> String {
    let loader = page.site.address("v1/both-true.js");
    format!(
        "<script type=\"module\" data-cfasync=\"false\" src=\"{loader}\"></script>\n\
         <both-true paradox=\"change\"></both-true>"
    )
}

/// A choice, what has to be chosen before it is on offer, what the lines then say, and what holds
/// of the preview.
const CHOICES: [(&str, &str, &str, &str, &str); 21] = [
    (
        "paradox",
        "empathy",
        "",
        " paradox=\"empathy\"",
        "words().includes('How close is close enough')",
    ),
    ("paradox", "all", "", " paradox=\"all\"", "words().includes('One scene, two captions')"),
    ("length", "full", "", " length=\"full\"", "words().includes('About 12 minutes')"),
    ("theme", "dark", "", " theme=\"dark\"", "getComputedStyle(widget).colorScheme === 'dark'"),
    (
        "theme",
        "light",
        "?page=dark",
        " theme=\"light\"",
        "getComputedStyle(widget).colorScheme === 'light'",
    ),
    ("heading-level", "5", "", " heading-level=\"5\"", "find('.title')?.tagName === 'H5'"),
    (
        "heading-level",
        "2",
        "?inside=text",
        "<h2 id=\"change/door\">",
        "find('.title')?.tagName === 'H2'",
    ),
    ("lang", "en", "", " lang=\"en\"", "widget.lang === 'en'"),
    (
        "loading",
        "click",
        "",
        " loading=\"click\"",
        "widget.state === 'idle' && widget.innerText.includes('Click it')",
    ),
    (
        "loading",
        "eager",
        "",
        " loading=\"eager\"",
        "widget.state === 'ready' && widget.loading === 'eager'",
    ),
    ("inside", "text", "", "<h3 id=\"change/door\">", "true"),
    (
        "colours",
        "white",
        "",
        "    --bt-bg: light-dark(#ffffff, #121212);\n",
        "look().backgroundColor === 'rgb(255, 255, 255)'",
    ),
    (
        "colours",
        "white",
        "?theme=dark",
        "    --bt-bg: #121212;\n",
        "look().backgroundColor === 'rgb(18, 18, 18)'",
    ),
    (
        "place",
        "tag",
        "?colours=white",
        " style=\"--bt-bg: light-dark(#ffffff, #121212); --bt-fg: ",
        "look().backgroundColor === 'rgb(255, 255, 255)'",
    ),
    (
        "kind",
        "frame",
        "?colours=white",
        "/v1/frame.html?paradox=change\" title=\"Both True: change\" loading=\"lazy\"",
        "widget.parentNode.clientHeight === 640 && look().backgroundColor !== 'rgb(255, 255, 255)'",
    ),
    (
        "length",
        "full",
        "?kind=frame&theme=dark",
        "/v1/frame.html?paradox=change&amp;length=full&amp;theme=dark\"",
        "words().includes('About 12 minutes')",
    ),
    (
        "height",
        "grows",
        "?kind=frame",
        "/v1/both-true.js\"></script>\n<iframe ",
        "widget.parentNode.clientHeight === widget.offsetHeight",
    ),
    (
        "page",
        "light",
        "?page=dark",
        " paradox=\"change\"",
        "getComputedStyle(widget).colorScheme === 'light'",
    ),
    ("page", "dark", "", " paradox=\"change\"", "getComputedStyle(widget).colorScheme === 'dark'"),
    (
        "page",
        "narrow",
        "",
        " paradox=\"change\"",
        "document.querySelector('#sheet').offsetWidth === 320 && widget.offsetWidth === 288",
    ),
    (
        "colours",
        "own",
        "?colours=rose",
        "    --bt-warm: light-dark(#e3a3ae, #dd9da8);\n",
        "document.querySelector('[name=warm-day]').value === '#e3a3ae'",
    ),
];

async fn choices(page: Page<'_>) -> Result<()> {
    open(page, "").await?;
    let (lines, plain): (String, _) = (page.get(LINES).await?, plain(page));
    ensure!(lines == plain, "with nothing chosen it says {lines}");
    for (name, value, before, said, shown) in CHOICES {
        open(page, before).await?;
        page.run("widget.scrollIntoView();", vec![]).await?;
        page.until_state("ready").await?;
        choose(page, name, value).await?;
        page.run("widget.scrollIntoView();", vec![]).await?;
        let seen = format!(
            "(() => {{ const look = () => getComputedStyle(find('.walk')); return {shown}; }})()"
        );
        says(page, said).await.with_context(|| format!("{name}={value} in the lines"))?;
        page.until(&seen).await.with_context(|| format!("{name}={value} on show"))?;
    }
    let folders = [
        ("https://cdn.example/a b/\"c\"", "src=\"https://cdn.example/a%20b/%22c%22/v1/"),
        ("/assets", "src=\"/assets/v1/both-true.js\""),
        ("https://cdn.example?x#y", "src=\"https://cdn.example/v1/both-true.js\""),
    ];
    for (folder, said) in folders {
        open(page, "").await?;
        write(page, "base", folder).await?;
        says(page, said).await?;
    }
    page.until(&format!("{POLICY}.startsWith('script-src https://cdn.example ')")).await?;
    write(page, "base", "javascript:alert(1)").await?;
    page.until("document.querySelector('#base-wrong').textContent.includes('no address')").await?;
    says(page, "src=\"https://cdn.example/v1/both-true.js\"").await
}

async fn contrast(page: Page<'_>) -> Result<()> {
    let warned = "document.querySelector('#warnings').textContent";
    // 4.54 to 1, and 4.48.
    open(page, "?colours=own&paper-day=ffffff&text-day=767676").await?;
    page.until(&format!("!{warned}.includes('By day, text on paper')")).await?;
    write(page, "text-day", "#777777").await?;
    page.until(&format!("{warned}.includes('By day, text on paper has a contrast of 4.4 to 1')"))
        .await?;
    write(page, "warm-night", "#333333").await?;
    page.until(&format!("{warned}.includes('By night, the dark text on warm')")).await?;
    // What nobody will see is no matter.
    choose(page, "theme", "light").await?;
    page.until(&format!("!{warned}.includes('By night')")).await?;
    write(page, "text-day", "red").await?;
    page.until(&format!("{warned}.includes('A colour is written as #')")).await?;
    choose(page, "colours", "designed").await?;
    page.until(&format!("{warned} === ''")).await?;
    // None of ours may be such.
    let presets: Vec<String> =
        page.get("[...document.querySelectorAll('[name=colours]')].map((it) => it.value)").await?;
    ensure!(presets.len() > 4, "only {presets:?}");
    for preset in presets {
        for theme in ["auto", "light", "dark"] {
            open(page, &format!("?colours={preset}&theme={theme}")).await?;
            let warned: String = page.get(warned).await?;
            ensure!(warned.is_empty(), "{preset}, {theme}: {warned}");
        }
    }
    Ok(())
}

/// What is chosen, as the form shows it.
const SHOWN: &str = "[...document.forms.choose.elements]
    .filter((it) => it.name && (it.type !== 'radio' || it.checked))
    .map((it) => `${it.name}=${it.value}`).join('\\n')";

async fn address(page: Page<'_>) -> Result<()> {
    open(page, "").await?;
    let mut seen = vec![look(page).await?];
    let radios = [
        ("paradox", "empathy"),
        ("length", "full"),
        ("theme", "dark"),
        ("colours", "own"),
        ("place", "tag"),
        ("lang", "en"),
        ("heading-level", "2"),
        ("loading", "eager"),
        ("inside", "text"),
        ("page", "narrow"),
        ("kind", "frame"),
        ("height", "grows"),
    ];
    for (name, value) in radios {
        touch(page).await?;
        choose(page, name, value).await?;
        seen.push(look(page).await?);
    }
    for (name, value) in [("paper-night", "#223344"), ("base", "https://cdn.example/x/")] {
        touch(page).await?;
        write(page, name, value).await?;
        seen.push(look(page).await?);
    }
    // Chosen once more it is the same, and no step to go back.
    choose(page, "height", "grows").await?;
    let query: String = page.get("location.search").await?;
    let asked = query.split(['?', '&']).filter(|it| !it.is_empty()).count();
    ensure!(asked == radios.len() + 2, "the address says {query}");
    page.client.refresh().await?;
    page.until("widget && !document.querySelector('#choose').hidden").await?;
    let again = look(page).await?;
    ensure!(seen.last() == Some(&again), "{query} brings {again:?}");
    for step in (0..seen.len() - 1).rev() {
        page.run("history.back();", vec![]).await?;
        let [shown, lines] = &seen[step];
        let arrived = format!("{SHOWN} === arguments[0] && {LINES} === arguments[1]");
        page.until_with(&arrived, vec![shown.as_str().into(), lines.as_str().into()])
            .await
            .with_context(|| format!("back to step {step}"))?;
    }
    page.until("location.search === ''").await
}

/// A press on nothing. Of a long history Chromium forgets first what came about without any.
async fn touch(page: Page<'_>) -> Result<()> {
    let button = MOUSE_BUTTON_LEFT;
    let press = [PointerAction::Down { button }, PointerAction::Up { button }];
    page.mouse([move_to(4.0, 4.0)].into_iter().chain(press).collect()).await
}

/// The form and the lines, once they hold still.
async fn look(page: Page<'_>) -> Result<[String; 2]> {
    page.until("!document.querySelector('#note').textContent.includes('on its way')").await?;
    page.get(&format!("[{SHOWN}, {LINES}]")).await
}

async fn refused(page: Page<'_>) -> Result<()> {
    let asked = [
        "theme=blue",
        "paradox=",
        "paper-day=red",
        "base=javascript:alert(1)",
        "base=//evil.example/",
        "heading-level=1",
        "lang=xx",
        "page=\"><b>",
    ];
    for asked in asked {
        open(page, &format!("?{asked}")).await?;
        let said = "document.querySelector('#refused').textContent.includes(arguments[0])";
        let words = format!("says {asked}. There is no such choice");
        page.until_with(said, vec![words.into()]).await?;
        let lines: String = page.get(LINES).await?;
        ensure!(lines == plain(page), "{asked} makes it {lines}");
    }
    // What is not ours to read is no matter, and one bad choice takes none of the others away.
    open(page, "?utm_source=letter&theme=blue&length=full").await?;
    says(page, " length=\"full\"").await?;
    let said: String = page.get("document.querySelector('#refused').textContent").await?;
    ensure!(!said.contains("utm_source"), "{said}");
    choose(page, "length", "short").await?;
    page.until("document.querySelector('#refused').textContent === ''").await
}

async fn by_keyboard(page: Page<'_>) -> Result<()> {
    open(page, "").await?;
    for (name, key, said) in [
        ("paradox", Key::Right, " paradox=\"empathy\""),
        ("length", Key::Right, " length=\"full\""),
        ("theme", Key::Right, " theme=\"light\""),
    ] {
        tab_to(page, &format!("[name='{name}']")).await?;
        page.key(key).await?;
        says(page, said).await?;
    }
    tab_to(page, "[name='colours']").await?;
    for colours in ["white", "stone", "clay", "rose", "own"] {
        page.key(Key::Right).await?;
        page.until_with("document.activeElement.value === arguments[0]", vec![colours.into()])
            .await?;
    }
    tab_to(page, "[name='paper-day']").await?;
    retype(page, "#e0eeff").await?;
    for (name, said) in [("lang", " lang=\"en\""), ("heading-level", " heading-level=\"4\"")] {
        tab_to(page, &format!("[name='{name}']")).await?;
        page.key(Key::Right).await?;
        says(page, said).await?;
    }
    says(page, "--bt-bg: #e0eeff;").await?;
    for (name, said) in [("loading", " loading=\"eager\""), ("inside", "<h4 id=\"empathy/door\">")]
    {
        tab_to(page, &format!("[name='{name}']")).await?;
        page.key(Key::Right).await?;
        says(page, said).await?;
    }
    tab_to(page, "[name='base']").await?;
    retype(page, "https://cdn.example/").await?;
    tab_to(page, "#snippet").await?;
    says(page, "src=\"https://cdn.example/v1/both-true.js\"").await?;
    tab_to(page, "#copy-snippet button").await?;
    page.key(Key::Enter).await?;
    // Whether this browser lets a page copy, is its own affair.
    let said = "document.querySelector('#copy-snippet [role=status]').textContent";
    page.until(&format!("/^(Copied\\.|Not copied, but selected)/.test({said})")).await?;
    tab_to(page, "[name='place']").await?;
    page.key(Key::Right).await?;
    says(page, "; --bt-bg: #e0eeff\"").await?;
    tab_to(page, "summary").await?;
    page.key(Key::Enter).await?;
    tab_to(page, "#copy-policy button").await?;
    tab_to(page, "[name='page']").await?;
    page.key(Key::Right).await?;
    page.until("document.querySelector('#sheet').dataset.page === 'dark'").await?;
    tab_to(page, "both-true").await
}

/// Goes on by Tab to an element, which is then seen to have the focus.
async fn tab_to(page: Page<'_>, selector: &str) -> Result<()> {
    let there = "(() => { const it = document.activeElement; return [it.matches(arguments[0]),
        it.localName === 'both-true' || getComputedStyle(it).outlineStyle === 'solid']; })()";
    for _ in 0..60 {
        page.key(Key::Tab).await?;
        let found = page.run(&format!("return {there};"), vec![selector.into()]).await?;
        let [found, seen]: [bool; 2] = serde_json::from_value(found)?;
        if found {
            ensure!(seen, "nobody sees the focus on {selector}");
            return Ok(());
        }
    }
    anyhow::bail!("tabbing never reaches {selector}")
}

/// Writes over what stands in the field that has the focus.
async fn retype(page: Page<'_>, text: &str) -> Result<()> {
    let control: char = Key::Control.into();
    let mut actions = vec![
        KeyAction::Down { value: control },
        KeyAction::Down { value: 'a' },
        KeyAction::Up { value: 'a' },
        KeyAction::Up { value: control },
    ];
    for value in text.chars() {
        actions.extend([KeyAction::Down { value }, KeyAction::Up { value }]);
    }
    let start = KeyActions::new("keys".to_owned());
    page.client.perform_actions(actions.into_iter().fold(start, InputSource::then)).await?;
    page.until_with("document.activeElement.value === arguments[0]", vec![text.into()]).await
}

async fn copied(page: Page<'_>) -> Result<()> {
    open(page, "?inside=text").await?;
    says(page, "<h3 id=\"change/door\">").await?;
    let said = "document.querySelector('#copy-snippet [role=status]').textContent";
    for (clipboard, words) in [
        ("{ writeText: async (text) => { window.copied = text; } }", "Copied."),
        ("{ writeText: async () => { throw 'refused'; } }", "Not copied, but selected."),
        ("undefined", "Not copied, but selected."),
    ] {
        let stub = format!(
            "getSelection().removeAllRanges();
             Object.defineProperty(navigator, 'clipboard', {{ configurable: true, value: {clipboard} }});"
        );
        page.run(&stub, vec![]).await?;
        page.run("document.querySelector('#copy-snippet button').click();", vec![]).await?;
        page.until_with(&format!("{said}.startsWith(arguments[0])"), vec![words.into()]).await?;
        if words == "Copied." {
            page.until(&format!("window.copied === {LINES}")).await?;
        } else {
            let bare = |it: &str| format!("{it}.replace(/\\s+/g, '')");
            let (chosen, lines) = (bare("getSelection().toString()"), bare(LINES));
            page.until(&format!("{chosen} === {lines}")).await?;
        }
    }
    // Of other lines nobody has said that they were copied.
    choose(page, "length", "full").await?;
    page.until(&format!("{said} === ''")).await
}

async fn strict(page: Page<'_>) -> Result<()> {
    let text = fs::read_to_string(page.site.folder().join("embed.html"))?;
    let policy = format!(
        "<meta http-equiv=\"Content-Security-Policy\" content=\"{STRICT}\">\
         <script src=\"/host.js\"></script><meta charset"
    );
    ensure!(text.contains("<meta charset"), "the page has no such head");
    let name = page.site.page(&text.replacen("<meta charset", &policy, 1))?;
    page.open(&name).await?;
    page.run("widget.scrollIntoView();", vec![]).await?;
    page.until_state("ready").await?;
    for (name, value) in
        [("colours", "own"), ("inside", "text"), ("page", "dark"), ("loading", "eager")]
    {
        choose(page, name, value).await?;
    }
    write(page, "paper-night", "#102030").await?;
    says(page, "<h3 id=\"change/door\">").await?;
    page.until_state("ready").await?;
    page.until("getComputedStyle(find('.walk')).backgroundColor === 'rgb(16, 32, 48)'").await?;
    choose(page, "kind", "frame").await?;
    page.until_state("ready").await?;
    let breaches: Vec<String> = page.get("window.breaches").await?;
    ensure!(breaches.is_empty(), "{breaches:?}");
    Ok(())
}

/// Every state of the page that looks other than the rest.
const STATES: [&str; 4] = [
    "?theme=blue&colours=own&text-night=444444&inside=text&page=narrow",
    "?kind=frame&height=grows&page=dark",
    "?loading=click&paradox=relationship&colours=white",
    "",
];

async fn access(page: Page<'_>) -> Result<()> {
    for query in STATES {
        open(page, query).await?;
        settled(page, query).await?;
        bring_axe(page).await?;
        finds_nothing(page, &format!("embed.html{query}")).await?;
        within(page, query).await?;
        settled(page, query).await?;
        bring_axe(page).await?;
        finds_nothing(page, &format!("embed.html{query}, narrow")).await?;
        page.client.enter_parent_frame().await?;
    }
    Ok(())
}

/// All opened, and the widget there if it was asked for.
async fn settled(page: Page<'_>, query: &str) -> Result<()> {
    page.run("document.querySelector('details').open = true; widget.scrollIntoView();", vec![])
        .await?;
    page.until_state(if query.contains("click") { "idle" } else { "ready" }).await?;
    look(page).await.map(|_| ())
}

/// The page in a frame of 320 pixels.
async fn within(page: Page<'_>, query: &str) -> Result<()> {
    let frame = format!(
        "<!DOCTYPE html><html lang=\"en\"><title>Narrow</title><meta name=\"color-scheme\" content=\"light dark\">\
         <iframe title=\"Narrow\" width=\"320\" height=\"800\" src=\"/embed.html{query}\"></iframe>"
    );
    page.open(&page.site.page(&frame)?).await?;
    page.client.enter_frame(0).await?;
    page.until("widget && !document.querySelector('#choose').hidden").await
}

async fn narrow(page: Page<'_>) -> Result<()> {
    for query in STATES {
        within(page, query).await?;
        settled(page, query).await?;
        let faults: Vec<String> = serde_json::from_value(page.run(MEASURE, vec![]).await?)?;
        ensure!(faults.is_empty(), "{query}: {}", faults.join("\n"));
        page.client.enter_parent_frame().await?;
    }
    Ok(())
}

const MEASURE: &str = "
    const faults = [];
    const name = (it) => `${it.localName}.${it.className} “${it.textContent.slice(0, 40)}”`;
    if (innerWidth !== 320) faults.push(`the page is ${innerWidth} wide`);
    const { scrollWidth } = document.documentElement;
    if (scrollWidth > 320) faults.push(`it runs ${scrollWidth} wide`);
    for (const it of document.querySelectorAll('.embed *:not(.unseen)')) {
      const { left, right, width } = it.getBoundingClientRect();
      if (width && (left < -0.5 || right > 320.5)) faults.push(`${name(it)}: from ${left} to ${right}`);
    }
    const targets = 'label:not(.field *), button, summary, input[type=text], .own__swatch, li a';
    for (const it of document.querySelectorAll(targets)) {
      const { width, height } = it.getBoundingClientRect();
      if (width && (height < 43.9 || width < 43.9)) faults.push(`${name(it)}: ${width} by ${height}`);
    }
    return faults;";

async fn without_scripts(page: Page<'_>) -> Result<()> {
    page.open("embed.html").await?;
    let lines = page.client.find(Locator::Css("#snippet")).await?;
    ensure!(lines.is_displayed().await?, "the lines are not shown");
    let text = lines.text().await?;
    ensure!(
        text.contains(
            "<script type=\"module\" data-cfasync=\"false\" src=\"/v1/both-true.js\"></script>"
        ),
        "{text}"
    );
    ensure!(text.contains("<both-true paradox=\"change\"></both-true>"), "{text}");
    for dead in ["#choose", "#see", "#copy-snippet", "#copy-policy"] {
        let dead = page.client.find(Locator::Css(dead)).await?;
        ensure!(!dead.is_displayed().await?, "what needs scripts is shown without");
    }
    let note = page.client.find(Locator::Css(".copy noscript p")).await?;
    ensure!(note.is_displayed().await?, "nobody says why");
    let folder = page.site.folder().join("text");
    let mut linked = Vec::new();
    for link in page.client.find_all(Locator::Css(".texts a")).await? {
        let address = link.attr("href").await?.context("a link leads nowhere")?;
        // Some engines tell the whole of it.
        let (_, path) = address.split_once("/text/").with_context(|| address.clone())?;
        let text = fs::read_to_string(folder.join(path)).with_context(|| address.clone())?;
        ensure!(text.contains("<p>"), "{path} is no text");
        linked.push(path.to_owned());
    }
    linked.sort();
    let mut there = files(&folder, &folder)?;
    there.sort();
    ensure!(linked == there, "linked are {linked:?}, and there are {there:?}");
    ensure!(linked.len() >= PACKS.len(), "only {linked:?}");
    Ok(())
}

/// Takes the lines and their policy from the page, as an editor does.
async fn taken(page: Page<'_>, query: &str) -> Result<[String; 2]> {
    open(page, query).await?;
    let [_, lines] = look(page).await?;
    // The policy waits for its hash.
    page.until(&format!("{POLICY}.includes(location.origin)")).await?;
    if lines.contains("--bt-") {
        page.until(&format!("{POLICY}.includes('sha256-')")).await?;
    }
    Ok([lines, page.get(POLICY).await?])
}

/// A bare page on a site of its own that allows what the policy says, and hears breaches of it.
fn bare(other: &Site, lines: &str, policy: &str) -> Result<String> {
    // Its own ears and icon are its own affair.
    let own = if policy.contains("script-src ") { "" } else { "; script-src 'self'" };
    let policy = policy.replace("script-src ", "script-src 'self' ");
    other.page(&format!(
        "<!DOCTYPE html><html lang=\"en\"><meta charset=\"utf-8\"><title>Bare</title>\
         <meta http-equiv=\"Content-Security-Policy\"\n  content=\"default-src 'none'; img-src 'self'; {policy}{own}\">\
         <link rel=\"icon\" href=\"/favicon.svg\"><script src=\"/host.js\"></script>\n{lines}\n"
    ))
}

async fn pasted(page: Page<'_>, query: &str) -> Result<()> {
    let [lines, policy] = taken(page, query).await?;
    let other = Site::new()?;
    page.at(&other).open(&bare(&other, &lines, &policy)?).await?;
    page.until_state("ready").await?;
    let breaches: Vec<String> = page.get("window.breaches").await?;
    ensure!(breaches.is_empty(), "{policy} is broken by {breaches:?}");
    let said = |name: &str, usual: &'static str| -> String {
        let mut pairs =
            query.trim_start_matches('?').split('&').filter_map(|it| it.split_once('='));
        pairs.find(|(it, _)| *it == name).map_or(usual, |(_, value)| value).to_owned()
    };
    for (name, property, usual) in [
        ("paradox", "paradox", "change"),
        ("length", "length", "short"),
        ("theme", "theme", "auto"),
        ("loading", "loading", "lazy"),
        ("heading-level", "headingLevel", "3"),
        ("lang", "lang", ""),
    ] {
        let is: String = page.get(&format!("`${{widget.{property}}}`")).await?;
        let wanted = said(name, usual);
        ensure!(is == wanted, "{name} is {is}, and {wanted} was chosen");
    }
    let attributes: Vec<String> = page.get("widget.getAttributeNames()").await?;
    let idle = attributes.iter().filter(|it| said(it, "").is_empty());
    let idle: Vec<_> = idle.filter(|it| !["paradox", "style"].contains(&it.as_str())).collect();
    ensure!(idle.is_empty(), "the usual is said too: {idle:?}");
    let has_text: bool = page.get("widget.textContent.length > 5000").await?;
    ensure!(has_text == query.contains("inside=text"), "its text is there: {has_text}");
    let [ink, paper, warm]: [String; 3] = page.get(COLOURS).await?;
    let wanted = match query {
        EVERY => ["rgb(255, 240, 224)", "rgb(34, 34, 51)", "rgb(221, 153, 136)"],
        it if it.contains("white") => {
            ["rgb(26, 26, 26)", "rgb(255, 255, 255)", "rgb(232, 169, 79)"]
        }
        it if it.contains("rose") => {
            ["rgb(28, 35, 33)", "rgb(250, 249, 245)", "rgb(227, 163, 174)"]
        }
        _ => ["rgb(28, 35, 33)", "rgb(250, 249, 245)", "rgb(232, 169, 79)"],
    };
    ensure!([&*ink, &*paper, &*warm] == wanted, "its colours are {ink}, {paper}, {warm}");
    Ok(())
}

const COLOURS: &str = "[getComputedStyle(find('.walk')).color,
    getComputedStyle(find('.walk')).backgroundColor, getComputedStyle(find('.mark__warm')).fill]";

async fn pasted_frame(page: Page<'_>) -> Result<()> {
    for (query, frame) in [
        ("?kind=frame", "paradox=change"),
        (
            "?kind=frame&height=grows&paradox=all&length=full&theme=dark&heading-level=2&lang=en",
            "paradox=all&length=full&theme=dark&heading-level=2&lang=en",
        ),
    ] {
        let [lines, policy] = taken(page, query).await?;
        let other = Site::new()?;
        page.at(&other).open(&bare(&other, &lines, &policy)?).await?;
        let address = page.site.address(&format!("v1/frame.html?{frame}"));
        page.until_with(
            "document.querySelector('iframe').src === arguments[0]",
            vec![address.into()],
        )
        .await?;
        let grows = "(document.readyState === 'complete' && !!customElements.get('both-true'))";
        page.until(&format!("{grows} === {}", query.contains("grows"))).await?;
        let breaches: Vec<String> = page.get("window.breaches").await?;
        ensure!(breaches.is_empty(), "{policy} is broken by {breaches:?}");
        let named: String = page.get("document.querySelector('iframe').title").await?;
        ensure!(named.starts_with("Both True"), "the frame is called {named}");
        if page.site.folder().join("v1/frame.html").exists() {
            page.client.enter_frame(0).await?;
            page.until_state("ready").await?;
            page.client.enter_parent_frame().await?;
        }
    }
    Ok(())
}
