//! The oracle of everything that reaches a terminal: a parser that knows every sequence, and a
//! short list of those that may come.

/// Where they may come.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Place {
    /// Standard output and error, and logs: words and line feeds.
    Lines,
    /// The full screen: words, movements, erasing and styles.
    Screen,
}

/// What is not on the list, in the words of the parser.
pub(crate) fn faults(bytes: &[u8], place: Place) -> Vec<String> {
    let mut watch = Watch {
        place,
        faults: Vec::new(),
    };
    let mut parser = vte::Parser::new();
    parser.advance(&mut watch, bytes);
    // What is begun must be ended: the next words belong to nobody's sequence.
    parser.advance(&mut watch, b"\x18");
    watch.faults.retain(|fault| fault != "control 24");
    watch.faults
}

struct Watch {
    place: Place,
    faults: Vec<String>,
}

impl Watch {
    fn note(&mut self, fault: String) {
        if self.faults.len() < 10 {
            self.faults.push(fault);
        }
    }
}

impl vte::Perform for Watch {
    fn print(&mut self, letter: char) {
        if !svar::plain::passes(letter) {
            self.note(format!("U+{:04X}", u32::from(letter)));
        }
    }

    fn execute(&mut self, control: u8) {
        let allowed: &[u8] = match self.place {
            Place::Lines => b"\n",
            Place::Screen => b"\n\r\x08",
        };
        if !allowed.contains(&control) {
            self.note(format!("control {control}"));
        }
    }

    fn csi_dispatch(&mut self, numbers: &vte::Params, between: &[u8], _: bool, last: char) {
        let allowed = match (self.place, between) {
            (Place::Screen, b"") => "ABCDGHJKLMPSTXbdmr@".contains(last),
            // The cursor is shown and hidden.
            (Place::Screen, b"?") => {
                "hl".contains(last) && numbers.iter().all(|number| number == [25])
            }
            (Place::Lines | Place::Screen, _) => false,
        };
        if !allowed {
            self.note(format!("CSI {between:?} {numbers:?} {last}"));
        }
    }

    fn esc_dispatch(&mut self, between: &[u8], _: bool, last: u8) {
        self.note(format!("ESC {between:?} {last}"));
    }

    fn osc_dispatch(&mut self, words: &[&[u8]], _: bool) {
        self.note(format!("OSC {words:?}"));
    }

    fn hook(&mut self, _: &vte::Params, _: &[u8], _: bool, last: char) {
        self.note(format!("DCS {last}"));
    }
}
