//! What evidence says of transactions, for the memory of the chain desk: one that was kept and has vanished since is known by it.

use super::{
    store,
    types::{EvidenceKind, EvidenceRow},
};
use crate::chains::{ChainLook, ChainTrace, ChainTransaction, Sighted};
use ombud_base::id::{CustomerId, WorkspaceId};
use ombud_chain::facts::{BlockRef, Status, Transaction};
use ombud_db::{DbError, Tx};

/// Pieces that are read, the newest.
const PIECES: i64 = 20;
/// Movements of one trace that are remembered.
const MOVES: usize = 50;

/// What was seen of the transactions of a customer's evidence.
///
/// # Errors
/// As the database says.
pub fn recalled(tx: &mut Tx<'_>, ws: WorkspaceId, customer: CustomerId) -> Result<Vec<Sighted>, DbError> {
    match store::newest_of(tx, ws, customer, PIECES) {
        Ok(rows) => Ok(rows.iter().flat_map(of_piece).collect()),
        // Somebody changed a piece in the database. Whoever reads it is told; a look at the chain does not need it.
        Err(DbError::Sealed(_)) => Ok(Vec::new()),
        Err(error) => Err(error),
    }
}

/// What cannot be read says nothing.
fn of_piece(it: &EvidenceRow) -> Vec<Sighted> {
    match it.kind {
        EvidenceKind::Look => it.look().ok().flatten().map(of_look).unwrap_or_default(),
        EvidenceKind::Trace => it.trace().ok().flatten().map(of_trace).unwrap_or_default(),
    }
}

fn of_look(look: ChainLook) -> Vec<Sighted> {
    let found = look.found.into_iter().filter_map(|it| {
        let facts = of_transaction(it.transaction?)?;
        Some(Sighted { network: it.network.id, facts, at: it.asked_at })
    });
    found.collect()
}

fn of_transaction(it: ChainTransaction) -> Option<Transaction> {
    let status = match it.status.as_str() {
        "pending" => Status::Pending,
        "succeeded" => Status::Succeeded,
        "failed" => Status::Failed,
        _ => return None,
    };
    let mut facts = Transaction::new(it.id, status);
    (facts.from, facts.to) = (it.from, it.to);
    facts.block =
        it.block.zip(it.block_hash).map(|(height, hash)| BlockRef { height, hash, time: it.block_time });
    Some(facts)
}

fn of_trace(trace: ChainTrace) -> Vec<Sighted> {
    let (network, at) = (trace.network, trace.made_at);
    let moved = trace.edges.into_iter().take(MOVES).map(|it| {
        let mut facts = Transaction::new(it.transaction, Status::Succeeded);
        facts.block = Some(BlockRef { height: it.block, hash: it.block_hash, time: it.time });
        Sighted { network: it.network.unwrap_or_else(|| network.clone()), facts, at }
    });
    moved.collect()
}
