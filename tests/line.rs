//! The interview in line mode, as replies in and a transcript out.

mod common;

use std::sync::Arc;

use common::{Recorder, begin, shipped, with_questions};
use svar::line::{Console, Wrap, run};
use svar::session::{Farewell, Session};
use svar::survey::Survey;

struct Told {
    transcript: String,
    farewell: Farewell,
    session: Session,
    world: Recorder,
}

fn talk(survey: &Arc<Survey>, replies: &str) -> Told {
    talk_on(None, survey, replies)
}

/// The same on a terminal of so many columns.
fn talk_on(columns: Option<u16>, survey: &Arc<Survey>, replies: &str) -> Told {
    let (mut session, mut world) = (begin(survey), Recorder::default());
    let mut output = Vec::new();
    let mut wrapped = Wrap::new(&mut output, || columns);
    let console = Console {
        input: &mut replies.as_bytes(),
        output: &mut wrapped,
    };
    let farewell = run(&mut session, &mut world, console).unwrap();
    Told {
        transcript: String::from_utf8(output).unwrap(),
        farewell,
        session,
        world,
    }
}

const WHOLE_TOUR: &str = "ja\n\n1\nstavanger\n3\n4\n1\n12,5\n1 2\n1\n2\n1\n3 1 2\n\
    Ta med matpakke\n5\nEn katt\n1\n1\n5,5\n\n17.5.2027\n30\n\n60\n30\n10\n1 3\n5\n\n:send\n";

