//! Whoever watches hears of an alert by mail, where mail is set up: an alarm that only a screen shows is seen on Monday.

use super::deliver;
use crate::{
    access::Holder,
    app::App,
    http::Problem,
    jobs::{Job, JobError},
    settings,
    texts::Texts,
    trust,
};
use ombud_base::id::AlertId;

pub(super) async fn send(app: App, job: Job) -> Result<(), JobError> {
    let id: AlertId = job.key.parse().map_err(|_| JobError::Final("key".into()))?;
    let ws = job.workspace;
    let read = app
        .db
        .read::<_, Problem, _>(move |tx| Ok((settings::of(tx, ws)?.brand, trust::watchers(tx, ws, id)?)));
    let (brand, watchers) = read.await?;
    let link = format!("{}/console/settings/alerts", app.config.server.public_url.trim_end_matches('/'));
    for watcher in watchers {
        let (subject, text) = write(&brand, &link, &watcher);
        deliver(&app, &watcher.email, &subject, text).await?;
    }
    Ok(())
}

/// What it says: that there is an alert, and where; neither who nor whom, for mail is read by many.
fn write(brand: &str, link: &str, watcher: &Holder) -> (String, String) {
    let texts = Texts::of(Some(&watcher.language));
    let args = [("brand", brand.to_owned()), ("name", watcher.name.clone())];
    let text = format!("{}\n{link}\n\n{}\n", texts.say("alert-text", &args), texts.say("alert-care", &args));
    (texts.say("alert-subject", &args), text)
}
