//! *The line you can't draw*: its presets, and every word in its drawing.

use crate::sim::line::Settings;
use serde::{Deserialize, Serialize};

/// The presets of the line, and every word in its drawing.
///
/// In sentences, `{…}` is filled in: `{start}`, `{course}` and `{end}` from the lists below.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "source", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Line {
    /// The seed of the run that is first drawn over the reader's line.
    pub first_seed: u64,
    /// The seeds of nine more people in the same room.
    pub seeds: Vec<u64>,
    /// The top of the picture: “nearer to how I want to live”.
    pub near: String,
    /// The foot of the picture.
    pub far: String,
    /// Under its left end.
    pub first: String,
    /// Under its right end.
    pub last: String,
    /// How to draw: pointer, touch or keys.
    pub how: String,
    /// The five points' names, first to last.
    pub points: Vec<String>,
    /// Five heights in words, lowest first: what a point says when it is spoken.
    pub heights: Vec<String>,
    /// What a point says aloud: `{height}`, and `{step}` of twenty.
    pub says_point: String,
    /// The reader's line.
    pub yours: String,
    /// One run.
    pub run: String,
    /// The average.
    pub average: String,
    /// What shows, beside the ground.
    pub shows: String,
    /// The hidden ground.
    pub ground: String,
    /// Nine courses a line can take, in the order of `sim::line::Course`.
    pub courses: Vec<String>,
    /// A sentence about the reader's line: `{start}`, `{course}`, `{end}`.
    pub says_yours: String,
    /// A sentence about one run: the same three.
    pub says_run: String,
    /// A sentence about many runs and their average: `{count}`, `{course}`, `{higher}`.
    pub says_many: String,
    /// A sentence about the ground under a run: `{course}`.
    pub says_ground: String,
    /// Said of a small picture that is covered.
    pub says_covered: String,
    /// Skip the drawing.
    pub skip: String,
    /// Hide my line.
    pub hide: String,
    /// Show my line.
    pub show: String,
    /// One more person, same room.
    pub again: String,
    /// Lift the cover from the four rooms.
    pub lift: String,
    /// Lay it again.
    pub cover: String,
    /// Show what is underneath.
    pub underneath: String,
    /// The four rooms. The last is the one that every beat before their comparison plays in.
    #[serde(rename = "room")]
    pub rooms: Vec<LineRoom>,
    /// The five sliders, in the order of the fields of `Settings`.
    #[serde(rename = "slider")]
    pub sliders: Vec<LineSlider>,
    /// The heading of the table: what its first column counts.
    pub session: String,
}

/// A room in the comparison of four.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "source", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct LineRoom {
    /// “Demand”.
    pub name: String,
    /// “hard push, little room”.
    pub holds: String,
    /// How hard others push for change, 0 to 1.
    pub push: f64,
    /// How much room there is to be as one is, 0 to 1.
    pub space: f64,
}

/// A slider: its name, its two ends, and what it says aloud in five steps.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "source", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct LineSlider {
    /// “Push”.
    pub name: String,
    /// Five words from its low end to its high end; the first and last stand under the slider.
    pub steps: Vec<String>,
}

impl Line {
    /// The settings of each room.
    pub fn settings(&self, room: usize) -> Settings {
        let preset = &self.rooms[room];
        Settings { push: preset.push, room: preset.space, ..Settings::default() }
    }

    /// The settings that every beat before the comparison plays in.
    pub fn home(&self) -> Settings {
        self.settings(self.rooms.len() - 1)
    }

    /// Whether a list is too short for the views.
    pub(super) fn broken(&self) -> bool {
        let counts = [
            (self.seeds.len(), 9),
            (self.points.len(), 5),
            (self.heights.len(), 5),
            (self.courses.len(), 9),
            (self.rooms.len(), 4),
            (self.sliders.len(), 5),
        ];
        counts.iter().any(|&(has, needs)| has < needs)
            || self.sliders.iter().any(|slider| slider.steps.len() != 5)
    }
}
