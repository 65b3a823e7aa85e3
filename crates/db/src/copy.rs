//! Copying a whole database to another one, whatever the engines, and proving that nothing was lost on the way.
//!
//! The source is read in one snapshot, so it may be in use; the target is filled in one transaction, so it ends with
//! everything or with nothing. Then the target is read back: each table's count of rows and checksum must be the source's.

use crate::{Cell, Db, DbError, Engine, Row, Tx, Value, schema_version};
use ombud_base::Uuid;
use sha2::{Digest, Sha256};
use std::{
    path::Path,
    sync::{Arc, mpsc},
};

/// Rows that travel together.
const BATCH: usize = 500;
/// Batches that may wait for the writer.
const AHEAD: usize = 8;

/// What a table holds: the same on both engines and in whatever order its rows lie.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableSum {
    /// The table.
    pub name: String,
    /// How many rows it has.
    pub rows: u64,
    /// The sum of the rows' hashes.
    pub checksum: u128,
}

/// Why a database was not copied.
#[derive(Debug, thiserror::Error)]
pub enum CopyError {
    /// The two have not the same tables.
    #[error(
        "the {0} is at schema version {1}, this program at {2}: run `ombud migrate` on it with this program first"
    )]
    Version(&'static str, i64, i64),
    /// The target holds something.
    #[error("the target is not empty: table {0} has rows")]
    NotEmpty(String),
    /// What was read back differs from what was sent.
    #[error("table {0} differs after the copy: {1} rows of {2} arrived, or some were changed")]
    Differs(String, u64, u64),
    /// A database failed.
    #[error(transparent)]
    Database(#[from] DbError),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Bool,
    Int,
    Real,
    Text,
    Blob,
    Id,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Table {
    name: String,
    columns: Vec<(String, Kind)>,
}

impl Table {
    fn select(&self) -> String {
        let names: Vec<&str> = self.columns.iter().map(|(name, _)| name.as_str()).collect();
        format!("SELECT {} FROM {}", names.join(", "), self.name)
    }

    fn insert(&self) -> String {
        let names: Vec<&str> = self.columns.iter().map(|(name, _)| name.as_str()).collect();
        let places: Vec<String> = (1..=names.len()).map(|n| format!("${n}")).collect();
        format!("INSERT INTO {} ({}) VALUES ({})", self.name, names.join(", "), places.join(", "))
    }
}

/// A value that has left its database.
#[derive(Clone, Debug, PartialEq)]
enum Owned {
    Null,
    Bool(bool),
    Int(i64),
    Real(f64),
    Text(String),
    Blob(Vec<u8>),
    Id(Uuid),
}

impl Owned {
    fn read(cell: Cell<'_>, kind: Kind) -> Result<Self, DbError> {
        Ok(match (kind, cell) {
            (_, Cell::Null) => Self::Null,
            (Kind::Bool, Cell::Bool(it)) => Self::Bool(it),
            (Kind::Bool, Cell::Int(it)) => Self::Bool(it != 0),
            (Kind::Int, Cell::Int(it)) => Self::Int(it),
            (Kind::Real, Cell::Real(it)) => Self::Real(it),
            (Kind::Real, Cell::Int(it)) => Self::Real(it as f64),
            (Kind::Text, Cell::Text(it)) => Self::Text(it.to_owned()),
            (Kind::Blob, Cell::Blob(it)) => Self::Blob(it.to_vec()),
            (Kind::Id, Cell::Id(it)) => Self::Id(it),
            (Kind::Id, Cell::Blob(it)) => {
                Self::Id(Uuid::from_slice(it).map_err(|error| DbError::Statement(error.to_string()))?)
            }
            (kind, cell) => return Err(DbError::Statement(format!("{cell:?} is no {kind:?}"))),
        })
    }

    fn value(&self) -> Value<'_> {
        match self {
            Self::Null => Value::Null,
            Self::Bool(it) => Value::Bool(*it),
            Self::Int(it) => Value::Int(*it),
            Self::Real(it) => Value::Real(*it),
            Self::Text(it) => Value::Text(it),
            Self::Blob(it) => Value::Blob(it),
            Self::Id(it) => Value::Id(*it),
        }
    }

    /// Feeds it to a row's hash; the mark and the length keep neighbours apart.
    fn hash(&self, hash: &mut Sha256) {
        let (mark, bytes): (u8, &[u8]) = match self {
            Self::Null => (0, &[]),
            Self::Bool(it) => (1, &[u8::from(*it)]),
            Self::Int(it) => (2, &it.to_be_bytes()),
            Self::Real(it) => (3, &it.to_be_bytes()),
            Self::Text(it) => (4, it.as_bytes()),
            Self::Blob(it) => (5, it),
            Self::Id(it) => (6, it.as_bytes()),
        };
        hash.update([mark]);
        hash.update((bytes.len() as u64).to_be_bytes());
        hash.update(bytes);
    }
}

impl TableSum {
    fn new(name: &str) -> Self {
        Self { name: name.to_owned(), rows: 0, checksum: 0 }
    }

    fn add(&mut self, row: &[Owned]) {
        let mut hash = Sha256::new();
        row.iter().for_each(|it| it.hash(&mut hash));
        let mut half = [0; 16];
        half.copy_from_slice(hash.finalize().get(..16).unwrap_or(&[0; 16]));
        self.rows += 1;
        self.checksum = self.checksum.wrapping_add(u128::from_be_bytes(half));
    }
}

/// The tables, by name, with their columns by name: the order in which a migration wrote them does not matter.
fn tables(tx: &mut Tx<'_>) -> Result<Vec<Table>, DbError> {
    let (tables, columns) = match tx.engine() {
        Engine::Sqlite => (
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' \
             AND name <> 'refinery_schema_history'",
            "SELECT name, lower(type) FROM pragma_table_info($1)",
        ),
        Engine::Postgres => (
            "SELECT CAST(tablename AS TEXT) FROM pg_tables WHERE schemaname = current_schema() \
             AND tablename <> 'refinery_schema_history'",
            "SELECT CAST(column_name AS TEXT), CAST(data_type AS TEXT) FROM information_schema.columns \
             WHERE table_schema = current_schema() AND CAST(table_name AS TEXT) = CAST($1 AS TEXT)",
        ),
    };
    let mut names: Vec<String> = tx.all(tables, &[], |row| row.get(0))?;
    names.sort();
    names
        .into_iter()
        .map(|name| {
            let mut columns = tx.all(columns, &[(&name).into()], |row| {
                Ok((row.get::<String>(0)?, kind(&row.get::<String>(1)?)?))
            })?;
            columns.sort_by(|a, b| a.0.cmp(&b.0));
            Ok(Table { name, columns })
        })
        .collect()
}

fn kind(declared: &str) -> Result<Kind, DbError> {
    Ok(match declared {
        "boolean" => Kind::Bool,
        "bigint" => Kind::Int,
        "double precision" => Kind::Real,
        "text" => Kind::Text,
        "bytea" => Kind::Blob,
        "uuid" => Kind::Id,
        other => return Err(DbError::Statement(format!("columns of type {other} cannot be copied"))),
    })
}

/// Reads a table to its end, a batch at a time, so that its size does not matter.
fn each_batch(
    tx: &mut Tx<'_>,
    table: &Table,
    mut take: impl FnMut(Vec<Vec<Owned>>) -> Result<(), DbError>,
) -> Result<(), DbError> {
    let read = |row: &Row<'_>| -> Result<Vec<Owned>, DbError> {
        table.columns.iter().enumerate().map(|(n, (_, kind))| Owned::read(row.cell(n)?, *kind)).collect()
    };
    if tx.engine() == Engine::Sqlite {
        let mut batch = Vec::with_capacity(BATCH);
        // The answer is a list of nothing: each row is taken while the statement runs.
        tx.all(&table.select(), &[], |row| {
            batch.push(read(row)?);
            if batch.len() == BATCH { take(std::mem::take(&mut batch)) } else { Ok(()) }
        })?;
        return if batch.is_empty() { Ok(()) } else { take(batch) };
    }
    let cursor = format!("copy_{}", table.name);
    tx.exec(&format!("DECLARE {cursor} NO SCROLL CURSOR FOR {}", table.select()), &[])?;
    loop {
        let batch = tx.all(&format!("FETCH {BATCH} FROM {cursor}"), &[], read)?;
        if batch.is_empty() {
            tx.exec(&format!("CLOSE {cursor}"), &[])?;
            return Ok(());
        }
        take(batch)?;
    }
}

