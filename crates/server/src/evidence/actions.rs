//! Keeping evidence.

use super::{
    store,
    types::{EvidenceKind, EvidenceRow, NewEvidence, hex},
};
use crate::{
    access::{Permission, Signed},
    chains::{ChainDesk, Seer, Walked},
    conversations::{
        actions::{load_whole, visible},
        changes::Changes,
        types::CaseRow,
    },
    events::kinds,
    http::{Checks, Code, Problem},
    messages::Activity,
};
use ombud_base::id::{CaseId, ConversationId, CustomerId, EvidenceId, StaffId, WorkspaceId};
use ombud_db::Tx;
use ombud_guard::addresses::identify;
use serde_json::json;
use sha2::{Digest, Sha256};

/// The most pieces of a case.
pub const EVIDENCE_MOST: usize = 50;
/// The most bytes of one.
pub(super) const BYTES_MOST: usize = 256 * 1024;
/// Who keeps what nobody kept.
pub(super) const BY_ITSELF: &str = "Ombud";
/// The longest that is looked up, in code points.
const LONGEST: usize = 300;
/// How far a trace goes that does not say it.
const DEPTH: u32 = 3;

/// What the networks said.
pub(super) struct Said {
    pub kind: EvidenceKind,
    pub network: Option<String>,
    pub subject: String,
    pub content: String,
    pub shared: bool,
}

/// Asks the networks, and keeps what they say.
pub(super) async fn keep(
    desk: &ChainDesk,
    signed: &Signed,
    case: CaseId,
    new: NewEvidence,
) -> Result<EvidenceRow, Problem> {
    signed.need(Permission::CasesNote)?;
    let Some(staff) = signed.staff_id() else {
        let detail = "Evidence is kept by staff, who answer for it by name. Sign in as staff.";
        return Err(Problem::new(Code::Forbidden, detail));
    };
    // Before any network is asked: who may not see the case makes nobody work, and a full one is told at once.
    let seer = signed.clone();
    let customer = desk.db.read::<_, Problem, _>(move |tx| {
        let row = visible(tx, &seer, case)?;
        if row.erased_at.is_some() {
            return Err(Problem::erased());
        }
        has_room(tx, seer.workspace, case)?;
        Ok(row.customer)
    });
    let customer = customer.await?;
    let said = match new.kind {
        EvidenceKind::Look => looked(desk, signed, (customer, case), new).await?,
        EvidenceKind::Trace => traced(desk, signed, new).await?,
    };
    if said.content.len() > BYTES_MOST {
        let detail = format!(
            "What the networks say of this is {} KiB long, and a piece of evidence holds {} KiB. Follow fewer steps.",
            said.content.len() / 1024,
            BYTES_MOST / 1024
        );
        return Err(Problem::new(Code::TooLarge, detail));
    }
    let (parts, seer) = (desk.clone(), signed.clone());
    desk.db.write::<_, Problem, _>(move |tx| write(&parts, tx, &seer, (case, staff), &said)).await
}

/// Refuses one more than is kept with a case.
pub(super) fn has_room(tx: &mut Tx<'_>, ws: WorkspaceId, case: CaseId) -> Result<(), Problem> {
    if store::count(tx, ws, case)? >= EVIDENCE_MOST {
        let detail = format!(
            "At most {EVIDENCE_MOST} pieces of evidence are kept with a case, and this one has them."
        );
        return Err(Problem::new(Code::Conflict, detail));
    }
    Ok(())
}

