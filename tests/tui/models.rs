//! Terminals of several models: each is told only what it obeys, and shows the same.

use svar::tui::{Glyphs, Look, Model, Theme};

use crate::common::{begin, shipped, with_questions};
use crate::stage::{Stage, keys, obeyed, terminal};

const TOUR: &str = "Enter Enter Down Up 1 Enter ha Back Back hamar Enter 3 Enter 9 Enter Back 1 \
    Enter 12,5 Left x Back End Enter _ Down Down _ 6 kaffe Home y Enter Right Enter Down 3 Tab \
    Down _ Up 1 Enter Ta Alt-Enter med Enter F1 Down Esc Esc Esc Enter Enter";

/// What a control sequence of a model may end on, and the private modes it knows.
fn is_obeyed(model: Model, sequence: &str) -> bool {
    let (last, rest) = (
        sequence.chars().last().unwrap_or(' '),
        &sequence[..sequence.len() - 1],
    );
    match (model, last) {
        (_, 'A' | 'B' | 'C' | 'D' | 'H' | 'J' | 'K' | 'r') => !rest.starts_with('?'),
        (Model::Vt100, 'm') => rest
            .split(';')
            .all(|code| ["", "0", "1", "4", "7"].contains(&code)),
        (Model::Vt220, 'm') => rest
            .split(';')
            .all(|code| ["", "0", "1", "4", "7", "22"].contains(&code)),
        (Model::Xterm | Model::Linux | Model::Console, 'm') => true,
        (model, '@' | 'P' | 'L' | 'M') => model != Model::Vt100,
        (Model::Xterm | Model::Console, 'h' | 'l') => ["?1049", "?2004", "?25"].contains(&rest),
        _ => false,
    }
}

/// What a terminal is told beside text, and does not obey.
fn strange(model: Model, bytes: &[u8]) -> Vec<String> {
    let text = String::from_utf8(bytes.to_vec()).unwrap();
    let mut strange = Vec::new();
    for part in text.split('\u{1b}').skip(1) {
        let Some(rest) = part.strip_prefix('[') else {
            if !part.starts_with('M') {
                strange.push(part.to_owned());
            }
            continue;
        };
        let end = rest
            .find(|c: char| ('@'..='~').contains(&c))
            .map_or(rest.len(), |at| at + 1);
        if !is_obeyed(model, &rest[..end]) {
            strange.push(rest[..end].to_owned());
        }
    }
    strange
}

fn look(model: Model) -> Look {
    let glyphs = match model {
        Model::Xterm => Glyphs::Unicode,
        Model::Linux | Model::Console => Glyphs::Letters,
        Model::Vt220 | Model::Vt100 => Glyphs::Ascii,
    };
    Look {
        theme: Theme::Auto,
        glyphs,
        model,
        mouse: false,
    }
}

#[test]
fn every_model_is_told_only_what_it_obeys() {
    for model in [
        Model::Xterm,
        Model::Linux,
        Model::Vt220,
        Model::Vt100,
        Model::Console,
    ] {
        let mut stage = Stage::new(begin(&shipped("tour")), (80, 24), look(model));
        let mut bytes = stage.show();
        for key in keys(TOUR) {
            // Each frame is also compared with what the terminal shows.
            bytes.extend(stage.key(key));
        }
        assert_eq!(strange(model, &bytes), Vec::<String>::new(), "{model:?}");
        if matches!(model, Model::Vt220 | Model::Vt100) {
            assert!(bytes.is_ascii(), "{model:?}");
        }
    }
    let modern = b"\x1b[4;12H\x1b[2m\x1b[M\x1b[@x\x1b[?1049h";
    assert_eq!(strange(Model::Vt100, modern), ["2m", "M", "@", "?1049h"]);
    assert_eq!(strange(Model::Linux, modern), ["?1049h"]);
}

#[test]
fn what_is_meant_for_others_is_garbled_on_a_console_of_windows() {
    let mut stage = Stage::new(begin(&shipped("tour")), (80, 24), look(Model::Xterm));
    let (mut console, mut other) = (terminal((80, 24)), terminal((80, 24)));
    let mut shows_the_same = |bytes: &[u8]| {
        console.process(&obeyed(Model::Console, bytes));
        other.process(bytes);
        console.screen().contents() == other.screen().contents()
    };
    let first = shows_the_same(&stage.show());
    let garbled = |key| !shows_the_same(&stage.key(key));
    assert!(!first || keys(TOUR).into_iter().any(garbled));
}

#[test]
fn a_vt100_scrolls_a_part_of_its_screen() {
    let choices: Vec<String> = (1..=30)
        .map(|at| format!("{{ code = 'c{at}', en = 'Choice {at}' }}"))
        .collect();
    let question = format!(
        "[[page.question]]\nid = 'one'\nkind = 'single'\ntext.en = 'Which?'\nchoices = [{}]\n",
        choices.join(", ")
    );
    let mut stage = Stage::new(
        begin(&with_questions(&question)),
        (80, 24),
        look(Model::Vt100),
    );
    let mut bytes = stage.show();
    for key in keys(&format!(
        "Enter {} {} PgDn PgDn PgUp",
        "Down ".repeat(29),
        "Up ".repeat(29)
    )) {
        bytes.extend(stage.key(key));
    }
    let text = String::from_utf8(bytes).unwrap();
    assert!(text.contains("\u{1b}[r"), "nothing was scrolled");
    assert_eq!(strange(Model::Vt100, text.as_bytes()), Vec::<String>::new());
}

#[test]
fn a_model_is_known_by_its_name() {
    for (term, model) in [
        ("xterm-256color", Model::Xterm),
        ("tmux-256color", Model::Xterm),
        ("screen", Model::Xterm),
        ("foot", Model::Xterm),
        ("", Model::Xterm),
        ("linux", Model::Linux),
        ("linux-16color", Model::Linux),
        ("vt100", Model::Vt100),
        ("vt102", Model::Vt100),
        ("vt220", Model::Vt220),
        ("vt420", Model::Vt220),
    ] {
        assert_eq!(Model::of(term), model, "{term}");
    }
}

#[test]
fn every_theme_says_the_same_and_costs_about_the_same() {
    let mut seen = Vec::new();
    for theme in [
        Theme::Auto,
        Theme::Dark,
        Theme::Light,
        Theme::Contrast,
        Theme::None,
    ] {
        let look = Look {
            theme,
            ..look(Model::Xterm)
        };
        let mut stage = Stage::new(begin(&shipped("tour")), (80, 24), look);
        stage.show();
        let cost: usize = stage.press(TOUR).iter().sum();
        seen.push((stage.seen(), cost));
    }
    let (words, least) = (&seen[4].0, seen[4].1);
    for (shown, cost) in &seen {
        // Nothing is said by color alone.
        assert_eq!(shown, words);
        assert!(*cost <= least + least / 10, "{cost} and {least}");
    }
}

#[test]
fn a_background_is_told_by_its_number() {
    for (told, theme) in [
        ("15;0", Theme::Dark),
        ("0;15", Theme::Light),
        ("0;default;15", Theme::Light),
        ("12;8", Theme::Dark),
        ("default;default", Theme::Auto),
        ("", Theme::Auto),
    ] {
        assert_eq!(Theme::of_background(told), theme, "{told}");
    }
    assert_eq!(Theme::named("contrast"), Some(Theme::Contrast));
    assert_eq!(Theme::named("pink"), None);
}
