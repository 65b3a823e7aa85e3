//! Knowledge is brought in: from folders of Markdown, from a document that was exported, from other help centres, from what Ombud ships
//! with.
//!
//! What is there already under the same name becomes a newer version, and stays as it is where nothing changed. What cannot be
//! taken is told with file and line, and does not keep the rest out.

mod apply;
pub(super) mod document;
mod folder;
mod foreign;
mod markdown;
mod pictures;
mod screen;

pub use document::{KnowledgeDocument, write};
pub use folder::files as folder_files;

use self::pictures::{Brought, Carrier, Incomings, files_of};
use super::{Library, store, types::Content};
use crate::{
    access::{Permission, Signed},
    events::Actor,
    http::{Problem, Written, guarded},
    words::words,
};
use axum::{
    Json,
    extract::{DefaultBodyLimit, State},
};
use bytes::Bytes;
use ombud_base::{Time, id::WorkspaceId};
use ombud_db::DbError;
use ombud_guard::outbound::Refusal;
use rust_embed::RustEmbed;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use utoipa::ToSchema;

/// How many files are taken at once.
const MOST_FILES: usize = 20_000;

/// The largest import in one request, in bytes.
const LARGEST: usize = 32 * 1024 * 1024;

#[derive(RustEmbed)]
#[folder = "../../content/knowledge"]
struct Shipped;

words! {
    /// The form of what is imported.
    ImportFormat {
        /// Folders of Markdown with front matter.
        Markdown = "markdown",
        /// A document of `GET /knowledge/export`.
        Ombud = "ombud",
        /// What the Help Center API of Zendesk Guide answers: articles (HTML), sections, categories, translations.
        Zendesk = "zendesk",
        /// What the API of Chatwoot answers for a portal: articles (Markdown), categories.
        Chatwoot = "chatwoot",
        /// What Ombud ships with: topics in English and Simplified Chinese. No files are given.
        Shipped = "shipped",
    }
}

/// A file to import.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ImportFile {
    /// Its path inside the folder.
    #[schema(example = "fees/network-fees.en.md")]
    pub path: String,
    /// Its text.
    #[serde(default)]
    pub text: String,
    /// Its bytes in Base64, of a picture that an article of the import shows.
    #[serde(default, with = "base64_bytes")]
    #[schema(value_type = Option<String>, content_encoding = "base64")]
    pub data: Option<Bytes>,
}

impl ImportFile {
    /// A file with a text.
    pub const fn of_text(path: String, text: String) -> Self {
        Self { path, text, data: None }
    }
}

/// Bytes as a text in Base64.
mod base64_bytes {
    use base64::{Engine, engine::general_purpose::STANDARD};
    use bytes::Bytes;
    use serde::{Deserialize, Deserializer, de::Error};

    pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Bytes>, D::Error> {
        let Some(text) = Option::<String>::deserialize(from)? else { return Ok(None) };
        let bytes = STANDARD.decode(text.as_bytes()).map_err(|_| D::Error::custom("data is no Base64"))?;
        Ok(Some(bytes.into()))
    }
}

/// What is imported, and how.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ImportRequest {
    /// Its form.
    format: ImportFormat,
    /// The files.
    #[serde(default)]
    #[schema(max_items = 20_000)]
    files: Vec<ImportFile>,
    /// Whether it is published, too: of an exported document, what was published there. Only those may who may publish.
    #[serde(default)]
    publish: bool,
    /// Nothing is kept; the answer says what would be.
    #[serde(default)]
    dry_run: bool,
    /// Whether pictures at addresses of the public internet are fetched. They are told as missing otherwise.
    #[serde(default)]
    fetch_pictures: bool,
}

/// Something that could not be imported as it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct ImportProblem {
    /// In which file.
    pub file: String,
    /// In which line, from 1.
    pub line: u32,
    /// What is wrong.
    pub what: String,
    /// How to mend it.
    pub how: String,
}

/// What became of an import; articles are counted.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, ToSchema)]
pub struct Imported {
    /// New ones.
    pub created: i64,
    /// Those that say something else now.
    pub updated: i64,
    /// Those that were so already.
    pub unchanged: i64,
    /// Those that were published.
    pub published: i64,
    /// Pictures that are new.
    pub pictures: i64,
    /// Topics that were there and have other intents, tags, relations or questions now.
    pub topics_changed: i64,
    /// What could not be taken.
    pub problems: Vec<ImportProblem>,
}

/// What was read, whatever its form.
#[derive(Debug, Default)]
pub(super) struct Bundle {
    categories: Vec<BundleCategory>,
    topics: Vec<BundleTopic>,
    /// What its articles show.
    pictures: Incomings,
    problems: Vec<ImportProblem>,
}

#[derive(Clone, Debug)]
struct BundleCategory {
    slug: String,
    titles: BTreeMap<String, String>,
    icon: String,
}

#[derive(Clone, Debug, Default)]
struct BundleTopic {
    slug: String,
    category: String,
    internal: bool,
    review_by: Option<Time>,
    intents: Vec<String>,
    tags: Vec<String>,
    related: Vec<String>,
    regions: Vec<String>,
    original_lang: String,
    /// Its place among the others before anybody has read anything.
    order: Option<i64>,
    questions: BTreeMap<String, Vec<String>>,
    /// The original first.
    articles: Vec<BundleArticle>,
}

