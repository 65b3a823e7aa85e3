use crate::{
    access::{Permission, Signed},
    app::App,
    events::Journal,
    http::{Body, Checks, Page, PathOf, Problem, present},
    settings::{Change, room_for_one_more, settings_changed},
};
use axum::{Json, extract::State, http::StatusCode};
use ombud_base::id::{CannedReplyId, TeamId, WorkspaceId};
use ombud_db::{DbError, Row, Tx, sql};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// How many a workspace may have: they are listed whole, so that the composer finds them while typing.
const MOST: i64 = 2000;
/// What `{{…}}` may say in a body; the composer fills it in.
const VARIABLES: [&str; 5] =
    ["customer.name", "customer.email", "agent.name", "case.number", "workspace.name"];

/// A reply written once. Its body may hold `{{customer.name}}`, `{{customer.email}}`, `{{agent.name}}`,
/// `{{case.number}}` and `{{workspace.name}}`.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct CannedReply {
    /// Its id.
    id: CannedReplyId,
    /// What is typed after `/` to find it.
    #[schema(example = "deposit-delay")]
    shortcut: String,
    /// What it is called.
    title: String,
    /// The text.
    body: String,
    /// The language that it is written in; null: any.
    language: Option<String>,
    /// The team that it is for; null: everybody.
    team: Option<TeamId>,
    /// How often it was used.
    used: i64,
}

/// A new canned reply.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewCannedReply {
    /// What is typed after `/` to find it: 1 to 50 letters, digits, `-`, `_` and `.`, no other reply's.
    #[schema(max_length = 50, example = "deposit-delay")]
    shortcut: String,
    /// What it is called: 1 to 100 characters.
    #[schema(max_length = 100)]
    title: String,
    /// The text: 1 to 16,000 characters.
    #[schema(max_length = 16_000)]
    body: String,
    /// The language that it is written in; null: any.
    #[serde(default)]
    language: Option<String>,
    /// The team that it is for; null: everybody.
    #[serde(default)]
    team: Option<TeamId>,
}

/// What to change of a canned reply; absent fields stay.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CannedReplyChange {
    /// What is typed after `/` to find it.
    #[schema(max_length = 50)]
    shortcut: Option<String>,
    /// What it is called.
    #[schema(max_length = 100)]
    title: Option<String>,
    /// The text.
    #[schema(max_length = 16_000)]
    body: Option<String>,
    /// The language that it is written in; null: any.
    #[serde(default, deserialize_with = "present")]
    #[schema(value_type = Option<String>)]
    language: Option<Option<String>>,
    /// The team that it is for; null: everybody.
    #[serde(default, deserialize_with = "present")]
    #[schema(value_type = Option<TeamId>)]
    team: Option<Option<TeamId>>,
}

macro_rules! columns {
    () => {
        "id, shortcut, title, body, language, team_id, used"
    };
}

fn row(row: &Row<'_>) -> Result<CannedReply, DbError> {
    let mut row = row.reader();
    Ok(CannedReply {
        id: row.next()?,
        shortcut: row.next()?,
        title: row.next()?,
        body: row.next()?,
        language: row.next()?,
        team: row.next()?,
        used: row.next()?,
    })
}

fn sees(signed: &Signed, reply: &CannedReply) -> bool {
    signed.may(Permission::RepliesManage) || reply.team.is_none_or(|team| signed.teams.contains(&team))
}

fn one(tx: &mut Tx<'_>, signed: &Signed, id: CannedReplyId) -> Result<CannedReply, Problem> {
    let found = tx.maybe(
        sql!("SELECT ", columns!(), " FROM canned_replies WHERE workspace_id = $1 AND id = $2"),
        &[signed.workspace.into(), id.into()],
        row,
    )?;
    found.filter(|it| sees(signed, it)).ok_or_else(Problem::not_found)
}

