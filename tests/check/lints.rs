//! What is told of definitions that read, and how it is silenced on purpose.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use svar::author::check::{Examined, Target, Verdict, Ways, prove};
use svar::storage::surveys::find;
use svar::survey::{Problem, Survey};

pub(crate) fn root(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

fn settings(folder: &str) -> insta::Settings {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(root(folder));
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings
}

/// Everything there is to say of a survey: as it is read, and as it is examined.
pub(crate) fn examined(name: &str, source: &str, survey: &Arc<Survey>) -> Vec<Problem> {
    let examined = Examined::new(name, source, survey);
    let mut problems = examined.lints();
    problems.extend(examined.proved(&prove(survey, Ways::Any)));
    problems
}

pub(crate) fn read(path: &Path, source: &str) -> (Arc<Survey>, Vec<Problem>) {
    let found = find(path.to_str().unwrap()).unwrap();
    let loaded = found.read_as(source.as_bytes()).unwrap_or_else(|why| {
        panic!("{}: {why:?}", path.display());
    });
    (loaded.survey, loaded.warnings)
}

fn fixtures() -> Vec<PathBuf> {
    let folder = fs::read_dir(root("tests/definitions/lint")).unwrap();
    let mut paths: Vec<PathBuf> = folder.map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths
}

fn report(problems: &[Problem]) -> String {
    let reports: Vec<String> = problems.iter().map(Problem::to_string).collect();
    reports.join("\n")
}

#[test]
fn each_finding_is_told_to_its_author() {
    let settings = settings("tests/definitions/reports");
    for path in fixtures() {
        let name = path.file_stem().unwrap().to_str().unwrap();
        let source = fs::read_to_string(&path).unwrap();
        let (survey, warnings) = read(&path, &source);
        assert_eq!(warnings, [], "{name}");
        let file = path.file_name().unwrap().to_str().unwrap();
        let problems = examined(file, &source, &survey);
        let open = prove(&survey, Ways::Any);
        let open = open
            .iter()
            .filter(|(_, verdict)| *verdict == Verdict::Undecided);
        assert_eq!(open.count(), 0, "{name} has something undecided");
        assert!(!problems.is_empty(), "{name} has nothing to tell");
        assert!(
            problems
                .iter()
                .all(|one| one.place.is_some() || one.code.name() == "unreachable-end")
        );
        settings.bind(|| insta::assert_snapshot!(format!("lint-{name}"), report(&problems)));
    }
}

#[test]
fn each_warning_can_be_allowed_for_the_whole_survey_and_where_it_arises() {
    for path in fixtures() {
        let source = fs::read_to_string(&path).unwrap();
        let (survey, _) = read(&path, &source);
        let problems = examined("lint.toml", &source, &survey);
        let warnings = problems
            .iter()
            .filter(|one| one.code.name() != "unreachable-end");
        let codes: Vec<String> = warnings.map(|one| format!("'{}'", one.code)).collect();
        let allow = format!("allow = [{}]", codes.join(", "));
        let whole = source.replacen("title", &format!("{allow}\ntitle"), 1);
        let places = [
            whole,
            source.replace("[[page.question]]", &format!("[[page.question]]\n{allow}")),
        ];
        // What a page is told of is not for its questions to allow.
        let is_of_pages = problems
            .iter()
            .any(|one| one.what.as_str().contains("page"));
        for allowed in &places[..if is_of_pages { 1 } else { 2 }] {
            let (survey, _) = read(&path, allowed);
            let rest = examined("lint.toml", allowed, &survey);
            let left = rest
                .iter()
                .filter(|one| one.code.name() != "unreachable-end");
            assert_eq!(left.count(), 0, "{}\n{}", path.display(), report(&rest));
        }
    }
}

/// What the whole check says of a survey that ships.
fn shipped(name: &str) -> String {
    let path = root("surveys").join(format!("{name}.toml"));
    let source = fs::read_to_string(&path).unwrap();
    let (survey, mut problems) = read(&path, &source);
    let file = format!("{name}.toml");
    problems.extend(examined(&file, &source, &survey));
    let burden = Examined::new(&file, &source, &survey).burden().unwrap();
    let mut out = report(&problems);
    for (path, along) in [
        ("shortest", burden.shortest),
        ("median", burden.median),
        ("longest", burden.longest),
    ] {
        let (questions, seconds) = (along.questions, along.seconds);
        let proved = if along.is_proved { ", proved" } else { "" };
        let _ = writeln!(out, "{path}: {questions} questions, {seconds} s{proved}");
    }
    for (target, verdict) in prove(&survey, Ways::Shortest) {
        let told = match verdict {
            Verdict::Reached(way) | Verdict::DeadEnd(way)
                if matches!(target, Target::Question(_)) =>
            {
                let answers = way.answers.iter().map(|(place, _)| place.to_string());
                let answers = answers.collect::<Vec<_>>().join(" ");
                let sure = if way.is_shortest { "" } else { " or fewer" };
                format!("after {} steps{sure}: {answers}", way.steps)
            }
            Verdict::Reached(_) => continue,
            Verdict::DeadEnd(_) => "dead end".to_owned(),
            Verdict::Unreachable => "never".to_owned(),
            Verdict::Undecided => "not decided".to_owned(),
        };
        let _ = writeln!(out, "{}: {}", target.name(&survey), told.trim_end());
    }
    out
}

#[test]
fn the_shipped_surveys_are_told_of() {
    let settings = settings("tests/check/shipped");
    for name in ["tour", "innovation-units", "innovation-executives"] {
        settings.bind(|| insta::assert_snapshot!(name, shipped(name)));
    }
}
