//! Other programs: how one is run within a time, and ended with all it started.

use std::os::unix::process::CommandExt;
use std::process::{Command, Stdio};
use std::time::Duration;

use anyhow::{Context, Result, bail};
use rustix::process::{Pid, Signal, kill_process_group};
use tokio::signal::unix::{SignalKind, signal};

pub const fn minutes(count: u64) -> Duration {
    Duration::from_secs(count * 60)
}

/// Runs a program to its end, which must be a good one and come within `limit`.
pub fn run(mut command: Command, limit: Duration) -> Result<()> {
    let shown = shown(&command);
    // A group of its own: a browser outlives the driver that started it, but not its group.
    command.stdin(Stdio::null());
    command.process_group(0);
    runtime()?.block_on(async {
        let mut child = tokio::process::Command::from(command)
            .spawn()
            .with_context(|| format!("`{shown}` could not be started"))?;
        let group = child.id().and_then(|id| Pid::from_raw(i32::try_from(id).ok()?));
        let outcome = tokio::select! {
            status = child.wait() => match status? {
                status if status.success() => Ok(()),
                status => Err(anyhow::anyhow!("`{shown}` failed: {status}")),
            },
            () = tokio::time::sleep(limit) => Err(anyhow::anyhow!(
                "`{shown}` did not end within {} s and was stopped", limit.as_secs(),
            )),
            stopped = stop_asked() => stopped.and_then(|()| bail!("`{shown}` was stopped")),
        };
        if let Some(group) = group {
            // It fails when nothing of the group is left, which is the wish.
            let _ = kill_process_group(group, Signal::KILL);
        }
        outcome
    })
}

/// What a short program prints.
pub fn output(mut command: Command) -> Result<String> {
    let shown = shown(&command);
    let output = command
        .stdin(Stdio::null())
        .stderr(Stdio::inherit())
        .output()
        .with_context(|| format!("`{shown}` could not be started"))?;
    if !output.status.success() {
        bail!("`{shown}` failed: {}", output.status);
    }
    String::from_utf8(output.stdout).with_context(|| format!("`{shown}` printed no text"))
}

/// Waits until someone presses Ctrl-C or ends us.
pub fn wait_for_stop() -> Result<()> {
    runtime()?.block_on(stop_asked())
}

async fn stop_asked() -> Result<()> {
    let mut ended = signal(SignalKind::terminate())?;
    tokio::select! {
        pressed = tokio::signal::ctrl_c() => pressed?,
        _ = ended.recv() => (),
    }
    Ok(())
}

fn runtime() -> Result<tokio::runtime::Runtime> {
    tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .context("no runtime to wait for programs in")
}

fn shown(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words.map(|it| it.to_string_lossy()).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_program_over_its_limit_is_stopped() {
        let mut sleep = Command::new("sleep");
        sleep.arg("30");
        let error = run(sleep, Duration::from_millis(50)).expect_err("30 s do not fit in 50 ms");
        assert!(error.to_string().contains("did not end within"), "{error}");
    }

    #[test]
    fn a_bad_end_is_an_error_that_names_the_program() {
        let error = run(Command::new("false"), minutes(1)).expect_err("`false` fails");
        assert!(error.to_string().contains("`false` failed"), "{error}");
    }
}
