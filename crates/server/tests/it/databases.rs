//! A database for each test: a copy of one that was migrated once, since a copy takes a third of the time.

use ombud_base::Random;
use ombud_db::{Db, DbError, Options};
use sha2::{Digest, Sha256};
use std::path::Path;

/// Names what was migrated: other migrations have another model.
fn model() -> String {
    let migrations = include_str!("../../../../migrations/V1__desk.sql");
    format!("ombud_model_{:016x}", first(&Sha256::digest(migrations)))
}

fn first(digest: &[u8]) -> u64 {
    u64::from_be_bytes(digest[..8].try_into().unwrap())
}

fn unique() -> u128 {
    u128::from_be_bytes(Random::system().bytes())
}

async fn migrated(url: &str) {
    Db::open(&Options { url: url.to_owned(), connections: 1 }).await.unwrap().migrate().await.unwrap();
}

/// Lays a migrated file there; returns its URL.
pub async fn sqlite(file: &Path) -> String {
    let model = std::env::temp_dir().join(format!("{}.db", model()));
    if !model.exists() {
        let begun = tempfile::tempdir().unwrap();
        let one = begun.path().join("begun.db");
        migrated(&format!("sqlite:{}", one.display())).await;
        // Whoever comes second replaces it by its equal.
        std::fs::rename(one, &model).unwrap();
    }
    std::fs::copy(model, file).unwrap();
    format!("sqlite:{}", file.display())
}

/// A migrated database on the server for tests, until it is removed.
pub struct FreshPostgres {
    admin: Db,
    name: String,
    /// Where it is.
    pub url: String,
}

impl FreshPostgres {
    /// Copies the model, and makes that where nobody has yet.
    pub async fn create(server: &str) -> Self {
        let admin = Db::open(&Options { url: server.to_owned(), connections: 4 }).await.unwrap();
        let name = format!("ombud_test_{:032x}", unique());
        let (base, _) = server.rsplit_once('/').unwrap();
        let url = format!("{base}/{name}");
        let copy = format!("CREATE DATABASE {name} TEMPLATE {}", model());
        let fresh = Self { admin, name, url };
        if fresh.run(&copy).await.is_err() {
            fresh.make_model(base).await;
            fresh.run(&copy).await.unwrap();
        }
        fresh
    }

    /// Under a name of its own until it is whole, as others may be making it too.
    async fn make_model(&self, base: &str) {
        let begun = format!("ombud_begun_{:032x}", unique());
        self.run(&format!("CREATE DATABASE {begun}")).await.unwrap();
        migrated(&format!("{base}/{begun}")).await;
        // No connection may be left, and closing one takes the server a moment.
        let cut = format!("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{begun}'");
        self.run(&cut).await.unwrap();
        while let Err(error) = self.run(&format!("ALTER DATABASE {begun} RENAME TO {}", model())).await {
            if error.to_string().contains("already exists") {
                self.run(&format!("DROP DATABASE {begun} WITH (FORCE)")).await.unwrap();
                return;
            }
            assert!(error.to_string().contains("being accessed"), "{error}");
            tokio::time::sleep(std::time::Duration::from_millis(20)).await;
        }
    }

    async fn run(&self, statement: &str) -> Result<(), DbError> {
        let statement = statement.to_owned();
        self.admin.read::<_, DbError, _>(move |tx| tx.exec(&statement, &[]).map(drop)).await
    }

    /// Removes it, whoever is connected.
    pub async fn remove(self) {
        self.run(&format!("DROP DATABASE IF EXISTS {} WITH (FORCE)", self.name)).await.unwrap();
    }
}
