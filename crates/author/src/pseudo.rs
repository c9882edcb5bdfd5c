//! Languages nobody speaks, made from a real one: they show what would break before anyone has
//! translated a word.
//!
//! `en-XA` is English with accents, two fifths longer; `ar-XB` is English in Arabic letters, from right
//! to left. Each text stands between `⟦` and `⟧`, so that what is cut, or was never translated, is seen.
//! Names to fill in, where links lead, the marks of prose and figures stay as they are.

use crate::content::Content;
use crate::translation::{self, RULES};
use anyhow::{Context, Result, bail};
use clap::ValueEnum;
use paradox::pack::{self, outline};
use paradox::story::Spoken;
use std::fs;
use std::path::Path;

/// One of them, by the tag that browsers and translators know it by.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Pseudo {
    /// English, longer and accented
    #[value(name = "en-XA")]
    Accented,
    /// English in Arabic letters, from right to left
    #[value(name = "ar-XB")]
    RightToLeft,
}

/// What each text begins and ends with.
const MARKS: [char; 2] = ['⟦', '⟧'];
/// How much longer words become for each of their letters: two fifths of a text with its spaces.
const LONGER: f64 = 0.5;
const ACCENTED: [&str; 2] = ["åƀçđéƒĝĥîĵķļɱñöþɋŕšţûṽŵẋýž", "ÅƁÇĐÉƑĜĤÎĴĶĻṀÑÖÞɊŔŠŢÛṼŴẊÝŽ"];
const ARABIC: &str = "ابجدهفغحيضكلمنوثقرستعظشخئز";

impl Pseudo {
    const fn tag(self) -> &'static str {
        match self {
            Self::Accented => "en-XA",
            Self::RightToLeft => "ar-XB",
        }
    }

    const fn direction(self) -> &'static str {
        match self {
            Self::Accented => "ltr",
            Self::RightToLeft => "rtl",
        }
    }

    /// A text in this language.
    fn say(self, text: &str) -> String {
        let [start, end] = MARKS;
        match Spoken::of(text) {
            Spoken::Said { who, what } => format!("{}: {}", self.say(who), self.say(what)),
            Spoken::Told(text) => {
                // What is said is known by its first quotation mark.
                let inside = text.trim_start_matches(['“', '«', '„', '"']);
                let quote = &text[..text.len() - inside.len()];
                format!("{quote}{start}{}{end}", self.spell(inside))
            }
        }
    }

    fn spell(self, text: &str) -> String {
        let mut spelt = String::with_capacity(text.len() * 2);
        let mut owed = 0.0;
        let mut rest = text;
        while let Some(letter) = rest.chars().next() {
            let kept = kept(rest);
            if kept > 0 {
                spelt += &rest[..kept];
                rest = &rest[kept..];
                continue;
            }
            rest = &rest[letter.len_utf8()..];
            let other = self.letter(letter);
            spelt.push(other);
            if self == Self::Accented && letter.is_alphabetic() {
                owed += LONGER;
                let ends = !rest.starts_with(char::is_alphabetic);
                while owed >= 1.0 && (ends || "aeiouAEIOU".contains(letter)) {
                    spelt.extend(other.to_lowercase());
                    owed -= 1.0;
                }
            }
        }
        spelt
    }

    fn letter(self, letter: char) -> char {
        let place = (letter.to_ascii_lowercase() as usize).checked_sub('a' as usize);
        let place = place.filter(|place| *place < 26);
        match (self, place) {
            (Self::Accented, Some(place)) => {
                let letters = ACCENTED[usize::from(letter.is_ascii_uppercase())];
                letters.chars().nth(place).unwrap_or(letter)
            }
            (Self::RightToLeft, Some(place)) => ARABIC.chars().nth(place).unwrap_or(letter),
            (Self::RightToLeft, None) => match letter {
                ',' => '،',
                ';' => '؛',
                '?' => '؟',
                letter if letter.is_alphabetic() => 'ى',
                letter => letter,
            },
            (Self::Accented, None) => letter,
        }
    }
}

/// How many bytes a text begins with that mean something to the widget: a name to fill in, or where a
/// link leads.
fn kept(text: &str) -> usize {
    let until = |end: char| text.find(end).map_or(0, |at| at + end.len_utf8());
    if text.starts_with('{') {
        until('}')
    } else if text.starts_with("](") {
        until(')')
    } else {
        0
    }
}

/// Writes the folder of a pseudo-language, made from the only language of `content`, into `out`.
pub fn write(content: &Content, out: &Path, pseudo: Pseudo) -> Result<()> {
    let folder = out.join(pseudo.tag());
    let complaint = || format!("can't write {}", folder.display());
    let mut has_controls = false;
    fs::create_dir_all(&folder).with_context(complaint)?;
    for file in &content.files {
        let Some(name) = file.path.file_name().and_then(|name| name.to_str()) else { continue };
        if RULES.contains(&name) {
            continue;
        }
        has_controls |= name == "interface.toml";
        fs::write(folder.join(name), translated(&file.source, pseudo)).with_context(complaint)?;
    }
    if !has_controls {
        bail!("there is no interface.toml to make a language from: name a folder of a language");
    }
    translation::record(&folder, &content.files, &[])?;
    Ok(())
}

/// A file with all its words in another language.
fn translated(source: &str, pseudo: Pseudo) -> String {
    let mut parts = outline(source, "");
    parts.sort_by_key(|part| part.span.start);
    let mut text = String::with_capacity(source.len() * 2);
    let mut done = 0;
    for part in parts {
        let words = match (&part.content, part.path.as_str()) {
            (pack::Content::Words(words), _) => pseudo.say(words),
            (pack::Content::Own, "/lang") => pseudo.tag().to_owned(),
            (pack::Content::Own, "/dir") => pseudo.direction().to_owned(),
            _ => continue,
        };
        text += &source[done..part.span.start];
        // A text in JSON is one in TOML, too.
        text += &serde_json::Value::from(words).to_string();
        done = part.span.end;
    }
    text + &source[done..]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_change_and_what_the_widget_reads_does_not() {
        let say = |text| [Pseudo::Accented.say(text), Pseudo::RightToLeft.say(text)];
        assert_eq!(say("About {minutes}."), ["⟦Åƀööûûţ {minutes}.⟧", "⟦ابوعت {minutes}.⟧"]);
        assert_eq!(say("Bo: “Hm, no?”"), ["⟦Ɓöö⟧: “⟦Ĥɱɱ, ñöö?”⟧", "⟦بو⟧: “⟦حم، نو؟”⟧"]);
        assert_eq!(say("*a* [b](https://c.org) 10")[0], "⟦*å* [ƀƀ](https://c.org) 10⟧",);
    }

    #[test]
    fn the_accented_one_is_two_fifths_longer() {
        let text = "The line lies low for a long time, jumps once, then climbs slowly.";
        let longer = Pseudo::Accented.say(text).chars().count() as f64 / text.len() as f64;
        assert!((1.35..1.5).contains(&longer), "{longer}");
    }
}
