//! A respondent's settings: what the file in the home folder does, and what goes before it.

use std::fs;

use tempfile::TempDir;

use crate::pty::{Pty, Seen, Start};
use crate::{CTRL_Q, FILL};

fn home_with(settings: impl AsRef<[u8]>) -> TempDir {
    let home = TempDir::new().unwrap();
    fs::write(home.path().join("svar.toml"), settings).unwrap();
    home
}

/// To the first choices, in words that ASCII has as well.
fn to_choices(pty: &mut Pty) -> Seen {
    pty.await_text("Samtykker du til dette?");
    pty.press_for("\r", "1 av 12");
    pty.press_for("\r", "2 av 12")
}

/// The signs before the choices, on a screen of the form.
fn signs(home: &TempDir, words: &[&str]) -> String {
    let mut pty = Start::new(home.path(), words).run();
    let seen = to_choices(&mut pty).text();
    pty.press(CTRL_Q);
    assert_eq!(pty.end().left_over, Vec::<&str>::new());
    let signs = ["○", "( )"];
    signs
        .into_iter()
        .filter(|sign| seen.contains(sign))
        .collect()
}

#[test]
fn glyphs_are_as_the_file_says_unless_a_flag_says_otherwise() {
    let home = home_with("glyphs = 'ascii'\ntheme = 'none'\n");
    assert_eq!(signs(&home, FILL), "( )");
    assert_eq!(
        signs(&home, &["--glyphs", "unicode", "fill", "tour", "--new"]),
        "○"
    );
}

#[test]
fn colors_are_as_the_file_says_unless_a_flag_says_otherwise() {
    // How the theme for dark backgrounds draws what is quiet.
    let is_faint = |home: &TempDir, words: &[&str]| {
        let mut pty = Start::new(home.path(), words).run();
        to_choices(&mut pty);
        pty.press(CTRL_Q);
        let transcript = pty.end().transcript;
        transcript.windows(4).any(|bytes| bytes == b"\x1b[2m")
    };
    let home = home_with("theme = 'none'\n");
    assert!(!is_faint(&home, FILL));
    assert!(is_faint(
        &home,
        &["--theme", "dark", "fill", "tour", "--new"]
    ));
    assert!(is_faint(&home_with(""), FILL));
}

#[test]
fn a_wrong_file_is_told_of_and_the_program_goes_on() {
    let long = vec![b'#'; 70_000];
    let cases: [(&[u8], &str); 8] = [
        (
            b"theme = 'pink'",
            "theme kan ikke brukes. Det kan være ett av auto,",
        ),
        (
            b"theme = 1",
            "theme kan ikke brukes. Det kan være ett av auto,",
        ),
        (
            b"colour = 'dark'",
            "colour kan ikke brukes. Det finnes theme,",
        ),
        (
            b"endpoint = 'ftp://example.org'",
            "endpoint kan ikke brukes. ",
        ),
        (b"\ntheme = ", "linje 2 kan ikke leses. "),
        (b"glyphs = '\x1b[31mred'", "linje 1 kan ikke leses. "),
        (b"\xff\xfe", "linje 1 kan ikke leses. "),
        (&long, "den er ingen liten fil."),
    ];
    for (settings, why) in cases {
        let home = home_with(settings);
        assert_eq!(signs(&home, FILL), "○", "{why}");
        let mut pty = Start::new(home.path(), FILL).run();
        pty.await_text("Har du vært på tur");
        pty.press(CTRL_Q);
        let ended = pty.end();
        let seen = ended.screen.text();
        // A terminal breaks its lines anywhere.
        let told = format!("svar.toml er satt til side: {why}").replace(' ', "");
        assert!(seen.replace(' ', "").contains(&told), "{why}: {seen}");
        assert_eq!(ended.code, 0);
        // On the home screen it is told where it is seen at once.
        let mut pty = Start::new(home.path(), &[]).run();
        pty.await_text("! ");
        pty.await_text("er satt til side:");
        pty.press(CTRL_Q);
        assert_eq!(pty.end().code, 0);
    }
}

/// A screen reader says a row at a time, and would say the halves of a word.
#[test]
fn line_by_line_a_row_ends_between_words() {
    let home = TempDir::new().unwrap();
    let mut pty = Start {
        size: (44, 24),
        ..Start::new(home.path(), &[FILL, &["--line"]].concat())
    }
    .run();
    let seen = pty.await_text("Ja eller nei.");
    for row in [
        "konfidensielt og brukes",
        "og svarene skal",
        "Du kan hoppe over",
    ] {
        let ends = seen.rows.iter().any(|seen| seen.ends_with(row));
        assert!(ends, "no row ends with {row:?}: {:#?}", seen.rows);
    }
    pty.press(":save\r");
    assert_eq!(pty.end().code, 0);
}
