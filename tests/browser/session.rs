//! One browser under a driver, from its start to its end.

use std::env;
use std::fs;
use std::path::PathBuf;
use std::process::{self, Command};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use anyhow::{Context, Result};
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use tokio::time::timeout;

use crate::engine::{Engine, Setting, WINDOW, place};
use crate::process::{Process, await_port, free_port};

/// A driven browser.
pub struct Session {
    pub client: Client,
    pub setting: Setting,
    _driver: Process,
    _screen: Option<Process>,
    _profile: Profile,
}

impl Session {
    /// Starts a browser as this reader has it.
    pub async fn start(engine: Engine, setting: Setting) -> Result<Self> {
        let profile = Profile::new()?;
        let port = free_port()?;
        let mut driver = engine.driver(port, free_port()?)?;
        let mut screen = None;
        if engine == Engine::WebKit {
            // It has no headless mode. Without a screen its first answer never comes.
            let (process, display) = Process::start_and_hear(&xvfb()?)?;
            driver.env("DISPLAY", format!(":{display}"));
            driver.env("XDG_CONFIG_HOME", profile.settings_for_gtk(setting)?);
            screen = Some(process);
        }
        let driver = Process::start(&driver)?;
        await_port(port)?;
        let wishes = engine.wishes(setting, &profile.folder.join("profile"))?;
        let wishes = wishes.as_object().cloned().context("capabilities are an object")?;
        let mut builder = ClientBuilder::new(HttpConnector::new());
        builder.capabilities(wishes);
        let address = format!("http://127.0.0.1:{port}");
        let client = timeout(Duration::from_secs(60), builder.connect(&address))
            .await
            .context("it did not start within 60 s")??;
        if setting != Setting::Phone {
            client.set_window_rect(0, 0, WINDOW.0, WINDOW.1).await?;
        }
        Ok(Self { client, setting, _driver: driver, _screen: screen, _profile: profile })
    }

    /// Ends the browser as a user would. Dropping a session ends it by force.
    pub async fn close(self) {
        // It may hang or be gone, and is then ended with its driver.
        let _ = timeout(Duration::from_secs(5), self.client.clone().close()).await;
    }
}

fn xvfb() -> Result<Command> {
    let mut xvfb = Command::new(place("BOTH_TRUE_XVFB")?);
    xvfb.args(["-displayfd", "1", "-screen", "0", "1400x1000x24", "-nolisten", "tcp"]);
    Ok(xvfb)
}

/// A folder for a browser's own files, removed with its session.
struct Profile {
    folder: PathBuf,
}

impl Profile {
    fn new() -> Result<Self> {
        static COUNT: AtomicUsize = AtomicUsize::new(0);
        let count = COUNT.fetch_add(1, Ordering::Relaxed);
        let name = format!("both-true-browser-{}-{count}", process::id());
        let folder = env::temp_dir().join(name);
        fs::create_dir_all(&folder)?;
        Ok(Self { folder })
    }

    /// Motion is a setting of GTK, which WebKit's browser is built on.
    fn settings_for_gtk(&self, setting: Setting) -> Result<PathBuf> {
        let motion = i32::from(setting != Setting::ReducedMotion);
        let folder = self.folder.join("gtk-3.0");
        fs::create_dir_all(&folder)?;
        let settings = format!("[Settings]\ngtk-enable-animations={motion}\n");
        fs::write(folder.join("settings.ini"), settings)?;
        Ok(self.folder.clone())
    }
}

impl Drop for Profile {
    fn drop(&mut self) {
        // What cannot be removed is left to the system's own sweeping of temporary files.
        let _ = fs::remove_dir_all(&self.folder);
    }
}
