//! What a retention rule does to cases: what was said and sent in them is destroyed, what counts and measures stays.
//!
//! A customer's key stays, for other cases need it; so cells are overwritten, by one that opens with no key
//! ([`ombud_base::keyring::expired_cell`]). The event of each step names the positions of what it destroyed: the ledger's check
//! accounts by it for what is gone, and anything else that only went missing is a fault.

use super::{
    Desk,
    changes::Changes,
    erasing::{Cleared, drop_unsent},
    places::{self, Bound},
    types::{CaseRow, CaseState},
};
use crate::{
    events::{Actor, kinds},
    files,
    holds::{self, not_held},
    http::Problem,
    safety,
};
use ombud_base::{
    Time, Value,
    id::{CaseId, ConversationId, CustomerId, FileId, WorkspaceId},
    keyring::expired_cell,
};
use ombud_db::{DbError, Tx, sql};
use serde_json::{Value as Json, json};

/// Messages or events that one step destroys: the workspace's other writers wait for it.
pub(crate) const AT_ONCE: usize = 200;

/// Which cases a rule is about.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Rule {
    /// Their type.
    pub(crate) kind: &'static str,
    /// Those that were resolved before.
    pub(crate) before: Time,
    /// The days that the rule says, for the event.
    pub(crate) days: i64,
}

/// Where a walk over the cases of a rule stands: when the last one was resolved, and which it was.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Due {
    pub(crate) resolved_at: Time,
    pub(crate) case: CaseId,
}

/// What one step destroyed.
#[derive(Debug, Default)]
pub(crate) struct Step {
    /// Positions of messages and events.
    pub(crate) positions: Vec<i64>,
    /// How many of them are messages.
    pub(crate) messages: i64,
    /// Files whose bytes have to go.
    pub(crate) files: Vec<FileId>,
    /// Nothing is left to be destroyed in this case.
    pub(crate) done: bool,
    /// The position of the event that tells of it.
    pub(crate) event: i64,
}

macro_rules! resolved {
    () => {
        concat!(
            "k.workspace_id = $1 AND k.type = $2 AND k.resolved_at < $3 AND k.state = 'resolved' AND k.erased_at IS NULL AND ",
            not_held!("k.customer_id")
        )
    };
}
macro_rules! unexpired {
    () => {
        "(k.expired_at IS NULL OR k.expired_at < k.resolved_at)"
    };
}
macro_rules! has_files {
    () => {
        concat!(
            "EXISTS (SELECT 1 FROM conversations v JOIN files f ON f.workspace_id = v.workspace_id AND f.conversation_id = v.id ",
            "WHERE v.workspace_id = k.workspace_id AND v.case_id = k.id)"
        )
    };
}

/// Cases whose messages a rule destroys, the longest resolved first.
///
/// # Errors
/// As the database says.
pub(crate) fn due_messages(
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    rule: Rule,
    after: Option<Due>,
    limit: i64,
) -> Result<Vec<Due>, DbError> {
    let text = sql!(
        "SELECT k.resolved_at, k.id FROM cases k WHERE ",
        resolved!(),
        " AND ",
        unexpired!(),
        " AND k.resolved_at >= $4 AND (k.resolved_at > $4 OR k.id > $5) ORDER BY k.resolved_at, k.id LIMIT $6"
    );
    due(tx, text, ws, rule, after, limit)
}

/// Cases whose files a rule deletes, the longest resolved first.
///
/// # Errors
/// As the database says.
pub(crate) fn due_files(
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    rule: Rule,
    after: Option<Due>,
    limit: i64,
) -> Result<Vec<Due>, DbError> {
    let text = sql!(
        "SELECT k.resolved_at, k.id FROM cases k WHERE ",
        resolved!(),
        " AND ",
        has_files!(),
        " AND k.resolved_at >= $4 AND (k.resolved_at > $4 OR k.id > $5) ORDER BY k.resolved_at, k.id LIMIT $6"
    );
    due(tx, text, ws, rule, after, limit)
}

