//! Collects what is wrong with one file, and tells it in the order of the file.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::ops::Range;

use super::limits;
use crate::plain::Plain;
use crate::survey::problem::{Mention, PlaceInFile};
use crate::survey::texts::{TextId, WrittenText};
use crate::survey::{Language, Problem, Severity};

pub(super) use crate::survey::ProblemCode;

/// What is wrong and what to do, before anybody has looked up the line.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Trouble {
    severity: Severity,
    code: ProblemCode,
    what: String,
    help: Option<String>,
    texts: Vec<Mention>,
}

impl Trouble {
    /// Trouble as severe as its code says.
    pub(super) fn new(code: ProblemCode, what: impl Into<String>) -> Self {
        Self {
            severity: code.severity(),
            code,
            what: what.into(),
            help: None,
            texts: Vec::new(),
        }
    }

    pub(super) fn severe(mut self, severity: Severity) -> Self {
        self.severity = severity;
        self
    }

    pub(super) fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Names the texts that it is about.
    fn about(mut self, texts: Vec<Mention>) -> Self {
        self.texts = texts;
        self
    }

    /// The finished problem, at a place of a file or at the file as a whole.
    pub(super) fn at(self, file: &str, place: Option<PlaceInFile>) -> Problem {
        Problem {
            file: Plain::line(file),
            severity: self.severity,
            code: self.code,
            what: Plain::line(&self.what),
            help: self.help.map(|help| Plain::line(&help)),
            place,
            texts: self.texts,
        }
    }
}

pub(super) struct Problems<'t> {
    file: &'t str,
    pub(super) source: &'t str,
    found: Vec<(Range<usize>, Trouble)>,
    /// In the lists beside the definition.
    elsewhere: Vec<Problem>,
    /// Where warnings are allowed, and which.
    allowed: Vec<(Range<usize>, Vec<ProblemCode>)>,
    /// How many were not kept.
    left_out: usize,
    /// Lines that are not TOML, in order: what the tree holds of them is a guess, and what
    /// is absent elsewhere may only be lost.
    torn: Vec<Range<usize>>,
    has_errors: bool,
    /// Places of texts that lack a language.
    untranslated: BTreeMap<usize, BTreeSet<(usize, usize)>>,
}

impl<'t> Problems<'t> {
    pub(super) fn new(file: &'t str, source: &'t str) -> Self {
        Self {
            file,
            source,
            found: Vec::new(),
            elsewhere: Vec::new(),
            allowed: Vec::new(),
            left_out: 0,
            torn: Vec::new(),
            has_errors: false,
            untranslated: BTreeMap::new(),
        }
    }

    pub(super) fn add(&mut self, span: &Range<usize>, trouble: Trouble) {
        let after = self.torn.partition_point(|torn| torn.start <= span.start);
        let torn = after.checked_sub(1).map(|at| &self.torn[at]);
        if torn.is_none_or(|torn| !torn.contains(&span.start)) {
            self.keep(span, trouble);
        }
    }

    /// Lines that are not TOML: nothing else is said about them.
    pub(super) fn add_torn(&mut self, lines: Range<usize>, span: &Range<usize>, trouble: Trouble) {
        self.keep(span, trouble);
        self.torn.push(lines);
    }

    fn keep(&mut self, span: &Range<usize>, trouble: Trouble) {
        self.has_errors |= trouble.severity == Severity::Error;
        if self.is_full() {
            self.left_out += 1;
        } else {
            self.found.push((span.clone(), trouble));
        }
    }

    /// Keeps silent about such warnings there.
    pub(super) fn allow(&mut self, region: Range<usize>, codes: Vec<ProblemCode>) {
        self.allowed.push((region, codes));
    }

    /// Something is not there that should be.
    pub(super) fn add_absence(&mut self, span: &Range<usize>, trouble: Trouble) {
        if !self.is_shaky() {
            self.add(span, trouble);
        }
    }

    /// A problem in a list beside the definition.
    pub(super) fn add_elsewhere(&mut self, problem: Problem) {
        self.has_errors = true;
        if self.elsewhere.len() < limits::PROBLEMS_KEPT_MAX {
            self.elsewhere.push(problem);
        } else {
            self.left_out += 1;
        }
    }

    pub(super) fn add_untranslated(&mut self, language: usize, span: &Range<usize>) {
        let places = self.untranslated.entry(language).or_default();
        places.insert((span.start, span.end));
    }

