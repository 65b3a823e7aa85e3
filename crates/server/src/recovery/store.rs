//! The SQL of recoveries.

use super::types::{Payout, RecoveryRefusal, RecoveryRow, RecoveryState, ReturnTo, Terms};
use crate::{
    chains::Stuck,
    keys::{self, Owner},
};
use ombud_base::{
    Time,
    id::{CaseId, CustomerId, InboxId, RecoveryId, StaffId, TeamId, WorkspaceId},
    sealed::Place,
};
use ombud_db::{DbError, Row, Tx, sql};
use serde::{Serialize, de::DeserializeOwned};
use utoipa::ToSchema;

macro_rules! columns {
    () => {
        "id, case_id, conversation_id, customer_id, network, reason, state, claim_hash, facts, return_to, payout, note, fee, \
         days, signed, rules_version, proof, refusal, by_kind, checked_by, taken_by, settled_by, asked_at, changed_at, \
         agreed_at, settled_at, lapses_at"
    };
}

fn place(column: &str, id: RecoveryId) -> Place {
    Place::new(&format!("recoveries.{column}")).id(id.0)
}

fn parsed<T: DeserializeOwned>(kept: Option<String>) -> Result<Option<T>, DbError> {
    let read = |it: String| {
        serde_json::from_str(&it).map_err(|error| DbError::Statement(format!("a recovery: {error}")))
    };
    kept.map(read).transpose()
}

fn row(row: &Row<'_>) -> Result<RecoveryRow, DbError> {
    let mut row = row.reader();
    let id: RecoveryId = row.next()?;
    Ok(RecoveryRow {
        id,
        case: row.next()?,
        conversation: row.next()?,
        customer: row.next()?,
        network: row.next()?,
        reason: row.next()?,
        state: row.next()?,
        claim: row.next()?,
        facts: parsed(row.open(&place("facts", id))?)?,
        return_to: parsed(row.open(&place("return_to", id))?)?,
        payout: parsed(row.open(&place("payout", id))?)?,
        note: row.open(&place("note", id))?,
        terms: Terms { fee: row.next()?, days: row.next()?, signature: row.next()?, version: row.next()? },
        proof: row.next()?,
        refusal: row.next()?,
        by_kind: row.next()?,
        checked_by: row.next()?,
        taken_by: row.next()?,
        settled_by: row.next()?,
        asked_at: row.next()?,
        changed_at: row.next()?,
        agreed_at: row.next()?,
        settled_at: row.next()?,
        lapses_at: row.next()?,
    })
}

/// By what one transfer is found again, without saying which it is: a hash under the workspace's index key. The chain's way to
/// write an id does not matter.
pub(super) fn claim(
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    network: &str,
    transaction: &str,
    transfer: i64,
) -> Result<Vec<u8>, DbError> {
    let hex = transaction.starts_with("0x") || transaction.starts_with("0X");
    let id = if hex { transaction.to_ascii_lowercase() } else { transaction.to_owned() };
    let key = keys::index_key(tx, ws)?;
    let at = transfer.to_string();
    Ok(key.mac(&[b"recovery\0", network.as_bytes(), b"\0", id.as_bytes(), b"\0", at.as_bytes()]).to_vec())
}

/// Whoever holds a transfer.
pub(super) fn holder(tx: &mut Tx<'_>, ws: WorkspaceId, claim: &[u8]) -> Result<Option<RecoveryRow>, DbError> {
    tx.maybe(
        sql!(
            "SELECT ",
            columns!(),
            " FROM recoveries WHERE workspace_id = $1 AND claim_hash = $2 AND holds = TRUE"
        ),
        &[ws.into(), claim.into()],
        row,
    )
}

