//! The build: Trunk makes `dist/`, and a stamp tells whether it is still what the sources say.

use std::fs;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};

use crate::installed::short_hash;
use crate::place;
use crate::program::{minutes, run};
use crate::wasm::{SMALL, Toolchain, WITH_LIBRARY};

/// Folders of the project whose files do not change what is built.
const BESIDE: &[&str] = &[".git", ".ci", "target", "dist", "tests"];

/// Builds `dist/` afresh.
pub fn build() -> Result<()> {
    let sources = sources()?;
    let toolchain = Toolchain::trunk()?;
    let mut trunk = trunk(&toolchain)?;
    trunk.args(["build", "--release"]);
    let mut flags = unnamed_paths()?;
    if toolchain.builds_library()? {
        flags.extend(SMALL.map(str::to_owned));
        trunk.envs(WITH_LIBRARY);
    }
    // Cargo splits at this character alone, so a folder may have a space in its name.
    trunk.env("CARGO_ENCODED_RUSTFLAGS", flags.join("\u{1f}"));
    run(trunk, minutes(25)).context("dist/ was not built; the messages above say why")?;
    fs::write(stamp()?, format!("{sources} {}", fingerprint(&place::dist()?)?))
        .context("the build's stamp could not be written")
}

/// Builds `dist/` unless it is already what the sources give, and says where it is.
pub fn ensure() -> Result<PathBuf> {
    let dist = place::dist()?;
    // What was built is looked at too, since anyone may have changed it.
    let fresh = match fs::read_to_string(stamp()?) {
        Ok(stamp) if dist.is_dir() => stamp == format!("{} {}", sources()?, fingerprint(&dist)?),
        _ => false,
    };
    if !fresh {
        eprintln!("Building dist/: a minute or two when everything is new.");
        build()?;
    }
    Ok(dist)
}

/// Builds, serves, and does so again on every change, until stopped.
pub fn watch(port: u16) -> Result<()> {
    let mut trunk = trunk(&Toolchain::trunk()?)?;
    // Away from dist/, which is for what can be shipped.
    let folder = place::target()?.join("dev");
    fs::create_dir_all(&folder)
        .with_context(|| format!("{} could not be made", folder.display()))?;
    trunk.args(["serve", "--address=127.0.0.1", &format!("--port={port}"), "--dist"]).arg(folder);
    // From here on this process is Trunk, so stopping it stops Trunk.
    Err(trunk.exec()).context("Trunk could not be started")
}

fn trunk(toolchain: &Toolchain) -> Result<Command> {
    let mut trunk = toolchain.command("trunk")?;
    // It would ask the network for a newer version of itself.
    trunk.env("TRUNK_SKIP_VERSION_CHECK", "true");
    // Its backtraces, pages long, would bury the mistake that made it fail.
    trunk.env_remove("RUST_BACKTRACE");
    if std::env::var_os("NO_COLOR").is_some() {
        // The convention is any value; Trunk takes this one alone.
        trunk.env("NO_COLOR", "true");
    }
    Ok(trunk)
}

/// Panics name their source file, and a shipped file should not name the folders of the machine it
/// was built on. Short names are smaller, too.
fn unnamed_paths() -> Result<Vec<String>> {
    let home = std::env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| Some(PathBuf::from(std::env::var_os("HOME")?).join(".cargo")));
    let renamed = |from: &Path, to: &str| format!("--remap-path-prefix={}={to}", from.display());
    let mut flags = vec![renamed(&place::project()?, ".")];
    for registry in home.iter().flat_map(|home| std::fs::read_dir(home.join("registry/src"))) {
        for source in registry.flatten() {
            flags.push(renamed(&source.path(), "crates"));
        }
    }
    Ok(flags)
}

fn stamp() -> Result<PathBuf> {
    Ok(place::target()?.join("dist.stamp"))
}

/// A fingerprint of all that is built from, this program included.
fn sources() -> Result<String> {
    let mut all = String::new();
    for path in entries(&place::project()?)? {
        if !BESIDE.iter().any(|it| path.ends_with(it)) {
            all += &fingerprint(&path)?;
        }
    }
    Ok(short_hash(all.as_bytes()))
}

fn fingerprint(path: &Path) -> Result<String> {
    let mut all = Vec::new();
    for file in files(path)? {
        all.extend(file.as_os_str().as_encoded_bytes());
        all.extend(short_hash(&fs::read(&file)?).as_bytes());
    }
    Ok(short_hash(&all))
}

/// Every file in a folder and in its folders, in a fixed order, or the file itself.
pub fn files(path: &Path) -> Result<Vec<PathBuf>> {
    ensure!(path.exists(), "{} is missing", path.display());
    if path.is_file() {
        return Ok(vec![path.to_owned()]);
    }
    let nested = entries(path)?.iter().map(|it| files(it)).collect::<Result<Vec<_>>>()?;
    Ok(nested.concat())
}

fn entries(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut entries = fs::read_dir(folder)?
        .map(|it| Ok(it?.path()))
        .collect::<Result<Vec<_>>>()
        .with_context(|| format!("{} could not be listed", folder.display()))?;
    entries.sort();
    Ok(entries)
}
