//! Invitations: a link, good once and for seven days, by which somebody becomes staff, or gets a new password.
//!
//! The link carries a random token of 256 bits, of which the hash alone is stored. An invitation to the address of somebody
//! who is staff already lets them set a new password; their second factor is still asked for.

use super::{
    actions::scope_exists,
    store::names,
    teams::{join_teams, teams_exist},
};
use crate::{
    access::{
        CaseScope, Joining, Permission, Signed, StaffCells, email_hash, find_role, hash_in_turn, hash_token,
        insert_staff, not_from_here, parse_email, password_can_open, password_problem, policy_of, role_of,
        seal_invited,
        sign_in::{
            Browser, Cookies, Login, Visit, Which, end_sessions, open_session, second_factor,
            signed_in_answer,
        },
        touch_as,
    },
    app::App,
    events::{Actor, Journal, kinds},
    http::{Body, Checks, Code, Confidential, Page, PathOf, Problem, guarded},
    settings::room_for_one_more,
};
use axum::{Json, extract::State, http::StatusCode, response::Response};
use ombud_base::{
    Time,
    id::{InvitationId, RoleId, StaffId, TeamId, WorkspaceId},
};
use ombud_db::{DbError, Row, Tx, sql};
use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};

/// How long an invitation is good.
const GOOD_FOR_SECONDS: i64 = 7 * 24 * 3600;
/// How many may wait at once.
const MOST: i64 = 1000;

/// What it answers under `/api/v1`.
pub(super) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(list_invitations, invite)).routes(routes!(
        show_invitation,
        accept_invitation,
        withdraw_invitation
    ))
}

/// An invitation that waits.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct Invitation {
    /// Its id.
    id: InvitationId,
    /// Who is invited.
    #[schema(example = "kim@example.com")]
    email: String,
    /// The role that they will have.
    role: RoleId,
    /// The teams that they will be in.
    teams: Vec<TeamId>,
    /// To which part of the workspace they will be limited.
    scope: CaseScope,
    /// When it was made.
    created_at: Time,
    /// Until when it is good.
    expires_at: Time,
    /// The link to pass on, shown once, in the answer that creates it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(
        example = "https://desk.example.com/console/invite/q3Vn0bqkM9Uj5mIh0Xw7l0mJmO0a3c7mT1yQ8f2x9zE"
    )]
    link: Option<String>,
}

/// Whom to invite.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewInvitation {
    /// Their address.
    #[schema(max_length = 254, example = "kim@example.com")]
    email: String,
    /// Their role: nothing that you may not do yourself.
    role: RoleId,
    /// Their teams.
    #[serde(default)]
    teams: Vec<TeamId>,
    /// To which part of the workspace they are limited, from the first moment on.
    #[serde(default)]
    scope: CaseScope,
}

/// What the invited one sees.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct InvitationView {
    /// Who is invited.
    #[schema(example = "kim@example.com")]
    email: String,
    /// The workspace's name.
    workspace: String,
    /// The role's name.
    #[schema(example = "Agent")]
    role: String,
    /// Until when it is good.
    expires_at: Time,
    /// The name of the member of staff who has the address already: for them it is a way to a new password, and name, role and
    /// teams stay as they are.
    #[schema(required, example = json!(null))]
    holder: Option<String>,
}

/// How the invited one will be called and sign in.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Acceptance {
    /// The name: 1 to 100 characters.
    #[schema(max_length = 100, example = "Kim Lee")]
    name: String,
    /// The password: 12 to 256 characters.
    #[schema(min_length = 12, max_length = 256)]
    password: String,
}

fn row(row: &Row<'_>) -> Result<Invitation, DbError> {
    let mut row = row.reader();
    let id = row.next()?;
    Ok(Invitation {
        id,
        email: row.email_of_invited(id)?,
        role: row.next()?,
        teams: serde_json::from_str(&row.next::<String>()?).unwrap_or_default(),
        created_at: row.next()?,
        expires_at: row.next()?,
        scope: CaseScope::parse(&row.next::<String>()?)?,
        link: None,
    })
}

/// The member of staff with this address.
fn holder(tx: &mut Tx<'_>, workspace: WorkspaceId, email: &str) -> Result<Option<(StaffId, bool)>, DbError> {
    let hash = email_hash(tx, workspace, email)?;
    tx.maybe(
        sql!("SELECT id, state FROM staff WHERE workspace_id = $1 AND email_hash = $2"),
        &[workspace.into(), (&hash).into()],
        |row| Ok((row.get(0)?, row.get::<String>(1)? == "active")),
    )
}

