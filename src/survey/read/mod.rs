//! From a TOML file to a survey, or to every problem in it at once.

mod allow;
mod answers;
mod choices;
mod computed;
mod dates;
mod faults;
mod head;
mod keys;
mod kinds;
mod ledger;
mod limits;
mod lists;
mod number;
mod order;
mod places;
mod problems;
mod questions;
mod renamed;
mod repeats;
mod rows;
mod schema;
mod scope;
mod source;
mod stamps;
mod syntax;
mod text;
mod texts;
mod tree;

use std::collections::{HashMap, HashSet};

use keys::Owner;
use lists::Lists;
use problems::Problems;
use scope::{Here, Names};
use text::Languages;
use tree::{Node, Table};

use super::ledger::Ledger;
use super::links::Links;
use super::texts::{Stamps, WrittenText};
use super::{Given, Language, Pattern, Problem, Survey};

pub use places::Places;
pub use schema::SCHEMA;

/// A definition as it came: nothing in it is trusted yet.
pub struct Definition<'a> {
    /// The file as its author named it, for problems.
    pub file: &'a str,
    pub source: &'a [u8],
    /// Where the lists beside it are found.
    pub shelf: &'a dyn Shelf,
}

/// Gives the long lists that stand beside a definition.
pub trait Shelf {
    /// The bytes of a file named in the definition, or one sentence that says why not.
    fn list(&self, file: &str) -> Result<Vec<u8>, String>;
}

/// Reads a definition: a survey with the warnings about it, or all problems.
pub fn read(definition: &Definition<'_>) -> Result<(Survey, Vec<Problem>), Vec<Problem>> {
    let text = source::text(definition.file, definition.source)?;
    let mut problems = Problems::new(definition.file, text);
    let root = source::parse(text, &mut problems);
    let reader = Reader {
        problems,
        languages: Languages::default(),
        names: Names::default(),
        named: HashMap::new(),
        used: HashSet::new(),
        misplaced: Vec::new(),
        lists: Lists::new(definition.shelf, definition.source),
        patterns: HashMap::new(),
        former: renamed::Former::default(),
        this: false,
    };
    reader.survey(&Table::root(&root))
}

/// Reads an answer file: plain data by question id, in its own order.
pub fn read_answers(file: &str, source: &[u8]) -> Result<Vec<(String, Given)>, Vec<Problem>> {
    answers::read(file, source)
}

/// Every text of a definition as it is written, in the order of the file.
pub fn read_texts(source: &str, languages: &[Language]) -> Vec<WrittenText> {
    let root = source::tree(source);
    texts::texts(&Table::root(&root), source, languages)
}

/// Where the parts of a definition stand in its file, and every text of it.
pub fn read_written(source: &str, languages: &[Language]) -> (Places, Vec<WrittenText>) {
    let root = source::tree(source);
    let root = Table::root(&root);
    let texts = texts::texts(&root, source, languages);
    (Places::of(&root), texts)
}

/// Reads what the translations of a definition were made from; `source` is the survey's
/// source language, and stamps about another one say nothing.
pub fn read_stamps(
    file: &str,
    bytes: &[u8],
    source: &Language,
) -> Result<Option<Stamps>, Vec<Problem>> {
    stamps::read(file, bytes, source)
}

/// Reads what has been released of a survey.
pub fn read_ledger(file: &str, bytes: &[u8]) -> Result<Ledger, Vec<Problem>> {
    ledger::read(file, bytes)
}

/// What is known of a definition while it is read.
struct Reader<'t> {
    problems: Problems<'t>,
    languages: Languages,
    names: Names<'t>,
    /// The lists under `[choices]`.
    named: HashMap<&'t str, Node<'t>>,
    used: HashSet<&'t str>,
    /// Lists that stand in a wrong table.
    misplaced: Vec<&'t str>,
    lists: Lists<'t>,
    /// What came of each pattern: many questions may share one.
    patterns: HashMap<String, Result<Pattern, String>>,
    former: renamed::Former<'t>,
    /// Whether `{this}` stands for something here.
    this: bool,
}

impl<'t> Reader<'t> {
    fn survey(mut self, root: &Table<'t>) -> Result<(Survey, Vec<Problem>), Vec<Problem>> {
        self.only(root, Owner::Survey);
        self.format(root);
        let id = self.survey_id(root);
        let version = self.version(root);
        self.languages = self.read_languages(root);
        // Questions first: parameters have the slots above theirs.
        let written = self.pages_written(root);
        let params = self.params(root);
        self.name_lists(root);
        let title = self.title(root);
        let privacy = self.privacy(root);
        let collect = self.collect(root);
        let order = self.order(root);
        let allow = self.allow(root);
        let (pages, questions) = self.pages(&written);
        self.check_order(order, &pages, &questions, &written);
        self.check_unused_lists(Here(self.names.count()));
        self.keep_silent(root, &written);
        let languages = &self.languages.known;
        let texts = || texts::texts(root, self.problems.source, languages);
        let texts = if self.problems.lacks_translations() {
            texts()
        } else {
            Vec::new()
        };
        self.problems.tell_untranslated(languages, &texts);
        let (has_errors, problems) = (self.problems.has_errors(), self.problems.finish());
        let (Some(id), Some(version), Some(privacy), false) = (id, version, privacy, has_errors)
        else {
            return Err(problems);
        };
        let by_id = questions.iter().enumerate();
        let by_id = by_id
            .map(|(at, question)| (question.id.clone(), at))
            .collect();
        let links = Links::new(&pages, &questions);
        let survey = Survey {
            id,
            version,
            digest: self.lists.digest(),
            languages: self.languages.known,
            title,
            params,
            privacy,
            collect,
            pages,
            order,
            allow,
            questions,
            by_id,
            links,
        };
        Ok((survey, problems))
    }
}
