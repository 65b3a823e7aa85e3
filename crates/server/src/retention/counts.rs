//! What rules would concern if they were kept now: counted by the database, nothing is destroyed.

use super::rules::{Rules, before};
use crate::{access::sign_in, conversations::expiring, customers, trust, webhooks};
use ombud_base::{Time, id::WorkspaceId};
use ombud_db::{DbError, Tx};
use serde::Serialize;
use utoipa::ToSchema;

/// How much a run would destroy now. What a legal hold keeps is not counted.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = RetentionPreview)]
pub struct Preview {
    /// Cases in which something was said that would be destroyed.
    pub cases: i64,
    /// Messages, notes and lines about what happened in them.
    pub messages: i64,
    /// Files that would be deleted, beside those of these cases.
    pub files: i64,
    /// Customers who would be erased, with all of their cases.
    pub customers: i64,
    /// Deliveries of webhooks.
    pub deliveries: i64,
    /// Reveals.
    pub reveals: i64,
    /// Browsers of staff.
    pub devices: i64,
    /// Settled alerts.
    pub alerts: i64,
}

/// Counts.
///
/// # Errors
/// As the database says.
pub(super) fn preview(
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    rules: &Rules,
    now: Time,
) -> Result<Preview, DbError> {
    let mut counted = Preview::default();
    for rule in rules.messages(now) {
        let (cases, messages) = expiring::count_messages(tx, ws, rule)?;
        counted.cases += cases;
        counted.messages += messages;
    }
    for rule in rules.files(now) {
        counted.files += expiring::count_files(tx, ws, rule)?;
    }
    if let Some(before) = before(now, rules.customers_days) {
        counted.customers = customers::expiring::count_unseen(tx, ws, before)?;
    }
    if let Some(before) = before(now, rules.deliveries_days) {
        counted.deliveries = webhooks::count_old(tx, ws, before)?;
    }
    if let Some(before) = before(now, rules.reveals_days) {
        counted.reveals = trust::count_old_reveals(tx, ws, before)?;
    }
    if let Some(before) = before(now, rules.devices_days) {
        counted.devices = sign_in::count_old_devices(tx, ws, before)?;
    }
    if let Some(before) = before(now, rules.alerts_days) {
        counted.alerts = trust::count_old_alerts(tx, ws, before)?;
    }
    Ok(counted)
}
