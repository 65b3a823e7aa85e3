//! A language model for staff: a reply drafted from published articles, and a look at what is sent and what is made of the answer.

use super::{
    Bot, act,
    near::{self, Asker},
    phrase, say,
    thread::Thread,
    weigh::{Weighed, weigh},
};
use crate::{
    access::{Permission, Signed},
    conversations::{actions, list},
    customers,
    events::Actor,
    http::{Body, Checks, Code, PathOf, Problem},
    knowledge::{Found, Shelf},
    learning,
    messages::{BotModel, BotSource},
    models::{self, Phrased, Wanted},
    settings,
    trust::What,
    understanding::{Reading, Routes},
};
use axum::{Json, extract::State};
use ombud_base::id::{CaseId, ConversationId, WorkspaceId};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// The longest question that is tried, in code points.
const TEXT_MOST: usize = 1000;

/// A reply that was drafted, or why not.
#[derive(Debug, Serialize, ToSchema)]
pub struct DraftReply {
    /// The words; null: there is nothing that holds.
    text: Option<String>,
    /// The articles that they are taken from, in the order of their references.
    sources: Vec<BotSource>,
    /// What came of asking; null: it was not asked, for what is asked about goes to no model, or no article answers it.
    model: Option<BotModel>,
}

/// A question to be tried.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ModelTry {
    /// What a customer would write: 1 to 1,000 characters.
    #[schema(max_length = 1000, example = "How long does a withdrawal take?")]
    question: String,
}

/// An article that a model was shown.
#[derive(Debug, Serialize, ToSchema)]
pub struct ModelPassage {
    /// Its title.
    title: String,
    /// Its address in the help centre, from the root.
    path: String,
    /// What of it was shown.
    text: String,
}

/// What a model was sent, what it wrote, and what is made of that.
#[derive(Debug, Serialize, ToSchema)]
pub struct ModelTried {
    /// Whether the bot would have asked it: what cannot wait, or asks for advice, goes to no model.
    goes: bool,
    /// What was found.
    passages: Vec<ModelPassage>,
    /// The request's body, as it was sent; null: nothing was.
    sent: Option<String>,
    /// What it wrote.
    came: String,
    /// What would be said; null: the article's own words.
    says: Option<String>,
    /// What came of it; null: nothing was found to be phrased.
    model: Option<BotModel>,
}

/// A question with what answers it.
struct Asked {
    shelf: std::sync::Arc<Shelf>,
    goes: bool,
    lang: String,
    found: Vec<Found>,
}

impl Bot {
    /// Reads a question and finds what answers it where who asks is, for a model to be shown.
    async fn to_phrase(
        &self,
        ws: WorkspaceId,
        text: &str,
        (hint, region): (Option<&str>, Option<&str>),
        asker: Asker,
    ) -> Result<Asked, Problem> {
        let (mind, shelf) = (self.minds.of(ws).await?, self.library.seen_from(ws, region).await?);
        let (reading, mut found) = act::understand(&mind, &shelf, text, hint);
        near::of_text(self, ws, &shelf, (text, &reading), asker).await?.put_in(
            &shelf,
            &reading.lang,
            &mut found,
        );
        let read = reading.clone();
        let route = self.db.read::<_, Problem, _>(move |tx| Ok(Routes::of(tx, ws)?.decide(&read))).await?;
        let thread = Thread::first(ConversationId::new(self.now(), &self.random), text.to_owned());
        let goes = phrase::may_go(&thread, &reading, &route);
        let found = best(&reading, weigh(&reading, found));
        Ok(Asked { shelf, goes, lang: reading.lang, found })
    }

    /// Has it phrased.
    async fn phrase(
        &self,
        ws: WorkspaceId,
        text: String,
        asked: &Asked,
        (known, by, case): (Vec<String>, Actor, Option<CaseId>),
    ) -> Result<Phrased, Problem> {
        let brand = self.db.read::<_, Problem, _>(move |tx| Ok(settings::of(tx, ws)?.brand)).await?;
        let passages = phrase::passages(&asked.shelf, &asked.found, &text);
        let lang = asked.lang.clone();
        // Tried without a case, it answers as if its reader were the customer.
        let for_customer = case.is_none();
        let wanted = Wanted { by, case, question: text, passages, lang, known, brand, for_customer };
        self.models.phrase(ws, wanted).await
    }
}

