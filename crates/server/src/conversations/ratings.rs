//! What customers think of the help they got: asked when a case is resolved, 1 to 5 with a comment.

use super::{
    Desk,
    actions::load_whole,
    changes::Changes,
    held::HeldRating,
    store,
    types::{Activity, CaseRow, RatingState},
};
use crate::{
    events::{Actor, kinds},
    http::{Code, Problem},
    jobs::{Job, JobError, Jobs},
    keys,
    settings::Csat,
};
use ombud_base::{
    Time,
    id::{CaseId, ConversationId, CustomerId, StaffId, WorkspaceId},
    sealed::Place,
};
use ombud_db::{DbError, Tx, sql};
use serde::Serialize;
use serde_json::json;
use utoipa::ToSchema;

/// The job that asks after a while.
pub const ASK: &str = "rating.ask";
/// How long after the question it can be answered or changed.
const OPEN_DAYS: i64 = 14;
/// The most code points of a comment.
pub const COMMENT_MOST: usize = 2000;

/// Asks at once, or lets a job ask when the workspace wants to wait.
pub(crate) fn ask(
    app: &Desk,
    tx: &mut Tx<'_>,
    changes: &mut Changes<'_>,
    case: CaseId,
    conversation: ConversationId,
    csat: &Csat,
) -> Result<(), Problem> {
    if csat.delay_seconds == 0 {
        return put_question(tx, changes, case, conversation);
    }
    let at = changes.journal.now.plus_seconds(csat.delay_seconds.into());
    app.jobs.enqueue(tx, changes.journal.workspace, ASK, &case.to_string(), &conversation, at)?;
    Ok(())
}

fn place(conversation: ConversationId, asked_at: Time) -> Place {
    Place::new("ratings.comment").id(conversation.0).number(asked_at.micros())
}

fn put_question(
    tx: &mut Tx<'_>,
    changes: &mut Changes<'_>,
    case: CaseId,
    conversation: ConversationId,
) -> Result<(), Problem> {
    let Some(row) = changes.case(case) else { return Ok(()) };
    let staff = row.resolved_by.or(row.assignee);
    tx.exec(
        sql!(
            "INSERT INTO ratings (workspace_id, conversation_id, case_id, staff_id, asked_at) VALUES ($1, $2, $3, $4, $5)"
        ),
        &[changes.journal.workspace.into(), conversation.into(), case.into(), staff.into(), changes.journal.now.into()],
    )?;
    changes.note_activity(conversation, Activity::new("rating_asked", []), true)?;
    changes.journal.event(kinds::CASE_RATING_ASKED, Some(case), &json!({"conversation": conversation}));
    Ok(())
}

/// Takes back what was asked since the case was resolved and is not answered: nobody rates help that goes on.
pub(super) fn take_back(tx: &mut Tx<'_>, ws: WorkspaceId, case: &CaseRow) -> Result<(), DbError> {
    let Some(resolved) = case.resolved_at else { return Ok(()) };
    Jobs::cancel(tx, ws, ASK, &case.id.to_string())?;
    tx.exec(
        sql!(
            "DELETE FROM ratings WHERE workspace_id = $1 AND case_id = $2 AND asked_at >= $3 AND rated_at IS NULL"
        ),
        &[ws.into(), case.id.into(), resolved.into()],
    )
    .map(drop)
}

/// The job: asks if the case is still resolved.
pub(super) async fn ask_later(app: Desk, job: Job) -> Result<(), JobError> {
    let conversation: ConversationId = job.read()?;
    let case: CaseId = job.key.parse().map_err(|_| JobError::Final("key".into()))?;
    let (inner, ws) = (app.clone(), job.workspace);
    app.db
        .write::<_, Problem, _>(move |tx| {
            let mut changes = Changes::open(&inner, tx, ws, Actor::System, inner.now())?;
            load_whole(tx, &mut changes, case)?;
            if changes.case(case).is_some_and(|it| it.state == super::types::CaseState::Resolved) {
                put_question(tx, &mut changes, case, conversation)?;
            }
            changes.close(tx)
        })
        .await?;
    Ok(())
}

