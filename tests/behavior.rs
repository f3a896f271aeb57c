//! What the good definitions promise in comments, held against the session.
//!
//! A definition under `tests/definitions/good` may say what comes of answers:
//!
//! ```toml
//! # Given { level = "county" }, then { staff = 0 }:
//! #   asks level, staff
//! #   staff doubts "Nobody?"
//! # Given nothing, in nb:
//! #   level reads "Nivå?"
//! ```
//!
//! Answers stand as in an answer file. A promise is one of:
//! `asks …` (the path), `ID is …` (a value, or `unknown`), `ID offers …` (its choices),
//! `ID shows …` (the rows of a grid), `ID refuses "…"`, `ID doubts "…"`, `ID reads "…"`, `ID lists "…"` (the answer in words), `sends …` (the
//! answers of the response) and `misses …` (reasons why others are not there). Beside a
//! question, `title`, `notice`, `page ID`, `intro of ID`, `help of ID`, `unit of ID` and
//! `ID.code` can be read. On a page that is asked several times, `ID[key]` stands for `ID`.

mod common;

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use common::{at_root, begin};
use svar::expr::{Code, Value};
use svar::locale::Locale;
use svar::plain::Plain;
use svar::session::{Event, Place, Session, Trouble};
use svar::survey::{Choice, Definition, Given, Kind, Question, Shelf, Survey, Text};
use svar::survey::{read, read_answers};

/// Fewer files with promises than this, and the test has gone blind.
const FILES_MIN: usize = 200;

type Answers = Vec<(String, Given)>;

struct Folder(PathBuf);

impl Shelf for Folder {
    fn list(&self, file: &str) -> Result<Vec<u8>, String> {
        fs::read(self.0.join(file)).map_err(|_| "there is no such file.".to_owned())
    }
}

fn survey_of(path: &Path, source: &str) -> Arc<Survey> {
    let shelf = Folder(path.parent().unwrap().to_owned());
    let definition = Definition {
        file: "good.toml",
        source: source.as_bytes(),
        shelf: &shelf,
    };
    Arc::new(read(&definition).unwrap().0)
}

/// A respondent who has given answers, and what was said to them.
struct Scene {
    session: Session,
    /// By question, in the words of the interface.
    refusals: Vec<(String, String)>,
}

impl Scene {
    /// `{ a = 1 }, then { b = 2 }, in nb` or `nothing`.
    fn set(survey: &Arc<Survey>, given: &str) -> Self {
        let mut session = begin(survey);
        let (given, language) = match given.rsplit_once(", in ") {
            Some((given, tag)) => (given, survey.speaks(tag)),
            None => (given, None),
        };
        if let Some(language) = language {
            let _ = session.update(Event::LanguageChosen(language.clone()));
        }
        let (mut all, mut faults) = (Answers::new(), Vec::new());
        for given in given.split(", then ") {
            let answers = answers(given);
            let (events, wrong) = session.events_for(&answers);
            faults.extend(wrong);
            for event in events {
                let _ = session.update(event);
            }
            all.extend(answers);
        }
        faults.extend(session.faults(&all));
        let say = |fault| english().say(&session.fault_message(fault)).to_string();
        let refusals = faults.iter();
        let refusals = refusals.map(|fault| (fault.question.to_string(), say(fault)));
        Self {
            refusals: refusals.collect(),
            session,
        }
    }

    /// A promise as it would have to be written to be kept; `None` where it is none.
    fn kept(&self, promise: &str) -> Option<String> {
        let (subject, verb, _) = parts(promise)?;
        let told = match verb {
            "asks" => self.path(),
            "sends" => table(&self.session.sheet().answers),
            "misses" => self.missing(),
            "reads" => self.wording(subject)?,
            "offers" => codes(&self.session.choices(&self.place(subject)?)),
            "shows" => codes(&self.session.rows(&self.place(subject)?)),
            "is" => self.value(subject)?,
            "refuses" => self.refusal(subject),
            "doubts" => self.doubts(subject)?,
            "lists" => {
                let place = self.place(subject)?;
                let lines = self.session.answer_lines(&place, english());
                lines.iter().map(quoted).collect::<Vec<_>>().join(", ")
            }
            _ => return None,
        };
        let words = [subject, verb, &told];
        let words = words.iter().filter(|word| !word.is_empty());
        Some(words.copied().collect::<Vec<_>>().join(" "))
    }

    fn question(&self, id: &str) -> Option<&Question> {
        self.session.survey().question(id)
    }

    /// `rating`, or `rating[firm]` on a page that is asked several times.
    fn place(&self, subject: &str) -> Option<Place> {
        let place = Place::try_from(subject.to_owned()).ok()?;
        self.session.question(&place).is_some().then_some(place)
    }

