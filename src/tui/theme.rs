//! How things look: a few roles, with or without color, with or without more than ASCII.

use ratatui::style::{Color, Modifier, Style};

use super::measure::cut;
use crate::plain::Plain;
use crate::survey::fold;

/// What the terminal can show, and what its user wants to see.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Look {
    pub color: bool,
    /// Nothing but ASCII is drawn, whatever the texts hold.
    pub ascii: bool,
}

/// What a piece of text is for. Meaning is always in the words or signs too.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    Body,
    Title,
    Quiet,
    Picked,
    Trouble,
}

/// The signs that are drawn around the words.
#[derive(Clone, Copy, Debug)]
pub(super) struct Signs {
    pub(super) marker: &'static str,
    pub(super) one: [&'static str; 2],
    pub(super) many: [&'static str; 2],
    pub(super) field: &'static str,
    pub(super) done: char,
    pub(super) left: char,
    pub(super) more_above: &'static str,
    pub(super) more_below: &'static str,
    pub(super) unranked: &'static str,
}

impl Look {
    pub(super) fn style(self, role: Role) -> Style {
        let style = Style::new();
        match role {
            Role::Quiet if self.color => style.add_modifier(Modifier::DIM),
            Role::Picked if self.color => style.fg(Color::Green),
            Role::Trouble if self.color => style.fg(Color::Red),
            Role::Title | Role::Trouble => style.add_modifier(Modifier::BOLD),
            Role::Body | Role::Quiet | Role::Picked => style,
        }
    }

    pub(super) fn signs(self) -> Signs {
        if self.ascii {
            Signs {
                marker: ">",
                one: ["( )", "(*)"],
                many: ["[ ]", "[x]"],
                field: "|",
                done: '=',
                left: '-',
                more_above: "^",
                more_below: "v",
                unranked: "--",
            }
        } else {
            Signs {
                marker: "▸",
                one: ["○", "●"],
                many: ["□", "■"],
                field: "│",
                done: '━',
                left: '─',
                more_above: "▴",
                more_below: "▾",
                unranked: "··",
            }
        }
    }

    /// Words as this terminal can draw them, cut to so many columns.
    pub(super) fn cut(self, words: &Plain, columns: u16) -> Plain {
        let ellipsis = if self.ascii { "..." } else { "…" };
        cut(&self.shown(words), columns, ellipsis)
    }

    /// Words as this terminal can draw them.
    pub(super) fn shown(self, words: &Plain) -> Plain {
        if !self.ascii || words.as_str().is_ascii() {
            return words.clone();
        }
        Plain::text(&words.as_str().chars().map(ascii).collect::<String>())
    }
}

/// The nearest that ASCII has to a character.
fn ascii(found: char) -> String {
    let near = match found {
        '\0'..='\x7f' => return found.to_string(),
        '\u{A0}' | '\u{2009}' | '\u{202F}' => " ",
        '–' | '—' | '−' | '·' => "-",
        '‘' | '’' => "'",
        '“' | '”' | '«' | '»' => "\"",
        '…' => "...",
        '×' => "x",
        '↑' => "Up",
        '↓' => "Down",
        '←' => "Left",
        '→' => "Right",
        '\u{300}'..='\u{36F}' => "",
        _ => {
            let folded = fold(&found.to_string());
            if folded.is_empty() || !folded.is_ascii() {
                return "?".to_owned();
            }
            if !found.is_uppercase() {
                return folded;
            }
            let mut letters = folded.chars();
            let first = letters.next().map(|first| first.to_ascii_uppercase());
            return first.into_iter().chain(letters).collect();
        }
    };
    near.to_owned()
}
