//! SQLite: one writer thread that commits what waits as one group, and a few connections that read beside it.

use crate::{
    DbError, Row, Value, checkpoint,
    gather::Gather,
    job::Shared,
    row::{Inner as RowInner, Opening},
    tx::{Hook, Inner, Sealing, Tx},
};
use ombud_base::Uuid;
use parking_lot::Mutex;
use rusqlite::{
    CachedStatement, Connection, OpenFlags, ToSql,
    config::DbConfig,
    types::{ToSqlOutput, ValueRef},
};
use std::{
    borrow::Cow,
    collections::HashMap,
    panic::{AssertUnwindSafe, catch_unwind},
    path::{Path, PathBuf},
    sync::{Arc, mpsc},
    thread,
    time::{Duration, Instant},
};
use tokio::sync::{Semaphore, oneshot};

/// The most that one group holds, so that a burst does not keep its first sender waiting.
const GROUP: usize = 512;
/// The longest that a group is filled before it is committed.
const GROUP_TIME: Duration = Duration::from_millis(10);

/// After so long without a write, what was kept to be fast is given back.
const QUIET: Duration = Duration::from_secs(5);
/// How long it is tried to wipe the write-ahead log, and after what pause again: what folds it beside the writer takes moments.
const WIPE_TIME: Duration = Duration::from_secs(20);
const WIPE_AGAIN: Duration = Duration::from_millis(20);
/// Connections to read with that stay open through a quiet time: each keeps the schema and its statements, some megabytes.
const KEPT: usize = 2;

/// A write that waits for its place in a group.
struct Write {
    job: Shared,
    sealing: Option<Sealing>,
    done: Completion,
}

/// Told once the group is committed. Dropped untold after a panic. The caller may have gone: what it asked for is still done.
type Completion = oneshot::Sender<Result<(), DbError>>;

#[derive(Clone)]
pub(crate) struct Sqlite {
    pub(crate) path: Arc<PathBuf>,
    writer: mpsc::Sender<Write>,
    idle: Arc<Mutex<Vec<Reading>>>,
    permits: Arc<Semaphore>,
    /// Held by whoever wipes the log.
    wiping: Arc<tokio::sync::Mutex<()>>,
}

struct Reading {
    connection: Connection,
    texts: Texts,
}

impl Sqlite {
    pub(crate) fn open(path: &Path, readers: usize) -> Result<Self, DbError> {
        let mut connection = connect(path, false)?;
        checkpoint::beside(&mut connection, path)?;
        let (writer, queue) = mpsc::channel();
        let idle = Arc::<Mutex<Vec<Reading>>>::default();
        thread::Builder::new()
            .name("sqlite-writer".into())
            .spawn({
                let idle = idle.clone();
                move || write_groups(connection, &queue, &idle)
            })
            .map_err(|error| DbError::Unavailable(error.to_string()))?;
        let permits = Arc::new(Semaphore::new(readers));
        Ok(Self { path: Arc::new(path.to_owned()), writer, idle, permits, wiping: Arc::default() })
    }

    /// Runs a job in a group of writes, and comes back when the group is committed.
    pub(crate) async fn write(&self, job: Shared, sealing: Option<Sealing>) -> Result<(), DbError> {
        let (done, told) = oneshot::channel();
        self.writer
            .send(Write { job, sealing, done })
            .map_err(|_| DbError::Unavailable("the writer has stopped".into()))?;
        told.await.unwrap_or(Err(DbError::Panicked))
    }

    pub(crate) async fn read(
        &self,
        snapshot: bool,
        job: Shared,
        sealing: Option<Sealing>,
    ) -> Result<(), DbError> {
        let permit = self
            .permits
            .clone()
            .acquire_owned()
            .await
            .map_err(|error| DbError::Unavailable(error.to_string()))?;
        let (idle, path) = (self.idle.clone(), self.path.clone());
        let run = move || {
            let _permit = permit;
            let taken = idle.lock().pop();
            let mut reading = match taken {
                Some(reading) => reading,
                None => Reading { connection: connect(&path, true)?, texts: Texts::default() },
            };
            if snapshot {
                reading.connection.execute_batch("BEGIN")?;
            }
            let lite = LiteTx { connection: &reading.connection, texts: &mut reading.texts };
            let mut tx = Tx::new(Inner::Sqlite(lite), sealing);
            job.lock().run(&mut tx);
            drop(tx);
            if snapshot {
                reading.connection.execute_batch("COMMIT")?;
            }
            idle.lock().push(reading);
            Ok(())
        };
        tokio::task::spawn_blocking(run).await.unwrap_or(Err(DbError::Panicked))
    }
}

