//! Articles are sent for review, published now or at a time, retired and brought back.

use super::{
    Library,
    articles::{self, one},
    store::{self, ArticleRow, TopicRow},
    topics,
    types::{Article, ArticleState},
    writing,
};
use crate::{
    access::{Permission, Signed},
    events::{Actor, Journal, kinds},
    http::{Body, Code, PathOf, Problem},
    hub::Notice,
    jobs::{Handler, Job, JobError, Jobs, standard_back_off},
    safety::Policy,
};
use axum::{Json, extract::State};
use ombud_base::{Time, id::TopicId};
use ombud_db::Tx;
use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::ToSchema;

/// The job that publishes an article at its time; its key is the topic's id and the language.
pub(super) const PUBLISH: &str = "knowledge.publish";

/// What of an article is published, when.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PublishRequest {
    /// When; absent or null: now.
    #[serde(default)]
    at: Option<Time>,
    /// The version that was looked at: another newest one is not published. Absent: whichever is the newest.
    #[serde(default)]
    version: Option<i64>,
}

#[derive(Serialize, Deserialize)]
struct Payload {
    version: i64,
}

pub(super) fn key_of(topic: TopicId, lang: &str) -> String {
    format!("{topic}/{lang}")
}

pub(super) fn handlers(library: &Library) -> Vec<Handler> {
    vec![Handler::new(PUBLISH, library, publish_scheduled, standard_back_off)]
}

/// Says that an article is ready for somebody who may publish.
#[utoipa::path(
    post, path = "/knowledge/topics/{id}/articles/{lang}/submit", tag = "knowledge",
    params(("id" = TopicId, Path), ("lang" = String, Path)), responses((status = 200, body = Article))
)]
pub(super) async fn submit_article(
    State(library): State<Library>,
    signed: Signed,
    PathOf((id, lang)): PathOf<(TopicId, String)>,
) -> Result<Json<Article>, Problem> {
    signed.need(Permission::KnowledgeWrite)?;
    let (hub, now, ws) = (library.hub.clone(), library.now(), signed.workspace);
    let (actor, asked) = (signed.actor(), lang.clone());
    let written = library.db.write::<_, Problem, _>(move |tx| {
        let mut journal = Journal::open(tx, ws, actor, now)?;
        let mut row = one(tx, ws, id, &lang)?;
        if row.published_version == Some(row.draft_version) && row.state == ArticleState::Published {
            return Err(Problem::new(Code::Conflict, "Its newest version is published already."));
        }
        if row.state == ArticleState::Retired {
            // It would be public again by that, and only those who may publish decide so.
            let detail =
                "It is retired. Have it brought back, or published anew, by somebody who may publish.";
            return Err(Problem::new(Code::Conflict, detail));
        }
        row.state = ArticleState::InReview;
        (row.updated_at, row.updated_by) = (now, actor.into());
        store::save_article(tx, ws, &row)?;
        store::touch(tx, ws, id, now)?;
        store::reviews::submitted(tx, ws, (id, &lang), signed.staff_id().map(|it| it.0), now)?;
        writing::note_change(&mut journal, &row, "submitted");
        journal.notify(Notice::Reviews);
        journal.close(tx, &hub)?;
        Ok(())
    });
    written.await?;
    articles::shown(&library, ws, id, &asked).await.map(Json)
}

/// Publishes an article's newest version, now or at a time.
#[utoipa::path(
    post, path = "/knowledge/topics/{id}/articles/{lang}/publish", tag = "knowledge",
    params(("id" = TopicId, Path), ("lang" = String, Path)),
    request_body(content = PublishRequest, example = json!({"at": null})),
    responses((status = 200, body = Article))
)]
pub(super) async fn publish_article(
    State(library): State<Library>,
    signed: Signed,
    PathOf((id, lang)): PathOf<(TopicId, String)>,
    Body(asked): Body<PublishRequest>,
) -> Result<Json<Article>, Problem> {
    signed.need(Permission::KnowledgePublish)?;
    let ws = signed.workspace;
    if let Some(at) = asked.at {
        let latest = library.now().plus_seconds(366 * 86_400);
        if at > latest {
            return Err(Problem::invalid("at", "must be within a year"));
        }
    }
    put_out(&library, ws, signed.actor(), id, &lang, asked).await?;
    library.renew(ws).await?;
    articles::shown(&library, ws, id, &lang).await.map(Json)
}

