//! The two marks that words may carry: `*emphasis*` and `[a link](https://…)`.
//!
//! A backslash takes the meaning from the mark after it. Whatever is not closed stands as written,
//! so no text is ever lost.

/// A stretch of text, with what it is to be set as.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Span {
    /// As it stands.
    Plain(String),
    /// Set off from the rest.
    Emphasis(String),
    /// A way to somewhere else.
    Link {
        /// What it says.
        words: String,
        /// Where it leads: see [`is_safe`].
        url: String,
    },
}

/// What an address may begin with.
pub const SCHEMES: [&str; 3] = ["https://", "tel:", "mailto:"];

/// Whether an address is one that a reader may be sent to: nothing that runs, nothing in the clear.
pub fn is_safe(url: &str) -> bool {
    SCHEMES.iter().any(|scheme| url.len() > scheme.len() && url.starts_with(scheme))
        && !url.contains(|c: char| c.is_whitespace() || c.is_control())
}

/// The spans of a text, in order.
pub fn spans(text: &str) -> Vec<Span> {
    let mut spans = Vec::new();
    let mut plain = String::new();
    let mut rest = text;
    while let Some(at) = rest.find(['*', '[', '\\']) {
        plain.push_str(&rest[..at]);
        rest = &rest[at..];
        let found = match rest.as_bytes()[0] {
            b'*' => emphasis(rest),
            b'[' => link(rest),
            _ => None,
        };
        if let Some((span, after)) = found {
            if !plain.is_empty() {
                spans.push(Span::Plain(std::mem::take(&mut plain)));
            }
            spans.push(span);
            rest = after;
        } else {
            // A mark without its other half, or a backslash and what it stands before.
            rest = rest.strip_prefix('\\').filter(|it| it.starts_with(MARKS)).unwrap_or(rest);
            let first = rest.chars().next().map_or(0, char::len_utf8);
            plain.push_str(&rest[..first]);
            rest = &rest[first..];
        }
    }
    plain.push_str(rest);
    if !plain.is_empty() {
        spans.push(Span::Plain(plain));
    }
    spans
}

const MARKS: [char; 5] = ['*', '[', ']', '(', '\\'];

fn emphasis(text: &str) -> Option<(Span, &str)> {
    let (words, after) = text.strip_prefix('*')?.split_once('*')?;
    let inside = !words.is_empty() && !words.starts_with(' ') && !words.ends_with([' ', '\\']);
    inside.then(|| (Span::Emphasis(words.to_owned()), after))
}

fn link(text: &str) -> Option<(Span, &str)> {
    let (words, after) = text.strip_prefix('[')?.split_once("](")?;
    let (url, after) = after.split_once(')')?;
    let sound = !words.is_empty() && !words.contains('[') && is_safe(url);
    sound.then(|| (Span::Link { words: words.to_owned(), url: url.to_owned() }, after))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(text: &str) -> Span {
        Span::Plain(text.to_owned())
    }

    #[test]
    fn words_without_marks_stand_as_written() {
        assert_eq!(spans("Nine lines. (None.)"), [plain("Nine lines. (None.)")]);
        assert_eq!(spans(""), []);
    }

    #[test]
    fn emphasis_and_links_are_set_apart() {
        let link = Span::Link { words: "it".into(), url: "https://example.org/a".into() };
        let read = spans("It is *one* of [it](https://example.org/a).");
        let told = [plain("It is "), Span::Emphasis("one".into()), plain(" of "), link, plain(".")];
        assert_eq!(read, told);
    }

    #[test]
    fn what_is_not_closed_or_not_safe_stands_as_written() {
        for text in ["2 * 3 * 4", "a [b", "a [b](javascript:alert)", "[x](http://a.b)", "* a*"] {
            assert_eq!(spans(text), [plain(text)]);
        }
    }

    #[test]
    fn a_backslash_takes_the_meaning_away() {
        assert_eq!(spans(r"\*one\* \\ \n"), [plain(r"*one* \ \n")]);
    }
}
