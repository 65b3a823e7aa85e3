//! Who is connected here: customers by id, staff by id and by the cases they look at.

use crate::access::Signed;
use axum::extract::ws::Utf8Bytes;
use ombud_base::id::{CaseId, ConversationId, CustomerId, SessionId, StaffId, WorkspaceId};
use std::collections::{HashMap, HashSet};
use tokio::sync::mpsc;

/// The most frames that wait for a slow connection.
pub(super) const WAITING: usize = 1024;

/// For a customer's connection.
#[derive(Clone, Debug)]
pub(super) enum ToCustomer {
    /// A public message with its number.
    Message { conversation: ConversationId, seq: i64, frame: Utf8Bytes, origin: Option<u64> },
    /// Anything else.
    Frame(Utf8Bytes),
    /// An acknowledged message belongs to this case: later hints name it.
    Acknowledged { conversation: ConversationId, case: CaseId, frame: Utf8Bytes },
    /// The connection ends.
    End(End),
}

/// For staff's connection.
#[derive(Clone, Debug)]
pub(super) enum ToStaff {
    /// A message with its position.
    Message { case: CaseId, pos: i64, frame: Utf8Bytes },
    /// Anything else.
    Frame(Utf8Bytes),
    /// The connection ends.
    End(End),
}

/// Why a connection ends.
#[derive(Clone, Copy, Debug)]
pub(super) enum End {
    /// The session is not valid any more.
    Session,
    /// What staff may see changed: connect again.
    Changed,
}

struct CustomerConnection {
    id: u64,
    workspace: WorkspaceId,
    sender: mpsc::Sender<ToCustomer>,
}

pub(super) struct StaffConnection {
    pub(super) signed: Signed,
    pub(super) session: Option<SessionId>,
    pub(super) name: String,
    sender: mpsc::Sender<ToStaff>,
    opened: HashSet<CaseId>,
    typing: Option<CaseId>,
    last_counts: Option<Utf8Bytes>,
}

/// Everybody here.
#[derive(Default)]
pub(super) struct Board {
    customers: HashMap<CustomerId, Vec<CustomerConnection>>,
    staff: HashMap<u64, StaffConnection>,
    by_case: HashMap<CaseId, Vec<u64>>,
    by_staff: HashMap<StaffId, Vec<u64>>,
    /// Connected customers who were last told a place in the queue.
    pub(super) queued: HashSet<(WorkspaceId, CustomerId)>,
}

impl Board {
    pub(super) fn add_customer(
        &mut self,
        ws: WorkspaceId,
        customer: CustomerId,
        id: u64,
    ) -> mpsc::Receiver<ToCustomer> {
        let (sender, receiver) = mpsc::channel(WAITING);
        self.customers.entry(customer).or_default().push(CustomerConnection { id, workspace: ws, sender });
        receiver
    }

    /// Tells whether it was the customer's last connection.
    pub(super) fn remove_customer(&mut self, ws: WorkspaceId, customer: CustomerId, id: u64) -> bool {
        let Some(all) = self.customers.get_mut(&customer) else { return true };
        all.retain(|it| it.id != id);
        let last = all.is_empty();
        if last {
            self.customers.remove(&customer);
            self.queued.remove(&(ws, customer));
        }
        last
    }

    pub(super) fn customer_sender(
        &self,
        customer: CustomerId,
        id: u64,
    ) -> Option<mpsc::WeakSender<ToCustomer>> {
        self.customers.get(&customer)?.iter().find(|it| it.id == id).map(|it| it.sender.downgrade())
    }

    pub(super) fn customer_online(&self, ws: WorkspaceId, customer: CustomerId) -> bool {
        self.customers.get(&customer).is_some_and(|all| all.iter().any(|it| it.workspace == ws))
    }

    /// Tells all connections of a customer. One that does not keep up is let go: it resumes when it comes back.
    pub(super) fn tell_customer(&mut self, customer: CustomerId, it: &ToCustomer) {
        if let Some(all) = self.customers.get_mut(&customer) {
            all.retain(|connection| connection.sender.try_send(it.clone()).is_ok());
        }
    }

    pub(super) fn add_staff(
        &mut self,
        id: u64,
        staff: Option<StaffId>,
        signed: Signed,
        session: Option<SessionId>,
        name: String,
    ) -> mpsc::Receiver<ToStaff> {
        let (sender, receiver) = mpsc::channel(WAITING);
        if let Some(staff) = staff {
            self.by_staff.entry(staff).or_default().push(id);
        }
        let connection = StaffConnection {
            signed,
            session,
            name,
            sender,
            opened: HashSet::new(),
            typing: None,
            last_counts: None,
        };
        self.staff.insert(id, connection);
        receiver
    }

    /// Tells which cases it looked at, and whether it was the last connection of that member of staff.
    pub(super) fn remove_staff(&mut self, id: u64) -> (Vec<CaseId>, bool) {
        let Some(connection) = self.staff.remove(&id) else { return (Vec::new(), false) };
        let mut last = true;
        if let Some(staff) = connection.signed.staff_id()
            && let Some(all) = self.by_staff.get_mut(&staff)
        {
            all.retain(|it| *it != id);
            last = all.is_empty();
            if last {
                self.by_staff.remove(&staff);
            }
        }
        let cases: Vec<CaseId> = connection.opened.into_iter().collect();
        cases.iter().for_each(|case| self.forget_viewer(*case, id));
        (cases, last)
    }

