//! Choices to pick from: one cursor for one, for many and for a ranking.

use super::{Asked, Caret, Edit, LINE, Press, picked};
use crate::expr::Code;
use crate::survey::{Choice, Kind, Picks};
use crate::tui::hit::Hit;
use crate::tui::key::{Gesture, Input, Scene};

/// How far a page key goes.
const PAGE_STOPS: usize = 8;

#[derive(Clone, Copy, Debug, Default)]
pub(in crate::tui) struct ChoicesEditor {
    stop: Stop,
    caret: Caret,
}

/// Where the cursor can stand.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::tui) enum Stop {
    Choice(usize),
    /// The words asked for by a picked choice ("Other, namely").
    Detail(usize),
}

impl Default for Stop {
    fn default() -> Self {
        Self::Choice(0)
    }
}

impl Stop {
    fn choice(self) -> usize {
        match self {
            Self::Choice(at) | Self::Detail(at) => at,
        }
    }
}

impl ChoicesEditor {
    pub(super) fn of(asked: &Asked<'_>) -> Self {
        let picks = asked.picks();
        let at = asked
            .choices
            .iter()
            .position(|choice| picks.has(&choice.code));
        Self {
            stop: Stop::Choice(at.unwrap_or(0)),
            caret: Caret::default(),
        }
    }

    /// Where the cursor stands among the choices that there are now.
    pub(in crate::tui) fn stop(&self, asked: &Asked<'_>) -> Stop {
        let at = self
            .stop
            .choice()
            .min(asked.choices.len().saturating_sub(1));
        match self.stop {
            Stop::Detail(_) if has_detail(asked, &asked.picks(), at) => Stop::Detail(at),
            Stop::Choice(_) | Stop::Detail(_) => Stop::Choice(at),
        }
    }

    pub(in crate::tui) fn caret(&self) -> Caret {
        self.caret
    }

    pub(super) fn scene(&self, asked: &Asked<'_>) -> Scene {
        match (self.stop(asked), &asked.question.kind) {
            (Stop::Detail(_), _) => Scene::Line,
            (Stop::Choice(_), Kind::Multi { .. }) => Scene::Multi,
            (Stop::Choice(_), Kind::Rank { .. }) => Scene::Rank,
            (Stop::Choice(_), _) => Scene::Single,
        }
    }

    pub(super) fn press(&mut self, asked: &Asked<'_>, input: &Input) -> Press {
        self.stop = self.stop(asked);
        let Some(choice) = asked.choices.get(self.stop.choice()) else {
            return Press::Unused;
        };
        if let Stop::Detail(_) = self.stop {
            match self.write(asked, choice, input) {
                Press::Unused => {}
                used => return used,
            }
        }
        let Some(gesture) = input.gesture() else {
            return Press::Unused;
        };
        match gesture {
            Gesture::Up => self.step(asked, -1),
            Gesture::Down => self.step(asked, 1),
            Gesture::First => self.stand(Stop::Choice(0)),
            Gesture::Last => self.stand(Stop::Choice(asked.choices.len() - 1)),
            Gesture::PageUp => self.jump(asked, self.stop.choice().saturating_sub(PAGE_STOPS)),
            Gesture::PageDown => self.jump(asked, self.stop.choice() + PAGE_STOPS),
            Gesture::Take => self.take(asked, choice),
            Gesture::Tick => self.tick(asked, choice),
            Gesture::Digit(digit) => self.digit(asked, usize::from(digit)),
            Gesture::EraseAll => clear(asked, choice),
            Gesture::Left
            | Gesture::Right
            | Gesture::WordLeft
            | Gesture::WordRight
            | Gesture::NewLine
            | Gesture::EraseBefore
            | Gesture::EraseAfter => Press::Unused,
        }
    }

    /// Picks what the mouse was pressed on, or goes into its words.
    pub(super) fn point(&mut self, asked: &Asked<'_>, hit: &Hit) -> Press {
        match hit {
            Hit::Entry(at) => {
                self.stop = Stop::Choice(*at);
                self.press(asked, &Gesture::Tick.into())
            }
            Hit::Text { field, row, column } => {
                self.stop = Stop::Detail(*field);
                let picks = asked.picks();
                let code = asked.choices.get(*field).map(|choice| &choice.code);
                let detail = code.and_then(|code| picks.details.get(code));
                let detail = detail.map_or("", String::as_str);
                self.caret.point(detail, LINE, (*row, *column));
                Press::Moved
            }
            Hit::Cell { .. } | Hit::Reason(_) | Hit::Key(_) => Press::Unused,
        }
    }

    fn stand(&mut self, stop: Stop) -> Press {
        self.stop = stop;
        Press::Moved
    }

    fn jump(&mut self, asked: &Asked<'_>, to: usize) -> Press {
        self.stand(Stop::Choice(to.min(asked.choices.len() - 1)))
    }

