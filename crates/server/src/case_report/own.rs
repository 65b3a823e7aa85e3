//! What of the evidence a victim takes along: what was shared with them, and where the coins went that they told of themselves. Whose
//! addresses those are, as far as staff knows it, is not theirs to have: a thief may be the one who asks.

use super::{
    gather::{of_evidence, raw},
    types::{ReportEvidence, ReportNamed},
};
use crate::{
    chains::{ChainTrace, ChainTraceEnd, folded},
    conversations::THEFT,
    evidence::{EvidenceKind, EvidenceRow, hex},
    http::Problem,
};
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;

/// The evidence of a customer's own report, in the order in which it was kept; `named` is what their conversation names.
///
/// # Errors
/// When what is kept cannot be read.
pub(super) fn evidence(
    kind: &str,
    rows: &[EvidenceRow],
    named: &[ReportNamed],
) -> Result<Vec<ReportEvidence>, Problem> {
    let mut told: BTreeSet<(&str, String)> = BTreeSet::new();
    let mut all = Vec::new();
    // From the newest on: of several traces of one transaction, the last one shows what the others do, and more.
    for row in rows.iter().rev() {
        if row.shared {
            all.push(of_evidence(row)?);
        } else if kind == THEFT && is_of_theirs(row, named) {
            let subject = (row.network.as_deref().unwrap_or_default(), folded(&row.subject));
            if told.insert(subject) {
                all.push(bare(row)?);
            }
        }
    }
    all.reverse();
    Ok(all)
}

/// Whether it follows coins that the customer told of.
fn is_of_theirs(row: &EvidenceRow, named: &[ReportNamed]) -> bool {
    let subject = folded(&row.subject);
    row.kind == EvidenceKind::Trace && named.iter().any(|it| folded(&it.subject) == subject)
}

/// A trace with nothing but what the chain itself says.
fn bare(row: &EvidenceRow) -> Result<ReportEvidence, Problem> {
    let mut trace: ChainTrace = serde_json::from_str(&row.content).map_err(Problem::internal)?;
    for node in &mut trace.nodes {
        (node.label, node.label_kind) = (None, None);
        // That it is a bridge may be known to the workspace alone.
        node.end = node.end.filter(|it| *it != ChainTraceEnd::Unclear);
    }
    let content = serde_json::to_string(&trace).map_err(Problem::internal)?;
    let sha256 = hex(&Sha256::digest(content.as_bytes()));
    Ok(ReportEvidence { bare: true, sha256, trace: Some(raw(&content)?), ..of_evidence(row)? })
}
