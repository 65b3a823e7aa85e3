//! What staff sees of a customer's proofs, and how they ask for one.

use super::{
    asks::{self, Ask},
    given::{self, has_app, known},
    passkeys,
};
use crate::{
    access::{Permission, Signed},
    conversations::{Desk, actions::visible, list},
    customers::{self, Proof},
    events::Journal,
    http::{Body, PathOf, Problem},
    trust::{Sight, What},
};
use axum::{Json, extract::State, http::StatusCode};
use ombud_base::{
    Time,
    id::{CaseId, CustomerId, ProofAskId},
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// How many proofs are shown.
const SHOWN: usize = 20;

/// A proof that a customer gave.
#[derive(Debug, Serialize, ToSchema)]
struct CustomerProof {
    /// At which level.
    level: Proof,
    /// When.
    at: Time,
    /// By which address or passkey; an address is masked for most.
    #[schema(example = "a•••@e•••.com")]
    by: Option<String>,
    /// It was asked for in this case.
    here: bool,
    /// The address is another customer's. What they can see and do is not theirs by that.
    another: bool,
    /// Which customer's, for those who may see customers.
    another_customer: Option<CustomerId>,
}

/// How well the customer of a case is known.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct CaseProof {
    /// The surest that they are known by.
    known: Proof,
    /// The highest level that they can give just now.
    reachable: Proof,
    /// How many passkeys they have.
    passkeys: i64,
    /// What was asked for in this case, the newest first, at most 20.
    asks: Vec<Ask>,
    /// What they have proved, in this case and elsewhere, the newest first, at most 20.
    given: Vec<CustomerProof>,
}

/// How well the customer of a case is known: what was asked for here, what they have proved, when and by what.
#[utoipa::path(get, path = "/cases/{id}/proof", tag = "proof", params(("id" = CaseId, Path)), responses((status = 200, body = CaseProof)))]
pub(super) async fn show_proof(
    State(desk): State<Desk>,
    signed: Signed,
    PathOf(id): PathOf<CaseId>,
) -> Result<Json<CaseProof>, Problem> {
    signed.need(Permission::CasesView)?;
    let (parts, seer) = (desk.clone(), signed.clone());
    let read = desk.db.read::<_, Problem, _>(move |tx| {
        let ws = seer.workspace;
        let case = visible(tx, &seer, id)?;
        let sight = Sight::of(tx, &seer)?;
        let it = customers::customer(tx, ws, case.customer)?.ok_or_else(Problem::not_found)?;
        let count = passkeys::count(tx, ws, case.customer)?;
        let reachable = match () {
            () if count > 0 => Proof::Passkey,
            () if has_app(&it) => Proof::SignedToken,
            () if parts.config.mail.is_configured() => Proof::EmailCode,
            () => Proof::None,
        };
        let mut given = Vec::new();
        for proof in given::held(tx, ws, case.customer)?.into_iter().take(SHOWN) {
            let another = proof.other.filter(|_| seer.may(Permission::CustomersView));
            given.push(CustomerProof {
                by: proof.by.map(|by| if proof.level == Proof::EmailCode { sight.email(&by) } else { by }),
                here: proof.case == Some(id),
                another: proof.other.is_some(),
                another_customer: match another {
                    Some(other) => customers::is_within(tx, &seer, other)?.then_some(other),
                    None => None,
                },
                level: proof.level,
                at: proof.at,
            });
        }
        let shown = CaseProof {
            known: known(&it),
            reachable,
            passkeys: count,
            asks: asks::of_case(tx, ws, id)?,
            given,
        };
        Ok((case, it.name, shown))
    });
    let (case, name, shown) = read.await?;
    desk.trust.observe(&signed, [list::look(&signed, &case, name, What::Opened)]).await;
    Ok(Json(shown))
}

/// A proof to ask for.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct NewAsk {
    /// The least level: `email_code`, `signed_token` or `passkey`.
    level: Proof,
}

/// Ask the customer of a case to prove who they are. They get a card in the conversation, and a quarter of an hour.
#[utoipa::path(
    post, path = "/cases/{id}/proof-asks", tag = "proof", params(("id" = CaseId, Path)),
    request_body(content = NewAsk, example = json!({"level": "email_code"})),
    responses((status = 201, body = Ask))
)]
pub(super) async fn ask_for_proof(
    State(desk): State<Desk>,
    signed: Signed,
    PathOf(id): PathOf<CaseId>,
    Body(new): Body<NewAsk>,
) -> Result<(StatusCode, Json<Ask>), Problem> {
    let parts = desk.clone();
    let written = desk.db.write::<_, Problem, _>(move |tx| asks::ask(&parts, tx, &signed, id, new.level));
    Ok((StatusCode::CREATED, Json(written.await?)))
}

/// Take back a proof that was asked for.
#[utoipa::path(delete, path = "/cases/{id}/proof-asks/{ask}", tag = "proof", params(("id" = CaseId, Path), ("ask" = ProofAskId, Path)), responses((status = 204)))]
pub(super) async fn withdraw_ask(
    State(desk): State<Desk>,
    signed: Signed,
    PathOf((id, ask)): PathOf<(CaseId, ProofAskId)>,
) -> Result<StatusCode, Problem> {
    let parts = desk.clone();
    desk.db.write::<_, Problem, _>(move |tx| asks::withdraw(&parts, tx, &signed, id, ask)).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Remove all passkeys of a customer who has lost them. They are known by what they had before.
#[utoipa::path(delete, path = "/customers/{id}/passkeys", tag = "proof", params(("id" = CustomerId, Path)), responses((status = 204)))]
pub(super) async fn reset_passkeys(
    State(desk): State<Desk>,
    signed: Signed,
    PathOf(id): PathOf<CustomerId>,
) -> Result<StatusCode, Problem> {
    signed.need(Permission::ProofReset)?;
    let parts = desk.clone();
    let written = desk.db.write::<_, Problem, _>(move |tx| {
        let mut journal = Journal::open(tx, signed.workspace, signed.actor(), parts.now())?;
        passkeys::reset(tx, &mut journal, id)?;
        journal.close(tx, &parts.hub)?;
        Ok(())
    });
    written.await?;
    Ok(StatusCode::NO_CONTENT)
}
