//! What is the reader's own: a place that is kept where they choose it, links that carry it, words that go
//! nowhere, and the ways to look back and to read as they like.

use anyhow::{Result, ensure};
use serde_json::{Value, json};

use crate::case::Case;
use crate::page::Page;
use paradox::interface::Interface;

pub fn cases() -> Vec<Case> {
    vec![
        Case::new(
            "a place is kept where that is chosen, is there again, and is forgotten",
            |page| Box::pin(kept(page)),
        ),
        Case::new("a place kept in another tab is told, and not written over unsaid", |page| {
            Box::pin(elsewhere(page))
        }),
        Case::new("what is kept and can't be read is told, and stands", |page| {
            Box::pin(unreadable(page))
        }),
        Case::new(
            "where a browser refuses to keep anything, that is told, and one walks on",
            |page| Box::pin(refused(page)),
        ),
        Case::new(
            "where there is no room to keep anything, that is told, and one walks on",
            |page| Box::pin(full(page)),
        ),
        Case::new("a link carries the place without anything being kept", |page| {
            Box::pin(linked(page))
        }),
        Case::new("what is written is in no event, no link and no address", |page| {
            Box::pin(written(page))
        }),
        Case::new("Back and Forward go through the walk where the page says so", |page| {
            Box::pin(back_and_forward(page))
        }),
        Case::new("another choice is looked at, taken, and left again", |page| {
            Box::pin(what_if(page))
        }),
        Case::new("keys do what is said of them, and can be turned off", |page| {
            Box::pin(keys(page))
        }),
        Case::new("it reads as the reader has set it", |page| Box::pin(settings(page))),
        Case::new("a page of one's own has the card and what was written", |page| {
            Box::pin(keepsake(page))
        }),
    ]
}

fn interface<'a>(page: &Page<'a>) -> &'a Interface {
    page.site.interface()
}

/// Takes the first thing a scene offers, and goes on.
async fn take_and_go_on(page: Page<'_>) -> Result<()> {
    page.until("find('.choices__choice')").await?;
    page.click("find('.choices__choice')", vec![]).await?;
    page.until("find('.ask--guess')").await?;
    page.press(&interface(&page).guess_skip).await?;
    page.until("find('.heard')").await?;
    page.press(&interface(&page).go_on).await?;
    page.until("!find('.heard')").await
}

/// A widget in the second scene of the client's chair.
async fn second_scene(page: Page<'_>, attributes: &str) -> Result<()> {
    page.ready(attributes).await?;
    page.go_to("a/s1").await?;
    take_and_go_on(page).await?;
    page.until("widget.progress.step === 'a/s2'").await
}

async fn open_yours(page: Page<'_>) -> Result<()> {
    page.press(&interface(&page).yours).await?;
    page.until("find('.yours')").await
}

async fn close(page: Page<'_>) -> Result<()> {
    page.press(&interface(&page).path_close).await?;
    page.until("!find('.yours, .keepsake, .path-screen')").await
}

async fn stored(page: Page<'_>) -> Result<Vec<String>> {
    page.get("Object.keys(localStorage)").await
}

async fn is_told(page: Page<'_>, notice: usize) -> Result<()> {
    let words = &interface(&page).notices[notice];
    page.until_with("find('.notice').textContent === arguments[0]", vec![json!(words)]).await
}

/// The scene on show, by its name.
const SCENE: &str = "find('.scene .kicker, .scene .title').textContent";

async fn again(page: Page<'_>) -> Result<()> {
    page.run("window.stale = true; location.reload();", vec![]).await?;
    page.until("document.readyState === 'complete' && !window.stale").await?;
    // Who is back at the top of the text is shown the walk.
    page.run("scrollTo(0, 0)", vec![]).await?;
    page.until_state("ready").await
}

