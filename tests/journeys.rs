//! Journeys that both front ends must satisfy: replies to one and keys to the other, and
//! the same response from both.

mod common;

use std::sync::Arc;

use common::{Recorder, begin, with_questions};
use svar::line::{Console, run};
use svar::session::{Farewell, Sheet, Shown, judge};
use svar::survey::{Given, Survey};
use svar::tui::{Form, Glyphs, Key, Look, Model, Theme};
use svar::wire::{Client, Response};

struct Journey {
    name: &'static str,
    questions: &'static str,
    /// To line mode, a line each; the opening and the sending are added.
    replies: &'static str,
    /// To the form; `<enter>` and the like are keys, the rest is typed.
    keys: &'static str,
    answers: &'static str,
}

const JOURNEYS: [Journey; 22] = [
    Journey {
        name: "a single choice is picked by its number",
        questions: "[[page.question]]\nid = 'a'\nkind = 'single'\ntext.en = 'A?'\nchoices = [ { code = 'x', en = 'Ex' }, { code = 'y', en = 'Why' } ]",
        replies: "2\n",
        keys: "2<enter>",
        answers: "a = y",
    },
    Journey {
        name: "a choice that takes a detail keeps it",
        questions: "[[page.question]]\nid = 'a'\nkind = 'single'\ntext.en = 'A?'\nchoices = [ { code = 'x', en = 'Ex' }, { code = 'other', en = 'Other', detail = 'text' } ]",
        replies: "2\nsomething\n",
        keys: "2<down>something<enter>",
        answers: "a = {code = other, detail = something}",
    },
    Journey {
        name: "several choices come in the author's order",
        questions: "[[page.question]]\nid = 'a'\nkind = 'multi'\ntext.en = 'A?'\nchoices = [ { code = 'x', en = 'Ex' }, { code = 'y', en = 'Why' }, { code = 'z', en = 'Zed' } ]",
        replies: "3 1\n",
        keys: "<end><space><home><space><enter>",
        answers: "a = [x, z]",
    },
    Journey {
        name: "a ranking keeps the order of picking",
        questions: "[[page.question]]\nid = 'a'\nkind = 'rank'\nmax = 2\ntext.en = 'A?'\nchoices = [ { code = 'x', en = 'Ex' }, { code = 'y', en = 'Why' }, { code = 'z', en = 'Zed' } ]",
        replies: "3 1\n",
        keys: "<end><space><home><space><enter>",
        answers: "a = [z, x]",
    },
    Journey {
        name: "a grid is answered row by row",
        questions: "[[page.question]]\nid = 'a'\nkind = 'grid'\ntext.en = 'A?'\nrows = [ { code = 'r', en = 'Are' }, { code = 's', en = 'Ess' } ]\nchoices = [ { code = 'x', en = 'Ex' }, { code = 'y', en = 'Why' } ]",
        replies: "\n2\n1\n",
        keys: "21<enter>",
        answers: "a = {r = y, s = x}",
    },
    Journey {
        name: "a number too large is refused and mended",
        questions: "[[page.question]]\nid = 'a'\nkind = 'integer'\nmin = 0\nmax = 20\ntext.en = 'A?'",
        replies: "200\n20\n",
        keys: "200<enter><backspace><enter>",
        answers: "a = 20",
    },
    Journey {
        name: "a decimal comma is read",
        questions: "[[page.question]]\nid = 'a'\nkind = 'number'\nmin = 0\nmax = 20\ndecimals = 1\ntext.en = 'A?'",
        replies: "2,5\n",
        keys: "2,5<enter>",
        answers: "a = 2.5",
    },
    Journey {
        name: "a reason is given instead of a number",
        questions: "[[page.question]]\nid = 'a'\nkind = 'integer'\nmissing = ['dont_know']\ntext.en = 'A?'",
        replies: ":1\n",
        keys: "<down><space><enter>",
        answers: "a = {missing = dont_know}",
    },
    Journey {
        name: "an entry of a long list is found by its letters",
        questions: "[[page.question]]\nid = 'a'\nkind = 'lookup'\ntext.en = 'A?'\nlist = { file = 'lists/municipalities.csv', code = 'number', label = 'name', group = 'county' }",
        replies: "hamaroy\n",
        keys: "hamaroy<enter>",
        answers: "a = 1875",
    },
    Journey {
        name: "a date is written as people write it",
        questions: "[[page.question]]\nid = 'a'\nkind = 'date'\ntext.en = 'A?'\n",
        replies: "1.5.24\n",
        keys: "1.5.24<enter>",
        answers: "a = 2024-05-01",
    },
    Journey {
        name: "a date beyond the limits is refused and mended",
        questions: "[[page.question]]\nid = 'a'\nkind = 'date'\ntext.en = 'A?'\nmin = 2024-01-01\nmax = '2024'",
        replies: "1.5.2023\n1 May 2024\n",
        keys: "1.5.2023<enter><backspace>4<enter>",
        answers: "a = 2024-05-01",
    },
    Journey {
        name: "a month takes the name of the month",
        questions: "[[page.question]]\nid = 'a'\nkind = 'date'\ntext.en = 'A?'\nprecision = 'month'",
        replies: "mai 2024\n",
        keys: "mai 2024<enter>",
        answers: "a = 2024-05",
    },
    Journey {
        name: "a year is enough where no more is asked for",
        questions: "[[page.question]]\nid = 'a'\nkind = 'date'\ntext.en = 'A?'\nprecision = 'year'",
        replies: "2024\n",
        keys: "2024<enter>",
        answers: "a = 2024",
    },
    Journey {
        name: "a reason is given instead of a date",
        questions: "[[page.question]]\nid = 'a'\nkind = 'date'\ntext.en = 'A?'\nmissing = ['dont_know']",
        replies: ":1\n",
        keys: "<down><enter>",
        answers: "a = {missing = dont_know}",
    },
    Journey {
        name: "parts add up to their total",
        questions: "[[page.question]]\nid = 'a'\nkind = 'allocate'\ntext.en = 'A?'\nparts = [ { code = 'x', en = 'Ex' }, { code = 'y', en = 'Why' }, { code = 'z', en = 'Zed' } ]\ntotal = 100",
        replies: "\n60\n\n40\n",
        keys: "60<enter><enter>40<enter>",
        answers: "a = {x = 60, z = 40}",
    },
    Journey {
        name: "parts that do not add up are refused and mended",
        questions: "[[page.question]]\nid = 'a'\nkind = 'allocate'\ntext.en = 'A?'\nparts = [ { code = 'x', en = 'Ex' }, { code = 'y', en = 'Why' }, { code = 'z', en = 'Zed' } ]\ntotal = 1.5\ndecimals = 1",
        replies: "0,5\n0,5\n\n\n\n1\n\n",
        keys: "0,5<enter>0,5<enter><enter><up><backspace><backspace><backspace>1<enter><enter>",
        answers: "a = {x = 0.5, y = 1}",
    },
    Journey {
        name: "parts add up to an earlier answer",
        questions: "[[page.question]]\nid = 'n'\nkind = 'integer'\ntext.en = 'N?'\n[[page.question]]\nid = 'a'\nkind = 'allocate'\ntext.en = 'A?'\nparts = [ { code = 'x', en = 'Ex' }, { code = 'y', en = 'Why' }, { code = 'z', en = 'Zed' } ]\ntotal = 'n * 2'",
        replies: "6\n12\n\n\n",
        keys: "6<enter>12<enter><enter><enter>",
        answers: "n = 6; a = {x = 12}",
    },
    Journey {
        name: "any sum is accepted while the total is unknown",
        questions: "[[page.question]]\nid = 'n'\nkind = 'integer'\ntext.en = 'N?'\n[[page.question]]\nid = 'a'\nkind = 'allocate'\ntext.en = 'A?'\nparts = [ { code = 'x', en = 'Ex' }, { code = 'y', en = 'Why' }, { code = 'z', en = 'Zed' } ]\ntotal = 'n'\nmissing = ['refused']",
        replies: "\n1\n2\n3\n",
        keys: "<enter>1<enter>2<enter>3<enter>",
        answers: "a = {x = 1, y = 2, z = 3}",
    },
    Journey {
        name: "a reason is given instead of parts",
        questions: "[[page.question]]\nid = 'a'\nkind = 'allocate'\ntext.en = 'A?'\nparts = [ { code = 'x', en = 'Ex' }, { code = 'y', en = 'Why' } ]\ntotal = 9\nmissing = ['refused', 'dont_know']",
        replies: "\n4\n:2\n",
        keys: "4<down><down><down><enter>",
        answers: "a = {missing = dont_know}",
    },
    Journey {
        name: "several choices are ticked in a row",
        questions: "[[page.question]]\nid = 'a'\nkind = 'grid'\ntext.en = 'A?'\nseveral = true\nrows = [ { code = 'r', en = 'Are' }, { code = 's', en = 'Ess' } ]\nchoices = [ { code = 'x', en = 'Ex' }, { code = 'y', en = 'Why' }, { code = 'none', en = 'None', exclusive = true } ]",
        replies: "\n2 1\n2\n",
        keys: "1<end><home><right><space><enter><space><enter>",
        answers: "a = {r = [x, y], s = [y]}",
    },
    Journey {
        name: "a choice that stands alone does so in its row",
        questions: "[[page.question]]\nid = 'a'\nkind = 'grid'\ntext.en = 'A?'\nseveral = true\nrows = [ { code = 'r', en = 'Are' }, { code = 's', en = 'Ess' } ]\nchoices = [ { code = 'x', en = 'Ex' }, { code = 'y', en = 'Why' }, { code = 'none', en = 'None', exclusive = true } ]",
        replies: "\n1 2\n3\n",
        keys: "12<enter>13<enter>",
        answers: "a = {r = [x, y], s = [none]}",
    },
    Journey {
        name: "a question that is not asked is not answered",
        questions: "[[page.question]]\nid = 'a'\nkind = 'single'\ntext.en = 'A?'\nchoices = [ { code = 'x', en = 'Ex' }, { code = 'y', en = 'Why' } ]\n[[page.question]]\nid = 'b'\nkind = 'text'\nshow_if = \"a == 'x'\"\ntext.en = 'B?'\n[[page.question]]\nid = 'c'\nkind = 'text'\ntext.en = 'C about {a}?'",
        replies: "2\nlast\n",
        keys: "2<enter>last<enter>",
        answers: "a = y; c = last",
    },
];

