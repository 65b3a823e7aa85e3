//! Both engines behave alike. PostgreSQL runs where `OMBUD_TEST_POSTGRES` names a server.
#![allow(clippy::unwrap_used, reason = "tests")]

use ombud_base::{Clock, Random, Time, Uuid, id};
use ombud_db::{Db, DbError, Options, Value, sql};

async fn engines() -> Vec<(Db, Option<tempfile::TempDir>)> {
    let folder = tempfile::tempdir().unwrap();
    let url = format!("sqlite:{}", folder.path().join("test.db").display());
    let mut all = vec![(Db::open(&Options { url, connections: 4 }).await.unwrap(), Some(folder))];
    if let Ok(server) = std::env::var("OMBUD_TEST_POSTGRES") {
        let name = format!("engines_{}", id::v7(Clock::system().now(), &Random::system()).simple());
        let admin = Db::open(&Options { url: server.clone(), connections: 4 }).await.unwrap();
        admin
            .read::<_, DbError, _>({
                let name = name.clone();
                move |tx| tx.exec(&format!("CREATE DATABASE {name}"), &[])
            })
            .await
            .unwrap();
        let (base, _) = server.rsplit_once('/').unwrap();
        all.push((Db::open(&Options { url: format!("{base}/{name}"), connections: 8 }).await.unwrap(), None));
    }
    for (db, _) in &all {
        db.migrate().await.unwrap();
        db.migrate().await.unwrap();
    }
    all
}

fn workspace(tx: &mut ombud_db::Tx<'_>, slug: &str) -> Result<Uuid, DbError> {
    let id = id::v7(Time::from_micros(1_000_000), &Random::system());
    tx.exec(
        sql!("INSERT INTO workspaces (slug, id, name, settings, created_at) VALUES ($2, $1, $3, $4, $5)"),
        &[id.into(), slug.into(), "Name".into(), "{}".into(), Value::Int(7)],
    )?;
    Ok(id)
}

