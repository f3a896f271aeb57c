//! The definitions that stand in a folder.

use std::path::{Path, PathBuf};

use super::{LoadError, Loaded, find_file};

/// A folder with more is not looked through to its end.
const FILES_MAX: usize = 200;

/// Every file of a folder that means to be a survey, by its name: read, or why it is none.
/// A folder that cannot be looked into has none.
pub fn in_folder(folder: &Path) -> Vec<(PathBuf, Result<Loaded, LoadError>)> {
    let Ok(files) = std::fs::read_dir(folder) else {
        return Vec::new();
    };
    let paths = files.filter_map(|file| Some(file.ok()?.path()));
    let is_toml = |path: &PathBuf| path.extension().is_some_and(|ending| ending == "toml");
    let mut paths: Vec<PathBuf> = paths
        .filter(|path| is_toml(path) && path.is_file())
        .take(FILES_MAX)
        .collect();
    paths.sort();
    let surveys = paths.into_iter().filter_map(|path| {
        let found = find_file(path.clone()).ok()?;
        means_to_be(&found.bytes).then(|| (path, found.read()))
    });
    surveys.collect()
}

/// Whether a file says that it is a survey: other programs have their TOML files too.
fn means_to_be(bytes: &[u8]) -> bool {
    let text = String::from_utf8_lossy(bytes);
    let keys = text.lines().take_while(|line| !line.starts_with('['));
    let mut keys = keys.filter_map(|line| line.split_once('='));
    keys.any(|(key, _)| key.trim() == "format") && text.contains("[[page]]")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_shows_its_surveys_and_nothing_else() {
        let folder = tempfile::TempDir::new().unwrap();
        let write = |name: &str, text: &str| std::fs::write(folder.path().join(name), text);
        write("Cargo.toml", "[package]\nname = \"x\"\nformat = 1\n").unwrap();
        write("notes.txt", "format = 1\n[[page]]\n").unwrap();
        write("broken.toml", "format = 1\nid = \"broken\"\n[[page]]\n").unwrap();
        let names: Vec<_> = in_folder(folder.path())
            .into_iter()
            .map(|(path, read)| (path.file_name().unwrap().to_owned(), read.is_ok()))
            .collect();
        assert_eq!(names, [("broken.toml".into(), false)]);
        assert!(in_folder(&folder.path().join("none")).is_empty());
    }
}
