//! The SQL of webhooks and deliveries.

use super::types::{Delivery, DeliveryState, Webhook};
use crate::{
    events::kinds,
    keys::{self, Owner},
    messages::{MessageRow, place_of_content, read_content},
    trust::mask,
};
use ombud_base::{
    Time, Value,
    id::{CaseId, CustomerId, DeliveryId, WebhookId, WorkspaceId},
    sealed::Place,
};
use ombud_db::{DbError, Row, Tx, sql};

/// A webhook with its secrets.
#[derive(Clone, Debug)]
pub(super) struct WebhookRow {
    pub(super) view: Webhook,
    pub(super) since_pos: i64,
    pub(super) secret: String,
    pub(super) old_secret: Option<String>,
    pub(super) old_secret_until: Option<Time>,
}

impl WebhookRow {
    /// Whether it wants events of this kind. What stood on whose screen is more than all else together, so it is to be named.
    pub(super) fn wants(&self, kind: &str) -> bool {
        let by_star = kind != kinds::CUSTOMER_SHOWN;
        self.view.events.iter().any(|it| (it == "*" && by_star) || it == kind)
    }
}

macro_rules! columns {
    () => {
        "id, url, events, enabled, personal, created_at, failing_since, since_pos, secret, old_secret, old_secret_until"
    };
}

/// Sealed, because many receivers give an address that is a secret by itself.
fn place_of_url(id: WebhookId) -> Place {
    Place::new("webhooks.url").id(id.0)
}

/// Both secrets have one place: yesterday's current one is today's old one.
fn place_of_secret(id: WebhookId) -> Place {
    Place::new("webhooks.secret").id(id.0)
}

fn row(row: &Row<'_>) -> Result<WebhookRow, DbError> {
    let mut row = row.reader();
    let id = row.next()?;
    let view = Webhook {
        id,
        url: row.open(&place_of_url(id))?.unwrap_or_default(),
        events: serde_json::from_str(&row.next::<String>()?)
            .map_err(|error| DbError::Statement(format!("webhook events: {error}")))?,
        enabled: row.next()?,
        personal: row.next()?,
        secret: None,
        created_at: row.next()?,
        failing_since: row.next()?,
    };
    Ok(WebhookRow {
        view,
        since_pos: row.next()?,
        secret: row.open(&place_of_secret(id))?.unwrap_or_default(),
        old_secret: row.open(&place_of_secret(id))?,
        old_secret_until: row.next()?,
    })
}

pub(super) fn all(tx: &mut Tx<'_>, workspace: WorkspaceId) -> Result<Vec<WebhookRow>, DbError> {
    tx.all(
        sql!("SELECT ", columns!(), " FROM webhooks WHERE workspace_id = $1 ORDER BY id"),
        &[workspace.into()],
        row,
    )
}

/// How many enabled webhooks go without encryption, and how many there are.
///
/// # Errors
/// As the database says.
pub fn plain_of(tx: &mut Tx<'_>, workspace: WorkspaceId) -> Result<(i64, i64), DbError> {
    let all = all(tx, workspace)?;
    let enabled: Vec<_> = all.iter().map(|it| &it.view).filter(|it| it.enabled).collect();
    let plain = enabled.iter().filter(|it| !it.url.starts_with("https://")).count();
    Ok((i64::try_from(plain).unwrap_or(i64::MAX), i64::try_from(enabled.len()).unwrap_or(i64::MAX)))
}

/// Those that get events, locked: whoever adds deliveries or ends a round of sending takes turns.
pub(super) fn lock_enabled(tx: &mut Tx<'_>, workspace: WorkspaceId) -> Result<Vec<WebhookRow>, DbError> {
    tx.all(
        sql!(
            "SELECT ",
            columns!(),
            " FROM webhooks WHERE workspace_id = $1 AND enabled = TRUE ORDER BY id FOR UPDATE"
        ),
        &[workspace.into()],
        row,
    )
}

