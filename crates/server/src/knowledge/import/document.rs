//! One JSON document with all knowledge of a workspace: what is exported, and imported again.

use super::{Bundle, BundleArticle, BundleCategory, BundleTopic, ImportFile, pictures::marked};
use crate::{
    access::{Permission, Signed},
    http::{Code, Problem},
    knowledge::{
        Library,
        render::{FOLDER, mentioned},
        store::{self, ArticleRow},
        types::{ArticleState, Content},
    },
};
use axum::{
    Json,
    extract::State,
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
};
use base64::{Engine, engine::general_purpose::STANDARD};
use bytes::Bytes;
use ombud_base::{
    Time,
    id::{CategoryId, TopicId, WorkspaceId},
};
use ombud_db::{DbError, Tx};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use utoipa::ToSchema;

/// What such a document calls itself.
const FORMAT: &str = "ombud.knowledge/1";

/// All knowledge of a workspace.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct KnowledgeDocument {
    /// `ombud.knowledge/1`.
    #[schema(example = "ombud.knowledge/1")]
    pub(super) format: String,
    /// The categories, in order.
    pub(super) categories: Vec<DocumentCategory>,
    /// The topics.
    pub(super) topics: Vec<DocumentTopic>,
    /// The pictures that articles show.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) pictures: Vec<DocumentPicture>,
}

/// A picture in a document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DocumentPicture {
    /// Its name, as articles have it.
    pub(super) name: String,
    /// Its bytes in Base64.
    pub(super) data: String,
}

/// A category in a document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DocumentCategory {
    /// Its name in addresses.
    pub(super) slug: String,
    /// Its title in each language.
    pub(super) titles: BTreeMap<String, String>,
    /// The name of its picture.
    #[serde(default)]
    pub(super) icon: String,
}

/// A topic in a document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DocumentTopic {
    /// Its name in addresses.
    pub(super) slug: String,
    /// The name of its category.
    pub(super) category: String,
    /// For staff alone.
    #[serde(default)]
    pub(super) internal: bool,
    /// When it should be looked at again.
    #[serde(default)]
    pub(super) review_by: Option<Time>,
    /// The intents that it answers.
    #[serde(default)]
    pub(super) intents: Vec<String>,
    /// Words to find it by.
    #[serde(default)]
    pub(super) tags: Vec<String>,
    /// The names of topics that a reader may want next.
    #[serde(default)]
    pub(super) related: Vec<String>,
    /// The countries that it is for.
    #[serde(default)]
    pub(super) regions: Vec<String>,
    /// The language that the others are translated from.
    pub(super) original_lang: String,
    /// Its place among the others before anybody has read anything.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) order: Option<i64>,
    /// How people ask in languages that have no article.
    #[serde(default)]
    pub(super) questions: BTreeMap<String, Vec<String>>,
    /// Its articles.
    pub(super) articles: Vec<DocumentArticle>,
}

/// An article in a document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DocumentArticle {
    /// Its language.
    pub(super) lang: String,
    /// How far it is.
    pub(super) state: ArticleState,
    /// Its newest version.
    pub(super) content: Content,
    /// What is published, where that is an older version.
    #[serde(default)]
    pub(super) published: Option<Content>,
}

/// Reads documents. Answers the pictures in them, too, by the addresses that articles have.
pub(super) fn read(files: &[ImportFile]) -> (Bundle, HashMap<String, Bytes>) {
    let (mut bundle, mut there) = (Bundle::default(), HashMap::new());
    for file in files {
        match serde_json::from_str::<KnowledgeDocument>(&file.text) {
            Ok(document) if document.format == FORMAT => take(&mut bundle, &mut there, document, &file.path),
            Ok(_) => bundle.problem(&file.path, 1, "this is another format", "export it from Ombud anew"),
            Err(error) => {
                let how =
                    "take the file as GET /api/v1/knowledge/export or `ombud knowledge export` writes it";
                bundle.problem(&file.path, error.line().max(1), &error.to_string(), how);
            }
        }
    }
    (bundle, there)
}

fn take(bundle: &mut Bundle, there: &mut HashMap<String, Bytes>, document: KnowledgeDocument, file: &str) {
    for it in document.pictures {
        match STANDARD.decode(it.data.as_bytes()) {
            Ok(bytes) => drop(there.insert(format!("{FOLDER}{}", it.name), bytes.into())),
            Err(_) => {
                bundle.problem(file, 1, &format!("the picture {} is no Base64", it.name), "export it anew")
            }
        }
    }
    let category = |it: DocumentCategory| BundleCategory { slug: it.slug, titles: it.titles, icon: it.icon };
    bundle.categories.extend(document.categories.into_iter().map(category));
    for topic in document.topics {
        let articles = topic.articles.into_iter().map(|it| {
            // Where an older version is public, the newest one is not to be published with it.
            let public = it.state == ArticleState::Published && it.published.is_none();
            let published = it.published.filter(|_| it.state != ArticleState::Retired);
            let file = format!("{file}: {} {}", topic.slug, it.lang);
            let mut pictured = |mut it: Content| {
                it.body = marked(&mut bundle.pictures, there, ("", &it.body));
                it
            };
            let (content, published) = (pictured(it.content), published.map(&mut pictured));
            BundleArticle::new(it.lang, file, content, published, public)
        });
        let mut articles: Vec<BundleArticle> = articles.collect();
        articles.sort_by_key(|it| it.lang != topic.original_lang);
        bundle.topics.push(BundleTopic {
            slug: topic.slug,
            category: topic.category,
            internal: topic.internal,
            review_by: topic.review_by,
            intents: topic.intents,
            tags: topic.tags,
            related: topic.related,
            regions: topic.regions,
            original_lang: topic.original_lang,
            order: topic.order,
            questions: topic.questions,
            articles,
        });
    }
}