/// Checks a reply and cleans its texts.
fn check(tx: &mut Tx<'_>, workspace: WorkspaceId, reply: &mut CannedReply) -> Result<(), Problem> {
    let mut checks = Checks::new();
    reply.shortcut = checks.line("shortcut", &reply.shortcut, 50);
    let plain = |it: char| it.is_alphanumeric() || matches!(it, '-' | '_' | '.');
    checks.expect(
        reply.shortcut.chars().all(plain),
        "shortcut",
        "must consist of letters, digits, `-`, `_` and `.`",
    );
    reply.shortcut = reply.shortcut.to_lowercase();
    reply.title = checks.line("title", &reply.title, 100);
    reply.body = checks.text("body", &reply.body, 16_000);
    checks.expect(!reply.body.is_empty(), "body", "must not be empty");
    for variable in variables(&reply.body) {
        let known = VARIABLES.contains(&variable);
        checks.expect(known, "body", format!("has an unknown variable {{{{{variable}}}}}"));
    }
    reply.language.iter().for_each(|it| checks.language("language", it));
    if let Some(team) = reply.team {
        checks.expect(super::team_exists(tx, workspace, team)?, "team", "is no team");
    }
    checks.done()
}

/// What stands between `{{` and `}}`.
fn variables(body: &str) -> impl Iterator<Item = &str> {
    body.split("{{").skip(1).filter_map(|it| it.split_once("}}")).map(|(name, _)| name.trim())
}

/// The canned replies that the caller may use, by shortcut.
#[utoipa::path(get, path = "/canned-replies", tag = "canned-replies", responses((status = 200, body = Page<CannedReply>)))]
pub(super) async fn list_canned_replies(
    State(app): State<App>,
    signed: Signed,
) -> Result<Json<Page<CannedReply>>, Problem> {
    signed.need_any(&[Permission::CasesReply, Permission::RepliesManage])?;
    let workspace = signed.workspace;
    let all = app.db.read::<_, DbError, _>(move |tx| {
        tx.all(
            sql!("SELECT ", columns!(), " FROM canned_replies WHERE workspace_id = $1 ORDER BY shortcut"),
            &[workspace.into()],
            row,
        )
    });
    Ok(Json(Page::whole(all.await?.into_iter().filter(|it| sees(&signed, it)).collect())))
}

/// One canned reply.
#[utoipa::path(
    get, path = "/canned-replies/{id}", tag = "canned-replies", params(("id" = CannedReplyId, Path)),
    responses((status = 200, body = CannedReply))
)]
pub(super) async fn show_canned_reply(
    State(app): State<App>,
    signed: Signed,
    PathOf(id): PathOf<CannedReplyId>,
) -> Result<Json<CannedReply>, Problem> {
    signed.need_any(&[Permission::CasesReply, Permission::RepliesManage])?;
    app.db.read(move |tx| one(tx, &signed, id)).await.map(Json)
}

/// Creates a canned reply.
#[utoipa::path(
    post, path = "/canned-replies", tag = "canned-replies",
    request_body(content = NewCannedReply, example = json!({
        "shortcut": "deposit-delay", "title": "Deposit not yet there", "language": "en",
        "body": "Hello {{customer.name}}, your deposit is waiting for confirmations.", "team": null
    })),
    responses((status = 201, body = CannedReply))
)]
pub(super) async fn create_canned_reply(
    State(app): State<App>,
    signed: Signed,
    Body(new): Body<NewCannedReply>,
) -> Result<(StatusCode, Json<CannedReply>), Problem> {
    signed.need(Permission::RepliesManage)?;
    let (hub, now) = (app.hub.clone(), app.now());
    let NewCannedReply { shortcut, title, body, language, team } = new;
    let new = CannedReply {
        id: CannedReplyId::new(now, &app.random),
        shortcut,
        title,
        body,
        language,
        team,
        used: 0,
    };
    let written = app.db.write::<_, Problem, _>(move |tx| {
        let mut journal = Journal::open(tx, signed.workspace, signed.actor(), now)?;
        let count = sql!("SELECT count(*) FROM canned_replies WHERE workspace_id = $1");
        room_for_one_more(tx.one(count, &[signed.workspace.into()], |row| row.get(0))?, MOST)?;
        let mut reply = new.clone();
        check(tx, signed.workspace, &mut reply)?;
        tx.exec(
            sql!(
                "INSERT INTO canned_replies (workspace_id, id, shortcut, title, body, language, team_id, used) ",
                "VALUES ($1, $2, $3, $4, $5, $6, $7, 0)"
            ),
            &[
                signed.workspace.into(),
                reply.id.into(),
                (&reply.shortcut).into(),
                (&reply.title).into(),
                (&reply.body).into(),
                (&reply.language).into(),
                reply.team.into(),
            ],
        )?;
        settings_changed(&mut journal, "canned_reply", reply.id, Change::Created, &reply);
        journal.close(tx, &hub)?;
        Ok(reply)
    });
    Ok((StatusCode::CREATED, Json(written.await?)))
}

