//! Passkeys and security keys (WebAuthn). Each belongs to the name that the console was reached by when it was made: the
//! host of `server.public_url`, or `localhost`. Where the console is reached by a bare address there are none.

use super::SignedSession;
use crate::{
    access::StaffCells,
    app::App,
    events::{Journal, kinds},
    http::{Code, Problem},
};
use ombud_base::{
    Time,
    id::{PasskeyId, StaffId, WorkspaceId},
};
use ombud_db::{DbError, Tx, sql};
use serde::{Serialize, de::DeserializeOwned};
use serde_json::{Value as Json, json};
use utoipa::ToSchema;
use webauthn_rs::prelude as webauthn;

const KIND: &str = "passkey";
/// How long making one may take.
const PATIENCE_SECONDS: i64 = 300;
/// How many one member of staff may have.
const MOST: usize = 20;

/// A passkey or security key.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Passkey {
    /// Its id.
    pub id: PasskeyId,
    /// What its owner calls it.
    #[schema(example = "Blue YubiKey")]
    pub name: String,
    /// When it was added.
    pub created_at: Time,
    /// When it was last used to sign in.
    pub last_used_at: Option<Time>,
}

/// What to ask the browser for, of an account.
pub(super) enum Asked {
    /// It has no passkey.
    None,
    /// It has some, and they belong to another name of this server.
    Elsewhere,
    /// The browser's question and the state that its answer is checked with.
    Options {
        /// PublicKeyCredentialRequestOptions.
        options: Json,
        /// Stays here.
        state: String,
    },
}

/// The name that passkeys are bound to, and what checks them, for the address that the browser asked.
pub(crate) fn relying_party(app: &App, host: &str) -> Option<(String, webauthn::Webauthn)> {
    let name = host.rsplit_once(':').map_or(host, |(name, _)| name);
    let url =
        if name == "localhost" { format!("http://{host}") } else { app.config.server.public_url.clone() };
    let origin = webauthn::Url::parse(&url).ok()?;
    let id = origin.domain()?.to_owned();
    let builder = webauthn_rs::WebauthnBuilder::new(&id, &origin).ok()?.rp_name("Ombud");
    Some((id.clone(), builder.build().ok()?))
}

/// Reads what the browser made. Browsers call the extensions' results `clientExtensionResults`, older libraries
/// `extensions`; who sends both means the first.
pub(crate) fn parse<T: DeserializeOwned>(credential: &Json) -> Result<T, serde_json::Error> {
    let mut credential = credential.clone();
    if let Some(fields) = credential.as_object_mut().filter(|it| it.contains_key("clientExtensionResults")) {
        fields.remove("extensions");
    }
    serde_json::from_value(credential)
}

fn needs_a_name() -> Problem {
    Problem::new(
        Code::Conflict,
        "Passkeys need a host name: open the console by its name (server.public_url), not by a bare address.",
    )
}

struct Stored {
    id: PasskeyId,
    rp_id: String,
    passkey: webauthn::Passkey,
}

fn stored(tx: &mut Tx<'_>, workspace: WorkspaceId, staff: StaffId) -> Result<Vec<Stored>, DbError> {
    tx.all(
        sql!(
            "SELECT id, rp_id, credential FROM passkeys WHERE workspace_id = $1 AND staff_id = $2 ORDER BY id"
        ),
        &[workspace.into(), staff.into()],
        |row| {
            let passkey = serde_json::from_str(&row.get::<String>(2)?)
                .map_err(|error| DbError::Statement(format!("a stored passkey: {error}")))?;
            Ok(Stored { id: row.get(0)?, rp_id: row.get(1)?, passkey })
        },
    )
}

