//! Chance that anybody can repeat: the same numbers from the same seed, in every version.

use sha2::{Digest, Sha256};

/// `SplitMix64` of Steele, Lea and Flood (2014). It is spelled out here, for no library
/// promises the same numbers in its next version, and a seed is to mean the same next year.
/// No function whose last digit depends on the machine is used on what comes out.
pub(in crate::author) struct Random(u64);

impl Random {
    /// `words` say what the numbers are for: other words, other numbers.
    pub(in crate::author) fn of(words: &str) -> Self {
        let digest = Sha256::digest(words.as_bytes());
        let start = digest.iter().take(8);
        Self(start.fold(0, |sum, byte| sum << 8 | u64::from(*byte)))
    }

    pub(super) fn number(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// From 0 to 1, and never 1.
    pub(super) fn unit(&mut self) -> f64 {
        const STEPS: u32 = 1 << 31;
        let drawn = u32::try_from(self.number() >> 33).unwrap_or(0);
        f64::from(drawn) / f64::from(STEPS)
    }

    pub(super) fn chance(&mut self, share: f64) -> bool {
        self.unit() < share
    }

    /// Below a bound; 0 where there is nothing below it.
    pub(super) fn below(&mut self, bound: usize) -> usize {
        let bound = bound.max(1) as u64;
        usize::try_from(self.number() % bound).unwrap_or(0)
    }

    /// From 0 to 1, most often near the middle.
    pub(super) fn middling(&mut self) -> f64 {
        (self.unit() + self.unit() + self.unit()) / 3.0
    }

    pub(super) fn one<'a, T>(&mut self, among: &'a [T]) -> Option<&'a T> {
        among.get(self.below(among.len()))
    }

    /// An index, as often as its weight says; `None` where all weights are 0.
    pub(super) fn weighted(&mut self, weights: &[f64]) -> Option<usize> {
        let total: f64 = weights.iter().sum();
        if total <= 0.0 {
            return None;
        }
        let mut left = self.unit() * total;
        for (at, weight) in weights.iter().enumerate() {
            if left < *weight {
                return Some(at);
            }
            left -= weight;
        }
        weights.iter().rposition(|weight| *weight > 0.0)
    }
}
