//! `/model`: how a language model is asked, and what it did today.

use super::{
    Models,
    store::{self, Stored},
    types::{ModelKey, ModelSettings, ModelView},
};
use crate::{
    access::{Permission, Signed},
    events::Journal,
    http::{Body, Checks, Code, Confidential, Problem},
    settings::{Change, settings_changed},
};
use axum::{Json, extract::State, http::StatusCode};
use ombud_base::{Secret, id::WorkspaceId};
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
        new.url = checks.line_or_empty("url", new.url.trim().trim_end_matches('/'), 500);
        new.model = checks.line_or_empty("model", &new.model, 100);
        if new.enabled || !new.url.is_empty() {
            if let Some(why) = self.outward.refuse(&new.url) {
                checks.fail("url", why);
            }
            let plain = !new.url.contains(['?', '#']) && !new.url.ends_with("/chat/completions");
            checks.expect(plain, "url", "must be the part before /chat/completions, without a query");
        }
        checks.expect(!new.enabled || !new.model.is_empty(), "model", "must not be empty");
        checks.within("timeout_ms", new.timeout_ms, 500, 10_000);
        checks.within("tokens_a_day", new.tokens_a_day, 1_000, 1_000_000_000);
        checks.within("requests_a_minute", new.requests_a_minute, 1, 6_000);
        checks.done().map(|()| new)
    }
}

/// What of an address says to whom a key is shown.
pub(super) fn origin(url: &str) -> Option<String> {
    reqwest::Url::parse(url).ok().map(|it| it.origin().ascii_serialization())
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
        let mut journal = Journal::open(tx, ws, signed.actor(), parts.now())?;
        let old = store::model(tx, ws)?;
        let change = if old.is_some() { Change::Changed } else { Change::Created };
        let moved = old.as_ref().is_some_and(|it| origin(&it.settings.url) != origin(&new.url));
        let key = old.and_then(|it| it.key).filter(|_| !moved);
        store::save(tx, ws, &Stored { settings: new.clone(), key })?;
        settings_changed(&mut journal, "model", ws, change, &new);
        journal.close(tx, &parts.hub)?;
        let breakers = parts.breakers.clone();
        tx.after_commit(move || breakers.forget(ws));
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
    let mut checks = Checks::new();
    let key = new.key.map(|it| checks.line("key", &it, 1000));
    let plain = key.iter().all(|it| it.bytes().all(|it| it.is_ascii_graphic()));
    checks.expect(plain, "key", "must be one word of plain letters, digits and signs");
    checks.done()?;
    let parts = models.clone();
    let written = models.db.write::<_, Problem, _>(move |tx| {
        let ws = signed.workspace;
        let mut journal = Journal::open(tx, ws, signed.actor(), parts.now())?;
        let Some(stored) = store::model(tx, ws)?.filter(|it| !it.settings.url.is_empty()) else {
            return Err(Problem::new(Code::Conflict, "Set the model's address first, then its key."));
        };
        let told = json!({"key": key.is_some()});
        store::save(tx, ws, &Stored { key: key.clone().map(Secret::new), ..stored })?;
        settings_changed(&mut journal, "model", ws, Change::Changed, &told);
        journal.close(tx, &parts.hub)?;
        let breakers = parts.breakers.clone();
        tx.after_commit(move || breakers.forget(ws));
        Ok(StatusCode::NO_CONTENT)
    });
    written.await
}
