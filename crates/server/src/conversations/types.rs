//! Cases, conversations and messages: as they are stored, and as they are shown.

pub use super::outbound::Insist;
use super::places::Places;
use crate::{
    access::Spot,
    customers::{Proof, Tier},
    events::Actor,
    http::Problem,
    safety::Judged,
    words::words,
};
pub use crate::{
    files::{FileRef, StaffFile},
    hub::Viewer,
    messages::{
        Activity, Author, BotField, BotSource, BotWords, FormGiven, GuardMark, Kind, MessageData, MessageRow,
        StoredFile,
    },
};
use ombud_base::{
    Time, Uuid,
    id::{CaseId, ConversationId, CustomerId, FileId, InboxId, ScheduledId, StaffId, TagId, TeamId},
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use utoipa::ToSchema;

pub use crate::access::{CASE_TYPES, DATA_REQUEST};

words! {
    /// Where a case stands.
    CaseState {
        /// Somebody has to do something.
        Open = "open",
        /// Put away until a time or until the customer writes.
        Snoozed = "snoozed",
        /// Done.
        Resolved = "resolved",
        /// Its conversations went into another case.
        Merged = "merged",
    }
}
words! {
    /// What the bot has to do with a case.
    BotPart {
        /// It has it: nobody else is asked to work on it.
        Talks = "talks",
        /// It gave it to people.
        HandedOver = "handed_over",
        /// It answered, and the customer said that this helped.
        Confirmed = "confirmed",
        /// It answered, and the customer said nothing more.
        Assumed = "assumed",
    }
}
words! {
    /// How urgent a case is.
    Priority {
        /// Can wait.
        Low = "low",
        /// As it comes.
        Normal = "normal",
        /// Before others.
        High = "high",
        /// Now.
        Urgent = "urgent",
    }
}

impl Priority {
    /// The stored number: higher is more urgent.
    pub const fn rank(self) -> i64 {
        match self {
            Self::Low => 0,
            Self::Normal => 1,
            Self::High => 2,
            Self::Urgent => 3,
        }
    }

    /// The priority of a stored number.
    pub const fn of_rank(rank: i64) -> Self {
        match rank {
            0 => Self::Low,
            2 => Self::High,
            3 => Self::Urgent,
            _ => Self::Normal,
        }
    }
}

/// A case as it is stored.
#[derive(Clone, Debug, PartialEq)]
pub struct CaseRow {
    pub(crate) id: CaseId,
    pub(crate) number: i64,
    pub(crate) customer: CustomerId,
    pub(crate) inbox: InboxId,
    pub(crate) kind: String,
    pub(crate) subject: Option<String>,
    pub(crate) state: CaseState,
    pub(crate) priority: Priority,
    pub(crate) team: Option<TeamId>,
    pub(crate) assignee: Option<StaffId>,
    pub(crate) language: Option<String>,
    /// The beginning of the last message, and its position.
    pub(crate) preview: Option<String>,
    pub(crate) preview_pos: Option<i64>,
    pub(crate) last_from: Author,
    pub(crate) last_at: Time,
    pub(crate) sort_at: Time,
    pub(crate) last_pos: i64,
    pub(crate) created_at: Time,
    pub(crate) waiting_since: Option<Time>,
    pub(crate) snoozed_until: Option<Time>,
    pub(crate) resolved_at: Option<Time>,
    pub(crate) resolved_by: Option<StaffId>,
    pub(crate) resolve_reason: Option<String>,
    pub(crate) merged_into: Option<CaseId>,
    pub(crate) fields: String,
    pub(crate) messages: i64,
    pub(crate) next_due_at: Option<Time>,
    pub(crate) next_due: Option<String>,
    pub(crate) exposed_at: Option<Time>,
    pub(crate) exposed: Option<String>,
    pub(crate) exposed_handled_at: Option<Time>,
    pub(crate) erased_at: Option<Time>,
    /// What the bot has to do with it; nothing, where it was never asked.
    pub(crate) bot: Option<BotPart>,
    /// What it is about, in the tree of intents.
    pub(crate) intent: Option<String>,
}

impl CaseRow {
    /// Whether the bot has it.
    pub(crate) fn with_bot(&self) -> bool {
        self.bot == Some(BotPart::Talks)
    }

    /// Whether somebody is to work on it, now or later.
    pub(crate) fn is_alive(&self) -> bool {
        self.erased_at.is_none() && matches!(self.state, CaseState::Open | CaseState::Snoozed)
    }

    /// Where it lies.
    pub(crate) fn spot(&self) -> Spot<'_> {
        Spot { team: self.team, inbox: self.inbox, kind: &self.kind, assignee: self.assignee }
    }
}

