//! What a look is judged by: what the workspace says of itself, and the addresses that the customer is known by.

use super::platform;
use crate::{safety, trust::mask};
use ombud_base::id::{CustomerId, WorkspaceId};
use ombud_chain::{Diagnosis, Platform, diagnosis::Fact};
use ombud_db::{DbError, Tx};

/// What a look is judged by.
pub(super) struct Ground {
    pub(super) platform: Platform,
    /// The wallets that the customer has proved. Nobody is told one whole: who could name a lookalike would learn the real one.
    wallets: Vec<String>,
}

impl Ground {
    /// Of a workspace, for a customer's question or for anybody's.
    pub(super) fn of(
        tx: &mut Tx<'_>,
        ws: WorkspaceId,
        customer: Option<CustomerId>,
    ) -> Result<Self, DbError> {
        let known = customer.map(|it| safety::addresses_of(tx, ws, it)).transpose()?;
        let (wallets, written) = known.unwrap_or_default();
        let known = wallets.iter().cloned().chain(written).collect();
        Ok(Self { platform: platform::of(tx, ws)?.1.knowledge(known), wallets })
    }

    /// Masks the customer's wallets where a verdict names them.
    pub(super) fn hide(&self, diagnosis: &mut Diagnosis) {
        let found = diagnosis.found.iter_mut().flat_map(|it| &mut it.verdicts);
        for verdict in found.chain(&mut diagnosis.verdicts) {
            if let Some(Fact::Text(like)) = verdict.facts.get_mut("resembles")
                && self.wallets.iter().any(|it| it.eq_ignore_ascii_case(like))
            {
                *like = mask::address(like);
            }
        }
    }
}
