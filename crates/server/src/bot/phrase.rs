//! Where a workspace has a language model, it is asked for the wording of an answer that stands in articles, and of no other: what
//! cannot wait, what may be danger, what a chain says, what is guided, asked back or handed over never goes to one.

use super::{
    Bot,
    decide::Move,
    say::{self, Said},
    thread::Thread,
    weigh::Weighed,
};
use crate::{
    chains::transactions_in,
    conversations::reading,
    knowledge::{Found, Shelf},
    messages::BotModel,
    models::{self, Models, Passage, Wanted},
    understanding::{Decision, Reading, Urgency},
};
use ombud_base::id::{CaseId, WorkspaceId};
use ombud_db::DbError;
use ombud_guard::Kind;
use ombud_nlp::fold;

/// Passages that a model is shown at most.
const SHOWN: usize = 3;
/// From this on an article is shown beside the one that answers.
const WORTH: f32 = 0.3;
/// Characters of an article up to which all of it is shown; of a longer one also what of it fits the question best.
const WHOLE: usize = 1_800;

/// Whether a question may go to a model that words answers.
pub(super) fn may_go(thread: &Thread, reading: &Reading, route: &Decision) -> bool {
    may_leave(thread, reading, route) && !reading.asks_advice() && models::can_phrase(&reading.lang)
}

/// Whether a question may leave at all.
pub(super) fn may_leave(thread: &Thread, reading: &Reading, route: &Decision) -> bool {
    let question = &thread.question;
    let said = fold(question.trim());
    let clicked = thread.offered().any(|(choice, _)| fold(choice) == said);
    let cut = Kind::ALL.iter().any(|it| question.contains(it.mark()));
    let calm = reading.urgency.max(route.urgency) < Urgency::Urgent && !reading.doubtful && !route.doubtful;
    calm && !clicked
        && !cut
        && !thread.exposed
        && !thread.files
        && thread.seen.is_none()
        && transactions_in(question, 1).is_empty()
}

/// The articles that a model may see, the best first; none where the best is of what no model is asked about.
pub(super) fn shown(best: &Found, weighed: &[Weighed], lang: &str) -> Vec<Found> {
    let primary = |it: &str| it.split('-').next().unwrap_or_default().to_owned();
    let fits = |it: &&Found| {
        let kept = it.intents.iter().any(|it| it.starts_with("security.") || it.starts_with("invest."));
        !kept && primary(&it.lang) == primary(lang)
    };
    if !fits(&best) {
        return Vec::new();
    }
    let others = weighed.iter().filter(|it| it.score >= WORTH).map(|it| &it.found);
    let others = others.filter(|it| it.topic != best.topic).filter(fits);
    std::iter::once(best).chain(others).take(SHOWN).cloned().collect()
}

/// The articles for the wording of an answer; none: it is said as it stands.
pub(super) fn of_answer(
    next: &Move,
    doubt: bool,
    thread: &Thread,
    (reading, route): (&Reading, &Decision),
    weighed: &[Weighed],
) -> Vec<Found> {
    match next {
        Move::Answer(best) if !doubt && may_go(thread, reading, route) => shown(best, weighed, &reading.lang),
        _ => Vec::new(),
    }
}

/// What a model is shown of these articles for a question.
pub(super) fn passages(shelf: &Shelf, found: &[Found], question: &str) -> Vec<Passage> {
    let passage = |it: &Found| {
        let article = shelf.topic(it.topic).and_then(|topic| topic.article(&it.lang));
        let plain = article.map(|it| it.plain.text()).unwrap_or_default();
        let long = plain.chars().count() > WHOLE;
        let extract = if long { shelf.with_extract(it.clone(), question).extract } else { String::new() };
        let parts = [it.summary.as_str(), &extract, plain];
        let text: Vec<&str> = parts.into_iter().filter(|it| !it.is_empty()).collect();
        Passage { slug: it.slug.clone(), title: it.title.clone(), text: text.join("\n") }
    };
    found.iter().map(passage).collect()
}

/// Whether somebody still waits in a case: what is answered already costs no request.
pub(super) async fn is_due(bot: &Bot, ws: WorkspaceId, id: CaseId) -> bool {
    let read = bot.db.read::<_, DbError, _>(move |tx| {
        Ok(reading::case(tx, ws, id)?.is_some_and(|it| it.with_bot() && it.waiting_since.is_some()))
    });
    read.await.unwrap_or(false)
}

/// Asks, and puts the wording that holds in the place of the article's own; why it did or did not stands with the message.
pub(super) async fn put_in(
    models: &Models,
    ws: WorkspaceId,
    said: &mut Said,
    found: &[Found],
    wanted: Wanted,
) {
    let lang = wanted.lang.clone();
    let phrased = match models.phrase(ws, wanted).await {
        Ok(phrased) => phrased,
        // What keeps a model from being asked keeps nobody from being answered.
        Err(problem) => return problem.log(),
    };
    if let Some(text) = &phrased.text {
        // In the order of their references; the article that was found to answer always counts as given.
        let first = Some(0).filter(|it| !phrased.cited.contains(it));
        let shown = phrased.cited.iter().copied().chain(first).filter_map(|it| found.get(it));
        said.words.sources = shown.map(say::source).collect();
        said.body = say::phrased(&lang, text);
    }
    let model: BotModel = phrased.model;
    if let Some(why) = &mut said.words.why {
        why.model = Some(model);
    }
}

/// By what a customer is called and known: it does not leave.
pub(super) fn known(customer: &crate::customers::Customer) -> Vec<String> {
    let ids = customer.identities.iter().map(|it| it.value.clone());
    customer.name.iter().chain(&customer.email).cloned().chain(ids).collect()
}
