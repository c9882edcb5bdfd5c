//! What a line looks like, in words: so that a picture never has to be seen to be understood.

/// The course a line takes, from the first session to the last, in the order of
/// `LineWords::courses`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Course {
    /// Much the same all along.
    Level,
    /// Ends higher, without a great jump.
    Rises,
    /// Ends lower.
    Falls,
    /// First down, then up.
    DipsThenClimbs,
    /// First up, then down.
    ClimbsThenDips,
    /// Most of what it gains comes within two sessions.
    Jumps,
    /// Up and down.
    Wanders,
}

/// A line in three words: how high it starts and ends (0 lowest to 4 highest), and its course.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shape {
    /// Where it starts.
    pub start: usize,
    /// How it goes.
    pub course: Course,
    /// Where it ends.
    pub end: usize,
}

/// Which of five heights a value from 0 to 100 is: 0 lowest, 4 highest.
pub fn height(value: f64) -> usize {
    // A reader's eye sees fifths.
    ((value / 20.0) as usize).min(4)
}

impl Shape {
    /// The shape of `values`, each 0 to 100. An empty line counts as level at the foot.
    pub fn of(values: &[f64]) -> Self {
        let (Some(&first), Some(&last)) = (values.first(), values.last()) else {
            return Self { start: 0, course: Course::Level, end: 0 };
        };
        Self { start: height(first), course: course(values, first, last), end: height(last) }
    }
}

/// Smaller than this, a difference does not catch the eye.
const SLIGHT: f64 = 8.0;

fn course(values: &[f64], first: f64, last: f64) -> Course {
    let low = values.iter().copied().fold(first, f64::min);
    let high = values.iter().copied().fold(first, f64::max);
    let gain = last - first;
    let (dip, crest) = (first - low, high - f64::max(first, last));
    if high - low < 1.5 * SLIGHT {
        return Course::Level;
    }
    if dip > SLIGHT && crest > SLIGHT {
        return Course::Wanders;
    }
    if dip > SLIGHT && last - low > SLIGHT {
        return Course::DipsThenClimbs;
    }
    if crest > SLIGHT && high - first > SLIGHT {
        return Course::ClimbsThenDips;
    }
    let leap = values.windows(3).map(|three| three[2] - three[0]).fold(0.0, f64::max);
    if values.len() > 8 && gain > SLIGHT && leap > 0.6 * gain {
        return Course::Jumps;
    }
    match gain {
        gain if gain > SLIGHT => Course::Rises,
        gain if gain < -SLIGHT => Course::Falls,
        _ => Course::Level,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sim::line::{FIRST_SEED, Settings, run};

    #[track_caller]
    fn check(values: &[f64], course: Course) {
        assert_eq!(Shape::of(values).course, course, "{values:?}");
    }

    #[test]
    fn a_line_is_named_by_what_the_eye_sees() {
        check(&[30.0, 31.0, 29.0, 30.0], Course::Level);
        check(&[30.0, 46.0, 58.0, 71.0, 84.0], Course::Rises);
        check(&[80.0, 60.0, 40.0], Course::Falls);
        check(&[40.0, 20.0, 60.0], Course::DipsThenClimbs);
        check(&[20.0, 70.0, 30.0], Course::ClimbsThenDips);
        check(&[50.0, 20.0, 90.0, 50.0], Course::Wanders);
        check(&[], Course::Level);
    }

    #[test]
    fn the_first_run_jumps() {
        let shown: Vec<f64> =
            run(FIRST_SEED, &Settings::INVITATION).iter().map(|point| point.shown).collect();
        check(&shown, Course::Jumps);
    }
}
