//! What must hold of any definition of a survey.

use svar::survey::{Definition, Problem, Severity, Shelf, Survey, read};
use toml::de::DeTable;

use super::terminal::{Place, faults};
use super::{Shown, Target, holds, is_caught};

/// No list stands beside it.
struct Bare;

impl Shelf for Bare {
    fn list(&self, _: &str) -> Result<Vec<u8>, String> {
        Err("there is no such file.".to_owned())
    }
}

const DEFINITION: Target = Target {
    name: "definition",
    words: &[
        "[[page]]\n",
        "[[page.question]]\n",
        "kind = \"grid\"\n",
        "rows = []\n",
        "choices = \"x\"\n",
        "show_if = \"",
        "max = -1\n",
        "{",
        "}",
        "[",
        "]",
        "\"\"\"",
        "'",
        "=",
        "\u{200B}",
        "1e400",
        "for_each = \"a\"\n",
        "order = \"random\"\n",
        "0x10",
        "2024-02-30",
        "title.nb = ",
    ],
    check: definition,
};

type Reading = Result<(Survey, Vec<Problem>), Vec<Problem>>;

fn definition(input: &[u8]) -> Result<Shown, String> {
    definition_as(input, read, |problem, _| problem.to_string())
}

/// It is read the same each time, with every question that is written there, or refused; what
/// is told of it are words.
fn definition_as(
    input: &[u8],
    read: fn(&Definition<'_>) -> Reading,
    tell: fn(&Problem, &[u8]) -> String,
) -> Result<Shown, String> {
    let definition = Definition {
        file: "fuzz.toml",
        source: input,
        shelf: &Bare,
    };
    let told = |problems: &[Problem]| -> String {
        let told = problems.iter().map(|problem| tell(problem, input));
        told.collect()
    };
    let first = read(&definition);
    let kinds = match (&first, read(&definition)) {
        (Ok((survey, problems)), Ok((again, _))) if survey.digest == again.digest => told(problems),
        (Err(problems), Err(again)) if told(problems) == told(&again) => told(problems),
        _ => return Err("it is not read twice the same way".to_owned()),
    };
    let is_error = |problem: &Problem| problem.severity == Severity::Error;
    match &first {
        Ok((_, problems)) if problems.iter().any(is_error) => {
            return Err("it is read in spite of an error".to_owned());
        }
        Ok((survey, _)) => {
            let asked = survey.questions.iter().map(|one| one.id.to_string());
            if written(input) != Some(asked.collect()) {
                return Err("its questions are not those that are written there".to_owned());
            }
        }
        Err(problems) if !problems.iter().any(is_error) => {
            return Err("it is refused without a word".to_owned());
        }
        Err(_) => {}
    }
    let wrong = faults(kinds.as_bytes(), Place::Lines);
    if !wrong.is_empty() {
        return Err(format!("its problems hold {wrong:?}"));
    }
    // By the codes of the problems, not their particulars.
    let codes = kinds.lines().filter(|line| line.starts_with(['e', 'w']));
    let codes = codes.filter_map(|line| line.split(':').next());
    Ok(codes.collect())
}

/// The names of the questions, as a reader finds them that knows TOML and no surveys.
fn written(input: &[u8]) -> Option<Vec<String>> {
    let source = std::str::from_utf8(input).ok()?;
    let table = DeTable::parse(source).ok()?;
    let mut names = Vec::new();
    for page in table.get_ref().get("page")?.get_ref().as_array()? {
        let questions = page.get_ref().as_table()?.get("question")?;
        for question in questions.get_ref().as_array()? {
            let name = question.get_ref().as_table()?.get("id")?;
            names.push(name.get_ref().as_str()?.to_owned());
        }
    }
    Some(names)
}

/// Makes do with what it can read of a file that was damaged on its way.
fn forgiving(definition: &Definition<'_>) -> Reading {
    let whole = definition.source.utf8_chunks().map(|chunk| chunk.valid());
    let source: String = whole.collect();
    read(&Definition {
        source: source.as_bytes(),
        ..*definition
    })
}

#[test]
fn any_definition_is_read_as_it_is_written_or_refused_in_words() {
    holds(&DEFINITION, 1_500);
    is_caught(&DEFINITION, |input| {
        definition_as(input, forgiving, |problem, _| problem.to_string())
    });
    // A report that shows the line as it stands in the file.
    is_caught(&DEFINITION, |input| {
        definition_as(input, read, |problem, input| {
            let source = String::from_utf8_lossy(input);
            let line = problem.place.as_ref().map(|place| place.line);
            let line = line.and_then(|line| source.lines().nth(line - 1));
            format!("{problem}{}\n", line.unwrap_or_default())
        })
    });
}
