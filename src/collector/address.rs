//! Where responses are stored: `sqlite://FILE`.

use std::fmt;
use std::path::{Path, PathBuf};
use std::str::FromStr;

use super::CollectorError;
use crate::plain::Plain;

/// A store, by its address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoreAddress(PathBuf); // Invariant: not empty, and absolute.

impl StoreAddress {
    /// The store in a file, whatever its name.
    pub fn file(path: &Path) -> Result<Self, CollectorError> {
        // A name such as `:memory:` must stay a file: what is stored is stored for good.
        let absolute = std::path::absolute(path);
        let shown = || Plain::line(&path.to_string_lossy());
        absolute
            .map(Self)
            .map_err(|_| CollectorError::Address(shown()))
    }

    pub fn path(&self) -> &Path {
        &self.0
    }
}

impl FromStr for StoreAddress {
    type Err = CollectorError;

    fn from_str(source: &str) -> Result<Self, CollectorError> {
        match source.split_once("://") {
            Some(("sqlite", file)) if !file.is_empty() => Self::file(Path::new(file)),
            Some((scheme, _)) if scheme != "sqlite" => {
                Err(CollectorError::OtherStore(Plain::line(scheme)))
            }
            _ => Err(CollectorError::Address(Plain::line(source))),
        }
    }
}

impl fmt::Display for StoreAddress {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            out,
            "sqlite://{}",
            Plain::line(&self.0.to_string_lossy()).as_str()
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_file_of_sqlite_is_a_store() {
        let address: StoreAddress = "sqlite:///srv/svar/responses.db".parse().unwrap();
        assert_eq!(address.path(), Path::new("/srv/svar/responses.db"));
        assert_eq!(address.to_string(), "sqlite:///srv/svar/responses.db");
        let memory: StoreAddress = "sqlite://:memory:".parse().unwrap();
        assert!(memory.path().is_absolute());
        for (source, said) in [
            (
                "postgres://host/name",
                "This program stores responses in SQLite, not in `postgres`. Write sqlite:// and the name of a file, such as sqlite://responses.db.",
            ),
            (
                "sqlite://",
                "`sqlite://` is not the address of a store. Write sqlite:// and the name of a file, such as sqlite://responses.db.",
            ),
            (
                "responses.db",
                "`responses.db` is not the address of a store. Write sqlite:// and the name of a file, such as sqlite://responses.db.",
            ),
        ] {
            let error = source.parse::<StoreAddress>().unwrap_err();
            assert_eq!(error.to_string(), said);
        }
    }
}
