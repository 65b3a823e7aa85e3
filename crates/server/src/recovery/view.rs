//! Requests as they are shown: to staff, and to the customer whose they are.

use super::types::{Payout, RecoveryProof, RecoveryRefusal, RecoveryRow, RecoveryState, ReturnTo};
use crate::{
    access::{Permission, Signed},
    chains::{Stuck, StuckReason},
    conversations::reading,
    http::Problem,
    proof,
    trust::{Sight, mask},
    words::words,
};
use ombud_base::{
    Time,
    id::{CaseId, ConversationId, ProofAskId, RecoveryId, StaffId, WorkspaceId},
};
use ombud_db::Tx;
use serde::Serialize;
use utoipa::ToSchema;

words! {
    /// What the reader may do with a request now.
    RecoveryStep {
        /// Say whose the deposit is.
        Check = "check",
        /// Take it up.
        Take = "take",
        /// Say by which payment it was given back.
        Finish = "finish",
        /// Refuse it.
        Refuse = "refuse",
    }
}

/// A request to have coins back that were not credited.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = Recovery)]
pub(super) struct Recovery {
    /// Its id.
    pub(super) id: RecoveryId,
    /// The case that it belongs to.
    pub(super) case: CaseId,
    /// That case's number.
    pub(super) number: i64,
    /// Where the customer sees it.
    pub(super) conversation: ConversationId,
    /// Where it stands.
    pub(super) state: RecoveryState,
    /// Why the deposit was not credited.
    pub(super) reason: StuckReason,
    /// The deposit, by the chain's own word; null once the customer was erased.
    pub(super) deposit: Option<Stuck>,
    /// What it costs, as the customer was shown it; empty: nothing.
    #[schema(example = "5 USDT")]
    pub(super) fee: String,
    /// How many days it takes, as the customer was told.
    pub(super) days: i64,
    /// Whether the address that sent has to sign.
    pub(super) signature: bool,
    /// By which version of the rules.
    pub(super) rules_version: i64,
    /// How it was shown whose the deposit is.
    pub(super) proof: RecoveryProof,
    /// Why it is refused.
    pub(super) refusal: Option<RecoveryRefusal>,
    /// Where the coins go back to; masked for who does not work on recoveries.
    pub(super) return_to: Option<ReturnTo>,
    /// The payment that gave them back.
    pub(super) payout: Option<Payout>,
    /// What staff wrote to it, for colleagues.
    pub(super) note: Option<String>,
    /// Another customer has asked for the same deposit.
    pub(super) claimed_twice: bool,
    /// In which cases, of those that you see.
    pub(super) rivals: Vec<RecoveryRival>,
    /// Who opened it: `customer`, `staff` or `token`.
    #[schema(example = "customer")]
    pub(super) opened_by: String,
    /// Who of staff checked whose the deposit is.
    pub(super) checked_by: Option<StaffId>,
    /// Who of staff works on it.
    pub(super) taken_by: Option<StaffId>,
    /// Who of staff settled it.
    pub(super) settled_by: Option<StaffId>,
    /// When it was asked for.
    pub(super) asked_at: Time,
    /// When it last went on.
    pub(super) changed_at: Time,
    /// When the customer agreed to the terms.
    pub(super) agreed_at: Option<Time>,
    /// When it was settled.
    pub(super) settled_at: Option<Time>,
    /// Until when the customer may take the next step.
    pub(super) lapses_at: Option<Time>,
    /// What you may do with it now.
    pub(super) may: Vec<RecoveryStep>,
}

/// Another customer's case in which the same deposit was asked for.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(super) struct RecoveryRival {
    /// The case.
    case: CaseId,
    /// Its number.
    number: i64,
}

fn steps(row: &RecoveryRow, signed: &Signed) -> Vec<RecoveryStep> {
    if !signed.may(Permission::RecoveriesManage) || row.facts.is_none() {
        return Vec::new();
    }
    let own = |of: Option<StaffId>| of.is_some() && of == signed.staff_id();
    let mut all = match row.state {
        RecoveryState::Asked => vec![RecoveryStep::Check],
        RecoveryState::Ready => vec![RecoveryStep::Take],
        RecoveryState::InWork if own(row.taken_by) => vec![RecoveryStep::Finish],
        RecoveryState::InWork => vec![RecoveryStep::Take, RecoveryStep::Finish],
        _ => Vec::new(),
    };
    // Who has checked whose it is does not pay as well.
    if own(row.checked_by) {
        all.retain(|it| *it != RecoveryStep::Finish);
    }
    if !row.state.is_over() {
        all.push(RecoveryStep::Refuse);
    }
    all
}

