//! A first pack for somebody new: small, whole, and explained line by line.

use crate::schema::{Kind, schema};
use anyhow::{Context, Result, bail};
use std::fs;
use std::path::Path;

const STORY: &str = include_str!("new/story.toml");
const WORDS: &str = include_str!("new/words.toml");

/// Writes a pack into a new folder. Its name becomes the story's id.
pub fn write(folder: &Path) -> Result<()> {
    let id = folder.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    let allowed = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    if id.is_empty() || !id.chars().all(allowed) {
        bail!("`{id}` can't be the name of a pack: use lower-case letters, digits and hyphens");
    }
    if folder.exists() {
        bail!("{} is there already: name a new folder", folder.display());
    }
    fs::create_dir_all(folder).with_context(|| format!("can't make {}", folder.display()))?;
    let put = |name: &str, text: &str| {
        let path = folder.join(name);
        fs::write(&path, text).with_context(|| format!("can't write {}", path.display()))
    };
    put(&format!("{id}.toml"), &STORY.replace("{id}", id))?;
    put("words.toml", WORDS)?;
    put("both-true.schema.json", &schema(Kind::Story)?)?;
    let folder = folder.display();
    println!("{folder} holds a story, a few words and a schema for your editor. Next:");
    println!("  both-true check {folder}\n  both-true preview {folder}");
    Ok(())
}
