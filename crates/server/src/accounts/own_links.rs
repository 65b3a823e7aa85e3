//! Freeze links that customers make for themselves in the chat, to keep outside of the phone that they might lose.
//!
//! A thief in the chat must not take the owner's last way away, nor fill it with links: making and revoking needs a fresh word of the
//! platform's app (or what is surer), is a line in the talk, and only what was made in the chat is revoked there. What the
//! platform or staff handed out stays good, whoever sits in the chat.

use super::{
    Accounts, store,
    store::TokenRow,
    tokens::{self, FreezeToken},
};
use crate::{
    conversations::changes::Changes,
    customers::Proof,
    events::Actor,
    http::{Code, Page, PathOf, Problem},
    proof::{self, Demand, Prover},
    widget::CustomerSession,
};
use axum::{Json, extract::State, http::StatusCode};
use ombud_base::id::FreezeTokenId;
use ombud_db::Tx;

/// The most live ones that a customer has made.
const MOST: usize = 3;
/// The most that a customer makes within a day.
const MOST_A_DAY: i64 = 10;
/// How old the app's word may be.
const FRESH_MINUTES: i64 = 15;

/// Who made those that customers revoke themselves.
fn is_own(it: &TokenRow) -> bool {
    it.by_kind == "customer"
}

fn demand(tx: &mut Tx<'_>, accounts: &Accounts, session: &CustomerSession) -> Result<(), Problem> {
    let demand = Demand { level: Proof::SignedToken, max_age_minutes: FRESH_MINUTES };
    proof::require(tx, Prover::Device(session.device()), demand, accounts.now())
}

/// The links that can freeze your account without a log-in, the newest first, without the links themselves: yours, and those that
/// were given to you.
#[utoipa::path(get, path = "/widget/freeze-tokens", tag = "widget", responses((status = 200, body = Page<FreezeToken>)))]
pub(super) async fn own_freeze_tokens(
    State(accounts): State<Accounts>,
    session: CustomerSession,
) -> Result<Json<Page<FreezeToken>>, Problem> {
    let now = accounts.now();
    let found = accounts
        .db
        .read::<_, Problem, _>(move |tx| Ok(store::tokens_of(tx, session.workspace, session.customer)?));
    let live = found.await?.into_iter().filter(|it| it.is_live(now));
    Ok(Json(Page::whole(live.map(|it| FreezeToken::of(&it).for_customer()).collect())))
}

/// Make a link that freezes your account without a log-in, for 90 days, by whoever has it, and does nothing else. It is shown once:
/// print it, or keep it outside of this phone. Needs a proof of your sign-in in the app that is no older than 15 minutes. At
/// most three at a time, and ten a day.
#[utoipa::path(
    post, path = "/widget/freeze-tokens", tag = "widget",
    responses((status = 201, body = FreezeToken), (status = 403), (status = 409))
)]
pub(super) async fn make_own_freeze_token(
    State(accounts): State<Accounts>,
    session: CustomerSession,
) -> Result<(StatusCode, Json<FreezeToken>), Problem> {
    let (token, hash) = tokens::draw(&accounts);
    let parts = accounts.clone();
    let written = accounts.db.write::<_, Problem, _>(move |tx| {
        let (ws, id, now) = (session.workspace, session.customer, parts.now());
        let mut changes = Changes::open(&parts, tx, ws, Actor::Customer(id), now)?;
        super::actions::askable(tx, ws, id)?;
        demand(tx, &parts, &session)?;
        let row = tokens::issue(&parts, tx, &mut changes, id, &hash, |tx, there| {
            let live = there.iter().filter(|it| is_own(it) && it.is_live(now)).count();
            if live >= MOST {
                let detail = format!("You have {live} freeze links, which is the most. Revoke one first.");
                return Err(Problem::new(Code::Conflict, detail));
            }
            if store::issued_since(tx, ws, id.0, now.plus_seconds(-86_400))? >= MOST_A_DAY {
                let detail = format!(
                    "You have made {MOST_A_DAY} freeze links within a day, which is the most. Try again tomorrow."
                );
                return Err(Problem::new(Code::Conflict, detail));
            }
            Ok(())
        })?;
        changes.close(tx)?;
        Ok(row)
    });
    let row = written.await?;
    Ok((StatusCode::CREATED, Json(tokens::shown(&accounts, &row, token)?.for_customer())))
}

/// Revoke a freeze link that you made here, at once. Those that you were given are revoked by whoever gave them.
#[utoipa::path(
    delete, path = "/widget/freeze-tokens/{id}", tag = "widget", params(("id" = FreezeTokenId, Path)),
    responses((status = 204), (status = 403), (status = 404), (status = 409))
)]
pub(super) async fn revoke_own_freeze_token(
    State(accounts): State<Accounts>,
    session: CustomerSession,
    PathOf(token): PathOf<FreezeTokenId>,
) -> Result<StatusCode, Problem> {
    let parts = accounts.clone();
    let written = accounts.db.write::<_, Problem, _>(move |tx| {
        let (ws, id, now) = (session.workspace, session.customer, parts.now());
        let mut changes = Changes::open(&parts, tx, ws, Actor::Customer(id), now)?;
        let all = store::tokens_of(tx, ws, id)?;
        let found = all.iter().find(|it| it.id == token).ok_or_else(Problem::not_found)?;
        if !is_own(found) {
            let detail = "This link was given to you by us or by the app, so it is not revoked here. Write to us if somebody else has it.";
            return Err(Problem::new(Code::Conflict, detail));
        }
        demand(tx, &parts, &session)?;
        tokens::revoke(tx, &mut changes, id, found)?;
        changes.close(tx)?;
        Ok(StatusCode::NO_CONTENT)
    });
    written.await
}
