//! A copy of what ships, served, with pages of our own beside it.

use std::env;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, SystemTime};

use anyhow::{Context, Result, bail};
use paradox::interface::Interface;
use paradox::story::Pack;
use xtask::serve::Server;

use crate::engine::place;

/// Heard by each of our pages from its first moment.
const HOST: &str = include_str!("host.js");

/// What a page can ask for: each walk alone, and all of them.
pub const PACKS: [&str; 4] = ["change", "empathy", "relationship", "all"];

/// A served copy of `dist`. Dropping it stops the server and removes the copy.
pub struct Site {
    pub server: Server,
    packs: [Pack; 4],
    folder: PathBuf,
}

/// One of the files that a widget needs.
#[derive(Debug, Clone, Copy)]
pub enum Part {
    Wasm,
    /// The pack of this name.
    Pack(&'static str),
}

impl Site {
    /// A faithful copy.
    pub fn new() -> Result<Self> {
        static COUNT: AtomicUsize = AtomicUsize::new(0);
        let count = COUNT.fetch_add(1, Ordering::Relaxed);
        let folder = env::temp_dir().join(format!("both-true-site-{}-{count}", process::id()));
        copy(Path::new(&place("BOTH_TRUE_DIST")?), &folder)?;
        fs::write(folder.join("host.js"), HOST)?;
        let read = |name| -> Result<Pack> {
            Ok(Pack::from_json(&fs::read_to_string(find(&folder, Part::Pack(name))?)?)?)
        };
        let packs = [read(PACKS[0])?, read(PACKS[1])?, read(PACKS[2])?, read(PACKS[3])?];
        let server = Server::start(&folder, 0)?;
        Ok(Self { server, packs, folder })
    }

    /// A copy whose files no browser keeps, so that what is broken can be mended again.
    pub fn unkept() -> Result<Self> {
        let site = Self::new()?;
        let folder = site.folder.join("v1");
        let version = version(&folder)?;
        // The server has exact versions kept for ever, and this is none.
        let other = format!("{version}-test");
        fs::rename(folder.join(&version), folder.join(&other))?;
        rename(&folder.join("both-true.js"), &version, &other)?;
        Ok(site)
    }

    /// Adds a copy of the version that ships, under another number.
    pub fn add_version(&self, other: &str) -> Result<()> {
        let versions = self.folder.join("v1");
        copy(&versions.join(self.version()?), &versions.join(other))?;
        rename(&versions.join(other).join("both-true.js"), &self.version()?, other)
    }

    /// The number of the version that ships.
    pub fn version(&self) -> Result<String> {
        version(Path::new(&place("BOTH_TRUE_DIST")?).join("v1").as_path())
    }

    /// The folder that is served.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    pub fn address(&self, page: &str) -> String {
        format!("http://{}/{page}", self.server.address)
    }

    /// A pack by its name.
    ///
    /// # Panics
    /// If the tests ask for one that there is not.
    pub fn pack(&self, name: &str) -> &Pack {
        let at = PACKS.iter().position(|it| *it == name);
        &self.packs[at.unwrap_or_else(|| panic!("there is no pack `{name}`"))]
    }

    /// The words of the controls, which are the same in every pack.
    pub fn interface(&self) -> &Interface {
        &self.packs[0].interface
    }

    /// The text of the page that ships with this pack; the first walk's, where none does.
    pub fn demo(&self, pack: &str) -> Result<String> {
        let page = if pack == "all" { "all.html" } else { "index.html" };
        Ok(fs::read_to_string(self.folder.join(page))?)
    }

    /// The same, with this pack and these attributes: the first one given is the one that counts.
    pub fn demo_with(&self, pack: &str, attributes: &str) -> Result<String> {
        let tag = format!("<both-true paradox=\"{pack}\" {attributes} ");
        Ok(self.demo(pack)?.replacen("<both-true ", &tag, 1))
    }

    /// The tag with its static text, as the demo page has it, with these attributes besides.
    pub fn element(&self, attributes: &str) -> Result<String> {
        Ok(format!("<both-true {attributes}>{}</both-true>", self.text(PACKS[0])?))
    }

