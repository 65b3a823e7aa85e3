//! Opening a request: what the chain says of the deposit, whether the rules offer it, and whether somebody holds it already.

use super::{
    Recoveries, claims, jobs, rules, store,
    types::{RecoveryProof, RecoveryRefusal, RecoveryRow, RecoveryState, Terms},
};
use crate::{
    chains::{Arrived, Stuck},
    conversations::{
        Asker,
        actions::reopen_row,
        changes::Changes,
        types::{Activity, BotPart, CaseState},
    },
    events::kinds,
    http::{Code, Problem},
    ledger, proof,
};
use ombud_base::id::{CaseId, RecoveryId};
use ombud_db::Tx;
use serde::Deserialize;
use serde_json::json;
use utoipa::ToSchema;

/// How long the customer may take for the next step, in days.
pub(super) const PATIENCE_DAYS: i64 = 14;
/// The type of such cases, and those that become it: what is known to be a theft stays one.
const TYPE: &str = "deposit_recovery";
const BECOME_IT: [&str; 2] = ["question", "transaction"];

/// Which deposit is meant. All else is the chain's to say.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = RecoveryAsked)]
pub(super) struct Asked {
    /// The network (CAIP-2).
    #[schema(max_length = 50, example = "eip155:1")]
    pub(super) network: String,
    /// The transaction's id.
    #[schema(
        max_length = 200,
        example = "0x9fc76417374aa880d4449a1f7f31ec597f00b1f6f3dd2d66f4c9c6c445836d8b"
    )]
    pub(super) transaction: String,
    /// Which of its transfers, from 0; left out: the first that is not credited.
    #[serde(default)]
    pub(super) transfer: Option<i64>,
}

/// What the chain says of it.
async fn deposit(desk: &Recoveries, asker: &Asker, asked: &Asked) -> Result<Option<Stuck>, Problem> {
    if !desk.chains.asks(&asked.network) {
        let detail = "is none of the networks that are asked: see GET /api/v1/chains";
        return Err(Problem::invalid("network", detail));
    }
    let conflict =
        |code: &str, detail: String| Problem::new(Code::Conflict, detail).with("refusal", json!(code));
    let named = (asked.network.as_str(), asked.transaction.trim());
    let stuck = match desk.chains.arrived(asker.workspace, asker.customer, named).await? {
        Arrived::Settled(stuck) => stuck,
        Arrived::Silent => {
            let detail = "The network or the platform cannot be asked just now. Try again in a minute.";
            return Err(Problem::new(Code::Unavailable, detail).with("refusal", json!("silent")));
        }
        Arrived::Nowhere => {
            return Err(conflict(
                "nowhere",
                "The network does not know this transaction. Look at its id and the network.".into(),
            ));
        }
        Arrived::Void => {
            let detail = "This transaction moved nothing: it failed, was replaced, or the chain has left its block. Your \
                          wallet shows what became of the coins.";
            return Err(conflict("void", detail.into()));
        }
        Arrived::Waiting { confirmations, needed } => {
            let detail = format!(
                "This transaction is not settled yet: {confirmations} of {needed} blocks. Ask again once it is."
            );
            let wait = conflict("waiting", detail).with("confirmations", json!(confirmations));
            return Err(wait.with("needed", json!(needed)));
        }
    };
    let wanted = |it: &Stuck| asked.transfer.is_none_or(|at| at == it.transfer);
    Ok(stuck.into_iter().find(wanted))
}

/// What customers are told whatever the reason: that somebody else holds a deposit is nobody's business.
fn not_here() -> Problem {
    let detail =
        "This deposit cannot be given back in this way. Write to us here: somebody of the team looks at it.";
    Problem::new(Code::Conflict, detail).with("refusal", json!("not-here"))
}

