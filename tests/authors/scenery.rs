//! A folder of one author: definitions, the lists beside them, and the program run there.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use tempfile::TempDir;

pub(crate) fn at_root(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

pub(crate) fn settings() -> insta::Settings {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("reports");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings
}

pub(crate) struct Desk {
    folder: TempDir,
}

impl Desk {
    /// A folder with the lists that the shipped surveys look up in.
    pub(crate) fn new() -> Self {
        let desk = Self {
            folder: TempDir::new().unwrap(),
        };
        fs::create_dir(desk.path("lists")).unwrap();
        for list in ["municipalities.csv", "county-authorities.csv"] {
            let from = at_root("surveys/lists").join(list);
            fs::copy(from, desk.path("lists").join(list)).unwrap();
        }
        desk
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub(crate) fn write(&self, name: &str, text: &str) {
        fs::write(self.path(name), text).unwrap();
    }

    pub(crate) fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap()
    }

    /// Puts other words in the place of some that stand in a file once.
    pub(crate) fn change(&self, name: &str, from: &str, to: &str) {
        let source = self.read(name);
        assert_eq!(source.matches(from).count(), 1, "{from}");
        self.write(name, &source.replace(from, to));
    }

    /// Runs the program in the folder, speaking English.
    pub(crate) fn run(&self, arguments: &[&str]) -> (Option<i32>, String, String) {
        let output = Command::new(env!("CARGO_BIN_EXE_svar"))
            .args(arguments)
            .current_dir(self.folder.path())
            .env("SVAR_HOME", self.path("home"))
            .env("LC_ALL", "en")
            .stdin(Stdio::null())
            .output()
            .unwrap();
        let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
        (
            output.status.code(),
            text(&output.stdout),
            text(&output.stderr),
        )
    }
}