/// The customer's answer. One can be given without a question, once the case is resolved; it can be changed for a while.
///
/// # Errors
/// When the conversation is not the customer's, is not resolved, or the answer does not fit.
pub fn rate(
    app: &Desk,
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    customer: CustomerId,
    id: ConversationId,
    score: i64,
    comment: Option<&str>,
) -> Result<(), Problem> {
    if !(1..=5).contains(&score) {
        return Err(Problem::invalid("score", "must be from 1 to 5"));
    }
    let comment = comment.map(str::trim).filter(|it| !it.is_empty());
    if comment.is_some_and(|it| it.chars().count() > COMMENT_MOST) {
        return Err(Problem::invalid("comment", format!("holds at most {COMMENT_MOST} characters")));
    }
    let comment = comment.map(|it| ombud_guard::inspect(it).redacted.unwrap_or_else(|| it.to_owned()));
    let mut changes = Changes::open(app, tx, ws, Actor::Customer(customer), app.now())?;
    let now = changes.journal.now;
    let row = store::conversation(tx, ws, id)?
        .filter(|it| it.customer == customer)
        .ok_or_else(Problem::not_found)?;
    load_whole(tx, &mut changes, row.case)?;
    let latest: Option<(Time, Option<StaffId>)> = tx.maybe(
        sql!(
            "SELECT asked_at, staff_id FROM ratings WHERE workspace_id = $1 AND conversation_id = $2 ",
            "ORDER BY asked_at DESC LIMIT 1"
        ),
        &[ws.into(), id.into()],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )?;
    let open = latest.filter(|it| now < it.0.plus_seconds(OPEN_DAYS * 86_400));
    let case = changes.case(row.case).ok_or_else(Problem::not_found)?;
    let asked_at = match open {
        Some((asked_at, _)) => asked_at,
        None if case.resolved_at.is_some() => {
            let staff = case.resolved_by.or(case.assignee);
            tx.exec(
                sql!("INSERT INTO ratings (workspace_id, conversation_id, case_id, staff_id, asked_at) VALUES ($1, $2, $3, $4, $5)"),
                &[ws.into(), id.into(), row.case.into(), staff.into(), now.into()],
            )?;
            now
        }
        None => {
            return Err(Problem::new(
                Code::Conflict,
                "This talk goes on; it can be rated once it is resolved.",
            ));
        }
    };
    let sealed =
        comment.as_deref().map(|it| keys::seal_of(tx, ws, customer, &place(id, asked_at), it)).transpose()?;
    tx.exec(
        sql!(
            "UPDATE ratings SET score = $4, comment = $5, rated_at = $6 ",
            "WHERE workspace_id = $1 AND conversation_id = $2 AND asked_at = $3"
        ),
        &[ws.into(), id.into(), asked_at.into(), score.into(), sealed.as_ref().into(), now.into()],
    )?;
    changes.note_activity(id, Activity::new("rated", [("score", score.to_string())]), false)?;
    changes.journal.event(
        kinds::CASE_RATED,
        Some(row.case),
        &json!({"score": score, "comment": comment.is_some()}),
    );
    changes.close(tx)
}

/// A rating, as staff sees it.
#[derive(Debug, Serialize, ToSchema)]
pub struct Rating {
    /// 1 (bad) to 5 (good).
    score: i64,
    /// In words.
    comment: Option<String>,
    /// When.
    at: Time,
}

/// The newest rating of a case.
pub(super) fn of_case(tx: &mut Tx<'_>, ws: WorkspaceId, case: CaseId) -> Result<Option<Rating>, Problem> {
    Ok(tx.maybe(
        sql!(
            "SELECT score, comment, rated_at, conversation_id, asked_at FROM ratings WHERE workspace_id = $1 AND case_id = $2 AND rated_at IS NOT NULL ",
            "ORDER BY rated_at DESC LIMIT 1"
        ),
        &[ws.into(), case.into()],
        |row| {
            let (conversation, asked) = (row.get(3)?, row.get(4)?);
            Ok(Rating { score: row.get(0)?, comment: row.open(1, &place(conversation, asked))?, at: row.get(2)? })
        },
    )?)
}

/// The newest rating of a conversation, as its customer sees it.
pub(super) fn state(
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    id: ConversationId,
) -> Result<Option<RatingState>, Problem> {
    Ok(tx.maybe(
        sql!(
            "SELECT score, comment, asked_at FROM ratings WHERE workspace_id = $1 AND conversation_id = $2 ORDER BY asked_at DESC LIMIT 1"
        ),
        &[ws.into(), id.into()],
        |row| {
            let score: Option<i64> = row.get(0)?;
            Ok(RatingState { score, comment: row.open(1, &place(id, row.get(2)?))?, asked: score.is_none() })
        },
    )?)
}

/// Every rating of a case, asked for or given, for an export.
pub(super) fn held(tx: &mut Tx<'_>, ws: WorkspaceId, case: CaseId) -> Result<Vec<HeldRating>, DbError> {
    tx.all(
        sql!(
            "SELECT asked_at, rated_at, score, comment, conversation_id FROM ratings ",
            "WHERE workspace_id = $1 AND case_id = $2 ORDER BY asked_at"
        ),
        &[ws.into(), case.into()],
        |row| {
            let asked = row.get(0)?;
            let comment = row.open(3, &place(row.get(4)?, asked))?;
            Ok(HeldRating::new(asked, row.get(1)?, row.get(2)?, comment))
        },
    )
}
