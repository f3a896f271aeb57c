//! What only a tester sees: the form with its definition laid over it.

use svar::author::Rehearsal;
use svar::session::{Session, State};
use svar::tui::{Key, Tester};

use crate::common::{at_root, shipped};
use crate::svg::NIGHT;
use crate::{COLOR, check, typed};

#[test]
fn the_pictures_show_what_a_tester_sees() {
    let survey = shipped("tour");
    let state = State {
        language: survey.speaks("en").cloned(),
        ..State::default()
    };
    let mut session = Session::new(survey, state);
    let mut rehearsal = Rehearsal::new(Some(&at_root("surveys/tour.toml")));
    let mut tester = Tester::new((84, 26), COLOR);
    let start = [Key::Char('1'), Key::Enter, Key::Enter];
    let keys = [&start[..], &typed("1\nstavanger\n3\n")[..], &[Key::F(5)]].concat();
    for key in keys {
        tester.press(&mut session, &mut rehearsal, key);
    }
    check("tester", &tester.draw(&session, &rehearsal), NIGHT);
}
