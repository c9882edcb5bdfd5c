//! How close is close enough: one dial, two readings, and a line that moves with what was said.
//!
//! An illustration, not a clinical model: the rules were chosen to show an idea and fitted to nobody.
//! In words: coming nearer is understood better and bares more; past what is bearable, understanding
//! drops, the person turns away, and the next time bears less; near the line without crossing it, it
//! widens; saying that it was too much gives back what was lost.

/// How near the hidden thing is in each of the eight moments, 0 to 3.
pub const HEAT: [u8; 8] = [0, 0, 1, 1, 2, 1, 3, 2];
/// How much this person bears before anything was said.
pub const START: f64 = 4.0;

/// The least and the most that anyone bears here, and the ends of dial and heat.
const NARROWEST: f64 = 3.0;
const WIDEST: f64 = 10.0;
const DEEPEST: f64 = 10.0;
const HOTTEST: u8 = 3;

/// What the two gauges and the line show, and what comes back.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Reading {
    /// How understood the person feels, 0 to 100.
    pub understood: f64,
    /// How exposed, 0 to 100.
    pub exposed: f64,
    /// Where on the second gauge it stops being bearable, 24 to 80.
    pub bearable: f64,
    /// How far past that the words went, in steps of the dial; 0 if they did not.
    pub over: f64,
    /// What the person does with it.
    pub reply: Reply,
}

/// What a person does with what was said, from the least too much to the most.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reply {
    /// Stays with it.
    Stays,
    /// Makes a joke, or changes the subject.
    Jokes,
    /// Starts to look after the therapist.
    TurnsCare,
    /// Quarrels, falls silent, or plans not to come back.
    Quarrels,
}

/// What the reader says in one moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Said {
    /// Where the dial stands: 0 far to 10 deep.
    pub depth: u8,
    /// Whether they asked first: worth one step of what is bearable, for this moment.
    pub asked: bool,
    /// Whether they began with “that was too much”, about the moment before.
    pub repaired: bool,
}

/// The one who is listening.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Person {
    /// How much they bear, 3 to 10.
    pub width: f64,
    /// How much of that the last moment cost, and a repair would give back. 0 when it cost nothing.
    pub lost: f64,
}

/// A way to set the dial in every moment: the three that are compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Policy {
    /// Always at this depth, 0 to 10.
    Always(u8),
    /// As near as is bearable, and no nearer.
    Edge,
}

/// Whether `one` is more than `other`, not counting what rounding adds on the way.
///
/// Ten small steps of .1 end a hair short of 1, and a dial set on the line would be past it.
fn more(one: f64, other: f64) -> bool {
    one - other > 1e-9
}

fn within(width: f64) -> f64 {
    width.clamp(NARROWEST, WIDEST)
}

/// How near words of this depth come to what is hidden.
fn load(depth: f64, heat: u8) -> f64 {
    depth.clamp(0.0, DEEPEST) + f64::from(heat.min(HOTTEST))
}

/// What the gauges show for a depth (0 to 10), a heat (0 to 3) and what is bearable (3 to 10).
///
/// Numbers outside their ranges are brought to the nearest end.
pub fn reading(depth: f64, heat: u8, width: f64) -> Reading {
    let depth = depth.clamp(0.0, DEEPEST);
    let width = within(width);
    let load = load(depth, heat);
    let over = if more(load, width) { load - width } else { 0.0 };
    let heard = f64::max(0.2, 1.0 - 0.35 * over);
    Reading {
        understood: 10.0 * depth * heard,
        exposed: (8.0 * load + 12.0 * over).min(100.0),
        bearable: 8.0 * width,
        over,
        reply: if more(over, 2.5) {
            Reply::Quarrels
        } else if more(over, 1.0) {
            Reply::TurnsCare
        } else if over > 0.0 {
            Reply::Jokes
        } else {
            Reply::Stays
        },
    }
}

impl Person {
    /// Someone who bears this much, and to whom nothing was said yet.
    pub fn new(width: f64) -> Self {
        Self { width: within(width), lost: 0.0 }
    }

    /// How they are after hearing this, and what the gauges show while they do.
    pub fn hears(self, heat: u8, said: Said) -> (Self, Reading) {
        self.hears_at(f64::from(said.depth), heat, said.asked, said.repaired)
    }

    /// The same for a depth between two marks of the dial.
    pub fn hears_at(self, depth: f64, heat: u8, asked: bool, repaired: bool) -> (Self, Reading) {
        // A repair mends a little more than was broken.
        let mended = if repaired && self.lost > 0.0 { self.lost + 0.2 } else { 0.0 };
        let width = within(self.width + mended);
        let reading = reading(depth, heat, if asked { width + 1.0 } else { width });
        if reading.over > 0.0 {
            let narrower = within(width - 0.5 * reading.over);
            return (Self { width: narrower, lost: width - narrower }, reading);
        }
        let near = !more(width - 2.0, load(depth, heat));
        (Self::new(width + if near { 0.5 } else { 0.1 }), reading)
    }
}

impl Policy {
    /// The three in the order they are compared.
    pub const ALL: [Self; 3] = [Self::DEEP, Self::FAR, Self::Edge];
    /// Always deep.
    pub const DEEP: Self = Self::Always(8);
    /// Always far.
    pub const FAR: Self = Self::Always(1);

    /// Where it sets the dial for this person, 0 to 10.
    pub fn depth(self, person: Person, heat: u8) -> f64 {
        match self {
            Self::Always(depth) => f64::from(depth),
            Self::Edge => (person.width - f64::from(heat.min(HOTTEST))).clamp(0.0, DEEPEST),
        }
    }
}

/// One way of setting the dial, moment by moment: how the person is after each, and what it showed.
pub fn play(policy: Policy, heats: &[u8], width: f64) -> Vec<(Person, Reading)> {
    let mut person = Person::new(width);
    let moments = heats.iter().map(|&heat| {
        let moment = person.hears_at(policy.depth(person, heat), heat, false, false);
        person = moment.0;
        moment
    });
    moments.collect()
}
