//! A machine with something of everything on it, for the home screen.

use std::collections::VecDeque;

use svar::locale::Message;
use svar::plain::Plain;
use svar::tui::home::{Desk, Item, Told, Wish};

/// Writes down what is wished for, and does it at once in memory.
pub(crate) struct Shelf {
    items: Vec<Item>,
    pub(crate) wishes: Vec<Wish>,
    pub(crate) news: VecDeque<Told>,
    pub(crate) language: &'static str,
}

impl Shelf {
    pub(crate) fn of(items: Vec<Item>) -> Self {
        Self {
            items,
            wishes: Vec::new(),
            news: VecDeque::new(),
            language: "",
        }
    }

    /// Something of everything.
    pub(crate) fn full() -> Vec<Item> {
        let executives = "Innovasjonsbarometeret 2024 for øverste leder";
        let units = "Innovasjonsbarometeret 2024 for enhetsledere";
        let titles = ["En liten omvisning", executives, units];
        Self::titled(titles, ("skole.toml", "Undersøkelsen er avsluttet."))
    }

    /// The same in English.
    pub(crate) fn english() -> Vec<Item> {
        let executives = "Innovation Barometer 2024 for chief executives";
        let units = "Innovation Barometer 2024 for unit leaders";
        let titles = ["A short tour", executives, units];
        Self::titled(titles, ("school.toml", "The survey has closed."))
    }

    fn titled([tour, executives, units]: [&str; 3], (broken, closed): (&str, &str)) -> Vec<Item> {
        let words = |words: &str| Plain::line(words);
        let survey = |source: &str, title: &str, version: &str| Item::Survey {
            source: source.to_owned(),
            title: words(title),
            about: Message::new("home-survey-bundled").with("version", version),
        };
        let details = |id, name| {
            let endpoint = "https://svar.example";
            let survey = Message::new("home-detail-survey").with("survey", "tour");
            vec![
                Message::new(id).with(name, "2024-10-01 12:30"),
                Message::new("home-detail-endpoint").with("endpoint", endpoint),
                survey.with("version", "1.0"),
            ]
        };
        let age = |id, count: i64| Message::new(id).with("count", count);
        vec![
            Item::Draft {
                id: "draft-1".to_owned(),
                source: "tour".to_owned(),
                title: words(tour),
                about: Message::new("home-draft-progress")
                    .with("at", 7_i64)
                    .with("all", 15_i64)
                    .with("age", age("home-age-hours", 2)),
                details: details("home-detail-started", "started"),
            },
            Item::Waiting {
                id: "waiting-1".to_owned(),
                title: words(units),
                why: Message::new("delivery-connection-timed-out"),
                details: details("home-detail-completed", "completed"),
            },
            Item::Refused {
                id: "refused-1".to_owned(),
                title: words(tour),
                why: Message::new("words").with("words", closed),
                details: details("home-detail-completed", "completed"),
            },
            survey("innovation-executives", executives, "2024.1"),
            survey("tour", tour, "1.0"),
            Item::Broken {
                name: words(broken),
                why: Message::new("home-broken").with("file", broken),
            },
            Item::Receipt {
                id: "receipt-1".to_owned(),
                title: words(tour),
                code: words("ABCD-EFGH-2345"),
                received: words("2024-10-01 12:30"),
                details: vec![Message::new("home-detail-number").with("number", 41_i64)],
            },
        ]
    }
}

impl Desk for Shelf {
    fn place(&self) -> Plain {
        Plain::line("/home/kari/.local/share/svar")
    }

    fn items(&mut self) -> Vec<Item> {
        self.items.clone()
    }

    fn obey(&mut self, wish: Wish) -> Told {
        self.wishes.push(wish.clone());
        match wish {
            Wish::Discard(id) => {
                self.items
                    .retain(|item| !matches!(item, Item::Draft { id: own, .. } if *own == id));
                Told::Done(Message::new("home-discarded"))
            }
            Wish::Export(id) => {
                Told::Done(Message::new("home-exported").with("file", format!("{id}.json")))
            }
            Wish::Import(_) => {
                let title = "En liten omvisning";
                Told::Done(Message::new("imported-draft").with("title", title))
            }
            Wish::Send(_) => Told::Sending {
                at: 1,
                of: 5,
                title: Plain::line("En liten omvisning"),
            },
        }
    }

    fn hear(&mut self) -> Option<Told> {
        self.news.pop_front()
    }

    fn speak(&mut self, tag: &'static str) {
        self.language = tag;
    }
}
