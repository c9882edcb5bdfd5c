//! A host's links: where a reader may go on to, as the host's page gives them in JSON.
//!
//! ```json
//! { "reading": { "types": { "url": "https://…", "label": "…" }, "different": {…}, "human": {…}, "couples": {…} },
//!   "support": { "urgent": { "url": "tel:…" }, "talk": {…} },
//!   "find-therapist": {…}, "complaints": {…}, "source": {…} }
//! ```
//!
//! Each may be left out, and so may each label. What can't be used is said and left out; the rest
//! stands.

use crate::json::Value;
use crate::prose::is_safe;

/// A link.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// What it says, if the host names it.
    pub label: Option<String>,
    /// Where it leads: https, tel or mailto.
    pub url: String,
}

/// Which link it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Topic {
    /// To read: the three kinds of empathy.
    Types,
    /// To read: what makes this relationship so unlike others.
    Different,
    /// To read: whether empathy will still set people apart.
    Human,
    /// To read: how work with couples goes.
    Couples,
    /// Urgent help.
    Urgent,
    /// Someone to talk to.
    Talk,
    /// Where one complains about a therapist.
    Complaints,
    /// Finding a therapist.
    FindTherapist,
    /// The article the ideas are from.
    Source,
}

impl Topic {
    /// What is to be read next.
    pub const READING: [Self; 4] = [Self::Types, Self::Different, Self::Human, Self::Couples];
    /// Support.
    pub const SUPPORT: [Self; 3] = [Self::Urgent, Self::Talk, Self::Complaints];

    /// Every topic, by where it stands in a host's JSON.
    const ALL: [(&'static str, Self); 9] = [
        ("reading.types", Self::Types),
        ("reading.different", Self::Different),
        ("reading.human", Self::Human),
        ("reading.couples", Self::Couples),
        ("support.urgent", Self::Urgent),
        ("support.talk", Self::Talk),
        ("complaints", Self::Complaints),
        ("find-therapist", Self::FindTherapist),
        ("source", Self::Source),
    ];
}

/// The links a host gives.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Links(Vec<(Topic, Link)>);

impl Links {
    /// The link of a topic, if the host gives one.
    pub fn get(&self, topic: Topic) -> Option<&Link> {
        self.0.iter().find(|(it, _)| *it == topic).map(|(_, link)| link)
    }

    /// Reads a host's JSON. What can't be used comes back as sentences: what, where, what to do.
    pub fn from_json(json: &str) -> (Self, Vec<String>) {
        let (mut links, mut mistakes) = (Self::default(), Vec::new());
        match Value::parse(json) {
            Some(value @ Value::Object(_)) => links.take("", &value, &mut mistakes),
            _ => mistakes.push("`links` is not a JSON object: see its quotes and commas".into()),
        }
        (links, mistakes)
    }

    fn take(&mut self, above: &str, value: &Value, mistakes: &mut Vec<String>) {
        let Value::Object(members) = value else { return };
        for (name, value) in members {
            let name = [above, &name.replace('_', "-")].concat();
            let topic = Topic::ALL.into_iter().find(|(known, _)| *known == name);
            if let Some((_, topic)) = topic {
                match link(&name, value) {
                    Ok(link) => self.0.push((topic, link)),
                    Err(mistake) => mistakes.push(mistake),
                }
            } else if ["reading", "support"].contains(&name.as_str()) {
                self.take(&[&name, "."].concat(), value, mistakes);
            } else {
                let known = Topic::ALL.map(|(known, _)| known).join(", ");
                let hint = "` is not a link we know: it can be ";
                mistakes.push(["`links.", &name, hint, &known].concat());
            }
        }
    }
}

fn link(name: &str, value: &Value) -> Result<Link, String> {
    let text = |member| match value.member(member) {
        Some(Value::Text(text)) if !text.trim().is_empty() => Some(text.clone()),
        _ => None,
    };
    let say = |what: &[&str]| Err(["`links.", name, "` "].concat() + &what.concat());
    match text("url") {
        Some(url) if is_safe(&url) => Ok(Link { label: text("label"), url }),
        Some(url) => say(&["can't lead to `", &url, "`: begin it with https://, tel: or mailto:"]),
        None => say(&["has no `url`: write { \"url\": \"https://…\", \"label\": \"…\" }"]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_host_gives_what_it_has() {
        let (links, mistakes) = Links::from_json(
            r#"{"reading":{"types":{"url":"https://a.org/e","label":"Kinds"}},
                "support":{"urgent":{"url":"tel:112"}},"find_therapist":{"url":"mailto:a@b.c"}}"#,
        );
        assert_eq!(mistakes, Vec::<String>::new());
        let kinds = Link { label: Some("Kinds".into()), url: "https://a.org/e".into() };
        assert_eq!(links.get(Topic::Types), Some(&kinds));
        assert_eq!(links.get(Topic::Urgent).map(|it| &*it.url), Some("tel:112"));
        assert!(links.get(Topic::FindTherapist).is_some());
        assert!(links.get(Topic::Talk).is_none());
    }

    #[test]
    fn what_cannot_be_used_is_said_and_the_rest_stands() {
        let (links, mistakes) = Links::from_json(
            r#"{"source":{"url":"javascript:alert(1)"},"complaints":{"url":"http://a.org"},
                "support":{"talk":{}},"suport":{},"reading":{"couples":{"url":"https://a.org"}}}"#,
        );
        assert!(links.get(Topic::Couples).is_some());
        assert_eq!(links.0.len(), 1);
        for (mistake, part) in
            mistakes.iter().zip(["javascript:", "http://a", "no `url`", "suport"])
        {
            assert!(mistake.contains(part), "{mistake}");
        }
        assert_eq!(mistakes.len(), 4);
    }

    #[test]
    fn what_is_no_json_is_said() {
        for json in ["", "[]", "{", "links"] {
            assert_eq!(Links::from_json(json).1.len(), 1, "{json}");
        }
    }
}
