//! What staff says that a message is about.

use super::{Learner, Written, last_words, listed::known, positions, retrain, stored, written_at};
use crate::{
    access::{Permission, Signed},
    conversations::{actions, changes::Changes},
    events::kinds,
    http::{Body, PathOf, Problem},
    understanding::{SHIPPED, Tree, used},
};
use axum::{Json, extract::State, http::StatusCode};
use ombud_base::{
    Time,
    id::{CaseId, StaffId, WorkspaceId},
};
use ombud_db::{DbError, Row, Tx, sql};
use ombud_nlp::intents::OUT_OF_SCOPE;
use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::ToSchema;

/// How many corrections a workspace keeps; beyond it the oldest make room.
const MOST: i64 = 20_000;

/// What a case is about.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Meaning {
    /// An intent of the tree, or `oos` for what has nothing to do with the platform.
    #[schema(example = "withdrawal.pending")]
    intent: String,
}

/// What somebody said that a customer's words are about. The words stand in the case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct Correction {
    /// Where the last of the words stands.
    pub pos: i64,
    /// The case.
    pub case: CaseId,
    /// Its number.
    pub case_number: i64,
    /// What it is about: an intent, or `oos`.
    #[schema(example = "withdrawal.pending")]
    pub intent: String,
    /// What it had been read as; null: nothing was sure enough.
    pub read_as: Option<String>,
    /// Who said so; null: a programme.
    pub by: Option<StaffId>,
    /// When.
    pub at: Time,
}

/// A correction with where its words stand.
pub(super) struct Stored {
    pub(super) intent: String,
    pub(super) positions: Vec<i64>,
    pub(super) pos: i64,
    pub(super) at: Time,
}

macro_rules! columns {
    () => {
        "SELECT k.pos, k.case_id, c.number, k.intent, k.read_as, k.staff_id, k.at FROM corrections k \
         JOIN cases c ON c.workspace_id = k.workspace_id AND c.id = k.case_id WHERE k.workspace_id = $1"
    };
}

fn row(row: &Row<'_>) -> Result<Correction, DbError> {
    let mut row = row.reader();
    Ok(Correction {
        pos: row.next()?,
        case: row.next()?,
        case_number: row.next()?,
        intent: row.next()?,
        read_as: row.next()?,
        by: row.next()?,
        at: row.next()?,
    })
}

/// All that there is to learn from, in the order in which it was said.
pub(super) fn all(tx: &mut Tx<'_>, ws: WorkspaceId) -> Result<Vec<Stored>, DbError> {
    let text =
        sql!("SELECT intent, positions, pos, at FROM corrections WHERE workspace_id = $1 ORDER BY at, pos");
    tx.all(text, &[ws.into()], |row| {
        Ok(Stored {
            intent: row.get(0)?,
            positions: positions(&row.get::<String>(1)?)?,
            pos: row.get(2)?,
            at: row.get(3)?,
        })
    })
}

/// How many there are, and how many of them were said after `since`.
pub(super) fn count(tx: &mut Tx<'_>, ws: WorkspaceId, since: Time) -> Result<(i64, i64), DbError> {
    tx.one(
        sql!(
            "SELECT count(*), CAST(COALESCE(sum(CASE WHEN at > $2 THEN 1 ELSE 0 END), 0) AS BIGINT) ",
            "FROM corrections WHERE workspace_id = $1"
        ),
        &[ws.into(), since.into()],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )
}

/// Forgets corrections whose words are gone.
pub(super) fn forget(tx: &mut Tx<'_>, ws: WorkspaceId, gone: &[i64]) -> Result<(), DbError> {
    for pos in gone {
        tx.exec(
            sql!("DELETE FROM corrections WHERE workspace_id = $1 AND pos = $2"),
            &[ws.into(), (*pos).into()],
        )?;
    }
    Ok(())
}

/// Notes that a version learnt from all that was said until then.
pub(super) fn learnt(tx: &mut Tx<'_>, ws: WorkspaceId, version: i64, until: Time) -> Result<(), DbError> {
    tx.exec(
        sql!(
            "UPDATE corrections SET learnt_in = $2 WHERE workspace_id = $1 AND learnt_in IS NULL AND at <= $3"
        ),
        &[ws.into(), version.into(), until.into()],
    )?;
    Ok(())
}

