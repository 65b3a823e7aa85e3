//! A copy is whole or not there, in each direction between the engines. PostgreSQL runs where `OMBUD_TEST_POSTGRES`
//! names a server.
#![allow(clippy::unwrap_used, reason = "tests")]

use ombud_base::{Random, Time, Uuid, Value, id};
use ombud_db::{
    Db, DbError, Options, Tx,
    copy::{CopyError, clear, copy, first_filled, save, sums},
};
use std::sync::{
    Arc,
    atomic::{AtomicBool, Ordering},
};

struct Place {
    db: Db,
    _folder: Option<tempfile::TempDir>,
}

async fn sqlite() -> Place {
    let folder = tempfile::tempdir().unwrap();
    let url = format!("sqlite:{}", folder.path().join("test.db").display());
    Place { db: Db::open(&Options { url, connections: 4 }).await.unwrap(), _folder: Some(folder) }
}

async fn postgres(server: &str) -> Place {
    let unique = u128::from_be_bytes(Random::system().bytes());
    let name = format!("copy_{unique:032x}");
    let admin = Db::open(&Options { url: server.to_owned(), connections: 4 }).await.unwrap();
    let statement = format!("CREATE DATABASE {name}");
    admin.read::<_, DbError, _>(move |tx| tx.exec(&statement, &[])).await.unwrap();
    let (base, _) = server.rsplit_once('/').unwrap();
    let url = format!("{base}/{name}");
    Place { db: Db::open(&Options { url, connections: 4 }).await.unwrap(), _folder: None }
}

/// Every pair of engines, each database with a table of all types beside the product's own.
async fn pairs() -> Vec<(Place, Place)> {
    let mut all = vec![(sqlite().await, sqlite().await)];
    if let Ok(server) = std::env::var("OMBUD_TEST_POSTGRES") {
        all.push((sqlite().await, postgres(&server).await));
        all.push((postgres(&server).await, sqlite().await));
        all.push((postgres(&server).await, postgres(&server).await));
    }
    for place in all.iter().flat_map(|(a, b)| [a, b]) {
        place.db.migrate().await.unwrap();
        let table = "CREATE TABLE types (id UUID NOT NULL PRIMARY KEY, t TEXT, n BIGINT, b BOOLEAN, r DOUBLE PRECISION, x BYTEA)";
        place.db.write::<_, DbError, _>(move |tx| tx.exec(table, &[])).await.unwrap();
    }
    all
}

