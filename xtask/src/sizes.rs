//! The weight of what is shipped, held against a budget per kind.
//!
//! A budget counts brotli bytes, as a host sends them; 1 KB is 1000 bytes.

use std::fs;
use std::io::Write;
use std::path::Path;

use anyhow::{Context, Result, bail, ensure};
use flate2::{Compression, write::GzEncoder};

use crate::dist::files;
use crate::place;

/// What may be on the shelf: a kind, how its files end, and its budget. The first end that fits
/// counts.
const BUDGETS: &[(&str, &str, usize)] = &[
    ("loader", "both-true.js", 2_000),
    ("hashes", "integrity.json", 2_000),
    ("glue", ".js", 5_000),
    ("more styles", "_more.css", 2_000),
    ("styles", ".css", 6_000),
    ("wasm", ".wasm", 100_000),
    ("pack", ".json", 15_000),
];
/// What is told by another part of its name, and that comes first.
const NAMED: &[(&str, &str, usize)] = &[
    // Three walks in one pack, and what stands around them.
    ("all", "/all.", 45_000),
    // For pages with a frame, and for the frame.
    ("frames", "/frames-", 1_200),
    ("frame", "/frame-", 1_200),
    ("frame.html", "frame.html", 600),
];

/// The self-guided page, which is not on the shelf, by its whole names.
const LEARN: &[(&str, usize)] = &[
    // With the whole walk as text in it.
    ("learn.html", 40_000),
    ("learn.css", 1_500),
    ("learn.js", 900),
    ("learn.webmanifest", 400),
    ("sw.js", 1_200),
    ("icons/apple-touch-icon.png", 3_000),
    ("icons/icon-192.png", 3_000),
    ("icons/icon-512.png", 8_000),
    ("icons/maskable-512.png", 8_000),
];

/// Prints the table, and fails if anything is over its budget.
pub fn sizes() -> Result<()> {
    let dist = place::dist()?;
    let shelf = dist.join("v1");
    ensure!(shelf.is_dir(), "there is nothing to weigh yet: build it with `cargo xtask dist`");
    println!("{:<46}{:>9}{:>9}{:>9}{:>9}", "bytes", "raw", "gzip", "brotli", "budget");
    let (mut over, mut seen) = (Vec::new(), Vec::new());
    let mut weigh = |file: &Path, name: &str, kind: &str, budget: usize| -> Result<()> {
        let Weight { raw, gzip, brotli } = Weight::of(file)?;
        let verdict = if brotli > budget { "  over" } else { "" };
        println!("{name:<46}{raw:>9}{gzip:>9}{brotli:>9}{budget:>9}{verdict}");
        if brotli > budget {
            over.push(format!("the {kind} by {} bytes", brotli - budget));
        }
        Ok(())
    };
    for file in files(&shelf)? {
        let name = file.strip_prefix(&shelf)?.to_string_lossy().into_owned();
        let (kind, budget) =
            budget(&name).with_context(|| format!("v1/{name} is shipped and has no budget"))?;
        weigh(&file, &name, kind, budget)?;
        seen.push(kind);
    }
    for (name, budget) in LEARN {
        let file = dist.join(name);
        weigh(&file, name, name, *budget)?;
    }
    if let Some((missing, ..)) = NAMED.iter().chain(BUDGETS).find(|(kind, ..)| !seen.contains(kind))
    {
        bail!("dist/ has no {missing}: build it with `cargo xtask dist`");
    }
    ensure!(over.is_empty(), "over budget: {}", over.join(", "));
    Ok(())
}

/// The kind and budget of a file, by its name below `v1/`.
fn budget(name: &str) -> Option<(&'static str, usize)> {
    let named = NAMED.iter().find(|(_, part, _)| name.contains(part));
    let kind = named.or_else(|| BUDGETS.iter().find(|(_, end, _)| name.ends_with(end)));
    kind.map(|&(kind, _, budget)| (kind, budget))
}

struct Weight {
    raw: usize,
    gzip: usize,
    brotli: usize,
}

impl Weight {
    fn of(file: &Path) -> Result<Self> {
        let content = fs::read(file).with_context(|| format!("dist/ has no {}", file.display()))?;
        let mut gzip = GzEncoder::new(Vec::new(), Compression::best());
        gzip.write_all(&content)?;
        let mut brotli = Vec::new();
        let params = brotli::enc::BrotliEncoderParams { quality: 11, ..Default::default() };
        brotli::BrotliCompress(&mut content.as_slice(), &mut brotli, &params)?;
        Ok(Self { raw: content.len(), gzip: gzip.finish()?.len(), brotli: brotli.len() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_loader_and_the_glue_are_told_apart() {
        assert_eq!(budget("both-true.js"), Some(("loader", 2_000)));
        assert_eq!(budget("0.1.0/both-true-0a1b.js"), Some(("glue", 5_000)));
        assert_eq!(budget("0.1.0/both-true.js"), Some(("loader", 2_000)));
        assert_eq!(budget("0.1.0/integrity.json"), Some(("hashes", 2_000)));
        assert_eq!(budget("0.1.0/readme.md"), None);
        assert_eq!(budget("0.1.0/packs/en/change.0a1b.json"), Some(("pack", 15_000)));
        assert_eq!(budget("0.1.0/packs/en/all.0a1b.json"), Some(("all", 45_000)));
    }

    #[test]
    fn a_frame_and_the_page_around_it_are_told_apart() {
        assert_eq!(budget("0.1.0/frames-0a1b.js"), Some(("frames", 1_200)));
        assert_eq!(budget("0.1.0/frame-0a1b.js"), Some(("frame", 1_200)));
        assert_eq!(budget("0.1.0/frame-0a1b.css"), Some(("frame", 1_200)));
        assert_eq!(budget("frame.html"), Some(("frame.html", 600)));
        assert_eq!(budget("0.1.0/frame.html"), Some(("frame.html", 600)));
    }
}
