use super::{Case, Desk, message, whole};
use crate::{
    access::{Permission, Signed},
    conversations::{
        actions::{self, CasePatch},
        exposed, merge, outbound, scheduled, thread,
        types::{CASE_TYPES, Draft, Kind, Priority},
    },
    http::{Body, Code, PathOf, Problem, Written},
    trust::refuse_masked,
};
use axum::{
    Json,
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use ombud_base::{
    Time,
    id::{CaseId, ConversationId, CustomerId, FileId, InboxId, ScheduledId, StaffId, TagId, TeamId},
};
use ombud_db::Tx;
use serde::Deserialize;
use utoipa::ToSchema;

/// What to change of a case. What is absent stays.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct CaseChange {
    /// What it is about, at most 200 characters; null clears it.
    #[serde(default, deserialize_with = "crate::http::present")]
    #[schema(value_type = Option<String>, max_length = 200)]
    subject: Option<Option<String>>,
    /// How urgent.
    priority: Option<Priority>,
    /// Its type: question, transaction, deposit_recovery, account_access, theft, scam_report, complaint or data_request.
    #[serde(rename = "type")]
    #[schema(example = "transaction")]
    kind: Option<String>,
    /// Custom fields to set; null clears one.
    #[schema(value_type = Option<Object>)]
    fields: Option<serde_json::Map<String, serde_json::Value>>,
    /// The full set of tags, at most 50.
    #[schema(max_items = 50)]
    tags: Option<Vec<TagId>>,
}

impl CaseChange {
    fn check(self) -> Result<CasePatch, Problem> {
        let subject = self.subject.map(|it| it.map(|it| it.trim().to_owned()).filter(|it| !it.is_empty()));
        if subject.iter().flatten().any(|it| it.chars().count() > 200) {
            return Err(Problem::invalid("subject", "holds at most 200 characters"));
        }
        if self.kind.as_deref().is_some_and(|kind| !CASE_TYPES.contains(&kind)) {
            return Err(Problem::invalid("type", format!("must be one of: {}", CASE_TYPES.join(", "))));
        }
        for (key, value) in self.fields.iter().flatten() {
            value.as_str().map_or(Ok(()), |it| refuse_masked(&format!("fields.{key}"), it))?;
        }
        if self.tags.as_ref().is_some_and(|it| it.len() > 50) {
            return Err(Problem::invalid("tags", "holds at most 50"));
        }
        Ok(CasePatch {
            subject,
            priority: self.priority,
            kind: self.kind,
            fields: self.fields,
            tags: self.tags,
        })
    }
}

/// Change subject, priority, type, custom fields or tags.
#[utoipa::path(patch, path = "/cases/{id}", tag = "cases", params(("id" = CaseId, Path)), request_body = CaseChange, responses((status = 200, body = Case), (status = 204, description = "Done, and the case is not there for you any more.")))]
pub(super) async fn change_case(
    State(app): State<Desk>,
    signed: Signed,
    PathOf(id): PathOf<CaseId>,
    Body(change): Body<CaseChange>,
) -> Result<Response, Problem> {
    let patch = change.check()?;
    act(&app, &signed, id, move |app, tx, signed| actions::patch(app, tx, signed, id, &patch)).await
}

/// Does it, and answers how the case is then. What was done stands also where the case has moved out of the caller's sight.
async fn act(
    app: &Desk,
    signed: &Signed,
    id: CaseId,
    mut f: impl FnMut(&Desk, &mut Tx<'_>, &Signed) -> Result<(), Problem> + Send + 'static,
) -> Result<Response, Problem> {
    let (inner, seer) = (app.clone(), signed.clone());
    app.db.write::<_, Problem, _>(move |tx| f(&inner, tx, &seer)).await?;
    match whole(app, signed, id).await {
        Ok(case) => Ok(case.into_response()),
        Err(problem) if problem.code == Code::NotFound => Ok(StatusCode::NO_CONTENT.into_response()),
        Err(problem) => Err(problem),
    }
}

/// Who is to have a case. What is absent stays; null takes it away.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Assignment {
    /// The owner.
    #[serde(default, deserialize_with = "crate::http::present")]
    #[schema(value_type = Option<StaffId>)]
    assignee: Option<Option<StaffId>>,
    /// The team.
    #[serde(default, deserialize_with = "crate::http::present")]
    #[schema(value_type = Option<TeamId>)]
    team: Option<Option<TeamId>>,
}

/// Give a case to a person, a team, or nobody.
#[utoipa::path(post, path = "/cases/{id}/assign", tag = "cases", params(("id" = CaseId, Path)), request_body = Assignment, responses((status = 200, body = Case), (status = 204, description = "Done, and the case is not there for you any more.")))]
pub(super) async fn assign_case(
    State(app): State<Desk>,
    signed: Signed,
    PathOf(id): PathOf<CaseId>,
    Body(to): Body<Assignment>,
) -> Result<Response, Problem> {
    act(&app, &signed, id, move |app, tx, signed| actions::assign(app, tx, signed, id, to.assignee, to.team))
        .await
}

