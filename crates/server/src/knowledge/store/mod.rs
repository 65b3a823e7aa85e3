//! The SQL of knowledge.

mod pictures;
pub(super) mod reviews;
mod versions;

pub(super) use pictures::{
    count_pictures, delete_unused_picture, picture_bytes, picture_sizes, pictured_bodies, pictures_before,
    pictures_named, put_picture,
};
pub(super) use versions::{
    add_views, content, contents, delete_version, helped, insert_version, place_of_words, put_rating,
    version, version_published, versions,
};

use super::{
    stock::{Stock, StockArticle, StockTopic},
    types::{ArticleState, Category, ChangedBy, Content, KnowledgeSettings, VersionLine},
};
use crate::settings::Settings;
use ombud_base::{
    Time, Uuid,
    id::{CategoryId, StaffId, TopicId, WorkspaceId},
};
use ombud_db::{DbError, Row, Tx, sql};
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use std::collections::{BTreeMap, HashMap};

/// What a shelf is known by.
#[derive(Clone, Debug)]
pub(super) struct Head {
    pub(super) version: i64,
    pub(super) brand: String,
    pub(super) settings: KnowledgeSettings,
}

/// What of a topic is no key and no count.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Details {
    pub(super) intents: Vec<String>,
    pub(super) tags: Vec<String>,
    pub(super) related: Vec<TopicId>,
    pub(super) regions: Vec<String>,
    pub(super) questions: BTreeMap<String, Vec<String>>,
    /// The names in addresses that it once had, the newest first.
    pub(super) former: Vec<String>,
    /// Its place among the others before anybody has read anything.
    pub(super) order: Option<i64>,
}

/// A topic as it is stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct TopicRow {
    pub(super) id: TopicId,
    pub(super) slug: String,
    pub(super) category: CategoryId,
    pub(super) internal: bool,
    pub(super) owner: Option<StaffId>,
    pub(super) review_by: Option<Time>,
    pub(super) details: Details,
    pub(super) original_lang: String,
    pub(super) updated_at: Time,
    pub(super) helped: i64,
    pub(super) not_helped: i64,
    pub(super) views: i64,
}

/// An article as it is stored, without what it says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct ArticleRow {
    pub(super) topic: TopicId,
    pub(super) lang: String,
    pub(super) state: ArticleState,
    pub(super) draft_version: i64,
    pub(super) published_version: Option<i64>,
    pub(super) published_at: Option<Time>,
    /// The published version of the original when this one was last published.
    pub(super) follows: Option<i64>,
    pub(super) scheduled_for: Option<Time>,
    pub(super) scheduled_version: Option<i64>,
    pub(super) updated_at: Time,
    pub(super) updated_by: ChangedBy,
}

impl ArticleRow {
    /// The version that customers read.
    pub(super) fn public(&self) -> Option<i64> {
        self.published_version.filter(|_| self.state != ArticleState::Retired)
    }
}

/// A version as it is stored.
pub(super) struct VersionRow {
    pub(super) line: VersionLine,
    pub(super) content: Content,
}

pub(super) fn json<T: DeserializeOwned>(text: &str, what: &str) -> Result<T, DbError> {
    serde_json::from_str(text).map_err(|error| DbError::Statement(format!("{what}: {error}")))
}

pub(super) fn written(value: &impl Serialize) -> Result<String, DbError> {
    serde_json::to_string(value).map_err(|error| DbError::Statement(error.to_string()))
}

macro_rules! head_columns {
    () => {
        "w.id, w.settings, COALESCE(h.version, 0), COALESCE(h.settings, '') FROM workspaces w \
         LEFT JOIN knowledge_heads h ON h.workspace_id = w.id"
    };
}

fn head_row(row: &Row<'_>) -> Result<(WorkspaceId, Head), DbError> {
    let workspace: Settings = json(&row.get::<String>(1)?, "workspace settings")?;
    let settings: String = row.get(3)?;
    let settings = match settings.as_str() {
        "" => KnowledgeSettings { languages: workspace.languages, ..KnowledgeSettings::default() },
        text => json(text, "knowledge settings")?,
    };
    Ok((row.get(0)?, Head { version: row.get(2)?, brand: workspace.brand, settings }))
}

