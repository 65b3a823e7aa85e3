use super::{
    Webhooks, pump, sign, store,
    store::WebhookRow,
    types::{Delivery, DeliveryState, NewWebhook, Webhook, WebhookChange},
};
use crate::{
    access::{Permission, Signed},
    events::{Journal, kinds},
    http::{Body, Checks, Code, Page, Paging, Params, PathOf, Problem, decode_cursor, encode_cursor},
    settings::{Change, room_for_one_more, settings_changed},
    trust::{Loosened, Loosening, note_loosened},
};
use axum::{Json, extract::State, http::StatusCode};
use ombud_base::{
    Time, Uuid,
    id::{DeliveryId, WebhookId, WorkspaceId},
};
use ombud_db::{DbError, Tx};
use serde::Deserialize;
use serde_json::{Value, json};
use utoipa::IntoParams;

/// How many webhooks a workspace may have.
const MOST: i64 = 50;
/// How long the old secret signs beside the new one, in seconds.
const OVERLAP: i64 = 86_400;

fn check(app: &Webhooks, view: &mut Webhook) -> Result<(), Problem> {
    let mut checks = Checks::new();
    view.url = checks.line("url", &view.url, 2000);
    if let Some(why) = app.sender.refuse(&view.url) {
        checks.fail("url", why);
    }
    checks.expect(!view.events.is_empty(), "events", "must name at least one kind, or *");
    checks.count("events", &view.events, 200);
    for (index, event) in view.events.iter().enumerate() {
        let known = event == "*" || kinds::ALL.iter().any(|it| it.name == event);
        checks.expect(known, format!("events[{index}]"), "is no kind of event; /event-kinds lists them");
    }
    if view.events.iter().any(|it| it == "*") {
        // All but the one that is to be named beside it.
        view.events.retain(|it| it == "*" || it == kinds::CUSTOMER_SHOWN);
    }
    view.events.sort();
    view.events.dedup();
    checks.done()
}

/// Whether a new webhook, as it comes with a request, gets personal data as it is.
pub fn is_personal(body: &Value) -> bool {
    serde_json::from_value::<NewWebhook>(body.clone()).is_ok_and(|it| it.personal)
}

/// Whether a change of a webhook, as it comes with a request, has it carry personal data that it did not, or elsewhere.
///
/// # Errors
/// As the database says.
pub fn is_widened(
    tx: &mut Tx<'_>,
    workspace: WorkspaceId,
    id: WebhookId,
    body: &Value,
) -> Result<bool, DbError> {
    let Ok(change) = serde_json::from_value::<WebhookChange>(body.clone()) else { return Ok(false) };
    Ok(store::by_id(tx, workspace, id)?.is_some_and(|it| it.view.is_widened_by(&change)))
}

/// What those who watch are told of it.
fn told(at: Time, was: Option<&Webhook>, is: &Webhook) -> Loosened {
    let (from, mut to) = (was.map(Webhook::in_short), is.in_short());
    if from.as_ref() == Some(&to) {
        // To another address at the same host: somebody else may have that one.
        to.push_str(" (moved)");
    }
    Loosened::new(at, Loosening::Webhook, is.place(), from, to)
}

/// The webhooks, oldest first.
#[utoipa::path(get, path = "/webhooks", tag = "webhooks", responses((status = 200, body = Page<Webhook>)))]
pub(super) async fn list_webhooks(
    State(app): State<Webhooks>,
    signed: Signed,
) -> Result<Json<Page<Webhook>>, Problem> {
    signed.need(Permission::WebhooksManage)?;
    let all = app.db.read::<_, DbError, _>(move |tx| store::all(tx, signed.workspace)).await?;
    Ok(Json(Page::whole(all.into_iter().map(|it| it.view).collect())))
}

