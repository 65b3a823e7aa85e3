//! Offering to watch, under what the bot has said of a transaction that waits.

use super::store;
use crate::{
    chains::{Pending, short},
    conversations::{changes::Changes, types::Activity},
    http::Problem,
};
use ombud_base::id::ConversationId;
use ombud_db::Tx;

/// Transactions of one look that are offered: the same id may wait on several networks.
const MOST: usize = 2;

/// Offers the customer of a loaded conversation to tell them when these are through. What is watched already is not offered.
///
/// # Errors
/// As the database says.
pub fn offer(
    tx: &mut Tx<'_>,
    changes: &mut Changes<'_>,
    conversation: ConversationId,
    waiting: &[Pending],
) -> Result<(), Problem> {
    let ws = changes.journal.workspace;
    for it in waiting.iter().take(MOST) {
        let mark = store::mark(tx, ws, &it.network, &it.transaction)?;
        if store::running(tx, ws, conversation, &mark)?.is_some() {
            continue;
        }
        let args = [
            ("chain", it.network.clone()),
            ("network", it.name.clone()),
            ("id", it.transaction.clone()),
            ("transaction", short(&it.transaction)),
        ];
        changes.note_activity(conversation, Activity::new("watch_offered", args), true)?;
    }
    Ok(())
}
