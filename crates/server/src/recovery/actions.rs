//! The steps of a request: each checks that it fits, changes the row, says so in the talk, and appends an event, at once.

use super::{
    Recoveries, claims, jobs,
    open::{PATIENCE_DAYS, wake},
    store,
    types::{Payout, RecoveryProof, RecoveryRefusal, RecoveryRow, RecoveryState, ReturnTo},
};
use crate::{
    access::{Permission, Signed},
    chains::Paid,
    conversations::{actions::visible, changes::Changes, people::staff_name, types::Activity},
    events::{Actor, kinds},
    http::{Checks, Code, Problem},
    ledger,
    proof::{self, Device},
};
use ombud_base::id::{CaseId, ProofAskId, RecoveryId, WorkspaceId};
use ombud_db::Tx;
use serde_json::{Value as Json, json};

/// A request in hand.
pub(super) struct Step<'a> {
    pub(super) changes: Changes<'a>,
    pub(super) row: RecoveryRow,
    /// The case that its conversation is in now.
    pub(super) case: CaseId,
    /// Whether it held the deposit when it was taken in hand.
    held: bool,
    told: Option<(Activity, &'static str, Json)>,
}

impl<'a> Step<'a> {
    /// Takes a request in hand.
    ///
    /// # Errors
    /// [`Problem::not_found`], [`Problem::erased`].
    pub(super) fn load(
        desk: &'a Recoveries,
        tx: &mut Tx<'_>,
        ws: WorkspaceId,
        actor: Actor,
        id: RecoveryId,
    ) -> Result<Self, Problem> {
        let mut changes = Changes::open(desk, tx, ws, actor, desk.now())?;
        let row = store::find(tx, ws, id)?.ok_or_else(Problem::not_found)?;
        changes.load_conversations(tx, &[row.conversation])?;
        let case = changes.conversation(row.conversation).map(|it| it.case).ok_or_else(Problem::not_found)?;
        if row.facts.is_none() || changes.case(case).is_none_or(|it| it.erased_at.is_some()) {
            return Err(Problem::erased());
        }
        let held = row.holds();
        Ok(Self { changes, row, case, held, told: None })
    }

    /// The same for the customer whose it is. One that was refused because somebody else was first is not there for them.
    fn of_customer(
        desk: &'a Recoveries,
        tx: &mut Tx<'_>,
        device: &Device,
        id: RecoveryId,
    ) -> Result<Self, Problem> {
        let step = Self::load(desk, tx, device.workspace, Actor::Customer(device.customer), id)?;
        let hidden = step.row.refusal == Some(RecoveryRefusal::Duplicate);
        if step.row.customer != device.customer || hidden {
            return Err(Problem::not_found());
        }
        Ok(step)
    }

    /// The same for staff who may work on recoveries, and see the case.
    fn of_staff(
        desk: &'a Recoveries,
        tx: &mut Tx<'_>,
        signed: &Signed,
        id: RecoveryId,
    ) -> Result<Self, Problem> {
        signed.need(Permission::RecoveriesManage)?;
        let mut step = Self::load(desk, tx, signed.workspace, signed.actor(), id)?;
        visible(tx, signed, step.case)?;
        // The bot says nothing more in what a person works on.
        let case = step.case;
        step.changes
            .change(case, |it| it.bot = it.bot.map(|_| crate::conversations::types::BotPart::HandedOver))?;
        Ok(step)
    }

    /// Refuses a step that does not fit where the request stands.
    fn expect(&self, states: &[RecoveryState]) -> Result<(), Problem> {
        if states.contains(&self.row.state) {
            return Ok(());
        }
        let detail =
            "This request stands elsewhere by now. Look at it again: somebody was faster, or it is over.";
        let elsewhere = Problem::new(Code::Conflict, detail).with("refusal", json!("elsewhere"));
        Err(elsewhere.with("state", json!(self.row.state)))
    }

    /// Where it stands from now on, with the line and the event that say so.
    pub(super) fn go(&mut self, state: RecoveryState, code: &str, event: &'static str, data: Json) {
        let now = self.changes.journal.now;
        let row = &mut self.row;
        row.state = state;
        row.changed_at = now;
        row.lapses_at = state.waits_for_customer().then(|| now.plus_seconds(PATIENCE_DAYS * 86_400));
        row.settled_at = state.is_over().then_some(now);
        let activity = Activity::new(code, [("recovery", row.id.to_string())]);
        self.told = Some((activity, event, data));
    }