#[derive(Clone, Debug)]
struct BundleArticle {
    lang: String,
    /// Where it was read, for problems.
    file: String,
    content: Content,
    /// What was published before that.
    published: Option<Content>,
    /// Whether the content itself is to be public.
    public: bool,
    /// Why the content may not be public, with the words; and what was published before.
    refusals: Vec<(Refusal, String)>,
    published_refusals: Vec<(Refusal, String)>,
}

impl BundleArticle {
    /// What was read, and not screened yet.
    fn new(lang: String, file: String, content: Content, published: Option<Content>, public: bool) -> Self {
        let (refusals, published_refusals) = (Vec::new(), Vec::new());
        Self { lang, file, content, published, public, refusals, published_refusals }
    }
}

impl Bundle {
    /// Tells of what cannot be taken; names of files and of what is in them may hold secrets as well.
    fn problem(&mut self, file: &str, line: usize, what: &str, how: &str) {
        let line = u32::try_from(line).unwrap_or(u32::MAX);
        let (file, what) = (guarded(file.into()), guarded(what.into()));
        self.problems.push(ImportProblem { file, line, what, how: how.into() });
    }
}

/// How an import is done.
#[derive(Clone, Copy, Debug)]
pub struct ImportHow {
    /// What is imported is published, too.
    pub publish: bool,
    /// Who imports may change what is public.
    pub may_publish: bool,
    /// Nothing is kept.
    pub dry_run: bool,
    /// Pictures at addresses are fetched.
    pub fetch_pictures: bool,
}

/// An import may be larger than other bodies.
pub(super) fn body_limit() -> DefaultBodyLimit {
    DefaultBodyLimit::max(LARGEST)
}

/// The files that Ombud ships with.
fn shipped() -> Vec<ImportFile> {
    let mut paths: Vec<_> = Shipped::iter().collect();
    paths.sort();
    let file = |path: std::borrow::Cow<'static, str>| {
        let text = String::from_utf8_lossy(&Shipped::get(&path)?.data).into_owned();
        Some(ImportFile::of_text(path.into_owned(), text))
    };
    paths.into_iter().filter_map(file).collect()
}

/// Imports files.
///
/// # Errors
/// As the database says.
pub async fn import(
    library: &Library,
    ws: WorkspaceId,
    actor: Actor,
    format: ImportFormat,
    files: Vec<ImportFile>,
    how: ImportHow,
) -> Result<Imported, Problem> {
    let known =
        library.db.read::<_, DbError, _>(move |tx| Ok((store::settings(tx, ws)?, store::head(tx, ws)?)));
    let (settings, head) = known.await?;
    let (policy, brand) = (library.safety().policy(ws).await?, head.map(|it| it.brand).unwrap_or_default());
    let there = files_of(&files);
    let (languages, kept) = (settings.languages, there.clone());
    let read = tokio::task::spawn_blocking(move || match format {
        ImportFormat::Markdown => (markdown::read(&files, &languages, &kept), kept),
        ImportFormat::Ombud => document::read(&files),
        ImportFormat::Zendesk => (foreign::zendesk(&files, &languages, &kept), kept),
        ImportFormat::Chatwoot => (foreign::chatwoot(&files, &languages, &kept), kept),
        ImportFormat::Shipped => (markdown::read(&shipped(), &languages, &kept), kept),
    });
    let (mut bundle, there) = read.await.map_err(Problem::internal)?;
    let carrier = Carrier { library, ws, actor, fetch: how.fetch_pictures };
    let brought = carrier.bring(&mut bundle, &there).await?;
    let screened = tokio::task::spawn_blocking(move || {
        // What the program brings with it was read by those who made it: texts about phrases, remote control and moving money, in
        // whose words the rules for messages see a danger.
        screen::screen(&mut bundle, format == ImportFormat::Shipped, how.publish, &brand, &policy);
        bundle
    });
    let bundle = screened.await.map_err(Problem::internal)?;
    apply::apply(library, ws, actor, (bundle, brought), how).await
}

/// Imports knowledge: folders of Markdown, a document that was exported, or what Ombud ships with. What is there already under
/// the same name becomes a newer version. Files that cannot be taken are told and left out.
#[utoipa::path(
    post, path = "/knowledge/import", tag = "knowledge",
    request_body(content = ImportRequest, example = json!({
        "format": "markdown", "dry_run": true,
        "files": [{"path": "fees/gas.en.md", "text": "---\ntitle: What is gas?\n---\nA fee for the network."}]
    })),
    responses((status = 200, body = Imported))
)]
// The import looks for secrets itself: it tells of them, and cuts nothing out of a document unsaid.
pub(super) async fn import_knowledge(
    State(library): State<Library>,
    signed: Signed,
    Written(asked): Written<ImportRequest>,
) -> Result<Json<Imported>, Problem> {
    signed.need(Permission::KnowledgeWrite)?;
    if asked.publish {
        signed.need(Permission::KnowledgePublish)?;
    }
    if asked.files.len() > MOST_FILES {
        return Err(Problem::invalid("files", format!("must have at most {MOST_FILES} entries")));
    }
    if asked.files.is_empty() != (asked.format == ImportFormat::Shipped) {
        return Err(Problem::invalid("files", "must be given, except for what Ombud ships with"));
    }
    let how = ImportHow {
        publish: asked.publish,
        may_publish: signed.may(Permission::KnowledgePublish),
        dry_run: asked.dry_run,
        fetch_pictures: asked.fetch_pictures,
    };
    let ws = signed.workspace;
    let done = import(&library, ws, signed.actor(), asked.format, asked.files, how).await?;
    library.renew(ws).await?;
    Ok(Json(done))
}
