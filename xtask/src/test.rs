//! The whole test run, as numbered steps: cheap ones first, each with a limit.

use std::fs;
use std::path::PathBuf;
use std::process::Command;
use std::time::Instant;

use anyhow::{Context, Result};
use clap::ValueEnum;
use serde_json::{Value, json};

use crate::dist;
use crate::engines::Engines;
use crate::hosts;
use crate::installed;
use crate::package;
use crate::place;
use crate::program::{minutes, run};
use crate::sizes::sizes;
use crate::wasm::{TARGET, Toolchain};

/// A part of the run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Part {
    /// Formatting, lints, the tests that need no browser, and the content.
    Native,
    /// The widget's own tests, inside each browser.
    Wasm,
    /// The built page: its sizes, its markup, and its behaviour in each browser.
    Browser,
}

/// Runs one part, or all of them, up to the first failure.
pub fn test(part: Option<Part>) -> Result<()> {
    let wanted = |it| part.is_none_or(|part| part == it);
    let mut steps = Vec::new();
    if wanted(Part::Native) {
        steps.extend(native());
    }
    if wanted(Part::Wasm) {
        steps.extend(wasm());
    }
    if wanted(Part::Browser) {
        steps.extend(browser());
    }
    let count = steps.len();
    let start = Instant::now();
    for (done, Step { name, act }) in steps.into_iter().enumerate() {
        let number = done + 1;
        eprintln!("\n[{number}/{count}] {name}");
        let start = Instant::now();
        act().with_context(|| format!("step {number} of {count} failed: {name}"))?;
        eprintln!("[{number}/{count}] passed in {:.1} s", start.elapsed().as_secs_f32());
    }
    eprintln!("\nAll {count} steps passed in {:.0} s.", start.elapsed().as_secs_f32());
    Ok(())
}

struct Step {
    name: &'static str,
    act: Box<dyn FnOnce() -> Result<()>>,
}

fn step(name: &'static str, act: impl FnOnce() -> Result<()> + 'static) -> Step {
    Step { name, act: Box::new(act) }
}

fn native() -> Vec<Step> {
    vec![
        step("Formatting", || run(cargo("fmt --all --check")?, minutes(2))),
        step("The authors' check of content/", || {
            run(cargo("run --quiet -p author --bin both-true -- check content/")?, minutes(10))
        }),
        step("Lints", || {
            run(cargo("clippy --workspace --all-targets -- -D warnings")?, minutes(15))
        }),
        step("Lints of the widget as wasm", || {
            let words = format!(
                "clippy -p both-true --lib --test element --target {TARGET} -- -D warnings"
            );
            run(wasm_cargo(&Toolchain::compiler()?, &words)?, minutes(15))
        }),
        step("Tests without a browser", || run(cargo("test --workspace")?, minutes(20))),
    ]
}

fn wasm() -> Vec<Step> {
    vec![
        step("Browsers, drivers and wasm-bindgen", || {
            Engines::find()?;
            Toolchain::tests()?;
            Ok(())
        }),
        step("The widget's tests, compiled to wasm", || {
            let words = format!("{ELEMENT} --no-run");
            run(wasm_cargo(&Toolchain::tests()?, &words)?, minutes(15))
        }),
        step("The widget in Chromium", || {
            let Engines { chromium, chromedriver, .. } = Engines::find()?;
            let wishes = json!({"goog:chromeOptions": {"binary": chromium, "args": [
                "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
                "--disable-background-networking", "--disable-component-update",
            ]}});
            element_in("CHROMEDRIVER", chromedriver, &wishes)
        }),
        step("The widget in Firefox", || {
            let Engines { firefox, geckodriver, .. } = Engines::find()?;
            let wishes = json!({"moz:firefoxOptions": {"binary": firefox, "args": ["-headless"]}});
            element_in("GECKODRIVER", geckodriver, &wishes)
        }),
        step("The widget in WebKit", || {
            let Engines { minibrowser, webkitdriver, .. } = Engines::find()?;
            let wishes = json!({"browserName": "MiniBrowser", "webkitgtk:browserOptions": {
                "binary": minibrowser, "args": ["--automation"],
            }});
            element_in("SAFARIDRIVER", webkitdriver, &wishes)
        }),
    ]
}