    fn forget_viewer(&mut self, case: CaseId, id: u64) {
        if let Some(viewers) = self.by_case.get_mut(&case) {
            viewers.retain(|it| *it != id);
            if viewers.is_empty() {
                self.by_case.remove(&case);
            }
        }
    }

    pub(super) fn open_case(&mut self, id: u64, case: CaseId) {
        if let Some(connection) = self.staff.get_mut(&id)
            && connection.opened.insert(case)
        {
            self.by_case.entry(case).or_default().push(id);
        }
    }

    pub(super) fn close_case(&mut self, id: u64, case: CaseId) {
        if let Some(connection) = self.staff.get_mut(&id)
            && connection.opened.remove(&case)
        {
            connection.typing = connection.typing.filter(|it| *it != case);
            self.forget_viewer(case, id);
        }
    }

    pub(super) fn set_typing(&mut self, id: u64, case: CaseId, on: bool) {
        if let Some(connection) = self.staff.get_mut(&id) {
            connection.typing = if on { Some(case) } else { connection.typing.filter(|it| *it != case) };
        }
    }

    /// Who looks at a case: id, name, whether they write.
    pub(super) fn viewers(&self, case: CaseId) -> Vec<(StaffId, String, bool)> {
        let ids = self.by_case.get(&case).into_iter().flatten();
        let mut viewers: Vec<(StaffId, String, bool)> = Vec::new();
        for connection in ids.filter_map(|id| self.staff.get(id)) {
            let Some(staff) = connection.signed.staff_id() else { continue };
            let typing = connection.typing == Some(case);
            match viewers.iter_mut().find(|it| it.0 == staff) {
                Some(viewer) => viewer.2 |= typing,
                None => viewers.push((staff, connection.name.clone(), typing)),
            }
        }
        viewers
    }

    pub(super) fn staff_connected(&self, ws: WorkspaceId, staff: StaffId) -> bool {
        let ids = self.by_staff.get(&staff).into_iter().flatten();
        ids.filter_map(|id| self.staff.get(id)).any(|it| it.signed.workspace == ws)
    }

    pub(super) fn staff_sender(&self, id: u64) -> Option<mpsc::WeakSender<ToStaff>> {
        self.staff.get(&id).map(|it| it.sender.downgrade())
    }

    /// Tells those who look at the case, and its owner, once each.
    pub(super) fn tell_case(
        &mut self,
        case: CaseId,
        assignee: Option<StaffId>,
        except: Option<u64>,
        it: &ToStaff,
    ) {
        let mut slow = Vec::new();
        let viewers = self.by_case.get(&case).map_or(&[][..], Vec::as_slice);
        let owners = assignee.and_then(|staff| self.by_staff.get(&staff)).map_or(&[][..], Vec::as_slice);
        for id in viewers.iter().chain(owners.iter().filter(|id| !viewers.contains(id))) {
            if Some(*id) != except
                && let Some(connection) = self.staff.get(id)
                && connection.sender.try_send(it.clone()).is_err()
            {
                slow.push(*id);
            }
        }
        self.let_go(&slow);
    }

    /// Tells the connections of one member of staff.
    pub(super) fn tell_staff(&mut self, staff: StaffId, it: &ToStaff) {
        let ids = self.by_staff.get(&staff).cloned().unwrap_or_default();
        let slow: Vec<u64> = ids.into_iter().filter(|id| !self.try_tell(*id, it.clone())).collect();
        self.let_go(&slow);
    }

    /// Tells everybody of a workspace whom `choose` gives something to.
    pub(super) fn tell_each(
        &mut self,
        ws: WorkspaceId,
        mut choose: impl FnMut(&StaffConnection) -> Vec<ToStaff>,
    ) {
        let mut slow = Vec::new();
        for (id, connection) in self.staff.iter().filter(|(_, it)| it.signed.workspace == ws) {
            if choose(connection).into_iter().any(|it| connection.sender.try_send(it).is_err()) {
                slow.push(*id);
            }
        }
        self.let_go(&slow);
    }

    /// Gives each of a workspace its counts, unless they are what it was last told.
    pub(super) fn tell_counts(&mut self, ws: WorkspaceId, mut frame: impl FnMut(&Signed) -> Utf8Bytes) {
        let mut slow = Vec::new();
        for (id, connection) in self.staff.iter_mut().filter(|(_, it)| it.signed.workspace == ws) {
            let counts = frame(&connection.signed);
            if connection.last_counts.as_ref() == Some(&counts) {
                continue;
            }
            if connection.sender.try_send(ToStaff::Frame(counts.clone())).is_err() {
                slow.push(*id);
            }
            connection.last_counts = Some(counts);
        }
        self.let_go(&slow);
    }

    fn try_tell(&self, id: u64, it: ToStaff) -> bool {
        self.staff.get(&id).is_none_or(|connection| connection.sender.try_send(it).is_ok())
    }

    /// Drops their senders: each sends what it still holds, says that it was too slow, and resumes when it is back.
    fn let_go(&mut self, ids: &[u64]) {
        for id in ids {
            self.remove_staff(*id);
        }
    }

    /// The different members of staff of a workspace who are connected, one `Signed` each.
    pub(super) fn signed(&self, ws: WorkspaceId) -> Vec<Signed> {
        let mut seen = HashSet::new();
        let here = self.staff.values().filter(|it| it.signed.workspace == ws);
        here.filter(|it| seen.insert(it.signed.staff_id())).map(|it| it.signed.clone()).collect()
    }

    pub(super) fn sizes(&self) -> (usize, usize) {
        (self.customers.values().map(Vec::len).sum(), self.staff.len())
    }
}
