//! Whoever may decide hears of it by mail, where mail is set up.

use super::{actions, store, types::ApprovalState};
use crate::{
    access::{Holder, holders_of_all},
    app::App,
    http::Problem,
    jobs::{Job, JobError},
    mail, settings,
};
use ombud_base::id::{ApprovalId, WorkspaceId};
use ombud_db::Tx;

/// The job; its key is what waits.
pub(super) const MAIL: &str = "approval.mail";

/// The most who are written to.
const MOST: usize = 20;

/// It says that something waits, and where; not what, for mail is read by many.
pub(super) async fn send(app: App, job: Job) -> Result<(), JobError> {
    let id: ApprovalId = job.key.parse().map_err(|_| JobError::Final("key".into()))?;
    let (ws, now) = (job.workspace, app.now());
    let found = app.db.read::<_, Problem, _>(move |tx| deciders(tx, ws, id, now)).await?;
    let Some((brand, holders)) = found else { return Ok(()) };
    Ok(mail::call(&app, "approval", &brand, "approvals", &holders).await?)
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
    let Some(case) = actions::case_of(ws, &row, now) else { return Ok(None) };
    let needed = actions::needed(tx, &case)?;
    let mut holders = Vec::new();
    for holder in holders_of_all(tx, ws, &needed)? {
        if actions::kept_from(tx, &case, holder.id, &needed)?.is_none() {
            holders.push(holder);
        }
    }
    holders.truncate(MOST);
    Ok(Some((settings::of(tx, ws)?.brand, holders)))
}
