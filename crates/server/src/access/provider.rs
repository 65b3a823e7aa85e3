//! The provider by which staff sign in (OpenID Connect), as far as it decides who comes in: its settings, who is who there, and
//! whether passwords still open anything. How it is spoken to is the business of [`crate::sso`].

use super::{PRIVILEGED, reach::UNLIMITED, role_of, setup::EVERYTHING};
use crate::{
    http::{Code, Problem},
    keys::seal_own,
};
use ombud_base::{
    Time,
    id::{RoleId, StaffId, TeamId, WorkspaceId},
    sealed::Place,
};
use ombud_db::{DbError, Tx, sql};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// What a group of the provider's gives here.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct GroupMapping {
    /// The group, as the provider names it: 1 to 200 characters.
    #[schema(max_length = 200, example = "support-leads")]
    pub group: String,
    /// The role that it gives; none: it gives teams alone.
    #[serde(default)]
    pub role: Option<RoleId>,
    /// The teams that it gives.
    #[serde(default)]
    #[schema(max_items = 50)]
    pub teams: Vec<TeamId>,
}

/// The provider by which staff sign in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct ProviderSettings {
    /// Whether one can sign in by it.
    pub enabled: bool,
    /// What the sign-in page calls it: 1 to 40 characters.
    #[schema(max_length = 40, example = "Okta")]
    pub name: String,
    /// Its issuer, exactly as its discovery document says it.
    #[schema(max_length = 500, example = "https://login.example.com/realms/staff")]
    pub issuer: String,
    /// The client id that it gave to this desk.
    #[schema(max_length = 500, example = "ombud")]
    pub client_id: String,
    /// What is asked for beside `openid`, up to 10.
    #[schema(max_items = 10, example = json!(["email", "profile", "groups"]))]
    pub scopes: Vec<String>,
    /// The claim that lists somebody's groups or roles: a name, or a path with dots such as `realm_access.roles`.
    #[schema(max_length = 200, example = "groups")]
    pub groups_claim: String,
    /// What each group gives, up to 200. The first one that fits gives the role, all of them give their teams.
    #[schema(max_items = 200)]
    pub mappings: Vec<GroupMapping>,
    /// The role of whoever is in no group with one; none: they are not let in.
    pub default_role: Option<RoleId>,
    /// Each sign-in brings role and teams up to what the groups give. Otherwise they count when somebody joins.
    pub follow: bool,
    /// Whoever is not staff yet becomes it by signing in.
    pub create: bool,
    /// Whoever is staff already is known by their verified mail address, once.
    pub link: bool,
    /// Mail addresses count as verified though the provider does not say so: for one where you give them out yourself.
    pub trust_email: bool,
    /// The domains that mail addresses must be of, up to 50; empty: any.
    #[schema(max_items = 50, example = json!(["example.com"]))]
    pub domains: Vec<String>,
    /// Passwords still open sessions. Off: those of admins with a second factor alone do, for the day the provider is away.
    pub password_sign_in: bool,
    /// Words of `amr` or `acr` by which the provider vouches for a second factor, up to 20; empty: everybody needs one here.
    #[schema(max_items = 20, example = json!(["mfa", "hwk"]))]
    pub factor_values: Vec<String>,
    /// A new sign-in counts as a proof for what is sensitive though the provider does not say when somebody signed in there
    /// (`auth_time`).
    pub proof_without_auth_time: bool,
}

impl Default for ProviderSettings {
    fn default() -> Self {
        Self {
            enabled: false,
            name: String::new(),
            issuer: String::new(),
            client_id: String::new(),
            scopes: vec!["email".into(), "profile".into()],
            groups_claim: "groups".into(),
            mappings: Vec::new(),
            default_role: None,
            follow: true,
            create: false,
            link: false,
            trust_email: false,
            domains: Vec::new(),
            password_sign_in: true,
            factor_values: Vec::new(),
            proof_without_auth_time: false,
        }
    }
}

/// A workspace's provider, with its client secret.
#[derive(Clone)]
pub struct Provider {
    /// What was set.
    pub settings: ProviderSettings,
    /// The client secret; none for a public client.
    pub secret: Option<String>,
}

fn place_of_secret(workspace: WorkspaceId) -> Place {
    Place::new("sso_providers.client_secret").id(workspace.0)
}

