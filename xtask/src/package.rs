//! The npm package: what `dist` ships, under a loader that names each of its files, so that bundlers
//! find them, and what editors and compilers want to know of the element.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};
use serde_json::{Map, Value, json};
use xtask::contract::Contract;

use crate::dist::files;
use crate::installed;
use crate::lay::{self, Esbuild, VERSION};
use crate::place;
use crate::program::{minutes, output, run};

/// What npm is told. As text, since the order of conditions in it counts; to import the loader is to
/// define the element, and that is its side effect.
const DESCRIPTION: &str = include_str!("package.json");

/// What a bundler is asked to leave alone: this import takes an address, and no module's name.
const UNTOUCHED: &str = "import(/* @vite-ignore */ /* webpackIgnore: true */ locate(";

/// What ends the names of the sheets.
const STYLES: &str = ".css";

/// Makes the package from what was built, packs it, and says where its archive is.
pub fn package(dist: &Path) -> Result<PathBuf> {
    let project = place::project()?;
    let target = place::target()?;
    let folder = target.join("npm");
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    fs::create_dir_all(folder.join("files"))?;
    let scratch = target.join("npm-scratch");
    let texts = scratch.join("compiled");
    lay::compile(&project, &texts)?;

    let release = Release::take(&dist.join("v1").join(VERSION), &folder.join("files"))?;
    let packs: Vec<_> = release.names.iter().filter_map(Name::pack).collect();
    let constant = json!({
        "version": VERSION,
        "hash": release.hash,
        "integrity": release.digest,
        "words": lay::words(&texts.join("words"), &packs)?,
    });
    let loader = loader(&project, &scratch.join("embed"), &release.names, &constant)?;
    fs::write(folder.join("both-true.js"), loader)?;
    // Where there is no page there is nothing to define, and no mistake: a server that renders imports
    // what the page will.
    fs::write(folder.join("server.js"), "export class BothTrue {}\n")?;
    copy(&texts.join("text"), &folder.join("text"))?;

    let contract = Contract::new();
    let pretty = |value: &Value| serde_json::to_string_pretty(value).map(|it| it + "\n");
    fs::write(folder.join("both-true.d.ts"), contract.types())?;
    let manifest = contract.manifest("both-true.js");
    fs::write(folder.join("custom-elements.json"), pretty(&manifest)?)?;
    let data = pretty(&contract.editor_data())?;
    fs::write(folder.join("vscode.html-custom-data.json"), data)?;
    fs::write(folder.join("package.json"), DESCRIPTION.replace("x.y.z", VERSION))?;
    for (from, to) in [
        ("docs/package.md", "README.md"),
        ("LICENSE-MIT", "LICENSE-MIT"),
        ("LICENSE-APACHE", "LICENSE-APACHE"),
    ] {
        fs::copy(project.join(from), folder.join(to)).with_context(|| format!("no {from}"))?;
    }
    fs::remove_dir_all(scratch)?;
    pack(&folder, &target)
}

/// Packs the archive, and installs it in copies of the projects in `tests/package/`, as anyone would:
/// one without a bundler, and one with Vite and React, which is checked and built. Says where.
pub fn try_out(dist: &Path) -> Result<PathBuf> {
    let archive = package(dist)?;
    let sources = place::project()?.join("tests/package");
    let tools = installed::locked(&sources.join("bundlers"), "they try the npm package out")?;
    let around = place::target()?.join("package");
    if around.exists() {
        fs::remove_dir_all(&around)?;
    }
    copy(&sources, &around)?;
    // Found from the project inside, and not from the bare one, which has no such things.
    std::os::unix::fs::symlink(&tools, around.join("bundlers/node_modules"))?;
    for project in ["bare", "bundlers/vite"] {
        let mut npm = npm(&around.join(project));
        npm.args(["install", "--offline", "--no-package-lock"]).arg(&archive);
        run(npm, minutes(2)).with_context(|| format!("{project} could not install the package"))?;
    }
    let node = |folder: &str, words: &[&str]| {
        let mut node = Command::new("node");
        node.args(words).current_dir(around.join(folder));
        run(node, minutes(2))
    };
    node("bundlers", &["check.js"]).context("the package's own data are wrong")?;
    for folder in ["bare", "bundlers/vite"] {
        let compiler = tools.join("typescript/bin/tsc");
        let compiler = compiler.to_str().context("the cache's path is not plain text")?;
        node(folder, &[compiler]).with_context(|| format!("the types are wrong in {folder}"))?;
    }
    let vite = "../node_modules/vite/bin/vite.js";
    node("bundlers/vite", &[vite, "build", "--logLevel=warn"])?;
    Ok(around)
}

/// A file of the release: how the loader asks for it, and where it lies in the package.
struct Name {
    before: String,
    after: String,
    path: String,
}

impl Name {
    /// Which pack it is, as `en/change`.
    fn pack(&self) -> Option<String> {
        Some(self.before.strip_prefix("packs/")?.strip_suffix('.')?.to_owned())
    }
}

/// What was taken over from a release.
struct Release {
    hash: String,
    digest: String,
    names: Vec<Name>,
}