fn of_case(tx: &mut Tx<'_>, ws: WorkspaceId, case: CaseId) -> Result<Option<Correction>, DbError> {
    tx.maybe(
        sql!(columns!(), " AND k.case_id = $2 ORDER BY k.pos DESC LIMIT 1"),
        &[ws.into(), case.into()],
        row,
    )
}

/// What staff said of just these words, if they did.
///
/// # Errors
/// As the database says.
pub(crate) fn corrected(
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    case: CaseId,
    words: &Written,
) -> Result<Option<Correction>, DbError> {
    let newest = words.positions.last().copied();
    Ok(of_case(tx, ws, case)?.filter(|it| Some(it.pos) == newest))
}

fn put(
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    case: CaseId,
    words: &Written,
    (intent, read_as): (&str, Option<&str>),
    (staff, now): (Option<StaffId>, Time),
) -> Result<(), DbError> {
    let pos = words.positions.last().copied().unwrap_or_default();
    tx.exec(
        sql!(
            "INSERT INTO corrections (workspace_id, pos, case_id, positions, intent, read_as, staff_id, at) ",
            "VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (workspace_id, pos) DO UPDATE SET ",
            "positions = excluded.positions, intent = excluded.intent, staff_id = excluded.staff_id, at = excluded.at, ",
            "learnt_in = NULL"
        ),
        &[
            ws.into(),
            pos.into(),
            case.into(),
            (&stored(&words.positions)).into(),
            intent.into(),
            read_as.into(),
            staff.into(),
            now.into(),
        ],
    )?;
    tx.exec(
        sql!(
            "DELETE FROM corrections WHERE workspace_id = $1 AND pos IN (SELECT pos FROM corrections WHERE workspace_id = $1 ",
            "ORDER BY at DESC, pos DESC LIMIT 1000 OFFSET $2)"
        ),
        &[ws.into(), MOST.into()],
    )?;
    Ok(())
}

/// Says what a customer's last words are about. The case is about that from then on, and the classifier will learn it.
#[utoipa::path(
    put, path = "/cases/{id}/meaning", tag = "understanding", params(("id" = CaseId, Path)),
    request_body(content = Meaning, example = json!({"intent": "withdrawal.pending"})),
    responses((status = 200, body = Correction))
)]
pub(super) async fn set_meaning(
    State(learner): State<Learner>,
    signed: Signed,
    PathOf(id): PathOf<CaseId>,
    Body(given): Body<Meaning>,
) -> Result<Json<Correction>, Problem> {
    signed.need(Permission::CasesChange)?;
    if given.intent != OUT_OF_SCOPE && Tree::get().intent(&given.intent).is_none() {
        return Err(Problem::invalid("intent", "is no intent of the tree, nor `oos`"));
    }
    let mind = learner.minds.of(signed.workspace).await?;
    let inner = learner.clone();
    let written = learner.db.write::<_, Problem, _>(move |tx| {
        let ws = signed.workspace;
        let case = actions::visible(tx, &signed, id)?;
        let words = last_words(tx, ws, id)?;
        if words.text.is_empty() {
            return Err(Problem::invalid(
                "id",
                "is a case in which the customer wrote nothing that could be read",
            ));
        }
        let mut changes = Changes::open(&inner, tx, ws, signed.actor(), inner.now())?;
        actions::load_whole(tx, &mut changes, id)?;
        // Once corrected, what it had been read as before stays.
        let former = corrected(tx, ws, id, &words)?;
        let read = mind.read(&words.text, case.language.as_deref());
        let read_as = former.map_or(read.sure_intent().map(str::to_owned), |it| it.read_as);
        put(tx, ws, id, &words, (&given.intent, read_as.as_deref()), (signed.staff_id(), inner.now()))?;
        changes.change(id, |it| it.intent = known(&given.intent))?;
        let data = json!({"intent": given.intent, "read_as": read_as, "positions": words.positions});
        changes.journal.event(kinds::CASE_MEANT, Some(id), &data);
        retrain::look_soon(tx, ws, inner.now())?;
        changes.close(tx)?;
        of_case(tx, ws, id)?.ok_or_else(|| Problem::internal("a correction that was just written"))
    });
    let correction = written.await?;
    learner.wake.notify_one();
    Ok(Json(correction))
}

