//! A wallet that a customer has proved is taken away: by them, or by staff who says why.
//!
//! They are known by the rest from then on, and nothing that asks for a level is answered by what the wallet has shown before: of
//! those proofs the history stays, and their worth goes. What was asked for one certain address ([`super::ask_wallet`]) was never
//! worth a level, and stays: it is a fact of a case, such as whose a deposit is. Both sides see a line in the talk that was used
//! last. A stolen session is not enough to do it, for a lower level is what a thief would want.

use super::{
    given::{self, Device, known},
    passkeys::{self, FRESH},
    rules::{Demand, Prover},
};
use crate::{
    access::{Permission, Signed},
    conversations::{
        Desk,
        actions::{note_where_open, visible},
        changes::Changes,
        people::staff_name,
        reading,
        types::Activity,
    },
    customers::{self, IdentityKind, Proof},
    events::{Actor, kinds},
    http::{Body, Checks, PathOf, Problem},
    trust::mask,
};
use axum::{extract::State, http::StatusCode};
use ombud_base::id::{CaseId, CustomerId, IdentityId};
use ombud_db::{Tx, sql};
use serde::Deserialize;
use serde_json::{Value as Json, json};
use utoipa::ToSchema;

/// Removes one of the customer's own wallets, by whoever has just shown the surest that they have.
///
/// # Errors
/// [`Code::ProofRequired`]; [`Problem::not_found`] for one that is not theirs.
pub async fn remove_wallet(desk: &Desk, device: Device, id: IdentityId) -> Result<(), Problem> {
    let parts = desk.clone();
    let written = desk.db.write::<_, Problem, _>(move |tx| {
        let (ws, now) = (device.workspace, parts.now());
        let mut changes = Changes::open(&parts, tx, ws, Actor::Customer(device.customer), now)?;
        let address = address_of(tx, &changes, device.customer, id)?;
        let it = customers::customer(tx, ws, device.customer)?.ok_or_else(Problem::not_found)?;
        let has_passkeys = passkeys::count(tx, ws, device.customer)? > 0;
        if let Some(level) = passkeys::needed(known(&it), has_passkeys) {
            super::require(tx, Prover::Device(device), Demand { level, max_age_minutes: FRESH }, now)?;
        }
        take(tx, &mut changes, device.customer, id, (&address, json!({})))?;
        let last = reading::latest_case(tx, ws, device.customer)?;
        if let Some((case, _)) = last {
            let line = Activity::new("proof_wallet_removed", [("address", mask::address(&address))]);
            note_where_open(tx, &mut changes, case, line, true)?;
        }
        changes.close(tx)
    });
    written.await
}

/// Why a wallet is taken away.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct WalletRemoval {
    /// Why, for colleagues and auditors: 5 to 500 characters.
    #[schema(min_length = 5, max_length = 500)]
    reason: String,
}

impl WalletRemoval {
    fn checked(&self) -> Result<String, Problem> {
        let mut checks = Checks::new();
        let reason = checks.text("reason", &self.reason, 500);
        let said = reason.chars().filter(|it| it.is_alphanumeric()).count();
        checks.expect(said >= 5, "reason", "must say why, in 5 characters or more");
        checks.done()?;
        Ok(reason)
    }
}

/// Take away a wallet that the customer of a case is known by: its key was lost or stolen. They are known by the rest from then
/// on, and they read in the conversation that it was done.
#[utoipa::path(
    post, path = "/cases/{id}/wallets/{wallet}/remove", tag = "proof", params(("id" = CaseId, Path), ("wallet" = IdentityId, Path)),
    request_body(content = WalletRemoval, example = json!({"reason": "Its key was stolen, as they told on the phone"})),
    responses((status = 204), (status = 403), (status = 404), (status = 422))
)]
pub(super) async fn take_wallet_away(
    State(desk): State<Desk>,
    signed: Signed,
    PathOf((id, wallet)): PathOf<(CaseId, IdentityId)>,
    Body(sent): Body<WalletRemoval>,
) -> Result<StatusCode, Problem> {
    signed.need(Permission::ProofReset)?;
    let reason = sent.checked()?;
    let parts = desk.clone();
    let written = desk.db.write::<_, Problem, _>(move |tx| {
        let ws = signed.workspace;
        let mut changes = Changes::open(&parts, tx, ws, signed.actor(), parts.now())?;
        let case = visible(tx, &signed, id)?;
        let address = address_of(tx, &changes, case.customer, wallet)?;
        let more = json!({"case": id, "reason": reason});
        take(tx, &mut changes, case.customer, wallet, (&address, more))?;
        let by = match signed.staff_id() {
            Some(staff) => staff_name(tx, ws, staff)?.name,
            None => String::new(),
        };
        let args = [("address", mask::address(&address)), ("by", by), ("reason", reason.clone())];
        note_where_open(tx, &mut changes, id, Activity::new("proof_wallet_taken", args), true)?;
        changes.close(tx)
    });
    written.await?;
    Ok(StatusCode::NO_CONTENT)
}

/// The address of a wallet that a customer has proved.
fn address_of(
    tx: &mut Tx<'_>,
    changes: &Changes<'_>,
    customer: CustomerId,
    id: IdentityId,
) -> Result<String, Problem> {
    let it = customers::customer(tx, changes.journal.workspace, customer)?.ok_or_else(Problem::not_found)?;
    let found = it.identities.into_iter().find(|it| it.id == id);
    let proved = found.filter(|it| it.kind == IdentityKind::Wallet && it.proof > Proof::None);
    Ok(proved.ok_or_else(Problem::not_found)?.value)
}

/// Takes it away, with what it is worth; the event says by whom, and `more`.
fn take(
    tx: &mut Tx<'_>,
    changes: &mut Changes<'_>,
    customer: CustomerId,
    id: IdentityId,
    (address, more): (&str, Json),
) -> Result<(), Problem> {
    let ws = changes.journal.workspace;
    customers::disown(tx, &mut changes.journal, customer, id)?;
    given::devalue(tx, ws, customer, address)?;
    // What somebody is just signing would bring it back; what staff has asked for is asked still.
    tx.exec(
        sql!(
            "DELETE FROM proof_challenges WHERE workspace_id = $1 AND customer_id = $2 AND kind = 'wallet' AND ask_id IS NULL"
        ),
        &[ws.into(), customer.into()],
    )?;
    let mut data =
        json!({"customer": customer, "change": "removed", "identity": id, "wallet": {"address": address}});
    if let (Json::Object(data), Json::Object(more)) = (&mut data, more) {
        data.extend(more);
    }
    changes.journal.event_of(customer, kinds::PROOF_WALLET, &data);
    Ok(())
}
