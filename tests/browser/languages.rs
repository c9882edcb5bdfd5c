//! Languages other than English: two that nobody speaks, through all walks on the narrowest screen; and
//! which one a page gets.
//!
//! `en-XA` is longer and accented, `ar-XB` runs from right to left. Each text of theirs stands between `⟦`
//! and `⟧` and has no plain Latin letter, so that what was cut or never translated is seen.

use std::collections::BTreeMap;
use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::{Mutex, OnceLock, PoisonError};

use anyhow::{Context, Result, ensure};
use fantoccini::actions::{MOUSE_BUTTON_LEFT, PointerAction};
use fantoccini::key::Key;
use paradox::session::Length;
use paradox::story::Pack;
use paradox::walk::{Step, Walk};
use serde_json::{Value, json};

use crate::case::Case;
use crate::page::{Page, move_to};
use crate::player::{Hand, Player};
use crate::site::{PACKS, Site, copy};
use crate::walks::{length, read};

const WALKS: [&str; 4] = ["change-full", "empathy-full", "relationship-full", "all"];

/// One that is longer, and one from right to left.
const LANGUAGES: [&str; 2] = ["en-XA", "ar-XB"];

pub fn cases() -> Result<Vec<Case>> {
    let mut cases = Vec::new();
    for language in LANGUAGES {
        for name in WALKS {
            let walk = read(name)?;
            cases.push(Case::new(format!("“{name}” is whole in {language}"), move |page| {
                let walk = walk.clone();
                Box::pin(async move { walked(page, language, &walk).await })
            }));
        }
        cases.extend(PACKS[..3].iter().map(|&pack| {
            let title = format!("what lies beside the walk of {pack} is whole in {language}");
            Case::new(title, move |page| Box::pin(beside(page, language, pack)))
        }));
        let title = format!("minutes are counted as {language} counts them");
        cases.push(Case::new(title, move |page| Box::pin(counts(page, language))));
    }
    cases.push(Case::new("a page gets its language, or English with a note", |page| {
        Box::pin(looked_up(page))
    }));
    cases.push(Case::new("a frame gets its language, and the text of it", |page| {
        Box::pin(framed(page))
    }));
    cases.push(Case::new("drawings run from right to left where words do", |page| {
        Box::pin(mirrored(page))
    }));
    cases.push(Case::new("a line is drawn from right to left", |page| Box::pin(drawn(page))));
    Ok(cases)
}

/// The packs and texts of both languages, made once.
fn compiled() -> Result<&'static Path> {
    static MADE: OnceLock<Result<PathBuf, String>> = OnceLock::new();
    let made = MADE.get_or_init(|| make().map_err(|error| format!("{error:#}")));
    made.as_deref().map_err(|error| anyhow::anyhow!("no pseudo-languages: {error}"))
}

fn make() -> Result<PathBuf> {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("languages");
    let (content, out) = (folder.join("content"), folder.join("out"));
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    for language in LANGUAGES {
        author(&["pseudo", "content/en", "--as", language, "--out", &content.to_string_lossy()])?;
    }
    author(&["compile", &content.to_string_lossy(), "--out", &out.to_string_lossy()])?;
    Ok(out)
}

fn author(arguments: &[&str]) -> Result<()> {
    let mut cargo = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo.args(["run", "--quiet", "--package", "author", "--bin", "both-true", "--"]);
    cargo.args(arguments).current_dir(env!("CARGO_MANIFEST_DIR"));
    let output = cargo.output().context("cargo does not run")?;
    ensure!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    Ok(())
}

/// A pack in one of the languages, and the words of ours in it.
struct Translated {
    pack: Pack,
    words: BTreeMap<String, String>,
}

impl Translated {
    fn new(page: Page<'_>, language: &str, name: &str) -> Result<Self> {
        let path = format!("packs/{}/{name}.json", language.to_lowercase());
        let pack = Pack::from_json(&fs::read_to_string(compiled()?.join(path))?)?;
        let mut words = BTreeMap::new();
        let english = serde_json::to_value(page.site.pack(name))?;
        pair(&english, &serde_json::to_value(&pack)?, &mut words);
        Ok(Self { pack, words })
    }

