//! Beginning a rotation, and going on with it.

use super::store::{self, KeyLevel, Rotation, RotationState};
use crate::{
    app::App,
    customers,
    events::{Actor, Journal, kinds},
    files,
    http::{Code, Problem},
    jobs::{Job, JobError},
    keys::{Owner, columns::SEALED, renew},
};
use ombud_base::{
    Uuid,
    id::{CustomerId, WorkspaceId},
    keyring::TRUSTED,
};
use ombud_db::Tx;
use serde_json::json;
use std::time::Duration;

/// The job; its key is the rotation's id.
pub(super) const ROTATE: &str = "keys.rotate";
/// How long a replaced key may still be in use: a node trusts what it knows for a minute, and whoever has taken the key to seal
/// with has two more to write.
pub(super) const GRACE_SECONDS: i64 = 180;
const _: () = assert!(GRACE_SECONDS as u64 >= 3 * TRUSTED.as_secs());
/// Rows that one transaction looks at.
const ROWS: i64 = 500;
/// Files that one transaction looks at.
const FILES: i64 = 4;
/// Keys that one transaction wraps.
const WRAPPED: i64 = 500;
/// How long one run goes on before it lets others of the runner's turn: well within the lease.
const RUN: Duration = Duration::from_secs(20);

/// Begins to change keys; the job does the rest.
///
/// # Errors
/// [`Problem::not_found`] for an unknown customer, [`Problem::erased`], or [`Code::Conflict`] while the same keys are being changed
/// or where there is nothing to change.
pub fn begin(
    app: &App,
    tx: &mut Tx<'_>,
    workspace: WorkspaceId,
    actor: Actor,
    level: KeyLevel,
    customer: Option<CustomerId>,
) -> Result<Rotation, Problem> {
    let now = app.now();
    let mut journal = Journal::open(tx, workspace, actor, now)?;
    if let Some(id) = customer {
        if level != KeyLevel::Data {
            return Err(Problem::invalid("customer", "goes with the level data alone"));
        }
        let kept = customers::customer(tx, workspace, id)?.ok_or_else(Problem::not_found)?;
        if kept.erased_at.is_some() {
            return Err(Problem::erased());
        }
    }
    if store::runs(tx, workspace, level, customer)? {
        return Err(Problem::new(
            Code::Conflict,
            "These keys are being changed already; wait until it is done.",
        ));
    }
    let old = match level {
        KeyLevel::Workspace => renew::replace_workspace_key(tx, workspace, now)?,
        KeyLevel::Data => renew::replace_data_key(tx, workspace, owner(customer), now)?,
    };
    let old = old.ok_or_else(|| {
        Problem::new(Code::Conflict, "There is no such key yet, so there is nothing to change.")
    })?;
    let rotation = Rotation {
        id: ombud_base::id::v7(now, &app.random),
        level,
        customer,
        state: RotationState::Waiting,
        seen: 0,
        changed: 0,
        columns_done: 0,
        columns: i64::try_from(SEALED.len() + 1).unwrap_or(0),
        started_by: actor.id(),
        started_at: now,
        finished_at: None,
        old,
        row: None,
    };
    store::insert(tx, workspace, &rotation)?;
    let first = match level {
        // Whoever wraps reads which key wraps in the same transaction, so there is nothing to wait for.
        KeyLevel::Workspace => now,
        KeyLevel::Data => now.plus_seconds(GRACE_SECONDS),
    };
    app.jobs.enqueue(tx, workspace, ROTATE, &rotation.id.to_string(), &json!({}), first)?;
    journal.event(kinds::KEYS_ROTATED, None, &told(&rotation));
    journal.close(tx, &app.hub)?;
    Ok(rotation)
}

fn told(it: &Rotation) -> serde_json::Value {
    json!({
        "rotation": it.id, "level": it.level, "customer": it.customer, "state": it.state, "seen": it.seen, "changed": it.changed
    })
}

fn owner(customer: Option<CustomerId>) -> Owner {
    customer.map_or(Owner::Workspace, Owner::Customer)
}

/// What comes after a step.
enum Then {
    /// The next one, at once.
    Go,
    /// The next one, after so many seconds.
    Later(i64),
    /// The old key may be deleted.
    Finish,
    /// Nothing more.
    End,
}

/// The job: goes on where the row says that it was left.
pub(super) async fn run(app: App, job: Job) -> Result<(), JobError> {
    let id: Uuid = job.key.parse().map_err(|_| JobError::Final("key".into()))?;
    let (ws, began) = (job.workspace, std::time::Instant::now());
    loop {
        let parts = app.clone();
        let then = match app.db.write::<_, Problem, _>(move |tx| step(&parts, tx, ws, id)).await? {
            Then::Finish => {
                let parts = app.clone();
                app.db.write::<_, Problem, _>(move |tx| finish(&parts, tx, ws, id)).await?
            }
            then => then,
        };
        let wait = match then {
            Then::End | Then::Finish => return Ok(()),
            Then::Go if began.elapsed() < RUN => continue,
            Then::Go => 0,
            Then::Later(seconds) => seconds,
        };
        let (parts, at) = (app.clone(), app.now().plus_seconds(wait));
        let again =
            move |tx: &mut Tx<'_>| parts.jobs.enqueue(tx, ws, ROTATE, &id.to_string(), &json!({}), at);
        app.db.write(again).await?;
        return Ok(());
    }
}

