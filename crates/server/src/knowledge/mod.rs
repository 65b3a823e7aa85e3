//! Knowledge: topics with an article in each language, written, reviewed, published and retired; and the [`Library`], which
//! holds what is published in memory for whoever answers from it.
//!
//! `regional.rs` keeps what readers of a region get, where that differs; `writing.rs` has the steps by which an article changes, `render.rs` makes HTML of Markdown, `shelf` is what can be found,
//! `pictures` are what
//! articles show, `import` brings knowledge in, and out again. Articles are no personal data: they are stored as they are.

mod articles;
mod categories;
mod find;
mod import;
mod library;
mod links;
mod pictures;
mod publishing;
mod regional;
pub mod render;
mod reviews;
mod settings;
mod shelf;
mod stock;
mod store;
mod topics;
mod types;
mod versions;
mod writing;

pub use import::{
    ImportFile, ImportFormat, ImportHow, ImportProblem, Imported, KnowledgeDocument, folder_files, import,
    write as export,
};
pub use library::{LONGEST_WORDS, Library, Rating, run};
pub use pictures::{Picture, served as served_picture};
pub use shelf::{Found, Shelf, ShelfCategory, ShelfTopic, Shown, tells};
pub use topics::{Draft, begin_draft};
pub use types::{
    Article, ArticleLine, ArticleState, BrokenLink, Category, ChangedBy, ChangesWanted, Content, Diff,
    KnowledgeSettings, LinkFrom, Near, Op, Piece, RatingReason, ReviewLine, Reviews, Topic, TopicLine,
    VersionLine,
};

use utoipa_axum::{router::OpenApiRouter, routes};

/// What it answers under `/api/v1`.
pub fn routes() -> OpenApiRouter<Library> {
    OpenApiRouter::new()
        .routes(routes!(categories::list_categories, categories::create_category))
        .routes(routes!(categories::order_categories))
        .routes(routes!(categories::change_category, categories::delete_category))
        .routes(routes!(find::list_topics, topics::create_topic))
        .routes(routes!(topics::show_topic, topics::change_topic, topics::delete_topic))
        .routes(routes!(find::list_article_ratings))
        .routes(routes!(find::search_knowledge))
        .routes(routes!(find::preview_article))
        .routes(routes!(pictures::show_picture))
        .merge(OpenApiRouter::new().routes(routes!(pictures::add_picture)).layer(pictures::body_limit()))
        .routes(routes!(articles::show_article, articles::save_article, articles::delete_article))
        .routes(routes!(publishing::submit_article))
        .routes(routes!(reviews::ask_changes))
        .routes(routes!(reviews::list_reviews))
        .routes(routes!(publishing::publish_article))
        .routes(routes!(publishing::unschedule_article))
        .routes(routes!(publishing::retire_article))
        .routes(routes!(publishing::unretire_article))
        .routes(routes!(versions::list_versions))
        .routes(routes!(versions::show_version))
        .routes(routes!(versions::compare_versions))
        .routes(routes!(versions::restore_version))
        .merge(OpenApiRouter::new().routes(routes!(import::import_knowledge)).layer(import::body_limit()))
        .routes(routes!(import::document::export_knowledge))
        .routes(routes!(settings::show_knowledge_settings, settings::change_knowledge_settings))
}

/// Its durable jobs.
pub fn jobs(library: &Library) -> Vec<crate::jobs::Handler> {
    publishing::handlers(library).into_iter().chain(pictures::handlers(library)).collect()
}
