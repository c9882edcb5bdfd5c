//! The layout of what is shipped, made from what Trunk and the authors' command leave.
//!
//! Trunk calls this at the end of each build, on the folder it is about to publish. What the loader
//! fetches from `v1/<version>/` has the hash of it all in its name, so that a browser may keep it
//! for ever. One hash for all, since the loader has to carry it, and a release changes all at once.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256};

use crate::dist::files;
use crate::frame::Frame;
use crate::imports;
use crate::installed::{self, short_hash};
use crate::integrity;
use crate::learn::{Kept, Words};
use crate::page;
use crate::place;
use crate::program::{minutes, output, run};

/// The version of the workspace, and so of all that is shipped.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");

/// What the glue looks for at the end of each sheet.
const WHOLE: &[u8] = b"/* whole */\n";

/// The demo pages.
const PAGES: [&str; 2] = ["index.html", "all.html"];

/// Arranges Trunk's staging folder.
pub fn lay() -> Result<()> {
    let staging = env::var_os("TRUNK_STAGING_DIR").map(PathBuf::from).context(
        "`lay` works on Trunk's staging folder, so Trunk calls it: try `cargo xtask dist`",
    )?;
    let project = place::project()?;
    let esbuild = Esbuild::find()?;
    let shelf = staging.join("v1").join(VERSION);
    let compiled = staging.join("compiled");
    compile(&project, &compiled)?;

    let wasm = the_only(&staging, "wasm")?;
    let glue = the_only(&staging, "js")?;
    let styles = project.join("styles/main.css");
    let more = project.join("styles/more.css");
    let (small, short) = imports::shorten(&fs::read(&wasm)?, &fs::read_to_string(&glue)?)?;
    fs::write(&glue, short)?;
    let alias = format!("--alias:wasm-bindgen={}", glue.display());
    let mut shipped = vec![
        (
            "both-true-".to_owned(),
            ".js",
            esbuild.bundle(&project.join("src/embed/glue.js"), &[&alias])?,
        ),
        ("both-true-".to_owned(), "_bg.wasm", small),
        ("both-true-".to_owned(), ".css", [esbuild.bundle(&styles, &[])?, WHOLE.into()].concat()),
        (
            "both-true-".to_owned(),
            "_more.css",
            [esbuild.bundle(&more, &[])?, WHOLE.into()].concat(),
        ),
    ];
    let frame = Frame::read(&project, &compiled.join("text"))?;
    shipped.extend([
        // In the head of its page, before anything is a module.
        (
            "frame-".to_owned(),
            ".js",
            esbuild.bundle(&project.join("src/embed/frame.js"), &["--format=iife"])?,
        ),
        ("frame-".to_owned(), ".css", esbuild.bundle(&project.join("styles/frame.css"), &[])?),
        ("frames-".to_owned(), ".js", esbuild.bundle(&project.join("src/embed/frames.js"), &[])?),
    ]);
    let packs = packs(&compiled.join("packs"))?;
    let names: Vec<_> = packs.iter().map(|(name, _)| name.clone()).collect();
    shipped.extend(packs.into_iter().map(|(name, pack)| (format!("packs/{name}."), ".json", pack)));
    let hash =
        short_hash(&shipped.iter().flat_map(|(.., content)| content.clone()).collect::<Vec<_>>());
    let digest = digest(&shipped[1].2);
    for (before, after, content) in shipped {
        put(&shelf.join(format!("{before}{hash}{after}")), &content)?;
    }
    let words = words(&compiled.join("words"), &names)?;
    // Where the loader finds the rest: the evergreen one in the folder of its version, and the
    // exact one, which stays as it is for whoever holds it to its hash, beside itself.
    for (path, base) in [
        (staging.join("v1/both-true.js"), format!("{VERSION}/")),
        (shelf.join("both-true.js"), String::new()),
    ] {
        let manifest = json!({
            "version": VERSION,
            "base": base,
            "hash": hash,
            "integrity": digest,
            "words": words,
        });
        let constant = format!("--define:__BOTH_TRUE__={manifest}");
        put(&path, &esbuild.bundle(&project.join("src/embed/define.js"), &[&constant])?)?;
        let (up, page) = (if base.is_empty() { "../../" } else { "../" }, "frame.html");
        put(&path.with_file_name(page), frame.filled(&base, &hash, up).as_bytes())?;
    }
    integrity::write(&staging, VERSION)?;
    let headers = fs::read_to_string(project.join("hosting/_headers"))?;
    fs::write(staging.join("_headers"), headers.replace("x.y.z", VERSION))?;

    // The texts ship too, for whoever puts one inside the tag.
    fs::rename(compiled.join("text"), staging.join("text"))?;
    let text = |language: &str, paradox: &str| {
        let text = staging.join("text").join(language).join(format!("{paradox}.html"));
        fs::read_to_string(text).with_context(|| {
            format!("a page asks for `{paradox}` in `{language}`, which content/ does not have")
        })
    };
    for name in PAGES {
        let path = staging.join(name);
        let page = fs::read_to_string(&path).with_context(|| format!("Trunk left no {name}"))?;
        fs::write(&path, page::without_trunk_links(&page::fill(&page, text)?))?;
    }

    for used in [wasm, glue] {
        fs::remove_file(used)?;
    }
    // The page for editors, which knows the walks by the languages they are in.
    let constant = format!("--define:__BUILT__={}", languages(&names));
    let script = project.join("src/embed-page/page.js");
    put(&staging.join("embed.js"), &esbuild.bundle(&script, &[&constant, "--loader:.css=text"])?)?;
    put(&staging.join("embed.css"), &esbuild.bundle(&project.join("styles/embed.css"), &[])?)?;
    learn(&project, &staging, &compiled, &esbuild, text)?;
    fs::remove_dir_all(compiled)?;
    // Scripts of crates, if there were any: they are in the bundled glue.
    let snippets = staging.join("snippets");
    if snippets.exists() {
        fs::remove_dir_all(snippets)?;
    }
    Ok(())
}