/// All knowledge of a workspace as one document, with its pictures.
///
/// # Errors
/// As the database says.
pub fn write(tx: &mut Tx<'_>, ws: WorkspaceId) -> Result<KnowledgeDocument, DbError> {
    let categories = store::categories(tx, ws)?;
    let names: HashMap<CategoryId, String> = categories.iter().map(|it| (it.id, it.slug.clone())).collect();
    let mut said: HashMap<(TopicId, String, i64), Content> = store::contents(tx, ws)?
        .into_iter()
        .map(|(topic, lang, version, it)| ((topic, lang, version), it))
        .collect();
    let mut articles: HashMap<TopicId, Vec<ArticleRow>> = HashMap::new();
    for (row, _) in store::articles(tx, ws)? {
        articles.entry(row.topic).or_default().push(row);
    }
    let rows = store::topics(tx, ws)?;
    let slugs: HashMap<TopicId, String> = rows.iter().map(|it| (it.id, it.slug.clone())).collect();
    let mut topics = Vec::with_capacity(rows.len());
    for row in rows {
        let mut written = Vec::new();
        for it in articles.remove(&row.id).unwrap_or_default() {
            let older = it.published_version.filter(|older| *older != it.draft_version);
            let published = older.and_then(|older| said.remove(&(row.id, it.lang.clone(), older)));
            let Some(content) = said.remove(&(row.id, it.lang.clone(), it.draft_version)) else { continue };
            written.push(DocumentArticle { lang: it.lang, state: it.state, content, published });
        }
        topics.push(DocumentTopic {
            slug: row.slug,
            category: names.get(&row.category).cloned().unwrap_or_default(),
            internal: row.internal,
            review_by: row.review_by,
            intents: row.details.intents,
            tags: row.details.tags,
            related: row.details.related.iter().filter_map(|it| slugs.get(it).cloned()).collect(),
            regions: row.details.regions,
            original_lang: row.original_lang,
            order: row.details.order,
            questions: row.details.questions,
            articles: written,
        });
    }
    topics.sort_by(|a, b| (&a.category, &a.slug).cmp(&(&b.category, &b.slug)));
    let category =
        |it: crate::knowledge::Category| DocumentCategory { slug: it.slug, titles: it.titles, icon: it.icon };
    let categories = categories.into_iter().map(category).collect();
    let pictures = pictures_of(tx, ws, &topics)?;
    Ok(KnowledgeDocument { format: FORMAT.into(), categories, topics, pictures })
}

/// The pictures that articles show.
fn pictures_of(
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    topics: &[DocumentTopic],
) -> Result<Vec<DocumentPicture>, DbError> {
    let articles = topics.iter().flat_map(|it| &it.articles);
    let contents = articles.flat_map(|it| [Some(&it.content), it.published.as_ref()]).flatten();
    let names: BTreeSet<String> =
        contents.flat_map(|it| mentioned(&it.body).map(str::to_owned).collect::<Vec<_>>()).collect();
    let mut all = Vec::with_capacity(names.len());
    for name in names {
        if let Some((_, bytes)) = store::picture_bytes(tx, ws, &name)? {
            all.push(DocumentPicture { name, data: STANDARD.encode(bytes) });
        }
    }
    Ok(all)
}

/// The most of pictures that is sent in one answer, in bytes.
const MOST_SENT: i64 = 128 * 1024 * 1024;

/// All knowledge as one document: what is published, and the newest versions, with their pictures. Where those are more than 128 MiB,
/// `ombud knowledge export` writes them.
#[utoipa::path(
    get, path = "/knowledge/export", tag = "knowledge", responses((status = 200, body = KnowledgeDocument))
)]
pub(in crate::knowledge) async fn export_knowledge(
    State(library): State<Library>,
    signed: Signed,
) -> Result<Response, Problem> {
    signed.need(Permission::KnowledgeWrite)?;
    let read = library.db.snapshot::<_, Problem, _>(move |tx| {
        if store::count_pictures(tx, signed.workspace)?.1 > MOST_SENT {
            let detail = "The pictures are more than 128 MiB. Have it exported at the machine: `ombud knowledge export`.";
            return Err(Problem::new(Code::TooLarge, detail));
        }
        Ok(write(tx, signed.workspace)?)
    });
    let mut response = Json(read.await?).into_response();
    let name = HeaderValue::from_static("attachment; filename=\"knowledge.json\"");
    response.headers_mut().insert(header::CONTENT_DISPOSITION, name);
    Ok(response)
}
