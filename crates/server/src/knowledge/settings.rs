//! How the knowledge of a workspace is shown.

use super::{Library, store, types::KnowledgeSettings, writing::admit};
use crate::{
    access::{Permission, Signed},
    events::Journal,
    http::{Body, Checks, Problem},
    settings::{Change, settings_changed},
    workspace::{Subject, checked_languages, field_defs},
};
use axum::{Json, extract::State};
use ombud_db::DbError;

/// The languages of the knowledge, and how the help centre is shown.
#[utoipa::path(
    get, path = "/knowledge/settings", tag = "knowledge", responses((status = 200, body = KnowledgeSettings))
)]
pub(super) async fn show_knowledge_settings(
    State(library): State<Library>,
    signed: Signed,
) -> Result<Json<KnowledgeSettings>, Problem> {
    signed.need(Permission::KnowledgeView)?;
    let found = library.db.read::<_, DbError, _>(move |tx| store::settings(tx, signed.workspace));
    Ok(Json(found.await?))
}

/// Sets them. Articles in a language that is left out stay, and are not shown.
#[utoipa::path(
    put, path = "/knowledge/settings", tag = "knowledge",
    request_body(content = KnowledgeSettings, example = json!({
        "languages": ["en", "zh-CN"], "help_centre": true, "titles": {"en": "Help"}, "color": "#1d4ed8", "contact": null,
        "region_field": null
    })),
    responses((status = 200, body = KnowledgeSettings))
)]
pub(super) async fn change_knowledge_settings(
    State(library): State<Library>,
    signed: Signed,
    Body(new): Body<KnowledgeSettings>,
) -> Result<Json<KnowledgeSettings>, Problem> {
    signed.need(Permission::KnowledgePublish)?;
    let settings = checked(new)?;
    let said = settings.titles.values().chain(&settings.contact).cloned().collect();
    admit(&library, &signed, said, "help_centre").await?;
    let (hub, now, ws) = (library.hub.clone(), library.now(), signed.workspace);
    let written = library.db.write::<_, Problem, _>(move |tx| {
        if let Some(key) = &settings.region_field {
            let known = field_defs(tx, ws, Subject::Customer)?.iter().any(|it| it.key == *key);
            if !known {
                return Err(Problem::invalid("region_field", "is the key of no field of customers"));
            }
        }
        let mut journal = Journal::open(tx, ws, signed.actor(), now)?;
        store::save_settings(tx, ws, &settings)?;
        settings_changed(&mut journal, "knowledge", ws, Change::Changed, &settings);
        journal.close(tx, &hub)?;
        Ok(settings.clone())
    });
    let written = written.await?;
    library.renew(ws).await?;
    Ok(Json(written))
}

fn checked(mut new: KnowledgeSettings) -> Result<KnowledgeSettings, Problem> {
    let mut checks = Checks::new();
    let languages = checked_languages(&mut checks, "languages", std::mem::take(&mut new.languages));
    checks.expect(!languages.is_empty(), "languages", "must name at least one");
    checks.expect(new.titles.len() <= 50, "titles", "must have at most 50 languages");
    let mut titles = std::mem::take(&mut new.titles);
    for (lang, title) in &mut titles {
        checks.language(format!("titles.{lang}"), lang);
        *title = checks.line(&format!("titles.{lang}"), title, 100);
    }
    new.color.iter().for_each(|it| checks.color("color", it));
    if let Some(contact) = &new.contact {
        let host = reqwest::Url::parse(contact).ok().filter(|it| it.scheme() == "https" && it.has_host());
        checks.expect(host.is_some() && contact.len() <= 500, "contact", "must be an https address");
    }
    checks.done()?;
    let color = new.color.take().map(|it| it.to_lowercase());
    Ok(KnowledgeSettings { languages, titles, color, ..new })
}
