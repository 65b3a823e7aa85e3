use super::types::{Inbox, Wait, WidgetInbox};
use crate::{app::App, clocks, http::Problem, settings};
use ombud_db::Tx;
use std::collections::BTreeMap;

/// An inbox as its widget sees it. `language` is what the customer's device asks for.
///
/// # Errors
/// As the database says.
pub fn public_view(
    tx: &mut Tx<'_>,
    app: &App,
    inbox: &Inbox,
    language: Option<&str>,
    wait: Wait,
) -> Result<WidgetInbox, Problem> {
    let settings = settings::of(tx, inbox.workspace)?;
    let now = app.now();
    let hours = match inbox.business_hours {
        Some(id) => clocks::business_hours(tx, inbox.workspace, id)?,
        None => None,
    };
    let open = hours.as_ref().is_none_or(|it| it.open_at(now));
    let opens_at = hours.filter(|_| !open).and_then(|it| it.next_change(now));
    let languages =
        if inbox.languages.is_empty() { settings.languages.clone() } else { inbox.languages.clone() };
    let said = |texts: &BTreeMap<String, String>| in_language(texts, language, &languages);
    let brand = if inbox.look.brand.is_empty() { settings.brand } else { inbox.look.brand.clone() };
    Ok(WidgetInbox {
        key: inbox.key.clone(),
        name: brand.clone(),
        brand,
        color: inbox.look.color.clone(),
        position: inbox.look.position,
        greeting: said(&inbox.look.greeting).unwrap_or_default(),
        launcher: inbox.look.launcher.clone(),
        open,
        opens_at,
        ask_name: inbox.ask_name,
        ask_email: inbox.ask_email,
        identity_required: inbox.identity_required,
        wait,
        max_file_bytes: app.config.files.max_bytes,
        csat: inbox.csat && settings.csat.enabled,
        offline_text: said(&inbox.look.offline_text),
        mails: app.config.mail.is_configured(),
        languages,
    })
}

/// The text in the language asked for, else in the first of the inbox's that has one: `zh-TW` takes `zh-TW`, then any
/// `zh`.
pub(super) fn in_language(
    texts: &BTreeMap<String, String>,
    asked: Option<&str>,
    languages: &[String],
) -> Option<String> {
    let exact = |tag: &str| texts.iter().find(|(it, _)| it.eq_ignore_ascii_case(tag));
    let primary = |tag: &str| tag.split('-').next().unwrap_or_default().to_ascii_lowercase();
    let related = |tag: &str| texts.iter().find(|(it, _)| primary(it) == primary(tag));
    let wanted = asked.into_iter().chain(languages.iter().map(String::as_str));
    let found = wanted.into_iter().find_map(|tag| exact(tag).or_else(|| related(tag)));
    found.map(|(_, text)| text.clone()).filter(|it| !it.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_come_in_the_nearest_language() {
        let texts: BTreeMap<String, String> =
            [("en", "Hello"), ("zh-CN", "你好"), ("pt-BR", "Olá")].map(|(a, b)| (a.into(), b.into())).into();
        let languages = ["en".to_owned()];
        let said = |asked| in_language(&texts, asked, &languages);
        assert_eq!(said(Some("zh-cn")).as_deref(), Some("你好"));
        assert_eq!(said(Some("zh-TW")).as_deref(), Some("你好"));
        assert_eq!(said(Some("pt")).as_deref(), Some("Olá"));
        assert_eq!(said(Some("de")).as_deref(), Some("Hello"));
        assert_eq!(said(None).as_deref(), Some("Hello"));
        assert_eq!(in_language(&texts, Some("de"), &[]), None);
    }
}
