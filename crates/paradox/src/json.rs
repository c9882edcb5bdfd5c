//! The browser's door: a compiled pack becomes a checked [`Pack`], and a [`Pack`] its compiled text.
//!
//! A compiled pack is JSON without names: a struct is the list of its fields, in the order given
//! here. The authors' door reads the same types with serde, by name; here reading by name was a
//! tenth of the wasm, and its fine error messages are for authors, not for a page.

mod reader;

use crate::interface::{Interface, Key, Options, Plural};
use crate::sim::lens::Rating;
use crate::stage::Moves;
use crate::story::{
    Beat, BeatId, Caption, Card, Cast, Chair, Choice, Closing, Condition, Dial, DialMoment,
    DialPlay, Door, Drawing, Effect, Frame, Habit, LensBox, LensMoment, Lenses, Line, LineRoom,
    LineSlider, Minutes, Model, Opening, Operand, Pack, PackError, PersonChange, PoseChange,
    Reading, Reflection, Scenario, Scene, Story, Variant,
};
use reader::Reader;

impl Pack {
    /// Writes what [`Pack::from_json`] reads. The same pack gives the same text.
    pub fn to_json(&self) -> String {
        let mut page = format!("[{FORMAT}");
        self.write(&mut page);
        page + "]"
    }

    /// Reads a compiled pack. Whatever comes through is safe to walk.
    ///
    /// # Errors
    /// If the text is not a pack, or one with a link or list that would fail a reader later.
    pub fn from_json(json: &str) -> Result<Self, PackError> {
        let (pack, error) = Self::read_whole(json);
        error.map_or(Ok(pack), Err)
    }

    /// The same for a page, which keeps its packs for good: what would free them is left out of the
    /// wasm.
    ///
    /// # Errors
    /// The same.
    pub fn kept(json: &str) -> Result<&'static Self, PackError> {
        let (pack, error) = Self::read_whole(json);
        let pack = Box::leak(Box::new(pack));
        error.map_or(Ok(pack), Err)
    }

    fn read_whole(json: &str) -> (Self, Option<PackError>) {
        let mut page = Page { reader: Reader { rest: json }, amiss: false };
        page.expect("[");
        let known = u32::read(&mut page) == FORMAT;
        if !known {
            page.fail();
        }
        let pack = Self::read(&mut page);
        page.expect("]");
        let error = if !known {
            Some(PackError::Malformed("it was compiled for another version".into()))
        } else if page.amiss || !page.reader.rest.trim_ascii().is_empty() {
            Some(PackError::Malformed("its text is damaged".into()))
        } else {
            pack.broken().map(PackError::Broken)
        };
        (pack, error)
    }
}

/// The text of a pack, as far as it is not read yet.
struct Page<'text> {
    reader: Reader<'text>,
    /// Whether something was not as a pack has it.
    amiss: bool,
}

impl Page<'_> {
    /// Takes this text if it is next, with the comma before it.
    fn take(&mut self, text: &str) -> bool {
        let _ = self.reader.take(",");
        self.reader.take(text).is_some()
    }

    fn expect(&mut self, text: &str) {
        if !self.take(text) {
            self.fail();
        }
    }

    /// Nothing more is read: it might go on without end, or mean anything.
    fn fail(&mut self) {
        self.amiss = true;
        self.reader.rest = "";
    }
}

