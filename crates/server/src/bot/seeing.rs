//! What the chains say of what a customer names: asked before it is answered, unless the words alone cannot wait.

use super::{Bot, act::Before};
use crate::{
    chains::transactions_in,
    understanding::{Reading, Urgency},
};
use ombud_base::id::{CustomerId, WorkspaceId};
use ombud_nlp::signals::Signal;

/// Transactions of one message that are looked at: as many as beside a case.
const MOST: usize = 5;

/// The transactions that a question names, where any network can be asked about them.
pub(super) fn named(bot: &Bot, question: &str) -> Vec<String> {
    if bot.chains.asks_any() { transactions_in(question, MOST) } else { Vec::new() }
}

/// Whether what is written cannot wait, whatever the chains say of it: a node that hangs must not keep anybody from raising the alarm.
pub(super) fn cannot_wait(before: &Before, reading: &Reading) -> bool {
    let urgent = |it: Urgency| it == Urgency::Urgent;
    let route = before.routes.decide(reading);
    before.thread.exposed || reading.has(Signal::SelfHarm) || urgent(reading.urgency) || urgent(route.urgency)
}

/// Asks the networks after the answer: the desk remembers what it has seen, and staff who opens the case has it at once.
pub(super) fn look_afterwards(bot: &Bot, ws: WorkspaceId, customer: CustomerId, named: Vec<String>) {
    let bot = bot.clone();
    tokio::spawn(async move {
        if let Err(problem) = bot.chains.seen(ws, Some(customer), &named).await {
            problem.log();
        }
    });
}