/// The invitations that wait, the latest first.
#[utoipa::path(get, path = "/invitations", tag = "invitations", responses((status = 200, body = Page<Invitation>)))]
async fn list_invitations(State(app): State<App>, signed: Signed) -> Result<Json<Page<Invitation>>, Problem> {
    signed.need(Permission::StaffManage)?;
    let now = app.now();
    let all = app.db.read::<_, DbError, _>(move |tx| {
        tx.all(
            sql!(
                "SELECT id, email, role_id, teams, created_at, expires_at, scope FROM invitations ",
                "WHERE workspace_id = $1 AND expires_at > $2 ORDER BY created_at DESC, id DESC"
            ),
            &[signed.workspace.into(), now.into()],
            row,
        )
    });
    Ok(Json(Page::whole(all.await?)))
}

/// Invites somebody. The link is in the answer, once; pass it on by a way that you trust. To the address of somebody who is
/// staff already it is a way to set a new password (role and teams stay).
#[utoipa::path(
    post, path = "/invitations", tag = "invitations",
    request_body(content = NewInvitation, example = json!({"email": "kim@example.com", "role": "0192f0c1-2d3e-7a4b-8c5d-6e7f80910a1b", "teams": []})),
    responses((status = 201, body = Invitation), (status = 403), (status = 409), (status = 422))
)]
async fn invite(
    State(app): State<App>,
    signed: Signed,
    Body(new): Body<NewInvitation>,
) -> Result<(StatusCode, Json<Invitation>), Problem> {
    signed.need(Permission::StaffManage)?;
    let email =
        parse_email(&new.email).ok_or_else(|| Problem::invalid("email", "is not an email address"))?;
    let mut checks = Checks::new();
    checks.count("teams", &new.teams, 100);
    new.scope.check(&mut checks);
    checks.done()?;
    let now = app.now();
    let secret = app.random.token();
    let link = format!("{}/console/invite/{secret}", app.config.server.public_url.trim_end_matches('/'));
    let invitation = Invitation {
        id: InvitationId::new(now, &app.random),
        email,
        role: new.role,
        teams: new.teams,
        scope: new.scope.tidy(),
        created_at: now,
        expires_at: now.plus_seconds(GOOD_FOR_SECONDS),
        link: None,
    };
    let (hub, hash) = (app.hub.clone(), hash_token(&secret));
    let written = app.db.write::<_, Problem, _>(move |tx| {
        let mut journal = Journal::open(tx, signed.workspace, signed.actor(), now)?;
        may_invite(tx, &signed, &invitation)?;
        write_invitation(tx, &signed, &invitation, &hash)?;
        let data = json!({"invitation": invitation.id, "email": invitation.email, "role": invitation.role});
        journal.event(kinds::STAFF_INVITED, None, &data);
        journal.close(tx, &hub)?;
        Ok(invitation.clone())
    });
    Ok((StatusCode::CREATED, Json(Invitation { link: Some(link), ..written.await? })))
}

/// The inviter may do everything that the role allows, and everything that the address's holder may do already.
fn may_invite(tx: &mut Tx<'_>, signed: &Signed, new: &Invitation) -> Result<(), Problem> {
    let workspace = signed.workspace;
    let role = find_role(tx, workspace, new.role)?;
    let role = role.ok_or_else(|| Problem::invalid("role", "is no role"))?;
    signed.need_all_of(&role.permissions)?;
    teams_exist(tx, workspace, "teams", &new.teams)?;
    scope_exists(tx, workspace, &new.scope)?;
    if let Some((holder, active)) = holder(tx, workspace, &new.email)? {
        if !active {
            return Err(Problem::new(
                Code::Conflict,
                "Somebody with this address is disabled. Enable them first.",
            ));
        }
        let role = role_of(tx, workspace, holder)?.ok_or_else(Problem::not_found)?;
        signed.need_all_of(&role.permissions)?;
    }
    Ok(())
}

fn write_invitation(
    tx: &mut Tx<'_>,
    signed: &Signed,
    new: &Invitation,
    hash: &[u8; 32],
) -> Result<(), Problem> {
    let workspace = signed.workspace;
    let email = seal_invited(tx, workspace, new.id, &new.email)?;
    let email_hash = email_hash(tx, workspace, &new.email)?;
    tx.exec(
        sql!("DELETE FROM invitations WHERE workspace_id = $1 AND (email_hash = $2 OR expires_at <= $3)"),
        &[workspace.into(), (&email_hash).into(), new.created_at.into()],
    )?;
    let count = tx.one(
        sql!("SELECT count(*) FROM invitations WHERE workspace_id = $1"),
        &[workspace.into()],
        |row| row.get(0),
    )?;
    room_for_one_more(count, MOST)?;
    let teams = serde_json::to_string(&new.teams).map_err(Problem::internal)?;
    tx.exec(
        sql!(
            "INSERT INTO invitations (workspace_id, id, token_hash, email, role_id, teams, invited_by, created_at, expires_at, email_hash, scope) ",
            "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)"
        ),
        &[
            workspace.into(),
            new.id.into(),
            hash.as_slice().into(),
            (&email).into(),
            new.role.into(),
            (&teams).into(),
            signed.staff_id().into(),
            new.created_at.into(),
            new.expires_at.into(),
            (&email_hash).into(),
            (&new.scope.stored()?).into(),
        ],
    )?;
    Ok(())
}