fn due(
    tx: &mut Tx<'_>,
    text: &'static str,
    ws: WorkspaceId,
    rule: Rule,
    after: Option<Due>,
    limit: i64,
) -> Result<Vec<Due>, DbError> {
    let (from, behind) =
        after.map_or((Time::from_micros(0), CaseId(ombud_base::Uuid::nil())), |it| (it.resolved_at, it.case));
    tx.all(
        text,
        &[ws.into(), rule.kind.into(), rule.before.into(), from.into(), behind.into(), limit.into()],
        |row| Ok(Due { resolved_at: row.get(0)?, case: row.get(1)? }),
    )
}

/// How many cases with how many messages a rule would concern now.
///
/// # Errors
/// As the database says.
pub(crate) fn count_messages(tx: &mut Tx<'_>, ws: WorkspaceId, rule: Rule) -> Result<(i64, i64), DbError> {
    tx.one(
        sql!(
            "SELECT count(DISTINCT k.id), CAST(COALESCE(sum(v.last_seq - v.expired_messages), 0) AS BIGINT) FROM cases k ",
            "LEFT JOIN conversations v ON v.workspace_id = k.workspace_id AND v.case_id = k.id WHERE ",
            resolved!(),
            " AND ",
            unexpired!()
        ),
        &[ws.into(), rule.kind.into(), rule.before.into()],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )
}

/// How many files a rule would delete now.
///
/// # Errors
/// As the database says.
pub(crate) fn count_files(tx: &mut Tx<'_>, ws: WorkspaceId, rule: Rule) -> Result<i64, DbError> {
    tx.one(
        sql!(
            "SELECT count(*) FROM cases k ",
            "JOIN conversations v ON v.workspace_id = k.workspace_id AND v.case_id = k.id ",
            "JOIN files f ON f.workspace_id = v.workspace_id AND f.conversation_id = v.id WHERE ",
            resolved!()
        ),
        &[ws.into(), rule.kind.into(), rule.before.into()],
        |row| row.get(0),
    )
}

/// Whether a rule is about this case still, now that nobody else writes.
fn applies(tx: &mut Tx<'_>, ws: WorkspaceId, case: &CaseRow, rule: Rule) -> Result<bool, DbError> {
    Ok(case.state == CaseState::Resolved
        && case.kind == rule.kind
        && case.erased_at.is_none()
        && case.resolved_at.is_some_and(|it| it < rule.before)
        && !holds::is_held(tx, ws, case.customer)?)
}

/// Destroys some of what was said in a case; none when the rule is not about it any more. To be called until it is done.
///
/// # Errors
/// As the database says.
pub(crate) fn expire_messages(
    app: &Desk,
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    case: CaseId,
    rule: Rule,
) -> Result<Option<Step>, Problem> {
    let mut changes = Changes::open(app, tx, ws, Actor::System, app.now())?;
    let Some(row) = changes.load_case(tx, case)?.cloned() else { return Ok(None) };
    if !applies(tx, ws, &row, rule)? {
        return Ok(None);
    }
    let mut step = Step::default();
    empty_messages(tx, ws, case, row.customer, &mut step)?;
    let cases = with_merged(tx, ws, case)?;
    if step.positions.len() < AT_ONCE {
        empty_events(tx, ws, &cases, &mut step)?;
    }
    step.done = step.positions.len() < AT_ONCE;
    if step.done {
        for one in &cases {
            clear_row(tx, ws, &mut changes, *one, &mut step)?;
        }
        let talks = conversations(tx, ws, case)?;
        step.files.extend(files::forget_sent(tx, ws, &talks)?);
        clear_ratings(tx, ws, &talks)?;
        tx.exec(
            sql!("UPDATE cases SET expired_at = resolved_at WHERE workspace_id = $1 AND id = $2"),
            &[ws.into(), case.into()],
        )?;
    }
    let data = json!({
        "type": rule.kind, "days": rule.days, "messages": step.messages, "positions": stretches(&mut step.positions),
        "files": step.files, "done": step.done,
    });
    step.event = changes.journal.event(kinds::MESSAGES_EXPIRED, Some(case), &data);
    changes.close(tx)?;
    // What the lane remembers of the last messages is in memory alone.
    let lane = app.lane.clone();
    tx.after_commit(move || lane.forget(ws));
    Ok(Some(step))
}

