//! Definitions as authors write them: the good ones read, the bad ones are explained.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use svar::survey::{Definition, Given, Kind, List, Problem, Shelf, Survey, read, read_answers};

/// The folder that a definition stands in.
struct Folder(PathBuf);

impl Shelf for Folder {
    fn list(&self, file: &str) -> Result<Vec<u8>, String> {
        fs::read(self.0.join(file)).map_err(|_| "there is no such file.".to_owned())
    }
}

type Outcome = Result<(Survey, Vec<Problem>), Vec<Problem>>;

fn read_file(path: &Path) -> Outcome {
    let source = fs::read(path).unwrap();
    let name = path.file_name().unwrap().to_str().unwrap();
    let shelf = Folder(path.parent().unwrap().to_owned());
    read(&Definition {
        file: name,
        source: &source,
        shelf: &shelf,
    })
}

fn at_root(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

fn settings() -> insta::Settings {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("definitions/reports");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings
}

/// The definitions in one folder of examples, in the order of their names.
fn definitions(folder: &str) -> Vec<PathBuf> {
    let folder = at_root("tests/definitions").join(folder);
    let mut paths: Vec<PathBuf> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| {
            path.extension()
                .is_some_and(|extension| extension == "toml")
        })
        .collect();
    paths.sort();
    paths
}

fn report(problems: &[Problem]) -> String {
    let reports: Vec<String> = problems.iter().map(Problem::to_string).collect();
    reports.join("\n")
}

#[track_caller]
fn clean(path: &Path) -> Survey {
    match read_file(path) {
        Ok((survey, warnings)) if warnings.is_empty() => survey,
        Ok((_, problems)) | Err(problems) => panic!("{}:\n{}", path.display(), report(&problems)),
    }
}

#[test]
fn the_shipped_surveys_have_no_problem() {
    let tour = clean(&at_root("surveys/tour.toml"));
    assert_eq!(tour.questions.len(), 24);
    let executives = clean(&at_root("surveys/innovation-executives.toml"));
    // Both tell in a note what innovation is; the units' has four computed names.
    assert_eq!(executives.questions.len(), 20 + 1);
    let units = clean(&at_root("surveys/innovation-units.toml"));
    assert_eq!(units.questions.len(), 34 + 1 + 4);
    let list = &executives.question("kd_a2_enhet").unwrap().kind;
    assert_eq!(list.word(), "lookup");
}

#[test]
fn each_good_definition_reads_without_a_word() {
    let mut count = 0;
    for path in definitions("good") {
        clean(&path);
        count += 1;
    }
    assert!(count >= 200, "{count}");
}

#[test]
fn each_bad_definition_is_explained_to_its_author() {
    let settings = settings();
    for path in definitions("bad") {
        let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
        let report = match read_file(&path) {
            Ok((_, warnings)) => report(&warnings),
            Err(problems) => report(&problems),
        };
        assert!(!report.is_empty(), "{name} has no problem");
        settings.bind(|| insta::assert_snapshot!(name, report));
    }
}

#[test]
fn answer_files_are_read_in_their_own_order() {
    for file in fs::read_dir(at_root("tests/answers")).unwrap() {
        let path = file.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap();
        let read = read_answers(name, &fs::read(&path).unwrap());
        assert!(read.is_ok(), "{}", report(&read.unwrap_err()));
    }
    let tour = fs::read(at_root("tests/answers/tour.toml")).unwrap();
    let tour = read_answers("tour.toml", &tour).unwrap();
    let names: Vec<&str> = tour.iter().map(|(name, _)| name.as_str()).collect();
    let order = [
        "consent",
        "outing",
        "place",
        "people",
        "children",
        "distance",
        "packed",
        "tried",
        "best",
        "tip",
        "companions",
        "together",
        "walks",
        "length",
        "day",
        "hours",
        "time",
        "seasons",
    ];
    assert_eq!(names, order);
    assert_eq!(tour[0].1, Given::Truth(true));
    assert_eq!(tour[5].1, Given::Number("7.5".parse().unwrap()));
}

