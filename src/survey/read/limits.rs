//! How large a definition may be, checked before anything looks deep into it.

use std::ops::Range;

pub(super) const DEFINITION_BYTES_MAX: usize = 4 << 20;
pub(super) const LIST_BYTES_MAX: usize = 16 << 20;
pub(super) const LIST_ROWS_MAX: usize = 100_000;
pub(super) const QUESTIONS_MAX: usize = 20_000;
pub(super) const TEXT_BYTES_MAX: usize = 64 << 10;
pub(super) const NESTING_MAX: usize = 32;
pub(super) const LANGUAGES_MAX: usize = 50;
/// A compiled pattern may take a megabyte of memory and some milliseconds; each that differs
/// is compiled once.
pub(super) const PATTERNS_MAX: usize = 50;
/// Digits of a number in all: as many as every reader of JSON keeps.
pub(super) const DIGITS_MAX: usize = 15;
/// So many problems are told; somebody mends a few at a time.
pub(super) const PROBLEMS_TOLD_MAX: usize = 100;
/// So many problems are kept, from which those to tell are chosen.
pub(super) const PROBLEMS_KEPT_MAX: usize = 2_000;

/// Where brackets, braces or dotted names nest too deep: a look at the bytes alone, so
/// that no parser ever meets such a file.
pub(super) fn too_deep(source: &str) -> Option<Range<usize>> {
    let bytes = source.as_bytes();
    let (mut at, mut depth, mut dots) = (0, 0_usize, 0_usize);
    while at < bytes.len() {
        let start = at;
        match bytes[at] {
            b'"' | b'\'' => {
                at = string_end(bytes, at);
                continue;
            }
            b'#' => {
                while at < bytes.len() && bytes[at] != b'\n' {
                    at += 1;
                }
                continue;
            }
            b'[' | b'{' => {
                depth += 1;
                dots = 0;
            }
            b']' | b'}' => {
                depth = depth.saturating_sub(1);
                dots = 0;
            }
            b'.' => dots += 1,
            b'=' | b',' | b'\n' => dots = 0,
            _ => {}
        }
        at += 1;
        // Dots count from zero again with each name: `[a.b]` adds to neither.
        if depth + dots > NESTING_MAX {
            return Some(start..at);
        }
    }
    None
}

/// The first byte after the string that begins here; one of a single line ends with it.
fn string_end(bytes: &[u8], start: usize) -> usize {
    let quote = bytes[start];
    let long = bytes[start..].starts_with(&[quote; 3]);
    let mut at = start + if long { 3 } else { 1 };
    while at < bytes.len() {
        match bytes[at] {
            b'\\' if quote == b'"' => at += 1,
            b'\n' if !long => return at,
            found if found == quote && !long => return at + 1,
            found if found == quote && bytes[at..].starts_with(&[quote; 3]) => return at + 3,
            _ => {}
        }
        at += 1;
    }
    bytes.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn depth_is_seen_outside_of_strings_and_comments_only() {
        let deep = "[".repeat(40);
        assert_eq!(too_deep(&format!("a = {deep}")), Some(36..37));
        assert_eq!(too_deep(&format!("a = \"{deep}\"")), None);
        assert_eq!(too_deep(&format!("a = '''\n{deep}'''\n# {deep}")), None);
        assert_eq!(too_deep(&format!("a = \"it \\\" {deep}\"")), None);
        assert!(too_deep(&"a.".repeat(1_000_000)).is_some());
        assert_eq!(too_deep("a.b = [{ c = 1.5 }]\n".repeat(99).as_str()), None);
    }
}