/// The customer's own request for a transfer, unless it was refused or withdrawn.
pub(super) fn own(
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    claim: &[u8],
    customer: CustomerId,
) -> Result<Option<RecoveryRow>, DbError> {
    tx.maybe(
        sql!(
            "SELECT ",
            columns!(),
            " FROM recoveries WHERE workspace_id = $1 AND claim_hash = $2 AND customer_id = $3 ",
            "AND state NOT IN ('refused', 'withdrawn') ORDER BY asked_at, id LIMIT 1"
        ),
        &[ws.into(), claim.into(), customer.into()],
        row,
    )
}

/// The other requests for the same transfer that are not refused or withdrawn: the one that holds it first, at most 200.
pub(super) fn open_rivals(
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    of: &RecoveryRow,
) -> Result<Vec<RecoveryRow>, DbError> {
    tx.all(
        sql!(
            "SELECT ",
            columns!(),
            " FROM recoveries WHERE workspace_id = $1 AND claim_hash = $2 AND id <> $3 ",
            "AND state NOT IN ('refused', 'withdrawn') ORDER BY holds DESC, asked_at, id LIMIT 200"
        ),
        &[ws.into(), of.claim.as_slice().into(), of.id.into()],
        row,
    )
}

/// One request.
pub(super) fn find(tx: &mut Tx<'_>, ws: WorkspaceId, id: RecoveryId) -> Result<Option<RecoveryRow>, DbError> {
    tx.maybe(
        sql!("SELECT ", columns!(), " FROM recoveries WHERE workspace_id = $1 AND id = $2"),
        &[ws.into(), id.into()],
        row,
    )
}

/// The requests of a case's conversations, wherever they began, the newest first, at most 20.
pub(super) fn of_case(tx: &mut Tx<'_>, ws: WorkspaceId, case: CaseId) -> Result<Vec<RecoveryRow>, DbError> {
    tx.all(
        sql!(
            "SELECT ",
            columns!(),
            " FROM recoveries WHERE workspace_id = $1 AND conversation_id IN ",
            "(SELECT id FROM conversations WHERE workspace_id = $1 AND case_id = $2) ORDER BY asked_at DESC, id DESC LIMIT 20"
        ),
        &[ws.into(), case.into()],
        row,
    )
}

/// The requests in a state, those that were moved longest ago first.
pub(super) fn in_state(
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    state: RecoveryState,
    most: i64,
) -> Result<Vec<RecoveryRow>, DbError> {
    tx.all(
        sql!(
            "SELECT ",
            columns!(),
            " FROM recoveries WHERE workspace_id = $1 AND state = $2 ORDER BY changed_at, id LIMIT $3"
        ),
        &[ws.into(), state.into(), most.into()],
        row,
    )
}

/// The case of a request, as far as it says who sees it.
pub(super) struct Where {
    pub(super) team: Option<TeamId>,
    pub(super) inbox: InboxId,
    pub(super) kind: String,
    pub(super) assignee: Option<StaffId>,
}

/// Where the requests are that wait for staff, those that were moved longest ago first; nothing sealed is opened for it.
pub(super) fn waiting(tx: &mut Tx<'_>, ws: WorkspaceId, most: i64) -> Result<Vec<Where>, DbError> {
    tx.all(
        sql!(
            "SELECT k.team_id, k.inbox_id, k.type, k.assignee_id FROM recoveries r ",
            "JOIN conversations v ON v.workspace_id = r.workspace_id AND v.id = r.conversation_id ",
            "JOIN cases k ON k.workspace_id = v.workspace_id AND k.id = v.case_id ",
            "WHERE r.workspace_id = $1 AND r.state IN ('asked', 'ready', 'in_work') ORDER BY r.changed_at, r.id LIMIT $2"
        ),
        &[ws.into(), most.into()],
        |row| {
            let mut row = row.reader();
            Ok(Where { team: row.next()?, inbox: row.next()?, kind: row.next()?, assignee: row.next()? })
        },
    )
}

