//! A response as one JSON document, whose bytes are frozen once.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive as _;
use serde_json::{Map, Number, Value};

use super::json::JsonError;
use crate::session::{Place, Sheet, Shown};
use crate::survey::{Given, Survey};

/// The version of the document's form.
pub const FORMAT: u64 = 1;

/// One finished interview.
#[derive(Clone, Debug, PartialEq)]
pub struct Response {
    /// UUID, version 4.
    pub id: String,
    pub survey: String,
    pub version: String,
    /// SHA-256 of the definition, hexadecimal.
    pub digest: String,
    pub language: String,
    /// RFC 3339, with the offset of the respondent's clock.
    pub started: String,
    pub completed: String,
    /// By question id, in the survey's order.
    pub answers: Vec<(String, Given)>,
    /// Place and reason of each item without a substantive answer.
    pub missing: Vec<(String, String)>,
    /// The soft checks that were let stand.
    pub acknowledged: Vec<Kept>,
    /// Places whose answer was there beforehand and was let stand.
    pub prefilled: Vec<String>,
    /// In which order shuffled things were shown.
    pub order: Shown,
    pub client: Client,
    /// The id of an earlier response that this one replaces.
    pub supersedes: Option<String>,
}

/// A soft check that the respondent let stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// A place: `staff`, or `cost[2]`.
    pub question: String,
    /// The rule as written, or `required`.
    pub check: String,
    /// Why, in the respondent's words.
    pub reason: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Client {
    pub name: String,
    pub version: String,
}

/// Why a document is not a response.
#[derive(Debug, thiserror::Error)]
pub enum ResponseError {
    #[error(transparent)]
    Json(#[from] JsonError),
    #[error("`{0}` is missing or of the wrong type")]
    Field(&'static str),
    #[error("the response has format {0}; this program reads format {FORMAT}")]
    Format(String),
}

/// What a response tells beside its answers: who it is, and when it was made.
#[derive(Clone, Copy, Debug)]
pub struct Envelope<'a> {
    /// UUID, version 4.
    pub id: &'a str,
    /// RFC 3339, both.
    pub started: &'a str,
    pub completed: &'a str,
    /// Name and version of the program.
    pub client: (&'a str, &'a str),
}

impl Response {
    /// The response that a finished interview makes.
    pub fn of(survey: &Survey, sheet: &Sheet, envelope: Envelope<'_>) -> Self {
        let (missing, kept) = (sheet.missing.iter(), sheet.acknowledged.iter());
        Self {
            id: envelope.id.to_owned(),
            survey: survey.id.to_string(),
            version: survey.version.to_string(),
            digest: survey.digest.clone(),
            language: sheet.language.to_string(),
            started: envelope.started.to_owned(),
            completed: envelope.completed.to_owned(),
            answers: sheet.answers.clone(),
            missing: missing
                .map(|m| (m.place.to_string(), m.reason.to_owned()))
                .collect(),
            acknowledged: kept
                .map(|kept| Kept {
                    question: kept.place.to_string(),
                    check: kept.check.clone(),
                    reason: kept.reason.clone(),
                })
                .collect(),
            prefilled: sheet.prefilled.iter().map(Place::to_string).collect(),
            order: sheet.shown.clone(),
            client: Client {
                name: envelope.client.0.to_owned(),
                version: envelope.client.1.to_owned(),
            },
            supersedes: None,
        }
    }

    /// The document's bytes: fields in a fixed order, one line.
    pub fn encode(&self) -> Vec<u8> {
        let text = |text: &str| Value::String(text.to_owned());
        let fields = [
            ("format", Value::from(FORMAT)),
            ("id", text(&self.id)),
            ("survey", text(&self.survey)),
            ("version", text(&self.version)),
            ("digest", text(&self.digest)),
            ("language", text(&self.language)),
            ("started", text(&self.started)),
            ("completed", text(&self.completed)),
            (
                "answers",
                Value::Object(self.answers.iter().map(pair).collect()),
            ),
            (
                "missing",
                Value::Object(
                    self.missing
                        .iter()
                        .map(|(p, r)| (p.clone(), text(r)))
                        .collect(),
                ),
            ),
            (
                "acknowledged",
                self.acknowledged.iter().map(Kept::encode).collect(),
            ),
            (
                "client",
                object([
                    ("name", text(&self.client.name)),
                    ("version", text(&self.client.version)),
                ]),
            ),
            (
                "supersedes",
                self.supersedes.as_deref().map_or(Value::Null, text),
            ),
        ];
        let mut document = object(fields);
        if let Value::Object(fields) = &mut document {
            // What most surveys do without is not sent by them.
            if !self.prefilled.is_empty() {
                let places = self.prefilled.iter().map(|place| text(place));
                fields.insert("prefilled".to_owned(), places.collect());
            }
            if self.order != Shown::default() {
                fields.insert("order".to_owned(), order(&self.order));
            }
        }
        super::json::line(&document).into_bytes()
    }

