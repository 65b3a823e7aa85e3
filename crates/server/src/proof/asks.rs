//! Proofs that staff asks for in a conversation: a card for the customer there, and what became of it, for both.

use super::{given::Device, types::Wallet};
use crate::{
    access::{Permission, Signed},
    conversations::{
        Desk,
        actions::{load_whole, visible},
        changes::Changes,
        people::staff_name,
    },
    customers::Proof,
    events::{Actor, kinds},
    http::{Code, Problem},
    jobs::{Job, JobError},
    keys,
    messages::Activity,
    words::words,
};
use ombud_base::{
    Time,
    id::{CaseId, ConversationId, CustomerId, ProofAskId, StaffId, WorkspaceId},
    sealed::Place,
};
use ombud_db::{DbError, Row, Tx, sql};
use serde::Serialize;
use serde_json::json;
use utoipa::ToSchema;

/// The job that ends an ask which nobody has answered; its key is the ask.
pub(super) const EXPIRE: &str = "proof.expire";
/// The job for whoever waits for an address to be shown; its key is the ask. What follows from that is decided further up.
pub const WALLET_GIVEN: &str = "proof.wallet_given";
/// How long it can be answered, in seconds.
const PATIENCE: i64 = 900;
/// How many wrong answers are one too many.
pub(super) const TRIES: i64 = 5;

words! {
    /// What became of a proof that was asked for.
    AskState {
        /// It waits for the customer.
        Open = "open",
        /// It was given.
        Given = "given",
        /// Too many wrong answers.
        Failed = "failed",
        /// Nobody answered in time.
        Expired = "expired",
        /// Staff took it back, or asked anew.
        Withdrawn = "withdrawn",
    }
}

/// A proof that staff asked for.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = ProofAsk)]
pub(super) struct Ask {
    /// Its id.
    pub(super) id: ProofAskId,
    #[serde(skip)]
    pub(super) case: CaseId,
    /// Where the customer sees it.
    pub(super) conversation: ConversationId,
    #[serde(skip)]
    pub(super) customer: CustomerId,
    /// The least level that counts.
    pub(super) level: Proof,
    /// The address that it is about, if it is about one. Given, it says whose address that is, and nothing else.
    pub(super) wallet: Option<Wallet>,
    /// What became of it.
    pub(super) state: AskState,
    /// Who asked; null: the desk itself, for what the customer wants done.
    pub(super) asked_by: Option<StaffId>,
    /// When.
    pub(super) asked_at: Time,
    /// Until when it can be given.
    pub(super) expires_at: Time,
    /// How many wrong answers there were.
    pub(super) tries: i64,
    /// Since when it is settled.
    pub(super) settled_at: Option<Time>,
}

macro_rules! columns {
    () => {
        "id, case_id, conversation_id, customer_id, level, state, asked_by, asked_at, expires_at, tries, settled_at, wallet"
    };
}

fn place(id: ProofAskId) -> Place {
    Place::new("proof_asks.wallet").id(id.0)
}

fn row(row: &Row<'_>) -> Result<Ask, DbError> {
    let mut row = row.reader();
    let id = row.next()?;
    Ok(Ask {
        id,
        case: row.next()?,
        conversation: row.next()?,
        customer: row.next()?,
        level: row.next()?,
        state: row.next()?,
        asked_by: row.next()?,
        asked_at: row.next()?,
        expires_at: row.next()?,
        tries: row.next()?,
        settled_at: row.next()?,
        wallet: match row.open(&place(id))? {
            Some(kept) => Some(
                serde_json::from_str(&kept)
                    .map_err(|error| DbError::Statement(format!("an ask's wallet: {error}")))?,
            ),
            None => None,
        },
    })
}

fn find(tx: &mut Tx<'_>, ws: WorkspaceId, id: ProofAskId) -> Result<Option<Ask>, DbError> {
    tx.maybe(
        sql!("SELECT ", columns!(), " FROM proof_asks WHERE workspace_id = $1 AND id = $2"),
        &[ws.into(), id.into()],
        row,
    )
}

