//! The button without a log-in: a freeze token freezes its account at once, and the case of a theft is opened or joined.

use super::{
    Accounts,
    actions::{self, Beginning},
    carry, store, theft,
    tokens::PREFIX,
    types::{AccountAction, ActionState},
};
use crate::{
    access::hash_token,
    conversations::changes::Changes,
    customers,
    events::Actor,
    http::{ClientAddress, Code, Confidential, Problem},
};
use axum::{Json, extract::State};
use ombud_base::id::{AccountActionId, WorkspaceId};
use ombud_db::Tx;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// Pressed again within this time, the same freeze is meant.
pub(super) const SAME_SECONDS: i64 = 600;

/// A freeze token.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Freeze {
    /// What stands behind the `#token=` of the link.
    #[schema(example = "frz_q3Vn0bqkM9Uj5mIh0Xw7l0mJmO0a3c7mT1yQ8f2x9zE")]
    token: String,
}

/// What came of it.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Frozen {
    /// `done`: the account is frozen. `waiting`: the platform has not answered yet and is asked again by itself. `refused`: it
    /// will not; people look into it.
    state: ActionState,
    /// A case was opened or joined, and its team was told.
    case: bool,
}

/// What is left to do once it is written down.
struct Pressed {
    workspace: WorkspaceId,
    action: AccountActionId,
    case: bool,
}

/// Freezes the account that a freeze token was issued for. No log-in; nothing is told about the account or its owner.
#[utoipa::path(
    post, path = "/freeze", tag = "accounts",
    request_body(content = Freeze, example = json!({"token": "frz_q3Vn0bqkM9Uj5mIh0Xw7l0mJmO0a3c7mT1yQ8f2x9zE"})),
    responses((status = 200, body = Frozen), (status = 401), (status = 429))
)]
pub(super) async fn freeze(
    State(accounts): State<Accounts>,
    address: ClientAddress,
    Confidential(sent): Confidential<Freeze>,
) -> Result<Json<Frozen>, Problem> {
    let now = accounts.now();
    accounts.hub.take_freeze(address.network(), now)?;
    if !sent.token.starts_with(PREFIX) || sent.token.len() > 100 {
        return Err(unknown());
    }
    let hash = hash_token(&sent.token);
    let parts = accounts.clone();
    let pressed = accounts.db.write::<_, Problem, _>(move |tx| press(&parts, tx, &hash)).await?;
    let row = carry::carry(&accounts, pressed.workspace, pressed.action).await?;
    let state = row.map_or(ActionState::Waiting, |it| it.state);
    Ok(Json(Frozen { state, case: pressed.case }))
}

/// One answer for whatever is wrong with a token.
fn unknown() -> Problem {
    let detail = "This token cannot be used: it is not complete, it has ended, or it was revoked. Write to support now.";
    Problem::new(Code::WrongCredentials, detail)
}

fn press(accounts: &Accounts, tx: &mut Tx<'_>, hash: &[u8]) -> Result<Pressed, Problem> {
    let now = accounts.now();
    let found = store::token_by_hash(tx, hash)?.filter(|it| it.is_live(now)).ok_or_else(unknown)?;
    let ws = found.workspace;
    let actor = Actor::Customer(found.customer);
    let mut changes = Changes::open(accounts, tx, ws, actor, now)?;
    // Once more behind the lock: it may have been revoked, or pressed elsewhere.
    let token = store::token_by_hash(tx, hash)?.filter(|it| it.is_live(now)).ok_or_else(unknown)?;
    let customer = customers::customer(tx, ws, token.customer)?.filter(|it| it.erased_at.is_none());
    let customer = customer.ok_or_else(unknown)?;
    if let Some(same) = store::pressed_since(tx, ws, token.id, now.plus_seconds(-SAME_SECONDS))? {
        return Ok(Pressed { workspace: ws, action: same.id, case: same.case.is_some() });
    }
    let case = theft::case_of(accounts, tx, &mut changes, customer.id)?;
    store::mark_used(tx, ws, token.id, now)?;
    let beginning = Beginning {
        customer: customer.id,
        case,
        token: Some(token.id),
        action: AccountAction::Freeze,
        reason: String::new(),
        by_kind: actor.kind(),
        by: actor.id(),
        approved_by: None,
    };
    let action = actions::begin(accounts, tx, &mut changes, beginning)?;
    changes.close(tx)?;
    Ok(Pressed { workspace: ws, action, case: case.is_some() })
}
