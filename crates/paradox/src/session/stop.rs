//! A stop: a place, and the walk of a pack that it is in.
//!
//! Written, a stop reads as its place does, after the id of its walk where a pack has several:
//! `a/s1` or `change/a/s1`; also `opening`, `change` (its door) and `closing`.

use super::Place;
use crate::story::Pack;

/// Where a reader is in a pack.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Stop {
    /// Which of the pack's walks: its number. The first, at the opening and the closing.
    pub walk: usize,
    /// The place in it.
    pub place: Place,
}

impl Stop {
    /// Where a pack begins.
    pub fn first(pack: &Pack) -> Self {
        let place = if pack.frame.is_some() { Place::Opening } else { Place::Door };
        Self { walk: 0, place }
    }

    /// Reads a stop; none if this pack has no such place.
    pub fn parse(text: &str, pack: &Pack) -> Option<Self> {
        match (text, &pack.frame) {
            ("opening", Some(_)) => return Some(Self { walk: 0, place: Place::Opening }),
            ("closing", Some(_)) => return Some(Self { walk: 0, place: Place::Closing }),
            _ => (),
        }
        let (id, rest) = text.split_once('/').unwrap_or((text, "door"));
        match pack.stories.iter().position(|story| story.id == id) {
            Some(walk) => Some(Self { walk, place: Place::parse(rest, &pack.stories[walk])? }),
            // Where there is one walk, its id can be left out.
            None if pack.stories.len() == 1 => {
                Some(Self { walk: 0, place: Place::parse(text, &pack.stories[0])? })
            }
            None => None,
        }
    }

    /// The stop as it is written in links.
    pub fn address(&self, pack: &Pack) -> String {
        self.within(pack, self.place.address())
    }

    /// The id of its screen, without what the reader did there.
    pub fn screen(&self, pack: &Pack) -> String {
        self.within(pack, self.place.screen())
    }

    /// Whether it is before or after all walks.
    pub fn is_around(&self) -> bool {
        matches!(self.place, Place::Opening | Place::Closing)
    }

    /// The stop with the walk it is in, even where there is but one.
    pub(super) fn whole_address(&self, pack: &Pack) -> String {
        self.of_walk(pack, self.place.address())
    }

    fn within(&self, pack: &Pack, place: String) -> String {
        if pack.stories.len() == 1 { place } else { self.of_walk(pack, place) }
    }

    fn of_walk(&self, pack: &Pack, place: String) -> String {
        if self.is_around() { place } else { [&pack.stories[self.walk].id, "/", &place].concat() }
    }
}
