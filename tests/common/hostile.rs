//! Hostile texts: what terminals obey, readers are deceived by, and decoders stumble over.

#![allow(dead_code, reason = "each test uses its own part")]

/// Pieces of one class, which a careless program may let through while it stops the others.
pub(crate) struct Class {
    pub(crate) name: &'static str,
    pub(crate) pieces: &'static [&'static str],
}

pub(crate) const CLASSES: [Class; 10] = [
    Class {
        name: "escape sequences",
        pieces: &[
            "\u{1b}[2J",
            "\u{1b}c",
            "\u{1b}[6n",
            "\u{1b}[?1049h",
            "\u{1b}(0",
        ],
    },
    Class {
        name: "titles and clipboards",
        pieces: &["\u{1b}]0;t\u{7}", "\u{1b}]52;c;YQ==\u{7}"],
    },
    Class {
        name: "device control",
        pieces: &["\u{1b}P+q\u{1b}\\", "\u{1b}_a\u{1b}\\", "\u{1b}^p\u{1b}\\"],
    },
    Class {
        name: "C0 controls",
        pieces: &[
            "\u{0}", "\u{5}", "\u{7}", "\u{8}", "\u{b}", "\u{c}", "\u{e}", "\u{f}", "\u{18}",
        ],
    },
    Class {
        name: "carriage returns and tabs",
        pieces: &["\r", "\t"],
    },
    Class {
        name: "DEL and C1 controls",
        pieces: &[
            "\u{7f}",
            "\u{85}",
            "\u{90}",
            "\u{9b}31m",
            "\u{9d}8;;u\u{9c}",
        ],
    },
    Class {
        name: "bidi overrides",
        pieces: &["\u{202e}", "\u{202a}", "\u{2066}", "\u{200f}", "\u{61c}"],
    },
    Class {
        name: "letters without width",
        pieces: &["\u{200b}", "\u{200d}", "\u{feff}", "\u{ad}", "\u{2060}"],
    },
    Class {
        name: "line ends of other kinds",
        pieces: &["\u{2028}", "\u{2029}"],
    },
    Class {
        name: "tags and selectors",
        pieces: &["\u{e0041}", "\u{fff9}", "\u{fe0f}"],
    },
];

/// What is allowed, and what stands between the rest.
pub(crate) const HARMLESS: [&str; 10] =
    ["\n", "a", "b1", "å", "統", "e\u{301}", "👍", "[", ";", " "];

/// All pieces, each class after the other.
pub(crate) fn pieces() -> Vec<&'static str> {
    let hostile = CLASSES.iter().flat_map(|class| class.pieces);
    hostile.chain(&HARMLESS).copied().collect()
}

/// One text that has everything in it.
pub(crate) fn everything() -> String {
    pieces().concat()
}
