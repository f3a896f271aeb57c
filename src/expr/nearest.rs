//! "Did you mean": the known name that a misspelled one is nearest to.

/// Longer words are no misspelling of anything; comparing them would cost and not help.
const WORD_CHARS_MAX: usize = 80;

/// The candidate that needs the fewest slips of the finger (a letter missing, added, wrong
/// or swapped with its neighbor) to become `word`, if it is at most about a third of them.
/// Of equally near ones the first; upper and lower case are the same here.
pub fn nearest<'a>(word: &str, among: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let word = lower(word);
    if word.is_empty() || word.len() > WORD_CHARS_MAX {
        return None;
    }
    let mut best: Option<(usize, &str)> = None;
    for candidate in among {
        let limit = best.map_or((word.len() + 1) / 3, |(slips, _)| slips.saturating_sub(1));
        let letters = lower(candidate);
        if letters.len().abs_diff(word.len()) > limit {
            continue;
        }
        let slips = slips(&word, &letters);
        // A word of one letter is one slip away from every other: not a hint.
        if slips <= limit && slips < word.len() && best.is_none_or(|(least, _)| slips < least) {
            best = Some((slips, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}

fn lower(word: &str) -> Vec<char> {
    word.chars().flat_map(char::to_lowercase).collect()
}

/// The Damerau-Levenshtein distance (its restricted form: no letter is edited twice).
fn slips(from: &[char], into: &[char]) -> usize {
    let mut before: Vec<usize> = Vec::new();
    let mut above: Vec<usize> = (0..=into.len()).collect();
    for (row, letter) in from.iter().enumerate() {
        let mut current = vec![row + 1];
        for (column, other) in into.iter().enumerate() {
            let wrong = above[column] + usize::from(letter != other);
            let mut least = wrong.min(above[column + 1] + 1).min(current[column] + 1);
            let is_swap =
                row > 0 && column > 0 && *letter == into[column - 1] && from[row - 1] == *other;
            if is_swap {
                least = least.min(before[column - 1] + 1);
            }
            current.push(least);
        }
        before = std::mem::replace(&mut above, current);
    }
    above[into.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(word: &str, among: &[&str], found: Option<&str>) {
        assert_eq!(nearest(word, among.iter().copied()), found, "{word}");
    }

    #[test]
    fn a_slip_of_the_finger_is_forgiven() {
        check("levle", &["staff", "level"], Some("level"));
        check("Level", &["lever", "level"], Some("level"));
        check("municipalty", &["municipality"], Some("municipality"));
        check("yse", &["no", "yes"], Some("yes"));
        check("å", &["b"], None);
    }

    #[test]
    fn another_word_is_not_suggested() {
        check("turnover", &["level", "staff"], None);
        check("a", &["b", "c"], None);
        check("", &["b"], None);
        check(&"a".repeat(1000), &["aaaa"], None);
    }
}
