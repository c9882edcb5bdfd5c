//! The text so far, and the few elements it is made of.

use paradox::interface::Interface;
use paradox::prose::{Span, spans};
use paradox::story::Spoken;

/// The text so far, an element or two a line.
pub(super) struct Page<'words> {
    pub(super) html: String,
    pub(super) interface: &'words Interface,
    level: u8,
}

impl<'words> Page<'words> {
    /// A page with its status line, and headings from `level` down. Both parts of it say which language
    /// they are in: the page around may be in another.
    pub(super) fn new(interface: &'words Interface, level: u8) -> Self {
        let mut page = Self { html: String::new(), interface, level };
        let Interface { lang, dir, idle, .. } = interface;
        let words = format!("lang=\"{}\" dir=\"{}\"", escape(lang), escape(dir));
        page.push(&format!("<div slot=\"status\" {words}>{}</div>", escape(idle)));
        page.push(&format!("<div {words}>"));
        page
    }

    /// All of it.
    pub(super) fn whole(mut self) -> String {
        self.push("</div>");
        self.html
    }

    pub(super) fn push(&mut self, html: &str) {
        self.html += html;
        self.html.push('\n');
    }

    pub(super) fn heading(&mut self, depth: u8, text: &str) {
        self.heading_at(depth, "", text);
    }

    /// A heading that a link can lead to, by the place it stands for, such as `change/a/s1`.
    pub(super) fn heading_at(&mut self, depth: u8, place: &str, text: &str) {
        let level = (self.level + depth).clamp(1, 6);
        let id = id(place);
        self.push(&format!("<h{level}{id}>{}</h{level}>", escape(text)));
    }

    /// Links to places of the text, which lead on in the widget as soon as there is one.
    pub(super) fn ways<'text>(&mut self, ways: impl IntoIterator<Item = (&'text str, String)>) {
        self.items(ways, |page, (words, place)| {
            page.html += &["<a href=\"#", &place, "\">", &escape(words), "</a>"].concat();
        });
    }

    pub(super) fn paragraph(&mut self, text: &str) {
        self.push(&format!("<p>{}</p>", prose(text)));
    }

    pub(super) fn paragraphs<'text>(&mut self, texts: impl IntoIterator<Item = &'text String>) {
        for text in texts {
            self.paragraph(text);
        }
    }

    /// A paragraph that begins with words that stand out.
    pub(super) fn titled(&mut self, title: &str, text: &str) {
        self.push(&format!("<p><b>{}</b> {}</p>", escape(title), prose(text)));
    }

    /// A paragraph set off from the rest.
    pub(super) fn aside(&mut self, text: &str) {
        self.push(&format!("<p><i>{}</i></p>", escape(text)));
    }

    /// Narration and speech.
    pub(super) fn lines(&mut self, lines: &[String]) {
        for line in lines {
            match Spoken::of(line) {
                Spoken::Told(text) => self.paragraph(text),
                Spoken::Said { who, what } => self.titled(who, what),
            }
        }
    }

    pub(super) fn list(&mut self, items: &[String]) {
        self.items(items, |page, item| page.html += &prose(item));
    }

    /// A list whose items are written one by one.
    pub(super) fn items<T>(
        &mut self,
        items: impl IntoIterator<Item = T>,
        write: impl FnMut(&mut Self, T),
    ) {
        self.items_at(items.into_iter().map(|item| (String::new(), item)), write);
    }

    /// The same, each with the place that a link to it names, if there is one.
    pub(super) fn items_at<T>(
        &mut self,
        items: impl IntoIterator<Item = (String, T)>,
        mut write: impl FnMut(&mut Self, T),
    ) {
        self.push("<ul>");
        for (place, item) in items {
            self.html += &["<li", &id(&place), ">"].concat();
            write(self, item);
            self.push("</li>");
        }
        self.push("</ul>");
    }

    /// Terms, and what is said of each.
    pub(super) fn terms<'text>(
        &mut self,
        terms: impl IntoIterator<Item = (&'text String, &'text String)>,
    ) {
        self.push("<dl>");
        for (term, text) in terms {
            self.push(&format!("<dt>{}</dt><dd>{}</dd>", escape(term), prose(text)));
        }
        self.push("</dl>");
    }
}

/// The attribute by which links find a place, if it is one.
fn id(place: &str) -> String {
    if place.is_empty() { String::new() } else { format!(" id=\"{place}\"") }
}

/// A text with its emphasis and links.
fn prose(text: &str) -> String {
    let element = |span| match span {
        Span::Plain(words) => escape(&words),
        Span::Emphasis(words) => format!("<em>{}</em>", escape(&words)),
        Span::Link { words, url } => {
            format!("<a href=\"{}\">{}</a>", escape(&url), escape(&words))
        }
    };
    spans(text).into_iter().map(element).collect()
}

/// A text that can stand in HTML, between tags or in an attribute.
pub(super) fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped += "&amp;",
            '<' => escaped += "&lt;",
            '>' => escaped += "&gt;",
            '"' => escaped += "&quot;",
            c => escaped.push(c),
        }
    }
    escaped
}
