//! Articles: what a topic says in one language.

use super::{
    Library, find, pictures,
    render::Seen,
    store::{self, ArticleRow},
    topics,
    types::{Article, ArticleState, Content},
    writing::{self, known_language},
};
use crate::{
    access::{Permission, Signed},
    events::Journal,
    http::{Checks, LongTexts, PathOf, Problem},
    jobs::Jobs,
};
use axum::{Json, extract::State, http::StatusCode};
use ombud_base::id::{TopicId, WorkspaceId};
use ombud_db::Tx;
use serde::Deserialize;
use utoipa::ToSchema;

/// A newer version of an article.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SaveArticle {
    /// What it says.
    content: Content,
    /// The number of the version that it was made from; 0: there is none yet.
    #[schema(minimum = 0)]
    base_version: i64,
}

pub(super) fn one(tx: &mut Tx<'_>, ws: WorkspaceId, id: TopicId, lang: &str) -> Result<ArticleRow, Problem> {
    store::article(tx, ws, id, lang)?.ok_or_else(Problem::not_found)
}

/// An article as staff sees it.
///
/// # Errors
/// [`crate::http::Code::NotFound`]; as the database says.
pub(super) async fn shown(
    library: &Library,
    ws: WorkspaceId,
    id: TopicId,
    lang: &str,
) -> Result<Article, Problem> {
    let asked = lang.to_owned();
    let read = library.db.snapshot::<_, Problem, _>(move |tx| {
        let (topic, row) = (topics::one(tx, ws, id)?, one(tx, ws, id, &asked)?);
        let missing = || Problem::internal("an article without its version");
        let draft = store::version(tx, ws, id, &asked, row.draft_version)?.ok_or_else(missing)?;
        let published = match row.published_version {
            Some(it) if it == row.draft_version => Some(draft.content.clone()),
            Some(it) => store::version(tx, ws, id, &asked, it)?.map(|it| it.content),
            None => None,
        };
        let original = store::article(tx, ws, id, &topic.original_lang)?;
        let outdated = topics::outdated(&row, original.as_ref());
        let article = Article {
            topic: id,
            lang: row.lang,
            state: row.state,
            scheduled_for: row.scheduled_for,
            draft: draft.content,
            draft_version: row.draft_version,
            published,
            published_version: row.published_version,
            published_at: row.published_at,
            outdated,
            updated_by: row.updated_by,
            updated_at: row.updated_at,
            broken_links: Vec::new(),
            changes_wanted: store::reviews::wanted(tx, ws)?.remove(&(id, asked)),
        };
        let sizes = pictures::sizes_of(tx, ws, &article.draft.body)?;
        Ok((article, topic.internal, sizes))
    });
    let (article, internal, sizes) = read.await?;
    let shelf = if internal { library.staff(ws).await? } else { library.everywhere(ws).await? };
    let broken_links = find::rendered(&shelf, lang, &article.draft, &sizes, Seen::Everywhere).broken;
    Ok(Article { broken_links, ..article })
}

/// One article: its newest version, and what customers read.
#[utoipa::path(
    get, path = "/knowledge/topics/{id}/articles/{lang}", tag = "knowledge",
    params(("id" = TopicId, Path), ("lang" = String, Path)), responses((status = 200, body = Article))
)]
pub(super) async fn show_article(
    State(library): State<Library>,
    signed: Signed,
    PathOf((id, lang)): PathOf<(TopicId, String)>,
) -> Result<Json<Article>, Problem> {
    signed.need(Permission::KnowledgeView)?;
    shown(&library, signed.workspace, id, &lang).await.map(Json)
}

/// Saves a newer version of an article, and creates it where there is none. Nothing changes for customers. Saves of one person
/// within ten minutes are one version. A newer version of somebody else is answered with 409 and both.
#[utoipa::path(
    put, path = "/knowledge/topics/{id}/articles/{lang}", tag = "knowledge",
    params(("id" = TopicId, Path), ("lang" = String, Path)),
    request_body(content = SaveArticle, example = json!({
        "base_version": 1, "content": {
            "title": "Where is my deposit?", "summary": "It is credited after enough confirmations.",
            "questions": ["my deposit is missing"], "body": "Look at [confirmations](deposit-confirmations) first."
        }
    })),
    responses((status = 200, body = Article))
)]
pub(super) async fn save_article(
    State(library): State<Library>,
    signed: Signed,
    PathOf((id, lang)): PathOf<(TopicId, String)>,
    LongTexts(new): LongTexts<SaveArticle>,
) -> Result<Json<Article>, Problem> {
    signed.need(Permission::KnowledgeWrite)?;
    let mut checks = Checks::new();
    let content = writing::checked(&mut checks, new.content);
    checks.done()?;
    let (hub, now, ws) = (library.hub.clone(), library.now(), signed.workspace);
    let (actor, asked) = (signed.actor(), lang.clone());
    let written = library.db.write::<_, Problem, _>(move |tx| {
        let mut journal = Journal::open(tx, ws, actor, now)?;
        let topic = topics::one(tx, ws, id)?;
        known_language(tx, ws, &lang)?;
        writing::save(tx, &mut journal, &topic, &lang, content.clone(), Some(new.base_version), "")?;
        journal.close(tx, &hub)?;
        Ok(())
    });
    written.await?;
    shown(&library, ws, id, &asked).await.map(Json)
}

/// Deletes an article with its versions. Of one that is published, only those who may publish; the only one goes with its topic.
#[utoipa::path(
    delete, path = "/knowledge/topics/{id}/articles/{lang}", tag = "knowledge",
    params(("id" = TopicId, Path), ("lang" = String, Path)), responses((status = 204))
)]
pub(super) async fn delete_article(
    State(library): State<Library>,
    signed: Signed,
    PathOf((id, lang)): PathOf<(TopicId, String)>,
) -> Result<StatusCode, Problem> {
    signed.need(Permission::KnowledgeWrite)?;
    let (hub, now, ws) = (library.hub.clone(), library.now(), signed.workspace);
    let written = library.db.write::<_, Problem, _>(move |tx| {
        let mut journal = Journal::open(tx, ws, signed.actor(), now)?;
        let row = one(tx, ws, id, &lang)?;
        if row.public().is_some() || row.state == ArticleState::Retired {
            signed.need(Permission::KnowledgePublish)?;
        }
        if store::articles_of(tx, ws, id)?.len() < 2 {
            let detail = "It is the only article of its topic. Delete the topic.";
            return Err(Problem::new(crate::http::Code::Conflict, detail));
        }
        Jobs::cancel(tx, ws, super::publishing::PUBLISH, &super::publishing::key_of(id, &lang))?;
        store::delete_article(tx, ws, id, &lang)?;
        store::touch(tx, ws, id, now)?;
        store::moved(tx, ws)?;
        writing::note_change(&mut journal, &row, "deleted");
        journal.close(tx, &hub)?;
        Ok(())
    });
    written.await?;
    library.renew(ws).await?;
    Ok(StatusCode::NO_CONTENT)
}