/// The newest asks of a case, at most 20.
pub(super) fn of_case(tx: &mut Tx<'_>, ws: WorkspaceId, case: CaseId) -> Result<Vec<Ask>, DbError> {
    tx.all(
        sql!(
            "SELECT ",
            columns!(),
            " FROM proof_asks WHERE workspace_id = $1 AND case_id = $2 ORDER BY asked_at DESC, id DESC LIMIT 20"
        ),
        &[ws.into(), case.into()],
        row,
    )
}

/// Asks the customer of a case for a proof, where they wrote last. What was asked for before and is open is withdrawn.
///
/// # Errors
/// When the case is not visible; [`Code::Invalid`] for a level that nobody can give, or a wallet's without its address.
pub(super) fn ask(
    desk: &Desk,
    tx: &mut Tx<'_>,
    signed: &Signed,
    case: CaseId,
    (level, wallet): (Proof, Option<Wallet>),
) -> Result<Ask, Problem> {
    signed.need(Permission::CasesReply)?;
    let (ws, staff) = (signed.workspace, signed.staff()?);
    refuse_unfit(level, wallet.as_ref())?;
    let mut changes = Changes::open(desk, tx, ws, signed.actor(), desk.now())?;
    let customer = visible(tx, signed, case)?.customer;
    let conversation = load_whole(tx, &mut changes, case)?;
    let new = fresh(desk, &changes, (case, conversation, customer), (level, wallet), Some(staff));
    let by = staff_name(tx, ws, staff)?.name;
    put(desk, tx, &mut changes, &new, Some(by))?;
    changes.close(tx)?;
    Ok(new)
}

/// Asks the customer of a loaded case to show that an address is theirs, because of something that they want done: nobody of
/// staff has to. What was asked for before and is open is withdrawn.
///
/// # Errors
/// As the database says.
pub fn ask_wallet(
    desk: &Desk,
    tx: &mut Tx<'_>,
    changes: &mut Changes<'_>,
    (case, conversation, customer): (CaseId, ConversationId, CustomerId),
    wallet: Wallet,
) -> Result<ProofAskId, Problem> {
    let new = fresh(desk, changes, (case, conversation, customer), (Proof::Wallet, Some(wallet)), None);
    put(desk, tx, changes, &new, None)?;
    Ok(new.id)
}

fn fresh(
    desk: &Desk,
    changes: &Changes<'_>,
    (case, conversation, customer): (CaseId, ConversationId, CustomerId),
    (level, wallet): (Proof, Option<Wallet>),
    asked_by: Option<StaffId>,
) -> Ask {
    let now = changes.journal.now;
    Ask {
        id: ProofAskId::new(now, &desk.random),
        case,
        conversation,
        customer,
        level,
        wallet,
        state: AskState::Open,
        asked_by,
        asked_at: now,
        expires_at: now.plus_seconds(PATIENCE),
        tries: 0,
        settled_at: None,
    }
}

/// Writes an ask down, and tells of it.
fn put(
    desk: &Desk,
    tx: &mut Tx<'_>,
    changes: &mut Changes<'_>,
    new: &Ask,
    by: Option<String>,
) -> Result<(), Problem> {
    let ws = changes.journal.workspace;
    withdraw_open(tx, ws, new.conversation, changes.journal.now)?;
    insert(tx, ws, new)?;
    desk.jobs.enqueue(tx, ws, EXPIRE, &new.id.to_string(), &json!({}), new.expires_at)?;
    let args = [
        ("ask", new.id.to_string()),
        ("level", new.level.word().to_owned()),
        ("until", new.expires_at.to_string()),
    ];
    let code = if new.wallet.is_some() { "proof_asked_wallet" } else { "proof_asked" };
    let mut activity = about(Activity::new(code, args), new);
    activity.args.extend(by.map(|it| ("by".to_owned(), it)));
    changes.note_activity(new.conversation, activity, true)?;
    let data = json!({"ask": new.id, "level": new.level, "customer": new.customer, "wallet": new.wallet});
    changes.journal.event(kinds::PROOF_ASKED, Some(new.case), &data);
    Ok(())
}

