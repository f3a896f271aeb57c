//! How a question is to be answered, in sentences: kind, limits, what may stay open.

use crate::locale::{Arg, Message, Precision};
use crate::plain::Plain;
use crate::survey::{Kind, Measure, Order, Question, Required, Telling, Total};

pub(super) struct Notes<'a> {
    pub(super) telling: Telling<'a>,
}

impl Notes<'_> {
    pub(super) fn how(&self, question: &Question) -> Vec<Plain> {
        let mut how = self.kind(&question.kind);
        match question.required {
            Required::No => {}
            Required::Soft => how.push(Message::new("print-soft")),
            Required::Yes => how.push(Message::new("print-required")),
        }
        if question.order == Order::Random {
            how.push(Message::new(if question.kind.rows().is_empty() {
                "print-random-choices"
            } else {
                "print-random-rows"
            }));
        }
        let locale = self.telling.locale();
        let mut how: Vec<Plain> = how.iter().map(|message| locale.say(message)).collect();
        if !question.missing.is_empty() {
            let words = question.missing.iter();
            let words = words.map(|reason| locale.word(reason.message_id()).to_string());
            let words = words.collect::<Vec<_>>().join(", ");
            how.push(locale.say(&Message::new("print-instead").with("reasons", words)));
        }
        how
    }

    fn kind(&self, kind: &Kind) -> Vec<Message> {
        match kind {
            Kind::Note => Vec::new(),
            Kind::Single { .. } => vec![Message::new("print-one")],
            Kind::Multi { min, max, choices } => vec![several(*min, *max, choices.len())],
            Kind::Grid { several: false, .. } => vec![Message::new("print-row-one")],
            Kind::Grid { several: true, .. } => vec![Message::new("print-row-several")],
            Kind::Rank { max, .. } => vec![Message::new("print-rank").with("max", *max)],
            Kind::Integer(measure) => {
                let mut how = vec![Message::new("print-whole")];
                how.extend(range(measure));
                how
            }
            Kind::Number(measure) => {
                let decimals = i64::from(measure.decimals);
                let mut how = vec![Message::new("print-number").with("decimals", decimals)];
                how.extend(range(measure));
                how
            }
            Kind::Text {
                max_length,
                pattern,
                ..
            } => {
                let mut how = vec![Message::new("print-text").with("max", *max_length)];
                if let Some(pattern) = pattern {
                    let source = Plain::line(pattern.source());
                    how.push(Message::new("print-pattern").with("pattern", source));
                }
                how
            }
            Kind::Date(dates) => {
                let mut how = vec![Message::new(match dates.precision {
                    Precision::Day => "print-day",
                    Precision::Month => "print-month",
                    Precision::Year => "print-year",
                })];
                let said = |date| Message::dated(date, dates.precision);
                how.extend(limits(dates.min.map(said), dates.max.map(said)));
                how
            }
            Kind::Lookup { list } => {
                vec![Message::new("print-lookup").with("count", list.entries().len())]
            }
            Kind::Allocate(sharing) => vec![match &sharing.total {
                Total::Fixed(total) => Message::new("print-share").with("total", *total),
                Total::Computed(total) => {
                    let total = self.telling.plain(&self.telling.condition(total));
                    Message::new("print-share").with("total", total)
                }
            }],
            Kind::Computed { .. } => vec![Message::new("print-computed")],
        }
    }
}

fn several(min: Option<usize>, max: Option<usize>, of: usize) -> Message {
    let min = min.filter(|min| *min > 0);
    let max = max.filter(|max| *max < of);
    match (min, max) {
        (None, None) => Message::new("print-several"),
        (Some(min), None) => Message::new("print-several-from").with("min", min),
        (None, Some(max)) => Message::new("print-several-to").with("max", max),
        (Some(min), Some(max)) => Message::new("print-several-between")
            .with("min", min)
            .with("max", max),
    }
}

fn range(measure: &Measure) -> Option<Message> {
    limits(measure.min, measure.max)
}

fn limits<T: Into<Arg>>(min: Option<T>, max: Option<T>) -> Option<Message> {
    Some(match (min, max) {
        (None, None) => return None,
        (Some(min), None) => Message::new("print-from").with("min", min),
        (None, Some(max)) => Message::new("print-to").with("max", max),
        (Some(min), Some(max)) => Message::new("print-between")
            .with("min", min)
            .with("max", max),
    })
}
