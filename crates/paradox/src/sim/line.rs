//! The line you can't draw: how life might feel over some sessions, for one made-up person.
//!
//! An illustration, not a clinical model: the rules were chosen to show an idea and fitted to nobody.
//! In words: a push lifts at once and fades; a push beyond what room and bond can carry becomes
//! strain; room lets ground grow, slowly, and stirs things first; ground makes small steps and, now
//! and then, a jump possible.

use super::random::Random;
use serde::{Deserialize, Serialize};

/// What surrounds the person. All but `sessions` are shares, 0 to 1.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Settings {
    /// How hard others push for change.
    pub push: f64,
    /// How much room there is to be as one is.
    pub room: f64,
    /// How strong the relationship is when the sessions begin.
    pub relationship: f64,
    /// How much the person wants something to shift.
    pub motivation: f64,
    /// How many sessions: 6 to 40.
    pub sessions: u32,
}

impl Settings {
    /// A hard push and little room.
    pub const DEMAND: Self = Self::of(0.9, 0.1);
    /// No push to speak of and little room.
    pub const LEAVE_ALONE: Self = Self::of(0.1, 0.1);
    /// No push to speak of and much room.
    pub const COMPANY: Self = Self::of(0.1, 0.9);
    /// Some push and much room.
    pub const INVITATION: Self = Self::of(0.5, 0.9);
    /// The four rooms in the order they are shown.
    pub const FOUR_ROOMS: [Self; 4] =
        [Self::DEMAND, Self::LEAVE_ALONE, Self::COMPANY, Self::INVITATION];

    const fn of(push: f64, room: f64) -> Self {
        Self { push, room, relationship: 0.5, motivation: 0.5, sessions: 20 }
    }
}

impl Default for Settings {
    fn default() -> Self {
        Self::of(0.5, 0.5)
    }
}

/// How things stand after a session.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Point {
    /// What shows: 0 (further from how I want to live) to 100 (nearer to it).
    pub shown: f64,
    /// The hidden ground to stand on, 0 to 1.
    pub ground: f64,
    /// The relationship, 0 to 1.
    pub relationship: f64,
}

/// The seed of the run that is first drawn over the reader's line: flat, a jump, flat.
pub const FIRST_SEED: u64 = 34;
/// Nine more people in the same room: steep; dip then climb; stays low; late jump; early jump;
/// up and down; slow rise; up then down; slow and steady.
pub const NINE_SEEDS: [u64; 9] = [27, 46, 58, 29, 1, 22, 20, 35, 13];

/// Where every line starts, and the highest number the climb gets harder towards.
const START: f64 = 30.0;
const CEILING: f64 = 120.0;

fn share(value: f64) -> f64 {
    value.clamp(0.0, 1.0)
}

/// One person's run: `sessions + 1` points, from before the first session to after the last.
///
/// The same seed and settings give the same run on every machine. Settings outside their ranges are
/// brought to the nearest end.
pub fn run(seed: u64, settings: &Settings) -> Vec<Point> {
    let mut random = Random::new(seed);
    let person = Person::draw(&mut random, settings);
    let relationship = share(settings.relationship);
    let mut now = Point { shown: START, ground: 0.15 * relationship, relationship };
    let mut points = vec![now];
    for session in 0..settings.sessions.clamp(6, 40) {
        now = person.step(now, &Week::draw(&mut random), session);
        points.push(now);
    }
    points
}

/// Someone in a room: what stays the same from week to week.
struct Person {
    /// How hard this person finds being pushed, .2 to 1.
    reactance: f64,
    /// How fast ground grows for them, .5 to 1.5.
    pace: f64,
    push: f64,
    room: f64,
    /// How much of their motivation reaches the week, .4 to 1.
    will: f64,
}

/// The chance that one session holds. All six are drawn whatever happens, so runs stay comparable.
struct Week {
    bond: f64,
    soil: f64,
    life: f64,
    leap: f64,
    setback: f64,
    size: f64,
}

impl Week {
    fn draw(random: &mut Random) -> Self {
        Self {
            bond: random.noise(),
            soil: random.noise(),
            life: random.noise(),
            leap: random.uniform(),
            setback: random.uniform(),
            size: random.uniform(),
        }
    }
}

impl Person {
    fn draw(random: &mut Random, settings: &Settings) -> Self {
        Self {
            reactance: 0.2 + 0.8 * random.uniform(),
            pace: 0.5 + random.uniform(),
            push: share(settings.push),
            room: share(settings.room),
            will: 0.4 + 0.6 * share(settings.motivation),
        }
    }

    fn step(&self, now: Point, week: &Week, session: u32) -> Point {
        let Self { reactance, pace, push, room, will } = *self;
        let carried = f64::midpoint(room, now.relationship);
        let strain = reactance * f64::max(0.0, push - carried);
        let relationship = share(
            now.relationship + 0.06 * (room - now.relationship) * 0.5 - 0.04 * strain
                + 0.03 * week.bond,
        );
        let goal = share(room * (0.3 + 0.7 * relationship) - 0.5 * strain);
        let ground = share(now.ground + 0.14 * pace * (goal - now.ground) + 0.05 * week.soil);
        let headroom = 1.0 - now.shown / CEILING;

        let mut change = 0.4 * will;
        change += 2.0 * push * will * f64::max(0.0, 1.0 - f64::from(session) / 6.0);
        change += 2.4 * ground * will * (0.5 + push) * headroom;
        change -= 3.5 * room * f64::max(0.0, 0.35 - ground);
        change -= 0.35 * strain;
        change += 6.0 * week.life;
        if week.leap < 0.36 * ground * ground * will {
            change += (7.0 + 11.0 * week.size) * headroom;
        } else if week.setback < 0.06 + 0.06 * strain {
            change -= 4.0 + 7.0 * week.size;
        }
        Point { shown: (now.shown + change).clamp(0.0, 100.0), ground, relationship }
    }
}

/// The average of some runs of one length: true of all of them, walked by none.
pub fn average(runs: &[Vec<Point>]) -> Vec<f64> {
    let length = runs.iter().map(Vec::len).min().unwrap_or(0);
    (0..length)
        .map(|at| runs.iter().map(|run| run[at].shown).sum::<f64>() / runs.len() as f64)
        .collect()
}