/// A survey around some questions, in English.
fn around(questions: &str) -> String {
    format!(
        "format = 1\nid = \"test\"\nversion = \"1\"\nlanguages = [\"en\"]\ntitle = \"Test\"\n\
         [privacy]\nmode = \"anonymous\"\n[[page]]\nid = \"start\"\ntitle = \"Start\"\n{questions}"
    )
}

fn note(id: &str, more: &str) -> String {
    format!("[[page.question]]\nid = \"{id}\"\nkind = \"note\"\n{more}\n")
}

/// A shelf with one list.
struct OneList(&'static str);

impl Shelf for OneList {
    fn list(&self, _: &str) -> Result<Vec<u8>, String> {
        Ok(self.0.into())
    }
}

fn read_text(source: &str, list: &'static str) -> Outcome {
    read(&Definition {
        file: "test.toml",
        source: source.as_bytes(),
        shelf: &OneList(list),
    })
}

/// The code of the one problem that a definition has.
#[track_caller]
fn refused(source: &str) -> &'static str {
    let problems = read_text(source, "").unwrap_err();
    assert_eq!(problems.len(), 1, "{}", report(&problems));
    problems[0].code.name()
}

#[test]
fn what_is_too_large_or_too_deep_is_refused_before_it_is_parsed() {
    const MEBIBYTE: usize = 1 << 20;
    for hostile in ["[", "a = [", "a = {a=", "[[", "a.", "[a.b.", "{"] {
        let source = hostile.repeat(MEBIBYTE / hostile.len());
        assert_eq!(refused(&source), "too-deep", "{hostile}");
        assert!(read_answers("a.toml", source.as_bytes()).is_err());
    }
    assert_eq!(refused(&" ".repeat(4 * MEBIBYTE + 1)), "file-too-large");
    let text = "a".repeat(64 * 1024 + 1);
    assert_eq!(
        refused(&around(&note("a", &format!("text = \"{text}\"")))),
        "text-too-long"
    );
    let text = format!("text = \"{}\"", "a".repeat(64 * 1024));
    assert!(read_text(&around(&note("a", &text)), "").is_ok());
    let many: String = (0..20_002)
        .map(|at| note(&format!("q{at}"), "text = \"x\""))
        .collect();
    assert_eq!(refused(&around(&many)), "too-many-questions");
    let pattern = |at: usize, different: usize| {
        let pattern = format!("pattern = 'a{{{}}}'", at % different);
        note(&format!("q{at}"), &format!("text = \"x\"\n{pattern}")).replace("\"note\"", "\"text\"")
    };
    let many = |different| {
        (0..101)
            .map(|at| pattern(at, different))
            .collect::<String>()
    };
    assert_eq!(refused(&around(&many(51))), "too-many-patterns");
    assert!(read_text(&around(&many(50)), "").is_ok());
    let long = format!(
        "kind = \"text\"\ntext = \"x\"\npattern = '{}'",
        "a".repeat(20_000)
    );
    let long = format!("[[page.question]]\nid = \"q\"\n{long}\n");
    assert_eq!(refused(&around(&long)), "bad-pattern");
    let rule = format!("show_if = \"{}true\"", "true and ".repeat(8_000));
    let rule = note("q", &format!("text = \"x\"\n{rule}"));
    assert_eq!(refused(&around(&rule)), "text-too-long");
}

#[test]
fn a_list_may_have_100000_rows_and_16_mebibytes_and_no_more() {
    let lookup = "[[page.question]]\nid = \"town\"\nkind = \"lookup\"\ntext = \"?\"\n\
                  list = { file = \"towns.csv\", code = \"code\", label = \"name\" }\n";
    let rows: Vec<String> = (0..100_000).map(|at| format!("{at},Town\n")).collect();
    let list = format!("code,name\n{}", rows.concat());
    let list: &'static str = Box::leak(list.into_boxed_str());
    assert!(read_text(&around(lookup), list).is_ok());
    let list: &'static str = Box::leak(format!("{list}more,Town\n").into_boxed_str());
    let problems = read_text(&around(lookup), list).unwrap_err();
    assert_eq!(problems[0].code.name(), "too-many-rows");
    assert_eq!(problems[0].place.as_ref().unwrap().line, 100_002);
    let list: &'static str = Box::leak(" ".repeat((16 << 20) + 1).into_boxed_str());
    let problems = read_text(&around(lookup), list).unwrap_err();
    assert_eq!(problems[0].code.name(), "file-too-large");
}

