//! `/model`: how a language model is asked, and what it did today.

use super::{
    Models, address,
    store::{self, Stored},
    types::{ModelKey, ModelSettings, ModelView},
};
use crate::{
    access::{Permission, Signed},
    events::Journal,
    http::{Body, Checks, Confidential, Problem},
    settings::Change,
};
use axum::{Json, extract::State, http::StatusCode};
use ombud_base::id::WorkspaceId;
use ombud_db::Tx;
use serde_json::json;

impl Models {
    fn view(&self, tx: &mut Tx<'_>, ws: WorkspaceId) -> Result<ModelView, Problem> {
        let (now, stored) = (self.now(), store::model(tx, ws)?.unwrap_or_default());
        let day = store::day(now);
        let stand = self.breakers.stand(ws, now);
        let left = stored.settings.tokens_a_day - store::spent(tx, &store::OF_WORDING, ws, day)?;
        Ok(ModelView {
            has_key: stored.key.is_some(),
            today: store::counted(tx, ws, day)?,
            tokens_left: left.max(0),
            settings: stored.settings,
            resting_until: stand.until,
            last_failure: Some(stand.why).filter(|it| !it.is_empty()),
        })
    }

    fn check(&self, mut new: ModelSettings) -> Result<ModelSettings, Problem> {
        let mut checks = Checks::new();
        let place = (&mut new.url, &mut new.model);
        address::check(self, &mut checks, place, "/chat/completions", new.enabled);
        checks.within("timeout_ms", new.timeout_ms, 500, 10_000);
        address::check_cost(&mut checks, new.tokens_a_day, new.requests_a_minute);
        checks.done().map(|()| new)
    }
}

/// How a language model is asked, and what it did today.
#[utoipa::path(get, path = "/model", tag = "models", responses((status = 200, body = ModelView), (status = 403)))]
pub(super) async fn show_model(
    State(models): State<Models>,
    signed: Signed,
) -> Result<Json<ModelView>, Problem> {
    signed.need_any(&[Permission::SecurityRead, Permission::SecurityManage])?;
    let parts = models.clone();
    models.db.snapshot(move |tx| parts.view(tx, signed.workspace)).await.map(Json)
}

/// Sets how a language model is asked. Where it is moved to another host, its key is forgotten: it is not shown to whoever is there.
#[utoipa::path(
    put, path = "/model", tag = "models",
    request_body(content = ModelSettings, example = json!({
        "enabled": false, "url": "https://models.invalid/v1", "model": "small", "dialect": "common", "phrases": true,
        "drafts": true, "timeout_ms": 4000, "tokens_a_day": 200_000, "requests_a_minute": 60
    })),
    responses((status = 200, body = ModelView), (status = 403), (status = 422))
)]
pub(super) async fn set_model(
    State(models): State<Models>,
    signed: Signed,
    Body(new): Body<ModelSettings>,
) -> Result<Json<ModelView>, Problem> {
    signed.need(Permission::SecurityManage)?;
    let new = models.check(new)?;
    let parts = models.clone();
    let written = models.db.write::<_, Problem, _>(move |tx| {
        let ws = signed.workspace;
        let journal = Journal::open(tx, ws, signed.actor(), parts.now())?;
        let old = store::model(tx, ws)?;
        let change = if old.is_some() { Change::Changed } else { Change::Created };
        let key = old.and_then(|it| address::key_at(&new.url, &it.settings.url, it.key));
        store::save(tx, ws, &Stored { settings: new.clone(), key })?;
        address::changed(&parts, tx, journal, ("model", ws, change), (&new, &parts.breakers))?;
        parts.view(tx, ws)
    });
    written.await.map(Json)
}

/// Sets or removes the key by which a model is asked.
#[utoipa::path(
    put, path = "/model/key", tag = "models",
    request_body(content = ModelKey, example = json!({"key": "from the provider"})),
    responses((status = 204), (status = 403), (status = 409), (status = 422))
)]
pub(super) async fn set_model_key(
    State(models): State<Models>,
    signed: Signed,
    Confidential(new): Confidential<ModelKey>,
) -> Result<StatusCode, Problem> {
    signed.need(Permission::SecurityManage)?;
    let key = address::checked_key(new.key.as_deref())?;
    let parts = models.clone();
    let written = models.db.write::<_, Problem, _>(move |tx| {
        let ws = signed.workspace;
        let journal = Journal::open(tx, ws, signed.actor(), parts.now())?;
        let stored = store::model(tx, ws)?.filter(|it| !it.settings.url.is_empty());
        let stored = stored.ok_or_else(address::no_address)?;
        let told = json!({"key": key.is_some()});
        store::save(tx, ws, &Stored { key: key.clone(), ..stored })?;
        address::changed(&parts, tx, journal, ("model", ws, Change::Changed), (&told, &parts.breakers))?;
        Ok(StatusCode::NO_CONTENT)
    });
    written.await
}
