//! How things look: a few roles, with or without color, with or without more than ASCII.

use ratatui::style::{Color, Modifier, Style};

use super::model::Model;
use crate::measure::cut;
use crate::plain::Plain;
use crate::survey::fold;

/// What the terminal can show, and how its user wants it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Look {
    pub theme: Theme,
    pub glyphs: Glyphs,
    pub model: Model,
    /// Whether the mouse is listened to: that takes its usual work from it.
    pub mouse: bool,
}

/// Which colors stand for what. Meaning is in the words and signs too.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Theme {
    /// For a background that nobody knows.
    Auto,
    Dark,
    Light,
    /// Bold, underlined and plain letters: nothing faint, and no color to tell apart.
    Contrast,
    None,
}

/// Which glyphs are drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Glyphs {
    Unicode,
    /// Letters as they are, and signs of ASCII: consoles have few other glyphs.
    Letters,
    /// Nothing but ASCII, whatever the texts hold.
    Ascii,
}

impl Glyphs {
    /// By its name: `ascii`.
    pub fn named(name: &str) -> Option<Self> {
        match name {
            "unicode" => Some(Self::Unicode),
            "letters" => Some(Self::Letters),
            "ascii" => Some(Self::Ascii),
            _ => None,
        }
    }
}

impl Theme {
    /// By its name: `dark`.
    pub fn named(name: &str) -> Option<Self> {
        let named = [
            ("auto", Self::Auto),
            ("dark", Self::Dark),
            ("light", Self::Light),
            ("contrast", Self::Contrast),
            ("none", Self::None),
        ];
        let found = named.into_iter().find(|(known, _)| *known == name);
        found.map(|(_, theme)| theme)
    }

    /// By what some terminals say of themselves in `COLORFGBG`: the numbers of the colors of
    /// letters and background, `15;0`.
    pub fn of_background(colors: &str) -> Self {
        match colors.rsplit(';').next().map(str::parse::<u8>) {
            Some(Ok(7 | 9..=15)) => Self::Light,
            Some(Ok(0..=6 | 8)) => Self::Dark,
            Some(Ok(_) | Err(_)) | None => Self::Auto,
        }
    }

    fn style(self, role: Role) -> Style {
        let style = Style::new();
        match (self, role) {
            (_, Role::Body)
            | (Self::Contrast | Self::None, Role::Quiet)
            | (Self::None, Role::Picked) => style,
            (_, Role::Excess) => style.add_modifier(Modifier::REVERSED),
            (_, Role::Title) => style.add_modifier(Modifier::BOLD),
            (Self::Auto | Self::Dark, Role::Quiet) => style.add_modifier(Modifier::DIM),
            // Faint letters are hardly seen on white.
            (Self::Light, Role::Quiet) => style.fg(Color::DarkGray),
            (Self::Auto | Self::Light, Role::Picked) => style.fg(Color::Green),
            (Self::Auto | Self::Light, Role::Trouble) => style.fg(Color::Red),
            // The plain colors are too dark on black.
            (Self::Dark, Role::Picked) => style.fg(Color::LightGreen),
            (Self::Dark, Role::Trouble) => style.fg(Color::LightRed),
            (Self::Contrast, Role::Picked) | (Self::None, Role::Trouble) => {
                style.add_modifier(Modifier::BOLD)
            }
            (Self::Contrast, Role::Trouble) => {
                style.add_modifier(Modifier::BOLD | Modifier::UNDERLINED)
            }
        }
    }
}

/// What a piece of text is for. Meaning is always in the words or signs too.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    Body,
    Title,
    Quiet,
    Picked,
    Trouble,
    /// What is typed beyond what there is room for; the refusal counts it.
    Excess,
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
        let theme = match self.theme {
            Theme::Auto | Theme::Dark | Theme::Light if !self.model.has_colors() => Theme::None,
            theme => theme,
        };
        theme.style(role)
    }

    pub(super) fn signs(self) -> Signs {
        match self.glyphs {
            Glyphs::Letters | Glyphs::Ascii => Signs {
                marker: ">",
                one: ["( )", "(*)"],
                many: ["[ ]", "[x]"],
                field: "|",
                done: '=',
                left: '-',
                more_above: "^",
                more_below: "v",
                unranked: "--",
            },
            Glyphs::Unicode => Signs {
                marker: "▸",
                one: ["○", "●"],
                many: ["□", "■"],
                field: "│",
                done: '━',
                left: '─',
                more_above: "▴",
                more_below: "▾",
                unranked: "··",
            },
        }
    }

    /// Words as this terminal can draw them, cut to so many columns.
    pub(super) fn cut(self, words: &Plain, columns: u16) -> Plain {
        let ellipsis = if self.glyphs == Glyphs::Unicode {
            "…"
        } else {
            "..."
        };
        cut(&self.shown(words), columns, ellipsis)
    }

    /// Words as this terminal can draw them.
    pub(super) fn shown(self, words: &Plain) -> Plain {
        if self.glyphs != Glyphs::Ascii || words.as_str().is_ascii() {
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
        // In words, unlike where something is looked for.
        'ø' => "oe",
        'Ø' => "Oe",
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
