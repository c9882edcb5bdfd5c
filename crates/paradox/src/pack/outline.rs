//! A file as a list of its parts, each by a name that lasts: what a translation is held against.
//!
//! A part goes by the ids on its way, `change/a/s1/tiny-dip/reason`, so it keeps its name when something
//! is put before it; where there are no ids, by its number.

use super::address::Address;
use super::tree::{Tree, Value};
use super::words::is_seen;
use std::ops::Range;
use toml::de::DeValue;

/// One part of a file: a text, a value, or something that holds more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// Its name, such as `change/a/s1/tiny-dip/reason`.
    pub path: String,
    /// The bytes it stands in.
    pub span: Range<usize>,
    /// What it is.
    pub content: Content,
}

/// What a part of a file is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Content {
    /// Words: what a translation says in its own way.
    Words(String),
    /// What every language has alike, as it is written: an id, an effect, where a choice leads.
    Fixed(String),
    /// What each language has to itself: its name, its direction, how long its readers take.
    Own,
    /// More parts; and, where they go by ids, those ids in order.
    Parts(Vec<String>),
}

/// The parts of a file, those around others first. `name` is its own: `change`.
pub fn outline(source: &str, name: &str) -> Vec<Part> {
    let tree = Tree::parse(source).tree;
    let mut outline = Outline { source, parts: Vec::new() };
    outline.add(tree.root(), name.to_owned(), &Address::default());
    outline.parts
}

/// Keys whose items go by their ids alone, as in links.
const PLACES: [&str; 3] = ["scenario", "scene", "choice"];
/// Keys of what each language has to itself.
const OWN: [&str; 4] = ["lang", "dir", "minutes", "url"];

struct Outline<'text> {
    source: &'text str,
    parts: Vec<Part>,
}

impl Outline<'_> {
    fn add(&mut self, value: &Value<'_>, path: String, address: &Address) {
        let at = self.parts.len();
        let span = value.span();
        self.parts.push(Part { path: path.clone(), span: span.clone(), content: Content::Own });
        let content = match value.get_ref() {
            _ if OWN.contains(&address.name()) => Content::Own,
            DeValue::Table(table) => {
                for (key, value) in table {
                    let key: &str = key.get_ref();
                    // A list of places is no step on the way to one.
                    let path = if PLACES.contains(&key) && is_list(value) {
                        path.clone()
                    } else {
                        format!("{path}/{key}")
                    };
                    self.add(value, path, &address.key(key));
                }
                Content::Parts(Vec::new())
            }
            DeValue::Array(items) => {
                let mut ids = Vec::new();
                for (index, item) in items.iter().enumerate() {
                    let id = id(item);
                    ids.extend(id.map(str::to_owned));
                    let name = id.map_or_else(|| (index + 1).to_string(), str::to_owned);
                    self.add(item, format!("{path}/{name}"), &address.item(index));
                }
                Content::Parts(ids)
            }
            DeValue::String(text) if is_seen(address) => Content::Words(text.clone().into_owned()),
            DeValue::String(text) => Content::Fixed(text.clone().into_owned()),
            _ => Content::Fixed(self.source[span].to_owned()),
        };
        self.parts[at].content = content;
    }
}

fn is_list(value: &Value<'_>) -> bool {
    matches!(value.get_ref(), DeValue::Array(_))
}

fn id<'value>(value: &'value Value<'_>) -> Option<&'value str> {
    value.get_ref().get("id")?.get_ref().as_str()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_go_by_ids_and_else_by_numbers() {
        let source = "id = \"x\"\nlines = [\"a\", \"b\"]\n[door]\nminutes = { short = 5 }\n\
                      [[scenario]]\nid = \"a\"\n[[scenario.scene]]\nid = \"s1\"\neffect = { ease = 1 }\n\
                      [[scenario.reading]]\nid = \"ease\"\nmoves = \"met\"\n[model.dial]\nmoves = \"It moves.\"";
        let parts = outline(source, "x");
        let listed: Vec<String> = parts
            .iter()
            .filter_map(|part| match &part.content {
                Content::Words(words) => Some(format!("{}: {words}", part.path)),
                Content::Fixed(value) => Some(format!("{} = {value}", part.path)),
                Content::Own => Some(format!("{} …", part.path)),
                Content::Parts(_) => None,
            })
            .collect();
        let expected = [
            "x/door/minutes …",
            "x/id = x",
            "x/lines/1: a",
            "x/lines/2: b",
            "x/model/dial/moves: It moves.",
            "x/a/id = a",
            "x/a/reading/ease/id = ease",
            "x/a/reading/ease/moves = met",
            "x/a/s1/effect/ease = 1",
            "x/a/s1/id = s1",
        ];
        assert_eq!(listed, expected);
    }
}