    fn step(&mut self, asked: &Asked<'_>, by: isize) -> Press {
        let picks = asked.picks();
        let mut stops = Vec::with_capacity(asked.choices.len() + 1);
        for at in 0..asked.choices.len() {
            stops.push(Stop::Choice(at));
            if has_detail(asked, &picks, at) {
                stops.push(Stop::Detail(at));
            }
        }
        let here = stops.iter().position(|stop| *stop == self.stop);
        let there = here.and_then(|here| stops.get(here.checked_add_signed(by)?));
        if let Some(stop) = there {
            self.stop = *stop;
            self.write_on(asked, &picks);
        }
        Press::Moved
    }

    fn write_on(&mut self, asked: &Asked<'_>, picks: &Picks) {
        let code = &asked.choices[self.stop.choice()].code;
        self.caret = Caret::end_of(picks.details.get(code).map_or("", String::as_str));
    }

    /// Enter: the one choice is made, unless it asks for words of its own.
    fn take(&mut self, asked: &Asked<'_>, choice: &Choice) -> Press {
        let picks = asked.picks();
        let was = picks.codes.as_slice() == std::slice::from_ref(&choice.code);
        if choice.detail {
            self.stop = Stop::Detail(self.stop.choice());
            self.write_on(asked, &picks);
        }
        match (was, choice.detail) {
            (true, true) => Press::Moved,
            (true, false) => Press::Done,
            (false, true) => Press::Changed(picked(only(picks, choice))),
            (false, false) => Press::Taken(picked(only(picks, choice))),
        }
    }

    /// Space: picks, or takes a tick or a rank away again.
    fn tick(&mut self, asked: &Asked<'_>, choice: &Choice) -> Press {
        let mut picks = asked.picks();
        if let Kind::Multi { .. } | Kind::Rank { .. } = asked.question.kind {
            toggle(&mut picks, choice, asked.question.kind.choices());
            if !picks.has(&choice.code) {
                return Press::Changed(picked(picks));
            }
        } else {
            picks = only(picks, choice);
        }
        if choice.detail {
            self.stop = Stop::Detail(self.stop.choice());
            self.write_on(asked, &picks);
        }
        Press::Changed(picked(picks))
    }

    /// A digit picks the choice of that number; in a ranking it gives the place.
    fn digit(&mut self, asked: &Asked<'_>, digit: usize) -> Press {
        if let Kind::Rank { max, .. } = asked.question.kind {
            let choice = asked.choices[self.stop.choice()];
            let mut picks = asked.picks();
            picks.codes.retain(|code| *code != choice.code);
            if digit > max {
                return Press::Unused;
            }
            let place = (digit - 1).min(picks.codes.len());
            picks.codes.insert(place, choice.code.clone());
            return Press::Changed(picked(picks));
        }
        let Some(choice) = asked.choices.get(digit - 1) else {
            return Press::Unused;
        };
        self.stop = Stop::Choice(digit - 1);
        self.tick(asked, choice)
    }

    fn write(&mut self, asked: &Asked<'_>, choice: &Choice, input: &Input) -> Press {
        let mut picks = asked.picks();
        let detail = picks.details.get(&choice.code).map_or("", String::as_str);
        match self.caret.press(detail, input, LINE) {
            Edit::Moved => Press::Moved,
            Edit::Unused => Press::Unused,
            Edit::Changed(written) => {
                if written.is_empty() {
                    picks.details.remove(&choice.code);
                } else {
                    picks.details.insert(choice.code.clone(), written);
                }
                Press::Changed(picked(picks))
            }
        }
    }
}

/// Whether a choice is picked and has room for words of its own.
pub(in crate::tui) fn has_detail(asked: &Asked<'_>, picks: &Picks, at: usize) -> bool {
    let choice = asked.choices.get(at);
    choice.is_some_and(|choice| choice.detail && picks.has(&choice.code))
}

/// Picks a choice among others, or takes it away again. What cannot stand with others takes
/// their place, and gives way to them.
pub(super) fn toggle(picks: &mut Picks, choice: &Choice, all: &[Choice]) {
    if picks.has(&choice.code) {
        picks.codes.retain(|code| *code != choice.code);
        return;
    }
    let alone = |code: &Code| all.iter().any(|c| c.exclusive && c.code == *code);
    picks.codes.retain(|code| !choice.exclusive && !alone(code));
    picks.codes.push(choice.code.clone());
}

/// One choice instead of what was picked; what was written beside others is remembered.
fn only(mut picks: Picks, choice: &Choice) -> Picks {
    picks.codes = vec![choice.code.clone()];
    picks
}

fn clear(asked: &Asked<'_>, choice: &Choice) -> Press {
    let mut picks = asked.picks();
    match asked.question.kind {
        Kind::Rank { .. } => picks.codes.retain(|code| *code != choice.code),
        _ => picks.codes.clear(),
    }
    if asked.picks() == picks {
        return Press::Unused;
    }
    Press::Changed(picked(picks))
}
