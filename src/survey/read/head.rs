//! What stands above the pages: the survey's name, its languages, privacy, delivery.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use toml::de::DeValue;

use super::keys::{Owner, survey_home};
use super::problems::{ProblemCode, Trouble};
use super::scope::{Here, Meaning};
use super::text::Languages;
use super::tree::{Node, Table, Wanted};
use super::{Reader, limits, number};
use crate::expr::{Type, Value};
use crate::plain::Plain;
use crate::survey::problem::quoted;
use crate::survey::{Collect, Language, Mode, Param, Privacy, SurveyId, Text};

const HEADING: Wanted = Wanted {
    what: "a table",
    example: "{ … }",
};
const LANGUAGES: Wanted = Wanted {
    what: "a list of languages, the source language first",
    example: "[\"nb\", \"en\"]",
};
const VERSION_CHARS_MAX: usize = 64;

/// Nothing of the survey is asked before this: texts here can show parameters only.
const TOP: Here = Here(0);

impl<'t> Reader<'t> {
    pub(super) fn format(&mut self, root: &Table<'t>) {
        let help = "Write `format = 1` as the first line.";
        let Some(node) = self.problems.required(root, ("The survey", "format"), help) else {
            return;
        };
        let is_one = matches!(node.value, DeValue::Integer(number) if number::integer(number) == Some(1.into()));
        if !is_one && !node.is_unread() {
            let trouble = Trouble::new(
                ProblemCode::UnknownFormat,
                "This version of svar reads format 1.",
            )
            .help("Write `format = 1`, or use a newer svar.");
            self.problems.add(&node.span, trouble);
        }
    }

    pub(super) fn survey_id(&mut self, root: &Table<'t>) -> Option<SurveyId> {
        let help = "Give it one, such as `id = \"tour\"`: responses are filed under it.";
        let node = self.problems.required(root, ("The survey", "id"), help)?;
        let source = self.problems.string(&node)?;
        let id = SurveyId::new(source);
        if id.is_none() {
            let what = format!(
                "{} is not spelled as the ids of surveys are.",
                quoted(source)
            );
            let help =
                "Write it with a-z, 0-9, `_` and `-`, beginning with a letter, at most 64 of them.";
            self.problems.add(
                &node.span,
                Trouble::new(ProblemCode::BadId, what).help(help),
            );
        }
        id
    }

    pub(super) fn version(&mut self, root: &Table<'t>) -> Option<Plain> {
        let help = "Give it one, such as `version = \"1.0\"`; change it with the questions.";
        let node = self
            .problems
            .required(root, ("The survey", "version"), help)?;
        let wanted = Wanted {
            what: "text in quotes",
            example: "\"1.0\"",
        };
        let source = self.problems.string_like(&node, wanted)?;
        let is_good = !source.trim().is_empty()
            && !source.contains('\n')
            && source.chars().count() <= VERSION_CHARS_MAX;
        if !is_good {
            let trouble = Trouble::new(ProblemCode::BadVersion, "This cannot be a version.")
                .help("Write a few characters on one line, such as `version = \"2024.1\"`.");
            self.problems.add(&node.span, trouble);
        }
        self.check_plain(&node, source);
        is_good.then(|| Plain::line(source))
    }

    pub(super) fn read_languages(&mut self, root: &Table<'t>) -> Languages {
        let mut languages = Languages::default();
        let help = "Add them, the source language first, such as `languages = [\"nb\", \"en\"]`.";
        let node = self
            .problems
            .required(root, ("The survey", "languages"), help);
        let members = node
            .as_ref()
            .and_then(|node| self.problems.list(node, LANGUAGES));
        let (Some(node), Some(members)) = (node, members) else {
            return languages;
        };
        if members.is_empty() || members.len() > limits::LANGUAGES_MAX {
            let what = format!("A survey has 1 to {} languages.", limits::LANGUAGES_MAX);
            let help = "Write the source language first, such as `languages = [\"nb\", \"en\"]`.";
            self.problems.add(
                &node.span,
                Trouble::new(ProblemCode::BadLanguages, what).help(help),
            );
            return languages;
        }
        languages.is_sound = true;
        for member in &members {
            let tag = self.problems.string_like(member, LANGUAGES);
            let language = tag.and_then(|tag| self.language(member, tag));
            match language {
                Some(language) if languages.known.contains(&language) => {
                    let what =
                        format!("The language {} is there twice.", quoted(language.as_str()));
                    let trouble =
                        Trouble::new(ProblemCode::DuplicateLanguage, what).help("Take one out.");
                    self.problems.add(&member.span, trouble);
                }
                Some(language) => languages.known.push(language),
                None => languages.is_sound = false,
            }
        }
        languages
    }

