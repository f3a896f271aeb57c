//! The file beside a definition that keeps what its translations were made from.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use super::edit::quoted;
use crate::survey::{Language, Stamps};

const HEAD: &str = "\
# Written by `svar texts`; keep it beside the definition. It holds the source wording that
# each translation was made from, so that `svar check` tells which are out of date.
format = 1
";

/// `tour.translations` for `tour.toml`. It is no `.toml`, as those are definitions.
pub(super) fn path_beside(definition: &Path) -> PathBuf {
    definition.with_extension("translations")
}

/// The file's bytes: a line for each text, so that versions of it are easy to compare.
pub(super) fn written(stamps: &Stamps, source: &Language) -> String {
    let mut out = String::from(HEAD);
    let _ = writeln!(out, "source = {}", quoted(source.as_str()));
    for (tag, texts) in &stamps.made_from {
        let _ = writeln!(out, "\n[made_from.{tag}]");
        for (text, fingerprint) in texts {
            let (text, fingerprint) = (quoted(text.as_str()), quoted(fingerprint.as_str()));
            let _ = writeln!(out, "{text} = {fingerprint}");
        }
    }
    out.push_str("\n[wordings]\n");
    for (fingerprint, words) in &stamps.wordings {
        // A bare key of digits alone would do, but not in every other reader of TOML.
        let _ = writeln!(out, "{} = {}", quoted(fingerprint.as_str()), quoted(words));
    }
    out
}
