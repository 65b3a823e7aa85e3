//! From deliveries to receivers. Each webhook has one job, due when its next delivery is. The job starts a round that
//! sends what is due, a few at a time, beside the other jobs: a receiver that takes its time holds up nobody but itself.
//! While a round goes on its job is due a minute later, so that another node takes over when this one dies.

use super::{
    Webhooks, dispatch,
    sender::{Answer, Outgoing},
    sign,
    store::{self, WebhookRow},
    types::{Delivery, DeliveryState, Webhook},
};
use crate::{
    events::{Actor, Journal},
    http::Problem,
    jobs::{Handler, Job, JobError, Jobs, standard_back_off},
    settings::{Change, settings_changed},
};
use futures_util::future::join_all;
use ombud_base::{
    Time, Uuid,
    id::{DeliveryId, WebhookId, WorkspaceId},
};
use ombud_db::{DbError, Tx};
use serde_json::json;
use std::time::Duration;

const ROUND: &str = "webhook.round";
const SWEEP: &str = "webhook.sweep";
/// How many deliveries of one webhook are under way at once.
const AT_ONCE: i64 = 8;
/// How long a round is left alone without a sign of life: several times a receiver's patience.
const LEASE: Duration = Duration::from_secs(60);
/// The waits between the tries of one delivery, in seconds: nine tries in 47 hours and a half.
const WAITS: [i64; 8] = [5, 300, 1800, 7200, 18_000, 36_000, 50_400, 57_600];
/// After so long without any success a webhook is turned off.
const PATIENCE_SECONDS: i64 = 2 * 86_400;
/// How long deliveries are kept.
const KEPT_SECONDS: i64 = 30 * 86_400;

pub(super) fn handlers(webhooks: &Webhooks) -> Vec<Handler> {
    vec![
        Handler::new(ROUND, webhooks, begin, standard_back_off),
        Handler::new(SWEEP, webhooks, sweep, standard_back_off),
    ]
}

/// Lets a webhook's round begin.
pub(super) fn wake(
    tx: &mut Tx<'_>,
    app: &Webhooks,
    workspace: WorkspaceId,
    webhook: WebhookId,
    at: Time,
) -> Result<(), DbError> {
    app.jobs.enqueue(tx, workspace, ROUND, &webhook.to_string(), &json!({}), at)
}

/// Keeps the log from growing for ever.
pub(super) fn keep_swept(
    tx: &mut Tx<'_>,
    app: &Webhooks,
    workspace: WorkspaceId,
    now: Time,
) -> Result<(), DbError> {
    app.jobs.enqueue(tx, workspace, SWEEP, "all", &json!({}), now.plus_seconds(86_400))
}

async fn begin(app: Webhooks, job: Job) -> Result<(), JobError> {
    let id: WebhookId = job.key.parse().map_err(|error| JobError::Final(format!("key: {error}")))?;
    let workspace = job.workspace;
    hold(&app, workspace, id).await?;
    if app.sender.enter(id) {
        tokio::spawn(async move { while round(&app, workspace, id).await || app.sender.leave(id) {} });
    }
    Ok(())
}

/// Puts the job off while the round goes on.
async fn hold(app: &Webhooks, workspace: WorkspaceId, id: WebhookId) -> Result<(), DbError> {
    let (parts, until) = (app.clone(), app.now() + LEASE);
    app.db.write::<_, DbError, _>(move |tx| wake(tx, &parts, workspace, id, until)).await
}

/// Sends some of what is due. Tells whether there is more.
async fn round(app: &Webhooks, workspace: WorkspaceId, id: WebhookId) -> bool {
    match send_some(app, workspace, id).await {
        Ok(more) => more,
        Err(error) => {
            // The job is still there, and due when the lease runs out.
            tracing::error!(%error, webhook = %id, "deliveries cannot be read or noted");
            app.sender.abandon(id);
            false
        }
    }
}

async fn send_some(app: &Webhooks, workspace: WorkspaceId, id: WebhookId) -> Result<bool, DbError> {
    let (parts, now) = (app.clone(), app.now());
    let taken = app.db.write::<_, DbError, _>(move |tx| take(tx, &parts, workspace, id, now)).await?;
    let Some((webhook, due)) = taken else { return Ok(false) };
    let tried = join_all(due.into_iter().map(|it| attempt(app, &webhook, it))).await;
    let (parts, now) = (app.clone(), app.now());
    app.db.write::<_, DbError, _>(move |tx| note(tx, &parts, workspace, id, &tried, now)).await?;
    Ok(true)
}

/// What is due now, while the job is put off; none when there is nothing, and then the job is due when there is.
fn take(
    tx: &mut Tx<'_>,
    app: &Webhooks,
    workspace: WorkspaceId,
    id: WebhookId,
    now: Time,
) -> Result<Option<(WebhookRow, Vec<Delivery>)>, DbError> {
    let key = id.to_string();
    let Some(webhook) = store::lock(tx, workspace, id)?.filter(|it| it.view.enabled) else {
        store::give_up(tx, workspace, id, "the webhook is turned off")?;
        Jobs::cancel(tx, workspace, ROUND, &key)?;
        return Ok(None);
    };
    let mut due = store::due(tx, workspace, id, now, AT_ONCE)?;
    // One that was written while its customer was erased cannot be opened, and tells nothing any more.
    for gone in due.extract_if(.., |it| it.payload.is_empty()) {
        store::delete_delivery(tx, workspace, gone.id)?;
    }
    if !due.is_empty() {
        wake(tx, app, workspace, id, now + LEASE)?;
        return Ok(Some((webhook, due)));
    }
    match store::next_due(tx, workspace, id)? {
        Some(at) => wake(tx, app, workspace, id, at)?,
        None => drop(Jobs::cancel(tx, workspace, ROUND, &key)?),
    }
    Ok(None)
}

