//! The holes of a wording: a translation must show the same answers as its source.

use std::collections::BTreeSet;

/// The names in braces, or the brace that stands alone. `{{` and `}}` are no holes.
pub(super) fn holes(words: &str) -> Result<BTreeSet<String>, char> {
    let (mut found, mut rest) = (BTreeSet::new(), words);
    while let Some(at) = rest.find(['{', '}']) {
        let (sign, after) = rest[at..].split_at(1);
        if let Some(after) = after.strip_prefix(sign) {
            rest = after;
            continue;
        }
        let end = after.find(['{', '}', '\n']).unwrap_or(after.len());
        let is_hole = sign == "{" && after[end..].starts_with('}');
        if !is_hole {
            return Err(if sign == "{" { '{' } else { '}' });
        }
        let bare = |c: &char| !c.is_whitespace();
        found.insert(after[..end].chars().filter(bare).collect());
        rest = &after[end + 1..];
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn holes_are_told_from_braces() {
        let found = |words: &str| holes(words).map(|set| set.into_iter().collect::<Vec<_>>());
        assert_eq!(
            found("{b} and { a . c } and {b}"),
            Ok(vec!["a.c".into(), "b".into()])
        );
        assert_eq!(found("{{a}} {{{b}}}"), Ok(vec!["b".into()]));
        assert_eq!(found("{a"), Err('{'));
        assert_eq!(found("{a\n}"), Err('{'));
        assert_eq!(found("a}"), Err('}'));
    }
}
