//! The program under way, apart from its terminal: how long it has worked, and signals to it.

use std::process::{Command, Stdio};
use std::sync::mpsc::{Receiver, TryRecvError};

use portable_pty::ExitStatus;

/// The program itself; one that outlives its test is ended with it.
pub(super) struct Process {
    pub(super) id: u32,
    pub(super) ended: Receiver<ExitStatus>,
}

impl Process {
    /// For how long it has worked so far; 0 where that cannot be known.
    pub(super) fn cpu_ms(&self) -> u64 {
        const TICK_MS: u64 = 10;
        let stat = std::fs::read_to_string(format!("/proc/{}/stat", self.id)).unwrap_or_default();
        // After the name in brackets, the 12th and 13th number.
        let numbers = stat.rsplit(')').next().unwrap_or_default();
        let ticks = numbers.split_whitespace().skip(11).take(2);
        let ticks: u64 = ticks.filter_map(|ticks| ticks.parse::<u64>().ok()).sum();
        ticks * TICK_MS
    }

    /// Sends a signal by its name; whether there was anybody to take it.
    pub(super) fn signal(&self, name: &str) -> bool {
        let kill = format!("kill -{name} {}", self.id);
        let sent = Command::new("sh")
            .args(["-c", &kill])
            .stderr(Stdio::null())
            .status();
        sent.is_ok_and(|status| status.success())
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        if matches!(self.ended.try_recv(), Err(TryRecvError::Empty)) {
            self.signal("KILL");
        }
    }
}
