//! Whoever watches hears of an alert by mail, where mail is set up: an alarm that only a screen shows is seen on Monday.

use super::reading::ReaderKind;
use crate::{
    access::{Holder, Permission, holders_of_all},
    app::App,
    http::Problem,
    jobs::{Job, JobError},
    mail, settings,
    texts::Texts,
};
use ombud_base::{
    Uuid,
    id::{AlertId, WorkspaceId},
};
use ombud_db::{Tx, sql};

/// The job; its key is the alert.
pub(super) const MAIL: &str = "alert.mail";

/// The most who are written to.
const MOST: usize = 20;

pub(super) async fn send(app: App, job: Job) -> Result<(), JobError> {
    let id: AlertId = job.key.parse().map_err(|_| JobError::Final("key".into()))?;
    let ws = job.workspace;
    let found = app.db.read::<_, Problem, _>(move |tx| watchers(tx, ws, id)).await?;
    let Some((brand, holders)) = found else { return Ok(()) };
    let link = format!("{}/console/settings/alerts", app.config.server.public_url.trim_end_matches('/'));
    for holder in holders {
        let (subject, text) = write(&brand, &link, &holder);
        mail::deliver(&app, &holder.email, &subject, text).await?;
    }
    Ok(())
}

/// What it says: that there is an alert, and where; neither who nor whom, for mail is read by many.
fn write(brand: &str, link: &str, holder: &Holder) -> (String, String) {
    let texts = Texts::of(Some(&holder.language));
    let args = [("brand", brand.to_owned()), ("name", holder.name.clone())];
    let text = format!("{}\n{link}\n\n{}\n", texts.say("alert-text", &args), texts.say("alert-care", &args));
    (texts.say("alert-subject", &args), text)
}

type Found = Option<(String, Vec<Holder>)>;

/// Who may see the alert, but for the one it is about; nobody once it is settled.
fn watchers(tx: &mut Tx<'_>, ws: WorkspaceId, id: AlertId) -> Result<Found, Problem> {
    let about: Option<(ReaderKind, Uuid)> = tx.maybe(
        sql!(
            "SELECT reader_kind, reader_id FROM alerts WHERE workspace_id = $1 AND id = $2 AND acknowledged_at IS NULL"
        ),
        &[ws.into(), id.into()],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )?;
    let Some((kind, reader)) = about else { return Ok(None) };
    let mut holders = holders_of_all(tx, ws, &[Permission::SecurityRead])?;
    holders.retain(|it| kind != ReaderKind::Staff || it.id.0 != reader);
    holders.truncate(MOST);
    Ok(Some((settings::of(tx, ws)?.brand, holders)))
}
