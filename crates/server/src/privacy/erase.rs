//! Erasing a customer.

use super::Counts;
use crate::{
    accounts,
    conversations::{Desk, changes::Changes, erasing},
    customers,
    events::{Actor, kinds},
    evidence, files, holds,
    http::{Checks, Problem},
    jobs::{Job, JobError},
    keys::{self, Owner},
    proof, recovery, safety, search, watching, webhooks, widget,
};
use ombud_base::{
    Time, Uuid,
    id::{CustomerId, FileId, WorkspaceId},
};
use ombud_db::{DbError, Tx};
use serde::{Deserialize, Serialize};
use serde_json::json;
use std::collections::BTreeSet;
use utoipa::ToSchema;

/// The shortest and the longest reason, in code points.
const REASON: (usize, usize) = (3, 500);
/// The job that deletes what lies outside of the transaction.
pub(super) const WIPE: &str = "customer.wipe";
/// Files that one job deletes.
const FILES_AT_ONCE: usize = 500;
/// Blocks of the index that one job seals anew.
const BLOCKS_AT_ONCE: usize = 8;
/// The tables in which something was deleted or overwritten.
const TABLES: [&str; 23] = [
    "account_actions",
    "case_evidence",
    "case_words",
    "cases",
    "chain_watches",
    "customer_addresses",
    "customer_passkeys",
    "customer_proofs",
    "customer_sessions",
    "customer_words",
    "customers",
    "data_keys",
    "deliveries",
    "drafts",
    "files",
    "followed_coins",
    "freeze_tokens",
    "identities",
    "proof_challenges",
    "ratings",
    "recoveries",
    "scheduled",
    "search_parts",
];

/// The same, of what a retention rule destroys.
const EXPIRED_TABLES: [&str; 13] = [
    "case_evidence",
    "case_words",
    "cases",
    "chain_watches",
    "customer_addresses",
    "deliveries",
    "drafts",
    "events",
    "files",
    "followed_coins",
    "messages",
    "reveals",
    "search_parts",
];

/// What was destroyed: for whoever asked for it, and for an auditor.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = ErasureReceipt)]
pub struct Receipt {
    /// Who was erased.
    pub customer: CustomerId,
    /// The position of the event `customer.erased`.
    #[schema(example = 4711)]
    pub event: i64,
    /// When.
    pub at: Time,
    /// What did it: `staff`, `token` or `system`, which is an operator at the machine.
    #[schema(example = "staff")]
    pub by_kind: String,
    /// Who, where it is somebody.
    pub by: Option<Uuid>,
    /// Why.
    pub reason: String,
    /// How much of what.
    pub counts: Counts,
    /// The same in English, for whoever has nothing but this receipt.
    #[schema(example = json!(["1 data key", "2 pieces of evidence"]))]
    pub words: Vec<String>,
}

/// What one job has to do.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
struct Rest {
    files: Vec<FileId>,
    blocks: Vec<i64>,
    #[serde(default)]
    scrub: Scrub,
}

/// What the database still holds of rows is wiped once for all that was destroyed together.
#[derive(Clone, Copy, Debug, Default, Serialize, Deserialize)]
enum Scrub {
    /// Of a customer who was erased.
    #[default]
    Erased,
    /// Of what a rule destroyed: for the last job of its run.
    Expired,
    /// Not by this job.
    Later,
}

/// Erases a customer, in this transaction; what is beside the database follows by jobs.
///
/// # Errors
/// [`Problem::not_found`], [`Problem::erased`] for who was erased before, [`crate::http::Code::OnHold`] for whom a legal hold keeps, or [`crate::http::Code::Invalid`] for a reason that is
/// too short or too long.
pub fn erase(
    app: &Desk,
    tx: &mut Tx<'_>,
    workspace: WorkspaceId,
    actor: Actor,
    customer: CustomerId,
    reason: &str,
) -> Result<Receipt, Problem> {
    let reason = reason_of(reason)?;
    let mut changes = Changes::open(app, tx, workspace, actor, app.now())?;
    holds::refuse(tx, workspace, customer)?;
    let known = customers::erase(tx, &mut changes.journal, customer)?;
    let cleared = erasing::clear(app, tx, &mut changes, customer)?;
    let gone = files::forget(tx, workspace, customer, &cleared.conversations, &cleared.files)?;
    let account = accounts::forget(tx, workspace, customer)?;
    let kept = evidence::forget(tx, workspace, customer)?;
    let shown = proof::forget(tx, workspace, customer, changes.journal.now)?;
    let mut counts = Counts {
        keys: 0,
        cases: cleared.cases,
        messages: i64::try_from(cleared.positions.len()).unwrap_or(i64::MAX),
        files: i64::try_from(gone.len()).unwrap_or(i64::MAX),
        forms: cleared.forms,
        comments: cleared.comments,
        identities: count(known.identities),
        wallets: count(known.wallets),
        proofs: count(shown.proofs),
        passkeys: count(shown.passkeys),
        evidence: count(kept.evidence),
        followed: count(kept.followed),
        recoveries: count(recovery::forget(tx, workspace, customer, changes.journal.now)?),
        watches: count(watching::forget(tx, workspace, customer)?),
        account_actions: count(account.actions),
        freeze_links: count(account.freeze_links),
        addresses: count(safety::forget_addresses(tx, workspace, customer)?),
        sessions: count(widget::end_all(tx, workspace, customer)?),
        scheduled: cleared.scheduled,
        drafts: cleared.drafts,
        deliveries: count(webhooks::forget(tx, workspace, customer)?),
    };
    // What is appended about the cases is sealed with a key that is destroyed, too: so there is one.
    keys::sealing(tx, workspace, [Owner::Customer(customer)])?;
    let destroyed = keys::keys_of(tx, workspace, customer)?;
    counts.keys = i64::try_from(destroyed.len()).unwrap_or(i64::MAX);
    // Sealed with the workspace's key: it outlives the customer's. The ledger's check accounts by it for what does not open.
    let data = json!({"customer": customer, "reason": reason, "counts": counts, "keys": destroyed});
    let event = changes.journal.event(kinds::CUSTOMER_ERASED, None, &data);
    let at = changes.journal.now;
    changes.close(tx)?;
    // Behind the last write: closing seals what it appends about the cases.
    keys::destroy(tx, workspace, customer)?;
    enqueue_rest(app, tx, workspace, customer, gone, &cleared.positions, at)?;
    let by_kind = actor.kind().to_owned();
    let words = counts.words();
    Ok(Receipt { customer, event, at, by_kind, by: actor.id(), reason, counts, words })
}

