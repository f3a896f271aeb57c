//! Delivers what waits on this machine, one response after the other: none blocks another.

use super::Moment;
use super::post::{Addressee, Post, Sent};
use crate::delivery::{Endpoint, EndpointError, Round};
use crate::locale::Message;
use crate::plain::Plain;
use crate::storage::{Home, Listed, Stage, StorageError};

/// What is the same for every response on the way.
pub struct Trip<'a> {
    pub home: &'a Home,
    /// One round: an endpoint that is out of reach is not asked again for each response.
    pub round: Round<'a>,
    /// Where they go, where that is not for each response to say.
    pub to: Option<&'a str>,
    pub code: Option<&'a str>,
    pub clock: &'a dyn Fn() -> Moment,
}

/// What waits to be delivered, the oldest first: whoever has waited longest goes first.
/// With those that were refused, where they are to be tried once more.
pub fn waiting(home: &Home, refused: bool) -> Result<Vec<Listed>, StorageError> {
    let listed = home.journals()?.into_iter().flatten().rev();
    let waits = |listed: &Listed| match listed.stage {
        Stage::Response(_) => true,
        Stage::Parked(..) => refused,
        Stage::Draft | Stage::Receipted(_) => false,
    };
    Ok(listed.filter(waits).collect())
}

/// This one, waiting or refused.
pub fn waits(home: &Home, id: &str) -> Result<Listed, StorageError> {
    let mut listed = home.journals()?.into_iter().flatten();
    let found = listed.find(|listed| listed.id == id && listed.stage.frozen().is_some());
    found.ok_or_else(|| StorageError::NotWaiting {
        id: Plain::line(id),
    })
}

impl Trip<'_> {
    /// One attempt to deliver one response; fails, in a sentence, where it is not even tried.
    pub fn one(&mut self, listed: &Listed) -> Result<Sent, Message> {
        let address = self.to.or(listed.opening.endpoint.as_deref());
        let address = address.ok_or_else(|| Message::new("send-where"))?;
        let endpoint = Endpoint::new(address).map_err(EndpointError::message)?;
        let addressee = Addressee {
            endpoint,
            key: None,
            code: self.code.map(str::to_owned),
        };
        let mut journal = self
            .home
            .take_up(&listed.opening.id)
            .map_err(|error| error.message())?;
        if matches!(listed.stage, Stage::Parked(..)) {
            journal
                .unpark(&(self.clock)().written())
                .map_err(|error| error.message())?;
        }
        let post = Post::prepare(self.home, &journal, &addressee, (self.clock)());
        let post = post.map_err(|unready| unready.message())?;
        let outcome = post.carry(&mut self.round);
        Ok(addressee.settle((self.home, &mut journal), &outcome, (self.clock)()))
    }
}
