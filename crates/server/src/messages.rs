//! What a message is, as it is stored: for all that carry messages about, whatever they do with them.

use crate::words::words;
use ombud_base::{
    Time, Uuid,
    id::{ConversationId, FileId, StaffId},
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use utoipa::ToSchema;

/// The most code points that a message holds.
pub const BODY_MOST: usize = 16_000;

words! {
    /// Who wrote a message.
    Author {
        /// The customer.
        Customer = "customer",
        /// Staff, or a programme on their behalf.
        Staff = "staff",
        /// The bot.
        Bot = "bot",
        /// Ombud itself.
        System = "system",
    }
}
words! {
    /// What a message is.
    Kind {
        /// For the customer.
        Message = "message",
        /// For staff only.
        Note = "note",
        /// What happened to the case; staff see all of it, customers see what concerns them.
        Activity = "activity",
    }
}
/// A message as it is stored.
#[derive(Clone, Debug)]
pub struct MessageRow {
    pub(crate) conversation: ConversationId,
    pub(crate) seq: i64,
    pub(crate) public_seq: Option<i64>,
    pub(crate) pos: i64,
    pub(crate) at: Time,
    pub(crate) kind: Kind,
    pub(crate) author: Author,
    pub(crate) author_id: Option<Uuid>,
    pub(crate) body: String,
    pub(crate) data: MessageData,
    pub(crate) client_key: Option<String>,
}

/// What a message carries beside its body, stored as JSON.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct MessageData {
    /// Its files.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub files: Vec<StoredFile>,
    /// Staff who are mentioned.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub mentions: Vec<StaffId>,
    /// What happened, in an activity.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub activity: Option<Activity>,
    /// What the guard has cut out.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub guard: Vec<GuardMark>,
}

impl MessageData {
    /// Whether there is nothing, so that nothing needs to be stored.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// A file of a message.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct StoredFile {
    /// Its id.
    pub id: FileId,
    /// Its name, as it was uploaded.
    pub name: String,
    /// What it is, as its first bytes say.
    pub media_type: String,
    /// Bytes.
    pub size: i64,
    /// Pixels, of a picture.
    pub width: Option<i64>,
    /// Pixels, of a picture.
    pub height: Option<i64>,
}

/// Something that happened to a case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Activity {
    /// What: `assigned`, `resolved`, …
    #[schema(example = "resolved")]
    pub code: String,
    /// With what: `{"reason": "Solved", "by": "Mia"}`.
    pub args: BTreeMap<String, String>,
}

impl Activity {
    /// An activity with its arguments.
    pub fn new<const N: usize>(code: &str, args: [(&str, String); N]) -> Self {
        Self {
            code: code.into(),
            args: args.into_iter().map(|(key, value)| (key.to_owned(), value)).collect(),
        }
    }
}

/// Something that the guard has cut out of a message before it was stored.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct GuardMark {
    /// What kind of secret it was.
    #[schema(example = "mnemonic")]
    pub kind: String,
}
