//! What erasing a customer does to their cases: whatever said something goes, what counts and measures stays.

use super::{
    Desk, MISSED,
    actions::WAKE,
    changes::Changes,
    places::{self, Bound},
    ratings,
    scheduled::SEND,
    types::CaseState,
};
use crate::{events::kinds, http::Problem, jobs::Jobs};
use ombud_base::id::{CaseId, ConversationId, CustomerId, FileId, ScheduledId, WorkspaceId};
use ombud_db::{DbError, Tx, sql};
use serde_json::json;

/// What was taken away of a customer's cases.
#[derive(Debug, Default)]
pub(crate) struct Cleared {
    /// How many cases there are.
    pub(crate) cases: i64,
    /// Their conversations.
    pub(crate) conversations: Vec<ConversationId>,
    /// The positions of all messages in them.
    pub(crate) positions: Vec<i64>,
    /// Messages that waited for their time, and are not sent.
    pub(crate) scheduled: i64,
    /// What staff had begun to write.
    pub(crate) drafts: i64,
    /// Answers to forms.
    pub(crate) forms: i64,
    /// Words of ratings.
    pub(crate) comments: i64,
    /// Files that were to go with those.
    pub(crate) files: Vec<FileId>,
}

/// Empties a customer's cases: what is open is resolved, for nobody can answer it; subjects, reasons, fields and drafts go, and
/// nothing more is sent. From now on nothing is written into them. Cases, numbers, times, tags and scores stay.
///
/// # Errors
/// As the database says.
pub(crate) fn clear(
    app: &Desk,
    tx: &mut Tx<'_>,
    changes: &mut Changes<'_>,
    customer: CustomerId,
) -> Result<Cleared, Problem> {
    let ws = changes.journal.workspace;
    let mut cleared = Cleared::default();
    let cases = sql!("SELECT id FROM cases WHERE workspace_id = $1 AND customer_id = $2 ORDER BY id");
    for case in ids(tx, cases, ws, customer)? {
        cleared.cases += 1;
        close(tx, changes, case)?;
        drop_unsent(tx, ws, case, &mut cleared)?;
    }
    let talks = sql!("SELECT id FROM conversations WHERE workspace_id = $1 AND customer_id = $2 ORDER BY id");
    for conversation in ids(tx, talks, ws, customer)? {
        let places = places::after(tx, ws, conversation, Bound::Pos(0), usize::MAX)?;
        cleared.positions.extend(places.iter().map(|it| it.pos));
        Jobs::cancel(tx, ws, MISSED, &conversation.to_string())?;
        cleared.forms += super::forms::count_answers(tx, ws, conversation)?;
        cleared.conversations.push(conversation);
    }
    cleared.comments = count(tx.exec(
        sql!(
            "UPDATE ratings SET comment = NULL WHERE workspace_id = $1 AND comment IS NOT NULL AND conversation_id IN ",
            "(SELECT id FROM conversations WHERE workspace_id = $1 AND customer_id = $2)"
        ),
        &[ws.into(), customer.into()],
    )?);
    // What the lane remembers of the last messages is in memory alone.
    let lane = app.lane.clone();
    tx.after_commit(move || lane.forget(ws));
    Ok(cleared)
}

fn close(tx: &mut Tx<'_>, changes: &mut Changes<'_>, case: CaseId) -> Result<(), Problem> {
    let (ws, now) = (changes.journal.workspace, changes.journal.now);
    let was = changes.load_case(tx, case)?.map(|it| it.state);
    let open = matches!(was, Some(CaseState::Open | CaseState::Snoozed));
    changes.change(case, |row| {
        if open {
            row.state = CaseState::Resolved;
            row.resolved_at = Some(now);
            row.resolved_by = None;
        }
        (row.waiting_since, row.snoozed_until) = (None, None);
        (row.subject, row.resolve_reason, row.preview, row.preview_pos) = (None, None, None, None);
        (row.exposed, row.exposed_at, row.exposed_handled_at) = (None, None, None);
        "{}".clone_into(&mut row.fields);
        row.erased_at = Some(now);
    })?;
    if open {
        changes.journal.event(kinds::CASE_RESOLVED, Some(case), &json!({"erased": true}));
    }
    Jobs::cancel(tx, ws, WAKE, &case.to_string())?;
    Jobs::cancel(tx, ws, ratings::ASK, &case.to_string())?;
    Ok(())
}

/// Throws away what staff had written for a customer and not sent.
pub(super) fn drop_unsent(
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    case: CaseId,
    cleared: &mut Cleared,
) -> Result<(), Problem> {
    let key = [ws.into(), case.into()];
    let mut take =
        |list: String| cleared.files.extend(serde_json::from_str::<Vec<FileId>>(&list).unwrap_or_default());
    let scheduled: Vec<(ScheduledId, String)> = tx.all(
        sql!("SELECT id, files FROM scheduled WHERE workspace_id = $1 AND case_id = $2"),
        &key,
        |row| Ok((row.get(0)?, row.get(1)?)),
    )?;
    let drafts: Vec<String> =
        tx.all(sql!("SELECT files FROM drafts WHERE workspace_id = $1 AND case_id = $2"), &key, |row| {
            row.get(0)
        })?;
    drafts.into_iter().for_each(&mut take);
    for (id, files) in scheduled {
        take(files);
        Jobs::cancel(tx, ws, SEND, &id.to_string())?;
    }
    cleared.drafts +=
        count(tx.exec(sql!("DELETE FROM drafts WHERE workspace_id = $1 AND case_id = $2"), &key)?);
    cleared.scheduled +=
        count(tx.exec(sql!("DELETE FROM scheduled WHERE workspace_id = $1 AND case_id = $2"), &key)?);
    Ok(())
}

fn count(rows: u64) -> i64 {
    i64::try_from(rows).unwrap_or(i64::MAX)
}

fn ids<T: ombud_db::FromCell>(
    tx: &mut Tx<'_>,
    sql: &'static str,
    ws: WorkspaceId,
    customer: CustomerId,
) -> Result<Vec<T>, DbError> {
    tx.all(sql, &[ws.into(), customer.into()], |row| row.get(0))
}
