//! Which keys stand where, and what to say of one that does not belong.

use super::Reader;
use super::problems::{ProblemCode, Trouble};
use super::tree::{Node, Table, did_you_mean, listed};
use crate::survey::Language;
use crate::survey::problem::quoted;

/// What a table of the definition describes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Owner {
    Survey,
    Privacy,
    Collect,
    Page,
    Choice,
    /// A choice that nobody picks: it is taken where its condition holds.
    Computed,
    Row,
    Part,
    Check,
    List,
}

const SURVEY: [&str; 12] = [
    "format",
    "id",
    "version",
    "languages",
    "title",
    "params",
    "privacy",
    "collect",
    "choices",
    "order",
    "allow",
    "page",
];
const PRIVACY: [&str; 3] = ["mode", "notice", "consent"];
const COLLECT: [&str; 3] = ["endpoint", "protocol", "receipt_key"];
const PAGE: [&str; 11] = [
    "id",
    "title",
    "intro",
    "show_if",
    "for_each",
    "times",
    "order",
    "fixed",
    "renamed_from",
    "allow",
    "question",
];
const CHOICE: [&str; 7] = [
    "code",
    "show_if",
    "exclusive",
    "missing",
    "detail",
    "fixed",
    "renamed_from",
];
const COMPUTED: [&str; 3] = ["code", "show_if", "fixed"];
const ROW: [&str; 4] = ["code", "show_if", "fixed", "renamed_from"];
const CHECK: [&str; 2] = ["that", "level"];
const LIST: [&str; 4] = ["file", "code", "label", "group"];

/// Keys of every question, of those that are answered, and of each kind: one row a kind.
const QUESTION: [&str; 8] = [
    "id",
    "kind",
    "text",
    "help",
    "show_if",
    "fixed",
    "renamed_from",
    "allow",
];
const ANSWERED: [&str; 2] = ["required", "check"];
const KINDS: [(&str, &[&str]); 12] = [
    ("note", &[]),
    ("single", &["choices", "order"]),
    ("multi", &["choices", "min", "max", "order"]),
    ("grid", &["rows", "choices", "several", "order"]),
    ("rank", &["choices", "max", "order"]),
    ("integer", &["min", "max", "unit", "missing"]),
    ("number", &["min", "max", "decimals", "unit", "missing"]),
    ("text", &["lines", "max_length", "pattern", "missing"]),
    ("date", &["precision", "min", "max", "missing"]),
    (
        "allocate",
        &["parts", "total", "unit", "decimals", "missing", "order"],
    ),
    ("lookup", &["list"]),
    ("computed", &["value", "choices"]),
];

impl Owner {
    pub(super) fn words(self) -> &'static str {
        match self {
            Self::Survey => "the survey",
            Self::Privacy => "[privacy]",
            Self::Collect => "[collect]",
            Self::Page => "a page",
            Self::Choice => "a choice",
            Self::Computed => "a computed choice",
            Self::Row => "a row",
            Self::Part => "a part",
            Self::Check => "a check",
            Self::List => "a list",
        }
    }

    pub(super) fn keys(self) -> &'static [&'static str] {
        match self {
            Self::Survey => &SURVEY,
            Self::Privacy => &PRIVACY,
            Self::Collect => &COLLECT,
            Self::Page => &PAGE,
            Self::Choice => &CHOICE,
            Self::Computed => &COMPUTED,
            Self::Row | Self::Part => &ROW,
            Self::Check => &CHECK,
            Self::List => &LIST,
        }
    }

    /// Whether languages are keys beside the others.
    pub(super) fn has_languages(self) -> bool {
        matches!(
            self,
            Self::Choice | Self::Computed | Self::Row | Self::Part | Self::Check
        )
    }

    /// Where a key belongs that was written here.
    fn home(self, key: &str) -> Option<String> {
        let is_question = is_question_key(key);
        match self {
            Self::Survey | Self::Collect if PRIVACY.contains(&key) => {
                Some(heading(key, "[privacy]"))
            }
            Self::Survey | Self::Privacy if COLLECT.contains(&key) => {
                Some(heading(key, "[collect]"))
            }
            Self::Survey if key == "question" => Some(
                "Questions stand on pages: write `[[page]]`, then `[[page.question]]`.".to_owned(),
            ),
            Self::Survey if PAGE.contains(&key) => Some(heading(key, "a [[page]]")),
            Self::Survey | Self::Page if is_question => Some(heading(key, "a [[page.question]]")),
            Self::Privacy | Self::Collect | Self::Page => survey_home(key),
            Self::Row if CHOICE.contains(&key) => Some(format!(
                "`{key}` belongs to a choice: a row is only judged."
            )),
            Self::Computed if CHOICE.contains(&key) => Some(format!(
                "`{key}` belongs to a choice that respondents pick: nobody picks this one."
            )),
            Self::Part if CHOICE.contains(&key) => Some(format!(
                "`{key}` belongs to a choice: a part is only a number."
            )),
            Self::Survey
            | Self::Choice
            | Self::Computed
            | Self::Row
            | Self::Part
            | Self::Check
            | Self::List => None,
        }
    }
}

fn heading(key: &str, place: &str) -> String {
    format!("`{key}` belongs under {place}: move it there.")
}

/// A key of the survey as a whole lands in the table above it if it comes too late.
pub(super) fn survey_home(key: &str) -> Option<String> {
    let text = match key {
        "choices" | "params" | "privacy" | "collect" => format!(
            "`{key}` belongs to the whole survey: move it above the first [table], or under `[{key}]`."
        ),
        "page" => "Write `[[page]]` on a line of its own.".to_owned(),
        _ if SURVEY.contains(&key) => {
            format!("`{key}` belongs to the whole survey: move it above the first [table].")
        }
        _ => return None,
    };
    Some(text)
}