/// Withdraws an invitation: its link opens nothing any more.
#[utoipa::path(delete, path = "/invitations/{key}", tag = "invitations", params(("key" = InvitationId, Path, description = "The invitation's id")), responses((status = 204), (status = 404)))]
async fn withdraw_invitation(
    State(app): State<App>,
    signed: Signed,
    PathOf(id): PathOf<InvitationId>,
) -> Result<StatusCode, Problem> {
    signed.need(Permission::StaffManage)?;
    let (hub, now) = (app.hub.clone(), app.now());
    let written = app.db.write::<_, Problem, _>(move |tx| {
        let mut journal = Journal::open(tx, signed.workspace, signed.actor(), now)?;
        let gone = tx.exec(
            sql!("DELETE FROM invitations WHERE workspace_id = $1 AND id = $2"),
            &[signed.workspace.into(), id.into()],
        )?;
        if gone == 0 {
            return Err(Problem::not_found());
        }
        let data = json!({"invitation": id, "change": "withdrawn"});
        journal.event(kinds::STAFF_INVITED, None, &data);
        journal.close(tx, &hub)?;
        Ok(StatusCode::NO_CONTENT)
    });
    written.await
}

/// An invitation as its link opens it.
struct Opened {
    workspace: WorkspaceId,
    invitation: Invitation,
    invited_by: Option<StaffId>,
}

fn open(tx: &mut Tx<'_>, hash: &[u8; 32], now: Time) -> Result<Opened, Problem> {
    let found = tx.maybe(
        sql!(
            "SELECT id, email, role_id, teams, created_at, expires_at, scope, workspace_id, invited_by FROM invitations ",
            "WHERE token_hash = $1 AND expires_at > $2"
        ),
        &[hash.as_slice().into(), now.into()],
        |it| Ok(Opened { invitation: row(it)?, workspace: it.get(7)?, invited_by: it.get(8)? }),
    )?;
    found.ok_or_else(|| {
        Problem::new(
            Code::NotFound,
            "This invitation was used, was withdrawn, or is too old. Ask for a new one.",
        )
    })
}

/// What an invitation offers; for everybody who has its link.
#[utoipa::path(
    get, path = "/invitations/{key}", tag = "invitations", security(()), params(("key" = String, Path, description = "The link's token")),
    responses((status = 200, body = InvitationView), (status = 404))
)]
async fn show_invitation(
    State(app): State<App>,
    PathOf(token): PathOf<String>,
) -> Result<Json<InvitationView>, Problem> {
    let (hash, now) = (hash_token(&token), app.now());
    let view = app.db.read::<_, Problem, _>(move |tx| {
        let Opened { workspace, invitation, .. } = open(tx, &hash, now)?;
        let role = find_role(tx, workspace, invitation.role)?.ok_or_else(Problem::not_found)?;
        let name =
            tx.one(sql!("SELECT name FROM workspaces WHERE id = $1"), &[workspace.into()], |row| row.get(0))?;
        let holder = match holder(tx, workspace, &invitation.email)? {
            Some((staff, _)) => names(tx, workspace, &[staff])?.remove(&staff),
            None => None,
        };
        Ok(InvitationView {
            email: invitation.email,
            workspace: name,
            role: role.name,
            expires_at: invitation.expires_at,
            holder,
        })
    });
    view.await.map(Json)
}

/// Accepts an invitation: sets name and password and signs in.
#[utoipa::path(
    post, path = "/invitations/{key}", tag = "invitations", security(()), params(("key" = String, Path, description = "The link's token")),
    request_body(content = Acceptance, example = json!({"name": "Kim Lee", "password": "correct horse battery"})),
    responses((status = 200, body = Login, example = json!({"state": "signed_in"})), (status = 404), (status = 422))
)]
async fn accept_invitation(
    State(app): State<App>,
    browser: Browser,
    PathOf(token): PathOf<String>,
    Confidential(given): Confidential<Acceptance>,
) -> Result<Response, Problem> {
    let (hash, now) = (hash_token(&token), app.now());
    let email = app.db.read::<_, Problem, _>(move |tx| Ok(open(tx, &hash, now)?.invitation.email)).await?;
    let mut checks = Checks::new();
    let name = checks.line("name", &guarded(given.name), 100);
    if let Some(problem) = password_problem("password", &given.password, &[&email, &name]) {
        checks.fail(problem.field, problem.detail);
    }
    checks.done()?;
    let password_hash = hash_in_turn(given.password, app.random.clone()).await?;
    let app2 = app.clone();
    let outcome = app.db.write::<_, Problem, _>(move |tx| {
        let opened = open(tx, &hash, now)?;
        let accepting = Accepting { name: &name, password_hash: &password_hash, host: &browser.host };
        accept(tx, &app2, &opened, &accepting, &browser.visit)
    });
    Ok(signed_in_answer(&app, outcome.await?))
}

