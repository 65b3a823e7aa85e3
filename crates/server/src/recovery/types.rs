//! What a recovery is, as it is kept.

use crate::{
    chains::{Stuck, StuckReason},
    words::words,
};
use ombud_base::{
    Time,
    id::{CaseId, ConversationId, CustomerId, RecoveryId, StaffId},
};
use ombud_chain::amount::Units;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

words! {
    /// Where a recovery stands.
    RecoveryState {
        /// Somebody of staff has to check whose the deposit is.
        Asked = "asked",
        /// The customer has to sign with the address that sent it.
        NeedsProof = "needs_proof",
        /// The customer has to agree to the terms, and say where the coins go back to.
        NeedsTerms = "needs_terms",
        /// Somebody of staff has to take it up.
        Ready = "ready",
        /// Somebody works on it.
        InWork = "in_work",
        /// The coins were paid back, and the chain shows it.
        Done = "done",
        /// It will not be done; `refusal` says why.
        Refused = "refused",
        /// The customer wants it no more, or let its time pass.
        Withdrawn = "withdrawn",
    }
}
words! {
    /// How it was shown whose a deposit is.
    RecoveryProof {
        /// It was not yet.
        Missing = "missing",
        /// The rule asks for none, and nobody has looked.
        NotAsked = "not_asked",
        /// By a signature of the address that sent it.
        Signature = "signature",
        /// The platform lists the transaction among the deposits of the customer, who has signed in with its app.
        Platform = "platform",
        /// Somebody of staff has checked it.
        Person = "person",
    }
}
words! {
    /// Why a recovery is refused.
    RecoveryRefusal {
        /// It is not shown whose the deposit is.
        NotTheirs = "not_theirs",
        /// It cannot be done: nobody holds the key there, or the network does not allow it.
        NotPossible = "not_possible",
        /// It is worth less than its recovery costs.
        NotWorth = "not_worth",
        /// Somebody else has asked for the same deposit already. Customers are not told this.
        Duplicate = "duplicate",
        /// Somebody else has shown that it is theirs, or it was given back to them. Customers are told this.
        Taken = "taken",
        /// For another reason, which is written to the customer.
        Other = "other",
    }
}

impl RecoveryState {
    /// Whether nothing more becomes of it.
    pub const fn is_over(self) -> bool {
        matches!(self, Self::Done | Self::Refused | Self::Withdrawn)
    }

    /// Whether the customer has the next step.
    pub const fn waits_for_customer(self) -> bool {
        matches!(self, Self::NeedsProof | Self::NeedsTerms)
    }
}

/// Where coins go back to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[schema(as = RecoveryReturn)]
pub struct ReturnTo {
    /// The address.
    pub address: String,
    /// The memo or tag that belongs to it, if one does.
    pub memo: Option<String>,
}

/// The payment that gave coins back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[schema(as = RecoveryPayout)]
pub struct Payout {
    /// The transaction's id.
    pub transaction: String,
    /// Which of its transfers, from 0.
    pub transfer: i64,
    /// How much, with its unit.
    #[schema(example = "3 USDT")]
    pub amount: String,
    /// Which address paid.
    pub from: String,
}

/// The terms that a customer was shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Terms {
    /// What it costs, in words; empty: nothing.
    pub(super) fee: String,
    /// How many days it takes, as people should expect it.
    pub(super) days: i64,
    /// Whether the address that sent has to sign.
    pub(super) signature: bool,
    /// By which version of the rules.
    pub(super) version: i64,
}

impl RecoveryRow {
    /// Whether it was shown whose the deposit is.
    pub(super) const fn is_shown(&self) -> bool {
        matches!(self.proof, RecoveryProof::Signature | RecoveryProof::Platform | RecoveryProof::Person)
    }

    /// Whether it holds the deposit: nobody else gets the same. What shows nothing holds nothing; where no proof is asked for,
    /// whoever has agreed to the terms does.
    pub(super) const fn holds(&self) -> bool {
        match self.state {
            RecoveryState::Refused | RecoveryState::Withdrawn => false,
            RecoveryState::Done => true,
            RecoveryState::Ready | RecoveryState::InWork => !matches!(self.proof, RecoveryProof::Missing),
            RecoveryState::Asked | RecoveryState::NeedsProof | RecoveryState::NeedsTerms => self.is_shown(),
        }
    }

    /// What is to be paid back: the deposit without the fee. None where the fee is in another coin that nobody can take off it here.
    pub(super) fn due(&self) -> Option<Units> {
        let facts = self.facts.as_ref()?;
        let whole = facts.whole()?;
        let mut words = self.terms.fee.split_whitespace();
        let Some(number) = words.next() else { return Some(whole) };
        let fee = Units::parse(number, facts.decimals?).ok()?;
        let same = words.next() == facts.symbol.as_deref();
        whole.0.checked_sub(fee.0).filter(|_| same).map(Units)
    }
}

/// A request, as it is stored.
#[derive(Clone, Debug)]
pub(super) struct RecoveryRow {
    pub(super) id: RecoveryId,
    pub(super) case: CaseId,
    pub(super) conversation: ConversationId,
    pub(super) customer: CustomerId,
    pub(super) network: String,
    pub(super) reason: StuckReason,
    pub(super) state: RecoveryState,
    pub(super) claim: Vec<u8>,
    /// None once the customer was erased.
    pub(super) facts: Option<Stuck>,
    pub(super) return_to: Option<ReturnTo>,
    pub(super) payout: Option<Payout>,
    pub(super) note: Option<String>,
    pub(super) terms: Terms,
    pub(super) proof: RecoveryProof,
    pub(super) refusal: Option<RecoveryRefusal>,
    pub(super) by_kind: String,
    pub(super) checked_by: Option<StaffId>,
    pub(super) taken_by: Option<StaffId>,
    pub(super) settled_by: Option<StaffId>,
    pub(super) asked_at: Time,
    pub(super) changed_at: Time,
    pub(super) agreed_at: Option<Time>,
    pub(super) settled_at: Option<Time>,
    pub(super) lapses_at: Option<Time>,
}
