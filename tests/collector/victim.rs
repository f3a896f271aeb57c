//! A real collector process, to be killed.

use std::io::{BufRead as _, BufReader};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;

use svar::collector::{StoreAddress, Stored, stored};
use svar::survey::Survey;
use svar::wire::Response;

use crate::common::survey;
use crate::scenery::response;

const TINY: &str = "format = 1\nid = 'tiny'\nversion = '1'\nlanguages = ['en']\ntitle.en = 'Tiny'\n\
    [privacy]\nmode = 'anonymous'\n[[page]]\nid = 'only'\ntitle.en = 'Page'\n\
    [[page.question]]\nid = 'age'\nkind = 'integer'\ntext = 'Age?'\n";

pub(crate) struct Victim {
    child: Child,
    pub(crate) address: SocketAddr,
    survey: Arc<Survey>,
}

impl Victim {
    /// Returns when it listens.
    pub(crate) fn start(folder: &Path) -> Self {
        let definition = folder.join("tiny.toml");
        std::fs::write(&definition, TINY).unwrap();
        let store = format!("sqlite://{}", file(folder).display());
        let mut child = Command::new(env!("CARGO_BIN_EXE_svar"))
            .args(["collect", "--listen", "127.0.0.1:0", "--store", &store])
            .arg(&definition)
            .env("LC_ALL", "en_US.UTF-8")
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut line = String::new();
        let out = child.stdout.as_mut().unwrap();
        BufReader::new(out).read_line(&mut line).unwrap();
        let rest = line.split_once("http://").unwrap().1;
        let address = rest.split('/').next().unwrap().parse().unwrap();
        Self {
            child,
            address,
            survey: survey(TINY.as_bytes()),
        }
    }

    /// Of somebody new.
    pub(crate) fn response(&self) -> Response {
        response(&self.survey, &[])
    }

    #[cfg(target_os = "linux")]
    pub(crate) fn process(&self) -> u32 {
        self.child.id()
    }
}

impl Drop for Victim {
    /// SIGKILL, on Unix.
    fn drop(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }
}

pub(crate) fn kept(folder: &Path) -> Vec<Stored> {
    stored(&StoreAddress::file(&file(folder)).unwrap(), None, None).unwrap()
}

fn file(folder: &Path) -> PathBuf {
    folder.join("responses.db")
}
