//! The SQL of models: what is set, what a day may cost, and what it did.

use super::types::{ModelDay, ModelSettings};
use crate::keys;
use ombud_base::{Secret, Time, id::WorkspaceId, sealed::Place};
use ombud_db::{DbError, Tx, sql};

/// Days that are counted for, and kept.
const DAYS: i64 = 90;

/// A model as it is set.
#[derive(Clone, Debug, Default)]
pub(super) struct Stored {
    pub settings: ModelSettings,
    pub key: Option<Secret<String>>,
}

/// Whether something may be asked now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Leave {
    Granted,
    /// The day's tokens are spent.
    Budget,
    /// The minute's requests are made.
    Pace,
}

/// The day of a time, in UTC.
pub(super) const fn day(at: Time) -> i64 {
    at.seconds().div_euclid(86_400)
}

fn place_of_key(ws: WorkspaceId) -> Place {
    Place::new("models.api_key").id(ws.0)
}

pub(super) fn model(tx: &mut Tx<'_>, ws: WorkspaceId) -> Result<Option<Stored>, DbError> {
    let text = sql!("SELECT settings, api_key FROM models WHERE workspace_id = $1");
    tx.maybe(text, &[ws.into()], |row| {
        let settings = serde_json::from_str(&row.get::<String>(0)?);
        let settings =
            settings.map_err(|error| DbError::Statement(format!("settings of a model: {error}")))?;
        Ok(Stored { settings, key: row.open(1, &place_of_key(ws))?.map(Secret::new) })
    })
}

/// Writes what is set, and the key as it is to be.
pub(super) fn save(tx: &mut Tx<'_>, ws: WorkspaceId, it: &Stored) -> Result<(), DbError> {
    let text = serde_json::to_string(&it.settings).map_err(|error| DbError::Statement(error.to_string()))?;
    let key =
        it.key.as_ref().map(|key| keys::seal_own(tx, ws, &place_of_key(ws), key.expose())).transpose()?;
    tx.exec(
        sql!(
            "INSERT INTO models (workspace_id, settings, api_key, minute, in_minute, day, tokens) ",
            "VALUES ($1, $2, $3, 0, 0, 0, 0) ON CONFLICT (workspace_id) DO UPDATE SET settings = excluded.settings, ",
            "api_key = excluded.api_key"
        ),
        &[ws.into(), (&text).into(), key.as_ref().into()],
    )
    .map(drop)
}

/// Where it stands what was spent of what is allowed.
pub(super) struct Purse {
    read: &'static str,
    take: &'static str,
    settle: &'static str,
    spent: &'static str,
}

/// The statements of a table that has a minute, a day and what they cost.
macro_rules! purse {
    ($table:literal) => {
        Purse {
            read: sql!(
                "SELECT minute, in_minute, day, tokens FROM ",
                $table,
                " WHERE workspace_id = $1 FOR UPDATE"
            ),
            take: sql!(
                "UPDATE ",
                $table,
                " SET minute = $2, in_minute = $3, day = $4, tokens = $5 WHERE workspace_id = $1"
            ),
            settle: sql!("UPDATE ", $table, " SET tokens = tokens + $3 WHERE workspace_id = $1 AND day = $2"),
            spent: sql!("SELECT tokens FROM ", $table, " WHERE workspace_id = $1 AND day = $2"),
        }
    };
}

/// Of the model that words answers.
pub(super) const OF_WORDING: Purse = purse!("models");
/// Of the model that embeds.
pub(super) const OF_EMBEDDING: Purse = purse!("embedders");

/// How much is allowed.
#[derive(Clone, Copy, Debug)]
pub(super) struct Allowed {
    pub tokens_a_day: i64,
    pub requests_a_minute: i64,
}

