//! Lists the interface's languages, so that adding one is adding its file and nothing else.

#![expect(
    clippy::disallowed_macros,
    clippy::disallowed_methods,
    reason = "a build script hears from its builder and answers in these ways"
)]

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

/// Spoken where nothing better is known, so it comes first.
const FIRST: &str = "nb";

fn main() -> io::Result<()> {
    // Asked now: builds of two checkouts may share what this script was compiled to.
    let project = env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default();
    let folder = Path::new(&project).join("src/locale");
    println!("cargo::rerun-if-changed={}", folder.display());
    let mut files = Vec::new();
    for file in fs::read_dir(&folder)? {
        let path = file?.path();
        let tag = path.file_stem().and_then(|stem| stem.to_str());
        let tag = tag.map(str::to_owned);
        if let (Some(tag), true) = (tag, path.extension().is_some_and(|end| end == "ftl")) {
            let path = path.to_string_lossy().into_owned();
            files.push((tag != FIRST, tag, path));
        }
    }
    files.sort();
    let mut list = String::from("&[");
    for (_, tag, path) in files {
        let _ = write!(list, "({tag:?}, include_str!({path:?})), ");
    }
    list.push(']');
    let out = env::var_os("OUT_DIR")
        .map(PathBuf::from)
        .unwrap_or_default();
    fs::write(out.join("languages.rs"), list)
}
