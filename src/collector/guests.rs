//! The connections that are open: who has a place, and who makes room for a newcomer.

use std::collections::VecDeque;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use tokio::task::{AbortHandle, JoinSet};

pub(super) struct Guests {
    places: usize,
    pub(super) connections: JoinSet<()>,
    /// In the order of their coming; some may have gone already.
    known: VecDeque<Guest>,
}

struct Guest {
    connection: AbortHandle,
    /// Whether a request of theirs is being served.
    busy: Arc<AtomicBool>,
}

impl Guests {
    pub(super) fn new(places: usize) -> Self {
        Self {
            places,
            connections: JoinSet::new(),
            known: VecDeque::new(),
        }
    }

    pub(super) fn welcome(
        &mut self,
        served: impl Future<Output = ()> + Send + 'static,
        busy: Arc<AtomicBool>,
    ) {
        let connection = self.connections.spawn(served);
        self.known.push_back(Guest { connection, busy });
    }

    /// Returns when there is a place. Where all are taken, it is that of whoever came first
    /// of those who want nothing just now; a request that is being served is never cut off.
    pub(super) async fn make_room(&mut self) {
        while self.connections.try_join_next().is_some() {}
        while self.connections.len() >= self.places {
            self.known.retain(|guest| !guest.connection.is_finished());
            let idle = |guest: &Guest| !guest.busy.load(Ordering::Relaxed);
            if let Some(at) = self.known.iter().position(idle)
                && let Some(guest) = self.known.remove(at)
            {
                guest.connection.abort();
            }
            self.connections.join_next().await;
        }
    }
}

#[cfg(test)]
mod tests {
    use std::future::pending;

    use super::*;

    fn busy(busy: bool) -> Arc<AtomicBool> {
        Arc::new(AtomicBool::new(busy))
    }

    #[test]
    fn whoever_came_first_and_wants_nothing_makes_room() {
        let runtime = super::super::runtime().unwrap();
        runtime.block_on(async {
            let mut guests = Guests::new(3);
            guests.welcome(pending(), busy(true));
            guests.welcome(pending(), busy(false));
            guests.welcome(pending(), busy(false));
            let first_idle = guests.known[1].connection.clone();
            guests.make_room().await;
            assert!(first_idle.is_finished());
            assert_eq!(guests.connections.len(), 2);
            // A place that is free is given to nobody else.
            guests.make_room().await;
            assert_eq!(guests.connections.len(), 2);
        });
    }
}