    /// A text as it is read: with `[firm]` in its name, at that time of its page.
    fn wording(&self, subject: &str) -> Option<String> {
        let Some((head, rest)) = subject.split_once('[') else {
            return Some(quoted(&self.session.words(self.text(subject)?)));
        };
        let (key, tail) = rest.split_once(']')?;
        let id = head.rsplit(' ').next()?;
        let survey = self.session.survey();
        let page = survey.pages.iter().find(|page| page.id.as_str() == id);
        let id = page.map_or(id, |page| {
            survey.questions[page.questions.start].id.as_str()
        });
        let place = self.place(&format!("{id}[{key}]"))?;
        let text = self.text(&format!("{head}{tail}"))?;
        Some(quoted(&self.session.words_at(&place, text)))
    }

    fn path(&self) -> String {
        let steps = self.session.path().steps();
        let steps: Vec<String> = steps.map(|step| step.place.to_string()).collect();
        or_nothing(&steps)
    }

    fn missing(&self) -> String {
        let missing = self.session.sheet().missing;
        let missing = missing
            .iter()
            .map(|at| format!("{}: {}", at.place, at.reason));
        or_nothing(&missing.collect::<Vec<_>>())
    }

    fn value(&self, id: &str) -> Option<String> {
        let place = self.place(id)?;
        let value = self.session.path().value(&place);
        Some(value.map_or("unknown".to_owned(), shown))
    }

    /// What keeps a question from being passed: `nothing` where nothing does.
    fn refusal(&self, id: &str) -> String {
        let own = self.refusals.iter().filter(|(other, _)| other == id);
        or_nothing(
            &own.map(|(_, said)| format!("\"{said}\""))
                .collect::<Vec<_>>(),
        )
    }

    fn doubts(&self, id: &str) -> Option<String> {
        let place = self.place(id)?;
        Some(match self.session.trouble(&place) {
            Some(Trouble::Doubted(doubts)) => {
                let doubts = doubts.iter().map(|(_, words)| quoted(words));
                doubts.collect::<Vec<_>>().join(", ")
            }
            Some(Trouble::Open) => "that it stays open".to_owned(),
            Some(Trouble::Unconfirmed) => "that it is another question".to_owned(),
            Some(Trouble::Refused(_)) | None => "nothing".to_owned(),
        })
    }

    fn text(&self, subject: &str) -> Option<&Text> {
        let survey = self.session.survey();
        let page = |id: &str| survey.pages.iter().find(|page| page.id.as_str() == id);
        match subject.split_once(' ') {
            Some(("page", id)) => return Some(&page(id)?.title),
            Some(("intro", id)) => return page(id.strip_prefix("of ")?)?.intro.as_ref(),
            Some(("help", id)) => return self.question(id.strip_prefix("of ")?)?.help.as_ref(),
            Some(("unit", id)) => match &self.question(id.strip_prefix("of ")?)?.kind {
                Kind::Integer(measure) | Kind::Number(measure) => return measure.unit.as_ref(),
                _ => return None,
            },
            _ => {}
        }
        match subject.split_once('.') {
            _ if subject == "title" => Some(&survey.title),
            _ if subject == "notice" => survey.privacy.notice.as_ref(),
            None => Some(&self.question(subject)?.text),
            Some((id, code)) => {
                let kind = &self.question(id)?.kind;
                let mut among = kind.choices().iter().chain(kind.rows());
                Some(&among.find(|choice| choice.code.as_str() == code)?.label)
            }
        }
    }
}

fn english() -> &'static Locale {
    Locale::for_tags(["en"])
}

/// Subject, verb and the rest of a promise.
fn parts(promise: &str) -> Option<(&str, &str, &str)> {
    const VERBS: [&str; 10] = [
        "asks", "sends", "misses", "reads", "offers", "shows", "is", "refuses", "doubts", "lists",
    ];
    let find = |verb: &'static str| {
        let at = format!(" {promise} ").find(&format!(" {verb} "))?;
        Some((at, verb))
    };
    let (at, verb) = VERBS.into_iter().filter_map(find).min()?;
    let (subject, rest) = promise.split_at(at);
    Some((subject.trim(), verb, rest[verb.len()..].trim()))
}

fn answers(given: &str) -> Answers {
    if given == "nothing" {
        return Answers::new();
    }
    let source = format!("given = {given}\n");
    let read = read_answers("given", source.as_bytes());
    let read = read.unwrap_or_else(|problems| panic!("{given}: {}", problems[0]));
    match read.into_iter().next() {
        Some((_, Given::Table(answers))) => answers,
        _ => panic!("{given}: answers stand in braces"),
    }
}

fn or_nothing(words: &[String]) -> String {
    match words {
        [] => "nothing".to_owned(),
        words => words.join(", "),
    }
}