fn best(reading: &Reading, weighed: Vec<Weighed>) -> Vec<Found> {
    match weighed.first() {
        Some(first) if models::can_phrase(&reading.lang) => {
            phrase::shown(&first.found, &weighed, &reading.lang)
        }
        _ => Vec::new(),
    }
}

/// Drafts a reply to the customer's last words from published articles, by the workspace's language model. It is checked as what the
/// bot says is, and goes to nobody before somebody sends it.
#[utoipa::path(
    post, path = "/cases/{id}/suggested-reply", tag = "models", params(("id" = CaseId, Path)),
    responses((status = 200, body = DraftReply), (status = 403), (status = 404), (status = 409))
)]
pub(super) async fn draft_reply(
    State(bot): State<Bot>,
    signed: Signed,
    PathOf(id): PathOf<CaseId>,
) -> Result<Json<DraftReply>, Problem> {
    signed.need(Permission::CasesReply)?;
    let (ws, seer) = (signed.workspace, signed.clone());
    let field = bot.region_field(ws).await?;
    let read = bot.db.read::<_, Problem, _>(move |tx| {
        let case = actions::visible(tx, &seer, id)?;
        let customer = customers::customer(tx, ws, case.customer)?;
        let known = customer.as_ref().map(phrase::known).unwrap_or_default();
        let region =
            field.as_deref().zip(customer.as_ref()).and_then(|(field, it)| super::region_in(field, it));
        let look = list::look(&seer, &case, customer.and_then(|it| it.name), What::Opened);
        let words = learning::last_words(tx, ws, id)?;
        let on = models::in_use(tx, ws)?.is_some_and(|it| it.drafts);
        Ok((words.text, case.language, look, known, on, region))
    });
    let (text, language, look, known, on, region) = read.await?;
    bot.trust.observe(&signed, [look]).await;
    if !on {
        return Err(Problem::new(
            Code::Conflict,
            "No language model drafts replies here: see Settings, Language model.",
        ));
    }
    let nothing = DraftReply { text: None, sources: Vec::new(), model: None };
    if text.is_empty() {
        return Ok(Json(nothing));
    }
    let asker = (signed.actor(), Some(id), known.clone());
    let asked = bot.to_phrase(ws, &text, (language.as_deref(), region.as_deref()), asker).await?;
    if !asked.goes || asked.found.is_empty() {
        return Ok(Json(nothing));
    }
    let phrased = bot.phrase(ws, text, &asked, (known, signed.actor(), Some(id))).await?;
    let sources = phrased.cited.iter().filter_map(|it| asked.found.get(*it)).map(say::source).collect();
    Ok(Json(DraftReply { text: phrased.text, sources, model: Some(phrased.model) }))
}

/// Asks the model as the bot would, and shows what was sent, what came, and what is made of it. Nothing is kept but the day's count.
#[utoipa::path(
    post, path = "/model/try", tag = "models",
    request_body(content = ModelTry, example = json!({"question": "How long does a withdrawal take?"})),
    responses((status = 200, body = ModelTried), (status = 403), (status = 409), (status = 422))
)]
pub(super) async fn try_model(
    State(bot): State<Bot>,
    signed: Signed,
    Body(request): Body<ModelTry>,
) -> Result<Json<ModelTried>, Problem> {
    signed.need(Permission::SecurityManage)?;
    let mut checks = Checks::new();
    let text = checks.text("question", &request.question, TEXT_MOST);
    checks.expect(!text.is_empty(), "question", "must not be empty");
    checks.done()?;
    let ws = signed.workspace;
    if !bot.models.is_set(ws).await? {
        return Err(Problem::new(Code::Conflict, "Set the model's address and name first."));
    }
    let asked = bot.to_phrase(ws, &text, (None, None), (signed.actor(), None, Vec::new())).await?;
    let shown = phrase::passages(&asked.shelf, &asked.found, &text).into_iter().zip(&asked.found);
    let shown =
        shown.map(|(it, found)| ModelPassage { title: it.title, path: found.url.clone(), text: it.text });
    let mut tried = ModelTried {
        goes: asked.goes,
        passages: shown.collect(),
        sent: None,
        came: String::new(),
        says: None,
        model: None,
    };
    if !asked.found.is_empty() {
        let phrased = bot.phrase(ws, text, &asked, (Vec::new(), signed.actor(), None)).await?;
        tried.sent = Some(phrased.sent).filter(|it| !it.is_null()).map(|it| it.to_string());
        (tried.came, tried.says, tried.model) = (phrased.came, phrased.text, Some(phrased.model));
    }
    Ok(Json(tried))
}