/// A conversation as it is stored.
#[derive(Clone, Debug, PartialEq)]
pub struct ConversationRow {
    pub(crate) id: ConversationId,
    pub(crate) case: CaseId,
    pub(crate) inbox: InboxId,
    pub(crate) customer: CustomerId,
    pub(crate) home_case: CaseId,
    pub(crate) last_seq: i64,
    pub(crate) last_public_seq: i64,
    pub(crate) customer_read: i64,
    pub(crate) staff_read: i64,
    pub(crate) mailed: i64,
    pub(crate) created_at: Time,
    /// Where its last messages stand.
    pub(crate) places: Places,
}

/// A conversation as its customer sees it.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Conversation {
    /// Its id.
    pub id: ConversationId,
    /// The number to call it by.
    pub number: i64,
    /// `open`: an answer is due; `waiting`: the customer's turn; `resolved`.
    #[schema(example = "open")]
    pub state: &'static str,
    /// The last message's number.
    pub last_seq: i64,
    /// How far the customer has read.
    pub read_seq: i64,
    /// How far staff has read.
    pub staff_read_seq: i64,
    /// Who answers.
    pub agent: Option<AgentName>,
    /// The beginning of the last message.
    pub preview: Option<String>,
    /// When the last message was written.
    pub last_at: Time,
    /// When it began.
    pub created_at: Time,
    /// Its place among those that wait, while nobody has it.
    pub queue: Option<QueuePlace>,
    /// The rating, once asked for or given.
    pub rating: Option<RatingState>,
}

/// How staff is shown to customers.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct AgentName {
    /// The name for customers.
    #[schema(example = "Mia")]
    pub name: String,
    /// A picture's address.
    pub avatar: Option<String>,
}

/// A place in the queue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct QueuePlace {
    /// 1 is next.
    pub position: i64,
    /// How long it will likely take, from how long others have waited; none while there is too little to say.
    pub seconds: Option<i64>,
}

/// A rating, as its customer sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct RatingState {
    /// 1 (bad) to 5 (good).
    pub score: Option<i64>,
    /// In words.
    pub comment: Option<String>,
    /// Whether the customer was asked and has not answered.
    pub asked: bool,
}

/// A message as its customer sees it.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Message {
    /// Its number among the conversation's public messages: 1, 2, 3 … without gaps.
    pub seq: i64,
    /// When it was stored.
    pub at: Time,
    /// Who wrote it.
    pub from: Author,
    /// The writer's name for customers.
    pub name: Option<String>,
    /// The text.
    pub body: String,
    /// Its files.
    pub files: Vec<FileRef>,
    /// The id that the customer's client gave it.
    pub id: Option<String>,
    /// What happened, of a line by the system.
    pub system: Option<Activity>,
    /// What a message of the bot has beside its text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bot: Option<BotShown>,
    /// The number of the message whose form it answers.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub form: Option<i64>,
}

/// What a customer sees of a message of the bot beside its text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct BotShown {
    /// The articles that it is taken from.
    pub sources: Vec<BotSource>,
    /// What may be answered by a click, which sends these words.
    pub choices: Vec<String>,
    /// What they are asked while a person comes, as one form.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub form: Vec<BotField>,
    /// Whether they are offered to have their account frozen.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub freeze: bool,
}