/// The workspaces in which somebody wants events.
pub(super) fn workspaces(tx: &mut Tx<'_>) -> Result<Vec<WorkspaceId>, DbError> {
    tx.all(
        sql!("SELECT DISTINCT workspace_id FROM webhooks WHERE enabled = TRUE ORDER BY workspace_id"),
        &[],
        |row| row.get(0),
    )
}

pub(super) fn lock(
    tx: &mut Tx<'_>,
    workspace: WorkspaceId,
    id: WebhookId,
) -> Result<Option<WebhookRow>, DbError> {
    tx.maybe(
        sql!("SELECT ", columns!(), " FROM webhooks WHERE workspace_id = $1 AND id = $2 FOR UPDATE"),
        &[workspace.into(), id.into()],
        row,
    )
}

pub(super) fn by_id(
    tx: &mut Tx<'_>,
    workspace: WorkspaceId,
    id: WebhookId,
) -> Result<Option<WebhookRow>, DbError> {
    tx.maybe(
        sql!("SELECT ", columns!(), " FROM webhooks WHERE workspace_id = $1 AND id = $2"),
        &[workspace.into(), id.into()],
        row,
    )
}

pub(super) fn save(tx: &mut Tx<'_>, workspace: WorkspaceId, it: &WebhookRow) -> Result<(), DbError> {
    let events =
        serde_json::to_string(&it.view.events).map_err(|error| DbError::Statement(error.to_string()))?;
    let place = place_of_secret(it.view.id);
    let chain = keys::sealing(tx, workspace, [Owner::Workspace])?;
    let url = chain.seal(Owner::Workspace, &place_of_url(it.view.id), &it.view.url)?;
    let secret = chain.seal(Owner::Workspace, &place, &it.secret)?;
    let old_secret = chain.seal_some(Owner::Workspace, &place, it.old_secret.as_deref())?;
    tx.exec(
        sql!(
            "INSERT INTO webhooks (workspace_id, ", columns!(), ") VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) ",
            "ON CONFLICT (workspace_id, id) DO UPDATE SET url = excluded.url, events = excluded.events, ",
            "enabled = excluded.enabled, personal = excluded.personal, failing_since = excluded.failing_since, since_pos = excluded.since_pos, ",
            "secret = excluded.secret, old_secret = excluded.old_secret, old_secret_until = excluded.old_secret_until"
        ),
        &[
            workspace.into(),
            it.view.id.into(),
            (&url).into(),
            (&events).into(),
            it.view.enabled.into(),
            it.view.personal.into(),
            it.view.created_at.into(),
            it.view.failing_since.into(),
            it.since_pos.into(),
            (&secret).into(),
            old_secret.as_ref().into(),
            it.old_secret_until.into(),
        ],
    )?;
    Ok(())
}

pub(super) fn delete(tx: &mut Tx<'_>, workspace: WorkspaceId, id: WebhookId) -> Result<(), DbError> {
    tx.exec(
        sql!("DELETE FROM webhooks WHERE workspace_id = $1 AND id = $2"),
        &[workspace.into(), id.into()],
    )?;
    // Its deliveries go with age. None of them is due any more.
    tx.exec(
        sql!(
            "UPDATE deliveries SET state = 'failed', next_at = NULL ",
            "WHERE workspace_id = $1 AND webhook_id = $2 AND next_at IS NOT NULL"
        ),
        &[workspace.into(), id.into()],
    )?;
    Ok(())
}

macro_rules! delivery_columns {
    () => {
        "id, event, state, attempts, next_at, last_status, last_error, last_ms, created_at, payload, response, customer_id"
    };
}

fn place_of_delivery(column: &str, id: DeliveryId) -> Place {
    Place::new(&format!("deliveries.{column}")).id(id.0)
}

