//! The examples of the pages for authors: each is an excerpt of a file that ships.

use std::fs;
use std::path::Path;

/// Each page, and how many examples it has at least.
const PAGES: [(&str, usize); 2] = [("docs/definition.md", 30), ("docs/translating.md", 3)];

/// An example, and the file that it says it was taken from.
struct Example<'a> {
    /// Of its fence, counted from 1.
    line: usize,
    file: Option<&'a str>,
    text: String,
}

/// Every fenced block of TOML or PO, with the mark on the line before it.
fn examples(page: &str) -> Vec<Example<'_>> {
    let (mut examples, mut before) = (Vec::new(), "");
    let mut lines = page.lines().zip(1..);
    while let Some((line, number)) = lines.next() {
        if let Some(language) = line.trim_start().strip_prefix("```") {
            let inside = lines.by_ref().map(|(line, _)| line);
            let inside = inside.take_while(|line| !line.trim_start().starts_with("```"));
            let text: String = inside.flat_map(|line| [line, "\n"]).collect();
            if matches!(language.trim(), "toml" | "po") {
                let mark = before.strip_prefix("<!-- from ");
                let file = mark.and_then(|mark| mark.strip_suffix(" -->"));
                examples.push(Example {
                    line: number,
                    file,
                    text,
                });
            }
        }
        before = line;
    }
    examples
}

/// What is wrong with the examples of a page, a sentence each.
fn faults(page: &str) -> Vec<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let fault = |example: &Example<'_>| {
        let line = example.line;
        let Some(file) = example.file else {
            return Some(format!("line {line}: the example does not name its file"));
        };
        let Ok(source) = fs::read_to_string(root.join(file)) else {
            return Some(format!("line {line}: there is no file {file}"));
        };
        // Whole lines only: an excerpt that begins within one would show another key.
        let source = format!("\n{}", source.replace("\r\n", "\n"));
        let stands_there = source.contains(&format!("\n{}", example.text));
        let is_excerpt = stands_there && !example.text.trim().is_empty();
        (!is_excerpt).then(|| format!("line {line}: {file} does not hold this example"))
    };
    examples(page).iter().filter_map(fault).collect()
}

#[test]
fn every_example_stands_in_the_file_it_names() {
    for (file, count_min) in PAGES {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(file);
        let page = fs::read_to_string(path).unwrap();
        assert_eq!(faults(&page), Vec::<String>::new(), "{file}");
        let count = examples(&page).len();
        assert!(count >= count_min, "{file}: only {count} examples");
        // A fence that is spelled in another way must not escape notice.
        let fences = page.matches("```toml").count() + page.matches("```po").count();
        assert_eq!(fences, count, "{file}");
    }
}

#[test]
fn a_wrong_example_is_caught() {
    let good = "<!-- from tests/definitions/good/the-smallest.toml -->\n";
    let kind = "```toml\nid = \"hello\"\nkind = \"note\"\n```\n";
    assert_eq!(faults(&format!("{good}{kind}")), Vec::<String>::new());
    let wrong = "line 2: tests/definitions/good/the-smallest.toml does not hold this example";
    for planted in [
        kind.replace("note", "single"),
        kind.replace("kind", "\nkind"),
        kind.replace("id =", "d ="),
        "```toml\n```\n".to_owned(),
    ] {
        assert_eq!(faults(&format!("{good}{planted}")), [wrong], "{planted}");
    }
    let unmarked = "line 2: the example does not name its file";
    assert_eq!(faults(&format!("\n{kind}")), [unmarked]);
    let gone = "line 2: there is no file surveys/none.toml";
    assert_eq!(
        faults(&format!("<!-- from surveys/none.toml -->\n{kind}")),
        [gone]
    );
}