/// The cases of other customers in which the same transfer was asked for.
pub(super) fn rivals(tx: &mut Tx<'_>, ws: WorkspaceId, of: &RecoveryRow) -> Result<Vec<CaseId>, DbError> {
    tx.all(
        sql!(
            "SELECT DISTINCT v.case_id FROM recoveries r JOIN conversations v ON v.workspace_id = r.workspace_id ",
            "AND v.id = r.conversation_id WHERE r.workspace_id = $1 AND r.claim_hash = $2 AND r.customer_id <> $3 LIMIT 20"
        ),
        &[ws.into(), of.claim.as_slice().into(), of.customer.into()],
        |row| row.get(0),
    )
}

struct Sealed {
    facts: Option<Vec<u8>>,
    return_to: Option<Vec<u8>>,
    payout: Option<Vec<u8>>,
    note: Option<Vec<u8>>,
}

fn sealed(tx: &mut Tx<'_>, ws: WorkspaceId, it: &RecoveryRow) -> Result<Sealed, DbError> {
    let owner = Owner::Customer(it.customer);
    let chain = keys::sealing(tx, ws, [owner])?;
    let seal =
        |column: &str, text: Option<String>| chain.seal_some(owner, &place(column, it.id), text.as_deref());
    Ok(Sealed {
        facts: seal("facts", written(it.facts.as_ref())?)?,
        return_to: seal("return_to", written(it.return_to.as_ref())?)?,
        payout: seal("payout", written(it.payout.as_ref())?)?,
        note: seal("note", it.note.clone())?,
    })
}

fn written<T: Serialize>(value: Option<&T>) -> Result<Option<String>, DbError> {
    value
        .map(|it| serde_json::to_string(it).map_err(|error| DbError::Statement(error.to_string())))
        .transpose()
}

pub(super) fn insert(tx: &mut Tx<'_>, ws: WorkspaceId, it: &RecoveryRow) -> Result<(), DbError> {
    let kept = sealed(tx, ws, it)?;
    tx.exec(
        sql!(
            "INSERT INTO recoveries (workspace_id, holds, payout_hash, ",
            columns!(),
            ") VALUES ($1, $2, NULL, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, ",
            "$21, $22, $23, $24, $25, $26, $27, $28, $29)"
        ),
        &[
            ws.into(),
            it.holds().into(),
            it.id.into(),
            it.case.into(),
            it.conversation.into(),
            it.customer.into(),
            it.network.as_str().into(),
            it.reason.into(),
            it.state.into(),
            it.claim.as_slice().into(),
            kept.facts.as_ref().into(),
            kept.return_to.as_ref().into(),
            kept.payout.as_ref().into(),
            kept.note.as_ref().into(),
            it.terms.fee.as_str().into(),
            it.terms.days.into(),
            it.terms.signature.into(),
            it.terms.version.into(),
            it.proof.into(),
            it.refusal.into(),
            it.by_kind.as_str().into(),
            it.checked_by.into(),
            it.taken_by.into(),
            it.settled_by.into(),
            it.asked_at.into(),
            it.changed_at.into(),
            it.agreed_at.into(),
            it.settled_at.into(),
            it.lapses_at.into(),
        ],
    )
    .map(drop)
}

/// Writes what may change of a request. What the chain said of it and its terms stay as they were shown.
pub(super) fn save(tx: &mut Tx<'_>, ws: WorkspaceId, it: &RecoveryRow) -> Result<(), DbError> {
    let kept = sealed(tx, ws, it)?;
    let payout = match &it.payout {
        Some(paid) => Some(claim(tx, ws, &it.network, &paid.transaction, paid.transfer)?),
        None => None,
    };
    let changed = tx.exec(
        sql!(
            "UPDATE recoveries SET state = $3, holds = $4, return_to = $5, payout = $6, payout_hash = $7, note = $8, proof = $9, ",
            "refusal = $10, checked_by = $11, taken_by = $12, settled_by = $13, changed_at = $14, agreed_at = $15, ",
            "settled_at = $16, lapses_at = $17 WHERE workspace_id = $1 AND id = $2"
        ),
        &[
            ws.into(),
            it.id.into(),
            it.state.into(),
            it.holds().into(),
            kept.return_to.as_ref().into(),
            kept.payout.as_ref().into(),
            payout.as_ref().into(),
            kept.note.as_ref().into(),
            it.proof.into(),
            it.refusal.into(),
            it.checked_by.into(),
            it.taken_by.into(),
            it.settled_by.into(),
            it.changed_at.into(),
            it.agreed_at.into(),
            it.settled_at.into(),
            it.lapses_at.into(),
        ],
    )?;
    match changed {
        1 => Ok(()),
        _ => Err(DbError::Statement("a recovery that is not there".into())),
    }
}

