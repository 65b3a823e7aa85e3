use super::{open, store};
use crate::{
    access::{Permission, Signed},
    conversations::{Desk, list},
    events::{Journal, kinds},
    files,
    http::{Body, Checks, PathOf, Problem},
    trust::What,
};
use axum::{extract::State, response::Response};
use ombud_base::id::FileId;
use serde::Deserialize;
use serde_json::json;
use std::sync::Arc;
use utoipa::ToSchema;

/// Why a file is downloaded.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct NewDownload {
    /// Why: 5 to 500 characters. Whoever looks into it later reads this.
    #[schema(min_length = 5, max_length = 500, example = "The police asked for it, file 4711.")]
    reason: String,
}

/// Downloads a file as it is, without a mark. For the few who may (`files.download`), with a reason.
///
/// It is written down, and counts as an opened file of the day's budget. A token may where it was given that by name.
#[utoipa::path(
    post, path = "/files/{id}/download", tag = "files", params(("id" = FileId, Path)),
    request_body(content = NewDownload, example = json!({"reason": "The police asked for it, file 4711."})),
    responses((status = 200, content_type = "application/octet-stream"), (status = 403), (status = 404), (status = 422), (status = 429))
)]
pub(super) async fn download_file(
    State(desk): State<Desk>,
    signed: Signed,
    PathOf(id): PathOf<FileId>,
    Body(new): Body<NewDownload>,
) -> Result<Response, Problem> {
    signed.need(Permission::FilesDownload)?;
    let mut checks = Checks::new();
    let reason = checks.text("reason", &new.reason, 500);
    let said = reason.chars().filter(|it| it.is_alphanumeric()).count();
    checks.expect(said >= 5, "reason", "must say why, in 5 characters or more");
    checks.done()?;
    let seer = signed.clone();
    let seen = Arc::new(desk.db.read::<_, Problem, _>(move |tx| store::seen(tx, &seer, id)).await?);
    // Before it is written down: what is gone was not taken along.
    let bytes = files::bytes_of(&desk, signed.workspace, id).await?;
    let (parts, seer, of) = (desk.clone(), signed.clone(), seen.clone());
    let written = desk.db.write::<_, Problem, _>(move |tx| {
        let mut journal = Journal::open(tx, seer.workspace, seer.actor(), parts.now())?;
        let mut outcome = Ok(());
        if let Some((case, _)) = &of.case {
            if let Some(staff) = seer.staff_id() {
                outcome = open::spend(tx, &parts, &mut journal, staff, case, id)?.map(drop);
            }
            if outcome.is_ok() {
                let data = json!({"file": id, "case": case.id, "reason": reason});
                journal.event_on(case.customer, Some(case.id), kinds::FILE_DOWNLOADED, &data);
            }
        }
        journal.close(tx, &parts.hub)?;
        Ok(outcome)
    });
    let outcome = written.await?;
    if let Some((case, customer)) = &seen.case {
        desk.trust.observe(&signed, [list::look(&signed, case, customer.clone(), What::Downloaded)]).await;
    }
    outcome?;
    files::attachment(&seen.kept.file.name, bytes)
}