/// Prepares the question for a sign-in.
pub(super) fn ask(
    tx: &mut Tx<'_>,
    app: &App,
    workspace: WorkspaceId,
    staff: StaffId,
    host: &str,
) -> Result<Asked, Problem> {
    let all = stored(tx, workspace, staff)?;
    if all.is_empty() {
        return Ok(Asked::None);
    }
    let Some((rp_id, checker)) = relying_party(app, host) else { return Ok(Asked::Elsewhere) };
    let here: Vec<_> = all.into_iter().filter(|it| it.rp_id == rp_id).map(|it| it.passkey).collect();
    if here.is_empty() {
        return Ok(Asked::Elsewhere);
    }
    let (question, state) = checker.start_passkey_authentication(&here).map_err(Problem::internal)?;
    let question = serde_json::to_value(question).map_err(Problem::internal)?;
    let options = question.get("publicKey").cloned().unwrap_or(question);
    Ok(Asked::Options { options, state: serde_json::to_string(&state).map_err(Problem::internal)? })
}

/// Judges the browser's answer; notes the use.
pub(super) fn verify(
    tx: &mut Tx<'_>,
    app: &App,
    workspace: WorkspaceId,
    staff: StaffId,
    state: Option<&str>,
    credential: &Json,
    host: &str,
) -> Result<bool, Problem> {
    let (Some(state), Some((_, checker))) = (state, relying_party(app, host)) else { return Ok(false) };
    let state: webauthn::PasskeyAuthentication = serde_json::from_str(state).map_err(Problem::internal)?;
    let Ok(credential) = parse::<webauthn::PublicKeyCredential>(credential) else {
        return Ok(false);
    };
    let result = match checker.finish_passkey_authentication(&credential, &state) {
        Ok(result) => result,
        Err(error) => {
            tracing::info!(%error, staff = %staff, "a passkey was refused");
            return Ok(false);
        }
    };
    let Some(mut used) =
        stored(tx, workspace, staff)?.into_iter().find(|it| it.passkey.cred_id() == result.cred_id())
    else {
        return Ok(false);
    };
    used.passkey.update_credential(&result);
    let kept = serde_json::to_string(&used.passkey).map_err(Problem::internal)?;
    tx.exec(
        sql!("UPDATE passkeys SET credential = $3, last_used_at = $4 WHERE workspace_id = $1 AND id = $2"),
        &[workspace.into(), used.id.into(), (&kept).into(), app.now().into()],
    )?;
    Ok(true)
}

/// Begins to add a passkey: PublicKeyCredentialCreationOptions.
///
/// # Errors
/// [`Code::Conflict`] where there can be none, or too many are there.
pub(super) async fn begin(app: &App, own: &SignedSession, host: &str) -> Result<Json, Problem> {
    let (_, checker) = relying_party(app, host).ok_or_else(needs_a_name)?;
    let (app2, own) = (app.clone(), own.clone());
    app.db
        .write(move |tx| {
            let workspace = own.signed.workspace;
            let all = stored(tx, workspace, own.staff)?;
            if all.len() >= MOST {
                let detail = format!("You have {MOST} passkeys, which is the most. Delete one first.");
                return Err(Problem::new(Code::Conflict, detail));
            }
            let known = all.iter().map(|it| it.passkey.cred_id().clone()).collect();
            let (email, name): (String, String) = tx.one(
                sql!("SELECT email, name FROM staff WHERE workspace_id = $1 AND id = $2"),
                &[workspace.into(), own.staff.into()],
                |row| {
                    let mut row = row.reader();
                    Ok((row.email_of(own.staff)?, row.name_of(own.staff)?))
                },
            )?;
            let (question, state) = checker
                .start_passkey_registration(own.staff.0, &email, &name, Some(known))
                .map_err(Problem::internal)?;
            let state = serde_json::to_string(&state).map_err(Problem::internal)?;
            super::keep_enrolment(tx, &own, KIND, &state, app2.now().plus_seconds(PATIENCE_SECONDS))?;
            let question = serde_json::to_value(question).map_err(Problem::internal)?;
            Ok(question.get("publicKey").cloned().unwrap_or(question))
        })
        .await
}

