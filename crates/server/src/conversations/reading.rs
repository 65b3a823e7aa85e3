//! What the sockets, the widget and search read of cases and conversations.

pub(crate) use super::store::{
    case, cases, conversation, last_words, messages_at, public_after, public_before,
};
use super::{
    Desk,
    places::{self, Bound},
    store,
    types::{CaseState, Conversation},
    view,
};
use crate::{
    access::{Bind, Binds, CaseScope, Signed},
    http::Problem,
    messages::MessageRow,
};
use ombud_base::{
    Time,
    id::{CaseId, ConversationId, CustomerId, InboxId, StaffId, TeamId, WorkspaceId},
};
use ombud_db::{DbError, Tx, sql};

/// The messages after `after`, in order of position.
pub(crate) fn messages_after(
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    after: i64,
    limit: i64,
) -> Result<Vec<MessageRow>, DbError> {
    let text = sql!(
        "SELECT ",
        store::message_columns!(),
        " FROM messages m WHERE m.workspace_id = $1 AND m.pos > $2 ORDER BY m.pos LIMIT $3"
    );
    tx.all(text, &[ws.into(), after.into(), limit.into()], store::message_row)
}

/// Where messages stand after `after`, in order of position.
pub(crate) fn positions_after(
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    after: i64,
    limit: i64,
) -> Result<Vec<i64>, DbError> {
    tx.all(
        sql!("SELECT pos FROM messages WHERE workspace_id = $1 AND pos > $2 ORDER BY pos LIMIT $3"),
        &[ws.into(), after.into(), limit.into()],
        |row| row.get(0),
    )
}

/// Where the messages of a conversation stand, the oldest first: all of them, or those that the customer sees.
///
/// # Errors
/// As the database says.
pub(crate) fn positions(
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    conversation: ConversationId,
    public: bool,
) -> Result<Vec<i64>, DbError> {
    let bound = if public { Bound::Public(0) } else { Bound::Pos(0) };
    let places = places::after(tx, ws, conversation, bound, usize::MAX)?;
    Ok(places.into_iter().map(|it| it.pos).collect())
}

/// A customer's newest conversations with their cases, the newest first.
pub(crate) fn customers_talks(
    app: &Desk,
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    customer: CustomerId,
    limit: i64,
) -> Result<Vec<(CaseId, Conversation)>, Problem> {
    let rows = store::conversations_of_customer(tx, ws, customer, limit)?;
    rows.iter().map(|(row, case)| Ok((case.id, view::conversation(app, tx, ws, row, case)?))).collect()
}

/// A customer's conversations as they see them: all, or those of one case.
pub(crate) fn customers_view(
    app: &Desk,
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    customer: CustomerId,
    only: Option<CaseId>,
) -> Result<Vec<Conversation>, Problem> {
    let all = customers_talks(app, tx, ws, customer, 20)?;
    Ok(all.into_iter().filter(|(case, _)| only.is_none_or(|only| only == *case)).map(|it| it.1).collect())
}

/// One conversation as its customer sees it.
pub(crate) fn one_for_customer(
    app: &Desk,
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    customer: CustomerId,
    id: ConversationId,
) -> Result<Conversation, Problem> {
    let row = store::conversation(tx, ws, id)?
        .filter(|it| it.customer == customer)
        .ok_or_else(Problem::not_found)?;
    let case = store::case(tx, ws, row.case)?.ok_or_else(Problem::not_found)?;
    view::conversation(app, tx, ws, &row, &case)
}

/// All conversations of a case, the oldest first.
pub(crate) fn conversations_of(
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    case: CaseId,
) -> Result<Vec<super::types::ConversationRow>, DbError> {
    store::conversations_of_case(tx, ws, case)
}

/// The conversation of a case that was used last.
pub(crate) fn latest_conversation(
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    case: CaseId,
) -> Result<Option<ConversationId>, DbError> {
    let all = store::conversations_of_case(tx, ws, case)?;
    Ok(all.iter().max_by_key(|it| (it.last_public_seq > 0, it.created_at)).map(|it| it.id))
}

/// A customer's newest case of this type that is not done.
pub(crate) fn open_case_of(
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    customer: CustomerId,
    kind: &str,
) -> Result<Option<CaseId>, DbError> {
    tx.maybe(
        sql!(
            "SELECT id FROM cases WHERE workspace_id = $1 AND customer_id = $2 AND type = $3 ",
            "AND state IN ('open', 'snoozed') ORDER BY id DESC LIMIT 1"
        ),
        &[ws.into(), customer.into(), kind.into()],
        |row| row.get(0),
    )
}