impl Sqlite {
    /// Folds the whole write-ahead log into the database and empties it.
    pub(crate) async fn scrub(&self) -> Result<(), DbError> {
        // SQLite waits for readers and for the writer, and not for another that folds: of two at once one would fail.
        let _turn = self.wiping.lock().await;
        let path = self.path.clone();
        let wiped = tokio::task::spawn_blocking(move || -> Result<bool, DbError> {
            let connection = connect(&path, false)?;
            let began = Instant::now();
            loop {
                let busy: i64 =
                    connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get(0))?;
                if busy == 0 || began.elapsed() > WIPE_TIME {
                    return Ok(busy == 0);
                }
                thread::sleep(WIPE_AGAIN);
            }
        });
        if wiped.await.map_err(|_| DbError::Panicked)?? {
            return Ok(());
        }
        Err(DbError::Busy("readers keep the write-ahead log".into()))
    }
}

pub(crate) fn connect(path: &Path, read_only: bool) -> Result<Connection, DbError> {
    let access = if read_only {
        OpenFlags::SQLITE_OPEN_READ_ONLY
    } else {
        OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE
    };
    let connection = Connection::open_with_flags(path, access | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    // Plans do not depend on what is bound: otherwise a statement whose parameter meets the condition of a partial index
    // is parsed and planned again with each execution.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    connection.busy_timeout(Duration::from_secs(10))?;
    connection.set_prepared_statement_cache_capacity(256);
    if read_only {
        connection
            .execute_batch("PRAGMA query_only=ON; PRAGMA cache_size=-4000; PRAGMA mmap_size=268435456;")?;
    } else {
        // FULL: a commit is on the disk before it is acknowledged.
        connection.execute_batch(
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=OFF; PRAGMA cache_size=-32000;
             PRAGMA wal_autocheckpoint=0; PRAGMA journal_size_limit=67108864; PRAGMA temp_store=MEMORY;
             PRAGMA secure_delete=ON;",
        )?;
    }
    Ok(connection)
}

fn write_groups(connection: Connection, queue: &mpsc::Receiver<Write>, idle: &Mutex<Vec<Reading>>) {
    let mut texts = Texts::default();
    while let Ok(first) = next_or_quiet(&connection, queue, idle) {
        let mut completions = Vec::new();
        let mut hooks = Vec::new();
        let outcome = fill_group(&connection, &mut texts, first, queue, &mut completions, &mut hooks);
        if let Err(error) = &outcome {
            let _ = connection.execute_batch("ROLLBACK"); // fails only when the engine has already rolled back
            tracing::error!(%error, "a group of writes was rolled back");
        } else {
            hooks.into_iter().for_each(|hook: Hook| hook());
        }
        for completion in completions {
            let told = match &outcome {
                Ok(()) => Ok(()),
                Err(error) => Err(DbError::Unavailable(error.to_string())),
            };
            drop(completion.send(told));
        }
    }
}

/// Waits for the next write. A desk at night should not hold what the evening needed: pages that were read and written are
/// given back once nothing has been written for a while; the system's own cache still has them.
fn next_or_quiet(
    connection: &Connection,
    queue: &mpsc::Receiver<Write>,
    idle: &Mutex<Vec<Reading>>,
) -> Result<Write, mpsc::RecvError> {
    match queue.recv_timeout(QUIET) {
        Ok(write) => return Ok(write),
        Err(mpsc::RecvTimeoutError::Disconnected) => return Err(mpsc::RecvError),
        Err(mpsc::RecvTimeoutError::Timeout) => {}
    }
    shrink(connection);
    let mut resting = std::mem::take(&mut *idle.lock());
    resting.truncate(KEPT);
    resting.iter().for_each(|it| shrink(&it.connection));
    idle.lock().extend(resting);
    queue.recv()
}

fn shrink(connection: &Connection) {
    if let Err(error) = connection.execute_batch("PRAGMA shrink_memory") {
        tracing::debug!(%error, "SQLite kept its memory");
    }
}

fn fill_group(
    connection: &Connection,
    texts: &mut Texts,
    first: Write,
    queue: &mpsc::Receiver<Write>,
    completions: &mut Vec<Completion>,
    hooks: &mut Vec<Hook>,
) -> Result<(), DbError> {
    let began = Instant::now();
    let begun = connection.prepare_cached("BEGIN IMMEDIATE").and_then(|mut it| it.execute([]));
    let mut next = Some(first);
    while let Some(write) = next {
        if let Err(error) = &begun {
            // The write still has to hear that it failed, so it runs against nothing but its completion.
            return Err(fail(connection, texts, write, error, completions));
        }
        let (completion, new_hooks) = run_one(connection, texts, write, completions.is_empty())?;
        completions.extend(completion);
        hooks.extend(new_hooks);
        let room = completions.len() < GROUP && began.elapsed() < GROUP_TIME;
        next = if room { queue.try_recv().ok() } else { None };
    }
    let committing = Instant::now();
    connection.prepare_cached("COMMIT")?.execute([])?;
    metrics::histogram!("ombud_db_commit_seconds").record(committing.elapsed().as_secs_f64());
    metrics::histogram!("ombud_db_group_size").record(completions.len() as f64);
    Ok(())
}

fn fail(
    connection: &Connection,
    texts: &mut Texts,
    write: Write,
    error: &rusqlite::Error,
    completions: &mut Vec<Completion>,
) -> DbError {
    let message = error.to_string();
    // Without a transaction every statement of the write would commit by itself: the connection is made to refuse.
    let _ = connection.execute_batch("PRAGMA query_only=ON");
    let Write { job, sealing, done } = write;
    let mut tx = Tx::new(Inner::Sqlite(LiteTx { connection, texts }), sealing);
    if catch_unwind(AssertUnwindSafe(|| job.lock().run(&mut tx))).is_ok() {
        completions.push(done);
    }
    let _ = connection.execute_batch("PRAGMA query_only=OFF");
    DbError::Unavailable(message)
}

/// Runs one write of a group, so that it can be undone alone. Before the first there is nothing to keep: it needs no
/// savepoint, for which SQLite would copy each page before its first change.
fn run_one(
    connection: &Connection,
    texts: &mut Texts,
    write: Write,
    first: bool,
) -> Result<(Option<Completion>, Vec<Hook>), DbError> {
    let run = |text| connection.prepare_cached(text)?.execute([]);
    if !first {
        run("SAVEPOINT one")?;
    }
    let Write { job, sealing, done } = write;
    let mut tx = Tx::new(Inner::Sqlite(LiteTx { connection, texts }), sealing);
    let ran = catch_unwind(AssertUnwindSafe(|| job.lock().run(&mut tx)));
    let mut hooks = std::mem::take(&mut tx.hooks);
    drop(tx);
    let (keep, completion) = ran.map_or((false, None), |keep| (keep, Some(done)));
    if !keep {
        hooks.clear();
        if first {
            run("ROLLBACK")?;
            run("BEGIN IMMEDIATE")?;
        } else {
            run("ROLLBACK TO one")?;
        }
    }
    if !first {
        run("RELEASE one")?;
    }
    Ok((completion, hooks))
}

/// SQLite's spelling of each text: `?n` for `$n`, no `FOR UPDATE`.
#[derive(Default)]
pub(crate) struct Texts(HashMap<(usize, usize), (String, Arc<str>)>);

impl Texts {
    fn of(&mut self, sql: &str) -> Arc<str> {
        const MOST: usize = 2000;
        let key = (sql.as_ptr() as usize, sql.len());
        // A dynamic text may lie where another one lay: the place is only a hint, the text decides.
        if let Some((text, spelt)) = self.0.get(&key)
            && text == sql
        {
            return spelt.clone();
        }
        if self.0.len() >= MOST {
            self.0.clear();
        }
        let spelt: Arc<str> = spell(sql).into();
        self.0.insert(key, (sql.to_owned(), spelt.clone()));
        spelt
    }
}

pub(crate) fn spell(sql: &str) -> Cow<'_, str> {
    let sql = sql.trim_end();
    let sql = ["FOR UPDATE SKIP LOCKED", "FOR UPDATE"]
        .iter()
        .find_map(|lock| sql.strip_suffix(lock))
        .unwrap_or(sql);
    if !sql.contains('$') {
        return sql.into();
    }
    let mut spelt = String::with_capacity(sql.len());
    let mut rest = sql.chars().peekable();
    while let Some(char) = rest.next() {
        let parameter = char == '$' && rest.peek().is_some_and(char::is_ascii_digit);
        spelt.push(if parameter { '?' } else { char });
    }
    spelt.into()
}

