//! The oracle of everything that reaches a terminal: a parser that knows every sequence, and a
//! short list of those that may come.

/// Where they may come.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Place {
    /// Standard output and error, and logs: words and line feeds.
    Lines,
    /// The full screen: words, movements, erasing and styles.
    #[allow(dead_code, reason = "not every test looks at screens")]
    Screen,
}

/// What is not on the list, in the words of the parser.
pub(crate) fn faults(bytes: &[u8], place: Place) -> Vec<String> {
    let mut watch = Watch {
        place,
        faults: Vec::new(),
    };
    // Bytes that are no letters are commands to a terminal of eight bits.
    if let Err(error) = std::str::from_utf8(bytes) {
        watch.note(format!("no UTF-8 from byte {}", error.valid_up_to()));
    }
    let mut parser = vte::Parser::new();
    parser.advance(&mut watch, bytes);
    // What is begun must be ended: the next words belong to nobody's sequence. A CAN is a
    // fault by itself, so it is told apart from what it ends.
    let before = watch.faults.len();
    parser.advance(&mut watch, b"\x18");
    let after = watch.faults.split_off(before.min(watch.faults.len()));
    watch
        .faults
        .extend(after.into_iter().filter(|fault| fault != "control 24"));
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
        if is_deceptive(letter) {
            self.note(format!("U+{:04X}", u32::from(letter)));
        }
    }

    fn execute(&mut self, control: u8) {
        let allowed: &[u8] = match self.place {
            Place::Lines => b"\n",
            Place::Screen => b"\n\r\x08\t",
        };
        if !allowed.contains(&control) {
            self.note(format!("control {control}"));
        }
    }

    fn csi_dispatch(&mut self, numbers: &vte::Params, between: &[u8], _: bool, last: char) {
        let allowed = match (self.place, between) {
            // The form erases from the cursor on, never what stands before it.
            (Place::Screen, b"") if last == 'J' => numbers.iter().all(|number| number == [0]),
            (Place::Screen, b"") => "ABCDGHKLMPSTXbdmr@".contains(last),
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
        // One row up: the shortest way there is.
        let allowed = self.place == Place::Screen && between.is_empty() && last == b'M';
        if !allowed {
            self.note(format!("ESC {between:?} {last}"));
        }
    }

    fn osc_dispatch(&mut self, words: &[&[u8]], _: bool) {
        self.note(format!("OSC {words:?}"));
    }

    fn hook(&mut self, _: &vte::Params, _: &[u8], _: bool, last: char) {
        self.note(format!("DCS {last}"));
    }
}

/// Letters that hide, join or turn what stands around them, as Unicode lists them: Cf, the
/// fillers and selectors that are ignored where they are not known, and other line ends. This
/// list is not the program's own.
fn is_deceptive(letter: char) -> bool {
    matches!(u32::from(letter),
        0x00..=0x1F | 0x7F..=0x9F | 0xAD | 0x61C | 0x115F | 0x1160 | 0x17B4 | 0x17B5
        | 0x180B..=0x180F | 0x200B..=0x200F | 0x2028..=0x202E | 0x2060..=0x206F | 0x3164
        | 0xFE00..=0xFE0F | 0xFEFF | 0xFFA0 | 0xFFF0..=0xFFFB | 0x1_BCA0..=0x1_BCA3
        | 0x1_D173..=0x1_D17A | 0xE_0000..=0xE_0FFF)
}
