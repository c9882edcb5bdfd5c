//! The page as it ships, in Chromium, Firefox and WebKit.
//!
//! `cargo xtask test browser` builds the page, finds the browsers, and calls this; what follows
//! its `--` picks cases by name. A missing browser fails. Failed cases leave a picture in
//! `target/browser-shots`.

#[path = "browser/access.rs"]
mod access;
#[path = "browser/case.rs"]
mod case;
#[path = "browser/contract.rs"]
mod contract;
#[path = "browser/drawing.rs"]
mod drawing;
#[path = "browser/embed_page.rs"]
mod embed_page;
#[path = "browser/engine.rs"]
mod engine;
#[path = "browser/events.rs"]
mod events;
#[path = "browser/failures.rs"]
mod failures;
#[path = "browser/faults.rs"]
mod faults;
#[path = "browser/frames.rs"]
mod frames;
#[path = "browser/hosting.rs"]
mod hosting;
#[path = "browser/hosts.rs"]
mod hosts;
#[path = "browser/keyboard.rs"]
mod keyboard;
#[path = "browser/languages.rs"]
mod languages;
#[path = "browser/learn.rs"]
mod learn;
#[path = "browser/links.rs"]
mod links;
#[path = "browser/looks.rs"]
mod looks;
#[path = "browser/memory.rs"]
mod memory;
#[path = "browser/motion.rs"]
mod motion;
#[path = "browser/moving.rs"]
mod moving;
#[path = "browser/narrow.rs"]
mod narrow;
#[path = "browser/near.rs"]
mod near;
#[path = "browser/offline.rs"]
mod offline;
#[path = "browser/own.rs"]
mod own;
#[path = "browser/package.rs"]
mod package;
#[path = "browser/page.rs"]
mod page;
#[path = "browser/player.rs"]
mod player;
#[path = "browser/policy.rs"]
mod policy;
#[path = "browser/presses.rs"]
mod presses;
#[path = "browser/privacy.rs"]
mod privacy;
#[path = "browser/process.rs"]
mod process;
#[path = "browser/session.rs"]
mod session;
#[path = "browser/shift.rs"]
mod shift;
#[path = "browser/site.rs"]
mod site;
#[path = "browser/snippets.rs"]
mod snippets;
#[path = "browser/text.rs"]
mod text;
#[path = "browser/together.rs"]
mod together;
#[path = "browser/tree.rs"]
mod tree;
#[path = "browser/versions.rs"]
mod versions;
#[path = "browser/walks.rs"]
mod walks;

use std::process::ExitCode;
use std::sync::Arc;

use anyhow::Result;
use libtest_mimic::Arguments;

use case::Bench;

fn main() -> Result<ExitCode> {
    let arguments = Arguments::from_args();
    let bench = Arc::new(Bench::new()?);
    let mut cases = [
        walks::cases()?,
        keyboard::cases()?,
        narrow::cases()?,
        languages::cases()?,
        near::cases(),
        own::cases(),
        drawing::cases(),
        together::cases(),
        moving::cases(),
        events::cases()?,
        failures::cases(),
        links::cases(),
        policy::cases()?,
        presses::cases(),
        hosts::cases()?,
        privacy::cases()?,
        looks::cases(),
        memory::cases(),
        motion::cases(),
        access::cases(),
        tree::cases(),
        shift::cases(),
        snippets::cases(),
        text::cases(),
        frames::cases(),
        hosting::cases(),
        versions::cases(),
        contract::cases(),
        package::cases(),
        embed_page::cases(),
        learn::cases(),
        offline::cases(),
    ]
    .into_iter()
    .flatten()
    .collect::<Vec<_>>();
    // A browser serves every case that asks for the same one.
    cases.sort_by_key(case::Case::setting);
    let pages = cases.into_iter().flat_map(|case| case.trials(&bench));
    let beside = [hosting::trials(), contract::trials(), learn::trials(), snippets::trials()];
    let trials = beside.into_iter().flatten().chain(pages).collect();
    let conclusion = libtest_mimic::run(&arguments, trials);
    bench.close();
    Ok(conclusion.exit_code())
}
