//! From events to deliveries: a reader with a cursor, which writes deliveries, the jobs that send them, and how far it has
//! come in one transaction. So every event is found once, whatever stops in between.

use super::{
    Webhooks, pump,
    store::{self, WebhookRow},
    types::{Delivery, DeliveryState},
};
use crate::{
    events::{Event, kinds, read_events},
    http::Problem,
    trust::{Sight, masked_event},
};
use ombud_base::{
    Time,
    id::{CustomerId, DeliveryId, WebhookId, WorkspaceId},
};
use ombud_db::{DbError, Tx};
use serde_json::{Map, Value as Json, json};
use std::{collections::BTreeSet, time::Duration};

/// How many events one transaction reads.
const BATCH: i64 = 200;

/// How long events are gathered before they are read: a burst is read at once.
const GATHER: Duration = Duration::from_millis(50);

/// Makes deliveries of what happens, until the server stops.
pub async fn run(webhooks: Webhooks) {
    webhooks.hub.follow_events(GATHER, || catch_up(&webhooks)).await;
}

async fn catch_up(app: &Webhooks) -> Result<(), Problem> {
    let workspaces = app.db.read::<_, DbError, _>(store::workspaces).await?;
    for workspace in workspaces {
        while dispatch(app, workspace).await? {}
    }
    Ok(())
}

/// Makes deliveries of the events that nobody has looked at yet. Tells whether there may be more.
///
/// # Errors
/// As the database says; the next call goes on from where this one began.
pub async fn dispatch(app: &Webhooks, workspace: WorkspaceId) -> Result<bool, Problem> {
    let (parts, now) = (app.clone(), app.now());
    Ok(app.db.write::<_, DbError, _>(move |tx| read_batch(tx, &parts, workspace, now)).await?)
}

fn read_batch(tx: &mut Tx<'_>, app: &Webhooks, workspace: WorkspaceId, now: Time) -> Result<bool, DbError> {
    let cursor = store::lock_cursor(tx, workspace)?;
    let webhooks = store::lock_enabled(tx, workspace)?;
    let Some(since) = webhooks.iter().map(|it| it.since_pos).min() else { return Ok(false) };
    let after = cursor.max(since);
    let events = read_events(tx, workspace, after, BATCH)?;
    let sight = Sight::masked(tx, workspace)?;
    let mut found: Vec<(WebhookId, Delivery)> = Vec::new();
    for event in &events {
        let takers: Vec<&WebhookRow> =
            webhooks.iter().filter(|it| event.pos > it.since_pos && it.wants(&event.kind)).collect();
        if takers.is_empty() {
            continue;
        }
        let (customer, data) = told_of(tx, workspace, event)?;
        let (personal, masked): (Vec<_>, Vec<_>) = takers.into_iter().partition(|it| it.view.personal);
        let mut hand = |takers: Vec<&WebhookRow>, data| {
            let payload = payload(workspace, event, data);
            found.extend(
                takers.iter().map(|it| (it.view.id, delivery(app, now, &event.kind, &payload, customer))),
            );
        };
        if !personal.is_empty() {
            hand(personal, data.clone());
        }
        if !masked.is_empty() {
            hand(masked, masked_event(&sight, &event.kind, data));
        }
    }
    store::save_deliveries(tx, workspace, &found)?;
    let takers: BTreeSet<WebhookId> = found.iter().map(|it| it.0).collect();
    for webhook in takers {
        pump::wake(tx, app, workspace, webhook, now)?;
    }
    if let Some(last) = events.last() {
        store::move_cursor(tx, workspace, last.pos)?;
    }
    Ok(i64::try_from(events.len()).is_ok_and(|it| it == BATCH))
}

/// A delivery that is due at once.
pub(super) fn delivery(
    app: &Webhooks,
    now: Time,
    event: &str,
    payload: &str,
    customer: Option<CustomerId>,
) -> Delivery {
    Delivery {
        id: DeliveryId::new(now, &app.random),
        event: event.to_owned(),
        state: DeliveryState::Pending,
        attempts: 0,
        next_at: Some(now),
        last_status: None,
        last_error: None,
        last_ms: None,
        created_at: now,
        payload: payload.to_owned(),
        response: None,
        customer,
    }
}

/// Of whom an event tells, and what. Of somebody who was erased before it was looked at, nothing is left to be told.
fn told_of(
    tx: &mut Tx<'_>,
    workspace: WorkspaceId,
    event: &Event,
) -> Result<(Option<CustomerId>, Map<String, Json>), DbError> {
    if event.kind == kinds::CUSTOMER_ERASED {
        return Ok((None, data(tx, workspace, event)?));
    }
    let of_case = event.case.map(|it| store::customer_of(tx, workspace, it)).transpose()?.flatten();
    match of_case {
        Some((_, true)) => Ok((None, Map::from_iter([("erased".into(), true.into())]))),
        Some((customer, false)) => Ok((Some(customer), data(tx, workspace, event)?)),
        None => {
            let data = data(tx, workspace, event)?;
            let named = data.get("customer").and_then(Json::as_str).and_then(|it| it.parse().ok());
            Ok((named, data))
        }
    }
}

/// What an event says. A public message comes with its text.
fn data(tx: &mut Tx<'_>, workspace: WorkspaceId, event: &Event) -> Result<Map<String, Json>, DbError> {
    let mut data = match &event.data {
        Json::Object(data) => data.clone(),
        _ => Map::new(),
    };
    if event.kind == kinds::MESSAGE_CREATED
        && let Some(body) = store::body(tx, workspace, event.pos)?
    {
        data.insert("body".into(), body.into());
    }
    Ok(data)
}

/// What receivers get: type, time, and as data what the event says with who did it, the case and the place in the
/// workspace's order.
fn payload(workspace: WorkspaceId, event: &Event, mut data: Map<String, Json>) -> String {
    data.insert("position".into(), event.pos.into());
    data.insert("workspace".into(), json!(workspace));
    data.insert("case".into(), json!(event.case));
    data.insert("actor".into(), json!({"kind": event.actor_kind, "id": event.actor_id}));
    json!({"type": event.kind, "timestamp": event.at, "data": data}).to_string()
}
