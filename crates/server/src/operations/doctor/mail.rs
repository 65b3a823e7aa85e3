//! Outgoing mail: whether the server there says hello and takes the password.

use super::Finding;
use crate::config::Config;
use lettre::{AsyncSmtpTransport, Tokio1Executor};
use std::time::Duration;

const PATIENCE: Duration = Duration::from_secs(10);

pub async fn examine(config: &Config) -> Finding {
    const ABOUT: &str = "outgoing mail";
    let url = config.mail.url.expose();
    if url.is_empty() {
        return Finding::good(ABOUT, "not set up: no mail is sent");
    }
    let host = url
        .rsplit('@')
        .next()
        .unwrap_or_default()
        .trim_start_matches("smtps://")
        .trim_start_matches("smtp://");
    let mend = "check mail.url: the host, the port, the user and the password (percent-encoded)";
    let transport = match AsyncSmtpTransport::<Tokio1Executor>::from_url(url) {
        Ok(builder) => builder.timeout(Some(PATIENCE)).build::<Tokio1Executor>(),
        Err(error) => return Finding::bad(ABOUT, format!("mail.url: {error}"), mend),
    };
    match tokio::time::timeout(PATIENCE, transport.test_connection()).await {
        Ok(Ok(true)) => Finding::good(ABOUT, format!("{host} says hello")),
        Ok(Ok(false)) => Finding::bad(ABOUT, format!("{host} does not answer as a mail server"), mend),
        Ok(Err(error)) => Finding::bad(ABOUT, format!("{host}: {error}"), mend),
        Err(_) => {
            Finding::bad(ABOUT, format!("{host} does not answer within {} s", PATIENCE.as_secs()), mend)
        }
    }
}