async fn kept(page: Page<'_>) -> Result<()> {
    let words = interface(&page);
    second_scene(page, "paradox=change").await?;
    let scene: String = page.get(SCENE).await?;
    ensure!(stored(page).await?.is_empty(), "something is kept that nobody chose");
    again(page).await?;
    ensure!(page.get::<bool>("!!find('.door')").await?, "without a place kept it begins anew");

    second_scene(page, "paradox=change").await?;
    open_yours(page).await?;
    page.press(&words.keep_place).await?;
    page.press(&words.settings[0].options[1]).await?;
    page.until("find('.frame').dataset.size === '1' && localStorage.length === 1").await?;
    again(page).await?;
    ensure!(page.get::<String>(SCENE).await? == scene, "it is another scene");
    ensure!(page.get::<String>("find('.frame').dataset.size").await? == "1", "the size is lost");
    // What was chosen on the way came along.
    page.press(&words.path).await?;
    page.until("find('.path__offer--taken')").await?;
    close(page).await?;

    open_yours(page).await?;
    page.press(&words.forget).await?;
    is_told(page, 7).await?;
    ensure!(stored(page).await?.is_empty(), "it is not forgotten");
    close(page).await?;
    take_and_go_on(page).await?;
    ensure!(stored(page).await?.is_empty(), "it is kept again");
    again(page).await?;
    page.until("find('.door')").await
}

async fn elsewhere(page: Page<'_>) -> Result<()> {
    second_scene(page, "paradox=change").await?;
    open_yours(page).await?;
    page.press(&interface(&page).keep_place).await?;
    page.until("localStorage.length === 1").await?;
    // A frame of the same origin is to storage what another tab is.
    let other = "const frame = document.createElement('iframe');
        document.body.append(frame);
        const [name] = Object.keys(localStorage);
        const set = (value) => value ? frame.contentWindow.localStorage.setItem(name, value)
            : frame.contentWindow.localStorage.clear();";
    let theirs = "1.other.place";
    page.run(&format!("{other} set(arguments[0]);"), vec![json!(theirs)]).await?;
    is_told(page, 5).await?;
    let place: String = page.get("Object.values(localStorage)[0]").await?;
    ensure!(place == theirs, "the other tab's place was written over: {place}");
    page.run(&format!("{other} set();"), vec![]).await?;
    is_told(page, 6).await?;
    close(page).await?;
    take_and_go_on(page).await?;
    ensure!(stored(page).await?.is_empty(), "what was forgotten elsewhere is kept from here");
    Ok(())
}

async fn unreadable(page: Page<'_>) -> Result<()> {
    for (kept, notice) in [("garbage", 1), ("2.from/the.future", 2), ("\u{1f}\u{1f}99", 1)] {
        page.host("paradox=change loading=click").await?;
        page.until("widget?.state === 'idle'").await?;
        let keep = "localStorage.setItem('both-true/1/change', arguments[0]); widget.load();";
        page.run(keep, vec![json!(kept)]).await?;
        page.until_state("ready").await?;
        is_told(page, notice).await?;
        page.go_to("a/s1").await?;
        take_and_go_on(page).await?;
        let now: String = page.get("localStorage.getItem('both-true/1/change')").await?;
        ensure!(now == kept, "what could not be read was written over: {now}");
        page.run("localStorage.clear()", vec![]).await?;
    }
    Ok(())
}

/// Fills the storage of this origin to its last letter.
const FILLS: &str = "let [text, length] = ['', 1 << 24];
    while (length >= 1) {
        try {
            localStorage.setItem('full', text + 'x'.repeat(length));
            text += 'x'.repeat(length);
        } catch { length /= 2; }
    }";

async fn full(page: Page<'_>) -> Result<()> {
    page.ready("paradox=change").await?;
    page.run(FILLS, vec![]).await?;
    let walked = walks_unkept(page).await;
    page.run("localStorage.clear()", vec![]).await?;
    walked
}

/// A frame without an origin of its own: the browser itself refuses it all storage.
async fn refused(page: Page<'_>) -> Result<()> {
    let inner = page.site.host("", &page.site.element("paradox=change")?)?;
    let frame = format!(
        "<iframe sandbox=\"allow-scripts\" src=\"{inner}\" width=700 height=600 title=\"A walk\"></iframe>"
    );
    page.open(&page.site.host("", &frame)?).await?;
    page.client.enter_frame(0).await?;
    let refuses = "(() => { try { return !localStorage; } catch { return true; } })()";
    ensure!(page.get::<bool>(refuses).await?, "this frame may keep things");
    page.until_state("ready").await?;
    let walked = walks_unkept(page).await;
    page.client.enter_parent_frame().await?;
    walked
}