    /// The tag of this pack with its own static text.
    pub fn element_of(&self, pack: &str, attributes: &str) -> Result<String> {
        Ok(format!("<both-true paradox={pack} {attributes}>{}</both-true>", self.text(pack)?))
    }

    /// What stands inside the element of the page that ships with this pack.
    pub fn text(&self, pack: &str) -> Result<String> {
        let demo = self.demo(pack)?;
        let (_, rest) = demo.split_once("<both-true").context("the demo page has no element")?;
        let (_, rest) = rest.split_once('>').context("the element's tag does not end")?;
        let (text, _) = rest.split_once("</both-true>").context("the element does not end")?;
        Ok(text.to_owned())
    }

    /// Adds a page, and says its name. `head` goes before any script.
    pub fn host(&self, head: &str, body: &str) -> Result<String> {
        self.page(&format!(
            "<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\">\
             <meta name=\"viewport\" content=\"width=device-width\"><title>A host</title>{head}\
             <link rel=\"icon\" href=\"/favicon.svg\"><script src=\"/host.js\"></script>\
             <script type=\"module\" src=\"/v1/both-true.js\"></script></head>\
             <body><main><h1>A host</h1><h2>Its text</h2>{body}</main></body></html>"
        ))
    }

    /// Adds a page as it is, and says its name.
    pub fn page(&self, text: &str) -> Result<String> {
        static COUNT: AtomicUsize = AtomicUsize::new(0);
        let name = format!("page-{}.html", COUNT.fetch_add(1, Ordering::Relaxed));
        fs::write(self.folder.join(&name), text)?;
        Ok(name)
    }

    /// Takes a file away, or puts other bytes in its place. Returns what puts it back.
    pub fn break_part(
        &self,
        part: Part,
        bytes: Option<&[u8]>,
    ) -> Result<impl FnOnce() -> Result<()> + use<>> {
        let path = find(&self.folder, part)?;
        let good = fs::read(&path)?;
        match bytes {
            Some(bytes) => fs::write(&path, bytes)?,
            None => fs::remove_file(&path)?,
        }
        Ok(move || {
            fs::write(&path, good)?;
            // Later than the broken one in whole seconds, which is how servers tell files apart.
            let later = SystemTime::now() + Duration::from_secs(5);
            Ok(File::options().write(true).open(&path)?.set_modified(later)?)
        })
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        // What cannot be removed is left to the system's own sweeping of temporary files.
        let _ = fs::remove_dir_all(&self.folder);
    }
}

fn find(folder: &Path, part: Part) -> Result<PathBuf> {
    let folder = folder.join("v1");
    let version = folder.join(version(&folder)?);
    let (folder, start, end) = match part {
        Part::Wasm => (version, "both-true-".to_owned(), ".wasm"),
        Part::Pack(name) => (version.join("packs/en"), format!("{name}."), ".json"),
    };
    for entry in fs::read_dir(&folder)? {
        let entry = entry?;
        let name = entry.file_name().into_string().unwrap_or_default();
        if name.starts_with(&start) && name.ends_with(end) {
            return Ok(entry.path());
        }
    }
    bail!("no {start}…{end} in {}", folder.display())
}

/// Gives a loader another version.
fn rename(loader: &Path, version: &str, other: &str) -> Result<()> {
    let script = fs::read_to_string(loader)?;
    // As its number, and as the folder it looks into.
    let script = script.replace(&format!("\"{version}\""), &format!("\"{other}\""));
    let script = script.replace(&format!("\"{version}/\""), &format!("\"{other}/\""));
    Ok(fs::write(loader, script)?)
}

/// The one folder beside the loader is named by the version.
fn version(folder: &Path) -> Result<String> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            return Ok(entry.file_name().to_string_lossy().into_owned());
        }
    }
    bail!("no version in {}", folder.display())
}

/// Copies a folder with all that is in it.
pub fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to)?;
    let entries = fs::read_dir(from).with_context(|| format!("no folder {}", from.display()))?;
    for entry in entries {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy(&entry.path(), &target)?;
        } else {
            fs::copy(entry.path(), target)?;
        }
    }
    Ok(())
}