impl Release {
    /// Copies what the loader fetches: every file with the release's hash in its name.
    fn take(shelf: &Path, folder: &Path) -> Result<Self> {
        let all = files(shelf).context("there is no release to make a package of")?;
        let wasm = all.iter().find(|it| it.extension().is_some_and(|it| it == "wasm"));
        let wasm = wasm.context("the release has no wasm")?;
        let hash = wasm.file_stem().and_then(|it| it.to_str()?.strip_prefix("both-true-"));
        let hash = hash.and_then(|it| it.strip_suffix("_bg")).context("the wasm has no hash")?;
        let mut names = Vec::new();
        for file in &all {
            let path = file.strip_prefix(shelf)?.to_str().context("a name is not plain text")?;
            let Some((before, after)) = path.split_once(hash) else { continue };
            // Vite's server would turn a sheet that is fetched into a script.
            let end = if after.ends_with(STYLES) { ".txt" } else { "" };
            let name =
                Name { before: before.into(), after: after.into(), path: path.to_owned() + end };
            let mut content = fs::read(file)?;
            if after == ".js" {
                content = without_own_address(content)?;
            }
            lay::put(&folder.join(&name.path), &content)?;
            names.push(name);
        }
        let digest = lay::digest(&fs::read(wasm)?);
        Ok(Self { hash: hash.to_owned(), digest, names })
    }
}

/// A script without the addresses it would find by its own. wasm-bindgen's has one, for whoever does not
/// say where the wasm is, and bundlers would look for what is there.
fn without_own_address(script: Vec<u8>) -> Result<Vec<u8>> {
    let script = String::from_utf8(script).context("a script is not text")?;
    let address = "new URL(\"both-true_bg.wasm\",import.meta.url)";
    let script = script.replace(address, "undefined");
    ensure!(!script.contains("import.meta"), "a script of the release looks beside itself");
    Ok(script.into_bytes())
}

/// The loader, with every file named where bundlers look for names.
fn loader(project: &Path, scratch: &Path, names: &[Name], constant: &Value) -> Result<Vec<u8>> {
    copy(&project.join("src/embed"), scratch)?;
    let mut untouched = 0;
    for name in ["element.js", "define.js"] {
        let path = scratch.join(name);
        let script = fs::read_to_string(&path)?;
        untouched += script.matches("import(locate(").count();
        fs::write(&path, script.replace("import(locate(", UNTOUCHED))?;
    }
    ensure!(untouched > 0, "the loader imports nothing by `import(locate(`");
    fs::write(scratch.join("locate.js"), locate(names))?;
    let entry = "export { BothTrue } from './element.js';\nimport './define.js';\n";
    fs::write(scratch.join("package.js"), entry)?;
    let constant = format!("--define:__BOTH_TRUE__={constant}");
    // Bundlers shrink it, and until then people may read it.
    Esbuild::find()?.bundled(&scratch.join("package.js"), &[&constant])
}

/// Another `locate.js`: a table of addresses, each a text that stands as it is.
fn locate(names: &[Name]) -> String {
    let line = |Name { before, after, path }: &Name| {
        format!("  '{before}{after}': new URL('./files/{path}', import.meta.url),\n")
    };
    let table: String = names.iter().map(line).collect();
    format!(
        "const files = {{\n{table}}};\n\n\
         export const locate = (name, ending) => {{\n\
         \x20 const [end, query] = ending.split('?');\n\
         \x20 return files[name + end] + (query ? '?' + query : '');\n}};\n"
    )
}

/// The archive that npm makes of a folder.
fn pack(folder: &Path, target: &Path) -> Result<PathBuf> {
    let mut npm = npm(folder);
    npm.args(["pack", "--json", "--pack-destination"]).arg(target);
    let packed: Vec<Map<String, Value>> =
        serde_json::from_str(&output(npm)?).context("npm did not say what it packed")?;
    let name = packed.first().and_then(|it| it["filename"].as_str()).context("no archive")?;
    Ok(target.join(name))
}

fn npm(folder: &Path) -> Command {
    let mut npm = Command::new("npm");
    npm.args(["--no-audit", "--no-fund", "--loglevel=error"]).current_dir(folder);
    npm
}

/// Copies a folder with all that is in it.
fn copy(from: &Path, to: &Path) -> Result<()> {
    for file in files(from)? {
        lay::put(&to.join(file.strip_prefix(from)?), &fs::read(&file)?)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_is_named_where_bundlers_look() {
        let name = Name {
            before: "packs/en/all.".into(),
            after: ".json".into(),
            path: "packs/en/all.0a1b.json".into(),
        };
        let table =
            "'packs/en/all..json': new URL('./files/packs/en/all.0a1b.json', import.meta.url)";
        assert_eq!(name.pack().as_deref(), Some("en/all"));
        assert!(locate(&[name]).contains(table));
    }

    #[test]
    fn a_script_that_looks_beside_itself_is_no_part_of_a_package() {
        let own = "a=new URL(\"both-true_bg.wasm\",import.meta.url)";
        assert_eq!(without_own_address(own.into()).expect("it is known"), b"a=undefined");
        assert!(without_own_address("import.meta.url".into()).is_err());
    }
}
