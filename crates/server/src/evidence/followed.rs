//! The SQL of what is followed by the program itself. Which transactions those are, only the conversation says.

use crate::{chains::folded, conversations::expiring::with_merged, keys};
use ombud_base::{
    Time,
    id::{CaseId, CustomerId, WorkspaceId},
};
use ombud_db::{DbError, Row, Tx, sql};

/// One transaction of a case.
#[derive(Clone, Debug)]
pub(super) struct Followed {
    pub mark: Vec<u8>,
    pub customer: CustomerId,
    pub times: i64,
    pub next_at: Option<Time>,
    pub moves: i64,
    /// Those whom the coins reached and colleagues were alarmed about.
    pub alarmed: Vec<String>,
}

impl Followed {
    pub const fn new(mark: Vec<u8>, customer: CustomerId) -> Self {
        Self { mark, customer, times: 0, next_at: None, moves: 0, alarmed: Vec::new() }
    }
}

fn row(row: &Row<'_>) -> Result<Followed, DbError> {
    let alarmed: String = row.get(5)?;
    Ok(Followed {
        mark: row.get(0)?,
        customer: row.get(1)?,
        times: row.get(2)?,
        next_at: row.get(3)?,
        moves: row.get(4)?,
        alarmed: alarmed.split(',').filter(|it| !it.is_empty()).map(str::to_owned).collect(),
    })
}

/// By what a transaction is found again.
pub(super) fn mark(tx: &mut Tx<'_>, ws: WorkspaceId, subject: &str) -> Result<Vec<u8>, DbError> {
    Ok(keys::index_key(tx, ws)?.mac(&[b"followed\0", folded(subject).as_bytes()]).to_vec())
}

/// By what an address that was reached is found again: the beginning will do, for there are few in a trace.
pub(super) fn reached(
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    network: &str,
    address: &str,
) -> Result<String, DbError> {
    let mac = keys::index_key(tx, ws)?.mac(&[b"reached\0", network.as_bytes(), b"\0", address.as_bytes()]);
    Ok(super::types::hex(mac.get(..8).unwrap_or_default()))
}

/// All of a case.
pub(super) fn of_case(tx: &mut Tx<'_>, ws: WorkspaceId, case: CaseId) -> Result<Vec<Followed>, DbError> {
    tx.all(
        sql!(
            "SELECT mark, customer_id, times, next_at, moves, alarmed FROM followed_coins WHERE workspace_id = $1 AND case_id = $2"
        ),
        &[ws.into(), case.into()],
        row,
    )
}

pub(super) fn find(
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    case: CaseId,
    mark: &[u8],
) -> Result<Option<Followed>, DbError> {
    Ok(of_case(tx, ws, case)?.into_iter().find(|it| it.mark == mark))
}

/// When the next one of a case is due.
pub(super) fn next(tx: &mut Tx<'_>, ws: WorkspaceId, case: CaseId) -> Result<Option<Time>, DbError> {
    Ok(of_case(tx, ws, case)?.into_iter().filter_map(|it| it.next_at).min())
}

pub(super) fn save(tx: &mut Tx<'_>, ws: WorkspaceId, case: CaseId, it: &Followed) -> Result<(), DbError> {
    let alarmed = it.alarmed.join(",");
    tx.exec(
        sql!(
            "INSERT INTO followed_coins (workspace_id, case_id, mark, customer_id, times, next_at, moves, alarmed) ",
            "VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (workspace_id, case_id, mark) DO UPDATE SET ",
            "times = excluded.times, next_at = excluded.next_at, moves = excluded.moves, alarmed = excluded.alarmed"
        ),
        &[
            ws.into(),
            case.into(),
            it.mark.as_slice().into(),
            it.customer.into(),
            it.times.into(),
            it.next_at.into(),
            it.moves.into(),
            (&alarmed).into(),
        ],
    )
    .map(drop)
}

/// Forgets what was followed for a customer.
pub(super) fn forget(tx: &mut Tx<'_>, ws: WorkspaceId, customer: CustomerId) -> Result<u64, DbError> {
    tx.exec(
        sql!("DELETE FROM followed_coins WHERE workspace_id = $1 AND customer_id = $2"),
        &[ws.into(), customer.into()],
    )
}

/// Forgets what was followed in a case and in those that were merged into it.
pub(super) fn expire(tx: &mut Tx<'_>, ws: WorkspaceId, case: CaseId) -> Result<(), DbError> {
    for one in with_merged(tx, ws, case)? {
        tx.exec(
            sql!("DELETE FROM followed_coins WHERE workspace_id = $1 AND case_id = $2"),
            &[ws.into(), one.into()],
        )?;
    }
    Ok(())
}