    /// A step of a walk that is written in English.
    fn step(&self, step: &Step) -> Option<Step> {
        Some(match step {
            Step::Press(label) => Step::Press(self.words.get(label)?.clone()),
            Step::Choose(label) => Step::Choose(self.words.get(label).unwrap_or(label).clone()),
            // Part of a line has no translation of its own.
            Step::Expect(words) => Step::Expect(self.words.get(words)?.clone()),
            step => step.clone(),
        })
    }
}

/// Notes which text stands in the place of which.
fn pair(one: &Value, other: &Value, words: &mut BTreeMap<String, String>) {
    match (one, other) {
        (Value::String(one), Value::String(other)) => {
            words.insert(one.clone(), other.clone());
        }
        (Value::Array(one), Value::Array(other)) => {
            one.iter().zip(other).for_each(|(one, other)| pair(one, other, words));
        }
        (Value::Object(one), Value::Object(other)) => {
            for (key, one) in one {
                pair(one, &other[key], words);
            }
        }
        _ => (),
    }
}

/// A page in this language, with this pack of it.
fn host(page: Page<'_>, language: &str, pack: &str, length: &str) -> Result<String> {
    let folder = page.site.folder().join("languages");
    {
        // Cases run beside each other, and all of them at one site.
        static COPIES: Mutex<()> = Mutex::new(());
        let _alone = COPIES.lock().unwrap_or_else(PoisonError::into_inner);
        if !folder.exists() {
            copy(compiled()?, &folder)?;
        }
    }
    let low = language.to_lowercase();
    let text = fs::read_to_string(folder.join(format!("text/{low}/{pack}.html")))?;
    let dir = if language == "ar-XB" { "rtl" } else { "ltr" };
    page.site.page(&format!(
        "<!DOCTYPE html><html lang=\"{language}\" dir=\"{dir}\"><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width\"><title>A host</title>\
         <script src=\"/host.js\"></script><script type=\"module\" src=\"/v1/both-true.js\"></script>\
         <both-true paradox=\"{pack}\" src=\"/languages/packs/{low}/{pack}.json\" length=\"{length}\" \
         loading=\"eager\">{text}<script type=\"application/json\" slot=\"links\">{LINKS}</script>\
         </both-true></html>"
    ))
}

/// Links whose words are ours.
const LINKS: &str = r#"{
    "reading": {
        "types": { "url": "https://a.example/types" }, "human": { "url": "https://a.example/human" }
    },
    "support": { "urgent": { "url": "tel:112" }, "talk": { "url": "mailto:talk@a.example" } },
    "complaints": { "url": "https://a.example/complaints" },
    "find-therapist": { "url": "https://a.example/find" },
    "source": { "url": "https://a.example/source" }
}"#;

/// The same in a frame of 320 pixels, which all engines can be asked for.
async fn narrow(page: Page<'_>, language: &str, pack: &str, length: &str) -> Result<()> {
    let inside = host(page, language, pack, length)?;
    let frame = format!("<iframe title=\"Narrow\" width=\"320\" height=\"800\" src=\"/{inside}\">");
    page.open(&page.site.page(&format!("<!DOCTYPE html><title>Narrow</title>{frame}"))?).await?;
    page.client.enter_frame(0).await?;
    page.until_state("ready").await?;
    let words = page.run("return widget.textContent;", vec![]).await?;
    let plain = words.as_str().unwrap_or_default().to_owned();
    ensure!(plain.contains('⟦') && !plain.contains("The "), "the text is not in {language}");
    measure(page, language).await
}

async fn walked(page: Page<'_>, language: &str, walk: &Walk) -> Result<()> {
    let translated = Translated::new(page, language, &walk.pack)?;
    narrow(page, language, &walk.pack, length(walk)).await?;
    let mut player = Player::of(page, &translated.pack, Hand::Script, walk.length);
    let steps = walk.steps.iter();
    let steps = steps.filter_map(|(line, step)| Some((*line, translated.step(step)?))).collect();
    player
        .play(&Walk { steps, ..walk.clone() }, async |player, _| {
            measure(player.page, language).await?;
            player.open_all().await?;
            measure(player.page, language).await
        })
        .await
}