/// A delivery with what became of its try.
type Tried = (Delivery, Result<Answer, String>);

async fn attempt(app: &Webhooks, webhook: &WebhookRow, delivery: Delivery) -> Tried {
    let (id, timestamp) = (delivery.id.to_string(), app.now().seconds());
    let old =
        webhook.old_secret.as_deref().filter(|_| webhook.old_secret_until.is_some_and(|it| it > app.now()));
    let secrets = std::iter::once(webhook.secret.as_str()).chain(old);
    let signatures: Vec<String> =
        secrets.filter_map(|it| sign::sign(it, &id, timestamp, &delivery.payload)).collect();
    let outgoing = Outgoing {
        url: webhook.view.url.clone(),
        id,
        timestamp,
        signatures: signatures.join(" "),
        body: delivery.payload.clone(),
    };
    let answer = app.sender.send(outgoing).await;
    (delivery, answer)
}

/// Writes what became of some tries.
fn note(
    tx: &mut Tx<'_>,
    app: &Webhooks,
    workspace: WorkspaceId,
    id: WebhookId,
    tried: &[Tried],
    now: Time,
) -> Result<(), DbError> {
    // The journal is opened before anything is locked, in the order that everybody keeps.
    let mut journal = Journal::open(tx, workspace, Actor::System, now)?;
    let Some(mut webhook) = store::lock(tx, workspace, id)? else { return Ok(()) };
    let ids: Vec<DeliveryId> = tried.iter().map(|it| it.0.id).collect();
    let there = store::still_there(tx, workspace, &ids)?;
    let left = tried.iter().zip(there).filter(|it| it.1);
    let noted: Vec<(WebhookId, Delivery)> = left.map(|(it, _)| (id, outcome(it, now))).collect();
    store::save_deliveries(tx, workspace, &noted)?;
    let failing = webhook.view.failing_since;
    let succeeded = noted.iter().any(|(_, it)| it.state == DeliveryState::Delivered);
    let gone = noted.iter().any(|(_, it)| it.last_status == Some(410));
    webhook.view.failing_since = if succeeded { None } else { failing.or(Some(now)) };
    let hopeless = webhook.view.failing_since.is_some_and(|it| it.plus_seconds(PATIENCE_SECONDS) <= now);
    if webhook.view.enabled && (gone || hopeless) {
        webhook.view.enabled = false;
        store::give_up(tx, workspace, id, "the webhook was turned off: nothing had succeeded")?;
        settings_changed(&mut journal, "webhook", id, Change::Changed, &webhook.view.outside());
        tracing::warn!(webhook = %id, gone, "a webhook was turned off");
    }
    if webhook.view.failing_since != failing || !webhook.view.enabled {
        store::save(tx, workspace, &webhook)?;
    }
    journal.close(tx, &app.hub)
}

fn outcome((delivery, answer): &Tried, now: Time) -> Delivery {
    let mut it = Delivery { attempts: delivery.attempts + 1, ..delivery.clone() };
    (it.last_status, it.last_error, it.last_ms, it.response) = match answer {
        Ok(answer) => (Some(answer.status.into()), None, Some(answer.millis), Some(answer.snippet.clone())),
        Err(why) => (None, Some(why.clone()), None, None),
    };
    if let Ok(answer) = answer
        && (200..300).contains(&answer.status)
    {
        (it.state, it.next_at) = (DeliveryState::Delivered, None);
        return it;
    }
    if let Ok(answer) = answer {
        it.last_error = Some(format!("the receiver answered {}", answer.status));
    }
    let wait = usize::try_from(it.attempts - 1).ok().and_then(|it| WAITS.get(it));
    it.next_at = wait.map(|seconds| now.plus_seconds(*seconds));
    it.state = if wait.is_some() { DeliveryState::Pending } else { DeliveryState::Failed };
    it
}

/// Sends an event of the kind `webhook.test` once, and tells what became of it.
pub(super) async fn test(
    app: &Webhooks,
    workspace: WorkspaceId,
    webhook: WebhookRow,
) -> Result<Delivery, Problem> {
    let Webhook { id, .. } = webhook.view;
    let now = app.now();
    let payload = json!({
        "type": "webhook.test", "timestamp": now, "data": {"webhook": id, "workspace": workspace}
    });
    let delivery = dispatch::delivery(app, now, "webhook.test", &payload.to_string(), None);
    let tried = attempt(app, &webhook, delivery).await;
    let mut noted = outcome(&tried, now);
    if noted.state != DeliveryState::Delivered {
        (noted.state, noted.next_at) = (DeliveryState::Failed, None);
    }
    let stored = [(id, noted.clone())];
    app.db.write::<_, DbError, _>(move |tx| store::save_deliveries(tx, workspace, &stored)).await?;
    Ok(noted)
}

async fn sweep(app: Webhooks, job: Job) -> Result<(), JobError> {
    let (parts, workspace, now) = (app.clone(), job.workspace, app.now());
    let oldest = u128::try_from(now.plus_seconds(-KEPT_SECONDS).micros() / 1000).unwrap_or(0);
    let before = DeliveryId(Uuid::from_u128(oldest << 80));
    while app.db.write::<_, DbError, _>(move |tx| store::sweep(tx, workspace, before, 1000)).await? == 1000 {}
    app.db.write::<_, DbError, _>(move |tx| keep_swept(tx, &parts, workspace, now)).await?;
    Ok(())
}