pub(super) fn head(tx: &mut Tx<'_>, ws: WorkspaceId) -> Result<Option<Head>, DbError> {
    let found = tx.maybe(sql!("SELECT ", head_columns!(), " WHERE w.id = $1"), &[ws.into()], head_row)?;
    Ok(found.map(|it| it.1))
}

pub(super) fn heads(tx: &mut Tx<'_>) -> Result<Vec<(WorkspaceId, Head)>, DbError> {
    tx.all(sql!("SELECT ", head_columns!(), " ORDER BY w.id"), &[], head_row)
}

pub(super) fn settings(tx: &mut Tx<'_>, ws: WorkspaceId) -> Result<KnowledgeSettings, DbError> {
    Ok(head(tx, ws)?.map(|it| it.settings).unwrap_or_default())
}

pub(super) fn first_workspace(tx: &mut Tx<'_>) -> Result<Option<WorkspaceId>, DbError> {
    tx.maybe(sql!("SELECT id FROM workspaces ORDER BY id LIMIT 1"), &[], |row| row.get(0))
}

/// What readers may see has changed.
pub(super) fn moved(tx: &mut Tx<'_>, ws: WorkspaceId) -> Result<(), DbError> {
    tx.exec(
        sql!(
            "INSERT INTO knowledge_heads (workspace_id, version, settings) VALUES ($1, 1, '') ",
            "ON CONFLICT (workspace_id) DO UPDATE SET version = knowledge_heads.version + 1"
        ),
        &[ws.into()],
    )
    .map(drop)
}

pub(super) fn save_settings(tx: &mut Tx<'_>, ws: WorkspaceId, it: &KnowledgeSettings) -> Result<(), DbError> {
    moved(tx, ws)?;
    let settings = written(it)?;
    tx.exec(
        sql!("UPDATE knowledge_heads SET settings = $2 WHERE workspace_id = $1"),
        &[ws.into(), (&settings).into()],
    )
    .map(drop)
}

pub(super) fn categories(tx: &mut Tx<'_>, ws: WorkspaceId) -> Result<Vec<Category>, DbError> {
    tx.all(
        sql!(
            "SELECT c.id, c.slug, c.titles, c.icon, c.position, (SELECT count(*) FROM knowledge_topics t ",
            "WHERE t.workspace_id = c.workspace_id AND t.category_id = c.id) FROM knowledge_categories c ",
            "WHERE c.workspace_id = $1 ORDER BY c.position, c.slug"
        ),
        &[ws.into()],
        |row| {
            let mut row = row.reader();
            Ok(Category {
                id: row.next()?,
                slug: row.next()?,
                titles: json(&row.next::<String>()?, "titles")?,
                icon: row.next()?,
                position: row.next()?,
                topics: row.next()?,
            })
        },
    )
}

pub(super) fn insert_category(tx: &mut Tx<'_>, ws: WorkspaceId, it: &Category) -> Result<(), DbError> {
    let titles = written(&it.titles)?;
    tx.exec(
        sql!(
            "INSERT INTO knowledge_categories (workspace_id, id, slug, titles, icon, position) ",
            "VALUES ($1, $2, $3, $4, $5, $6)"
        ),
        &[
            ws.into(),
            it.id.into(),
            (&it.slug).into(),
            (&titles).into(),
            (&it.icon).into(),
            it.position.into(),
        ],
    )
    .map(drop)
}

pub(super) fn update_category(tx: &mut Tx<'_>, ws: WorkspaceId, it: &Category) -> Result<(), DbError> {
    let titles = written(&it.titles)?;
    tx.exec(
        sql!(
            "UPDATE knowledge_categories SET slug = $3, titles = $4, icon = $5, position = $6 ",
            "WHERE workspace_id = $1 AND id = $2"
        ),
        &[
            ws.into(),
            it.id.into(),
            (&it.slug).into(),
            (&titles).into(),
            (&it.icon).into(),
            it.position.into(),
        ],
    )
    .map(drop)
}

pub(super) fn delete_category(tx: &mut Tx<'_>, ws: WorkspaceId, id: CategoryId) -> Result<(), DbError> {
    tx.exec(
        sql!("DELETE FROM knowledge_categories WHERE workspace_id = $1 AND id = $2"),
        &[ws.into(), id.into()],
    )
    .map(drop)
}

