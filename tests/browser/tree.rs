//! What the browsers themselves tell a screen reader: roles, names, levels and what is told unasked, read
//! from their accessibility trees and not from the markup.

use anyhow::{Context, Result, ensure};
use fantoccini::wd::WebDriverCompatibleCommand;
use http::Method;
use paradox::session::Length;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use url::{ParseError, Url};

use crate::case::Case;
use crate::engine::Engine;
use crate::keyboard::line;
use crate::links::with_links;
use crate::page::Page;
use crate::player::{Hand, Player};
use crate::site::PACKS;

pub fn cases() -> Vec<Case> {
    let mut cases: Vec<Case> = PACKS[..3]
        .iter()
        .map(|&pack| {
            let title = format!("the browser has a role and a name for each control of {pack}");
            Case::new(title, move |page| Box::pin(story(page, pack)))
        })
        .collect();
    cases.extend([
        Case::new("the browser has a role and a name for each control around the walks", |page| {
            Box::pin(around(page))
        }),
        Case::new("each step is told once, and in order", |page| Box::pin(told_once(page))),
        // No other driver hands out the whole tree.
        Case::new(
            "the whole tree has its levels, each drawing’s sentence, and no drawing",
            |page| Box::pin(whole(page)),
        )
        .only_in(&[Engine::Chromium]),
    ]);
    cases
}

/// Asks the driver what its browser has computed of an element.
#[derive(Debug)]
struct Computed {
    what: &'static str,
    element: String,
}

impl WebDriverCompatibleCommand for Computed {
    fn endpoint(&self, base: &Url, session: Option<&str>) -> Result<Url, ParseError> {
        let session = session.unwrap_or_default();
        base.join(&format!("session/{session}/element/{}/{}", self.element, self.what))
    }

    fn method_and_body(&self, _: &Url) -> (Method, Option<String>) {
        (Method::GET, None)
    }
}

/// Asks Chromium for all of its tree.
#[derive(Debug)]
struct WholeTree;

impl WebDriverCompatibleCommand for WholeTree {
    fn endpoint(&self, base: &Url, session: Option<&str>) -> Result<Url, ParseError> {
        base.join(&format!("session/{}/goog/cdp/execute", session.unwrap_or_default()))
    }

    fn method_and_body(&self, _: &Url) -> (Method, Option<String>) {
        let command = json!({"cmd": "Accessibility.getFullAXTree", "params": {}});
        (Method::POST, Some(command.to_string()))
    }
}

async fn begin<'a>(page: Page<'a>, pack: &str) -> Result<Player<'a>> {
    let element = with_links(&page.site.element_of(pack, "length=short")?);
    page.open(&page.site.host("", &element)?).await?;
    page.until_state("ready").await?;
    Ok(Player::new(page, pack, Hand::Script, Length::Short))
}

async fn story(page: Page<'_>, pack: &str) -> Result<()> {
    let mut player = begin(page, pack).await?;
    all_named(page, "door").await?;
    for beat in player.pack().stories[0].beats() {
        let place = format!("feel/{}", beat.id.name());
        player.lead(&place).await?;
        player.open_all().await?;
        all_named(page, &place).await?;
    }
    let scenario = &player.story().scenarios[0];
    let (id, scene) = (&scenario.id, &scenario.scenes[0]);
    let choice = &scene.choices[0].id;
    let scene = &scene.id;
    for place in [
        "summary".to_owned(),
        "chairs".into(),
        format!("{id}/{scene}"),
        format!("{id}/{scene}/{choice}"),
        format!("{id}/{scene}/{choice}/same"),
        format!("{id}/other/{scene}/{choice}"),
        "card".into(),
        "reflection".into(),
    ] {
        player.lead(&place).await?;
        all_named(page, &place).await?;
    }
    Ok(())
}

async fn around(page: Page<'_>) -> Result<()> {
    let mut player = begin(page, "all").await?;
    all_named(page, "opening").await?;
    player.lead("closing").await?;
    player.open_all().await?;
    all_named(page, "closing").await?;
    let interface = page.site.interface();
    let scenario = &player.pack().stories[0].scenarios[0];
    let (id, scene) = (&scenario.id, &scenario.scenes[0]);
    let place = format!("change/{id}/{}", scene.id);
    for place in [&place, &format!("{place}/{}", scene.choices[0].id)] {
        player.lead(place).await?;
    }
    for (opens, shows) in [
        (&interface.path, ".path"),
        (&interface.path_close, ".scene"),
        (&interface.yours, ".yours"),
        (&interface.page_open, ".keepsake"),
        (&interface.path_close, ".scene"),
        (&interface.pause, ".pause"),
    ] {
        player.press(opens).await?;
        page.until_with("find(arguments[0])", vec![shows.into()]).await?;
        all_named(page, shows).await?;
    }
    Ok(())
}

