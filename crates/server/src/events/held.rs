//! The events about one customer: for an export of all that is held on them, and for reports.

use super::{Event, kinds, read::event_row};
use ombud_base::id::{CustomerId, WorkspaceId};
use ombud_db::{DbError, Tx, sql};

/// The events about a customer and their cases, in order; not those of messages, which say no more than the messages, and not
/// legal holds: that somebody inquires is not for whom it is about to know.
///
/// # Errors
/// As the database says.
pub fn events_of(tx: &mut Tx<'_>, ws: WorkspaceId, customer: CustomerId) -> Result<Vec<Event>, DbError> {
    let of_cases = tx.all(
        sql!(
            "SELECT e.pos, e.at, e.kind, e.actor_kind, e.actor_id, e.case_id, e.data FROM events e ",
            "WHERE e.workspace_id = $1 AND e.kind <> 'message.created' AND e.kind <> 'note.created' AND e.case_id IN ",
            "(SELECT k.id FROM cases k WHERE k.workspace_id = $1 AND k.customer_id = $2) ORDER BY e.pos"
        ),
        &[ws.into(), customer.into()],
        |row| event_row(row, ws),
    )?;
    let own = tx.all(
        sql!(
            "SELECT e.pos, e.at, e.kind, e.actor_kind, e.actor_id, e.case_id, e.data FROM events e ",
            "WHERE e.workspace_id = $1 AND e.customer_id = $2 ORDER BY e.pos"
        ),
        &[ws.into(), customer.into()],
        |row| event_row(row, ws),
    )?;
    let mut all: Vec<Event> = of_cases.into_iter().chain(own).collect();
    all.retain(|it| it.kind != kinds::LEGAL_HOLD_SET && it.kind != kinds::LEGAL_HOLD_LIFTED);
    all.sort_unstable_by_key(|it| it.pos);
    all.dedup_by_key(|it| it.pos);
    Ok(all)
}

/// The events of one kind about a customer, in order.
///
/// # Errors
/// As the database says.
pub fn events_of_kind(
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    customer: CustomerId,
    kind: &'static str,
) -> Result<Vec<Event>, DbError> {
    tx.all(
        sql!(
            "SELECT e.pos, e.at, e.kind, e.actor_kind, e.actor_id, e.case_id, e.data FROM events e ",
            "WHERE e.workspace_id = $1 AND e.customer_id = $2 AND e.kind = $3 ORDER BY e.pos"
        ),
        &[ws.into(), customer.into(), kind.into()],
        |row| event_row(row, ws),
    )
}