/// What a case's customer has shown to be theirs, by an ask of that case.
///
/// # Errors
/// As the database says.
pub fn wallet_given(
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    ask: ProofAskId,
) -> Result<Option<(CaseId, Wallet)>, DbError> {
    let found = find(tx, ws, ask)?.filter(|it| it.state == AskState::Given);
    Ok(found.and_then(|it| Some((it.case, it.wallet?))))
}

/// An address is asked for at the level of wallets, and at that level alone: it says whose the address is and not who they are.
fn refuse_unfit(level: Proof, wallet: Option<&Wallet>) -> Result<(), Problem> {
    match (level, wallet) {
        (Proof::Wallet, Some(_)) => Ok(()),
        (Proof::Wallet, None) => Err(Problem::invalid("wallet", "is missing: which address to prove")),
        (_, Some(_)) => Err(Problem::invalid("level", "must be wallet where an address is to be proved")),
        (Proof::None, None) => {
            Err(Problem::invalid("level", "must be email_code, signed_token, passkey or wallet"))
        }
        _ => Ok(()),
    }
}

/// A line with the address that the ask is about.
fn about(mut activity: Activity, ask: &Ask) -> Activity {
    if let Some(wallet) = &ask.wallet {
        activity.args.insert("address".into(), wallet.address.clone());
    }
    activity
}

fn insert(tx: &mut Tx<'_>, ws: WorkspaceId, new: &Ask) -> Result<(), Problem> {
    let wallet = match &new.wallet {
        Some(wallet) => {
            let text = serde_json::to_string(wallet).map_err(Problem::internal)?;
            Some(keys::seal_of(tx, ws, new.customer, &place(new.id), &text)?)
        }
        None => None,
    };
    tx.exec(
        sql!(
            "INSERT INTO proof_asks (workspace_id, ",
            columns!(),
            ") VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)"
        ),
        &[
            ws.into(),
            new.id.into(),
            new.case.into(),
            new.conversation.into(),
            new.customer.into(),
            new.level.into(),
            new.state.into(),
            new.asked_by.into(),
            new.asked_at.into(),
            new.expires_at.into(),
            new.tries.into(),
            new.settled_at.into(),
            wallet.as_ref().into(),
        ],
    )?;
    Ok(())
}

fn withdraw_open(
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    conversation: ConversationId,
    now: Time,
) -> Result<(), DbError> {
    tx.exec(
        sql!(
            "UPDATE proof_asks SET state = 'withdrawn', settled_at = $3 WHERE workspace_id = $1 AND conversation_id = $2 AND state = 'open'"
        ),
        &[ws.into(), conversation.into(), now.into()],
    )
    .map(drop)
}

/// Takes an ask back.
///
/// # Errors
/// When the case is not visible or has no such ask; [`Code::Conflict`] when it is settled.
pub(super) fn withdraw(
    desk: &Desk,
    tx: &mut Tx<'_>,
    signed: &Signed,
    case: CaseId,
    id: ProofAskId,
) -> Result<(), Problem> {
    signed.need(Permission::CasesReply)?;
    let mut changes = Changes::open(desk, tx, signed.workspace, signed.actor(), desk.now())?;
    visible(tx, signed, case)?;
    let ask = find(tx, signed.workspace, id)?.filter(|it| it.case == case).ok_or_else(Problem::not_found)?;
    if ask.state != AskState::Open {
        return Err(Problem::new(Code::Conflict, "It is settled already; see what became of it."));
    }
    settle(tx, &mut changes, &ask, AskState::Withdrawn, None)?;
    let data = json!({"ask": id, "level": ask.level, "customer": ask.customer, "withdrawn": true});
    changes.journal.event(kinds::PROOF_ASKED, Some(case), &data);
    changes.close(tx)
}

