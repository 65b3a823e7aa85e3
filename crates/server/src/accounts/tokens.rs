//! Freeze tokens: given to a customer while all is well, so that they can freeze their account when they cannot log in. Whoever has
//! one can freeze that one account, and nothing else. The hash alone is kept.
//!
//! What staff does with one is a line in the customer's own talk, with who did it for colleagues: nobody makes links behind a
//! customer's back, to press them later without a name. What a programme does is the platform's own doing, and an event alone.

use super::{Accounts, actions, store, store::TokenRow};
use crate::{
    access::{Permission, Signed, hash_token},
    conversations::{
        actions::note_where_open, changes::Changes, people::staff_name, reading, types::Activity,
    },
    customers,
    events::{Actor, kinds},
    http::{Code, Page, PathOf, Problem},
};
use axum::{Json, extract::State, http::StatusCode};
use base64::{Engine, engine::general_purpose::STANDARD};
use ombud_base::{
    Time, Uuid,
    id::{CustomerId, FreezeTokenId, WorkspaceId},
};
use ombud_db::Tx;
use serde::Serialize;
use serde_json::json;
use utoipa::ToSchema;

/// What every freeze token begins with.
pub(super) const PREFIX: &str = "frz_";
/// How long one lasts.
const LIFE_SECONDS: i64 = 90 * 86_400;
/// For how long one that ended is still listed.
const SHOWN_SECONDS: i64 = 30 * 86_400;
/// The most live ones of a customer.
const MOST: usize = 20;
/// The most that one member of staff issues within a day, over all customers.
const MOST_OF_STAFF: i64 = 30;
const DAY_SECONDS: i64 = 86_400;

/// A freeze token.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub(super) struct FreezeToken {
    /// Its id.
    id: FreezeTokenId,
    /// When it was issued.
    created_at: Time,
    /// By whom: `staff`, `token`, or `customer` for one that they made for themselves.
    #[schema(example = "staff")]
    by_kind: String,
    /// Who.
    by: Option<Uuid>,
    /// Until when it can be used.
    expires_at: Time,
    /// Since when it cannot be used any more.
    revoked_at: Option<Time>,
    /// When it was used last.
    used_at: Option<Time>,
    /// The token. Shown once: when it is issued.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(example = "frz_q3Vn0bqkM9Uj5mIh0Xw7l0mJmO0a3c7mT1yQ8f2x9zE")]
    token: Option<String>,
    /// The page with the button, the token behind its `#`. Shown once, too.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(
        example = "https://desk.example.com/freeze#token=frz_q3Vn0bqkM9Uj5mIh0Xw7l0mJmO0a3c7mT1yQ8f2x9zE"
    )]
    link: Option<String>,
    /// The link as a QR code, a PNG as `data:` URL, to be printed or photographed. Shown once, too.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(example = "data:image/png;base64,iVBORw0KGgo")]
    qr: Option<String>,
}

impl FreezeToken {
    pub(super) fn of(it: &TokenRow) -> Self {
        Self {
            id: it.id,
            created_at: it.created_at,
            by_kind: it.by_kind.clone(),
            by: it.by,
            expires_at: it.expires_at,
            revoked_at: it.revoked_at,
            used_at: it.used_at,
            token: None,
            link: None,
            qr: None,
        }
    }

    /// The same with what is shown once.
    fn with(self, accounts: &Accounts, token: String) -> Result<Self, Problem> {
        let public = accounts.config.server.public_url.trim_end_matches('/');
        let link = format!("{public}/freeze#token={token}");
        let png = qrcodegen_image::draw_png(&link).map_err(Problem::internal)?;
        let qr = format!("data:image/png;base64,{}", STANDARD.encode(png));
        Ok(Self { token: Some(token), link: Some(link), qr: Some(qr), ..self })
    }

    /// The same for the customer: of staff, that it was somebody.
    pub(super) fn for_customer(self) -> Self {
        Self { by: None, ..self }
    }
}