/// Deletes the files of a case; none when the rule is not about it any more.
///
/// # Errors
/// As the database says.
pub(crate) fn expire_files(
    app: &Desk,
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    case: CaseId,
    rule: Rule,
) -> Result<Option<Step>, Problem> {
    let mut changes = Changes::open(app, tx, ws, Actor::System, app.now())?;
    let Some(row) = changes.load_case(tx, case)?.cloned() else { return Ok(None) };
    if !applies(tx, ws, &row, rule)? {
        return Ok(None);
    }
    let talks = conversations(tx, ws, case)?;
    let files = files::forget_sent(tx, ws, &talks)?;
    let data = json!({"type": rule.kind, "days": rule.days, "files": files});
    let event = changes.journal.event(kinds::FILES_EXPIRED, Some(case), &data);
    changes.close(tx)?;
    Ok(Some(Step { files, done: true, event, ..Step::default() }))
}

fn conversations(tx: &mut Tx<'_>, ws: WorkspaceId, case: CaseId) -> Result<Vec<ConversationId>, DbError> {
    tx.all(
        sql!("SELECT id FROM conversations WHERE workspace_id = $1 AND case_id = $2 ORDER BY id"),
        &[ws.into(), case.into()],
        |row| row.get(0),
    )
}

/// The case with those that were merged into it, and into those: their subjects and fields stand beside the conversations that it has.
pub(crate) fn with_merged(tx: &mut Tx<'_>, ws: WorkspaceId, case: CaseId) -> Result<Vec<CaseId>, DbError> {
    let mut all = vec![case];
    let mut at = 0;
    while let Some(into) = all.get(at).copied() {
        at += 1;
        let more: Vec<CaseId> = tx.all(
            sql!("SELECT id FROM cases WHERE workspace_id = $1 AND merged_into = $2 ORDER BY id"),
            &[ws.into(), into.into()],
            |row| row.get(0),
        )?;
        let new: Vec<CaseId> = more.into_iter().filter(|it| !all.contains(it)).collect();
        all.extend(new);
    }
    Ok(all)
}

fn empty_messages(
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    case: CaseId,
    customer: CustomerId,
    step: &mut Step,
) -> Result<(), DbError> {
    let unfinished: Vec<(ConversationId, i64)> = tx.all(
        sql!(
            "SELECT id, expired_pos FROM conversations WHERE workspace_id = $1 AND case_id = $2 ",
            "AND expired_messages < last_seq ORDER BY id"
        ),
        &[ws.into(), case.into()],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )?;
    for (conversation, after) in unfinished {
        let room = AT_ONCE.saturating_sub(step.positions.len());
        let places = places::after(tx, ws, conversation, Bound::Pos(after), room)?;
        let Some(last) = places.last() else { continue };
        let count = i64::try_from(places.len()).unwrap_or(i64::MAX);
        tx.exec(
            sql!(
                "UPDATE conversations SET expired_pos = $3, expired_messages = expired_messages + $4 ",
                "WHERE workspace_id = $1 AND id = $2"
            ),
            &[ws.into(), conversation.into(), last.pos.into(), count.into()],
        )?;
        step.messages += count;
        step.positions.extend(places.iter().map(|it| it.pos));
    }
    let cell = expired_cell();
    let rows = cells(ws, &step.positions, &cell);
    tx.exec_many(sql!("UPDATE messages SET content = $3 WHERE workspace_id = $1 AND pos = $2"), &rows)?;
    // What a message's event says beside it is sealed with the same salt.
    tx.exec_many(
        sql!("UPDATE events SET data = $3 WHERE workspace_id = $1 AND pos = $2 AND data IS NOT NULL"),
        &rows,
    )?;
    safety::forget_written(tx, ws, customer, &step.positions)
}

