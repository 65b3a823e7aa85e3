use crate::{
    DbError,
    job::{Asked, Job, Shared},
    migrate,
    postgres::{self, PgTx},
    sqlite::Sqlite,
    tx::{Inner, LoadKeys, Sealing, Tx},
};
use deadpool_postgres::Pool;
use ombud_base::Keyring;
use parking_lot::Mutex;
use std::path::Path;
use tokio::runtime::Handle;

/// Which engine a [`Db`] speaks to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// The embedded one.
    Sqlite,
    /// PostgreSQL or an engine that speaks its protocol.
    Postgres,
}

/// How to open a database.
#[derive(Clone, Debug)]
pub struct Options {
    /// `sqlite:path/to/file.db` or `postgres://user:password@host/name`.
    pub url: String,
    /// Connections that read at once (SQLite), or connections in all (PostgreSQL).
    pub connections: usize,
}

/// A database. Cheap to clone.
#[derive(Clone)]
pub struct Db {
    kind: Kind,
    sealing: Option<Sealing>,
}

#[derive(Clone)]
enum Kind {
    Sqlite(Sqlite),
    Postgres(Pool),
}

/// How often a transaction that met another one is tried in all.
const TRIES: u32 = 6;

impl Db {
    const fn new(kind: Kind) -> Self {
        Self { kind, sealing: None }
    }

    /// The same database for those who seal what they store: [`Tx::keyring`] answers these keys, [`crate::Row::open`] opens with
    /// them, and `load` reads those that are not at hand.
    #[must_use]
    pub fn with_keyring(mut self, ring: Keyring, load: LoadKeys) -> Self {
        self.sealing = Some(Sealing { ring, load });
        self
    }

    /// Opens the database; does not migrate.
    ///
    /// # Errors
    /// When the URL is none of ours or the database cannot be reached.
    pub async fn open(options: &Options) -> Result<Self, DbError> {
        if let Some(path) = options.url.strip_prefix("sqlite:") {
            return Ok(Self::new(Kind::Sqlite(Sqlite::open(Path::new(path), options.connections)?)));
        }
        if options.url.starts_with("postgres://") || options.url.starts_with("postgresql://") {
            let pool = postgres::pool(&options.url, options.connections.max(4))?;
            drop(pool.get().await?);
            return Ok(Self::new(Kind::Postgres(pool)));
        }
        Err(DbError::Unavailable(format!(
            "{:?} is no database URL: write sqlite:<path> or postgres://<user>@<host>/<name>",
            options.url.split('@').next_back().unwrap_or_default()
        )))
    }

    /// Which engine it is.
    pub const fn engine(&self) -> Engine {
        match self.kind {
            Kind::Sqlite(_) => Engine::Sqlite,
            Kind::Postgres(_) => Engine::Postgres,
        }
    }

    /// The file, when the engine is SQLite.
    pub fn path(&self) -> Option<&Path> {
        match &self.kind {
            Kind::Sqlite(sqlite) => Some(&sqlite.path),
            Kind::Postgres(_) => None,
        }
    }

    /// Applies what is missing of the migrations; several nodes may call it at once.
    ///
    /// # Errors
    /// [`DbError::Migration`].
    pub async fn migrate(&self) -> Result<(), DbError> {
        match &self.kind {
            Kind::Sqlite(sqlite) => migrate::sqlite(&sqlite.path).await,
            Kind::Postgres(pool) => migrate::postgres(pool).await,
        }
    }

    /// Wipes what the engine still keeps of rows that were changed or deleted: old versions in these tables on PostgreSQL
    /// (its own write-ahead log is the operator's), the write-ahead log on SQLite.
    ///
    /// # Errors
    /// When the database does not answer, or readers are in the way for long.
    pub async fn scrub(&self, tables: &[&str]) -> Result<(), DbError> {
        match &self.kind {
            Kind::Sqlite(sqlite) => sqlite.scrub().await,
            Kind::Postgres(pool) => {
                let client = pool.get().await.map_err(DbError::from)?;
                Ok(client.batch_execute(&format!("VACUUM {}", tables.join(", "))).await?)
            }
        }
    }