/// What a walk need not come by: the sheets, the choice of a chair, and every state of the model.
async fn beside(page: Page<'_>, language: &str, pack: &str) -> Result<()> {
    let translated = Translated::new(page, language, pack)?;
    let words = &translated.pack.interface;
    narrow(page, language, pack, "short").await?;
    let mut player = Player::of(page, &translated.pack, Hand::Script, Length::Short);
    for place in ["summary", "chairs"] {
        player.lead(place).await?;
        measure(page, language).await.with_context(|| place.to_owned())?;
    }
    let sheets = [&words.path, &words.path_close, &words.pause, &words.stop, &words.resume];
    let own = [&words.yours, &words.keep_place, &words.forget, &words.page_open, &words.path_close];
    for label in sheets.into_iter().chain(own) {
        player.press(label).await?;
        page.run_async("requestAnimationFrame(() => setTimeout(done));", vec![]).await?;
        measure(page, language).await.with_context(|| label.to_owned())?;
    }
    for beat in translated.pack.stories[0].beats() {
        player.lead(&format!("feel/{}", beat.id.name())).await?;
        player.open_all().await?;
        player.try_all(async |player| measure(player.page, language).await).await?;
    }
    Ok(())
}

async fn measure(page: Page<'_>, language: &str) -> Result<()> {
    let faults = page.run(MEASURE, vec![language.into()]).await?;
    let faults: Vec<String> = serde_json::from_value(faults)?;
    ensure!(faults.is_empty(), "{}", faults.join("\n"));
    Ok(())
}

const MEASURE: &str = "
    const language = arguments[0];
    const dir = language === 'ar-XB' ? 'rtl' : 'ltr';
    const faults = [];
    const name = (it) =>
      `${it.localName}.${it.className.baseVal ?? it.className} “${it.textContent.slice(0, 40)}”`;
    const walk = find('.walk');
    const inside = [walk, ...walk.querySelectorAll('*')];
    // Where all of it stands in its own place, and nothing stays in view over the rest.
    scrollTo(0, 0);

    if (innerWidth !== 320) faults.push(`the page is ${innerWidth} wide`);
    const page = document.documentElement;
    if (page.scrollWidth > page.clientWidth) faults.push(`the page scrolls to ${page.scrollWidth}`);
    if (walk.lang !== language || walk.dir !== dir) faults.push(`${walk.lang} ${walk.dir}`);

    // What is clipped to a point is there for those who listen, and a table scrolls in its own frame.
    const heard = (it) => it.closest('.unseen, .parts__part:not([data-state=now]) span');
    const shown = (it) => it.checkVisibility() && !heard(it) && !it.closest('svg, .table');
    const bounds = walk.getBoundingClientRect();
    for (const it of inside.filter(shown)) {
      if (getComputedStyle(it).direction !== dir && !it.matches('.drawn input')) {
        faults.push(`${name(it)}: runs the other way`);
      }
      const { overflowX, overflowY } = getComputedStyle(it);
      const wide = it.clientWidth && it.scrollWidth > it.clientWidth + 1;
      const tall = it.clientHeight && it.scrollHeight > it.clientHeight + 1;
      if (it.textContent && ((wide && overflowX !== 'visible') || (tall && overflowY !== 'visible'))) {
        faults.push(`${name(it)}: cut`);
      }
      const { left, right } = it.getBoundingClientRect();
      if (left < bounds.left - 1 || right > bounds.right + 1) {
        faults.push(`${name(it)}: from ${left} to ${right}`);
      }
    }

    const plain = language === 'ar-XB' ? /\\p{Script=Latin}/u : /[a-z]/i;
    const said = [];
    const tree = document.createTreeWalker(walk, NodeFilter.SHOW_TEXT);
    while (tree.nextNode()) if (tree.currentNode.data.trim()) said.push(tree.currentNode);
    for (const { data, parentNode } of said) {
      if (plain.test(data)) faults.push(`“${data.slice(0, 60)}” in ${name(parentNode)}: untranslated`);
    }
    for (const it of inside) {
      for (const key of ['aria-label', 'aria-valuetext', 'title', 'alt']) {
        const value = it.getAttribute(key);
        if (value && (plain.test(value) || !value.includes('⟦'))) faults.push(`${key} “${value}”`);
      }
    }
    const count = (mark) => walk.textContent.split(mark).length;
    if (count('⟦') !== count('⟧')) faults.push('a text has lost its end');

    // Lines of text, each as tall as its letters and no more: the box of a line is taller than its font
    // in one place and lower in another.
    const lines = [];
    for (const node of said.filter((it) => shown(it.parentNode))) {
      const range = document.createRange();
      range.selectNodeContents(node);
      for (const { left, right, top, bottom, height } of range.getClientRects()) {
        const less = height * 0.28;
        const rect = { left, right, top: top + less, bottom: bottom - less };
        lines.push({ ...rect, node, block: node.parentNode.closest('p, li, button, label, figcaption, h2, h3, h4, h5, h6, .said__what') });
        if (left < bounds.left - 1 || right > bounds.right + 1) faults.push(`“${node.data}”: ${left} to ${right}`);
      }
    }
    const meet = (one, other) =>
      Math.min(one.right, other.right) - Math.max(one.left, other.left) > 1 &&
      Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) > 1;
    const rows = [...lines].sort((one, other) => one.top - other.top);
    rows.forEach((one, at) => {
      for (let next = at + 1; next < rows.length && rows[next].top < one.bottom; next++) {
        const other = rows[next];
        if (one.node !== other.node && meet(one, other)) {
          faults.push(`“${one.node.data.slice(0, 40)}” lies over “${other.node.data.slice(0, 40)}”`);
        }
      }
    });
    // Two lenses overlap as lenses do; their words do not.
    const controls = all('button, summary, input, a').filter((it) => shown(it) && !it.matches('.captions__lens'));
    const rects = controls.map((it) => it.getBoundingClientRect());
    controls.forEach((one, at) => {
      for (let next = at + 1; next < controls.length; next++) {
        const other = controls[next];
        if (!one.contains(other) && meet(rects[at], rects[next])) {
          faults.push(`${name(one)} lies over ${name(other)}`);
        }
      }
      for (const line of one.matches('input') ? [] : lines) {
        const parent = line.node.parentNode;
        if (!one.contains(parent) && meet(rects[at], line)) {
          faults.push(`${name(one)} lies over “${line.node.data.slice(0, 40)}”`);
        }
      }
    });
    return [...new Set(faults)].slice(0, 12);";

