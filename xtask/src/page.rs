//! The demo pages: each `<both-true>` without a text gets its walk as plain HTML, for readers without
//! scripts, and what only Trunk had to read is taken out.
//!
//! The page is our own, so this looks for tags alone and leaves the rest as it is.

use anyhow::{Context, Result};

/// Fills every element that names a paradox and holds at most a script (its links) with what `text`
/// gives for its language and it.
pub fn fill(page: &str, text: impl Fn(&str, &str) -> Result<String>) -> Result<String> {
    let page_language = tags(page, "<html").next().and_then(|it| attribute(it.tag, "lang"));
    let mut filled = String::with_capacity(page.len());
    let mut copied = 0;
    for Found { tag, end, .. } in tags(page, "<both-true") {
        let Some(paradox) = attribute(tag, "paradox") else { continue };
        let inside = page[end..].find("</both-true>").map_or("", |length| &page[end..end + length]);
        let script = inside.trim();
        let links = script.starts_with("<script") && script.ends_with("</script>");
        if !page[end + inside.len()..].starts_with("</both-true>") || !(script.is_empty() || links)
        {
            continue;
        }
        let language = attribute(tag, "lang").or(page_language).unwrap_or("en");
        // Our own pages are in languages, whatever the region: `en-GB` reads `en`.
        let language = language.split_once('-').map_or(language, |(language, _)| language);
        filled.push_str(&page[copied..end]);
        filled.push_str(script);
        let text = text(language, paradox).context("the fallback is missing")?;
        filled.push_str(&match attribute(tag, "heading-level").and_then(|it| it.parse().ok()) {
            Some(level) => with_headings(text, level),
            None => text,
        });
        copied = end + inside.len();
    }
    filled.push_str(&page[copied..]);
    Ok(filled)
}

/// A text whose first heading is of this level, and each below it as far below as it was.
fn with_headings(text: String, level: usize) -> String {
    let texts = (3..=6).map(|was| (was, (was + level).saturating_sub(3).clamp(2, 6)));
    let mut moved: Vec<_> = texts.collect();
    // What was moved is not met again.
    if level > 3 {
        moved.reverse();
    }
    moved.into_iter().fold(text, |text, (was, is)| {
        text.replace(&format!("<h{was}"), &format!("<h{is}"))
            .replace(&format!("</h{was}>"), &format!("</h{is}>"))
    })
}

/// Takes out the links meant for Trunk, with their lines. It leaves the widget's when it is told
/// to inject no scripts.
pub fn without_trunk_links(page: &str) -> String {
    let mut rest = page;
    let mut cleared = String::with_capacity(page.len());
    while let Some(Found { start, end, .. }) = tags(rest, "<link")
        .find(|it| it.tag.split_whitespace().any(|it| it.starts_with("data-trunk")))
    {
        cleared.push_str(rest[..start].trim_end());
        rest = &rest[end..];
    }
    cleared + rest
}

struct Found<'a> {
    /// What stands between the tag's name and its `>`.
    tag: &'a str,
    /// Where the tag starts in the page.
    start: usize,
    /// Where the tag ends in the page.
    end: usize,
}

fn tags<'a>(page: &'a str, start: &'a str) -> impl Iterator<Item = Found<'a>> {
    page.match_indices(start).filter_map(move |(at, _)| {
        let inside = at + start.len();
        let whole_name = page[inside..].starts_with(|it: char| it.is_whitespace() || it == '>');
        let length = page[inside..].find('>').filter(|_| whole_name)?;
        Some(Found { tag: &page[inside..inside + length], start: at, end: inside + length + 1 })
    })
}

/// A quoted attribute's value.
fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let mut rest = tag;
    loop {
        let (before, after) = rest.split_once('=')?;
        let quote = after.chars().next().filter(|it| matches!(it, '"' | '\''))?;
        let (value, next) = after[1..].split_once(quote)?;
        if before.split_whitespace().last() == Some(name) {
            return Some(value);
        }
        rest = next;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(page: &str, expected: &str) {
        let text = |language: &str, paradox: &str| Ok(format!("[{language} {paradox}]"));
        assert_eq!(fill(page, text).expect("every text exists"), expected);
    }

    #[test]
    fn an_empty_element_is_filled() {
        check(
            r#"<both-true mode="read" paradox="change">  </both-true>."#,
            r#"<both-true mode="read" paradox="change">[en change]</both-true>."#,
        );
    }

    #[test]
    fn links_stay_before_the_text() {
        check(
            r#"<both-true paradox="all"> <script slot="links">{}</script> </both-true>"#,
            r#"<both-true paradox="all"><script slot="links">{}</script>[en all]</both-true>"#,
        );
    }

    #[test]
    fn the_nearest_language_counts() {
        check(
            "<html lang='de-AT'><both-true paradox='a'></both-true><both-true lang='fr' paradox='b'></both-true>",
            "<html lang='de-AT'><both-true paradox='a'>[de a]</both-true><both-true lang='fr' paradox='b'>[fr b]</both-true>",
        );
    }

    #[test]
    fn headings_begin_where_the_tag_says() {
        let text = |_: &str, _: &str| Ok("<h3 id=\"a\">A</h3><h4>B</h4>".to_owned());
        for (level, expected) in [
            (2, "<h2 id=\"a\">A</h2><h3>B</h3>"),
            (3, "<h3 id=\"a\">A</h3><h4>B</h4>"),
            (4, "<h4 id=\"a\">A</h4><h5>B</h5>"),
            (6, "<h6 id=\"a\">A</h6><h6>B</h6>"),
        ] {
            let tag = format!("<both-true paradox=\"a\" heading-level=\"{level}\">");
            let filled = fill(&format!("{tag}</both-true>"), text).expect("a text");
            assert_eq!(filled, format!("{tag}{expected}</both-true>"));
        }
    }

    #[test]
    fn what_trunk_reads_is_not_shipped() {
        let page = "<head>\n  <link data-trunk rel=\"rust\">\n  <link rel=\"icon\">\n</head>";
        assert_eq!(without_trunk_links(page), "<head>\n  <link rel=\"icon\">\n</head>");
    }

    #[test]
    fn an_element_with_content_or_without_a_paradox_stays() {
        for page in [
            r#"<both-true paradox="change"><p>Mine</p></both-true>"#,
            "<both-true></both-true>",
            r#"<both-true-frame paradox="change"></both-true-frame>"#,
            "&lt;both-true paradox=\"change\"></both-true>",
        ] {
            check(page, page);
        }
    }
}