/// The self-guided page, and last of all its worker, which knows every file it is to keep.
fn learn(
    project: &Path,
    staging: &Path,
    compiled: &Path,
    esbuild: &Esbuild,
    text: impl Fn(&str, &str) -> Result<String>,
) -> Result<()> {
    let folder = project.join("src/learn-page");
    let tokens = fs::read_to_string(project.join("styles/tokens.css"))?;
    let words = Words::read(&compiled.join("pages"), "en", &tokens)?;
    let page = words.in_page(&fs::read_to_string(project.join("learn.html"))?)?;
    put(&staging.join("learn.html"), page::fill(&page, text)?.as_bytes())?;
    let manifest = words.in_json(&fs::read_to_string(folder.join("learn.webmanifest"))?)?;
    put(&staging.join("learn.webmanifest"), manifest.as_bytes())?;
    put(&staging.join("learn.js"), &esbuild.bundle(&folder.join("learn.js"), &[])?)?;
    put(&staging.join("learn.css"), &esbuild.bundle(&project.join("styles/learn.css"), &[])?)?;
    for icon in files(&folder.join("icons"))? {
        let name = icon.file_name().context("an icon has no name")?;
        put(&staging.join("icons").join(name), &fs::read(&icon)?)?;
    }
    let kept = Kept::of(staging, &staging.join("v1").join(VERSION))?;
    let constant = format!("--define:__KEPT__={}", serde_json::to_string(&kept)?);
    put(&staging.join("sw.js"), &esbuild.bundle(&folder.join("sw.js"), &[&constant])?)
}

/// What the loader holds the wasm against.
pub fn digest(wasm: &[u8]) -> String {
    format!("sha256-{}", BASE64_STANDARD.encode(Sha256::digest(wasm)))
}

/// Lets the authors' command turn words into packs, texts and labels; it reports its own mistakes.
pub fn compile(project: &Path, compiled: &Path) -> Result<()> {
    let mut cargo = Command::new("cargo");
    cargo.args(["run", "--quiet", "--package", "author", "--bin", "both-true", "--"]);
    cargo.args(["compile", "content/", "--out"]).arg(compiled).current_dir(project);
    run(cargo, minutes(15)).context("content/ was not compiled; its mistakes are shown above")
}

/// Every pack, by language and paradox.
fn packs(compiled: &Path) -> Result<Vec<(String, Vec<u8>)>> {
    let mut packs = Vec::new();
    for file in files(compiled)? {
        let name = file.strip_prefix(compiled)?.with_extension("");
        let name = name.to_str().context("a pack's name is not plain text")?;
        packs.push((name.to_owned(), fs::read(&file)?));
    }
    Ok(packs)
}

/// By language, the words of the element itself, which it needs before anything else has come, and
/// then the names of the packs there are.
pub fn words(compiled: &Path, packs: &[String]) -> Result<Map<String, Value>> {
    let mut words = Map::new();
    for file in files(compiled)? {
        let language = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let mut content: Vec<String> = serde_json::from_slice(&fs::read(&file)?)
            .with_context(|| format!("the compiled words of `{language}` are not JSON"))?;
        let own = packs.iter().filter_map(|it| it.strip_prefix(&format!("{language}/")));
        content.extend(own.map(str::to_owned));
        words.insert(language, content.into());
    }
    Ok(words)
}

/// The names of the packs there are, by language.
fn languages(packs: &[String]) -> Value {
    let mut languages = Map::new();
    for (language, paradox) in packs.iter().filter_map(|it| it.split_once('/')) {
        let walks = languages.entry(language).or_insert_with(|| json!([]));
        walks.as_array_mut().expect("only lists are put in").push(paradox.into());
    }
    languages.into()
}

pub fn put(path: &Path, content: &[u8]) -> Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(path, content).with_context(|| format!("{} could not be written", path.display()))
}

fn the_only(folder: &Path, extension: &str) -> Result<PathBuf> {
    let mut found: Vec<_> = fs::read_dir(folder)?
        .filter_map(|it| Some(it.ok()?.path()))
        .filter(|it| it.extension().is_some_and(|it| it == extension))
        .collect();
    match found.pop() {
        Some(file) if found.is_empty() => Ok(file),
        Some(_) => bail!("Trunk left several .{extension} files where one was expected"),
        None => bail!("Trunk left no .{extension} file: is the widget linked in index.html?"),
    }
}

/// The bundler and minifier.
pub struct Esbuild {
    program: PathBuf,
}

impl Esbuild {
    pub fn find() -> Result<Self> {
        Ok(Self { program: installed::BUILDERS.folder()?.join(".bin/esbuild") })
    }

    /// One file with all it imports, as small as it gets.
    fn bundle(&self, file: &Path, more: &[&str]) -> Result<Vec<u8>> {
        self.bundled(file, &[more, &["--minify"]].concat())
    }

    /// One file with all it imports.
    pub fn bundled(&self, file: &Path, more: &[&str]) -> Result<Vec<u8>> {
        let mut esbuild = Command::new(&self.program);
        esbuild.arg(file).args([
            "--bundle",
            "--format=esm",
            "--target=es2022",
            "--charset=utf8",
            "--legal-comments=none",
            "--log-level=warning",
        ]);
        // Of two options the later one counts.
        esbuild.args(more);
        Ok(output(esbuild)?.into_bytes())
    }
}
