//! A mistake in what an author wrote: what it is, where it stands, and what to do about it.

use std::ops::Range;

/// One mistake, with its place and a hint.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// A short stable name of this kind of mistake, such as `dangling-link`.
    pub code: &'static str,
    /// What is wrong, in one sentence.
    pub message: String,
    /// What to do about it.
    pub hint: String,
    /// The bytes of the file it is about.
    pub span: Range<usize>,
}
