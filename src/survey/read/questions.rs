//! Pages and their questions, in the order in which they are asked.

use std::collections::HashSet;
use std::ops::Range;

use super::keys::Owner;
use super::kinds::Asked;
use super::problems::{ProblemCode, Trouble};
use super::scope::{Here, Meaning};
use super::text::Spot;
use super::tree::{Node, Table, Wanted};
use super::{Reader, limits};
use crate::expr::{Expr, RESERVED, Want};
use crate::survey::id::is_spelled;
use crate::survey::problem::quoted;
use crate::survey::{Check, Level, Page, PageId, Question, QuestionId, Reason, Required, Text};

const PAGES: Wanted = Wanted {
    what: "pages, each under `[[page]]`",
    example: "[{ id = \"…\" }]",
};
const CHECKS: Wanted = Wanted {
    what: "a list of checks",
    example: "[{ that = \"staff >= 1\", nb = \"…\" }]",
};
const REASONS: Wanted = Wanted {
    what: "a list of reasons",
    example: "[\"dont_know\"]",
};

/// Words that conditions and answer files use for something else.
pub(super) const TAKEN: [&str; 3] = ["consent", "fixed", "this"];

/// A page as its author wrote it, with the questions on it.
pub(super) struct Written<'t> {
    pub(super) table: Table<'t>,
    pub(super) questions: Vec<Table<'t>>,
}

