//! Pages that are asked several times: for each choice picked, or a number of times.

use super::Reader;
use super::problems::{ProblemCode, Trouble};
use super::scope::Here;
use super::tree::{Node, Table, Wanted};
use crate::survey::problem::quoted;
use crate::survey::{Kind, Question, Repeat};

/// Nobody answers the same page more often than this.
const TIMES_MAX: u32 = 100;

const DRIVER: Wanted = Wanted {
    what: "the id of an earlier question, in quotes",
    example: "\"partners\"",
};

impl<'t> Reader<'t> {
    /// What a page is asked several times for, if it is; `asked`: the questions before it.
    pub(super) fn repeat(
        &mut self,
        table: &Table<'t>,
        (here, asked): (Here, &[Question]),
    ) -> Option<Repeat> {
        let (each, times) = (table.get("for_each"), table.get("times"));
        if let (Some(_), Some(node)) = (&each, &times) {
            let what = "A page has either `for_each` or `times`, not both.";
            let help = "Take one of them out.";
            let trouble = Trouble::new(ProblemCode::TwoRepeats, what).help(help);
            self.problems.add(&node.key, trouble);
            return None;
        }
        let node = each.or(times)?;
        let id = self.problems.string_like(&node, DRIVER)?;
        let found = asked.iter().position(|question| question.id.as_str() == id);
        let trouble = match found {
            None => self.no_driver(&node, id, here)?,
            Some(at) if self.names.is_repeated(at) => {
                let what = format!("{} is itself asked several times.", quoted(id));
                let help = "Name a question on a page that is asked once: repeats do not nest.";
                Trouble::new(ProblemCode::NestedRepeat, what).help(help)
            }
            Some(at) => match driven(node.name, (id, &asked[at].kind), at) {
                Ok(repeat) => return Some(repeat),
                Err(trouble) => trouble,
            },
        };
        self.problems.add(&node.span, trouble);
        None
    }

    /// What is wrong with a name that no question before the page has; `None` where that
    /// question's own problems have been told.
    fn no_driver(&self, node: &Node<'t>, id: &str, here: Here) -> Option<Trouble> {
        if self.names.is_broken(id, here) || self.problems.is_shaky() {
            return None;
        }
        if self.names.is_taken(id) {
            let what = format!("{} is not a question before this page.", quoted(id));
            let help = "Name a question that is asked earlier, or move it up.";
            return Some(Trouble::new(ProblemCode::AskedLater, what).help(help));
        }
        let what = format!("There is no question {}.", quoted(id));
        let wanted = match node.name {
            "for_each" => "Name an earlier question of the kind `multi` or `rank`.",
            _ => "Name an earlier question of the kind `integer`.",
        };
        let near = self.names.near(id, here);
        let help = near.map_or_else(
            || wanted.to_owned(),
            |near| format!("Did you mean `{near}`?"),
        );
        Some(Trouble::new(ProblemCode::UnknownName, what).help(help))
    }
}

/// The repeat that a question of this kind gives rise to.
fn driven(key: &str, (id, kind): (&str, &Kind), at: usize) -> Result<Repeat, Trouble> {
    let wrong = |help: &str| {
        let what = format!(
            "`{key}` cannot follow {}, which is of the kind `{}`.",
            quoted(id),
            kind.word()
        );
        Err(Trouble::new(ProblemCode::BadRepeat, what).help(help))
    };
    match (key, kind) {
        ("for_each", Kind::Multi { .. } | Kind::Rank { .. }) => Ok(Repeat::Each(at)),
        ("for_each", Kind::Integer(_)) => {
            wrong("For a number write `times`; `for_each` takes a `multi` or a `rank`.")
        }
        ("for_each", _) => wrong("Name a question in which several choices can be picked."),
        (_, Kind::Integer(measure)) => match measure.max {
            Some(max) if max <= TIMES_MAX.into() => Ok(Repeat::Times(at)),
            _ => {
                let what = format!("{} may be more than {TIMES_MAX} times.", quoted(id));
                let help = format!(
                    "Give that question a `max` of at most {TIMES_MAX}: somebody must answer the page as often."
                );
                Err(Trouble::new(ProblemCode::EndlessRepeat, what).help(help))
            }
        },
        (_, Kind::Multi { .. } | Kind::Rank { .. }) => {
            wrong("For each choice picked write `for_each`; `times` takes an `integer`.")
        }
        _ => wrong("Name a question of the kind `integer`."),
    }
}

impl super::scope::Names<'_> {
    /// A name known here that is spelled nearly so.
    fn near(&self, name: &str, here: Here) -> Option<String> {
        use crate::expr::Scope as _;
        let names = self.seen_from(here).names();
        crate::expr::nearest(name, names.iter().map(String::as_str)).map(str::to_owned)
    }
}