/// A workspace's provider, if it has one.
///
/// # Errors
/// As the database says.
pub fn provider_of(tx: &mut Tx<'_>, workspace: WorkspaceId) -> Result<Option<Provider>, DbError> {
    tx.maybe(
        sql!("SELECT settings, client_secret FROM sso_providers WHERE workspace_id = $1"),
        &[workspace.into()],
        |row| {
            let settings = serde_json::from_str(&row.get::<String>(0)?)
                .map_err(|error| DbError::Statement(format!("settings of the provider: {error}")))?;
            Ok(Provider { settings, secret: row.open(1, &place_of_secret(workspace))? })
        },
    )
}

/// The workspaces that sign in by this issuer.
///
/// # Errors
/// As the database says.
pub fn workspaces_of_issuer(tx: &mut Tx<'_>, issuer: &str) -> Result<Vec<WorkspaceId>, DbError> {
    tx.all(
        sql!("SELECT workspace_id FROM sso_providers WHERE issuer = $1 ORDER BY workspace_id"),
        &[issuer.into()],
        |row| row.get(0),
    )
}

/// Writes the provider down.
///
/// # Errors
/// As the database says.
pub fn write_provider(
    tx: &mut Tx<'_>,
    workspace: WorkspaceId,
    settings: &ProviderSettings,
    secret: Option<&str>,
) -> Result<(), Problem> {
    let text = serde_json::to_string(settings).map_err(Problem::internal)?;
    let sealed = secret.map(|it| seal_own(tx, workspace, &place_of_secret(workspace), it)).transpose()?;
    tx.exec(
        sql!(
            "INSERT INTO sso_providers (workspace_id, issuer, settings, client_secret) VALUES ($1, $2, $3, $4) ",
            "ON CONFLICT (workspace_id) DO UPDATE SET issuer = excluded.issuer, settings = excluded.settings, ",
            "client_secret = excluded.client_secret"
        ),
        &[workspace.into(), (&settings.issuer).into(), (&text).into(), sealed.as_ref().into()],
    )?;
    Ok(())
}

/// Removes the provider. Whoever had only it needs an invitation.
///
/// # Errors
/// As the database says.
pub fn remove_provider(tx: &mut Tx<'_>, workspace: WorkspaceId) -> Result<bool, DbError> {
    Ok(tx.exec(sql!("DELETE FROM sso_providers WHERE workspace_id = $1"), &[workspace.into()])? > 0)
}

/// Who somebody of the provider's is here.
///
/// # Errors
/// As the database says.
pub fn identified(
    tx: &mut Tx<'_>,
    workspace: WorkspaceId,
    issuer: &str,
    subject: &str,
) -> Result<Option<StaffId>, DbError> {
    tx.maybe(
        sql!(
            "SELECT staff_id FROM staff_identities WHERE workspace_id = $1 AND issuer = $2 AND subject = $3"
        ),
        &[workspace.into(), issuer.into(), subject.into()],
        |row| row.get(0),
    )
}

/// Whether somebody is known to the provider under a subject already.
///
/// # Errors
/// As the database says.
pub fn has_identity(
    tx: &mut Tx<'_>,
    workspace: WorkspaceId,
    issuer: &str,
    staff: StaffId,
) -> Result<bool, DbError> {
    let count: i64 = tx.one(
        sql!(
            "SELECT count(*) FROM staff_identities WHERE workspace_id = $1 AND staff_id = $2 AND issuer = $3"
        ),
        &[workspace.into(), staff.into(), issuer.into()],
        |row| row.get(0),
    )?;
    Ok(count > 0)
}

/// Writes down who is who. One that is written already stays as it is; whoever is somebody else there is refused.
///
/// # Errors
/// [`Code::Conflict`].
pub fn link_identity(
    tx: &mut Tx<'_>,
    workspace: WorkspaceId,
    (issuer, subject): (&str, &str),
    staff: StaffId,
    now: Time,
) -> Result<(), Problem> {
    match identified(tx, workspace, issuer, subject)? {
        Some(known) if known == staff => return Ok(()),
        Some(_) => {
            return Err(Problem::new(
                Code::Conflict,
                "This account of the provider is somebody else's here.",
            ));
        }
        None => {}
    }
    tx.exec(
        sql!(
            "INSERT INTO staff_identities (workspace_id, issuer, subject, staff_id, linked_at) VALUES ($1, $2, $3, $4, $5)"
        ),
        &[workspace.into(), issuer.into(), subject.into(), staff.into(), now.into()],
    )?;
    Ok(())
}

