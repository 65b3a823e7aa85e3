use crate::messages::MessageRow;
use ombud_base::id::{AlertId, CaseId, ConversationId, CustomerId, InboxId, SessionId, StaffId, TeamId};
use std::{collections::BTreeMap, fmt, sync::Arc};

/// Something to tell the connected ones; given to [`crate::events::Journal::notify`], sent after the commit.
#[derive(Clone, Debug)]
pub enum Notice {
    /// A message was stored.
    Message(Arc<MessageNotice>),
    /// A secret was cut out of a message that was stored before.
    Redacted {
        /// The case.
        case: CaseId,
        /// Whose case.
        customer: CustomerId,
        /// The message as it is now.
        row: Arc<MessageRow>,
    },
    /// A case was created or changed: its summary goes to staff who may see it, and its state to its customer.
    Case(CaseId),
    /// Only a case's last words changed: no count moves, and its customer has seen them already.
    Talk(CaseId),
    /// A customer's name, address or proof changed.
    Customer(CustomerId),
    /// Work appeared or hands were freed.
    Work,
    /// A customer wrote in a case that the bot has.
    Asked,
    /// The bot is about to answer, which takes a moment, or is not any more.
    BotTypes {
        /// Whom.
        customer: CustomerId,
        /// In which conversation.
        conversation: ConversationId,
        /// By which name customers know it.
        who: String,
        /// Whether it is.
        on: bool,
    },
    /// Staff came, went, or changed how much they take on.
    Presence(StaffId),
    /// The customer has read up to here.
    CustomerRead {
        /// The case.
        case: CaseId,
        /// Whose.
        customer: CustomerId,
        /// The conversation.
        conversation: ConversationId,
        /// The public number.
        seq: i64,
    },
    /// Staff has read up to here.
    StaffRead {
        /// Whose conversation.
        customer: CustomerId,
        /// The conversation.
        conversation: ConversationId,
        /// The public number.
        seq: i64,
    },
    /// A member of staff has read a case: their counts changed.
    Read {
        /// Who.
        staff: StaffId,
        /// Which.
        case: CaseId,
    },
    /// A target was missed or will be: its owner hears of it.
    Breach {
        /// The case.
        case: CaseId,
        /// Which, in a word that clients know it by.
        code: &'static str,
    },
    /// Something happened in a case that cannot wait: its owner hears of it, or its team.
    Alarm {
        /// The case.
        case: CaseId,
        /// What, in a word that clients know it by.
        code: &'static str,
        /// With what.
        args: BTreeMap<String, String>,
    },
    /// Customer data was read in an unusual way: those who watch over it hear of it.
    Alert {
        /// Which alert.
        alert: AlertId,
        /// How bad, in a word.
        severity: &'static str,
    },
    /// Something waits for a second person, or does no longer: staff looks again.
    Approvals,
    /// An article was sent for review, published or sent back: staff looks again.
    Reviews,
    /// These sessions have ended: their sockets are closed.
    SessionsEnded {
        /// Which.
        sessions: Vec<SessionId>,
        /// Why, in the word that clients know it by.
        why: &'static str,
    },
    /// How long sessions live or from where one may come has changed: open connections are held against it.
    PolicyChanged,
    /// What staff may see or do changed (role, teams, state, name): their sockets are closed with a resume hint.
    AccessChanged(Vec<StaffId>),
    /// A customer was blocked or erased: their sockets are closed.
    CustomerBlocked(CustomerId),
}

/// A stored message on its way to those whom it concerns.
pub struct MessageNotice {
    /// The case.
    pub case: CaseId,
    /// Whose case.
    pub customer: CustomerId,
    /// The case's team.
    pub team: Option<TeamId>,
    /// The case's owner.
    pub assignee: Option<StaffId>,
    /// The case's inbox.
    pub inbox: InboxId,
    /// The case's type.
    pub kind: String,
    /// The connection it came by.
    pub origin: Option<u64>,
    /// The message.
    pub row: MessageRow,
}

impl fmt::Debug for MessageNotice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "MessageNotice({} in {})", self.row.seq, self.case)
    }
}
