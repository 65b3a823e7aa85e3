use super::Desk;
use crate::{
    access::{Permission, Signed},
    conversations::{
        actions::{self, CasePatch},
        store,
        types::Priority,
    },
    http::{Body, Problem},
};
use axum::{Json, extract::State};
use ombud_base::{
    Time,
    id::{CaseId, StaffId, TagId, TeamId},
};
use ombud_db::Tx;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// One thing to do with many cases.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Bulk {
    /// Which, 1 to 100.
    #[schema(min_items = 1, max_items = 100)]
    cases: Vec<CaseId>,
    /// What.
    action: BulkAction,
}

/// What to do with each; exactly one of them.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
enum BulkAction {
    /// Give to this person or to nobody.
    Assign(Option<StaffId>),
    /// Give to this team or to none.
    Team(Option<TeamId>),
    /// Resolve with this reason, without asking for a rating.
    Resolve(String),
    /// Put away until then.
    Snooze(Time),
    /// Add this tag.
    Tag(TagId),
    /// Set the priority.
    Priority(Priority),
}

/// What became of it.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct BulkDone {
    /// In how many cases it was done.
    done: usize,
    /// Where it was not.
    failed: Vec<BulkFailure>,
}

/// Where it was not done, and why.
#[derive(Debug, Serialize, ToSchema)]
struct BulkFailure {
    /// The case.
    id: CaseId,
    /// Why.
    detail: String,
}

/// Do one thing with many cases. Each stands for itself: those that fail are named, the others are done.
#[utoipa::path(post, path = "/cases/bulk", tag = "cases", request_body = Bulk, responses((status = 200, body = BulkDone)))]
pub(super) async fn bulk_cases(
    State(app): State<Desk>,
    signed: Signed,
    Body(bulk): Body<Bulk>,
) -> Result<Json<BulkDone>, Problem> {
    signed.need(Permission::CasesView)?;
    if !(1..=100).contains(&bulk.cases.len()) {
        return Err(Problem::invalid("cases", "holds 1 to 100 ids"));
    }
    let mut answer = BulkDone { done: 0, failed: Vec::new() };
    for id in bulk.cases {
        let (inner, seer, action) = (app.clone(), signed.clone(), bulk.action.clone());
        match app.db.write::<_, Problem, _>(move |tx| do_one(&inner, tx, &seer, id, &action)).await {
            Ok(()) => answer.done += 1,
            Err(problem) => answer.failed.push(BulkFailure { id, detail: problem.detail.into_owned() }),
        }
    }
    Ok(Json(answer))
}

fn do_one(
    app: &Desk,
    tx: &mut Tx<'_>,
    signed: &Signed,
    id: CaseId,
    action: &BulkAction,
) -> Result<(), Problem> {
    match action {
        BulkAction::Assign(staff) => actions::assign(app, tx, signed, id, Some(*staff), None),
        BulkAction::Team(team) => actions::assign(app, tx, signed, id, None, Some(*team)),
        BulkAction::Resolve(reason) => actions::resolve(app, tx, signed, id, reason, false),
        BulkAction::Snooze(until) => actions::snooze(app, tx, signed, id, *until),
        BulkAction::Priority(priority) => {
            let patch = CasePatch { priority: Some(*priority), ..CasePatch::default() };
            actions::patch(app, tx, signed, id, &patch)
        }
        BulkAction::Tag(tag) => {
            let mut tags = store::case_tags(tx, signed.workspace, id)?;
            tags.push(*tag);
            actions::patch(app, tx, signed, id, &CasePatch { tags: Some(tags), ..CasePatch::default() })
        }
    }
}
