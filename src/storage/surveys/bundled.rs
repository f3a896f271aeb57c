//! The surveys that come with the program.

use super::{Found, Loaded};
use crate::survey::Shelf;

/// One definition and what it is found by.
pub(super) struct Bundled {
    pub(super) id: &'static str,
    /// Where it stands in the sources, for problems.
    pub(super) file: &'static str,
    pub(super) source: &'static str,
}

pub(super) const DEFINITIONS: [Bundled; 3] = [
    Bundled {
        id: "innovation-executives",
        file: "surveys/innovation-executives.toml",
        source: include_str!("../../../surveys/innovation-executives.toml"),
    },
    Bundled {
        id: "innovation-units",
        file: "surveys/innovation-units.toml",
        source: include_str!("../../../surveys/innovation-units.toml"),
    },
    Bundled {
        id: "tour",
        file: "surveys/tour.toml",
        source: include_str!("../../../surveys/tour.toml"),
    },
];

pub(super) const IDS: [&str; DEFINITIONS.len()] =
    [DEFINITIONS[0].id, DEFINITIONS[1].id, DEFINITIONS[2].id];

const LISTS: [(&str, &[u8]); 2] = [
    (
        "lists/county-authorities.csv",
        include_bytes!("../../../surveys/lists/county-authorities.csv"),
    ),
    (
        "lists/municipalities.csv",
        include_bytes!("../../../surveys/lists/municipalities.csv"),
    ),
];

/// The lists beside the bundled definitions.
pub(super) struct BundledShelf;

impl Shelf for BundledShelf {
    fn list(&self, file: &str) -> Result<Vec<u8>, String> {
        let found = LISTS.iter().find(|(name, _)| *name == file);
        found
            .map(|(_, bytes)| bytes.to_vec())
            .ok_or_else(|| "it is not among the bundled lists.".to_owned())
    }
}

/// All surveys that come with the program, each with its id as `source`.
pub fn bundled() -> Vec<Loaded> {
    let read = |one: &Bundled| one.found().read().ok();
    DEFINITIONS.iter().filter_map(read).collect()
}

/// `None` where none has this id.
pub(super) fn find(id: &str) -> Option<Found> {
    let one = DEFINITIONS.iter().find(|one| one.id == id);
    one.map(Bundled::found)
}

impl Bundled {
    fn found(&self) -> Found {
        Found {
            name: self.file.to_owned(),
            path: None,
            bytes: self.source.as_bytes().into(),
            source: self.id.to_owned(),
        }
    }
}
