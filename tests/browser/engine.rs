//! The three browsers, and what each is asked for when it starts.

use std::env;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result};
use serde_json::{Value, json};

/// A browser engine.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    Chromium,
    Firefox,
    WebKit,
}

/// What a reader has set up on their machine. Each needs a browser started for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Setting {
    #[default]
    Ordinary,
    Dark,
    ReducedMotion,
    ScriptsOff,
    /// A narrow screen; Chromium alone can be asked for one.
    Phone,
}

pub const ALL: &[Engine] = &[Engine::Chromium, Engine::Firefox, Engine::WebKit];

/// A window that shows the demo page in two columns.
pub const WINDOW: (u32, u32) = (1280, 900);

impl Engine {
    pub const fn name(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
            Self::WebKit => "webkit",
        }
    }

    /// The driver, told to listen at `port`.
    pub fn driver(self, port: u16, other_port: u16) -> Result<Command> {
        let (program, more) = match self {
            Self::Chromium => (place("BOTH_TRUE_CHROMEDRIVER")?, None),
            Self::Firefox => (place("BOTH_TRUE_GECKODRIVER")?, Some("--websocket-port")),
            Self::WebKit => (place("BOTH_TRUE_WEBKITDRIVER")?, None),
        };
        let mut driver = Command::new(program);
        driver.arg(format!("--port={port}"));
        driver.args(more.map(|more| format!("{more}={other_port}")));
        Ok(driver)
    }

    /// The browser we ask the driver for, with its own files in `profile`.
    pub fn wishes(self, setting: Setting, profile: &Path) -> Result<Value> {
        Ok(match self {
            Self::Chromium => chromium(setting, profile)?,
            Self::Firefox => firefox(setting)?,
            Self::WebKit => webkit(setting)?,
        })
    }
}

fn chromium(setting: Setting, profile: &Path) -> Result<Value> {
    let mut arguments = vec![
        "--headless".to_owned(),
        "--no-sandbox".into(),
        "--disable-gpu".into(),
        "--disable-dev-shm-usage".into(),
        "--disable-quic".into(),
        "--no-first-run".into(),
        "--disable-background-networking".into(),
        "--disable-component-update".into(),
        "--disable-sync".into(),
        "--hide-scrollbars".into(),
        // A page may count what it uses, to the byte and after it was swept: see memory.rs.
        "--js-flags=--expose-gc".into(),
        "--enable-precise-memory-info".into(),
        format!("--user-data-dir={}", profile.display()),
    ];
    arguments.extend(match setting {
        Setting::Dark => Some("--blink-settings=preferredColorScheme=0".into()),
        Setting::ReducedMotion => Some("--force-prefers-reduced-motion".into()),
        _ => None,
    });
    let mut options = json!({"binary": place("BOTH_TRUE_CHROMIUM")?, "args": arguments});
    if setting == Setting::ScriptsOff {
        let blocked = 2;
        options["prefs"] = json!({"profile.managed_default_content_settings.javascript": blocked});
    }
    if setting == Setting::Phone {
        let screen = json!({"width": 375, "height": 812, "pixelRatio": 2.0, "touch": true});
        options["mobileEmulation"] = json!({"deviceMetrics": screen});
    }
    Ok(json!({"browserName": "chrome", "goog:chromeOptions": options}))
}

fn firefox(setting: Setting) -> Result<Value> {
    let light = i32::from(setting != Setting::Dark);
    let options = json!({
        "binary": place("BOTH_TRUE_FIREFOX")?,
        "args": ["-headless"],
        "prefs": {
            "layout.css.prefers-color-scheme.content-override": light,
            "ui.prefersReducedMotion": i32::from(setting == Setting::ReducedMotion),
            "javascript.enabled": setting != Setting::ScriptsOff,
        },
    });
    Ok(json!({"browserName": "firefox", "moz:firefoxOptions": options}))
}

fn webkit(setting: Setting) -> Result<Value> {
    let mut arguments = vec!["--automation"];
    arguments.extend(match setting {
        Setting::Dark => Some("-d"),
        Setting::ScriptsOff => Some("--enable-javascript=FALSE"),
        _ => None,
    });
    let options = json!({"binary": place("BOTH_TRUE_MINIBROWSER")?, "args": arguments});
    Ok(json!({"browserName": "MiniBrowser", "webkitgtk:browserOptions": options}))
}

/// What `cargo xtask test browser` has told us.
pub fn place(variable: &str) -> Result<String> {
    env::var(variable)
        .with_context(|| format!("{variable} is not set: run `cargo xtask test browser`"))
}