    fn language(&mut self, node: &Node<'t>, tag: &str) -> Option<Language> {
        let language = Language::new(tag);
        if language.is_none() {
            let what = format!("{} is not a language tag.", quoted(tag));
            let help = "Write two or three letters, such as `nb`, `nn`, `se` or `en`.";
            self.problems.add(
                &node.span,
                Trouble::new(ProblemCode::BadLanguage, what).help(help),
            );
        }
        language
    }

    pub(super) fn title(&mut self, root: &Table<'t>) -> Text {
        let help = "Give it one for each language, such as `title.nb = \"…\"`.";
        let node = self.problems.required(root, ("The survey", "title"), help);
        node.map(|node| self.text(&node, TOP)).unwrap_or_default()
    }

    pub(super) fn params(&mut self, root: &Table<'t>) -> Vec<Param> {
        let Some(table) = root
            .get("params")
            .and_then(|node| self.problems.table(&node, HEADING))
        else {
            return Vec::new();
        };
        self.misplaced_lists(&table);
        let mut params = Vec::new();
        for node in table.in_order() {
            let name = node.name;
            if !self.name_for_conditions(name, &node.key) {
                continue;
            }
            if self.names.is_taken(name) {
                let what = format!("{} is the id of a question as well.", quoted(name));
                let help = "Give the parameter another name.";
                self.problems.add(
                    &node.key,
                    Trouble::new(ProblemCode::DuplicateId, what).help(help),
                );
                continue;
            }
            let value = self.param(&node);
            let kind = value.as_ref().and_then(type_of);
            self.names
                .declare_param(name, kind.map_or(Meaning::Broken, Meaning::Value));
            params.extend(value.map(|value| Param {
                name: name.to_owned(),
                value,
            }));
        }
        params
    }

    fn param(&mut self, node: &Node<'t>) -> Option<Value> {
        match node.value {
            DeValue::String(text) => {
                self.check_plain(node, text);
                Some(Value::Text(text.to_string()))
            }
            DeValue::Integer(_) | DeValue::Float(_) => {
                self.problems.number(node).map(Value::Number)
            }
            DeValue::Boolean(truth) => Some(Value::Truth(*truth)),
            DeValue::Datetime(_) if node.is_unread() => None,
            DeValue::Datetime(_) => {
                let day = number::day(node.value);
                if day.is_none() {
                    let what = format!("{} has a time of day.", quoted(node.name));
                    let help = "A date stands alone, such as `2024-12-31`.";
                    self.problems.add(
                        &node.span,
                        Trouble::new(ProblemCode::BadDate, what).help(help),
                    );
                }
                day.map(Value::Date)
            }
            DeValue::Array(_) | DeValue::Table(_) => {
                let what = format!(
                    "{} is neither a number nor a text, a date, `true` or `false`.",
                    quoted(node.name)
                );
                let help = survey_home(node.name)
                    .unwrap_or_else(|| "A parameter holds one value.".to_owned());
                self.problems.add(
                    &node.key,
                    Trouble::new(ProblemCode::BadParam, what).help(help),
                );
                None
            }
        }
    }

