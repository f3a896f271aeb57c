//! The way through a questionnaire, as it is drawn, against the ways that people go.

use std::collections::BTreeSet;
use std::sync::Arc;

use svar::author::print::{Format, print};
use svar::session::{Event, Place, Session, State};
use svar::storage::surveys::load;
use svar::survey::{Given, Kind, Question, Survey};

/// Numbers that look random and are the same each time.
struct Dice(u64);

impl Dice {
    fn below(&mut self, sides: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % sides
    }
}

/// The arrows of a drawing: from which number to which.
fn arrows(drawing: &str) -> BTreeSet<(usize, usize)> {
    let number = |node: &str| node.strip_prefix('q').unwrap().parse::<usize>().unwrap();
    let arrow = |line: &str| {
        let (from, to) = line.trim().split_once(" -->")?;
        let (_, to) = to.rsplit_once(' ')?;
        Some((number(from), number(to)))
    };
    drawing.lines().filter_map(arrow).collect()
}

/// An answer to a question, if this takes one.
fn answer(session: &Session, place: &Place, question: &Question, dice: &mut Dice) -> Option<Given> {
    let codes: Vec<String> = session
        .choices(place)
        .iter()
        .map(|choice| choice.code.to_string())
        .collect();
    let mut code = || Given::Text(codes[dice.below(codes.len())].clone());
    Some(match &question.kind {
        Kind::Single { .. } => code(),
        Kind::Multi { .. } | Kind::Rank { .. } => Given::List(vec![code()]),
        Kind::Grid { several, .. } => {
            let cell = |given: Given| {
                if *several {
                    Given::List(vec![given])
                } else {
                    given
                }
            };
            let rows = session.rows(place).into_iter();
            let rows = rows.map(|row| (row.code.to_string(), cell(code())));
            Given::Table(rows.collect())
        }
        Kind::Integer(_) | Kind::Number(_) => Given::Number((1 + dice.below(4)).into()),
        Kind::Text { .. } => Given::Text("x".to_owned()),
        Kind::Lookup { list } => {
            let entries = list.entries();
            Given::Text(entries[dice.below(entries.len())].code.to_string())
        }
        Kind::Note | Kind::Date(_) | Kind::Allocate(_) | Kind::Computed { .. } => return None,
    })
}

/// The steps of one respondent who answers everything: numbers of questions, 0 first.
fn walk(survey: &Arc<Survey>, dice: &mut Dice) -> Vec<usize> {
    let mut session = Session::new(Arc::clone(survey), State::default());
    let (mut walked, mut at) = (vec![0], 0);
    while let Some(step) = session.path().get(at) {
        at += 1;
        let question = &survey.questions[step.question];
        if !question.takes_entry() {
            continue;
        }
        let earlier = &survey.questions[..=step.question];
        walked.push(earlier.iter().filter(|one| one.takes_entry()).count());
        if let Some(given) = answer(&session, &step.place, question, dice) {
            let entry = question.entry_from(&given).unwrap();
            let place = step.place;
            let _ = session.update(Event::Entered { place, entry });
        }
    }
    let all = survey.questions.iter().filter(|one| one.takes_entry());
    walked.push(all.count() + 1);
    walked
}

/// The steps that many respondents take.
fn steps(survey: &Arc<Survey>) -> BTreeSet<(usize, usize)> {
    let mut dice = Dice(7);
    let mut taken = BTreeSet::new();
    for _ in 0..150 {
        let walked = walk(survey, &mut dice);
        taken.extend(walked.windows(2).map(|two| (two[0], two[1])));
    }
    // The same question again is another time of a page that is asked several times.
    taken.retain(|(from, to)| from != to);
    taken
}

#[test]
fn everybody_goes_along_the_arrows_and_each_is_gone_along() {
    for id in ["innovation-units", "innovation-executives", "tour"] {
        let survey = load(id).unwrap().survey;
        let arrows = arrows(&print(&survey, 0, Format::Mermaid));
        assert!(arrows.len() >= survey.pages.len(), "{id}");
        // So an arrow that is missing is noticed, and so is one too many.
        assert_eq!(steps(&survey), arrows, "{id}");
    }
}