/// Publishes or schedules, unless the article says what nobody may say; that is recorded.
async fn put_out(
    library: &Library,
    ws: ombud_base::id::WorkspaceId,
    actor: Actor,
    id: TopicId,
    lang: &str,
    asked: PublishRequest,
) -> Result<(), Problem> {
    let policy = library.safety().policy(ws).await?;
    let (hub, jobs, now, lang) = (library.hub.clone(), library.jobs.clone(), library.now(), lang.to_owned());
    let written = library.db.write::<Result<(), Problem>, Problem, _>(move |tx| {
        let mut journal = Journal::open(tx, ws, actor, now)?;
        let topic = topics::one(tx, ws, id)?;
        let mut row = one(tx, ws, id, &lang)?;
        // What was scheduled is older than the newest, if somebody went on writing: it is what was agreed to.
        let by_itself = actor == Actor::System;
        // Unscheduled, put off, published or retired meanwhile.
        let due = row.scheduled_version == asked.version && row.scheduled_for.is_some_and(|it| it <= now);
        if by_itself && !due {
            return Ok(Ok(()));
        }
        let version = asked.version.unwrap_or(row.draft_version);
        if !by_itself && version != row.draft_version {
            let detail = "Somebody has saved a newer version than the one that you looked at.";
            return Err(Problem::new(Code::Conflict, detail).with("newest_version", json!(row.draft_version)));
        }
        let found = store::version(tx, ws, id, &lang, version)?.ok_or_else(Problem::not_found)?;
        if let Some(mistake) = writing::mistaken(&found.content).first().filter(|_| !by_itself) {
            return Err(Problem::invalid("content.body", mistake.words()).with("mistakes", json!([mistake])));
        }
        let brand = store::head(tx, ws)?.map(|it| it.brand).unwrap_or_default();
        let refusals = writing::refusals(&found.content, &brand, &policy);
        let refusals = writing::news(tx, ws, &row, refusals, &brand, &policy)?;
        if !refusals.is_empty() {
            writing::note_refusal(&mut journal, &json!({"topic": id, "lang": lang}), &refusals);
            if by_itself {
                (row.scheduled_for, row.scheduled_version) = (None, None);
                store::save_article(tx, ws, &row)?;
            }
            journal.close(tx, &hub)?;
            return Ok(Err(writing::refused(&refusals)));
        }
        match asked.at.filter(|it| *it > now) {
            Some(at) => {
                (row.scheduled_for, row.scheduled_version) = (Some(at), Some(version));
                (row.updated_at, row.updated_by) = (now, actor.into());
                store::save_article(tx, ws, &row)?;
                store::touch(tx, ws, id, now)?;
                jobs.enqueue(tx, ws, PUBLISH, &key_of(id, &lang), &Payload { version }, at)?;
                writing::note_change(&mut journal, &row, "scheduled");
            }
            None => {
                if !by_itself {
                    Jobs::cancel(tx, ws, PUBLISH, &key_of(id, &lang))?;
                }
                writing::publish(tx, &mut journal, &topic, row, version)?;
            }
        }
        journal.close(tx, &hub)?;
        Ok(Ok(()))
    });
    written.await?
}

async fn publish_scheduled(library: Library, job: Job) -> Result<(), JobError> {
    let Payload { version } = job.read()?;
    let (id, lang) = job.key.split_once('/').ok_or_else(|| JobError::Final("key".into()))?;
    let (ws, id): (_, TopicId) = (job.workspace, id.parse().map_err(|_| JobError::Final("key".into()))?);
    let asked = PublishRequest { at: None, version: Some(version) };
    match put_out(&library, ws, Actor::System, id, lang, asked).await {
        // It is recorded, and stays unpublished: another try would be refused as well.
        Err(problem) if matches!(problem.code, Code::UnsafeReply | Code::NotFound) => Ok(()),
        done => {
            done?;
            Ok(library.renew(ws).await?)
        }
    }
}

/// Takes back that an article will be published by itself.
#[utoipa::path(
    post, path = "/knowledge/topics/{id}/articles/{lang}/unschedule", tag = "knowledge",
    params(("id" = TopicId, Path), ("lang" = String, Path)), responses((status = 200, body = Article))
)]
pub(super) async fn unschedule_article(
    State(library): State<Library>,
    signed: Signed,
    PathOf((id, lang)): PathOf<(TopicId, String)>,
) -> Result<Json<Article>, Problem> {
    signed.need(Permission::KnowledgePublish)?;
    let (hub, now, ws) = (library.hub.clone(), library.now(), signed.workspace);
    let (actor, asked) = (signed.actor(), lang.clone());
    let written = library.db.write::<_, Problem, _>(move |tx| {
        let mut journal = Journal::open(tx, ws, actor, now)?;
        let mut row = one(tx, ws, id, &lang)?;
        if row.scheduled_for.is_some() {
            Jobs::cancel(tx, ws, PUBLISH, &key_of(id, &lang))?;
            (row.scheduled_for, row.scheduled_version) = (None, None);
            (row.updated_at, row.updated_by) = (now, actor.into());
            store::save_article(tx, ws, &row)?;
            writing::note_change(&mut journal, &row, "unscheduled");
        }
        journal.close(tx, &hub)?;
        Ok(())
    });
    written.await?;
    articles::shown(&library, ws, id, &asked).await.map(Json)
}

/// How an article is retired.
#[derive(Clone, Copy, Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RetireRequest {
    /// The topic's articles in all languages.
    #[serde(default)]
    all_languages: bool,
}

