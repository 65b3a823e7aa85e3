//! Whoever watches hears of an alert by mail, where mail is set up: an alarm that only a screen shows is seen on Monday.

use super::{alarms::willing, call};
use crate::{
    app::App,
    http::Problem,
    jobs::{Job, JobError},
    settings, trust,
};
use ombud_base::id::AlertId;

/// It says that there is an alert, and where; neither who nor whom, for mail is read by many.
pub(super) async fn send(app: App, job: Job) -> Result<(), JobError> {
    let id: AlertId = job.key.parse().map_err(|_| JobError::Final("key".into()))?;
    let (ws, parts) = (job.workspace, app.clone());
    let read = app.db.read::<_, Problem, _>(move |tx| {
        let watchers = trust::watchers(tx, ws, id)?;
        Ok((settings::of(tx, ws)?.brand, willing(&parts, tx, ws, watchers)?))
    });
    let (brand, watchers) = read.await?;
    Ok(call(&app, "alert", &brand, "settings/alerts", &watchers).await?)
}
