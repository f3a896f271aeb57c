//! What has changed in the form of a question: kind, limits, rules; and of the survey.

use std::collections::BTreeSet;

use super::pairs::Pairs;
use super::wording::{Wording, reworded};
use super::{Change, Finding, Verdict};
use crate::author::rules::{Reader, Written};
use crate::expr::{Expr, Node, Type};
use crate::survey::{
    Check, Choice, Dates, Kind, Level, Measure, Mode, Order, Privacy, Question, Reason, Required,
    Rule, Sharing, Survey, Text, Total,
};

pub(super) fn of_question(pairs: &Pairs<'_>, old: &Question, new: &Question) -> Vec<Finding> {
    let mut findings = Vec::new();
    if old.kind.word() == new.kind.word() {
        findings.extend(limits(&old.kind, &new.kind));
    } else {
        findings.push(kind(&old.kind, &new.kind));
    }
    if let (Some(one), Some(two)) = (old.kind.unit(), new.kind.unit())
        && let Some(wording) = Wording::of(pairs, one, two)
    {
        findings.push(reworded(wording, "The unit"));
    }
    if old.kind.unit().is_some() != new.kind.unit().is_some() {
        let why = "The number counts something else, or says so only now.";
        let words = |unit: Option<&Text>, from: super::written::Written<'_>| {
            unit.map_or_else(|| "no unit".to_owned(), |unit| from.source(unit))
        };
        let (one, two) = (
            words(old.kind.unit(), pairs.old_words()),
            words(new.kind.unit(), pairs.new_words()),
        );
        findings.push(Finding::new(Change::Unit, Verdict::Care, why).was_now(one, two));
    }
    findings.extend(computation(pairs, old, new));
    if old.required != new.required {
        let why = "Whether an answer is insisted on has changed: another share may stay open.";
        let finding = Finding::new(Change::Required, Verdict::Care, why);
        findings.push(finding.was_now(required(old.required), required(new.required)));
    }
    if old.missing != new.missing {
        let why = "The ways not to answer have changed: compare shares of those who answered.";
        let finding = Finding::new(Change::Missing, Verdict::Care, why);
        findings.push(finding.was_now(reasons(&old.missing), reasons(&new.missing)));
    }
    if old.order != new.order {
        let why = "The order is shuffled in one version and not in the other: what stands first is picked more often where it is not.";
        let finding = Finding::new(Change::Order, Verdict::Care, why);
        findings.push(finding.was_now(order(old.order), order(new.order)));
    }
    findings.extend(checks(pairs, &old.checks, &new.checks));
    findings
}

fn kind(old: &Kind, new: &Kind) -> Finding {
    let (verdict, why) = match (old, new) {
        (Kind::Integer(_), Kind::Number(_)) | (Kind::Number(_), Kind::Integer(_)) => (
            Verdict::Care,
            "A number is more or less exact than before: round before comparing.",
        ),
        (Kind::Single { .. }, Kind::Lookup { .. }) | (Kind::Lookup { .. }, Kind::Single { .. }) => {
            (
                Verdict::Care,
                "It is picked in another way: answers compare by their codes.",
            )
        }
        _ => (
            Verdict::Break,
            "It asks for another sort of answer, which cannot be held against the one before.",
        ),
    };
    Finding::new(Change::Type, verdict, why).was_now(old.word(), new.word())
}

/// The limits of two questions of one kind.
fn limits(old: &Kind, new: &Kind) -> Option<Finding> {
    let (one, two) = (limits_of(old), limits_of(new));
    if one == two {
        return None;
    }
    let (verdict, why) = match (old, new) {
        (Kind::Grid { .. }, _) => (
            Verdict::Break,
            "A row takes one answer in one version and several in the other.",
        ),
        (Kind::Text { .. }, _) => (
            Verdict::Comparable,
            "Other texts are accepted, or the field has another size.",
        ),
        (Kind::Multi { .. } | Kind::Rank { .. }, _) => (
            Verdict::Care,
            "Another number of choices can be picked: the more, the larger each share.",
        ),
        (Kind::Allocate(_), _) => (
            Verdict::Care,
            "Another total is shared out, or more exactly: compare shares.",
        ),
        (Kind::Date(_), _) => (
            Verdict::Care,
            "Other dates are accepted, or dates as exact as before are not.",
        ),
        _ => (
            Verdict::Care,
            "Other numbers are accepted: values outside of the narrower limits have nothing to compare with.",
        ),
    };
    Some(Finding::new(Change::Limits, verdict, why).was_now(one, two))
}

