use super::{Handler, Job, JobError, Jobs, LEASE};
use ombud_base::{Clock, Time};
use ombud_db::{Db, DbError, Tx, sql};
use std::{sync::Arc, time::Duration};
use tokio::{
    task::{JoinError, JoinSet},
    time::sleep,
};

/// Jobs that run at once.
const BATCH: i64 = 32;
/// The longest sleep: another node may have added a job without this one hearing of it.
const LONGEST_SLEEP: Duration = Duration::from_secs(30);

/// Runs jobs. Cheap to clone.
#[derive(Clone)]
pub struct Runner {
    db: Db,
    clock: Clock,
    jobs: Jobs,
    handlers: Arc<Vec<Handler>>,
}

impl Runner {
    /// Runs the jobs of `db` by these handlers; `jobs` wakes it.
    pub fn new(db: Db, clock: Clock, jobs: Jobs, handlers: Vec<Handler>) -> Self {
        Self { db, clock, jobs, handlers: Arc::new(handlers) }
    }

    /// Runs jobs until `stop` resolves.
    pub async fn run(&self, stop: impl Future<Output = ()> + Send) {
        tokio::pin!(stop);
        // Nobody waits for the slowest: one that asks a network that hangs must not keep a clock from ringing.
        let mut running = JoinSet::new();
        loop {
            let room = BATCH - i64::try_from(running.len()).unwrap_or(BATCH);
            if room == 0 {
                tokio::select! {
                    () = &mut stop => break,
                    Some(ended) = running.join_next() => told(ended),
                }
                continue;
            }
            let pause = match self.start(room, &mut running).await {
                Ok(0) => self.next_due().await,
                Ok(_) => continue,
                Err(error) => {
                    tracing::error!(%error, "jobs cannot be claimed");
                    Duration::from_secs(1)
                }
            };
            tokio::select! {
                () = &mut stop => break,
                () = self.jobs.wake.notified() => {}
                () = sleep(pause) => {}
                Some(ended) = running.join_next() => told(ended),
            }
        }
        while let Some(ended) = running.join_next().await {
            told(ended);
        }
    }

    /// Claims as many jobs as there is room for, and starts them; says how many there were.
    async fn start(&self, room: i64, running: &mut JoinSet<()>) -> Result<usize, DbError> {
        let now = self.clock.now();
        let jobs = self.db.write(move |tx| claim(tx, now, room)).await?;
        let count = jobs.len();
        for job in jobs {
            let runner = self.clone();
            running.spawn(async move { runner.run_one(job).await });
        }
        Ok(count)
    }

    /// Runs everything that is due now, and what becomes due by it, until nothing is left. Tests move the clock and call it.
    ///
    /// # Errors
    /// When jobs cannot be claimed.
    pub async fn run_due(&self) -> Result<u64, DbError> {
        let mut done = 0;
        loop {
            match self.run_batch().await? {
                0 => return Ok(done),
                n => done += n,
            }
        }
    }

    /// Moves a manual clock on to `end`, and runs everything that becomes due on the way, each job at its own time.
    ///
    /// # Errors
    /// When jobs cannot be claimed.
    pub async fn run_until(&self, end: Time) -> Result<u64, DbError> {
        let mut done = self.run_due().await?;
        while let Some(due) = self.next_due_at().await?.filter(|it| *it <= end) {
            self.clock.advance(due.since(self.clock.now()));
            done += self.run_due().await?;
        }
        self.clock.advance(end.since(self.clock.now()));
        Ok(done)
    }

    /// When the next job is due.
    ///
    /// # Errors
    /// As the database says.
    pub async fn next_due_at(&self) -> Result<Option<Time>, DbError> {
        self.db
            .read(|tx| {
                tx.maybe(
                    sql!("SELECT run_at FROM jobs WHERE failed = FALSE ORDER BY run_at LIMIT 1"),
                    &[],
                    |row| row.get(0),
                )
            })
            .await
    }

    async fn next_due(&self) -> Duration {
        let wait = |due: Time| due.since(self.clock.now()).max(Duration::from_millis(1));
        self.next_due_at().await.ok().flatten().map_or(LONGEST_SLEEP, wait).min(LONGEST_SLEEP)
    }

    async fn run_batch(&self) -> Result<u64, DbError> {
        let mut running = JoinSet::new();
        let count = self.start(BATCH, &mut running).await?;
        while let Some(ended) = running.join_next().await {
            told(ended);
        }
        Ok(count as u64)
    }

    async fn run_one(&self, job: Job) {
        let Some(handler) = self.handlers.iter().find(|it| it.kind == job.kind) else {
            self.settle(&job, Some(("no handler of this kind".into(), None))).await;
            return;
        };
        let outcome = match (handler.run)(job.clone()).await {
            Ok(()) => None,
            Err(JobError::Again(why)) => Some((why, (handler.back_off)(job.attempt))),
            Err(JobError::Final(why)) => Some((why, None)),
        };
        self.settle(&job, outcome).await;
    }

    async fn settle(&self, job: &Job, failure: Option<(String, Option<Duration>)>) {
        let (now, id, leased) = (self.clock.now(), job.id, job.leased_until);
        if let Some((why, wait)) = &failure {
            tracing::warn!(
                job = job.kind,
                key = job.key,
                attempt = job.attempt,
                again = wait.is_some(),
                why,
                "job failed"
            );
        }
        // A job that was enqueued anew while it ran has another time by now, and stays.
        let settled = self.db.write::<_, DbError, _>(move |tx| match &failure {
            None => {
                tx.exec(sql!("DELETE FROM jobs WHERE id = $1 AND run_at = $2"), &[id.into(), leased.into()])
            }
            Some((why, wait)) => tx.exec(
                sql!(
                    "UPDATE jobs SET run_at = $3, last_error = $4, failed = $5 WHERE id = $1 AND run_at = $2"
                ),
                &[
                    id.into(),
                    leased.into(),
                    (now + wait.unwrap_or_default()).into(),
                    why.into(),
                    wait.is_none().into(),
                ],
            ),
        });
        if let Err(error) = settled.await {
            tracing::error!(%error, job = job.kind, "a job's end could not be written; it will run again");
        }
    }
}

fn told(ended: Result<(), JoinError>) {
    if let Err(error) = ended {
        tracing::error!(%error, "a job panicked; its lease will run out and it is tried again");
    }
}

fn claim(tx: &mut Tx<'_>, now: Time, most: i64) -> Result<Vec<Job>, DbError> {
    let due = tx.all(
        sql!(
            "SELECT id, workspace_id, kind, key, payload, run_at, attempts FROM jobs ",
            "WHERE failed = FALSE AND run_at <= $1 ORDER BY run_at LIMIT $2 FOR UPDATE SKIP LOCKED"
        ),
        &[now.into(), most.into()],
        |row| {
            let mut row = row.reader();
            Ok(Job {
                id: row.next()?,
                workspace: row.next()?,
                kind: row.next()?,
                key: row.next()?,
                payload: row.next()?,
                due: row.next()?,
                attempt: row.next::<i64>()? + 1,
                leased_until: now + LEASE,
            })
        },
    )?;
    for job in &due {
        tx.exec(
            sql!("UPDATE jobs SET run_at = $2, attempts = attempts + 1 WHERE id = $1"),
            &[job.id.into(), job.leased_until.into()],
        )?;
    }
    Ok(due)
}
