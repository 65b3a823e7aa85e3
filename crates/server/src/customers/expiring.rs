//! Customers who do not come any more: whom a retention rule erases.
//!
//! Who has a case that is open, or in which something was said since, is not among them; nor is who is held, nor who is blocked:
//! erased, they would come back as somebody new and not blocked.

use crate::holds::not_held;
use ombud_base::{
    Time,
    id::{CustomerId, WorkspaceId},
};
use ombud_db::{DbError, Tx, sql};

macro_rules! gone {
    () => {
        concat!(
            "c.workspace_id = $1 AND c.erased_at IS NULL AND c.blocked = FALSE AND COALESCE(c.last_seen_at, c.created_at) < $2 AND ",
            not_held!("c.id"),
            " AND NOT EXISTS (SELECT 1 FROM cases k WHERE k.workspace_id = $1 AND k.customer_id = c.id ",
            "AND (k.state IN ('open', 'snoozed') OR k.last_at >= $2))"
        )
    };
}

/// How many customers were last here before a time.
///
/// # Errors
/// As the database says.
pub fn count_unseen(tx: &mut Tx<'_>, ws: WorkspaceId, before: Time) -> Result<i64, DbError> {
    tx.one(sql!("SELECT count(*) FROM customers c WHERE ", gone!()), &[ws.into(), before.into()], |row| {
        row.get(0)
    })
}

/// Customers who were last here before a time, in the order of their ids.
///
/// # Errors
/// As the database says.
pub fn unseen(
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    before: Time,
    after: CustomerId,
    limit: i64,
) -> Result<Vec<CustomerId>, DbError> {
    tx.all(
        sql!("SELECT c.id FROM customers c WHERE ", gone!(), " AND c.id > $3 ORDER BY c.id LIMIT $4"),
        &[ws.into(), before.into(), after.into(), limit.into()],
        |row| row.get(0),
    )
}

/// Whether a customer is still one of them: to be asked with the workspace's head locked.
///
/// # Errors
/// As the database says.
pub fn is_unseen(
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    before: Time,
    customer: CustomerId,
) -> Result<bool, DbError> {
    let found = tx.maybe(
        sql!("SELECT c.id FROM customers c WHERE ", gone!(), " AND c.id = $3"),
        &[ws.into(), before.into(), customer.into()],
        |row| row.get::<CustomerId>(0),
    )?;
    Ok(found.is_some())
}
