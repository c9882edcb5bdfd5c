//! Other people's servers, with the settings we hand out: nginx and Caddy answer as our own does.

use std::env;
use std::fs;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};
use http::{HeaderMap, Method, Request, StatusCode};
use http_body_util::{BodyExt, Empty};
use hyper_util::client::legacy::Client;
use hyper_util::rt::TokioExecutor;
use libtest_mimic::{Failed, Trial};
use tokio::runtime::Runtime;

use crate::case::Case;
use crate::engine::place;
use crate::page::Page;
use crate::process::{Process, await_port, free_port};
use crate::site::Site;

/// The policy of a host that is careful about scripts, as its editors are told it.
const STRICT: &str = "script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
     require-trusted-types-for 'script'; trusted-types 'none'";

/// Headers that are the same whatever came of the request.
const RULES: [&str; 5] = [
    "cache-control",
    "access-control-allow-origin",
    "x-content-type-options",
    "content-security-policy",
    "x-frame-options",
];

/// Headers that tell what is sent.
const CONTENT: [&str; 4] = ["content-type", "content-length", "content-range", "last-modified"];

pub fn cases() -> Vec<Case> {
    vec![Case::new("from nginx, under a strict policy, the widget gets ready", |page| {
        Box::pin(is_ready_from_nginx(page))
    })]
}

/// What needs no browser.
pub fn trials() -> Vec<Trial> {
    let mut trials = vec![Trial::test("nginx answers as our own server does", || {
        answers_alike(nginx).map_err(told)
    })];
    // Not every system has it, and its file is the shortest.
    if env::var_os("BOTH_TRUE_CADDY").is_some() {
        trials.push(Trial::test("caddy answers as our own server does", || {
            answers_alike(caddy).map_err(told)
        }));
    }
    trials
}

fn told(error: anyhow::Error) -> Failed {
    error.chain().map(ToString::to_string).collect::<Vec<_>>().join("\n").into()
}

async fn is_ready_from_nginx(page: Page<'_>) -> Result<()> {
    let site = Site::new()?;
    let other = nginx(site.folder())?;
    let policy = format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{STRICT}\">");
    let host = site.host(&policy, &site.element("paradox=change")?)?;
    page.client.goto(&format!("http://{}/{host}", other.address)).await?;
    page.until_state("ready").await?;
    page.until("find('.door')").await?;
    let breaches: Vec<String> = page.get("window.breaches").await?;
    ensure!(breaches.is_empty(), "{breaches:?}");
    Ok(())
}

/// A server that is not ours, with our settings. Dropping it stops it.
struct Other {
    address: SocketAddr,
    _process: Process,
    _folder: Folder,
}

impl Other {
    /// Starts a program once another has found its settings good.
    fn start(port: u16, folder: Folder, mut check: Command, program: &Command) -> Result<Self> {
        let checked = check.output().context("the server could not be asked about our settings")?;
        let complaint = String::from_utf8_lossy(&checked.stderr);
        ensure!(checked.status.success(), "our settings are refused: {complaint}");
        let process = Process::start(program)?;
        await_port(port)?;
        Ok(Self { address: ([127, 0, 0, 1], port).into(), _process: process, _folder: folder })
    }
}

/// A server's own files, removed with it.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str, port: u16) -> Result<Self> {
        let folder = env::temp_dir().join(format!("both-true-{name}-{port}"));
        fs::create_dir_all(&folder)?;
        Ok(Self(folder))
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        // What cannot be removed is left to the system's own sweeping of temporary files.
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// The settings that ship, by their name.
fn settings(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("hosting").join(name)
}

