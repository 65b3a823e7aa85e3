//! `/sso`: the provider as its workspace sets it.

use super::{Refused, Sso};
use crate::{
    access::{
        Permission, ProviderSettings, Signed, Who, break_glass, find_role, provider_of, remove_provider,
        sign_in::{Taken, take_back},
        write_provider,
    },
    events::Journal,
    http::{Body, Checks, Code, Confidential, Problem},
    settings::{Change, settings_changed},
    staff,
};
use axum::{Json, extract::State, http::StatusCode};
use ombud_base::id::{StaffId, WorkspaceId};
use ombud_db::{Tx, sql};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// The longest client secret.
const LONGEST_SECRET: usize = 1000;

/// The provider by which staff sign in, and what it has to know of this desk.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct SsoView {
    /// What was set; what counts without, where nothing was.
    settings: ProviderSettings,
    /// Whether there is a client secret. It is never shown.
    has_secret: bool,
    /// For the provider: where it sends browsers back to.
    #[schema(example = "https://desk.example.com/api/v1/auth/sso/callback")]
    redirect_uri: String,
    /// For the provider: where browsers go after signing out there.
    #[schema(example = "https://desk.example.com/console/login")]
    post_logout_redirect_uri: String,
    /// For the provider: where it says whose session has ended.
    #[schema(example = "https://desk.example.com/api/v1/auth/sso/back-channel-logout")]
    back_channel_logout_uri: String,
    /// How many staff it knows.
    people: i64,
    /// The names of the admins who come in by password while it is away.
    break_glass: Vec<String>,
}

/// A client secret.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SsoSecret {
    /// What the provider gave: 1 to 1,000 characters; `null` for a public client, which proves itself by PKCE alone.
    #[schema(max_length = 1000, example = "from the provider")]
    client_secret: Option<String>,
}

/// What a provider says of itself.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct SsoCheck {
    /// It answers, and all that is needed is there.
    good: bool,
    /// What is wrong with it, in English.
    problem: Option<String>,
    /// Where browsers would sign in.
    authorization_endpoint: Option<String>,
    /// How many keys it signs with that can be used here.
    keys: usize,
    /// Browsers can sign out there.
    signs_out: bool,
    /// It can end sessions here.
    back_channel_logout: bool,
}

/// Where a provider is.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SsoIssuer {
    /// Its issuer.
    #[schema(max_length = 500, example = "https://login.example.com/realms/staff")]
    issuer: String,
}

impl Sso {
    fn view(&self, tx: &mut Tx<'_>, workspace: WorkspaceId) -> Result<SsoView, Problem> {
        let provider = provider_of(tx, workspace)?;
        let has_secret = provider.as_ref().is_some_and(|it| it.secret.is_some());
        let settings = provider.map(|it| it.settings).unwrap_or_default();
        let people = tx.one(
            sql!("SELECT count(*) FROM staff_identities WHERE workspace_id = $1 AND issuer = $2"),
            &[workspace.into(), (&settings.issuer).into()],
            |row| row.get(0),
        )?;
        let able: Vec<StaffId> = break_glass(tx, workspace)?;
        let named = staff::names(tx, workspace, &able)?;
        Ok(SsoView {
            settings,
            has_secret,
            redirect_uri: self.redirect_uri(),
            post_logout_redirect_uri: self.own_url("/console/login"),
            back_channel_logout_uri: self.own_url("/api/v1/auth/sso/back-channel-logout"),
            people,
            break_glass: named.into_values().collect(),
        })
    }

