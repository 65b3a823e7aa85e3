use super::table::Group;
use crate::words::words;
use ombud_base::{
    Time,
    id::{ApprovalId, SessionId, StaffId},
};
use serde::{Deserialize, Serialize};
use serde_json::Value as Json;
use utoipa::ToSchema;

words! {
    /// What became of what was asked for.
    ApprovalState {
        /// Nobody has decided yet.
        Pending = "pending",
        /// Approved; whoever asked may carry it out now.
        Approved = "approved",
        /// It is being carried out.
        Carrying = "carrying",
        /// Carried out.
        Done = "done",
        /// Approved, and then it did not work; `outcome` says why.
        Failed = "failed",
        /// Somebody decided against it.
        Refused = "refused",
        /// Whoever asked took it back.
        Withdrawn = "withdrawn",
        /// Nobody decided, or nobody carried it out, in time.
        Expired = "expired",
        /// The server stopped while it was carried out: look whether it happened.
        Interrupted = "interrupted",
    }
}

words! {
    /// Why somebody may not decide.
    Hindrance {
        /// They asked for it themselves.
        Own = "own",
        /// One of the two has changed the other's access within a day.
        Touched = "touched",
        /// It would give themselves more to see.
        Gains = "gains",
        /// They lack a permission that it needs.
        Permission = "permission",
    }
}

/// A request as it was sent.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct Stored {
    pub(super) method: String,
    /// The whole address, with the query.
    pub(super) path: String,
    /// `null` for none.
    pub(super) body: Json,
    pub(super) reason: String,
}

/// A row.
#[derive(Clone, Debug)]
pub(super) struct Row {
    pub(super) id: ApprovalId,
    pub(super) operation: String,
    pub(super) asked_by: StaffId,
    pub(super) session: SessionId,
    pub(super) asked_at: Time,
    pub(super) expires_at: Time,
    pub(super) state: ApprovalState,
    pub(super) request: Stored,
    pub(super) decided_by: Option<StaffId>,
    pub(super) decided_at: Option<Time>,
    pub(super) note: Option<String>,
    pub(super) ended_at: Option<Time>,
    pub(super) status: Option<i64>,
    pub(super) outcome: Option<String>,
}

/// Seconds after which what is being carried out must have ended one way or the other.
const CARRYING_SECONDS: i64 = 600;

impl Row {
    /// The state at this time: what nobody did in time is over.
    pub(super) fn state_at(&self, now: Time) -> ApprovalState {
        match self.state {
            ApprovalState::Pending | ApprovalState::Approved if self.expires_at <= now => {
                ApprovalState::Expired
            }
            ApprovalState::Carrying
                if self.decided_at.is_some_and(|it| it.plus_seconds(2 * CARRYING_SECONDS) <= now)
                    && self.expires_at.plus_seconds(CARRYING_SECONDS) <= now =>
            {
                ApprovalState::Interrupted
            }
            state => state,
        }
    }
}

/// Something that was asked for and needs a second person.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub(super) struct Approval {
    /// Its id.
    pub(super) id: ApprovalId,
    /// What it is, by a stable name.
    #[schema(example = "customer-erase")]
    pub(super) operation: String,
    /// To which group of the policy it belongs.
    pub(super) group: Group,
    /// The request's method.
    #[schema(example = "POST")]
    pub(super) method: String,
    /// The request's address.
    #[schema(example = "/api/v1/customers/0192f0c1-2d3e-7a4b-8c5d-6e7f80910a1b/erase")]
    pub(super) path: String,
    /// The request's body, as it will be carried out.
    #[schema(value_type = Value)]
    pub(super) body: Json,
    /// Why, in the words of whoever asked.
    pub(super) reason: String,
    /// Who asked.
    pub(super) asked_by: StaffId,
    /// When.
    pub(super) asked_at: Time,
    /// Until when it can be decided; of what was approved, until when its asker can carry it out.
    pub(super) expires_at: Time,
    /// What became of it.
    pub(super) state: ApprovalState,
    /// Who decided.
    pub(super) decided_by: Option<StaffId>,
    /// When.
    pub(super) decided_at: Option<Time>,
    /// With which words.
    pub(super) note: Option<String>,
    /// When it was carried out, or failed.
    pub(super) ended_at: Option<Time>,
    /// With which HTTP status.
    pub(super) status: Option<i64>,
    /// What went wrong.
    pub(super) outcome: Option<String>,
    /// Why you may not decide; absent where you may.
    pub(super) hindrance: Option<Hindrance>,
    /// You may carry it out now.
    pub(super) may_carry_out: bool,
}
