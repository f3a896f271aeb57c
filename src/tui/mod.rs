//! The full-screen front end: a form that is drawn with few bytes.
//!
//! A key travels one way: `key` (the terminal's word to ours) → `keymap` (what it means
//! here) → `screen` (the overlay, else the editor in focus, else movement) → events for the
//! session → `view` (draws) → `backend` (the shortest way from the last frame to this one).

mod backend;
mod editor;
mod form;
mod hit;
pub mod home;
mod jump;
mod key;
mod keymap;
mod model;
mod notice;
mod overlay;
mod reasons;
mod review;
mod scenes;
mod screen;
mod terminal;
#[cfg(feature = "author")]
mod tester;
mod theme;
mod view;

use std::io;
use std::time::Duration;

use ratatui::buffer::Buffer;

use crate::session::{Event, Farewell, News, Phase, Session, World};
use terminal::{Heard, Terminal};

pub use backend::{Backend, Frame};
pub use form::Form;
pub use key::Key;
pub use model::Model;
pub use terminal::{columns, obeys_sequences};
#[cfg(feature = "author")]
pub use tester::{Tester, rehearse};
pub use theme::{Glyphs, Look, Theme};

/// How long to wait for a key before asking the world for news again.
const AWAITING: Duration = Duration::from_millis(100);
const CALM: Duration = Duration::from_millis(250);

/// Runs the form on the terminal until the respondent is done, leaves, or is cut off.
///
/// `stop` is true once the program was asked to end. A terminal that is gone, or a program
/// asked to end, is a respondent who leaves: the draft is kept.
pub fn run(
    session: &mut Session,
    world: &mut dyn World,
    look: Look,
    stop: &dyn Fn() -> bool,
) -> io::Result<Farewell> {
    let (mut terminal, size) = Terminal::take(look)?;
    let mut form = Form::new(size, look);
    let mut paper = Buffer::default();
    loop {
        while let Some(event) = world.hear() {
            if let Some(farewell) = form.happen(session, world, event) {
                return Ok(farewell);
            }
        }
        form.settle(session);
        let frame = form.draw_on(session, paper);
        let gone = terminal.show(&frame).is_err();
        paper = frame.buffer;
        let heard = if gone || stop() {
            Heard::Gone
        } else {
            terminal.hear(if is_awaited(session) { AWAITING } else { CALM })
        };
        let farewell = match heard {
            Heard::Nothing => None,
            Heard::Key(key) => form.press(session, world, key),
            Heard::Hasty(key) => form.press_hasty(session, world, key),
            Heard::Resized(size) => {
                form.resize(session, size);
                None
            }
            Heard::Gone => {
                // Whatever comes of it: nobody is there any more.
                let farewell = form.happen(session, world, Event::Left);
                return Ok(farewell.unwrap_or(Farewell::Kept));
            }
        };
        if let Some(farewell) = farewell {
            return Ok(farewell);
        }
    }
}

/// Whether news are on their way.
fn is_awaited(session: &Session) -> bool {
    match session.phase() {
        Phase::Filing
        | Phase::Filed(
            News::Sending
            | News::Waiting {
                is_retried: true, ..
            },
        ) => true,
        Phase::Answering
        | Phase::Declined
        | Phase::Filed(
            News::Receipted { .. }
            | News::Waiting {
                is_retried: false, ..
            }
            | News::Lacking(_)
            | News::Parked { .. }
            | News::Rehearsed,
        ) => false,
    }
}
