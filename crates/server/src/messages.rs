//! What a message is, as it is stored: for all that carry messages about, whatever they do with them.

use crate::{
    keys::{Keychain, Owner, Salt, salted, unsalted},
    words::words,
};
use ombud_base::{
    Time, Uuid,
    id::{ConversationId, CustomerId, FileId, PlaybookId, StaffId, WorkspaceId},
    sealed::Place,
};
use ombud_db::DbError;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use utoipa::ToSchema;

/// The rule of what the bot asks about something that the platform tells: whether it was the customer.
pub const WAS_IT_YOU: &str = "was_it_you";
/// The offer by which a customer says that somebody else is at work.
pub const THEFT_OFFER: &str = "theft";

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
words! {
    /// What a field of a form takes.
    FieldKind {
        /// A line.
        Line = "line",
        /// Some lines.
        Lines = "lines",
        /// Hashes of transactions, or addresses.
        Hashes = "hashes",
        /// A day with a time.
        Moment = "moment",
        /// One of some answers.
        Choice = "choice",
    }
}
words! {
    /// What came of asking a language model.
    ModelOutcome {
        /// Its words are said: they hold.
        Used = "used",
        /// It was asked, and its words do not hold.
        Refused = "refused",
        /// It took too long.
        Timeout = "timeout",
        /// It did not answer as it must.
        Failed = "failed",
        /// It was not asked: the day's tokens are spent.
        Budget = "budget",
        /// It was not asked: as many requests as a minute may have were made.
        Pace = "pace",
        /// It was not asked: it failed too often just before.
        Rest = "rest",
    }
}
words! {
    /// Why what a language model wrote does not hold.
    ModelFault {
        /// It wrote nothing.
        Empty = "empty",
        /// It says that the passages do not answer.
        Nothing = "nothing",
        /// It was cut off.
        Cut = "cut",
        /// It is longer than an answer is.
        Long = "long",
        /// It is no plain text.
        Form = "form",
        /// It is in another language.
        Language = "language",
        /// A sentence refers to no passage, or to one that is not there.
        Citation = "citation",
        /// A number that the passage does not have, or with another unit or bound.
        Number = "number",
        /// An address, a hash, a mail address or a telephone number that the passage does not have.
        Address = "address",
        /// A link that the passage does not have.
        Link = "link",
        /// The name of a network, a coin or anybody that nobody has named.
        Name = "name",
        /// It speaks of something that was hidden from it.
        Hidden = "hidden",
        /// It promises, asks for or moves something of which the passage does not speak.
        Claim = "claim",
        /// Too little of a sentence stands in the passage.
        Unsupported = "unsupported",
        /// It says no where the passage says yes, or the other way round.
        Negation = "negation",
        /// It says what to buy, or where prices go.
        Advice = "advice",
        /// It is what nobody may write to a customer.
        Outbound = "outbound",
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
    /// What it said was destroyed, with its customer's key or by a retention rule.
    pub(crate) erased: bool,
    /// It was by a retention rule.
    pub(crate) expired: bool,
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
    /// What a message of the bot has beside its text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bot: Option<Box<BotWords>>,
    /// Which form it answers, of a message of the customer's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub form: Option<FormGiven>,
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

/// What a message of the bot has beside its text.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(default)]
pub struct BotWords {
    /// The articles that it is taken from.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<BotSource>,
    /// What the customer may answer by a click: each is sent as the customer's own words.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub choices: Vec<String>,
    /// What the customer is asked while a person comes.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub form: Vec<BotField>,
    /// Whether the customer is offered to have their account frozen.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub freeze: bool,
    /// Why the bot wrote this; for staff only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub why: Option<BotWhy>,
}

/// A question of a form, in the customer's language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct BotField {
    /// Its name in the form.
    #[schema(example = "when")]
    pub id: String,
    /// What it takes.
    pub kind: FieldKind,
    /// The question.
    #[schema(example = "When did you notice it?")]
    pub label: String,
    /// What helps to answer it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub hint: String,
    /// The answers of a choice.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub options: Vec<String>,
}

/// Which form a message of a customer answers. The answers are the message's own words, a line for each question, so they are
/// guarded, sealed, searched and erased as every other word.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct FormGiven {
    /// The bot's message that asked, by its number for customers.
    pub asked: i64,
    /// The playbook, by its stable name; with the version, so that it is known for good what was asked.
    #[schema(example = "theft")]
    pub playbook: String,
    /// The playbook's version.
    pub version: i64,
    /// Its step.
    #[schema(example = "steps")]
    pub step: String,
}

/// What the bot's words are taken from: an article, or what a chain says.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct BotSource {
    /// Its title.
    #[schema(example = "My deposit has not arrived")]
    pub title: String,
    /// Its address in the help centre, from the root; of a transaction the whole address in a block explorer.
    #[schema(example = "/help/en/a/deposit-not-arrived")]
    pub path: String,
    /// Its language (BCP 47).
    #[schema(example = "en")]
    pub lang: String,
}

