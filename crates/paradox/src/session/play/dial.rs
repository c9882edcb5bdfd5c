//! The reader's hand on *How close is close enough*: what they said, and how near.

use crate::digits::digits;
use crate::sim::dial::{Person, Reading, Said};
use crate::story::Dial;

/// How the reader plays the dial.
#[expect(clippy::struct_excessive_bools, reason = "each is a switch under the reader's hand")]
#[derive(Debug, Clone, PartialEq)]
pub struct DialPlay {
    /// Where the dial stands: 0 (outside) to 10 (right in).
    pub depth: u8,
    /// What was said, a moment each, the first being the guess.
    pub said: Vec<Said>,
    /// Whether the reader asked to be shown the first moment, and made no guess.
    pub shown: bool,
    /// Whether the reply to the last moment is on show, so that the next is still to come.
    pub met: bool,
    /// Whether the next reply asks first.
    pub asks: bool,
    /// Whether the reader said that the last one was too much.
    pub repairs: bool,
    /// With the chairs swapped: the reader's bearable line, 3 to 10.
    pub line: u8,
    /// Which of our replies is on show.
    pub reply: usize,
    /// Whether we ask first.
    pub we_ask: bool,
}

/// What the reader did, in the past tense.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DialMove {
    /// The dial was set: 0 to 10.
    Set(u8),
    /// The guess was made: the first moment was answered.
    Guessed,
    /// The reader asked to be shown, at this depth.
    Shown(u8),
    /// A moment was answered.
    Answered,
    /// The reader asked first, or thought better of it.
    Asked,
    /// The reader said that the last one was too much, or took it back.
    Repaired,
    /// On to the next moment.
    WentOn,
    /// The bearable line was set: 3 to 10.
    LineSet(u8),
    /// Another reply from us was asked for.
    Another,
    /// We are to ask first, or not.
    WeAskToggled,
}

/// Where the reader's line stands at first, with the chairs swapped: well out.
const AT_EASE: u8 = 7;

impl Default for DialPlay {
    fn default() -> Self {
        Self {
            depth: 5,
            said: Vec::new(),
            shown: false,
            met: false,
            asks: false,
            repairs: false,
            line: AT_EASE,
            reply: 0,
            we_ask: false,
        }
    }
}

impl DialPlay {
    pub(super) fn update(&mut self, played: DialMove) {
        match played {
            DialMove::Set(depth) => self.depth = depth.min(10),
            DialMove::Guessed => self.guess(false),
            DialMove::Shown(depth) => {
                self.depth = depth.min(10);
                self.guess(true);
            }
            DialMove::Answered => {
                self.say();
                self.met = true;
            }
            DialMove::Asked => self.asks = !self.asks,
            DialMove::Repaired => self.repairs = !self.repairs,
            DialMove::WentOn => self.met = false,
            DialMove::LineSet(line) => self.line = line.clamp(3, 10),
            DialMove::Another => self.reply = self.reply.wrapping_add(1),
            DialMove::WeAskToggled => self.we_ask = !self.we_ask,
        }
    }

    fn guess(&mut self, shown: bool) {
        if self.said.is_empty() {
            self.shown = shown;
            self.say();
        }
    }

    fn say(&mut self) {
        self.said.push(Said { depth: self.depth, asked: self.asks, repaired: self.repairs });
        self.asks = false;
        self.repairs = false;
    }

    /// How each moment that was answered went: the person after it, and what showed.
    pub fn course(&self, dial: &Dial) -> Vec<(Person, Reading)> {
        let mut person = Person::new(dial.start);
        let mut course = Vec::new();
        for (moment, said) in dial.moments.iter().zip(&self.said) {
            let (after, reading) = person.hears(moment.heat, *said);
            person = after;
            course.push((person, reading));
        }
        course
    }

    /// Whether the reader has tried anything from the other chair.
    pub fn has_swapped(&self) -> bool {
        self.line != AT_EASE || self.reply > 0 || self.we_ask
    }

    /// Which moment is on show beyond the first: the last one answered, or the one to come.
    pub fn moment(&self) -> usize {
        self.said.len().saturating_sub(usize::from(self.met))
    }

    pub(super) fn save(&self) -> Option<String> {
        let word = |said: &Said| {
            let (asked, repaired) = (u8::from(said.asked), u8::from(said.repaired));
            digits(said.depth * 4 + asked * 2 + repaired)
        };
        let words: Vec<String> = self.said.iter().map(word).collect();
        let shown = if self.shown { "-," } else { "" };
        (!words.is_empty()).then(|| ["dial=", shown, &words.join(",")].concat())
    }

    pub(super) fn restore(&mut self, values: &str) {
        self.shown = values.starts_with('-');
        for value in values.split(',').filter_map(|it| it.parse::<u8>().ok()).take(99) {
            let depth = (value / 4).min(10);
            self.said.push(Said { depth, asked: value & 2 > 0, repaired: value & 1 > 0 });
            self.depth = depth;
        }
    }
}