/// What each table of a database holds, at one moment.
///
/// # Errors
/// When the database does not answer.
pub async fn sums(db: &Db) -> Result<Vec<TableSum>, DbError> {
    db.snapshot(|tx| {
        let mut all = Vec::new();
        for table in tables(tx)? {
            let mut sum = TableSum::new(&table.name);
            each_batch(tx, &table, |rows| {
                rows.iter().for_each(|row| sum.add(row));
                Ok(())
            })?;
            all.push(sum);
        }
        Ok(all)
    })
    .await
}

/// The first table that has rows, if one has.
///
/// # Errors
/// When the database does not answer.
pub async fn first_filled(db: &Db) -> Result<Option<String>, DbError> {
    db.read(|tx| {
        for table in tables(tx)? {
            let found = tx.maybe(&format!("SELECT 1 FROM {} LIMIT 1", table.name), &[], |_| Ok(()))?;
            if found.is_some() {
                return Ok(Some(table.name));
            }
        }
        Ok(None)
    })
    .await
}

/// Deletes the rows of all tables, in one transaction.
///
/// # Errors
/// When the database refuses.
pub async fn clear(db: &Db) -> Result<(), DbError> {
    db.write(|tx| {
        for table in tables(tx)? {
            tx.exec(&format!("DELETE FROM {}", table.name), &[])?;
        }
        Ok(())
    })
    .await
}