    /// Whether parts of the file did not make it into the tree.
    pub(super) fn is_shaky(&self) -> bool {
        !self.torn.is_empty()
    }

    /// Whether more problems would only be counted: time to stop looking for good help.
    pub(super) fn is_full(&self) -> bool {
        self.found.len() >= limits::PROBLEMS_KEPT_MAX
    }

    pub(super) fn has_errors(&self) -> bool {
        self.has_errors
    }

    /// Whether there is something for `tell_untranslated` to tell.
    pub(super) fn lacks_translations(&self) -> bool {
        !self.untranslated.is_empty()
    }

    /// Texts that lack a language are told once for each language, with their names.
    pub(super) fn tell_untranslated(&mut self, languages: &[Language], texts: &[WrittenText]) {
        let names: HashMap<usize, &TextId> = texts
            .iter()
            .map(|text| (text.place.start, &text.id))
            .collect();
        for (language, places) in std::mem::take(&mut self.untranslated) {
            let (Some(tag), Some(&(start, end))) = (languages.get(language), places.first()) else {
                continue;
            };
            let what = match places.len() {
                1 => format!("1 text has no wording in `{tag}`."),
                count => format!("{count} texts have no wording in `{tag}`; this is the first."),
            };
            let shown = languages
                .first()
                .map_or_else(String::new, ToString::to_string);
            let help = format!("Respondents will read it in `{shown}` until `{tag}` is added.");
            let trouble = Trouble::new(ProblemCode::MissingTranslation, what).help(help);
            let mentions = self.mentions(&places, &names);
            self.add(&(start..end), trouble.about(mentions));
        }
    }

    fn mentions(
        &self,
        places: &BTreeSet<(usize, usize)>,
        names: &HashMap<usize, &TextId>,
    ) -> Vec<Mention> {
        let (mut line, mut seen) = (1, 0);
        let mention = |&(start, _): &(usize, usize)| {
            let between = self.source.get(seen..start).unwrap_or_default();
            line += between.matches('\n').count();
            seen = start;
            let text = (*names.get(&start)?).clone();
            Some(Mention { text, line })
        };
        places.iter().filter_map(mention).collect()
    }

    /// All problems in the order of the file, each told once; of very many only the first.
    pub(super) fn finish(mut self) -> Vec<Problem> {
        let is_error = |trouble: &Trouble| trouble.severity == Severity::Error;
        self.found.sort_by(|(at, one), (place, two)| {
            let (key, other) = ((at.start, at.end), (place.start, place.end));
            key.cmp(&other).then_with(|| one.what.cmp(&two.what))
        });
        self.found.dedup(); // A named list is read at each of its uses.
        let allowed = std::mem::take(&mut self.allowed);
        let is_allowed = |span: &Range<usize>, trouble: &Trouble| {
            let mut regions = allowed.iter();
            regions.any(|(region, codes)| {
                region.contains(&span.start) && codes.contains(&trouble.code)
            })
        };
        self.found
            .retain(|(span, trouble)| is_error(trouble) || !is_allowed(span, trouble));
        // Errors go first into what is told: a warning must not crowd one out.
        let mut told: Vec<_> = (0..self.found.len()).collect();
        told.sort_by_key(|&at| !is_error(&self.found[at].1));
        told.truncate(limits::PROBLEMS_TOLD_MAX);
        told.sort_unstable();
        let kept = told.len();
        let mut problems: Vec<Problem> = told
            .into_iter()
            .map(|at| {
                let (span, trouble) = self.found[at].clone();
                // What the file as a whole lacks has no place in it.
                let place = (span != (0..0)).then(|| PlaceInFile::of(self.source, &span));
                trouble.at(self.file, place)
            })
            .collect();
        let rest = limits::PROBLEMS_TOLD_MAX - kept;
        let more = self.found.len() - kept + self.elsewhere.len().saturating_sub(rest);
        problems.extend(self.elsewhere.into_iter().take(rest));
        let more = more + self.left_out;
        if more > 0 {
            let what = match more {
                1 => "There is 1 more problem.".to_owned(),
                more => format!("There are {more} more problems."),
            };
            let mut trouble = Trouble::new(ProblemCode::MoreProblems, what)
                .help("Mend the ones above first: one mistake often causes many problems.");
            if self.has_errors {
                trouble = trouble.severe(Severity::Error);
            }
            problems.push(trouble.at(self.file, None));
        }
        problems
    }
}
