//! Tools from crates.io and npm, each at one exact version, and from Debian, installed once per user.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{self, Command};

use anyhow::{Context, Result, bail, ensure};
use sha2::{Digest, Sha256};

use crate::debian;
use crate::place;
use crate::program::{minutes, run};

/// What turns Trunk's output into what is shipped.
pub const BUILDERS: Npm = Npm {
    packages: &["binaryen@132.0.0", "esbuild@0.28.2"],
    why: "they shrink the wasm and the scripts",
};

/// What judges the finished page.
pub const CHECKERS: Npm = Npm {
    packages: &["axe-core@4.14.1", "html-validate@10.9.0"],
    why: "they check the page's access and markup",
};

/// Packages from npm that are installed together.
pub struct Npm {
    packages: &'static [&'static str],
    why: &'static str,
}

impl Npm {
    /// The `node_modules` folder with these packages, installed if need be.
    pub fn folder(&self) -> Result<PathBuf> {
        node()?;
        let list = self.packages.join(" ");
        let name = format!("npm-{}", short_hash(list.as_bytes()));
        let folder = once(&name, |folder| {
            eprintln!("Installing {list} from npm: {}. About 20 seconds, once.", self.why);
            let mut npm = Command::new("npm");
            npm.args(["install", "--no-audit", "--no-fund", "--loglevel=error", "--save-exact"]);
            npm.arg("--prefix").arg(folder).args(self.packages);
            run(npm, minutes(10))
        })?;
        Ok(folder.join("node_modules"))
    }
}

/// The `node_modules` folder that a `package.json` and its lock file describe.
pub fn locked(described: &Path, why: &str) -> Result<PathBuf> {
    node()?;
    let files = ["package.json", "package-lock.json"];
    let lock = fs::read(described.join(files[1])).context("the packages have no lock file")?;
    let folder = once(&format!("npm-{}", short_hash(&lock)), |folder| {
        eprintln!("Installing what {} names: {why}. About 20 s, once.", described.display());
        for file in files {
            fs::copy(described.join(file), folder.join(file))?;
        }
        let mut npm = Command::new("npm");
        npm.args(["ci", "--no-audit", "--no-fund", "--loglevel=error"]).current_dir(folder);
        run(npm, minutes(10))
    })?;
    Ok(folder.join("node_modules"))
}

/// Sees to it that there is Node.js, with npm.
fn node() -> Result<()> {
    if place::on_path(&["node"]).is_none() || place::on_path(&["npm"]).is_none() {
        let why = "Node.js runs tools that build and check the page";
        debian::install(&["nodejs", "npm"], why)?;
    }
    Ok(())
}

/// The folder with Trunk's program.
pub fn trunk() -> Result<PathBuf> {
    crate_program("trunk", "0.21.14", true, "it builds the page. About 4 minutes")
}

/// The folder with wasm-bindgen's programs, which must be of the very version the widget links.
pub fn wasm_bindgen() -> Result<PathBuf> {
    let lock = fs::read_to_string(place::project()?.join("Cargo.lock")).context("no Cargo.lock")?;
    let version = locked_version(&lock, "wasm-bindgen").context("no wasm-bindgen in Cargo.lock")?;
    // Its lock file has named crates that were withdrawn, so it is built without.
    let why = "it joins wasm to JavaScript and runs wasm tests. About 2 minutes";
    crate_program("wasm-bindgen-cli", version, false, why)
}

/// The folder with geckodriver.
pub fn geckodriver() -> Result<PathBuf> {
    crate_program("geckodriver", "0.37.1", true, "it drives Firefox in tests. About 2 minutes")
}

/// A program of a Debian package, at its path in there.
pub fn unpacked(package: &str, program: &str) -> Result<PathBuf> {
    let folder = once(&format!("debian-{package}"), |folder| {
        eprintln!("Unpacking Debian's {package}: the tests serve the page with it. Once.");
        debian::unpack(package, folder)
    })?;
    let program = folder.join(program);
    ensure!(program.is_file(), "Debian's {package} has no {}", program.display());
    Ok(program)
}

/// Names content by eight digits of its hash.
pub fn short_hash(content: &[u8]) -> String {
    let [a, b, c, d, ..] = <[u8; 32]>::from(Sha256::digest(content));
    format!("{a:02x}{b:02x}{c:02x}{d:02x}")
}

fn crate_program(name: &str, version: &str, locked: bool, why: &str) -> Result<PathBuf> {
    let folder = once(&format!("{name}-{version}"), |folder| {
        eprintln!("Installing {name} {version} from crates.io: {why}, once.");
        let mut cargo = Command::new("cargo");
        cargo.args(["install", name, "--version", version, "--debug"]);
        cargo.args(locked.then_some("--locked"));
        cargo.arg("--root").arg(folder);
        // Away from the project, its settings, and its own build.
        cargo.current_dir(env::temp_dir()).env_remove("CARGO_TARGET_DIR");
        run(cargo, minutes(40))
    })?;
    Ok(folder.join("bin"))
}

/// Fills a folder of the cache under another name first, so that half an install never counts.
fn once(name: &str, install: impl FnOnce(&Path) -> Result<()>) -> Result<PathBuf> {
    let cache = place::cache()?;
    let folder = cache.join(name);
    if folder.is_dir() {
        return Ok(folder);
    }
    let unfinished = cache.join(format!("unfinished-{name}-{}", process::id()));
    fs::create_dir_all(&unfinished)
        .with_context(|| format!("{} could not be made", unfinished.display()))?;
    let installed = install(&unfinished);
    if installed.is_ok() && fs::rename(&unfinished, &folder).is_ok() {
        return Ok(folder);
    }
    // The little that cannot be removed harms nothing.
    let _ = fs::remove_dir_all(&unfinished);
    installed.with_context(|| format!("{name} was not installed; is the network there?"))?;
    // Another run may have been quicker.
    if folder.is_dir() {
        return Ok(folder);
    }
    bail!("{name} could not be moved to {}", folder.display())
}

fn locked_version<'a>(lock: &'a str, package: &str) -> Option<&'a str> {
    let name = format!("name = \"{package}\"");
    let mut lines = lock.lines().skip_while(|&line| line != name);
    lines.nth(1)?.strip_prefix("version = \"")?.strip_suffix('"')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_locked_version_is_that_of_the_whole_name() {
        let lock = "name = \"wasm-bindgen-macro\"\nversion = \"1\"\n\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\n";
        assert_eq!(locked_version(lock, "wasm-bindgen"), Some("0.2.130"));
        assert_eq!(locked_version(lock, "wasm"), None);
    }
}
