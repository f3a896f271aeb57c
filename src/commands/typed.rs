//! Words as they are typed into a shell, so that a command that is told can be typed as it stands.

use std::ffi::OsStr;

/// A word or a path in quotes where it has to be, as the shell of this system reads them.
pub(super) fn typed<T: AsRef<OsStr> + ?Sized>(word: &T) -> String {
    spelled(&word.as_ref().to_string_lossy(), cfg!(windows))
}

/// Windows reads double quotes only, and none of its paths has one; its backslashes are no escapes.
fn spelled(word: &str, for_windows: bool) -> String {
    let signs = if for_windows { "\\/._-+:" } else { "/._-+:" };
    let is_bare = |sign: char| sign.is_alphanumeric() || signs.contains(sign);
    if !word.is_empty() && word.chars().all(is_bare) {
        word.to_owned()
    } else if for_windows {
        format!("\"{word}\"")
    } else {
        format!("'{}'", word.replace('\'', "'\\''"))
    }
}

#[cfg(test)]
mod tests {
    use super::spelled;

    #[test]
    fn what_a_shell_would_take_apart_stands_in_its_own_quotes() {
        let words = [
            ("tour", "tour", "tour"),
            (
                "/srv/år-24/a.toml",
                "/srv/år-24/a.toml",
                "/srv/år-24/a.toml",
            ),
            ("C:\\svar\\a.toml", "'C:\\svar\\a.toml'", "C:\\svar\\a.toml"),
            ("C:\\my data", "'C:\\my data'", "\"C:\\my data\""),
            ("Kari's", "'Kari'\\''s'", "\"Kari's\""),
            ("~", "'~'", "\"~\""),
            ("$HOME;ls", "'$HOME;ls'", "\"$HOME;ls\""),
            ("", "''", "\"\""),
        ];
        for (word, elsewhere, on_windows) in words {
            assert_eq!(spelled(word, false), elsewhere);
            assert_eq!(spelled(word, true), on_windows);
        }
    }
}