/// What the reader hands to the writer.
enum Part {
    /// Rows of the table of this number.
    Rows(usize, Vec<Vec<Owned>>),
    /// There are no more. Without it the reader has failed, and nothing may be kept.
    End,
}

/// Copies everything from one database to another, which must have the same schema and be empty. `progress` hears of
/// each batch: the table, and how many of its rows have been sent.
///
/// # Errors
/// [`CopyError`]; the target is then as empty as it was, but for [`CopyError::Differs`].
pub async fn copy(
    from: &Db,
    to: &Db,
    mut progress: impl FnMut(&str, u64) + Send + 'static,
) -> Result<Vec<TableSum>, CopyError> {
    for (which, db) in [("source", from), ("target", to)] {
        let version = db.applied().await?;
        if version != schema_version() {
            return Err(CopyError::Version(which, version, schema_version()));
        }
    }
    if let Some(table) = first_filled(to).await? {
        return Err(CopyError::NotEmpty(table));
    }
    let all: Arc<Vec<Table>> = Arc::new(to.read(tables).await?);
    let (sender, receiver) = mpsc::sync_channel(AHEAD);
    let reading = from.snapshot({
        let all = all.clone();
        move |tx| {
            if tables(tx)? != *all {
                return Err(DbError::Statement("the two databases have different tables".into()));
            }
            let mut sums = Vec::new();
            for (number, table) in all.iter().enumerate() {
                let mut sum = TableSum::new(&table.name);
                each_batch(tx, table, |rows| {
                    rows.iter().for_each(|row| sum.add(row));
                    progress(&table.name, sum.rows);
                    sender.send(Part::Rows(number, rows)).map_err(|_| deaf())
                })?;
                sums.push(sum);
            }
            sender.send(Part::End).map_err(|_| deaf())?;
            Ok(sums)
        }
    });
    let mut receiver = Some(receiver);
    let statements: Vec<String> = all.iter().map(Table::insert).collect();
    let writing = to.write(move |tx| match receiver.take() {
        Some(receiver) => receive(tx, &statements, &receiver),
        None => Err(DbError::Busy("somebody else writes to the target".into())),
    });
    let (sent, written) = tokio::join!(reading, writing);
    let sent = match (sent, written) {
        (Ok(sent), Ok(())) => sent,
        // Each side fails when the other does; the reader's reason is the better one unless it was only left alone.
        (Err(DbError::Unavailable(_)) | Ok(_), Err(error)) | (Err(error), _) => return Err(error.into()),
    };
    compare(&sent, &sums(to).await?)?;
    Ok(sent)
}

