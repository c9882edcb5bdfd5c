//! The narrowest screen we promise: 320 pixels. Nothing runs out of it, nothing is too small to hit.

use anyhow::{Context, Result, ensure};
use fantoccini::key::Key;
use paradox::session::Length;
use paradox::walk::Walk;

use crate::case::Case;
use crate::page::Page;
use crate::player::{Hand, Player};
use crate::site::PACKS;
use crate::walks::{length, read};

const WALKS: [&str; 5] =
    ["change-short-client", "change-full", "empathy-full", "relationship-full", "all"];

/// One of each model, for a reader who has the text set wide.
const SPACED: [&str; 3] =
    ["change-short-client", "empathy-short-client", "relationship-short-client"];

pub fn cases() -> Result<Vec<Case>> {
    let mut cases = Vec::new();
    for name in WALKS {
        let walk = read(name)?;
        cases.push(Case::new(format!("the walk “{name}” fits 320 pixels"), move |page| {
            let walk = walk.clone();
            Box::pin(async move { fits(page, &walk).await })
        }));
    }
    cases.extend(PACKS[..3].iter().map(|&pack| {
        let title = format!("the model of {pack} fits 320 pixels, however it is played");
        Case::new(title, move |page| Box::pin(model(page, pack)))
    }));
    for name in SPACED {
        let walk = read(name)?;
        cases.push(Case::new(format!("the walk “{name}” bears wider spacing"), move |page| {
            let walk = walk.clone();
            Box::pin(async move { spaced(page, &walk).await })
        }));
    }
    cases.push(Case::new("a drawing that stays in view hides no focus", |page| {
        Box::pin(unhidden(page))
    }));
    Ok(cases)
}

async fn fits(page: Page<'_>, walk: &Walk) -> Result<()> {
    open(page, &walk.pack, length(walk)).await?;
    let mut player = Player::new(page, &walk.pack, Hand::Script, walk.length);
    player
        .play(walk, async |player, _| {
            measure(player.page).await?;
            player.open_all().await?;
            measure(player.page).await
        })
        .await
}

async fn model(page: Page<'_>, pack: &'static str) -> Result<()> {
    open(page, pack, "short").await?;
    let mut player = Player::new(page, pack, Hand::Script, Length::Short);
    for beat in player.pack().stories[0].beats() {
        player.lead(&format!("feel/{}", beat.id.name())).await?;
        player.open_all().await?;
        player.try_all(async |player| measure(player.page).await).await?;
    }
    Ok(())
}

/// A page in a frame of 320 pixels, with a link of every kind.
async fn open(page: Page<'_>, pack: &str, length: &str) -> Result<()> {
    let element = page.site.element(&format!("paradox={pack} length={length}"))?;
    framed(page, &crate::links::with_links(&element), (320, 800)).await?;
    measure(page).await
}

/// A page in a frame of this size.
async fn framed(page: Page<'_>, element: &str, (width, height): (u32, u32)) -> Result<()> {
    let inside = page.site.host("", element)?;
    // All engines can be asked for a frame of that width, and only some for a window.
    let size = format!("width=\"{width}\" height=\"{height}\"");
    let frame = format!("<iframe title=\"Narrow\" {size} src=\"/{inside}\">");
    page.open(&page.site.page(&format!("<!DOCTYPE html><title>Narrow</title>{frame}"))?).await?;
    page.client.enter_frame(0).await?;
    page.until_state("ready").await
}

/// As a reader may have it who needs more room between letters, words, lines and paragraphs.
async fn spaced(page: Page<'_>, walk: &Walk) -> Result<()> {
    open(page, &walk.pack, length(walk)).await?;
    let sheet = "const sheet = new CSSStyleSheet();
        sheet.replaceSync(`.walk * { line-height: 1.5 !important; letter-spacing: .12em !important;
          word-spacing: .16em !important; } .walk p { margin-block-end: 2em !important; }`);
        root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];";
    page.run(sheet, vec![]).await?;
    let spacing: String = page.get("getComputedStyle(find('.title')).letterSpacing").await?;
    ensure!(spacing != "normal", "the spacing is as it was");
    let mut player = Player::new(page, &walk.pack, Hand::Script, walk.length);
    player
        .play(walk, async |player, _| {
            player.open_all().await?;
            measure(player.page).await?;
            apart(player.page).await
        })
        .await?;
    let interface = page.site.interface();
    for (opens, shows) in [(&interface.path, ".path"), (&interface.yours, ".yours")] {
        player.press(opens).await?;
        page.until_with("find(arguments[0])", vec![shows.into()]).await?;
        measure(page).await?;
        apart(page).await?;
        player.press(&interface.path_close).await?;
    }
    Ok(())
}

/// No control lies over another, nor over words.
async fn apart(page: Page<'_>) -> Result<()> {
    page.until("root.getAnimations().length === 0").await?;
    let faults: Vec<String> = serde_json::from_value(page.run(APART, vec![]).await?)?;
    ensure!(faults.is_empty(), "{}", faults.join("\n"));
    Ok(())
}

