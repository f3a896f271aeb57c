//! The home screen, with something of everything on the machine.

use svar::locale::Locale;
use svar::tui::home::Home;
use svar::tui::{Frame, Key};

use crate::common::desk::Shelf;
use crate::svg::NIGHT;
use crate::{COLOR, check, typed};

fn home(size: (u16, u16), keys: &[Key]) -> Frame {
    let mut desk = Shelf::of(Shelf::english());
    let mut home = Home::new(&mut desk, (size, COLOR), Locale::for_tags(["en"]));
    for key in keys {
        home.press(&mut desk, key.clone());
    }
    home.draw()
}

#[test]
fn the_pictures_show_what_is_on_this_machine() {
    check("home", &home((100, 24), &[]), NIGHT);
    let discarding = [Key::Char('d')];
    check("home-discard", &home((80, 18), &discarding), NIGHT);
    let details = [Key::Tab, Key::Down, Key::Char('v')];
    check("home-details", &home((80, 18), &details), NIGHT);
    let import = [&typed("i")[..], &typed("~/Downloads/draft.journal")[..]].concat();
    check("home-import", &home((80, 18), &import), NIGHT);
    let receipt = [Key::End, Key::Enter];
    check("home-receipt", &home((80, 18), &receipt), NIGHT);
}
