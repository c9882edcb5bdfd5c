//! Where things lie: the project, its build, and what is installed for this user.

use std::env;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

/// The folder of the workspace.
pub fn project() -> Result<PathBuf> {
    let own = env::var_os("CARGO_MANIFEST_DIR").context("start this as `cargo xtask …`")?;
    let project = Path::new(&own).parent().context("the xtask folder has no parent")?;
    Ok(project.to_owned())
}

/// The folder of what can be shipped.
pub fn dist() -> Result<PathBuf> {
    Ok(project()?.join("dist"))
}

/// Cargo's folder of build results.
pub fn target() -> Result<PathBuf> {
    let project = project()?;
    Ok(env::var_os("CARGO_TARGET_DIR").map_or(project.join("target"), |it| project.join(it)))
}

/// This user's folder of installed tools, outside the clone so that every clone shares it.
pub fn cache() -> Result<PathBuf> {
    let caches = match env::var_os("XDG_CACHE_HOME").filter(|it| !it.is_empty()) {
        Some(folder) => PathBuf::from(folder),
        None => env::home_dir().context("no home folder to keep tools in")?.join(".cache"),
    };
    Ok(caches.join("both-true"))
}

/// The first of these programs that is on the search path.
pub fn on_path(names: &[&str]) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    let folders: Vec<_> = env::split_paths(&path).collect();
    let candidates = names.iter().flat_map(|name| folders.iter().map(move |it| it.join(name)));
    candidates.into_iter().find(|it| it.is_file())
}