/// A request as staff sees it who sees its case.
///
/// # Errors
/// As the database says.
pub(super) fn for_staff(
    tx: &mut Tx<'_>,
    signed: &Signed,
    sight: &Sight,
    row: RecoveryRow,
    rivals: &[CaseId],
    case: (CaseId, i64),
) -> Result<Recovery, Problem> {
    let clear = sight.is_clear() || signed.may(Permission::RecoveriesManage);
    let hide = |it: ReturnTo| ReturnTo {
        address: mask::address(&it.address),
        memo: it.memo.map(|_| mask::DOTS.to_owned()),
    };
    let mut seen = Vec::new();
    for id in rivals {
        let other = reading::case(tx, signed.workspace, *id)?;
        let other = other.filter(|it| it.id != case.0 && signed.sees(&it.spot()));
        seen.extend(other.map(|it| RecoveryRival { case: it.id, number: it.number }));
    }
    Ok(Recovery {
        may: steps(&row, signed),
        id: row.id,
        case: case.0,
        number: case.1,
        conversation: row.conversation,
        state: row.state,
        reason: row.reason,
        deposit: row.facts,
        fee: row.terms.fee,
        days: row.terms.days,
        signature: row.terms.signature,
        rules_version: row.terms.version,
        proof: row.proof,
        refusal: row.refusal,
        return_to: if clear { row.return_to } else { row.return_to.map(hide) },
        payout: row.payout,
        note: row.note,
        claimed_twice: !rivals.is_empty(),
        rivals: seen,
        opened_by: row.by_kind,
        checked_by: row.checked_by,
        taken_by: row.taken_by,
        settled_by: row.settled_by,
        asked_at: row.asked_at,
        changed_at: row.changed_at,
        agreed_at: row.agreed_at,
        settled_at: row.settled_at,
        lapses_at: row.lapses_at,
    })
}

/// Your request to have coins back that were not credited.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(super) struct OwnRecovery {
    /// Its id.
    id: RecoveryId,
    /// Where it stands.
    state: RecoveryState,
    /// Why the deposit was not credited.
    reason: StuckReason,
    /// The network.
    #[schema(example = "Ethereum")]
    network: String,
    /// The transaction's id.
    transaction: String,
    /// How much, with its unit.
    #[schema(example = "4 USDT")]
    amount: String,
    /// The address that sent it, and has to sign where a signature is asked for.
    from: String,
    /// What it costs; empty: nothing. Send it back when you agree.
    #[schema(example = "5 USDT")]
    fee: String,
    /// How many days it takes.
    days: i64,
    /// Whether the address that sent has to sign.
    signature: bool,
    /// How it was shown that it is yours.
    proof: RecoveryProof,
    /// Why it is refused.
    refusal: Option<RecoveryRefusal>,
    /// Where the coins go back to, as you have said.
    return_to: Option<ReturnTo>,
    /// The transaction that gave them back.
    payout: Option<Payout>,
    /// When you asked.
    asked_at: Time,
    /// When it last went on.
    changed_at: Time,
    /// Until when the next step is to be taken, where it is yours.
    lapses_at: Option<Time>,
    /// The proof that was just asked for, to be given by `POST /widget/proof/wallet/begin`.
    #[serde(skip_serializing_if = "Option::is_none")]
    ask: Option<ProofAskId>,
}

impl OwnRecovery {
    /// A customer's own.
    pub(super) fn of(row: RecoveryRow, ask: Option<ProofAskId>) -> Self {
        let (network, transaction, amount, from) =
            row.facts.map(|it| (it.network_name, it.transaction, it.amount, it.from)).unwrap_or_default();
        // What the chain's wallets sign for has one way to be written.
        let from = proof::wallet_on(&row.network, &from).map_or(from, |it| it.address);
        Self {
            id: row.id,
            state: row.state,
            reason: row.reason,
            network,
            transaction,
            amount,
            from,
            fee: row.terms.fee,
            days: row.terms.days,
            signature: row.terms.signature,
            proof: row.proof,
            refusal: row.refusal,
            return_to: row.return_to,
            payout: row.payout,
            asked_at: row.asked_at,
            changed_at: row.changed_at,
            lapses_at: row.lapses_at,
            ask,
        }
    }
}

/// The case in which a request is now.
///
/// # Errors
/// As the database says; [`Problem::not_found`] where there is none.
pub(super) fn case_of(
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    row: &RecoveryRow,
) -> Result<crate::conversations::types::CaseRow, Problem> {
    let conversation = reading::conversation(tx, ws, row.conversation)?.ok_or_else(Problem::not_found)?;
    reading::case(tx, ws, conversation.case)?.ok_or_else(Problem::not_found)
}