impl<'t> Reader<'t> {
    /// Finds all pages and gives each question its place, before anything is read that
    /// may look at another question.
    pub(super) fn pages_written(&mut self, root: &Table<'t>) -> Vec<Written<'t>> {
        let Some(node) = root.get("page") else {
            let trouble = Trouble::new(ProblemCode::NoPages, "The survey has no pages.")
                .help("Begin one with `[[page]]`, and each question with `[[page.question]]`.");
            self.problems.add_absence(&(0..0), trouble);
            return Vec::new();
        };
        let mut written = Vec::new();
        for table in self.tables(&node, "[[page]]") {
            let node = table.get("question");
            // Of what is no list it is told already that it should be one.
            let is_list = node.as_ref().is_none_or(|node| node.value.is_array());
            let questions = node
                .map(|node| self.tables(&node, "[[page.question]]"))
                .unwrap_or_default();
            if questions.is_empty() && is_list {
                let trouble = Trouble::new(ProblemCode::EmptyPage, "The page has no questions.")
                    .help("Put at least one below it, beginning with `[[page.question]]`.");
                self.problems.add_absence(&table.span, trouble);
            }
            written.push(Written { table, questions });
        }
        for page in &written {
            let first = self.names.count();
            for question in &page.questions {
                self.declare(question);
            }
            if is_repeated(&page.table) {
                self.names.declare_repeated(first..self.names.count());
            }
        }
        written
    }

    /// The tables of an array that is written with doubled brackets.
    fn tables(&mut self, node: &Node<'t>, heading: &str) -> Vec<Table<'t>> {
        if let Some(table) = node.as_table() {
            let trouble = single(&table, heading);
            self.problems.add(&node.key, trouble);
            return Vec::new();
        }
        let members = self.problems.list(node, PAGES).unwrap_or_default();
        members
            .iter()
            .filter_map(|member| self.problems.table(member, PAGES))
            .collect()
    }

    fn declare(&mut self, question: &Table<'t>) {
        let Some(node) = question.get("id") else {
            self.names.declare(None);
            return;
        };
        let id = node.value.as_str();
        if !self.names.declare(id) {
            let what = format!(
                "There is another question {} above.",
                quoted(id.unwrap_or_default())
            );
            let help = "Give each question its own id: answers are stored under it.";
            self.problems.add(
                &node.span,
                Trouble::new(ProblemCode::DuplicateId, what).help(help),
            );
        }
    }

    pub(super) fn pages(&mut self, written: &[Written<'t>]) -> (Vec<Page>, Vec<Question>) {
        let (mut pages, mut questions) = (Vec::with_capacity(written.len()), Vec::new());
        let mut ids = HashSet::new();
        let mut before = 0;
        for page in written {
            let here = Here(before);
            let id = page.table.get("id");
            let name = page_name(&page.table);
            self.only(&page.table, Owner::Page);
            self.this = is_repeated(&page.table);
            let read = self.page(page, &name, (here, &questions));
            let renamed_from = self.former_page(&page.table, written);
            if let (Some(node), Some((id, _))) = (&id, &read)
                && !ids.insert(id.clone())
            {
                let what = format!("There is another page {} above.", quoted(id.as_str()));
                let help = "Give each page its own id.";
                self.problems.add(
                    &node.span,
                    Trouble::new(ProblemCode::DuplicateId, what).help(help),
                );
            }
            for table in &page.questions {
                let at = (pages.len(), Here(before));
                if before == limits::QUESTIONS_MAX {
                    self.too_many(table);
                }
                if before < limits::QUESTIONS_MAX {
                    questions.extend(self.question(table, at));
                }
                before += 1;
            }
            self.this = false;
            if let Some((_, mut page)) = read {
                page.questions = here.0..before;
                page.renamed_from = renamed_from;
                pages.push(page);
            }
        }
        (pages, questions)
    }

    fn too_many(&mut self, table: &Table<'t>) {
        let what = format!("There are more than {} questions.", limits::QUESTIONS_MAX);
        let help = "Make several surveys of it.";
        self.problems.add(
            &table.span,
            Trouble::new(ProblemCode::TooManyQuestions, what).help(help),
        );
    }

    fn page(
        &mut self,
        page: &Written<'t>,
        owner: &str,
        (here, asked): (Here, &[Question]),
    ) -> Option<(PageId, Page)> {
        let table = &page.table;
        let help = "Give it one, such as `id = \"about\"`.";
        let id = self.problems.required(table, (owner, "id"), help);
        let id = id.and_then(|node| {
            let source = self.problems.string(&node)?;
            self.spelled(source, &node.span);
            PageId::new(source)
        });
        let help = "Give it one for each language, such as `title.nb = \"…\"`.";
        let title = self.problems.required(table, (owner, "title"), help);
        let title = title.map(|node| self.text(&node, here)).unwrap_or_default();
        let intro = table.get("intro").map(|node| self.text(&node, here));
        let show_if = self.show_if(table, here);
        let repeat = self.repeat(table, (here, asked));
        let (order, fixed) = (self.order(table), self.fixed(table));
        let allow = self.allow(table);
        let id = id?;
        let page = Page {
            id: id.clone(),
            renamed_from: Vec::new(),
            title,
            intro,
            show_if,
            repeat,
            order,
            fixed,
            allow,
            questions: 0..0,
        };
        Some((id, page))
    }

    fn show_if(&mut self, table: &Table<'t>, here: Here) -> Option<Expr> {
        let node = table.get("show_if")?;
        self.condition(&node, (here, Want::Truth))
    }

    fn question(&mut self, table: &Table<'t>, (page, here): (usize, Here)) -> Option<Question> {
        self.names.asking = Some(here.0);
        let id = table.get("id").and_then(|node| node.value.as_str());
        let owner = id.map_or("The question".to_owned(), |id| {
            format!("The question {}", quoted(id))
        });
        let id = self.question_id(table);
        let renamed_from = self.former_question(table);
        let word = self.kind_word(table, &owner);
        self.only_of_kind(table, word);
        let asked = Asked {
            table,
            owner: &owner,
            here,
        };
        let kind = word.and_then(|word| self.kind(word, &asked));
        self.names.learn(match &kind {
            None => Meaning::Broken,
            Some(kind) => kind.value_type().map_or(Meaning::Valueless, Meaning::Value),
        });
        let text = self.question_text(&asked, word);
        let help = table.get("help").map(|node| self.text(&node, here));
        let show_if = self.show_if(table, here);
        let required = table.get("required").and_then(|node| self.required(&node));
        // A check may look at the answer it is about, too.
        let checks = table
            .get("check")
            .map(|node| self.checks(&node, Here(here.0 + 1)));
        let missing = table.get("missing").map(|node| self.reasons(&node));
        let (order, fixed) = (self.order(table), self.fixed(table));
        let allow = self.allow(table);
        self.names.asking = None;
        Some(Question {
            id: id?,
            renamed_from,
            page,
            text,
            help,
            show_if,
            required: required.unwrap_or(Required::No),
            checks: checks.unwrap_or_default(),
            missing: missing.unwrap_or_default(),
            order,
            fixed,
            allow,
            kind: kind?,
        })
    }

    fn question_text(&mut self, asked: &Asked<'_, 't>, word: Option<&str>) -> Text {
        if word == Some("computed") && asked.table.get("text").is_none() {
            return Text::default();
        }
        let help = "Add what is asked, for each language, such as `text.nb = \"…\"`.";
        let node = self
            .problems
            .required(asked.table, (asked.owner, "text"), help);
        node.map(|node| self.text(&node, asked.here))
            .unwrap_or_default()
    }

    fn question_id(&mut self, table: &Table<'t>) -> Option<QuestionId> {
        let help = "Give it one, such as `id = \"level\"`: answers are stored under it.";
        let node = self
            .problems
            .required(table, ("The question", "id"), help)?;
        let source = self.problems.string(&node)?;
        self.name_for_conditions(source, &node.span);
        QuestionId::new(source)
    }

    /// A name that conditions use must be spelled well and mean nothing else.
    pub(super) fn name_for_conditions(&mut self, name: &str, place: &Range<usize>) -> bool {
        if !self.spelled(name, place) {
            return false;
        }
        let is_free = !RESERVED.contains(&name) && !TAKEN.contains(&name);
        if !is_free {
            let what = format!(
                "{} has a meaning of its own and cannot be a name.",
                quoted(name)
            );
            let trouble =
                Trouble::new(ProblemCode::ReservedName, what).help("Choose another name.");
            self.problems.add(place, trouble);
        }
        is_free
    }

    /// Tells of a name that is not spelled as names are.
    pub(super) fn spelled(&mut self, name: &str, place: &Range<usize>) -> bool {
        let is_good = is_spelled(name, false);
        if !is_good {
            let what = format!("{} is not spelled as names are.", quoted(name));
            let help =
                "Write it with a-z, 0-9 and `_`, beginning with a letter, at most 64 of them.";
            self.problems
                .add(place, Trouble::new(ProblemCode::BadId, what).help(help));
        }
        is_good
    }

    fn required(&mut self, node: &Node<'t>) -> Option<Required> {
        match (node.value.as_bool(), node.value.as_str()) {
            (Some(true), _) => return Some(Required::Yes),
            (Some(false), _) => return Some(Required::No),
            (_, Some("soft")) => return Some(Required::Soft),
            _ => {}
        }
        if !node.is_unread() {
            let what = "`required` is `true`, `false` or `\"soft\"`.";
            let help = "`true` insists on an answer, `\"soft\"` asks once, `false` does neither.";
            self.problems.add(
                &node.span,
                Trouble::new(ProblemCode::BadRequired, what).help(help),
            );
        }
        None
    }

    fn checks(&mut self, node: &Node<'t>, here: Here) -> Vec<Check> {
        let members = self.problems.list(node, CHECKS).unwrap_or_default();
        let mut checks = Vec::with_capacity(members.len());
        for member in &members {
            let Some(table) = self.problems.table(member, CHECKS) else {
                continue;
            };
            self.only(&table, Owner::Check);
            let help = "Add what must hold, such as `that = \"staff >= 1\"`.";
            let that = self.problems.required(&table, ("The check", "that"), help);
            let place = that.as_ref().map_or(&table.span, |node| &node.span).clone();
            let text = self.wordings(&table, &Spot::bare(&place), here);
            let level = table.get("level").and_then(|node| self.level(&node));
            let that = that.and_then(|node| self.condition(&node, (here, Want::Truth)));
            checks.extend(that.map(|that| Check {
                that,
                level: level.unwrap_or(Level::Error),
                text,
            }));
        }
        checks
    }

    fn level(&mut self, node: &Node<'t>) -> Option<Level> {
        match self.problems.word(node, &["error", "warn"])? {
            "warn" => Some(Level::Warn),
            _ => Some(Level::Error),
        }
    }

    fn reasons(&mut self, node: &Node<'t>) -> Vec<Reason> {
        let members = self.problems.list(node, REASONS).unwrap_or_default();
        let mut reasons = Vec::with_capacity(members.len());
        for member in &members {
            let Some(reason) = self.reason(member) else {
                continue;
            };
            if reasons.contains(&reason) {
                let what = format!("The reason `{}` is there twice.", reason.word());
                let trouble =
                    Trouble::new(ProblemCode::DuplicateReason, what).help("Take one out.");
                self.problems.add(&member.span, trouble);
            } else {
                reasons.push(reason);
            }
        }
        reasons
    }
}

fn is_repeated(table: &Table<'_>) -> bool {
    table.get("for_each").is_some() || table.get("times").is_some()
}

fn page_name(table: &Table<'_>) -> String {
    let id = table.get("id").and_then(|node| node.value.as_str());
    id.map_or("The page".to_owned(), |id| {
        format!("The page {}", quoted(id))
    })
}

/// What is wrong where one table stands instead of several.
fn single(table: &Table<'_>, heading: &str) -> Trouble {
    let mut nodes = table.nodes();
    let is_question = nodes.all(|node| node.name == "question" && node.value.is_array());
    if is_question {
        Trouble::new(
            ProblemCode::NoPages,
            "There is no page above the first question.",
        )
        .help("Begin one with a line `[[page]]`, and give it an id and a title.")
    } else {
        let what = format!("`{heading}` is written with doubled brackets.");
        let help = "Double them: there may be several, even where there is one now.";
        Trouble::new(ProblemCode::SingleBrackets, what).help(help)
    }
}
