//! Everything about one question that a respondent does not see.

use super::panel::Sheet;
use crate::expr::Expr;
use crate::locale::Locale;
use crate::measure::width;
use crate::plain::Plain;
use crate::session::{Place, Remark, Session, Standing};
use crate::survey::{Choice, Kind, Level, Question, QuestionId, Required, Rule, Survey, Text};
use crate::tui::theme::Role;

/// Texts stand beside each other where each language has so many columns.
const COLUMNS_EACH: u16 = 24;

pub(super) fn tell(sheet: &mut Sheet, session: &Session, (id, remarks): (&QuestionId, &[Remark])) {
    let survey = session.survey();
    let Some(question) = survey.question(id.as_str()) else {
        return;
    };
    let page = survey.page_of(question);
    sheet.title(&format!(
        "{id} – {} on page {}",
        question.kind.word(),
        page.id
    ));
    path(sheet, session, question);
    limits(sheet, question);
    sheet.blank();
    texts(sheet, survey, &question.text);
    if let Some(help) = &question.help {
        sheet.blank();
        sheet.quiet("help");
        texts(sheet, survey, help);
    }
    list(sheet, session, (question, "rows", question.kind.rows()));
    list(
        sheet,
        session,
        (question, "choices", question.kind.choices()),
    );
    checks(sheet, survey, question);
    for (nth, remark) in remarks.iter().enumerate() {
        if nth == 0 {
            sheet.blank();
            sheet.quiet("comments");
        }
        sheet.say(&format!("{}: {}", remark.language, remark.words));
    }
}

/// Where it stands on the path; off it, which conditions are in the way.
fn path(sheet: &mut Sheet, session: &Session, question: &Question) {
    let steps = session.path().steps().enumerate();
    let places = steps.filter(|(_, step)| step.place.question == question.id);
    let places: Vec<(usize, Place)> = places.map(|(at, step)| (at, step.place)).collect();
    for (at, place) in &places {
        let standing = match session.standing(place) {
            Standing::Blank => "blank",
            Standing::Missing(_) => "a reason given",
            Standing::Answered(_) => "answered",
            Standing::Refused(_) => "refused",
        };
        let all = session.path().len();
        sheet.say(&format!(
            "on the path: step {} of {all}, {place}, {standing}",
            at + 1
        ));
    }
    if places.is_empty() && question.is_shown() {
        sheet.trouble("! off the path: a respondent with these answers is not asked");
    }
    // What decides is told of the time before the tester, else of the first.
    let here = session.position().place();
    let here = here.filter(|place| place.question == question.id).cloned();
    let here = here.unwrap_or_else(|| session.place_of(&question.id));
    if question.is_shown() {
        why(sheet, session, &here);
    }
    let page = session.survey().page_of(question);
    let mut condition = |name, rule| condition(sheet, session, (&here, name, rule));
    condition("page show_if", page.show_if.as_ref());
    condition("show_if", question.show_if.as_ref());
    if let Kind::Computed { rule } = &question.kind {
        match rule {
            Rule::Value(value) => condition("value", Some(value)),
            Rule::First(_) => sheet.say("value: the first choice whose condition holds"),
        }
    }
}

/// The conditions in the words that respondents get.
fn why(sheet: &mut Sheet, session: &Session, place: &Place) {
    let language = &session.survey().languages[session.language()];
    let locale = Locale::for_tags([language.as_str()]);
    let told = session.why(place);
    let told = told.map(|why| session.why_in_words(&why, locale));
    for line in told.into_iter().flatten() {
        sheet.say(line.as_str());
    }
}

/// A condition, and what the answers that decide it are.
fn condition(
    sheet: &mut Sheet,
    session: &Session,
    (here, name, rule): (&Place, &str, Option<&Expr>),
) {
    let Some(rule) = rule else {
        return;
    };
    sheet.say(&format!("{name}: {rule}"));
    let survey = session.survey();
    for slot in rule.slots() {
        let Some(question) = survey.questions.get(slot.0 as usize) else {
            let param = survey.params.get(slot.0 as usize - survey.questions.len());
            sheet.quiet(&param.map_or_else(String::new, |param| {
                format!("{} is a parameter of the wave", param.name)
            }));
            continue;
        };
        // Of a page that repeats, what was answered this time.
        let value = session.path().value(&Place {
            question: question.id.clone(),
            iteration: here.iteration.clone(),
        });
        let once = || session.path().value(&Place::once(&question.id));
        let value = value.or_else(once);
        let value = value.map_or("not known".to_owned(), shown);
        sheet.quiet(&format!("{} is {value}", question.id));
    }
}

fn shown(value: &crate::expr::Value) -> String {
    use crate::expr::Value;
    let codes = |codes: &[crate::expr::Code]| {
        let codes = codes.iter().map(ToString::to_string);
        codes.collect::<Vec<_>>().join(", ")
    };
    match value {
        Value::Truth(truth) => truth.to_string(),
        Value::Number(number) => number.normalize().to_string(),
        Value::Text(text) => format!("“{text}”"),
        Value::Date(date) => date.to_string(),
        Value::Code(code) => code.to_string(),
        Value::Codes(all) => codes(all),
        Value::Cells(cells) => {
            let cells = cells
                .iter()
                .map(|(row, ticks)| format!("{row} {}", codes(ticks)));
            cells.collect::<Vec<_>>().join("; ")
        }
        Value::Parts(parts) => {
            let parts = parts
                .iter()
                .map(|(part, number)| format!("{part} {number}"));
            parts.collect::<Vec<_>>().join("; ")
        }
        Value::Each(each) => format!("asked {} times", each.len()),
    }
}

