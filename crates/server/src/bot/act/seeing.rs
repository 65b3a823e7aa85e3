//! What the chains say of what a customer names: asked before it is answered, unless the words alone cannot wait.

use super::{Before, answer, understand};
use crate::{
    bot::{Bot, Due, or_give_up},
    chains::transactions_in,
    http::Problem,
    understanding::Urgency,
};
use ombud_nlp::signals::Signal;

/// Transactions of one message that are looked at: as many as beside a case.
const MOST: usize = 5;

/// The transactions that a question names, where any network can be asked about them.
pub(in crate::bot) fn named(bot: &Bot, question: &str) -> Vec<String> {
    if bot.chains.asks_any() { transactions_in(question, MOST) } else { Vec::new() }
}

/// Asks the networks about what is named, beside the other turns, and answers.
pub(super) async fn answer_with_chains(bot: &Bot, due: &Due, before: Before) -> Result<(), Problem> {
    let named = named(bot, &before.thread.question);
    if named.is_empty() {
        return answer(bot, due, before).await;
    }
    if cannot_wait(bot, due, &before).await? {
        return answer_first(bot, due, before, named).await;
    }
    let Some(hold) = bot.looking.begin(&bot.hub, due.case) else {
        return look_and_answer(bot, due, before, &named).await;
    };
    let (bot, due) = (bot.clone(), *due);
    tokio::spawn(async move {
        let answered = look_and_answer(&bot, &due, before, &named).await;
        if let Err(problem) = or_give_up(&bot, &due, answered).await {
            problem.log();
        }
        drop(hold);
    });
    Ok(())
}

async fn look_and_answer(bot: &Bot, due: &Due, mut before: Before, named: &[String]) -> Result<(), Problem> {
    before.thread.seen = bot.chains.seen(due.workspace, Some(before.case.customer), named).await?;
    answer(bot, due, before).await
}

/// Whether what is written cannot wait, whatever the chains say of it: a node that hangs must not keep anybody from raising the alarm.
async fn cannot_wait(bot: &Bot, due: &Due, before: &Before) -> Result<bool, Problem> {
    let thread = &before.thread;
    let shelf = bot.library.seen_from(due.workspace, before.region.as_deref()).await?;
    let mind = bot.minds.version(due.workspace, before.mind).await?;
    let (reading, _) = understand(&mind, &shelf, &thread.question, before.case.language.as_deref());
    let urgent = |it: Urgency| it == Urgency::Urgent;
    let route = before.routes.decide(&reading);
    Ok(thread.exposed || reading.has(Signal::SelfHarm) || urgent(reading.urgency) || urgent(route.urgency))
}

/// Answers without what the chains say. They are asked afterwards: the desk remembers what it has seen, and staff who opens the case
/// has it at once.
async fn answer_first(bot: &Bot, due: &Due, before: Before, named: Vec<String>) -> Result<(), Problem> {
    let customer = before.case.customer;
    answer(bot, due, before).await?;
    let (bot, ws) = (bot.clone(), due.workspace);
    tokio::spawn(async move {
        if let Err(problem) = bot.chains.seen(ws, Some(customer), &named).await {
            problem.log();
        }
    });
    Ok(())
}