/// Takes one request of the minute and so many tokens of the day, before they are spent: no burst spends more than is allowed, on
/// whichever nodes.
pub(super) fn reserve(
    tx: &mut Tx<'_>,
    purse: &Purse,
    ws: WorkspaceId,
    now: Time,
    tokens: i64,
    allowed: Allowed,
) -> Result<Leave, DbError> {
    let (minute, day) = (now.seconds().div_euclid(60), day(now));
    let found = tx.maybe(purse.read, &[ws.into()], |row| {
        Ok((row.get::<i64>(0)?, row.get::<i64>(1)?, row.get::<i64>(2)?, row.get::<i64>(3)?))
    })?;
    let Some((last_minute, in_minute, last_day, spent)) = found else { return Ok(Leave::Budget) };
    let in_minute = if last_minute == minute { in_minute } else { 0 };
    let spent = if last_day == day { spent } else { 0 };
    if in_minute >= allowed.requests_a_minute {
        return Ok(Leave::Pace);
    }
    if spent + tokens > allowed.tokens_a_day {
        return Ok(Leave::Budget);
    }
    tx.exec(
        purse.take,
        &[ws.into(), minute.into(), (in_minute + 1).into(), day.into(), (spent + tokens).into()],
    )?;
    Ok(Leave::Granted)
}

/// Puts what was really spent in the place of what was taken.
pub(super) fn settle(
    tx: &mut Tx<'_>,
    purse: &Purse,
    ws: WorkspaceId,
    day: i64,
    more: i64,
) -> Result<(), DbError> {
    tx.exec(purse.settle, &[ws.into(), day.into(), more.into()]).map(drop)
}

/// Tokens that were spent, or taken, on a day.
pub(super) fn spent(tx: &mut Tx<'_>, purse: &Purse, ws: WorkspaceId, day: i64) -> Result<i64, DbError> {
    Ok(tx.maybe(purse.spent, &[ws.into(), day.into()], |row| row.get(0))?.unwrap_or_default())
}

/// Counts.
pub(super) fn count(
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    day: i64,
    what: &str,
    more: i64,
) -> Result<(), DbError> {
    tx.exec(
        sql!(
            "INSERT INTO model_days (workspace_id, day, what, n) VALUES ($1, $2, $3, $4) ",
            "ON CONFLICT (workspace_id, day, what) DO UPDATE SET n = model_days.n + excluded.n"
        ),
        &[ws.into(), day.into(), what.into(), more.into()],
    )
    .map(drop)
}

/// Forgets the days that nobody asks for any more.
pub(super) fn forget_old(tx: &mut Tx<'_>, ws: WorkspaceId, day: i64) -> Result<(), DbError> {
    let text = sql!("DELETE FROM model_days WHERE workspace_id = $1 AND day < $2");
    tx.exec(text, &[ws.into(), (day - DAYS).into()]).map(drop)
}

/// What was counted on a day, by words.
pub(super) fn counts(tx: &mut Tx<'_>, ws: WorkspaceId, day: i64) -> Result<Vec<(String, i64)>, DbError> {
    let text = sql!("SELECT what, n FROM model_days WHERE workspace_id = $1 AND day = $2 ORDER BY what");
    tx.all(text, &[ws.into(), day.into()], |row| Ok((row.get(0)?, row.get(1)?)))
}

/// What the model that words answers did on a day.
pub(super) fn counted(tx: &mut Tx<'_>, ws: WorkspaceId, day: i64) -> Result<ModelDay, DbError> {
    let all = counts(tx, ws, day)?;
    let of = |what: &str| all.iter().find(|it| it.0 == what).map_or(0, |it| it.1);
    let faults = all.iter().filter_map(|(what, n)| Some((what.strip_prefix("fault:")?.to_owned(), *n)));
    let answered = of("used") + of("refused");
    Ok(ModelDay {
        asked: answered + of("timeout") + of("failed"),
        used: of("used"),
        refused: of("refused"),
        faults: faults.collect(),
        timeouts: of("timeout"),
        failed: of("failed"),
        over_budget: of("budget"),
        over_pace: of("pace"),
        resting: of("rest"),
        tokens_in: of("tokens_in"),
        tokens_out: of("tokens_out"),
        millis: (answered > 0).then(|| of("millis") / answered),
    })
}
