//! `/embeddings`: how articles and questions are embedded, how far that is, and a question tried.

use super::{
    super::{address, store as purse},
    Meaning,
    ask::{Asking, What, nearest},
    job, store,
    types::{
        EmbedderSource, EmbeddingDay, EmbeddingHit, EmbeddingKey, EmbeddingSettings, EmbeddingTried,
        EmbeddingTry, EmbeddingView,
    },
};
use crate::{
    access::{Permission, Signed},
    events::Journal,
    http::{Body, Checks, Code, Confidential, Problem},
    settings::Change,
};
use axum::{Json, extract::State, http::StatusCode};
use ombud_base::id::WorkspaceId;
use ombud_db::Tx;
use serde_json::json;

impl Meaning {
    fn view(&self, tx: &mut Tx<'_>, ws: WorkspaceId) -> Result<EmbeddingView, Problem> {
        let (now, stored) = (self.now(), store::embedder(tx, ws)?.unwrap_or_default());
        let (day, rest) = (purse::day(now), self.inner.breakers.stand(ws, now));
        let left = stored.settings.tokens_a_day - purse::spent(tx, &purse::OF_EMBEDDING, ws, day)?;
        let stand = stored.stand;
        let there = |it: String| Some(it).filter(|it| !it.is_empty());
        Ok(EmbeddingView {
            has_key: stored.key.is_some(),
            local: self.local.as_ref().map(|it| it.name.clone()),
            articles: stand.articles,
            embedded: stand.embedded,
            dimensions: Some(stand.dimensions).filter(|it| *it > 0),
            failure: there(stand.failure),
            failed_at: stand.failed_at,
            today: today(&purse::counts(tx, ws, day)?),
            tokens_left: left.max(0),
            settings: stored.settings,
            resting_until: rest.until,
            last_failure: there(rest.why),
        })
    }

    fn check(&self, mut new: EmbeddingSettings) -> Result<EmbeddingSettings, Problem> {
        let mut checks = Checks::new();
        let local = new.source == EmbedderSource::Local;
        let place = (&mut new.url, &mut new.model);
        address::check(&self.models, &mut checks, place, "/embeddings", new.enabled && !local);
        new.query_prefix = checks.line_or_empty("query_prefix", &new.query_prefix, 200);
        new.passage_prefix = checks.line_or_empty("passage_prefix", &new.passage_prefix, 200);
        checks.expect(!local || self.local.is_some(), "source", "there is no model on this machine");
        checks.within("timeout_ms", new.timeout_ms, 100, 2_000);
        address::check_cost(&mut checks, new.tokens_a_day, new.requests_a_minute);
        checks.done().map(|()| new)
    }
}

/// What was counted, as it is shown.
fn today(all: &[(String, i64)]) -> EmbeddingDay {
    let of = |what: &str| all.iter().find(|it| it.0 == what).map_or(0, |it| it.1);
    let questions = of("embedding_questions");
    EmbeddingDay {
        questions,
        timeouts: of("embedding_timeouts"),
        failed: of("embedding_failed"),
        not_asked: of("embedding_not_asked"),
        pieces: of("embedding_pieces"),
        tokens: of("embedding_tokens"),
        millis: (questions > 0).then(|| of("embedding_millis") / questions.max(1)),
    }
}

/// How articles and questions are embedded, how far that is, and what it did today.
#[utoipa::path(
    get, path = "/embeddings", tag = "models",
    responses((status = 200, body = EmbeddingView), (status = 403))
)]
pub(super) async fn show_embeddings(
    State(meaning): State<Meaning>,
    signed: Signed,
) -> Result<Json<EmbeddingView>, Problem> {
    signed.need_any(&[Permission::SecurityRead, Permission::SecurityManage])?;
    let parts = meaning.clone();
    meaning.db.snapshot(move |tx| parts.view(tx, signed.workspace)).await.map(Json)
}

/// Sets how articles and questions are embedded. Where the model is another one, all articles are embedded anew in the background.
/// Where it is moved to another host, its key is forgotten: it is not shown to whoever is there.
#[utoipa::path(
    put, path = "/embeddings", tag = "models",
    request_body(content = EmbeddingSettings, example = json!({
        "enabled": false, "url": "https://models.invalid/v1", "model": "small", "query_prefix": "", "passage_prefix": "",
        "timeout_ms": 400, "tokens_a_day": 5_000_000, "requests_a_minute": 120
    })),
    responses((status = 200, body = EmbeddingView), (status = 403), (status = 422))
)]
pub(super) async fn set_embeddings(
    State(meaning): State<Meaning>,
    signed: Signed,
    Body(new): Body<EmbeddingSettings>,
) -> Result<Json<EmbeddingView>, Problem> {
    signed.need(Permission::SecurityManage)?;
    let (ws, new) = (signed.workspace, meaning.check(new)?);
    let parts = meaning.clone();
    let written = meaning.db.write::<_, Problem, _>(move |tx| {
        let journal = Journal::open(tx, ws, signed.actor(), parts.now())?;
        let old = store::embedder(tx, ws)?;
        let change = if old.is_some() { Change::Changed } else { Change::Created };
        let other = old.as_ref().is_some_and(|it| parts.print(&it.settings) != parts.print(&new));
        let key = old.and_then(|it| address::key_at(&new.url, &it.settings.url, it.key));
        store::save(tx, ws, &new, key.as_ref())?;
        if other {
            store::begin_anew(tx, ws)?;
        }
        if new.enabled {
            job::begin(tx, &parts.jobs, ws, parts.now())?;
        }
        let told = (&new, &parts.inner.breakers);
        address::changed(&parts.models, tx, journal, ("embeddings", ws, change), told)?;
        parts.view(tx, ws)
    });
    let view = written.await?;
    meaning.renew(ws).await?;
    Ok(Json(view))
}