macro_rules! topic_columns {
    () => {
        "id, slug, category_id, internal, owner_id, review_by, details, original_lang, updated_at, helped, not_helped, \
         views FROM knowledge_topics"
    };
}

fn topic_row(row: &Row<'_>) -> Result<TopicRow, DbError> {
    let mut row = row.reader();
    Ok(TopicRow {
        id: row.next()?,
        slug: row.next()?,
        category: row.next()?,
        internal: row.next()?,
        owner: row.next()?,
        review_by: row.next()?,
        details: json(&row.next::<String>()?, "details of a topic")?,
        original_lang: row.next()?,
        updated_at: row.next()?,
        helped: row.next()?,
        not_helped: row.next()?,
        views: row.next()?,
    })
}

pub(super) fn topics(tx: &mut Tx<'_>, ws: WorkspaceId) -> Result<Vec<TopicRow>, DbError> {
    tx.all(sql!("SELECT ", topic_columns!(), " WHERE workspace_id = $1 ORDER BY id"), &[ws.into()], topic_row)
}

pub(super) fn topic(tx: &mut Tx<'_>, ws: WorkspaceId, id: TopicId) -> Result<Option<TopicRow>, DbError> {
    tx.maybe(
        sql!("SELECT ", topic_columns!(), " WHERE workspace_id = $1 AND id = $2"),
        &[ws.into(), id.into()],
        topic_row,
    )
}

pub(super) fn topic_by_slug(
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    slug: &str,
) -> Result<Option<TopicRow>, DbError> {
    tx.maybe(
        sql!("SELECT ", topic_columns!(), " WHERE workspace_id = $1 AND slug = $2"),
        &[ws.into(), slug.into()],
        topic_row,
    )
}

pub(super) fn count_topics(tx: &mut Tx<'_>, ws: WorkspaceId) -> Result<i64, DbError> {
    tx.one(sql!("SELECT count(*) FROM knowledge_topics WHERE workspace_id = $1"), &[ws.into()], |row| {
        row.get(0)
    })
}

pub(super) fn insert_topic(tx: &mut Tx<'_>, ws: WorkspaceId, it: &TopicRow) -> Result<(), DbError> {
    let details = written(&it.details)?;
    tx.exec(
        sql!(
            "INSERT INTO knowledge_topics (workspace_id, id, slug, category_id, internal, owner_id, review_by, details, ",
            "original_lang, updated_at, helped, not_helped, views) ",
            "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 0, 0, 0)"
        ),
        &[
            ws.into(),
            it.id.into(),
            (&it.slug).into(),
            it.category.into(),
            it.internal.into(),
            it.owner.into(),
            it.review_by.into(),
            (&details).into(),
            (&it.original_lang).into(),
            it.updated_at.into(),
        ],
    )
    .map(drop)
}

pub(super) fn update_topic(tx: &mut Tx<'_>, ws: WorkspaceId, it: &TopicRow) -> Result<(), DbError> {
    let details = written(&it.details)?;
    tx.exec(
        sql!(
            "UPDATE knowledge_topics SET slug = $3, category_id = $4, internal = $5, owner_id = $6, review_by = $7, ",
            "details = $8, original_lang = $9, updated_at = $10 WHERE workspace_id = $1 AND id = $2"
        ),
        &[
            ws.into(),
            it.id.into(),
            (&it.slug).into(),
            it.category.into(),
            it.internal.into(),
            it.owner.into(),
            it.review_by.into(),
            (&details).into(),
            (&it.original_lang).into(),
            it.updated_at.into(),
        ],
    )
    .map(drop)
}

/// Notes that something of a topic changed.
pub(super) fn touch(tx: &mut Tx<'_>, ws: WorkspaceId, id: TopicId, now: Time) -> Result<(), DbError> {
    tx.exec(
        sql!("UPDATE knowledge_topics SET updated_at = $3 WHERE workspace_id = $1 AND id = $2"),
        &[ws.into(), id.into(), now.into()],
    )
    .map(drop)
}

