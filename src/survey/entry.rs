//! What a respondent typed or picked, kept as it was.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::Reason;
use crate::expr::Code;

/// One entry of one question. Its shape follows from the question's kind; whether it is
/// accepted is asked anew each time, since the path may have changed around it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Entry {
    /// `integer`, `number`, `text` and `date`: the characters as typed.
    Typed(String),
    /// `single`, `multi`, `rank` and `lookup`.
    Picked(Picks),
    /// `grid`: what is ticked in each row.
    Cells(BTreeMap<Code, Picks>),
    /// `allocate`: the characters as typed in each part.
    Parts(BTreeMap<Code, String>),
    /// A reason instead of something typed.
    Missing(Reason),
}

/// Picked codes in the order they were picked, and what was added to them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Picks {
    pub codes: Vec<Code>,
    /// "Other, namely": kept when the choice is unticked, for it may be ticked again.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub details: BTreeMap<Code, String>,
}

impl Entry {
    pub fn picked(code: Code) -> Self {
        Self::Picked(Picks::one(code))
    }

    /// Whether it says nothing: the caller decides what a blank means.
    pub fn is_blank(&self) -> bool {
        match self {
            Self::Typed(typed) => typed.trim().is_empty(),
            Self::Picked(picks) => picks.codes.is_empty(),
            Self::Cells(rows) => rows.values().all(|picks| picks.codes.is_empty()),
            Self::Parts(parts) => parts.values().all(|typed| typed.trim().is_empty()),
            Self::Missing(_) => false,
        }
    }
}

impl Picks {
    pub fn one(code: Code) -> Self {
        Self {
            codes: vec![code],
            details: BTreeMap::new(),
        }
    }

    pub fn has(&self, code: &Code) -> bool {
        self.codes.contains(code)
    }

    /// The addition to a picked choice, trimmed; `None` where nothing was added.
    pub fn detail(&self, code: &Code) -> Option<&str> {
        let detail = self.details.get(code)?.trim();
        (self.has(code) && !detail.is_empty()).then_some(detail)
    }
}
