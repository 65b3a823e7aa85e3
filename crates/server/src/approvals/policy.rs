//! What needs a second person: a workspace's policy.

use super::table::{GUARDED, Group};
use crate::{
    access::{Permission, Signed, holders_of_all},
    app::App,
    events::{Actor, Journal},
    http::{Body, Problem},
    settings::{Change, settings_changed},
};
use axum::{Json, extract::State};
use ombud_base::id::WorkspaceId;
use ombud_db::{DbError, Tx, sql};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};

/// What it answers under `/api/v1`.
pub(super) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(show_approval_policy, set_approval_policy))
}

/// The groups that a policy can name; the policy itself is guarded as soon as there is one.
const CHOICES: [Group; 6] =
    [Group::Erase, Group::Retention, Group::Export, Group::Keys, Group::People, Group::Watch];

/// Which operations need a second person.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ApprovalPolicy {
    /// For all of these groups: `erase`, `retention`, `export`, `keys`, `people`, `watch`. Empty: for nothing.
    #[schema(max_items = 6, example = json!(["erase", "export", "people"]))]
    pub groups: Vec<Group>,
}

impl ApprovalPolicy {
    /// Whether operations of a group need a second person.
    pub(super) fn asks(&self, group: Group) -> bool {
        match group {
            Group::Rule => !self.groups.is_empty(),
            // Whether it is for oneself is judged with the request.
            Group::Elevation | Group::Accounts => true,
            group => self.groups.contains(&group),
        }
    }
}

/// Whether giving and taking what decides over others needs a second person: whatever gives it by itself must leave it then.
///
/// # Errors
/// As the database says.
pub fn asks_for_power(tx: &mut Tx<'_>, workspace: WorkspaceId) -> Result<bool, DbError> {
    Ok(policy_of(tx, workspace)?.asks(Group::People))
}

/// The policy, and whether it can hold.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub(super) struct ApprovalPolicyView {
    /// The groups that need a second person.
    groups: Vec<Group>,
    /// Each group there is, with how many may decide about it.
    choices: Vec<Choice>,
}

/// A group that can need a second person.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub(super) struct Choice {
    /// Which.
    group: Group,
    /// How many active staff may do, and so decide, all that it holds. With fewer than 2 the rule has no effect.
    deciders: usize,
}

/// A workspace's policy; where none was ever set, nothing needs a second person.
///
/// # Errors
/// As the database says.
pub fn policy_of(tx: &mut Tx<'_>, ws: WorkspaceId) -> Result<ApprovalPolicy, DbError> {
    let stored = tx.maybe(
        sql!("SELECT policy FROM approval_policies WHERE workspace_id = $1"),
        &[ws.into()],
        |row| row.get::<String>(0),
    )?;
    let read = stored.map(|it| serde_json::from_str(&it)).transpose();
    read.map(Option::unwrap_or_default)
        .map_err(|error| DbError::Statement(format!("approval policy: {error}")))
}

fn write(tx: &mut Tx<'_>, journal: &mut Journal, policy: &ApprovalPolicy) -> Result<(), Problem> {
    let text = serde_json::to_string(policy).map_err(Problem::internal)?;
    tx.exec(
        sql!(
            "INSERT INTO approval_policies (workspace_id, policy) VALUES ($1, $2) ",
            "ON CONFLICT (workspace_id) DO UPDATE SET policy = excluded.policy"
        ),
        &[journal.workspace.into(), (&text).into()],
    )?;
    settings_changed(journal, "approval_policy", journal.workspace, Change::Changed, policy);
    Ok(())
}

fn view(tx: &mut Tx<'_>, ws: WorkspaceId, policy: ApprovalPolicy) -> Result<ApprovalPolicyView, DbError> {
    let mut choices = Vec::new();
    for group in CHOICES {
        let mut needed: Vec<Permission> =
            GUARDED.iter().filter(|it| it.group == group).map(|it| it.permission).collect();
        needed.dedup();
        choices.push(Choice { group, deciders: holders_of_all(tx, ws, &needed)?.len() });
    }
    Ok(ApprovalPolicyView { groups: policy.groups, choices })
}