/// Uses up what counts once. Tells whether it was there to be used.
///
/// # Errors
/// As the database says.
pub fn use_once(
    tx: &mut Tx<'_>,
    workspace: WorkspaceId,
    mark: &[u8; 32],
    now: Time,
    until: Time,
) -> Result<bool, DbError> {
    tx.exec(
        sql!("DELETE FROM sso_used WHERE workspace_id = $1 AND expires_at <= $2"),
        &[workspace.into(), now.into()],
    )?;
    let fresh = tx.exec(
        sql!(
            "INSERT INTO sso_used (workspace_id, mark, expires_at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING"
        ),
        &[workspace.into(), mark.as_slice().into(), until.into()],
    )?;
    Ok(fresh == 1)
}

/// Whether somebody's role has what decides over others.
///
/// # Errors
/// As the database says.
pub fn is_privileged(tx: &mut Tx<'_>, workspace: WorkspaceId, staff: StaffId) -> Result<bool, DbError> {
    let role = role_of(tx, workspace, staff)?;
    Ok(role.is_some_and(|it| it.permissions.iter().any(|it| PRIVILEGED.contains(it))))
}

/// Whether passwords open no session any more, but those of admins with a second factor.
///
/// # Errors
/// As the database says.
pub fn passwords_closed(tx: &mut Tx<'_>, workspace: WorkspaceId) -> Result<bool, DbError> {
    Ok(closed(tx, workspace)?.is_some())
}

/// The name of the provider, where passwords are closed.
fn closed(tx: &mut Tx<'_>, workspace: WorkspaceId) -> Result<Option<String>, DbError> {
    let settings = provider_of(tx, workspace)?.map(|it| it.settings);
    Ok(settings.filter(|it| it.enabled && !it.password_sign_in).map(|it| it.name))
}

/// Refuses a password where passwords are closed: all but those of admins with a second factor.
///
/// # Errors
/// [`Code::Forbidden`].
pub(crate) fn password_opens(
    tx: &mut Tx<'_>,
    workspace: WorkspaceId,
    staff: StaffId,
) -> Result<Result<(), Problem>, DbError> {
    let Some(name) = closed(tx, workspace)? else { return Ok(Ok(())) };
    if break_glass(tx, workspace)?.contains(&staff) {
        return Ok(Ok(()));
    }
    Ok(Err(use_provider(&name)))
}

/// Refuses to let somebody with this role in by a new password, where passwords are closed. An admin may: they have yet to set
/// up the second factor by which theirs will open anything.
///
/// # Errors
/// [`Code::Forbidden`].
pub fn password_can_open(tx: &mut Tx<'_>, workspace: WorkspaceId, role: RoleId) -> Result<(), Problem> {
    let Some(name) = closed(tx, workspace)? else { return Ok(()) };
    let role = super::find_role(tx, workspace, role)?;
    if role.is_some_and(|it| it.is_admin()) { Ok(()) } else { Err(use_provider(&name)) }
}

fn use_provider(name: &str) -> Problem {
    let detail = format!(
        "This workspace signs in with {name}, not by password. Use \"Sign in with {name}\" on the sign-in page."
    );
    Problem::new(Code::Forbidden, detail)
}

/// The admins who come in while the provider is away: active, with a password and a second factor of their own.
///
/// # Errors
/// As the database says.
pub fn break_glass(tx: &mut Tx<'_>, workspace: WorkspaceId) -> Result<Vec<StaffId>, DbError> {
    tx.all(
        sql!(
            "SELECT s.id FROM staff s JOIN roles r ON r.workspace_id = s.workspace_id AND r.id = s.role_id ",
            "WHERE s.workspace_id = $1 AND s.state = 'active' AND r.permissions = $2 AND s.scope = $3 AND s.password_hash IS NOT NULL ",
            "AND (s.totp_secret IS NOT NULL OR EXISTS (SELECT 1 FROM passkeys p WHERE p.workspace_id = s.workspace_id ",
            "AND p.staff_id = s.id)) ORDER BY s.id"
        ),
        &[workspace.into(), EVERYTHING.into(), UNLIMITED.into()],
        |row| row.get(0),
    )
}

/// Refuses to leave a workspace whose passwords are closed without anybody who comes in while the provider is away. Called after
/// a change of roles, states or second factors.
///
/// # Errors
/// [`Code::Conflict`].
pub fn break_glass_remains(tx: &mut Tx<'_>, workspace: WorkspaceId) -> Result<(), Problem> {
    if closed(tx, workspace)?.is_none() || !break_glass(tx, workspace)?.is_empty() {
        return Ok(());
    }
    Err(Problem::new(
        Code::Conflict,
        "Passwords are closed, and this is the last admin with a password and a second factor: if the provider were away, \
         nobody could come in. Give another admin both first, or open passwords under Settings, Single sign-on.",
    ))
}
