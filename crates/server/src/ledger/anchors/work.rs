//! The standing jobs: each anchors the newest head at its target, notes what came of it, and enqueues itself again.

use super::{
    Anchors, Standing, evm, folder, ots, store,
    store::{Anchor, Hitch, Trouble},
    target::{Target, Way, targets},
    witness,
};
use crate::{
    app::App,
    events::{Actor, Journal, kinds},
    jobs::{Handler, Job, JobError},
    ledger::{Head, head},
};
use ombud_base::id::WorkspaceId;
use ombud_db::{DbError, Tx};
use serde::{Deserialize, Serialize};
use serde_json::json;
use std::time::Duration;

const KIND: &str = "ledger.anchor";
/// How long all exchanges of one turn may take: less than a job's lease.
const BUDGET: Duration = Duration::from_secs(90);
/// How soon somebody may ask again to have a head anchored at once.
pub(super) const PAUSE: Duration = Duration::from_secs(60);

/// What a job is about.
#[derive(Serialize, Deserialize)]
struct Payload {
    target: String,
}

/// What came of a turn.
pub(super) enum Outcome {
    /// There is nothing to be anchored.
    Nothing,
    /// These heads are anchored.
    Held(Vec<Anchor>),
    /// The same, and more wait for their turn.
    More(Vec<Anchor>),
    /// This head was handed over and is not final yet: look again after so long.
    Sent(Anchor, Duration),
    /// What was handed over of the head of this size came to nothing, for this reason; it is begun anew.
    Gone(i64, Failure),
}

/// What was in the way.
#[derive(Debug)]
pub struct Failure {
    /// What.
    pub trouble: Trouble,
    /// The same in words.
    pub detail: String,
}

impl Failure {
    pub(crate) fn new(trouble: Trouble, detail: impl Into<String>) -> Self {
        Self { trouble, detail: detail.into() }
    }

    /// The same, with who of several it was.
    pub(super) fn of(self, whom: &str) -> Self {
        Self { detail: format!("{whom}: {}", self.detail), ..self }
    }
}

/// What stops a turn: something outside, which is noted, or the database.
pub(super) enum Stop {
    Outside(Failure),
    Database(DbError),
}

impl From<Failure> for Stop {
    fn from(it: Failure) -> Self {
        Self::Outside(it)
    }
}

impl From<DbError> for Stop {
    fn from(it: DbError) -> Self {
        Self::Database(it)
    }
}

/// What a turn begins with.
pub(super) struct Turn {
    pub(super) workspace: WorkspaceId,
    pub(super) target: Target,
    /// The newest head.
    pub(super) head: Head,
    pub(super) standing: Standing,
}

impl Turn {
    /// How many leaves the newest head has that the target holds.
    pub(super) fn held(&self) -> i64 {
        self.standing.held.as_ref().map_or(0, |it| it.size)
    }
}

/// Sees to it that each target has its job, and that those that take every head are told of this one.
///
/// # Errors
/// As the database says.
pub fn schedule(tx: &mut Tx<'_>, app: &App, ws: WorkspaceId) -> Result<(), DbError> {
    let now = app.now();
    for target in targets(&app.config.anchors) {
        let payload = Payload { target: target.id.clone() };
        if target.takes_all() {
            app.jobs.enqueue(tx, ws, KIND, &target.id, &payload, now)?;
        } else {
            app.jobs.enqueue_unless_there(tx, ws, KIND, &target.id, &payload, now)?;
        }
    }
    Ok(())
}

/// Has a target's job run at once.
pub(super) fn hurry(tx: &mut Tx<'_>, app: &App, ws: WorkspaceId, target: &Target) -> Result<(), DbError> {
    let payload = Payload { target: target.id.clone() };
    app.jobs.enqueue(tx, ws, KIND, &target.id, &payload, app.now())
}

/// The handler of the jobs.
pub(super) fn handlers(anchors: &Anchors) -> Vec<Handler> {
    vec![Handler::new(KIND, anchors, run, |attempt| Some(wait_after(attempt)))]
}

/// The wait after the nth failure in a row. It never gives up: what is outside comes back some day.
pub(super) fn wait_after(tries: i64) -> Duration {
    let waits = [30, 60, 300, 900];
    let at = usize::try_from(tries - 1).unwrap_or(0);
    Duration::from_secs(waits.get(at).copied().unwrap_or(3600))
}

async fn run(anchors: Anchors, job: Job) -> Result<(), JobError> {
    let payload: Payload = job.read()?;
    // What is no longer configured is no longer done: the job ends here.
    let Some(target) = anchors.target(&payload.target).cloned() else { return Ok(()) };
    let ws = job.workspace;
    let wait = turn(&anchors, ws, target).await?;
    let (parts, due) = (anchors.app.clone(), anchors.now() + wait);
    let again = anchors
        .db
        .write::<_, DbError, _>(move |tx| parts.jobs.enqueue(tx, ws, KIND, &payload.target, &payload, due));
    Ok(again.await?)
}