/// Takes back what was said of a customer's words.
#[utoipa::path(
    delete, path = "/cases/{id}/meaning", tag = "understanding", params(("id" = CaseId, Path)),
    responses((status = 204))
)]
pub(super) async fn withdraw_meaning(
    State(learner): State<Learner>,
    signed: Signed,
    PathOf(id): PathOf<CaseId>,
) -> Result<StatusCode, Problem> {
    signed.need(Permission::CasesChange)?;
    let inner = learner.clone();
    let written = learner.db.write::<_, Problem, _>(move |tx| {
        let ws = signed.workspace;
        actions::visible(tx, &signed, id)?;
        let former = of_case(tx, ws, id)?.ok_or_else(Problem::not_found)?;
        take_back(&inner, tx, &signed, &former, Some(id))
    });
    written.await?;
    learner.wake.notify_one();
    Ok(StatusCode::NO_CONTENT)
}

/// Takes back one correction of the list, the newest of its case or not. The case has to be one that you see.
#[utoipa::path(
    delete, path = "/understanding/corrections/{pos}", tag = "understanding", params(("pos" = i64, Path)),
    responses((status = 204))
)]
pub(super) async fn withdraw_correction(
    State(learner): State<Learner>,
    signed: Signed,
    PathOf(pos): PathOf<i64>,
) -> Result<StatusCode, Problem> {
    signed.need(Permission::RoutingManage)?;
    let inner = learner.clone();
    let written = learner.db.write::<_, Problem, _>(move |tx| {
        let ws = signed.workspace;
        let (former, places) = at(tx, ws, pos)?.ok_or_else(Problem::not_found)?;
        // They may have gone with their conversation into another case.
        let now_in = written_at(tx, ws, &places)?.map(|it| it.1);
        actions::visible(tx, &signed, now_in.unwrap_or(former.case))?;
        take_back(&inner, tx, &signed, &former, now_in)
    });
    written.await?;
    learner.wake.notify_one();
    Ok(StatusCode::NO_CONTENT)
}

fn at(tx: &mut Tx<'_>, ws: WorkspaceId, pos: i64) -> Result<Option<(Correction, Vec<i64>)>, DbError> {
    let found = tx.maybe(sql!(columns!(), " AND k.pos = $2"), &[ws.into(), pos.into()], row)?;
    let Some(found) = found else { return Ok(None) };
    let places: String = tx.one(
        sql!("SELECT positions FROM corrections WHERE workspace_id = $1 AND pos = $2"),
        &[ws.into(), pos.into()],
        |row| row.get(0),
    )?;
    Ok(Some((found, positions(&places)?)))
}

/// Takes a correction back, whose words now are in a case, if they are still there. Where nothing was said of newer words of the
/// same case and it is still about what was said, it is about what it had been read as again.
fn take_back(
    learner: &Learner,
    tx: &mut Tx<'_>,
    signed: &Signed,
    former: &Correction,
    now_in: Option<CaseId>,
) -> Result<(), Problem> {
    let ws = signed.workspace;
    let mut changes = Changes::open(learner, tx, ws, signed.actor(), learner.now())?;
    let newest = of_case(tx, ws, former.case)?.is_some_and(|it| it.pos == former.pos);
    forget(tx, ws, &[former.pos])?;
    let mut data = json!({"withdrawn": former.intent, "pos": former.pos});
    if newest && now_in == Some(former.case) {
        actions::load_whole(tx, &mut changes, former.case)?;
        if changes.case(former.case).is_some_and(|it| it.intent == known(&former.intent)) {
            changes.change(former.case, |it| it.intent.clone_from(&former.read_as))?;
            data = json!({"intent": former.read_as, "withdrawn": former.intent, "pos": former.pos});
        }
    }
    changes.journal.event(kinds::CASE_MEANT, Some(now_in.unwrap_or(former.case)), &data);
    if used(tx, ws)? != SHIPPED {
        retrain::look_soon(tx, ws, learner.now())?;
    }
    changes.close(tx)
}