    fn check(&self, mut new: ProviderSettings) -> Result<ProviderSettings, Problem> {
        let mut checks = Checks::new();
        new.name = if new.enabled {
            checks.line("name", &new.name, 40)
        } else {
            checks.line_or_empty("name", &new.name, 40)
        };
        new.issuer = checks.line_or_empty("issuer", &new.issuer, 500);
        new.client_id = checks.line_or_empty("client_id", &new.client_id, 500);
        if new.enabled || !new.issuer.is_empty() {
            if let Some(why) = self.outward.refuse(&new.issuer) {
                checks.fail("issuer", why);
            }
            let plain = !new.issuer.contains(['?', '#']) && !new.issuer.contains("/.well-known/");
            checks.expect(
                plain,
                "issuer",
                "must be the issuer itself, without /.well-known/… and without a query",
            );
        }
        checks.expect(!new.enabled || !new.client_id.is_empty(), "client_id", "must not be empty");
        checks.expect(
            new.enabled || new.password_sign_in,
            "password_sign_in",
            "must be on while there is no other way in",
        );
        new.groups_claim = checks.line_or_empty("groups_claim", &new.groups_claim, 200);
        let lists = [("scopes", &mut new.scopes, 10), ("factor_values", &mut new.factor_values, 20)];
        for (field, list, most) in lists {
            checks.count(field, list, most);
            for (at, word) in list.iter_mut().enumerate().take(most) {
                *word = checks.line(&format!("{field}[{at}]"), word, 200);
                let plain = !word.contains([' ', '"', '\\']);
                checks.expect(plain, format!("{field}[{at}]"), "must be one word");
            }
        }
        checks.count("domains", &new.domains, 50);
        for (at, domain) in new.domains.iter_mut().enumerate().take(50) {
            *domain =
                checks.line(&format!("domains[{at}]"), domain.trim_start_matches('@'), 253).to_lowercase();
            let plain = domain.contains('.') && !domain.contains(['@', '/', '*', ' ']);
            checks.expect(plain, format!("domains[{at}]"), "must be a domain such as example.com");
        }
        checks.count("mappings", &new.mappings, 200);
        for (at, mapping) in new.mappings.iter_mut().enumerate().take(200) {
            mapping.group = checks.line(&format!("mappings[{at}].group"), &mapping.group, 200);
            checks.count(&format!("mappings[{at}].teams"), &mapping.teams, 50);
        }
        checks.done().map(|()| new)
    }
}

/// Refuses what does not exist, and roles that the caller could not give by hand.
fn check_given(tx: &mut Tx<'_>, signed: &Signed, new: &ProviderSettings) -> Result<(), Problem> {
    let roles = new
        .mappings
        .iter()
        .enumerate()
        .filter_map(|(at, it)| Some((format!("mappings[{at}].role"), it.role?)));
    let default = new.default_role.map(|it| ("default_role".to_owned(), it));
    for (field, role) in roles.chain(default) {
        let role = find_role(tx, signed.workspace, role)?;
        let role = role.ok_or_else(|| Problem::invalid(field, "is no role"))?;
        signed.need_all_of(&role.permissions)?;
    }
    for (at, mapping) in new.mappings.iter().enumerate() {
        staff::teams_exist(tx, signed.workspace, &format!("mappings[{at}].teams"), &mapping.teams)?;
    }
    if !new.password_sign_in && break_glass(tx, signed.workspace)?.is_empty() {
        let detail = "cannot be off: no admin has both a password and a second factor, by which somebody comes in while the \
                      provider is away";
        return Err(Problem::invalid("password_sign_in", detail));
    }
    Ok(())
}

/// The provider by which staff sign in, and what it has to know of this desk.
#[utoipa::path(get, path = "/sso", tag = "single sign-on", responses((status = 200, body = SsoView)))]
pub(super) async fn show_sso(State(sso): State<Sso>, signed: Signed) -> Result<Json<SsoView>, Problem> {
    signed.need_any(&[Permission::SecurityRead, Permission::SecurityManage])?;
    let parts = sso.clone();
    sso.db.snapshot(move |tx| parts.view(tx, signed.workspace)).await.map(Json)
}

/// Sets the provider. You must have every permission of each role that it can give. Where issuer or client change, or it is
/// switched off, the sessions that it opened end, but not your own.
#[utoipa::path(
    put, path = "/sso", tag = "single sign-on",
    request_body(content = ProviderSettings, example = json!({"enabled": false, "name": "Okta", "issuer": "https://login.example.com", "client_id": "ombud"})),
    responses((status = 200, body = SsoView), (status = 403), (status = 422))
)]
pub(super) async fn set_sso(
    State(sso): State<Sso>,
    signed: Signed,
    Body(new): Body<ProviderSettings>,
) -> Result<Json<SsoView>, Problem> {
    signed.need(Permission::SecurityManage)?;
    let new = sso.check(new)?;
    let parts = sso.clone();
    let written = sso.db.write::<_, Problem, _>(move |tx| {
        let workspace = signed.workspace;
        let mut journal = Journal::open(tx, workspace, signed.actor(), parts.now())?;
        check_given(tx, &signed, &new)?;
        let old = provider_of(tx, workspace)?;
        let secret = old.as_ref().and_then(|it| it.secret.clone());
        let was = old.map(|it| it.settings);
        write_provider(tx, workspace, &new, secret.as_deref())?;
        let same = |it: &ProviderSettings| {
            new.enabled && (&it.issuer, &it.client_id) == (&new.issuer, &new.client_id)
        };
        if was.as_ref().is_some_and(|it| it.enabled && !same(it)) {
            take_back(tx, &mut journal, Taken::All(own_session(&signed)))?;
        }
        let change = if was.is_some() { Change::Changed } else { Change::Created };
        settings_changed(&mut journal, "single_sign_on", workspace, change, &new);
        journal.close(tx, &parts.hub)?;
        parts.view(tx, workspace)
    });
    written.await.map(Json)
}

