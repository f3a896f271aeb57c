//! What must hold of any document that travels: receipts, problems and responses.

use svar::wire::{ProblemDocument, ProblemType, Receipt, Response, Signer, json};

use super::{Shown, Target, holds, is_caught};

/// The response that a receipt is looked for.
const ID: &str = "2c1f8c1e-8f0e-4f3c-9b8a-2f7f7a3c9d10";

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
        receipt.verify(ID, BYTES, &signer().key()).is_ok() && key == signer().key()
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
    kind: fn(&ProblemDocument) -> Option<ProblemType>,
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

#[test]
fn no_changed_receipt_counts() {
    holds(&RECEIPT, 20_000);
    is_caught(&RECEIPT, |input| {
        receipt_as(input, |receipt| receipt.id == ID)
    });
}

#[test]
fn no_changed_problem_is_taken_for_another() {
    holds(&PROBLEM, 20_000);
    is_caught(&PROBLEM, |input| {
        problem_as(input, |document| {
            let found = document.problem_type();
            found.or((document.status == 422).then_some(ProblemType::Invalid))
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
