//! The demo: the page as it ships, served on this machine until stopped.

use std::io::{self, ErrorKind};
use std::path::Path;

use anyhow::{Context, Result};
use xtask::serve::Server;

use crate::dist;
use crate::program::wait_for_stop;

/// Builds if need be, serves at `port` or the next free one, and says where.
pub fn demo(port: u16) -> Result<()> {
    let dist = dist::ensure()?;
    let server = first_free(&dist, port)
        .with_context(|| format!("the page could not be served at port {port}"))?;
    println!("Both True is at http://{}/", server.address);
    wait_for_stop()
}

fn first_free(folder: &Path, port: u16) -> io::Result<Server> {
    match Server::start(folder, port) {
        Err(error) if error.kind() == ErrorKind::AddrInUse && port < u16::MAX => {
            first_free(folder, port + 1)
        }
        outcome => outcome,
    }
}
