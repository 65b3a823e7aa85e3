//! When the coins of a theft are to be followed: the case has just become one, or its customer names a transaction. How that is done
//! is no business of this capability: the job is done by the one that asks the networks.

use super::{
    Desk, FOLLOW, THEFT,
    types::{Author, CaseRow, CaseState, Kind, MessageRow},
};
use ombud_base::id::WorkspaceId;
use ombud_db::{DbError, Tx};
use ombud_guard::addresses::{Asked, find};
use serde_json::json;

/// Has the coins of a case followed, where something has just made that worth while.
///
/// # Errors
/// As the database says.
pub(super) fn follow<'a>(
    desk: &Desk,
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    (before, now): (Option<&CaseRow>, &CaseRow),
    said: impl Iterator<Item = &'a MessageRow>,
) -> Result<(), DbError> {
    let lives = matches!(now.state, CaseState::Open | CaseState::Snoozed);
    if now.kind != THEFT || !lives {
        return Ok(());
    }
    let begins = before.is_none_or(|it| it.kind != THEFT);
    let mut own = said.filter(|it| it.kind == Kind::Message && it.author == Author::Customer);
    if !begins && !own.any(|it| names_transaction(&it.body)) {
        return Ok(());
    }
    desk.jobs.enqueue(tx, ws, FOLLOW, &now.id.to_string(), &json!({}), desk.now())
}

fn names_transaction(text: &str) -> bool {
    find(text).iter().flat_map(|it| &it.identities).any(|it| it.valid() && it.asked != Asked::Address)
}