async fn looked(
    desk: &ChainDesk,
    signed: &Signed,
    (customer, case): (CustomerId, CaseId),
    new: NewEvidence,
) -> Result<Said, Problem> {
    let mut checks = Checks::new();
    let subject = checks.line("text", &new.text, LONGEST);
    checks.expect(identify(&subject).iter().any(|it| it.valid()), "text", "is no transaction and no address");
    let only_trace = "is for a trace alone: a look asks all networks";
    checks.expect(new.network.is_none(), "network", only_trace);
    checks.expect(new.depth.is_none(), "depth", only_trace);
    checks.expect(new.since_block.is_none(), "since_block", only_trace);
    new.language.iter().for_each(|it| checks.language("language", it));
    checks.done()?;
    let lang = new.language.as_deref().unwrap_or("en");
    let seer = Seer::Staff(Box::new(signed.clone()), case);
    let look = desk.look_for(signed.workspace, (customer, Some(seer)), &subject, lang).await?;
    if look.found.is_empty() && look.nowhere.is_empty() {
        let detail = "No network could be asked about this just now, so there is nothing to keep. Try again in a minute.";
        return Err(Problem::new(Code::Unavailable, detail));
    }
    let content = serde_json::to_string(&look).map_err(Problem::internal)?;
    Ok(Said { kind: EvidenceKind::Look, network: None, subject, content, shared: new.shared })
}

async fn traced(desk: &ChainDesk, signed: &Signed, new: NewEvidence) -> Result<Said, Problem> {
    let network =
        new.network.ok_or_else(|| Problem::invalid("network", "says on which network to follow"))?;
    let walked = Walked {
        text: new.text.clone(),
        network: network.clone(),
        depth: new.depth.unwrap_or(DEPTH),
        since_block: new.since_block,
    };
    let trace = desk.trace(signed.workspace, walked).await?;
    if trace.edges.is_empty() {
        let detail = "Nothing has left it within these steps, so there is nothing to keep.";
        return Err(Problem::new(Code::Conflict, detail));
    }
    let content = serde_json::to_string(&trace).map_err(Problem::internal)?;
    let subject = new.text.trim().to_owned();
    Ok(Said { kind: EvidenceKind::Trace, network: Some(network), subject, content, shared: new.shared })
}

fn write(
    desk: &ChainDesk,
    tx: &mut Tx<'_>,
    signed: &Signed,
    (case, staff): (CaseId, StaffId),
    said: &Said,
) -> Result<EvidenceRow, Problem> {
    let mut changes = Changes::open(desk, tx, signed.workspace, signed.actor(), desk.now())?;
    // Once more, now that nobody else writes: it may have been erased, given away or filled meanwhile.
    let row = visible(tx, signed, case)?;
    let conversation = load_whole(tx, &mut changes, case)?;
    has_room(tx, signed.workspace, case)?;
    let kept = put(desk, tx, &mut changes, (&row, conversation), said, Some(staff))?;
    changes.close(tx)?;
    Ok(kept)
}

/// Writes a piece, with its event and the line for colleagues; by nobody where the program keeps it by itself.
pub(super) fn put(
    desk: &ChainDesk,
    tx: &mut Tx<'_>,
    changes: &mut Changes<'_>,
    (row, conversation): (&CaseRow, ConversationId),
    said: &Said,
    staff: Option<StaffId>,
) -> Result<EvidenceRow, Problem> {
    let (ws, case) = (changes.journal.workspace, row.id);
    let id = EvidenceId::new(changes.journal.now, &desk.random);
    let sha256 = Sha256::digest(said.content.as_bytes()).to_vec();
    let data = json!({
        "evidence": id, "kind": said.kind, "network": said.network, "sha256": hex(&sha256), "shared": said.shared,
    });
    let pos = changes.journal.event_on(row.customer, Some(case), kinds::EVIDENCE_KEPT, &data);
    let kept = EvidenceRow {
        id,
        case,
        customer: row.customer,
        kind: said.kind,
        network: said.network.clone(),
        subject: said.subject.clone(),
        content: said.content.clone(),
        sha256,
        shared: said.shared,
        by: staff,
        at: changes.journal.now,
        pos,
    };
    store::insert(tx, ws, &kept)?;
    let by = match staff {
        Some(staff) => crate::conversations::people::staff_name(tx, ws, staff)?.name,
        None => BY_ITSELF.to_owned(),
    };
    let args = [("kind", said.kind.word().to_owned()), ("subject", said.subject.clone()), ("by", by)];
    changes.note_activity(conversation, Activity::new("evidence_kept", args), false)?;
    Ok(kept)
}