    /// Adds what the line says beside who and which.
    pub(super) fn says(&mut self, name: &str, value: impl Into<String>) {
        if let Some((activity, ..)) = &mut self.told {
            activity.args.insert(name.to_owned(), value.into());
        }
    }
}

/// Writes what a step has changed.
///
/// # Errors
/// [`Code::Conflict`] where it would hold a deposit that somebody else has by now.
pub(super) fn finish(desk: &Recoveries, tx: &mut Tx<'_>, step: Step<'_>) -> Result<(), Problem> {
    let Step { mut changes, row, case, held, told } = step;
    let ws = changes.journal.workspace;
    if row.holds() && !held {
        claims::take_hold(tx, &mut changes, &row)?;
    }
    store::save(tx, ws, &row)?;
    if let Some((mut activity, event, data)) = told {
        if let Actor::Staff(staff) = changes.journal.actor {
            activity.args.insert("by".into(), staff_name(tx, ws, staff)?.name);
        }
        changes.note_activity(row.conversation, activity, true)?;
        let mut data = data;
        data["recovery"] = json!(row.id);
        data["customer"] = json!(row.customer);
        data["row"] = json!(ledger::recovery_print(tx, ws, row.id)?);
        changes.journal.event_on(row.customer, Some(case), event, &data);
    }
    if matches!(row.state, RecoveryState::Asked | RecoveryState::Ready) {
        wake(tx, &mut changes, &row)?;
    }
    jobs::look_later(desk, tx, ws, &row)?;
    changes.close(tx)
}

/// The request of the customer at a device.
///
/// # Errors
/// [`Problem::not_found`] unless it is theirs.
pub(super) fn own(tx: &mut Tx<'_>, device: &Device, id: RecoveryId) -> Result<RecoveryRow, Problem> {
    let found = store::find(tx, device.workspace, id)?.filter(|it| it.customer == device.customer);
    found.filter(|it| it.refusal != Some(RecoveryRefusal::Duplicate)).ok_or_else(Problem::not_found)
}

/// The customer is going to sign: asks for the address that sent, in the conversation.
///
/// # Errors
/// [`Code::Conflict`] where nothing is to be signed.
pub(super) fn sign(
    desk: &Recoveries,
    tx: &mut Tx<'_>,
    device: &Device,
    id: RecoveryId,
) -> Result<ProofAskId, Problem> {
    let mut step = Step::of_customer(desk, tx, device, id)?;
    // Who goes on at another device signs there once more.
    step.expect(&[RecoveryState::NeedsProof, RecoveryState::NeedsTerms])?;
    let wallet = step.row.facts.as_ref().and_then(|it| proof::wallet_on(&it.network, &it.from));
    let wallet = wallet
        .filter(|_| step.row.terms.signature)
        .ok_or_else(|| Problem::new(Code::Conflict, "Nothing has to be signed for this request."))?;
    let place = (step.case, step.row.conversation, step.row.customer);
    let ask = proof::ask_wallet(desk, tx, &mut step.changes, place, wallet)?;
    step.changes.close(tx)?;
    Ok(ask)
}

/// The customer cannot sign, since an exchange sent it: a person checks whose it is.
///
/// # Errors
/// [`Code::Conflict`] where nothing is to be shown any more.
pub(super) fn cannot_sign(
    desk: &Recoveries,
    tx: &mut Tx<'_>,
    device: &Device,
    id: RecoveryId,
) -> Result<(), Problem> {
    let mut step = Step::of_customer(desk, tx, device, id)?;
    step.expect(&[RecoveryState::NeedsProof])?;
    let data = json!({"state": RecoveryState::Asked});
    step.go(RecoveryState::Asked, "recovery_checked", kinds::RECOVERY_MOVED, data);
    finish(desk, tx, step)
}

