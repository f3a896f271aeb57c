//! Problem documents (RFC 9457): why a request was not served. The type decides.

use serde::{Deserialize, Serialize};

use super::Digest;

/// What comes before the name of a problem type.
const BASE: &str = "urn:svar:problem:";

/// Media type `application/problem+json`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProblemDocument {
    #[serde(rename = "type")]
    pub kind: String,
    pub title: String,
    pub status: u16,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub detail: Option<String>,
    /// The path of the response that it is about, where it is about one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub instance: Option<String>,
    /// Of the bytes that are stored under the id, where others were sent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stored_digest: Option<Digest>,
    /// Where in the response something is wrong.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub errors: Vec<Pointed>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pointed {
    /// A JSON pointer (RFC 6901).
    pub pointer: String,
    pub detail: String,
}

/// The problems of the protocol, each with its status.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProblemType {
    DifferentContent,
    SurveyClosed,
    UnknownSurvey,
    UnknownResponse,
    Withdrawn,
    TooLarge,
    UnsupportedEncoding,
    Invalid,
    AccessCode,
    Busy,
    Malformed,
}

impl ProblemType {
    const ALL: [(Self, &str, u16, &str); 11] = [
        (
            Self::DifferentContent,
            "different-content",
            409,
            "Other bytes are stored under this id",
        ),
        (
            Self::SurveyClosed,
            "survey-closed",
            403,
            "The survey is closed",
        ),
        (
            Self::UnknownSurvey,
            "unknown-survey",
            404,
            "There is no such survey here",
        ),
        (
            Self::UnknownResponse,
            "unknown-response",
            404,
            "There is no such response here",
        ),
        (
            Self::Withdrawn,
            "withdrawn",
            410,
            "The response was withdrawn",
        ),
        (
            Self::TooLarge,
            "too-large",
            413,
            "The response is too large",
        ),
        (
            Self::UnsupportedEncoding,
            "unsupported-encoding",
            415,
            "The content coding is not accepted",
        ),
        (
            Self::Invalid,
            "invalid",
            422,
            "The response does not follow the survey",
        ),
        (
            Self::AccessCode,
            "access-code",
            401,
            "An access code is needed",
        ),
        (
            Self::Busy,
            "busy",
            503,
            "The collector cannot take more just now",
        ),
        (
            Self::Malformed,
            "malformed",
            400,
            "The request is not understood",
        ),
    ];

    fn row(self) -> (&'static str, u16, &'static str) {
        let row = Self::ALL.iter().find(|(kind, ..)| *kind == self);
        row.map_or(("", 500, ""), |(_, name, status, title)| {
            (name, *status, title)
        })
    }

    pub fn status(self) -> u16 {
        self.row().1
    }

    /// The document without particulars.
    pub fn document(self) -> ProblemDocument {
        let (name, status, title) = self.row();
        ProblemDocument {
            kind: format!("{BASE}{name}"),
            title: title.to_owned(),
            status,
            detail: None,
            instance: None,
            stored_digest: None,
            errors: Vec::new(),
        }
    }
}

impl ProblemDocument {
    /// Whether it can be about this response: one that passed through a muddled proxy may be
    /// the answer to somebody else. Not every endpoint says which response it means.
    pub fn fits(&self, id: &str) -> bool {
        let instance = self.instance.as_deref();
        instance.is_none_or(|path| path.rsplit('/').next() == Some(id))
    }

    /// Which of the protocol's problems it is; `None` for somebody else's.
    pub fn problem_type(&self) -> Option<ProblemType> {
        let name = self.kind.strip_prefix(BASE)?;
        ProblemType::ALL
            .iter()
            .find(|(_, own, ..)| *own == name)
            .map(|(kind, ..)| *kind)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_problem_of_another_response_is_told_apart() {
        let mut problem = ProblemType::Invalid.document();
        assert!(problem.fits("5a0c"));
        problem.instance = Some("/v1/surveys/tour/responses/5a0c".to_owned());
        assert!(problem.fits("5a0c") && !problem.fits("5a0d") && !problem.fits("a0c"));
    }

    #[test]
    fn every_problem_is_recognized_by_its_type() {
        for (kind, _, status, _) in ProblemType::ALL {
            assert_eq!(kind.document().problem_type(), Some(kind));
            assert_eq!(kind.status(), status);
        }
        let mut foreign = ProblemType::Busy.document();
        foreign.kind = "about:blank".to_owned();
        assert_eq!(foreign.problem_type(), None);
    }
}