/// Writes a new token down, with its event; the caller has seen to who may have one. `refuse` looks at those that there are,
/// the newest first.
pub(super) fn issue(
    accounts: &Accounts,
    tx: &mut Tx<'_>,
    changes: &mut Changes<'_>,
    id: CustomerId,
    hash: &[u8],
    refuse: impl FnOnce(&mut Tx<'_>, &[TokenRow]) -> Result<(), Problem>,
) -> Result<TokenRow, Problem> {
    let (ws, now, actor) = (changes.journal.workspace, changes.journal.now, changes.journal.actor);
    let customer = customers::customer(tx, ws, id)?.ok_or_else(Problem::not_found)?;
    if customer.erased_at.is_some() {
        return Err(Problem::erased());
    }
    actions::askable(tx, ws, id)?;
    store::sweep_tokens(tx, ws, id, now.plus_seconds(-SHOWN_SECONDS))?;
    let there = store::tokens_of(tx, ws, id)?;
    refuse(tx, &there)?;
    let live = there.iter().filter(|it| it.is_live(now)).count();
    if live >= MOST {
        let detail = format!("This customer has {live} freeze tokens, which is the most. Revoke one first.");
        return Err(Problem::new(Code::Conflict, detail));
    }
    let row = TokenRow {
        id: FreezeTokenId::new(now, &accounts.random),
        workspace: ws,
        customer: id,
        created_at: now,
        by_kind: actor.kind().to_owned(),
        by: actor.id(),
        expires_at: now.plus_seconds(LIFE_SECONDS),
        revoked_at: None,
        used_at: None,
    };
    store::insert_token(tx, &row, hash)?;
    let data = json!({"token": row.id, "customer": id, "change": "issued", "expires_at": row.expires_at});
    changes.journal.event_of(id, kinds::FREEZE_TOKEN, &data);
    tell(tx, changes, id, "proof_freeze_link")?;
    Ok(row)
}

/// A new token and its hash.
pub(super) fn draw(accounts: &Accounts) -> (String, [u8; 32]) {
    let token = format!("{PREFIX}{}", accounts.random.token());
    let hash = hash_token(&token);
    (token, hash)
}

/// What its maker gets to see of a new token, once.
pub(super) fn shown(accounts: &Accounts, row: &TokenRow, token: String) -> Result<FreezeToken, Problem> {
    FreezeToken::of(row).with(accounts, token)
}

/// Ends a token, with its event.
pub(super) fn revoke(
    tx: &mut Tx<'_>,
    changes: &mut Changes<'_>,
    id: CustomerId,
    token: &TokenRow,
) -> Result<(), Problem> {
    if token.revoked_at.is_some() {
        return Ok(());
    }
    store::revoke_token(tx, changes.journal.workspace, token.id, changes.journal.now)?;
    let data = json!({"token": token.id, "customer": id, "change": "revoked"});
    changes.journal.event_of(id, kinds::FREEZE_TOKEN, &data);
    tell(tx, changes, id, "proof_freeze_link_revoked")
}

/// A line that both sides read, in the talk that was used last.
fn tell(tx: &mut Tx<'_>, changes: &mut Changes<'_>, id: CustomerId, code: &str) -> Result<(), Problem> {
    let ws = changes.journal.workspace;
    let by = match changes.journal.actor {
        Actor::Staff(staff) => staff_name(tx, ws, staff)?.name,
        Actor::Customer(_) => String::new(),
        _ => return Ok(()),
    };
    let Some((case, _)) = reading::latest_case(tx, ws, id)? else { return Ok(()) };
    let args = [("maker", changes.journal.actor.kind().to_owned()), ("by", by)];
    note_where_open(tx, changes, case, Activity::new(code, args), true)
}

/// One member of staff alone does not hand out links by the dozen: whoever has many could freeze whole lists of customers at once.
fn refuse_many(tx: &mut Tx<'_>, ws: WorkspaceId, signed: &Signed, now: Time) -> Result<(), Problem> {
    let Some(staff) = signed.staff_id() else { return Ok(()) };
    if store::issued_since(tx, ws, staff.0, now.plus_seconds(-DAY_SECONDS))? >= MOST_OF_STAFF {
        let detail = format!(
            "You have issued {MOST_OF_STAFF} freeze tokens within a day, which is the most. Try again tomorrow, or let a colleague."
        );
        return Err(Problem::new(Code::Conflict, detail));
    }
    Ok(())
}

/// Staff who see no case of a customer's freeze no account of theirs, by a token neither. A programme was given the scope for it.
fn refuse_others(tx: &mut Tx<'_>, signed: &Signed, id: CustomerId) -> Result<(), Problem> {
    customers::refuse_hidden(tx, signed, id)?;
    if signed.staff_id().is_some() && !reading::sees_one_of(tx, signed, id)? {
        return Err(Problem::not_found());
    }
    Ok(())
}

/// A customer's freeze tokens, the newest first, without the tokens themselves.
#[utoipa::path(
    get, path = "/customers/{id}/freeze-tokens", tag = "accounts", params(("id" = CustomerId, Path)),
    responses((status = 200, body = Page<FreezeToken>), (status = 403), (status = 404))
)]
pub(super) async fn list_freeze_tokens(
    State(accounts): State<Accounts>,
    signed: Signed,
    PathOf(id): PathOf<CustomerId>,
) -> Result<Json<Page<FreezeToken>>, Problem> {
    signed.need(Permission::AccountsFreeze)?;
    let found = accounts.db.read::<_, Problem, _>(move |tx| {
        refuse_others(tx, &signed, id)?;
        customers::customer(tx, signed.workspace, id)?.ok_or_else(Problem::not_found)?;
        Ok(store::tokens_of(tx, signed.workspace, id)?)
    });
    Ok(Json(Page::whole(found.await?.iter().map(FreezeToken::of).collect())))
}

