//! Folds SQLite's write-ahead log back into the database beside the writer, who would otherwise stand still for it.

use crate::{DbError, sqlite::connect};
use rusqlite::{Connection, hooks::Wal, wal::CheckpointMode};
use std::{
    path::Path,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
        mpsc,
    },
    thread,
};

/// Pages of the log (4 KiB each) from which it is folded. A larger log folds less, for a page that is written again and
/// again is folded once; a smaller one is read faster after a crash.
const PAGES: i32 = 12_000;

/// Starts the thread that folds, told by `writer` when to.
pub(crate) fn beside(writer: &mut Connection, path: &Path) -> Result<(), DbError> {
    let connection = connect(path, false)?;
    let (wanted, asked) = mpsc::channel::<()>();
    let folded = Arc::new(AtomicBool::new(false));
    let done = folded.clone();
    thread::Builder::new()
        .name("sqlite-checkpoint".into())
        .spawn(move || {
            while asked.recv().is_ok() {
                // Busy or not, the writer goes on; what was not folded is folded with the next.
                if let Err(error) = connection.query_row("PRAGMA wal_checkpoint(PASSIVE)", [], |_| Ok(())) {
                    tracing::warn!(%error, "the write-ahead log was not folded");
                }
                done.store(true, Ordering::Release);
            }
        })
        .map_err(|error| DbError::Unavailable(error.to_string()))?;
    let (mut next, mut folding) = (PAGES, false);
    writer.wal_hook(Some(move |wal: &mut Wal, pages: i32| {
        if folding && folded.swap(false, Ordering::Acquire) {
            folding = false;
            // The few pages since: only a log that is folded to its end is begun anew by the next commit. A reader in the
            // way is no mistake.
            let _ = wal.checkpoint_v2(CheckpointMode::PASSIVE);
        }
        if pages < next - PAGES {
            next = PAGES;
        }
        if pages >= next && !folding {
            next = pages + PAGES;
            folding = wanted.send(()).is_ok();
        }
        Ok(())
    }))?;
    Ok(())
}
