//! How it is set where a model answers, by which key it is asked and what it may cost: alike for one that words answers and one that
//! embeds them.

use super::{Models, breaker::Breakers};
use crate::{
    events::Journal,
    http::{Checks, Code, Problem},
    settings::{Change, settings_changed},
};
use ombud_base::{Secret, id::WorkspaceId};
use ombud_db::Tx;
use serde::Serialize;

/// Tidies an address and the name of the model there, and says what is wrong with them. `path`: what is put behind the address when
/// it is asked; `asked`: it is to be asked, so there has to be one.
pub(super) fn check(
    models: &Models,
    checks: &mut Checks,
    (url, model): (&mut String, &mut String),
    path: &str,
    asked: bool,
) {
    *url = checks.line_or_empty("url", url.trim().trim_end_matches('/'), 500);
    *model = checks.line_or_empty("model", model, 100);
    if asked || !url.is_empty() {
        if let Some(why) = models.outward.refuse(url) {
            checks.fail("url", why);
        }
        let plain = !url.contains(['?', '#']) && !url.ends_with(path);
        checks.expect(plain, "url", format!("must be the part before {path}, without a query"));
    }
    checks.expect(!asked || !model.is_empty(), "model", "must not be empty");
}

/// Says what is wrong with how much it may cost.
pub(super) fn check_cost(checks: &mut Checks, tokens_a_day: i64, requests_a_minute: i64) {
    checks.within("tokens_a_day", tokens_a_day, 1_000, 1_000_000_000);
    checks.within("requests_a_minute", requests_a_minute, 1, 6_000);
}

/// A key as somebody gave it; none: it is taken away.
pub(super) fn checked_key(given: Option<&str>) -> Result<Option<Secret<String>>, Problem> {
    let mut checks = Checks::new();
    let key = given.map(|it| checks.line("key", it, 1000));
    let plain = key.iter().all(|it| it.bytes().all(|it| it.is_ascii_graphic()));
    checks.expect(plain, "key", "must be one word of plain letters, digits and signs");
    checks.done()?;
    Ok(key.map(Secret::new))
}

/// What is said where a key comes before the address that it is shown to.
pub(super) fn no_address() -> Problem {
    Problem::new(Code::Conflict, "Set the model's address first, then its key.")
}

/// What of an address says to whom a key is shown.
pub(super) fn origin(url: &str) -> Option<String> {
    reqwest::Url::parse(url).ok().map(|it| it.origin().ascii_serialization())
}

/// The key that stays at a new address: none where another host would be shown it.
pub(super) fn key_at(url: &str, former: &str, key: Option<Secret<String>>) -> Option<Secret<String>> {
    key.filter(|_| origin(url) == origin(former))
}

/// Writes that it is set otherwise. What it failed at before says nothing any more.
pub(super) fn changed(
    models: &Models,
    tx: &mut Tx<'_>,
    mut journal: Journal,
    (subject, ws, change): (&str, WorkspaceId, Change),
    (told, breakers): (&impl Serialize, &Breakers),
) -> Result<(), Problem> {
    settings_changed(&mut journal, subject, ws, change, told);
    journal.close(tx, &models.hub)?;
    let breakers = breakers.clone();
    tx.after_commit(move || breakers.forget(ws));
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_stays_with_the_host_that_it_was_for() {
        let kept = |url| key_at(url, "https://a.example/v1", Some(Secret::new("key".to_owned()))).is_some();
        assert!(kept("https://a.example/v1") && kept("https://a.example:443/v2"));
        for url in
            ["https://b.example/v1", "http://a.example/v1", "https://a.example:444/v1", "", "a.example"]
        {
            assert!(!kept(url), "{url}");
        }
        assert!(key_at("https://a.example", "https://a.example", None).is_none());
    }

    #[test]
    fn a_key_is_one_plain_word() {
        assert_eq!(checked_key(Some("sk-1_a")).unwrap().unwrap().expose(), "sk-1_a");
        assert!(checked_key(None).unwrap().is_none());
        for odd in ["", "a b", "a\nb", "ключ"] {
            assert!(checked_key(Some(odd)).is_err(), "{odd}");
        }
    }
}
