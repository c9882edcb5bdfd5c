//! The servers of other people that the tests try our settings on: nginx, and Caddy where there is one.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, ensure};

use crate::installed;
use crate::place;

/// nginx, installed if need be.
pub fn nginx() -> Result<PathBuf> {
    let found = found("nginx").map_or_else(|| installed::unpacked("nginx", "usr/sbin/nginx"), Ok);
    let program = found.context("the tests serve the page with nginx too")?;
    runs(&program, "-v").context("nginx is there and does not start")?;
    Ok(program)
}

/// Caddy, or nothing where it neither is nor can be had: its file is checked where it can be.
pub fn caddy() -> Option<PathBuf> {
    let program = found("caddy").or_else(|| {
        let unpacked = installed::unpacked("caddy", "usr/bin/caddy");
        unpacked.inspect_err(|error| eprintln!("Going on without Caddy: {error:#}")).ok()
    })?;
    runs(&program, "version").is_ok().then_some(program)
}

/// Servers lie where only root looks.
fn found(name: &str) -> Option<PathBuf> {
    let folders = ["/usr/sbin", "/usr/local/sbin"];
    let beside = || folders.iter().map(|it| Path::new(it).join(name)).find(|it| it.is_file());
    place::on_path(&[name]).or_else(beside)
}

fn runs(program: &Path, word: &str) -> Result<()> {
    let mut command = Command::new(program);
    let output = command.arg(word).stdin(Stdio::null()).output()?;
    let complaint = String::from_utf8_lossy(&output.stderr);
    ensure!(output.status.success(), "{}: {complaint}", program.display());
    Ok(())
}
