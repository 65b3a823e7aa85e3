use super::{board::Board, limit::Limits};
use crate::conversations::{
    people::Names,
    types::{MessageRow, Viewer},
};
use crate::http::Problem;
use ombud_base::{
    Time,
    id::{CaseId, ConversationId, CustomerId, InboxId, SessionId, StaffId, TeamId, WorkspaceId},
};
use parking_lot::Mutex;
use std::{
    fmt,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
};
use tokio::sync::{mpsc, watch};

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
        /// What to show.
        title: String,
    },
    /// These sessions have ended: their sockets are closed.
    SessionsEnded(Vec<SessionId>),
    /// What staff may see or do changed (role, teams, state, name): their sockets are closed with a resume hint.
    AccessChanged(Vec<StaffId>),
    /// A customer was blocked: their sockets are closed.
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

/// What was committed at once.
pub(super) struct Published {
    pub(super) workspace: WorkspaceId,
    pub(super) notices: Vec<Notice>,
}

/// Everybody who is connected to this node. Cheap to clone.
#[derive(Clone)]
pub struct Hub(Arc<Inner>);

pub(super) struct Inner {
    pub(super) names: Names,
    pub(super) board: Mutex<Board>,
    pub(super) limits: Limits,
    published: mpsc::UnboundedSender<Published>,
    pub(super) queue: Mutex<Option<mpsc::UnboundedReceiver<Published>>>,
    appended: watch::Sender<u64>,
    work: watch::Sender<u64>,
    stopping: watch::Sender<bool>,
    next_connection: AtomicU64,
}

impl Default for Hub {
    fn default() -> Self {
        let (published, queue) = mpsc::unbounded_channel();
        Self(Arc::new(Inner {
            names: Names::default(),
            board: Mutex::default(),
            limits: Limits::default(),
            published,
            queue: Mutex::new(Some(queue)),
            appended: watch::Sender::new(0),
            work: watch::Sender::new(0),
            stopping: watch::Sender::new(false),
            next_connection: AtomicU64::new(1),
        }))
    }
}

impl fmt::Debug for Hub {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Hub")
    }
}

impl Hub {
    /// Tells everybody whom it concerns. `appended`: events were written, so the readers of events have work.
    pub fn publish(&self, workspace: WorkspaceId, notices: Vec<Notice>, appended: bool) {
        if appended {
            self.0.appended.send_modify(|n| *n += 1);
        }
        if notices.iter().any(|it| matches!(it, Notice::Work | Notice::Presence(_))) {
            self.0.work.send_modify(|n| *n += 1);
        }
        if !notices.is_empty() {
            drop(self.0.published.send(Published { workspace, notices })); // fails only once the hub is gone
        }
    }

    /// Changes whenever events were appended.
    pub fn appended(&self) -> watch::Receiver<u64> {
        self.0.appended.subscribe()
    }

    /// Changes whenever work appeared or hands were freed.
    pub fn work(&self) -> watch::Receiver<u64> {
        self.0.work.subscribe()
    }

    /// Becomes true when the server stops.
    pub fn stopping(&self) -> watch::Receiver<bool> {
        self.0.stopping.subscribe()
    }

    /// Closes all sockets with a hint to resume.
    pub fn stop(&self) {
        self.0.stopping.send_replace(true);
    }

    /// The names of staff.
    pub fn names(&self) -> &Names {
        &self.0.names
    }

    /// Whether a customer is connected here.
    pub fn customer_online(&self, workspace: WorkspaceId, customer: CustomerId) -> bool {
        self.0.board.lock().customer_online(workspace, customer)
    }

    /// Whether a member of staff is connected here.
    pub fn staff_connected(&self, workspace: WorkspaceId, staff: StaffId) -> bool {
        self.0.board.lock().staff_connected(workspace, staff)
    }

    /// Who looks at a case.
    pub fn viewers(&self, case: CaseId) -> Vec<Viewer> {
        let viewers = self.0.board.lock().viewers(case);
        viewers.into_iter().map(|(id, name, typing)| Viewer { id, name, typing }).collect()
    }

    /// How many connections there are: customers and staff.
    pub fn connections(&self) -> (usize, usize) {
        self.0.board.lock().sizes()
    }

    /// Takes one of a caller's frames.
    ///
    /// # Errors
    /// [`crate::http::Code::SlowDown`].
    pub fn take_frame(&self, key: [u8; 16], per_second: u32, now: Time) -> Result<(), Problem> {
        let taken = self.0.limits.frames.take(key, per_second, per_second.saturating_mul(3), now);
        taken.map_err(|wait| Problem::slow_down(wait.as_secs() + 1))
    }

    /// Takes one of the sessions that strangers of a network may begin in an inbox.
    ///
    /// # Errors
    /// [`crate::http::Code::SlowDown`].
    pub fn take_stranger(
        &self,
        inbox: InboxId,
        network: String,
        per_minute: u32,
        now: Time,
    ) -> Result<(), Problem> {
        let taken = self.0.limits.strangers.take((inbox, network), per_minute, now);
        taken.map_err(|wait| Problem::slow_down(wait.as_secs() + 1))
    }

    pub(super) fn inner(&self) -> &Inner {
        &self.0
    }

    pub(super) fn next_connection(&self) -> u64 {
        self.0.next_connection.fetch_add(1, Ordering::Relaxed)
    }
}

/// Waits until the server stops.
pub async fn stopped(stopping: &mut watch::Receiver<bool>) {
    drop(stopping.wait_for(|it| *it).await); // the hub gone means the same
}
