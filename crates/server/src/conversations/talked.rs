//! What a message does to its case.

use super::types::{Author, CaseRow, MessageRow};

/// What a public message does to its case.
pub(super) fn said(case: &mut CaseRow, row: &MessageRow) {
    // What the customer wrote tells staff more of a case than what the bot said to it.
    if row.author != Author::Bot || case.preview_pos.is_none() {
        case.preview = Some(crate::messages::preview(&row.body, &row.data));
        case.preview_pos = Some(row.pos);
        case.last_from = row.author;
    }
    case.last_at = row.at;
    if row.at.seconds() != case.sort_at.seconds() {
        case.sort_at = row.at;
    }
    match row.author {
        Author::Customer => {
            case.messages += 1;
            case.waiting_since.get_or_insert(row.at);
        }
        Author::Staff | Author::Bot => case.waiting_since = None,
        Author::System => {}
    }
}

/// Whether nothing changed but what every message moves.
pub(super) fn only_talk(before: &CaseRow, after: &CaseRow) -> bool {
    let quiet = CaseRow {
        sort_at: before.sort_at,
        preview: before.preview.clone(),
        preview_pos: before.preview_pos,
        last_from: before.last_from,
        last_at: before.last_at,
        last_pos: before.last_pos,
        messages: before.messages,
        ..after.clone()
    };
    quiet == *before
}
