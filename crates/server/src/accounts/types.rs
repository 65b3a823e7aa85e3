//! What is asked of the platform, as it is kept and shown.

use super::{addresses::Address, facts::Facts};
use crate::{access::Permission, proof::ProofNeed, words::words};
use ombud_base::{
    Time, Uuid,
    id::{AccountActionId, CaseId, CustomerId, FreezeTokenId},
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

words! {
    /// How an account stands with the platform.
    AccountStatus {
        /// It can be used.
        Active = "active",
        /// Nothing leaves it.
        Frozen = "frozen",
        /// It is looked into.
        UnderReview = "under_review",
        /// It is no more.
        Closed = "closed",
    }
}
words! {
    /// What the platform can be asked to do with an account.
    AccountAction {
        /// Let nothing leave it.
        Freeze = "freeze",
        /// End a freeze: always agreed to by a second person.
        Release = "release",
        /// Send the last confirmation mail once more.
        Resend = "resend",
        /// Open the platform's own recovery of the account.
        Recovery = "recovery",
    }
}
words! {
    /// What became of an action.
    ActionState {
        /// The platform has not answered yet; it is asked again.
        Waiting = "waiting",
        /// Done.
        Done = "done",
        /// The platform will not do it; `outcome` says why.
        Refused = "refused",
        /// The platform never answered; whether it was done is not known.
        Failed = "failed",
    }
}
words! {
    /// What can be said of the account behind a case.
    AccountStand {
        /// The workspace is not connected to its platform.
        Off = "off",
        /// The customer has no identity that the platform's app vouched for, so it is not asked.
        Unproved = "unproved",
        /// The customer has to prove in this case who they are before the platform is asked; `trouble` says how.
        ProofNeeded = "proof_needed",
        /// The platform does not know the customer.
        Unknown = "unknown",
        /// The platform does not answer, or not by the contract; `trouble` says what is wrong.
        Unavailable = "unavailable",
        /// The facts are there.
        Known = "known",
    }
}

impl AccountAction {
    /// What it needs.
    pub const fn permission(self) -> Permission {
        match self {
            Self::Freeze => Permission::AccountsFreeze,
            Self::Release => Permission::AccountsRelease,
            Self::Resend => Permission::AccountsAssist,
            Self::Recovery => Permission::AccountsRecover,
        }
    }
}

/// What the platform says of a case's customer.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Account {
    /// What can be said at all.
    pub(super) stand: AccountStand,
    /// What the platform answered just now. It is stored nowhere.
    pub(super) facts: Option<Facts>,
    /// At which addresses it takes deposits of the customer, at most 200. It is stored nowhere, either.
    pub(super) addresses: Vec<Address>,
    /// When it answered.
    pub(super) as_of: Option<Time>,
    /// Addresses, hashes and places are masked; a reveal of the field `account` shows them for a while.
    pub(super) masked: bool,
    /// Why there are no facts, and what to do.
    pub(super) trouble: Option<String>,
    /// What the customer has to prove before the facts are shown; null: nothing is demanded.
    pub(super) proof: Option<ProofNeed>,
    /// What the customer has to prove before a freeze is ended, for whoever may ask for that; null: nothing is demanded.
    pub(super) release_proof: Option<ProofNeed>,
    /// What you may ask the platform to do.
    pub(super) may: Vec<AccountAction>,
    /// What the platform was asked to do with this account, the newest first, at most 20.
    pub(super) actions: Vec<AccountActionView>,
}

/// What the end of a freeze waits for, beside a second person.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = AccountRelease)]
pub(super) struct ReleaseView {
    /// What the customer has to prove in this case; null: nothing is demanded.
    pub(super) proof: Option<ProofNeed>,
}

/// Something that the platform was asked to do.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
#[schema(as = AccountActionDone)]
pub(super) struct AccountActionView {
    /// Its id: the platform sees it as `Idempotency-Key`.
    pub(super) id: AccountActionId,
    /// What.
    pub(super) action: AccountAction,
    /// What became of it.
    pub(super) state: ActionState,
    /// Why, in the words of whoever asked; nothing where the customer asked by a freeze token.
    pub(super) reason: String,
    /// What the platform said, or why it did not answer.
    pub(super) outcome: Option<String>,
    /// How the account stood after it.
    pub(super) status: Option<AccountStatus>,
    /// `staff`, `token` or `customer`.
    #[schema(example = "staff")]
    pub(super) by_kind: String,
    /// Who, where it is somebody.
    pub(super) by: Option<Uuid>,
    /// Their name, of staff.
    pub(super) name: Option<String>,
    /// Who agreed to it, of a release.
    pub(super) approved_by: Option<Uuid>,
    /// When it was asked for.
    pub(super) at: Time,
    /// When it was settled.
    pub(super) ended_at: Option<Time>,
}

/// What to ask the platform for.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct NewAccountAction {
    /// What.
    pub(super) action: AccountAction,
    /// Why: 5 to 500 characters. The platform and whoever looks into it later read this.
    #[schema(min_length = 5, max_length = 500, example = "Reported as stolen on the phone.")]
    pub(super) reason: String,
}

/// An action's row.
#[derive(Clone, Debug)]
pub(super) struct ActionRow {
    pub(super) id: AccountActionId,
    pub(super) customer: CustomerId,
    pub(super) case: Option<CaseId>,
    pub(super) token: Option<FreezeTokenId>,
    pub(super) action: AccountAction,
    pub(super) state: ActionState,
    pub(super) reason: String,
    pub(super) outcome: Option<String>,
    pub(super) status: Option<AccountStatus>,
    pub(super) by_kind: String,
    pub(super) by: Option<Uuid>,
    pub(super) approved_by: Option<Uuid>,
    pub(super) at: Time,
    pub(super) ended_at: Option<Time>,
    pub(super) tries: i64,
}

/// Where a workspace's platform is, and what is signed with.
#[derive(Clone, Debug)]
pub(super) struct Link {
    pub(super) url: String,
    pub(super) enabled: bool,
    pub(super) secret: String,
    pub(super) old_secret: Option<String>,
    pub(super) old_secret_until: Option<Time>,
}

impl Link {
    /// The secrets that count now: for a day after a change, the old one as well.
    pub(super) fn secrets(&self, now: Time) -> impl Iterator<Item = &str> {
        let old = self.old_secret.as_deref().filter(|_| self.old_secret_until.is_some_and(|it| it > now));
        [Some(self.secret.as_str()), old].into_iter().flatten()
    }
}