    /// The highest number among the migrations that the database has; 0 for an empty one.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn applied(&self) -> Result<i64, DbError> {
        self.read(migrate::applied).await
    }

    /// Runs `f` in a transaction and commits it: all of it or nothing. On SQLite it shares a commit with its neighbours.
    /// `f` may run more than once (two transactions may meet on PostgreSQL), so it changes nothing but the database.
    ///
    /// # Errors
    /// What `f` returned, after a rollback; or a [`DbError`] of the commit itself.
    pub async fn write<T, E, F>(&self, f: F) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<DbError> + Send + 'static,
        F: FnMut(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
    {
        let asked = Asked::new(f);
        let ended = self.written(asked.clone()).await;
        Asked::answer(&asked, ended)
    }

    async fn written(&self, job: Shared) -> Result<(), DbError> {
        let sealing = self.sealing.clone();
        match &self.kind {
            Kind::Sqlite(sqlite) => sqlite.write(job, sealing).await,
            Kind::Postgres(pool) => {
                let client = pool.get().await?;
                let handle = Handle::current();
                tokio::task::spawn_blocking(move || write_postgres(&client, &handle, &sealing, &job))
                    .await
                    .unwrap_or(Err(DbError::Panicked))
            }
        }
    }

    /// Runs `f` on a connection that only reads. Each statement sees what was committed when it began.
    ///
    /// # Errors
    /// What `f` returned, or a [`DbError`] of the connection.
    pub async fn read<T, E, F>(&self, f: F) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<DbError> + Send + 'static,
        F: FnOnce(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
    {
        self.reading(false, f).await
    }

    /// Like [`Db::read`], and all statements see the same moment.
    ///
    /// # Errors
    /// As [`Db::read`].
    pub async fn snapshot<T, E, F>(&self, f: F) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<DbError> + Send + 'static,
        F: FnOnce(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
    {
        self.reading(true, f).await
    }

    async fn reading<T, E, F>(&self, snapshot: bool, f: F) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<DbError> + Send + 'static,
        F: FnOnce(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
    {
        let mut once = Some(f);
        // A read is run once; were it run again, that would be told like a panic.
        let f =
            move |tx: &mut Tx<'_>| once.take().ok_or_else(|| DbError::Panicked.into()).and_then(|f| f(tx));
        let asked = Asked::new(f);
        let ended = self.looked(snapshot, asked.clone()).await;
        Asked::answer(&asked, ended)
    }

    async fn looked(&self, snapshot: bool, job: Shared) -> Result<(), DbError> {
        let sealing = self.sealing.clone();
        match &self.kind {
            Kind::Sqlite(sqlite) => sqlite.read(snapshot, job, sealing).await,
            Kind::Postgres(pool) => {
                let client = pool.get().await?;
                let handle = Handle::current();
                let run = move || {
                    let mut tx = Tx::new(Inner::Postgres(PgTx::new(&client, &handle)), sealing);
                    if snapshot {
                        batch(&mut tx, "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")?;
                    }
                    job.lock().run(&mut tx);
                    if snapshot {
                        batch(&mut tx, "COMMIT")?;
                    }
                    Ok(())
                };
                tokio::task::spawn_blocking(run).await.unwrap_or(Err(DbError::Panicked))
            }
        }
    }
}

fn batch(tx: &mut Tx<'_>, sql: &str) -> Result<(), DbError> {
    match &mut tx.inner {
        Inner::Postgres(tx) => tx.batch(sql),
        Inner::Sqlite(tx) => Ok(tx.connection.execute_batch(sql)?),
    }
}

/// Runs a job until it met no other transaction; what it answered is kept by itself.
fn write_postgres(
    client: &deadpool_postgres::Object,
    handle: &Handle,
    sealing: &Option<Sealing>,
    job: &Mutex<dyn Job>,
) -> Result<(), DbError> {
    let mut attempt = 1;
    loop {
        let mut pg = PgTx::new(client, handle);
        pg.begin()?;
        let mut tx = Tx::new(Inner::Postgres(pg), sealing.clone());
        let guard = RollbackOnPanic { client, handle, armed: true };
        let keep = job.lock().run(&mut tx);
        guard.disarm();
        match end(&mut tx, keep) {
            Ok(()) if keep => {
                tx.hooks.drain(..).for_each(|hook| hook());
                return Ok(());
            }
            Err(DbError::Busy(_)) if attempt < TRIES => attempt += 1,
            ended => return ended,
        }
    }
}

/// Ends the transaction. `Err(Busy)` says that it met another one and may be tried again.
fn end(tx: &mut Tx<'_>, keep: bool) -> Result<(), DbError> {
    let Inner::Postgres(pg) = &mut tx.inner else { return Ok(()) };
    if keep {
        return pg.commit();
    }
    let met = pg.met;
    pg.rollback()?;
    if met { Err(DbError::Busy("two transactions met".into())) } else { Ok(()) }
}

/// A panic must not hand a connection with an open transaction back to the pool.
struct RollbackOnPanic<'a> {
    client: &'a deadpool_postgres::Object,
    handle: &'a Handle,
    armed: bool,
}

impl RollbackOnPanic<'_> {
    fn disarm(mut self) {
        self.armed = false;
    }
}

impl Drop for RollbackOnPanic<'_> {
    fn drop(&mut self) {
        if self.armed {
            drop(self.handle.block_on(self.client.batch_execute("ROLLBACK")));
        }
    }
}
