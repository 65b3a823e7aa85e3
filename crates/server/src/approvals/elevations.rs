//! Permissions for a while: asked for by whoever needs them and decided by another ([`super::GUARDED`]), or given by one who may.

use super::gate::Approved;
use crate::{
    access::{LASTING, Permission, Signed, end_elevations, member, touch_as},
    app::App,
    events::{Journal, kinds},
    http::{Body, Checks, Code, Page, PathOf, Problem},
    hub::Notice,
    keys,
};
use axum::{Extension, Json, extract::State, http::StatusCode};
use ombud_base::{
    Time,
    id::{ApprovalId, ElevationId, StaffId, WorkspaceId},
    sealed::Place,
};
use ombud_db::{DbError, Row, Tx, sql};
use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::ToSchema;

/// How many one person may have at once.
const MOST: usize = 10;
/// How many minutes they last: at least and at most.
const MINUTES: (i64, i64) = (5, 480);

/// Permissions that somebody has for a while.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub(super) struct Elevation {
    /// Its id.
    id: ElevationId,
    /// Who has them.
    staff: StaffId,
    /// Which. What whoever gave them may not do any more does not count.
    permissions: Vec<Permission>,
    /// Why.
    reason: String,
    /// Who gave them, or agreed to them.
    given_by: StaffId,
    /// Since when.
    at: Time,
    /// Until when.
    until: Time,
    /// What was asked for, where it was asked for; absent where it was given directly.
    approval: Option<ApprovalId>,
}

/// What is needed for a while.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct NewElevation {
    /// What to be allowed: 1 to 20. What could be kept beyond the time is never lent: `staff.manage`, `roles.manage`,
    /// `teams.manage`, `inboxes.manage`, `tokens.manage`, `webhooks.manage`, `webhooks.personal`, `security.manage`, `workspace.manage`.
    #[schema(min_items = 1, max_items = 20)]
    permissions: Vec<Permission>,
    /// For how many minutes: 5 to 480.
    #[schema(minimum = 5, maximum = 480)]
    minutes: i64,
    /// Why: 5 to 500 characters.
    #[schema(min_length = 5, max_length = 500, example = "Handles the deposits of tonight's outage.")]
    reason: String,
}

fn place(id: ElevationId) -> Place {
    Place::new("elevations.reason").id(id.0)
}

fn row(row: &Row<'_>) -> Result<Elevation, DbError> {
    let mut row = row.reader();
    let id = row.next()?;
    Ok(Elevation {
        id,
        staff: row.next()?,
        permissions: {
            let text: String = row.next()?;
            serde_json::from_str(&text).unwrap_or_default()
        },
        reason: row.open(&place(id))?.unwrap_or_default(),
        given_by: row.next()?,
        at: row.next()?,
        until: row.next()?,
        approval: row.next()?,
    })
}

fn current(tx: &mut Tx<'_>, ws: WorkspaceId, now: Time) -> Result<Vec<Elevation>, DbError> {
    tx.all(
        sql!(
            "SELECT id, staff_id, permissions, reason, given_by, at, until, approval_id FROM elevations ",
            "WHERE workspace_id = $1 AND until > $2 AND ended_at IS NULL ORDER BY until, id"
        ),
        &[ws.into(), now.into()],
        row,
    )
}

/// Who sees and ends those of others.
const OVER_OTHERS: [Permission; 3] =
    [Permission::StaffManage, Permission::AuditRead, Permission::SecurityManage];

/// Permissions that somebody has for a while, the soonest to end first: the own ones, and all of them for who looks after people,
/// security or the audit.
#[utoipa::path(get, path = "/elevations", tag = "approvals", responses((status = 200, body = Page<Elevation>)))]
pub(super) async fn list_elevations(
    State(app): State<App>,
    signed: Signed,
) -> Result<Json<Page<Elevation>>, Problem> {
    let (me, now) = (signed.staff()?, app.now());
    let mut all = app.db.read::<_, DbError, _>(move |tx| current(tx, signed.workspace, now)).await?;
    let everybodys = OVER_OTHERS.iter().any(|it| signed.may(*it));
    all.retain(|it| everybodys || it.staff == me);
    Ok(Json(Page::whole(all)))
}

fn checked(mut new: NewElevation) -> Result<NewElevation, Problem> {
    let mut checks = Checks::new();
    new.permissions.sort_unstable();
    new.permissions.dedup();
    checks.expect(!new.permissions.is_empty(), "permissions", "must not be empty");
    checks.count("permissions", &new.permissions, 20);
    let lasting: Vec<&str> =
        new.permissions.iter().filter(|it| LASTING.contains(it)).map(|it| it.name()).collect();
    checks.expect(
        lasting.is_empty(),
        "permissions",
        format!("must not hold what could be kept beyond the time: {}", lasting.join(", ")),
    );
    checks.within("minutes", new.minutes, MINUTES.0, MINUTES.1);
    new.reason = checks.text("reason", &new.reason, 500);
    let said = new.reason.chars().filter(|it| it.is_alphanumeric()).count();
    checks.expect(said >= 5, "reason", "must say why, in 5 characters or more");
    checks.done()?;
    Ok(new)
}