#[test]
fn a_terminal_is_given_rows_that_break_between_words() {
    let whole = talk(&shipped("tour"), WHOLE_TOUR).transcript;
    let told = talk_on(Some(40), &shipped("tour"), WHOLE_TOUR).transcript;
    let words = |text: &str| {
        text.split_whitespace()
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    assert_eq!(words(&told), words(&whole));
    // Nobody's echo ends the rows that are replied to: each goes on where it is.
    let rows = told.lines().flat_map(|line| line.split("> "));
    let long: Vec<&str> = rows
        .filter(|row| row.trim_end().chars().count() > 40)
        .collect();
    assert_eq!(long, [""; 0]);
    assert!(whole.lines().any(|row| row.chars().count() > 80));
}

#[test]
fn the_tour_is_led_from_the_first_question_to_the_receipt() {
    let told = talk(&shipped("tour"), WHOLE_TOUR);
    insta::assert_snapshot!(told.transcript);
    assert_eq!(told.farewell, Farewell::Filed);
    assert!(
        !told.transcript.contains('\u{1b}'),
        "an escape sequence in line mode"
    );
}

#[test]
fn a_refusal_names_its_question_and_the_answer_stays() {
    let survey = with_questions(
        "[[page.question]]\nid = 'age'\nkind = 'integer'\nmin = 0\nmax = 120\ntext.en = 'How old are you?'\n",
    );
    let told = talk(&survey, "\n200\n41\n:send\n");
    assert!(
        told.transcript
            .contains("Question 1: Please enter a number from 0 to 120."),
        "{}",
        told.transcript
    );
    let sheet = told.world.filed().expect("a filed response");
    assert_eq!(sheet.answers.len(), 1);
    assert_eq!(
        told.session
            .answer_lines(
                &told.session.path().get(0).unwrap().place,
                svar::locale::Locale::for_tags(["en"])
            )
            .len(),
        1
    );
}

#[test]
fn an_input_that_ends_keeps_the_draft() {
    let told = talk(&shipped("tour"), "ja\n\n1\nstavan");
    assert_eq!(told.farewell, Farewell::Kept);
    let told = talk(&shipped("tour"), "");
    assert_eq!(told.farewell, Farewell::Kept);
}

#[test]
fn no_consent_ends_without_a_response() {
    let told = talk(&shipped("tour"), "kanskje\nnei\n");
    assert_eq!(told.farewell, Farewell::Declined);
    assert!(told.world.filed().is_none());
    assert!(
        told.transcript.contains("Svar ja eller nei."),
        "{}",
        told.transcript
    );
}

#[test]
fn commands_work_at_every_prompt() {
    let survey = with_questions(
        "[[page.question]]\nid = 'a'\nkind = 'text'\ntext.en = 'First?'\n\
         [[page.question]]\nid = 'b'\nkind = 'text'\ntext.en = 'Second?'\n",
    );
    let told = talk(
        &survey,
        "\none\n:back\n:clear\n::colon\n:nonsense\n:review\n:save\n",
    );
    assert_eq!(told.farewell, Farewell::Kept);
    for part in [
        "Your answer now: one",
        ":nonsense is not a command",
        "1 First?\n  :colon",
    ] {
        assert!(
            told.transcript.contains(part),
            "{part} is not in\n{}",
            told.transcript
        );
    }
}

#[test]
fn dates_parts_and_ticks_are_read_out_and_taken() {
    let survey = with_questions(
        "[[page.question]]\nid = 'day'\nkind = 'date'\nmin = 2024-01-01\ntext.en = 'When?'\nmissing = ['dont_know']\n\
         [[page.question]]\nid = 'budget'\nkind = 'allocate'\ntotal = 12500\nunit.en = 'kroner'\ntext.en = 'How was it spent?'\n\
         parts = [ { code = 'staff', en = 'Staff' }, { code = 'rent', en = 'Rent' } ]\n\
         [[page.question]]\nid = 'help'\nkind = 'grid'\nseveral = true\ntext.en = 'Who helped?'\n\
         rows = [ { code = 'idea', en = 'Idea' }, { code = 'work', en = 'Work' } ]\n\
         choices = [ { code = 'staff', en = 'Staff' }, { code = 'users', en = 'Users' }, { code = 'none', en = 'Nobody', exclusive = true } ]\n",
    );
    let replies = "\n31/4/2024\n30/4/2024\n\nmany\n10 000\n3000\n\n\n2500\n\n1, nobody\n1 2\nnobody\n\
                   :back\n\n2\n\n:send\n";
    let told = talk(&survey, replies);
    insta::assert_snapshot!(told.transcript);
    assert_eq!(told.farewell, Farewell::Filed);
}

/// Bytes of a prompt that are neither the question's own text nor the choices, each on its
/// line with its number.
fn beside_text(prompt: &str, own: &[&str]) -> usize {
    let lines = prompt.lines().map(|line| {
        let (number, label) = line.split_once(' ').unwrap_or(("", line));
        if number.parse::<usize>().is_ok() && own.contains(&label) {
            return 0;
        }
        let found = own.iter().filter(|text| line.contains(**text));
        let longest = found.map(|text| text.len()).max();
        longest.map_or(line.len() + 1, |text| line.len() - text)
    });
    lines.sum()
}

#[test]
fn a_question_costs_its_own_text_and_a_few_bytes() {
    const BESIDE_BYTES_MAX: usize = 16;
    let source = std::fs::read_to_string(common::at_root("tests/common/ten.toml")).unwrap();
    let own: Vec<&str> = source.split('"').skip(1).step_by(2).collect();
    let replies = "\nAnna\n41\n3\noslo\n2\n1 2\n2\n2\nA chair\n1\n:save\n";
    let told = talk(&common::survey(source.as_bytes()), replies);
    let prompts: Vec<&str> = told.transcript.split_inclusive("> ").collect();
    // Between the opening and the review.
    let costs: Vec<usize> = prompts[1..11]
        .iter()
        .map(|prompt| beside_text(prompt, &own))
        .collect();
    assert_eq!(costs.len(), 10);
    for (cost, prompt) in costs.iter().zip(&prompts[1..]) {
        assert!(*cost <= BESIDE_BYTES_MAX, "{cost} bytes: {prompt:?}");
    }
    // What is said beside the text is seen to be counted.
    let chatty = prompts[3].replace("> ", "Please answer with a number.\n> ");
    assert!(beside_text(&chatty, &own) > BESIDE_BYTES_MAX, "{chatty:?}");
}