#[tokio::test(flavor = "multi_thread")]
async fn parameters_go_by_number_not_by_appearance() {
    for (db, _folder) in engines().await {
        let id = db.write(|tx| workspace(tx, "a")).await.unwrap();
        let found: Option<(Uuid, String, i64)> = db
            .read::<_, DbError, _>(|tx| {
                tx.maybe(
                    "SELECT id, slug, created_at FROM workspaces WHERE created_at = $2 AND slug = $1",
                    &["a".into(), Value::Int(7)],
                    |row| {
                        let mut row = row.reader();
                        Ok((row.next()?, row.next()?, row.next()?))
                    },
                )
            })
            .await
            .unwrap();
        assert_eq!(found, Some((id, "a".into(), 7)));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_failed_write_leaves_nothing_and_spares_its_neighbours() {
    for (db, _folder) in engines().await {
        let writes = (0..40).map(|n| {
            let db = db.clone();
            tokio::spawn(async move {
                db.write::<_, DbError, _>(move |tx| {
                    workspace(tx, &format!("s{n}"))?;
                    if n % 4 == 0 { Err(DbError::Statement("refused".into())) } else { Ok(()) }
                })
                .await
            })
        });
        for (n, write) in writes.collect::<Vec<_>>().into_iter().enumerate() {
            assert_eq!(write.await.unwrap().is_err(), n % 4 == 0);
        }
        let count: i64 = db
            .read::<_, DbError, _>(|tx| tx.one("SELECT count(*) FROM workspaces", &[], |row| row.get(0)))
            .await
            .unwrap();
        assert_eq!(count, 30);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_panic_rolls_back_and_the_next_write_works() {
    for (db, _folder) in engines().await {
        let gone = db
            .write::<(), DbError, _>(|tx| {
                workspace(tx, "x")?;
                panic!("on purpose")
            })
            .await;
        assert!(matches!(gone, Err(DbError::Panicked)), "{gone:?}");
        db.write(|tx| workspace(tx, "x")).await.unwrap();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn duplicates_have_their_own_error_and_hooks_run_only_after_a_commit() {
    let ran = std::sync::Arc::new(std::sync::atomic::AtomicU32::new(0));
    for (db, _folder) in engines().await {
        for expected_duplicate in [false, true] {
            let counter = ran.clone();
            let result = db
                .write(move |tx| {
                    let counter = counter.clone();
                    tx.after_commit(move || {
                        counter.fetch_add(1, std::sync::atomic::Ordering::SeqCst);
                    });
                    workspace(tx, "same")
                })
                .await;
            assert_eq!(matches!(result, Err(DbError::Duplicate(_))), expected_duplicate, "{result:?}");
        }
        assert_eq!(ran.swap(0, std::sync::atomic::Ordering::SeqCst), 1);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn many_at_once_keep_their_order_and_locks_keep_counters_exact() {
    for (db, _folder) in engines().await {
        let ws = db.write(|tx| workspace(tx, "w")).await.unwrap();
        db.write::<_, DbError, _>(move |tx| {
            tx.exec(
                "INSERT INTO event_heads (workspace_id, pos, next_number, edge) VALUES ($1, 0, 1, $2)",
                &[ws.into(), Value::Blob(&[0; 8])],
            )
        })
        .await
        .unwrap();
        let adders = (0..32).map(|_| {
            let db = db.clone();
            tokio::spawn(async move {
                db.write::<i64, DbError, _>(move |tx| {
                    let pos: i64 = tx.one("SELECT pos FROM event_heads WHERE workspace_id = $1 FOR UPDATE", &[ws.into()], |row| row.get(0))?;
                    let rows: Vec<_> = (1..=3).map(|n| vec![Value::Id(ws), Value::Int(pos + n), Value::Blob(&[0; 32])]).collect();
                    tx.exec_many("INSERT INTO events (workspace_id, pos, at, kind, actor_kind, entry) VALUES ($1, $2, 0, 'k', 'system', $3)", &rows)?;
                    tx.exec("UPDATE event_heads SET pos = $2 WHERE workspace_id = $1", &[ws.into(), Value::Int(pos + 3)])?;
                    Ok(pos)
                }).await.unwrap()
            })
        });
        for adder in adders.collect::<Vec<_>>() {
            adder.await.unwrap();
        }
        let (count, last): (i64, i64) = db
            .read::<_, DbError, _>(|tx| {
                tx.one("SELECT count(*), max(pos) FROM events", &[], |row| Ok((row.get(0)?, row.get(1)?)))
            })
            .await
            .unwrap();
        assert_eq!((count, last), (96, 96));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_snapshot_sees_one_moment() {
    for (db, _folder) in engines().await {
        let count = "SELECT count(*) FROM workspaces";
        let (asked, asking) = std::sync::mpsc::channel();
        let (written, writing) = std::sync::mpsc::channel();
        let reader = tokio::spawn({
            let db = db.clone();
            async move {
                db.snapshot::<(i64, i64), DbError, _>(move |tx| {
                    let before = tx.one(count, &[], |row| row.get(0))?;
                    asked.send(()).unwrap();
                    writing.recv().unwrap();
                    Ok((before, tx.one(count, &[], |row| row.get(0))?))
                })
                .await
                .unwrap()
            }
        });
        tokio::task::spawn_blocking(move || asking.recv().unwrap()).await.unwrap();
        db.write(|tx| workspace(tx, "later")).await.unwrap();
        written.send(()).unwrap();
        let (before, after) = reader.await.unwrap();
        assert_eq!(before, after);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn every_declared_statement_prepares() {
    for (db, _folder) in engines().await {
        db.read::<_, DbError, _>(|tx| {
            for statement in ombud_db::statements() {
                tx.prepare(statement.text).map_err(|error| {
                    DbError::Statement(format!("{}: {error}: {}", statement.file, statement.text))
                })?;
            }
            Ok(())
        })
        .await
        .unwrap();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_mistake_among_many_rows_is_told_and_undoes_all() {
    for (db, _folder) in engines().await {
        let taken = db.write(|tx| workspace(tx, "taken")).await.unwrap();
        let many = move |tx: &mut ombud_db::Tx<'_>| {
            let ids: Vec<Uuid> = (0..40)
                .map(|n| if n == 30 { taken } else { id::v7(Clock::system().now(), &Random::system()) })
                .collect();
            let slugs: Vec<String> = (0..40).map(|n| format!("many-{n}")).collect();
            let rows: Vec<Vec<Value<'_>>> = ids
                .iter()
                .zip(&slugs)
                .map(|(id, slug)| vec![(*id).into(), slug.into(), "n".into(), "{}".into(), Value::Int(1)])
                .collect();
            tx.exec_many(
                sql!("INSERT INTO workspaces (id, slug, name, settings, created_at) VALUES ($1, $2, $3, $4, $5)"),
                &rows,
            )
        };
        assert!(matches!(db.write(many).await, Err(DbError::Duplicate(_))), "told by the commit");
        let then_asked = move |tx: &mut ombud_db::Tx<'_>| {
            many(tx)?;
            tx.one("SELECT count(*) FROM workspaces", &[], |row| row.get::<i64>(0))
        };
        assert!(
            matches!(db.write(then_asked).await, Err(DbError::Duplicate(_))),
            "told by the next statement"
        );
        let left: i64 = db
            .read::<_, DbError, _>(|tx| tx.one("SELECT count(*) FROM workspaces", &[], |row| row.get(0)))
            .await
            .unwrap();
        assert_eq!(left, 1);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_write_ahead_log_is_folded_while_writers_never_rest() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("test.db");
    let db = Db::open(&Options { url: format!("sqlite:{}", path.display()), connections: 2 }).await.unwrap();
    db.migrate().await.unwrap();
    let written = 400_u64 << 20;
    let mut most = 0;
    for round in 0..written >> 20 {
        let name = "x".repeat(1 << 20);
        db.write(move |tx| {
            tx.exec(
                "INSERT INTO workspaces (id, slug, name, settings, created_at) VALUES ($1, $2, $3, '{}', 0)",
                &[
                    id::v7(Clock::system().now(), &Random::system()).into(),
                    round.to_string().as_str().into(),
                    name.as_str().into(),
                ],
            )
        })
        .await
        .unwrap();
        most = most.max(std::fs::metadata(folder.path().join("test.db-wal")).unwrap().len());
    }
    assert!(most < written / 2, "the log grew to {} MiB", most >> 20);
}

#[tokio::test(flavor = "multi_thread")]
async fn many_wipe_at_once_what_was_deleted_and_none_is_turned_away() {
    for (db, folder) in engines().await {
        let id = db.write(|tx| workspace(tx, "a")).await.unwrap();
        let mut all = tokio::task::JoinSet::new();
        for round in 0..24_i64 {
            let db = db.clone();
            all.spawn(async move {
                let name = "x".repeat(1 << 16);
                let text = "UPDATE workspaces SET name = $2, created_at = $3 WHERE id = $1";
                let values = move |tx: &mut ombud_db::Tx<'_>| {
                    tx.exec(text, &[id.into(), name.as_str().into(), round.into()])
                };
                db.write::<_, DbError, _>(values).await.unwrap();
                db.scrub(&["workspaces"]).await
            });
        }
        while let Some(wiped) = all.join_next().await {
            wiped.unwrap().unwrap();
        }
        if let Some(folder) = folder {
            assert_eq!(std::fs::metadata(folder.path().join("test.db-wal")).unwrap().len(), 0);
        }
    }
}
