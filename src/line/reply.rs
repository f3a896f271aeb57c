//! What one line of reply means: a command, or words for the question.

use crate::expr::Code;
use crate::locale::Locale;
use crate::survey::fold;

pub(super) enum Reply {
    Command(Command),
    /// Trimmed; empty where only Enter was pressed.
    Words(String),
}

/// What can be said at every prompt, with a colon before it.
pub(super) enum Command {
    Back,
    Help,
    Why,
    Review,
    Save,
    Send,
    Clear,
    Language(String),
    /// Take back the last change of an answer.
    Undo,
    /// Do again what was taken back.
    Redo,
    /// Go to a question by its number, name or words.
    Go(String),
    /// All pages, and how far each has come.
    Overview,
    /// Go on in full screen.
    Form,
    /// Ask this page once more.
    Add,
    /// Take this time of the page away.
    Remove,
    /// Why the answer stands; blank where that is taken back.
    Because(String),
    /// `:1`: the first of the reasons offered instead of an answer.
    Missing(usize),
}

impl Reply {
    /// `None` for a command that there is not. `::` begins words with a colon.
    pub(super) fn read(line: &str) -> Option<Self> {
        let Some(command) = line.strip_prefix(':') else {
            return Some(Self::Words(line.to_owned()));
        };
        if command.starts_with(':') {
            return Some(Self::Words(command.to_owned()));
        }
        let (word, rest) = command.split_once(' ').unwrap_or((command, ""));
        Some(Self::Command(match word {
            "back" | "b" => Command::Back,
            "help" | "h" | "?" => Command::Help,
            "why" | "w" => Command::Why,
            "review" | "r" => Command::Review,
            "save" | "s" | "quit" | "q" => Command::Save,
            "send" => Command::Send,
            "clear" | "c" => Command::Clear,
            "undo" | "u" => Command::Undo,
            "redo" => Command::Redo,
            "go" | "g" => Command::Go(rest.trim().to_owned()),
            "overview" | "o" => Command::Overview,
            "form" | "f" => Command::Form,
            "add" => Command::Add,
            "remove" => Command::Remove,
            "because" => Command::Because(rest.trim().to_owned()),
            "language" | "lang" | "l" => Command::Language(rest.trim().to_owned()),
            number => Command::Missing(number.parse().ok()?),
        }))
    }
}

/// Reads a yes or a no in any of the interface's languages.
pub(super) fn yes_or_no(words: &str, locale: &Locale) -> Option<bool> {
    let said = words.to_lowercase();
    let is = |id| locale.word(id).as_str().to_lowercase() == said;
    match said.as_str() {
        "1" | "y" | "yes" | "j" | "ja" => Some(true),
        "2" | "n" | "no" | "nei" => Some(false),
        _ if is("yes") => Some(true),
        _ if is("no") => Some(false),
        _ => None,
    }
}

/// The code that was meant among numbered choices: by number, code or words.
pub(super) fn pick<'a>(said: &str, offered: &'a [(Code, String)]) -> Option<&'a Code> {
    let by_number = said
        .parse::<usize>()
        .ok()
        .and_then(|number| number.checked_sub(1));
    if let Some((code, _)) = by_number.and_then(|at| offered.get(at)) {
        return Some(code);
    }
    if let Some((code, _)) = offered.iter().find(|(code, _)| code.as_str() == said) {
        return Some(code);
    }
    let said = fold(said);
    let exact = offered.iter().find(|(_, label)| fold(label) == said);
    let mut begins = offered
        .iter()
        .filter(|(_, label)| fold(label).starts_with(&said));
    let (first, second) = (begins.next(), begins.next());
    // The beginning of a label is enough where only one begins so.
    exact
        .or(first.filter(|_| second.is_none()))
        .map(|(code, _)| code)
}

/// Several numbers, codes or words, separated by commas or by spaces between numbers.
pub(super) fn pick_several(said: &str, offered: &[(Code, String)]) -> Result<Vec<Code>, String> {
    let numbers = said
        .chars()
        .all(|c| c.is_ascii_digit() || c.is_whitespace() || c == ',');
    let parts: Vec<&str> = if numbers {
        said.split(|c: char| c == ',' || c.is_whitespace())
            .collect()
    } else {
        said.split(',').collect()
    };
    let parts = parts
        .into_iter()
        .map(str::trim)
        .filter(|part| !part.is_empty());
    parts
        .map(|part| pick(part, offered).cloned().ok_or_else(|| part.to_owned()))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn offered() -> Vec<(Code, String)> {
        let all = [("time", "Tid"), ("money", "Penger"), ("people", "Personer")];
        all.map(|(code, label)| (Code::new(code).unwrap(), label.to_owned()))
            .to_vec()
    }

    #[test]
    fn a_choice_is_meant_by_number_code_or_words() {
        let offered = offered();
        for (said, code) in [
            ("2", "money"),
            ("people", "people"),
            ("TID", "time"),
            ("pen", "money"),
        ] {
            assert_eq!(pick(said, &offered).map(Code::as_str), Some(code), "{said}");
        }
        for said in ["0", "4", "pe", "x"] {
            assert_eq!(pick(said, &offered), None, "{said}");
        }
    }

    #[test]
    fn several_choices_are_separated_by_commas_or_spaces() {
        let offered = offered();
        let codes = |said| pick_several(said, &offered).map(|codes| codes.len());
        assert_eq!(codes("1 3"), Ok(2));
        assert_eq!(codes("tid, penger,people"), Ok(3));
        assert_eq!(codes("1, ,2"), Ok(2));
        assert_eq!(codes("1 9"), Err("9".to_owned()));
    }
}