/// Why the bot did what it did.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(default)]
pub struct BotWhy {
    /// Which rule decided: `answer`, `ask_back`, `hand_over:urgent`, …
    #[schema(example = "answer")]
    pub rule: String,
    /// The language that the question was read in.
    pub language: String,
    /// The likeliest intent and the chance that it is right.
    pub intent: Option<String>,
    /// That chance, 0 to 1.
    pub confidence: f32,
    /// What the words gave away.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub signals: Vec<String>,
    /// What each choice stands for, in their order: `topic:…`, `helped`, `not_helped`, `person`, `theft`, `mine`, `flow:…`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub offers: Vec<String>,
    /// The articles that were weighed, the best first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub candidates: Vec<BotCandidate>,
    /// Where the customer stands in a guided flow.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub flow: Option<BotFlow>,
    /// What the chains said, by the names of verdicts.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub chain: Vec<String>,
    /// What came of asking a language model for the wording, where one was to be asked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub model: Option<BotModel>,
}

/// What came of asking a language model for the wording of an answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct BotModel {
    /// What came of it.
    pub outcome: ModelOutcome,
    /// Why its words do not hold.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fault: Option<ModelFault>,
    /// Which of its words, or why it did not answer.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    #[schema(example = "48")]
    pub detail: String,
    /// Which model.
    #[schema(example = "gpt-5-mini")]
    pub model: String,
    /// The topics whose passages it was shown, by their names in addresses.
    #[serde(default)]
    pub passages: Vec<String>,
    /// How long it took.
    #[schema(example = 840)]
    pub millis: i64,
    /// Tokens that it read, as it says.
    #[schema(example = 720)]
    pub tokens_in: i64,
    /// Tokens that it wrote, as it says.
    #[schema(example = 64)]
    pub tokens_out: i64,
}

/// Where a customer stands in a guided flow. The bot remembers a run by this alone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct BotFlow {
    /// The playbook.
    pub id: PlaybookId,
    /// Its stable name.
    #[schema(example = "pending-transfer")]
    pub playbook: String,
    /// The version that the run began with, and goes on with.
    pub version: i64,
    /// The step that was said.
    #[schema(example = "in-explorer")]
    pub step: String,
    /// The language that the flow speaks (BCP 47).
    pub lang: String,
    /// Steps that were taken in this run.
    pub taken: u32,
    /// Whether this step was asked once more.
    #[serde(default)]
    pub again: bool,
    /// What was answered, in the words of whoever wrote the playbook; never what the customer wrote.
    #[serde(default)]
    pub answers: Vec<String>,
}

/// An article that was weighed.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct BotCandidate {
    /// The topic's name in addresses.
    pub slug: String,
    /// How well it fits, 0 to 1.
    pub score: f32,
    /// How near its meaning is to the question's, as the embedding model finds: the cosine, at most 1. Absent: it is not near, or no
    /// model was asked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(example = 0.71)]
    pub similarity: Option<f32>,
    /// That alone found it: no word of the question did.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub by_meaning: bool,
}

/// Something that the guard has cut out of a message before it was stored.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct GuardMark {
    /// What kind of secret it was.
    #[schema(example = "mnemonic")]
    pub kind: String,
}

/// Where the sealed content of a message belongs.
pub fn place_of_content(workspace: WorkspaceId, pos: i64) -> Place {
    Place::new("messages.content").id(workspace.0).number(pos)
}

/// What a message carries beside its body, as it is stored: JSON, or nothing.
///
/// # Errors
/// As `serde_json` has it: none.
pub fn carried(row: &MessageRow) -> Result<String, DbError> {
    if row.data.is_empty() {
        return Ok(String::new());
    }
    serde_json::to_string(&row.data).map_err(|error| DbError::Statement(error.to_string()))
}

/// Seals what is said in a message: the salt of its leaf, what it carries, a zero byte, and its body, which has none.
///
/// # Errors
/// When the customer's key is not in the chain.
pub fn seal_content(
    chain: &Keychain,
    workspace: WorkspaceId,
    customer: CustomerId,
    row: &MessageRow,
    salt: &Salt,
) -> Result<Vec<u8>, DbError> {
    let mut text = salted(salt, &carried(row)?);
    text.push('\0');
    text.push_str(&row.body);
    chain.seal(Owner::Customer(customer), &place_of_content(workspace, row.pos), &text)
}

/// The body and what else a message carries, of its opened content; nothing once its customer was erased.
///
/// # Errors
/// When it is no content.
pub fn read_content(opened: Option<String>) -> Result<(String, MessageData), DbError> {
    let Some(text) = opened else { return Ok(Default::default()) };
    let (_, data, body) = content_parts(&text)?;
    let data = if data.is_empty() {
        MessageData::default()
    } else {
        serde_json::from_str(data).map_err(|error| DbError::Statement(error.to_string()))?
    };
    Ok((body.to_owned(), data))
}

/// The salt of an opened content, what the message carries as it is stored, and the body.
///
/// # Errors
/// When it is no content.
pub fn content_parts(text: &str) -> Result<(Salt, &str, &str), DbError> {
    let (salt, text) = unsalted(text).ok_or_else(|| DbError::Sealed("a message without a salt".into()))?;
    let (data, body) =
        text.split_once('\0').ok_or_else(|| DbError::Sealed("a message without a body".into()))?;
    Ok((salt, data, body))
}

/// How much of a message a list shows, in code points.
const PREVIEW: usize = 140;

/// The beginning of a message, or the name of its first file, as lists show it.
pub fn preview(body: &str, data: &MessageData) -> String {
    let text = if body.is_empty() {
        data.files.first().map(|file| file.name.as_str()).unwrap_or_default()
    } else {
        body
    };
    let mut short: String =
        text.chars().map(|it| if it.is_whitespace() { ' ' } else { it }).take(PREVIEW).collect();
    if text.chars().nth(PREVIEW).is_some() {
        short.push('…');
    }
    short
}
