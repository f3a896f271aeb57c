//! What an author may say about the answer, kind by kind.

use rust_decimal::Decimal;
use toml::de::DeValue;

use super::choices::Use;
use super::keys::kind_words;
use super::problems::{ProblemCode, Trouble};
use super::scope::Here;
use super::tree::{Node, Table, Wanted, did_you_mean, listed};
use super::{Reader, limits};
use crate::expr::Want;
use crate::survey::problem::quoted;
use crate::survey::{Choice, Kind, Measure, Pattern, Sharing, TEXT_CHARS, Total};

const LINES_MAX: usize = 50;
const LENGTH_CHARS_MAX: usize = 20_000;
const DECIMALS_MAX: usize = 10;
const DECIMALS: u32 = 2;

/// A question as its author wrote it, and where in the order it stands.
pub(super) struct Asked<'a, 't> {
    pub(super) table: &'a Table<'t>,
    /// Begins a sentence: "The question `level`".
    pub(super) owner: &'a str,
    pub(super) here: Here,
}

impl<'t> Reader<'t> {
    /// The word after `kind`, if there is such a kind.
    pub(super) fn kind_word(&mut self, table: &Table<'t>, owner: &str) -> Option<&'static str> {
        let words = kind_words();
        let help = format!("Add one of {}.", listed(&words, "and"));
        let node = self.problems.required(table, (owner, "kind"), &help)?;
        let wanted = Wanted {
            what: "the word for a kind of question",
            example: "\"single\"",
        };
        let source = self.problems.string_like(&node, wanted)?;
        let word = words.iter().find(|word| **word == source).copied();
        if word.is_none() {
            let what = format!("There is no kind {} in this version.", quoted(source));
            let help = did_you_mean(source, &words)
                .unwrap_or_else(|| format!("The kinds are {}.", listed(&words, "and")));
            self.problems.add(
                &node.span,
                Trouble::new(ProblemCode::UnknownKind, what).help(help),
            );
        }
        word
    }

    /// `None` where the answer's type cannot be told.
    pub(super) fn kind(&mut self, word: &str, asked: &Asked<'_, 't>) -> Option<Kind> {
        match word {
            "note" => Some(Kind::Note),
            "single" => {
                let choices = self.options(asked, ("choices", Use::One))?;
                Some(Kind::Single { choices })
            }
            "multi" => self.multi(asked),
            "grid" => {
                let rows = self.options(asked, ("rows", Use::Rows));
                let several = asked.table.get("several");
                let several = several.map(|node| self.problems.truth(&node));
                // Where it cannot be told, nothing is said of choices that stand alone.
                let of = match several {
                    None | Some(Some(false)) => Use::One,
                    Some(Some(true) | None) => Use::Several,
                };
                let choices = self.options(asked, ("choices", of));
                Some(Kind::Grid {
                    rows: rows?,
                    choices: choices?,
                    several: of == Use::Several,
                })
            }
            "rank" => self.rank(asked),
            "integer" => Some(Kind::Integer(self.measure(asked, true))),
            "number" => Some(Kind::Number(self.measure(asked, false))),
            "text" => Some(self.text_kind(asked)),
            "date" => Some(Kind::Date(self.dates(asked))),
            "allocate" => self.sharing(asked).map(Kind::Allocate),
            "lookup" => {
                let help = "Add `list = { file = \"lists/….csv\", code = \"…\", label = \"…\" }`.";
                let node = self
                    .problems
                    .required(asked.table, (asked.owner, "list"), help)?;
                let list = self.lookup_list(&node)?;
                Some(Kind::Lookup { list })
            }
            "computed" => {
                let rule = self.rule(asked)?;
                Some(Kind::Computed { rule })
            }
            _ => None,
        }
    }

    fn options(&mut self, asked: &Asked<'_, 't>, (key, of): (&str, Use)) -> Option<Vec<Choice>> {
        let help =
            format!("Add `{key} = [{{ code = \"…\", nb = \"…\" }}]`, or the name of a list.");
        let node = self
            .problems
            .required(asked.table, (asked.owner, key), &help)?;
        self.choices(&node, of, asked.here)
    }

    fn multi(&mut self, asked: &Asked<'_, 't>) -> Option<Kind> {
        let choices = self.options(asked, ("choices", Use::Several));
        let most = choices.as_ref().map(Vec::len);
        let min = asked.table.get("min");
        let max = asked.table.get("max");
        let least = min.as_ref().and_then(|node| self.picks(node, (0, most)));
        let limit = max.as_ref().and_then(|node| self.picks(node, (1, most)));
        if let (Some(node), Some(least), Some(limit)) = (&min, least, limit) {
            self.ordered(node, (least.into(), limit.into()));
        }
        Some(Kind::Multi {
            choices: choices?,
            min: least,
            max: limit,
        })
    }

    fn rank(&mut self, asked: &Asked<'_, 't>) -> Option<Kind> {
        let choices = self.options(asked, ("choices", Use::Several));
        let most = choices.as_ref().map(Vec::len);
        let max = asked
            .table
            .get("max")
            .and_then(|node| self.picks(&node, (1, most)));
        let choices = choices?;
        let max = max.unwrap_or(choices.len());
        Some(Kind::Rank { choices, max })
    }

    /// How many choices can be picked: no more than there are.
    fn picks(&mut self, node: &Node<'t>, (least, most): (usize, Option<usize>)) -> Option<usize> {
        let number = self.problems.whole(node)?;
        match most {
            Some(most) if number > most.into() => {
                let what = format!(
                    "{} is {number}, but there are {most} choices.",
                    quoted(node.name)
                );
                let help = format!("Write {most} or less, or add choices.");
                self.problems.add(
                    &node.span,
                    Trouble::new(ProblemCode::MoreThanChoices, what).help(help),
                );
                None
            }
            most => {
                let most = most.unwrap_or(limits::LIST_ROWS_MAX);
                self.problems.count(node, &(least..=most))
            }
        }
    }

    fn ordered(&mut self, min: &Node<'t>, (least, most): (Decimal, Decimal)) {
        if least > most {
            let what = format!("`min` is {least}, which is more than `max`, {most}.");
            let trouble = Trouble::new(ProblemCode::MinAboveMax, what)
                .help("No answer fits: change one of the two.");
            self.problems.add(&min.span, trouble);
        }
    }

    fn measure(&mut self, asked: &Asked<'_, 't>, is_whole: bool) -> Measure {
        let mut limit = |node: &Node<'t>| {
            if is_whole {
                self.problems.whole(node)
            } else {
                self.problems.number(node)
            }
        };
        let (min, max) = (asked.table.get("min"), asked.table.get("max"));
        let least = min.as_ref().and_then(&mut limit);
        let most = max.as_ref().and_then(&mut limit);
        if let (Some(node), Some(least), Some(most)) = (&min, least, most) {
            self.ordered(node, (least, most));
        }
        let decimals = if is_whole { None } else { self.decimals(asked) };
        let unit = asked
            .table
            .get("unit")
            .map(|node| self.text(&node, asked.here));
        Measure {
            min: least,
            max: most,
            decimals: if is_whole {
                0
            } else {
                decimals.unwrap_or(DECIMALS)
            },
            unit,
        }
    }

