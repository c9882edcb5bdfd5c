//! Debian's packages: browsers and Node.js, installed only where they are missing.

use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::place;
use crate::program::{minutes, run};

/// Installs packages with apt, or says what to install by hand.
pub fn install(packages: &[&str], why: &str) -> Result<()> {
    let list = packages.join(" ");
    if place::on_path(&["apt-get"]).is_none() || !rustix::process::geteuid().is_root() {
        bail!(
            "programs are missing ({why}), and only root on Debian can have them installed here. \
             Install them and try again; on Debian: \
             sudo apt-get install --no-install-recommends {list}"
        );
    }
    eprintln!("Installing {list} with apt-get: {why}. A minute or two, once.");
    run(apt(&["update"]), minutes(5)).context("the package lists could not be read")?;
    let mut words = vec!["install", "--yes", "--no-install-recommends"];
    words.extend(packages);
    run(apt(&words), minutes(20)).with_context(|| format!("apt-get did not install {list}"))
}

fn apt(words: &[&str]) -> Command {
    let mut apt = Command::new("apt-get");
    apt.arg("--quiet=2").args(words).env("DEBIAN_FRONTEND", "noninteractive");
    apt
}
