//! Who of those who ask for one transfer has it.
//!
//! Saying a public hash shows nothing, so it holds nothing: as long as nobody has shown whose the deposit is, all who ask stand side
//! by side. The first who shows it, by a signature, the platform's word or a person who checked, holds it, and the others are told.
//! Where the rule asks for no proof, whoever agrees to the terms first holds it; it yields to who shows it, until somebody pays.

use super::{
    store,
    types::{RecoveryProof, RecoveryRefusal, RecoveryRow, RecoveryState},
};
use crate::{
    conversations::{changes::Changes, types::Activity},
    events::{Actor, kinds},
    http::{Code, Problem},
    ledger,
};
use ombud_base::id::{CaseId, ConversationId, WorkspaceId};
use ombud_db::{DbError, Tx};
use serde_json::{Value as Json, json};

/// Whether a request that holds a transfer gives way to one that shows whose it is.
pub(super) fn yields(holder: &RecoveryRow) -> bool {
    holder.proof == RecoveryProof::NotAsked && holder.state == RecoveryState::Ready
}

fn stands_in_the_way(rival: &RecoveryRow, of: &RecoveryRow) -> bool {
    rival.holds() && !(of.is_shown() && yields(rival))
}

/// Whether somebody else holds the transfer, and does not give way to this request.
///
/// # Errors
/// As the database says.
pub(super) fn is_taken(tx: &mut Tx<'_>, ws: WorkspaceId, of: &RecoveryRow) -> Result<bool, DbError> {
    Ok(store::open_rivals(tx, ws, of)?.iter().any(|it| stands_in_the_way(it, of)))
}

/// Gives the transfer to a request that is about to hold it: to be called before it is written. Those who have shown less are
/// displaced.
///
/// # Errors
/// [`Code::Conflict`] where somebody else has it by now.
pub(super) fn take_hold(
    tx: &mut Tx<'_>,
    changes: &mut Changes<'_>,
    row: &RecoveryRow,
) -> Result<(), Problem> {
    let rivals = store::open_rivals(tx, changes.journal.workspace, row)?;
    if rivals.iter().any(|it| stands_in_the_way(it, row)) {
        let detail = "It was shown that this deposit is somebody else's. Write to us here if it is yours.";
        return Err(Problem::new(Code::Conflict, detail).with("refusal", json!("taken")));
    }
    for rival in rivals {
        // Who was told to sign keeps the chance to do so against somebody who had to show nothing.
        if row.is_shown() || rival.proof == RecoveryProof::NotAsked {
            displace(tx, changes, rival)?;
        }
    }
    Ok(())
}

/// Ends a request because somebody else has shown that the deposit is theirs, and says so to its customer.
fn displace(tx: &mut Tx<'_>, changes: &mut Changes<'_>, mut row: RecoveryRow) -> Result<(), Problem> {
    let (ws, now) = (changes.journal.workspace, changes.journal.now);
    row.state = RecoveryState::Refused;
    row.refusal = Some(RecoveryRefusal::Taken);
    (row.changed_at, row.settled_at, row.lapses_at) = (now, Some(now), None);
    store::save(tx, ws, &row)?;
    changes.load_conversations(tx, &[row.conversation])?;
    let case = changes.conversation(row.conversation).map(|it| it.case);
    if case.and_then(|it| changes.case(it)).is_some_and(|it| it.erased_at.is_none()) {
        let args = [("recovery", row.id.to_string()), ("reason", RecoveryRefusal::Taken.word().to_owned())];
        changes.note_activity(row.conversation, Activity::new("recovery_refused", args), true)?;
    }
    let data = json!({
        "recovery": row.id, "customer": row.customer, "state": row.state, "reason": row.refusal,
        "row": ledger::recovery_print(tx, ws, row.id)?,
    });
    let case = case.unwrap_or(row.case);
    changes.journal.event_by(Actor::System, kinds::RECOVERY_SETTLED, Some(case), data.to_string());
    Ok(())
}

/// Tells staff of the cases concerned, and nobody else, that several ask for a transfer which nobody holds. Each case hears it once,
/// however many come.
///
/// # Errors
/// As the database says.
pub(super) fn tell_rivals(
    tx: &mut Tx<'_>,
    changes: &mut Changes<'_>,
    row: &RecoveryRow,
) -> Result<(), Problem> {
    let rivals = store::open_rivals(tx, changes.journal.workspace, row)?;
    let Some(first) = rivals.first() else { return Ok(()) };
    let amount = row.facts.as_ref().map(|it| it.amount.clone()).unwrap_or_default();
    warn(tx, changes, row.conversation, &amount)?;
    // Where there were two before, all of them know.
    if rivals.len() == 1 {
        warn(tx, changes, first.conversation, &amount)?;
    }
    told_twice(changes, first, (row.case, Json::Null));
    Ok(())
}

/// A line for staff that two customers want the same deposit; none in a case that was erased.
pub(super) fn warn(
    tx: &mut Tx<'_>,
    changes: &mut Changes<'_>,
    conversation: ConversationId,
    amount: &str,
) -> Result<(), Problem> {
    changes.load_conversations(tx, &[conversation])?;
    let case = changes.conversation(conversation).map(|it| it.case);
    if case.and_then(|it| changes.case(it)).is_none_or(|it| it.erased_at.is_some()) {
        return Ok(());
    }
    let activity = Activity::new("recovery_claimed_twice", [("amount", amount.to_owned())]);
    changes.note_activity(conversation, activity, false)
}

/// The event of it. By the system: what customers do is in what they may take along, and this is not for them.
/// `refused` is the request that was written down and refused at once, with its print, where there is one.
pub(super) fn told_twice(changes: &mut Changes<'_>, before: &RecoveryRow, (case, refused): (CaseId, Json)) {
    let data = json!({
        "recovery": before.id, "case": before.case, "network": before.network, "refused": refused,
    });
    let kind = kinds::RECOVERY_CLAIMED_TWICE;
    changes.journal.event_by(Actor::System, kind, Some(case), data.to_string());
}
