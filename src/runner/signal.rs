//! Being asked to end: by the system, or by a terminal that has hung up.

use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// From now on a request to end only sets a flag, so that the terminal can be given back
/// and the draft be saved; the returned function tells whether the flag is set.
#[cfg(unix)]
pub fn asked_to_stop() -> io::Result<impl Fn() -> bool> {
    use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
    let asked = Arc::new(AtomicBool::new(false));
    for signal in [SIGHUP, SIGINT, SIGTERM] {
        signal_hook::flag::register(signal, Arc::clone(&asked))?;
    }
    Ok(move || asked.load(Ordering::Relaxed))
}

/// From now on a request to end is obeyed on the spot: there is nothing left to give back.
#[cfg(unix)]
pub fn stop_at_once() {
    use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
    let at_once = Arc::new(AtomicBool::new(true));
    for signal in [SIGHUP, SIGINT, SIGTERM] {
        // Where it cannot be had, the end of the input still ends the program.
        let _ = signal_hook::flag::register_conditional_shutdown(signal, 1, Arc::clone(&at_once));
    }
}

/// Elsewhere that is what happens anyway.
#[cfg(not(unix))]
pub fn stop_at_once() {}

/// Elsewhere the system asks by closing the terminal, which the form notices itself.
#[cfg(not(unix))]
pub fn asked_to_stop() -> io::Result<impl Fn() -> bool> {
    let asked = Arc::new(AtomicBool::new(false));
    Ok(move || asked.load(Ordering::Relaxed))
}
