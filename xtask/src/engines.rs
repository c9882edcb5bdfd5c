//! The three browsers every release is tried in, and the programs that drive them.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result};

use crate::debian;
use crate::installed;
use crate::place;

/// Where each browser and each driver lies. There is no value with one missing.
pub struct Engines {
    pub chromium: PathBuf,
    pub chromedriver: PathBuf,
    pub firefox: PathBuf,
    pub geckodriver: PathBuf,
    /// WebKit's driver.
    pub webkitdriver: PathBuf,
    /// WebKit's browser, which is on no search path.
    pub minibrowser: PathBuf,
    /// A screen without a screen, since WebKit has no headless mode.
    pub xvfb: PathBuf,
}

impl Engines {
    /// Finds the browsers and drivers, and installs those that are missing.
    pub fn find() -> Result<Self> {
        if Self::packages().is_none() {
            let packages = [
                "chromium",
                "chromium-driver",
                "firefox-esr",
                "webkit2gtk-driver",
                "xvfb",
                "xauth",
            ];
            debian::install(&packages, "the tests run in Chromium, Firefox and WebKit")?;
        }
        let mut engines = Self::packages()
            .context("the packages are installed, and yet a browser or its driver is missing")?;
        engines.geckodriver = installed::geckodriver()?.join("geckodriver");
        Ok(engines)
    }

    /// All that comes in packages; geckodriver does not.
    fn packages() -> Option<Self> {
        place::on_path(&["xvfb-run"])?;
        place::on_path(&["xauth"])?;
        Some(Self {
            chromium: place::on_path(&["chromium"])?,
            chromedriver: place::on_path(&["chromedriver"])?,
            firefox: place::on_path(&["firefox-esr"])?,
            geckodriver: PathBuf::new(),
            webkitdriver: place::on_path(&["WebKitWebDriver"])?,
            minibrowser: minibrowser()?,
            xvfb: place::on_path(&["Xvfb"])?,
        })
    }
}

/// Looks in the library folder of each architecture.
fn minibrowser() -> Option<PathBuf> {
    let mut candidates = fs::read_dir("/usr/lib").ok()?.filter_map(|it| {
        Some(it.ok()?.path().join("webkit2gtk-4.1/MiniBrowser")).filter(|it| it.is_file())
    });
    candidates.next()
}