fn browser() -> Vec<Step> {
    vec![
        step("The page, as it ships", || dist::ensure().map(|_| ())),
        step("Its sizes", sizes),
        step("Its markup", || {
            let program = installed::CHECKERS.folder()?.join(".bin/html-validate");
            let mut validate = Command::new(program);
            validate.args([
                "--config",
                "tests/html-validate.json",
                "dist/index.html",
                "dist/all.html",
                "dist/v1/frame.html",
                "dist/embed.html",
                "dist/learn.html",
            ]);
            validate.current_dir(place::project()?);
            run(validate, minutes(2))
        }),
        step("The npm package: packed, installed, typed and bundled", || {
            package::try_out(&place::dist()?).map(|_| ())
        }),
        step("Its behaviour in Chromium, Firefox and WebKit", || {
            let engines = Engines::find()?;
            let axe = installed::CHECKERS.folder()?.join("axe-core/axe.min.js");
            // As the whole workspace, so that what the earlier tests compiled serves here too.
            // A case in each browser at a time; each browser takes its own in turn.
            let mut tests = cargo("test --workspace --test browser -- --test-threads=3")?;
            tests.envs([
                ("BOTH_TRUE_DIST", place::dist()?),
                ("BOTH_TRUE_PACKAGE", place::target()?.join("package")),
                ("BOTH_TRUE_AXE", axe),
                ("BOTH_TRUE_CHROMIUM", engines.chromium),
                ("BOTH_TRUE_CHROMEDRIVER", engines.chromedriver),
                ("BOTH_TRUE_FIREFOX", engines.firefox),
                ("BOTH_TRUE_GECKODRIVER", engines.geckodriver),
                ("BOTH_TRUE_WEBKITDRIVER", engines.webkitdriver),
                ("BOTH_TRUE_MINIBROWSER", engines.minibrowser),
                ("BOTH_TRUE_XVFB", engines.xvfb),
            ]);
            tests.env("BOTH_TRUE_NGINX", hosts::nginx()?);
            tests.envs(hosts::caddy().map(|it| ("BOTH_TRUE_CADDY", it)));
            run(tests, minutes(30))
        }),
    ]
}

/// The widget's tests inside a browser.
const ELEMENT: &str = "test -p both-true --target wasm32-unknown-unknown --test element";

fn element_in(variable: &str, driver: PathBuf, wishes: &Value) -> Result<()> {
    let settings = place::target()?.join("webdriver.json");
    fs::write(&settings, wishes.to_string())
        .with_context(|| format!("{} could not be written", settings.display()))?;
    let toolchain = Toolchain::tests()?;
    let mut tests = if variable == "SAFARIDRIVER" {
        // WebKit needs a screen, if a made-up one; without it the first request never returns.
        let mut tests = toolchain.command("xvfb-run")?;
        tests.args(["--auto-servernum", "cargo"]).args(ELEMENT.split(' '));
        tests
    } else {
        wasm_cargo(&toolchain, ELEMENT)?
    };
    // The runner takes the first driver it finds named, so there must be one alone.
    for other in ["CHROMEDRIVER", "GECKODRIVER", "SAFARIDRIVER"] {
        tests.env_remove(other);
    }
    tests.env(variable, driver);
    tests.env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", settings);
    tests.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", "wasm-bindgen-test-runner");
    // Seconds, with room for a busy machine.
    tests.env("WASM_BINDGEN_TEST_DRIVER_TIMEOUT", "60").env("WASM_BINDGEN_TEST_TIMEOUT", "180");
    run(tests, minutes(6))
}

fn cargo(words: &str) -> Result<Command> {
    let mut cargo = Command::new("cargo");
    cargo.args(words.split(' ')).current_dir(place::project()?);
    Ok(cargo)
}

fn wasm_cargo(toolchain: &Toolchain, words: &str) -> Result<Command> {
    let mut cargo = toolchain.command("cargo")?;
    cargo.args(words.split(' '));
    Ok(cargo)
}
