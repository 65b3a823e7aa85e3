use crate::{
    access::{bearer, hash_token, unauthenticated},
    app::App,
    customers::{self, NewCustomer},
    events::{Actor, Journal},
    http::{Code, Problem},
    inboxes::{IdentityClaims, Inbox},
    proof::{self, AppWord, Device},
};
use axum::{
    extract::{FromRef, FromRequestParts},
    http::request::Parts,
};
use futures_util::{FutureExt, future::BoxFuture};
use ombud_base::{
    Time,
    id::{CustomerId, InboxId, WorkspaceId},
};
use ombud_db::{DbError, Tx, sql};
use serde::Serialize;
use utoipa::ToSchema;

/// A session ends so many days after it was last used.
const KEPT_DAYS: i64 = 180;
/// How often its use is noted.
const NOTED_SECONDS: i64 = 3600;

/// A customer's session on one device.
#[derive(Clone, Debug)]
pub struct CustomerSession {
    /// The workspace.
    pub workspace: WorkspaceId,
    /// Whose.
    pub customer: CustomerId,
    /// Where it began.
    pub inbox: InboxId,
    hash: [u8; 32],
}

impl CustomerSession {
    /// The customer at this device, for what is to be proved there.
    pub const fn device(&self) -> Device {
        Device { workspace: self.workspace, customer: self.customer, inbox: self.inbox, session: self.hash }
    }
}

impl<S> FromRequestParts<S> for CustomerSession
where
    S: Send + Sync,
    App: FromRef<S>,
{
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
        let token = bearer(&parts.headers).ok_or_else(no_session)?;
        session_of(&App::from_ref(state), token).await
    }
}

fn no_session() -> Problem {
    Problem::new(
        Code::Unauthenticated,
        "Send the widget's session as `Authorization: Bearer …`; POST /api/v1/widget/sessions begins one.",
    )
}

/// The session of a token. A blocked customer has none.
///
/// # Errors
/// [`Code::Unauthenticated`].
pub fn session_of<'a>(app: &'a App, token: &'a str) -> BoxFuture<'a, Result<CustomerSession, Problem>> {
    found_session(app, token).boxed()
}

async fn found_session(app: &App, token: &str) -> Result<CustomerSession, Problem> {
    let (hash, now) = (hash_token(token), app.now());
    let found = app.db.read::<_, DbError, _>(move |tx| find(tx, &hash, now)).await?;
    let (session, last_seen) = found.ok_or_else(no_session)?;
    if now > last_seen.plus_seconds(NOTED_SECONDS) {
        let (ws, customer) = (session.workspace, session.customer);
        let noted = app.db.write::<_, DbError, _>(move |tx| {
            tx.exec(
                sql!("UPDATE customer_sessions SET last_seen_at = $2, expires_at = $3 WHERE token_hash = $1"),
                &[hash.as_slice().into(), now.into(), now.plus_seconds(KEPT_DAYS * 86_400).into()],
            )?;
            customers::seen(tx, ws, customer, now)
        });
        noted.await?;
    }
    Ok(session)
}

fn find(tx: &mut Tx<'_>, hash: &[u8; 32], now: Time) -> Result<Option<(CustomerSession, Time)>, DbError> {
    tx.maybe(
        sql!(
            "SELECT s.workspace_id, s.customer_id, s.inbox_id, s.last_seen_at FROM customer_sessions s ",
            "JOIN customers c ON c.workspace_id = s.workspace_id AND c.id = s.customer_id AND c.blocked = FALSE ",
            "WHERE s.token_hash = $1 AND s.expires_at > $2"
        ),
        &[hash.as_slice().into(), now.into()],
        |row| {
            let mut row = row.reader();
            let session = CustomerSession {
                workspace: row.next()?,
                customer: row.next()?,
                inbox: row.next()?,
                hash: *hash,
            };
            Ok((session, row.next()?))
        },
    )
}

/// What a browser brings along.
#[derive(Clone, Debug, Default)]
pub struct Newcomer {
    /// Its language (BCP 47).
    pub language: Option<String>,
    /// Its time zone (IANA).
    pub time_zone: Option<String>,
    /// What the host app says of them, verified.
    pub claims: Option<IdentityClaims>,
    /// The token that says so.
    pub word: Option<AppWord>,
    /// The session that it had.
    pub session: Option<CustomerSession>,
}

/// Begins a session, or goes on with the one that there was; tells the new token, if there is one. Somebody who signs in
/// while a nameless talk is under way takes the talk along, and nobody ever takes over the talk of somebody else.
///
/// # Errors
/// When the inbox takes nobody, or only those who are signed in.
pub async fn begin(
    app: &App,
    inbox: &Inbox,
    newcomer: Newcomer,
) -> Result<(CustomerSession, Option<String>), Problem> {
    if !inbox.enabled {
        return Err(Problem::not_found());
    }
    let token = app.random.token();
    let (inner, hash, at) = (app.clone(), hash_token(&token), inbox.clone());
    let session = app.db.write::<_, Problem, _>(move |tx| enter(&inner, tx, &at, &newcomer, hash)).await?;
    let fresh = session.hash == hash;
    Ok((session, fresh.then_some(token)))
}

