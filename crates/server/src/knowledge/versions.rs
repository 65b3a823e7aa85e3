//! Versions of an article: looked at, compared, put back.

use super::{
    Library, articles,
    store::{self, VersionRow},
    topics,
    types::{Article, Content, Diff, Op, Piece, VersionLine},
    writing,
};
use crate::{
    access::{Permission, Signed},
    events::Journal,
    http::{Body, Page, Paging, Params, PathOf, Problem, decode_cursor, encode_cursor},
};
use axum::{Json, extract::State};
use ombud_base::id::{TopicId, WorkspaceId};
use ombud_db::Tx;
use serde::Deserialize;
use similar::{Algorithm, ChangeTag, DiffOp, TextDiff};
use std::time::Duration;
use utoipa::{IntoParams, ToSchema};

/// A comparison that takes longer becomes coarser.
const PATIENCE: Duration = Duration::from_millis(500);

/// Which version is put back.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RestoreRequest {
    /// Its number.
    #[schema(minimum = 1)]
    version: i64,
}

/// With which version one is compared.
#[derive(Clone, Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct DiffQuery {
    /// The number of the older version.
    pub against: i64,
}

fn one(
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    id: TopicId,
    lang: &str,
    version: i64,
) -> Result<VersionRow, Problem> {
    store::version(tx, ws, id, lang, version)?.ok_or_else(Problem::not_found)
}

/// The versions of an article, the newest first.
#[utoipa::path(
    get, path = "/knowledge/topics/{id}/articles/{lang}/versions", tag = "knowledge",
    params(("id" = TopicId, Path), ("lang" = String, Path), Paging), responses((status = 200, body = Page<VersionLine>))
)]
pub(super) async fn list_versions(
    State(library): State<Library>,
    signed: Signed,
    PathOf((id, lang)): PathOf<(TopicId, String)>,
    Params(paging): Params<Paging>,
) -> Result<Json<Page<VersionLine>>, Problem> {
    signed.need(Permission::KnowledgeView)?;
    let limit = paging.limit()?;
    let before: Option<i64> = paging.cursor.as_deref().map(decode_cursor).transpose()?;
    let ws = signed.workspace;
    let read = library.db.read::<_, Problem, _>(move |tx| {
        let row = articles::one(tx, ws, id, &lang)?;
        let mut lines = store::versions(tx, ws, id, &lang, before.unwrap_or(i64::MAX), limit + 1)?;
        lines.iter_mut().for_each(|it| it.published = row.public() == Some(it.version));
        Ok(lines)
    });
    let mut items = read.await?;
    let limit = usize::try_from(limit).unwrap_or(50);
    let more = items.len() > limit;
    items.truncate(limit);
    let next = items.last().filter(|_| more).map(|it| encode_cursor(&it.version));
    Ok(Json(Page { items, next }))
}

/// What a version says.
#[utoipa::path(
    get, path = "/knowledge/topics/{id}/articles/{lang}/versions/{version}", tag = "knowledge",
    params(("id" = TopicId, Path), ("lang" = String, Path), ("version" = i64, Path)),
    responses((status = 200, body = Content))
)]
pub(super) async fn show_version(
    State(library): State<Library>,
    signed: Signed,
    PathOf((id, lang, version)): PathOf<(TopicId, String, i64)>,
) -> Result<Json<Content>, Problem> {
    signed.need(Permission::KnowledgeView)?;
    let ws = signed.workspace;
    let read = library.db.read::<_, Problem, _>(move |tx| one(tx, ws, id, &lang, version));
    Ok(Json(read.await?.content))
}

/// Compares a version with an older one.
#[utoipa::path(
    get, path = "/knowledge/topics/{id}/articles/{lang}/versions/{version}/diff", tag = "knowledge",
    params(("id" = TopicId, Path), ("lang" = String, Path), ("version" = i64, Path), DiffQuery),
    responses((status = 200, body = Diff))
)]
pub(super) async fn compare_versions(
    State(library): State<Library>,
    signed: Signed,
    PathOf((id, lang, version)): PathOf<(TopicId, String, i64)>,
    Params(query): Params<DiffQuery>,
) -> Result<Json<Diff>, Problem> {
    signed.need(Permission::KnowledgeView)?;
    let ws = signed.workspace;
    let read = library.db.read::<_, Problem, _>(move |tx| {
        let older = one(tx, ws, id, &lang, query.against)?;
        Ok((older.content, one(tx, ws, id, &lang, version)?.content))
    });
    let (older, newer) = read.await?;
    let compared = tokio::task::spawn_blocking(move || compare(&older, &newer)).await;
    compared.map(Json).map_err(Problem::internal)
}