/// Opens a request, or answers the one that the customer has already. It is asked of the chain first, and of the platform whose
/// deposit it is.
///
/// # Errors
/// [`Code::Conflict`] for what is not settled, not offered, or somebody else's; [`Code::Unavailable`] when the network cannot be
/// asked.
pub(super) async fn open(desk: &Recoveries, asker: Asker, asked: &Asked) -> Result<RecoveryRow, Problem> {
    let stuck = deposit(desk, &asker, asked).await?.ok_or_else(not_here)?;
    let (ws, customer) = (asker.workspace, asker.customer);
    let listed = desk.accounts.owns_deposit(ws, customer, &stuck.network, &stuck.transaction).await?;
    let parts = desk.clone();
    let written = desk.db.write::<_, Problem, _>(move |tx| write(&parts, tx, asker, &stuck, listed));
    written.await?
}

/// A refusal is written, too, where it tells staff something.
fn write(
    desk: &Recoveries,
    tx: &mut Tx<'_>,
    asker: Asker,
    stuck: &Stuck,
    listed: bool,
) -> Result<Result<RecoveryRow, Problem>, Problem> {
    let ws = asker.workspace;
    let mut changes = Changes::open(desk, tx, ws, asker.actor, desk.now())?;
    changes.load_conversations(tx, &[asker.conversation])?;
    let own = changes.conversation(asker.conversation).filter(|it| it.customer == asker.customer);
    let case = own.map(|it| it.case).ok_or_else(Problem::not_found)?;
    if changes.case(case).is_some_and(|it| it.erased_at.is_some()) {
        return Err(Problem::erased());
    }
    let claim = store::claim(tx, ws, &stuck.network, &stuck.transaction, stuck.transfer)?;
    if let Some(own) = store::own(tx, ws, &claim, asker.customer)? {
        return Ok(Ok(own));
    }
    if let Some(held) = store::holder(tx, ws, &claim)?.filter(|it| !(listed && claims::yields(it))) {
        claimed_twice(desk, tx, &mut changes, (asker, case), stuck, &held)?;
        changes.close(tx)?;
        let told = match asker.is_customer() {
            true => not_here(),
            false => Problem::new(
                Code::Conflict,
                "Another customer has asked for this deposit. Both cases say so; decide there whose it is.",
            ),
        };
        return Ok(Err(told));
    }
    let Some(terms) = rules::of(tx, ws)?.terms(stuck) else {
        return Ok(Err(match asker.is_customer() {
            true => not_here(),
            false => Problem::new(
                Code::Conflict,
                "The rules do not offer this: see Settings, Deposit recovery. Too little, or no rule for what went wrong.",
            ),
        }));
    };
    let row = fresh(desk, &changes, (asker, case), stuck, (terms, claim), listed);
    if row.holds() {
        claims::take_hold(tx, &mut changes, &row)?;
    }
    store::insert(tx, ws, &row)?;
    begin(desk, tx, &mut changes, &row)?;
    if !row.holds() {
        claims::tell_rivals(tx, &mut changes, &row)?;
    }
    changes.close(tx)?;
    Ok(Ok(row))
}

fn fresh(
    desk: &Recoveries,
    changes: &Changes<'_>,
    (asker, case): (Asker, CaseId),
    stuck: &Stuck,
    (terms, claim): (Terms, Vec<u8>),
    listed: bool,
) -> RecoveryRow {
    let now = changes.journal.now;
    let signs = proof::wallet_on(&stuck.network, &stuck.from).is_some();
    let (state, proof) = match (listed, terms.signature, signs) {
        (true, ..) => (RecoveryState::NeedsTerms, RecoveryProof::Platform),
        (_, true, true) => (RecoveryState::NeedsProof, RecoveryProof::Missing),
        (_, true, false) => (RecoveryState::Asked, RecoveryProof::Missing),
        (_, false, _) => (RecoveryState::NeedsTerms, RecoveryProof::NotAsked),
    };
    RecoveryRow {
        id: RecoveryId::new(now, &desk.random),
        case,
        conversation: asker.conversation,
        customer: asker.customer,
        network: stuck.network.clone(),
        reason: stuck.reason,
        state,
        claim,
        facts: Some(stuck.clone()),
        return_to: None,
        payout: None,
        note: None,
        terms,
        proof,
        refusal: None,
        by_kind: asker.actor.kind().to_owned(),
        checked_by: None,
        taken_by: None,
        settled_by: None,
        asked_at: now,
        changed_at: now,
        agreed_at: None,
        settled_at: None,
        lapses_at: state.waits_for_customer().then(|| now.plus_seconds(PATIENCE_DAYS * 86_400)),
    }
}

