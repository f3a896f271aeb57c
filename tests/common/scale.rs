//! How many cases a test runs: more of them where somebody has the time.

/// So many cases, times `SVAR_TEST_SCALE` where that is set.
#[cfg_attr(
    test,
    allow(
        unreachable_pub,
        reason = "also part of the library, for its own tests"
    )
)]
pub fn scaled(cases: usize) -> usize {
    #[expect(
        clippy::disallowed_methods,
        reason = "a test has no command line of its own"
    )]
    let scale = std::env::var("SVAR_TEST_SCALE");
    cases
        * scale.map_or(1, |scale| {
            scale.parse().expect("SVAR_TEST_SCALE is a number")
        })
}
