//! Whose an address is, for staff who look into a deposit that went astray: the platform says whether it is its own, and to those who
//! see customers unmasked also whose.

use super::{Accounts, client::Told, store};
use crate::{
    access::{Permission, Signed},
    chains::Suspect,
    conversations::actions::visible,
    customers::{self, IdentityKind},
    events::{Journal, kinds},
    http::{Body, Checks, Code, PathOf, Problem},
    trust::{Read, Sight, Stand, What},
};
use axum::{Json, extract::State};
use ombud_base::id::{CaseId, CustomerId};
use ombud_db::Tx;
use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::ToSchema;

/// Which address.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct WhoseAddress {
    /// On which network (CAIP-2).
    #[schema(max_length = 41, example = "eip155:1")]
    network: String,
    /// The address.
    #[schema(max_length = 200, example = "0x52908400098527886E0F7030069857D2E4169EE7")]
    address: String,
    /// The memo or tag, where there was one.
    #[serde(default)]
    #[schema(max_length = 200)]
    memo: Option<String>,
}

/// What the platform says of an address.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(super) struct AddressOwner {
    /// Whether it takes deposits there.
    ours: bool,
    /// Whether you may be told whose it is: not where it is a customer's who is not in your part of the workspace.
    revealed: bool,
    /// The customer's id with the platform; null where it is nobody's alone, or you may not be told.
    #[schema(example = "user-10293")]
    reference: Option<String>,
    /// The customer here who has that id; null where there is none.
    customer: Option<CustomerId>,
}

/// Asks the platform whether it takes deposits at an address, and whose that is.
///
/// Whose it is, is told to those alone who see customers unmasked (`customers.unmasked`). The question is recorded with the case, and so
/// is the look at the customer whose it is. Customers are never told of others' addresses.
#[utoipa::path(
    post, path = "/cases/{id}/address-owner", tag = "accounts", params(("id" = CaseId, Path)),
    request_body(content = WhoseAddress, example = json!({
        "network": "eip155:1", "address": "0x52908400098527886E0F7030069857D2E4169EE7"
    })),
    responses((status = 200, body = AddressOwner), (status = 403), (status = 404), (status = 409), (status = 503))
)]
pub(super) async fn whose_address(
    State(accounts): State<Accounts>,
    signed: Signed,
    PathOf(id): PathOf<CaseId>,
    Body(asked): Body<WhoseAddress>,
) -> Result<Json<AddressOwner>, Problem> {
    signed.need(Permission::AccountsView)?;
    let suspect = asked.checked()?;
    let (seer, network) = (signed.clone(), suspect.network.clone());
    let read = accounts.db.read::<_, Problem, _>(move |tx| {
        let case = visible(tx, &seer, id)?;
        let link = store::link(tx, seer.workspace)?.filter(|it| it.enabled);
        Ok((case.customer, link, Sight::of(tx, &seer)?.is_clear()))
    });
    let (customer, link, revealed) = read.await?;
    let link =
        link.ok_or_else(|| Problem::new(Code::Conflict, "The workspace is not connected to its platform."))?;
    let told = match revealed {
        true => accounts.owner(&link, &signed, suspect).await,
        false => accounts.is_ours(&link, &signed, suspect).await,
    };
    let (ours, reference) = match told {
        Told::Known(it) => {
            let told = it.ours && revealed;
            (it.ours, it.customer.filter(|_| told))
        }
        Told::Unknown => (false, None),
        Told::Nothing(why) => return Err(Problem::new(Code::Unavailable, why)),
    };
    let (parts, who) = (accounts.clone(), signed.clone());
    let written = accounts.db.write::<_, Problem, _>(move |tx| {
        let mut journal = Journal::open(tx, who.workspace, who.actor(), parts.now())?;
        let owner = owner(tx, &who, reference.clone())?;
        let told = matches!(owner, Owner::Named(..));
        let data = json!({"network": network, "ours": ours, "revealed": told});
        journal.event_on(customer, Some(id), kinds::ACCOUNT_ADDRESS_ASKED, &data);
        journal.close(tx, &parts.hub)?;
        Ok(owner)
    });
    let (revealed, reference, found) = match written.await? {
        Owner::Nobody => (revealed, None, None),
        Owner::Hidden => (false, None, None),
        Owner::Named(reference, found) => (revealed, Some(reference), found),
    };
    let shown = found.as_ref().map(|it| it.0);
    if let Some((customer, name)) = found {
        let (stand, what) = (Stand::Without, What::Looked);
        let look = Read { customer, name, case: None, number: None, stand, what, named: true };
        accounts.trust.observe(&signed, [look]).await;
    }
    Ok(Json(AddressOwner { ours, revealed, reference, customer: shown }))
}

/// Whose an address is, as far as the caller may know.
enum Owner {
    /// Nobody's alone, or the caller was not told.
    Nobody,
    /// A customer's who is not there for the caller.
    Hidden,
    /// Of whom the platform calls so, and who that is here, with their name.
    Named(String, Option<(CustomerId, Option<String>)>),
}

fn owner(tx: &mut Tx<'_>, who: &Signed, reference: Option<String>) -> Result<Owner, Problem> {
    let Some(reference) = reference else { return Ok(Owner::Nobody) };
    let Some(found) = customers::by_identity(tx, who.workspace, IdentityKind::AppUser, &reference)? else {
        return Ok(Owner::Named(reference, None));
    };
    if !customers::is_within(tx, who, found)? {
        return Ok(Owner::Hidden);
    }
    let name = customers::customer(tx, who.workspace, found)?.and_then(|it| it.name);
    Ok(Owner::Named(reference, Some((found, name))))
}

impl WhoseAddress {
    fn checked(self) -> Result<Suspect, Problem> {
        let mut checks = Checks::new();
        let network = checks.line("network", &self.network, 41);
        checks.expect(
            super::facts::is_caip2(&network),
            "network",
            "must be a network's id by CAIP-2, such as eip155:1",
        );
        let address = checks.line("address", &self.address, 200);
        let memo = self.memo.map(|it| checks.line("memo", &it, 200));
        checks.done()?;
        Ok(Suspect { network, address, memo })
    }
}
