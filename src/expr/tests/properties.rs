//! What holds for every condition, also for hostile ones.

use proptest::prelude::*;

use super::*;

/// Reads without a panic, and points only at what is there.
fn survives(source: &str) {
    for want in [Want::Truth, Want::Any] {
        for fault in Expr::read(source, &scenery(), want)
            .err()
            .into_iter()
            .flatten()
        {
            assert!(
                source.get(fault.span.clone()).is_some(),
                "{source}: {fault:?}"
            );
            assert!(
                crate::plain::is_plain(&fault.to_string()),
                "{source}: {fault:?}"
            );
            assert!(fault.to_string().chars().count() < 400, "{source}: {fault}");
            assert!(
                fault.help().is_none_or(|help| help.chars().count() < 800),
                "{source}"
            );
        }
    }
}

/// Any of these as one strategy.
fn one_of(words: &'static [&'static str]) -> impl Strategy<Value = String> + Clone {
    proptest::sample::select(words).prop_map(str::to_owned)
}

const WORDS: &[&str] = &[
    "and",
    "or",
    "not",
    "in",
    "true",
    "level",
    "areas",
    "types",
    "staff",
    "born",
    "hours",
    "==",
    "=",
    "!",
    "<",
    "<=",
    "+",
    "-",
    "*",
    "/",
    "(",
    ")",
    "[",
    "]",
    ",",
    ".",
    "'",
    "\"",
    "'county'",
    "12",
    "0.5",
    "any",
    "sum",
    "count",
    "round",
    "date",
    "'2024'",
    "types.service",
    "@",
    "é",
    "\n",
];

fn numbers() -> impl Strategy<Value = String> + Clone {
    let leaf = one_of(&[
        "staff",
        "blank",
        "income",
        "0",
        "1",
        "12.50",
        "79228162514264337593543950335",
        "(until - born)",
        "count(areas)",
        "count(types, 'yes')",
        "sum(hours, staff)",
        "min(hours)",
    ]);
    leaf.prop_recursive(4, 24, 3, |inner| {
        let signs = one_of(&["+", "-", "*", "/"]);
        prop_oneof![
            (inner.clone(), signs.clone(), inner.clone())
                .prop_map(|(left, sign, right)| format!("{left} {sign} ({right})")),
            (inner.clone(), signs, inner.clone())
                .prop_map(|(left, sign, right)| format!("({left}){sign}{right}")),
            inner.clone().prop_map(|part| format!("-({part})")),
            inner.clone().prop_map(|part| format!("round({part}, 2)")),
            (inner.clone(), inner).prop_map(|(one, two)| format!("max({one}, {two})")),
        ]
    })
}

fn conditions(leaf: impl Strategy<Value = String> + 'static) -> impl Strategy<Value = String> {
    leaf.prop_recursive(5, 40, 4, |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 2..5).prop_map(|parts| parts.join(" and ")),
            proptest::collection::vec(inner.clone(), 2..5)
                .prop_map(|parts| format!("({})", parts.join(" or "))),
            inner.clone().prop_map(|part| format!("not ({part})")),
            (inner.clone(), inner).prop_map(|(one, two)| format!("({one}) == ({two})")),
        ]
    })
}

/// Conditions that know more the more is answered: without counting what is there.
fn monotone() -> impl Strategy<Value = String> {
    conditions(one_of(&[
        "innovative",
        "unsure",
        "true",
        "staff > 3",
        "blank + staff == 15",
        "level == 'county'",
        "level in ['other', 'municipality']",
        "'north' in areas",
        "level in areas",
        "types.service == 'yes'",
        "any(types, 'yes')",
        "every(types, 'yes', 'no')",
        "any(rating, 'yes')",
        "every(rating, 'yes')",
        "born + blank < until",
    ]))
}

/// Everything answered; a test takes some of it away.
const ALL: &str = "level = county; areas = north county; types = service: yes, process: no, \
    0301: no, a-b: yes; staff = 12; blank = 3; income = 0.3; innovative = true; unsure = false; \
    born = 2024-02-28; until = 2024-03-01; rating = yes|no; hours = 7.5|_|2";

proptest! {
    #[test]
    fn no_text_breaks_reading(source in "\\PC*", wild in any::<String>()) {
        survives(&source);
        survives(&wild);
    }

    #[test]
    fn no_soup_of_tokens_breaks_reading(
        words in proptest::collection::vec(one_of(WORDS), 0..30),
        between in one_of(&["", " "]),
    ) {
        survives(&words.join(&between));
    }

    #[test]
    fn what_is_printed_reads_as_the_same(
        number in numbers(),
        condition in conditions((numbers(), numbers()).prop_map(|(one, two)| format!("{one} < {two}"))),
    ) {
        for source in [number, condition] {
            let expr = read(&source);
            let printed = expr.to_string();
            let again = read(&printed);
            prop_assert_eq!(&again, &expr, "{}", source);
            prop_assert_eq!(again.to_string(), printed);
            let answers = scenery().with(ALL);
            prop_assert_eq!(again.value(&answers), expr.value(&answers));
        }
    }

    #[test]
    fn an_answer_never_overturns_what_was_known(
        source in monotone(),
        kept in proptest::collection::vec(any::<bool>(), 20),
    ) {
        let expr = read(&source);
        let all = scenery().with(ALL);
        let mut some = scenery().with(ALL);
        some.held.retain(|slot, _| kept[*slot as usize]);
        let before = expr.truth(&some);
        if before != Truth::Unknown {
            prop_assert_eq!(expr.truth(&all), before, "{}", source);
        }
    }
}

#[test]
fn depth_is_limited_and_width_is_not() {
    let deep = |open: &str, close: &str, depth: usize| {
        format!("{}true{}", open.repeat(depth), close.repeat(depth))
    };
    for (open, close) in [("(", ")"), ("not ", ""), ("not (", ")"), ("(not ", ")")] {
        let most = DEPTH_MAX / (open.matches("not").count() + open.matches('(').count());
        assert!(
            Expr::read(&deep(open, close, most), &scenery(), Want::Truth).is_ok(),
            "{open}"
        );
        let faults = Expr::read(&deep(open, close, most + 1), &scenery(), Want::Truth).unwrap_err();
        assert_eq!(
            faults[0].what,
            FaultKind::TooDeep { max: DEPTH_MAX },
            "{open}"
        );
    }
    let wide = vec!["innovative"; 20_000];
    for between in [" or ", " and "] {
        let expr = read(&wide.join(between));
        assert_eq!(read(&expr.to_string()), expr);
        assert_eq!(expr.truth(&scenery()), Truth::Unknown);
    }
    let sum = read(&vec!["1"; 20_000].join(" + "));
    assert_eq!(sum.value(&scenery()), Some(Value::Number(20_000.into())));
}

#[test]
fn a_megabyte_of_nonsense_is_refused_at_once() {
    for piece in [
        "(", "not ", "-", "[", "any(", "'", "''", "\"", "=", "@", "a", "1", "a.", "a ", "é", "! ",
    ] {
        survives(&piece.repeat(50_000 / piece.len()));
    }
    survives(&"(".repeat(1_000_000));
    survives(&"not ".repeat(250_000));
    survives(&vec!["nowhere"; 100_000].join(" and "));
}
