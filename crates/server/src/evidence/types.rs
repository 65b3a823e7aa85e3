//! A piece of evidence, as it is stored and shown.

use crate::{
    chains::{ChainLook, ChainTrace},
    http::Problem,
    words::words,
};
use ombud_base::{
    Time,
    id::{CaseId, CustomerId, EvidenceId, StaffId},
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

words! {
    /// What is kept.
    EvidenceKind {
        /// What the networks said of a transaction or an address.
        Look = "look",
        /// Where coins went.
        Trace = "trace",
    }
}

/// A row.
#[derive(Clone, Debug)]
pub struct EvidenceRow {
    /// Its id.
    pub id: EvidenceId,
    /// The case that it was kept with.
    pub case: CaseId,
    /// Whose case that is.
    pub customer: CustomerId,
    /// What it is.
    pub kind: EvidenceKind,
    /// Which network was asked, of a trace.
    pub network: Option<String>,
    /// What was looked up or followed.
    pub subject: String,
    /// JSON, as the API says it.
    pub content: String,
    /// Of that JSON.
    pub sha256: Vec<u8>,
    /// Whether the customer's own report shows it.
    pub shared: bool,
    /// Who kept it; none: the program itself.
    pub by: Option<StaffId>,
    /// When.
    pub at: Time,
    /// Where the event stands.
    pub pos: i64,
}

/// A piece of evidence, for an export of all that is held on a customer.
#[derive(Debug, Serialize, ToSchema)]
pub struct HeldEvidence {
    id: EvidenceId,
    case: CaseId,
    kind: EvidenceKind,
    subject: String,
    kept_at: Time,
    /// Whether the customer's own report shows it.
    pub(crate) shared: bool,
    /// What the networks said.
    #[schema(value_type = Object)]
    content: serde_json::Value,
}

impl From<EvidenceRow> for HeldEvidence {
    fn from(it: EvidenceRow) -> Self {
        let content = serde_json::from_str(&it.content).unwrap_or_default();
        Self {
            id: it.id,
            case: it.case,
            kind: it.kind,
            subject: it.subject,
            kept_at: it.at,
            shared: it.shared,
            content,
        }
    }
}

/// What to ask, and to keep what is answered.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct NewEvidence {
    /// What to keep.
    pub(super) kind: EvidenceKind,
    /// A transaction's id or an address.
    #[schema(
        max_length = 300,
        example = "0x9fc76417374aa880d4449a1f7f31ec597f00b1f6f3dd2d66f4c9c6c445836d8b"
    )]
    pub(super) text: String,
    /// Of a trace: on which network (CAIP-2).
    #[serde(default)]
    #[schema(example = "eip155:1")]
    pub(super) network: Option<String>,
    /// Of a trace: how many steps, 1 to 6; left out: 3.
    #[serde(default)]
    #[schema(minimum = 1, maximum = 6, example = 3)]
    pub(super) depth: Option<u32>,
    /// Of a trace from an address: from which block on; left out: from the first.
    #[serde(default)]
    pub(super) since_block: Option<u64>,
    /// The language to say it in (BCP 47); left out: English.
    #[serde(default)]
    pub(super) language: Option<String>,
    /// Whether the customer's own report shows it. What is kept against a customer stays with staff.
    #[serde(default)]
    pub(super) shared: bool,
}

/// A piece of evidence in a list.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = CaseEvidence)]
pub(super) struct EvidenceView {
    /// Its id.
    pub(super) id: EvidenceId,
    /// What it is.
    pub(super) kind: EvidenceKind,
    /// Which network was asked (CAIP-2), of a trace.
    pub(super) network: Option<String>,
    /// What was looked up or followed.
    pub(super) subject: String,
    /// SHA-256 of what was kept, in hex: of `look` or `trace`, written as JSON without spaces. The event `evidence.kept` says the same.
    #[schema(example = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08")]
    pub(super) sha256: String,
    /// Whether the customer's own report shows it.
    pub(super) shared: bool,
    /// When it was kept.
    pub(super) kept_at: Time,
    /// Who kept it; null: the program by itself.
    pub(super) kept_by: Option<StaffId>,
    /// Their name; `Ombud` where nobody did.
    pub(super) name: String,
    /// Where its event stands in the ledger.
    pub(super) position: i64,
}

/// A piece of evidence with what was kept.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = CaseEvidenceWhole)]
pub(super) struct EvidenceWhole {
    /// Which, by whom and when.
    #[serde(flatten)]
    pub(super) about: EvidenceView,
    /// What the networks said, of a look.
    pub(super) look: Option<ChainLook>,
    /// Where coins went, of a trace.
    pub(super) trace: Option<ChainTrace>,
}

/// Bytes as people compare them.
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|it| format!("{it:02x}")).collect()
}

impl EvidenceRow {
    /// What the networks said, of a look.
    ///
    /// # Errors
    /// When what is stored is none, which is our mistake.
    pub fn look(&self) -> Result<Option<ChainLook>, Problem> {
        self.read(EvidenceKind::Look)
    }

    /// Where coins went, of a trace.
    ///
    /// # Errors
    /// When what is stored is none, which is our mistake.
    pub fn trace(&self) -> Result<Option<ChainTrace>, Problem> {
        self.read(EvidenceKind::Trace)
    }

    fn read<T: serde::de::DeserializeOwned>(&self, kind: EvidenceKind) -> Result<Option<T>, Problem> {
        if self.kind != kind {
            return Ok(None);
        }
        serde_json::from_str(&self.content).map(Some).map_err(Problem::internal)
    }
}