    pub(super) fn privacy(&mut self, root: &Table<'t>) -> Option<Privacy> {
        let help = "Add a line `[privacy]`, and under it `mode = \"confidential\"`.";
        let node = self
            .problems
            .required(root, ("The survey", "privacy"), help)?;
        let table = self.problems.table(&node, HEADING)?;
        self.only(&table, Owner::Privacy);
        self.misplaced_lists(&table);
        let help = "Write `mode = \"identified\"`, `\"confidential\"` or `\"anonymous\"`.";
        let mode = self.problems.required(&table, ("[privacy]", "mode"), help);
        let words = ["identified", "confidential", "anonymous"];
        let mode = mode.and_then(|node| self.problems.word(&node, &words));
        let notice = table.get("notice").map(|node| self.text(&node, TOP));
        let consent = table
            .get("consent")
            .and_then(|node| self.problems.truth(&node));
        Some(Privacy {
            mode: match mode? {
                "identified" => Mode::Identified,
                "anonymous" => Mode::Anonymous,
                _ => Mode::Confidential,
            },
            notice,
            consent: consent.unwrap_or(false),
        })
    }

    pub(super) fn collect(&mut self, root: &Table<'t>) -> Collect {
        let Some(table) = root
            .get("collect")
            .and_then(|node| self.problems.table(&node, HEADING))
        else {
            return Collect::default();
        };
        self.only(&table, Owner::Collect);
        self.misplaced_lists(&table);
        if let Some(node) = table.get("protocol") {
            self.protocol(&node);
        }
        Collect {
            endpoint: table.get("endpoint").and_then(|node| self.endpoint(&node)),
            receipt_key: table
                .get("receipt_key")
                .and_then(|node| self.receipt_key(&node)),
        }
    }

    fn protocol(&mut self, node: &Node<'t>) {
        let Some(protocol) = self.problems.string(node).filter(|word| *word != "svar") else {
            return;
        };
        let what = format!("The protocol {} is not supported.", quoted(protocol));
        let help = "This version delivers with protocol \"svar\".";
        self.problems.add(
            &node.span,
            Trouble::new(ProblemCode::UnknownProtocol, what).help(help),
        );
    }

    fn endpoint(&mut self, node: &Node<'t>) -> Option<String> {
        let source = self.problems.string(node)?;
        let is_address = |rest: &str| !rest.is_empty() && !rest.starts_with('/');
        let is_plain = source.chars().all(|c| c.is_ascii_graphic());
        let is_safe = source.strip_prefix("https://").is_some_and(is_address);
        let is_near = source.strip_prefix("http://").is_some_and(|rest| {
            let host = rest.split(['/', ':']).next().unwrap_or_default();
            matches!(host, "localhost" | "127.0.0.1") || rest.starts_with("[::1]")
        });
        if is_plain && (is_safe || is_near) {
            return Some(source.to_owned());
        }
        let what = format!(
            "{} is not an address that answers can be sent to.",
            quoted(source)
        );
        let help = "It begins with `https://`; `http://` is only for this machine, as in `http://localhost:8080/`.";
        self.problems.add(
            &node.span,
            Trouble::new(ProblemCode::BadEndpoint, what).help(help),
        );
        None
    }

    fn receipt_key(&mut self, node: &Node<'t>) -> Option<[u8; 32]> {
        let source = self.problems.string(node)?;
        let key = source
            .strip_prefix("ed25519:")
            .and_then(|key| STANDARD.decode(key).ok())
            .and_then(|bytes| bytes.try_into().ok());
        if key.is_none() {
            let trouble = Trouble::new(ProblemCode::BadReceiptKey, "This is not a receipt key.")
                .help(
                    "Copy it whole from whoever runs the endpoint: `ed25519:` and 44 characters.",
                );
            self.problems.add(&node.span, trouble);
        }
        key
    }
}

fn type_of(value: &Value) -> Option<Type> {
    match value {
        Value::Truth(_) => Some(Type::Truth),
        Value::Number(_) => Some(Type::Number),
        Value::Text(_) => Some(Type::Text),
        Value::Date(_) => Some(Type::Date),
        Value::Code(_) | Value::Codes(_) | Value::Cells(_) | Value::Parts(_) | Value::Each(_) => {
            None
        }
    }
}
