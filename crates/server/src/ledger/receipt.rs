//! A few leaves of the log with the proofs that they are in it: for the customer whose conversation they are, and for whoever
//! is handed some lines of the audit.

use super::{
    head::{self, Head, Identity, broken},
    nodes::Nodes,
    rows::{self, Stored},
};
use crate::{app::App, http::Problem};
use ombud_base::id::{ConversationId, WorkspaceId};
use ombud_db::{DbError, Tx};
use ombud_ledger::{Checkpoint, Hash, proof, receipt::Receipt};

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
    if positions.is_empty() {
        return Err(Problem::not_found());
    }
    of_positions(tx, app, ws, &positions)
}

/// The receipt of the events at these positions. Signs a new head if the last one does not speak for all of them.
///
/// # Errors
/// [`Problem::invalid`] when they are too many, [`crate::http::Code::LedgerUnsigned`] while heads are missing; as the database
/// says.
pub fn of_positions(
    tx: &mut Tx<'_>,
    app: &App,
    ws: WorkspaceId,
    positions: &[i64],
) -> Result<String, Problem> {
    if positions.len() > MOST {
        return Err(Problem::invalid("positions", format!("at most {MOST} events have one receipt")));
    }
    let under = Under::head(tx, app, ws, positions.iter().copied().max().unwrap_or(0))?;
    let leaves = under.leaves(tx, positions)?;
    under.document(&leaves)
}

/// The signed head that the proofs of a receipt lead to. A long receipt is made of several looks at the database under one.
#[derive(Clone)]
pub(super) struct Under {
    ws: WorkspaceId,
    identity: Identity,
    head: Head,
    size: u64,
}

/// A leaf and the way from it to the head.
pub(super) struct Leaf {
    index: u64,
    row: Stored,
    path: Vec<Hash>,
}

impl Under {
    /// The head that speaks for the event at `last` and all before it, signed now if there is none yet.
    pub(super) fn head(tx: &mut Tx<'_>, app: &App, ws: WorkspaceId, last: i64) -> Result<Self, Problem> {
        Self::signed(tx, app, ws, last).map_err(head::refused)
    }

    fn signed(tx: &mut Tx<'_>, app: &App, ws: WorkspaceId, last: i64) -> Result<Self, DbError> {
        let signed = head::head(tx, ws)?.filter(|it| it.size >= last);
        let head = match signed {
            Some(head) => head,
            None => head::sign(tx, app, ws)?,
        };
        let identity = head::identity(tx, ws)?.ok_or_else(|| broken("name"))?;
        let opened = Checkpoint::open(&head.note, &identity.origin, &identity.verifier, &[]);
        let size = opened.map_err(|_| broken("checkpoint"))?.checkpoint.size();
        Ok(Self { ws, identity, head, size })
    }

    /// The events at these positions with their proofs.
    pub(super) fn leaves(&self, tx: &mut Tx<'_>, positions: &[i64]) -> Result<Vec<Leaf>, Problem> {
        let mut leaves = Vec::with_capacity(positions.len());
        for pos in positions {
            let row = rows::after(tx, self.ws, pos - 1, 1)?.pop().filter(|it| it.0 == *pos);
            let row = row.ok_or_else(Problem::not_found)?.1?;
            let index = u64::try_from(pos - 1).map_err(Problem::internal)?;
            let path = proof::inclusion(index, self.size, &mut Nodes { tx, workspace: self.ws });
            let path = path.map_err(|error| DbError::Sealed(format!("no proof of {pos}: {error}")));
            let path = path.map_err(head::refused)?;
            leaves.push(Leaf { index, row, path });
        }
        Ok(leaves)
    }

    /// The document; leaves in the order of the log.
    pub(super) fn document(&self, leaves: &[Leaf]) -> Result<String, Problem> {
        let mut receipt = Receipt::new(&self.identity.origin, &self.identity.verifier, &self.head.note);
        for Leaf { index, row, path } in leaves {
            let entry = row.entry().ok_or_else(|| broken("entry"))?;
            // What was cut out later is not shown: the leaf only says that something was there.
            let content =
                row.content()?.filter(|(salt, it)| ombud_ledger::commit(salt, &it.encode()) == entry);
            let content = content.as_ref().map(|(salt, it)| (salt, it.clone()));
            receipt.leaf(*index, &entry, content, path.clone());
        }
        receipt.to_json().map_err(Problem::internal)
    }
}