/// Somebody without a session opens the chat, within a transaction of the caller's; tells the token that their browser would have.
///
/// # Errors
/// When the inbox takes only those who are signed in.
pub fn arrive(
    app: &App,
    tx: &mut Tx<'_>,
    inbox: &Inbox,
    newcomer: &Newcomer,
) -> Result<(CustomerSession, String), Problem> {
    let token = app.random.token();
    let session = enter(app, tx, inbox, newcomer, hash_token(&token))?;
    Ok((session, token))
}

fn enter(
    app: &App,
    tx: &mut Tx<'_>,
    inbox: &Inbox,
    newcomer: &Newcomer,
    hash: [u8; 32],
) -> Result<CustomerSession, Problem> {
    let (ws, now) = (inbox.workspace, app.now());
    let before = newcomer.session.as_ref().filter(|it| it.workspace == ws);
    let current = before.map(|it| it.customer);
    let mut journal = Journal::open(tx, ws, current.map_or(Actor::System, Actor::Customer), now)?;
    let erased = current.map(|it| customers::customer(tx, ws, it)).transpose()?.flatten();
    if erased.is_some_and(|it| it.erased_at.is_some()) {
        // Erased since this request was let in: the next one comes without a session, as a new customer.
        return Err(no_session());
    }
    let customer = match (&newcomer.claims, current) {
        (Some(claims), current) => {
            let customer = customers::sign_in(tx, &mut journal, &app.random, claims, current)?;
            if let Some(language) = &newcomer.language {
                customers::speaks(tx, &mut journal, &app.random, customer, language)?;
            }
            customer
        }
        (None, Some(current)) => current,
        (None, None) => {
            let new = NewCustomer {
                language: newcomer.language.clone(),
                time_zone: newcomer.time_zone.clone(),
                ..NewCustomer::default()
            };
            customers::create(tx, &mut journal, &app.random, &new)?
        }
    };
    let known = customers::customer(tx, ws, customer)?.ok_or_else(unauthenticated)?;
    if known.blocked {
        return Err(Problem::new(Code::Blocked, "Messages from this account are not accepted."));
    }
    if inbox.identity_required && !known.identities.iter().any(|it| it.proof >= customers::Proof::SignedToken)
    {
        return Err(Problem::new(
            Code::Unauthenticated,
            "This inbox is for customers who are signed in. Sign in to the app and open the chat there.",
        ));
    }
    journal.close(tx, &app.hub)?;
    let kept = before.filter(|it| it.customer == customer);
    let session = match kept {
        Some(session) => session.clone(),
        None => open(tx, inbox, customer, hash, now)?,
    };
    if let Some(word) = &newcomer.word {
        // The host app vouches for whoever is at this device just now.
        proof::vouched(app, tx, &session.device(), word, now)?;
    }
    Ok(session)
}

/// Begins a session of a customer at a device.
///
/// # Errors
/// As the database says.
pub(super) fn open(
    tx: &mut Tx<'_>,
    inbox: &Inbox,
    customer: CustomerId,
    hash: [u8; 32],
    now: Time,
) -> Result<CustomerSession, DbError> {
    let ws = inbox.workspace;
    tx.exec(
        sql!(
            "INSERT INTO customer_sessions (token_hash, workspace_id, inbox_id, customer_id, created_at, last_seen_at, ",
            "expires_at) VALUES ($1, $2, $3, $4, $5, $5, $6)"
        ),
        &[
            hash.as_slice().into(),
            ws.into(),
            inbox.id.into(),
            customer.into(),
            now.into(),
            now.plus_seconds(KEPT_DAYS * 86_400).into(),
        ],
    )?;
    Ok(CustomerSession { workspace: ws, customer, inbox: inbox.id, hash })
}

/// Ends a session: this device is forgotten.
///
/// # Errors
/// As the database says.
pub async fn end(app: &App, session: &CustomerSession) -> Result<(), Problem> {
    let hash = session.hash;
    app.db
        .write::<_, DbError, _>(move |tx| {
            tx.exec(sql!("DELETE FROM customer_sessions WHERE token_hash = $1"), &[hash.as_slice().into()])
        })
        .await?;
    Ok(())
}

/// Ends all sessions of a customer; tells how many there were.
///
/// # Errors
/// As the database says.
pub fn end_all(tx: &mut Tx<'_>, workspace: WorkspaceId, customer: CustomerId) -> Result<u64, DbError> {
    tx.exec(
        sql!("DELETE FROM customer_sessions WHERE workspace_id = $1 AND customer_id = $2"),
        &[workspace.into(), customer.into()],
    )
}

/// A session of a customer, for an export.
#[derive(Debug, Serialize, ToSchema)]
pub struct HeldSession {
    /// When it began.
    pub created_at: Time,
    /// When it was last used, to the hour.
    pub last_seen_at: Time,
    /// When it ends by itself.
    pub expires_at: Time,
}

/// The sessions on a customer's devices, the oldest first.
///
/// # Errors
/// As the database says.
pub fn held(
    tx: &mut Tx<'_>,
    workspace: WorkspaceId,
    customer: CustomerId,
) -> Result<Vec<HeldSession>, DbError> {
    tx.all(
        sql!(
            "SELECT created_at, last_seen_at, expires_at FROM customer_sessions ",
            "WHERE workspace_id = $1 AND customer_id = $2 ORDER BY created_at"
        ),
        &[workspace.into(), customer.into()],
        |row| {
            let (created_at, last_seen_at) = (row.get(0)?, row.get(1)?);
            Ok(HeldSession { created_at, last_seen_at, expires_at: row.get(2)? })
        },
    )
}
