//! Wasm without rustup's servers: on Debian, its own compiler and a standard library built here.
//!
//! Rustup's compiler cannot use that library, so in the fallback Debian's cargo and rustc build
//! the widget, while the rest is still built by whichever cargo started us.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result};

use crate::debian;
use crate::place;
use crate::program::{minutes, output, run};
use crate::wasm::{TARGET, Toolchain, has_target};

const RUSTC: &str = "/usr/bin/rustc";
const CARGO: &str = "/usr/bin/cargo";
const LINKER: &str = "/usr/bin/wasm-ld-22";
/// What a cargo of rustup's sets for its children, which would lead Debian's to the wrong compiler.
const MISLEADING: &[&str] = &["CARGO", "RUSTC", "RUSTUP_TOOLCHAIN", "LD_LIBRARY_PATH"];

/// The fallback, if an earlier run has set it up.
pub fn ready() -> Option<Toolchain> {
    let ready = Path::new(LINKER).is_file() && has_target(Path::new(RUSTC));
    ready.then(|| Toolchain {
        folders: vec!["/usr/bin".into()],
        variables: vec![("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", LINKER.into())],
        removed: MISLEADING.to_vec(),
    })
}

/// Sets the fallback up after rustup has failed for the reason given.
pub fn set_up(failure: anyhow::Error) -> Result<Toolchain> {
    eprintln!(
        "Rustup could not add it ({failure:#}). Trying Debian's compiler. About 3 minutes, once."
    );
    let packages = ["rustc-web", "cargo-web", "rust-web-src", "rust-web-clippy", "lld-22"];
    debian::install(&packages, "a Rust compiler that can build for wasm")
        .context("no way to compile to wasm: try `rustup target add wasm32-unknown-unknown`")?;
    let source = place::cache()?.join(format!("wasm-std-{}", std::process::id()));
    let built = build_library(&source);
    // It is only the way there; what stays is in the compiler's own folder.
    let _ = fs::remove_dir_all(&source);
    built.context("the standard library for wasm could not be built")?;
    // Artefacts made with another library do not fit this one.
    let _ = fs::remove_dir_all(place::target()?.join(TARGET));
    ready().context("the standard library for wasm was built and yet is not found")
}

/// Builds an empty crate, and with it the library, then moves the library to the compiler.
fn build_library(source: &Path) -> Result<()> {
    fs::create_dir_all(source.join("src"))?;
    fs::write(source.join("src/lib.rs"), "")?;
    fs::write(
        source.join("Cargo.toml"),
        "[package]\nname = \"empty\"\nedition = \"2021\"\n[workspace]\n",
    )?;
    let mut cargo = Command::new(CARGO);
    cargo.args(["build", "--release", "--target", TARGET, "-Zbuild-std=std,panic_abort,test"]);
    for name in MISLEADING {
        cargo.env_remove(name);
    }
    cargo.env("RUSTC", RUSTC).env("RUSTC_BOOTSTRAP", "1");
    // Without its bitcode the library cannot take part in link-time optimisation.
    cargo.env("RUSTFLAGS", "-Cembed-bitcode=yes").env("CARGO_TARGET_DIR", source.join("target"));
    cargo.current_dir(source);
    run(cargo, minutes(15))?;

    let mut rustc = Command::new(RUSTC);
    rustc.args(["--print", "sysroot"]);
    let sysroot = output(rustc)?;
    let library = Path::new(sysroot.trim()).join("lib/rustlib").join(TARGET).join("lib");
    fs::create_dir_all(&library)?;
    for entry in fs::read_dir(source.join("target").join(TARGET).join("release/deps"))? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if name.ends_with(".rlib") && !name.starts_with("libempty-") {
            fs::copy(&path, library.join(&*name))?;
        }
    }
    Ok(())
}
