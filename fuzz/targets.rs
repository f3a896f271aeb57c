//! What must hold of whatever comes from outside: files, documents and texts.

use std::cell::RefCell;
use std::fs;
use std::path::Path;

use svar::expr::{Code, Codes, Expr, Found, Scope, Slot, Type, Want};
use svar::plain::Plain;
use svar::storage::{Home, Stage, StorageError};
use svar::survey::{Definition, Problem, Shelf, read};
use svar::wire::{ProblemDocument, Receipt, Response, Signer, json};
use tempfile::TempDir;

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

fn definition(input: &[u8]) -> Result<Shown, String> {
    let definition = Definition {
        file: "fuzz.toml",
        source: input,
        shelf: &Bare,
    };
    let first = read(&definition);
    let told =
        |problems: &[Problem]| -> String { problems.iter().map(Problem::to_string).collect() };
    let kinds = match (&first, read(&definition)) {
        (Ok((survey, problems)), Ok((again, _))) if survey.digest == again.digest => told(problems),
        (Err(problems), Err(again)) if told(problems) == told(&again) => told(problems),
        _ => return Err("it is not read twice the same way".to_owned()),
    };
    if first.is_err() && kinds.is_empty() {
        return Err("it is refused without a word".to_owned());
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

const CONDITION: Target = Target {
    name: "condition",
    words: &[
        " and ",
        " or ",
        "not ",
        " in ",
        "level",
        "staff",
        "areas",
        "types",
        ".service",
        "==",
        "<=",
        "(",
        ")",
        "['yes', 'no']",
        "count(",
        "any(",
        "sum(",
        "date('2024-01-01')",
        "'yes'",
        "1.5",
        "-",
        "*",
        "/",
        "answered(",
        "true",
        "(((((",
        "å",
        "''",
    ],
    check: condition,
};

struct Names;

impl Scope for Names {
    fn find(&self, name: &str) -> Found {
        let codes =
            |words: &[&str]| -> Codes { words.iter().filter_map(|word| Code::new(word)).collect() };
        let kind = match name {
            "level" => Type::Code(codes(&["yes", "no", "county"])),
            "staff" => Type::Number,
            "areas" => Type::Codes(codes(&["yes", "no", "north"])),
            "types" => Type::Grid {
                rows: codes(&["service", "process"]),
                cells: codes(&["yes", "no"]),
                several: false,
            },
            "born" => Type::Date,
            "words" => Type::Text,
            _ => return Found::Nowhere,
        };
        let slot = Slot(u32::try_from(name.len()).unwrap());
        Found::Here { slot, kind }
    }

    fn names(&self) -> Vec<String> {
        ["level", "staff", "areas", "types", "born", "words"]
            .map(str::to_owned)
            .to_vec()
    }
}

fn condition(input: &[u8]) -> Result<Shown, String> {
    condition_as(input, Expr::to_string)
}

/// What is read can be written, and what is written is read as the same.
fn condition_as(input: &[u8], write: fn(&Expr) -> String) -> Result<Shown, String> {
    let source = String::from_utf8_lossy(input);
    match Expr::read(&source, &Names, Want::Any) {
        Ok(expr) => {
            let written = write(&expr);
            match Expr::read(&written, &Names, Want::Any) {
                Ok(again) if again == expr => {
                    Ok(format!("{:?}", expr.kind()).chars().take(8).collect())
                }
                Ok(_) => Err(format!("`{written}` means something else")),
                Err(_) => Err(format!("`{written}` does not read")),
            }
        }
        Err(faults) if faults.is_empty() => Err("it is refused without a word".to_owned()),
        Err(faults) => {
            if faults
                .iter()
                .any(|fault| source.get(fault.span.clone()).is_none())
            {
                return Err("a fault points nowhere".to_owned());
            }
            let kinds = faults.iter().map(|fault| format!("{:?}", fault.what));
            Ok(kinds
                .map(|kind| kind.chars().take(12).collect::<String>())
                .collect())
        }
    }
}

const JOURNAL: Target = Target {
    name: "journal",
    words: &[
        "svar journal 1\n",
        "00000010 ",
        "ffffffff ",
        "{\"frozen\":",
        "{\"receipted\":",
        "\n",
        "}",
    ],
    check: journal,
};

const JOURNAL_ID: &str = "2c1f8c1e-8f0e-4f3c-9b8a-2f7f7a3c9d10";

thread_local! {
    static FOLDER: RefCell<TempDir> = RefCell::new(TempDir::new().unwrap());
}

fn journal(input: &[u8]) -> Result<Shown, String> {
    journal_as(input, |home| {
        home.take_up(JOURNAL_ID).map(|journal| {
            let told = (journal.folded().clone(), journal.recovered().is_some());
            drop(journal);
            told
        })
    })
}

type TakenUp = Result<(svar::storage::Folded, bool), StorageError>;

/// A journal is looked at without being changed, taken up as it was seen, and what of it
/// could not be used is kept aside.
fn journal_as(input: &[u8], take_up: fn(&Home) -> TakenUp) -> Result<Shown, String> {
    FOLDER.with_borrow(|folder| {
        let journals = folder.path().join("journals");
        let _ = fs::remove_dir_all(&journals);
        let home = Home::at(folder.path()).unwrap();
        let file = journals.join(format!("{JOURNAL_ID}.journal"));
        fs::write(&file, input).unwrap();
        let seen = home.look_at(JOURNAL_ID);
        if fs::read(&file).unwrap() != input {
            return Err("looking changed it".to_owned());
        }
        let (seen, taken) = match (seen, take_up(&home)) {
            (Ok(seen), Ok(taken)) => (seen, taken),
            (Err(_), Err(_)) if fs::read(&file).unwrap() == input => {
                return Ok("refused".to_owned());
            }
            (Err(_), Err(_)) => return Err("what cannot be read was changed".to_owned()),
            _ => return Err("it is read in one way and not in the other".to_owned()),
        };
        if taken.0 != seen || home.look_at(JOURNAL_ID).ok() != Some(seen.clone()) {
            return Err("it was taken up otherwise than it was seen".to_owned());
        }
        let purged = matches!(seen.stage, Stage::Receipted(_));
        if taken.1 && !purged && !kept_aside(&journals, input) {
            return Err("what could not be used is gone".to_owned());
        }
        Ok(format!("{} entries, {}", seen.state.entries.len(), taken.1))
    })
}

fn kept_aside(journals: &Path, input: &[u8]) -> bool {
    let torn = journals.join(format!("{JOURNAL_ID}.torn-1"));
    fs::read(torn).is_ok_and(|kept| kept == input)
}

const RECEIPT: Target = Target {
    name: "receipt",
    words: &[
        "\"id\":",
        "\"sequence\":1",
        "\"signature\":\"\"",
        "null",
        "{}",
        "\\u0000",
        "0",
        "e9",
        "=",
    ],
    check: receipt,
};

const BYTES: &[u8] = b"{}";

fn signer() -> Signer {
    Signer::from_bytes(&[7; 32])
}

fn receipt(input: &[u8]) -> Result<Shown, String> {
    let key = signer().key();
    receipt_as(input, |receipt| {
        receipt.verify(JOURNAL_ID, BYTES, &signer().key()).is_ok() && key == signer().key()
    })
}

/// Nobody but the signer can make a receipt that counts.
fn receipt_as(input: &[u8], counts: impl Fn(&Receipt) -> bool) -> Result<Shown, String> {
    let Ok(receipt) = json::read::<Receipt>(input) else {
        return Ok("none".to_owned());
    };
    if counts(&receipt) {
        let mut unsigned = receipt.clone();
        unsigned.signature = String::new();
        if signer().sign(unsigned).signature != receipt.signature || receipt.sequence != 3 {
            return Err("it was forged".to_owned());
        }
        return Ok("counts".to_owned());
    }
    let written = json::line(&receipt);
    match json::read::<Receipt>(written.as_bytes()) {
        Ok(again) if again == receipt => Ok("does not count".to_owned()),
        _ => Err("it is not read as it was written".to_owned()),
    }
}

const PROBLEM: Target = Target {
    name: "problem",
    words: &[
        "urn:svar:problem:",
        "invalid",
        "busy",
        "\"errors\":[]",
        "\"status\":",
        "429",
        "null",
        "{}",
        "\"instance\":\"\"",
    ],
    check: problem,
};

fn problem(input: &[u8]) -> Result<Shown, String> {
    problem_as(input, ProblemDocument::problem_type)
}

/// Only our own types are taken for ours, and a document is read as it is written.
fn problem_as(
    input: &[u8],
    kind: fn(&ProblemDocument) -> Option<svar::wire::ProblemType>,
) -> Result<Shown, String> {
    let Ok(document) = json::read::<ProblemDocument>(input) else {
        return Ok("none".to_owned());
    };
    let again: ProblemDocument = json::read(json::line(&document).as_bytes()).unwrap();
    if again != document {
        return Err("it is not read as it was written".to_owned());
    }
    let found = kind(&document);
    if found.is_some_and(|found| found.document().kind != document.kind) {
        return Err(format!("`{}` was taken for {found:?}", document.kind));
    }
    Ok(format!("{found:?}"))
}

const RESPONSE: Target = Target {
    name: "response",
    words: &[
        "\"answers\":{",
        "\"missing\":{",
        "null",
        "1e400",
        "-0.0",
        "123456789012345678901234567890",
        "[[[[",
        "{\"a\":",
        "true",
        "\\ud800",
        "\"format\":2",
    ],
    check: response,
};

fn response(input: &[u8]) -> Result<Shown, String> {
    response_as(input, Response::encode)
}

/// A response says the same after it was written and read again.
fn response_as(input: &[u8], encode: fn(&Response) -> Vec<u8>) -> Result<Shown, String> {
    match Response::decode(input) {
        Ok(response) => {
            let again = Response::decode(&encode(&response));
            match again.map(|again| encode(&again)) {
                Ok(again) if again == encode(&response) => {
                    Ok(format!("{} answers", response.answers.len().min(3)))
                }
                _ => Err("it is not read as it was written".to_owned()),
            }
        }
        Err(error) => Ok(error.to_string().chars().take(20).collect()),
    }
}

const DOOR: Target = Target {
    name: "door",
    words: &[
        "\u{1b}[2J",
        "\u{1b}]0;t\u{7}",
        "\u{9b}31m",
        "\u{202e}",
        "\u{200b}",
        "\u{90}q",
        "\u{feff}",
        "\t",
        "\r\n",
        "\u{2028}",
        "\u{e0001}",
        "å",
        "統",
    ],
    check: door,
};

fn door(input: &[u8]) -> Result<Shown, String> {
    door_as(input, |words| {
        (
            Plain::line(words).to_string(),
            Plain::text(words).to_string(),
        )
    })
}

/// Words that have passed the door are words to a terminal, and nothing else.
fn door_as(input: &[u8], pass: fn(&str) -> (String, String)) -> Result<Shown, String> {
    let words = String::from_utf8_lossy(input);
    let (line, text) = pass(&words);
    let mut wrong = faults(line.as_bytes(), Place::Lines);
    wrong.extend(faults(text.as_bytes(), Place::Lines));
    if line.contains('\n') || !wrong.is_empty() {
        return Err(format!("{wrong:?}"));
    }
    let marks = line.matches(svar::plain::MARK).count();
    Ok(format!(
        "{} {}",
        marks.min(20),
        text.lines().count().min(20)
    ))
}

#[test]
fn any_definition_is_read_the_same_or_refused_in_words() {
    holds(&DEFINITION, 1_500);
}

#[test]
fn any_condition_that_is_read_is_written_as_the_same() {
    holds(&CONDITION, 20_000);
    // Brackets left out where they matter.
    is_caught(&CONDITION, |input| {
        condition_as(input, |expr| expr.to_string().replace(['(', ')'], ""))
    });
}

#[test]
fn any_journal_is_taken_up_as_it_was_seen() {
    holds(&JOURNAL, 2_000);
    // A mender that keeps nothing aside.
    is_caught(&JOURNAL, |input| {
        journal_as(input, |home| {
            let taken = home
                .take_up(JOURNAL_ID)
                .map(|journal| (journal.folded().clone(), journal.recovered().is_some()));
            let torn = home.folder().join(format!("journals/{JOURNAL_ID}.torn-1"));
            let _ = fs::remove_file(torn);
            taken
        })
    });
}

#[test]
fn no_changed_receipt_counts() {
    holds(&RECEIPT, 20_000);
    is_caught(&RECEIPT, |input| {
        receipt_as(input, |receipt| receipt.id == JOURNAL_ID)
    });
}

#[test]
fn no_changed_problem_is_taken_for_another() {
    holds(&PROBLEM, 20_000);
    is_caught(&PROBLEM, |input| {
        problem_as(input, |document| {
            let found = document.problem_type();
            found.or((document.status == 422).then_some(svar::wire::ProblemType::Invalid))
        })
    });
}

#[test]
fn any_response_that_is_read_is_written_as_the_same() {
    holds(&RESPONSE, 20_000);
    is_caught(&RESPONSE, |input| {
        response_as(input, |response| {
            let mut longer = response.clone();
            longer.language.push('x');
            longer.encode()
        })
    });
}

#[test]
fn any_words_that_pass_the_door_are_only_words() {
    holds(&DOOR, 50_000);
    is_caught(&DOOR, |input| {
        door_as(input, |words| {
            let words = words.replace(['\u{1b}', '\n', '\r'], "");
            (words.clone(), words)
        })
    });
}

#[test]
fn a_definition_that_is_refused_without_a_word_would_be_caught() {
    is_caught(&DEFINITION, |input| match definition(input) {
        Ok(shown) if shown.is_empty() => Err("planted".to_owned()),
        other => other,
    });
}
