//! From checked words to the files that pages fetch. The same words give the same bytes.
//!
//! ```text
//! packs/en/change.json    a story with its controls, for the widget
//! packs/en/all.json       all of them, with the opening and closing, if there are any
//! text/en/change.html     the whole walk as plain HTML, for readers without scripts; and all.html
//! words/en.json           what the page says before the widget is there
//! pages/en.json           the words of the pages around the walk, if there are any
//! ```

use crate::content::Content;
use crate::text;
use anyhow::{Context, Result};
use paradox::interface::Interface;
use paradox::story::{Frame, Pack, Story};
use serde_json::json;
use std::fs;
use std::path::Path;

/// Writes all of `content` below `out`. It has to be without mistakes.
pub fn write(content: &Content, out: &Path) -> Result<()> {
    for language in &content.languages {
        // In lower case, since pages write `pt-BR` in any.
        let name = language.name.to_lowercase();
        let interface = &language.controls()?;
        put(&out.join(format!("words/{name}.json")), &words(interface)?)?;
        if let Some(pages) = &language.pages {
            let pages = json!({ "dir": interface.dir, "learn": pages.learn });
            put(&out.join(format!("pages/{name}.json")), &pages.to_string())?;
        }
        let alone = language.stories.iter().map(|it| (it.id.as_str(), vec![it], None));
        let together = language.frame.iter().map(|it| ("all", language.in_order(it), Some(it)));
        for (id, stories, frame) in alone.chain(together) {
            let pack = pack(&stories, frame, interface);
            put(&out.join(format!("text/{name}/{id}.html")), &text::of_pack(&pack))?;
            let json = pack.to_json();
            put(&out.join(format!("packs/{name}/{id}.json")), &json)?;
        }
    }
    Ok(())
}

/// What a page fetches.
pub fn pack(stories: &[&Story], frame: Option<&Frame>, interface: &Interface) -> Pack {
    Pack {
        stories: stories.iter().map(|story| for_readers(story)).collect(),
        frame: frame.cloned().map(|mut frame| {
            frame.opening.claims.clear();
            frame.closing.claims.clear();
            frame
        }),
        interface: interface.clone(),
    }
}

/// A story without what no reader's page shows.
fn for_readers(story: &Story) -> Story {
    let mut story = story.clone();
    story.facilitator = None;
    let beats =
        story.model.iter_mut().flat_map(|model| &mut model.beats).map(|beat| &mut beat.claims);
    let scenes = story.scenarios.iter_mut().flat_map(|scenario| &mut scenario.scenes);
    [&mut story.door.claims, &mut story.card.claims, &mut story.reflection.claims]
        .into_iter()
        .chain(beats)
        .chain(scenes.map(|scene| &mut scene.claims))
        .for_each(Vec::clear);
    story
}

/// What a page says before, or without, the widget: that it loads, that it failed, and to try again.
/// In this order and without names, since the loader carries them to every page.
fn words(interface: &Interface) -> Result<String> {
    Ok(serde_json::to_string(&[&interface.loading, &interface.failed, &interface.retry])?)
}

fn put(path: &Path, text: &str) -> Result<()> {
    let complaint = || format!("can't write {}", path.display());
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).with_context(complaint)?;
    }
    fs::write(path, text).with_context(complaint)
}