/// The case in which something was written to or by a customer last, and when.
pub(crate) fn latest_case(
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    customer: CustomerId,
) -> Result<Option<(CaseId, Time)>, DbError> {
    tx.maybe(
        sql!(
            "SELECT id, last_at FROM cases WHERE workspace_id = $1 AND customer_id = $2 AND state <> 'merged' ",
            "ORDER BY last_at DESC, id DESC LIMIT 1"
        ),
        &[ws.into(), customer.into()],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )
}

/// The inbox that a customer wrote to last, or the workspace's first one; of those that take messages.
pub(crate) fn latest_inbox(
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    customer: CustomerId,
) -> Result<Option<InboxId>, DbError> {
    let last = tx.maybe(
        sql!(
            "SELECT i.id FROM conversations v JOIN inboxes i ON i.workspace_id = v.workspace_id AND i.id = v.inbox_id ",
            "WHERE v.workspace_id = $1 AND v.customer_id = $2 AND i.enabled = TRUE ORDER BY v.id DESC LIMIT 1"
        ),
        &[ws.into(), customer.into()],
        |row| row.get(0),
    )?;
    if last.is_some() {
        return Ok(last);
    }
    tx.maybe(
        sql!("SELECT id FROM inboxes WHERE workspace_id = $1 AND enabled = TRUE ORDER BY id LIMIT 1"),
        &[ws.into()],
        |row| row.get(0),
    )
}

/// Whether the caller sees a case of this customer's, among those of the last 100 conversations.
pub(crate) fn sees_one_of(tx: &mut Tx<'_>, signed: &Signed, customer: CustomerId) -> Result<bool, DbError> {
    let all = store::conversations_of_customer(tx, signed.workspace, customer, 100)?;
    Ok(all.iter().any(|(_, case)| signed.sees(&case.spot())))
}

/// Which customer's case it is.
pub(crate) fn customer_of(
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    case: CaseId,
) -> Result<Option<CustomerId>, DbError> {
    Ok(store::case(tx, ws, case)?.map(|it| it.customer))
}

/// What a member of staff says of being there.
pub(crate) fn presence(tx: &mut Tx<'_>, ws: WorkspaceId, staff: StaffId) -> Result<String, DbError> {
    let found = tx.maybe(
        sql!("SELECT presence FROM staff WHERE workspace_id = $1 AND id = $2"),
        &[ws.into(), staff.into()],
        |row| row.get(0),
    )?;
    Ok(found.unwrap_or_else(|| "offline".into()))
}

/// What somebody who is free could take.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Taker {
    /// Of this team.
    pub team: TeamId,
    /// Within this.
    pub scope: CaseScope,
    /// Cases that need nothing but this.
    pub has: Vec<String>,
}

/// The open cases that nobody has and that one of these could take: the most urgent first.
pub(crate) fn ownerless(
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    takers: &[Taker],
    limit: i64,
) -> Result<Vec<super::types::CaseRow>, DbError> {
    if takers.is_empty() {
        return Ok(Vec::new());
    }
    let mut binds = Binds::default();
    let ws = binds.add(Bind::Id(ws.0));
    let any: Vec<String> = takers
        .iter()
        .map(|it| {
            let team = binds.add(Bind::Id(it.team.0));
            let scope = it.scope.condition("k", &mut binds);
            let has: Vec<String> = it.has.iter().map(|it| binds.add(Bind::Text(it.clone()))).collect();
            let other = if has.is_empty() {
                String::new()
            } else {
                format!(" AND n.need NOT IN ({})", has.join(", "))
            };
            format!(
                "(k.team_id = {team} AND {scope} AND NOT EXISTS (SELECT 1 FROM case_needs n \
                 WHERE n.workspace_id = k.workspace_id AND n.case_id = k.id{other}))"
            )
        })
        .collect();
    let limit = binds.add(Bind::Int(limit));
    let text = format!(
        "SELECT {} FROM cases k WHERE k.workspace_id = {ws} AND k.state = 'open' AND k.assignee_id IS NULL \
         AND (k.bot IS NULL OR k.bot <> 'talks') AND ({}) \
         ORDER BY k.priority DESC, k.created_at, k.id LIMIT {limit}",
        store::case_columns!(),
        any.join(" OR ")
    );
    let mut all = tx.all(&text, &binds.values(), store::case_row)?;
    all.retain(|it| it.state == CaseState::Open);
    Ok(all)
}

/// The number that people call a case by.
pub(crate) fn number_of(tx: &mut Tx<'_>, ws: WorkspaceId, case: CaseId) -> Result<i64, DbError> {
    Ok(store::case(tx, ws, case)?.map_or(0, |it| it.number))
}

/// Answers up to this number went by mail.
pub(crate) fn mark_mailed(
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    id: ConversationId,
    seq: i64,
) -> Result<(), DbError> {
    tx.exec(
        sql!("UPDATE conversations SET mailed = $3 WHERE workspace_id = $1 AND id = $2 AND mailed < $3"),
        &[ws.into(), id.into(), seq.into()],
    )
    .map(drop)
}
