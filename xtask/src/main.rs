//! The project's own commands, `cargo xtask …`. All but `sizes` set up what they need.

mod debian;
mod demo;
mod dist;
mod engines;
mod fallback;
mod frame;
mod hosts;
mod imports;
mod installed;
mod integrity;
mod lay;
mod learn;
mod package;
mod page;
mod place;
mod program;
mod sizes;
mod test;
mod wasm;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

#[derive(Parser)]
#[command(name = "cargo xtask", about = "Builds, tests and shows Both True.")]
struct Arguments {
    #[command(subcommand)]
    wish: Wish,
}

#[derive(Subcommand)]
enum Wish {
    /// Build the page as it ships and show it on this machine.
    Demo {
        /// Where to listen; the next free port if it is taken.
        #[arg(long, default_value_t = 8080)]
        port: u16,
    },
    /// Run the tests, all of them unless a part is named.
    Test { part: Option<test::Part> },
    /// Show the page and rebuild it whenever a file changes.
    Dev {
        /// Where to listen.
        #[arg(long, default_value_t = 8080)]
        port: u16,
    },
    /// Build the page as it ships, into dist/.
    Dist,
    /// Make the npm package, into target/npm/.
    Package {
        /// A build to make it of, in place of a fresh one.
        #[arg(long)]
        dist: Option<PathBuf>,
        /// Also install it in the projects of tests/package/, check its types, and bundle it.
        #[arg(long)]
        try_out: bool,
    },
    /// Weigh what ships against its budgets.
    Sizes,
    /// Arrange Trunk's output. Trunk calls this.
    #[command(hide = true)]
    Lay,
}

fn main() -> ExitCode {
    let outcome = match Arguments::parse().wish {
        Wish::Demo { port } => demo::demo(port),
        Wish::Test { part } => test::test(part),
        Wish::Dev { port } => dist::watch(port),
        Wish::Dist => dist::build().and_then(|()| integrity::print()),
        Wish::Package { dist, try_out } => package(dist, try_out),
        Wish::Sizes => sizes::sizes(),
        Wish::Lay => lay::lay(),
    };
    let Err(error) = outcome else { return ExitCode::SUCCESS };
    eprintln!("error: {error}");
    for cause in error.chain().skip(1) {
        eprintln!("  because {cause}");
    }
    ExitCode::FAILURE
}

fn package(dist: Option<PathBuf>, try_out: bool) -> anyhow::Result<()> {
    let dist = dist.map_or_else(dist::ensure, Ok)?;
    let made = if try_out { package::try_out(&dist) } else { package::package(&dist) }?;
    println!("{}", made.display());
    Ok(())
}
