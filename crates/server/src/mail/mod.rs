//! Outgoing mail: a customer who has gone before the answer came, and has left an address, gets the answer by mail, and whoever
//! watches hears of an alert, and whoever a theft needs of the theft, where they look at no screen. Words go only to an address that the customer gave or proved; one that staff typed in hears that
//! there is an answer. Who has proved an address hears there when it is replaced.
//!
//! Texts are in `locales/<language>/mail.ftl`; to add a language, add a file and a line in [`crate::texts`].

mod alarms;
mod alerts;
mod missed;
mod readdressed;

use crate::{
    access::Holder,
    app::App,
    conversations::{MISSED, alarms::ALARM_MAIL},
    customers::READDRESSED,
    http::{Code, Problem},
    jobs::Handler,
    texts::Texts,
    trust::ALERT_MAIL,
};
use lettre::{AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor, message::header::ContentType};
use std::time::Duration;

/// Its durable jobs.
pub fn jobs(app: &App) -> Vec<Handler> {
    vec![
        Handler::new(MISSED, app, missed::send, back_off),
        Handler::new(READDRESSED, app, readdressed::send, back_off),
        Handler::new(ALERT_MAIL, app, alerts::send, back_off),
        Handler::new(ALARM_MAIL, app, alarms::spread, back_off),
        Handler::new(alarms::LETTER, app, alarms::send, back_off),
    ]
}

/// Mail servers that are away come back: eight tries in about a day.
fn back_off(attempt: i64) -> Option<Duration> {
    let minutes = [1, 5, 15, 60, 180, 360, 720].get(usize::try_from(attempt - 1).ok()?)?;
    Some(Duration::from_secs(minutes * 60))
}

/// Calls colleagues to a page of the console, each in their language: by the texts `<what>-subject`, `<what>-text` and `<what>-care`.
///
/// # Errors
/// As [`deliver`] says.
pub async fn call(
    app: &App,
    what: &str,
    brand: &str,
    page: &str,
    colleagues: &[Holder],
) -> Result<(), Problem> {
    let link = format!("{}/console/{page}", app.config.server.public_url.trim_end_matches('/'));
    for it in colleagues {
        let texts = Texts::of(Some(&it.language));
        let args = [("brand", brand.to_owned()), ("name", it.name.clone())];
        let say = |part: &str| texts.say(&format!("{what}-{part}"), &args);
        let text = format!("{}\n{link}\n\n{}\n", say("text"), say("care"));
        deliver(app, &it.email, &say("subject"), text).await?;
    }
    Ok(())
}

/// Sends one mail in plain text.
///
/// # Errors
/// [`Code::Unavailable`] when the mail server does not take it; [`Code::Invalid`] for an address that is none.
pub async fn deliver(app: &App, to: &str, subject: &str, text: String) -> Result<(), Problem> {
    let address = |text: &str| {
        text.parse().map_err(|_| Problem::new(Code::Invalid, format!("{text:?} is no mail address.")))
    };
    let message = Message::builder()
        .from(address(&app.config.mail.from)?)
        .to(address(to)?)
        .subject(subject)
        .header(ContentType::TEXT_PLAIN)
        .body(text)
        .map_err(Problem::internal)?;
    let transport = AsyncSmtpTransport::<Tokio1Executor>::from_url(app.config.mail.url.expose())
        .map_err(|error| Problem::internal(format!("mail.url: {error}")))?
        .timeout(Some(Duration::from_secs(30)))
        .build();
    let sent = transport.send(message).await;
    sent.map(drop).map_err(|error| {
        Problem::new(Code::Unavailable, format!("The mail server did not take the mail: {error}"))
    })
}
