//! Inputs made from other inputs.

/// Xorshift; never seeded with zero.
pub(crate) struct Random(pub(crate) u64);

impl Random {
    pub(crate) fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from((self.0 >> 11) % limit.max(1) as u64).unwrap()
    }

    pub(crate) fn one_of<'a, T>(&mut self, all: &'a [T]) -> &'a T {
        &all[self.below(all.len())]
    }

    /// Two places of something so long, in order and near each other.
    fn range(&mut self, length: usize) -> (usize, usize) {
        let from = self.below(length + 1);
        (from, (from + self.below(24)).min(length))
    }
}

const LENGTH_MAX: usize = 64 * 1024;

/// One of the known inputs, changed in a few places.
pub(crate) fn changed(known: &[Vec<u8>], words: &[&str], random: &mut Random) -> Vec<u8> {
    let mut input = random.one_of(known).clone();
    for _ in 0..=random.below(6) {
        let (from, to) = random.range(input.len());
        let at = from.min(input.len().saturating_sub(1));
        match random.below(8) {
            0 if !input.is_empty() => input[at] ^= 1 << random.below(8),
            1 if !input.is_empty() => {
                input[at] = *random.one_of(b"\0\n\"'{}[]<>=\\09azAZ \x1b\x7f\xff\xc3\xe2,.:-");
            }
            2 => drop(input.drain(from..to)),
            3 => {
                let again = input[from..to].to_vec();
                input.splice(from..from, again);
            }
            4 | 5 => {
                let word = random.one_of(words);
                let end = if random.below(2) == 0 { from } else { to };
                input.splice(from..end, word.bytes());
            }
            6 => {
                let other = random.one_of(known);
                let (start, end) = random.range(other.len());
                input.splice(from..to, other[start..end].iter().copied());
            }
            _ if random.below(8) == 0 => input.truncate(from),
            _ => {}
        }
    }
    input.truncate(LENGTH_MAX);
    input
}
