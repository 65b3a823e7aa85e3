//! What a look is judged by: what the workspace says of itself, the addresses that the customer is known by, and those that the
//! platform gave to customers.

use super::{
    ChainDesk,
    given::{Gave, Seer, as_deposit, suspects},
    platform,
};
use crate::{access::Signed, safety, trust::mask};
use ombud_base::id::{CaseId, CustomerId, WorkspaceId};
use ombud_chain::{Diagnosis, Platform, diagnosis::Fact, labels::Labels, platform::Whose};
use ombud_db::{DbError, Tx};
use std::sync::Arc;
use tokio::sync::OnceCell;

/// What a look is judged by.
pub(super) struct Ground {
    /// Without what the platform gave to customers.
    pub(super) platform: Platform,
    /// The wallets that the customer has proved. Nobody is told one whole: who could name a lookalike would learn the real one.
    wallets: Vec<String>,
    workspace: WorkspaceId,
    /// Of whom the platform is asked, and for whom.
    of: Option<(CustomerId, Seer)>,
    /// Who may be told that an address is another customer's.
    staff: Option<Box<Signed>>,
    /// With the customer's own addresses, once they were asked for.
    whole: OnceCell<Whole>,
}

/// What is judged by once the platform was asked.
struct Whole {
    platform: Platform,
    /// Whether it is known which addresses the customer was given.
    known: bool,
    /// Whether the platform was asked and did not say it.
    silent: bool,
}

impl Ground {
    /// Of a workspace, for a customer's question or for anybody's.
    pub(super) fn of(
        tx: &mut Tx<'_>,
        ws: WorkspaceId,
        customer: Option<CustomerId>,
        listed: Arc<Labels>,
    ) -> Result<Self, DbError> {
        let known = customer.map(|it| safety::addresses_of(tx, ws, it)).transpose()?;
        let (wallets, written) = known.unwrap_or_default();
        let known = wallets.iter().cloned().chain(written).collect();
        Ok(Self {
            platform: platform::of(tx, ws)?.1.knowledge(known).listing(listed),
            wallets,
            workspace: ws,
            of: customer.map(|it| (it, Seer::Customer)),
            staff: None,
            whole: OnceCell::new(),
        })
    }

    /// The same, to be seen by staff: of a case, and only what they may see of its customer's account. Without a case nobody is told
    /// which addresses are customers': nothing would show who sorts a thief's list by it.
    #[must_use]
    pub(super) fn seen_by(mut self, signed: &Signed, case: CaseId) -> Self {
        self.staff = Some(Box::new(signed.clone()));
        self.of = self.of.map(|(customer, _)| (customer, Seer::Staff(Box::new(signed.clone()), case)));
        self
    }

    /// The same for whoever has the customer's deposit addresses asked for, or without them.
    #[must_use]
    pub(super) fn shown_to(mut self, seer: Option<Seer>) -> Self {
        self.of = self.of.zip(seer).map(|((customer, _), seer)| (customer, seer));
        self
    }

    /// What is judged by, with the addresses that the platform gave to the customer. It is asked once for a look, whatever is looked at.
    pub(super) async fn whole(&self, desk: &ChainDesk) -> &Platform {
        self.asked(desk).await.map_or(&self.platform, |it| &it.platform)
    }

    /// Whether the platform was asked and did not say which addresses the customer was given: what is none of those that are known may
    /// be theirs all the same.
    pub(super) async fn is_silent(&self, desk: &ChainDesk) -> bool {
        self.asked(desk).await.is_some_and(|it| it.silent)
    }

    async fn asked(&self, desk: &ChainDesk) -> Option<&Whole> {
        let (customer, seer) = self.of.clone()?;
        let asked = || async {
            let (given, known, silent) = match desk.given.of(self.workspace, customer, seer).await {
                Gave::These(all) => (all, true, false),
                Gave::NotAsked => (Vec::new(), false, false),
                Gave::Silent => (Vec::new(), false, true),
            };
            Whole { platform: self.platform.clone().giving(given), known, silent }
        };
        Some(self.whole.get_or_init(asked).await)
    }

    /// With those of the addresses of a diagnosis that the platform says are its own, for staff; nothing where there are none.
    pub(super) async fn with_others(&self, desk: &ChainDesk, diagnosis: &Diagnosis) -> Option<Platform> {
        let staff = self.staff.clone()?;
        let whole = self.whole(desk).await;
        let asked = suspects(diagnosis, whole);
        if asked.is_empty() {
            return None;
        }
        // Whose addresses were not asked for, of them nothing says that it is another's.
        let known = self.asked(desk).await.is_some_and(|it| it.known);
        let whose = if known { Whose::Another } else { Whose::Somebody };
        let ours = desk.given.ours(self.workspace, staff, asked.clone()).await;
        let found: Vec<_> = asked.into_iter().zip(ours).filter(|it| it.1).collect();
        let deposits = found.into_iter().filter_map(|it| as_deposit(it.0, whose));
        let deposits: Vec<_> = deposits.collect();
        (!deposits.is_empty()).then(|| whole.clone().giving(deposits))
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
