//! What a question means, beside its words: where a workspace has embeddings, and the question may leave.

use super::{Bot, act::Before, decide, phrase, thread::Thread};
use crate::{
    events::Actor,
    http::Problem,
    knowledge::Shelf,
    models::meaning::{Asking, Nearness, What},
    understanding::{Reading, Routes},
};
use ombud_base::id::{CaseId, ConversationId, WorkspaceId};
use std::sync::Arc;

/// What the question of a turn is near to.
pub(super) async fn of_turn(
    bot: &Bot,
    ws: WorkspaceId,
    shelf: &Arc<Shelf>,
    before: &Before,
    reading: &Reading,
) -> Nearness {
    let goes = || phrase::may_leave(&before.thread, reading, &before.routes.decide(reading));
    if !bot.meaning.is_on(ws) || !before.on || !goes() {
        return Nearness::default();
    }
    let asking = Asking {
        by: Actor::Bot,
        case: Some(before.case.id),
        what: What::Question,
        text: decide::query(&before.thread, reading),
        known: before.known.clone(),
    };
    bot.meaning.near(ws, shelf, asking).await
}

/// Who has a text embedded, for which case, and what its writer is called and known by.
pub(super) type Asker = (Actor, Option<CaseId>, Vec<String>);

/// What a text is near to that stands in no turn.
///
/// # Errors
/// As the database says.
pub(super) async fn of_text(
    bot: &Bot,
    ws: WorkspaceId,
    shelf: &Arc<Shelf>,
    (text, reading): (&str, &Reading),
    (by, case, known): Asker,
) -> Result<Nearness, Problem> {
    if !bot.meaning.is_on(ws) {
        return Ok(Nearness::default());
    }
    let read = reading.clone();
    let route = bot.db.read::<_, Problem, _>(move |tx| Ok(Routes::of(tx, ws)?.decide(&read))).await?;
    let thread = Thread::first(ConversationId::new(bot.now(), &bot.random), text.to_owned());
    if !phrase::may_leave(&thread, reading, &route) {
        return Ok(Nearness::default());
    }
    let what = if case.is_some() { What::Question } else { What::Try };
    Ok(bot.meaning.near(ws, shelf, Asking { by, case, what, text: text.to_owned(), known }).await)
}
