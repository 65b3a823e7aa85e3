//! The frames of the protocol, as `docs/realtime.md` has them.

use crate::{
    conversations::types::{CaseSummary, Conversation, Counts, Kind, Message, Posted, StaffMessage, Viewer},
    http::Problem,
};
use axum::extract::ws::Utf8Bytes;
use ombud_base::{
    Time,
    id::{AlertId, CaseId, ConversationId, FileId, StaffId},
};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use std::collections::{BTreeMap, HashMap};

/// The protocol's version.
pub(super) const VERSION: u32 = 1;

/// From a customer.
#[derive(Debug, Deserialize)]
#[serde(tag = "t", rename_all = "snake_case")]
pub(super) enum FromCustomer {
    Hello {
        v: u32,
        session: String,
        #[serde(default)]
        seen: HashMap<ConversationId, i64>,
    },
    Send {
        id: String,
        conversation: ConversationId,
        #[serde(default)]
        body: String,
        #[serde(default)]
        files: Vec<FileId>,
    },
    Read {
        conversation: ConversationId,
        seq: i64,
    },
    Typing {
        conversation: ConversationId,
        on: bool,
    },
    More {
        conversation: ConversationId,
        after: i64,
    },
    Ping,
    #[serde(other)]
    Unknown,
}

/// From staff.
#[derive(Debug, Deserialize)]
#[serde(tag = "t", rename_all = "snake_case")]
pub(super) enum FromStaff {
    Hello {
        v: u32,
        #[serde(default)]
        token: Option<String>,
        /// A programme wants the summary of each case that changes.
        #[serde(default)]
        cases: bool,
    },
    Open {
        case: CaseId,
        #[serde(default)]
        after: Option<i64>,
    },
    Close {
        case: CaseId,
    },
    Send(StaffSend),
    Read {
        case: CaseId,
        pos: i64,
    },
    Typing {
        case: CaseId,
        on: bool,
    },
    Ping,
    #[serde(other)]
    Unknown,
}

/// A message by staff.
#[derive(Debug, Deserialize)]
pub(super) struct StaffSend {
    pub(super) id: String,
    pub(super) case: CaseId,
    #[serde(default)]
    pub(super) conversation: Option<ConversationId>,
    #[serde(default = "message")]
    pub(super) kind: Kind,
    #[serde(default)]
    pub(super) body: String,
    #[serde(default)]
    pub(super) files: Vec<FileId>,
    #[serde(default)]
    pub(super) mentions: Vec<StaffId>,
    #[serde(default)]
    pub(super) seen: Option<i64>,
    #[serde(default)]
    pub(super) despite: Option<String>,
}

const fn message() -> Kind {
    Kind::Message
}

/// To either side.
#[derive(Debug, Serialize)]
#[serde(tag = "t", rename_all = "snake_case")]
pub(super) enum Frame<'a> {
    #[serde(rename = "welcome")]
    WelcomeCustomer {
        v: u32,
        conversations: &'a [Conversation],
        at: Time,
    },
    #[serde(rename = "welcome")]
    WelcomeStaff {
        v: u32,
        staff: Option<StaffId>,
        counts: &'a Counts,
        at: Time,
    },
    #[serde(rename = "ack")]
    AckCustomer {
        id: &'a str,
        conversation: ConversationId,
        seq: i64,
        at: Time,
    },
    #[serde(rename = "ack")]
    AckStaff {
        id: &'a str,
        case: CaseId,
        conversation: ConversationId,
        seq: i64,
        public_seq: Option<i64>,
        pos: i64,
        at: Time,
    },
    Nack {
        id: &'a str,
        code: &'a str,
        detail: &'a str,
        retry_ms: Option<u64>,
        #[serde(flatten)]
        more: &'a Map<String, Value>,
    },
    #[serde(rename = "message")]
    MessageCustomer {
        conversation: ConversationId,
        message: &'a Message,
    },
    #[serde(rename = "message")]
    MessageStaff {
        case: CaseId,
        message: &'a StaffMessage,
    },
    #[serde(rename = "redacted")]
    RedactedCustomer {
        conversation: ConversationId,
        message: &'a Message,
    },
    #[serde(rename = "redacted")]
    RedactedStaff {
        case: CaseId,
        message: &'a StaffMessage,
    },
    Conversation {
        conversation: &'a Conversation,
    },
    Case {
        case: &'a CaseSummary,
    },
    Counts {
        counts: &'a Counts,
    },
    #[serde(rename = "typing")]
    TypingCustomer {
        conversation: ConversationId,
        who: &'a str,
        on: bool,
    },
    #[serde(rename = "typing")]
    TypingStaff {
        case: CaseId,
        who: Typist<'a>,
        on: bool,
    },
    #[serde(rename = "read")]
    ReadCustomer {
        conversation: ConversationId,
        seq: i64,
    },
    #[serde(rename = "read")]
    ReadStaff {
        case: CaseId,
        conversation: ConversationId,
        seq: i64,
    },
    Viewers {
        case: CaseId,
        staff: &'a [Viewer],
    },
    /// A case that was opened is not there any more for whoever looks at it.
    Gone {
        case: CaseId,
    },
    Presence {
        staff: StaffId,
        presence: &'a str,
    },
    Notify {
        kind: &'a str,
        case: CaseId,
        code: &'a str,
        args: &'a BTreeMap<String, String>,
        body: &'a str,
    },
    Opened {
        case: CaseId,
        pos: i64,
    },
    Alert {
        alert: AlertId,
        severity: &'a str,
    },
    Approvals,
    Reviews,
    Pong,
    Bye {
        code: u16,
        reason: &'a str,
        retry_ms: u64,
    },
}

/// Who writes just now.
#[derive(Debug, Serialize)]
pub(super) struct Typist<'a> {
    pub(super) kind: &'a str,
    pub(super) id: String,
    pub(super) name: &'a str,
}

impl Frame<'_> {
    pub(super) fn text(&self) -> Utf8Bytes {
        // Every frame is made of strings, numbers and lists: writing it cannot fail.
        serde_json::to_string(self).unwrap_or_default().into()
    }
}

pub(super) fn ack_customer(id: &str, posted: &Posted) -> Utf8Bytes {
    let seq = posted.public_seq.unwrap_or(posted.seq);
    Frame::AckCustomer { id, conversation: posted.conversation, seq, at: posted.at }.text()
}

pub(super) fn ack_staff(id: &str, posted: &Posted) -> Utf8Bytes {
    let Posted { case, conversation, seq, public_seq, pos, at, .. } = *posted;
    Frame::AckStaff { id, case, conversation, seq, public_seq, pos, at }.text()
}

pub(super) fn nack(id: &str, problem: &Problem) -> Utf8Bytes {
    let retry_ms = problem.retry_after.map(|seconds| seconds.saturating_mul(1000));
    Frame::Nack { id, code: problem.code.name(), detail: &problem.detail, retry_ms, more: &problem.more }
        .text()
}

pub(super) fn slow_down(id: &str, wait: std::time::Duration) -> Utf8Bytes {
    let retry_ms = u64::try_from(wait.as_millis()).unwrap_or(u64::MAX).max(1);
    Frame::Nack {
        id,
        code: "slow-down",
        detail: "Too many frames; wait and send it again.",
        retry_ms: Some(retry_ms),
        more: &Map::new(),
    }
    .text()
}
