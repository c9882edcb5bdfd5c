//! The npm package where people put it: on a page without a bundler, and in Vite with React. What is
//! opened here was installed and built by `cargo xtask test browser`.

use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result, ensure};
use xtask::serve::Server;

use crate::case::Case;
use crate::engine::place;
use crate::page::Page;
use crate::process::{Process, await_port, free_port};
use crate::site::copy;

pub fn cases() -> Vec<Case> {
    vec![
        Case::new("package: without a bundler it is ready", |page| Box::pin(bare(page))),
        Case::new("package: built by Vite, in React, it is ready", |page| {
            Box::pin(async move { in_react(page, &["preview"], "/assets/").await })
        }),
        Case::new("package: served by Vite for developers, in React, it is ready", |page| {
            Box::pin(async move { in_react(page, &[], "/node_modules/both-true/files/").await })
        }),
    ]
}

fn folder(project: &str) -> Result<PathBuf> {
    Ok(PathBuf::from(place("BOTH_TRUE_PACKAGE")?).join(project))
}

async fn bare(page: Page<'_>) -> Result<()> {
    let server = Server::start(&folder("bare")?, 0)?;
    page.client.goto(&format!("http://{}/", server.address)).await?;
    is_whole(page, "/node_modules/both-true/files/").await?;
    let ours: bool = page.get("window.isOurs").await?;
    ensure!(ours, "what is imported is not what is defined");
    Ok(())
}

async fn in_react(page: Page<'_>, wish: &[&str], shelf: &str) -> Result<()> {
    let port = free_port()?;
    // Vite keeps what it prepares inside the project, and the servers of three browsers would spoil it
    // for each other. The copy goes with the next installation.
    let project = folder(&format!("bundlers/vite-{port}"))?;
    copy(&folder("bundlers/vite")?, &project)?;
    let mut vite = Command::new("node");
    vite.arg(folder("bundlers/node_modules/vite/bin/vite.js")?).args(wish).arg(&project);
    vite.args(["--strictPort", "--host=127.0.0.1", &format!("--port={port}")]);
    let _vite = Process::start(&vite)?;
    await_port(port).context("Vite does not start")?;
    page.client.goto(&format!("http://127.0.0.1:{port}/")).await?;
    is_whole(page, shelf).await?;
    // React gave the attributes, and hears what it asked for.
    let given: String = page.get("widget.length + widget.headingLevel").await?;
    ensure!(given == "full2", "the attributes are {given}");
    page.until("document.getElementById('step').value === 'a/s1'").await?;
    page.run("widget.paradox = 'unheard-of';", vec![]).await?;
    page.until("document.getElementById('error').value === 'unknown-paradox'").await
}

/// It is ready, walks, and has fetched all it needs from where the package's files came to lie.
async fn is_whole(page: Page<'_>, shelf: &str) -> Result<()> {
    page.until_state("ready").await?;
    page.go_to("a/s1").await?;
    page.until("widget.progress.step === 'a/s1' && find('.scene')").await?;
    let names = "performance.getEntriesByType('resource').map((it) => new URL(it.name).pathname)";
    let fetched: Vec<String> = page.get(names).await?;
    for end in [".wasm", ".txt", ".json"] {
        let found = fetched.iter().find(|it| it.ends_with(end));
        let found = found.with_context(|| format!("no {end} among {fetched:?}"))?;
        ensure!(found.starts_with(shelf), "{found} is not below {shelf}");
    }
    Ok(())
}