/// What is on show that needs a role: the element, what the role may be called, and its words, all of
/// which its name has to have.
const ROLES: &str = "
    // Engines do not agree on what a summary is, nor on what is hidden.
    const roles = {
      BUTTON: ['button'], A: ['link'], TEXTAREA: ['textbox'], FIELDSET: ['group'], FIGURE: ['figure'],
      SECTION: ['region'], SUMMARY: ['DisclosureTriangle', 'summary', 'button', ''],
      svg: ['none', 'presentation', 'generic', ''], TABLE: ['table'],
    };
    const types = { checkbox: 'checkbox', radio: 'radio', range: 'slider', text: 'textbox' };
    const role = (it) => roles[it.tagName] ?? (/^H[1-6]$/.test(it.tagName) ? ['heading']
      : [types[it.type] ?? it.getAttribute('role')]);
    const called = (it) => it.getAttribute('aria-label') ?? (it.matches('input, textarea')
      ? it.labels[0]?.querySelector('span').textContent
      : it.matches('fieldset') ? it.querySelector('legend').textContent
      : it.matches('svg, figure, table, [role=status]') ? null : it.textContent);
    return all('button, a, summary, input, textarea, fieldset, figure, section, table, svg, [tabindex], [role]')
      .filter((it) => it.checkVisibility() && !it.matches('div[tabindex=\"-1\"]'))
      .map((it) => [it, role(it), called(it) ?? '',
        it.type === 'range' && !it.getAttribute('aria-valuetext'), it.outerHTML.slice(0, 90)]);";

/// Each control, heading and drawing on show is to the browser what it should be.
async fn all_named(page: Page<'_>, state: &str) -> Result<()> {
    let found = page.run(ROLES, vec![]).await?;
    let found: Vec<(Value, Vec<String>, String, bool, String)> = serde_json::from_value(found)?;
    ensure!(found.len() > 5, "{state}: hardly anything is found");
    for (element, roles, words, mute, markup) in found {
        let role = computed(page, "computedrole", &element).await?;
        ensure!(roles.contains(&role), "{state}: {markup} is to the browser “{role}”");
        let name = computed(page, "computedlabel", &element).await?;
        let whole = unspaced(&name).contains(&unspaced(&words));
        ensure!(whole, "{state}: {markup} is called “{name}”, and not “{words}”");
        let bare = words.trim().is_empty() && !NAMELESS.contains(&roles[0].as_str());
        ensure!(!bare, "{state}: {markup} has no words");
        ensure!(!mute, "{state}: {markup} says its value as a number");
    }
    Ok(())
}

/// What needs no name: a drawing is hidden, and the others are called by what is in them.
const NAMELESS: [&str; 4] = ["none", "figure", "table", "status"];

async fn computed(page: Page<'_>, what: &'static str, element: &Value) -> Result<String> {
    /// What `WebDriver` calls the field with an element's name.
    const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";
    let element = element[ELEMENT].as_str().context("the driver gives no element")?.to_owned();
    let said = page.client.issue_cmd(Computed { what, element }).await?;
    Ok(said.as_str().unwrap_or_default().to_owned())
}

/// Engines do not agree on the spaces between the parts of a name.
fn unspaced(words: &str) -> String {
    words.split_whitespace().collect()
}

/// Hears what a screen reader tells without being asked: where the focus is led, and what changes in a
/// place that is told.
const HEAR: &str = "
    const regions = '[aria-live], [role=status]';
    window.told = [];
    // What has only just come is not told: the region has to be there before its words.
    const known = new Map(all(regions).map((it) => [it, it.textContent]));
    root.addEventListener('focusin', ({ target }) => told.push(['focus', target.textContent]));
    new MutationObserver((changes) => {
      for (const region of new Set(changes.map((it) => it.target.parentElement?.closest(regions)
          ?? (it.target.matches?.(regions) ? it.target : null)))) {
        if (region && known.has(region) && known.get(region) !== region.textContent) {
          told.push(['region', region.textContent]);
        }
      }
      for (const it of all(regions)) known.set(it, it.textContent);
    }).observe(root, { subtree: true, childList: true, characterData: true });";

/// What was told since this was last asked, once the page is at rest.
async fn told(page: Page<'_>) -> Result<Vec<(String, String)>> {
    let rest = "requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => done(told.splice(0)))));";
    Ok(serde_json::from_value(page.run_async(rest, vec![]).await?)?)
}

/// Since the last step one thing was told, in this way, with these words in it.
async fn tells(page: Page<'_>, how: &str, words: &str) -> Result<()> {
    let told = told(page).await?;
    let once = matches!(&told[..], [(by, said)] if by == how && said.contains(words));
    ensure!(once, "“{words}” is to be told once, by {how}; told is {told:#?}");
    Ok(())
}

