//! Durable jobs: rows written in the same transaction as what they follow from, claimed with a lease, tried again with a
//! growing wait, run exactly when they are due (the runner sleeps until the next one, it does not tick).
//!
//! To add one: a `const KIND: &str`, a payload that serde reads, a [`Handler`] in the capability's `jobs()`. A handler must
//! bear running twice: a node may die between the work and its last write. Whoever adds a job needs to know its kind alone,
//! so the work may be done by a capability further up.

mod runner;

pub use runner::Runner;

use futures_util::{FutureExt, future::BoxFuture};
use ombud_base::{
    Random, Time,
    id::{JobId, WorkspaceId},
};
use ombud_db::{DbError, Tx, sql};
use serde::Serialize;
use std::{sync::Arc, time::Duration};
use tokio::sync::Notify;

/// How long a claimed job is kept from others: longer than any handler takes.
const LEASE: Duration = Duration::from_secs(120);

/// A claimed job.
#[derive(Clone, Debug)]
pub struct Job {
    /// Its id.
    pub id: JobId,
    /// The workspace.
    pub workspace: WorkspaceId,
    /// What to do.
    pub kind: String,
    /// What it is about; one job of each kind and key exists at most.
    pub key: String,
    /// Its arguments, JSON.
    pub payload: String,
    /// When it was due.
    pub due: Time,
    /// Which try this is, from 1.
    pub attempt: i64,
    leased_until: Time,
}

impl Job {
    /// The payload as what it was enqueued with.
    ///
    /// # Errors
    /// When it is something else, with words for the log.
    pub fn read<T: serde::de::DeserializeOwned>(&self) -> Result<T, JobError> {
        serde_json::from_str(&self.payload).map_err(|error| JobError::Final(format!("payload: {error}")))
    }
}

/// Why a job was not done.
#[derive(Debug)]
pub enum JobError {
    /// Try again after the handler's back-off.
    Again(String),
    /// Trying again cannot help.
    Final(String),
}

impl<E: Into<crate::http::Problem>> From<E> for JobError {
    fn from(error: E) -> Self {
        let problem: crate::http::Problem = error.into();
        problem.log();
        Self::Again(format!("{}: {}", problem.code.name(), problem.detail))
    }
}

/// What runs jobs of one kind.
pub struct Handler {
    kind: &'static str,
    run: Box<dyn Fn(Job) -> BoxFuture<'static, Result<(), JobError>> + Send + Sync>,
    back_off: fn(i64) -> Option<Duration>,
}

impl Handler {
    /// Jobs of `kind` are done by `run`, which works with `parts`. `back_off` is the wait after the nth failed try; none:
    /// give up.
    pub fn new<P, F>(
        kind: &'static str,
        parts: &P,
        run: fn(P, Job) -> F,
        back_off: fn(i64) -> Option<Duration>,
    ) -> Self
    where
        P: Clone + Send + Sync + 'static,
        F: Future<Output = Result<(), JobError>> + Send + 'static,
    {
        let parts = parts.clone();
        Self { kind, run: Box::new(move |job| run(parts.clone(), job).boxed()), back_off }
    }
}

/// Five tries in about a quarter of an hour: for work inside Ombud.
pub fn standard_back_off(attempt: i64) -> Option<Duration> {
    [1, 10, 60, 600].get(usize::try_from(attempt - 1).ok()?).map(|seconds| Duration::from_secs(*seconds))
}

/// How many jobs there are, for monitoring.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tally {
    /// Their time has not come.
    pub waiting: i64,
    /// Their time has come.
    pub due: i64,
    /// Given up.
    pub failed: i64,
}

/// Counts the jobs.
///
/// # Errors
/// As the database says.
pub fn tally(tx: &mut Tx<'_>, now: Time) -> Result<Tally, DbError> {
    tx.one(
        sql!(
            "SELECT CAST(COALESCE(sum(CASE WHEN failed = FALSE AND run_at > $1 THEN 1 ELSE 0 END), 0) AS BIGINT), ",
            "CAST(COALESCE(sum(CASE WHEN failed = FALSE AND run_at <= $1 THEN 1 ELSE 0 END), 0) AS BIGINT), ",
            "CAST(COALESCE(sum(CASE WHEN failed THEN 1 ELSE 0 END), 0) AS BIGINT) FROM jobs"
        ),
        &[now.into()],
        |row| Ok(Tally { waiting: row.get(0)?, due: row.get(1)?, failed: row.get(2)? }),
    )
}