fn by_line(survey: &Arc<Survey>, replies: &str) -> Sheet {
    let (mut session, mut world) = (begin(survey), Recorder::default());
    let replies = format!("\n{replies}:send\n");
    let mut output = Vec::new();
    let console = Console {
        input: &mut replies.as_bytes(),
        output: &mut output,
    };
    let farewell = run(&mut session, &mut world, console).unwrap();
    let transcript = String::from_utf8(output).unwrap();
    assert_eq!(farewell, Farewell::Filed, "{transcript}");
    world.filed().unwrap().clone()
}

fn by_form(survey: &Arc<Survey>, keys: &str, size: (u16, u16)) -> Sheet {
    let (mut session, mut world) = (begin(survey), Recorder::default());
    let mut form = Form::new(
        size,
        Look {
            theme: Theme::None,
            glyphs: Glyphs::Unicode,
            model: Model::Xterm,
        },
    );
    form.settle(&session);
    for key in read_keys(&format!("<enter>{keys}S<enter>")) {
        form.press(&mut session, &mut world, key);
    }
    let shown = form.draw(&session).buffer;
    world
        .filed()
        .unwrap_or_else(|| panic!("not filed: {shown:?}"))
        .clone()
}

fn read_keys(keys: &str) -> Vec<Key> {
    let mut read = Vec::new();
    let mut rest = keys;
    while let Some(first) = rest.chars().next() {
        let named = rest.strip_prefix('<').and_then(|rest| rest.split_once('>'));
        let key = match named.map(|(name, _)| name) {
            Some("enter") => Key::Enter,
            Some("down") => Key::Down,
            Some("up") => Key::Up,
            Some("right") => Key::Right,
            Some("home") => Key::Home,
            Some("end") => Key::End,
            Some("space") => Key::Char(' '),
            Some("backspace") => Key::Backspace,
            Some(other) => panic!("no key <{other}>"),
            None => Key::Char(first),
        };
        read.push(key);
        rest = named.map_or(&rest[first.len_utf8()..], |(_, rest)| rest);
    }
    read
}

