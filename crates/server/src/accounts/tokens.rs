//! Freeze tokens: given to a customer while all is well, so that they can freeze their account when they cannot log in. Whoever has
//! one can freeze that one account, and nothing else. The hash alone is kept.

use super::{Accounts, actions, store, store::TokenRow};
use crate::{
    access::{Permission, Signed, hash_token},
    conversations::reading,
    customers,
    events::{Journal, kinds},
    http::{Code, Page, PathOf, Problem},
};
use axum::{Json, extract::State, http::StatusCode};
use ombud_base::{
    Time, Uuid,
    id::{CustomerId, FreezeTokenId},
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

/// A freeze token.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub(super) struct FreezeToken {
    /// Its id.
    id: FreezeTokenId,
    /// When it was issued.
    created_at: Time,
    /// By whom: `staff` or `token`.
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
}

impl FreezeToken {
    fn of(it: &TokenRow) -> Self {
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
        }
    }
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
    let token = format!("{PREFIX}{}", accounts.random.token());
    let (parts, hash) = (accounts.clone(), hash_token(&token));
    let written = accounts.db.write::<_, Problem, _>(move |tx| {
        let (ws, now) = (signed.workspace, parts.now());
        let mut journal = Journal::open(tx, ws, signed.actor(), now)?;
        refuse_others(tx, &signed, id)?;
        let customer = customers::customer(tx, ws, id)?.ok_or_else(Problem::not_found)?;
        if customer.erased_at.is_some() {
            return Err(Problem::erased());
        }
        actions::askable(tx, ws, id)?;
        store::sweep_tokens(tx, ws, id, now.plus_seconds(-SHOWN_SECONDS))?;
        let live = store::tokens_of(tx, ws, id)?.iter().filter(|it| it.is_live(now)).count();
        if live >= MOST {
            let detail =
                format!("This customer has {live} freeze tokens, which is the most. Revoke one first.");
            return Err(Problem::new(Code::Conflict, detail));
        }
        let row = TokenRow {
            id: FreezeTokenId::new(now, &parts.random),
            workspace: ws,
            customer: id,
            created_at: now,
            by_kind: signed.actor().kind().to_owned(),
            by: signed.actor().id(),
            expires_at: now.plus_seconds(LIFE_SECONDS),
            revoked_at: None,
            used_at: None,
        };
        store::insert_token(tx, &row, &hash)?;
        let data = json!({"token": row.id, "customer": id, "change": "issued", "expires_at": row.expires_at});
        journal.event_of(id, kinds::FREEZE_TOKEN, &data);
        journal.close(tx, &parts.hub)?;
        Ok(row)
    });
    let row = written.await?;
    let public = accounts.config.server.public_url.trim_end_matches('/').to_owned();
    let link = format!("{public}/freeze#token={token}");
    let shown = FreezeToken { token: Some(token), link: Some(link), ..FreezeToken::of(&row) };
    Ok((StatusCode::CREATED, Json(shown)))
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
        let mut journal = Journal::open(tx, ws, signed.actor(), now)?;
        refuse_others(tx, &signed, id)?;
        let all = store::tokens_of(tx, ws, id)?;
        let found = all.iter().find(|it| it.id == token).ok_or_else(Problem::not_found)?;
        if found.revoked_at.is_none() {
            store::revoke_token(tx, ws, token, now)?;
            let data = json!({"token": token, "customer": id, "change": "revoked"});
            journal.event_of(id, kinds::FREEZE_TOKEN, &data);
        }
        journal.close(tx, &parts.hub)?;
        Ok(StatusCode::NO_CONTENT)
    });
    written.await
}
