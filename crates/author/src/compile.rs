//! From checked words to the files that pages fetch. The same words give the same bytes.
//!
//! ```text
//! packs/en/change.json    a story with its controls, for the widget
//! text/en/change.html     the whole walk as plain HTML, for readers without scripts
//! words/en.json           what the page says before the widget is there
//! ```

use crate::content::Content;
use crate::text;
use anyhow::{Context, Result, bail};
use paradox::interface::Interface;
use paradox::story::{Pack, Story};
use serde::Serialize;
use std::fs;
use std::path::Path;

/// The heading the plain text of a walk begins with: pages have their own above it.
const LEVEL: u8 = 3;

/// What a page says before, or without, the widget.
#[derive(Serialize)]
struct Words<'interface> {
    loading: &'interface str,
    failed: &'interface str,
    again: &'interface str,
    dir: &'interface str,
}

/// Writes all of `content` below `out`. It has to be without mistakes.
pub fn write(content: &Content, out: &Path) -> Result<()> {
    for language in &content.languages {
        let name = &language.name;
        let Some(interface) = &language.interface else {
            bail!("the language `{name}` has no words for its controls");
        };
        put(&out.join(format!("words/{name}.json")), &words(interface)?)?;
        for story in &language.stories {
            let id = &story.id;
            let fragment = text::fragment(story, interface, LEVEL);
            put(&out.join(format!("text/{name}/{id}.html")), &fragment)?;
            let pack = Pack { story: for_readers(story), interface: interface.clone() };
            let json = serde_json::to_string(&pack)?;
            put(&out.join(format!("packs/{name}/{id}.json")), &json)?;
        }
    }
    Ok(())
}

/// A story without what no reader's page shows.
fn for_readers(story: &Story) -> Story {
    let mut story = story.clone();
    story.facilitator = None;
    let beats = story.line.iter_mut().flat_map(|line| &mut line.beats).map(|beat| &mut beat.claims);
    let scenes = story.scenarios.iter_mut().flat_map(|scenario| &mut scenario.scenes);
    [&mut story.door.claims, &mut story.card.claims, &mut story.reflection.claims]
        .into_iter()
        .chain(beats)
        .chain(scenes.map(|scene| &mut scene.claims))
        .for_each(Vec::clear);
    story
}

fn words(interface: &Interface) -> Result<String> {
    let words = Words {
        loading: &interface.loading,
        failed: &interface.failed,
        again: &interface.retry,
        dir: &interface.dir,
    };
    Ok(serde_json::to_string(&words)?)
}

fn put(path: &Path, text: &str) -> Result<()> {
    let complaint = || format!("can't write {}", path.display());
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).with_context(complaint)?;
    }
    fs::write(path, text).with_context(complaint)
}
