//! Planted customers. Whoever reads one has no reason to: it never asked for anything.
//!
//! The table holds a keyed mark instead of the customer's id, so that neither a copy of the database nor any answer to staff tells
//! which they are; only who plants them sees their list. What is still to come of one is a plan, sealed with it; the capability that
//! can act for a customer carries it out ([`CANARY`]).

use super::{
    Trust,
    loosened::{Loosened, Loosening, note_loosened},
};
use crate::{
    access::{Permission, Signed},
    events::{Journal, kinds},
    http::{Page, PathOf, Problem},
    jobs::Jobs,
    keys,
    words::words,
};
use axum::{Json, extract::State, http::StatusCode};
use ombud_base::{
    Time,
    id::{CanaryId, CaseId, ConversationId, CustomerId, InboxId, StaffId, WorkspaceId},
    sealed::{Key, Place},
};
use ombud_db::{DbError, Tx, sql};
use serde::{Deserialize, Serialize};
use serde_json::json;
use std::collections::{BTreeSet, HashMap};
use utoipa::ToSchema;

/// The job that takes the next step of a plan; its key is the canary.
pub const CANARY: &str = "canary.step";

words! {
    /// How far a planted customer has come.
    CanaryState {
        /// They have not come yet.
        Arriving = "arriving",
        /// They are there; a case is still to come, or to be closed.
        Asking = "asking",
        /// All of it is there, and no honest work leads to it.
        InPlace = "in_place",
    }
}
words! {
    /// What happens next.
    Step {
        /// They open the chat.
        Arrive = "arrive",
        /// They say what they are called, and their address.
        Introduce = "introduce",
        /// They ask.
        Ask = "ask",
        /// They read what was answered.
        Read = "read",
        /// They end the talk.
        Close = "close",
        /// The rows of all canaries are written anew, so that none of them tells by when it was written what else was.
        Settle = "settle",
    }
}

const fn in_place() -> CanaryState {
    CanaryState::InPlace
}

/// A planted customer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Canary {
    /// Its id, which is not the customer's.
    pub id: CanaryId,
    /// The customer; null while they have not come.
    pub customer: Option<CustomerId>,
    /// Their name.
    pub name: String,
    /// Their mail address.
    pub email: String,
    /// How far they have come.
    #[serde(default = "in_place")]
    #[schema(required)]
    pub state: CanaryState,
    /// By when they come, at the latest, if the server runs; null once they have.
    #[serde(default)]
    pub arrives_by: Option<Time>,
    /// Their cases, as far as they have asked.
    pub cases: Vec<CaseId>,
    /// The numbers of the cases, in the same order; empty where it was planted before they were kept. Asking for one would be
    /// a look, and raise the alert.
    #[serde(default)]
    pub numbers: Vec<i64>,
    /// When it was planted.
    pub planted_at: Time,
    /// By whom.
    pub planted_by: Option<StaffId>,
}

/// A planted customer as they are kept.
#[derive(Clone, Serialize, Deserialize)]
pub struct Planted {
    /// What is shown of them.
    #[serde(flatten)]
    pub canary: Canary,
    /// What is still to come.
    #[serde(default)]
    pub plan: Option<Plan>,
    /// Staff who had a reason to look: they did so while a case was open to people.
    #[serde(default)]
    pub known_to: BTreeSet<StaffId>,
}

/// What is still to come of a planted customer.
#[derive(Clone, Serialize, Deserialize)]
pub struct Plan {
    /// Where they ask.
    pub inbox: InboxId,
    /// What is next.
    pub step: Step,
    /// How many cases they have yet to begin.
    pub to_come: i64,
    /// Whether they still have to say what they are called.
    pub nameless: bool,
    /// Their time zone (IANA).
    pub time_zone: String,
    /// The session of their browser.
    pub session: Option<String>,
    /// What they are asking.
    pub talk: Option<Asking>,
}

/// A case of a planted customer that is not closed yet.
#[derive(Clone, Serialize, Deserialize)]
pub struct Asking {
    /// The conversation.
    pub conversation: ConversationId,
    /// The id of the first message, as its browser made it.
    pub message: String,
    /// The question.
    pub words: String,
    /// The case, with the time since when it is there.
    pub case: Option<(CaseId, Time)>,
}

fn place(id: CanaryId) -> Place {
    Place::new("canaries.detail").id(id.0)
}

fn mark(key: &Key, customer: CustomerId) -> Vec<u8> {
    key.mac(&[b"canary\0", customer.0.as_bytes()]).to_vec()
}

