//! What was sent for review is published, or sent back with what is to be changed.

use super::{
    Library,
    articles::{self, one},
    store,
    types::{Article, ArticleState, ChangesWanted, ReviewLine, Reviews},
    writing,
};
use crate::{
    access::{Permission, Signed},
    events::Journal,
    http::{Body, Checks, Code, PathOf, Problem},
    hub::Notice,
    jobs::Jobs,
};
use axum::{Json, extract::State};
use ombud_base::id::TopicId;
use ombud_db::DbError;
use serde::Deserialize;
use utoipa::ToSchema;

/// The longest note, in characters.
const NOTE_MOST: usize = 2000;

/// What is to be changed before an article is published.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AskChanges {
    /// In words for its author: 1 to 2,000 characters.
    #[schema(max_length = 2000, example = "Say how long it takes on Tron, and link to the fees.")]
    note: String,
    /// The version that was looked at: of another newest one nothing is asked. Absent: whichever is the newest.
    #[serde(default)]
    version: Option<i64>,
}

/// Sends an article that is in review back to its author, with what is to be changed. Sent again, it is in review as before.
#[utoipa::path(
    post, path = "/knowledge/topics/{id}/articles/{lang}/ask-changes", tag = "knowledge",
    params(("id" = TopicId, Path), ("lang" = String, Path)),
    request_body(content = AskChanges, example = json!({"note": "Say how long it takes on Tron."})),
    responses((status = 200, body = Article), (status = 403), (status = 404), (status = 409), (status = 422))
)]
pub(super) async fn ask_changes(
    State(library): State<Library>,
    signed: Signed,
    PathOf((id, lang)): PathOf<(TopicId, String)>,
    Body(asked): Body<AskChanges>,
) -> Result<Json<Article>, Problem> {
    signed.need(Permission::KnowledgePublish)?;
    let mut checks = Checks::new();
    let note = checks.text("note", &asked.note, NOTE_MOST);
    checks.expect(!note.is_empty(), "note", "must say what is to be changed");
    checks.done()?;
    let (hub, now, ws) = (library.hub.clone(), library.now(), signed.workspace);
    let (actor, shown) = (signed.actor(), lang.clone());
    let written = library.db.write::<_, Problem, _>(move |tx| {
        let mut journal = Journal::open(tx, ws, actor, now)?;
        let mut row = one(tx, ws, id, &lang)?;
        if row.state != ArticleState::InReview {
            return Err(Problem::new(Code::Conflict, "It is not in review."));
        }
        if asked.version.is_some_and(|it| it != row.draft_version) {
            let detail = "Somebody has saved a newer version than the one that you looked at.";
            return Err(Problem::new(Code::Conflict, detail));
        }
        let wanted = ChangesWanted {
            note: note.clone(),
            at: now,
            by: actor.into(),
            version: row.draft_version,
            of: None,
        };
        // What customers read stays, where there is something.
        row.state = row.published_version.map_or(ArticleState::Draft, |_| ArticleState::Published);
        Jobs::cancel(tx, ws, super::publishing::PUBLISH, &super::publishing::key_of(id, &lang))?;
        (row.scheduled_for, row.scheduled_version) = (None, None);
        (row.updated_at, row.updated_by) = (now, actor.into());
        store::save_article(tx, ws, &row)?;
        store::reviews::ask(tx, ws, (id, &lang), &wanted)?;
        store::touch(tx, ws, id, now)?;
        writing::note_change(&mut journal, &row, "sent_back");
        journal.notify(Notice::Reviews);
        journal.close(tx, &hub)?;
        Ok(())
    });
    written.await?;
    articles::shown(&library, ws, id, &shown).await.map(Json)
}

/// What waits for you: your articles that were sent back with what is to be changed, and how many of others wait to be looked at,
/// where you may publish.
#[utoipa::path(get, path = "/knowledge/reviews", tag = "knowledge", responses((status = 200, body = Reviews)))]
pub(super) async fn list_reviews(
    State(library): State<Library>,
    signed: Signed,
) -> Result<Json<Reviews>, Problem> {
    signed.need(Permission::KnowledgeView)?;
    let (ws, me, publishes) = (signed.workspace, signed.staff_id(), signed.may(Permission::KnowledgePublish));
    let read = library.db.snapshot::<_, DbError, _>(move |tx| {
        let mut sent_back = Vec::new();
        for ((topic, lang), wanted) in store::reviews::wanted(tx, ws)? {
            if me.is_none() || wanted.of != me {
                continue;
            }
            let title = store::articles_of(tx, ws, topic)?.into_iter().find(|it| it.0.lang == lang);
            sent_back.extend(title.map(|(_, title)| ReviewLine { topic, lang, title, wanted }));
        }
        sent_back.sort_by_key(|it| std::cmp::Reverse(it.wanted.at));
        let waiting = if publishes { store::reviews::to_look_at(tx, ws, me.map(|it| it.0))? } else { 0 };
        Ok(Reviews { sent_back, waiting })
    });
    Ok(Json(read.await?))
}
