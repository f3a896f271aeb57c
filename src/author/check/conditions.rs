//! What the proofs say of conditions, questions, choices and checks, in words for authors.

use super::{About, Examined, Finding, Target, Verdict};
use crate::survey::{Kind, ProblemCode, QuestionId};

pub(super) fn findings(examined: &Examined<'_>, proofs: &[(Target, Verdict)]) -> Vec<Finding> {
    let proved = Proved { examined, proofs };
    let told = proofs.iter().filter_map(|(target, verdict)| match verdict {
        Verdict::Unreachable => unreachable(&proved, target),
        Verdict::DeadEnd(_) => dead_end(&proved, target),
        Verdict::Reached(_) => empty_hole(examined, target),
        Verdict::Undecided => None,
    });
    told.collect()
}

/// A survey, and all that was found out about it.
struct Proved<'a> {
    examined: &'a Examined<'a>,
    proofs: &'a [(Target, Verdict)],
}

impl Proved<'_> {
    fn verdict(&self, target: &Target) -> Option<&Verdict> {
        let mut proofs = self.proofs.iter();
        let known = proofs.find(|(other, _)| other == target);
        known.map(|(_, verdict)| verdict)
    }

    fn is_out(&self, target: &Target) -> bool {
        self.verdict(target) == Some(&Verdict::Unreachable)
    }

    fn is_dead_end(&self, target: &Target) -> bool {
        matches!(self.verdict(target), Some(Verdict::DeadEnd(_)))
    }

    /// Whether some answers lead to a question.
    fn is_there(&self, question: usize) -> bool {
        !self.is_out(&Target::Question(question))
    }

    fn id(&self, question: usize) -> &QuestionId {
        &self.examined.survey.questions[question].id
    }
}

/// One thing that answers never do; `None` where it follows from something told already.
fn unreachable(proved: &Proved<'_>, target: &Target) -> Option<Finding> {
    let examined = proved.examined;
    let survey = examined.survey;
    let page_is_out = |at: usize| proved.is_out(&Target::Page(survey.questions[at].page));
    let (is_there, id) = (|at| proved.is_there(at), |at| proved.id(at));
    let (about, path, code, what, help) = match target {
        Target::Page(at) => (
            About::Page(*at),
            rule_or(examined, &format!("page/{}", survey.pages[*at].id)),
            ProblemCode::UnreachablePage,
            format!("No answers lead to the page `{}`.", survey.pages[*at].id),
            "Its condition cannot hold where it stands: mend the condition, or take the page out.",
        ),
        Target::Question(at) if !page_is_out(*at) => (
            About::Question(*at),
            rule_or(examined, &format!("question/{}", id(*at))),
            ProblemCode::UnreachableQuestion,
            format!("No answers lead to `{}`.", id(*at)),
            "Its condition cannot hold where it stands: mend the condition, or take the question out.",
        ),
        Target::Choice(at, choice) if is_there(*at) => {
            if is_told_by_reading(examined, *at) {
                return None;
            }
            (
                About::Question(*at),
                format!("question/{}/choices/{choice}", id(*at)),
                ProblemCode::UnreachableChoice,
                format!("Nobody can answer `{choice}` to `{}`.", id(*at)),
                "Its condition or a check rules it out whatever is answered: mend that, or take the choice out.",
            )
        }
        Target::Row(at, row) if is_there(*at) => (
            About::Question(*at),
            format!("question/{}/{}/{row}", id(*at), rows_key(examined, *at)),
            ProblemCode::UnreachableRow,
            format!("No answers lead to the row `{row}` of `{}`.", id(*at)),
            "Its condition cannot hold where it stands: mend the condition, or take the row out.",
        ),
        Target::Refused(at, check) if is_there(*at) => (
            About::Question(*at),
            format!("question/{}/check/{check}/that", id(*at)),
            ProblemCode::IdleCheck,
            "This check never fails.".to_owned(),
            "The limits or earlier answers see to it already: take it out, or mend it.",
        ),
        Target::Passed(at, check) if is_there(*at) => (
            About::Question(*at),
            format!("question/{}/check/{check}/that", id(*at)),
            ProblemCode::ImpossibleCheck,
            "No answer passes this check.".to_owned(),
            "It contradicts the limits of the question or another check: mend one of them.",
        ),
        Target::Sent => (
            About::Survey,
            String::new(),
            ProblemCode::UnreachableEnd,
            "Nobody can finish this survey.".to_owned(),
            "Whatever is answered, some question asked refuses every answer: look at what is required and at the checks.",
        ),
        Target::PageSkipped(_)
        | Target::Skipped(_)
        | Target::ChoiceHidden(..)
        | Target::RowHidden(..) => return always(proved, target),
        Target::Question(_)
        | Target::Choice(..)
        | Target::Row(..)
        | Target::Refused(..)
        | Target::Passed(..)
        | Target::Empty(..) => return None,
    };
    Some(finding(examined, (about, &path), code, (what, help)))
}