/// What stands for a canary until its customer comes: the mark of nobody.
fn mark_of(tx: &mut Tx<'_>, ws: WorkspaceId, canary: &Canary) -> Result<Vec<u8>, DbError> {
    let key = keys::index_key(tx, ws)?;
    Ok(match canary.customer {
        Some(customer) => mark(&key, customer),
        None => key.mac(&[b"arriving\0", canary.id.0.as_bytes()]).to_vec(),
    })
}

fn read(text: &str) -> Result<Planted, DbError> {
    serde_json::from_str(text).map_err(|error| DbError::Statement(error.to_string()))
}

/// Which of these customers are planted.
fn among(
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    customers: &BTreeSet<CustomerId>,
) -> Result<HashMap<CustomerId, Planted>, DbError> {
    let key = keys::index_key(tx, ws)?;
    let mut found = HashMap::new();
    for customer in customers {
        let planted = tx.maybe(
            sql!("SELECT id, detail FROM canaries WHERE workspace_id = $1 AND mark = $2"),
            &[ws.into(), (&mark(&key, *customer)).into()],
            |row| row.open(1, &place(row.get(0)?)),
        )?;
        if let Some(text) = planted.flatten() {
            found.insert(*customer, read(&text)?);
        }
    }
    Ok(found)
}

/// Which of these customers are planted so that no honest work leads to them now, each with the staff who had a reason to look before.
/// Where a case of theirs waits for people, whoever opens it does their work.
pub(super) fn traps(
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    customers: &BTreeSet<CustomerId>,
) -> Result<HashMap<CustomerId, BTreeSet<StaffId>>, DbError> {
    let mut traps = HashMap::new();
    for (customer, planted) in among(tx, ws, customers)? {
        let open = planted.plan.and_then(|it| it.talk).and_then(|it| it.case);
        let work = match open {
            Some((case, _)) => is_with_people(tx, ws, case)?,
            None => false,
        };
        if !work {
            traps.insert(customer, planted.known_to);
        }
    }
    Ok(traps)
}

fn is_with_people(tx: &mut Tx<'_>, ws: WorkspaceId, case: CaseId) -> Result<bool, DbError> {
    let bot = tx.maybe(
        sql!("SELECT bot FROM cases WHERE workspace_id = $1 AND id = $2"),
        &[ws.into(), case.into()],
        |row| row.get::<Option<String>>(0),
    )?;
    Ok(matches!(bot.as_ref().map(Option::as_deref), Some(None | Some("handed_over"))))
}

/// Who of staff has looked at a planted customer since their case was opened to people, which was their work.
///
/// # Errors
/// As the database says.
pub fn looked_since(
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    customer: CustomerId,
    (case, since): (CaseId, Time),
) -> Result<BTreeSet<StaffId>, DbError> {
    if !is_with_people(tx, ws, case)? {
        return Ok(BTreeSet::new());
    }
    let all = tx.all(
        sql!(
            "SELECT DISTINCT reader_id FROM readings WHERE workspace_id = $1 AND customer_id = $2 AND at >= $3 ",
            "AND reader_kind = 'staff' AND what NOT IN ('found', 'listed', 'shown')"
        ),
        &[ws.into(), customer.into(), since.into()],
        |row| row.get(0),
    )?;
    Ok(all.into_iter().collect())
}

/// How many are planted, or on their way.
///
/// # Errors
/// As the database says.
pub fn planted(tx: &mut Tx<'_>, ws: WorkspaceId) -> Result<i64, DbError> {
    tx.one(sql!("SELECT count(*) FROM canaries WHERE workspace_id = $1"), &[ws.into()], |row| row.get(0))
}

/// Whether a customer is planted: for what must not give one away, or take one away.
///
/// # Errors
/// As the database says.
pub fn is_canary(tx: &mut Tx<'_>, ws: WorkspaceId, customer: CustomerId) -> Result<bool, DbError> {
    Ok(!among(tx, ws, &BTreeSet::from([customer]))?.is_empty())
}

/// Keeps a planted customer, or the plan of one. The event does not say which: webhooks hear of it.
///
/// # Errors
/// As the database says.
pub fn keep_canary(tx: &mut Tx<'_>, journal: &mut Journal, planted: &Planted) -> Result<(), DbError> {
    let (ws, canary) = (journal.workspace, &planted.canary);
    let (mark, detail) = (mark_of(tx, ws, canary)?, sealed(tx, ws, planted)?);
    tx.exec(
        sql!(
            "INSERT INTO canaries (workspace_id, id, mark, detail, planted_by, planted_at) VALUES ($1, $2, $3, $4, $5, $6)"
        ),
        &[
            ws.into(),
            canary.id.into(),
            (&mark).into(),
            (&detail).into(),
            canary.planted_by.into(),
            canary.planted_at.into(),
        ],
    )?;
    journal.event(kinds::CANARY_PLANTED, None, &json!({"canary": canary.id, "planted": true}));
    Ok(())
}

