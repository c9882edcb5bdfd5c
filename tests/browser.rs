//! The page as it ships, in Chromium, Firefox and WebKit.
//!
//! `cargo xtask test browser` builds the page, finds the browsers, and calls this; what follows
//! its `--` picks cases by name. A missing browser fails. Failed cases leave a picture in
//! `target/browser-shots`.

#[path = "browser/access.rs"]
mod access;
#[path = "browser/case.rs"]
mod case;
#[path = "browser/drawing.rs"]
mod drawing;
#[path = "browser/engine.rs"]
mod engine;
#[path = "browser/events.rs"]
mod events;
#[path = "browser/failures.rs"]
mod failures;
#[path = "browser/keyboard.rs"]
mod keyboard;
#[path = "browser/links.rs"]
mod links;
#[path = "browser/looks.rs"]
mod looks;
#[path = "browser/motion.rs"]
mod motion;
#[path = "browser/moving.rs"]
mod moving;
#[path = "browser/narrow.rs"]
mod narrow;
#[path = "browser/page.rs"]
mod page;
#[path = "browser/player.rs"]
mod player;
#[path = "browser/policy.rs"]
mod policy;
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
#[path = "browser/text.rs"]
mod text;
#[path = "browser/together.rs"]
mod together;
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
        drawing::cases(),
        together::cases(),
        moving::cases(),
        events::cases()?,
        failures::cases(),
        links::cases(),
        policy::cases()?,
        privacy::cases()?,
        looks::cases(),
        motion::cases(),
        access::cases(),
        shift::cases(),
        text::cases(),
    ]
    .into_iter()
    .flatten()
    .collect::<Vec<_>>();
    // A browser serves every case that asks for the same one.
    cases.sort_by_key(case::Case::setting);
    let trials = cases.into_iter().flat_map(|case| case.trials(&bench)).collect();
    let conclusion = libtest_mimic::run(&arguments, trials);
    bench.close();
    Ok(conclusion.exit_code())
}
