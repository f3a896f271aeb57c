//! What happens on the respondent's machine, with real processes: kills, two windows, every
//! way to end, and prying eyes. It starts itself again as a program that is careless.

#[cfg(unix)]
#[path = "../common/scale.rs"]
mod scale;

#[cfg(unix)]
#[allow(dead_code, reason = "also used by other tests")]
#[path = "../terminal/pty/mod.rs"]
mod pty;

#[cfg(unix)]
mod careless;
#[cfg(unix)]
mod endings;
#[cfg(all(unix, feature = "collector"))]
mod gate;
#[cfg(unix)]
mod kills;
#[cfg(all(unix, feature = "collector"))]
mod private;
#[cfg(unix)]
mod rescue;
#[cfg(unix)]
mod scenery;
#[cfg(all(unix, feature = "collector"))]
mod sending;
#[cfg(unix)]
mod starts;
#[cfg(unix)]
mod windows;

#[cfg(unix)]
mod runner;

#[cfg(unix)]
fn main() {
    if careless::is_asked_for() {
        careless::run();
    } else {
        let tests = [
            kills::TESTS,
            endings::TESTS,
            rescue::TESTS,
            starts::TESTS,
            windows::TESTS,
            #[cfg(feature = "collector")]
            sending::TESTS,
            #[cfg(feature = "collector")]
            private::TESTS,
        ];
        runner::run(&tests.concat());
    }
}

#[cfg(not(unix))]
fn main() {}