/// Until when a case sleeps.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Snooze {
    /// In the future, at most 366 days away.
    until: Time,
}

/// Put a case away until a time; the customer's next word brings it back at once.
#[utoipa::path(post, path = "/cases/{id}/snooze", tag = "cases", params(("id" = CaseId, Path)), request_body = Snooze, responses((status = 200, body = Case)))]
pub(super) async fn snooze_case(
    State(app): State<Desk>,
    signed: Signed,
    PathOf(id): PathOf<CaseId>,
    Body(snooze): Body<Snooze>,
) -> Result<Response, Problem> {
    act(&app, &signed, id, move |app, tx, signed| actions::snooze(app, tx, signed, id, snooze.until)).await
}

/// Take the card off that tells of an exposed secret: the customer knows what to do.
#[utoipa::path(post, path = "/cases/{id}/exposed/handled", tag = "cases", params(("id" = CaseId, Path)), responses((status = 200, body = Case)))]
pub(super) async fn exposed_handled(
    State(app): State<Desk>,
    signed: Signed,
    PathOf(id): PathOf<CaseId>,
) -> Result<Response, Problem> {
    act(&app, &signed, id, move |app, tx, signed| exposed::handled(app, tx, signed, id)).await
}

/// Put the card back that tells of an exposed secret: it was taken off by mistake.
#[utoipa::path(post, path = "/cases/{id}/exposed/not-handled", tag = "cases", params(("id" = CaseId, Path)), responses((status = 200, body = Case)))]
pub(super) async fn exposed_not_handled(
    State(app): State<Desk>,
    signed: Signed,
    PathOf(id): PathOf<CaseId>,
) -> Result<Response, Problem> {
    act(&app, &signed, id, move |app, tx, signed| exposed::not_handled(app, tx, signed, id)).await
}

/// Bring a sleeping case back.
#[utoipa::path(post, path = "/cases/{id}/wake", tag = "cases", params(("id" = CaseId, Path)), responses((status = 200, body = Case)))]
pub(super) async fn wake_case(
    State(app): State<Desk>,
    signed: Signed,
    PathOf(id): PathOf<CaseId>,
) -> Result<Response, Problem> {
    act(&app, &signed, id, move |app, tx, signed| actions::wake(app, tx, signed.workspace, Some(signed), id))
        .await
}

/// Open a resolved case again.
#[utoipa::path(post, path = "/cases/{id}/reopen", tag = "cases", params(("id" = CaseId, Path)), responses((status = 200, body = Case)))]
pub(super) async fn reopen_case(
    State(app): State<Desk>,
    signed: Signed,
    PathOf(id): PathOf<CaseId>,
) -> Result<Response, Problem> {
    act(&app, &signed, id, move |app, tx, signed| actions::reopen(app, tx, signed, id)).await
}

/// How a case ends.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Resolution {
    /// One of the workspace's reasons.
    #[schema(example = "Solved")]
    reason: String,
    /// Ask the customer for a rating, if the workspace asks at all.
    #[serde(default = "yes")]
    ask_rating: bool,
}

const fn yes() -> bool {
    true
}

/// Resolve a case.
#[utoipa::path(post, path = "/cases/{id}/resolve", tag = "cases", params(("id" = CaseId, Path)), request_body = Resolution, responses((status = 200, body = Case)))]
pub(super) async fn resolve_case(
    State(app): State<Desk>,
    signed: Signed,
    PathOf(id): PathOf<CaseId>,
    Body(end): Body<Resolution>,
) -> Result<Response, Problem> {
    act(&app, &signed, id, move |app, tx, signed| {
        actions::resolve(app, tx, signed, id, &end.reason, end.ask_rating)
    })
    .await
}

/// Into which case.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Merge {
    /// Another case of the same customer.
    into: CaseId,
}

/// Merge a case into another one of the same customer. Its conversations move; no message is rewritten, and `split` undoes it.
#[utoipa::path(post, path = "/cases/{id}/merge", tag = "cases", params(("id" = CaseId, Path)), request_body = Merge, responses((status = 200, body = Case), (status = 204, description = "Done, and the case is not there for you any more.")))]
pub(super) async fn merge_case(
    State(app): State<Desk>,
    signed: Signed,
    PathOf(id): PathOf<CaseId>,
    Body(to): Body<Merge>,
) -> Result<Response, Problem> {
    act(&app, &signed, to.into, move |app, tx, signed| merge::merge(app, tx, signed, id, to.into)).await
}

/// What to take out.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Split {
    /// A conversation that was merged into this case.
    conversation: ConversationId,
}

