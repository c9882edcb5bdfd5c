//! The reader's hand on *The line you can't draw*: the line they drew, the room they set.

use crate::digits::digits;
use crate::sim::line::Settings;

/// The reader's hand on *The line you can't draw*.
#[expect(clippy::struct_excessive_bools, reason = "each is a switch under the reader's hand")]
#[derive(Debug, Clone, PartialEq)]
pub struct LinePlay {
    /// The five points of the reader's line, 0 to 100, first to last.
    pub drawn: [u8; 5],
    /// Whether the reader left the drawing out: no guess is put in their mouth.
    pub skipped: bool,
    /// Whether the reader's line is hidden.
    pub hidden: bool,
    /// How many of the nine more people are on show, 0 to 9.
    pub reruns: usize,
    /// Whether the four rooms are covered after session four.
    pub covered: bool,
    /// Whether the cover has been off.
    pub uncovered_once: bool,
    /// The reader's own room.
    pub settings: Settings,
    /// Which person the reader's own room holds.
    pub seed: u64,
    /// Whether the ground is on show.
    pub underneath: bool,
}

/// Which slider was moved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Slider {
    /// How hard others push.
    Push,
    /// How much room there is.
    Room,
    /// How strong the bond is.
    Relationship,
    /// How much the person wants it.
    Motivation,
    /// How long it goes on.
    Length,
}

impl Slider {
    /// Every slider, in the order of `story::Line::sliders`.
    pub const ALL: [Self; 5] =
        [Self::Push, Self::Room, Self::Relationship, Self::Motivation, Self::Length];
}

/// What the reader did, in the past tense.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum LineMove {
    /// A point of the line was moved: which (0 to 4), how high (0 to 100).
    PointMoved(usize, u8),
    /// The drawing was left out.
    DrawingSkipped,
    /// The reader's line was hidden or shown.
    LineToggled,
    /// One more person was asked for.
    RanAgain,
    /// The cover was lifted or laid.
    CoverToggled,
    /// A slider was moved: which, how far (0 to 10).
    SliderMoved(Slider, u8),
    /// Another person in the same room.
    PersonChanged,
    /// The ground was shown or hidden.
    GroundToggled,
}

impl Default for LinePlay {
    fn default() -> Self {
        Self {
            drawn: [30, 40, 50, 60, 70],
            skipped: false,
            hidden: false,
            reruns: 0,
            covered: true,
            uncovered_once: false,
            settings: Settings::default(),
            seed: 1,
            underneath: false,
        }
    }
}

impl LinePlay {
    pub(super) fn update(&mut self, played: LineMove) {
        match played {
            LineMove::PointMoved(which, height) => {
                if let Some(point) = self.drawn.get_mut(which) {
                    *point = height.min(100);
                }
                self.skipped = false;
            }
            LineMove::DrawingSkipped => self.skipped = true,
            LineMove::LineToggled => self.hidden = !self.hidden,
            LineMove::RanAgain => self.reruns = (self.reruns + 1).min(9),
            LineMove::CoverToggled => {
                self.covered = !self.covered;
                self.uncovered_once = true;
            }
            LineMove::SliderMoved(slider, to) => self.set(slider, to),
            LineMove::PersonChanged => self.seed = self.seed.wrapping_add(1),
            LineMove::GroundToggled => self.underneath = !self.underneath,
        }
    }

    pub(super) fn save(&self) -> Option<String> {
        if self.skipped {
            return Some("line=-".to_owned());
        }
        let heights = self.drawn.map(digits).join(",");
        (self.drawn != Self::default().drawn).then(|| ["line=", &heights].concat())
    }

    /// Heights that are none leave the drawing out.
    pub(super) fn restore(&mut self, heights: &str) {
        let heights: Option<Vec<u8>> =
            heights.split(',').map(|it| it.parse().ok().filter(|it| *it <= 100)).collect();
        match heights.and_then(|heights| heights.try_into().ok()) {
            Some(drawn) => self.drawn = drawn,
            None => self.skipped = true,
        }
    }

    /// How far along a slider is, 0 to 10.
    pub fn slider(&self, slider: Slider) -> u8 {
        let share = match slider {
            Slider::Push => self.settings.push,
            Slider::Room => self.settings.room,
            Slider::Relationship => self.settings.relationship,
            Slider::Motivation => self.settings.motivation,
            Slider::Length => (f64::from(self.settings.sessions) - 6.0) / 34.0,
        };
        (share * 10.0 + 0.5) as u8
    }

    fn set(&mut self, slider: Slider, to: u8) {
        let share = f64::from(to.min(10)) / 10.0;
        match slider {
            Slider::Push => self.settings.push = share,
            Slider::Room => self.settings.room = share,
            Slider::Relationship => self.settings.relationship = share,
            Slider::Motivation => self.settings.motivation = share,
            Slider::Length => self.settings.sessions = 6 + (share * 34.0 + 0.5) as u32,
        }
    }
}
