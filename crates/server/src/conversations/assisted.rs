//! What came of what customers asked the assistant, counted: by whom it was asked, no count says.

use super::{
    changes::Changes,
    types::{BotPart, CaseRow},
};
use crate::{events::Actor, http::Problem};
use ombud_base::{
    Time,
    id::{CaseId, WorkspaceId},
};
use ombud_db::{DbError, Tx, sql};

/// Seconds that are counted together. Midnight of every time zone begins such a stretch.
const STRETCH: i64 = 900;
/// What is counted of a language that is not known.
const NO_LANGUAGE: &str = "und";

/// What is counted. What comes of a question is counted once, however many messages it takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Assisted {
    /// A customer came with a question: in a new case, or in one that was opened again.
    Asked,
    /// It was given an answer.
    Answered,
    /// The customer said that it helped.
    Confirmed,
    /// Nobody said anything to the answer for a day.
    Assumed,
    /// The assistant brought a person, by this rule.
    HandedOver(&'static str),
    /// It went to people without the assistant's doing.
    TakenOver,
}

impl Assisted {
    /// The word that is stored.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Asked => "asked",
            Self::Answered => "answered",
            Self::Confirmed => "confirmed",
            Self::Assumed => "assumed",
            Self::HandedOver(rule) => rule,
            Self::TakenOver => "taken_over",
        }
    }
}

/// Counts something of a loaded case.
///
/// # Errors
/// As the database says.
pub(crate) fn count(
    tx: &mut Tx<'_>,
    changes: &Changes<'_>,
    case: CaseId,
    what: Assisted,
) -> Result<(), Problem> {
    let language = changes.case(case).and_then(|it| it.language.as_deref());
    Ok(add(tx, changes.journal.workspace, changes.journal.now, language, what)?)
}

fn add(
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    now: Time,
    language: Option<&str>,
    what: Assisted,
) -> Result<(), DbError> {
    let at = Time::from_micros((now.seconds() - now.seconds().rem_euclid(STRETCH)) * 1_000_000);
    tx.exec(
        sql!(
            "INSERT INTO assisted (workspace_id, at, language, what, n) VALUES ($1, $2, $3, $4, 1) ",
            "ON CONFLICT (workspace_id, at, language, what) DO UPDATE SET n = assisted.n + 1"
        ),
        &[ws.into(), at.into(), language.unwrap_or(NO_LANGUAGE).into(), what.word().into()],
    )
    .map(drop)
}

/// Counts that a case went to people, where the assistant had it and it was not the assistant that gave it away.
pub(super) fn taken(
    tx: &mut Tx<'_>,
    (ws, actor, now): (WorkspaceId, Actor, Time),
    before: Option<&CaseRow>,
    after: &CaseRow,
) -> Result<(), DbError> {
    let had = before.is_some_and(CaseRow::with_bot);
    if !had || after.bot != Some(BotPart::HandedOver) || actor == Actor::Bot {
        return Ok(());
    }
    add(tx, ws, now, after.language.as_deref(), Assisted::TakenOver)
}

/// How often what was counted, by language, from one moment to another.
///
/// # Errors
/// As the database says.
pub fn counted(
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    (from, until): (Time, Time),
) -> Result<Vec<(String, String, i64)>, DbError> {
    tx.all(
        sql!(
            "SELECT language, what, CAST(sum(n) AS BIGINT) FROM assisted ",
            "WHERE workspace_id = $1 AND at >= $2 AND at < $3 GROUP BY language, what ORDER BY language, what"
        ),
        &[ws.into(), from.into(), until.into()],
        |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)),
    )
}
