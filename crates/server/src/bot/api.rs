use super::{
    Bot, act, near, phrase,
    say::{self, Speaker},
    seeing,
    thread::Thread,
    weigh::{Weighed, weigh},
};
use crate::{
    access::{CASE_TYPES, COMMON_TYPE, Permission, Signed},
    conversations::{actions, list},
    customers::{self, Proof, Tier},
    http::{Body, Checks, PathOf, Problem},
    knowledge::Shelf,
    learning::{self, Correction},
    messages::{BotSource, BotWhy},
    models,
    routing::{self, Facts, Routed, RoutedRoom, There},
    trust::What,
    understanding::{Decision, Explanation, Reading, Routes},
};
use axum::{Json, extract::State};
use ombud_base::{
    Time,
    id::{CaseId, ConversationId, InboxId},
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// Articles that are suggested at most.
const MOST: usize = 5;
/// The longest text that is tried, in code points.
const TEXT_MOST: usize = 4000;

/// A message to be tried.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TryRequest {
    /// What a customer would write: 1 to 4,000 characters.
    #[schema(max_length = 4000, example = "someone stole my coins")]
    text: String,
    /// The language that the customer is known by (BCP 47).
    #[serde(default)]
    language: Option<String>,
    /// The inbox that it would come by.
    #[serde(default)]
    inbox: Option<InboxId>,
    /// What the customer's business is worth: `standard` when absent.
    #[serde(default)]
    tier: Option<Tier>,
    /// How surely the customer has proved who they are: `none` when absent.
    #[serde(default)]
    proof: Option<Proof>,
    /// The case's type: `question` when absent.
    #[schema(example = "question")]
    #[serde(default)]
    kind: Option<String>,
    /// When it would come; now when absent.
    #[serde(default)]
    at: Option<Time>,
}

impl TryRequest {
    /// What the rules are asked about.
    fn facts(&self, reading: &Reading, route: &Decision, now: Time) -> Facts {
        Facts {
            inbox: self.inbox,
            language: Some(reading.lang.clone()).filter(|it| it != "und"),
            intent: route.intent.map(str::to_owned),
            urgency: route.urgency,
            text: self.text.clone(),
            tier: self.tier.unwrap_or(Tier::Standard),
            proof: self.proof.unwrap_or(Proof::None),
            kind: self.kind.clone().unwrap_or_else(|| COMMON_TYPE.into()),
            now: self.at.unwrap_or(now),
        }
    }
}

/// What would be done with a message, and why.
#[derive(Debug, Serialize, ToSchema)]
pub struct Tried {
    /// How it is read, and where it would go.
    reading: Explanation,
    /// Where the rules send it once a person is needed, and who would get it now.
    routed: Routed,
    /// What the bot would do, and what it weighed.
    why: BotWhy,
    /// What the bot would say, where it answers first.
    says: String,
    /// The articles that it would say it from, or show.
    sources: Vec<BotSource>,
    /// The articles that were weighed, the best first.
    articles: Vec<Suggested>,
}

/// An article that may answer.
#[derive(Debug, Serialize, ToSchema)]
pub struct Suggested {
    /// Its title.
    #[schema(example = "My deposit has not arrived")]
    title: String,
    /// Its address in the help centre, from the root.
    #[schema(example = "/help/en/a/deposit-not-arrived")]
    path: String,
    /// Its language (BCP 47).
    lang: String,
    /// The passage that answers.
    extract: String,
    /// How well it fits, 0 to 1.
    score: f32,
    /// How near its meaning is to the question's, as the embedding model finds: the cosine. Absent: it is not near, or none was asked.
    #[serde(skip_serializing_if = "Option::is_none")]
    similarity: Option<f32>,
    /// That alone found it: no word of the question did.
    by_meaning: bool,
}

/// What may help with a case: what its customer's last question is about, and which articles answer it.
#[derive(Debug, Serialize, ToSchema)]
pub struct Suggestions {
    /// How the question is read, and where it would go; null when nothing was asked.
    reading: Option<Explanation>,
    /// What staff said that it is about; null: nobody said anything else.
    corrected: Option<Correction>,
    /// The articles, the best first.
    articles: Vec<Suggested>,
    /// Whether you can have a reply drafted from them by a language model.
    drafts: bool,
}