/// Asks for the place to be kept, is told that it cannot be, and walks on. By script, since no driver's
/// pointer finds its way into every frame.
async fn walks_unkept(page: Page<'_>) -> Result<()> {
    let words = interface(&page);
    let press = async |label: &str| -> Result<()> {
        page.until_with("control(arguments[0])", vec![json!(label)]).await?;
        page.run("control(arguments[0]).click()", vec![json!(label)]).await.map(|_| ())
    };
    press(&words.yours).await?;
    press(&words.keep_place).await?;
    is_told(page, 4).await?;
    let ticked: bool = page.get("find('.yours input[type=checkbox]').checked").await?;
    ensure!(!ticked, "it looks as if something were kept");
    press(&words.forget).await?;
    press(&words.path_close).await?;
    page.go_to("a/s1").await?;
    page.until("find('.choices__choice')").await?;
    page.run("find('.choices__choice').click()", vec![]).await?;
    press(&words.guess_skip).await?;
    press(&words.go_on).await?;
    page.until("!find('.heard')").await
}

async fn linked(page: Page<'_>) -> Result<()> {
    second_scene(page, "paradox=change").await?;
    let scene: String = page.get(SCENE).await?;
    open_yours(page).await?;
    let link: String = page.get("find('input.field').value").await?;
    let (address, code) = link.split_once('#').unwrap_or_default();
    ensure!(page.get::<String>("location.href.split('#')[0]").await? == address, "{link}");
    let follow = async |code: &str| -> Result<()> {
        page.host("paradox=change").await?;
        page.run("location.hash = arguments[0]", vec![json!(code)]).await?;
        again(page).await
    };
    follow(code).await?;
    ensure!(page.get::<String>(SCENE).await? == scene, "the link leads elsewhere");
    ensure!(stored(page).await?.is_empty(), "the link left something behind");
    follow(&code[..code.len() - 3]).await?;
    is_told(page, 1).await?;
    ensure!(page.get::<bool>("!!find('.door')").await?, "a broken link leads somewhere");
    // A place that was kept stands beside a link, until the reader says otherwise.
    page.run("localStorage.setItem('both-true/1/change', 'mine')", vec![]).await?;
    follow(code).await?;
    is_told(page, 3).await?;
    take_and_go_on(page).await?;
    let mine: String = page.get("localStorage.getItem('both-true/1/change')").await?;
    ensure!(mine == "mine", "the link took its place: {mine}");
    Ok(page.run("localStorage.clear()", vec![]).await.map(|_| ())?)
}

async fn write(page: Page<'_>, words: &str) -> Result<()> {
    page.go_to("card").await?;
    page.until("find('.card')").await?;
    page.go_to("reflection").await?;
    page.until("find('textarea')").await?;
    let typed = "const field = find('textarea'); field.value = arguments[0];
        field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));";
    page.run(typed, vec![json!(words)]).await?;
    Ok(())
}

async fn written(page: Page<'_>) -> Result<()> {
    const WORDS: &str = "xylophone";
    page.ready("paradox=change address=hash share=choices").await?;
    write(page, WORDS).await?;
    open_yours(page).await?;
    page.press(&interface(&page).keep_place).await?;
    page.until("localStorage.length === 1").await?;
    let public = "JSON.stringify([heard, location.href, history.state, find('input.field').value,
        { ...localStorage }, document.title, widget.progress])";
    let public: String = page.get(public).await?;
    ensure!(public.contains("reflection"), "nothing is shown by {public}");
    ensure!(!public.contains(WORDS), "what was written stands in {public}");
    page.press(&interface(&page).keep_words).await?;
    page.until_with("Object.values(localStorage)[0].includes(arguments[0])", vec![json!(WORDS)])
        .await?;
    again(page).await?;
    page.until_with("find('textarea')?.value === arguments[0]", vec![json!(WORDS)]).await?;
    // Words are kept with the place, and never without it: no box is ticked in vain.
    open_yours(page).await?;
    page.press(&interface(&page).keep_place).await?;
    page.until("localStorage.length === 0 && !find('.yours :checked[type=checkbox]')").await?;
    page.press(&interface(&page).keep_words).await?;
    page.until("all('.yours :checked[type=checkbox]').length === 2").await?;
    let kept = "Object.values(localStorage)[0]?.includes(arguments[0])";
    page.until_with(kept, vec![json!(WORDS)]).await?;
    page.press(&interface(&page).keep_words).await?;
    page.until_with("!Object.values(localStorage)[0].includes(arguments[0])", vec![json!(WORDS)])
        .await?;
    Ok(page.run("localStorage.clear()", vec![]).await.map(|_| ())?)
}

