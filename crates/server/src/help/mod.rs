//! The public help centre: what is published, as pages that need no script, no sign-in and no database; and what the chains
//! say of a transaction.
//!
//! Everything is read from the shelf of what is public, so what is internal, retired or only drafted cannot be reached here.
//! What is for some regions alone is not on the shelf of anybody else (`reader.rs`, `knowledge/regional.rs`).
//! A page is made once for each state of the shelf and kept, with its packed forms (`answer.rs`); what a reader searches for
//! or says is made anew.

mod answer;
mod check;
mod color;
mod data;
mod feeds;
mod languages;
mod own_host;
mod pages;
mod rate;
mod reader;
mod room;
mod search;
mod view;

use crate::{app::App, chains::ChainDesk, knowledge::Library, models::Meaning};
use answer::Made;
use axum::{
    Router,
    extract::FromRef,
    routing::{get, post},
};
pub use own_host::keep_apart;
use std::{ops::Deref, sync::Arc};

/// The knowledge with the pages that were made of it. Cheap to clone.
#[derive(Clone)]
pub struct Centre {
    library: Library,
    meaning: Meaning,
    chains: ChainDesk,
    made: Arc<Made>,
}

impl Centre {
    /// With no page made yet.
    pub fn new(meaning: Meaning, library: Library, chains: ChainDesk) -> Self {
        Self { library, meaning, chains, made: Arc::default() }
    }
}

impl Deref for Centre {
    type Target = Library;
    fn deref(&self) -> &Library {
        &self.library
    }
}

impl FromRef<Centre> for App {
    fn from_ref(centre: &Centre) -> Self {
        Self::from_ref(&centre.library)
    }
}

/// The pages.
pub fn routes() -> Router<Centre> {
    let pages = Router::new()
        .route("/", get(pages::entrance))
        .route("/help.css", get(answer::style))
        .route("/search.js", get(answer::script))
        .route("/sitemap.xml", get(feeds::sitemap))
        .route("/pictures/{name}", get(pages::picture))
        .route("/{lang}", get(pages::with_slash))
        .route("/{lang}/", get(pages::home))
        .route("/{lang}/feed.xml", get(feeds::feed))
        .route("/{lang}/search", get(search::page))
        .route("/{lang}/suggest", get(search::suggest))
        .route("/{lang}/check", get(check::page))
        .route("/{lang}/contact", get(pages::contact))
        .route("/{lang}/search/", get(pages::without_slash))
        .route("/{lang}/check/", get(pages::without_slash))
        .route("/{lang}/contact/", get(pages::without_slash))
        .route("/{lang}/region", get(pages::with_slash).post(reader::choose))
        .route("/{lang}/a/{slug}", get(pages::article))
        .route("/{lang}/a/{slug}/", get(pages::without_slash))
        .route("/{lang}/a/{slug}/rate", post(rate::rate))
        .route("/{lang}/{category}", get(pages::with_slash))
        .route("/{lang}/{category}/", get(pages::category))
        .fallback(pages::nothing);
    Router::new().nest("/help", pages).route("/help/", get(pages::entrance))
}
