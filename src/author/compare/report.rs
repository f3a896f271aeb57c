//! A comparison as people read it: what breaks first, in whole sentences.

use std::fmt::Write as _;

use super::{Compared, Comparison, Example, Finding, Verdict};
use crate::plain::Plain;
use crate::survey::Given;

/// As much of a question's text as fits on a line beside its id.
const TEXT_CHARS_MAX: usize = 60;

/// Ids are listed in lines of so many characters.
const LINE_CHARS_MAX: usize = 78;

/// The whole report, a line feed at the end of each line but the last.
pub fn report(comparison: &Comparison) -> Plain {
    let mut out = String::new();
    let (old, new) = (&comparison.old, &comparison.new);
    let _ = writeln!(
        out,
        "{} {} → {} {}",
        old.id, old.version, new.id, new.version
    );
    if !comparison.survey.is_empty() {
        let _ = writeln!(out, "\nThe survey as a whole");
        comparison
            .survey
            .iter()
            .for_each(|one| finding(&mut out, one));
    }
    for verdict in [Verdict::Break, Verdict::Care, Verdict::Comparable] {
        let of_verdict = comparison.questions.iter();
        let changed = of_verdict.filter(|one| one.verdict == verdict && !one.findings.is_empty());
        for compared in changed {
            let _ = writeln!(out, "\n{}", headline(compared));
            compared
                .findings
                .iter()
                .for_each(|one| finding(&mut out, one));
        }
    }
    same(&mut out, comparison);
    let _ = write!(out, "\n{}", conclusion(comparison));
    Plain::text(&out)
}

fn headline(compared: &Compared) -> String {
    let id = compared.new.as_ref().or(compared.old.as_ref());
    let id = id.map_or("", String::as_str);
    let text = compared.text.as_str();
    let mut short: String = text.chars().take(TEXT_CHARS_MAX).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    let text = if short.is_empty() {
        String::new()
    } else {
        format!(": {short}")
    };
    format!(
        "[{}] {id} ({}){text}",
        compared.verdict.word(),
        compared.kind
    )
}

fn finding(out: &mut String, finding: &Finding) {
    let code = finding.code.as_ref();
    let code = code.map_or_else(String::new, |code| format!(" `{code}`"));
    let _ = writeln!(
        out,
        "  {}{code} [{}]: {}",
        finding.change.word(),
        finding.verdict.word(),
        finding.why
    );
    for line in &finding.lines {
        let language = line.language.as_ref();
        let language = language.map_or_else(String::new, |tag| format!("{tag}: "));
        let _ = writeln!(out, "    {language}{}", line.words);
    }
    if let Some(example) = &finding.example {
        tell(out, example);
    }
}

fn tell(out: &mut String, example: &Example) {
    let words = match (example.asked_before, example.asked_now) {
        (true, _) => "asked before and not now",
        (false, _) => "not asked before and asked now",
    };
    if example.answers.is_empty() {
        let _ = writeln!(
            out,
            "    for example, {words}: somebody who has answered nothing yet"
        );
        return;
    }
    let _ = writeln!(out, "    for example, {words}: somebody who answers");
    for answered in &example.answers {
        let _ = writeln!(
            out,
            "      {} = {}  # {}",
            answered.question,
            toml(&answered.given),
            answered.answer
        );
    }
}

/// An answer as an answer file holds it.
pub(super) fn toml(given: &Given) -> String {
    match given {
        Given::Truth(truth) => truth.to_string(),
        Given::Number(number) => number.to_string(),
        Given::Text(text) => crate::author::texts::quoted(text),
        Given::List(all) => {
            let all: Vec<String> = all.iter().map(toml).collect();
            format!("[{}]", all.join(", "))
        }
        Given::Table(fields) => {
            let fields = fields.iter();
            let fields = fields.map(|(key, value)| format!("{key} = {}", toml(value)));
            format!("{{ {} }}", fields.collect::<Vec<_>>().join(", "))
        }
    }
}

fn same(out: &mut String, comparison: &Comparison) {
    let same = comparison
        .questions
        .iter()
        .filter(|one| one.findings.is_empty());
    let ids: Vec<&str> = same.filter_map(|one| one.new.as_deref()).collect();
    if ids.is_empty() {
        return;
    }
    let _ = writeln!(out, "\nThe same in both ({})", ids.len());
    let mut line = String::from(" ");
    for id in ids {
        if line.len() + 1 + id.len() > LINE_CHARS_MAX {
            let _ = writeln!(out, "{line}");
            line = String::from(" ");
        }
        let _ = write!(line, " {id}");
    }
    let _ = writeln!(out, "{line}");
}

/// What it comes to, in a sentence or two.
pub fn conclusion(comparison: &Comparison) -> String {
    let count = |verdict| {
        let all = comparison.questions.iter();
        all.filter(|one| one.verdict == verdict).count()
    };
    let questions = |count: usize| match count {
        1 => "1 question".to_owned(),
        several => format!("{several} questions"),
    };
    let [breaks, care, rest] = [Verdict::Break, Verdict::Care, Verdict::Comparable]
        .map(|verdict| questions(count(verdict)));
    let verdict = match comparison.verdict {
        Verdict::Comparable => {
            "Comparable: results of the two versions can be held against each other."
        }
        Verdict::Care => {
            "Comparable with care: mind what has changed where results are held against each other."
        }
        Verdict::Break => {
            "A break: some results of the two versions cannot be held against each other."
        }
    };
    format!("{verdict}\nBreak: {breaks}. Care: {care}. Comparable: {rest}.")
}
