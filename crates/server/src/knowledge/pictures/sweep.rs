//! Pictures that no article shows are deleted after a while: those that were chosen and not kept, and those of deleted topics. A picture that
//! any version names stays, for any version can be put back; so do those of the help centre itself.

use super::{Library, mentioned};
use crate::{
    events::{Actor, Journal, kinds},
    http::Problem,
    jobs::{Handler, Job, JobError, standard_back_off},
    knowledge::store,
};
use ombud_base::{Time, id::WorkspaceId};
use ombud_db::{DbError, Tx};
use serde_json::json;
use std::collections::HashSet;

/// The job that looks for them; one for a workspace.
const SWEEP: &str = "knowledge.sweep_pictures";
/// How long a picture waits for an article.
const WAITS_SECONDS: i64 = 7 * 86_400;
/// How often one looks.
const EVERY_SECONDS: i64 = 86_400;

pub(in crate::knowledge) fn handlers(library: &Library) -> Vec<Handler> {
    vec![Handler::new(SWEEP, library, sweep, standard_back_off)]
}

/// Has one look, once there is something that could have waited long enough.
pub(super) fn keep_swept(
    tx: &mut Tx<'_>,
    library: &Library,
    ws: WorkspaceId,
    now: Time,
) -> Result<(), DbError> {
    let at = now.plus_seconds(WAITS_SECONDS + EVERY_SECONDS);
    library.jobs.enqueue_unless_there(tx, ws, SWEEP, "all", &json!({}), at)
}

async fn sweep(library: Library, job: Job) -> Result<(), JobError> {
    let (ws, now) = (job.workspace, library.now());
    let before = now.plus_seconds(-WAITS_SECONDS);
    let unused = library.db.snapshot::<_, DbError, _>(move |tx| unused(tx, ws, before)).await?;
    let (parts, hub) = (library.clone(), library.hub.clone());
    let written = library.db.write::<_, Problem, _>(move |tx| {
        // Whoever saves an article waits for the same head: what is named meanwhile is seen here.
        let mut journal = Journal::open(tx, ws, Actor::System, now)?;
        let settings = store::settings(tx, ws)?;
        for name in unused.iter().filter(|name| !settings.pictures().any(|it| it.1 == *name)) {
            if store::delete_unused_picture(tx, ws, name, before)? {
                let data = json!({"what": "deleted", "name": name});
                journal.event(kinds::KNOWLEDGE_PICTURE, None, &data);
            }
        }
        let (left, _) = store::count_pictures(tx, ws)?;
        if left > 0 {
            let at = now.plus_seconds(EVERY_SECONDS);
            parts.jobs.enqueue(tx, ws, SWEEP, "all", &json!({}), at)?;
        }
        journal.close(tx, &hub)?;
        Ok(())
    });
    Ok(written.await?)
}

/// Pictures that have waited long enough, and that no version names as far as can be seen from outside.
fn unused(tx: &mut Tx<'_>, ws: WorkspaceId, before: Time) -> Result<Vec<String>, DbError> {
    let old = store::pictures_before(tx, ws, before)?;
    if old.is_empty() {
        return Ok(old);
    }
    let mut named: HashSet<String> = HashSet::new();
    for topic in store::topics(tx, ws)? {
        for body in store::pictured_bodies(tx, ws, topic.id)? {
            named.extend(mentioned(&body).map(str::to_owned));
        }
    }
    Ok(old.into_iter().filter(|it| !named.contains(it)).collect())
}