/// The ask that a customer answers at a device with something of this level.
///
/// # Errors
/// [`Problem::not_found`] unless it is theirs; [`Code::Conflict`] when it is settled or too late; [`Code::Invalid`] when the
/// level is too low.
pub(super) fn answerable(
    tx: &mut Tx<'_>,
    changes: &mut Changes<'_>,
    device: &Device,
    id: ProofAskId,
    level: Proof,
) -> Result<Ask, Problem> {
    let ask = answered(tx, changes, device, id)?;
    refuse_lower(&ask, level)?;
    Ok(ask)
}

/// The ask that a customer answers at a device, whatever with.
///
/// # Errors
/// As [`answerable`], but for the level.
pub(super) fn answered(
    tx: &mut Tx<'_>,
    changes: &mut Changes<'_>,
    device: &Device,
    id: ProofAskId,
) -> Result<Ask, Problem> {
    let ask = open_for(tx, device, id, changes.journal.now)?;
    load_whole(tx, changes, ask.case)?;
    Ok(ask)
}

/// The same, before anything is written.
///
/// # Errors
/// As [`answerable`].
pub(super) fn check(
    tx: &mut Tx<'_>,
    device: &Device,
    id: ProofAskId,
    level: Proof,
    now: Time,
) -> Result<(), Problem> {
    refuse_lower(&open_for(tx, device, id, now)?, level)
}

/// The ask that waits for the customer at a device.
///
/// # Errors
/// [`Problem::not_found`] unless it is theirs; [`Code::Conflict`] when it is settled or too late.
pub(super) fn open_for(tx: &mut Tx<'_>, device: &Device, id: ProofAskId, now: Time) -> Result<Ask, Problem> {
    let found = find(tx, device.workspace, id)?.filter(|it| it.customer == device.customer);
    let ask = found.ok_or_else(Problem::not_found)?;
    if ask.state != AskState::Open || ask.expires_at <= now {
        let detail = "This is settled, or its time is over. Ask in the conversation for a new one.";
        return Err(Problem::new(Code::Conflict, detail));
    }
    Ok(ask)
}

/// Refuses what is worth less than was asked for.
///
/// # Errors
/// [`Code::Invalid`].
pub(super) fn refuse_lower(ask: &Ask, level: Proof) -> Result<(), Problem> {
    if level < ask.level {
        let detail = format!("is for a proof of {} or above", ask.level.word());
        return Err(Problem::invalid("ask", detail));
    }
    Ok(())
}

/// What became of an ask: kept, and told to both sides.
pub(super) fn settle(
    tx: &mut Tx<'_>,
    changes: &mut Changes<'_>,
    ask: &Ask,
    state: AskState,
    level: Option<Proof>,
) -> Result<(), Problem> {
    let ws = changes.journal.workspace;
    tx.exec(
        sql!(
            "UPDATE proof_asks SET state = $3, settled_at = $4 WHERE workspace_id = $1 AND id = $2 AND state = 'open'"
        ),
        &[ws.into(), ask.id.into(), state.into(), changes.journal.now.into()],
    )?;
    if changes.conversation(ask.conversation).is_none() {
        load_whole(tx, changes, ask.case)?;
    }
    let wallet = ask.wallet.is_some() && state == AskState::Given;
    let code = format!("proof_{}{}", state.word(), if wallet { "_wallet" } else { "" });
    let mut activity = about(Activity::new(&code, [("ask", ask.id.to_string())]), ask);
    if let Some(level) = level {
        activity.args.insert("level".into(), level.word().into());
    }
    changes.note_activity(ask.conversation, activity, true)
}