    fn decimals(&mut self, asked: &Asked<'_, 't>) -> Option<u32> {
        let node = asked.table.get("decimals")?;
        let count = self.problems.count(&node, &(0..=DECIMALS_MAX))?;
        u32::try_from(count).ok()
    }

    fn sharing(&mut self, asked: &Asked<'_, 't>) -> Option<Sharing> {
        let parts = self.options(asked, ("parts", Use::Parts));
        let decimals = self.decimals(asked).unwrap_or(0);
        let unit = asked
            .table
            .get("unit")
            .map(|node| self.text(&node, asked.here));
        let help = "Add what the parts add up to, such as `total = 100`.";
        let total = self
            .problems
            .required(asked.table, (asked.owner, "total"), help);
        let total = total.and_then(|node| self.total(&node, (asked.here, decimals)));
        Some(Sharing {
            parts: parts?,
            total: total?,
            decimals,
            unit,
        })
    }

    /// A number that the parts can add up to, or a computation of one.
    fn total(&mut self, node: &Node<'t>, (here, decimals): (Here, u32)) -> Option<Total> {
        match node.value {
            DeValue::String(_) => {
                let total = self.condition(node, (here, Want::Number))?;
                return Some(Total::Computed(total));
            }
            DeValue::Integer(_) | DeValue::Float(_) => {}
            _ => {
                let wanted = Wanted {
                    what: "a number, or a computation in quotes",
                    example: "100",
                };
                self.problems.wrong_type(node, wanted);
                return None;
            }
        }
        let total = self.problems.number(node)?.normalize();
        let (what, help) = if total <= Decimal::ZERO {
            let help = "Write a number above 0: no part is negative.".to_owned();
            (format!("`total` cannot be {total}."), help)
        } else if total.scale() > decimals {
            let scale = total.scale();
            let what = format!("No parts add up to {total} with `decimals = {decimals}`.");
            (
                what,
                format!("Write `decimals = {scale}`, or a total without them."),
            )
        } else {
            return Some(Total::Fixed(total));
        };
        self.problems.add(
            &node.span,
            Trouble::new(ProblemCode::OutOfRange, what).help(help),
        );
        None
    }

    fn text_kind(&mut self, asked: &Asked<'_, 't>) -> Kind {
        let mut count = |key: &str, max: usize| {
            let node = asked.table.get(key)?;
            self.problems.count(&node, &(1..=max))
        };
        let lines = count("lines", LINES_MAX).and_then(|lines| u16::try_from(lines).ok());
        let max_length = count("max_length", LENGTH_CHARS_MAX);
        let pattern = asked
            .table
            .get("pattern")
            .and_then(|node| self.pattern(&node));
        Kind::Text {
            lines: lines.unwrap_or(1),
            max_length: max_length.unwrap_or(TEXT_CHARS),
            pattern,
        }
    }

    fn pattern(&mut self, node: &Node<'t>) -> Option<Pattern> {
        let wanted = Wanted {
            what: "a regular expression in single quotes",
            example: "'[0-9]{4}'",
        };
        let source = self.problems.string_like(node, wanted)?;
        let is_known = self.patterns.contains_key(source);
        if !is_known && self.patterns.len() == limits::PATTERNS_MAX {
            let what = format!(
                "There are more than {} different patterns.",
                limits::PATTERNS_MAX
            );
            let help = "Ask with choices or numbers where you can.";
            self.problems.add(
                &node.span,
                Trouble::new(ProblemCode::TooManyPatterns, what).help(help),
            );
            return None;
        }
        let read = self.patterns.entry(source.to_owned());
        match read.or_insert_with(|| Pattern::new(source)).clone() {
            Ok(pattern) => Some(pattern),
            Err(why) => {
                let why = why.strip_prefix("error: ").unwrap_or(&why);
                let what = format!("The pattern cannot be read: {why}.");
                let help = "It is a regular expression for the whole answer, such as `'[0-9]{4}'`.";
                self.problems.add(
                    &node.span,
                    Trouble::new(ProblemCode::BadPattern, what).help(help),
                );
                None
            }
        }
    }
}
