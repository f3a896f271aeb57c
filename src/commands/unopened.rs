//! What keeps a survey from being opened, told where it was asked for.

use super::Errand;
use crate::delivery::EndpointError;
use crate::locale::Message;
use crate::output::Ending;
use crate::plain::Plain;
use crate::storage::StorageError;
use crate::storage::surveys::LoadError;

/// Why a survey cannot be begun or taken up.
pub(super) enum Unopened {
    Survey(LoadError),
    /// Where its responses are to go.
    Address(EndpointError),
    /// Its draft.
    Draft(StorageError),
}

impl Unopened {
    /// One sentence, where there is room for no more; `source`: what was to be opened.
    pub(super) fn message(&self, source: &str) -> Message {
        match self {
            Self::Survey(LoadError::Problems(_)) => Message::new("home-unopened").with(
                "why",
                Message::new("home-broken").with("file", Plain::line(source)),
            ),
            Self::Survey(LoadError::NotFound(why) | LoadError::Unreadable(why)) => why.clone(),
            Self::Address(error) => error.message(),
            Self::Draft(error) => error.message(),
        }
    }
}

impl From<LoadError> for Unopened {
    fn from(error: LoadError) -> Self {
        Self::Survey(error)
    }
}

impl From<EndpointError> for Unopened {
    fn from(error: EndpointError) -> Self {
        Self::Address(error)
    }
}

impl From<StorageError> for Unopened {
    fn from(error: StorageError) -> Self {
        Self::Draft(error)
    }
}

impl Errand<'_> {
    /// Tells in full why a survey is not opened.
    pub(super) fn unopened(&self, unopened: Unopened) -> Ending {
        match unopened {
            Unopened::Survey(error) => self.load_trouble(error),
            Unopened::Address(error) => self.address_trouble(error),
            Unopened::Draft(error) => self.storage_trouble(&error),
        }
    }
}