/// The figures of a language, and the form that its plural has, are the browser's own.
async fn counts(page: Page<'_>, tag: &'static str) -> Result<()> {
    let mut translated = Translated::new(page, tag, "change")?;
    let host = host(page, tag, "change", "short")?;
    // One is the number that has a form of its own in most languages.
    let minutes = 1;
    translated.pack.stories[0].door.minutes.short = minutes;
    // And in Egypt figures of their own are written.
    let language = if tag == "ar-XB" { "ar-EG" } else { tag };
    language.clone_into(&mut translated.pack.interface.lang);
    let folder = page.site.folder().join("languages/packs").join(tag.to_lowercase());
    fs::write(folder.join("minute.json"), translated.pack.to_json())?;
    let path = page.site.folder().join(&host);
    let text = fs::read_to_string(&path)?;
    fs::write(&path, text.replace("/change.json", "/minute.json"))?;
    page.open(&host).await?;
    page.until_state("ready").await?;
    let script = "const [language, forms, minutes] = arguments;
        const form = forms[new Intl.PluralRules(language).select(minutes)] ?? forms.other;
        return form.replace('{minutes}', new Intl.NumberFormat(language).format(minutes));";
    let forms = serde_json::to_value(&translated.pack.interface.about)?;
    let expected = page.run(script, vec![language.into(), forms, minutes.into()]).await?;
    page.until_with("words().includes(arguments[0])", vec![expected]).await?;
    page.go_to("feel/predict").await?;
    page.press(&translated.pack.interface.table).await?;
    let last = "new Intl.NumberFormat(arguments[0]).format(20)";
    page.until_with(
        &format!("all('tbody th').at(-1)?.textContent === {last}"),
        vec![language.into()],
    )
    .await
}