/// A condition that never fails, so it only looks as if something were skipped.
fn always(proved: &Proved<'_>, target: &Target) -> Option<Finding> {
    let examined = proved.examined;
    let survey = examined.survey;
    let (is_there, id) = (|at| proved.is_there(at), |at| proved.id(at));
    let (about, path, what, help) = match target {
        Target::PageSkipped(at) if !proved.is_out(&Target::Page(*at)) => (
            About::Page(*at),
            format!("page/{}/show_if", survey.pages[*at].id),
            "This condition always holds.",
            "Take it out, or mend it: nobody skips the page.",
        ),
        Target::Skipped(at) if is_there(*at) => (
            About::Question(*at),
            format!("question/{}/show_if", id(*at)),
            "This condition always holds where its page is asked.",
            "Take it out, or mend it: nobody skips the question.",
        ),
        Target::ChoiceHidden(at, choice) if is_there(*at) => (
            About::Question(*at),
            format!("question/{}/choices/{choice}/show_if", id(*at)),
            "This condition always holds where its question is asked.",
            "Take it out, or mend it: the choice is never hidden.",
        ),
        Target::RowHidden(at, row) if is_there(*at) => (
            About::Question(*at),
            format!(
                "question/{}/{}/{row}/show_if",
                id(*at),
                rows_key(examined, *at)
            ),
            "This condition always holds where its question is asked.",
            "Take it out, or mend it: the row is never hidden.",
        ),
        Target::PageSkipped(_)
        | Target::Skipped(_)
        | Target::ChoiceHidden(..)
        | Target::RowHidden(..)
        | Target::Page(_)
        | Target::Question(_)
        | Target::Choice(..)
        | Target::Row(..)
        | Target::Refused(..)
        | Target::Passed(..)
        | Target::Empty(..)
        | Target::Sent => return None,
    };
    let (code, what) = (ProblemCode::AlwaysHolds, what.to_owned());
    Some(finding(examined, (about, &path), code, (what, help)))
}

/// A text that shows an answer which need not be there.
fn empty_hole(examined: &Examined<'_>, target: &Target) -> Option<Finding> {
    let Target::Empty(at, of) = target else {
        return None;
    };
    let questions = &examined.survey.questions;
    let (id, of) = (&questions[*at].id, &questions[*of].id);
    let what = format!("`{of}` need not be answered where `{id}` shows it: it would read `…`.");
    let help = format!(
        "Give `{of}` `required = true`, or ask `{id}` only where it is answered: `show_if = \"answered({of})\"`."
    );
    let path = format!("question/{id}/text");
    let about = About::Question(*at);
    Some(finding(
        examined,
        (about, &path),
        ProblemCode::EmptyHole,
        (what, &help),
    ))
}

/// Answers that lead somewhere from where nobody can go on to the end.
fn dead_end(proved: &Proved<'_>, target: &Target) -> Option<Finding> {
    let examined = proved.examined;
    let survey = examined.survey;
    // Where nobody can finish at all, that is told.
    if proved.is_out(&Target::Sent) {
        return None;
    }
    let (at, path, what) = match target {
        Target::Question(at) => {
            let page = survey.questions[*at].page;
            let first = survey.pages[page]
                .questions
                .clone()
                .find(|other| proved.is_dead_end(&Target::Question(*other)));
            if first != Some(*at) {
                return None;
            }
            let id = &survey.questions[*at].id;
            let what = format!("Whoever is asked `{id}` cannot finish the survey.");
            (*at, format!("question/{id}"), what)
        }
        Target::Choice(at, choice) if !proved.is_dead_end(&Target::Question(*at)) => {
            let id = &survey.questions[*at].id;
            let what = format!("Whoever answers `{choice}` to `{id}` cannot finish the survey.");
            (*at, format!("question/{id}/choices/{choice}"), what)
        }
        _ => return None,
    };
    let help = "Some later question refuses every answer then: look at its checks, and at what it requires.";
    let about = About::Question(at);
    Some(finding(
        examined,
        (about, &path),
        ProblemCode::DeadEnd,
        (what, help),
    ))
}

/// A choice that is taken first is told of where the definition is read.
fn is_told_by_reading(examined: &Examined<'_>, at: usize) -> bool {
    let Kind::Computed { .. } = &examined.survey.questions[at].kind else {
        return false;
    };
    let choices = examined.survey.questions[at].kind.choices();
    let always = choices.iter().position(|choice| choice.show_if.is_none());
    always.is_some_and(|always| always + 1 < choices.len())
}

/// The condition of a page or a question, or itself where it has none.
fn rule_or(examined: &Examined<'_>, path: &str) -> String {
    let rule = format!("{path}/show_if");
    if examined.places.find(&rule).is_some() {
        rule
    } else {
        path.to_owned()
    }
}

fn rows_key(examined: &Examined<'_>, at: usize) -> &'static str {
    match &examined.survey.questions[at].kind {
        Kind::Allocate(_) => "parts",
        _ => "rows",
    }
}

fn finding(
    examined: &Examined<'_>,
    (about, path): (About, &str),
    code: ProblemCode,
    (what, help): (String, &str),
) -> Finding {
    Finding {
        code,
        about,
        place: examined.place(path).or_else(|| examined.place_of(about)),
        what,
        help: help.to_owned(),
        text: None,
    }
}
