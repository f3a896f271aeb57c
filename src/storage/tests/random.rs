//! Chance that is the same in every run.

/// Xorshift; never seeded with zero.
pub(super) struct Random(pub(super) u64);

impl Random {
    pub(super) fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % limit as u64).unwrap()
    }

    /// Two places of something so long, in order.
    pub(super) fn range(&mut self, limit: usize) -> (usize, usize) {
        let (one, other) = (self.below(limit), self.below(limit));
        (one.min(other), one.max(other))
    }
}
