//! Chance that is the same everywhere: SplitMix64.
//!
//! Steele, Lea & Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014.

/// A stream of numbers that depends on its seed alone.
#[derive(Debug, Clone)]
pub struct Random {
    state: u64,
}

impl Random {
    /// The stream that belongs to `seed`.
    pub fn new(seed: u64) -> Self {
        Self { state: seed }
    }

    /// The next 64 bits.
    pub fn bits(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.state;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// A number from 0 up to, but not, 1; every one as likely.
    pub fn uniform(&mut self) -> f64 {
        (self.bits() >> 11) as f64 * (1.0 / (1_u64 << 53) as f64)
    }

    /// A number between −1 and 1, most often near 0 (two uniforms, triangular).
    pub fn noise(&mut self) -> f64 {
        self.uniform() + self.uniform() - 1.0
    }
}

/// A number that belongs to these names for good: which order to show, which of three to pick.
///
/// FNV-1a, then one SplitMix64 step to spread the last letter over all bits.
pub fn stable(names: &[&str]) -> u64 {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    for byte in names.iter().flat_map(|name| name.bytes().chain([b'/'])) {
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    }
    Random::new(hash).bits()
}

/// The order in which to show `count` things, fixed for ever by `seed` (Fisher–Yates).
pub fn shuffled(count: usize, seed: u64) -> Vec<usize> {
    let mut order: Vec<usize> = (0..count).collect();
    let mut random = Random::new(seed);
    for last in (1..count).rev() {
        // The remainder is below `last + 1`, so it fits whatever a `usize` is here.
        let other = (random.bits() % (last as u64 + 1)) as usize;
        order.swap(last, other);
    }
    order
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_stream_is_splitmix64() {
        let mut random = Random::new(1);
        let first: Vec<f64> = (0..3).map(|_| random.uniform()).collect();
        for (got, expected) in first.iter().zip([0.566_562, 0.745_782, 0.971_003]) {
            assert!((got - expected).abs() < 1e-6, "{first:?}");
        }
    }

    #[test]
    fn an_order_holds_each_place_once_and_never_changes() {
        let mut order = shuffled(7, 42);
        assert_eq!(order, shuffled(7, 42));
        order.sort_unstable();
        assert_eq!(order, [0, 1, 2, 3, 4, 5, 6]);
    }
}
