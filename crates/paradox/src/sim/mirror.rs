//! The mirror: how much of what someone does out there can be seen in here.
//!
//! An illustration, not a measure: a rhyme, not a copy.

/// How many habits there are: gives first, goes quiet, tests, jokes, keeps things even.
pub const HABITS: usize = 5;

/// How much a mirror shows that nobody talks about.
const UNSPOKEN: f64 = 0.35;

/// In how many habits both places agree, be it that they have them or that they don't.
pub fn matches(inside: [bool; HABITS], outside: [bool; HABITS]) -> usize {
    inside.iter().zip(outside).filter(|&(&here, there)| here == there).count()
}

/// How clearly the one place shows the other, 0 to 1.
pub fn clarity(inside: [bool; HABITS], outside: [bool; HABITS], talked: bool) -> f64 {
    let alike = matches(inside, outside) as f64 / HABITS as f64;
    if talked { alike } else { alike * UNSPOKEN }
}
