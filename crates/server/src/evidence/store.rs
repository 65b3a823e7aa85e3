//! The SQL of evidence.

use super::{
    followed,
    types::{EvidenceRow, HeldEvidence},
};
use crate::{
    conversations::expiring::with_merged,
    keys::{self, Owner},
};
use ombud_base::{
    id::{CaseId, CustomerId, EvidenceId, WorkspaceId},
    sealed::Place,
};
use ombud_db::{DbError, Row, Tx, sql};
use sha2::{Digest, Sha256};

macro_rules! columns {
    () => {
        "id, case_id, customer_id, kind, network, subject, content, sha256, shared, by_id, at, pos"
    };
}

fn place_of(column: &str, id: EvidenceId) -> Place {
    Place::new(&format!("case_evidence.{column}")).id(id.0)
}

fn row_of(row: &Row<'_>) -> Result<EvidenceRow, DbError> {
    let mut row = row.reader();
    let id = row.next()?;
    let kept = EvidenceRow {
        id,
        case: row.next()?,
        customer: row.next()?,
        kind: row.next()?,
        network: row.next()?,
        subject: row.open(&place_of("subject", id))?.unwrap_or_default(),
        content: row.open(&place_of("content", id))?.unwrap_or_default(),
        sha256: row.next()?,
        shared: row.next()?,
        by: row.next()?,
        at: row.next()?,
        pos: row.next()?,
    };
    // What somebody changed in the database is shown to nobody as what a chain said.
    if Sha256::digest(kept.content.as_bytes()).as_slice() != kept.sha256 {
        let detail =
            format!("evidence {id} is not what was kept: its hash is another; run `ombud ledger check`");
        return Err(DbError::Sealed(detail));
    }
    Ok(kept)
}

pub(super) fn insert(tx: &mut Tx<'_>, ws: WorkspaceId, it: &EvidenceRow) -> Result<(), DbError> {
    let owner = Owner::Customer(it.customer);
    let chain = keys::sealing(tx, ws, [owner])?;
    let subject = chain.seal(owner, &place_of("subject", it.id), &it.subject)?;
    let content = chain.seal(owner, &place_of("content", it.id), &it.content)?;
    tx.exec(
        sql!(
            "INSERT INTO case_evidence (workspace_id, ",
            columns!(),
            ") VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)"
        ),
        &[
            ws.into(),
            it.id.into(),
            it.case.into(),
            it.customer.into(),
            it.kind.into(),
            it.network.as_ref().into(),
            (&subject).into(),
            (&content).into(),
            (&it.sha256).into(),
            it.shared.into(),
            it.by.into(),
            it.at.into(),
            it.pos.into(),
        ],
    )
    .map(drop)
}

/// What is kept with a case and with those that were merged into it, the oldest first.
///
/// # Errors
/// As the database says.
pub fn of_case(tx: &mut Tx<'_>, ws: WorkspaceId, case: CaseId) -> Result<Vec<EvidenceRow>, DbError> {
    let mut all = Vec::new();
    for one in with_merged(tx, ws, case)? {
        all.extend(tx.all(
            sql!(
                "SELECT ",
                columns!(),
                " FROM case_evidence WHERE workspace_id = $1 AND case_id = $2 ORDER BY id"
            ),
            &[ws.into(), one.into()],
            row_of,
        )?);
    }
    all.sort_by_key(|it| (it.at, it.pos));
    Ok(all)
}

/// What is kept with a customer's cases, the oldest first: for an export.
///
/// # Errors
/// As the database says.
pub fn held(tx: &mut Tx<'_>, ws: WorkspaceId, customer: CustomerId) -> Result<Vec<HeldEvidence>, DbError> {
    let rows = tx.all(
        sql!(
            "SELECT ",
            columns!(),
            " FROM case_evidence WHERE workspace_id = $1 AND customer_id = $2 ORDER BY id"
        ),
        &[ws.into(), customer.into()],
        row_of,
    )?;
    Ok(rows.into_iter().map(HeldEvidence::from).collect())
}

/// The newest pieces of a customer's cases.
pub(super) fn newest_of(
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    customer: CustomerId,
    most: i64,
) -> Result<Vec<EvidenceRow>, DbError> {
    tx.all(
        sql!(
            "SELECT ",
            columns!(),
            " FROM case_evidence WHERE workspace_id = $1 AND customer_id = $2 ORDER BY id DESC LIMIT $3"
        ),
        &[ws.into(), customer.into(), most.into()],
        row_of,
    )
}

/// How many pieces are kept with a case.
pub(super) fn count(tx: &mut Tx<'_>, ws: WorkspaceId, case: CaseId) -> Result<usize, DbError> {
    let found: i64 = tx.one(
        sql!("SELECT count(*) FROM case_evidence WHERE workspace_id = $1 AND case_id = $2"),
        &[ws.into(), case.into()],
        |row| row.get(0),
    )?;
    Ok(usize::try_from(found).unwrap_or(usize::MAX))
}

/// How much of what was kept with the cases of a customer who was erased.
#[derive(Clone, Copy, Debug)]
pub struct Forgotten {
    /// Pieces of evidence.
    pub evidence: u64,
    /// Transactions whose coins were followed.
    pub followed: u64,
}

/// Deletes what is kept with a customer's cases; for who is erased.
///
/// # Errors
/// As the database says.
pub fn forget(tx: &mut Tx<'_>, ws: WorkspaceId, customer: CustomerId) -> Result<Forgotten, DbError> {
    let followed = followed::forget(tx, ws, customer)?;
    let evidence = tx.exec(
        sql!("DELETE FROM case_evidence WHERE workspace_id = $1 AND customer_id = $2"),
        &[ws.into(), customer.into()],
    )?;
    Ok(Forgotten { evidence, followed })
}

/// Deletes what is kept with a case whose words a rule has destroyed; tells what that was, for the event that says so.
///
/// # Errors
/// As the database says.
pub fn expire(tx: &mut Tx<'_>, ws: WorkspaceId, case: CaseId) -> Result<Vec<EvidenceId>, DbError> {
    followed::expire(tx, ws, case)?;
    let mut gone = Vec::new();
    for one in with_merged(tx, ws, case)? {
        gone.extend(tx.all(
            sql!("SELECT id FROM case_evidence WHERE workspace_id = $1 AND case_id = $2 ORDER BY id"),
            &[ws.into(), one.into()],
            |row| row.get::<EvidenceId>(0),
        )?);
        tx.exec(
            sql!("DELETE FROM case_evidence WHERE workspace_id = $1 AND case_id = $2"),
            &[ws.into(), one.into()],
        )?;
    }
    Ok(gone)
}
