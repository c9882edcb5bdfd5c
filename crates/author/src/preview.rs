//! An author's pack in the real widget, on a page that follows every save.
//!
//! The widget comes as it is shipped, and so knows its own packs only. The preview hands out the
//! author's pack under the name of one of these; the page asks twice a second whether it has changed.

use crate::content::{self, Content};
use crate::{report, text};
use anyhow::{Context, Result, bail};
use axum::extract::{Path as Wild, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{Html, IntoResponse, Response};
use axum::routing::get;
use axum::{Json, Router};
use serde::Serialize;
use std::net::{Ipv4Addr, TcpListener};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::SystemTime;
use std::{env, fs, io};
use tower_http::services::ServeDir;
use tower_http::set_header::SetResponseHeaderLayer;

const PAGE: &str = include_str!("preview/page.html");

/// What is shown, and with what.
pub struct Preview {
    /// The author's folder or file.
    pub path: PathBuf,
    /// Which story, if there are several.
    pub story: Option<String>,
    /// The widget's built files; none if they lie where they are looked for.
    pub widget: Option<PathBuf>,
    /// The port to listen at; any free one if it is 0.
    pub port: u16,
}

/// Serves a preview until it is stopped.
pub fn serve(preview: Preview) -> Result<()> {
    let widget = widget(preview.widget.as_deref())?;
    let stand_in = stand_in(&widget)?;
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, preview.port))
        .with_context(|| format!("can't listen at port {}", preview.port))?;
    listener.set_nonblocking(true)?;
    println!("The preview is at http://{}/ until you press Ctrl+C.", listener.local_addr()?);
    let mut desk = Desk { preview, stand_in, saved: Vec::new(), shown: Shown::default() };
    desk.look()?;
    let site = Router::new()
        .route("/", get(page))
        .route("/state", get(state))
        .route("/v1/{version}/packs/en/{file}", get(pack))
        .fallback_service(ServeDir::new(widget))
        // Whatever was true a moment ago may not be now.
        .layer(SetResponseHeaderLayer::overriding(
            CACHE_CONTROL,
            HeaderValue::from_static("no-store"),
        ))
        .with_state(Arc::new(Mutex::new(desk)));
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(async {
        let listener = tokio::net::TcpListener::from_std(listener)?;
        Ok(axum::serve(listener, site).await?)
    })
}

/// The folder of the widget's built files.
fn widget(named: Option<&Path>) -> Result<PathBuf> {
    let beside = |program: PathBuf| Some(program.parent()?.join("dist"));
    let places = match named {
        Some(folder) => vec![folder.to_owned()],
        None => [Some(PathBuf::from("dist")), env::current_exe().ok().and_then(beside)]
            .into_iter()
            .flatten()
            .collect(),
    };
    let built = |folder: &&PathBuf| folder.join("v1/both-true.js").is_file();
    if let Some(folder) = places.iter().find(built) {
        return Ok(folder.clone());
    }
    let places: Vec<_> = places.iter().map(|it| it.display().to_string()).collect();
    bail!(
        "the widget is not in {}: run `cargo xtask dist` in the project, or name the folder it made \
         with `--widget`",
        places.join(" or ")
    )
}

/// The id of a pack that the widget knows, to hand out the author's under its name.
fn stand_in(widget: &Path) -> Result<String> {
    let known = |version: PathBuf| {
        let mut packs: Vec<_> = fs::read_dir(version.join("packs/en")).ok()?.flatten().collect();
        packs.sort_by_key(fs::DirEntry::file_name);
        let name = packs.first()?.file_name();
        Some(name.to_str()?.split_once('.')?.0.to_owned())
    };
    fs::read_dir(widget.join("v1"))?
        .flatten()
        .find_map(|entry| known(entry.path()))
        .with_context(|| format!("the widget in {} has no English pack", widget.display()))
}

/// Where the author's files are watched.
struct Desk {
    preview: Preview,
    stand_in: String,
    /// The files as they were when last read.
    saved: Vec<(PathBuf, Option<SystemTime>, u64)>,
    shown: Shown,
}

/// What the page shows.
#[derive(Default)]
struct Shown {
    /// How often it has changed.
    version: u64,
    /// The pack as JSON: the last one without mistakes.
    pack: Option<String>,
    /// The same in words.
    text: String,
    /// What is wrong with the files now.
    mistakes: String,
}

impl Desk {
    /// Reads the files again, if any of them was saved since.
    fn look(&mut self) -> Result<()> {
        let mut saved = Vec::new();
        watch(&self.preview.path, &mut saved).unwrap_or_default();
        saved.sort();
        if saved == self.saved && self.shown.version > 0 {
            return Ok(());
        }
        self.saved = saved;
        self.shown.version += 1;
        match content::read(&self.preview.path).and_then(|content| self.read(&content)) {
            Ok(()) => Ok(()),
            Err(error) => {
                self.shown.mistakes = format!("{error:#}");
                report::print(&format!("{}\n", self.shown.mistakes))
            }
        }
    }

    fn read(&mut self, content: &Content) -> Result<()> {
        report::say(&content.files)?;
        if content.files.iter().any(|file| !file.mistakes.is_empty()) {
            self.shown.mistakes = report::plain(&content.files);
            return Ok(());
        }
        let pack = content.language()?.pack(self.preview.story.as_deref())?;
        self.shown.text = text::of_pack(&pack);
        self.shown.pack = Some(pack.to_json());
        self.shown.mistakes.clear();
        Ok(())
    }
}

/// Notes every file in a folder, or the file itself, with when it was saved.
fn watch(path: &Path, saved: &mut Vec<(PathBuf, Option<SystemTime>, u64)>) -> io::Result<()> {
    if path.is_dir() {
        for entry in fs::read_dir(path)? {
            watch(&entry?.path(), saved)?;
        }
    } else if path.extension().is_some_and(|extension| extension == "toml") {
        let metadata = fs::metadata(path)?;
        saved.push((path.to_owned(), metadata.modified().ok(), metadata.len()));
    }
    Ok(())
}

type Shared = State<Arc<Mutex<Desk>>>;

/// What is true now. A handler that died in the middle of it left nothing half done.
fn now<T>(desk: &Shared, show: impl FnOnce(&Desk) -> T) -> T {
    let mut desk = desk.lock().unwrap_or_else(PoisonError::into_inner);
    if let Err(error) = desk.look() {
        eprintln!("both-true: {error:#}");
    }
    show(&desk)
}

async fn page(desk: Shared) -> Html<String> {
    now(&desk, |desk| {
        let page = PAGE.replace("{version}", &desk.shown.version.to_string());
        Html(page.replace("{paradox}", &desk.stand_in).replace("{text}", &desk.shown.text))
    })
}

/// What the page asks for, twice a second.
#[derive(Serialize)]
struct News {
    version: u64,
    mistakes: String,
}

async fn state(desk: Shared) -> Json<News> {
    now(&desk, |Desk { shown, .. }| {
        Json(News { version: shown.version, mistakes: shown.mistakes.clone() })
    })
}

async fn pack(desk: Shared, Wild((_, file)): Wild<(String, String)>) -> Response {
    let pack = now(&desk, |desk| {
        let ours = file.strip_prefix(&desk.stand_in).is_some_and(|rest| rest.starts_with('.'));
        desk.shown.pack.clone().filter(|_| ours)
    });
    match pack {
        Some(pack) => ([(CONTENT_TYPE, "application/json")], pack).into_response(),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}
