//! Frames: how records stand in a journal, so that a torn or altered one is noticed.
//!
//! A frame is `<length> <checksum> <payload>` and a line feed, length and checksum as eight
//! hexadecimal digits. Each checksum is seeded with the one before, so a frame that was
//! dropped, doubled or moved breaks the chain like one that was altered.

use crc32fast::Hasher;

/// The first line of every journal.
pub(super) const MAGIC: &[u8] = b"svar journal 1\n";

/// Two numbers of eight digits and the blanks after them.
const HEAD_BYTES: usize = 18;

/// The checksum of everything so far.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Link(u32);

/// One frame as it was read.
pub(super) struct Framed<'a> {
    pub(super) payload: &'a [u8],
    /// How many bytes the whole frame takes.
    pub(super) length: usize,
    pub(super) link: Link,
}

impl Link {
    /// What the first frame is seeded with.
    pub(super) fn first() -> Self {
        Self(crc32fast::hash(MAGIC))
    }

    fn after(self, payload: &[u8]) -> Self {
        let mut hasher = Hasher::new_with_initial(self.0);
        hasher.update(payload);
        Self(hasher.finalize())
    }
}

/// Adds a frame to a journal's bytes; returns the seed of the next.
pub(super) fn write(journal: &mut Vec<u8>, link: Link, payload: &str) -> Link {
    let next = link.after(payload.as_bytes());
    let head = format!("{:08x} {:08x} ", payload.len(), next.0);
    journal.extend_from_slice(head.as_bytes());
    journal.extend_from_slice(payload.as_bytes());
    journal.push(b'\n');
    next
}

/// The frame that these bytes begin with; `None` where they do not begin with a whole and
/// unaltered one.
pub(super) fn read(bytes: &[u8], link: Link) -> Option<Framed<'_>> {
    let (length, checksum) = head(bytes)?;
    let payload = bytes.get(HEAD_BYTES..HEAD_BYTES.checked_add(length)?)?;
    let link = link.after(payload);
    let whole = checksum == link.0 && bytes.get(HEAD_BYTES + length) == Some(&b'\n');
    whole.then_some(Framed {
        payload,
        length: HEAD_BYTES + length + 1,
        link,
    })
}

/// The payload of a whole line that may be a frame, unchecked.
pub(super) fn payload(line: &[u8]) -> Option<&[u8]> {
    line.strip_suffix(b"\n")?.get(HEAD_BYTES..)
}

fn head(bytes: &[u8]) -> Option<(usize, u32)> {
    let (length, rest) = number(bytes)?;
    let (checksum, _) = number(rest)?;
    Some((usize::try_from(length).ok()?, checksum))
}

/// Eight lowercase digits and a blank. Read strictly: there is one way to write a frame.
fn number(bytes: &[u8]) -> Option<(u32, &[u8])> {
    let (digits, rest) = bytes.split_at_checked(8)?;
    let rest = rest.strip_prefix(b" ")?;
    let mut value = 0;
    for digit in digits {
        let digit = match digit {
            b'0'..=b'9' => digit - b'0',
            b'a'..=b'f' => digit - b'a' + 10,
            _ => return None,
        };
        value = value << 4 | u32::from(digit);
    }
    Some((value, rest))
}
