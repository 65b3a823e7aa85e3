//! Whoever may decide hears of it by mail, where mail is set up.

use super::{actions, store, types::ApprovalState};
use crate::{
    access::{Holder, holders_of_all},
    app::App,
    http::Problem,
    jobs::{Job, JobError},
    mail, settings,
    texts::Texts,
};
use ombud_base::id::{ApprovalId, WorkspaceId};
use ombud_db::Tx;

/// The job; its key is what waits.
pub(super) const MAIL: &str = "approval.mail";

/// The most who are written to.
const MOST: usize = 20;

pub(super) async fn send(app: App, job: Job) -> Result<(), JobError> {
    let id: ApprovalId = job.key.parse().map_err(|_| JobError::Final("key".into()))?;
    let (ws, now) = (job.workspace, app.now());
    let found = app.db.read::<_, Problem, _>(move |tx| deciders(tx, ws, id, now)).await?;
    let Some((brand, holders)) = found else { return Ok(()) };
    let link = format!("{}/console/approvals", app.config.server.public_url.trim_end_matches('/'));
    for holder in holders {
        let (subject, text) = write(&brand, &link, &holder);
        mail::deliver(&app, &holder.email, &subject, text).await?;
    }
    Ok(())
}

/// What it says: that something waits, and where; not what, for mail is read by many.
fn write(brand: &str, link: &str, holder: &Holder) -> (String, String) {
    let texts = Texts::of(Some(&holder.language));
    let args = [("brand", brand.to_owned()), ("name", holder.name.clone())];
    let text =
        format!("{}\n{link}\n\n{}\n", texts.say("approval-text", &args), texts.say("approval-care", &args));
    (texts.say("approval-subject", &args), text)
}

type Found = Option<(String, Vec<Holder>)>;

fn deciders(
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    id: ApprovalId,
    now: ombud_base::Time,
) -> Result<Found, Problem> {
    let Some(row) = store::find(tx, ws, id)? else { return Ok(None) };
    if row.state_at(now) != ApprovalState::Pending {
        return Ok(None);
    }
    let needed = actions::needed(tx, ws, &row)?;
    let mut holders = holders_of_all(tx, ws, &needed)?;
    holders.retain(|it| it.id != row.asked_by);
    holders.truncate(MOST);
    Ok(Some((settings::of(tx, ws)?.brand, holders)))
}
