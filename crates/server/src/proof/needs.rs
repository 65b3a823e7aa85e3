//! What is still to be proved before staff can do something, said before they try.

use super::{
    asks::{self, AskState},
    given::{self, has_app},
    passkeys,
    rules::{Demand, Prover},
};
use crate::{
    app::App,
    customers::{self, Customer, Proof},
    http::Problem,
};
use ombud_base::{
    Time,
    id::{CaseId, CustomerId, WorkspaceId},
};
use ombud_db::{DbError, Tx};
use serde::Serialize;
use utoipa::ToSchema;

/// A proof of the customer's that something waits for.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ProofNeed {
    /// The least level that counts.
    pub level: Proof,
    /// How old it may be, in minutes.
    #[schema(example = 1440)]
    pub max_age_minutes: i64,
    /// When it was given; null: it is not there, or too old by now.
    pub given_at: Option<Time>,
    /// Until when it counts.
    pub until: Option<Time>,
    /// Until when the customer can answer what they were asked for in this case; null: nothing that would do waits for them.
    pub asked_until: Option<Time>,
    /// The customer has what it takes to give it. Where they have not, asking is in vain.
    pub reachable: bool,
}

/// What a demand still needs of a case's customer, and whether it is there; nothing where nothing is demanded.
///
/// # Errors
/// As the database says.
pub fn need(
    tx: &mut Tx<'_>,
    app: &App,
    who: Prover,
    (case, customer): (CaseId, CustomerId),
    demand: Demand,
) -> Result<Option<ProofNeed>, Problem> {
    let (Prover::Case(ws, _) | Prover::CaseOrApp(ws, _)) = who else { return Ok(None) };
    if demand.level == Proof::None {
        return Ok(None);
    }
    let now = app.now();
    let given_at = given::counting(tx, who, demand, now)?;
    let person = customers::customer(tx, ws, customer)?.ok_or_else(Problem::not_found)?;
    let asked = asks::of_case(tx, ws, case)?.into_iter().find(|it| {
        it.state == AskState::Open && it.expires_at > now && it.wallet.is_none() && it.level >= demand.level
    });
    Ok(Some(ProofNeed {
        level: demand.level,
        max_age_minutes: demand.max_age_minutes,
        until: given_at.map(|it| it.plus_seconds(60 * demand.max_age_minutes)),
        given_at,
        asked_until: asked.map(|it| it.expires_at),
        reachable: demand.level <= reachable(tx, app, ws, &person)?,
    }))
}

/// The highest level that a customer can give just now, wallets apart.
pub(super) fn reachable(
    tx: &mut Tx<'_>,
    app: &App,
    ws: WorkspaceId,
    customer: &Customer,
) -> Result<Proof, DbError> {
    Ok(match () {
        () if passkeys::count(tx, ws, customer.id)? > 0 => Proof::Passkey,
        () if has_app(customer) => Proof::SignedToken,
        () if app.config.mail.is_configured() => Proof::EmailCode,
        () => Proof::None,
    })
}
