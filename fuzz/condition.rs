//! What must hold of any condition.

use svar::expr::{Code, Codes, Expr, Found, Scope, Slot, Type, Want};

use super::{Shown, Target, holds, is_caught};

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

#[test]
fn any_condition_that_is_read_is_written_as_the_same() {
    holds(&CONDITION, 20_000);
    // Brackets left out where they matter.
    is_caught(&CONDITION, |input| {
        condition_as(input, |expr| expr.to_string().replace(['(', ')'], ""))
    });
}