/// Where direction means time, or who sits where; not where it means a clock.
async fn mirrored(page: Page<'_>) -> Result<()> {
    let mut seen = Vec::new();
    for language in LANGUAGES {
        page.open(&host(page, language, "change", "full")?).await?;
        page.until_state("ready").await?;
        let script = "
            const middle = (it) => {
              const { left, right } = it.getBoundingClientRect();
              return (left + right) / 2;
            };
            return [...all(arguments[0])].map(middle);";
        let at = async |selector: &str| -> Result<Vec<f64>> {
            Ok(serde_json::from_value(page.run(script, vec![selector.into()]).await?)?)
        };
        let mut sides = Vec::new();
        let mut side = |what: &'static str, places: Vec<f64>| -> Result<()> {
            let [one, other, ..] = places[..] else { anyhow::bail!("no {what}") };
            sides.push((what, one < other));
            Ok(())
        };
        page.go_to("a/s1").await?;
        page.until("find('.stage__figure--client')").await?;
        let figures = ".stage__figure--client, .stage__figure--therapist";
        side("people", at(figures).await?)?;
        side("names", at(".stage__person").await?)?;
        // At ten past ten its hands are where they are anywhere, within the clock.
        let clock = "JSON.stringify(all('.stage__drawing > g:last-child path')
            .map((it) => it.getBBox()).map((it, nth, all) =>
              [it.x - all[0].x, it.y - all[0].y, it.width, it.height].map(Math.round)))";
        let clock: String = page.get(clock).await?;
        page.run("find('.choices__choice').click()", vec![]).await?;
        page.press(&Translated::new(page, language, "change")?.pack.interface.path).await?;
        page.until("find('.path__taken')").await?;
        let way = [at(".path__taken").await?[0], at(".path__map").await?[0]];
        side("steps of the path", way.to_vec())?;
        page.go_to("feel/rooms").await?;
        page.until("find('.plot__cover')").await?;
        side("time", [at(".rooms__room svg").await?[0], at(".plot__cover").await?[0]].to_vec())?;
        page.go_to("feel/own").await?;
        page.until("find('.slider__range')").await?;
        side("ends", at(".slider__ends span").await?)?;
        let round = "const [thumb] = all('.slider__range');
            return getComputedStyle(thumb).getPropertyValue('--round').trim().startsWith('0');";
        let round = page.run(round, vec![]).await? == true;
        // A key that points where the words run to means more.
        let more = if language == "ar-XB" { Key::Left } else { Key::Right };
        page.run("find('.slider__range').focus();", vec![]).await?;
        let before: String = page.get("find('.slider__range').value").await?;
        page.key(more).await?;
        page.until_with("+find('.slider__range').value > +arguments[0]", vec![before.into()])
            .await?;
        seen.push((sides, round, clock));
    }
    let [(one, round, clock), (other, turned, same)] = &seen[..] else { anyhow::bail!("no pages") };
    for (one, other) in one.iter().zip(other) {
        ensure!(one.1 != other.1, "{} are where they were", one.0);
    }
    ensure!(*round && !*turned, "thumbs are round at {round} and {turned}");
    ensure!(clock == same, "the clock was {clock}, and is {same}");
    Ok(())
}

/// A pointer sets the point that is under it.
async fn drawn(page: Page<'_>) -> Result<()> {
    page.open(&host(page, "ar-XB", "change", "short")?).await?;
    page.until_state("ready").await?;
    page.go_to("feel/predict").await?;
    page.until("find('.drawn')").await?;
    page.run("find('.drawn').scrollIntoView({ block: 'center', behavior: 'instant' });", vec![])
        .await?;
    let rect = "(({ left, top, width, height }) => [left, top, width, height])(find('.drawn').getBoundingClientRect())";
    let [left, top, width, height]: [f64; 4] = page.get(rect).await?;
    // The first session stands at the right: nine tenths along, a tenth down.
    let (x, y) = (left + width * 0.9, top + height * 0.1);
    page.mouse(vec![
        move_to(x.round(), y.round()),
        PointerAction::Down { button: MOUSE_BUTTON_LEFT },
        PointerAction::Up { button: MOUSE_BUTTON_LEFT },
    ])
    .await?;
    page.until("all('.drawn input')[0].value > 85").await?;
    // Its slider and the line itself are under the pointer, too.
    let hit = "const [x, y] = arguments;
        const { left, right } = all('.drawn input')[0].getBoundingClientRect();
        const line = find('.plot__yours--live').getBoundingClientRect();
        return [left < x && x < right, Math.abs(line.top - y) < 12, line.right - x];";
    let [slider, high, beside]: [Value; 3] =
        serde_json::from_value(page.run(hit, vec![x.into(), y.into()]).await?)?;
    ensure!(slider == true && high == true, "the point is elsewhere: {slider} {high} {beside}");
    let beside = beside.as_f64().unwrap_or(f64::MAX);
    ensure!(beside.abs() < 3.0, "the line ends {beside} pixels from the pointer");
    Ok(())
}

