//! The home screen: what is on this machine, and everything that can be done with it.

use svar::locale::{Locale, Message};
use svar::plain::Plain;
use svar::tui::home::{Home, Item, Sending, Told, Way, Wish};
use svar::tui::{Backend, Key, Look};

use crate::common::desk::Shelf;
use crate::stage::{COLOR, assert_shows, keys, terminal};

struct Visit {
    desk: Shelf,
    home: Home,
    backend: Backend<Vec<u8>>,
    terminal: vt100::Parser,
    way: Option<Way>,
}

impl Visit {
    fn new(items: Vec<Item>, size: (u16, u16), look: Look) -> Self {
        let mut desk = Shelf::of(items);
        let home = Home::new(&mut desk, (size, look), Locale::for_tags(["nb"]));
        let mut visit = Self {
            desk,
            home,
            backend: Backend::new(Vec::new(), size),
            terminal: terminal(size),
            way: None,
        };
        visit.show();
        visit
    }

    fn full() -> Self {
        Self::new(Shelf::full(), (80, 24), COLOR)
    }

    fn show(&mut self) -> usize {
        let frame = self.home.draw();
        self.backend.show(&frame).unwrap();
        let bytes = std::mem::take(self.backend.out());
        self.terminal.process(&bytes);
        assert_shows(self.terminal.screen(), &frame);
        bytes.len()
    }

    fn press(&mut self, script: &str) -> Vec<usize> {
        let mut costs = Vec::new();
        for key in keys(script) {
            self.key(key);
            costs.push(self.show());
        }
        costs
    }

    fn key(&mut self, key: Key) {
        let way = self.home.press(&mut self.desk, key);
        self.way = way.or(self.way.take());
    }

    /// News from the desk.
    fn hear(&mut self, told: Told) {
        self.desk.news.push_back(told);
        self.home.hear(&mut self.desk);
        self.show();
    }

    fn seen(&self) -> String {
        let screen = self.terminal.screen();
        let (row, column) = screen.cursor_position();
        let rows: Vec<String> = screen
            .rows(0, screen.size().1.get())
            .map(|row| row.trim_end().to_owned())
            .collect();
        format!("{}\n[cursor {row}:{column}]", rows.join("\n"))
    }
}

#[test]
fn everything_on_this_machine_is_seen() {
    let mut visit = Visit::full();
    insta::assert_snapshot!("home", visit.seen());
    visit.press("End");
    insta::assert_snapshot!("home-end", visit.seen());
    let mut small = Visit::new(Shelf::full(), (40, 12), COLOR);
    let mut screens = vec![small.seen()];
    for script in ["Down Down Down", "End", "Enter", "Esc Home ?"] {
        small.press(script);
        screens.push(small.seen());
    }
    insta::assert_snapshot!("home-small", screens.join("\n\n"));
    insta::assert_snapshot!(
        "home-wall",
        Visit::new(Shelf::full(), (160, 45), COLOR).seen()
    );
    insta::assert_snapshot!("home-empty", Visit::new(Vec::new(), (60, 18), COLOR).seen());
}

#[test]
fn a_draft_is_thrown_away_only_when_that_is_said_twice() {
    let mut visit = Visit::full();
    visit.press("d");
    insta::assert_snapshot!("home-discarding", visit.seen());
    visit.press("Esc d Enter");
    assert_eq!(visit.desk.wishes, []);
    visit.press("d d");
    assert_eq!(visit.desk.wishes, [Wish::Discard("draft-1".to_owned())]);
    assert!(
        visit.seen().contains("- Utkastet er kastet."),
        "{}",
        visit.seen()
    );
}

#[test]
fn what_waits_is_sent_with_progress_and_a_reason() {
    let mut visit = Visit::full();
    visit.press("Tab");
    visit.press("Enter");
    let this = Sending {
        only: Some("waiting-1".to_owned()),
        ..Sending::default()
    };
    assert_eq!(visit.desk.wishes, [Wish::Send(this)]);
    visit.hear(Told::Sending {
        at: 2,
        of: 5,
        title: Plain::line("En liten omvisning"),
    });
    assert!(
        visit
            .seen()
            .contains("- Sender 2 av 5: En liten omvisning …"),
        "{}",
        visit.seen()
    );
    // One round at a time, and moving about does not hide how far it is.
    visit.press("r Down Up");
    assert_eq!(visit.desk.wishes.len(), 1);
    assert!(visit.seen().contains("Sender 2 av 5"), "{}", visit.seen());
    visit.hear(Told::Failed(Message::new("delivery-connection-timed-out")));
    assert!(
        visit.seen().contains("! Mottakeren svarte ikke i tide."),
        "{}",
        visit.seen()
    );
    visit.press("r");
    let refused = Sending {
        refused: true,
        ..Sending::default()
    };
    assert_eq!(visit.desk.wishes[1], Wish::Send(refused));
}

#[test]
fn an_address_and_an_access_code_can_be_given() {
    let mut visit = Visit::full();
    visit.press("Tab a https://svar.exampl e Left");
    insta::assert_snapshot!("home-address", visit.seen());
    visit.press("End Enter");
    let to = Sending {
        only: Some("waiting-1".to_owned()),
        to: Some("https://svar.example".to_owned()),
        ..Sending::default()
    };
    visit.hear(Told::Failed(Message::new("home-why-code")));
    // The address stays for this response, and is no other one's.
    visit.press("c 1234 Enter");
    let with_code = Sending {
        code: Some("1234".to_owned()),
        ..to.clone()
    };
    visit.hear(Told::Done(Message::new("no-outbox")));
    visit.press("Down c 5678 Enter");
    let code = Sending {
        only: Some("refused-1".to_owned()),
        code: Some("5678".to_owned()),
        ..Sending::default()
    };
    let wishes = [to, with_code, code].map(Wish::Send);
    assert_eq!(visit.desk.wishes, wishes);
}