fn deaf() -> DbError {
    DbError::Unavailable("the target stopped taking rows".into())
}

fn receive(tx: &mut Tx<'_>, statements: &[String], parts: &mpsc::Receiver<Part>) -> Result<(), DbError> {
    for part in parts {
        let Part::Rows(table, rows) = part else { return Ok(()) };
        let values: Vec<Vec<Value<'_>>> =
            rows.iter().map(|row| row.iter().map(Owned::value).collect()).collect();
        tx.exec_many(statements.get(table).map_or("", String::as_str), &values)?;
    }
    Err(DbError::Unavailable("the source ended before its last row".into()))
}

/// Whether both hold the same.
///
/// # Errors
/// [`CopyError::Differs`], with the first table that differs.
pub fn compare(sent: &[TableSum], found: &[TableSum]) -> Result<(), CopyError> {
    for sum in sent {
        let other = found.iter().find(|it| it.name == sum.name);
        if other != Some(sum) {
            return Err(CopyError::Differs(sum.name.clone(), other.map_or(0, |it| it.rows), sum.rows));
        }
    }
    Ok(())
}

/// Saves the database, which may be in use, as one SQLite file: the state of one moment.
///
/// # Errors
/// [`CopyError`], or when the file cannot be written.
pub async fn save(db: &Db, file: &Path) -> Result<Vec<TableSum>, CopyError> {
    let url = format!("sqlite:{}", file.display());
    match db.path() {
        Some(source) => {
            save_pages(source.to_owned(), file.to_owned()).await?;
            let saved = Db::open(&crate::Options { url, connections: 1 }).await?;
            Ok(sums(&saved).await?)
        }
        None => {
            let saved = Db::open(&crate::Options { url, connections: 1 }).await?;
            saved.migrate().await?;
            let sums = copy(db, &saved, |_, _| ()).await?;
            fold_log(file.to_owned()).await?;
            Ok(sums)
        }
    }
}

/// SQLite's own online copy, in one step: it sees one moment and holds no writer up.
async fn save_pages(source: std::path::PathBuf, file: std::path::PathBuf) -> Result<(), DbError> {
    blocking(move || {
        let source = crate::sqlite::connect(&source, true)?;
        let mut target = rusqlite::Connection::open(&file)?;
        rusqlite::backup::Backup::new(&source, &mut target)?.step(-1)?;
        Ok(())
    })
    .await
}

/// Moves what is in a SQLite file's write-ahead log into the file itself, which is then complete alone.
///
/// # Errors
/// When the file cannot be written.
pub async fn fold_log(file: std::path::PathBuf) -> Result<(), DbError> {
    blocking(move || {
        let connection = crate::sqlite::connect(&file, false)?;
        connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?;
        Ok(())
    })
    .await
}

/// Whether another process or connection has this SQLite file open.
///
/// # Errors
/// When the file cannot be read.
pub async fn is_open_elsewhere(file: std::path::PathBuf) -> Result<bool, DbError> {
    blocking(move || {
        let connection = rusqlite::Connection::open(&file)?;
        connection.busy_timeout(std::time::Duration::ZERO)?;
        // Leaving the write-ahead log needs the file for oneself alone.
        match connection.query_row("PRAGMA journal_mode=DELETE", [], |row| row.get::<_, String>(0)) {
            Ok(mode) => Ok(mode != "delete"),
            Err(error) => match DbError::from(error) {
                DbError::Busy(_) => Ok(true),
                error => Err(error),
            },
        }
    })
    .await
}

async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, DbError> + Send + 'static,
) -> Result<T, DbError> {
    tokio::task::spawn_blocking(work).await.map_err(|_| DbError::Panicked)?
}
