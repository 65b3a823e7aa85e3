//! How the knowledge of a workspace is shown.

use super::{Library, store, types::KnowledgeSettings, writing::admit};
use crate::{
    access::{Permission, Signed},
    events::Journal,
    http::{Body, Checks, Problem},
    settings::{Change, settings_changed},
    workspace::{Subject, checked_languages, field_defs},
};
use axum::{
    Json,
    extract::State,
    http::{HeaderMap, header},
};
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

/// Sets them. Articles in a language that is left out stay, and are not shown. Who changes the help centre's own address decides where
/// readers are led: that takes `security.manage` as well.
#[utoipa::path(
    put, path = "/knowledge/settings", tag = "knowledge",
    request_body(content = KnowledgeSettings, example = json!({
        "languages": ["en", "zh-CN"], "help_centre": true, "titles": {"en": "Help"}, "color": "#1d4ed8", "contact": null,
        "address": "https://help.example.com", "logo": null, "logo_dark": null, "cover": null, "region_field": null
    })),
    responses((status = 200, body = KnowledgeSettings))
)]
pub(super) async fn change_knowledge_settings(
    State(library): State<Library>,
    signed: Signed,
    headers: HeaderMap,
    Body(new): Body<KnowledgeSettings>,
) -> Result<Json<KnowledgeSettings>, Problem> {
    signed.need(Permission::KnowledgePublish)?;
    let settings = checked(new, &library.config.server.public_url)?;
    let asked = headers.get(header::HOST).and_then(|it| it.to_str().ok());
    if settings.host().is_some_and(|it| asked.is_some_and(|asked| it.eq_ignore_ascii_case(asked))) {
        return Err(Problem::invalid(
            "address",
            "is the address by which you are here: the console would be gone",
        ));
    }
    let said = settings.titles.values().chain(&settings.contact).chain(&settings.address).cloned().collect();
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
        if store::settings(tx, ws)?.address != settings.address {
            signed.need(Permission::SecurityManage)?;
        }
        for (field, name) in settings.pictures() {
            if store::pictures_named(tx, ws, std::slice::from_ref(name))?.is_empty() {
                return Err(Problem::invalid(field, "names no picture that was brought in"));
            }
        }
        store::save_settings(tx, ws, &settings)?;
        settings_changed(&mut journal, "knowledge", ws, Change::Changed, &settings);
        journal.close(tx, &hub)?;
        Ok(settings.clone())
    });
    let written = written.await?;
    library.renew(ws).await?;
    Ok(Json(written))
}

fn checked(mut new: KnowledgeSettings, public: &str) -> Result<KnowledgeSettings, Problem> {
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
    if let Some(address) = &mut new.address {
        match host_alone(address, public) {
            Ok(origin) => *address = origin,
            Err(why) => checks.fail("address", why),
        }
    }
    checks.done()?;
    let color = new.color.take().map(|it| it.to_lowercase());
    Ok(KnowledgeSettings { languages, titles, color, ..new })
}

/// The help centre's own address, as browsers write it. It speaks as the server's does: encrypted, or not.
fn host_alone(written: &str, public: &str) -> Result<String, &'static str> {
    const SHAPE: &str = "must be the address of a host, such as https://help.example.com, without a path";
    let url = reqwest::Url::parse(written.trim()).map_err(|_| SHAPE)?;
    let plain = url.username().is_empty() && url.query().is_none() && url.fragment().is_none();
    if !url.has_host() || !plain || url.path() != "/" || written.len() > 300 {
        return Err(SHAPE);
    }
    let public = reqwest::Url::parse(public).ok();
    let unencrypted = public.as_ref().is_some_and(|it| it.scheme() == "http");
    if url.scheme() != "https" && !(unencrypted && url.scheme() == "http") {
        return Err("must begin with https://");
    }
    if public.is_some_and(|it| it.host() == url.host() && it.port() == url.port()) {
        return Err("is the server's own address: leave it empty");
    }
    Ok(url.origin().ascii_serialization())
}

#[cfg(test)]
mod tests {
    use super::host_alone;

    #[test]
    fn an_own_address_is_a_host_of_its_own() {
        let desk = "https://desk.example.com";
        let good = |it: &str| host_alone(it, desk).unwrap();
        assert_eq!(good(" https://Help.Example.com/ "), "https://help.example.com");
        assert_eq!(good("https://hilfe.exämple.com:8443"), "https://hilfe.xn--exmple-cua.com:8443");
        for bad in [
            "help.example.com",
            "http://help.example.com",
            "https://help.example.com/de/",
            "https://help.example.com/?a",
            "https://me:secret@help.example.com",
            "javascript:alert(1)",
            "https://desk.example.com",
            "https://DESK.example.com/",
        ] {
            host_alone(bad, desk).expect_err(bad);
        }
        host_alone("http://help.localhost:1", "http://127.0.0.1:1").unwrap();
    }
}
