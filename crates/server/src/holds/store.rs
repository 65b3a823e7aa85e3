//! The SQL of holds.

use ombud_base::{
    Time, Uuid,
    id::{CaseId, CustomerId, HoldId, WorkspaceId},
    sealed::Place,
};
use ombud_db::{DbError, Row, Tx, sql};
use serde::Serialize;
use utoipa::ToSchema;

/// A legal hold.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = LegalHold)]
pub struct Hold {
    /// Its id.
    pub id: HoldId,
    /// Whose everything it keeps.
    pub customer: CustomerId,
    /// The case that it was set on; none: on the customer.
    pub case: Option<CaseId>,
    /// Why; only for those who may set holds or read the audit.
    pub reason: Option<String>,
    /// What set it: `staff` or `token`.
    #[schema(example = "staff")]
    pub set_by_kind: String,
    /// Who.
    pub set_by: Option<Uuid>,
    /// Since when.
    pub set_at: Time,
    /// What lifted it.
    pub lifted_by_kind: Option<String>,
    /// Who lifted it.
    pub lifted_by: Option<Uuid>,
    /// Until when.
    pub lifted_at: Option<Time>,
    /// Why it was lifted; only for those who may set holds or read the audit.
    pub lift_reason: Option<String>,
}

/// Which holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// Those in force.
    Active,
    /// Those that were lifted.
    Lifted,
    /// Those in force of one customer.
    Of(CustomerId),
}

macro_rules! columns {
    () => {
        "id, customer_id, case_id, reason, set_by_kind, set_by, set_at, lifted_by_kind, lifted_by, lifted_at, lift_reason"
    };
}

pub(super) fn place(column: &str, id: HoldId) -> Place {
    Place::new(&format!("legal_holds.{column}")).id(id.0)
}

fn hold(row: &Row<'_>) -> Result<Hold, DbError> {
    let mut row = row.reader();
    let id = row.next()?;
    Ok(Hold {
        id,
        customer: row.next()?,
        case: row.next()?,
        reason: row.open(&place("reason", id))?,
        set_by_kind: row.next()?,
        set_by: row.next()?,
        set_at: row.next()?,
        lifted_by_kind: row.next()?,
        lifted_by: row.next()?,
        lifted_at: row.next()?,
        lift_reason: row.open(&place("lift_reason", id))?,
    })
}

/// Holds before `before`, the newest first.
///
/// # Errors
/// As the database says.
pub fn list(
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    wanted: Wanted,
    before: Option<HoldId>,
    limit: i64,
) -> Result<Vec<Hold>, DbError> {
    let before = before.map_or(Uuid::max(), |it| it.0);
    macro_rules! text {
        ($which:literal) => {
            sql!(
                "SELECT ",
                columns!(),
                " FROM legal_holds WHERE workspace_id = $1 AND id < $2 AND ",
                $which,
                " ORDER BY id DESC LIMIT $3"
            )
        };
    }
    match wanted {
        Wanted::Active => tx.all(text!("lifted_at IS NULL"), &[ws.into(), before.into(), limit.into()], hold),
        Wanted::Lifted => {
            tx.all(text!("lifted_at IS NOT NULL"), &[ws.into(), before.into(), limit.into()], hold)
        }
        Wanted::Of(customer) => tx.all(
            text!("lifted_at IS NULL AND customer_id = $4"),
            &[ws.into(), before.into(), limit.into(), customer.into()],
            hold,
        ),
    }
}

/// One hold.
///
/// # Errors
/// As the database says.
pub fn one(tx: &mut Tx<'_>, ws: WorkspaceId, id: HoldId) -> Result<Option<Hold>, DbError> {
    tx.maybe(
        sql!("SELECT ", columns!(), " FROM legal_holds WHERE workspace_id = $1 AND id = $2"),
        &[ws.into(), id.into()],
        hold,
    )
}

/// Whether anything of a customer's must be kept.
///
/// # Errors
/// As the database says.
pub fn is_held(tx: &mut Tx<'_>, ws: WorkspaceId, customer: CustomerId) -> Result<bool, DbError> {
    let found = tx.maybe(
        sql!(
            "SELECT id FROM legal_holds WHERE workspace_id = $1 AND customer_id = $2 AND lifted_at IS NULL LIMIT 1"
        ),
        &[ws.into(), customer.into()],
        |row| row.get::<HoldId>(0),
    )?;
    Ok(found.is_some())
}

pub(super) fn count(tx: &mut Tx<'_>, ws: WorkspaceId) -> Result<i64, DbError> {
    tx.one(
        sql!("SELECT count(*) FROM legal_holds WHERE workspace_id = $1 AND lifted_at IS NULL"),
        &[ws.into()],
        |row| row.get(0),
    )
}

pub(super) fn insert(tx: &mut Tx<'_>, ws: WorkspaceId, it: &Hold, reason: &[u8]) -> Result<(), DbError> {
    tx.exec(
        sql!(
            "INSERT INTO legal_holds (workspace_id, id, customer_id, case_id, reason, set_by_kind, set_by, set_at) ",
            "VALUES ($1, $2, $3, $4, $5, $6, $7, $8)"
        ),
        &[
            ws.into(),
            it.id.into(),
            it.customer.into(),
            it.case.into(),
            reason.into(),
            (&it.set_by_kind).into(),
            it.set_by.into(),
            it.set_at.into(),
        ],
    )
    .map(drop)
}

pub(super) fn save_lifted(tx: &mut Tx<'_>, ws: WorkspaceId, it: &Hold, reason: &[u8]) -> Result<(), DbError> {
    tx.exec(
        sql!(
            "UPDATE legal_holds SET lifted_by_kind = $3, lifted_by = $4, lifted_at = $5, lift_reason = $6 ",
            "WHERE workspace_id = $1 AND id = $2"
        ),
        &[
            ws.into(),
            it.id.into(),
            it.lifted_by_kind.as_deref().into(),
            it.lifted_by.into(),
            it.lifted_at.into(),
            reason.into(),
        ],
    )
    .map(drop)
}