fn codes(choices: &[&Choice]) -> String {
    let codes = choices.iter().map(|choice| choice.code.to_string());
    or_nothing(&codes.collect::<Vec<_>>())
}

fn quoted(words: &Plain) -> String {
    format!("\"{}\"", words.as_str().replace('\n', " / "))
}

fn table(fields: &[(String, Given)]) -> String {
    let fields = fields
        .iter()
        .map(|(key, given)| format!("{key} = {}", toml(given)));
    let fields: Vec<String> = fields.collect();
    match fields.as_slice() {
        [] => "nothing".to_owned(),
        fields => format!("{{ {} }}", fields.join(", ")),
    }
}

fn toml(given: &Given) -> String {
    match given {
        Given::Truth(truth) => truth.to_string(),
        Given::Number(number) => number.to_string(),
        Given::Text(text) => format!("{text:?}"),
        Given::List(list) => {
            format!("[{}]", list.iter().map(toml).collect::<Vec<_>>().join(", "))
        }
        Given::Table(fields) => table(fields),
    }
}

fn shown(value: &Value) -> String {
    let quoted = |code: &Code| format!("\"{code}\"");
    let several = |codes: &[Code]| {
        let codes: Vec<String> = codes.iter().map(quoted).collect();
        format!("[{}]", codes.join(", "))
    };
    match value {
        Value::Truth(truth) => truth.to_string(),
        Value::Number(number) => number.to_string(),
        Value::Text(text) => format!("{text:?}"),
        Value::Date(date) => date.to_string(),
        Value::Code(code) => quoted(code),
        Value::Codes(codes) => several(codes),
        Value::Cells(cells) => {
            let cell = |(row, codes): (&Code, &Vec<Code>)| match codes.as_slice() {
                [code] => format!("{row} = {}", quoted(code)),
                codes => format!("{row} = {}", several(codes)),
            };
            let cells: Vec<String> = cells.iter().map(cell).collect();
            format!("{{ {} }}", cells.join(", "))
        }
        Value::Parts(parts) => {
            let parts = parts
                .iter()
                .map(|(part, number)| format!("{part} = {number}"));
            let parts: Vec<String> = parts.collect();
            format!("{{ {} }}", parts.join(", "))
        }
        Value::Each(values) => {
            let one = |value: &Option<Value>| value.as_ref().map_or("unknown".to_owned(), shown);
            let values: Vec<String> = values.iter().map(one).collect();
            format!("[{}]", values.join(", "))
        }
    }
}

/// How many promises a definition makes, and what is wrong with them, each with its line.
fn broken(path: &Path, source: &str) -> (usize, Vec<String>) {
    let (mut scene, mut count, mut broken) = (None, 0, Vec::new());
    let survey = survey_of(path, source);
    for (line, number) in source.lines().zip(1..) {
        let given = line
            .strip_prefix("# Given ")
            .and_then(|given| given.strip_suffix(':'));
        if let Some(given) = given {
            scene = Some(Scene::set(&survey, given));
            continue;
        }
        let Some((promise, scene)) = line.strip_prefix("#   ").zip(scene.as_ref()) else {
            scene = None;
            continue;
        };
        count += 1;
        match scene.kept(promise) {
            Some(kept) if kept == promise => {}
            Some(kept) => broken.push(format!("{number}: {promise}\n  in fact: {kept}")),
            None => broken.push(format!("{number}: {promise}\n  is no promise")),
        }
    }
    (count, broken)
}

#[test]
fn good_definitions_keep_their_promises() {
    let (mut files, mut all) = (0, Vec::new());
    let mut paths: Vec<PathBuf> = fs::read_dir(at_root("tests/definitions/good"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "toml"))
        .collect();
    paths.sort();
    for path in paths {
        let (count, broken) = broken(&path, &fs::read_to_string(&path).unwrap());
        files += usize::from(count > 0);
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        all.extend(broken.into_iter().map(|fault| format!("{name}:{fault}")));
    }
    assert!(all.is_empty(), "{} broken:\n{}", all.len(), all.join("\n"));
    assert!(files >= FILES_MIN, "only {files} files promise anything");
}

#[test]
fn a_broken_promise_is_caught() {
    let path = at_root("tests/definitions/good/the-smallest.toml");
    let source = fs::read_to_string(&path).unwrap();
    let source = source.split("# Given").next().unwrap();
    let check = |lines: &str| broken(&path, &format!("{source}\n{lines}"));
    assert_eq!(check("# Given nothing:\n#   asks hello\n"), (1, Vec::new()));
    for wrong in [
        "asks nothing",
        "hello reads \"Bye.\"",
        "sends { hello = 1 }",
        "hello",
        "bye is 1",
    ] {
        let (count, broken) = check(&format!("# Given nothing:\n#   {wrong}\n"));
        assert_eq!((count, broken.len()), (1, 1), "{wrong}");
    }
}