/// The customer agrees to the terms that they were shown, and says where the coins go back to. The address was judged before.
///
/// # Errors
/// [`Code::Conflict`] for terms that they were not shown; [`Code::ProofRequired`] at another device than the one that signed.
pub(super) fn agree(
    desk: &Recoveries,
    tx: &mut Tx<'_>,
    device: &Device,
    id: RecoveryId,
    fee: &str,
    to: ReturnTo,
) -> Result<(), Problem> {
    let mut step = Step::of_customer(desk, tx, device, id)?;
    step.expect(&[RecoveryState::NeedsTerms])?;
    if step.row.terms.fee != fee {
        let detail = "The fee is another one than the one that you have agreed to. Look at it again.";
        let changed = Problem::new(Code::Conflict, detail).with("refusal", json!("fee"));
        return Err(changed.with("fee", json!(step.row.terms.fee)));
    }
    if step.row.proof == RecoveryProof::Signature {
        let facts = step.row.facts.as_ref();
        let wallet = facts.and_then(|it| proof::wallet_on(&it.network, &it.from));
        let here = match wallet {
            Some(it) => proof::shown_wallet(tx, device, step.case, &it.address)?,
            None => false,
        };
        if !here {
            let detail = "The address was shown at another device. Sign here once more, or go on there: so nobody who got at \
                          your chat alone says where your coins go.";
            return Err(Problem::new(Code::ProofRequired, detail).with("refusal", json!("device")));
        }
    }
    step.row.return_to = Some(to);
    step.row.agreed_at = Some(step.changes.journal.now);
    let data = json!({
        "fee": step.row.terms.fee, "rules": step.row.terms.version, "return_to": step.row.return_to,
    });
    step.go(RecoveryState::Ready, "recovery_agreed", kinds::RECOVERY_AGREED, data);
    finish(desk, tx, step)
}

/// The customer wants it no more.
///
/// # Errors
/// [`Code::Conflict`] once somebody pays.
pub(super) fn withdraw(
    desk: &Recoveries,
    tx: &mut Tx<'_>,
    device: &Device,
    id: RecoveryId,
) -> Result<(), Problem> {
    use RecoveryState::{Asked, NeedsProof, NeedsTerms, Ready};
    let mut step = Step::of_customer(desk, tx, device, id)?;
    step.expect(&[Asked, NeedsProof, NeedsTerms, Ready])?;
    let data = json!({"state": RecoveryState::Withdrawn});
    step.go(RecoveryState::Withdrawn, "recovery_withdrawn", kinds::RECOVERY_SETTLED, data);
    finish(desk, tx, step)
}

/// Why, for colleagues and auditors.
fn why(field: &str, note: &str) -> Result<String, Problem> {
    let mut checks = Checks::new();
    let note = checks.text(field, note, 1000);
    let said = note.chars().filter(|it| it.is_alphanumeric()).count();
    checks.expect(said >= 5, field, "must say why, in 5 characters or more");
    checks.done()?;
    Ok(note)
}

/// Somebody of staff has checked whose a deposit is.
///
/// # Errors
/// [`Code::Conflict`] where nobody has to.
pub(super) fn check(
    desk: &Recoveries,
    tx: &mut Tx<'_>,
    signed: &Signed,
    id: RecoveryId,
    (theirs, note): (bool, &str),
) -> Result<CaseId, Problem> {
    let mut step = Step::of_staff(desk, tx, signed, id)?;
    step.expect(&[RecoveryState::Asked])?;
    step.row.note = Some(why("note", note)?);
    step.row.checked_by = signed.staff_id();
    let case = step.case;
    if theirs {
        step.row.proof = RecoveryProof::Person;
        let data = json!({"how": RecoveryProof::Person, "note": step.row.note});
        step.go(RecoveryState::NeedsTerms, "recovery_proved", kinds::RECOVERY_PROVED, data);
    } else {
        refused(&mut step, signed, RecoveryRefusal::NotTheirs);
    }
    finish(desk, tx, step)?;
    Ok(case)
}

/// Somebody of staff takes it up, perhaps from somebody else.
///
/// # Errors
/// [`Code::Conflict`] where it is not ready.
pub(super) fn take(
    desk: &Recoveries,
    tx: &mut Tx<'_>,
    signed: &Signed,
    id: RecoveryId,
) -> Result<CaseId, Problem> {
    let mut step = Step::of_staff(desk, tx, signed, id)?;
    step.expect(&[RecoveryState::Ready, RecoveryState::InWork])?;
    let case = step.case;
    if step.row.state == RecoveryState::InWork && step.row.taken_by == signed.staff_id() {
        return Ok(case);
    }
    step.row.taken_by = signed.staff_id();
    let data = json!({"state": RecoveryState::InWork});
    step.go(RecoveryState::InWork, "recovery_taken", kinds::RECOVERY_MOVED, data);
    finish(desk, tx, step)?;
    Ok(case)
}