/// What may help with a case: the same engine as the bot's, for staff.
#[utoipa::path(
    get, path = "/cases/{id}/suggestions", tag = "understanding", params(("id" = CaseId, Path)),
    responses((status = 200, body = Suggestions))
)]
pub(super) async fn suggestions(
    State(bot): State<Bot>,
    signed: Signed,
    PathOf(id): PathOf<CaseId>,
) -> Result<Json<Suggestions>, Problem> {
    signed.need(Permission::CasesView)?;
    let ws = signed.workspace;
    let (seer, field) = (signed.clone(), bot.region_field(ws).await?);
    let asked = bot.db.read::<_, Problem, _>(move |tx| {
        let case = actions::visible(tx, &seer, id)?;
        let customer = customers::customer(tx, ws, case.customer)?;
        let region =
            field.as_deref().zip(customer.as_ref()).and_then(|(field, it)| super::region_in(field, it));
        let known = customer.as_ref().map(phrase::known).unwrap_or_default();
        let look = list::look(&seer, &case, customer.and_then(|it| it.name), What::Opened);
        let words = learning::last_words(tx, ws, id)?;
        let corrected = learning::corrected(tx, ws, id, &words)?;
        let drafts = seer.may(Permission::CasesReply) && models::in_use(tx, ws)?.is_some_and(|it| it.drafts);
        Ok((words.text, case.language, look, corrected, drafts, (region, known)))
    });
    let (text, language, look, corrected, drafts, (region, known)) = asked.await?;
    bot.trust.observe(&signed, [look]).await;
    if text.is_empty() {
        return Ok(Json(Suggestions { reading: None, corrected: None, articles: Vec::new(), drafts: false }));
    }
    let (mind, shelf) = (bot.minds.of(ws).await?, bot.library.seen_from(ws, region.as_deref()).await?);
    let (mut read, mut found) = act::understand(&mind, &shelf, &text, language.as_deref());
    let asker = (signed.actor(), Some(id), known);
    near::of_text(&bot, ws, &shelf, (&text, &read), asker).await?.put_in(&shelf, &read.lang, &mut found);
    if let Some(said) = &corrected {
        read = read.corrected(&said.intent);
        let known: Vec<_> = found.iter().map(|it| it.topic).collect();
        let more = shelf.of_intent(&said.intent, &read.lang);
        found.extend(more.into_iter().filter(|it| !known.contains(&it.topic)));
    }
    let articles = suggested(&shelf, &text, weigh(&read, found));
    let explained = bot.db.read::<_, Problem, _>(move |tx| Ok(Explanation::of(tx, ws, &read)?)).await?;
    let drafts = drafts && !articles.is_empty();
    Ok(Json(Suggestions { reading: Some(explained), corrected, articles, drafts }))
}

/// The best of these articles, each with what of it answers a question.
fn suggested(shelf: &Shelf, question: &str, all: Vec<Weighed>) -> Vec<Suggested> {
    let one = |it: Weighed| {
        let (by_meaning, similarity) = (it.by_meaning(), it.found.near.map(|it| it.cosine));
        let found = shelf.with_extract(it.found, question);
        Suggested {
            title: found.title,
            path: found.url,
            lang: found.lang,
            extract: found.extract,
            score: it.score,
            similarity,
            by_meaning,
        }
    };
    all.into_iter().take(MOST).map(one).collect()
}

/// Where a message would go, what the bot would say to it, and why. Nothing is kept.
#[utoipa::path(
    post, path = "/understanding/try", tag = "understanding",
    request_body(content = TryRequest, example = json!({"text": "someone stole my coins"})),
    responses((status = 200, body = Tried))
)]
pub(super) async fn try_message(
    State(bot): State<Bot>,
    signed: Signed,
    Body(request): Body<TryRequest>,
) -> Result<Json<Tried>, Problem> {
    signed.need_any(&[Permission::CasesView, Permission::RoutingManage])?;
    let mut checks = Checks::new();
    let text = checks.text("text", &request.text, TEXT_MOST);
    checks.expect(!text.is_empty(), "text", "must not be empty");
    request.language.iter().for_each(|it| checks.language("language", it));
    let kind = request.kind.as_deref().unwrap_or(COMMON_TYPE);
    checks.expect(CASE_TYPES.contains(&kind), "kind", format!("must be one of: {}", CASE_TYPES.join(", ")));
    checks.done()?;
    let ws = signed.workspace;
    let shelf = bot.library.of(ws).await?;
    let (reading, found) =
        act::understand(&bot.minds.of(ws).await?, &shelf, &text, request.language.as_deref());
    let near = near::of_text(&bot, ws, &shelf, (&text, &reading), (signed.actor(), None, Vec::new())).await?;
    let read = reading.clone();
    let (kept, desk) = (bot.flows.clone(), bot.clone());
    let looked = bot.db.read::<_, Problem, _>(move |tx| {
        let brand = crate::settings::of(tx, ws)?.brand;
        let route = Routes::of(tx, ws)?.decide(&read);
        let facts = request.facts(&read, &route, desk.now());
        let routed = routing::simulate(&desk, tx, ws, &facts, &route, There::Connected)?;
        Ok((Explanation::of(tx, ws, &read)?, route, routed, brand, kept.flows(tx, ws, None)?))
    });
    let (explained, route, mut routed, brand, flows) = looked.await?;
    if !signed.may(Permission::RoutingManage) {
        // Where a message goes is everybody's business here; how the rules can be met, and who has how much, is not.
        routed.rules.clear();
        routed.people.clear();
        routed.room = RoutedRoom::default();
        (routed.gets, routed.person_name, routed.person_state) = (None, None, None);
        routed.gets_for = "";
    }
    let named = seeing::named(&bot, &text);
    let mut thread = Thread::first(ConversationId::new(bot.now(), &bot.random), text);
    if !named.is_empty() {
        thread.seen = bot.chains.seen(ws, None, &named).await?;
    }
    let decided = act::consider(&shelf, &thread, &reading, &route, (found, &near), &flows);
    let why = say::why(decided.next.rule(), &reading, &decided.weighed);
    let said = Speaker::new(&shelf, decided.next.language().unwrap_or(&reading.lang), &brand, None)
        .with_chains(thread.seen.as_ref())
        .in_doubt(decided.doubt)
        .speak(&decided.next, why);
    Ok(Json(Tried {
        reading: explained,
        routed,
        why: said.words.why.unwrap_or_default(),
        says: said.body,
        sources: said.words.sources,
        articles: suggested(&shelf, &thread.question, decided.weighed),
    }))
}
