//! What faults of a condition are called in reports, and what to do where they do not say.

use crate::expr::FaultKind;

pub(super) fn code_of(what: &FaultKind) -> &'static str {
    match what {
        FaultKind::Empty
        | FaultKind::Stray(_)
        | FaultKind::Foreign { .. }
        | FaultKind::Quotes { .. }
        | FaultKind::OpenText
        | FaultKind::Misspelled(_)
        | FaultKind::BadNumber(_)
        | FaultKind::LongNumber(_)
        | FaultKind::Expected { .. }
        | FaultKind::ChainedComparison { .. }
        | FaultKind::TooDeep { .. } => "condition-syntax",
        FaultKind::UnknownName { .. }
        | FaultKind::FunctionAsName { .. }
        | FaultKind::UnknownFunction { .. } => "unknown-name",
        FaultKind::AskedLater(_) => "asked-later",
        FaultKind::Valueless(_) => "no-value",
        FaultKind::UnknownRow { .. } | FaultKind::UnknownPart { .. } => "unknown-row",
        FaultKind::UnknownCode { .. } => "unknown-code",
        FaultKind::NoCells { .. }
        | FaultKind::NothingInCommon { .. }
        | FaultKind::NotATruth { .. }
        | FaultKind::NotANumber { .. }
        | FaultKind::Incomparable { .. }
        | FaultKind::NoOrder { .. }
        | FaultKind::SeveralCodes { .. }
        | FaultKind::WholeGrid { .. }
        | FaultKind::WholeParts { .. }
        | FaultKind::EachAnswer { .. }
        | FaultKind::DateSum { .. }
        | FaultKind::LoneList
        | FaultKind::EmptyList
        | FaultKind::NotWrittenOut
        | FaultKind::NotAList { .. }
        | FaultKind::Arguments { .. }
        | FaultKind::WrongArgument { .. }
        | FaultKind::MixedArguments { .. } => "condition-type",
        FaultKind::BadDate(_) | FaultKind::DateLiteral => "bad-date",
    }
}

/// What helps in general, for a fault that has nothing more particular to say.
pub(super) fn help_for(what: &FaultKind) -> &'static str {
    match code_of(what) {
        "unknown-name" => "Use the id of an earlier question, or a name under `[params]`.",
        "condition-type" => {
            "Numbers go with numbers, and a choice with its codes: `staff > 1`, `level == 'county'`."
        }
        "unknown-code" => "Use one of the codes of its choices.",
        "unknown-row" => "Use one of the codes of its rows.",
        _ => "Write it like `level == 'county' and staff > 1`.",
    }
}
