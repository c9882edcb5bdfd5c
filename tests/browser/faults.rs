//! A server that does one thing wrong: it stands between a browser and the site, and spoils one file
//! until it is told to stop.

use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use anyhow::{Context, Result};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;
use tokio::time::sleep;

/// What is wrong with a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// It is not there.
    Missing,
    /// The server fails.
    Broken,
    /// No answer comes.
    Slow,
    /// The connection breaks in the middle of it.
    Truncated,
    /// It was cut short on the disk.
    Halved,
    /// It is called plain text.
    WrongType,
    /// The host's own page comes in its place, as from servers that answer anything with it.
    WrongBytes,
    /// Nobody is there.
    Offline,
}

/// All of them.
pub const ALL: [Fault; 8] = [
    Fault::Missing,
    Fault::Broken,
    Fault::Slow,
    Fault::Truncated,
    Fault::Halved,
    Fault::WrongType,
    Fault::WrongBytes,
    Fault::Offline,
];

/// A server that spoils some paths. Dropping it stops it.
pub struct Faulty {
    pub address: SocketAddr,
    mended: Arc<AtomicBool>,
    task: JoinHandle<()>,
}

impl Faulty {
    /// Stands before `site`, and does `fault` to each path that is one of those.
    pub async fn start(site: SocketAddr, those: fn(&str) -> bool, fault: Fault) -> Result<Self> {
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let address = listener.local_addr()?;
        let mended = Arc::new(AtomicBool::new(false));
        let is_mended = mended.clone();
        let task = tokio::spawn(async move {
            while let Ok((browser, _)) = listener.accept().await {
                let is_mended = is_mended.clone();
                // A browser that goes away in the middle is no failure of ours.
                tokio::spawn(async move {
                    let fault = |path: &str| {
                        let spoilt = those(path) && !is_mended.load(Ordering::Relaxed);
                        spoilt.then_some(fault)
                    };
                    let _ = answer(browser, site, fault).await;
                });
            }
        });
        Ok(Self { address, mended, task })
    }

    /// From now on all is well.
    pub fn mend(&self) {
        self.mended.store(true, Ordering::Relaxed);
    }
}

impl Drop for Faulty {
    fn drop(&mut self) {
        self.task.abort();
    }
}

async fn answer(
    mut browser: TcpStream,
    site: SocketAddr,
    fault: impl FnOnce(&str) -> Option<Fault>,
) -> Result<()> {
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") {
        head.push(browser.read_u8().await?);
    }
    let head = String::from_utf8(head)?;
    let path = head.split(' ').nth(1).context("a request without a path")?;
    let path = path.split('?').next().unwrap_or_default();
    let (status, kind, body) = fetched(site, path).await?;
    let (sent, length) = (body.len(), body.len());
    let half = sent / 2;
    let page = &b"<!DOCTYPE html><title>A host</title><p>Not what you asked for."[..];
    let (status, kind, body, length) = match fault(path) {
        None => (status, kind.as_str(), &body[..], length),
        Some(Fault::Missing) => ("404 Not Found".into(), "text/html", page, page.len()),
        Some(Fault::Broken) => ("500 Internal Server Error".into(), "text/html", page, page.len()),
        Some(Fault::WrongBytes) => (status, "text/html", page, page.len()),
        Some(Fault::WrongType) => (status, "text/plain", &body[..], length),
        Some(Fault::Truncated) => (status, kind.as_str(), &body[..half], length),
        Some(Fault::Halved) => (status, kind.as_str(), &body[..half], half),
        Some(Fault::Offline) => return Ok(()),
        Some(Fault::Slow) => {
            sleep(Duration::from_secs(60)).await;
            return Ok(());
        }
    };
    let head = format!(
        "HTTP/1.1 {status}\r\ncontent-type: {kind}\r\ncontent-length: {length}\r\n\
         access-control-allow-origin: *\r\nx-content-type-options: nosniff\r\n\
         cache-control: no-store\r\nconnection: close\r\n\r\n"
    );
    browser.write_all(head.as_bytes()).await?;
    browser.write_all(body).await?;
    Ok(browser.shutdown().await?)
}

/// What the site gives for a path: the status, the type, the bytes.
async fn fetched(site: SocketAddr, path: &str) -> Result<(String, String, Vec<u8>)> {
    let mut stream = TcpStream::connect(site).await?;
    let request = format!("GET {path} HTTP/1.1\r\nhost: {site}\r\nconnection: close\r\n\r\n");
    stream.write_all(request.as_bytes()).await?;
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).await?;
    let end =
        answer.windows(4).position(|it| it == b"\r\n\r\n").context("an answer without end")?;
    let head = String::from_utf8_lossy(&answer[..end]).into_owned();
    let mut lines = head.lines();
    let status = lines.next().and_then(|it| it.split_once(' ')).context("no status")?.1.to_owned();
    let kind = lines
        .filter_map(|it| it.split_once(": "))
        .find(|(name, _)| name.eq_ignore_ascii_case("content-type"));
    let kind = kind.map_or_else(|| "text/plain".to_owned(), |(_, kind)| kind.to_owned());
    Ok((status, kind, answer.split_off(end + 4)))
}
