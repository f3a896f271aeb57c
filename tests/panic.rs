//! A panic in the middle of the form gives the terminal back, and tells in words what it
//! stumbled over. The test starts itself again on a pseudo-terminal, with a world that panics
//! at the first key.

#[cfg(unix)]
mod common;

#[cfg(not(unix))]
fn main() {}

#[cfg(unix)]
fn main() {
    match std::env::args().nth(1).as_deref() {
        Some(unix::CHILD) => {
            svar::output::tell_panics_in_words();
            unix::panic_in_the_form();
        }
        Some(unix::CARELESS) => unix::panic_in_the_form(),
        _ => {
            let said = unix::a_panic_gives_the_terminal_back(unix::CHILD);
            assert!(!said.contains(unix::TITLE) && said.contains(svar::plain::MARK));
            let said = unix::a_panic_gives_the_terminal_back(unix::CARELESS);
            assert!(
                said.contains(unix::TITLE),
                "a careless program is not noticed"
            );
        }
    }
}

#[cfg(unix)]
mod unix {
    use std::io::{Read as _, Write as _};

    use portable_pty::{CommandBuilder, MasterPty, PtySize, native_pty_system};
    use svar::session::{Effect, Event, World};
    use svar::tui::{self, Glyphs, Look, Model, Theme};

    use crate::common::{begin, with_questions};

    pub(crate) const CHILD: &str = "panic-in-the-form";
    /// The same without the program's own way to tell it.
    pub(crate) const CARELESS: &str = "panic-carelessly";
    /// What a text may hold that a panic repeats.
    pub(crate) const TITLE: &str = "\u{1b}]0;hostile\u{7}";

    struct Panicking;

    impl World for Panicking {
        fn obey(&mut self, effect: Effect) -> Option<Event> {
            panic!("planted at {effect:?} {TITLE}");
        }

        fn hear(&mut self) -> Option<Event> {
            None
        }
    }

    pub(crate) fn panic_in_the_form() {
        let survey = with_questions("[[page.question]]\nid = 'a'\nkind = 'text'\ntext.en = 'A?'\n");
        let look = Look {
            theme: Theme::None,
            glyphs: Glyphs::Ascii,
            model: Model::Xterm,
            mouse: true,
        };
        let _ = tui::run(&mut begin(&survey), &mut Panicking, look, &|| false);
    }

    /// All that was said on the way.
    pub(crate) fn a_panic_gives_the_terminal_back(child: &str) -> String {
        let size = PtySize {
            rows: 24,
            cols: 80,
            pixel_width: 0,
            pixel_height: 0,
        };
        let pair = native_pty_system().openpty(size).unwrap();
        let before = modes(pair.master.as_ref());
        let mut command = CommandBuilder::new(std::env::current_exe().unwrap());
        command.arg(child);
        // A trace would push what is told off the screen.
        command.env_remove("RUST_BACKTRACE");
        command.env_remove("RUST_LIB_BACKTRACE");
        let mut child = pair.slave.spawn_command(command).unwrap();
        let (mut reader, mut keys) = (
            pair.master.try_clone_reader().unwrap(),
            pair.master.take_writer().unwrap(),
        );
        let side = |cells| std::num::NonZeroU16::new(cells).unwrap();
        let mut screen = vt100::Parser::new(side(24), side(80), 0);
        let mut bytes = [0; 4096];
        let mut said = Vec::new();
        let mut taken = false;
        while !screen.screen().contents().contains("planted at") {
            let count = reader.read(&mut bytes).unwrap();
            screen.process(&bytes[..count]);
            said.extend_from_slice(&bytes[..count]);
            if !taken && screen.screen().contents().contains("Tiny") {
                taken = true;
                assert!(screen.screen().alternate_screen());
                assert_ne!(
                    modes(pair.master.as_ref()),
                    before,
                    "the form has the terminal"
                );
                keys.write_all(b"\r").unwrap();
            }
        }
        assert!(taken, "the form was never shown");
        assert!(!child.wait().unwrap().success());
        assert_eq!(
            modes(pair.master.as_ref()),
            before,
            "the terminal's modes are back"
        );
        let screen = screen.screen();
        assert!(!screen.alternate_screen() && !screen.bracketed_paste() && !screen.hide_cursor());
        drop(pair.slave);
        // A terminal that is gone is an error at the end.
        let _ = reader.read_to_end(&mut said);
        String::from_utf8(said).unwrap()
    }

    fn modes(master: &dyn MasterPty) -> String {
        format!("{:?}", master.get_termios())
    }
}
