//! Models: an optional language model, anybody's, that is asked for the wording of what was found, and never for the answer.
//!
//! Nothing needs one: without it, or when it is slow, spent, wrong or away, the article's own words are said, as if there were none.
//! What goes out is a question without secrets and without what leads to its writer ([`redact`]), with passages of published
//! articles, as data beside rules that stand alone ([`phrase`]). What comes back is judged sentence by sentence ([`check`]), and as
//! every word that leaves is. Who does not answer is left alone for a while ([`breaker`]); what a day may cost is taken before it is
//! spent ([`store`]).
//!
//! No transaction is open while a model is asked. To have another language phrased, give [`check`] its words.

mod address;
mod breaker;
mod check;
mod client;
pub mod meaning;
mod phrase;
mod redact;
mod settings;
mod store;
mod types;

pub use meaning::Meaning;
pub use phrase::{Passage, Phrased, Wanted, can_phrase};
pub use types::{Dialect, ModelDay, ModelSettings};

use crate::{
    app::App,
    config,
    http::{Outward, Problem, Reach},
    safety::Safety,
};
use axum::extract::FromRef;
use breaker::Breakers;
use ombud_base::id::WorkspaceId;
use ombud_db::{DbError, Tx};
use std::{ops::Deref, time::Duration};
use utoipa_axum::{router::OpenApiRouter, routes};

/// How long an exchange may take at most, whatever a workspace sets.
const PATIENCE: Duration = Duration::from_secs(15);

/// The app with the way out to models. Cheap to clone.
#[derive(Clone)]
pub struct Models {
    safety: Safety,
    outward: Outward,
    breakers: Breakers,
}

impl Models {
    /// With nothing asked yet.
    ///
    /// # Errors
    /// When the TLS library cannot be set up.
    pub fn new(safety: Safety) -> anyhow::Result<Self> {
        let outward = outward(&safety.config.models)?;
        Ok(Self { safety, outward, breakers: Breakers::default() })
    }

    /// Whether there is one to be asked, switched on or not.
    ///
    /// # Errors
    /// As the database says.
    pub async fn is_set(&self, ws: WorkspaceId) -> Result<bool, Problem> {
        let set = |it: store::Stored| !it.settings.url.is_empty() && !it.settings.model.is_empty();
        Ok(self.stored(ws).await?.is_some_and(set))
    }

    async fn stored(&self, ws: WorkspaceId) -> Result<Option<store::Stored>, Problem> {
        Ok(self.db.read::<_, DbError, _>(move |tx| store::model(tx, ws)).await?)
    }
}

fn outward(config: &config::Models) -> anyhow::Result<Outward> {
    Outward::new(Reach {
        agent: concat!("Ombud-Models/", env!("CARGO_PKG_VERSION")),
        patience: PATIENCE,
        redirects: 0,
        allow_private: config.allow_private,
    })
}

/// How a workspace has its model asked; none: it has none, or it is switched off.
///
/// # Errors
/// As the database says.
pub fn in_use(tx: &mut Tx<'_>, ws: WorkspaceId) -> Result<Option<ModelSettings>, DbError> {
    Ok(store::model(tx, ws)?.map(|it| it.settings).filter(|it| it.enabled))
}

impl Deref for Models {
    type Target = App;
    fn deref(&self) -> &App {
        &self.safety
    }
}

impl FromRef<Models> for App {
    fn from_ref(models: &Models) -> Self {
        Self::from_ref(&models.safety)
    }
}

/// What it answers under `/api/v1`.
pub fn routes() -> OpenApiRouter<Models> {
    OpenApiRouter::new()
        .routes(routes!(settings::show_model, settings::set_model))
        .routes(routes!(settings::set_model_key))
}
