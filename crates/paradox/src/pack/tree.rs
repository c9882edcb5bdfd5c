//! A file as a tree of values, each with its place in the text.

use super::address::{Address, Step};
use crate::diagnostic::Diagnostic;
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeTable, DeValue, Error};

/// A value and the bytes it was read from.
pub(super) type Value<'text> = Spanned<DeValue<'text>>;

/// Everything a file says, and where it says it.
pub(super) struct Tree<'text> {
    source: &'text str,
    root: Value<'text>,
}

/// A piece of text in the tree.
#[derive(Debug, Clone)]
pub(super) struct Text {
    /// Where it stands.
    pub(super) address: Address,
    /// What it says.
    pub(super) text: String,
}

/// What a parser could make of a file.
pub(super) struct Parsed<'text> {
    /// What it could read.
    pub(super) tree: Tree<'text>,
    /// What it stumbled over.
    pub(super) mistakes: Vec<Diagnostic>,
    /// The values it had to guess at.
    pub(super) guessed: Vec<Address>,
    /// Whether each mistake spoils one value only, so that the rest of the file still means what it
    /// says.
    pub(super) contained: bool,
}

impl<'text> Tree<'text> {
    /// Reads a file, going on after mistakes wherever that makes sense.
    pub(super) fn parse(source: &'text str) -> Parsed<'text> {
        let (table, mut errors) = DeTable::parse_recoverable(source);
        let root = Spanned::new(table.span(), DeValue::Table(table.into_inner()));
        let tree = Self { source, root };
        errors.sort_by_key(|error| place(error).start);

        let mut mistakes: Vec<Diagnostic> = Vec::new();
        let mut guessed = Vec::new();
        let mut contained = true;
        let mut last_line = None;
        for error in &errors {
            let span = place(error);
            let touched = tree.value_at(&span);
            contained = touched.is_some() || is_repeated(error);
            guessed.extend(touched);
            // The first complaint about a line is about the cause, and the rest about its wake.
            let line = source[..span.start.min(source.len())].matches('\n').count();
            if last_line != Some(line) {
                mistakes.push(explain(error, source));
            }
            last_line = Some(line);
            if !contained {
                break;
            }
        }
        Parsed { tree, mistakes, guessed, contained }
    }

    /// The whole file as one table.
    pub(super) fn root(&self) -> &Value<'text> {
        &self.root
    }

    /// The bytes of the value at `address`, or of the nearest thing around it that was written.
    pub(super) fn span(&self, address: &Address) -> Range<usize> {
        let mut value = &self.root;
        for step in address.steps() {
            let Some(next) = child(value, step) else { break };
            value = next;
        }
        value.span()
    }

    /// The bytes of `part` within the value at `address`, or of all of it if the text is written
    /// in another way there (with escapes, say).
    pub(super) fn span_of(&self, address: &Address, part: &str) -> Range<usize> {
        let span = self.span(address);
        match self.source[span.clone()].find(part) {
            Some(at) if !part.is_empty() => span.start + at..span.start + at + part.len(),
            _ => span,
        }
    }

    /// Every piece of text, in no particular order.
    pub(super) fn texts(&self) -> Vec<Text> {
        let mut texts = Vec::new();
        gather(&self.root, &Address::default(), &mut |address, value| {
            if let DeValue::String(text) = value.get_ref() {
                texts.push(Text { address: address.clone(), text: text.clone().into_owned() });
            }
        });
        texts
    }

    /// The smallest value whose own text `span` touches. A table or a list is no such value: a
    /// mistake between its parts could have lost any of them.
    fn value_at(&self, span: &Range<usize>) -> Option<Address> {
        let mut found = None;
        gather(&self.root, &Address::default(), &mut |address, value| {
            let own = value.span();
            let leaf = !matches!(value.get_ref(), DeValue::Table(_) | DeValue::Array(_));
            if leaf && own.start <= span.end && span.start <= own.end {
                found = Some(address.clone());
            }
        });
        found
    }
}

fn place(error: &Error) -> Range<usize> {
    error.span().unwrap_or(0..0)
}

/// A key written twice costs nothing but itself: the first one stands.
fn is_repeated(error: &Error) -> bool {
    error.message() == "duplicate key"
}

fn child<'tree, 'text>(value: &'tree Value<'text>, step: &Step) -> Option<&'tree Value<'text>> {
    match step {
        Step::Key(key) => value.get_ref().get(key.as_str()),
        Step::Item(index) => value.get_ref().get(*index),
    }
}

fn gather<'text>(
    value: &Value<'text>,
    address: &Address,
    visit: &mut impl FnMut(&Address, &Value<'text>),
) {
    visit(address, value);
    match value.get_ref() {
        DeValue::Table(table) => {
            for (key, value) in table {
                gather(value, &address.key(key.get_ref()), visit);
            }
        }
        DeValue::Array(items) => {
            for (index, value) in items.iter().enumerate() {
                gather(value, &address.item(index), visit);
            }
        }
        _ => (),
    }
}

fn explain(error: &Error, source: &str) -> Diagnostic {
    let span = place(error);
    let found = source.get(span.clone()).unwrap_or_default();
    let hint = if found.starts_with(['“', '”', '‘', '’']) {
        "put straight quotes around it: \"…\"; curly ones can stand inside them"
    } else if is_repeated(error) {
        "keep one of the two"
    } else if error.message().contains("string") {
        "text stands between straight quotes, \"…\", on one line"
    } else {
        "compare the lines around it: `key = \"text\"`, `key = [\"text\", \"text\"]`, `[[part]]`"
    };
    Diagnostic {
        code: "syntax",
        message: format!("this can't be read: {}", error.message()),
        hint: hint.to_owned(),
        span,
    }
}