fn limits(sheet: &mut Sheet, question: &Question) {
    let mut limits = Vec::new();
    match question.required {
        Required::No => {}
        Required::Soft => limits.push("required = \"soft\"".to_owned()),
        Required::Yes => limits.push("required".to_owned()),
    }
    match &question.kind {
        Kind::Multi { min, max, .. } => {
            limits.extend(min.map(|min| format!("min {min}")));
            limits.extend(max.map(|max| format!("max {max}")));
        }
        Kind::Rank { max, .. } => limits.push(format!("max {max}")),
        Kind::Integer(measure) | Kind::Number(measure) => {
            limits.extend(measure.min.map(|min| format!("min {min}")));
            limits.extend(measure.max.map(|max| format!("max {max}")));
        }
        Kind::Text {
            max_length, lines, ..
        } => limits.push(format!("max_length {max_length}, lines {lines}")),
        Kind::Date(dates) => {
            limits.extend(dates.min.map(|min| format!("min {min}")));
            limits.extend(dates.max.map(|max| format!("max {max}")));
        }
        Kind::Lookup { list } => limits.push(format!("{} entries", list.entries().len())),
        Kind::Note
        | Kind::Single { .. }
        | Kind::Grid { .. }
        | Kind::Allocate(_)
        | Kind::Computed { .. } => {}
    }
    limits.extend(
        question
            .missing
            .iter()
            .map(|reason| format!("missing {}", reason.word())),
    );
    if !limits.is_empty() {
        sheet.say(&limits.join(", "));
    }
}

/// A text in all languages: beside each other where there is room, with its size and how
/// much longer or shorter it is than the source.
fn texts(sheet: &mut Sheet, survey: &Survey, text: &Text) {
    let sources = survey.written(text, 0);
    let heads = survey.languages.iter().enumerate().map(|(at, language)| {
        let words = survey.written(text, at);
        Plain::line(&format!(
            "{language} {}",
            size(&sources, (text, at, &words))
        ))
    });
    let heads: Vec<Plain> = heads.collect();
    let words = (0..survey.languages.len()).map(|at| Plain::text(&survey.written(text, at)));
    let words: Vec<Plain> = words.collect();
    let columns = sheet.size.0 / u16::try_from(heads.len().max(1)).unwrap_or(1);
    if columns >= COLUMNS_EACH {
        let with = |all: &[Plain], role| {
            all.iter()
                .cloned()
                .map(|one| (one, role))
                .collect::<Vec<_>>()
        };
        sheet.beside(&with(&heads, Role::Quiet));
        sheet.beside(&with(&words, Role::Body));
        return;
    }
    for (head, words) in heads.iter().zip(&words) {
        sheet.quiet(head.as_str());
        sheet.say(words.as_str());
    }
}

fn size(source: &str, (text, at, words): (&Text, usize, &str)) -> String {
    if !text.speaks(at) {
        return "– not translated".to_owned();
    }
    let count = words.chars().count();
    let (own, of) = (columns(words), columns(source));
    if at == 0 || of == 0 {
        return format!("– {count} characters");
    }
    let more = own * 100 / of;
    let sign = if more >= 100 { "+" } else { "−" };
    format!("– {count} characters, {sign}{} %", more.abs_diff(100))
}

fn columns(words: &str) -> usize {
    words.lines().map(|line| usize::from(width(line))).sum()
}

fn list(sheet: &mut Sheet, session: &Session, (question, name, all): (&Question, &str, &[Choice])) {
    let survey = session.survey();
    for (nth, choice) in all.iter().enumerate() {
        if nth == 0 {
            sheet.blank();
            sheet.quiet(name);
        }
        let mut flags = Vec::new();
        flags.extend(choice.exclusive.then_some("exclusive".to_owned()));
        flags.extend(
            choice
                .missing
                .map(|reason| format!("missing {}", reason.word())),
        );
        flags.extend(choice.detail.then_some("detail".to_owned()));
        flags.extend(choice.fixed.then_some("fixed".to_owned()));
        let place = Place::once(&question.id);
        if let Some(rule) = &choice.show_if {
            let open = [session.choices(&place), session.rows(&place)].concat();
            let here = open.iter().any(|one| one.code == choice.code);
            let now = if here { "shown" } else { "hidden" };
            flags.push(format!("{now}, show_if {rule}"));
        }
        let flags = if flags.is_empty() {
            String::new()
        } else {
            format!(" ({})", flags.join(", "))
        };
        sheet.title(&format!("{}{flags}", choice.code));
        let words = (0..survey.languages.len()).map(|at| {
            let words = survey.written(&choice.label, at);
            let role = if choice.label.speaks(at) {
                Role::Body
            } else {
                Role::Quiet
            };
            (Plain::text(&words), role)
        });
        sheet.beside(&words.collect::<Vec<_>>());
    }
}

fn checks(sheet: &mut Sheet, survey: &Survey, question: &Question) {
    for check in &question.checks {
        sheet.blank();
        let level = match check.level {
            Level::Error => "check, error",
            Level::Warn => "check, warn",
        };
        sheet.quiet(&format!("{level}: {}", check.that));
        texts(sheet, survey, &check.text);
    }
}