/// The way to add jobs and to wake the runner.
#[derive(Clone, Debug)]
pub struct Jobs {
    wake: Arc<Notify>,
    random: Random,
}

impl Jobs {
    /// With no runner yet.
    pub fn new(random: Random) -> Self {
        Self { wake: Arc::default(), random }
    }

    /// Adds a job, due at `run_at`. One of the same kind and key that still waits is replaced: its time and payload
    /// become these.
    ///
    /// # Errors
    /// As the database says.
    pub fn enqueue(
        &self,
        tx: &mut Tx<'_>,
        workspace: WorkspaceId,
        kind: &'static str,
        key: &str,
        payload: &impl Serialize,
        run_at: Time,
    ) -> Result<(), DbError> {
        let payload =
            serde_json::to_string(payload).map_err(|error| DbError::Statement(error.to_string()))?;
        let id = JobId::new(run_at, &self.random);
        tx.exec(
            sql!(
                "INSERT INTO jobs (id, workspace_id, kind, key, payload, run_at, attempts, failed) ",
                "VALUES ($1, $2, $3, $4, $5, $6, 0, FALSE) ",
                "ON CONFLICT (workspace_id, kind, key) DO UPDATE SET ",
                "payload = excluded.payload, run_at = excluded.run_at, attempts = 0, failed = FALSE"
            ),
            &[id.into(), workspace.into(), kind.into(), key.into(), (&payload).into(), run_at.into()],
        )?;
        let wake = self.wake.clone();
        tx.after_commit(move || wake.notify_one());
        Ok(())
    }

    /// Adds a job, unless one of the same kind and key waits, runs or was given up.
    ///
    /// # Errors
    /// As the database says.
    pub fn enqueue_unless_there(
        &self,
        tx: &mut Tx<'_>,
        workspace: WorkspaceId,
        kind: &'static str,
        key: &str,
        payload: &impl Serialize,
        run_at: Time,
    ) -> Result<(), DbError> {
        let there = tx.maybe(
            sql!("SELECT run_at FROM jobs WHERE workspace_id = $1 AND kind = $2 AND key = $3"),
            &[workspace.into(), kind.into(), key.into()],
            |row| row.get::<i64>(0),
        )?;
        match there {
            Some(_) => Ok(()),
            None => self.enqueue(tx, workspace, kind, key, payload, run_at),
        }
    }

    /// What is to be done under this key, in the words of its payload, and when: of a job that waits, runs or was given up. It is
    /// locked; who enqueues it anew after this loses nothing of what stood there.
    ///
    /// # Errors
    /// As the database says.
    pub fn pending(
        tx: &mut Tx<'_>,
        workspace: WorkspaceId,
        kind: &'static str,
        key: &str,
    ) -> Result<Option<(String, Time)>, DbError> {
        tx.maybe(
            sql!(
                "SELECT payload, run_at FROM jobs WHERE workspace_id = $1 AND kind = $2 AND key = $3 ",
                "FOR UPDATE"
            ),
            &[workspace.into(), kind.into(), key.into()],
            |row| Ok((row.get(0)?, row.get(1)?)),
        )
    }

    /// Takes a waiting job back.
    ///
    /// # Errors
    /// As the database says.
    pub fn cancel(
        tx: &mut Tx<'_>,
        workspace: WorkspaceId,
        kind: &'static str,
        key: &str,
    ) -> Result<bool, DbError> {
        let gone = tx.exec(
            sql!("DELETE FROM jobs WHERE workspace_id = $1 AND kind = $2 AND key = $3"),
            &[workspace.into(), kind.into(), key.into()],
        )?;
        Ok(gone > 0)
    }
}