fn written(given: &Given) -> String {
    match given {
        Given::Truth(truth) => truth.to_string(),
        Given::Number(number) => number.to_string(),
        Given::Text(text) => text.clone(),
        Given::List(all) => format!(
            "[{}]",
            all.iter().map(written).collect::<Vec<_>>().join(", ")
        ),
        Given::Table(fields) => {
            let field = |(name, given): &(String, Given)| format!("{name} = {}", written(given));
            format!(
                "{{{}}}",
                fields.iter().map(field).collect::<Vec<_>>().join(", ")
            )
        }
    }
}

fn answers(sheet: &Sheet) -> String {
    let answer = |(id, given): &(String, Given)| format!("{id} = {}", written(given));
    sheet
        .answers
        .iter()
        .map(answer)
        .collect::<Vec<_>>()
        .join("; ")
}

/// The answers as a collector reads them.
fn delivered(sheet: &Sheet) -> Vec<(String, Given)> {
    let response = Response {
        id: String::new(),
        survey: String::new(),
        version: String::new(),
        digest: String::new(),
        language: String::new(),
        started: String::new(),
        completed: String::new(),
        answers: sheet.answers.clone(),
        missing: Vec::new(),
        acknowledged: Vec::new(),
        prefilled: Vec::new(),
        order: Shown::default(),
        client: Client {
            name: String::new(),
            version: String::new(),
        },
        supersedes: None,
    };
    Response::decode(&response.encode()).unwrap().answers
}

#[test]
fn both_front_ends_lead_to_the_same_response() {
    for journey in JOURNEYS {
        let survey = with_questions(journey.questions);
        let by_line = by_line(&survey, journey.replies);
        assert_eq!(
            answers(&by_line),
            journey.answers,
            "{} (line)",
            journey.name
        );
        for size in [(80, 24), (40, 12)] {
            let by_form = by_form(&survey, journey.keys, size);
            assert_eq!(by_form, by_line, "{} (form at {size:?})", journey.name);
        }
        assert_eq!(judge(&survey, &by_line.answers), [], "{}", journey.name);
        let sent = delivered(&by_line);
        assert_eq!(judge(&survey, &sent), [], "{} (delivered)", journey.name);
        assert_eq!(sent, by_line.answers, "{} (delivered)", journey.name);
    }
}