/// Something that has a place in a compiled pack.
///
/// Reading never stops: what is amiss is noted, and something blank stands in for it. A reader that
/// could stop half way would have to clean up after every field, which is most of its size.
trait Packed {
    /// Writes it at the end of the page.
    fn write(&self, page: &mut String);
    /// Reads what is next on the page.
    fn read(page: &mut Page<'_>) -> Self;
}

/// Begins what comes next, which may need a comma before it.
fn begin(page: &mut String, text: &str) {
    if !page.ends_with('[') {
        page.push(',');
    }
    page.push_str(text);
}

/// Writes and reads structs field by field. The compiler misses any field left out here; those after
/// a semicolon are never sent to a page.
macro_rules! fields {
    ($($type:ident { $($field:ident),* $(,)? $(; $unsent:ident)? })*) => {
        $(impl Packed for $type {
            fn write(&self, page: &mut String) {
                let Self { $($field,)* $($unsent: _)? } = self;
                begin(page, "[");
                $($field.write(page);)*
                page.push(']');
            }

            fn read(page: &mut Page<'_>) -> Self {
                page.expect("[");
                let read = Self { $($field: Packed::read(page),)* $($unsent: Default::default())? };
                page.expect("]");
                read
            }
        })*

        /// All names of fields and of what they are in, in the order they are written.
        const FIELDS: &[&str] = &[$(stringify!($type), $(stringify!($field)),*),*];
    };
}

fields! {
    Pack { stories, frame, interface }
    Frame { walks, opening, closing }
    Opening { name, title, picture, people, pose, clock, captions, lines, care, order, claims }
    Caption { lens, words }
    Closing { name, title, picture, pose, lines, ask, unmet, claims }
    Story {
        id, name, belongs, parts, door, model, scenarios, card, reflection, research; facilitator
    }
    Door { title, lead, note, summary, minutes, claims }
    Minutes { short, full }
    Model { label, label_rest, assumed, line, dial, lenses, beats }
    Beat { id, core, title, lines, then, ask, answer, go, claims }
    Line {
        first_seed, seeds, near, far, first, last, how, points, heights, says_point, yours, run,
        average, shows, ground, courses, says_yours, says_run, says_many, says_ground, says_covered,
        skip, hide, show, again, lift, cover, underneath, rooms, sliders, session,
    }
    LineRoom { name, holds, push, space }
    LineSlider { name, steps }
    Dial {
        start, moments, plays, replies, question, depths, understood, exposed, levels, within, past,
        line, moves, both, does, you_say, they_say, say, ask, asked, repair, repaired, next,
        guessed, peak, says, says_play, yours, done, bearable, lines, another, we_ask, moment_name,
    }
    DialMoment { says, heat, said, met }
    DialPlay { name, comes, depth }
    Lenses {
        boxes, moments, habits, sort, ordinary, frame, question, ratings, flip, reveal, skip, next,
        yours, ours, tilt_ordinary, tilt_frame, tilts, pulls, bond, bonds, says, says_yours, done,
        inside, outside, same, differs, talked, clarity, says_mirror, copy, moment_name, so_far,
    }
    LensBox { name, fits, fails }
    LensMoment { name, ordinary, frame, rated }
    Rating { ordinary, frame, bond }
    Habit { name, inside, outside }
    Scenario { id, chair, title, intro, prompt, cast, readings, flags, scenes }
    Cast { client, therapist, others }
    Reading { id, start, levels, moves }
    Scene {
        id, name, lines, effect, variants, picture, decoy, clock, pose, empty, phone, paradox, lenses, drawing,
        choices, claims,
    }
    Variant { when, lines, picture, pose, empty }
    Condition { left, or_equal, right }
    Operand { reading, number }
    Choice {
        id, label, effect, reason, then, client, therapist, after, opened, picture, pose, empty,
        phone, goto,
    }
    PoseChange { near, client, therapist }
    PersonChange { turn, lean, head, hands }
    Card { one, other, both, not, alike, claims }
    Reflection { title, prompts, claims }
    Plural { zero, one, two, few, many, other }
    Interface {
        lang, dir, product, region, parts, foreign, about, disclaimer, start, summary, skip, go_on, back,
        path, path_close, path_note, taken, here, path_empty, pause, paused, paused_note, stop,
        stopped, stopped_note, resume, support, support_default, you, you_said, you_did, guess,
        guess_skip, made_up, guessed_same, guessed_other, thinks, untaken, untaken_more, untaken_kicker,
        untaken_return, untaken_take, side_taken, what_if, aside, come_back, stay, chairs, chairs_note, chair_client, chair_therapist, deeper, to_card,
        alike, card_one, card_other, card_both, card_not, card_alike, think, write, write_note, onward, ended,
        again, begin, onto, to_closing, cards, assumed, research, credit, source, find_questions,
        find_therapist, urgent, talk, complaints, reading, reading_types, reading_different,
        reading_human, reading_couples, table, table_hide, idle, loading, failed, retry, yours, keep,
        keep_place, keep_note, keep_words, forget, link, link_note, link_copy, reading_way, settings, keys,
        key, page, page_open, page_note, page_empty, page_words, page_print, page_text, page_markdown, notices,
        text_choices, text_model,
    }
    Options { name, options }
    Key { key, does }
}

/// Writes and reads one of a few, by its place among them. The compiler misses any left out here.
macro_rules! variants {
    ($($type:ident { $($variant:ident),* $(,)? })*) => {
        $(impl Packed for $type {
            fn write(&self, page: &mut String) {
                let names = [$(stringify!($variant)),*];
                let name = match self { $(Self::$variant => stringify!($variant)),* };
                names.iter().position(|it| *it == name).map_or(0.0, |at| at as f64).write(page);
            }

            fn read(page: &mut Page<'_>) -> Self {
                let all = [$(Self::$variant),*];
                let found = all.get(f64::read(page) as usize).copied();
                found.unwrap_or_else(|| {
                    page.fail();
                    all[0]
                })
            }
        })*

        /// All names of what has names, in the order of their places.
        const VARIANTS: &[&str] = &[$(stringify!($type), $(stringify!($variant)),*),*];
    };
}

variants! {
    BeatId {
        Predict, Reveal, Rerun, Average, Rooms, Own, Underneath, Moments, Plays, Swap, Sort, Tilts,
        Mirror,
    }
    Chair { Client, Therapist }
    Drawing { TwoLines, TwoReadings, TwoLenses }
    Moves { Nobody, Ground, Pressure, Met, Bare, Bond, Tilt }
}

/// The first number of a pack. It comes from the lists above, so that no pack is ever read by other
/// lists than it was written by, and nobody has to remember to count.
const FORMAT: u32 = mixed(VARIANTS, mixed(FIELDS, 1));

/// A number that is another one for any other names.
const fn mixed(names: &[&str], mut number: u32) -> u32 {
    let mut at = 0;
    while at < names.len() {
        let name = names[at].as_bytes();
        let mut letter = 0;
        while letter < name.len() {
            number = (number ^ name[letter] as u32).wrapping_mul(0x0100_0193);
            letter += 1;
        }
        number = number.wrapping_mul(0x0100_0193);
        at += 1;
    }
    number
}

impl Packed for String {
    fn write(&self, page: &mut String) {
        begin(page, "\"");
        for letter in self.chars() {
            match letter {
                '"' | '\\' => page.extend(['\\', letter]),
                '\0'..' ' => page.extend(["\\u00", &format!("{:02x}", u32::from(letter))]),
                _ => page.push(letter),
            }
        }
        page.push('"');
    }

