//! The JSON Schema of what authors write, for editors: derived from the types that read it.

use anyhow::Result;
use clap::ValueEnum;
use paradox::story::{Frame, Story};
use schemars::schema_for;

/// What a file holds.
#[derive(Clone, Copy, ValueEnum)]
pub enum Kind {
    /// A story
    Story,
    /// An opening and closing around several: all.toml
    Frame,
}

/// The schema of a kind of file, as JSON.
pub fn schema(kind: Kind) -> Result<String> {
    let schema = match kind {
        Kind::Story => schema_for!(Story),
        Kind::Frame => schema_for!(Frame),
    };
    Ok(serde_json::to_string_pretty(&schema)? + "\n")
}