fn is_question_key(key: &str) -> bool {
    let of_kind = |(_, keys): &(&str, &[&str])| keys.contains(&key);
    QUESTION.contains(&key) || ANSWERED.contains(&key) || KINDS.iter().any(of_kind)
}

/// The words for kinds, in the order in which they are told.
pub(super) fn kind_words() -> Vec<&'static str> {
    KINDS.iter().map(|(word, _)| *word).collect()
}

pub(super) fn kind_keys(kind: &str) -> Vec<&'static str> {
    let own = KINDS.iter().find(|(word, _)| *word == kind);
    let own = own.map_or(&[][..], |(_, keys)| keys);
    let is_answered = !matches!(kind, "note" | "computed");
    let answered = if is_answered { &ANSWERED[..] } else { &[] };
    [&QUESTION[..], answered, own].concat()
}

impl<'t> Reader<'t> {
    /// Tells of every key that does not belong into a table.
    pub(super) fn only(&mut self, table: &Table<'t>, owner: Owner) {
        for node in table.nodes() {
            if owner.keys().contains(&node.name) || self.problems.is_full() {
                continue;
            }
            if owner.has_languages() && self.is_language(&node) {
                continue;
            }
            let is_tag = owner.has_languages() && Language::new(node.name).is_some();
            let trouble = if is_tag {
                self.unknown_language(node.name)
            } else {
                unknown(&node, owner)
            };
            self.problems.add(&node.key, trouble);
        }
    }

    pub(super) fn is_language(&self, node: &Node<'t>) -> bool {
        let languages = &self.languages;
        languages.known.iter().any(|tag| tag.as_str() == node.name)
            || (!languages.is_sound && Language::new(node.name).is_some())
    }

    /// Tells of every key that does not belong to a question of its kind.
    pub(super) fn only_of_kind(&mut self, table: &Table<'t>, kind: Option<&str>) {
        let own = kind.map(kind_keys);
        for node in table.nodes() {
            let is_own = match &own {
                Some(own) => own.contains(&node.name),
                None => is_question_key(node.name),
            };
            if !is_own && !self.problems.is_full() {
                let trouble = not_of_kind(&node, kind);
                self.problems.add(&node.key, trouble);
            }
        }
    }
}

/// What keys are called elsewhere, in other forms of questionnaires and in other tools.
const ELSEWHERE: [(&str, &str); 20] = [
    ("type", "kind"),
    ("label", "text"),
    ("title", "text"),
    ("question", "text"),
    ("name", "id"),
    ("value", "code"),
    ("hint", "help"),
    ("description", "help"),
    ("options", "choices"),
    ("answers", "choices"),
    ("items", "rows"),
    ("mandatory", "required"),
    ("condition", "show_if"),
    ("relevant", "show_if"),
    ("visible_if", "show_if"),
    ("constraint", "check"),
    ("validate", "check"),
    ("maximum", "max"),
    ("minimum", "min"),
    ("regex", "pattern"),
];

/// The key that is nearest, or has this name elsewhere.
fn meant(name: &str, keys: &[&str]) -> Option<String> {
    let mut elsewhere = ELSEWHERE.iter();
    let known = elsewhere.find(|(other, own)| *other == name && keys.contains(own));
    match known {
        Some((_, own)) => Some(format!("It is called `{own}` here.")),
        None => did_you_mean(name, keys),
    }
}

fn unknown(node: &Node<'_>, owner: Owner) -> Trouble {
    let (words, keys) = (owner.words(), owner.keys());
    let what = format!("There is no key {} in {words}.", quoted(node.name));
    let help = owner
        .home(node.name)
        .or_else(|| meant(node.name, keys))
        .unwrap_or_else(|| {
            let languages = if owner.has_languages() {
                ", beside one text for each language"
            } else {
                ""
            };
            format!("The keys there are {}{languages}.", listed(keys, "and"))
        });
    Trouble::new(ProblemCode::UnknownKey, what).help(help)
}

fn not_of_kind(node: &Node<'_>, kind: Option<&str>) -> Trouble {
    let name = quoted(node.name);
    let owner = kind.map_or("a question".to_owned(), |kind| {
        let article = if kind.starts_with(['a', 'e', 'i', 'o', 'u']) {
            "an"
        } else {
            "a"
        };
        format!("{article} `{kind}` question")
    });
    if is_question_key(node.name) {
        let has = |word: &&&str| kind_keys(word).contains(&node.name);
        let words = kind_words();
        let kinds: Vec<&str> = words.iter().filter(has).copied().collect();
        let what = format!("{name} does not belong to {owner}.");
        let help = match kinds.as_slice() {
            [only] => format!("Only the kind `{only}` has it."),
            several => format!("The kinds that have it are {}.", listed(several, "and")),
        };
        return Trouble::new(ProblemCode::KeyOfAnotherKind, what).help(help);
    }
    let what = format!("There is no key {name} in {owner}.");
    let keys = kind.map_or_else(|| QUESTION.to_vec(), kind_keys);
    let help = if PAGE.contains(&node.name) {
        format!(
            "`{}` belongs to a page: move it above the page's first [[page.question]].",
            node.name
        )
    } else {
        survey_home(node.name)
            .or_else(|| meant(node.name, &keys))
            .unwrap_or_else(|| format!("The keys there are {}.", listed(&keys, "and")))
    };
    Trouble::new(ProblemCode::UnknownKey, what).help(help)
}
