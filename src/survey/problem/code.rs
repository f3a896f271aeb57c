//! What can be wrong with a definition: a closed set, each with a name that stays.

use std::fmt;

use super::Severity;

/// One sort of trouble. Its name never changes and is never used for something else, so
/// that scripts, `allow` and readers of old reports can rely on it.
macro_rules! codes {
    ($($severity:ident: $($code:ident $name:literal)*;)*) => {
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum ProblemCode {
            $($($code,)*)*
        }

        impl ProblemCode {
            pub const ALL: &[Self] = &[$($(Self::$code,)*)*];

            /// Its name in reports, in `allow` and for `svar explain`.
            pub fn name(self) -> &'static str {
                match self {
                    $($(Self::$code => $name,)*)*
                }
            }

            /// How much it matters where nothing else is said.
            pub fn severity(self) -> Severity {
                match self {
                    $($(Self::$code => Severity::$severity,)*)*
                }
            }
        }
    };
}

codes! {
    // The file.
    Error:
        NotUtf8 "not-utf8"
        FileTooLarge "file-too-large"
        TooDeep "too-deep"
        Syntax "syntax"
        DuplicateKey "duplicate-key"
        UnknownFormat "unknown-format";
    Warning:
        MoreProblems "more-problems";
    // Keys and values.
    Error:
        UnknownKey "unknown-key"
        KeyOfAnotherKind "key-of-another-kind"
        MissingKey "missing-key"
        WrongType "wrong-type"
        UnknownWord "unknown-word"
        SingleBrackets "single-brackets"
        OutOfRange "out-of-range"
        LongNumber "long-number"
        MinAboveMax "min-above-max"
        BadDate "bad-date";
    // The head of a survey.
    Error:
        BadId "bad-id"
        DuplicateId "duplicate-id"
        ReservedName "reserved-name"
        BadVersion "bad-version"
        BadLanguages "bad-languages"
        BadLanguage "bad-language"
        DuplicateLanguage "duplicate-language"
        UnknownLanguage "unknown-language"
        BadParam "bad-param"
        BadEndpoint "bad-endpoint"
        UnknownProtocol "unknown-protocol"
        BadReceiptKey "bad-receipt-key";
    // Pages and questions.
    Error:
        NoPages "no-pages"
        EmptyPage "empty-page"
        TooManyQuestions "too-many-questions"
        UnknownKind "unknown-kind"
        BadRequired "bad-required"
        BadPattern "bad-pattern"
        TooManyPatterns "too-many-patterns"
        DuplicateReason "duplicate-reason"
        ValueAndChoices "value-and-choices"
        ShuffledApart "shuffled-apart"
        BadRepeat "bad-repeat"
        TwoRepeats "two-repeats"
        NestedRepeat "nested-repeat"
        EndlessRepeat "endless-repeat"
        RenamedFromUsed "renamed-from-used"
        RenamedFromTwice "renamed-from-twice";
    // Choices, rows and lists.
    Error:
        BadCode "bad-code"
        DuplicateCode "duplicate-code"
        EmptyList "empty-list"
        UnknownList "unknown-list"
        MoreThanChoices "more-than-choices"
        BadDetail "bad-detail"
        BadListFile "bad-list-file"
        UnreadableList "unreadable-list"
        BadCsv "bad-csv"
        UnknownColumn "unknown-column"
        TooManyRows "too-many-rows";
    Warning:
        IdleExclusive "idle-exclusive"
        UnreachableChoice "unreachable-choice";
    // Conditions.
    Error:
        ConditionSyntax "condition-syntax"
        ConditionType "condition-type"
        UnknownName "unknown-name"
        UnknownCode "unknown-code"
        UnknownRow "unknown-row"
        AskedLater "asked-later"
        NoValue "no-value";
    // Texts.
    Error:
        MissingText "missing-text"
        TextTooLong "text-too-long"
        UnsafeCharacter "unsafe-character"
        LoneBrace "lone-brace"
        WholeGrid "whole-grid"
        SeveralAnswers "several-answers"
        NoRows "no-rows"
        NoThis "no-this";
    Warning:
        MissingTranslation "missing-translation"
        StaleTranslation "stale-translation"
        OpenComment "open-comment";
    // What a survey that reads may still have.
    Error:
        UnreachableEnd "unreachable-end";
    Warning:
        UnreachablePage "unreachable-page"
        UnreachableQuestion "unreachable-question"
        UnreachableRow "unreachable-row"
        AlwaysHolds "always-holds"
        IdleCheck "idle-check"
        ImpossibleCheck "impossible-check"
        DeadEnd "dead-end"
        EmptyHole "empty-hole"
        SimilarIds "similar-ids"
        MissingDontKnow "missing-dont-know"
        TypedDate "typed-date"
        ShortTranslation "short-translation"
        LongTranslation "long-translation"
        DoubleBarrelled "double-barrelled"
        LongQuestion "long-question"
        HardToRead "hard-to-read";
    // What has been released.
    Error:
        BadLedger "bad-ledger"
        IdReused "id-reused"
        CodeReused "code-reused";
    Warning:
        IdGone "id-gone"
        CodeGone "code-gone"
        ReleasedVersion "released-version";
    // Files of translators.
    Error:
        BadPo "bad-po"
        BadStamp "bad-stamp"
        OtherSurvey "other-survey"
        NoContext "no-context"
        DuplicateText "duplicate-text"
        UnknownText "unknown-text"
        StrangeHole "strange-hole"
        LostHole "lost-hole"
        CannotWrite "cannot-write"
        ChangedMeanwhile "changed-meanwhile";
}

impl ProblemCode {
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|code| code.name() == name)
    }
}

impl fmt::Display for ProblemCode {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.pad(self.name())
    }
}