/// Gives permissions for a while. For oneself it is asked for: it waits, like all that needs a second person, for somebody with
/// `staff.manage` who holds every one of them. To others, whoever has `staff.manage` gives what they hold.
#[utoipa::path(
    post, path = "/staff/{id}/elevations", tag = "approvals", params(("id" = StaffId, Path)),
    request_body(content = NewElevation, example = json!({"permissions": ["customers.view"], "minutes": 60, "reason": "Tonight's outage"})),
    responses((status = 201, body = Elevation), (status = 403), (status = 404), (status = 409), (status = 422))
)]
pub(super) async fn elevate(
    State(app): State<App>,
    approved: Option<Extension<Approved>>,
    signed: Signed,
    PathOf(id): PathOf<StaffId>,
    Body(new): Body<NewElevation>,
) -> Result<(StatusCode, Json<Elevation>), Problem> {
    let me = signed.staff()?;
    let (given_by, approval) = match approved {
        Some(Extension(it)) => (it.by, Some(it.id)),
        None if id == me => {
            let detail = "Nobody gives permissions to themselves, and nobody else may give you these.";
            return Err(Problem::new(Code::Forbidden, detail));
        }
        None => (me, None),
    };
    let new = checked(new)?;
    if id != me {
        signed.need(Permission::StaffManage)?;
        signed.need_all_of(&new.permissions)?;
    }
    let (parts, now) = (app.clone(), app.now());
    let written = app.db.write::<_, Problem, _>(move |tx| {
        let ws = signed.workspace;
        let mut journal = Journal::open(tx, ws, signed.actor(), now)?;
        let to = member(tx, ws, id)?.filter(|it| it.active).ok_or_else(Problem::not_found)?;
        if current(tx, ws, now)?.iter().filter(|it| it.staff == to.id).count() >= MOST {
            let detail = format!("They have {MOST} at once already, which is the most. End one first.");
            return Err(Problem::new(Code::Conflict, detail));
        }
        let elevation = Elevation {
            id: ElevationId::new(now, &parts.random),
            staff: id,
            permissions: new.permissions.clone(),
            reason: new.reason.clone(),
            given_by,
            at: now,
            until: now.plus_seconds(new.minutes * 60),
            approval,
        };
        keep(tx, ws, &elevation)?;
        for by in [given_by, me].into_iter().filter(|it| *it != id) {
            touch_as(tx, ws, by, id, now)?;
        }
        journal.event(kinds::ELEVATION_GIVEN, None, &json!(elevation));
        journal.notify(Notice::AccessChanged(vec![id]));
        journal.notify(Notice::Approvals);
        journal.close(tx, &parts.hub)?;
        Ok(elevation)
    });
    Ok((StatusCode::CREATED, Json(written.await?)))
}

fn keep(tx: &mut Tx<'_>, ws: WorkspaceId, new: &Elevation) -> Result<(), Problem> {
    let permissions = serde_json::to_string(&new.permissions).map_err(Problem::internal)?;
    let reason = keys::seal_own(tx, ws, &place(new.id), &new.reason)?;
    tx.exec(
        sql!(
            "INSERT INTO elevations (workspace_id, id, staff_id, permissions, reason, given_by, at, until, approval_id) ",
            "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)"
        ),
        &[
            ws.into(),
            new.id.into(),
            new.staff.into(),
            (&permissions).into(),
            (&reason).into(),
            new.given_by.into(),
            new.at.into(),
            new.until.into(),
            new.approval.into(),
        ],
    )?;
    Ok(())
}

/// Gives the own ones back, or takes another's away: at once, and without a second person.
#[utoipa::path(delete, path = "/elevations/{id}", tag = "approvals", params(("id" = ElevationId, Path)), responses((status = 204), (status = 404)))]
pub(super) async fn end_elevation(
    State(app): State<App>,
    signed: Signed,
    PathOf(id): PathOf<ElevationId>,
) -> Result<StatusCode, Problem> {
    let (me, parts, now) = (signed.staff()?, app.clone(), app.now());
    let written = app.db.write::<_, Problem, _>(move |tx| {
        let ws = signed.workspace;
        let mut journal = Journal::open(tx, ws, signed.actor(), now)?;
        let over = signed.may(Permission::StaffManage) || signed.may(Permission::SecurityManage);
        let found = current(tx, ws, now)?.into_iter().find(|it| it.id == id && (over || it.staff == me));
        let found = found.ok_or_else(Problem::not_found)?;
        end_elevations(tx, &mut journal, found.staff, Some(id), "ended")?;
        journal.close(tx, &parts.hub)?;
        Ok(StatusCode::NO_CONTENT)
    });
    written.await
}
