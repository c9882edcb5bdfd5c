//! One file under review: its text, its tree and what has been found in it so far.

use super::absence;
use super::address::Address;
use super::reader;
use super::tree::{Parsed, Text, Tree};
use crate::diagnostic::Diagnostic;
use serde::de::DeserializeOwned;
use std::collections::BTreeSet;

/// A file under review.
pub(super) struct Sheet<'text> {
    tree: Tree<'text>,
    texts: Vec<Text>,
    mended: BTreeSet<Address>,
    found: Vec<Diagnostic>,
}

impl<'text> Sheet<'text> {
    /// Reads `source` as a `T` and lets `check` look at it: the value, or every mistake in order.
    pub(super) fn read<T: DeserializeOwned>(
        source: &'text str,
        check: impl FnOnce(&mut Self, &T),
    ) -> Result<T, Vec<Diagnostic>> {
        let Parsed { tree, mistakes, guessed, contained } = Tree::parse(source);
        if !contained {
            // Too much is lost to say what is missing.
            return Err(mistakes);
        }
        let reading = reader::read::<T>(&tree, guessed);
        let texts = tree.texts();
        let mut sheet = Self { tree, texts, mended: reading.mended, found: mistakes };
        sheet.found.extend(reading.mistakes);
        if let Some(value) = &reading.value {
            check(&mut sheet, value);
        }
        debug_assert!(sheet.found.iter().all(|found| super::CODES.contains(&found.code)));
        sheet.found.sort_by_key(|found| (found.span.start, found.span.end, found.code));
        match reading.value {
            Some(value) if sheet.found.is_empty() => Ok(value),
            _ => Err(sheet.found),
        }
    }

    /// Notes a mistake at `address`, unless what stands there is not what was written.
    pub(super) fn report(
        &mut self,
        address: &Address,
        code: &'static str,
        message: impl Into<String>,
        hint: impl Into<String>,
    ) {
        self.report_part(address, "", code, message, hint);
    }

    /// Notes a mistake about `part` of the text at `address`.
    pub(super) fn report_part(
        &mut self,
        address: &Address,
        part: &str,
        code: &'static str,
        message: impl Into<String>,
        hint: impl Into<String>,
    ) {
        if !self.is_mended(address) {
            let span = self.tree.span_of(address, part);
            let (message, hint) = (message.into(), hint.into());
            self.found.push(Diagnostic { code, message, hint, span });
        }
    }

    /// Notes that the text, or the list of texts, at `address` is empty.
    pub(super) fn report_empty(&mut self, address: &Address) {
        if !self.is_mended(address) {
            self.found.push(absence::empty(address, self.tree.span(address)));
        }
    }

    /// Whether what stands at `address` is a guess, or stands inside one.
    pub(super) fn is_mended(&self, address: &Address) -> bool {
        self.mended.iter().any(|mended| address.is_within(mended))
    }

    /// Whether any guess stands at `address` or inside it, under one of `keys`.
    pub(super) fn is_mended_inside(&self, address: &Address, keys: &[&str]) -> bool {
        self.is_mended(address)
            || self
                .mended
                .iter()
                .any(|mended| mended.is_within(address) && keys.contains(&mended.name()))
    }

    /// Every piece of text in the file that is as it was written.
    pub(super) fn texts(&self) -> Vec<Text> {
        self.texts.iter().filter(|text| !self.is_mended(&text.address)).cloned().collect()
    }
}
