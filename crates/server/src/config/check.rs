//! Values that fit their type and still cannot work.

use super::{Loaded, Origin};
use anyhow::bail;
use std::net::IpAddr;
use tracing_subscriber::EnvFilter;

/// A key, whether its value can work, and what it must be.
type Rule = (&'static str, bool, &'static str);

pub(super) fn check(loaded: &Loaded) -> anyhow::Result<()> {
    let config = &loaded.config;
    let url = &config.server.public_url;
    let host = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://")).unwrap_or_default();
    let database = config.database.url.expose();
    let mail = config.mail.url.expose();
    let begins = |text: &str, with: &[&str]| with.iter().any(|it| text.starts_with(it));
    let rules: [Rule; 9] = [
        (
            "server.public_url",
            !host.is_empty() && !host.contains(['/', '?', '#', ' ', '@']),
            "must be http:// or https:// and a host, without a path: https://desk.example.com",
        ),
        (
            "server.tls_certificate",
            config.server.tls_certificate.is_some() == config.server.tls_key.is_some(),
            "and server.tls_key come together: set both or none",
        ),
        (
            "database.url",
            database.is_empty() || begins(database, &["sqlite:", "postgres://", "postgresql://"]),
            "must be sqlite:<path> or postgres://<user>:<password>@<host>/<name>, or empty",
        ),
        ("database.connections", (1..=500).contains(&config.database.connections), "must be from 1 to 500"),
        (
            "mail.url",
            mail.is_empty() || begins(mail, &["smtp://", "smtps://"]),
            "must be smtp://<user>:<password>@<host>:587 or smtps://…, or empty",
        ),
        (
            "mail.from",
            mail.is_empty() || config.mail.from.parse::<lettre::message::Mailbox>().is_ok(),
            "must be an address such as Support <help@example.com>, as mail.url is set",
        ),
        (
            "server.country_header",
            config.server.country_header.is_empty()
                || axum::http::HeaderName::try_from(config.server.country_header.as_str()).is_ok(),
            "must be the name of a header, such as CF-IPCountry",
        ),
        (
            "log.filter",
            EnvFilter::try_new(&config.log.filter).is_ok(),
            "is no filter: write info, or info,ombud_db=debug",
        ),
        ("log.format", ["text", "json"].contains(&config.log.format.as_str()), "must be text or json"),
    ];
    for (key, good, what) in rules.into_iter().chain(of_files(&config.files)) {
        if !good {
            bail!("{} {what}", named(loaded, key));
        }
    }
    if let Some(wrong) = config.server.trusted_proxies.iter().find(|it| !is_network(it)) {
        let key = "server.trusted_proxies";
        bail!("{}: {key}: {wrong:?} is no address and no network such as 10.0.0.0/8", loaded.origin(key));
    }
    if let Some((key, why)) = config.anchors.wrong() {
        bail!("{} {why}", named(loaded, key));
    }
    Ok(())
}

/// A key, and where its value stands.
fn named(loaded: &Loaded, key: &str) -> String {
    match loaded.origin(key) {
        Origin::Default => format!("{key}, which is not set,"),
        origin => format!("{origin}: {key}"),
    }
}

fn of_files(files: &super::Files) -> [Rule; 4] {
    [
        (
            "files.max_bytes",
            (1..=1024 * 1024 * 1024).contains(&files.max_bytes),
            "must be from 1 to 1073741824 (1 GiB)",
        ),
        (
            "files.clamd",
            super::Clamd::of(&files.clamd).is_ok(),
            "must be tcp:<host>:<port> or unix:/<path of clamd's socket>, or empty",
        ),
        ("files.clamd_down", super::Unscanned::of(&files.clamd_down).is_some(), "must be refuse or accept"),
        ("files.clamd_seconds", (1..=300).contains(&files.clamd_seconds), "must be from 1 to 300"),
    ]
}

fn is_network(text: &str) -> bool {
    let (address, bits) = text.split_once('/').unwrap_or((text, "0"));
    let most = |address: IpAddr| if address.is_ipv4() { 32 } else { 128 };
    address.parse().is_ok_and(|it: IpAddr| bits.parse::<u32>().is_ok_and(|bits| bits <= most(it)))
}