/// Sets or removes the key by which the embedding model is asked.
#[utoipa::path(
    put, path = "/embeddings/key", tag = "models",
    request_body(content = EmbeddingKey, example = json!({"key": "from the provider"})),
    responses((status = 204), (status = 403), (status = 409), (status = 422))
)]
pub(super) async fn set_embedding_key(
    State(meaning): State<Meaning>,
    signed: Signed,
    Confidential(new): Confidential<EmbeddingKey>,
) -> Result<StatusCode, Problem> {
    signed.need(Permission::SecurityManage)?;
    let key = address::checked_key(new.key.as_deref())?;
    let parts = meaning.clone();
    let written = meaning.db.write::<_, Problem, _>(move |tx| {
        let ws = signed.workspace;
        let journal = Journal::open(tx, ws, signed.actor(), parts.now())?;
        let stored = store::embedder(tx, ws)?.filter(|it| !it.settings.url.is_empty());
        let stored = stored.ok_or_else(address::no_address)?;
        store::save(tx, ws, &stored.settings, key.as_ref())?;
        if stored.settings.enabled {
            // What failed for want of it goes on now.
            job::begin(tx, &parts.jobs, ws, parts.now())?;
        }
        let told = json!({"key": key.is_some()});
        let told = (&told, &parts.inner.breakers);
        address::changed(&parts.models, tx, journal, ("embeddings", ws, Change::Changed), told)?;
        Ok(StatusCode::NO_CONTENT)
    });
    written.await
}

/// Articles that are shown of a tried question.
const SHOWN: usize = 10;

/// Embeds a question as the bot would, and shows what was sent and which articles it is near to. It works before embeddings are
/// switched on, so you can see what would leave before anything does. Nothing is kept but the day's count and that it was asked.
#[utoipa::path(
    post, path = "/embeddings/try", tag = "models",
    request_body(content = EmbeddingTry, example = json!({"question": "My coins never showed up"})),
    responses((status = 200, body = EmbeddingTried), (status = 403), (status = 409), (status = 422))
)]
pub(super) async fn try_embedding(
    State(meaning): State<Meaning>,
    signed: Signed,
    Body(request): Body<EmbeddingTry>,
) -> Result<Json<EmbeddingTried>, Problem> {
    signed.need(Permission::SecurityManage)?;
    let mut checks = Checks::new();
    let text = checks.text("question", &request.question, 1_000);
    checks.expect(!text.is_empty(), "question", "must not be empty");
    checks.done()?;
    let ws = signed.workspace;
    let Some(stored) = meaning.embedding(ws).await?.filter(|it| it.settings.is_set()) else {
        return Err(Problem::new(Code::Conflict, "Set the model's address and name first."));
    };
    let asking =
        Asking { by: signed.actor(), case: None, what: What::Try, text: text.clone(), known: Vec::new() };
    let asked = meaning.ask(ws, meaning.print(&stored.settings), asking, true).await?;
    let mut tried = EmbeddingTried {
        sent: asked.sent,
        outcome: asked.outcome,
        detail: asked.detail,
        millis: asked.millis,
        tokens: asked.tokens.unwrap_or_default(),
        dimensions: asked.vector.as_ref().map_or(0, |it| i64::try_from(it.dimensions()).unwrap_or_default()),
        found: Vec::new(),
    };
    if let (Some(vector), Some(ready)) = (asked.vector, meaning.ready(ws)) {
        let shelf = meaning.library.of(ws).await?;
        let lang = ombud_nlp::langid::identify(&text).lang;
        let by_words = shelf.suggest(&text, lang, SHOWN);
        let near = nearest(ready, shelf.clone(), vector).await?;
        let hit = |it: &ombud_nlp::nearest::Near<_>| {
            let found = shelf.found_near(
                it.owner,
                lang,
                crate::knowledge::Near { cosine: it.cosine, fit: it.fit },
            )?;
            let by_words = by_words.iter().any(|one| one.topic == it.owner);
            Some(EmbeddingHit {
                title: found.title,
                path: found.url,
                similarity: it.cosine,
                fit: it.fit,
                by_words,
            })
        };
        tried.found = near.all().iter().filter_map(hit).collect();
    }
    Ok(Json(tried))
}