#[test]
fn hostile_files_that_are_not_deep_are_refused_soon() {
    for hostile in [
        "]",
        "a = 1\n",
        "\"",
        "'",
        "a\n",
        "= ",
        "\u{feff}",
        "x = \"{\"\n",
        "[page]\n",
        "[[page]]\n",
    ] {
        let source = hostile.repeat(100_000 / hostile.len());
        let problems = read_text(&source, "").unwrap_err();
        assert!(
            !problems.is_empty() && problems.len() <= 101,
            "{hostile:?}: {}",
            problems.len()
        );
    }
}

#[test]
fn the_digest_covers_the_definition_and_its_lists() {
    let lookup = "[[page.question]]\nid = \"town\"\nkind = \"lookup\"\ntext = \"?\"\n\
                  list = { file = \"towns.csv\", code = \"code\", label = \"name\" }\n";
    let digest = |source: &str, list| read_text(source, list).unwrap().0.digest;
    let one = digest(&around(lookup), "code,name\n1,One\n");
    assert_eq!(one.len(), 64);
    assert_eq!(one, digest(&around(lookup), "code,name\n1,One\n"));
    assert_ne!(one, digest(&around(lookup), "code,name\n1,Two\n"));
    assert_ne!(one, digest(&(around(lookup) + "#"), "code,name\n1,One\n"));
}

#[test]
fn a_list_that_several_questions_use_is_read_once() {
    let question = |id: &str| {
        format!(
            "[[page.question]]\nid = \"{id}\"\nkind = \"lookup\"\ntext = \"?\"\n\
             list = {{ file = \"towns.csv\", code = \"code\", label = \"name\" }}\n"
        )
    };
    let source = around(&(question("home") + &question("work")));
    let survey = read_text(&source, "code,name\n1,One\n").unwrap().0;
    let lists: Vec<&Arc<List>> = survey
        .questions
        .iter()
        .filter_map(|question| match &question.kind {
            Kind::Lookup { list } => Some(list),
            _ => None,
        })
        .collect();
    assert!(Arc::ptr_eq(lists[0], lists[1]));
}

#[test]
fn a_whole_definition_becomes_what_it_says() {
    let path = at_root("tests/definitions/good/every-kind.toml");
    let survey = clean(&path);
    let kinds: Vec<String> = survey
        .questions
        .iter()
        .map(|question| match &question.kind {
            Kind::Lookup { list } => format!("{:?} {:?}", question.id, list.codes()),
            kind => format!("{:?} {:?} {kind:?}", question.id, question.missing),
        })
        .collect();
    settings().bind(|| insta::assert_snapshot!("good-every-kind", kinds.join("\n")));
}

#[test]
fn numbers_and_dates_of_answers_are_kept_as_written() {
    let source = "a = 0.10\nb = 1_000\nc = 2024-01-31\nd.y = 1e3\nd.x = [-0.5, { code = 'a', detail = 'b' }]\n";
    let answers = read_answers("a.toml", source.as_bytes()).unwrap();
    let number = |text: &str| Given::Number(text.parse().unwrap());
    let text = |text: &str| Given::Text(text.to_owned());
    let field = |name: &str, given| (name.to_owned(), given);
    let picked = Given::Table(vec![field("code", text("a")), field("detail", text("b"))]);
    let table = vec![
        field("y", number("1000")),
        field("x", Given::List(vec![number("-0.5"), picked])),
    ];
    let expected = [
        field("a", number("0.10")),
        field("b", number("1000")),
        field("c", text("2024-01-31")),
        field("d", Given::Table(table)),
    ];
    assert_eq!(answers, expected);
    let problems = read_answers("a.toml", b"a = inf\nb = 'c\nc = 1\n").unwrap_err();
    let codes: Vec<&str> = problems.iter().map(|problem| problem.code.name()).collect();
    assert_eq!(codes, ["long-number", "syntax"]);
}
