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

/// Elsewhere the system asks by closing the terminal, which the form notices itself.
#[cfg(not(unix))]
pub fn asked_to_stop() -> io::Result<impl Fn() -> bool> {
    let asked = Arc::new(AtomicBool::new(false));
    Ok(move || asked.load(Ordering::Relaxed))
}
