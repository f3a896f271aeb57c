//! The page for authors: its commands do as it says, one after the other in one folder.

use std::fs;

use crate::scenery::{Desk, at_root};

/// What the page asks for, in order.
#[derive(Debug, PartialEq)]
enum Step {
    Run(Vec<String>),
    Keep {
        from: String,
        to: String,
    },
    Redirect {
        run: Vec<String>,
        to: String,
    },
    Edit {
        file: String,
        from: String,
        to: String,
    },
}

fn words(line: &str) -> Vec<String> {
    line.split_whitespace().map(str::to_owned).collect()
}

fn steps(page: &str) -> Vec<Step> {
    let (mut steps, mut is_inside) = (Vec::new(), false);
    for line in page.lines() {
        if line.starts_with("```") {
            is_inside = line == "```sh";
        } else if let Some(edit) = line.strip_prefix("<!-- edit ") {
            let (file, rest) = edit.split_once(": ").unwrap();
            let (from, to) = rest
                .strip_suffix(" -->")
                .unwrap()
                .split_once(" -> ")
                .unwrap();
            let [file, from, to] = [file, from, to].map(str::to_owned);
            steps.push(Step::Edit { file, from, to });
        } else if is_inside {
            let step = match words(line).as_slice() {
                [name, arguments @ .., mark, to] if name == "svar" && mark == ">" => {
                    Step::Redirect {
                        run: arguments.to_vec(),
                        to: to.clone(),
                    }
                }
                [name, arguments @ ..] if name == "svar" => Step::Run(arguments.to_vec()),
                [name, from, to] if name == "cp" => Step::Keep {
                    from: from.clone(),
                    to: to.clone(),
                },
                other => panic!("the page has a command that is not tried: {other:?}"),
            };
            steps.push(step);
        }
    }
    steps
}

/// The first step that does not end well.
fn trouble(page: &str) -> Option<String> {
    let desk = Desk::new();
    let run = |arguments: &[String]| {
        let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
        desk.run(&arguments)
    };
    for step in steps(page) {
        let (code, _, err) = match &step {
            Step::Run(arguments) => run(arguments),
            Step::Redirect { run: arguments, to } => {
                let (code, out, err) = run(arguments);
                desk.write(to, &out);
                (code, out, err)
            }
            Step::Keep { from, to } => {
                fs::copy(desk.path(from), desk.path(to)).unwrap();
                continue;
            }
            Step::Edit { file, from, to } => {
                desk.change(file, from, to);
                continue;
            }
        };
        if code != Some(0) {
            return Some(format!("{step:?} ends with {code:?}: {err}"));
        }
    }
    None
}

#[test]
fn every_command_of_the_page_for_authors_does_as_it_says() {
    let page = fs::read_to_string(at_root("docs/authors.md")).unwrap();
    assert!(steps(&page).len() >= 15, "{:?}", steps(&page));
    assert_eq!(trouble(&page), None);
}

#[test]
fn a_command_that_does_not_work_is_caught() {
    let page = "```sh\nsvar new a.toml\nsvar check b.toml\n```\n";
    assert!(trouble(page).unwrap().contains("b.toml"));
    assert_eq!(trouble(&page.replace("b.toml", "a.toml")), None);
}
