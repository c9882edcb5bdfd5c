//! One test: what a reader or a host does, in each engine that can show it.

use std::env;
use std::fs;
use std::path::Path;
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use anyhow::{Context, Result, anyhow, bail};
use libtest_mimic::{Failed, Trial};
use tokio::runtime::Runtime;
use tokio::time::timeout;

use crate::engine::{self, Engine, Setting};
use crate::page::Page;
use crate::session::Session;
use crate::site::Site;

/// What a case does with a page.
pub type Work<'a> = Pin<Box<dyn Future<Output = Result<()>> + 'a>>;

/// How long one case may take.
const LIMIT: Duration = Duration::from_secs(60);

/// A test that is yet to be given an engine.
pub struct Case {
    name: String,
    engines: &'static [Engine],
    setting: Setting,
    work: Arc<dyn for<'a> Fn(Page<'a>) -> Work<'a> + Send + Sync>,
}

impl Case {
    /// A case for all engines. `name` completes “in Firefox, …”.
    pub fn new(
        name: impl Into<String>,
        work: impl for<'a> Fn(Page<'a>) -> Work<'a> + Send + Sync + 'static,
    ) -> Self {
        let (engines, setting) = (engine::ALL, Setting::default());
        Self { name: name.into(), engines, setting, work: Arc::new(work) }
    }

    /// In these engines alone. Whoever calls this says why.
    pub fn only_in(self, engines: &'static [Engine]) -> Self {
        Self { engines, ..self }
    }

    /// For a reader who has this set up.
    pub fn with(self, setting: Setting) -> Self {
        Self { setting, ..self }
    }

    /// What its reader has set up.
    pub const fn setting(&self) -> Setting {
        self.setting
    }

    /// A test for each engine.
    pub fn trials(self, bench: &Arc<Bench>) -> impl Iterator<Item = Trial> {
        self.engines.iter().map(move |&engine| {
            let Self { name, setting, work, .. } = &self;
            let name = format!("{}: {name}", engine.name());
            let (bench, work, setting, title) =
                (bench.clone(), work.clone(), *setting, name.clone());
            Trial::test(name, move || {
                // Each cause on a line of its own, and no backtrace: it would tell of us alone.
                bench.run(engine, setting, &title, &*work).map_err(|error| {
                    Failed::from(
                        error.chain().map(ToString::to_string).collect::<Vec<_>>().join("\n"),
                    )
                })
            })
        })
    }
}

/// What all cases share: the site, and a browser of each engine.
pub struct Bench {
    runtime: Runtime,
    site: Site,
    seats: [Mutex<Seat>; 3],
}

/// The place of one engine's browser, which serves case after case.
#[derive(Default)]
struct Seat {
    session: Option<Session>,
    /// Why the engine cannot be started, so that only its first case waits to find out.
    missing: Option<String>,
}

impl Bench {
    pub fn new() -> Result<Self> {
        let seats = [(); 3].map(|()| Mutex::default());
        Ok(Self { runtime: Runtime::new()?, site: Site::new()?, seats })
    }

    fn run(
        &self,
        engine: Engine,
        setting: Setting,
        title: &str,
        work: &dyn for<'a> Fn(Page<'a>) -> Work<'a>,
    ) -> Result<()> {
        // A case that panicked has left its browser as any other failed case has.
        let mut seat = self.seats[engine as usize].lock().unwrap_or_else(PoisonError::into_inner);
        self.runtime.block_on(async {
            let session = seat.take(engine, setting).await?;
            let page = Page::new(&session.client, &self.site);
            let outcome = timeout(LIMIT, work(page)).await;
            let outcome = outcome.unwrap_or_else(|_| Err(anyhow!("not done within {LIMIT:?}")));
            if outcome.is_err() {
                let shot = shoot(&session, title).await;
                // The next case shall not suffer from this one.
                session.close().await;
                return outcome.with_context(|| match shot {
                    Ok(path) => format!("see {path}"),
                    Err(error) => format!("no screenshot: {error}"),
                });
            }
            seat.session = Some(session);
            outcome
        })
    }

    /// Ends every browser.
    pub fn close(&self) {
        for seat in &self.seats {
            let mut seat = seat.lock().unwrap_or_else(PoisonError::into_inner);
            if let Some(session) = seat.session.take() {
                self.runtime.block_on(session.close());
            }
        }
    }
}

impl Seat {
    /// The browser that stands ready, or a new one for another reader.
    async fn take(&mut self, engine: Engine, setting: Setting) -> Result<Session> {
        if let Some(reason) = &self.missing {
            bail!("{} could not be started: {reason}", engine.name());
        }
        if let Some(session) = self.session.take() {
            if session.setting == setting {
                return Ok(session);
            }
            session.close().await;
        }
        let started = Session::start(engine, setting).await;
        started.inspect_err(|error| self.missing = Some(format!("{error:#}")))
    }
}

async fn shoot(session: &Session, title: &str) -> Result<String> {
    let image = timeout(Duration::from_secs(10), session.client.screenshot()).await??;
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).parent().context("no target folder")?;
    let folder = target.join("browser-shots");
    fs::create_dir_all(&folder)?;
    let name = title.replace(|it: char| !it.is_alphanumeric(), "-");
    let path = folder.join(format!("{name}.png"));
    fs::write(&path, image)?;
    Ok(path.display().to_string())
}
