//! What staff sees of a customer's proofs, and how they ask for one.

use super::{
    asks::{self, Ask},
    given::{self, known, wallets_of},
    needs, passkeys,
    types::{WalletFamily, WalletSeen},
    wallets,
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
    /// By which address, of a mailbox or a wallet, or passkey; an address is masked for most.
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
    /// The wallets that they are known by.
    wallets: Vec<WalletSeen>,
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
        let wallets = wallets_of(&it, |address| sight.address(address));
        let surest = wallets.iter().map(|it| it.level).max().unwrap_or(Proof::None);
        let others = needs::reachable(tx, &parts, ws, &it)?;
        let mut given = Vec::new();
        for proof in given::held(tx, ws, case.customer)?.into_iter().take(SHOWN) {
            let another = proof.other.filter(|_| seer.may(Permission::CustomersView));
            given.push(CustomerProof {
                by: proof.by.map(|by| match proof.level {
                    Proof::EmailCode => sight.email(&by),
                    Proof::Wallet => sight.address(&by),
                    _ => by,
                }),
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
            reachable: others.max(surest),
            passkeys: count,
            wallets,
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
    /// The least level: `email_code`, `signed_token` or `passkey`; `wallet` with an address to prove.
    level: Proof,
    /// The address that they are to show to be theirs.
    wallet: Option<AskedWallet>,
}

/// An address that a customer is to prove.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct AskedWallet {
    /// The chain's kind.
    family: WalletFamily,
    /// The address.
    #[schema(max_length = 128, example = "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed")]
    address: String,
    /// The network, by EIP-155 or CAIP-2; left out: the family's main one. It matters for contract wallets.
    #[schema(max_length = 32, example = "1")]
    chain: Option<String>,
}

/// Ask the customer of a case to prove who they are, or that a wallet's address is theirs. They get a card in the conversation, and a quarter of an hour.
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
    let wallet = new.wallet.map(|it| wallets::read("wallet.", it.family, &it.address, it.chain.as_deref()));
    let what = (new.level, wallet.transpose()?);
    let written = desk.db.write::<_, Problem, _>(move |tx| asks::ask(&parts, tx, &signed, id, what.clone()));
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