const APART: &str = "
    // The ends of a slider stand in its own room, and a table scrolls in its own frame.
    const blocks = all('button, summary, a, label, p, h2, h3, h4, h5, h6, legend, figcaption, td, th')
      .filter((it) => it.checkVisibility() && it.textContent && !it.closest('.slider, .table'))
      .filter((it) => getComputedStyle(it).clipPath !== 'inset(50%)');
    const places = blocks.map((it) => it.getBoundingClientRect());
    const faults = [];
    // What stays in view lies over what is scrolled under it.
    const pinned = (it) => !!it.closest('.pinned');
    for (const [at, it] of blocks.entries()) {
      if (!it.matches('button, summary, a, label')) continue;
      for (const [other, that] of blocks.entries()) {
        // Two lenses lie over each other by their empty edges.
        if (it.closest('.captions') && that.closest('.captions')) continue;
        if (it.contains(that) || that.contains(it) || pinned(it) !== pinned(that)) continue;
        const [one, two] = [places[at], places[other]];
        const wide = Math.min(one.right, two.right) - Math.max(one.left, two.left);
        const tall = Math.min(one.bottom, two.bottom) - Math.max(one.top, two.top);
        if (wide > 1 && tall > 1) {
          faults.push(`“${it.textContent.slice(0, 40)}” lies over “${that.textContent.slice(0, 40)}” by ${wide}, ${tall}`);
        }
      }
    }
    return faults;";

/// On a small phone, with the keys forth and back, some of what has the focus is always to be seen.
async fn unhidden(page: Page<'_>) -> Result<()> {
    let scene = ["a/s1", "a/s2"];
    for (pack, places) in [("change", &["a/s1", "feel/own"][..]), ("empathy", &scene)] {
        let element = page.site.element(&format!("paradox={pack} length=full"))?;
        framed(page, &element, (360, 640)).await?;
        for place in places {
            page.go_to(place).await?;
            page.until_with("widget.progress.step === arguments[0]", vec![(*place).into()]).await?;
            let pinned = "all('.pinned').some((it) => getComputedStyle(it).position === 'sticky')";
            ensure!(page.get::<bool>(pinned).await?, "nothing stays in view at {place} of {pack}");
            // As it is, and with the text at its largest.
            for size in ["", "2"] {
                page.run("find('.frame').dataset.size = arguments[0];", vec![size.into()]).await?;
                let state = || format!("{place} of {pack}, size “{size}”");
                forth_and_back(page).await.with_context(state)?;
            }
        }
    }
    Ok(())
}

/// Tabs from the title to the end of a screen, and from its last control to the top.
async fn forth_and_back(page: Page<'_>) -> Result<()> {
    let title = "find('.title, .kicker')";
    let last = "all('.foot button').at(-1)";
    for (start, keys) in [(title, &[Key::Tab][..]), (last, &[Key::Shift, Key::Tab])] {
        page.run(&format!("window.stops = new Set(); {start}.focus();"), vec![]).await?;
        let mut faults = Vec::new();
        loop {
            page.keys(keys).await?;
            let hidden = page.run_async(HIDDEN, vec![]).await?;
            let Some(hidden) = hidden.as_str() else { break };
            faults.extend((!hidden.is_empty()).then(|| hidden.to_owned()));
        }
        let stops: usize = page.get("stops.size").await?;
        ensure!(stops > 5, "{keys:?} stops {stops} times alone");
        ensure!(faults.is_empty(), "{keys:?}:\n{}", faults.join("\n"));
    }
    Ok(())
}

/// What has the focus and is hidden; nothing, once it has left the walk or come round.
const HIDDEN: &str = "
    requestAnimationFrame(() => requestAnimationFrame(() => {
      const it = root.activeElement;
      if (!it || stops.has(it)) return done(null);
      stops.add(it);
      const { left, right, top, bottom } = it.getBoundingClientRect();
      const [far, low] = [(left + right) / 2, (top + bottom) / 2];
      const spots = [[far, low], [left + 2, top + 2], [right - 2, top + 2], [left + 2, bottom - 2], [right - 2, bottom - 2]];
      // Pointers go through the points of a line to the surface they lie on.
      const mine = it.closest('.drawn') ?? it.closest('label') ?? it;
      const seen = spots.some((spot) => mine.contains(root.elementFromPoint(...spot)));
      const over = spots.map((spot) => root.elementFromPoint(...spot)?.getAttribute('class'));
      done(seen ? '' : `${it.outerHTML.slice(0, 80)} at ${top} to ${bottom} lies under ${over}`);
    }));";

async fn measure(page: Page<'_>) -> Result<()> {
    let faults = page.run(MEASURE, vec![]).await?;
    let faults: Vec<String> = serde_json::from_value(faults)?;
    ensure!(faults.is_empty(), "{}", faults.join("\n"));
    Ok(())
}

const MEASURE: &str = "
    const name = (it) => `${it.localName}.${it.className.baseVal ?? it.className} “${it.textContent.slice(0, 40)}”`;
    const faults = [];
    if (innerWidth !== 320) faults.push(`the page is ${innerWidth} wide`);
    // What is clipped to a point is there for those who listen; an empty shape has nothing to
    // lose; a table scrolls in its own frame; and the name of the part one is in takes the room of
    // the others, which keep theirs to themselves.
    const may = (it) =>
      getComputedStyle(it).clipPath === 'inset(50%)' || !it.textContent || it.matches('.table, .parts__part');
    const walk = find('.walk').getBoundingClientRect();
    for (const it of [document.documentElement, ...all('*')]) {
      if (it.clientWidth && it.scrollWidth > it.clientWidth + 1 && !may(it)) {
        faults.push(`${name(it)}: ${it.scrollWidth} in ${it.clientWidth}`);
      }
      const { left, right } = it.getBoundingClientRect();
      const drawn = root.contains(it) && it.getClientRects().length && !it.closest('svg, .table');
      if (drawn && (left < walk.left - 1 || right > walk.right + 1)) {
        faults.push(`${name(it)}: from ${left} to ${right}`);
      }
    }
    for (const it of all('button, summary, label, input[type=range], .linked a')) {
      const { height, width } = it.getBoundingClientRect();
      if (height < 43.9 || width < 43.9) faults.push(`${name(it)}: ${width} by ${height}`);
    }
    return faults;";