/// Whether a payment gave coins back to somebody already.
pub(super) fn is_paid_by(
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    network: &str,
    transaction: &str,
    transfer: i64,
) -> Result<bool, DbError> {
    let hash = claim(tx, ws, network, transaction, transfer)?;
    let found = tx.maybe(
        sql!("SELECT days FROM recoveries WHERE workspace_id = $1 AND payout_hash = $2"),
        &[ws.into(), hash.as_slice().into()],
        |row| row.get::<i64>(0),
    )?;
    Ok(found.is_some())
}

/// Takes away what was said of a customer's deposits; for who is erased. That a deposit was given back stays known by its hash, so
/// that nobody gets it a second time.
///
/// # Errors
/// As the database says.
pub fn forget(tx: &mut Tx<'_>, ws: WorkspaceId, customer: CustomerId, now: Time) -> Result<u64, DbError> {
    let emptied = tx.exec(
        sql!(
            "UPDATE recoveries SET facts = NULL, return_to = NULL, payout = NULL, note = NULL WHERE workspace_id = $1 AND customer_id = $2"
        ),
        &[ws.into(), customer.into()],
    )?;
    tx.exec(
        sql!(
            "UPDATE recoveries SET state = 'withdrawn', holds = FALSE, settled_at = $3, changed_at = $3, lapses_at = NULL ",
            "WHERE workspace_id = $1 AND customer_id = $2 AND state IN ('asked', 'needs_proof', 'needs_terms', 'ready', 'in_work')"
        ),
        &[ws.into(), customer.into(), now.into()],
    )?;
    Ok(emptied)
}

/// A recovery, for an export.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct HeldRecovery {
    /// Its case.
    pub case: CaseId,
    /// Where it stands.
    pub state: RecoveryState,
    /// The deposit.
    pub deposit: Option<Stuck>,
    /// Where the coins go back to.
    pub return_to: Option<ReturnTo>,
    /// The payment that gave them back.
    pub payout: Option<Payout>,
    /// What it costs; empty: nothing.
    pub fee: String,
    /// When it was asked for.
    pub asked_at: Time,
    /// Why it is refused.
    pub refusal: Option<RecoveryRefusal>,
    /// What staff wrote to it.
    pub note: Option<String>,
}

impl HeldRecovery {
    /// Whether the customer does not get to see it.
    pub fn is_hidden(&self) -> bool {
        self.refusal == Some(RecoveryRefusal::Duplicate)
    }
}

/// What a customer wanted to have back, the newest first, at most 1,000.
///
/// # Errors
/// As the database says.
pub fn held(tx: &mut Tx<'_>, ws: WorkspaceId, customer: CustomerId) -> Result<Vec<HeldRecovery>, DbError> {
    let all = tx.all(
        sql!(
            "SELECT ",
            columns!(),
            " FROM recoveries WHERE workspace_id = $1 AND customer_id = $2 ORDER BY asked_at DESC, id DESC LIMIT 1000"
        ),
        &[ws.into(), customer.into()],
        row,
    )?;
    Ok(all
        .into_iter()
        .map(|it| HeldRecovery {
            case: it.case,
            state: it.state,
            deposit: it.facts,
            return_to: it.return_to,
            payout: it.payout,
            fee: it.terms.fee,
            asked_at: it.asked_at,
            refusal: it.refusal,
            note: it.note,
        })
        .collect())
}
