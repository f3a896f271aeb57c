//! Which survey a name means, and which files a definition may ask for.

use std::fs;
use std::path::Path;

use super::bundled::{self, bundled};
use super::shelf::DiskShelf;
use super::{Base, LoadError, Loaded, load};
use crate::storage::disk::Real;
use crate::survey::Shelf as _;

fn load_from(folder: &Path, reference: &str) -> Result<Loaded, LoadError> {
    let disk = &Real;
    Base { folder, disk }.load(reference)
}

#[track_caller]
fn refused(reference: &str, told: &str) {
    let Err(LoadError::NotFound(why)) = load(reference) else {
        panic!("{reference} is found");
    };
    assert_eq!(why.english().as_str(), told);
}

#[test]
fn what_is_not_found_is_told_with_a_hint() {
    refused(
        "tuor",
        "There is no file tuor, no file tuor.toml and no bundled survey tuor. Did you mean tour?",
    );
    refused(
        "surveys/inovation-executives.toml",
        "There is no file surveys/inovation-executives.toml. Did you mean innovation-executives?",
    );
    refused(
        "x\u{1b}",
        "There is no file x\u{FFFD}, no file x\u{FFFD}.toml and no bundled survey x\u{FFFD}. Bundled surveys: innovation-executives, innovation-units, tour.",
    );
    refused(
        "https://example.invalid/a.toml",
        "This version reads files and bundled surveys, not addresses. Download https://example.invalid/a.toml and name the file.",
    );
    refused(
        "ftp://example.invalid/a.toml",
        "ftp://example.invalid/a.toml is no file and no bundled survey. Name a file.",
    );
}

#[test]
fn a_file_wins_over_a_bundled_survey() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("tour.toml");
    let path_of = |folder, reference: &str| {
        let disk = &Real;
        Base { folder, disk }.path_of(reference).unwrap()
    };
    assert_eq!(path_of(folder.path(), "tour"), None);
    fs::create_dir(folder.path().join("tour")).unwrap();
    assert_eq!(path_of(folder.path(), "tour"), None);
    assert_eq!(path_of(folder.path(), "tour/none/tour"), None);
    assert_eq!(path_of(folder.path(), &"tour".repeat(100)), None);
    assert_eq!(path_of(folder.path(), "tour\0"), None);
    fs::write(&path, "").unwrap();
    assert_eq!(path_of(folder.path(), "tour"), Some(path.clone()));
    assert_eq!(path_of(folder.path(), "tour.toml"), Some(path.clone()));
    assert_eq!(path_of(folder.path(), "tour.toml/tour"), None);
    assert_eq!(path_of(Path::new(""), &path.to_string_lossy()), Some(path));
    assert_eq!(path_of(folder.path(), ""), None);
}

#[test]
fn a_definition_that_is_too_large_is_not_read() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("large.toml");
    let file = fs::File::create(&path).unwrap();
    file.set_len(5 << 20).unwrap();
    let LoadError::Unreadable(told) = load_from(folder.path(), "large").unwrap_err() else {
        panic!("not refused")
    };
    assert_eq!(
        told.english().as_str(),
        format!(
            "{} cannot be read: a definition has at most 4 MiB; move long lists into CSV files beside it.",
            path.display()
        )
    );
}

#[test]
fn lists_stand_beside_the_definition() {
    let folder = tempfile::tempdir().unwrap();
    let beside = folder.path().join("beside");
    fs::create_dir_all(beside.join("lists")).unwrap();
    fs::write(beside.join("lists/a.csv"), "code,label\n").unwrap();
    fs::write(folder.path().join("outside.csv"), "").unwrap();
    let outside = folder.path().join("outside.csv");
    let shelf = DiskShelf {
        folder: &beside,
        disk: &Real,
    };
    assert_eq!(shelf.list("lists/a.csv"), Ok(b"code,label\n".to_vec()));
    for away in [
        "",
        "../outside.csv",
        "lists/../../outside.csv",
        &outside.to_string_lossy(),
    ] {
        let told = shelf.list(away).unwrap_err();
        assert!(
            told.starts_with("it is not in the definition's folder"),
            "{away}: {told}"
        );
    }
    let missing = shelf.list("lists/b.csv").unwrap_err();
    assert_eq!(missing, "it is not there.");
    assert_eq!(shelf.list("lists").unwrap_err(), "it is not a file.");
    let large = fs::File::create(beside.join("large.csv")).unwrap();
    large.set_len((16 << 20) + 1).unwrap();
    let told = shelf.list("large.csv").unwrap_err();
    assert!(told.starts_with("it has more than 16 MiB"), "{told}");
}

#[test]
fn every_bundled_survey_is_loaded_by_its_id() {
    let sources = bundled().into_iter().map(|loaded| loaded.source);
    assert!(sources.eq(bundled::IDS));
    for id in bundled::IDS {
        let loaded = load(id).unwrap();
        assert_eq!(loaded.survey.id.as_str(), id);
        assert_eq!(loaded.warnings, [], "{id}");
    }
}

#[test]
fn a_survey_is_loaded_again_by_its_source() {
    let folder = tempfile::tempdir().unwrap();
    let bundled = Path::new(env!("CARGO_MANIFEST_DIR")).join("surveys");
    let tour = fs::read_to_string(bundled.join("tour.toml")).unwrap();
    let newer = tour.replace("version = \"1.0\"", "version = \"1.1\"");
    fs::write(folder.path().join("tour.toml"), newer).unwrap();
    fs::create_dir(folder.path().join("lists")).unwrap();
    let list = "lists/municipalities.csv";
    fs::copy(bundled.join(list), folder.path().join(list)).unwrap();
    let loaded = load_from(folder.path(), "tour").unwrap();
    assert_eq!(loaded.survey.version.as_str(), "1.1");
    assert!(Path::new(&loaded.source).is_absolute());
    let again = load(&loaded.source).unwrap();
    assert_eq!(again.survey.digest, loaded.survey.digest);
}

#[test]
fn problems_name_the_file_as_it_was_named() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("odd.toml");
    fs::write(&path, "format = 1\nid =").unwrap();
    let LoadError::Problems(problems) = load(&path.to_string_lossy()).unwrap_err() else {
        panic!("not refused")
    };
    assert_eq!(problems[0].file.as_str(), path.to_string_lossy());
}