fn limits_of(kind: &Kind) -> String {
    let limit = |name: &str, limit: Option<String>| {
        limit.map_or_else(String::new, |limit| format!("{name} {limit} "))
    };
    let said = match kind {
        Kind::Integer(measure) | Kind::Number(measure) => {
            let Measure {
                min, max, decimals, ..
            } = measure;
            let text = |one: &Option<_>| {
                one.as_ref()
                    .map(|one: &rust_decimal::Decimal| one.to_string())
            };
            let decimals = (*decimals > 0).then(|| decimals.to_string());
            [
                limit("min", text(min)),
                limit("max", text(max)),
                limit("decimals", decimals),
            ]
            .concat()
        }
        Kind::Multi { min, max, .. } => {
            let text = |one: &Option<usize>| one.map(|one| one.to_string());
            [limit("min", text(min)), limit("max", text(max))].concat()
        }
        Kind::Rank { max, .. } => limit("max", Some(max.to_string())),
        Kind::Grid { several, .. } => if *several {
            "several ticks in a row"
        } else {
            "one tick in a row"
        }
        .to_owned(),
        Kind::Text {
            lines,
            max_length,
            pattern,
        } => {
            let pattern = pattern.as_ref().map(|pattern| pattern.source().to_owned());
            [
                limit("max_length", Some(max_length.to_string())),
                limit("lines", Some(lines.to_string())),
                limit("pattern", pattern),
            ]
            .concat()
        }
        Kind::Date(Dates {
            precision,
            min,
            max,
        }) => {
            let text = |one: &Option<_>| one.as_ref().map(ToString::to_string);
            let precision = format!("{precision:?}").to_lowercase();
            let (min, max) = (text(min), text(max));
            format!("{precision} {}{}", limit("min", min), limit("max", max))
        }
        Kind::Allocate(Sharing {
            total, decimals, ..
        }) => {
            let total = match total {
                Total::Fixed(total) => total.to_string(),
                Total::Computed(total) => total.to_string(),
            };
            let decimals = (*decimals > 0).then(|| decimals.to_string());
            format!("total {total} {}", limit("decimals", decimals))
        }
        Kind::Note | Kind::Single { .. } | Kind::Lookup { .. } | Kind::Computed { .. } => {
            String::new()
        }
    };
    match said.trim_end() {
        "" => "no limits".to_owned(),
        said => said.to_owned(),
    }
}

fn computation(pairs: &Pairs<'_>, old: &Question, new: &Question) -> Option<Finding> {
    let (Kind::Computed { rule: one }, Kind::Computed { rule: two }) = (&old.kind, &new.kind)
    else {
        return None;
    };
    let spell = |node: &Node| pairs.spell(node);
    let before = computed(&Reader::spelling(pairs.old, &spell), one, &spell);
    let now = computed(&Reader::new(pairs.new), two, &|node| node.to_string());
    if before == now {
        return None;
    }
    let why = "It is computed in another way: the same answers may come to something else.";
    Some(Finding::new(Change::Computation, Verdict::Break, why).was_now(before, now))
}

/// What a computation says, in one way however it was written.
fn computed(reader: &Reader<'_>, rule: &Rule, spell: &dyn Fn(&Node) -> String) -> String {
    let condition = |expr: Option<&Expr>| {
        let rule = reader.of(expr);
        Written(reader.survey(), &rule).to_string()
    };
    match rule {
        Rule::Value(value) if *value.kind() == Type::Truth => condition(Some(value)),
        Rule::Value(value) => spell(value.node()),
        Rule::First(choices) => {
            let one = |choice: &Choice| match &choice.show_if {
                None => choice.code.to_string(),
                Some(rule) => format!("{} if {}", choice.code, condition(Some(rule))),
            };
            choices.iter().map(one).collect::<Vec<_>>().join(", else ")
        }
    }
}

fn required(required: Required) -> &'static str {
    match required {
        Required::No => "may stay open",
        Required::Soft => "asked about once",
        Required::Yes => "insisted on",
    }
}

fn reasons(reasons: &[Reason]) -> String {
    let words: Vec<&str> = reasons.iter().map(|reason| reason.word()).collect();
    if words.is_empty() {
        "none".to_owned()
    } else {
        words.join(", ")
    }
}

fn order(order: Order) -> &'static str {
    match order {
        Order::Written => "as written",
        Order::Random => "random",
    }
}

