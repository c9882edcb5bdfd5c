//! *How close is close enough*: its moments, and every word around its dial.

use serde::{Deserialize, Serialize};

/// The presets of the dial, and every word around it.
///
/// In sentences, `{…}` is filled in where a note says so.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "source", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Dial {
    /// Where the bearable line is at first: 3 to 10.
    pub start: f64,
    /// The moments, in order. The first is the one the reader guesses at.
    #[serde(rename = "moment")]
    pub moments: Vec<DialMoment>,
    /// Three ways to play them: always deep, always far, follow the edge.
    #[serde(rename = "play")]
    pub plays: Vec<DialPlay>,
    /// Where we set the dial once the chairs are swapped, one reply after another: 0 to 10 each.
    pub replies: Vec<u8>,
    /// The name of the dial: “How far in does the reply go?”
    pub question: String,
    /// Five depths in words, from outside to right in: what the dial says aloud. The first, the
    /// third and the fifth stand under it.
    pub depths: Vec<String>,
    /// The first reading: “Understood”.
    pub understood: String,
    /// The second reading: “Exposed”.
    pub exposed: String,
    /// Four phrases that either reading can have: hardly, a little, fairly, very.
    pub levels: Vec<String>,
    /// The second reading inside the bearable line: `{level}`.
    pub within: String,
    /// And past it: `{level}`.
    pub past: String,
    /// What the dotted line is.
    pub line: String,
    /// Three sentences: the line has come nearer, has stayed about where it was, has moved out.
    pub moves: Vec<String>,
    /// Said when both readings are high and the person is still here.
    pub both: String,
    /// What the person does, five sentences: stays; jokes or changes the subject; turns care round;
    /// quarrels, falls silent or plans to stop; lets pass what hardly came near.
    pub does: Vec<String>,
    /// Above what the reader's dial says.
    pub you_say: String,
    /// Above what the person says.
    pub they_say: String,
    /// Say it.
    pub say: String,
    /// Ask first.
    pub ask: String,
    /// What asking first sounds like, and what comes of it.
    pub asked: String,
    /// Say that the last one was too much.
    pub repair: String,
    /// What that sounds like, and what comes of it.
    pub repaired: String,
    /// The next moment.
    pub next: String,
    /// A mark on the dial: where the reader's guess was.
    pub guessed: String,
    /// A mark on the dial: where the person would have felt best understood.
    pub peak: String,
    /// The whole picture in a sentence: `{depth}`, `{understood}`, `{exposed}`.
    pub says: String,
    /// A sentence about a way to play: `{understood}`, `{exposed}` at the end, and `{line}`.
    pub says_play: String,
    /// The reader's own way to play, beside the three.
    pub yours: String,
    /// After the last moment.
    pub done: String,
    /// The slider of the swapped chairs: “How much being seen is bearable?”
    pub bearable: String,
    /// Five positions of that slider in words; the first and last stand under it.
    pub lines: Vec<String>,
    /// Another reply from us.
    pub another: String,
    /// We ask first: a box to tick.
    pub we_ask: String,
    /// The heading of the first column of the table.
    pub moment_name: String,
}

/// A moment: what someone says, what one might reply, and how that is met.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "source", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct DialMoment {
    /// What the person says.
    pub says: String,
    /// How near the hidden thing is: 0 to 3.
    pub heat: u8,
    /// What a reply sounds like from outside, ajar, and right in.
    pub said: Vec<String>,
    /// How the person meets it: stays; jokes; turns care round; quarrels or falls silent; lets it
    /// pass.
    pub met: Vec<String>,
}

/// A way to play all the moments.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "source", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct DialPlay {
    /// “Always deep”.
    pub name: String,
    /// What comes of it, in a sentence.
    pub comes: String,
    /// The depth of every reply, 0 to 10; without it, the play follows the edge.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub depth: Option<u8>,
}

impl Dial {
    /// Whether a list is too short for the views.
    pub(super) fn broken(&self) -> bool {
        let counts = [
            (self.moments.len(), 1),
            (self.plays.len(), 3),
            (self.replies.len(), 1),
            (self.depths.len(), 5),
            (self.levels.len(), 4),
            (self.moves.len(), 3),
            (self.does.len(), 4),
            (self.lines.len(), 5),
        ];
        counts.iter().any(|&(has, needs)| has < needs)
            || self.moments.iter().any(|it| it.said.len() < 3 || it.met.len() < 4)
    }
}
