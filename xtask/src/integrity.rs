//! The hashes of a release, by which a page can hold its files to what they were.
//!
//! They are those of browsers' own `integrity` attribute. The evergreen loader has none: a hash
//! would break each page that has it at the next release.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use serde_json::{Map, Value};
use sha2::{Digest, Sha384};

use crate::dist::files;
use crate::lay::VERSION;
use crate::place;

/// Writes the hash of every file of a version beside them, by its path below `root`.
pub fn write(root: &Path, version: &str) -> Result<()> {
    let shelf = root.join("v1").join(version);
    let mut hashes = Map::new();
    for file in files(&shelf)? {
        let path = file.strip_prefix(root)?.to_str().context("a file's name is not plain text")?;
        hashes.insert(path.to_owned(), Value::from(hash(&fs::read(&file)?)));
    }
    let list = serde_json::to_string_pretty(&hashes)? + "\n";
    fs::write(shelf.join("integrity.json"), list).context("integrity.json could not be written")
}

/// Prints what was written for the version just built.
pub fn print() -> Result<()> {
    let list = place::dist()?.join("v1").join(VERSION).join("integrity.json");
    let list = fs::read_to_string(list).context("the build left no integrity.json")?;
    let hashes: Map<String, Value> = serde_json::from_str(&list)?;
    for (path, hash) in &hashes {
        println!("{path}  {}", hash.as_str().unwrap_or_default());
    }
    Ok(())
}

fn hash(content: &[u8]) -> String {
    format!("sha384-{}", BASE64_STANDARD.encode(Sha384::digest(content)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hash_is_the_one_browsers_know() {
        // As `openssl dgst -sha384 -binary | openssl base64 -A` gives it.
        assert_eq!(
            hash(b"alert('Hello, world.');"),
            "sha384-H8BRh8j48O9oYatfu5AZzq6A9RINhZO5H16dQZngK7T62em8MUt1FLm52t+eX6xO"
        );
    }
}