fn reason_of(reason: &str) -> Result<String, Problem> {
    let mut checks = Checks::new();
    let reason = ombud_guard::inspect(reason).redacted.unwrap_or_else(|| reason.to_owned());
    let reason = checks.line("reason", &reason, REASON.1);
    if !reason.is_empty() && reason.chars().count() < REASON.0 {
        checks.fail("reason", format!("says in {} to {} characters why", REASON.0, REASON.1));
    }
    checks.done()?;
    Ok(reason)
}

fn count(rows: u64) -> i64 {
    i64::try_from(rows).unwrap_or(i64::MAX)
}

/// How long the words of expired messages may still stand in the index, hashed: so a block is sealed anew once for all that a
/// run destroys in it. They find nothing meanwhile.
const GATHER_SECONDS: i64 = 300;

/// Adds the jobs for what a rule destroyed in this transaction and lies outside of it: the bytes of files, the words of messages
/// in the index. `key` names the work.
///
/// # Errors
/// As the database says.
pub fn wipe_later(
    app: &Desk,
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    key: &str,
    files: &[FileId],
    positions: &[i64],
) -> Result<(), DbError> {
    let now = app.now();
    for (part, files) in files.chunks(FILES_AT_ONCE).enumerate() {
        let rest = Rest { files: files.to_vec(), blocks: Vec::new(), scrub: Scrub::Later };
        app.jobs.enqueue(tx, ws, WIPE, &format!("{key}/{part}"), &rest, now)?;
    }
    let blocks: BTreeSet<i64> = positions.iter().map(|it| it.div_euclid(search::BLOCK)).collect();
    for block in blocks {
        let rest = Rest { files: Vec::new(), blocks: vec![block], scrub: Scrub::Later };
        let at = now.plus_seconds(GATHER_SECONDS);
        app.jobs.enqueue(tx, ws, WIPE, &format!("block/{block}"), &rest, at)?;
    }
    Ok(())
}

/// Adds the job that wipes, behind all those, what the database still holds of the rows.
///
/// # Errors
/// As the database says.
pub fn scrub_later(app: &Desk, tx: &mut Tx<'_>, ws: WorkspaceId) -> Result<(), DbError> {
    let rest = Rest { scrub: Scrub::Expired, ..Rest::default() };
    app.jobs.enqueue(tx, ws, WIPE, "expired", &rest, app.now().plus_seconds(2 * GATHER_SECONDS))
}

fn enqueue_rest(
    app: &Desk,
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    customer: CustomerId,
    files: Vec<FileId>,
    positions: &[i64],
    at: Time,
) -> Result<(), DbError> {
    let blocks: BTreeSet<i64> = positions.iter().map(|it| it.div_euclid(search::BLOCK)).collect();
    let blocks: Vec<i64> = blocks.into_iter().collect();
    let of_files = files.chunks(FILES_AT_ONCE).map(|it| Rest { files: it.to_vec(), ..Rest::default() });
    let of_blocks = blocks.chunks(BLOCKS_AT_ONCE).map(|it| Rest { blocks: it.to_vec(), ..Rest::default() });
    // The last one has nothing but to wipe what the database still holds of the rows.
    let all = of_files.chain(of_blocks).chain([Rest::default()]);
    for (part, rest) in all.enumerate() {
        app.jobs.enqueue(tx, ws, WIPE, &format!("{customer}/{part}"), &rest, at)?;
    }
    Ok(())
}

/// The job. Done twice, it finds nothing left to do.
pub(super) async fn wipe(app: Desk, job: Job) -> Result<(), JobError> {
    let (rest, ws): (Rest, WorkspaceId) = (job.read()?, job.workspace);
    files::delete_bytes(&app, ws, &rest.files).await?;
    for block in rest.blocks {
        app.db.write::<_, DbError, _>(move |tx| search::reseal(tx, ws, block)).await?;
    }
    match rest.scrub {
        Scrub::Erased => app.db.scrub(&TABLES).await?,
        Scrub::Expired => app.db.scrub(&EXPIRED_TABLES).await?,
        Scrub::Later => {}
    }
    Ok(())
}