/// Deletes a topic with its articles, their versions and ratings.
pub(super) fn delete_topic(tx: &mut Tx<'_>, ws: WorkspaceId, id: TopicId) -> Result<(), DbError> {
    let key = [ws.into(), id.into()];
    for statement in [
        sql!("DELETE FROM knowledge_versions WHERE workspace_id = $1 AND topic_id = $2"),
        sql!("DELETE FROM knowledge_reviews WHERE workspace_id = $1 AND topic_id = $2"),
        sql!("DELETE FROM knowledge_articles WHERE workspace_id = $1 AND topic_id = $2"),
        sql!("DELETE FROM knowledge_ratings WHERE workspace_id = $1 AND topic_id = $2"),
        sql!("DELETE FROM knowledge_topics WHERE workspace_id = $1 AND id = $2"),
    ] {
        tx.exec(statement, &key)?;
    }
    Ok(())
}

macro_rules! article_columns {
    () => {
        "a.topic_id, a.lang, a.state, a.draft_version, a.published_version, a.published_at, a.follows, a.scheduled_for, \
         a.scheduled_version, a.updated_at, a.updated_by_kind, a.updated_by"
    };
}

fn article_row(row: &Row<'_>) -> Result<ArticleRow, DbError> {
    let mut row = row.reader();
    Ok(ArticleRow {
        topic: row.next()?,
        lang: row.next()?,
        state: row.next()?,
        draft_version: row.next()?,
        published_version: row.next()?,
        published_at: row.next()?,
        follows: row.next()?,
        scheduled_for: row.next()?,
        scheduled_version: row.next()?,
        updated_at: row.next()?,
        updated_by: ChangedBy { kind: row.next()?, id: row.next::<Option<Uuid>>()? },
    })
}

/// The place of the title in the rows of [`titled`].
const TITLE: usize = 12;

fn titled(row: &Row<'_>) -> Result<(ArticleRow, String), DbError> {
    Ok((article_row(row)?, row.get(TITLE)?))
}

/// All articles with their titles: of what is published, else of the draft.
pub(super) fn articles(tx: &mut Tx<'_>, ws: WorkspaceId) -> Result<Vec<(ArticleRow, String)>, DbError> {
    tx.all(
        sql!(
            "SELECT ",
            article_columns!(),
            ", v.title FROM knowledge_articles a JOIN knowledge_versions v ON v.workspace_id = a.workspace_id ",
            "AND v.topic_id = a.topic_id AND v.lang = a.lang AND v.version = COALESCE(a.published_version, a.draft_version) ",
            "WHERE a.workspace_id = $1 ORDER BY a.topic_id, a.lang"
        ),
        &[ws.into()],
        titled,
    )
}

/// The articles of one topic with their titles.
pub(super) fn articles_of(
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    topic: TopicId,
) -> Result<Vec<(ArticleRow, String)>, DbError> {
    tx.all(
        sql!(
            "SELECT ",
            article_columns!(),
            ", v.title FROM knowledge_articles a JOIN knowledge_versions v ON v.workspace_id = a.workspace_id ",
            "AND v.topic_id = a.topic_id AND v.lang = a.lang AND v.version = COALESCE(a.published_version, a.draft_version) ",
            "WHERE a.workspace_id = $1 AND a.topic_id = $2 ORDER BY a.lang"
        ),
        &[ws.into(), topic.into()],
        titled,
    )
}

pub(super) fn article(
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    topic: TopicId,
    lang: &str,
) -> Result<Option<ArticleRow>, DbError> {
    tx.maybe(
        sql!(
            "SELECT ",
            article_columns!(),
            " FROM knowledge_articles a WHERE a.workspace_id = $1 AND a.topic_id = $2 AND a.lang = $3"
        ),
        &[ws.into(), topic.into(), lang.into()],
        article_row,
    )
}

