//! What a report says. Its JSON is a format that others read: `docs/report.md` describes it, and a change of what a field means
//! raises [`REPORT_VERSION`].

use crate::{
    accounts::{AccountAction, AccountStatus, ActionState},
    chains::{ChainLook, ChainTrace},
    conversations::types::CaseState,
    customers::AddressFrom,
    evidence::EvidenceKind,
    messages::{Activity, Author},
    watching::ReportWatch,
};
use ombud_base::{
    Time,
    id::{ConversationId, EvidenceId, FileId},
};
use serde::Serialize;
use serde_json::value::RawValue;
use utoipa::ToSchema;

/// The format's version.
pub(super) const REPORT_VERSION: u32 = 1;
/// The format's name.
pub(super) const FORMAT: &str = "ombud-case-report";

/// A report of a case.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct CaseReport {
    /// `ombud-case-report`.
    #[schema(example = "ombud-case-report")]
    pub(super) format: String,
    /// Of the format.
    pub(super) report_version: u32,
    /// The language in which verdicts are said (BCP 47).
    #[schema(example = "en")]
    pub(super) language: String,
    /// The name that customers know the desk by.
    pub(super) brand: String,
    /// When it was made.
    pub(super) made_at: Time,
    /// Who made it.
    pub(super) made_by: ReportMaker,
    /// The case.
    pub(super) case: ReportCase,
    /// Whose it is.
    pub(super) customer: ReportCustomer,
    /// What the customer answered in guided questions and forms, the oldest first.
    pub(super) facts: Vec<ReportFact>,
    /// The transactions and addresses that the conversation names, in the order in which they were first named, each with what
    /// the chains say of it.
    pub(super) named: Vec<ReportNamed>,
    /// How many more it names that are not looked up here.
    pub(super) not_looked_up: usize,
    /// The transactions that were watched for the customer in these conversations, the oldest first, with what they were told.
    pub(super) watched: Vec<ReportWatch>,
    /// What was kept as evidence, the oldest first.
    pub(super) evidence: Vec<ReportEvidence>,
    /// The receipt of the events by which the ledger vouches for the evidence, as text; only in a report that staff made.
    pub(super) evidence_receipt: Option<String>,
    /// What was said, without notes of staff.
    pub(super) talks: Vec<ReportTalk>,
    /// What the platform was asked to do with the account, the oldest first.
    pub(super) account: Vec<ReportAccountAction>,
    /// The files that were sent, in their order.
    pub(super) files: Vec<ReportFile>,
}

/// Who made a report.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ReportMaker {
    /// `staff`, `token` or `customer`.
    #[schema(example = "staff")]
    pub(super) kind: String,
    /// Their name, of staff.
    pub(super) name: Option<String>,
}

/// The case of a report.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ReportCase {
    /// The number that people call it by.
    pub(super) number: i64,
    /// Its type.
    #[serde(rename = "type")]
    #[schema(example = "theft")]
    pub(super) kind: String,
    /// Where it stands.
    pub(super) state: CaseState,
    /// When it was opened.
    pub(super) opened_at: Time,
    /// When it was resolved.
    pub(super) resolved_at: Option<Time>,
}

/// The customer of a report.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ReportCustomer {
    /// Their name.
    pub(super) name: Option<String>,
    /// Their address.
    pub(super) email: Option<String>,
    /// Who says that it is theirs: `customer`, `staff`, or `proved`; null without an address.
    pub(super) email_from: Option<AddressFrom>,
    /// What the platform knows their account by; only in a report that staff made.
    pub(super) platform_id: Option<String>,
}

/// Something that the customer answered.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ReportFact {
    /// When.
    pub(super) at: Time,
    /// The answer, with what was asked.
    pub(super) answer: String,
}

/// A transaction or an address that was named.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ReportNamed {
    /// As it was written.
    pub(super) subject: String,
    /// When it was named first.
    pub(super) at: Time,
    /// What the chains say of it; null where no network could be asked.
    #[schema(value_type = Option<ChainLook>)]
    pub(super) look: Option<Box<RawValue>>,
    /// The piece of evidence that says it; null: it was looked up for this report.
    pub(super) evidence: Option<EvidenceId>,
}

/// A piece of evidence.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ReportEvidence {
    /// Its id.
    pub(super) id: EvidenceId,
    /// What it is.
    pub(super) kind: EvidenceKind,
    /// What was looked up or followed.
    pub(super) subject: String,
    /// When it was kept.
    pub(super) kept_at: Time,
    /// Where the event stands by which the ledger vouches for it.
    pub(super) position: i64,
    /// SHA-256 of `look` or `trace`, written as JSON without spaces, in hex.
    pub(super) sha256: String,
    /// Whether whose addresses these are is left out, as in a customer's own report. The ledger vouches for the whole, whose SHA-256 is
    /// then another one, and is not told: by it guesses of what is left out could be confirmed.
    pub(super) bare: bool,
    /// What the networks said.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<ChainLook>)]
    pub(super) look: Option<Box<RawValue>>,
    /// Where coins went.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<ChainTrace>)]
    pub(super) trace: Option<Box<RawValue>>,
}

/// A conversation.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ReportTalk {
    /// Its id.
    pub(super) conversation: ConversationId,
    /// When it began.
    pub(super) began_at: Time,
    /// What was said.
    pub(super) messages: Vec<ReportMessage>,
    /// The ledger's receipt of it, as text: `ombud ledger verify` and the page /verify take it. Null where it would have more than
    /// 10,000 messages.
    pub(super) receipt: Option<String>,
    /// SHA-256 of that text, in hex.
    pub(super) receipt_sha256: Option<String>,
}

/// Something that was said.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ReportMessage {
    /// Its number in the conversation.
    pub(super) seq: i64,
    /// When.
    pub(super) at: Time,
    /// From whom.
    pub(super) from: Author,
    /// The name that customers see, of staff.
    pub(super) name: Option<String>,
    /// The words. What was a secret was cut out before it was stored.
    pub(super) body: String,
    /// The names of its files.
    pub(super) files: Vec<String>,
    /// What happened, where nothing was said.
    pub(super) activity: Option<Activity>,
    /// The words were destroyed, by a retention rule.
    pub(super) gone: bool,
}

/// Something that the platform was asked to do with the customer's account.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ReportAccountAction {
    /// What.
    pub(super) action: AccountAction,
    /// What became of it.
    pub(super) state: ActionState,
    /// How the account stood after it.
    pub(super) status: Option<AccountStatus>,
    /// When it was asked for.
    pub(super) asked_at: Time,
    /// When it was settled.
    pub(super) ended_at: Option<Time>,
    /// `staff`, `token` or `customer`.
    #[schema(example = "customer")]
    pub(super) by: String,
}

/// A file.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ReportFile {
    /// Its id.
    pub(super) id: FileId,
    /// Its name, as it was uploaded.
    pub(super) name: String,
    /// What it is.
    #[schema(example = "image/png")]
    pub(super) media_type: String,
    /// Bytes.
    pub(super) size: i64,
    /// When it was sent.
    pub(super) at: Time,
    /// Who sent it.
    pub(super) from: Author,
    /// SHA-256 of its bytes, in hex; null where they are gone, or where there are too many to be read for a report.
    pub(super) sha256: Option<String>,
}

/// The JSON of a report, with what it says of itself.
pub(super) struct Made {
    pub(super) report: CaseReport,
    pub(super) json: String,
    pub(super) sha256: String,
}
