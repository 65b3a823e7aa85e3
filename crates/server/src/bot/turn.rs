//! A turn, from a case that waits to what is written. Whatever takes its time, a network, or a model, is asked here, outside of any
//! transaction and beside the other turns.

use super::{
    Bot, Due,
    act::{self, Before, Outcome, Place, Read},
    decide,
    looking::Hold,
    near, phrase, seeing,
};
use crate::{events::Actor, http::Problem, hub::Notice, knowledge::Shelf, models::Wanted};
use ombud_base::id::WorkspaceId;
use ombud_guard::outbound::Refusal;
use std::sync::Arc;

/// Takes a turn, if the case still waits for one. Where the customer names transactions, the networks are asked beside the other
/// turns, and after the answer where that cannot wait; so is a model that embeds questions.
///
/// # Errors
/// As the database says.
pub(super) async fn take_turn(bot: &Bot, due: &Due) -> Result<(), Problem> {
    let (ws, id) = (due.workspace, due.case);
    let (inner, field) = (bot.clone(), bot.region_field(ws).await?);
    // At one moment: a turn that another node commits between the case and its thread would look like a thread without a question.
    let look = bot.db.snapshot::<_, Problem, _>(move |tx| act::look(&inner, tx, (ws, id), field.as_deref()));
    let Some(mut before) = look.await? else {
        return Ok(());
    };
    let named = seeing::named(bot, &before.thread.question);
    if named.is_empty() && !bot.meaning.is_on(ws) {
        return answer(bot, due, before, None).await;
    }
    if !named.is_empty() {
        let read = read(bot, ws, &mut before).await?;
        let now = seeing::cannot_wait(&before, &read.reading);
        before.read = Some(read);
        if now {
            let customer = before.case.customer;
            answer(bot, due, before, None).await?;
            seeing::look_afterwards(bot, ws, customer, named);
            return Ok(());
        }
    }
    let Some(hold) = bot.looking.begin(&bot.hub, id) else {
        // Whoever looks it up already answers it, too.
        return if bot.looking.has(id) { Ok(()) } else { look_up(bot, due, before, named, None).await };
    };
    let (bot, due) = (bot.clone(), *due);
    tokio::spawn(async move {
        let answered = look_up(&bot, &due, before, named, Some(&hold)).await;
        if let Err(problem) = super::or_give_up(&bot, &due, answered).await {
            problem.log();
        }
        drop(hold);
    });
    Ok(())
}

/// Asks the networks of the transactions that were named, and answers. `hold`: others do not wait for it.
async fn look_up(
    bot: &Bot,
    due: &Due,
    mut before: Before,
    named: Vec<String>,
    hold: Option<&Hold>,
) -> Result<(), Problem> {
    if !named.is_empty() {
        before.thread.seen = bot.chains.seen(due.workspace, Some(before.case.customer), &named).await?;
    }
    answer(bot, due, before, hold).await
}

/// The question as it is read by what is published now; as it was read before, where that is the same.
async fn read(bot: &Bot, ws: WorkspaceId, before: &mut Before) -> Result<Read, Problem> {
    let shelf = bot.library.seen_from(ws, before.region.as_deref()).await?;
    if let Some(read) = before.read.take().filter(|it| Arc::ptr_eq(&it.shelf, &shelf)) {
        return Ok(read);
    }
    let mind = bot.minds.version(ws, before.mind).await?;
    let (reading, found) =
        act::understand(&mind, &shelf, &before.thread.question, before.case.language.as_deref());
    Ok(Read { shelf, reading, found })
}

/// What is to be said, before a model may have worded it.
struct Thought {
    place: Place,
    outcome: Outcome,
    refused: Vec<Refusal>,
}

/// Answers what was read before.
async fn answer(bot: &Bot, due: &Due, mut before: Before, hold: Option<&Hold>) -> Result<(), Problem> {
    let (ws, id) = (due.workspace, due.case);
    let policy = bot.safety.policy(ws).await?;
    let Read { shelf, reading, found } = read(bot, ws, &mut before).await?;
    let near = near::of_turn(bot, ws, &shelf, &before, &reading).await;
    let (outcome, refused) = act::think(&shelf, &policy, &before, reading, (found, &near));
    let (pos, conversation) = (before.thread.pos, before.thread.conversation);
    let place = Place { customer: before.case.customer, conversation, pos };
    let wanted = wanted(&shelf, before, &outcome).filter(|_| refused.is_empty());
    let thought = Thought { place, outcome, refused };
    let Some(wanted) = wanted else {
        return thought.post(bot, due).await;
    };
    if hold.is_some() {
        return thought.phrase(bot, due, wanted).await;
    }
    let Some(hold) = bot.looking.begin(&bot.hub, id) else {
        // Whoever asks about it already answers it, too.
        return if bot.looking.has(id) { Ok(()) } else { thought.post(bot, due).await };
    };
    // Nobody else's question waits for a model; and what is due stays what the case's row says, should the server stop meanwhile.
    let (bot, due) = (bot.clone(), *due);
    tokio::spawn(async move {
        let posted = thought.phrase(&bot, &due, wanted).await;
        if let Err(problem) = super::or_give_up(&bot, &due, posted).await {
            problem.log();
        }
        drop(hold);
    });
    Ok(())
}

impl Thought {
    async fn post(self, bot: &Bot, due: &Due) -> Result<(), Problem> {
        act::post(bot, due, self.place, self.outcome, self.refused).await
    }

    /// Has it worded, and writes it.
    async fn phrase(mut self, bot: &Bot, due: &Due, wanted: Wanted) -> Result<(), Problem> {
        let (ws, place, brand) = (due.workspace, self.place, wanted.brand.clone());
        if phrase::is_due(bot, ws, due.case).await {
            types(bot, ws, place, &brand, true);
            let outcome = &mut self.outcome;
            phrase::put_in(&bot.models, ws, &mut outcome.said, &outcome.phrased_from, wanted).await;
            types(bot, ws, place, &brand, false);
        }
        self.post(bot, due).await
    }
}

/// What a model is to phrase; none: what was decided is said as it is.
fn wanted(shelf: &Shelf, before: Before, outcome: &Outcome) -> Option<Wanted> {
    if !before.phrases || outcome.phrased_from.is_empty() {
        return None;
    }
    let question = decide::query(&before.thread, &outcome.reading);
    Some(Wanted {
        by: Actor::Bot,
        case: Some(before.case.id),
        passages: phrase::passages(shelf, &outcome.phrased_from, &question),
        question,
        lang: outcome.reading.lang.clone(),
        known: before.known,
        brand: before.settings.brand,
        for_customer: true,
    })
}

/// Shows the customer that somebody is about to answer.
fn types(bot: &Bot, ws: WorkspaceId, place: Place, who: &str, on: bool) {
    let Place { customer, conversation, .. } = place;
    bot.hub.publish(ws, vec![Notice::BotTypes { customer, conversation, who: who.to_owned(), on }], false);
}