async fn told_once(page: Page<'_>) -> Result<()> {
    let interface = page.site.interface();
    let mut player = begin(page, "change").await?;
    let scenario = &player.story().scenarios[0];
    let (id, scene) = (&scenario.id, &scenario.scenes[0]);
    let choice = &scene.choices[0];
    player.lead(&format!("{id}/{}", scene.id)).await?;
    page.run(HEAR, vec![]).await?;
    page.run("control(arguments[0]).click();", vec![json!(choice.label)]).await?;
    page.until("find('.follows')").await?;
    tells(page, "focus", &choice.reason).await?;
    page.run("control(arguments[0]).click();", vec![json!(interface.guess_skip)]).await?;
    page.until("find('.heard')").await?;
    tells(page, "focus", &choice.opened).await?;
    page.run("control(arguments[0]).click();", vec![json!(interface.go_on)]).await?;
    page.until("find('.choices__choice:not(.choices__choice--taken)')").await?;
    let next: String = page.get("find('.scene :is(h3, h4)').textContent").await?;
    tells(page, "focus", &next).await?;
    page.run("control(arguments[0]).click();", vec![json!(interface.yours)]).await?;
    page.until("find('.yours')").await?;
    tells(page, "focus", &interface.yours).await?;
    page.run("control(arguments[0]).click();", vec![json!(interface.forget)]).await?;
    page.until("find('.notice').textContent").await?;
    tells(page, "region", &interface.notices[7]).await?;
    in_a_model(page).await
}

/// While one plays, the focus stays and what has changed is told.
async fn in_a_model(page: Page<'_>) -> Result<()> {
    let mut player = begin(page, "relationship").await?;
    player.lead("feel/mirror").await?;
    page.run(HEAR, vec![]).await?;
    for _ in 0..2 {
        page.run("all('.mirror input')[0].click();", vec![]).await?;
        let says: String = page.get("find('.star').textContent").await?;
        tells(page, "region", &says).await?;
    }
    Ok(())
}

/// All that Chromium would tell of a page, in the order it would be read.
struct Tree(Vec<Value>);

impl Tree {
    async fn of(page: Page<'_>) -> Result<Self> {
        let answer = page.client.issue_cmd(WholeTree).await?;
        let nodes = answer["nodes"].as_array().context("Chromium gives no tree")?;
        let (mut told, mut next) = (Vec::new(), vec![nodes[0]["nodeId"].clone()]);
        // They come level by level.
        while let Some(id) = next.pop() {
            let Some(node) = nodes.iter().find(|it| it["nodeId"] == id) else { continue };
            next.extend(node["childIds"].as_array().into_iter().flatten().rev().cloned());
            told.extend((node["ignored"] != true).then(|| node.clone()));
        }
        Ok(Self(told))
    }

    fn nodes(&self, role: &str) -> impl Iterator<Item = Node<'_>> {
        self.0.iter().map(Node).filter(move |it| it.0["role"]["value"] == role)
    }

    fn headings(&self) -> Result<Vec<(u64, &str)>> {
        self.nodes("heading")
            .map(|it| Ok((it.property("level").context("a heading has no level")?, it.name())))
            .collect()
    }
}

/// A node of it.
struct Node<'tree>(&'tree Value);

impl<'tree> Node<'tree> {
    fn name(&self) -> &'tree str {
        self.0["name"]["value"].as_str().unwrap_or_default()
    }

    fn property<T: DeserializeOwned>(&self, name: &str) -> Option<T> {
        let properties = self.0["properties"].as_array()?;
        let property = properties.iter().find(|it| it["name"] == name)?;
        serde_json::from_value(property["value"]["value"].clone()).ok()
    }
}

async fn whole(page: Page<'_>) -> Result<()> {
    let mut player = begin(page, "change").await?;
    let story = player.story();
    let line = line(story)?;
    player.lead("feel/predict").await?;
    let tree = Tree::of(page).await?;
    // What a slider says of its value is not in what Chromium hands out.
    let points: Vec<&str> = tree.nodes("slider").map(|it| it.name()).collect();
    ensure!(points == line.points, "the points of the line are {points:?}");

    let scenario = &story.scenarios[0];
    let (id, scene) = (&scenario.id, &scenario.scenes[0]);
    player.lead(&format!("{id}/{}", scene.id)).await?;
    let tree = Tree::of(page).await?;
    let expected = [(1, "A host"), (2, "Its text"), (3, scenario.title.as_str())];
    ensure!(tree.headings()? == expected, "the headings of a scene are {:?}", tree.headings()?);
    let told = tree.nodes("StaticText").filter(|it| it.name() == scene.picture).count();
    ensure!(told == 1, "the sentence of the drawing is there {told} times");
    let drawn = DRAWN.iter().find(|role| tree.nodes(role).next().is_some());
    ensure!(drawn.is_none(), "a drawing is told as {drawn:?}");

    player.lead("reflection").await?;
    player.press(&page.site.interface().yours).await?;
    page.until("find('.yours')").await?;
    let tree = Tree::of(page).await?;
    let levels: Vec<u64> = tree.headings()?.iter().map(|(level, _)| *level).collect();
    ensure!(levels == [1, 2, 3, 4, 4, 4, 4, 4], "the headings of Yours have the levels {levels:?}");
    Ok(())
}

/// What a drawing would be if it were not hidden.
const DRAWN: [&str; 5] =
    ["image", "SvgRoot", "graphics-document", "graphics-object", "graphics-symbol"];
