//! Debian's packages: browsers, Node.js and servers, installed only where they are missing.

use std::fs::{self, DirEntry};
use std::io;
use std::path::Path;
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

/// Unpacks a package into a folder. That is enough for a program that only tests run, and the machine
/// gets no service from it: installed, a web server would start at once, for all the network.
pub fn unpack(package: &str, folder: &Path) -> Result<()> {
    if ["apt-get", "dpkg-deb"].iter().any(|it| place::on_path(&[it]).is_none()) {
        bail!("{package} is missing, and only on Debian can it be had here; install it, try again");
    }
    let root = rustix::process::geteuid().is_root();
    if root {
        run(apt(&["update"]), minutes(5)).context("the package lists could not be read")?;
    }
    let mut download = apt(&["download", package]);
    // The user that apt downloads as may not write into a folder of ours.
    download.args(root.then_some("--option=APT::Sandbox::User=root")).current_dir(folder);
    run(download, minutes(10)).with_context(|| {
        format!("{package} was not downloaded; you can install it instead, and try again")
    })?;
    let downloaded = fs::read_dir(folder)?.collect::<io::Result<Vec<_>>>()?;
    for archive in downloaded.iter().map(DirEntry::path) {
        let mut extract = Command::new("dpkg-deb");
        extract.arg("--extract").arg(&archive).arg(folder);
        run(extract, minutes(2))?;
        fs::remove_file(archive)?;
    }
    Ok(())
}

fn apt(words: &[&str]) -> Command {
    let mut apt = Command::new("apt-get");
    apt.arg("--quiet=2").args(words).env("DEBIAN_FRONTEND", "noninteractive");
    apt
}
