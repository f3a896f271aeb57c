//! What happened, what the outside world should now do, and how the two meet.

use super::{Fact, Place, Position, Session, Sheet};
use crate::locale::Message;
use crate::plain::Plain;
use crate::survey::{Entry, Language};

/// What happened: the respondent's doing, or the outside world's word.
#[derive(Clone, Debug, PartialEq)]
pub enum Event {
    /// The interview begins, or is taken up again.
    Began,
    /// The respondent has read what a changed definition did to the answers.
    ChangesRead,
    Consented(bool),
    /// An answer that is there before the respondent; a fixed one is not theirs to change.
    Prefilled {
        place: Place,
        entry: Entry,
        fixed: bool,
    },
    Entered {
        place: Place,
        entry: Entry,
    },
    Cleared {
        place: Place,
    },
    /// Why a doubted answer stands; an empty reason takes it back.
    Explained {
        place: Place,
        reason: String,
    },
    /// Take back the last change of an answer.
    Undone,
    /// Do again what was taken back last.
    Redone,
    /// Ask the page of this place once more, where it is asked a number of times.
    Added {
        place: Place,
    },
    /// Take this time of the page away.
    Removed {
        place: Place,
    },
    /// Accept this answer and go on.
    Next,
    Back,
    WentTo(Position),
    LanguageChosen(Language),
    Submitted,
    /// Leave now; what is there is kept.
    Left,
    /// Go on in the other front end.
    Switched,
    /// The response is frozen and on disk.
    Filed,
    /// The response could not be written; the answers are still here.
    FilingFailed(Message),
    /// What has become of the filed response.
    Delivered(News),
    /// Saving fails (`Some`, with what to tell the respondent) or works again (`None`).
    SavingFailed(Option<Message>),
}

/// How far a filed response has come.
#[derive(Clone, Debug, PartialEq)]
pub enum News {
    Sending,
    /// `code`: what a respondent can read aloud. `note`: how to look the response up,
    /// where whoever runs this program can do so.
    Receipted {
        code: Plain,
        received: Plain,
        note: Option<Message>,
    },
    /// It waits on this machine and can be sent later. `is_retried`: the world does so by itself,
    /// as long as it is there.
    Waiting {
        why: Message,
        is_retried: bool,
    },
    /// It waits on this machine until a person gives what is lacking.
    Lacking(Lack),
    /// It will not be sent by itself; it is kept and can be exported.
    Parked {
        why: Message,
    },
    /// It was a preview: nothing was saved or sent.
    Rehearsed,
}

/// What only a person can give before a response is sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lack {
    /// Where to send it: neither the survey nor anybody else has said.
    Address,
    /// The code that the endpoint asks for, or one that it takes.
    AccessCode,
}

impl Lack {
    /// The sentence on what to do, which tells a command of this program.
    pub fn message_id(self) -> &'static str {
        match self {
            Self::Address => "news-address",
            Self::AccessCode => "news-access-code",
        }
    }
}

/// What the outside world should now do, in order.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Append to the journal before anything is drawn.
    Record(Fact),
    /// Make what was appended durable, soon, without holding up the next key.
    Sync,
    /// Freeze this into bytes and make them durable; answer with `Filed`.
    File(Box<Sheet>),
    /// Send what was filed; news arrive by and by.
    Deliver,
    /// The interview ends.
    Leave(Farewell),
}

/// In which state the respondent leaves a front end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Farewell {
    /// The draft is kept and can be taken up again.
    Kept,
    /// They go on at once, in the other front end.
    Elsewhere,
    /// No consent: nothing is kept.
    Declined,
    /// The response is filed.
    Filed,
}

/// Whoever obeys effects. Two real implementations: the runner (disk and network) and
/// the author's preview (neither).
pub trait World {
    /// Does as asked; returns what came of it, if that is known at once.
    fn obey(&mut self, effect: Effect) -> Option<Event>;

    /// What has come back since the last call. Never waits.
    fn hear(&mut self) -> Option<Event>;
}

/// Feeds one event through the session and everything that follows from it through the
/// world. Both front ends come through here, so that neither can forget an effect.
pub fn drive(session: &mut Session, world: &mut dyn World, event: Event) -> Option<Farewell> {
    let mut left = None;
    let mut events = std::collections::VecDeque::from([event]);
    while let Some(event) = events.pop_front() {
        for effect in session.update(event) {
            if let Effect::Leave(farewell) = effect {
                left = Some(farewell);
            }
            events.extend(world.obey(effect));
        }
    }
    left
}

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
