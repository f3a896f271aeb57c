//! Definitions as authors write them: the good ones read, the bad ones are explained.

use std::fs;
use std::path::{Path, PathBuf};

use svar::survey::{Definition, Given, Problem, Shelf, Survey, read, read_answers};

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
    assert_eq!(tour.questions.len(), 12);
    let executives = clean(&at_root("surveys/innovation-executives.toml"));
    assert_eq!(executives.questions.len(), 20);
    let list = &executives.question("kd_a2_enhet").unwrap().kind;
    assert_eq!(list.word(), "lookup");
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
        "consent", "outing", "place", "people", "children", "distance", "packed", "tried", "best",
        "tip",
    ];
    assert_eq!(names, order);
    assert_eq!(tour[0].1, Given::Truth(true));
    assert_eq!(tour[5].1, Given::Number("7.5".parse().unwrap()));
}