/// Changes a canned reply.
#[utoipa::path(
    patch, path = "/canned-replies/{id}", tag = "canned-replies", params(("id" = CannedReplyId, Path)),
    request_body(content = CannedReplyChange, example = json!({"title": "Deposit is late"})),
    responses((status = 200, body = CannedReply))
)]
pub(super) async fn change_canned_reply(
    State(app): State<App>,
    signed: Signed,
    PathOf(id): PathOf<CannedReplyId>,
    Body(change): Body<CannedReplyChange>,
) -> Result<Json<CannedReply>, Problem> {
    signed.need(Permission::RepliesManage)?;
    let (hub, now) = (app.hub.clone(), app.now());
    let written = app.db.write::<_, Problem, _>(move |tx| {
        let mut journal = Journal::open(tx, signed.workspace, signed.actor(), now)?;
        let (old, change) = (one(tx, &signed, id)?, change.clone());
        let mut reply = CannedReply {
            id,
            shortcut: change.shortcut.unwrap_or(old.shortcut),
            title: change.title.unwrap_or(old.title),
            body: change.body.unwrap_or(old.body),
            language: change.language.unwrap_or(old.language),
            team: change.team.unwrap_or(old.team),
            used: old.used,
        };
        check(tx, signed.workspace, &mut reply)?;
        tx.exec(
            sql!(
                "UPDATE canned_replies SET shortcut = $3, title = $4, body = $5, language = $6, team_id = $7 ",
                "WHERE workspace_id = $1 AND id = $2"
            ),
            &[
                signed.workspace.into(),
                id.into(),
                (&reply.shortcut).into(),
                (&reply.title).into(),
                (&reply.body).into(),
                (&reply.language).into(),
                reply.team.into(),
            ],
        )?;
        settings_changed(&mut journal, "canned_reply", id, Change::Changed, &reply);
        journal.close(tx, &hub)?;
        Ok(reply)
    });
    written.await.map(Json)
}

/// Deletes a canned reply.
#[utoipa::path(
    delete, path = "/canned-replies/{id}", tag = "canned-replies", params(("id" = CannedReplyId, Path)),
    responses((status = 204))
)]
pub(super) async fn delete_canned_reply(
    State(app): State<App>,
    signed: Signed,
    PathOf(id): PathOf<CannedReplyId>,
) -> Result<StatusCode, Problem> {
    signed.need(Permission::RepliesManage)?;
    let (hub, now) = (app.hub.clone(), app.now());
    let written = app.db.write::<_, Problem, _>(move |tx| {
        let mut journal = Journal::open(tx, signed.workspace, signed.actor(), now)?;
        let reply = one(tx, &signed, id)?;
        tx.exec(
            sql!("DELETE FROM canned_replies WHERE workspace_id = $1 AND id = $2"),
            &[signed.workspace.into(), id.into()],
        )?;
        settings_changed(&mut journal, "canned_reply", id, Change::Deleted, &reply);
        journal.close(tx, &hub)?;
        Ok(StatusCode::NO_CONTENT)
    });
    written.await
}

/// Counts that a canned reply was put into a message. A tally for sorting, not a fact about a case: it makes no event.
#[utoipa::path(
    post, path = "/canned-replies/{id}/use", tag = "canned-replies", params(("id" = CannedReplyId, Path)),
    responses((status = 204))
)]
pub(super) async fn use_canned_reply(
    State(app): State<App>,
    signed: Signed,
    PathOf(id): PathOf<CannedReplyId>,
) -> Result<StatusCode, Problem> {
    signed.need(Permission::CasesReply)?;
    let written = app.db.write::<_, Problem, _>(move |tx| {
        one(tx, &signed, id)?;
        tx.exec(
            sql!("UPDATE canned_replies SET used = used + 1 WHERE workspace_id = $1 AND id = $2"),
            &[signed.workspace.into(), id.into()],
        )?;
        Ok(StatusCode::NO_CONTENT)
    });
    written.await
}
