//! The marks in words, held against any text there is.

use paradox::prose::{Span, spans};
use proptest::prelude::*;

/// What a reader reads of a text.
fn said(text: &str) -> String {
    let words = |span| match span {
        Span::Plain(words) | Span::Emphasis(words) | Span::Link { words, .. } => words,
    };
    spans(text).into_iter().map(words).collect()
}

proptest! {
    #[test]
    fn any_text_can_be_read(text in r"[*\[\]()\\ a-z“é]{0,40}|https?://|\PC{0,40}") {
        // A text only ever gets shorter, by its marks.
        prop_assert!(said(&text).len() <= text.len());
    }

    #[test]
    fn a_text_without_marks_says_what_it_says(text in r"[^*\[\\]{0,60}") {
        prop_assert_eq!(said(&text), text);
    }

    #[test]
    fn a_link_leads_only_where_a_reader_may_be_sent(url in r"(https://|http://|tel:|javascript:|data:)?[a-z/:.]{0,12}") {
        for span in spans(&format!("[x]({url})")) {
            if let Span::Link { url, .. } = span {
                prop_assert!(["https://", "tel:", "mailto:"].iter().any(|it| url.starts_with(it)));
            }
        }
    }
}