fn delivery_row(row: &Row<'_>) -> Result<Delivery, DbError> {
    let mut row = row.reader();
    let id = row.next()?;
    Ok(Delivery {
        id,
        event: row.next()?,
        state: match row.next::<String>()?.as_str() {
            "pending" => DeliveryState::Pending,
            "delivered" => DeliveryState::Delivered,
            _ => DeliveryState::Failed,
        },
        attempts: row.next()?,
        next_at: row.next()?,
        last_status: row.next()?,
        last_error: row.next()?,
        last_ms: row.next()?,
        created_at: row.next()?,
        payload: row.open(&place_of_delivery("payload", id))?.unwrap_or_default(),
        response: row.open(&place_of_delivery("response", id))?,
        customer: row.next()?,
    })
}

pub(super) fn save_deliveries(
    tx: &mut Tx<'_>,
    workspace: WorkspaceId,
    deliveries: &[(WebhookId, Delivery)],
) -> Result<(), DbError> {
    let owner = |it: &Delivery| it.customer.map_or(Owner::Workspace, Owner::Customer);
    let chain = keys::sealing(tx, workspace, deliveries.iter().map(|(_, it)| owner(it)))?;
    let sealed = deliveries
        .iter()
        .map(|(_, it)| {
            let payload = chain.seal(owner(it), &place_of_delivery("payload", it.id), &it.payload)?;
            let place = place_of_delivery("response", it.id);
            Ok((payload, chain.seal_some(owner(it), &place, it.response.as_deref())?))
        })
        .collect::<Result<Vec<_>, DbError>>()?;
    let rows: Vec<Vec<Value<'_>>> = deliveries
        .iter()
        .zip(&sealed)
        .map(|((webhook, it), (payload, response))| {
            vec![
                workspace.into(),
                (*webhook).into(),
                it.id.into(),
                (&it.event).into(),
                it.state.word().into(),
                it.attempts.into(),
                it.next_at.into(),
                it.last_status.into(),
                (&it.last_error).into(),
                it.last_ms.into(),
                it.created_at.into(),
                payload.into(),
                response.as_ref().into(),
                it.customer.into(),
            ]
        })
        .collect();
    tx.exec_many(
        sql!(
            "INSERT INTO deliveries (workspace_id, webhook_id, ", delivery_columns!(), ") ",
            "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14) ",
            "ON CONFLICT (workspace_id, id) DO UPDATE SET state = excluded.state, attempts = excluded.attempts, ",
            "next_at = excluded.next_at, last_status = excluded.last_status, last_error = excluded.last_error, ",
            "last_ms = excluded.last_ms, response = excluded.response"
        ),
        &rows,
    )?;
    Ok(())
}

/// What is due, the longest due first.
pub(super) fn due(
    tx: &mut Tx<'_>,
    workspace: WorkspaceId,
    webhook: WebhookId,
    now: Time,
    limit: i64,
) -> Result<Vec<Delivery>, DbError> {
    tx.all(
        sql!(
            "SELECT ",
            delivery_columns!(),
            " FROM deliveries WHERE workspace_id = $1 AND webhook_id = $2 ",
            "AND next_at <= $3 ORDER BY next_at, id LIMIT $4"
        ),
        &[workspace.into(), webhook.into(), now.into(), limit.into()],
        delivery_row,
    )
}

/// When the next one is due.
pub(super) fn next_due(
    tx: &mut Tx<'_>,
    workspace: WorkspaceId,
    webhook: WebhookId,
) -> Result<Option<Time>, DbError> {
    tx.one(
        sql!(
            "SELECT min(next_at) FROM deliveries WHERE workspace_id = $1 AND webhook_id = $2 AND next_at IS NOT NULL"
        ),
        &[workspace.into(), webhook.into()],
        |row| row.get(0),
    )
}

/// Gives up everything that still waits.
pub(super) fn give_up(
    tx: &mut Tx<'_>,
    workspace: WorkspaceId,
    webhook: WebhookId,
    why: &str,
) -> Result<(), DbError> {
    tx.exec(
        sql!(
            "UPDATE deliveries SET state = 'failed', next_at = NULL, last_error = $3 ",
            "WHERE workspace_id = $1 AND webhook_id = $2 AND next_at IS NOT NULL"
        ),
        &[workspace.into(), webhook.into(), why.into()],
    )?;
    Ok(())
}

