//! Time-outs that watch progress: a slow line is given all the time that it needs.

use std::future::Future;
use std::pin::pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

/// What may lie in this machine's buffers, handed over but not yet on the line.
const BUFFERED_BYTES_MAX: u64 = 256 * 1024;
/// 8 kbit/s: the slowest line that must get through.
const MS_PER_BYTE: u64 = 1;

/// How long to wait when nothing happens. There is no limit to the whole.
#[derive(Clone, Copy)]
pub(super) struct Patience {
    pub(super) connect: Duration,
    pub(super) stall: Duration,
}

pub(super) const PATIENCE: Patience = Patience {
    connect: Duration::from_secs(30),
    stall: Duration::from_mins(1),
};

/// How many bytes have moved in either direction during one exchange.
#[derive(Clone, Default)]
pub(super) struct Progress(Arc<AtomicU64>);

impl Progress {
    pub(super) fn moved(&self, bytes: usize) {
        self.0.fetch_add(bytes as u64, Ordering::Relaxed);
    }

    fn moved_bytes(&self) -> u64 {
        self.0.load(Ordering::Relaxed)
    }
}

/// Does the work; `None` when nothing moved for a whole wait.
pub(super) async fn watched<F: Future>(
    work: F,
    progress: &Progress,
    patience: Patience,
) -> Option<F::Output> {
    let mut work = pin!(work);
    let mut watch = Watch::new(patience);
    while let Some(wait) = watch.next_wait(progress.moved_bytes()) {
        if let Ok(output) = tokio::time::timeout(wait, work.as_mut()).await {
            return Some(output);
        }
    }
    None
}

struct Watch {
    stall: Duration,
    seen: Option<u64>,
}

impl Watch {
    fn new(patience: Patience) -> Self {
        Self {
            stall: patience.stall,
            seen: None,
        }
    }

    /// `None` once nothing has moved since the wait before.
    fn next_wait(&mut self, moved: u64) -> Option<Duration> {
        if self.seen == Some(moved) {
            return None;
        }
        self.seen = Some(moved);
        // What was handed over last may still have to trickle out of the buffers.
        let trickle = Duration::from_millis(moved.min(BUFFERED_BYTES_MAX) * MS_PER_BYTE);
        Some(self.stall + trickle)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Seconds until the watch gives up; `None` when the work was done before that.
    fn gives_up_after(done_s: u64, moved: impl Fn(u64) -> u64) -> Option<u64> {
        let mut watch = Watch::new(PATIENCE);
        let mut at_s = 0;
        while let Some(wait) = watch.next_wait(moved(at_s)) {
            at_s += wait.as_secs();
            if at_s >= done_s {
                return None;
            }
        }
        Some(at_s)
    }

    #[test]
    fn a_line_of_8_kbit_a_second_gets_through() {
        for body in [1_000, 50_000, 262_144, 10_000_000] {
            for buffers in [16_384, 65_536, 262_144] {
                let done_s = body / 1_000 + 30;
                // Buffers take more only when a third of them is empty again.
                let step = buffers / 3;
                let moved = |at_s: u64| (at_s * 1_000 / step * step + buffers).min(body);
                assert_eq!(gives_up_after(done_s, moved), None, "{body} {buffers}");
            }
        }
    }

    #[test]
    fn silence_is_left_after_a_minute() {
        assert_eq!(gives_up_after(1_000, |_| 0), Some(60));
        // All of it was taken into buffers, and then nothing more.
        assert_eq!(gives_up_after(1_000, |_| 30_000), Some(90));
        assert_eq!(gives_up_after(9_000, |at_s| at_s.min(100)), Some(180));
    }
}
