//! The few marks a text may carry, and where: a pack is data, never a page.

use super::address::Address;
use super::sheet::Sheet;
use crate::prose::{SCHEMES, Span, is_safe, spans};

/// Where `*emphasis*` and `[links](https://…)` are read. Anywhere else they would stand as written.
const PROSE: &[&str] = &[
    "belongs",
    "door.lead",
    "door.summary",
    "model.assumed",
    "model.beat.lines",
    "model.beat.then",
    "model.beat.ask",
    "model.beat.answer",
    "scenario.scene.lines",
    "scenario.scene.variant.lines",
    "scenario.scene.choice.then",
    "scenario.scene.choice.after",
    "card.one",
    "card.other",
    "card.both",
    "card.not",
    "card.alike",
    "reflection.prompts",
    "research",
    "opening.lines",
    "opening.care",
    "closing.lines",
    "closing.ask",
];

/// Checks every text of a file.
pub(super) fn check(sheet: &mut Sheet<'_>) {
    for text in sheet.texts() {
        let (at, text) = (&text.address, text.text.as_str());
        if let Some(tag) = tag(text) {
            let message = format!("`{tag}` is HTML, and a pack is data: no HTML");
            let hint = "say it in plain words, or with `*emphasis*` and `[words](https://…)`";
            sheet.report_part(at, tag, "html", message, hint);
        } else if PROSE.contains(&at.pattern().as_str()) {
            check_prose(sheet, at, text);
        } else if let Some(span) = spans(text).iter().find(|span| !matches!(span, Span::Plain(_))) {
            let (kind, part) = match span {
                Span::Link { words, .. } => ("a link", words),
                Span::Emphasis(words) | Span::Plain(words) => ("emphasis", words),
            };
            sheet.report_part(
                at,
                part,
                "markup",
                format!("{kind} can't stand in `{}`", at.name()),
                "keep it for lines of prose; before a mark that is meant, write `\\\\`",
            );
        }
    }
}

/// A mark that opens and does not close, or a link that leads where no reader may be sent.
fn check_prose(sheet: &mut Sheet<'_>, at: &Address, text: &str) {
    let loose = spans(&without_escapes(text)).into_iter().find_map(|span| match span {
        Span::Plain(words) => words.find(['*', '[']).map(|from| words[from..].to_owned()),
        _ => None,
    });
    let Some(loose) = loose else { return };
    let url = loose
        .strip_prefix('[')
        .and_then(|rest| rest.split_once("]("))
        .and_then(|(words, rest)| Some((words, rest.split_once(')')?.0)))
        .filter(|(words, url)| !words.contains('[') && !is_safe(url));
    if let Some((_, url)) = url {
        let message = format!("a link can't lead to `{url}`");
        let hint = format!("write an address that begins with {}", SCHEMES.join(", "));
        sheet.report_part(at, url, "link", message, hint);
    } else {
        let (mark, meant) = if loose.starts_with('*') {
            ("*", "close it, as in `*this*`, or write `\\\\*` if a star is meant")
        } else {
            ("[", "write `[words](https://…)`, or `\\\\[` if a bracket is meant")
        };
        sheet.report_part(at, mark, "markup", format!("this `{mark}` is not closed"), meant);
    }
}

/// The text without backslashes and what they take the meaning from.
fn without_escapes(text: &str) -> String {
    let mut chars = text.chars();
    let mut kept = String::new();
    while let Some(c) = chars.next() {
        if c == '\\' {
            chars.next();
        } else {
            kept.push(c);
        }
    }
    kept
}

/// The first thing that looks like a tag: `<b>`, `</p`, `<!--`.
fn tag(text: &str) -> Option<&str> {
    text.match_indices('<').find_map(|(at, _)| {
        let rest = &text[at..];
        let next = rest[1..].chars().next()?;
        let end = rest.find('>').map_or(rest.len(), |end| end + 1);
        (next.is_ascii_alphabetic() || matches!(next, '/' | '!' | '?')).then(|| &rest[..end])
    })
}