fn nginx(served: &Path) -> Result<Other> {
    let program = place("BOTH_TRUE_NGINX")?;
    let port = free_port()?;
    let folder = Folder::new("nginx", port)?;
    // The two lines that a host has to change.
    let ours = fs::read_to_string(settings("nginx.conf"))?;
    let lines = [
        ("listen 8080;", format!("listen 127.0.0.1:{port};")),
        ("root /srv/both-true;", format!("root {};", served.display())),
    ];
    let ours = lines.iter().try_fold(ours, |text, (line, own)| {
        ensure!(text.matches(line).count() == 1, "nginx.conf has no single `{line}`");
        Ok(text.replace(line, own))
    })?;
    fs::write(folder.0.join("both-true.conf"), ours)?;
    // One process of this user, that writes nowhere else.
    let own = folder.0.display();
    let paths: String = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
        .map(|it| format!("{it}_temp_path {own}/{it};"))
        .concat();
    let around = format!(
        "daemon off; master_process off; pid {own}/pid; error_log stderr; events {{}}\n\
         http {{ access_log off; {paths} include {own}/both-true.conf; }}\n"
    );
    let main = folder.0.join("nginx.conf");
    fs::write(&main, around)?;
    let command = |more: &[&str]| {
        let mut nginx = Command::new(&program);
        nginx.arg("-p").arg(&folder.0).arg("-c").arg(&main).args(["-e", "stderr"]).args(more);
        nginx
    };
    let (check, run) = (command(&["-t"]), command(&[]));
    Other::start(port, folder, check, &run)
}

fn caddy(served: &Path) -> Result<Other> {
    let program = place("BOTH_TRUE_CADDY")?;
    let port = free_port()?;
    let folder = Folder::new("caddy", port)?;
    // Alone on the machine or not, it is told to leave the others their ports.
    let main = folder.0.join("Caddyfile");
    let ours = settings("Caddyfile");
    fs::write(&main, format!("{{\n\tadmin off\n}}\nimport {}\n", ours.display()))?;
    let command = |wish: &str| {
        let mut caddy = Command::new(&program);
        caddy.args([wish, "--adapter", "caddyfile", "--config"]).arg(&main);
        caddy.env("BOTH_TRUE_ADDRESS", format!("http://127.0.0.1:{port}"));
        caddy.env("BOTH_TRUE_ROOT", served);
        // It would keep its state in the home folder.
        caddy.env("XDG_DATA_HOME", &folder.0).env("XDG_CONFIG_HOME", &folder.0);
        caddy
    };
    let (check, run) = (command("validate"), command("run"));
    Other::start(port, folder, check, &run)
}

/// Asks both servers the same things about each path, and compares what they say.
fn answers_alike(start: fn(&Path) -> Result<Other>) -> Result<()> {
    let site = Site::new()?;
    let version = site.version()?;
    // Every rule has a file, also where this build has none for it, and so has what is like one.
    for path in [
        "v1/frame.html",
        &format!("v1/{version}/frame.html"),
        "text/en/change.html",
        "v1/0.1/both-true.js",
        "v1/0.1.0-test/frame.html",
        "v1/both-true.json",
        "text/v1/both-true.js",
        "text/v1/0.1.0/frame.html",
        "v10.1.0/frame.html",
    ] {
        let file = site.folder().join(path);
        fs::create_dir_all(file.parent().context("a file is in a folder")?)?;
        if !file.exists() {
            fs::write(file, "<!DOCTYPE html><title>Not yet</title>")?;
        }
    }
    let mut paths = vec![String::new(), format!("v1/{version}/both-true.js?r=2")];
    paths.extend(files(site.folder(), site.folder())?);
    ensure!(paths.len() > 15, "only {paths:?}");
    let missing =
        ["missing.html", "v1/missing.js", "v1/", "text/en/missing.html"].map(String::from);
    let missing = missing.into_iter().chain([format!("v1/{version}/missing.wasm")]);
    let other = start(site.folder())?;
    Runtime::new()?.block_on(async {
        for path in paths {
            let pair = Pair { ours: site.server.address, theirs: other.address, path };
            pair.alike(StatusCode::OK, Method::GET, &[]).await?;
            pair.alike(StatusCode::OK, Method::HEAD, &[]).await?;
            let part = StatusCode::PARTIAL_CONTENT;
            pair.alike(part, Method::GET, &[("range", "bytes=0-9")]).await?;
            pair.alike(part, Method::GET, &[("range", "bytes=-5")]).await?;
            let beyond = StatusCode::RANGE_NOT_SATISFIABLE;
            pair.alike(beyond, Method::GET, &[("range", "bytes=99999999-")]).await?;
            pair.is_asked_again().await?;
        }
        for path in missing {
            let pair = Pair { ours: site.server.address, theirs: other.address, path };
            pair.alike(StatusCode::NOT_FOUND, Method::GET, &[]).await?;
            pair.alike(StatusCode::NOT_FOUND, Method::HEAD, &[]).await?;
        }
        Ok(())
    })
}