pub(super) fn delivery(
    tx: &mut Tx<'_>,
    workspace: WorkspaceId,
    webhook: WebhookId,
    id: DeliveryId,
) -> Result<Option<Delivery>, DbError> {
    tx.maybe(
        sql!(
            "SELECT ",
            delivery_columns!(),
            " FROM deliveries WHERE workspace_id = $1 AND webhook_id = $2 AND id = $3"
        ),
        &[workspace.into(), webhook.into(), id.into()],
        delivery_row,
    )
}

/// Deliveries before `before`, the newest first.
pub(super) fn deliveries(
    tx: &mut Tx<'_>,
    workspace: WorkspaceId,
    webhook: WebhookId,
    state: Option<DeliveryState>,
    before: DeliveryId,
    limit: i64,
) -> Result<Vec<Delivery>, DbError> {
    let mut values: Vec<Value<'_>> = vec![workspace.into(), webhook.into(), before.into(), limit.into()];
    match state {
        None => tx.all(
            sql!(
                "SELECT ",
                delivery_columns!(),
                " FROM deliveries WHERE workspace_id = $1 AND webhook_id = $2 ",
                "AND id < $3 ORDER BY id DESC LIMIT $4"
            ),
            &values,
            delivery_row,
        ),
        Some(state) => {
            values.push(state.word().into());
            tx.all(
                sql!(
                    "SELECT ",
                    delivery_columns!(),
                    " FROM deliveries WHERE workspace_id = $1 AND webhook_id = $2 ",
                    "AND id < $3 AND state = $5 ORDER BY id DESC LIMIT $4"
                ),
                &values,
                delivery_row,
            )
        }
    }
}

/// Deletes deliveries whose ids are older, at most `limit`; tells how many.
pub(super) fn sweep(
    tx: &mut Tx<'_>,
    workspace: WorkspaceId,
    before: DeliveryId,
    limit: i64,
) -> Result<u64, DbError> {
    tx.exec(
        sql!(
            "DELETE FROM deliveries WHERE workspace_id = $1 AND id IN ",
            "(SELECT id FROM deliveries WHERE workspace_id = $1 AND id < $2 ORDER BY id LIMIT $3)"
        ),
        &[workspace.into(), before.into(), limit.into()],
    )
}

/// How far the events have been read, locked.
pub(super) fn lock_cursor(tx: &mut Tx<'_>, workspace: WorkspaceId) -> Result<i64, DbError> {
    tx.exec(
        sql!(
            "INSERT INTO cursors (workspace_id, name, pos) VALUES ($1, 'webhooks', 0) ",
            "ON CONFLICT (workspace_id, name) DO NOTHING"
        ),
        &[workspace.into()],
    )?;
    tx.one(
        sql!("SELECT pos FROM cursors WHERE workspace_id = $1 AND name = 'webhooks' FOR UPDATE"),
        &[workspace.into()],
        |row| row.get(0),
    )
}

pub(super) fn move_cursor(tx: &mut Tx<'_>, workspace: WorkspaceId, pos: i64) -> Result<(), DbError> {
    tx.exec(
        sql!("UPDATE cursors SET pos = $2 WHERE workspace_id = $1 AND name = 'webhooks'"),
        &[workspace.into(), pos.into()],
    )?;
    Ok(())
}

/// The last position that was given to an event.
pub(super) fn head(tx: &mut Tx<'_>, workspace: WorkspaceId) -> Result<i64, DbError> {
    tx.one(sql!("SELECT pos FROM event_heads WHERE workspace_id = $1"), &[workspace.into()], |row| row.get(0))
}

/// The text of the message that an event is about: after the guard, so without secrets.
pub(super) fn body(tx: &mut Tx<'_>, workspace: WorkspaceId, pos: i64) -> Result<Option<String>, DbError> {
    let found = tx.maybe(
        sql!("SELECT content FROM messages WHERE workspace_id = $1 AND pos = $2 AND kind = 'message'"),
        &[workspace.into(), pos.into()],
        |row| read_content(row.open(0, &place_of_content(workspace, pos))?),
    )?;
    Ok(found.map(|it| it.0))
}