struct Accepting<'a> {
    name: &'a str,
    password_hash: &'a str,
    host: &'a str,
}

fn accept(
    tx: &mut Tx<'_>,
    app: &App,
    opened: &Opened,
    given: &Accepting<'_>,
    visit: &Visit,
) -> Result<(Login, Option<Cookies>), Problem> {
    let Opened { workspace, invitation, .. } = opened;
    let workspace = *workspace;
    if !policy_of(tx, workspace)?.lets_in(visit.address.0) {
        return Err(not_from_here(visit.address.0));
    }
    let mut journal = Journal::open(tx, workspace, Actor::System, app.now())?;
    let used = tx.exec(
        sql!("DELETE FROM invitations WHERE workspace_id = $1 AND id = $2"),
        &[workspace.into(), invitation.id.into()],
    )?;
    if used == 0 {
        return Err(Problem::not_found()); // two browsers at once: the other one was first
    }
    let holder = holder(tx, workspace, &invitation.email)?;
    let role = match holder {
        Some((staff, _)) => role_of(tx, workspace, staff)?.map(|it| it.id),
        None => None,
    };
    password_can_open(tx, workspace, role.unwrap_or(invitation.role))?;
    let staff = match holder {
        None => join(tx, app, &mut journal, opened, given)?,
        Some((staff, true)) => {
            touched_by_inviter(tx, opened, staff, journal.now)?;
            set_password(tx, &mut journal, staff, given.password_hash)?;
            if let Some(login) = second_factor(tx, app, workspace, staff, given.host, None)? {
                journal.close(tx, &app.hub)?;
                return Ok((login, None));
            }
            staff
        }
        Some((_, false)) => return Err(Problem::new(Code::Forbidden, "This account is disabled.")),
    };
    let cookies = open_session(tx, app, &mut journal, staff, visit, "invitation")?;
    journal.close(tx, &app.hub)?;
    Ok((Login::SignedIn, Some(cookies)))
}

/// Adds the invited one, with what the inviter may still give.
fn join(
    tx: &mut Tx<'_>,
    app: &App,
    journal: &mut Journal,
    opened: &Opened,
    given: &Accepting<'_>,
) -> Result<StaffId, Problem> {
    let (workspace, invitation) = (opened.workspace, &opened.invitation);
    let new = Joining {
        email: invitation.email.clone(),
        name: given.name.to_owned(),
        role: invitation.role,
        password_hash: Some(given.password_hash.to_owned()),
    };
    let staff = insert_staff(tx, app, workspace, &new)?;
    join_teams(tx, workspace, staff, &invitation.teams)?;
    tx.exec(
        sql!("UPDATE staff SET scope = $3 WHERE workspace_id = $1 AND id = $2"),
        &[workspace.into(), staff.into(), (&invitation.scope.stored()?).into()],
    )?;
    touched_by_inviter(tx, opened, staff, journal.now)?;
    let data = json!({"staff": staff, "role": invitation.role, "invited_by": opened.invited_by});
    journal.event_by(Actor::Staff(staff), kinds::STAFF_JOINED, None, data.to_string());
    Ok(staff)
}

fn touched_by_inviter(tx: &mut Tx<'_>, opened: &Opened, staff: StaffId, now: Time) -> Result<(), DbError> {
    opened.invited_by.map_or(Ok(()), |by| touch_as(tx, opened.workspace, by, staff, now))
}

fn set_password(tx: &mut Tx<'_>, journal: &mut Journal, staff: StaffId, hash: &str) -> Result<(), DbError> {
    let who = [journal.workspace.into(), staff.into()];
    tx.exec(
        sql!("UPDATE staff SET password_hash = $3 WHERE workspace_id = $1 AND id = $2"),
        &[journal.workspace.into(), staff.into(), hash.into()],
    )?;
    tx.exec(sql!("DELETE FROM known_devices WHERE workspace_id = $1 AND staff_id = $2"), &who)?;
    journal.event(kinds::STAFF_CHANGED, None, &json!({"staff": staff, "change": "password"}));
    end_sessions(tx, journal, staff, Which::All)?;
    Ok(())
}