fn fill(tx: &mut Tx<'_>, rows: i64) -> Result<(), DbError> {
    let random = Random::seeded(5);
    let insert = "INSERT INTO types (id, t, n, b, r, x) VALUES ($1, $2, $3, $4, $5, $6)";
    let texts = ["", "plain", "'; DROP TABLE types; --", "钱包 🦊", "line\nbreak\ttab \\ \"quoted\""];
    for n in 0..rows {
        let id: Uuid = id::v7(Time::from_micros(n), &random);
        let text = *texts.get(usize::try_from(n).unwrap() % 6).unwrap_or(&"more");
        let bytes: [u8; 9] = random.bytes();
        let text = if n % 7 == 0 { Value::Null } else { Value::Text(text) };
        let row = [
            id.into(),
            text,
            Value::Int(i64::MIN + n),
            (n % 3 == 0).into(),
            Value::Real(0.1 * n as f64),
            bytes.as_slice().into(),
        ];
        tx.exec(insert, &row)?;
        tx.exec(
            "INSERT INTO tags (workspace_id, id, name, color) VALUES ($1, $1, $2, 'red')",
            &[id.into(), "a".into()],
        )?;
    }
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn everything_arrives_and_only_in_an_empty_place() {
    for (from, to) in pairs().await {
        from.db.write(|tx| fill(tx, 1234)).await.unwrap();
        let sent = copy(&from.db, &to.db, |_, _| ()).await.unwrap();
        let of = |name: &str| sent.iter().find(|it| it.name == name).unwrap().rows;
        assert_eq!((of("types"), of("tags"), of("messages")), (1234, 1234, 0));
        assert_eq!(sums(&to.db).await.unwrap(), sent, "{:?} to {:?}", from.db.engine(), to.db.engine());
        let read = |db: &Db| {
            let db = db.clone();
            async move {
                db.read::<_, DbError, _>(|tx| {
                    tx.all("SELECT t, n, b, r, x FROM types ORDER BY id", &[], |row| {
                        let cells: (Option<String>, i64, bool) = (row.get(0)?, row.get(1)?, row.get(2)?);
                        Ok((cells, row.get::<f64>(3)?, row.get::<Vec<u8>>(4)?))
                    })
                })
                .await
                .unwrap()
            }
        };
        assert_eq!(read(&from.db).await, read(&to.db).await);
        let again = copy(&from.db, &to.db, |_, _| ()).await;
        assert!(matches!(again, Err(CopyError::NotEmpty(table)) if table == "tags"));
        clear(&to.db).await.unwrap();
        assert_eq!(first_filled(&to.db).await.unwrap(), None);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_changed_cell_changes_the_checksum() {
    for (from, to) in pairs().await {
        from.db.write(|tx| fill(tx, 10)).await.unwrap();
        let sent = copy(&from.db, &to.db, |_, _| ()).await.unwrap();
        let change = "UPDATE types SET r = r + 0.5 WHERE n = (SELECT min(n) FROM types)";
        to.db.write::<_, DbError, _>(move |tx| tx.exec(change, &[])).await.unwrap();
        let differs = ombud_db::copy::compare(&sent, &sums(&to.db).await.unwrap());
        assert!(matches!(differs, Err(CopyError::Differs(table, 10, 10)) if table == "types"));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_source_may_be_in_use_and_one_moment_arrives() {
    for (from, to) in pairs().await {
        from.db.write(|tx| fill(tx, 600)).await.unwrap();
        let stop = Arc::new(AtomicBool::new(false));
        let writer = tokio::spawn({
            let (db, stop) = (from.db.clone(), stop.clone());
            async move {
                let mut n = 0;
                while !stop.load(Ordering::SeqCst) {
                    n += 1;
                    let id = id::v7(Time::from_micros(9_000_000 + n), &Random::system());
                    db.write::<_, DbError, _>(move |tx| {
                        tx.exec("INSERT INTO types (id, n) VALUES ($1, 1)", &[id.into()])?;
                        tx.exec(
                            "INSERT INTO tags (workspace_id, id, name, color) VALUES ($1, $1, 'a', 'red')",
                            &[id.into()],
                        )
                    })
                    .await
                    .unwrap();
                }
                n
            }
        });
        let sent = copy(&from.db, &to.db, |_, _| ()).await.unwrap();
        stop.store(true, Ordering::SeqCst);
        assert!(writer.await.unwrap() > 0);
        let of = |name: &str| sent.iter().find(|it| it.name == name).unwrap().rows;
        assert!(of("types") >= 600);
        assert_eq!(of("types"), of("tags"), "each write fills both, so one moment holds as many of each");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_copy_that_fails_half_way_leaves_the_target_empty() {
    for (from, to) in pairs().await {
        from.db.write(|tx| fill(tx, 1500)).await.unwrap();
        // The table that is sent last refuses: on its way out of SQLite, where a column may hold anything, or else on
        // its way in.
        if from.db.path().is_some() {
            let damage = "INSERT INTO types (id, n) VALUES ($1, 'no number')";
            from.db.write::<_, DbError, _>(move |tx| tx.exec(damage, &[Uuid::nil().into()])).await.unwrap();
        } else {
            let refuse = "CREATE UNIQUE INDEX once ON types (b)";
            to.db.write::<_, DbError, _>(move |tx| tx.exec(refuse, &[])).await.unwrap();
        }
        let failed = copy(&from.db, &to.db, |_, _| ()).await;
        assert!(matches!(failed, Err(CopyError::Database(_))), "{failed:?}");
        assert_eq!(first_filled(&to.db).await.unwrap(), None);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn databases_of_another_version_are_refused() {
    let (from, to) = (sqlite().await, sqlite().await);
    from.db.migrate().await.unwrap();
    let refused = copy(&from.db, &to.db, |_, _| ()).await;
    assert!(matches!(refused, Err(CopyError::Version("target", 0, _))), "{refused:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_saved_file_is_complete_alone() {
    for (from, _) in pairs().await {
        from.db.write(|tx| fill(tx, 700)).await.unwrap();
        // The extra table is no part of a fresh database's schema.
        from.db.write::<_, DbError, _>(|tx| tx.exec("DROP TABLE types", &[])).await.unwrap();
        let folder = tempfile::tempdir().unwrap();
        let sent = save(&from.db, &folder.path().join("saved.db")).await.unwrap();
        // Only the file itself is taken along.
        let moved = tempfile::tempdir().unwrap();
        std::fs::copy(folder.path().join("saved.db"), moved.path().join("other.db")).unwrap();
        let url = format!("sqlite:{}", moved.path().join("other.db").display());
        let saved = Db::open(&Options { url, connections: 1 }).await.unwrap();
        assert_eq!(sums(&saved).await.unwrap(), sent);
        assert_eq!(sums(&from.db).await.unwrap(), sent);
    }
}