/// A message as staff sees it.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct StaffMessage {
    /// Its conversation.
    pub conversation: ConversationId,
    /// Its number in the conversation: 1, 2, 3 … without gaps, notes and activity included.
    pub seq: i64,
    /// Its number for the customer; null for what the customer does not see.
    pub public_seq: Option<i64>,
    /// Its place in the workspace's order; orders a case's thread over all its conversations.
    pub pos: i64,
    /// When it was stored.
    pub at: Time,
    /// What it is.
    pub kind: Kind,
    /// Who wrote it.
    pub from: Author,
    /// The writer's id, where it is somebody.
    pub author: Option<Uuid>,
    /// The writer's name.
    pub name: Option<String>,
    /// The text.
    pub body: String,
    /// Its files.
    pub files: Vec<StaffFile>,
    /// Staff who are mentioned.
    pub mentions: Vec<StaffId>,
    /// What happened, of an activity.
    pub activity: Option<Activity>,
    /// What the guard has cut out.
    pub guard: Vec<GuardMark>,
    /// What a message of the bot has beside its text, and why it was written.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bot: Option<Box<BotWords>>,
    /// Which form it answers.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub form: Option<FormGiven>,
    /// Its links and addresses, judged by today's rules.
    #[serde(flatten)]
    pub judged: Judged,
    /// The id that the writer's client gave it.
    pub id: Option<String>,
    /// What it said was destroyed: with its customer's key, or by a retention rule.
    pub erased: bool,
    /// It was destroyed by a retention rule.
    pub expired: bool,
}

/// A case in a list.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct CaseSummary {
    /// Its id.
    pub id: CaseId,
    /// The number to call it by.
    pub number: i64,
    /// Its type.
    #[serde(rename = "type")]
    #[schema(example = "question")]
    pub kind: String,
    /// What it is about, in staff's words.
    pub subject: Option<String>,
    /// Where it stands.
    pub state: CaseState,
    /// How urgent.
    pub priority: Priority,
    /// Whose.
    pub customer: CustomerName,
    /// The inbox of its first conversation.
    pub inbox: InboxId,
    /// That inbox's channel.
    #[schema(example = "web")]
    pub channel: String,
    /// The team.
    pub team: Option<TeamId>,
    /// The owner.
    pub assignee: Option<StaffId>,
    /// The customer's language (BCP 47).
    pub language: Option<String>,
    /// What the bot has to do with it; null: it was never asked.
    pub bot: Option<BotPart>,
    /// What it is about, in the tree of intents.
    #[schema(example = "deposit.missing")]
    pub intent: Option<String>,
    /// Its tags.
    pub tags: Vec<TagId>,
    /// The beginning of the last message; what the bot said does not stand before what the customer wrote.
    pub preview: Option<String>,
    /// Who wrote what is in the preview.
    pub last_from: Author,
    /// When somebody wrote last.
    pub last_at: Time,
    /// When it was opened.
    pub created_at: Time,
    /// Since when the customer waits for a reply.
    pub waiting_since: Option<Time>,
    /// How many of the customer's messages this member of staff has not read.
    pub unread: i64,
    /// Until when it sleeps.
    pub snoozed_until: Option<Time>,
    /// The next service-level target.
    pub next_due: Option<NextDue>,
    /// What the customer has exposed, until somebody has dealt with it.
    pub exposed: Option<Exposed>,
    /// The position of its last change.
    pub updated_pos: i64,
    /// Since when its customer is erased: it stays for the statistics, and nothing is written into it any more.
    pub erased_at: Option<Time>,
}

/// Secrets that a customer has sent. They were cut out; but whoever made the customer send them may know them too.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Exposed {
    /// Of which kinds: `mnemonic`, `private_key`, `api_secret` …
    #[schema(example = json!(["mnemonic"]))]
    pub kinds: Vec<String>,
    /// Since when.
    pub at: Time,
}

