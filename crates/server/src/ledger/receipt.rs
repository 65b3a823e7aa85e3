//! A few leaves of the log with the proofs that they are in it: for the customer whose conversation they are, and for whoever
//! is handed some lines of the audit.

use super::{
    head::{self, broken},
    nodes::Nodes,
    rows,
};
use crate::{app::App, http::Problem};
use ombud_base::id::{ConversationId, WorkspaceId};
use ombud_db::{DbError, Tx};
use ombud_ledger::{Checkpoint, proof, receipt::Receipt};

/// Which of a conversation's messages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// Those that the customer sees.
    Public,
    /// Notes as well.
    All,
}

/// The most leaves of one receipt.
pub const MOST: usize = 10_000;

/// The receipt of a conversation: each of its messages, as it was logged.
///
/// # Errors
/// [`Problem::not_found`] without such a conversation; as the database says.
pub fn of_conversation(
    tx: &mut Tx<'_>,
    app: &App,
    ws: WorkspaceId,
    conversation: ConversationId,
    wanted: Wanted,
) -> Result<String, Problem> {
    let positions = crate::conversations::reading::positions(tx, ws, conversation, wanted == Wanted::Public)?;
    of_positions(tx, app, ws, &positions)
}

/// The receipt of the events at these positions. Signs a new head if the last one does not speak for all of them.
///
/// # Errors
/// [`Problem::invalid`] when they are too many; as the database says.
pub fn of_positions(
    tx: &mut Tx<'_>,
    app: &App,
    ws: WorkspaceId,
    positions: &[i64],
) -> Result<String, Problem> {
    if positions.len() > MOST {
        return Err(Problem::invalid("positions", format!("at most {MOST} events have one receipt")));
    }
    let last = positions.iter().copied().max().unwrap_or(0);
    let signed = head::head(tx, ws)?.filter(|it| it.size >= last);
    let head = match signed {
        Some(head) => head,
        None => head::sign(tx, app, ws)?,
    };
    let identity = head::identity(tx, ws)?.ok_or_else(|| broken("name"))?;
    let opened = Checkpoint::open(&head.note, &identity.origin, &identity.verifier, &[]);
    let size = opened.map_err(|_| broken("checkpoint"))?.checkpoint.size();
    let mut stored = Vec::with_capacity(positions.len());
    for pos in positions {
        let row = rows::after(tx, ws, pos - 1, 1)?.pop().filter(|it| it.0 == *pos);
        stored.push((*pos, row.ok_or_else(Problem::not_found)?.1?));
    }
    let mut receipt = Receipt::new(&identity.origin, &identity.verifier, &head.note);
    for (pos, row) in &stored {
        let index = u64::try_from(pos - 1).map_err(Problem::internal)?;
        let path = proof::inclusion(index, size, &mut Nodes { tx, workspace: ws });
        let path = path.map_err(|error| DbError::Sealed(format!("no proof of {pos}: {error}")))?;
        let entry = row.entry().ok_or_else(|| broken("entry"))?;
        // What was cut out later is not shown: the leaf only says that something was there.
        let content = row.content()?.filter(|(salt, it)| ombud_ledger::commit(salt, &it.encode()) == entry);
        let content = content.as_ref().map(|(salt, it)| (salt, it.clone()));
        receipt.leaf(index, &entry, content, path);
    }
    receipt.to_json().map_err(Problem::internal)
}