/// Puts a version back: it becomes the newest one, a draft.
#[utoipa::path(
    post, path = "/knowledge/topics/{id}/articles/{lang}/restore", tag = "knowledge",
    params(("id" = TopicId, Path), ("lang" = String, Path)),
    request_body(content = RestoreRequest, example = json!({"version": 1})),
    responses((status = 200, body = Article))
)]
pub(super) async fn restore_version(
    State(library): State<Library>,
    signed: Signed,
    PathOf((id, lang)): PathOf<(TopicId, String)>,
    Body(asked): Body<RestoreRequest>,
) -> Result<Json<Article>, Problem> {
    signed.need(Permission::KnowledgeWrite)?;
    let (hub, now, ws) = (library.hub.clone(), library.now(), signed.workspace);
    let (actor, of) = (signed.actor(), lang.clone());
    let written = library.db.write::<_, Problem, _>(move |tx| {
        let mut journal = Journal::open(tx, ws, actor, now)?;
        let topic = topics::one(tx, ws, id)?;
        let content = one(tx, ws, id, &lang, asked.version)?.content;
        let note = format!("restored from version {}", asked.version);
        writing::save(tx, &mut journal, &topic, &lang, content, None, &note)?;
        journal.close(tx, &hub)?;
        Ok(())
    });
    written.await?;
    articles::shown(&library, ws, id, &of).await.map(Json)
}

fn compare(older: &Content, newer: &Content) -> Diff {
    Diff {
        title: words(&older.title, &newer.title),
        summary: words(&older.summary, &newer.summary),
        questions: lines(&older.questions.join("\n"), &newer.questions.join("\n")),
        body: lines(&older.body, &newer.body),
    }
}

fn words(older: &str, newer: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let diff = TextDiff::configure().timeout(PATIENCE).diff_unicode_words(older, newer);
    for change in diff.iter_all_changes() {
        push(&mut pieces, op_of(change.tag()), change.value());
    }
    pieces
}

/// By lines; lines that took the place of others are compared by words.
fn lines(older: &str, newer: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let diff =
        TextDiff::configure().algorithm(Algorithm::Patience).timeout(PATIENCE).diff_lines(older, newer);
    for op in diff.ops() {
        if let DiffOp::Replace { .. } = op {
            let (mut gone, mut come) = (String::new(), String::new());
            for change in diff.iter_changes(op) {
                match change.tag() {
                    ChangeTag::Delete => gone.push_str(change.value()),
                    _ => come.push_str(change.value()),
                }
            }
            words(&gone, &come).iter().for_each(|it| push(&mut pieces, it.op, &it.text));
            continue;
        }
        for change in diff.iter_changes(op) {
            push(&mut pieces, op_of(change.tag()), change.value());
        }
    }
    pieces
}

const fn op_of(tag: ChangeTag) -> Op {
    match tag {
        ChangeTag::Equal => Op::Same,
        ChangeTag::Insert => Op::Insert,
        ChangeTag::Delete => Op::Delete,
    }
}

/// Adds a text, to the last piece where the same became of it.
fn push(pieces: &mut Vec<Piece>, op: Op, text: &str) {
    match pieces.last_mut() {
        Some(last) if last.op == op => last.text.push_str(text),
        _ => pieces.push(Piece { op, text: text.to_owned() }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn side(pieces: &[Piece], gone: Op) -> String {
        pieces.iter().filter(|it| it.op != gone).map(|it| it.text.as_str()).collect()
    }

    #[test]
    fn both_sides_can_be_read_from_a_comparison() {
        let older = "# A\n\nOne two three.\n\n充值需要二十个确认。\nsame\n";
        let newer = "# A\n\nOne 2 three.\n\n充值需要十二个确认。\nsame\nmore";
        let pieces = lines(older, newer);
        assert_eq!((side(&pieces, Op::Insert).as_str(), side(&pieces, Op::Delete).as_str()), (older, newer));
        assert!(pieces.iter().any(|it| it.op == Op::Delete && it.text == "two"), "{pieces:?}");
        assert!(pieces.iter().any(|it| it.op == Op::Insert && it.text == "2"), "{pieces:?}");
        assert!(
            pieces.iter().any(|it| it.op == Op::Same && it.text.contains("充值需要")),
            "words within a line: {pieces:?}"
        );
        assert!(words("", "").is_empty() && lines("", "").is_empty());
        assert_eq!(words("a b", "a b"), [Piece { op: Op::Same, text: "a b".into() }]);
    }
}
