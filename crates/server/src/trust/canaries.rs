//! Planted customers. Whoever reads one has no reason to: it never asked for anything.
//!
//! The table holds a keyed mark instead of the customer's id, so that neither a copy of the database nor any answer to staff tells
//! which they are; only who plants them sees their list.

use super::{
    Trust,
    loosened::{Loosened, Loosening, note_loosened},
};
use crate::{
    access::{Permission, Signed},
    events::{Journal, kinds},
    http::{Page, PathOf, Problem},
    keys,
};
use axum::{Json, extract::State, http::StatusCode};
use ombud_base::{
    Time,
    id::{CanaryId, CaseId, CustomerId, StaffId, WorkspaceId},
    sealed::{Key, Place},
};
use ombud_db::{DbError, Tx, sql};
use serde::{Deserialize, Serialize};
use serde_json::json;
use std::collections::{BTreeSet, HashSet};
use utoipa::ToSchema;

/// A planted customer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Canary {
    /// Its id, which is not the customer's.
    pub id: CanaryId,
    /// The customer.
    pub customer: CustomerId,
    /// Their name.
    pub name: String,
    /// Their mail address.
    pub email: String,
    /// Their cases.
    pub cases: Vec<CaseId>,
    /// The numbers of the cases, in the same order; empty where it was planted before they were kept. Asking for one would be
    /// a look, and raise the alert.
    #[serde(default)]
    pub numbers: Vec<i64>,
    /// When it was planted.
    pub planted_at: Time,
    /// By whom.
    pub planted_by: Option<StaffId>,
}

fn place(id: CanaryId) -> Place {
    Place::new("canaries.detail").id(id.0)
}

fn mark(key: &Key, customer: CustomerId) -> Vec<u8> {
    key.mac(&[b"canary\0", customer.0.as_bytes()]).to_vec()
}

/// Which of these customers are planted.
pub(super) fn among(
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    customers: &BTreeSet<CustomerId>,
) -> Result<HashSet<CustomerId>, DbError> {
    let key = keys::index_key(tx, ws)?;
    let mut found = HashSet::new();
    for customer in customers {
        let planted = tx.maybe(
            sql!("SELECT id FROM canaries WHERE workspace_id = $1 AND mark = $2"),
            &[ws.into(), (&mark(&key, *customer)).into()],
            |row| row.get::<CanaryId>(0),
        )?;
        if planted.is_some() {
            found.insert(*customer);
        }
    }
    Ok(found)
}

/// How many are planted.
///
/// # Errors
/// As the database says.
pub fn planted(tx: &mut Tx<'_>, ws: WorkspaceId) -> Result<i64, DbError> {
    tx.one(sql!("SELECT count(*) FROM canaries WHERE workspace_id = $1"), &[ws.into()], |row| row.get(0))
}

/// Whether a customer is planted: for what must not give one away, or take one away.
///
/// # Errors
/// As the database says.
pub fn is_canary(tx: &mut Tx<'_>, ws: WorkspaceId, customer: CustomerId) -> Result<bool, DbError> {
    Ok(!among(tx, ws, &BTreeSet::from([customer]))?.is_empty())
}

/// Keeps that a customer is planted. The event does not say which: webhooks hear of it.
///
/// # Errors
/// As the database says.
pub fn keep_canary(tx: &mut Tx<'_>, journal: &mut Journal, canary: &Canary) -> Result<(), DbError> {
    let ws = journal.workspace;
    let mark = mark(&keys::index_key(tx, ws)?, canary.customer);
    let text = serde_json::to_string(canary).map_err(|error| DbError::Statement(error.to_string()))?;
    let detail = keys::seal_own(tx, ws, &place(canary.id), &text)?;
    tx.exec(
        sql!(
            "INSERT INTO canaries (workspace_id, id, mark, detail, planted_by, planted_at) VALUES ($1, $2, $3, $4, $5, $6)"
        ),
        &[
            ws.into(),
            canary.id.into(),
            (&mark).into(),
            (&detail).into(),
            canary.planted_by.into(),
            canary.planted_at.into(),
        ],
    )?;
    journal.event(kinds::CANARY_PLANTED, None, &json!({"canary": canary.id, "planted": true}));
    Ok(())
}

/// The planted customers, the newest first. For those who plant them alone.
#[utoipa::path(get, path = "/trust/canaries", tag = "trust", responses((status = 200, body = Page<Canary>)))]
pub(super) async fn list_canaries(
    State(trust): State<Trust>,
    signed: Signed,
) -> Result<Json<Page<Canary>>, Problem> {
    signed.need(Permission::SecurityManage)?;
    let all = trust.db.read::<_, DbError, _>(move |tx| {
        tx.all(
            sql!("SELECT id, detail FROM canaries WHERE workspace_id = $1 ORDER BY id DESC"),
            &[signed.workspace.into()],
            |row| row.open(1, &place(row.get(0)?)),
        )
    });
    let read = |text: &String| serde_json::from_str::<Canary>(text).map_err(Problem::internal);
    let items = all.await?.iter().flatten().map(read).collect::<Result<Vec<_>, _>>()?;
    Ok(Json(Page::whole(items)))
}

/// Gives a planted customer up: it stays, and nobody is told any more when it is read.
#[utoipa::path(delete, path = "/trust/canaries/{id}", tag = "trust", params(("id" = CanaryId, Path)), responses((status = 204)))]
pub(super) async fn give_up_canary(
    State(trust): State<Trust>,
    signed: Signed,
    PathOf(id): PathOf<CanaryId>,
) -> Result<StatusCode, Problem> {
    signed.need(Permission::SecurityManage)?;
    let (parts, now) = (trust.clone(), trust.now());
    let written = trust.db.write::<_, Problem, _>(move |tx| {
        let mut journal = Journal::open(tx, signed.workspace, signed.actor(), now)?;
        let before = planted(tx, signed.workspace)?;
        let gone = tx.exec(
            sql!("DELETE FROM canaries WHERE workspace_id = $1 AND id = $2"),
            &[signed.workspace.into(), id.into()],
        )?;
        if gone == 0 {
            return Err(Problem::not_found());
        }
        journal.event(kinds::CANARY_PLANTED, None, &json!({"canary": id, "planted": false}));
        let (from, to) = (Some(before.to_string()), (before - 1).to_string());
        let change = Loosened::new(now, Loosening::Canary, "", from, to);
        note_loosened(tx, &parts, &mut journal, &signed.who, vec![change])?;
        journal.close(tx, &parts.hub)?;
        Ok(StatusCode::NO_CONTENT)
    });
    written.await
}