/// One turn; how long to wait for the next.
async fn turn(anchors: &Anchors, ws: WorkspaceId, target: Target) -> Result<Duration, DbError> {
    let id = target.id.clone();
    let found =
        anchors.db.read::<_, DbError, _>(move |tx| Ok((head::head(tx, ws)?, store::standing(tx, ws, &id)?)));
    let (Some(head), standing) = found.await? else { return Ok(target.every) };
    let turn = Turn { workspace: ws, target, head, standing };
    let stepped = tokio::time::timeout(BUDGET, step(anchors, &turn)).await.unwrap_or_else(|_| {
        let detail = format!("nothing came of it within {} seconds", BUDGET.as_secs());
        Err(Failure::new(Trouble::Unreachable, detail).into())
    });
    match stepped {
        Ok(Outcome::Nothing) => {
            settled(anchors, &turn).await?;
            Ok(turn.target.every)
        }
        Ok(Outcome::Held(rows)) => {
            note_held(anchors, &turn, rows).await?;
            Ok(turn.target.every)
        }
        Ok(Outcome::More(rows)) => {
            note_held(anchors, &turn, rows).await?;
            Ok(Duration::ZERO)
        }
        Ok(Outcome::Sent(row, wait)) => {
            persist(anchors, &turn, row).await?;
            settled(anchors, &turn).await?;
            Ok(wait)
        }
        Ok(Outcome::Gone(size, failure)) => {
            let (ws, id) = (turn.workspace, turn.target.id.clone());
            anchors.db.write::<_, DbError, _>(move |tx| store::drop_sent(tx, ws, &id, size)).await?;
            note_failed(anchors, turn, failure).await
        }
        Err(Stop::Outside(failure)) => note_failed(anchors, turn, failure).await,
        Err(Stop::Database(error)) => Err(error),
    }
}

async fn step(anchors: &Anchors, turn: &Turn) -> Result<Outcome, Stop> {
    match &turn.target.way {
        Way::Folder(path) => folder::step(anchors, turn, path).await,
        Way::Witness(witness) => witness::step(anchors, turn, witness).await,
        Way::Evm(evm) => evm::step(anchors, turn, evm).await,
        Way::Ots(calendars) => ots::step(anchors, turn, calendars).await,
    }
}

/// Keeps what is on its way.
pub(super) async fn persist(anchors: &Anchors, turn: &Turn, row: Anchor) -> Result<(), DbError> {
    let ws = turn.workspace;
    anchors.db.write::<_, DbError, _>(move |tx| store::put(tx, ws, &row)).await
}

/// Keeps what is about to be handed over, unless something is on its way already: then another node was faster.
pub(super) async fn persist_first(anchors: &Anchors, turn: &Turn, row: Anchor) -> Result<bool, DbError> {
    let (ws, id) = (turn.workspace, turn.target.id.clone());
    let first = anchors.db.write::<_, DbError, _>(move |tx| {
        store::lock(tx, ws)?;
        if store::standing(tx, ws, &id)?.sent.is_some() {
            return Ok(false);
        }
        store::put(tx, ws, &row)?;
        Ok(true)
    });
    first.await
}

/// What was in the way is no longer.
async fn settled(anchors: &Anchors, turn: &Turn) -> Result<(), DbError> {
    if turn.standing.hitch.is_none() {
        return Ok(());
    }
    let (ws, id) = (turn.workspace, turn.target.id.clone());
    anchors.db.write::<_, DbError, _>(move |tx| store::clear_hitch(tx, ws, &id)).await
}

async fn note_held(anchors: &Anchors, turn: &Turn, rows: Vec<Anchor>) -> Result<(), DbError> {
    let (ws, id) = (turn.workspace, turn.target.id.clone());
    if let Some(last) = rows.last() {
        let labels = [("workspace", ws.to_string()), ("target", id.clone())];
        metrics::gauge!("ombud_anchor_leaves", &labels).set(last.size as f64);
        metrics::gauge!("ombud_anchor_held_timestamp", &labels).set(last.at.seconds() as f64);
    }
    let written = anchors.db.write::<_, DbError, _>(move |tx| {
        store::clear_hitch(tx, ws, &id)?;
        rows.iter().try_for_each(|it| store::put(tx, ws, it))
    });
    written.await
}

/// Notes what was in the way, and tells everybody who watches if it says that this log is not the one that others have seen.
async fn note_failed(anchors: &Anchors, turn: Turn, failure: Failure) -> Result<Duration, DbError> {
    let (ws, now, app, target) = (turn.workspace, anchors.now(), anchors.app.clone(), turn.target);
    let trouble = failure.trouble;
    let before = turn.standing.hitch;
    let same = before.as_ref().filter(|it| it.trouble == trouble);
    let hitch = Hitch {
        trouble,
        detail: failure.detail.chars().take(500).collect(),
        size: turn.head.size,
        tries: before.as_ref().map_or(0, |it| it.tries) + 1,
        since: same.map_or(now, |it| it.since),
        at: now,
    };
    let (tries, is_new) = (hitch.tries, same.is_none());
    let labels = [("target", target.id.clone()), ("trouble", trouble.word().to_owned())];
    metrics::counter!("ombud_anchor_failures_total", &labels).increment(1);
    tracing::warn!(
        workspace = %ws,
        target = target.id,
        trouble = trouble.word(),
        detail = hitch.detail,
        tries,
        "a head is not anchored"
    );
    let written = anchors.db.write::<_, DbError, _>(move |tx| {
        store::put_hitch(tx, ws, &target.id, &hitch)?;
        if is_new && trouble.is_grave() {
            let mut journal = Journal::open(tx, ws, Actor::System, now)?;
            let said = json!({
                "target": target.id, "name": target.name, "trouble": trouble, "detail": hitch.detail, "size": hitch.size,
            });
            journal.event(kinds::ANCHOR_REFUSED, None, &said);
            journal.close(tx, &app.hub)?;
        }
        Ok(())
    });
    written.await?;
    Ok(wait_after(tries))
}