/// Issues a freeze token for a customer: for 90 days, whoever has it can freeze this one account without logging in, on
/// the page that `link` leads to. Your app gives it to the customer while all is well, to print or to keep outside of the account.
#[utoipa::path(
    post, path = "/customers/{id}/freeze-tokens", tag = "accounts", params(("id" = CustomerId, Path)),
    responses((status = 201, body = FreezeToken), (status = 403), (status = 404), (status = 409))
)]
pub(super) async fn issue_freeze_token(
    State(accounts): State<Accounts>,
    signed: Signed,
    PathOf(id): PathOf<CustomerId>,
) -> Result<(StatusCode, Json<FreezeToken>), Problem> {
    signed.need(Permission::AccountsFreeze)?;
    let (token, hash) = draw(&accounts);
    let parts = accounts.clone();
    let written = accounts.db.write::<_, Problem, _>(move |tx| {
        let (ws, now) = (signed.workspace, parts.now());
        let mut changes = Changes::open(&parts, tx, ws, signed.actor(), now)?;
        refuse_others(tx, &signed, id)?;
        let row = issue(&parts, tx, &mut changes, id, &hash, |tx, _| refuse_many(tx, ws, &signed, now))?;
        changes.close(tx)?;
        Ok(row)
    });
    let row = written.await?;
    Ok((StatusCode::CREATED, Json(shown(&accounts, &row, token)?)))
}

/// Revokes a freeze token, at once.
#[utoipa::path(
    delete, path = "/customers/{id}/freeze-tokens/{token}", tag = "accounts",
    params(("id" = CustomerId, Path), ("token" = FreezeTokenId, Path)),
    responses((status = 204), (status = 403), (status = 404))
)]
pub(super) async fn revoke_freeze_token(
    State(accounts): State<Accounts>,
    signed: Signed,
    PathOf((id, token)): PathOf<(CustomerId, FreezeTokenId)>,
) -> Result<StatusCode, Problem> {
    signed.need(Permission::AccountsFreeze)?;
    let parts = accounts.clone();
    let written = accounts.db.write::<_, Problem, _>(move |tx| {
        let (ws, now) = (signed.workspace, parts.now());
        let mut changes = Changes::open(&parts, tx, ws, signed.actor(), now)?;
        refuse_others(tx, &signed, id)?;
        let all = store::tokens_of(tx, ws, id)?;
        let found = all.iter().find(|it| it.id == token).ok_or_else(Problem::not_found)?;
        revoke(tx, &mut changes, id, found)?;
        changes.close(tx)?;
        Ok(StatusCode::NO_CONTENT)
    });
    written.await
}
