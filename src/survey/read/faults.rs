//! What faults of a condition are called in reports, and what to do where they do not say.

use super::problems::ProblemCode;
use crate::expr::FaultKind;

pub(super) fn code_of(what: &FaultKind) -> ProblemCode {
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
        | FaultKind::TooDeep { .. } => ProblemCode::ConditionSyntax,
        FaultKind::UnknownName { .. }
        | FaultKind::FunctionAsName { .. }
        | FaultKind::UnknownFunction { .. } => ProblemCode::UnknownName,
        FaultKind::AskedLater(_) => ProblemCode::AskedLater,
        FaultKind::Valueless(_) => ProblemCode::NoValue,
        FaultKind::UnknownRow { .. } | FaultKind::UnknownPart { .. } => ProblemCode::UnknownRow,
        FaultKind::UnknownCode { .. } => ProblemCode::UnknownCode,
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
        | FaultKind::MixedArguments { .. } => ProblemCode::ConditionType,
        FaultKind::BadDate(_) | FaultKind::DateLiteral => ProblemCode::BadDate,
    }
}

/// What helps in general, for a fault that has nothing more particular to say.
pub(super) fn help_for(what: &FaultKind) -> &'static str {
    match code_of(what) {
        ProblemCode::UnknownName => {
            "Use the id of an earlier question, or a name under `[params]`."
        }
        ProblemCode::ConditionType => {
            "Numbers go with numbers, and a choice with its codes: `staff > 1`, `level == 'county'`."
        }
        ProblemCode::UnknownCode => "Use one of the codes of its choices.",
        ProblemCode::UnknownRow => "Use one of the codes of its rows.",
        _ => "Write it like `level == 'county' and staff > 1`.",
    }
}