pub(crate) struct LiteTx<'a> {
    pub(crate) connection: &'a Connection,
    pub(crate) texts: &'a mut Texts,
}

impl LiteTx<'_> {
    fn statement(&mut self, sql: &str) -> Result<CachedStatement<'_>, DbError> {
        let text = self.texts.of(sql);
        Ok(self.connection.prepare_cached(&text)?)
    }

    pub(crate) fn prepare(&mut self, sql: &str) -> Result<(), DbError> {
        self.statement(sql).map(drop)
    }

    pub(crate) fn exec(&mut self, sql: &str, values: &[Value<'_>]) -> Result<u64, DbError> {
        run(&mut self.statement(sql)?, values)
    }

    /// The statement is looked up once for all `rows`.
    pub(crate) fn exec_many(&mut self, sql: &str, rows: &[Vec<Value<'_>>]) -> Result<(), DbError> {
        let mut statement = self.statement(sql)?;
        rows.iter().try_for_each(|values| run(&mut statement, values).map(drop))
    }

    /// The statement is looked up once for all `questions`.
    pub(crate) fn query<'v>(
        &mut self,
        sql: &str,
        questions: impl IntoIterator<Item = &'v [Value<'v>]>,
        opening: &Opening<'_>,
        gather: &mut dyn Gather,
    ) -> Result<(), DbError> {
        let mut statement = self.statement(sql)?;
        let mut questions = questions.into_iter().enumerate();
        questions.try_for_each(|(at, values)| ask(&mut statement, at, values, opening, gather))
    }
}