/// A customer, as a list shows one.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct CustomerName {
    /// The id.
    pub id: CustomerId,
    /// The name, or the address where no name is known; null where neither is, for programmes to word it.
    #[schema(example = "Mira Chen")]
    pub name: Option<String>,
    /// How sure we are.
    pub proof: Proof,
    /// What their business is worth.
    pub tier: Tier,
    /// Connected just now.
    pub online: bool,
}

/// The next target of a case.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
pub struct NextDue {
    /// `first_reply`, `next_reply` or `resolution`.
    #[schema(example = "first_reply")]
    pub clock: String,
    /// When it is missed.
    pub due_at: Time,
    /// `running`, `warned` or `breached`.
    #[schema(example = "running")]
    pub state: String,
}

/// How many cases each view holds.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, ToSchema)]
pub struct Counts {
    /// Open, of this member of staff.
    pub mine: i64,
    /// Open, of nobody.
    pub unassigned: i64,
    /// Open, of the teams of this member of staff.
    pub team: i64,
    /// Open, all that this member of staff may see.
    pub all: i64,
    /// Open, whose customer waits for a reply.
    pub waiting: i64,
    /// Mentions that were not looked at.
    pub mentions: i64,
    /// Asleep.
    pub snoozed: i64,
    /// Open, by team.
    pub teams: BTreeMap<TeamId, i64>,
}

/// A message that waits for its time.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Scheduled {
    /// Its id.
    pub id: ScheduledId,
    /// The text.
    pub body: String,
    /// Its files.
    pub files: Vec<StaffFile>,
    /// When it will be sent.
    pub send_at: Time,
    /// Who wrote it.
    pub staff: StaffId,
    /// Not sent when the customer writes before.
    pub cancel_on_reply: bool,
}

/// What a member of staff has begun to write.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Draft {
    /// The text.
    pub body: String,
    /// `message` or `note`.
    pub kind: Kind,
    /// Its files.
    pub files: Vec<StaffFile>,
    /// When it was kept.
    pub updated_at: Time,
}

/// Where a message was stored.
#[derive(Clone, Debug)]
pub struct Posted {
    /// The case.
    pub case: CaseId,
    /// The conversation.
    pub conversation: ConversationId,
    /// Its number for staff.
    pub seq: i64,
    /// Its number for the customer; none of a note.
    pub public_seq: Option<i64>,
    /// Its place in the workspace's order.
    pub pos: i64,
    /// When.
    pub at: Time,
    /// Whether it had been stored before: this was a retry.
    pub again: bool,
}

/// A message on its way in.
pub struct Post {
    /// Into which workspace.
    pub workspace: ombud_base::id::WorkspaceId,
    /// By whom.
    pub by: Actor,
    /// Where to.
    pub to: Target,
    /// A message, a note, or an activity.
    pub kind: Kind,
    /// The client's id: the same one is stored once.
    pub id: Option<String>,
    /// The text, as it came; the guard reads it before anything else does.
    pub body: String,
    /// Its files.
    pub files: Vec<FileId>,
    /// Staff who are mentioned.
    pub mentions: Vec<StaffId>,
    /// The position up to which the writer had read: newer words of the customer, and of who else
    /// answered them, refuse the message.
    pub seen: Option<i64>,
    /// The connection it came by, which hears of it by its acknowledgement alone.
    pub origin: Option<u64>,
    /// What happens when the guard refuses it.
    pub insist: Insist,
    /// Which form of the bot's it answers.
    pub form: Option<FormGiven>,
}

/// Where a message goes.
#[derive(Clone, Copy, Debug)]
pub enum Target {
    /// A conversation of this customer in this inbox; made when it does not exist.
    Customer {
        /// Whose.
        customer: CustomerId,
        /// Where a new one begins.
        inbox: InboxId,
        /// Which.
        conversation: ConversationId,
    },
    /// A case, as staff address it.
    Case {
        /// Which.
        case: CaseId,
        /// Which of its conversations; none: the one that was used last.
        conversation: Option<ConversationId>,
    },
}

/// What becomes of a post: told when it is committed, or why it is not.
pub type Reply = Box<dyn FnOnce(Result<Posted, Problem>) + Send>;
