//! What was exported on another machine, and is taken in here: hostile until checked.

use std::path::{Path, PathBuf};

use super::StorageError;
use super::content::Content;
use super::disk::Disk;
use super::error::shown;
use super::fold::{Flaw, Folded, Stage, fold};
use super::read::JOURNAL_BYTES_MAX;
use super::record::{Frozen, Opening, Record};
use crate::survey::{Language, SurveyId};
use crate::wire::{Digest, Response};

/// All journals begin alike, whichever version wrote them.
const JOURNAL: &[u8] = b"svar journal ";

/// The journal of what a file holds, as `Home::export` wrote it, and what it says.
pub(super) fn read_carried(
    path: &Path,
    disk: &dyn Disk,
) -> Result<(Vec<u8>, Folded), StorageError> {
    let unreadable = |error| StorageError::unreadable(path, &error);
    let found = disk.look(path).map_err(unreadable)?;
    // What is no file may never end, or never begin.
    if !found.is_file() || found.len() > JOURNAL_BYTES_MAX {
        return Err(other(path));
    }
    let bytes = disk.read(path, JOURNAL_BYTES_MAX).map_err(unreadable)?;
    if bytes.starts_with(JOURNAL) {
        let folded = draft(path, &bytes)?;
        Ok((bytes, folded))
    } else {
        response(bytes).ok_or_else(|| other(path))
    }
}

/// Neither a draft nor a response.
fn other(path: &Path) -> StorageError {
    StorageError::NotCarried { path: shown(path) }
}

/// A draft, whole to its last byte.
fn draft(path: &Path, bytes: &[u8]) -> Result<Folded, StorageError> {
    let torn = || StorageError::Torn { path: shown(path) };
    let reading = fold(bytes).map_err(|flaw| match flaw {
        Flaw::NoJournal => other(path),
        Flaw::NoOpening => torn(),
        Flaw::Newer => StorageError::Newer { path: shown(path) },
    })?;
    if reading.sound < bytes.len() {
        return Err(torn());
    }
    if !reading.folded.stage.is_draft() {
        return Err(other(path));
    }
    Ok(reading.folded)
}

/// A journal for the response whose frozen bytes these are.
fn response(mut bytes: Vec<u8>) -> Option<(Vec<u8>, Folded)> {
    // No response ends in white space: what stands there came in on the way.
    bytes.truncate(bytes.trim_ascii_end().len());
    let response = Response::decode(&bytes).ok()?;
    let document = String::from_utf8(bytes).ok()?;
    let opening = Opening {
        survey: SurveyId::new(&response.survey)?,
        language: Language::new(&response.language)?,
        id: response.id,
        version: response.version,
        digest: response.digest,
        title: response.survey.clone(),
        source: response.survey,
        // The document does not say where it goes: whoever sends it does.
        endpoint: None,
        started: response.started,
        client: format!("{} {}", response.client.name, response.client.version),
    };
    let frozen = Frozen {
        sha256: Digest::of(document.as_bytes()),
        document,
        completed: response.completed,
    };
    let opened = Content::new().with(&Record::Opened(opening.clone()));
    let content = opened.with(&Record::Frozen(frozen.clone()));
    let folded = Folded {
        stage: Stage::Response(frozen),
        ..Folded::new(opening)
    };
    Some((content.bytes().to_vec(), folded))
}

/// A path as it would be typed into a shell: in quotes, or from the own folder on.
pub fn path_as_typed(typed: &str) -> PathBuf {
    let typed = typed.trim().trim_matches(['\'', '"']);
    match (typed.strip_prefix("~/"), std::env::home_dir()) {
        (Some(rest), Some(home)) => home.join(rest),
        _ => PathBuf::from(typed),
    }
}
