//! Migrations: the files of `migrations/`, forward only, the same text on both engines.

use crate::{DbError, Engine, Tx, sqlite};
use deadpool_postgres::Pool;
use std::{ops::DerefMut, path::Path};

mod embedded {
    refinery::embed_migrations!("../../migrations");
}

/// The schema that this program expects: the highest migration's number.
pub fn schema_version() -> i64 {
    embedded::migrations::runner()
        .get_migrations()
        .iter()
        .map(|it| i64::from(it.version()))
        .max()
        .unwrap_or(0)
}

/// The migrations that `applied` (the highest number that a database has) still misses, by name.
pub fn pending(applied: i64) -> Vec<String> {
    let runner = embedded::migrations::runner();
    let missing = runner.get_migrations().iter().filter(|it| i64::from(it.version()) > applied);
    missing.map(|it| format!("V{}__{}", it.version(), it.name())).collect()
}

pub(crate) fn applied(tx: &mut Tx<'_>) -> Result<i64, DbError> {
    // The table exists once a migration has run; asking for it is spelt differently.
    let exists = match tx.engine() {
        Engine::Sqlite => "SELECT count(*) FROM sqlite_master WHERE name = 'refinery_schema_history'",
        Engine::Postgres => "SELECT count(to_regclass('refinery_schema_history'))",
    };
    if tx.one(exists, &[], |row| row.get::<i64>(0))? == 0 {
        return Ok(0);
    }
    let highest = "SELECT CAST(COALESCE(max(version), 0) AS BIGINT) FROM refinery_schema_history";
    tx.one(highest, &[], |row| row.get(0))
}

pub(crate) async fn sqlite(path: &Path) -> Result<(), DbError> {
    let path = path.to_owned();
    let run = move || -> Result<(), DbError> {
        let mut connection = sqlite::connect(&path, false)?;
        embedded::migrations::runner()
            .run(&mut connection)
            .map_err(|error| DbError::Migration(error.to_string()))?;
        Ok(())
    };
    tokio::task::spawn_blocking(run).await.map_err(|_| DbError::Panicked)?
}

pub(crate) async fn postgres(pool: &Pool) -> Result<(), DbError> {
    /// "ombud" in ASCII: several nodes that start at once take turns.
    const LOCK: i64 = 0x6f_6d62_7564;
    let mut client = pool.get().await?;
    client.execute("SELECT pg_advisory_lock($1)", &[&LOCK]).await?;
    let run = embedded::migrations::runner().run_async(client.deref_mut().deref_mut()).await;
    client.execute("SELECT pg_advisory_unlock($1)", &[&LOCK]).await?;
    run.map(drop).map_err(|error| DbError::Migration(error.to_string()))
}
