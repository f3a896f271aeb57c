//! What an author should know of a survey that reads: lints, proofs, and the burden.

mod burden;
mod conditions;
mod names;
mod reach;
mod scales;
mod texts;
mod wording;

use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

use crate::plain::Plain;
use crate::survey::{
    Mention, PlaceInFile, Places, Problem, ProblemCode, Survey, WrittenText, read_written,
};

pub use burden::{Along, Burden};
pub use reach::{Target, Verdict, Way, Ways, is_too_large, prove};

/// A survey beside the definition that it was read from.
pub struct Examined<'a> {
    /// The file as its author named it.
    pub file: &'a str,
    pub source: &'a str,
    pub survey: &'a Arc<Survey>,
    places: Places,
    texts: Vec<WrittenText>,
    /// The pages by their ids.
    pages: HashMap<&'a str, usize>,
}

/// What a finding is about: where it may be allowed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum About {
    Survey,
    Page(usize),
    Question(usize),
}

/// One finding, before it is known whether it is allowed.
struct Finding {
    code: ProblemCode,
    about: About,
    place: Option<Range<usize>>,
    what: String,
    help: String,
    text: Option<Mention>,
}

impl<'a> Examined<'a> {
    pub fn new(file: &'a str, source: &'a str, survey: &'a Arc<Survey>) -> Self {
        let pages = survey.pages.iter().map(|page| page.id.as_str());
        let (places, texts) = read_written(source, &survey.languages);
        Self {
            file,
            source,
            survey,
            places,
            texts,
            pages: pages.zip(0..).collect(),
        }
    }

    /// What can be said without looking for answers, in the order of the file.
    pub fn lints(&self) -> Vec<Problem> {
        let mut findings = names::similar(self);
        findings.extend(scales::missing_dont_know(self));
        findings.extend(texts::findings(self));
        findings.extend(wording::findings(self));
        self.told(findings)
    }

    /// What the proofs have found out, in the order of the file.
    pub fn proved(&self, proofs: &[(Target, Verdict)]) -> Vec<Problem> {
        self.told(conditions::findings(self, proofs))
    }

    /// How much the survey asks; `None` where nobody can finish it, and where it is too large.
    pub fn burden(&self) -> Option<Burden> {
        Burden::of(self.survey, &reach::lengths(self.survey))
    }

    fn told(&self, mut findings: Vec<Finding>) -> Vec<Problem> {
        findings.retain(|finding| !self.is_allowed(finding));
        findings.sort_by_key(|finding| finding.place.as_ref().map(|place| place.start));
        findings
            .into_iter()
            .map(|finding| self.problem(finding))
            .collect()
    }

    fn is_allowed(&self, finding: &Finding) -> bool {
        let survey = self.survey;
        let page = |at: usize| &survey.pages[at].allow;
        let lists = match finding.about {
            About::Survey => vec![&survey.allow],
            About::Page(at) => vec![&survey.allow, page(at)],
            About::Question(at) => {
                let question = &survey.questions[at];
                vec![&survey.allow, page(question.page), &question.allow]
            }
        };
        lists.iter().any(|list| list.contains(&finding.code))
    }

    fn problem(&self, finding: Finding) -> Problem {
        Problem {
            file: Plain::line(self.file),
            severity: finding.code.severity(),
            code: finding.code,
            what: Plain::line(&finding.what),
            help: Some(Plain::line(&finding.help)),
            place: finding
                .place
                .map(|span| PlaceInFile::of(self.source, &span)),
            texts: finding.text.into_iter().collect(),
        }
    }

    fn place(&self, path: &str) -> Option<Range<usize>> {
        self.places.find(path).cloned()
    }

    /// Where the question or page begins that something is about.
    fn place_of(&self, about: About) -> Option<Range<usize>> {
        match about {
            About::Survey => None,
            About::Page(at) => self.place(&format!("page/{}", self.survey.pages[at].id)),
            About::Question(at) => {
                self.place(&format!("question/{}", self.survey.questions[at].id))
            }
        }
    }

    fn mention(&self, text: &WrittenText, place: &Range<usize>) -> Mention {
        Mention {
            text: text.id.clone(),
            line: self.source[..place.start].matches('\n').count() + 1,
        }
    }

    /// What a text is about, by the first words of its id.
    fn owner(&self, text: &WrittenText) -> About {
        let mut parts = text.id.as_str().split('/');
        let found = match (parts.next(), parts.next()) {
            (Some("question"), Some(id)) => self.survey.find(id).map(About::Question),
            (Some("page"), Some(id)) => self.pages.get(id).copied().map(About::Page),
            _ => None,
        };
        found.unwrap_or(About::Survey)
    }
}
