//! A host's links: where a reader may go on to, as the host's page gives them.
//!
//! ```json
//! { "reading": { "types": { "url": "https://…", "label": "…" }, "different": {…}, "human": {…}, "couples": {…} },
//!   "support": { "urgent": { "url": "tel:…" }, "talk": {…} },
//!   "find-therapist": {…}, "complaints": {…}, "source": {…} }
//! ```
//!
//! Each may be left out, and so may each label. What can't be used is said and left out; the rest
//! stands. A browser reads JSON by itself, so what comes in here is a line for each link: where it stands,
//! as in `reading.types`, its `url`, its `label`, with a unit separator between them.

use crate::prose::is_safe;

/// Stands between the parts of a line.
pub const SEPARATOR: char = '\u{1f}';

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

    /// Reads a host's links, a line each. What can't be used comes back as sentences: what, where, what
    /// to do.
    pub fn from_lines(lines: &str) -> (Self, Vec<String>) {
        let (mut links, mut mistakes) = (Self::default(), Vec::new());
        for line in lines.split('\n').filter(|line| !line.is_empty()) {
            match link(line) {
                Ok(link) => links.0.push(link),
                Err(mistake) => mistakes.push(mistake),
            }
        }
        (links, mistakes)
    }
}

fn link(line: &str) -> Result<(Topic, Link), String> {
    let mut parts = line.split(SEPARATOR).map(str::trim);
    let [name, url, label] = [(); 3].map(|()| parts.next().unwrap_or_default());
    let say = |what: &[&str]| Err(["`links.", name, "` "].concat() + &what.concat());
    let Some((_, topic)) = Topic::ALL.into_iter().find(|(known, _)| *known == name) else {
        let known = Topic::ALL.map(|(known, _)| known).join(", ");
        return say(&["is not a link we know: it can be ", &known]);
    };
    if url.is_empty() {
        return say(&["has no `url`: write { \"url\": \"https://…\", \"label\": \"…\" }"]);
    }
    if !is_safe(url) {
        return say(&["can't lead to `", url, "`: begin it with https://, tel: or mailto:"]);
    }
    let label = (!label.is_empty()).then(|| label.to_owned());
    Ok((topic, Link { label, url: url.to_owned() }))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Links of which each is told as `where url label`.
    fn read(links: &[[&str; 3]]) -> (Links, Vec<String>) {
        let lines: Vec<String> = links.iter().map(|it| it.join(&SEPARATOR.to_string())).collect();
        Links::from_lines(&lines.join("\n"))
    }

    #[test]
    fn a_host_gives_what_it_has() {
        let (links, mistakes) = read(&[
            ["reading.types", "https://a.org/e", "Kinds"],
            ["support.urgent", "tel:112", ""],
            ["find-therapist", "mailto:a@b.c", " "],
        ]);
        assert_eq!(mistakes, Vec::<String>::new());
        let kinds = Link { label: Some("Kinds".into()), url: "https://a.org/e".into() };
        assert_eq!(links.get(Topic::Types), Some(&kinds));
        assert_eq!(links.get(Topic::Urgent).map(|it| &*it.url), Some("tel:112"));
        assert_eq!(links.get(Topic::FindTherapist).map(|it| &it.label), Some(&None));
        assert!(links.get(Topic::Talk).is_none());
    }

    #[test]
    fn what_cannot_be_used_is_said_and_the_rest_stands() {
        let (links, mistakes) = read(&[
            ["source", "javascript:alert(1)", ""],
            ["complaints", "http://a.org", ""],
            ["support.talk", "", ""],
            ["suport", "", ""],
            ["reading.couples", "https://a.org", ""],
        ]);
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
    fn a_line_with_less_in_it_is_a_mistake_and_no_crash() {
        for line in ["x", "source", "\u{1f}", "source\u{1f}"] {
            assert_eq!(Links::from_lines(line).1.len(), 1, "{line:?}");
        }
        assert_eq!(Links::from_lines(""), (Links::default(), vec![]));
    }
}