    fn read(page: &mut Page<'_>) -> Self {
        let _ = page.reader.take(",");
        page.reader.text().unwrap_or_else(|| {
            page.fail();
            Self::new()
        })
    }
}

impl Packed for f64 {
    fn write(&self, page: &mut String) {
        begin(page, &self.to_string());
    }

    fn read(page: &mut Page<'_>) -> Self {
        let _ = page.reader.take(",");
        page.reader.number().unwrap_or_else(|| {
            page.fail();
            0.0
        })
    }
}

/// All numbers are read as one kind.
macro_rules! numbers {
    ($($type:ty)*) => { $(
        impl Packed for $type {
            fn write(&self, page: &mut String) {
                begin(page, &self.to_string());
            }

            fn read(page: &mut Page<'_>) -> Self {
                f64::read(page) as Self
            }
        }
    )* };
}

numbers! { i8 u8 u32 u64 }

impl Packed for bool {
    fn write(&self, page: &mut String) {
        f64::from(*self).write(page);
    }

    fn read(page: &mut Page<'_>) -> Self {
        f64::read(page) > 0.0
    }
}

impl<T: Packed> Packed for Option<T> {
    fn write(&self, page: &mut String) {
        match self {
            Some(item) => item.write(page),
            None => begin(page, "null"),
        }
    }

    fn read(page: &mut Page<'_>) -> Self {
        if page.take("null") { None } else { Some(T::read(page)) }
    }
}

impl<T: Packed> Packed for Vec<T> {
    fn write(&self, page: &mut String) {
        begin(page, "[");
        for item in self {
            item.write(page);
        }
        page.push(']');
    }

    fn read(page: &mut Page<'_>) -> Self {
        let mut items = Self::new();
        page.expect("[");
        while !page.amiss && !page.take("]") {
            items.push(T::read(page));
        }
        items
    }
}

impl<T: Packed> Packed for [T; 2] {
    fn write(&self, page: &mut String) {
        begin(page, "[");
        for item in self {
            item.write(page);
        }
        page.push(']');
    }

    fn read(page: &mut Page<'_>) -> Self {
        page.expect("[");
        let items = [T::read(page), T::read(page)];
        page.expect("]");
        items
    }
}

impl<A: Packed, B: Packed> Packed for (A, B) {
    fn write(&self, page: &mut String) {
        begin(page, "[");
        self.0.write(page);
        self.1.write(page);
        page.push(']');
    }

    fn read(page: &mut Page<'_>) -> Self {
        page.expect("[");
        let pair = (A::read(page), B::read(page));
        page.expect("]");
        pair
    }
}

impl Packed for Effect {
    fn write(&self, page: &mut String) {
        self.0.write(page);
    }

    fn read(page: &mut Page<'_>) -> Self {
        Self(Packed::read(page))
    }
}