fn run(statement: &mut CachedStatement<'_>, values: &[Value<'_>]) -> Result<u64, DbError> {
    bind(statement, values)?;
    // `raw_execute` refuses an answer, and RETURNING has its own way through `query`.
    Ok(statement.raw_execute()? as u64)
}

fn ask(
    statement: &mut CachedStatement<'_>,
    question: usize,
    values: &[Value<'_>],
    opening: &Opening<'_>,
    gather: &mut dyn Gather,
) -> Result<(), DbError> {
    bind(statement, values)?;
    let mut rows = statement.raw_query();
    // To the last row, whatever is wanted of them: a RETURNING statement has to run to its end.
    while let Some(row) = rows.next()? {
        match gather.row(question, &Row { cells: RowInner::Sqlite(row), opening }) {
            Err(error) if !opening.lacks() => return Err(error),
            _ => {}
        }
    }
    Ok(())
}

fn bind(statement: &mut CachedStatement<'_>, values: &[Value<'_>]) -> Result<(), DbError> {
    if statement.parameter_count() != values.len() {
        return Err(DbError::Statement(format!(
            "{} parameters for {}: {}",
            values.len(),
            statement.parameter_count(),
            statement.expanded_sql().unwrap_or_default()
        )));
    }
    for (index, value) in values.iter().enumerate() {
        statement.raw_bind_parameter(index + 1, Bind(value))?;
    }
    Ok(())
}

struct Bind<'a>(&'a Value<'a>);

impl ToSql for Bind<'_> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(match self.0 {
            Value::Null => ToSqlOutput::Borrowed(ValueRef::Null),
            Value::Bool(it) => ToSqlOutput::from(i64::from(*it)),
            Value::Int(it) => ToSqlOutput::from(*it),
            Value::Real(it) => ToSqlOutput::from(*it),
            Value::Text(it) => ToSqlOutput::Borrowed(ValueRef::Text(it.as_bytes())),
            Value::Blob(it) => ToSqlOutput::Borrowed(ValueRef::Blob(it)),
            Value::Id(it) => ToSqlOutput::Borrowed(ValueRef::Blob(Uuid::as_bytes(it))),
        })
    }
}