/// One webhook.
#[utoipa::path(
    get, path = "/webhooks/{id}", tag = "webhooks", params(("id" = WebhookId, Path)), responses((status = 200, body = Webhook))
)]
pub(super) async fn show_webhook(
    State(app): State<Webhooks>,
    signed: Signed,
    PathOf(id): PathOf<WebhookId>,
) -> Result<Json<Webhook>, Problem> {
    signed.need(Permission::WebhooksManage)?;
    let found = app.db.read::<_, DbError, _>(move |tx| store::by_id(tx, signed.workspace, id)).await?;
    found.map(|it| Json(it.view)).ok_or_else(Problem::not_found)
}

/// Creates a webhook. It gets the events from now on.
///
/// Events are posted as JSON `{type, timestamp, data}`, signed by Standard Webhooks: `webhook-signature` is
/// `v1,` and the base64 of HMAC-SHA256 over `webhook-id.webhook-timestamp.body` with the decoded secret. Any answer
/// from 200 to 299 within 15 seconds is a success. Otherwise it is sent again after 5 seconds, 5 minutes, half an hour,
/// and 2, 5, 10, 14 and 16 hours, always with the same `webhook-id`; redirects are not followed. Events may come twice
/// or out of order: `data.position` tells their order. After two days without success the webhook is turned off.
#[utoipa::path(
    post, path = "/webhooks", tag = "webhooks",
    request_body(content = NewWebhook, example = json!({"url": "https://example.com/ombud", "events": ["case.opened", "message.created"]})),
    responses((status = 201, body = Webhook))
)]
pub(super) async fn create_webhook(
    State(app): State<Webhooks>,
    signed: Signed,
    Body(new): Body<NewWebhook>,
) -> Result<(StatusCode, Json<Webhook>), Problem> {
    signed.need(Permission::WebhooksManage)?;
    if new.personal {
        signed.need(Permission::WebhooksPersonal)?;
    }
    let (parts, now) = (app.clone(), app.now());
    let secret = sign::new_secret(&app.random);
    let mut view = Webhook {
        id: WebhookId::new(now, &app.random),
        url: new.url,
        events: new.events,
        enabled: true,
        personal: new.personal,
        secret: None,
        created_at: now,
        failing_since: None,
    };
    check(&app, &mut view)?;
    let written = app.db.write::<_, Problem, _>(move |tx| {
        let mut journal = Journal::open(tx, signed.workspace, signed.actor(), now)?;
        let count = store::all(tx, signed.workspace)?.len();
        room_for_one_more(i64::try_from(count).unwrap_or(i64::MAX), MOST)?;
        let row = WebhookRow {
            view: view.clone(),
            since_pos: store::head(tx, signed.workspace)?,
            secret: secret.clone(),
            old_secret: None,
            old_secret_until: None,
        };
        store::save(tx, signed.workspace, &row)?;
        pump::keep_swept(tx, &parts, signed.workspace, now)?;
        settings_changed(&mut journal, "webhook", view.id, Change::Created, &view.outside());
        if view.personal {
            note_loosened(tx, &parts, &mut journal, &signed.who, vec![told(now, None, &view)])?;
        }
        journal.close(tx, &parts.hub)?;
        Ok(Webhook { secret: Some(secret.clone()), ..view.clone() })
    });
    Ok((StatusCode::CREATED, Json(written.await?)))
}