#[test]
fn a_file_is_taken_in_by_its_path() {
    let mut visit = Visit::full();
    visit.press("i");
    visit.key(Key::Paste("/media/stick/draft.journal\r\n".to_owned()));
    visit.show();
    insta::assert_snapshot!("home-path", visit.seen());
    assert_eq!(visit.desk.wishes, []);
    visit.press("Enter");
    let path = "/media/stick/draft.journal".to_owned();
    assert_eq!(visit.desk.wishes, [Wish::Import(path)]);
    assert!(
        visit
            .seen()
            .contains("- Utkastet til «En liten omvisning» er her nå.")
    );
    // Nothing typed is nothing to take in, and no path is that long.
    visit.press("i");
    visit.key(Key::Paste("x".repeat(1 << 20)));
    visit.press("Enter");
    assert_eq!(visit.desk.wishes.len(), 1);
}

#[test]
fn what_is_known_of_a_response_is_shown() {
    let mut visit = Visit::full();
    let mut screens = Vec::new();
    for script in ["v", "Esc Tab v", "Esc Down v"] {
        visit.press(script);
        screens.push(visit.seen());
    }
    insta::assert_snapshot!("home-details", screens.join("\n\n"));
}

#[test]
fn a_receipt_is_shown_with_its_code_and_can_be_carried_away() {
    let mut visit = Visit::full();
    visit.press("End Enter");
    insta::assert_snapshot!("home-receipt", visit.seen());
    visit.press("e");
    assert_eq!(visit.desk.wishes, [Wish::Export("receipt-1".to_owned())]);
    assert!(
        visit.seen().contains("- Skrevet til receipt-1.json"),
        "{}",
        visit.seen()
    );
}

#[test]
fn surveys_and_drafts_lead_to_the_form() {
    for (script, way) in [
        (
            "Enter",
            Way::TakeUp {
                source: "tour".to_owned(),
                id: "draft-1".to_owned(),
            },
        ),
        (
            "Tab Tab Enter",
            Way::Fill {
                source: "innovation-executives".to_owned(),
                anew: false,
            },
        ),
        (
            "Tab Tab Down n",
            Way::Fill {
                source: "tour".to_owned(),
                anew: true,
            },
        ),
        ("^q", Way::Left),
        ("Esc", Way::Left),
    ] {
        let mut visit = Visit::full();
        visit.press(script);
        assert_eq!(visit.way, Some(way), "{script}");
    }
}

#[test]
fn the_mouse_marks_opens_and_presses_keys() {
    let mut visit = Visit::full();
    let click = |visit: &mut Visit, words: &str| {
        let seen = visit.seen();
        let row = seen.lines().position(|row| row.contains(words)).unwrap();
        let before = seen.lines().nth(row).unwrap().split(words).next().unwrap();
        let column = u16::try_from(before.chars().count()).unwrap();
        let row = u16::try_from(row).unwrap();
        visit.key(Key::Click { column, row });
        visit.show();
    };
    click(&mut visit, "ABCD-EFGH-2345");
    assert!(
        visit.seen().contains("▸ ABCD-EFGH-2345"),
        "{}",
        visit.seen()
    );
    click(&mut visit, "E til fil");
    assert_eq!(visit.desk.wishes, [Wish::Export("receipt-1".to_owned())]);
    click(&mut visit, "ABCD-EFGH-2345");
    click(&mut visit, "Esc lukk");
    visit.key(Key::WheelUp);
    visit.press("i abcd");
    click(&mut visit, "cd");
    visit.press("-");
    assert!(visit.seen().contains("│ ab-cd"), "{}", visit.seen());
    click(&mut visit, "Esc lukk");
    click(&mut visit, "versjon 2024.1");
    assert_eq!(visit.way, None);
    click(&mut visit, "versjon 2024.1");
    let source = "innovation-executives".to_owned();
    let anew = false;
    assert_eq!(visit.way, Some(Way::Fill { source, anew }));
}

#[test]
fn the_language_changes_with_a_key() {
    let mut visit = Visit::full();
    visit.press("F2");
    assert!(visit.seen().contains("Surveys"), "{}", visit.seen());
    assert_eq!(visit.desk.language, "en");
    visit.press("F2");
    assert!(visit.seen().contains("Påbyrja"), "{}", visit.seen());
    visit.press("?");
    insta::assert_snapshot!("home-help", visit.seen());
}

#[test]
fn home_costs_as_little_as_the_form() {
    let mut visit = Visit::full();
    assert_eq!(visit.show(), 0);
    // From part to part the keys that work change too.
    let across = visit.press("Down Tab");
    assert!(across.iter().all(|bytes| *bytes <= 60), "{across:?}");
    let moves = visit.press("Down Up Down");
    assert!(moves.iter().all(|bytes| *bytes <= 20), "{moves:?}");
    let mut first = Backend::new(Vec::new(), (80, 24));
    first.show(&visit.home.draw()).unwrap();
    assert!(first.out().len() <= 1_400, "{}", first.out().len());
}