/// Notes a wrong answer; the fifth one settles what asked for it.
pub(super) fn wrong(
    tx: &mut Tx<'_>,
    changes: &mut Changes<'_>,
    device: &Device,
    ask: Option<&Ask>,
    why: &str,
) -> Result<(), Problem> {
    let data = json!({"customer": device.customer, "why": why, "ask": ask.map(|it| it.id)});
    changes.journal.event_of(device.customer, kinds::PROOF_FAILED, &data);
    let Some(ask) = ask else { return Ok(()) };
    let tries: i64 = tx.one(
        sql!("UPDATE proof_asks SET tries = tries + 1 WHERE workspace_id = $1 AND id = $2 RETURNING tries"),
        &[device.workspace.into(), ask.id.into()],
        |row| row.get(0),
    )?;
    if tries >= TRIES { settle(tx, changes, ask, AskState::Failed, None) } else { Ok(()) }
}

/// The ask that waits in a conversation of the customer at a device.
///
/// # Errors
/// As the database says.
pub fn own_ask(
    tx: &mut Tx<'_>,
    device: &Device,
    id: ProofAskId,
    now: Time,
) -> Result<super::types::OwnAsk, Problem> {
    let ask = open_for(tx, device, id, now)?;
    let Ask { id, level, wallet, expires_at, .. } = ask;
    Ok(super::types::OwnAsk { id, level, wallet, expires_at })
}

/// The job.
pub(super) async fn expire(desk: Desk, job: Job) -> Result<(), JobError> {
    let id: ProofAskId = job.key.parse().map_err(|_| JobError::Final("key".into()))?;
    let (parts, ws) = (desk.clone(), job.workspace);
    let written = desk.db.write::<_, Problem, _>(move |tx| {
        let mut changes = Changes::open(&parts, tx, ws, Actor::System, parts.now())?;
        let found = find(tx, ws, id)?.filter(|it| it.state == AskState::Open);
        let Some(ask) = found.filter(|it| it.expires_at <= changes.journal.now) else { return Ok(()) };
        match load_whole(tx, &mut changes, ask.case) {
            // Erased or merged meanwhile: nobody waits for it any more.
            Err(problem) if matches!(problem.code, Code::Erased | Code::Conflict) => {
                return Ok(withdraw_open(tx, ws, ask.conversation, changes.journal.now)?);
            }
            other => other.map(drop)?,
        }
        settle(tx, &mut changes, &ask, AskState::Expired, None)?;
        let data = json!({"customer": ask.customer, "why": "time", "ask": id});
        changes.journal.event(kinds::PROOF_FAILED, Some(ask.case), &data);
        changes.close(tx)
    });
    Ok(written.await?)
}

/// What a customer who was erased had shown.
#[derive(Clone, Copy, Debug)]
pub struct Forgotten {
    /// Proofs.
    pub proofs: u64,
    /// Passkeys.
    pub passkeys: u64,
}

/// Takes away what a customer has proved, and how; for who is erased.
///
/// # Errors
/// As the database says.
pub fn forget(
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    customer: CustomerId,
    now: Time,
) -> Result<Forgotten, DbError> {
    let key = [ws.into(), customer.into()];
    let proofs =
        tx.exec(sql!("DELETE FROM customer_proofs WHERE workspace_id = $1 AND customer_id = $2"), &key)?;
    tx.exec(sql!("DELETE FROM proof_challenges WHERE workspace_id = $1 AND customer_id = $2"), &key)?;
    let passkeys =
        tx.exec(sql!("DELETE FROM customer_passkeys WHERE workspace_id = $1 AND customer_id = $2"), &key)?;
    tx.exec(
        sql!(
            "UPDATE proof_asks SET state = 'withdrawn', settled_at = $3 WHERE workspace_id = $1 AND customer_id = $2 AND state = 'open'"
        ),
        &[ws.into(), customer.into(), now.into()],
    )?;
    Ok(Forgotten { proofs, passkeys })
}