/// It is paid: the chain has shown `paid`, to the customer's own address. `less` says why it is less than it should be.
///
/// # Errors
/// [`Code::Conflict`] where nobody works on it, where the payment counts for another request or is too small without a word, or
/// where one person alone would have checked and paid.
pub(super) fn pay(
    desk: &Recoveries,
    tx: &mut Tx<'_>,
    signed: &Signed,
    (id, to): (RecoveryId, &ReturnTo),
    paid: &[Paid],
    less: Option<&str>,
) -> Result<CaseId, Problem> {
    let mut step = Step::of_staff(desk, tx, signed, id)?;
    let case = step.case;
    let again = |it: &Payout| paid.iter().any(|one| one.transaction == it.transaction);
    if step.row.state == RecoveryState::Done && step.row.payout.as_ref().is_some_and(again) {
        return Ok(case);
    }
    step.expect(&[RecoveryState::InWork])?;
    if step.row.return_to.as_ref() != Some(to) {
        return Err(Problem::new(Code::Conflict, "This request has changed meanwhile. Look at it again."));
    }
    if signed.staff_id().is_some() && step.row.checked_by == signed.staff_id() {
        let detail = "You have checked whose this deposit is, so somebody else has to pay it back: one person alone shall not \
                      decide both.";
        return Err(Problem::new(Code::Conflict, detail));
    }
    let fresh = uncounted(tx, signed.workspace, &step.row, paid)?;
    if step.row.due().is_some_and(|due| fresh.units < due) {
        let less = why_less(less)?;
        // What was said when it was checked stays.
        step.row.note =
            Some(step.row.note.take().map_or_else(|| less.clone(), |it| format!("{it}\n\n{less}")));
    }
    let amount = step.row.facts.as_ref().and_then(|it| it.written(fresh.units));
    step.row.payout = Some(Payout {
        transaction: fresh.transaction.clone(),
        transfer: fresh.transfer,
        amount: amount.unwrap_or_else(|| fresh.units.to_string()),
        from: fresh.from.clone(),
    });
    step.row.settled_by = signed.staff_id();
    let data = json!({"state": RecoveryState::Done, "payout": step.row.payout, "note": step.row.note});
    step.go(RecoveryState::Done, "recovery_done", kinds::RECOVERY_SETTLED, data);
    step.says("transaction", fresh.transaction.clone());
    finish(desk, tx, step)?;
    Ok(case)
}

/// The first of these payments that gave nothing back yet.
fn uncounted<'a>(
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    row: &RecoveryRow,
    paid: &'a [Paid],
) -> Result<&'a Paid, Problem> {
    for it in paid {
        if !store::is_paid_by(tx, ws, &row.network, &it.transaction, it.transfer)? {
            return Ok(it);
        }
    }
    Err(Problem::new(
        Code::Conflict,
        "This payment gave back another deposit already. One payment counts once.",
    ))
}

fn why_less(less: Option<&str>) -> Result<String, Problem> {
    let Some(less) = less.filter(|it| !it.trim().is_empty()) else {
        let detail = "Less was paid than the deposit without the fee. Pay the rest, or say why it is less.";
        return Err(Problem::new(Code::Conflict, detail).with("refusal", json!("less")));
    };
    why("less", less)
}

/// It will not be done.
///
/// # Errors
/// [`Code::Conflict`] once it is over.
pub(super) fn refuse(
    desk: &Recoveries,
    tx: &mut Tx<'_>,
    signed: &Signed,
    id: RecoveryId,
    (reason, note): (RecoveryRefusal, &str),
) -> Result<CaseId, Problem> {
    use RecoveryState::{Asked, InWork, NeedsProof, NeedsTerms, Ready};
    if matches!(reason, RecoveryRefusal::Duplicate | RecoveryRefusal::Taken) {
        return Err(Problem::invalid("reason", "is for what two customers ask for, and found out by itself"));
    }
    let mut step = Step::of_staff(desk, tx, signed, id)?;
    step.expect(&[Asked, NeedsProof, NeedsTerms, Ready, InWork])?;
    step.row.note = Some(why("note", note)?);
    let case = step.case;
    refused(&mut step, signed, reason);
    finish(desk, tx, step)?;
    Ok(case)
}

fn refused(step: &mut Step<'_>, signed: &Signed, reason: RecoveryRefusal) {
    step.row.refusal = Some(reason);
    step.row.settled_by = signed.staff_id();
    let data = json!({"state": RecoveryState::Refused, "reason": reason, "note": step.row.note});
    step.go(RecoveryState::Refused, "recovery_refused", kinds::RECOVERY_SETTLED, data);
    step.says("reason", reason.word());
}
