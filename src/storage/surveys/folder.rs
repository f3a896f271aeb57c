//! The definitions that stand in a folder.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use super::{Base, LoadError, Loaded, is_absence, unreadable};

/// A folder with more is not looked through to its end.
const FILES_MAX: usize = 200;

type Listed = Result<Loaded, LoadError>;

impl Base<'_> {
    /// See [`super::in_folder`].
    pub(in crate::storage) fn surveys(self) -> Vec<(PathBuf, Listed)> {
        let names = match self.disk.names(self.folder) {
            Ok(names) => names,
            Err(error) if is_absence(&error) => return Vec::new(),
            Err(error) => {
                let why = unreadable(self.folder, &error);
                return vec![(self.folder.to_owned(), Err(why))];
            }
        };
        let mut paths: Vec<PathBuf> = names.iter().map(|name| self.folder.join(name)).collect();
        paths.retain(|path| path.extension() == Some(OsStr::new("toml")));
        paths.sort();
        let surveys = paths.into_iter().filter_map(|path| {
            let read = self.survey(&path)?;
            Some((path, read))
        });
        surveys.take(FILES_MAX).collect()
    }

    /// `None` where a file is gone or does not mean to be a survey.
    fn survey(self, path: &Path) -> Option<Listed> {
        match self.disk.look(path) {
            Ok(seen) if seen.is_file() => {}
            Ok(_) => return None,
            Err(error) if is_absence(&error) => return None,
            Err(error) => return Some(Err(unreadable(path, &error))),
        }
        match self.file(path.to_owned()) {
            Ok(found) => means_to_be(&found.bytes).then(|| self.read(&found)),
            Err(why) => Some(Err(why)),
        }
    }
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
    use super::super::in_folder;

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