/// A site that has the walk of change in `pt` and `ar-XB`, that of empathy in `pt-BR`, and the rest in
/// English alone.
fn polyglot(page: Page<'_>) -> Result<Site> {
    let site = Site::new()?;
    let shelf = site.folder().join("v1").join(site.version()?);
    let english = fs::read_dir(shelf.join("packs/en"))?.next().context("no pack")??.file_name();
    let hash = english.to_string_lossy().split('.').nth(1).context("no hash")?.to_owned();
    let mut words = String::from("words:{");
    for (lang, name) in [("pt", "change"), ("pt-BR", "empathy"), ("ar-XB", "change")] {
        let (low, mut pack) = (lang.to_lowercase(), Translated::new(page, "ar-XB", name)?.pack);
        lang.clone_into(&mut pack.interface.lang);
        fs::create_dir_all(shelf.join("packs").join(&low))?;
        fs::write(shelf.join(format!("packs/{low}/{name}.{hash}.json")), pack.to_json())?;
        words += &format!("\"{low}\":[\"⟦…⟧\",\"⟦!⟧\",\"⟦?⟧\",\"{name}\"],");
    }
    for folder in [site.folder().join("v1"), shelf] {
        let loader = fs::read_to_string(folder.join("both-true.js"))?;
        ensure!(loader.contains("words:{"), "the loader has its words elsewhere");
        fs::write(folder.join("both-true.js"), loader.replacen("words:{", &words, 1))?;
        let frame = fs::read_to_string(folder.join("frame.html"))?;
        let link = "<ul>\n<li lang=\"pt\"><a href=\"/text/pt/change.html\">⟦…⟧</a></li>";
        fs::write(folder.join("frame.html"), frame.replacen("<ul>", link, 1))?;
    }
    Ok(site)
}

async fn looked_up(page: Page<'_>) -> Result<()> {
    let site = polyglot(page)?;
    let note = site.interface().foreign.clone();
    let page = page.at(&site);
    for (asked, paradox, given, noted) in [
        ("pt-BR", "empathy", "pt-BR", false),
        ("PT-br", "empathy", "pt-BR", false),
        ("pt-BR", "change", "pt", false),
        ("ar-XB", "change", "ar-XB", false),
        ("pt", "empathy", "en", true),
        ("de", "change", "en", true),
        ("de-AT", "all", "en", true),
        ("en-GB", "change", "en", false),
    ] {
        let element = site.element(&format!("lang={asked} paradox={paradox} loading=eager"))?;
        page.open(&site.host("", &element)?).await?;
        page.until_state("ready").await?;
        let seen = "const { lang, dir } = find('.walk');
            return [lang, dir, words().includes(arguments[0])];";
        let seen = page.run(seen, vec![note.as_str().into()]).await?;
        let dir = if given == "en" { "ltr" } else { "rtl" };
        ensure!(seen == json!([given, dir, noted]), "{asked} of {paradox} gives {seen}");
    }
    Ok(())
}

async fn framed(page: Page<'_>) -> Result<()> {
    let site = polyglot(page)?;
    let page = page.at(&site);
    for (asked, given, text) in [
        ("PT-br", "pt", "/pt/"),
        ("pt", "pt", "/pt/"),
        ("de", "en", "/en/"),
        ("en-GB", "en", "/en/"),
    ] {
        page.open(&format!("v1/frame.html?paradox=change&lang={asked}")).await?;
        page.until_state("ready").await?;
        let seen = "const links = [...widget.querySelectorAll('a')].map((it) => it.pathname);
            return [find('.walk').lang, links.length, links[0].includes(arguments[0])];";
        let seen = page.run(seen, vec![text.into()]).await?;
        ensure!(seen == json!([given, 1, true]), "{asked} gives {seen}");
    }
    Ok(())
}