/// Changes a webhook, turns it off or on again. What happens while it is off is not sent later.
#[utoipa::path(
    patch, path = "/webhooks/{id}", tag = "webhooks", params(("id" = WebhookId, Path)),
    request_body(content = WebhookChange, example = json!({"enabled": true})), responses((status = 200, body = Webhook))
)]
pub(super) async fn change_webhook(
    State(app): State<Webhooks>,
    signed: Signed,
    PathOf(id): PathOf<WebhookId>,
    Body(change): Body<WebhookChange>,
) -> Result<Json<Webhook>, Problem> {
    signed.need(Permission::WebhooksManage)?;
    let (parts, now) = (app.clone(), app.now());
    let written = app.db.write::<_, Problem, _>(move |tx| {
        let mut journal = Journal::open(tx, signed.workspace, signed.actor(), now)?;
        let mut row = store::lock(tx, signed.workspace, id)?.ok_or_else(Problem::not_found)?;
        let (was, change) = (row.view.enabled, change.clone());
        let (before, widened) = (row.view.clone(), row.view.is_widened_by(&change));
        row.view.url = change.url.clone().unwrap_or(row.view.url);
        row.view.events = change.events.clone().unwrap_or(row.view.events);
        row.view.enabled = change.enabled.unwrap_or(was);
        row.view.personal = change.personal.unwrap_or(row.view.personal);
        // Who moves such a webhook elsewhere sends personal data there.
        let moved = change.url.is_some() || change.personal.is_some() || change.events.is_some();
        if row.view.personal && moved {
            signed.need(Permission::WebhooksPersonal)?;
        }
        check(&parts, &mut row.view)?;
        if row.view.enabled && !was {
            row.since_pos = store::head(tx, signed.workspace)?;
            row.view.failing_since = None;
        }
        if was && !row.view.enabled {
            store::give_up(tx, signed.workspace, id, "the webhook is turned off")?;
        }
        store::save(tx, signed.workspace, &row)?;
        settings_changed(&mut journal, "webhook", id, Change::Changed, &row.view.outside());
        if widened {
            let change = told(now, Some(&before), &row.view);
            note_loosened(tx, &parts, &mut journal, &signed.who, vec![change])?;
        }
        journal.close(tx, &parts.hub)?;
        Ok(row.view)
    });
    written.await.map(Json)
}

/// Deletes a webhook, and what was still to be sent to it.
#[utoipa::path(delete, path = "/webhooks/{id}", tag = "webhooks", params(("id" = WebhookId, Path)), responses((status = 204)))]
pub(super) async fn delete_webhook(
    State(app): State<Webhooks>,
    signed: Signed,
    PathOf(id): PathOf<WebhookId>,
) -> Result<StatusCode, Problem> {
    signed.need(Permission::WebhooksManage)?;
    let (hub, now) = (app.hub.clone(), app.now());
    let written = app.db.write::<_, Problem, _>(move |tx| {
        let mut journal = Journal::open(tx, signed.workspace, signed.actor(), now)?;
        let row = store::lock(tx, signed.workspace, id)?.ok_or_else(Problem::not_found)?;
        store::delete(tx, signed.workspace, id)?;
        settings_changed(&mut journal, "webhook", id, Change::Deleted, &row.view.outside());
        journal.close(tx, &hub)?;
        Ok(StatusCode::NO_CONTENT)
    });
    written.await
}

/// Makes a new secret, shown in this answer and never again. For a day the old one signs beside it: two signatures
/// stand in the header, so that the receiver can change over at leisure.
#[utoipa::path(
    post, path = "/webhooks/{id}/rotate", tag = "webhooks", params(("id" = WebhookId, Path)),
    responses((status = 200, body = Webhook))
)]
pub(super) async fn rotate_webhook(
    State(app): State<Webhooks>,
    signed: Signed,
    PathOf(id): PathOf<WebhookId>,
) -> Result<Json<Webhook>, Problem> {
    signed.need(Permission::WebhooksManage)?;
    let (hub, now, secret) = (app.hub.clone(), app.now(), sign::new_secret(&app.random));
    let written = app.db.write::<_, Problem, _>(move |tx| {
        let mut journal = Journal::open(tx, signed.workspace, signed.actor(), now)?;
        let mut row = store::lock(tx, signed.workspace, id)?.ok_or_else(Problem::not_found)?;
        row.old_secret = Some(std::mem::replace(&mut row.secret, secret.clone()));
        row.old_secret_until = Some(now.plus_seconds(OVERLAP));
        store::save(tx, signed.workspace, &row)?;
        let value = json!({"webhook": row.view.outside(), "rotated": true});
        settings_changed(&mut journal, "webhook", id, Change::Changed, &value);
        journal.close(tx, &hub)?;
        Ok(Webhook { secret: Some(secret.clone()), ..row.view })
    });
    written.await.map(Json)
}

