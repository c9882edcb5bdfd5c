//! A walk as a short code: what a link carries, and what is kept on a device.
//!
//! A code reads as `1.change/a/s1.tiny-dip.w.s2.you.w.change:line=35,41,48,55,61.1x4k9q`: its version; the
//! stops, where an id alone goes on from the stop before, from a scene to a choice in it, to a guess, to the
//! next scene; what was done with the models; and a checksum, since a code is typed, cut off and pasted
//! together. Every word of it is an id, so it outlives an edit of the story: what is no longer there is left
//! out, and the walk ends at the last step that still is. It holds nothing that was written.

use super::{Length, Place, Session};
use crate::sim::random::stable;
use crate::story::Pack;
use std::fmt;

/// The version of codes written here, and the only one read.
const VERSION: &str = "1";

/// How many letters and digits there are in a checksum.
const SUM: usize = 6;

/// What stands for each guess.
const GUESSES: [(&str, &str); 3] = [("same", "s"), ("other", "o"), ("shown", "w")];

/// Why a code can't be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CodeError {
    /// It is no code, or part of one, or one with a slip in it.
    Damaged,
    /// It was written by a newer version.
    Newer,
    /// It is of another walk altogether: no step of it is in this pack.
    Foreign,
}

impl fmt::Display for CodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Damaged => "this is no code of a walk, or not all of one",
            Self::Newer => "this code was written by a newer version",
            Self::Foreign => "this code is of another walk",
        })
    }
}

impl std::error::Error for CodeError {}

impl Session {
    /// The walk as a code: less than 1,000 characters for the longest walk there is, all of them fit for a
    /// link as they are.
    ///
    /// A stop stands in it once, where it was last, and paths that were only looked at are left out.
    pub fn code(&self, pack: &Pack) -> String {
        let mut words = Vec::new();
        for (at, stop) in self.trail.iter().enumerate() {
            let later = &self.trail[at + 1..];
            let looked = matches!(stop.place, Place::Other { .. }) && !later.is_empty();
            if !looked && !later.contains(stop) {
                words.push(stop.whole_address(pack));
            }
        }
        for (story, play) in pack.stories.iter().zip(&self.plays) {
            let before = words.len();
            play.save(&mut words);
            for word in &mut words[before..] {
                *word = [&story.id, ":", word].concat();
            }
        }
        written(&words)
    }

    /// The walk of a code, and whether all of it is still there.
    ///
    /// # Errors
    /// If the text is no code, or one for which this version or this pack is not the right one.
    pub fn from_code(pack: &Pack, length: Length, code: &str) -> Result<(Self, bool), CodeError> {
        // Later versions begin with a later digit, for as long as nine of them do.
        if let [b'2'..=b'9', b'.', ..] = code.as_bytes() {
            return Err(CodeError::Newer);
        }
        let end = code.len().saturating_sub(SUM + 1);
        let (body, sum) = code.split_at_checked(end).unwrap_or_default();
        if !body.starts_with(VERSION) || sum.strip_prefix('.') != Some(&checksum(body)) {
            return Err(CodeError::Damaged);
        }
        let mut session = Self::new(pack, length);
        let (mut found, mut whole) = (false, true);
        let mut before = String::new();
        for word in body.split('.').skip(1) {
            if !word.contains(':') {
                before = address(&before, word);
            }
            let word = if word.contains(':') { word } else { &before };
            let known = session.restore_word(pack, word, found);
            found |= known && !word.contains(':');
            whole &= known;
        }
        if found { Ok((session, whole)) } else { Err(CodeError::Foreign) }
    }
}

/// All words of a code, each as it goes on from the one before.
fn written(words: &[String]) -> String {
    let mut code = VERSION.to_owned();
    let mut before = "";
    for word in words {
        code.push('.');
        let (start, id) = word.rsplit_once('/').unwrap_or(("", word));
        let short = GUESSES.iter().find(|(guess, _)| *guess == id).map_or(id, |it| it.1);
        code += if address(before, short) == *word {
            short
        } else if start.split('/').next() == before.split('/').next() {
            word.find('/').map_or(word, |at| &word[at..])
        } else {
            word
        };
        before = word;
    }
    let sum = checksum(&code);
    code + "." + &sum
}

/// The address that a word of a code stands for, after the one before.
fn address(before: &str, word: &str) -> String {
    let mut ids: Vec<&str> = before.split('/').collect();
    if let Some(rest) = word.strip_prefix('/') {
        ids.truncate(1);
        ids.push(rest);
    } else if word.contains('/') || !(3..=5).contains(&ids.len()) || ids[1] == "feel" {
        return word.to_owned();
    } else if ids.len() == 5 {
        // After the guess comes the next scene.
        ids.truncate(2);
        ids.push(word);
    } else {
        let guess = GUESSES.iter().find(|(_, short)| ids.len() == 4 && *short == word);
        ids.push(guess.map_or(word, |it| it.0));
    }
    ids.join("/")
}

/// Six letters and digits, which any slip changes but for one in two thousand million.
fn checksum(body: &str) -> String {
    let mut number = stable(&[body]);
    let mut sum = String::new();
    for _ in 0..SUM {
        sum.push(char::from(b"0123456789abcdefghijklmnopqrstuvwxyz"[(number % 36) as usize]));
        number /= 36;
    }
    sum
}
