//! Making a report: what the database knows, what the chains say now, the hashes of files, the ledger's receipts; and the event
//! that it was made.

use super::{
    CaseReports,
    gather::{For, Gathered, gather, raw},
    types::{CaseReport, Made, ReportFile, ReportNamed},
};
use crate::{
    chains::ChainDesk,
    conversations::{Desk, reading},
    events::{Actor, Journal, kinds},
    evidence::hex,
    files,
    http::{Code, Problem},
    ledger,
};
use futures_util::future::join_all;
use ombud_base::id::{CaseId, CustomerId, WorkspaceId};
use ombud_db::Tx;
use serde_json::json;
use sha2::{Digest, Sha256};

/// Looks that are under way at once.
const AT_ONCE: usize = 5;
/// Files that are read for their hashes.
const FILES_MOST: usize = 100;
/// The bytes of all of them.
const BYTES_MOST: i64 = 200 * 1024 * 1024;

/// What is asked for.
#[derive(Clone)]
pub(super) struct Wanted {
    pub(super) workspace: WorkspaceId,
    pub(super) case: CaseId,
    pub(super) actor: Actor,
    pub(super) whom: For,
    pub(super) lang: String,
    /// `json` or `pdf`.
    pub(super) form: &'static str,
}

/// Makes it.
///
/// # Errors
/// [`Problem::not_found`], [`Problem::erased`]; as the database says.
pub(super) async fn make(reports: &CaseReports, wanted: Wanted) -> Result<Made, Problem> {
    let (desk, asked): (ChainDesk, Wanted) = (ChainDesk::clone(reports), wanted.clone());
    let gathered = reports.db.snapshot::<_, Problem, _>(move |tx| {
        let case = reading::case(tx, asked.workspace, asked.case)?.ok_or_else(Problem::not_found)?;
        if case.erased_at.is_some() {
            return Err(Problem::erased());
        }
        gather(&desk, tx, asked.workspace, &case, &asked.whom, &asked.lang)
    });
    let mut gathered = gathered.await?;
    let ws = wanted.workspace;
    look_up(reports, ws, gathered.customer, &mut gathered.report.named, &wanted.lang).await?;
    hash_files(reports, ws, &mut gathered.report.files).await?;
    let desk = Desk::clone(reports);
    reports.db.write::<_, Problem, _>(move |tx| seal(&desk, tx, &wanted, gathered.clone())).await
}

/// Has the chains say what no evidence says.
async fn look_up(
    reports: &CaseReports,
    ws: WorkspaceId,
    customer: CustomerId,
    named: &mut [ReportNamed],
    lang: &str,
) -> Result<(), Problem> {
    let mut open: Vec<&mut ReportNamed> = named.iter_mut().filter(|it| it.look.is_none()).collect();
    for some in open.chunks_mut(AT_ONCE) {
        let asked = some.iter().map(|it| reports.look_for(ws, (customer, None), &it.subject, lang));
        for (it, look) in join_all(asked).await.into_iter().enumerate() {
            let look = look?;
            // What no network could be asked about says nothing; what has the form of an address and is none says nothing either.
            if look.found.is_empty() && look.nowhere.is_empty() && look.cannot_tell.is_empty() {
                continue;
            }
            if let Some(named) = some.get_mut(it) {
                named.look = Some(raw(&serde_json::to_string(&look).map_err(Problem::internal)?)?);
            }
        }
    }
    Ok(())
}

/// Hashes the bytes of files, as they were uploaded.
async fn hash_files(reports: &CaseReports, ws: WorkspaceId, all: &mut [ReportFile]) -> Result<(), Problem> {
    let mut left = BYTES_MOST;
    for file in all.iter_mut().take(FILES_MOST) {
        left -= file.size;
        if left < 0 {
            break;
        }
        match files::bytes_of(reports, ws, file.id).await {
            Ok(bytes) => file.sha256 = Some(hex(&Sha256::digest(&bytes))),
            // A retention rule took it: its name and size stay.
            Err(problem) if problem.code == Code::NotFound => {}
            Err(problem) => return Err(problem),
        }
    }
    Ok(())
}

/// Adds the receipts, and writes down that the report was made, with the hash of what it says.
fn seal(desk: &Desk, tx: &mut Tx<'_>, wanted: &Wanted, gathered: Gathered) -> Result<Made, Problem> {
    let Gathered { mut report, customer, positions, evidence } = gathered;
    let ws = wanted.workspace;
    // Erased while the chains were asked: nothing of it leaves any more.
    let case = reading::case(tx, ws, wanted.case)?.ok_or_else(Problem::not_found)?;
    if case.erased_at.is_some() {
        return Err(Problem::erased());
    }
    for (talk, positions) in report.talks.iter_mut().zip(&positions) {
        if positions.is_empty() || positions.len() > ledger::RECEIPT_MOST {
            continue;
        }
        let receipt = ledger::of_positions(tx, desk, ws, positions)?;
        talk.receipt_sha256 = Some(hex(&Sha256::digest(&receipt)));
        talk.receipt = Some(receipt);
    }
    if !evidence.is_empty() {
        report.evidence_receipt = Some(ledger::of_positions(tx, desk, ws, &evidence)?);
    }
    let made = written(report)?;
    let mut journal = Journal::open(tx, ws, wanted.actor, desk.now())?;
    let data = json!({"customer": customer, "form": wanted.form, "sha256": made.sha256});
    journal.event_on(customer, Some(wanted.case), kinds::CASE_REPORTED, &data);
    journal.close(tx, &desk.hub)?;
    Ok(made)
}

fn written(report: CaseReport) -> Result<Made, Problem> {
    let json = serde_json::to_string(&report).map_err(Problem::internal)?;
    let sha256 = hex(&Sha256::digest(&json));
    Ok(Made { report, json, sha256 })
}
