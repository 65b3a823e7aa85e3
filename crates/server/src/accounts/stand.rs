//! What of an account tells what its owner is likely to ask. Nothing of it is shown or kept.

use super::{
    Accounts,
    client::Told,
    facts::{Facts, MovementState},
    store,
    types::AccountStatus,
};
use crate::{customers, http::Problem};
use ombud_base::id::{CustomerId, WorkspaceId};
use ombud_db::{DbError, Tx};

/// How an account stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct AccountStanding {
    /// Nothing leaves it.
    pub frozen: bool,
    /// Something of it is held back.
    pub held: bool,
    /// A withdrawal has not gone out yet.
    pub withdrawal: bool,
    /// A deposit is not credited yet.
    pub deposit: bool,
}

impl From<&Facts> for AccountStanding {
    fn from(facts: &Facts) -> Self {
        let waits = |it: MovementState| {
            matches!(it, MovementState::Pending | MovementState::Confirming | MovementState::Held)
        };
        let withdrawals = || facts.withdrawals.iter().map(|it| it.state);
        Self {
            frozen: facts.status == AccountStatus::Frozen,
            held: !facts.holds.is_empty() || withdrawals().any(|it| it == MovementState::Held),
            withdrawal: withdrawals().any(waits),
            deposit: facts.deposits.iter().any(|it| waits(it.state)),
        }
    }
}

/// Whether a freeze of a customer's account stands, as far as the desk knows.
///
/// # Errors
/// As the database says.
pub fn is_frozen(tx: &mut Tx<'_>, ws: WorkspaceId, customer: CustomerId) -> Result<bool, DbError> {
    Ok(store::standing_freeze(tx, ws, customer)?.is_some())
}

impl Accounts {
    /// How the account of a customer stands, of whom the platform's app has vouched; none where no platform is connected, or it does not
    /// answer.
    ///
    /// # Errors
    /// As the database says.
    pub async fn standing(
        &self,
        ws: WorkspaceId,
        customer: CustomerId,
    ) -> Result<Option<AccountStanding>, Problem> {
        let read = self.db.read::<_, Problem, _>(move |tx| {
            let link = store::link(tx, ws)?.filter(|it| it.enabled);
            let customer = customers::customer(tx, ws, customer)?;
            Ok(link.zip(customer.as_ref().and_then(store::subject)))
        });
        let Some((link, subject)) = read.await? else { return Ok(None) };
        Ok(match self.facts(&link, &subject).await {
            Told::Known(facts) => Some((&*facts).into()),
            Told::Unknown | Told::Nothing(_) => None,
        })
    }
}