async fn back_and_forward(page: Page<'_>) -> Result<()> {
    second_scene(page, "paradox=change address=hash").await?;
    let hash = async |hash: &str| {
        page.until_with("location.hash === arguments[0]", vec![json!(hash)]).await
    };
    hash("#change/a/s2").await?;
    take_and_go_on(page).await?;
    hash("#change/a/s3").await?;
    let third: String = page.get(SCENE).await?;
    page.run("history.back()", vec![]).await?;
    hash("#change/a/s2").await?;
    // The step is undone: what was done in the scene stands as it was left.
    page.until("find('.heard')").await?;
    page.run("history.forward()", vec![]).await?;
    hash("#change/a/s3").await?;
    page.until("!find('.heard')").await?;
    ensure!(page.get::<String>(SCENE).await? == third, "Forward leads elsewhere");
    page.run("history.go(-3)", vec![]).await?;
    page.until("find('.door')").await?;
    // And any step can be asked for by its address.
    page.run("location.hash = '#change/card'", vec![]).await?;
    page.until("find('.card')").await?;
    let stated: Value = page.get("JSON.stringify(history.state)").await?;
    ensure!(!stated.to_string().contains("a/s1"), "the browser's history holds choices: {stated}");
    Ok(())
}

async fn what_if(page: Page<'_>) -> Result<()> {
    let words = interface(&page);
    second_scene(page, "paradox=change").await?;
    let scene: String = page.get(SCENE).await?;
    page.press(&words.path).await?;
    page.until("find('.path__map')").await?;
    page.click("find('.path__offer .quiet')", vec![]).await?;
    page.until("all('.sides > .say').length === 2 && all('.thoughts').length === 2").await?;
    page.press(&words.untaken_take).await?;
    page.until("find('.ask--guess')").await?;
    page.press(&words.guess_skip).await?;
    page.until("find('.heard')").await?;
    page.press(&words.come_back).await?;
    page.until_with(&format!("{SCENE} === arguments[0]"), vec![json!(scene)]).await?;
    ensure!(page.get::<bool>("!find('.aside').children.length").await?, "still aside");
    // A scene that was met is shown as it was left.
    page.press(&words.path).await?;
    page.until("find('.path__scene .quiet')").await?;
    page.click("find('.path__scene .path__name .quiet')", vec![]).await?;
    page.until("find('.heard') && find('.aside').children.length").await?;
    page.press(&words.stay).await?;
    page.until("!find('.aside').children.length && find('.heard')").await
}

/// Presses a key where the focus is.
async fn press_key(page: Page<'_>, key: &str) -> Result<()> {
    let press = "(root.activeElement ?? find('.walk')).dispatchEvent(new KeyboardEvent('keydown',
        { key: arguments[0], bubbles: true, composed: true, cancelable: true }))";
    page.run(press, vec![json!(key)]).await?;
    Ok(())
}

async fn keys(page: Page<'_>) -> Result<()> {
    let words = interface(&page);
    page.ready("paradox=change").await?;
    page.go_to("a/s1").await?;
    page.until("find('.choices')").await?;
    let second: String = page.get("all('.choices__choice')[1].textContent").await?;
    press_key(page, "2").await?;
    page.until_with(
        "find('.choices__choice--taken')?.textContent === arguments[0]",
        vec![json!(second)],
    )
    .await?;
    press_key(page, "b").await?;
    page.until("!find('.choices__choice--taken')").await?;
    press_key(page, "M").await?;
    page.until("find('.path-screen')").await?;
    press_key(page, "Escape").await?;
    page.until("!find('.path-screen')").await?;
    press_key(page, "?").await?;
    page.until("find('.yours')").await?;
    // The last setting of all: no keys.
    let off = words.settings.last().and_then(|it| it.options.last()).cloned().unwrap_or_default();
    page.press(&off).await?;
    close(page).await?;
    press_key(page, "2").await?;
    press_key(page, "m").await?;
    let still: bool = page.get("!find('.choices__choice--taken, .path-screen')").await?;
    ensure!(still, "a key that was turned off does something");
    press_key(page, "Escape").await?;
    page.until("find('.pause')").await
}

