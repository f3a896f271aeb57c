//! The output door: text that is safe to draw, print or log.
//!
//! A definition, an answer, a server or an error may hold anything; a terminal obeys
//! control characters and a reader is deceived by invisible ones. Whatever leaves the
//! program as words is a [`Plain`], and a `Plain` cannot hold either kind.

use std::borrow::Cow;
use std::fmt;

/// What stands where a character was not let through.
pub const MARK: char = '\u{FFFD}';

/// Text that cannot move the cursor, reorder its neighbors or hide: no control or escape
/// character, no bidi override or isolate, no zero-width character, no invisible tag.
///
/// A line feed is the one exception, for texts of several lines; [`Plain::line`] lets
/// not even that through. Each refused character becomes one [`MARK`], so that a trick
/// is seen and a position before it still means the same.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Plain(String); // Invariant: holds only what `passes` lets through, and line feeds.

impl Plain {
    /// Lets text of several lines through; tabs become a space, other line ends a line feed.
    pub fn text(source: &str) -> Self {
        if source.chars().all(|found| found == '\n' || passes(found)) {
            return Self(source.to_owned());
        }
        let unified = source.replace("\r\n", "\n");
        Self(
            unified
                .chars()
                .map(|found| if is_break(found) { '\n' } else { door(found) })
                .collect(),
        )
    }

    /// Lets one line through: line ends become a space.
    pub fn line(source: &str) -> Self {
        if source.chars().all(passes) {
            return Self(source.to_owned());
        }
        let unified = source.replace("\r\n", "\n");
        Self(
            unified
                .chars()
                .map(|found| if is_break(found) { ' ' } else { door(found) })
                .collect(),
        )
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Adds words that have been through the door themselves.
    pub fn push(&mut self, more: &Self) {
        self.0.push_str(&more.0);
    }
}

/// Whether a text would pass unchanged, as definitions must.
pub fn is_plain(source: &str) -> bool {
    source.chars().all(|found| found == '\n' || passes(found))
}

/// One line for a reader, whatever came: for names, addresses and codes inside messages.
pub fn shown(source: &str) -> Cow<'_, str> {
    if source.chars().all(passes) {
        Cow::Borrowed(source)
    } else {
        Cow::Owned(Plain::line(source).0)
    }
}

fn is_break(found: char) -> bool {
    matches!(found, '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

fn door(found: char) -> char {
    match found {
        '\t' => ' ',
        _ if passes(found) => found,
        _ => MARK,
    }
}

/// Whether one character may be seen by a terminal, as it is.
#[inline]
pub fn passes(found: char) -> bool {
    match found {
        // Nearly all there is to read, so it is decided first.
        ' '..='~' | '\u{AE}'..='\u{2FF}' => true,
        _ => passes_beyond_latin(found),
    }
}

fn passes_beyond_latin(found: char) -> bool {
    !found.is_control()
        && !matches!(found,
            '\u{AD}'                      // soft hyphen: seen or not, as the terminal likes
            | '\u{61C}' | '\u{200E}' | '\u{200F}' // direction marks
            | '\u{115F}' | '\u{1160}' | '\u{3164}' | '\u{FFA0}' // fillers without a shape
            | '\u{17B4}' | '\u{17B5}' | '\u{180B}'..='\u{180F}'
            | '\u{200B}'..='\u{200D}'    // zero-width space and joiners
            | '\u{2028}' | '\u{2029}'
            | '\u{202A}'..='\u{202E}'    // bidi embeddings and overrides
            | '\u{2060}'..='\u{206F}'    // word joiner, invisible operators, bidi isolates
            | '\u{FE00}'..='\u{FE0F}'    // variation selectors
            | '\u{FEFF}'
            | '\u{FFF0}'..='\u{FFFB}'    // interlinear annotation
            | '\u{1BCA0}'..='\u{1BCA3}' | '\u{1D173}'..='\u{1D17A}'
            | '\u{E0000}'..='\u{E0FFF}') // tags and further variation selectors
}

impl fmt::Display for Plain {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.pad(&self.0)
    }
}

impl fmt::Debug for Plain {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.0, out)
    }
}

impl AsRef<str> for Plain {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl From<&str> for Plain {
    fn from(source: &str) -> Self {
        Self::text(source)
    }
}

impl From<String> for Plain {
    fn from(source: String) -> Self {
        if is_plain(&source) {
            Self(source)
        } else {
            Self::text(&source)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_moves_hides_or_reorders_gets_through() {
        for code in 0..=0x10_FFFFu32 {
            let Some(found) = char::from_u32(code) else {
                continue;
            };
            let out = Plain::text(&found.to_string());
            let kept = out
                .as_str()
                .chars()
                .all(|seen| seen == '\n' || passes(seen));
            assert!(kept, "U+{code:04X} became {out:?}");
        }
        assert_eq!(Plain::text("a\x1b[31mb").as_str(), "a\u{FFFD}[31mb");
        assert_eq!(Plain::text("ab\u{202E}dc").as_str(), "ab\u{FFFD}dc");
        assert_eq!(Plain::text("one\r\ntwo\tthree").as_str(), "one\ntwo three");
        assert_eq!(Plain::line("one\r\ntwo").as_str(), "one two");
    }

    #[test]
    fn letters_of_every_alphabet_pass_unchanged() {
        let words = "Kárášjohka – Hábmer ŋ ž 統計 ลำดับ עברית e\u{301} 👍 1 000";
        assert_eq!(Plain::text(words).as_str(), words);
    }
}
