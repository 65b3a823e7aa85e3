//! The database: whether it answers, keeps what it has acknowledged, and has this program's tables.

use super::{Finding, clock};
use crate::{config::Config, operations::demo};
use ombud_base::{Clock, Time};
use ombud_db::{Db, DbError, Engine, Options, Protection, Tx, pending, protection, sql};

const ABOUT: &str = "database";

pub async fn examine(config: &Config, now: Time) -> Vec<Finding> {
    let url = config.database_url();
    if let Some(path) = url.strip_prefix("sqlite:")
        && !std::path::Path::new(path).exists()
    {
        let mend = "`ombud serve` and `ombud migrate` make it";
        return vec![Finding::warning(ABOUT, format!("{path} does not exist yet"), mend)];
    }
    let db = match Db::open(&Options { url, connections: 4 }).await {
        Ok(db) => db,
        Err(error) => {
            let mend =
                "check database.url, whether the server there runs, and whether it lets this machine in";
            return vec![Finding::bad(ABOUT, error.to_string(), mend)];
        }
    };
    let looked = match db.engine() {
        Engine::Sqlite => db.read(sqlite).await,
        Engine::Postgres => db.read(postgres).await,
    };
    let mut all = match looked {
        Ok(all) => all,
        Err(error) => return vec![Finding::bad(ABOUT, error.to_string(), "see the database's own log")],
    };
    all.extend(on_the_way(&config.database_url()));
    match db.applied().await {
        Ok(applied) if pending(applied).is_empty() => {
            all.push(Finding::good("migrations", format!("all applied (version {applied})")));
            all.extend(db.read(move |tx| contents(tx, now)).await.unwrap_or_default());
            all.extend(demo_people(config, &db).await);
            all.extend(super::anchors::examine(config, &db, now).await);
        }
        Ok(applied) => all.push(Finding::bad(
            "migrations",
            format!("missing: {}", pending(applied).join(", ")),
            "make a backup, then run `ombud migrate` (`ombud serve` does it too)",
        )),
        Err(error) => all.push(Finding::bad("migrations", error.to_string(), "see the database's own log")),
    }
    all
}

/// Whether somebody between here and the database could listen or answer in its place.
fn on_the_way(url: &str) -> Option<Finding> {
    let mend =
        "add ?sslmode=verify-full to database.url, and &sslrootcert=<file> for an authority of your own";
    match protection(url).ok()? {
        Protection::Local => None,
        Protection::Verified => Some(Finding::good(ABOUT, "reached by TLS, its certificate is verified")),
        Protection::Unverified => Some(Finding::warning(ABOUT, "its certificate is not verified", mend)),
        Protection::Open => Some(Finding::warning(ABOUT, "reached without TLS over a network", mend)),
    }
}

fn sqlite(tx: &mut Tx<'_>) -> Result<Vec<Finding>, DbError> {
    let version: String = tx.one("SELECT sqlite_version()", &[], |row| row.get(0))?;
    let mode: String = tx.one("PRAGMA journal_mode", &[], |row| row.get(0))?;
    let check: String = tx.one("PRAGMA quick_check(1)", &[], |row| row.get(0))?;
    let mut all =
        vec![Finding::good(ABOUT, format!("SQLite {version}, every commit is on the disk before it counts"))];
    if mode != "wal" {
        let mend = "start the server once: it sets the write-ahead log; on a network disk SQLite cannot work";
        all.push(Finding::bad(ABOUT, format!("journal_mode is {mode}, and not wal"), mend));
    }
    if check != "ok" {
        let mend = "the file is damaged: stop the server and restore the last backup";
        all.push(Finding::bad(ABOUT, check, mend));
    }
    Ok(all)
}

fn postgres(tx: &mut Tx<'_>) -> Result<Vec<Finding>, DbError> {
    let setting = |tx: &mut Tx<'_>, name: &str| -> Result<String, DbError> {
        tx.one("SELECT current_setting($1)", &[name.into()], |row| row.get(0))
    };
    let (version, number) = (setting(tx, "server_version")?, setting(tx, "server_version_num")?);
    let mut all = vec![if number.parse::<i64>().unwrap_or(0) < 140_000 {
        Finding::warning(ABOUT, format!("PostgreSQL {version} is no longer kept"), "upgrade to 14 or newer")
    } else {
        Finding::good(ABOUT, format!("PostgreSQL {version}"))
    }];
    for (name, good) in [("fsync", "on"), ("full_page_writes", "on"), ("server_encoding", "UTF8")] {
        let found = setting(tx, name)?;
        if found != good {
            let mend =
                format!("set {name} = {good}; without it what was acknowledged can be lost or damaged");
            all.push(Finding::bad(ABOUT, format!("{name} is {found}"), mend));
        }
    }
    let commit = setting(tx, "synchronous_commit")?;
    if commit == "off" {
        let mend = "set synchronous_commit = on: with off, a crash loses messages that were acknowledged";
        all.push(Finding::bad(ABOUT, "synchronous_commit is off", mend));
    }
    let asked = "SELECT CAST(extract(epoch FROM clock_timestamp()) * 1000000 AS BIGINT)";
    let theirs: i64 = tx.one(asked, &[], |row| row.get(0))?;
    all.extend(clock::apart("the database's", Time::from_micros(theirs), Clock::system().now()));
    Ok(all)
}

fn contents(tx: &mut Tx<'_>, now: Time) -> Result<Vec<Finding>, DbError> {
    let mut all = Vec::new();
    let people: i64 = tx.one(sql!("SELECT count(*) FROM staff"), &[], |row| row.get(0))?;
    if people == 0 {
        let mend = "ombud staff add you@example.com --name \"Your Name\" --role Admin";
        all.push(Finding::warning("staff", "there is nobody who could sign in", mend));
    }
    let newest: Option<Time> = tx.one(
        sql!(
            "SELECT max(e.at) FROM event_heads h ",
            "JOIN events e ON e.workspace_id = h.workspace_id AND e.pos = h.pos"
        ),
        &[],
        |row| row.get(0),
    )?;
    all.extend(newest.and_then(|newest| clock::before_the_newest(newest, now)));
    let jobs = crate::jobs::tally(tx, now)?;
    let found = format!("{} due, {} for later, {} given up", jobs.due, jobs.waiting, jobs.failed);
    all.push(if jobs.failed > 0 {
        Finding::warning(
            "jobs",
            found,
            "the log says why under \"job failed\"; the column last_error of jobs too",
        )
    } else if jobs.due > 1000 {
        Finding::warning("jobs", found, "start the server, or see in the log what holds them up")
    } else {
        Finding::good("jobs", found)
    });
    Ok(all)
}

/// The demo's password is printed in public.
async fn demo_people(config: &Config, db: &Db) -> Option<Finding> {
    let found = db.read::<_, DbError, _>(demo::find).await.ok().flatten();
    let local = ["http://localhost", "http://127.0.0.1", "https://localhost"];
    if found.is_none() || local.iter().any(|it| config.server.public_url.starts_with(it)) {
        return None;
    }
    let mend = "start anew with an empty data folder and without --demo, or disable the demo's staff";
    Some(Finding::bad("demo", "the demo's staff can sign in, and everybody knows their password", mend))
}