fn step(app: &App, tx: &mut Tx<'_>, ws: WorkspaceId, id: Uuid) -> Result<Then, Problem> {
    let Some(mut it) = store::lock(tx, ws, id)?.filter(|it| it.finished_at.is_none()) else {
        return Ok(Then::End);
    };
    let then = match it.level {
        KeyLevel::Workspace => wrap(tx, ws, &mut it)?,
        KeyLevel::Data => seal(app, tx, ws, &mut it)?,
    };
    store::save(tx, ws, &it)?;
    Ok(then)
}

/// Deletes the old key, if nothing refers to it.
fn finish(app: &App, tx: &mut Tx<'_>, ws: WorkspaceId, id: Uuid) -> Result<Then, Problem> {
    let mut journal = Journal::open(tx, ws, Actor::System, app.now())?;
    let Some(mut it) = store::lock(tx, ws, id)?.filter(|it| it.finished_at.is_none()) else {
        return Ok(Then::End);
    };
    it.state = match it.level {
        KeyLevel::Workspace if !renew::drop_workspace_key(tx, ws, it.old)? => {
            it.state = RotationState::Walking;
            store::save(tx, ws, &it)?;
            return Ok(Then::Go);
        }
        KeyLevel::Workspace => RotationState::Done,
        KeyLevel::Data if !renew::is_there(tx, it.old)? => RotationState::Erased,
        KeyLevel::Data if still_used(tx, ws, it.old)? => {
            // Written by somebody who took the old key long ago: once more.
            (it.state, it.columns_done, it.row) = (RotationState::Waiting, 0, None);
            store::save(tx, ws, &it)?;
            return Ok(Then::Later(GRACE_SECONDS));
        }
        KeyLevel::Data => {
            renew::drop_data_key(tx, ws, owner(it.customer), it.old)?;
            RotationState::Done
        }
    };
    it.finished_at = Some(app.now());
    store::save(tx, ws, &it)?;
    journal.event(kinds::KEYS_ROTATED, None, &told(&it));
    journal.close(tx, &app.hub)?;
    Ok(Then::End)
}

/// One step of a workspace key's rotation.
fn wrap(tx: &mut Tx<'_>, ws: WorkspaceId, it: &mut Rotation) -> Result<Then, Problem> {
    if it.state == RotationState::Closing {
        return Ok(Then::Finish);
    }
    it.state = RotationState::Walking;
    let wrapped = renew::rewrap_data_keys(tx, ws, it.old, WRAPPED)?;
    let wrapped = i64::try_from(wrapped).unwrap_or(i64::MAX);
    it.seen += wrapped;
    it.changed += wrapped;
    if wrapped == WRAPPED {
        return Ok(Then::Go);
    }
    // Somebody may have read a data key's row just before, and look for what wraps it only now.
    (it.state, it.columns_done) = (RotationState::Closing, it.columns);
    Ok(Then::Later(GRACE_SECONDS))
}

/// One step of a data key's rotation.
fn seal(app: &App, tx: &mut Tx<'_>, ws: WorkspaceId, it: &mut Rotation) -> Result<Then, Problem> {
    if !renew::is_there(tx, it.old)? {
        return Ok(Then::Finish);
    }
    it.state = RotationState::Walking;
    let who = (owner(it.customer), it.old);
    let at = usize::try_from(it.columns_done).unwrap_or(usize::MAX);
    if let Some(column) = SEALED.get(at) {
        let done = column.reseal(tx, ws, who, it.row.as_deref(), ROWS)?;
        it.seen += i64::try_from(done.seen).unwrap_or(0);
        it.changed += i64::try_from(done.changed).unwrap_or(0);
        it.columns_done += i64::from(done.next.is_none());
        it.row = done.next;
        return Ok(Then::Go);
    }
    if at == SEALED.len() {
        let after = it.row.as_ref().and_then(|it| match it.first() {
            Some(crate::keys::columns::Stand::Id(id)) => Some(*id),
            _ => None,
        });
        let done = files::reseal(app, tx, ws, who, after, FILES)?;
        it.seen += done.seen;
        it.changed += done.changed;
        it.columns_done += i64::from(done.next.is_none());
        it.row = done.next.map(|id| vec![crate::keys::columns::Stand::Id(id)]);
        return Ok(Then::Go);
    }
    Ok(Then::Finish)
}

fn still_used(tx: &mut Tx<'_>, ws: WorkspaceId, old: Uuid) -> Result<bool, Problem> {
    for column in SEALED {
        if column.sealed_by(tx, ws, old)? > 0 {
            return Ok(true);
        }
    }
    Ok(false)
}