/// Adds the passkey that the browser made.
///
/// # Errors
/// [`Code::WrongCredentials`] when it does not fit the question; [`Code::Conflict`] when none was begun.
pub(super) async fn add(
    app: &App,
    own: &SignedSession,
    name: String,
    credential: Json,
    host: &str,
) -> Result<Passkey, Problem> {
    let (rp_id, checker) = relying_party(app, host).ok_or_else(needs_a_name)?;
    let (app2, own) = (app.clone(), own.clone());
    let refused = |why: &dyn std::fmt::Display| {
        tracing::info!(error = %why, "a new passkey was refused");
        Problem::new(Code::WrongCredentials, "The browser's answer does not fit. Start again.")
    };
    app.db
        .write(move |tx| {
            let (workspace, now) = (own.signed.workspace, app2.now());
            let mut journal = Journal::open(tx, workspace, own.signed.actor(), now)?;
            let state: webauthn::PasskeyRegistration = super::kept_enrolment(tx, &own, KIND, now)?;
            super::forget_enrolment(tx, &own, KIND)?;
            let made: webauthn::RegisterPublicKeyCredential =
                parse(&credential).map_err(|error| refused(&error))?;
            let made = checker.finish_passkey_registration(&made, &state).map_err(|error| refused(&error))?;
            let passkey =
                Passkey { id: PasskeyId::new(now, &app2.random), name: name.clone(), created_at: now, last_used_at: None };
            let kept = serde_json::to_string(&made).map_err(Problem::internal)?;
            tx.exec(
                sql!(
                    "INSERT INTO passkeys (workspace_id, id, staff_id, name, rp_id, credential_id, credential, created_at, last_used_at) ",
                    "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, NULL)"
                ),
                &[
                    workspace.into(),
                    passkey.id.into(),
                    own.staff.into(),
                    (&passkey.name).into(),
                    (&rp_id).into(),
                    made.cred_id().as_slice().into(),
                    (&kept).into(),
                    now.into(),
                ],
            )?;
            let data = json!({"staff": own.staff, "change": "passkey added", "passkey": passkey.id});
            journal.event(kinds::STAFF_SECOND_FACTOR, None, &data);
            journal.close(tx, &app2.hub)?;
            Ok(passkey)
        })
        .await
}

/// The own passkeys, the oldest first.
pub(super) async fn list(app: &App, own: &SignedSession) -> Result<Vec<Passkey>, Problem> {
    let (workspace, staff) = (own.signed.workspace, own.staff);
    let found = app.db.read::<_, DbError, _>(move |tx| {
        tx.all(
            sql!(
                "SELECT id, name, created_at, last_used_at FROM passkeys ",
                "WHERE workspace_id = $1 AND staff_id = $2 ORDER BY created_at, id"
            ),
            &[workspace.into(), staff.into()],
            |row| {
                Ok(Passkey {
                    id: row.get(0)?,
                    name: row.get(1)?,
                    created_at: row.get(2)?,
                    last_used_at: row.get(3)?,
                })
            },
        )
    });
    Ok(found.await?)
}

/// Removes one of the own passkeys.
///
/// # Errors
/// [`Code::NotFound`]; [`Code::Conflict`] when it is the last second factor and the workspace demands one.
pub(super) async fn remove(app: &App, own: &SignedSession, id: PasskeyId) -> Result<(), Problem> {
    let (app2, own) = (app.clone(), own.clone());
    app.db
        .write(move |tx| {
            let workspace = own.signed.workspace;
            let mut journal = Journal::open(tx, workspace, own.signed.actor(), app2.now())?;
            let gone = tx.exec(
                sql!("DELETE FROM passkeys WHERE workspace_id = $1 AND staff_id = $2 AND id = $3"),
                &[workspace.into(), own.staff.into(), id.into()],
            )?;
            if gone == 0 {
                return Err(Problem::not_found());
            }
            super::after_removal(tx, &app2, workspace, own.staff)?;
            let data = json!({"staff": own.staff, "change": "passkey removed", "passkey": id});
            journal.event(kinds::STAFF_SECOND_FACTOR, None, &data);
            journal.close(tx, &app2.hub)?;
            Ok(())
        })
        .await
}