/// Takes an article away from customers who read its language; it stays with its versions. Other languages of its topic stay public
/// unless they are retired with it.
#[utoipa::path(
    post, path = "/knowledge/topics/{id}/articles/{lang}/retire", tag = "knowledge",
    params(("id" = TopicId, Path), ("lang" = String, Path)),
    request_body(content = RetireRequest, example = json!({"all_languages": false})),
    responses((status = 200, body = Article))
)]
pub(super) async fn retire_article(
    State(library): State<Library>,
    signed: Signed,
    PathOf((id, lang)): PathOf<(TopicId, String)>,
    Body(asked): Body<RetireRequest>,
) -> Result<Json<Article>, Problem> {
    turn(library, signed, (id, lang), ArticleState::Retired, asked.all_languages).await
}

/// Shows an article to customers again, as it was last published.
#[utoipa::path(
    post, path = "/knowledge/topics/{id}/articles/{lang}/unretire", tag = "knowledge",
    params(("id" = TopicId, Path), ("lang" = String, Path)), responses((status = 200, body = Article))
)]
pub(super) async fn unretire_article(
    State(library): State<Library>,
    signed: Signed,
    PathOf((id, lang)): PathOf<(TopicId, String)>,
) -> Result<Json<Article>, Problem> {
    turn(library, signed, (id, lang), ArticleState::Published, false).await
}

async fn turn(
    library: Library,
    signed: Signed,
    (id, lang): (TopicId, String),
    to: ArticleState,
    all: bool,
) -> Result<Json<Article>, Problem> {
    signed.need(Permission::KnowledgePublish)?;
    let ws = signed.workspace;
    let policy = library.safety().policy(ws).await?;
    let (hub, now, actor, asked) = (library.hub.clone(), library.now(), signed.actor(), lang.clone());
    let written = library.db.write::<Result<(), Problem>, Problem, _>(move |tx| {
        let mut journal = Journal::open(tx, ws, actor, now)?;
        let topic = topics::one(tx, ws, id)?;
        let row = one(tx, ws, id, &lang)?;
        if row.published_version.is_none() {
            return Err(Problem::new(Code::Conflict, "It was never published."));
        }
        let others = if all { store::articles_of(tx, ws, id)? } else { Vec::new() };
        let others = others.into_iter().map(|it| it.0).filter(|it| it.lang != lang && it.public().is_some());
        for row in std::iter::once(row).chain(others) {
            let refused = match to {
                ArticleState::Retired => retire(tx, &mut journal, &topic, row).map(|()| None)?,
                _ => bring_back(tx, &mut journal, &topic, row, &policy)?,
            };
            if let Some(problem) = refused {
                journal.close(tx, &hub)?;
                return Ok(Err(problem));
            }
        }
        journal.close(tx, &hub)?;
        Ok(Ok(()))
    });
    written.await??;
    library.renew(ws).await?;
    articles::shown(&library, ws, id, &asked).await.map(Json)
}

fn retire(
    tx: &mut Tx<'_>,
    journal: &mut Journal,
    topic: &TopicRow,
    mut row: ArticleRow,
) -> Result<(), Problem> {
    if row.state == ArticleState::Retired {
        return Ok(());
    }
    Jobs::cancel(tx, journal.workspace, PUBLISH, &key_of(topic.id, &row.lang))?;
    (row.scheduled_for, row.scheduled_version) = (None, None);
    turned(tx, journal, topic, row, ArticleState::Retired)
}

/// Shows an article again as it was; answers why it may not be, where a host that it leads to is blocked meanwhile.
fn bring_back(
    tx: &mut Tx<'_>,
    journal: &mut Journal,
    topic: &TopicRow,
    row: ArticleRow,
    policy: &Policy,
) -> Result<Option<Problem>, Problem> {
    let ws = journal.workspace;
    let Some(version) = row.published_version.filter(|_| row.state == ArticleState::Retired) else {
        return Ok(None);
    };
    let brand = store::head(tx, ws)?.map(|it| it.brand).unwrap_or_default();
    let found = store::version(tx, ws, topic.id, &row.lang, version)?.ok_or_else(Problem::not_found)?;
    let refusals = writing::refusals(&found.content, &brand, policy);
    let refusals = writing::news(tx, ws, &row, refusals, &brand, policy)?;
    if !refusals.is_empty() {
        writing::note_refusal(journal, &json!({"topic": topic.id, "lang": row.lang}), &refusals);
        return Ok(Some(writing::refused(&refusals)));
    }
    turned(tx, journal, topic, row, ArticleState::Published).map(|()| None)
}

fn turned(
    tx: &mut Tx<'_>,
    journal: &mut Journal,
    topic: &TopicRow,
    mut row: ArticleRow,
    to: ArticleState,
) -> Result<(), Problem> {
    let (ws, now) = (journal.workspace, journal.now);
    row.state = to;
    (row.updated_at, row.updated_by) = (now, journal.actor.into());
    store::save_article(tx, ws, &row)?;
    store::touch(tx, ws, topic.id, now)?;
    store::moved(tx, ws)?;
    let kind =
        if to == ArticleState::Retired { kinds::KNOWLEDGE_RETIRED } else { kinds::KNOWLEDGE_PUBLISHED };
    let data = json!({
        "topic": topic.id, "slug": topic.slug, "lang": row.lang, "version": row.published_version,
    });
    journal.event(kind, None, &data);
    Ok(())
}
