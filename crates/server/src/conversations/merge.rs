//! Merging: the conversations of one case move into another; splitting takes one home again. No message is rewritten,
//! so both can be undone.

use super::{
    Desk,
    actions::{by, free_and_tell, load_whole, visible},
    changes::Changes,
    store,
    types::{Activity, Author, CaseRow, CaseState},
};
use crate::{
    access::{Permission, Signed},
    events::kinds,
    http::{Code, Problem},
};
use ombud_base::id::{CaseId, ConversationId};
use ombud_db::Tx;
use serde_json::json;

/// Moves all conversations of `from` into `into`; both belong to the same customer.
///
/// # Errors
/// When one is not visible, they are the same, or belong to different customers.
pub fn merge(
    app: &Desk,
    tx: &mut Tx<'_>,
    signed: &Signed,
    from: CaseId,
    into: CaseId,
) -> Result<(), Problem> {
    signed.need(Permission::CasesMerge)?;
    let mut changes = Changes::open(app, tx, signed.workspace, signed.actor(), app.now())?;
    let (source, target) = (visible(tx, signed, from)?, visible(tx, signed, into)?);
    if from == into {
        return Err(Problem::invalid("into", "is this very case"));
    }
    if source.state == CaseState::Merged || target.state == CaseState::Merged {
        return Err(Problem::new(Code::Conflict, "One of the two was merged already."));
    }
    if source.customer != target.customer {
        return Err(Problem::new(
            Code::Conflict,
            "The two belong to different customers. Merging would show one what the other wrote.",
        ));
    }
    load_whole(tx, &mut changes, from)?;
    let last = load_whole(tx, &mut changes, into)?;
    let moved = store::conversations_of_case(tx, signed.workspace, from)?;
    let by = by(tx, signed.workspace, signed.actor())?;
    let gone = Activity::new("merged", [("number", source.number.to_string()), ("by", by)]);
    changes.note_activity(last, gone, false)?;
    for conversation in &moved {
        changes.change_conversation(conversation.id, |row| row.case = into)?;
    }
    changes.change(from, |row| {
        row.state = CaseState::Merged;
        row.merged_into = Some(into);
        row.waiting_since = None;
        row.snoozed_until = None;
    })?;
    changes.change(into, |row| {
        row.messages += source.messages;
        row.waiting_since = [row.waiting_since, source.waiting_since].into_iter().flatten().min();
        row.priority = row.priority.max(source.priority);
        row.assignee = row.assignee.or(source.assignee);
        row.team = row.team.or(source.team);
        if source.last_at > row.last_at {
            row.preview.clone_from(&source.preview);
            row.preview_pos = source.preview_pos;
            row.last_from = source.last_from;
            row.last_at = source.last_at;
            row.sort_at = source.sort_at;
        }
        if source.state == CaseState::Open && row.state != CaseState::Open {
            row.state = CaseState::Open;
            row.resolved_at = None;
            row.resolve_reason = None;
            row.snoozed_until = None;
        }
    })?;
    changes.journal.event(kinds::CASE_MERGED, Some(from), &json!({"into": into}));
    free_and_tell(tx, &mut changes, into, last)?;
    changes.close(tx)
}

/// Takes a conversation that was merged into this case out again, into the case that it came from.
///
/// # Errors
/// When the case is not visible or the conversation was always here.
pub fn split(
    app: &Desk,
    tx: &mut Tx<'_>,
    signed: &Signed,
    case: CaseId,
    conversation: ConversationId,
) -> Result<CaseId, Problem> {
    signed.need(Permission::CasesMerge)?;
    let mut changes = Changes::open(app, tx, signed.workspace, signed.actor(), app.now())?;
    visible(tx, signed, case)?;
    load_whole(tx, &mut changes, case)?;
    let row = changes
        .conversation(conversation)
        .filter(|it| it.case == case)
        .cloned()
        .ok_or_else(Problem::not_found)?;
    if row.home_case == case {
        return Err(Problem::new(
            Code::Conflict,
            "This conversation began in this case; there is nothing to undo.",
        ));
    }
    let home = changes.load_case(tx, row.home_case)?.cloned().ok_or_else(Problem::not_found)?;
    let by = by(tx, signed.workspace, signed.actor())?;
    changes.change_conversation(conversation, |it| it.case = home.id)?;
    let words = store::last_words(tx, signed.workspace, conversation)?;
    let now = changes.journal.now;
    changes.change(home.id, |row| {
        row.state = CaseState::Open;
        row.merged_into = None;
        row.sort_at = now;
        row.waiting_since = words.as_ref().filter(|it| it.author == Author::Customer).map(|it| it.at);
    })?;
    changes.change(case, |row: &mut CaseRow| row.messages = (row.messages - home.messages).max(0))?;
    changes.note_activity(
        conversation,
        Activity::new("split", [("number", home.number.to_string()), ("by", by)]),
        false,
    )?;
    changes.journal.event(
        kinds::CASE_SPLIT,
        Some(case),
        &json!({"conversation": conversation, "to": home.id}),
    );
    free_and_tell(tx, &mut changes, home.id, conversation)?;
    changes.close(tx)?;
    Ok(home.id)
}