/// Take a merged conversation out again, into the case that it came from.
#[utoipa::path(post, path = "/cases/{id}/split", tag = "cases", params(("id" = CaseId, Path)), request_body = Split, responses((status = 200, body = Case), (status = 204, description = "Done, and the case is not there for you any more.")))]
pub(super) async fn split_case(
    State(app): State<Desk>,
    signed: Signed,
    PathOf(id): PathOf<CaseId>,
    Body(what): Body<Split>,
) -> Result<Response, Problem> {
    act(&app, &signed, id, move |app, tx, signed| {
        merge::split(app, tx, signed, id, what.conversation).map(drop)
    })
    .await
}

/// How far you have read.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct ReadUpTo {
    /// The last position on your screen.
    pos: i64,
}

/// Mark a case as read up to a position.
#[utoipa::path(post, path = "/cases/{id}/read", tag = "cases", params(("id" = CaseId, Path)), request_body = ReadUpTo, responses((status = 204)))]
pub(super) async fn mark_case_read(
    State(app): State<Desk>,
    signed: Signed,
    PathOf(id): PathOf<CaseId>,
    Body(read): Body<ReadUpTo>,
) -> Result<StatusCode, Problem> {
    signed.need(Permission::CasesView)?;
    let inner = app.clone();
    app.db.write::<_, Problem, _>(move |tx| thread::mark_read(&inner, tx, &signed, id, read.pos)).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// What you have begun to write.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct DraftBody {
    /// The text, at most 16,000 characters.
    #[schema(max_length = 16000)]
    body: String,
    /// `message` or `note`.
    #[serde(default = "message")]
    kind: Kind,
    /// Uploaded files.
    #[serde(default)]
    files: Vec<FileId>,
}

/// Keep a draft: yours alone, on every device. A reply and a note are kept each by itself; an empty one is thrown away.
#[utoipa::path(put, path = "/cases/{id}/draft", tag = "cases", params(("id" = CaseId, Path)), request_body = DraftBody, responses((status = 200, body = Draft)))]
pub(super) async fn keep_draft(
    State(app): State<Desk>,
    signed: Signed,
    PathOf(id): PathOf<CaseId>,
    Body(draft): Body<DraftBody>,
) -> Result<Json<Draft>, Problem> {
    signed.need(Permission::CasesView)?;
    let inner = app.clone();
    let kept = app
        .db
        .write(move |tx| thread::keep_draft(&inner, tx, &signed, id, draft.kind, &draft.body, &draft.files));
    kept.await.map(Json)
}

/// Throw away what you have begun to write here, reply and note.
#[utoipa::path(delete, path = "/cases/{id}/draft", tag = "cases", params(("id" = CaseId, Path)), responses((status = 204)))]
pub(super) async fn drop_draft(
    State(app): State<Desk>,
    signed: Signed,
    PathOf(id): PathOf<CaseId>,
) -> Result<StatusCode, Problem> {
    signed.need(Permission::CasesView)?;
    app.db.write::<_, Problem, _>(move |tx| thread::drop_draft(tx, &signed, id)).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Cancel a scheduled message.
#[utoipa::path(delete, path = "/cases/{id}/scheduled/{scheduled}", tag = "cases", params(("id" = CaseId, Path), ("scheduled" = ScheduledId, Path)), responses((status = 204)))]
pub(super) async fn cancel_scheduled(
    State(app): State<Desk>,
    signed: Signed,
    PathOf((id, later)): PathOf<(CaseId, ScheduledId)>,
) -> Result<StatusCode, Problem> {
    let inner = app.clone();
    app.db.write::<_, Problem, _>(move |tx| scheduled::cancel(&inner, tx, &signed, id, later)).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// A case that staff begins.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct NewCase {
    /// With whom: a customer that is known.
    customer: CustomerId,
    /// In which inbox.
    inbox: InboxId,
    /// The first message.
    #[schema(max_length = 16000)]
    body: String,
    /// Why it is sent although the guard refuses it, 3 to 500 characters; needs `guard.override`.
    #[serde(default)]
    #[schema(min_length = 3, max_length = 500)]
    despite: Option<String>,
}

/// Begin a case with a customer.
#[utoipa::path(post, path = "/cases", tag = "cases", request_body = NewCase, responses((status = 201, body = Case)))]
pub(super) async fn start_case(
    State(app): State<Desk>,
    signed: Signed,
    Written(new): Written<NewCase>,
) -> Result<(StatusCode, Json<Case>), Problem> {
    signed.need(Permission::CasesStart)?;
    signed.need(Permission::CasesReply)?;
    let insist = outbound::insist(&signed, new.despite)?;
    outbound::admit(&app, &signed, None, &new.body, &insist).await?;
    let (inner, seer) = (app.clone(), signed.clone());
    let id = app
        .db
        .write::<_, Problem, _>(move |tx| {
            actions::start(&inner, tx, &seer, new.customer, new.inbox, &new.body)
        })
        .await?;
    Ok((StatusCode::CREATED, whole(&app, &signed, id).await?))
}
