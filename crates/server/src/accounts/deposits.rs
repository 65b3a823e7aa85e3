//! Whether the platform itself says that a deposit is a customer's.

use super::{Accounts, client::Told, store};
use crate::{customers, http::Problem};
use ombud_base::id::{CustomerId, WorkspaceId};

impl Accounts {
    /// Whether the platform lists a transaction among a customer's own deposits. It is asked about an identity that its app has
    /// vouched for, and about nothing less; where it does not answer, the answer is no.
    ///
    /// # Errors
    /// As the database says.
    pub async fn owns_deposit(
        &self,
        ws: WorkspaceId,
        customer: CustomerId,
        network: &str,
        transaction: &str,
    ) -> Result<bool, Problem> {
        let read = self.db.read::<_, Problem, _>(move |tx| {
            let link = store::link(tx, ws)?.filter(|it| it.enabled);
            let known = customers::customer(tx, ws, customer)?;
            Ok(link.zip(known.as_ref().and_then(store::subject)))
        });
        let Some((link, subject)) = read.await? else { return Ok(false) };
        let Told::Known(facts) = self.facts(&link, &subject).await else { return Ok(false) };
        let same = |told: &str| match transaction.starts_with("0x") {
            true => told.eq_ignore_ascii_case(transaction),
            false => told == transaction,
        };
        Ok(facts
            .deposits
            .iter()
            .any(|it| it.network == network && it.transaction.as_deref().is_some_and(same)))
    }
}