fn cells<'a>(ws: WorkspaceId, positions: &[i64], cell: &'a [u8]) -> Vec<Vec<Value<'a>>> {
    positions.iter().map(|pos| vec![ws.into(), (*pos).into(), Value::Blob(cell)]).collect()
}

/// What happened to a case says subjects, reasons, fields and comments. What staff did with a customer's data stays, and so does
/// that a secret was cut out: the check accounts by it, and the message may be in another case by now.
fn empty_events(tx: &mut Tx<'_>, ws: WorkspaceId, cases: &[CaseId], step: &mut Step) -> Result<(), DbError> {
    let cell = expired_cell();
    for case in cases {
        let room = i64::try_from(AT_ONCE.saturating_sub(step.positions.len())).unwrap_or(0);
        let found: Vec<i64> = tx.all(
            sql!(
                "SELECT pos FROM events WHERE workspace_id = $1 AND case_id = $2 AND kind <> 'message.created' ",
                "AND kind <> 'note.created' AND kind <> 'message.redacted' AND (kind LIKE 'case.%' OR kind LIKE 'message.%') ",
                "AND data IS NOT NULL AND data <> $3 ORDER BY pos LIMIT $4"
            ),
            &[ws.into(), (*case).into(), Value::Blob(&cell), room.into()],
            |row| row.get(0),
        )?;
        tx.exec_many(
            sql!("UPDATE events SET data = $3 WHERE workspace_id = $1 AND pos = $2"),
            &cells(ws, &found, &cell),
        )?;
        step.positions.extend(found);
    }
    Ok(())
}

/// Empties what a case's own row says, and drops what was never sent.
fn clear_row(
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    changes: &mut Changes<'_>,
    case: CaseId,
    step: &mut Step,
) -> Result<(), Problem> {
    if changes.load_case(tx, case)?.is_none() {
        return Ok(());
    }
    changes.change(case, |row| {
        (row.subject, row.resolve_reason, row.preview, row.preview_pos) = (None, None, None, None);
        (row.exposed, row.exposed_at, row.exposed_handled_at) = (None, None, None);
        "{}".clone_into(&mut row.fields);
    })?;
    let mut cleared = Cleared::default();
    drop_unsent(tx, ws, case, &mut cleared)?;
    files::forget_these(tx, ws, &cleared.files)?;
    step.files.extend(cleared.files);
    Ok(())
}

fn clear_ratings(tx: &mut Tx<'_>, ws: WorkspaceId, talks: &[ConversationId]) -> Result<(), DbError> {
    let rows: Vec<Vec<Value<'_>>> = talks.iter().map(|it| vec![ws.into(), (*it).into()]).collect();
    tx.exec_many(
        sql!(
            "UPDATE ratings SET comment = NULL WHERE workspace_id = $1 AND conversation_id = $2 AND comment IS NOT NULL"
        ),
        &rows,
    )
}

/// Positions as stretches that follow each other, each with its first and last.
fn stretches(positions: &mut [i64]) -> Json {
    positions.sort_unstable();
    let mut all: Vec<(i64, i64)> = Vec::new();
    for pos in positions.iter().copied() {
        match all.last_mut() {
            Some((_, last)) if *last + 1 == pos => *last = pos,
            _ => all.push((pos, pos)),
        }
    }
    json!(all)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn positions_are_told_as_stretches() {
        assert_eq!(stretches(&mut []), json!([]));
        assert_eq!(stretches(&mut [9, 3, 4, 5, 11, 10]), json!([[3, 5], [9, 11]]));
    }
}