/// Puts a message's new text into what is kept of its deliveries. They were made after it.
///
/// # Errors
/// As the database says.
pub fn overwrite_body(tx: &mut Tx<'_>, workspace: WorkspaceId, row: &MessageRow) -> Result<(), DbError> {
    let kept: Vec<(DeliveryId, String, bool, Option<CustomerId>)> = tx.all(
        sql!(
            "SELECT d.id, d.payload, w.personal, d.customer_id FROM deliveries d ",
            "LEFT JOIN webhooks w ON w.workspace_id = d.workspace_id AND w.id = d.webhook_id ",
            "WHERE d.workspace_id = $1 AND d.event = 'message.created' AND d.created_at >= $2"
        ),
        &[workspace.into(), row.at.into()],
        |row| {
            let id = row.get(0)?;
            let payload = row.open(1, &place_of_delivery("payload", id))?.unwrap_or_default();
            Ok((id, payload, row.get::<Option<bool>>(2)?.unwrap_or(false), row.get(3)?))
        },
    )?;
    for (id, payload, personal, customer) in kept {
        let Ok(mut payload) = serde_json::from_str::<serde_json::Value>(&payload) else { continue };
        if payload["data"]["position"] != row.pos {
            continue;
        }
        let body = if personal { row.body.clone() } else { mask::text(&row.body) };
        payload["data"]["body"] = body.into();
        let (place, text) = (place_of_delivery("payload", id), payload.to_string());
        let sealed = match customer {
            Some(customer) => keys::seal_of(tx, workspace, customer, &place, &text)?,
            None => keys::seal_own(tx, workspace, &place, &text)?,
        };
        tx.exec(
            sql!("UPDATE deliveries SET payload = $3 WHERE workspace_id = $1 AND id = $2"),
            &[workspace.into(), id.into(), (&sealed).into()],
        )?;
    }
    Ok(())
}

/// Whose a case is, and whether they are erased.
pub(super) fn customer_of(
    tx: &mut Tx<'_>,
    workspace: WorkspaceId,
    case: CaseId,
) -> Result<Option<(CustomerId, bool)>, DbError> {
    tx.maybe(
        sql!("SELECT customer_id, erased_at FROM cases WHERE workspace_id = $1 AND id = $2"),
        &[workspace.into(), case.into()],
        |row| Ok((row.get(0)?, row.get::<Option<Time>>(1)?.is_some())),
    )
}

/// Deletes every delivery that tells of a customer, sent or not; tells how many there were.
///
/// # Errors
/// As the database says.
pub fn forget(tx: &mut Tx<'_>, workspace: WorkspaceId, customer: CustomerId) -> Result<u64, DbError> {
    tx.exec(
        sql!("DELETE FROM deliveries WHERE workspace_id = $1 AND customer_id = $2"),
        &[workspace.into(), customer.into()],
    )
}

/// Which of these deliveries are still there: one under way may have been deleted with its customer.
pub(super) fn still_there(
    tx: &mut Tx<'_>,
    workspace: WorkspaceId,
    ids: &[DeliveryId],
) -> Result<Vec<bool>, DbError> {
    let rows: Vec<Vec<Value<'_>>> = ids.iter().map(|id| vec![workspace.into(), (*id).into()]).collect();
    let found =
        tx.maybe_many(sql!("SELECT 1 FROM deliveries WHERE workspace_id = $1 AND id = $2"), &rows, |row| {
            row.get::<i64>(0)
        })?;
    Ok(found.iter().map(Option::is_some).collect())
}

pub(super) fn delete_delivery(
    tx: &mut Tx<'_>,
    workspace: WorkspaceId,
    id: DeliveryId,
) -> Result<(), DbError> {
    tx.exec(
        sql!("DELETE FROM deliveries WHERE workspace_id = $1 AND id = $2"),
        &[workspace.into(), id.into()],
    )
    .map(drop)
}
