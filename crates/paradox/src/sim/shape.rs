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
    /// Much the same for more than half of the way, then higher.
    RisesLate,
    /// Up and down.
    Wanders,
    /// Up and down, and much higher in the end.
    ClimbsUnevenly,
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

/// A turn smaller than this is an ordinary week, and does not catch the eye.
const SLIGHT: f64 = 10.0;
/// A line that ends nearer than this to where it began, and never turned, lies flat to the eye.
const FLAT: f64 = 5.0;
/// A gain from here on is what a reader sees first, whatever happens on the way.
const STEEP: f64 = 40.0;

fn course(values: &[f64], first: f64, last: f64) -> Course {
    let gain = last - first;
    match turns(values)[..] {
        [] if gain.abs() < FLAT => Course::Level,
        [] if gain < 0.0 => Course::Falls,
        [] if values.len() > 8 && leap(values) > 0.6 * gain => Course::Jumps,
        [] if values[values.len() * 3 / 5] - first < 0.25 * gain => Course::RisesLate,
        [] => Course::Rises,
        [Turn::Up] => Course::DipsThenClimbs,
        [Turn::Down] => Course::ClimbsThenDips,
        _ if gain >= STEEP => Course::ClimbsUnevenly,
        _ => Course::Wanders,
    }
}

/// Where a line turns after going the other way: up from a foot, or down from a crest.
#[derive(Clone, Copy, PartialEq)]
enum Turn {
    Up,
    Down,
}

/// The turns that catch the eye, first to last.
fn turns(values: &[f64]) -> Vec<Turn> {
    let mut turns = Vec::new();
    let mut going = None;
    // The lowest and highest since the last turn.
    let (mut low, mut high) = (values[0], values[0]);
    for &value in values {
        low = low.min(value);
        high = high.max(value);
        let rising = value - low >= SLIGHT && going != Some(Turn::Up);
        let falling = high - value >= SLIGHT && going != Some(Turn::Down);
        if rising || falling {
            let turn = if rising { Turn::Up } else { Turn::Down };
            if going.is_some() {
                turns.push(turn);
            }
            going = Some(turn);
            (low, high) = (value, value);
        }
    }
    turns
}

/// The most that a long line gains within two sessions. Five points drawn by hand have no jumps.
fn leap(values: &[f64]) -> f64 {
    values.windows(3).map(|three| three[2] - three[0]).fold(0.0, f64::max)
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
        check(&[30.0, 41.0, 52.0, 60.0, 70.0, 84.0], Course::Rises);
        check(&[20.0, 20.0, 20.0, 20.0, 25.0, 60.0, 90.0], Course::RisesLate);
        check(&[50.0, 60.0, 70.0, 60.0, 80.0], Course::Wanders);
        check(&[60.0, 30.0, 50.0, 20.0, 60.0], Course::Wanders);
        check(&[10.0, 50.0, 30.0, 80.0, 60.0, 90.0], Course::ClimbsUnevenly);
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
