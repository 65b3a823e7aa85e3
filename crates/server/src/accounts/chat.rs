//! The button in the talk: a customer whom the platform's app has signed in has their account frozen by one press.

use super::{
    Accounts,
    actions::{self, Beginning},
    carry, store, theft,
    types::{AccountAction, ActionState},
};
use crate::{
    conversations::changes::Changes,
    customers,
    events::Actor,
    http::{ClientAddress, PathOf, Problem},
    widget::CustomerSession,
    words::words,
};
use axum::{Json, extract::State};
use ombud_base::{
    Time,
    id::{AccountActionId, ConversationId, CustomerId, WorkspaceId},
};
use ombud_db::Tx;
use serde::Serialize;
use utoipa::ToSchema;

words! {
    /// How a customer can have their account frozen from the talk.
    FreezeBy {
        /// By a press: the platform's app has signed them in.
        Button = "button",
        /// By a freeze token that they were given before: nobody knows whose account it is.
        Token = "token",
        /// Not at all: no platform is connected.
        Nothing = "nothing",
    }
}

/// Whether and how you can freeze your account here.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct OwnFreeze {
    /// How.
    by: FreezeBy,
    /// What became of the freeze that was asked for last, by whomever, and has not been ended; null: there is none.
    state: Option<ActionState>,
    /// Since when it stands: when it was done, or asked for as long as the platform has not answered.
    since: Option<Time>,
}

/// Whether and how you can have your account frozen from this talk.
#[utoipa::path(get, path = "/widget/freeze", tag = "widget", responses((status = 200, body = OwnFreeze)))]
pub(super) async fn own_freeze(
    State(accounts): State<Accounts>,
    session: CustomerSession,
) -> Result<Json<OwnFreeze>, Problem> {
    let read = accounts.db.read::<_, Problem, _>(move |tx| {
        let by = way(tx, session.workspace, session.customer)?;
        let stands = store::standing_freeze(tx, session.workspace, session.customer)?;
        Ok(OwnFreeze { by, state: stands.map(|it| it.0), since: stands.map(|it| it.1) })
    });
    read.await.map(Json)
}

fn way(tx: &mut Tx<'_>, ws: WorkspaceId, customer: CustomerId) -> Result<FreezeBy, Problem> {
    if store::link(tx, ws)?.is_none_or(|it| !it.enabled) {
        return Ok(FreezeBy::Nothing);
    }
    let customer = customers::customer(tx, ws, customer)?.ok_or_else(Problem::not_found)?;
    Ok(if store::subject(&customer).is_some() { FreezeBy::Button } else { FreezeBy::Token })
}

/// Have your account frozen, now. The platform is asked at once, and again by itself should it not answer; people are told, and
/// the talk becomes the case of a theft. Ending a freeze takes two people of staff and your proof.
#[utoipa::path(
    post, path = "/widget/conversations/{id}/freeze", tag = "widget", params(("id" = ConversationId, Path)),
    responses((status = 200, body = OwnFreeze), (status = 404), (status = 409), (status = 429))
)]
pub(super) async fn freeze_own(
    State(accounts): State<Accounts>,
    session: CustomerSession,
    address: ClientAddress,
    PathOf(conversation): PathOf<ConversationId>,
) -> Result<Json<OwnFreeze>, Problem> {
    accounts.hub.take_freeze(address.network(), accounts.now())?;
    let (parts, ws, customer) = (accounts.clone(), session.workspace, session.customer);
    let pressed =
        accounts.db.write::<_, Problem, _>(move |tx| press(&parts, tx, ws, customer, conversation)).await?;
    let row = carry::carry(&accounts, ws, pressed).await?;
    let state = row.as_ref().map_or(ActionState::Waiting, |it| it.state);
    let stands = matches!(state, ActionState::Waiting | ActionState::Done);
    let since = row.map_or_else(|| accounts.now(), |it| it.ended_at.unwrap_or(it.at));
    Ok(Json(OwnFreeze { by: FreezeBy::Button, state: Some(state), since: stands.then_some(since) }))
}

fn press(
    accounts: &Accounts,
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    customer: CustomerId,
    conversation: ConversationId,
) -> Result<AccountActionId, Problem> {
    let now = accounts.now();
    let actor = Actor::Customer(customer);
    let mut changes = Changes::open(accounts, tx, ws, actor, now)?;
    // Behind the lock: two presses at once are one.
    if let Some((same, _)) =
        store::frozen_since(tx, ws, customer, now.plus_seconds(-super::freeze::SAME_SECONDS))?
    {
        return Ok(same);
    }
    actions::askable(tx, ws, customer)?;
    let case = theft::in_talk(tx, &mut changes, customer, conversation)?;
    let beginning = Beginning {
        customer,
        case: Some(case),
        token: None,
        action: AccountAction::Freeze,
        reason: String::new(),
        by_kind: actor.kind(),
        by: actor.id(),
        approved_by: None,
    };
    let action = actions::begin(accounts, tx, &mut changes, beginning)?;
    changes.close(tx)?;
    Ok(action)
}