/// Writes an article, new or not.
pub(super) fn save_article(tx: &mut Tx<'_>, ws: WorkspaceId, it: &ArticleRow) -> Result<(), DbError> {
    tx.exec(
        sql!(
            "INSERT INTO knowledge_articles (workspace_id, topic_id, lang, state, draft_version, published_version, ",
            "published_at, follows, scheduled_for, scheduled_version, updated_at, updated_by_kind, updated_by) ",
            "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) ",
            "ON CONFLICT (workspace_id, topic_id, lang) DO UPDATE SET state = excluded.state, ",
            "draft_version = excluded.draft_version, published_version = excluded.published_version, ",
            "published_at = excluded.published_at, follows = excluded.follows, scheduled_for = excluded.scheduled_for, ",
            "scheduled_version = excluded.scheduled_version, updated_at = excluded.updated_at, ",
            "updated_by_kind = excluded.updated_by_kind, updated_by = excluded.updated_by"
        ),
        &[
            ws.into(),
            it.topic.into(),
            (&it.lang).into(),
            it.state.into(),
            it.draft_version.into(),
            it.published_version.into(),
            it.published_at.into(),
            it.follows.into(),
            it.scheduled_for.into(),
            it.scheduled_version.into(),
            it.updated_at.into(),
            (&it.updated_by.kind).into(),
            it.updated_by.id.into(),
        ],
    )
    .map(drop)
}

/// Deletes an article with its versions.
pub(super) fn delete_article(
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    topic: TopicId,
    lang: &str,
) -> Result<(), DbError> {
    let key = [ws.into(), topic.into(), lang.into()];
    for statement in [
        sql!("DELETE FROM knowledge_versions WHERE workspace_id = $1 AND topic_id = $2 AND lang = $3"),
        sql!("DELETE FROM knowledge_reviews WHERE workspace_id = $1 AND topic_id = $2 AND lang = $3"),
        sql!("DELETE FROM knowledge_articles WHERE workspace_id = $1 AND topic_id = $2 AND lang = $3"),
    ] {
        tx.exec(statement, &key)?;
    }
    Ok(())
}

/// Everything that is published of a workspace.
pub(super) fn stock(tx: &mut Tx<'_>, ws: WorkspaceId, head: Head) -> Result<Stock, DbError> {
    let mut published: HashMap<TopicId, Vec<StockArticle>> = HashMap::new();
    let found = tx.all(
        sql!(
            "SELECT v.topic_id, v.lang, a.published_at, v.title, v.summary, v.questions, v.body FROM knowledge_articles a ",
            "JOIN knowledge_versions v ON v.workspace_id = a.workspace_id AND v.topic_id = a.topic_id AND v.lang = a.lang ",
            "AND v.version = a.published_version WHERE a.workspace_id = $1 AND a.state <> 'retired' ORDER BY v.topic_id, v.lang"
        ),
        &[ws.into()],
        |row| {
            let mut row = row.reader();
            let (topic, lang) = (row.next::<TopicId>()?, row.next()?);
            let published_at = row.next::<Option<Time>>()?.unwrap_or(Time::from_micros(0));
            Ok((topic, StockArticle { lang, published_at, content: content(&mut row)? }))
        },
    )?;
    for (topic, article) in found {
        published.entry(topic).or_default().push(article);
    }
    let mut retired: HashMap<TopicId, Vec<String>> = HashMap::new();
    let gone = tx.all(
        sql!("SELECT topic_id, lang FROM knowledge_articles WHERE workspace_id = $1 AND state = 'retired' ORDER BY lang"),
        &[ws.into()],
        |row| Ok((row.get::<TopicId>(0)?, row.get::<String>(1)?)),
    )?;
    for (topic, lang) in gone {
        retired.entry(topic).or_default().push(lang);
    }
    let topics = topics(tx, ws)?.into_iter().filter_map(|it| {
        let articles = published.remove(&it.id)?;
        let Details { intents, related, regions, questions, former, order, .. } = it.details;
        Some(StockTopic {
            id: it.id,
            slug: it.slug,
            category: it.category,
            internal: it.internal,
            intents,
            related,
            regions,
            questions,
            views: it.views,
            helped: it.helped,
            not_helped: it.not_helped,
            former,
            order,
            articles,
            retired: retired.remove(&it.id).unwrap_or_default(),
        })
    });
    let topics = topics.collect();
    let Head { version, brand, settings } = head;
    let (categories, pictures) = (categories(tx, ws)?, picture_sizes(tx, ws)?);
    Ok(Stock { workspace: ws, version, brand, settings, categories, topics, pictures })
}