async fn settings(page: Page<'_>) -> Result<()> {
    let words = interface(&page);
    second_scene(page, "paradox=change").await?;
    let size = "parseFloat(getComputedStyle(find('.walk')).fontSize)";
    let before: f64 = page.get(size).await?;
    let set = async |setting: usize, option: usize| -> Result<()> {
        let script =
            "all('.options')[arguments[0]].querySelectorAll('input')[arguments[1]].click()";
        page.run(script, vec![json!(setting), json!(option)]).await?;
        let checked =
            "all('.options')[arguments[0]].querySelectorAll('input')[arguments[1]].checked";
        page.until_with(checked, vec![json!(setting), json!(option)]).await
    };
    open_yours(page).await?;
    ensure!(words.settings.len() == 7, "another setting needs its case");
    for (setting, option) in [(0, 2), (2, 2), (3, 1), (4, 1), (5, 1)] {
        set(setting, option).await?;
    }
    ensure!(page.get::<f64>(size).await? > before * 1.25, "the text is no larger");
    let scheme: String = page.get("getComputedStyle(find('.walk')).colorScheme").await?;
    ensure!(scheme == "dark", "the scheme is {scheme}");
    let same = "getComputedStyle(find('.note')).color === getComputedStyle(find('.walk')).color";
    ensure!(page.get::<bool>(same).await?, "the contrast is no higher");
    close(page).await?;
    let drawn: bool = page.get("all('.stage__drawing').some((it) => it.checkVisibility())").await?;
    ensure!(!drawn, "there are drawings still");
    let told: bool = page.get("find('.past .caption').checkVisibility()").await?;
    ensure!(told, "the words of the drawing are gone with it");
    let past =
        "all('.past').length === 1 && !all('.past button').some((it) => it.checkVisibility())";
    ensure!(page.get::<bool>(past).await?, "what was read does not stay, or can be pressed");
    let sideways: bool = page
        .get("document.documentElement.scrollWidth > document.documentElement.clientWidth")
        .await?;
    ensure!(!sideways, "the page scrolls sideways");
    Ok(())
}

async fn keepsake(page: Page<'_>) -> Result<()> {
    let words = interface(&page);
    page.ready("paradox=change").await?;
    write(page, "one\ntwo").await?;
    page.press(&words.page).await?;
    page.until("find('.keepsake')").await?;
    let both = &page.site.pack("change").stories[0].card.both;
    let shown: String = page.get("find('.keepsake').innerText").await?;
    ensure!(shown.contains(both.as_str()) && shown.contains("one\ntwo"), "{shown}");
    // What would be saved, taken where the browser is handed it.
    let saved = "const made = [];
        URL.createObjectURL = (file) => { made.push(file); return '#'; };
        HTMLAnchorElement.prototype.click = function () { made.push(this.download); };
        control(arguments[0]).click();
        setTimeout(async () => done([await made[0].text(), made[1]]), 200);";
    let name = &page.site.pack("change").stories[0].name;
    for (label, file, marks) in [
        (&words.page_text, "both-true.txt", ["", "", ""]),
        (&words.page_markdown, "both-true.md", ["# ", "## ", "### "]),
    ] {
        let got = page.run_async(saved, vec![json!(label)]).await?;
        let (text, called): (String, String) = serde_json::from_value(got)?;
        ensure!(called == file, "the file is called {called}");
        ensure!(text.contains("one\ntwo"), "{text}");
        for (mark, heading) in marks.iter().zip([&words.page, name, &words.card_one]) {
            let heading = format!("{mark}{heading}");
            ensure!(text.lines().any(|line| line == heading), "no “{heading}” in {text}");
        }
        ensure!(text.contains(both.as_str()), "{text}");
    }
    Ok(())
}