fn sealed(tx: &mut Tx<'_>, ws: WorkspaceId, planted: &Planted) -> Result<Vec<u8>, DbError> {
    let text = serde_json::to_string(planted).map_err(|error| DbError::Statement(error.to_string()))?;
    keys::seal_own(tx, ws, &place(planted.canary.id), &text)
}

/// A planted customer, unless it was given up.
///
/// # Errors
/// As the database says.
pub fn canary(tx: &mut Tx<'_>, ws: WorkspaceId, id: CanaryId) -> Result<Option<Planted>, DbError> {
    let text = tx.maybe(
        sql!("SELECT detail FROM canaries WHERE workspace_id = $1 AND id = $2"),
        &[ws.into(), id.into()],
        |row| row.open(0, &place(id)),
    )?;
    text.flatten().as_deref().map(read).transpose()
}

/// Keeps how far a planted customer has come.
///
/// # Errors
/// As the database says.
pub fn note_canary(tx: &mut Tx<'_>, ws: WorkspaceId, planted: &Planted) -> Result<(), DbError> {
    let (mark, detail) = (mark_of(tx, ws, &planted.canary)?, sealed(tx, ws, planted)?);
    tx.exec(
        sql!("UPDATE canaries SET mark = $3, detail = $4 WHERE workspace_id = $1 AND id = $2"),
        &[ws.into(), planted.canary.id.into(), (&mark).into(), (&detail).into()],
    )?;
    Ok(())
}

/// Every planted customer, for whoever writes all of them anew in this transaction.
///
/// # Errors
/// As the database says.
pub fn lock_canaries(tx: &mut Tx<'_>, ws: WorkspaceId) -> Result<Vec<Planted>, DbError> {
    let all = tx.all(
        sql!("SELECT id, detail FROM canaries WHERE workspace_id = $1 ORDER BY id FOR UPDATE"),
        &[ws.into()],
        |row| row.open(1, &place(row.get(0)?)),
    )?;
    all.iter().flatten().map(|it| read(it)).collect()
}

/// The planted customers, the newest first. For those who plant them alone.
#[utoipa::path(get, path = "/trust/canaries", tag = "trust", responses((status = 200, body = Page<Canary>)))]
pub(super) async fn list_canaries(
    State(trust): State<Trust>,
    signed: Signed,
) -> Result<Json<Page<Canary>>, Problem> {
    signed.need(Permission::SecurityManage)?;
    let all = trust.db.read::<_, DbError, _>(move |tx| {
        let all = tx.all(
            sql!("SELECT id, detail FROM canaries WHERE workspace_id = $1 ORDER BY id DESC"),
            &[signed.workspace.into()],
            |row| row.open(1, &place(row.get(0)?)),
        )?;
        all.iter().flatten().map(|it| Ok(read(it)?.canary)).collect::<Result<Vec<_>, DbError>>()
    });
    Ok(Json(Page::whole(all.await?)))
}

/// Gives a planted customer up: what there is of it stays, and nobody is told any more when it is read. What was still to come does
/// not come any more; a case that is open stays open.
#[utoipa::path(delete, path = "/trust/canaries/{id}", tag = "trust", params(("id" = CanaryId, Path)), responses((status = 204)))]
pub(super) async fn give_up_canary(
    State(trust): State<Trust>,
    signed: Signed,
    PathOf(id): PathOf<CanaryId>,
) -> Result<StatusCode, Problem> {
    signed.need(Permission::SecurityManage)?;
    let (parts, now) = (trust.clone(), trust.now());
    let written = trust.db.write::<_, Problem, _>(move |tx| {
        let mut journal = Journal::open(tx, signed.workspace, signed.actor(), now)?;
        let before = planted(tx, signed.workspace)?;
        let gone = tx.exec(
            sql!("DELETE FROM canaries WHERE workspace_id = $1 AND id = $2"),
            &[signed.workspace.into(), id.into()],
        )?;
        if gone == 0 {
            return Err(Problem::not_found());
        }
        Jobs::cancel(tx, signed.workspace, CANARY, &id.to_string())?;
        journal.event(kinds::CANARY_PLANTED, None, &json!({"canary": id, "planted": false}));
        let (from, to) = (Some(before.to_string()), (before - 1).to_string());
        let change = Loosened::new(now, Loosening::Canary, "", from, to);
        note_loosened(tx, &parts, &mut journal, &signed.who, vec![change])?;
        journal.close(tx, &parts.hub)?;
        Ok(StatusCode::NO_CONTENT)
    });
    written.await
}
