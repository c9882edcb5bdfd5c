//! A program the tests need running beside them, and that must not outlive them.

use std::io::{BufRead, BufReader};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::os::unix::process::CommandExt;
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

/// Runs the program, waits for us, and ends its own group, browsers and all. We are gone when
/// its input ends, and that comes of any death of ours, even one that runs no destructor.
const GUARD: &str = "\"$@\" & read -r _; kill -KILL 0";

/// A running program with all it started. Dropping it ends them.
pub struct Process {
    guard: Child,
}

impl Process {
    /// Starts a program in a group of its own.
    pub fn start(program: &Command) -> Result<Self> {
        let mut guard = guarded(program);
        guard.stdout(Stdio::null());
        Ok(Self { guard: spawn(guard)? })
    }

    /// Starts a program, and takes the first line it prints.
    pub fn start_and_hear(program: &Command) -> Result<(Self, String)> {
        let mut guard = guarded(program);
        guard.stdout(Stdio::piped());
        let mut process = Self { guard: spawn(guard)? };
        let printed = process.guard.stdout.take().context("its output is not piped")?;
        let mut line = String::new();
        BufReader::new(printed).read_line(&mut line)?;
        Ok((process, line.trim().to_owned()))
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        drop(self.guard.stdin.take());
        // The guard ends itself with its group, so a bad end is the good one.
        let _ = self.guard.wait();
    }
}

fn guarded(program: &Command) -> Command {
    let mut guard = Command::new("sh");
    guard.args(["-c", GUARD, "sh"]).arg(program.get_program()).args(program.get_args());
    guard.envs(program.get_envs().filter_map(|(name, value)| Some((name, value?))));
    guard.stdin(Stdio::piped()).stderr(Stdio::null()).process_group(0);
    guard
}

fn spawn(mut guard: Command) -> Result<Child> {
    guard.spawn().context("no shell to start a driver with")
}

/// A port that nobody listens at now.
pub fn free_port() -> Result<u16> {
    Ok(TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port())
}

/// Waits until somebody listens at `port`.
pub fn await_port(port: u16) -> Result<()> {
    let start = Instant::now();
    while TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_err() {
        if start.elapsed() > Duration::from_secs(20) {
            bail!("the driver does not listen at port {port}");
        }
        sleep(Duration::from_millis(20));
    }
    Ok(())
}
