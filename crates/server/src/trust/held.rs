//! Who looked at a customer, and why: for an export of all that is held on them.

use super::reading::{ReaderKind, What};
use ombud_base::{
    Time, Uuid,
    id::{CustomerId, RevealId, StaffId, WorkspaceId},
    sealed::Place,
};
use ombud_db::{DbError, Tx, sql};
use serde::Serialize;
use utoipa::ToSchema;

/// A look at a customer, as it is kept for 30 days.
#[derive(Debug, Serialize, ToSchema)]
pub struct HeldReading {
    /// When.
    pub at: Time,
    /// How.
    pub what: What,
    /// What read: staff, or a programme with a token.
    pub reader_kind: ReaderKind,
    /// Who.
    pub reader: Uuid,
    /// By way of which case: its number.
    pub case_number: Option<i64>,
}

/// A masked field that somebody had shown.
#[derive(Debug, Serialize, ToSchema)]
pub struct HeldReveal {
    /// When.
    pub at: Time,
    /// Who.
    pub staff: StaffId,
    /// Which.
    pub field: String,
    /// Why; absent once it was destroyed.
    pub reason: Option<String>,
}

/// The looks at a customer, the oldest first.
///
/// # Errors
/// As the database says.
pub fn readings_of(
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    customer: CustomerId,
) -> Result<Vec<HeldReading>, DbError> {
    tx.all(
        sql!(
            "SELECT at, what, reader_kind, reader_id, number FROM readings WHERE workspace_id = $1 AND customer_id = $2 ",
            "ORDER BY at, id"
        ),
        &[ws.into(), customer.into()],
        |row| {
            Ok(HeldReading {
                at: row.get(0)?,
                what: row.get(1)?,
                reader_kind: row.get(2)?,
                reader: row.get(3)?,
                case_number: row.get(4)?,
            })
        },
    )
}

/// What was shown of a customer, the oldest first.
///
/// # Errors
/// As the database says.
pub fn reveals_of(
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    customer: CustomerId,
) -> Result<Vec<HeldReveal>, DbError> {
    tx.all(
        sql!(
            "SELECT id, at, staff_id, field, reason FROM reveals WHERE workspace_id = $1 AND customer_id = $2 ORDER BY id"
        ),
        &[ws.into(), customer.into()],
        |row| {
            let id: RevealId = row.get(0)?;
            Ok(HeldReveal {
                at: row.get(1)?,
                staff: row.get(2)?,
                field: row.get(3)?,
                reason: row.open(4, &Place::new("reveals.reason").id(id.0))?,
            })
        },
    )
}
