//! The self-guided page: its words and colours put in, and the list of what its worker keeps.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use serde::Serialize;
use serde_json::{Value, json};

use crate::dist::files;
use crate::installed::short_hash;

/// The page's own files that its worker keeps, apart from the icons and the widget.
const OWN: [&str; 5] = ["learn.html", "learn.css", "learn.js", "learn.webmanifest", "favicon.svg"];

/// What is put in place of a name in braces.
#[derive(Debug)]
pub struct Words(BTreeMap<String, String>);

impl Words {
    /// The words of a language as they were compiled, and the paper by day and by night.
    pub fn read(compiled: &Path, language: &str, tokens: &str) -> Result<Self> {
        let path = compiled.join(language).with_extension("json");
        let text = fs::read_to_string(path)
            .with_context(|| format!("content/{language}/ has no pages.toml"))?;
        Self::of(&serde_json::from_str(&text)?, language, tokens)
    }

    fn of(compiled: &Value, language: &str, tokens: &str) -> Result<Self> {
        let learn = compiled["learn"].as_object().context("the learn page has no words")?;
        let texts = learn.iter().filter_map(|(name, it)| Some((name.clone(), it.as_str()?.into())));
        let mut words: BTreeMap<String, String> = texts.collect();
        let [day, night] = paper(tokens).context("the tokens name no paper")?;
        // A script ends at the first tag that says so, wherever that stands.
        let links =
            json!({"support": {"talk": &learn["talk"]}}).to_string().replace('<', "\\u003c");
        let more = [
            ("lang", language.to_owned()),
            ("dir", compiled["dir"].as_str().unwrap_or("ltr").to_owned()),
            ("day", day.to_owned()),
            ("night", night.to_owned()),
            ("links", links),
        ];
        words.extend(more.map(|(name, text)| (name.to_owned(), text)));
        Ok(Self(words))
    }

    /// A page with its words in place.
    pub fn in_page(&self, page: &str) -> Result<String> {
        // What goes into a script is no HTML.
        self.put(page, |name, text| if name == "links" { text.to_owned() } else { escaped(text) })
    }

    /// A JSON text with its words in place.
    pub fn in_json(&self, text: &str) -> Result<String> {
        let text = self.put(text, |_, word| {
            let quoted = Value::from(word).to_string();
            quoted[1..quoted.len() - 1].to_owned()
        })?;
        // It is looked at once here, and carries no spaces.
        Ok(serde_json::from_str::<Value>(&text).context("it is no JSON")?.to_string())
    }

    fn put(&self, text: &str, write: impl Fn(&str, &str) -> String) -> Result<String> {
        let mut filled = text.to_owned();
        for (name, words) in &self.0 {
            filled = filled.replace(&format!("{{{name}}}"), &write(name, words));
        }
        let is_name = |it: &str| !it.is_empty() && it.bytes().all(|it| it.is_ascii_lowercase());
        let missing = text
            .split('{')
            .skip(1)
            .filter_map(|it| Some(it.split_once('}')?.0))
            .find(|it| is_name(it) && !self.0.contains_key(*it));
        ensure!(missing.is_none(), "there are no words for `{}`", missing.unwrap_or_default());
        Ok(filled)
    }
}

/// What the paper is by day and by night.
fn paper(tokens: &str) -> Option<[&str; 2]> {
    let (_, rest) = tokens.split_once("--bt-bg: light-dark(")?;
    let (day, rest) = rest.split_once(", ")?;
    Some([day, rest.split_once(')')?.0])
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;")
}

/// What the worker keeps: each file of the page by its path, with the number its content hashes to.
#[derive(Debug, Serialize)]
pub struct Kept {
    list: String,
    files: BTreeMap<String, u32>,
}

impl Kept {
    /// Looks at everything the page can ask for, below the folder that ships. `shelf` is the folder
    /// of this version in there.
    pub fn of(site: &Path, shelf: &Path) -> Result<Self> {
        let mut paths: Vec<_> = OWN.map(|it| site.join(it)).into();
        paths.extend(files(&site.join("icons"))?);
        paths.push(site.join("v1/both-true.js"));
        let needed: Vec<_> = files(shelf)?.into_iter().filter(|it| is_needed(it)).collect();
        ensure!(needed.len() > 3, "the worker would keep {needed:?} alone");
        paths.extend(needed);
        let mut kept = BTreeMap::new();
        for path in paths {
            let name = path.strip_prefix(site)?.to_str().context("a name is not plain text")?;
            let content = fs::read(&path).with_context(|| format!("the page has no {name}"))?;
            kept.insert(name.to_owned(), u32::from_str_radix(&short_hash(&content), 16)?);
        }
        let list = short_hash(serde_json::to_string(&kept)?.as_bytes());
        Ok(Self { list, files: kept })
    }
}

/// Of what there is for each version: the widget, and the walk of all three in every language.
fn is_needed(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    name.starts_with("both-true-") || name.starts_with("all.")
}

#[cfg(test)]
mod tests {
    use super::*;

    const TOKENS: &str = ":host {\n  --bt-bg: light-dark(#fff, #000); /* Paper. */\n}";

    fn words() -> Words {
        let talk = json!({"url": "https://example.org/", "label": "a </script> & more"});
        let compiled = json!({"learn": {"name": "A \"B\" & <C>", "talk": talk}});
        Words::of(&compiled, "en", TOKENS).expect("words")
    }

    #[test]
    fn words_are_put_in_as_each_place_needs_them() {
        let page = words().in_page("<p lang='{lang}'>{name}</p> {day} {night} {not a name}");
        assert_eq!(
            page.expect("a page"),
            "<p lang='en'>A &quot;B&quot; &amp; &lt;C></p> #fff #000 {not a name}"
        );
        let json = words().in_json("{ \"name\": \"{name}\" }").expect("JSON");
        assert_eq!(json, r#"{"name":"A \"B\" & <C>"}"#);
        let links = words().in_page("{links}").expect("links");
        assert!(!links.contains('<') && links.contains("& more"), "{links}");
        let read: Value = serde_json::from_str(&links).expect("JSON");
        assert_eq!(read["support"]["talk"]["label"], "a </script> & more");
    }

    #[test]
    fn a_word_that_nobody_wrote_is_a_mistake() {
        let error = words().in_page("{name} {nmae}").expect_err("no such word");
        assert_eq!(error.to_string(), "there are no words for `nmae`");
    }
}
