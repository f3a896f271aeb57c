//! For those who write the questions: a survey as respondents will see it, with neither
//! disk nor network behind it, and its texts on their way to translators and back.

pub mod check;
pub mod comments;
pub mod compare;
pub mod explain;
pub mod ledger;
pub mod print;
mod rules;
pub mod scenario;
pub mod simulate;
pub mod starter;
pub mod texts;
pub mod watch;

mod rehearsal;

pub use rehearsal::Rehearsal;

use crate::session::{Effect, Event, News, World};

/// The world of a preview: it obeys, and nothing is saved or sent.
#[derive(Debug, Default)]
pub struct Preview {
    delivered: bool,
}

impl World for Preview {
    fn obey(&mut self, effect: Effect) -> Option<Event> {
        match effect {
            Effect::File(_) => Some(Event::Filed),
            Effect::Deliver => {
                self.delivered = true;
                None
            }
            Effect::Record(_) | Effect::Sync | Effect::Leave(_) => None,
        }
    }

    fn hear(&mut self) -> Option<Event> {
        std::mem::take(&mut self.delivered).then_some(Event::Delivered(News::Rehearsed))
    }
}