const fn own_session(signed: &Signed) -> Option<ombud_base::id::SessionId> {
    match signed.who {
        Who::Staff { session, .. } => Some(session),
        Who::Token(_) => None,
    }
}

/// Sets or removes the client secret.
#[utoipa::path(
    put, path = "/sso/secret", tag = "single sign-on",
    request_body(content = SsoSecret, example = json!({"client_secret": "from the provider"})),
    responses((status = 204), (status = 403), (status = 409), (status = 422))
)]
pub(super) async fn set_sso_secret(
    State(sso): State<Sso>,
    signed: Signed,
    Confidential(new): Confidential<SsoSecret>,
) -> Result<StatusCode, Problem> {
    signed.need(Permission::SecurityManage)?;
    let mut checks = Checks::new();
    let secret = new.client_secret.map(|it| checks.line("client_secret", &it, LONGEST_SECRET));
    checks.done()?;
    let parts = sso.clone();
    let written = sso.db.write::<_, Problem, _>(move |tx| {
        let workspace = signed.workspace;
        let mut journal = Journal::open(tx, workspace, signed.actor(), parts.now())?;
        let Some(provider) = provider_of(tx, workspace)? else {
            return Err(Problem::new(Code::Conflict, "Set the provider first, then its secret."));
        };
        write_provider(tx, workspace, &provider.settings, secret.as_deref())?;
        let told = serde_json::json!({"client_secret": secret.is_some()});
        settings_changed(&mut journal, "single_sign_on", workspace, Change::Changed, &told);
        journal.close(tx, &parts.hub)?;
        Ok(StatusCode::NO_CONTENT)
    });
    written.await
}

/// Removes the provider: passwords open sessions again, and the sessions that it opened end, but not your own. Who is known to it
/// stays known, should it be set again.
#[utoipa::path(delete, path = "/sso", tag = "single sign-on", responses((status = 204), (status = 403), (status = 404)))]
pub(super) async fn remove_sso(State(sso): State<Sso>, signed: Signed) -> Result<StatusCode, Problem> {
    signed.need(Permission::SecurityManage)?;
    let parts = sso.clone();
    let written = sso.db.write::<_, Problem, _>(move |tx| {
        let workspace = signed.workspace;
        let mut journal = Journal::open(tx, workspace, signed.actor(), parts.now())?;
        let Some(old) = provider_of(tx, workspace)? else { return Err(Problem::not_found()) };
        remove_provider(tx, workspace)?;
        take_back(tx, &mut journal, Taken::All(own_session(&signed)))?;
        settings_changed(&mut journal, "single_sign_on", workspace, Change::Deleted, &old.settings);
        journal.close(tx, &parts.hub)?;
        Ok(StatusCode::NO_CONTENT)
    });
    written.await
}

/// Asks a provider what it says of itself, without setting it.
#[utoipa::path(
    post, path = "/sso/check", tag = "single sign-on",
    request_body(content = SsoIssuer, example = json!({"issuer": "https://login.invalid"})),
    responses((status = 200, body = SsoCheck), (status = 403))
)]
pub(super) async fn check_sso(
    State(sso): State<Sso>,
    signed: Signed,
    Body(asked): Body<SsoIssuer>,
) -> Result<Json<SsoCheck>, Problem> {
    signed.need(Permission::SecurityManage)?;
    let checked = async {
        let metadata = sso.read_metadata(asked.issuer.trim()).await?;
        let keys = sso.read_keys(&metadata).await?.len();
        if keys == 0 {
            return Err(Refused::provider(format!("{} has no keys that can be used", metadata.jwks_uri)));
        }
        Ok(SsoCheck {
            good: true,
            problem: None,
            authorization_endpoint: Some(metadata.authorization_endpoint),
            keys,
            signs_out: metadata.end_session_endpoint.is_some(),
            back_channel_logout: metadata.backchannel_logout_supported,
        })
    };
    Ok(Json(checked.await.unwrap_or_else(|refused: Refused| SsoCheck {
        good: false,
        problem: Some(refused.detail),
        authorization_endpoint: None,
        keys: 0,
        signs_out: false,
        back_channel_logout: false,
    })))
}
