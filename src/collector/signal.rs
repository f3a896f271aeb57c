//! Waiting for the process to be interrupted or told to end: it differs by system.

/// Returns when the process should end in good order.
#[cfg(unix)]
pub(super) async fn received() {
    use tokio::signal::unix::{SignalKind, signal};
    let Ok(mut told) = signal(SignalKind::terminate()) else {
        return interrupted().await;
    };
    tokio::select! {
        _ = told.recv() => {}
        () = interrupted() => {}
    }
}

#[cfg(not(unix))]
pub(super) async fn received() {
    interrupted().await;
}

async fn interrupted() {
    // Without a signal to wait for, only the process's end can end it.
    if tokio::signal::ctrl_c().await.is_err() {
        std::future::pending::<()>().await;
    }
}
