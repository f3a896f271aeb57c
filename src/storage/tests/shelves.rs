//! Where data lives, and who may read it.

use std::fs;

use super::{ID, append_all, names, opening, scene, some_facts};
use crate::storage::{Home, StorageError};

#[test]
fn the_home_that_is_named_first_counts() {
    let folder = tempfile::tempdir().unwrap();
    let [named, variable, stick] =
        ["named", "variable", "stick"].map(|name| folder.path().join(name));
    let program = stick.join("svar");
    let open = |named: Option<&std::path::Path>, variable: Option<&std::path::Path>| {
        let variable = variable.map(|path| path.as_os_str().to_owned());
        let home = Home::open(named, variable, Some(&program)).unwrap();
        home.folder().to_owned()
    };
    fs::create_dir_all(stick.join("svar-data")).unwrap();
    assert_eq!(open(Some(&named), Some(&variable)), named);
    assert_eq!(open(None, Some(&variable)), variable);
    assert_eq!(open(None, None), stick.join("svar-data"));
    assert_eq!(
        open(None, Some(std::path::Path::new(""))),
        stick.join("svar-data")
    );
    assert_eq!(names(&variable), ["journals"]);
}

#[test]
fn a_folder_that_cannot_be_used_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("file");
    fs::write(&file, "").unwrap();
    let error = Home::at(&file).err().unwrap();
    assert_eq!(
        error.to_string(),
        format!(
            "The folder {} cannot be used: a part of its path is not a folder. Name another one with --home.",
            file.display()
        )
    );
}

#[test]
fn an_id_cannot_leave_the_folder() {
    let scene = scene();
    for id in ["", "../x", "a/b", "a.b", "C:x", "a\0", &"a".repeat(65)] {
        let error = scene.home.take_up(id).err().unwrap();
        assert!(
            matches!(error, StorageError::Misnamed { .. }),
            "{id}: {error}"
        );
    }
    drop(scene.home.create(opening()).unwrap());
    fs::copy(scene.journal(), scene.file("copy.journal")).unwrap();
    let error = scene.home.take_up("copy").err().unwrap();
    assert!(error.to_string().contains(ID), "{error}");
}

#[cfg(unix)]
#[test]
fn nobody_else_may_read_answers() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = tempfile::tempdir().unwrap();
    let mode = |path: &std::path::Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    let root = folder.path().join("deep").join("home");
    let home = Home::at(&root).unwrap();
    let mut journal = home.create(opening()).unwrap();
    append_all(&mut journal, &some_facts());
    drop(journal);
    let path = root.join("journals").join(format!("{ID}.journal"));
    let mut torn = fs::read(&path).unwrap();
    torn.pop();
    fs::write(&path, torn).unwrap();
    drop(home.take_up(ID).unwrap());
    home.targets()
        .defer("https://example.invalid", 1, 1)
        .unwrap();
    for folder in [root.parent().unwrap(), &root, &root.join("journals")] {
        assert_eq!(mode(folder), 0o700, "{}", folder.display());
    }
    assert_eq!(names(&root), ["journals", "targets.json", "targets.lock"]);
    assert_eq!(names(&root.join("journals")).len(), 3);
    for file in names(&root.join("journals")) {
        assert_eq!(mode(&root.join("journals").join(&file)), 0o600, "{file}");
    }
    assert_eq!(mode(&root.join("targets.json")), 0o600);
}