/// Tells of a new request, and makes its case what it is.
fn begin(
    desk: &Recoveries,
    tx: &mut Tx<'_>,
    changes: &mut Changes<'_>,
    row: &RecoveryRow,
) -> Result<(), Problem> {
    let kept = changes.case(row.case).is_some_and(|it| BECOME_IT.contains(&it.kind.as_str()));
    changes.change(row.case, |it| {
        if kept {
            TYPE.clone_into(&mut it.kind);
        }
        it.bot = it.bot.map(|_| BotPart::HandedOver);
    })?;
    if kept {
        changes.journal.event(kinds::CASE_CHANGED, Some(row.case), &json!({"type": TYPE}));
    }
    let facts = row.facts.as_ref();
    let args = [
        ("recovery", row.id.to_string()),
        ("amount", facts.map(|it| it.amount.clone()).unwrap_or_default()),
        ("transaction", facts.map(|it| it.transaction.clone()).unwrap_or_default()),
        ("transfer", facts.map(|it| it.transfer.to_string()).unwrap_or_default()),
    ];
    changes.note_activity(row.conversation, Activity::new("recovery_asked", args), true)?;
    if row.state == RecoveryState::Asked {
        wake(tx, changes, row)?;
    }
    let data = json!({
        "recovery": row.id, "customer": row.customer, "deposit": row.facts, "state": row.state, "proof": row.proof,
        "fee": row.terms.fee, "days": row.terms.days, "rules": row.terms.version,
        "row": ledger::recovery_print(tx, changes.journal.workspace, row.id)?,
    });
    changes.journal.event_on(row.customer, Some(row.case), kinds::RECOVERY_ASKED, &data);
    jobs::look_later(desk, tx, changes.journal.workspace, row)?;
    Ok(())
}

/// Somebody of staff has the next step: the case is open, and its clock runs.
///
/// # Errors
/// When it is not loaded.
pub(super) fn wake(tx: &mut Tx<'_>, changes: &mut Changes<'_>, row: &RecoveryRow) -> Result<(), Problem> {
    let Some(case) = changes.conversation(row.conversation).map(|it| it.case) else { return Ok(()) };
    let now = changes.journal.now;
    let state = changes.case(case).map(|it| it.state);
    if let Some(was @ (CaseState::Resolved | CaseState::Snoozed)) = state {
        reopen_row(tx, changes, case, row.conversation, was, None)?;
    }
    changes.change(case, |it| {
        it.waiting_since = it.waiting_since.or(Some(now));
    })
}

/// Writes down, for staff of both cases, that a customer asks for what another one has shown to be theirs. Their request begins
/// nothing.
fn claimed_twice(
    desk: &Recoveries,
    tx: &mut Tx<'_>,
    changes: &mut Changes<'_>,
    (asker, case): (Asker, CaseId),
    stuck: &Stuck,
    held: &RecoveryRow,
) -> Result<(), Problem> {
    let ws = asker.workspace;
    let before = store::of_case(tx, ws, case)?;
    // Asked for ten times, it is one thing to look at.
    if before.iter().any(|it| it.claim == held.claim && it.customer == asker.customer) {
        return Ok(());
    }
    let terms =
        Terms { fee: String::new(), days: held.terms.days, signature: true, version: held.terms.version };
    let refused = RecoveryRow {
        state: RecoveryState::Refused,
        proof: RecoveryProof::Missing,
        refusal: Some(RecoveryRefusal::Duplicate),
        settled_at: Some(changes.journal.now),
        lapses_at: None,
        ..fresh(desk, changes, (asker, case), stuck, (terms, held.claim.clone()), false)
    };
    store::insert(tx, ws, &refused)?;
    claims::warn(tx, changes, asker.conversation, &stuck.amount)?;
    wake(tx, changes, &refused)?;
    claims::warn(tx, changes, held.conversation, &stuck.amount)?;
    let print = ledger::recovery_print(tx, ws, refused.id)?;
    claims::told_twice(changes, held, (case, json!({"recovery": refused.id, "row": print})));
    Ok(())
}