/// How many groups need a second person and have two who may decide, of how many there are.
///
/// # Errors
/// As the database says.
pub fn coverage(tx: &mut Tx<'_>, ws: WorkspaceId) -> Result<(i64, i64), DbError> {
    let policy = policy_of(tx, ws)?;
    let view = view(tx, ws, policy)?;
    let held = view.choices.iter().filter(|it| view.groups.contains(&it.group) && it.deciders >= 2).count();
    Ok((i64::try_from(held).unwrap_or(i64::MAX), i64::try_from(CHOICES.len()).unwrap_or(i64::MAX)))
}

/// Which operations need a second person, and how many may decide.
#[utoipa::path(get, path = "/approval-policy", tag = "approvals", responses((status = 200, body = ApprovalPolicyView)))]
async fn show_approval_policy(
    State(app): State<App>,
    signed: Signed,
) -> Result<Json<ApprovalPolicyView>, Problem> {
    signed.need_any(&[Permission::SecurityRead, Permission::SecurityManage])?;
    let ws = signed.workspace;
    let shown = app.db.read::<_, DbError, _>(move |tx| {
        let policy = policy_of(tx, ws)?;
        view(tx, ws, policy)
    });
    Ok(Json(shown.await?))
}

/// Sets which operations need a second person, from the next request on. Taking a group away needs one itself.
#[utoipa::path(
    put, path = "/approval-policy", tag = "approvals",
    request_body(content = ApprovalPolicy, example = json!({"groups": []})),
    responses((status = 200, body = ApprovalPolicyView), (status = 403), (status = 409), (status = 422))
)]
async fn set_approval_policy(
    State(app): State<App>,
    signed: Signed,
    Body(mut policy): Body<ApprovalPolicy>,
) -> Result<Json<ApprovalPolicyView>, Problem> {
    signed.need(Permission::SecurityManage)?;
    if policy.groups.iter().any(|it| !CHOICES.contains(it)) {
        return Err(Problem::invalid(
            "groups",
            "holds erase, retention, export, keys, people and watch; the others follow from them",
        ));
    }
    policy.groups.sort_unstable();
    policy.groups.dedup();
    let (hub, now) = (app.hub.clone(), app.now());
    let written = app.db.write::<_, Problem, _>(move |tx| {
        let mut journal = Journal::open(tx, signed.workspace, signed.actor(), now)?;
        write(tx, &mut journal, &policy)?;
        journal.close(tx, &hub)?;
        Ok(view(tx, signed.workspace, policy.clone())?)
    });
    written.await.map(Json)
}

/// Whether every group needs a second person; and how many may decide, at most.
///
/// # Errors
/// As the database says.
pub fn all_required(tx: &mut Tx<'_>, ws: WorkspaceId) -> Result<(bool, usize), DbError> {
    let policy = policy_of(tx, ws)?;
    let shown = view(tx, ws, policy)?;
    let all = CHOICES.iter().all(|it| shown.groups.contains(it));
    Ok((all, shown.choices.iter().map(|it| it.deciders).max().unwrap_or(0)))
}

/// Has every group need a second person. For who is alone the rule has no effect, so this locks nobody out.
///
/// # Errors
/// As the database says.
pub fn require_all(tx: &mut Tx<'_>, journal: &mut Journal) -> Result<(), Problem> {
    if all_required(tx, journal.workspace)?.0 {
        return Ok(());
    }
    write(tx, journal, &ApprovalPolicy { groups: CHOICES.to_vec() })
}

/// Switches the rule off: the operator's way out, when nobody is left who could decide. Returns what needed a second person.
///
/// # Errors
/// As the database says.
pub fn switch_off(tx: &mut Tx<'_>, app: &App, ws: WorkspaceId) -> Result<Vec<Group>, Problem> {
    let mut journal = Journal::open(tx, ws, Actor::System, app.now())?;
    let was = policy_of(tx, ws)?.groups;
    write(tx, &mut journal, &ApprovalPolicy::default())?;
    journal.close(tx, &app.hub)?;
    Ok(was)
}
