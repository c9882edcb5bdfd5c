//! The way to wasm: a compiler that knows the target, and the tools for what it makes.

use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::Result;

use crate::fallback;
use crate::installed;
use crate::place;
use crate::program::{minutes, output, run};

/// The target's name.
pub const TARGET: &str = "wasm32-unknown-unknown";

/// What makes the wasm small. The first four leave out what only a programmer would read: places in
/// the source, debug texts, and the words of a panic, which is a bare trap then; `src/embed/glue.js`
/// hears it all the same. The last compiles a function where it is called, and not crate by crate.
pub const SMALL: [&str; 5] = [
    "-Zlocation-detail=none",
    "-Zfmt-debug=none",
    "-Zunstable-options",
    "-Cpanic=immediate-abort",
    "-Zcross-crate-inline-threshold=always",
];

/// Has cargo build the standard library along, with the widget's own flags and for size. These
/// are wishes that a stable compiler hears only when told so.
pub const WITH_LIBRARY: [(&str, &str); 3] = [
    ("RUSTC_BOOTSTRAP", "1"),
    ("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort"),
    ("CARGO_UNSTABLE_BUILD_STD_FEATURES", "optimize_for_size"),
];

/// Folders and variables that programs need to build wasm here.
#[derive(Default)]
pub struct Toolchain {
    pub folders: Vec<PathBuf>,
    pub variables: Vec<(&'static str, OsString)>,
    /// Variables of the cargo that started us which would mislead another cargo.
    pub removed: Vec<&'static str>,
}

impl Toolchain {
    /// The compiler alone, which is enough for checks.
    pub fn compiler() -> Result<Self> {
        if has_target(Path::new("rustc")) {
            return Ok(Self::default());
        }
        // Once set up the fallback stays, and asking rustup again would cost its minute each time.
        if let Some(toolchain) = fallback::ready() {
            return Ok(toolchain);
        }
        eprintln!(
            "Adding Rust's {TARGET} target: the widget is compiled to it. A few seconds, once."
        );
        let mut rustup = Command::new("rustup");
        rustup.args(["target", "add", TARGET]);
        match run(rustup, minutes(1)) {
            Ok(()) => Ok(Self::default()),
            Err(error) => fallback::set_up(error),
        }
    }

    /// The compiler and wasm-bindgen, which also runs wasm tests.
    pub fn tests() -> Result<Self> {
        let mut toolchain = Self::compiler()?;
        toolchain.folders.insert(0, installed::wasm_bindgen()?);
        Ok(toolchain)
    }

    /// All that Trunk needs, and Trunk itself.
    pub fn trunk() -> Result<Self> {
        let mut toolchain = Self::tests()?;
        toolchain.folders.insert(0, installed::trunk()?);
        toolchain.folders.insert(0, installed::BUILDERS.folder()?.join(".bin"));
        Ok(toolchain)
    }

    /// Whether the widget can be built small, with a standard library made for it.
    pub fn builds_library(&self) -> Result<bool> {
        if self.has_source()? {
            return Ok(true);
        }
        eprintln!(
            "Adding Rust's rust-src: the wasm is smaller with a library of its own. Seconds, once."
        );
        let mut rustup = Command::new("rustup");
        rustup.args(["component", "add", "rust-src"]);
        let built = run(rustup, minutes(1)).is_ok() && self.has_source()?;
        if !built {
            eprintln!("The wasm is built without it, and is larger.");
        }
        Ok(built)
    }

    /// Whether this compiler takes our flags and has the source of its library.
    fn has_source(&self) -> Result<bool> {
        let mut rustc = self.command("rustc")?;
        rustc.args(SMALL).args(["--print", "sysroot"]).env("RUSTC_BOOTSTRAP", "1");
        Ok(output(rustc).is_ok_and(|sysroot| {
            Path::new(sysroot.trim()).join("lib/rustlib/src/rust/library/Cargo.lock").is_file()
        }))
    }

    /// A program to be run with these tools, in the project's folder.
    pub fn command(&self, program: &str) -> Result<Command> {
        let usual = env::var_os("PATH").unwrap_or_default();
        let folders = self.folders.iter().cloned().chain(env::split_paths(&usual));
        // Names are looked up on this path too, so these tools are found first.
        let mut command = Command::new(program);
        command.env("PATH", env::join_paths(folders)?);
        command.envs(self.variables.iter().map(|(name, value)| (name, value)));
        for name in &self.removed {
            command.env_remove(name);
        }
        command.current_dir(place::project()?);
        Ok(command)
    }
}

/// Whether this compiler has a standard library for wasm.
pub fn has_target(rustc: &Path) -> bool {
    let mut command = Command::new(rustc);
    command.args(["--print", "sysroot"]);
    output(command).is_ok_and(|sysroot| {
        let library = Path::new(sysroot.trim()).join("lib/rustlib").join(TARGET).join("lib");
        library.read_dir().is_ok_and(|mut entries| entries.next().is_some())
    })
}
