//! Words as a terminal shows them, and how long they take to read.

use paradox::prose::{Span, spans};

/// How many words most people read in a minute.
const PACE: f64 = 220.0;

/// A text without its marks; a link is followed by where it leads.
pub fn plain(text: &str) -> String {
    let said = |span| match span {
        Span::Plain(words) | Span::Emphasis(words) => words,
        Span::Link { words, url } => format!("{words} ({url})"),
    };
    spans(text).into_iter().map(said).collect()
}

/// How many words some texts have between them.
pub fn words<'text>(texts: impl IntoIterator<Item = &'text String>) -> usize {
    let is_word = |word: &&str| word.contains(char::is_alphanumeric);
    texts.into_iter().map(|text| plain(text).split_whitespace().filter(is_word).count()).sum()
}

/// How many minutes that many words take.
pub fn minutes(words: usize) -> f64 {
    words as f64 / PACE
}