/// What is checked: rules are compared, and the words that say what is wrong.
fn checks(pairs: &Pairs<'_>, old: &[Check], new: &[Check]) -> Vec<Finding> {
    let spell = |node: &Node| pairs.spell(node);
    let of_old = Reader::spelling(pairs.old, &spell);
    let of_new = Reader::new(pairs.new);
    let said = |reader: &Reader<'_>, check: &Check| {
        let rule = reader.of(Some(&check.that));
        let level = match check.level {
            Level::Error => "error",
            Level::Warn => "warn",
        };
        // Indexes differ between versions, so rules are compared by what they say.
        let survey = reader.survey();
        format!("{level}: {}", Written(survey, &rule))
    };
    let before: BTreeSet<String> = old.iter().map(|check| said(&of_old, check)).collect();
    let now: BTreeSet<String> = new.iter().map(|check| said(&of_new, check)).collect();
    let gone: Vec<&String> = before.difference(&now).collect();
    let came: Vec<&String> = now.difference(&before).collect();
    let mut findings = Vec::new();
    if !gone.is_empty() || !came.is_empty() {
        let refuses = gone
            .iter()
            .chain(&came)
            .any(|said| said.starts_with("error"));
        let (verdict, why) = if refuses {
            (
                Verdict::Care,
                "Answers are refused that were accepted, or the other way round.",
            )
        } else {
            (
                Verdict::Comparable,
                "Respondents are asked about other answers whether they are right.",
            )
        };
        let mut finding = Finding::new(Change::Checks, verdict, why);
        for said in gone {
            finding = finding.line(format!("was: {said}"));
        }
        for said in came {
            finding = finding.line(format!("now: {said}"));
        }
        findings.push(finding);
    }
    for check in new {
        let same = old
            .iter()
            .find(|one| said(&of_old, one) == said(&of_new, check));
        let wording = same.and_then(|same| Wording::of(pairs, &same.text, &check.text));
        if let Some(wording) = wording {
            let why = "The words of a check have changed.";
            findings.push(wording.told(Change::Checks, (Verdict::Comparable, why)));
        }
    }
    findings
}

/// What has changed about the survey as a whole.
pub(super) fn of_survey(pairs: &Pairs<'_>) -> Vec<Finding> {
    let (old, new) = (pairs.old, pairs.new);
    let mut findings = Vec::new();
    let note = |verdict, why: &str| Finding::new(Change::Survey, verdict, why);
    if old.id != new.id {
        let why = "The surveys have different ids: they are no two versions of one.";
        findings.push(note(Verdict::Care, why).was_now(old.id.as_str(), new.id.as_str()));
    }
    let same_bytes = old.digest == new.digest;
    if old.version == new.version && !same_bytes {
        let why = "Both call themselves the same version: give the new one a version of its own.";
        let said = format!("version: {}", new.version);
        findings.push(note(Verdict::Comparable, why).line(said));
    }
    let tags = |survey: &Survey| -> Vec<String> {
        survey.languages.iter().map(ToString::to_string).collect()
    };
    if old.languages != new.languages {
        let why = "It is asked in other languages.";
        let finding = note(Verdict::Comparable, why);
        findings.push(finding.was_now(tags(old).join(", "), tags(new).join(", ")));
    }
    if let Some(wording) = Wording::of(pairs, &old.title, &new.title) {
        let why = "The title has changed.";
        findings.push(wording.told(Change::Survey, (Verdict::Comparable, why)));
    }
    findings.extend(params(pairs));
    let (one, two) = (&old.privacy, &new.privacy);
    if (one.mode, one.consent) != (two.mode, two.consent) {
        let why = "Respondents are promised something else, so others may answer.";
        let said = |privacy: &Privacy| {
            let consent = if privacy.consent {
                ", with consent"
            } else {
                ""
            };
            format!("{}{consent}", mode(privacy.mode))
        };
        findings.push(note(Verdict::Care, why).was_now(said(one), said(two)));
    }
    let nothing = Text::default();
    let notices = [one, two].map(|privacy| privacy.notice.as_ref().unwrap_or(&nothing));
    if let Some(mut wording) = Wording::of(pairs, notices[0], notices[1]) {
        // A notice is a page long: that it has changed is enough.
        wording.lines.clear();
        let why = "The notice about privacy has changed.";
        findings.push(wording.told(Change::Survey, (Verdict::Comparable, why)));
    }
    if old.order != new.order {
        let why = "The order of the pages is shuffled in one version and not in the other.";
        let finding = Finding::new(Change::Order, Verdict::Care, why);
        findings.push(finding.was_now(order(old.order), order(new.order)));
    }
    findings
}

fn params(pairs: &Pairs<'_>) -> Option<Finding> {
    let written = |survey: &Survey| -> BTreeSet<String> {
        let params = survey.params.iter();
        params
            .map(|param| format!("{} = {}", param.name, super::written::value(&param.value)))
            .collect()
    };
    let (one, two) = (written(pairs.old), written(pairs.new));
    if one == two {
        return None;
    }
    let why =
        "Parameters have other values. They belong to the wave: results of each hold for its own.";
    let mut finding = Finding::new(Change::Survey, Verdict::Comparable, why);
    for said in one.difference(&two) {
        finding = finding.line(format!("was: {said}"));
    }
    for said in two.difference(&one) {
        finding = finding.line(format!("now: {said}"));
    }
    Some(finding)
}

fn mode(mode: Mode) -> &'static str {
    match mode {
        Mode::Identified => "identified",
        Mode::Confidential => "confidential",
        Mode::Anonymous => "anonymous",
    }
}