/// Every file below a folder, by its path from `root`, except the one that hosts read themselves.
pub fn files(root: &Path, folder: &Path) -> Result<Vec<String>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            found.extend(files(root, &path)?);
        } else if !path.ends_with("_headers") {
            found.push(path.strip_prefix(root)?.to_string_lossy().into_owned());
        }
    }
    Ok(found)
}

/// One path of two servers.
struct Pair {
    ours: SocketAddr,
    theirs: SocketAddr,
    path: String,
}

struct Answer {
    status: StatusCode,
    headers: HeaderMap,
    body: Vec<u8>,
}

impl Answer {
    fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).and_then(|it| it.to_str().ok())
    }
}

impl Pair {
    /// Both answer a request with this status, the same headers and the same bytes.
    async fn alike(&self, status: StatusCode, method: Method, more: &[(&str, &str)]) -> Result<()> {
        let ours = self.ask(self.ours, &method, more).await?;
        let theirs = self.ask(self.theirs, &method, more).await?;
        let asked = format!("{method} /{} with {more:?}", self.path);
        ensure!(
            ours.status == status && theirs.status == status,
            "{asked}: ours is {}, theirs {}, and it should be {status}",
            ours.status,
            theirs.status,
        );
        let content = CONTENT.iter().filter(|_| status.is_success());
        for name in RULES.iter().chain(content) {
            let (ours, theirs) = (ours.header(name), theirs.header(name));
            ensure!(ours == theirs, "{asked}: {name} of ours is {ours:?}, of theirs {theirs:?}");
        }
        // What a server says of a missing file is its own.
        ensure!(!status.is_success() || ours.body == theirs.body, "{asked}: other bytes");
        Ok(())
    }

    /// Who has a file and asks again gets it again only where it has changed.
    async fn is_asked_again(&self) -> Result<()> {
        let theirs = self.ask(self.theirs, &Method::GET, &[]).await?;
        let date = theirs.header("last-modified").context("no Last-Modified")?.to_owned();
        let since = "if-modified-since";
        self.alike(StatusCode::NOT_MODIFIED, Method::GET, &[(since, &date)]).await?;
        let before = "Thu, 01 Jan 2015 00:00:00 GMT";
        self.alike(StatusCode::OK, Method::GET, &[(since, before)]).await?;
        // Our own server has no ETag, so theirs is held against its own other answers.
        let tag = theirs.header("etag").context("no ETag")?;
        let kept = self.ask(self.theirs, &Method::GET, &[("if-none-match", tag)]).await?;
        ensure!(
            kept.status == StatusCode::NOT_MODIFIED,
            "/{} with its ETag: {}",
            self.path,
            kept.status
        );
        for name in RULES {
            let (first, again) = (theirs.header(name), kept.header(name));
            ensure!(first == again, "/{}: {name} was {first:?} and is {again:?}", self.path);
        }
        Ok(())
    }

    async fn ask(
        &self,
        server: SocketAddr,
        method: &Method,
        more: &[(&str, &str)],
    ) -> Result<Answer> {
        let client = Client::builder(TokioExecutor::new()).build_http::<Empty<&[u8]>>();
        let mut request =
            Request::builder().method(method).uri(format!("http://{server}/{}", self.path));
        for (name, value) in more {
            request = request.header(*name, *value);
        }
        let answer = client.request(request.body(Empty::new())?).await?;
        let (head, body) = answer.into_parts();
        let body = body.collect().await?.to_bytes().to_vec();
        Ok(Answer { status: head.status, headers: head.headers, body })
    }
}
