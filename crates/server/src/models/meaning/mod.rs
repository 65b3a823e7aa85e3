//! Embeddings: an optional model makes vectors of published articles and of questions, by which an article is found that shares no
//! word with a question, or is in another language.
//!
//! It adds to what words and intents find, and decides nothing ([`fuse`]): how urgent something is, is not its business. Articles are
//! embedded in the background ([`job`]), piece by piece ([`pieces`]); vectors are in memory ([`kept`]), and a shelf finds what
//! stands on it alone. A question goes out as one to a model that words answers does: without secrets and without what leads to its
//! writer, on record, within a budget, and for a moment only ([`ask`]). Who does not answer is left alone for a while.
//!
//! To have vectors made by something else, implement [`embedder::Embedder`].

mod ask;
mod embedder;
mod fuse;
mod job;
mod kept;
mod local;
mod pieces;
mod settings;
mod store;
mod types;

pub use ask::{Asking, Nearness, What};
pub use fuse::{best_first, closeness};
pub use kept::{look, run};
pub use types::{EmbedderSource, EmbeddingDay, EmbeddingSettings};

use super::{
    Models,
    breaker::Breakers,
    client::{Trouble, failed},
};
use crate::{app::App, http::Problem, jobs::Handler, knowledge::Library};
use axum::extract::FromRef;
use embedder::{Embedder, Remote};
use ombud_base::id::WorkspaceId;
use ombud_db::DbError;
use ombud_nlp::nearest::Vector;
use parking_lot::{Mutex, RwLock};
use std::{collections::HashMap, ops::Deref, sync::Arc};
use store::Stored;
use utoipa_axum::{router::OpenApiRouter, routes};

#[derive(Default)]
struct Inner {
    /// The workspaces that have it switched on.
    kept: RwLock<HashMap<WorkspaceId, Arc<kept::Ready>>>,
    /// One reading at a time.
    turn: tokio::sync::Mutex<()>,
    /// Vectors of questions that were asked lately, by what their words are known by.
    lately: Mutex<HashMap<[u8; 32], Arc<Vector>>>,
    breakers: Breakers,
}

/// The models with what is published. Cheap to clone.
#[derive(Clone)]
pub struct Meaning {
    models: Models,
    library: Library,
    inner: Arc<Inner>,
    /// The model on this machine, if there is one.
    local: Option<local::Local>,
}

impl Meaning {
    /// With no article read yet.
    ///
    /// # Errors
    /// When the configuration names a folder that is no model.
    pub fn new(models: Models, library: Library) -> anyhow::Result<Self> {
        let local = local::open(&models.config.models)?;
        Ok(Self { models, library, inner: Arc::default(), local })
    }

    /// By which model, and how.
    fn print(&self, settings: &EmbeddingSettings) -> pieces::Print {
        pieces::Print::of(settings, self.local.as_ref().map(|it| it.digest.as_str()).unwrap_or_default())
    }

    /// Whether a workspace has embeddings switched on.
    pub fn is_on(&self, ws: WorkspaceId) -> bool {
        self.inner.kept.read().contains_key(&ws)
    }

    async fn embedding(&self, ws: WorkspaceId) -> Result<Option<Stored>, Problem> {
        Ok(self.db.read::<_, DbError, _>(move |tx| store::embedder(tx, ws)).await?)
    }

    /// What makes the vectors.
    fn embedder(&self, stored: Stored) -> Result<Box<dyn Embedder>, Trouble> {
        let Stored { settings, key, .. } = stored;
        match (settings.source, &self.local) {
            (EmbedderSource::Remote, _) => {
                Ok(Box::new(Remote { outward: self.models.outward.clone(), settings, key }))
            }
            (EmbedderSource::Local, Some(local)) => Ok(Box::new(local.clone())),
            (EmbedderSource::Local, None) => {
                Err(failed("There is no model on this machine: see models.embedding_folder."))
            }
        }
    }
}

impl Deref for Meaning {
    type Target = Models;
    fn deref(&self) -> &Models {
        &self.models
    }
}

impl FromRef<Meaning> for App {
    fn from_ref(meaning: &Meaning) -> Self {
        Self::from_ref(&meaning.models)
    }
}

/// What it answers under `/api/v1`.
pub fn routes() -> OpenApiRouter<Meaning> {
    OpenApiRouter::new()
        .routes(routes!(settings::show_embeddings, settings::set_embeddings))
        .routes(routes!(settings::set_embedding_key))
        .routes(routes!(settings::try_embedding))
}

/// Its durable job.
pub fn jobs(meaning: &Meaning) -> Vec<Handler> {
    vec![Handler::new(job::EMBED, meaning, job::embed, job::back_off)]
}
