//! Offering a recovery in the talk, under what the bot has said of a deposit.

use super::{rules, store};
use crate::{
    chains::Stuck,
    conversations::{changes::Changes, types::Activity},
    http::Problem,
};
use ombud_base::id::ConversationId;
use ombud_db::Tx;

/// Deposits of one look that are offered at most.
const MOST: usize = 3;

/// Offers the customer of a loaded conversation to have these deposits back, where the workspace's rules do. What they have
/// asked for before is not offered again; that somebody else has asked for it, nobody learns here.
///
/// # Errors
/// As the database says.
pub fn offer(
    tx: &mut Tx<'_>,
    changes: &mut Changes<'_>,
    conversation: ConversationId,
    stuck: &[Stuck],
) -> Result<(), Problem> {
    let ws = changes.journal.workspace;
    let Some(customer) = changes.conversation(conversation).map(|it| it.customer) else { return Ok(()) };
    if stuck.is_empty() {
        return Ok(());
    }
    let rules = rules::of(tx, ws)?;
    for it in stuck.iter().filter(|it| rules.terms(it).is_some()).take(MOST) {
        let claim = store::claim(tx, ws, &it.network, &it.transaction, it.transfer)?;
        if store::own(tx, ws, &claim, customer)?.is_some() {
            continue;
        }
        let args = [
            ("network", it.network.clone()),
            ("transaction", it.transaction.clone()),
            ("transfer", it.transfer.to_string()),
            ("amount", it.amount.clone()),
        ];
        changes.note_activity(conversation, Activity::new("recovery_offered", args), true)?;
    }
    Ok(())
}
