//! A panic in the middle of the form gives the terminal back. The test starts itself
//! again on a pseudo-terminal, with a world that panics at the first key.

#[cfg(unix)]
mod common;

#[cfg(not(unix))]
fn main() {}

#[cfg(unix)]
fn main() {
    if std::env::args().nth(1).as_deref() == Some(unix::CHILD) {
        unix::panic_in_the_form();
    } else {
        unix::a_panic_gives_the_terminal_back();
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

    struct Panicking;

    impl World for Panicking {
        fn obey(&mut self, effect: Effect) -> Option<Event> {
            panic!("planted at {effect:?}");
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

    pub(crate) fn a_panic_gives_the_terminal_back() {
        let size = PtySize {
            rows: 24,
            cols: 80,
            pixel_width: 0,
            pixel_height: 0,
        };
        let pair = native_pty_system().openpty(size).unwrap();
        let before = modes(pair.master.as_ref());
        let mut command = CommandBuilder::new(std::env::current_exe().unwrap());
        command.arg(CHILD);
        let mut child = pair.slave.spawn_command(command).unwrap();
        let (mut reader, mut keys) = (
            pair.master.try_clone_reader().unwrap(),
            pair.master.take_writer().unwrap(),
        );
        let side = |cells| std::num::NonZeroU16::new(cells).unwrap();
        let mut screen = vt100::Parser::new(side(24), side(80), 0);
        let mut bytes = [0; 4096];
        let mut taken = false;
        while !screen.screen().contents().contains("planted at") {
            let count = reader.read(&mut bytes).unwrap();
            screen.process(&bytes[..count]);
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
    }

    fn modes(master: &dyn MasterPty) -> String {
        format!("{:?}", master.get_termios())
    }
}
