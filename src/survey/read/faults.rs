//! The stable names that faults of a condition go by in reports.

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
        FaultKind::UnknownRow { .. } => "unknown-row",
        FaultKind::UnknownCode { .. } => "unknown-code",
        FaultKind::NoCells { .. }
        | FaultKind::NothingInCommon { .. }
        | FaultKind::NotATruth { .. }
        | FaultKind::NotANumber { .. }
        | FaultKind::Incomparable { .. }
        | FaultKind::NoOrder { .. }
        | FaultKind::SeveralCodes { .. }
        | FaultKind::WholeGrid { .. }
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
