//! Knowledge: topics with an article in each language, written, reviewed, published and retired; and the [`Library`], which
//! holds what is published in memory for whoever answers from it.
//!
//! `actions.rs` and `publishing.rs` change articles, `render.rs` makes HTML of Markdown, `shelf.rs` is what can be found,
//! `import.rs` and `export.rs` carry knowledge in and out. Articles are no personal data: they are stored as they are.

mod library;
pub mod render;
mod shelf;
mod store;
mod types;

pub use library::{LONGEST_WORDS, Library, Rating, run};
pub use shelf::{Found, Shelf, ShelfCategory, ShelfTopic, Shown};
pub use types::{
    Article, ArticleLine, ArticleState, BrokenLink, By, Category, Content, Diff, KnowledgeSettings, Op, Piece,
    RatingReason, Topic, TopicLine, VersionLine,
};