    /// Reads a document; what its answers mean is for the session to judge.
    pub fn decode(bytes: &[u8]) -> Result<Self, ResponseError> {
        let document: Map<String, Value> = super::json::read(bytes)?;
        let format = document.get("format").and_then(Value::as_u64);
        if format != Some(FORMAT) {
            let found = document
                .get("format")
                .map_or("none".to_owned(), Value::to_string);
            return Err(ResponseError::Format(
                crate::plain::shown(&found).into_owned(),
            ));
        }
        let text = |name: &'static str| text_of(document.get(name), name);
        let table = |name: &'static str| {
            document
                .get(name)
                .and_then(Value::as_object)
                .ok_or(ResponseError::Field(name))
        };
        let answers = table("answers")?.iter().map(|(id, value)| {
            given(value)
                .map(|given| (id.clone(), given))
                .ok_or(ResponseError::Field("answers"))
        });
        let missing = table("missing")?
            .iter()
            .map(|(place, reason)| Ok((place.clone(), text_of(Some(reason), "missing")?)));
        let kept = document.get("acknowledged").and_then(Value::as_array);
        let kept = kept.ok_or(ResponseError::Field("acknowledged"))?;
        let prefilled = document.get("prefilled").map(|places| names(Some(places)));
        let order = document.get("order").map(order_from);
        let client = document
            .get("client")
            .ok_or(ResponseError::Field("client"))?;
        Ok(Self {
            id: text("id")?,
            survey: text("survey")?,
            version: text("version")?,
            digest: text("digest")?,
            language: text("language")?,
            started: text("started")?,
            completed: text("completed")?,
            answers: answers.collect::<Result<_, _>>()?,
            missing: missing.collect::<Result<_, ResponseError>>()?,
            acknowledged: kept.iter().map(Kept::decode).collect::<Result<_, _>>()?,
            prefilled: match prefilled {
                None => Vec::new(),
                Some(places) => places.ok_or(ResponseError::Field("prefilled"))?,
            },
            order: match order {
                None => Shown::default(),
                Some(order) => order.ok_or(ResponseError::Field("order"))?,
            },
            client: Client {
                name: text_of(client.get("name"), "client")?,
                version: text_of(client.get("version"), "client")?,
            },
            supersedes: document
                .get("supersedes")
                .and_then(Value::as_str)
                .map(str::to_owned),
        })
    }
}

impl Kept {
    fn encode(&self) -> Value {
        let text = |text: &String| Value::String(text.clone());
        let mut kept = object([
            ("question", text(&self.question)),
            ("check", text(&self.check)),
        ]);
        if let (Value::Object(fields), Some(reason)) = (&mut kept, &self.reason) {
            fields.insert("reason".to_owned(), text(reason));
        }
        kept
    }

    fn decode(value: &Value) -> Result<Self, ResponseError> {
        let field = |name| text_of(value.get(name), "acknowledged");
        Ok(Self {
            question: field("question")?,
            check: field("check")?,
            reason: value.get("reason").map(|_| field("reason")).transpose()?,
        })
    }
}

fn order(shown: &Shown) -> Value {
    let list = |names: &[String]| names.iter().map(String::as_str).collect::<Value>();
    let lists = |of: &[(String, Vec<String>)]| {
        let lists = of.iter().map(|(name, names)| (name.clone(), list(names)));
        Value::Object(lists.collect())
    };
    object([
        ("pages", list(&shown.pages)),
        ("questions", lists(&shown.questions)),
        ("choices", lists(&shown.choices)),
    ])
}

fn order_from(value: &Value) -> Option<Shown> {
    let lists = |name: &str| {
        let lists = value.get(name)?.as_object()?.iter();
        lists
            .map(|(name, list)| Some((name.clone(), names(Some(list))?)))
            .collect::<Option<_>>()
    };
    Some(Shown {
        pages: names(value.get("pages"))?,
        questions: lists("questions")?,
        choices: lists("choices")?,
    })
}

/// A list of names.
fn names(value: Option<&Value>) -> Option<Vec<String>> {
    let names = value?.as_array()?.iter();
    names.map(|name| name.as_str().map(str::to_owned)).collect()
}

fn text_of(value: Option<&Value>, name: &'static str) -> Result<String, ResponseError> {
    value
        .and_then(Value::as_str)
        .map(str::to_owned)
        .ok_or(ResponseError::Field(name))
}

fn object<const N: usize>(fields: [(&str, Value); N]) -> Value {
    Value::Object(
        fields
            .into_iter()
            .map(|(name, value)| (name.to_owned(), value))
            .collect(),
    )
}

/// One answer as it stands in a document.
#[derive(Clone, Debug, serde::Serialize)]
pub struct Answer(Value);

impl Answer {
    pub fn of(given: &Given) -> Self {
        Self(value(given))
    }
}

impl std::fmt::Display for Answer {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(out)
    }
}

fn pair((name, given): &(String, Given)) -> (String, Value) {
    (name.clone(), value(given))
}

fn value(given: &Given) -> Value {
    match given {
        Given::Truth(truth) => Value::Bool(*truth),
        Given::Number(number) => self::number(*number),
        Given::Text(text) => Value::String(text.clone()),
        Given::List(all) => all.iter().map(value).collect(),
        Given::Table(fields) => Value::Object(fields.iter().map(pair).collect()),
    }
}

/// Entries have at most 15 digits, which every reader of JSON keeps.
fn number(number: Decimal) -> Value {
    if number.is_integer()
        && let Some(whole) = number.to_i64()
    {
        return Value::from(whole);
    }
    number
        .to_f64()
        .and_then(Number::from_f64)
        .map_or(Value::Null, Value::Number)
}

fn given(value: &Value) -> Option<Given> {
    Some(match value {
        Value::Null => return None,
        Value::Bool(truth) => Given::Truth(*truth),
        Value::Number(number) => Given::Number(decimal(&number.to_string())?),
        Value::String(text) => Given::Text(text.clone()),
        Value::Array(all) => Given::List(all.iter().map(given).collect::<Option<_>>()?),
        Value::Object(fields) => {
            let fields = fields
                .iter()
                .map(|(name, value)| Some((name.clone(), given(value)?)));
            Given::Table(fields.collect::<Option<_>>()?)
        }
    })
}

fn decimal(written: &str) -> Option<Decimal> {
    written
        .parse()
        .ok()
        .or_else(|| Decimal::from_scientific(written).ok())
}