/// Sends an event of the kind `webhook.test` at once, one time, and answers with what became of it.
#[utoipa::path(
    post, path = "/webhooks/{id}/test", tag = "webhooks", params(("id" = WebhookId, Path)),
    responses((status = 200, body = Delivery))
)]
pub(super) async fn test_webhook(
    State(app): State<Webhooks>,
    signed: Signed,
    PathOf(id): PathOf<WebhookId>,
) -> Result<Json<Delivery>, Problem> {
    signed.need(Permission::WebhooksManage)?;
    let workspace = signed.workspace;
    let found = app.db.read::<_, DbError, _>(move |tx| store::by_id(tx, workspace, id)).await?;
    pump::test(&app, workspace, found.ok_or_else(Problem::not_found)?).await.map(Json)
}

/// Which deliveries are wanted.
#[derive(Clone, Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct DeliveryQuery {
    /// Those in this state; all when absent.
    state: Option<DeliveryState>,
    /// Where the page begins: `next` of the page before.
    cursor: Option<String>,
    /// How many, 1 to 100; 50 when absent.
    #[param(minimum = 1, maximum = 100)]
    limit: Option<i64>,
}

/// What was sent to a webhook in the last 30 days, and what is still to be sent: the newest first.
#[utoipa::path(
    get, path = "/webhooks/{id}/deliveries", tag = "webhooks", params(("id" = WebhookId, Path), DeliveryQuery),
    responses((status = 200, body = Page<Delivery>))
)]
pub(super) async fn list_deliveries(
    State(app): State<Webhooks>,
    signed: Signed,
    PathOf(id): PathOf<WebhookId>,
    Params(query): Params<DeliveryQuery>,
) -> Result<Json<Page<Delivery>>, Problem> {
    signed.need(Permission::WebhooksManage)?;
    let limit = Paging { cursor: None, limit: query.limit }.limit()?;
    let before = match &query.cursor {
        Some(cursor) => decode_cursor(cursor)?,
        None => DeliveryId(Uuid::max()),
    };
    let found = app.db.read::<_, Problem, _>(move |tx| {
        store::by_id(tx, signed.workspace, id)?.ok_or_else(Problem::not_found)?;
        Ok(store::deliveries(tx, signed.workspace, id, query.state, before, limit + 1)?)
    });
    let mut items = found.await?;
    let whole = usize::try_from(limit).unwrap_or(usize::MAX);
    let more = items.len() > whole;
    items.truncate(whole);
    let next = items.last().filter(|_| more).map(|it| encode_cursor(&it.id));
    Ok(Json(Page { items, next }))
}

/// Sends a delivery again, from the first try on, with the same `webhook-id`.
#[utoipa::path(
    post, path = "/webhooks/{id}/deliveries/{delivery}/replay", tag = "webhooks",
    params(("id" = WebhookId, Path), ("delivery" = DeliveryId, Path)), responses((status = 200, body = Delivery))
)]
pub(super) async fn replay_delivery(
    State(app): State<Webhooks>,
    signed: Signed,
    PathOf((id, delivery)): PathOf<(WebhookId, DeliveryId)>,
) -> Result<Json<Delivery>, Problem> {
    signed.need(Permission::WebhooksManage)?;
    let (parts, now) = (app.clone(), app.now());
    let written = app.db.write::<_, Problem, _>(move |tx| {
        let mut journal = Journal::open(tx, signed.workspace, signed.actor(), now)?;
        let webhook = store::lock(tx, signed.workspace, id)?.ok_or_else(Problem::not_found)?;
        let mut it = store::delivery(tx, signed.workspace, id, delivery)?.ok_or_else(Problem::not_found)?;
        if !webhook.view.enabled {
            return Err(Problem::new(Code::Conflict, "The webhook is turned off. Turn it on first."));
        }
        (it.state, it.attempts, it.next_at) = (DeliveryState::Pending, 0, Some(now));
        store::save_deliveries(tx, signed.workspace, &[(id, it.clone())])?;
        pump::wake(tx, &parts, signed.workspace, id, now)?;
        let value = json!({"webhook": id, "event": it.event, "replayed": true});
        settings_changed(&mut journal, "delivery", delivery, Change::Changed, &value);
        journal.close(tx, &parts.hub)?;
        Ok(it)
    });
    written.await.map(Json)
}
