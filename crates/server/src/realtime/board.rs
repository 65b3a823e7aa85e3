//! The connections of this node, and what is told to them.

use crate::{
    access::{Signed, Who},
    hub::Present,
};
use axum::extract::ws::Utf8Bytes;
use ombud_base::{
    Time,
    id::{CaseId, ConversationId, CustomerId, SessionId, StaffId, WorkspaceId},
};
use parking_lot::Mutex;
use std::{
    collections::{HashMap, HashSet},
    net::IpAddr,
    sync::Arc,
};
use tokio::sync::mpsc;

/// The most frames that wait for a slow connection.
pub(super) const WAITING: usize = 1024;

/// For a customer's connection.
#[derive(Clone, Debug)]
pub(super) enum ToCustomer {
    /// A public message with its number. Without a frame it is known there already.
    Message { conversation: ConversationId, seq: i64, frame: Option<Utf8Bytes>, origin: Option<u64> },
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
    /// A case that is not there any more for who looks at it.
    Gone { case: CaseId, frame: Utf8Bytes },
    /// Anything else.
    Frame(Utf8Bytes),
    /// The connection ends.
    End(End),
}

/// Why a connection ends.
#[derive(Clone, Copy, Debug)]
pub(super) enum End {
    /// The session is not valid any more; the word says why.
    Session(&'static str),
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
    pub(super) address: IpAddr,
    /// Summaries of cases are sent to it.
    pub(super) cases: bool,
    sender: mpsc::Sender<ToStaff>,
    last_counts: Option<Utf8Bytes>,
}

/// The connections. Who is here is written down in [`Present`] for everybody to see, together with each change; it is locked
/// for a moment, and never held while the board is waited for.
pub(super) struct Board {
    present: Arc<Mutex<Present>>,
    customers: HashMap<CustomerId, Vec<CustomerConnection>>,
    staff: HashMap<u64, StaffConnection>,
    /// When the first of those who may do something for a while may do it no more.
    soonest: Option<Time>,
    /// Connected customers who were last told a place in the queue.
    pub(super) queued: HashSet<(WorkspaceId, CustomerId)>,
}

impl Board {
    /// With nobody connected.
    pub(super) fn new(present: Arc<Mutex<Present>>) -> Self {
        Self {
            present,
            customers: HashMap::new(),
            staff: HashMap::new(),
            soonest: None,
            queued: HashSet::new(),
        }
    }

    pub(super) fn add_customer(
        &mut self,
        ws: WorkspaceId,
        customer: CustomerId,
        id: u64,
    ) -> mpsc::Receiver<ToCustomer> {
        let (sender, receiver) = mpsc::channel(WAITING);
        self.customers.entry(customer).or_default().push(CustomerConnection { id, workspace: ws, sender });
        self.present.lock().customer_came(ws, customer);
        receiver
    }

    pub(super) fn remove_customer(&mut self, ws: WorkspaceId, customer: CustomerId, id: u64) {
        let Some(all) = self.customers.get_mut(&customer) else { return };
        for gone in all.extract_if(.., |it| it.id == id) {
            self.present.lock().customer_left(gone.workspace, customer);
        }
        if all.is_empty() {
            self.customers.remove(&customer);
            self.queued.remove(&(ws, customer));
        }
    }

    /// Whether a customer has other connections than this one.
    pub(super) fn others_of(&self, customer: CustomerId, this: Option<u64>) -> bool {
        self.customers.get(&customer).is_some_and(|all| all.iter().any(|it| Some(it.id) != this))
    }

    pub(super) fn customer_sender(
        &self,
        customer: CustomerId,
        id: u64,
    ) -> Option<mpsc::WeakSender<ToCustomer>> {
        self.customers.get(&customer)?.iter().find(|it| it.id == id).map(|it| it.sender.downgrade())
    }

    /// Tells all connections of a customer. One that does not keep up is let go: it resumes when it comes back.
    pub(super) fn tell_customer(&mut self, customer: CustomerId, it: &ToCustomer) {
        if let Some(all) = self.customers.get_mut(&customer) {
            for slow in all.extract_if(.., |connection| connection.sender.try_send(it.clone()).is_err()) {
                self.present.lock().customer_left(slow.workspace, customer);
            }
        }
    }

    pub(super) fn add_staff(
        &mut self,
        id: u64,
        signed: Signed,
        address: IpAddr,
        name: String,
        cases: bool,
    ) -> mpsc::Receiver<ToStaff> {
        let (sender, receiver) = mpsc::channel(WAITING);
        self.present.lock().staff_came(id, signed.workspace, signed.staff_id(), name);
        self.soonest = self.soonest.into_iter().chain(signed.elevated_until).min();
        let session = match signed.who {
            Who::Staff { session, .. } => Some(session),
            Who::Token(_) => None,
        };
        // A member of staff sits before a list; a programme says whether it wants to hear of every case.
        let cases = cases || session.is_some();
        self.staff.insert(id, StaffConnection { signed, session, address, cases, sender, last_counts: None });
        receiver
    }

    /// Tells which cases it looked at, and whether it was the last connection of that member of staff.
    pub(super) fn remove_staff(&mut self, id: u64) -> (Vec<CaseId>, bool) {
        self.staff.remove(&id);
        self.present.lock().staff_left(id)
    }

    pub(super) fn staff_sender(&self, id: u64) -> Option<mpsc::WeakSender<ToStaff>> {
        self.staff.get(&id).map(|it| it.sender.downgrade())
    }

    /// Tells those who look at the case, and its owner, once each, so far as they see it.
    pub(super) fn tell_case(
        &mut self,
        case: CaseId,
        assignee: Option<StaffId>,
        except: Option<u64>,
        it: &ToStaff,
        sees: impl Fn(&Signed) -> bool,
    ) {
        let ids: Vec<u64> = {
            let present = self.present.lock();
            let viewers = present.at_case(case);
            let owners = assignee.map_or(&[][..], |staff| present.of_staff(staff));
            viewers.iter().chain(owners.iter().filter(|id| !viewers.contains(id))).copied().collect()
        };
        let mut slow = Vec::new();
        for id in &ids {
            if Some(*id) != except
                && let Some(connection) = self.staff.get(id)
                && sees(&connection.signed)
                && connection.sender.try_send(it.clone()).is_err()
            {
                slow.push(*id);
            }
        }
        self.let_go(&slow);
    }

    /// Takes a case off the screens of those who cannot see it any more; tells whether there were any.
    pub(super) fn show_out(&mut self, case: CaseId, it: &ToStaff, sees: impl Fn(&Signed) -> bool) -> bool {
        let viewers = self.present.lock().at_case(case).to_vec();
        let blind = |id: &u64| self.staff.get(id).is_some_and(|it| !sees(&it.signed));
        let out: Vec<u64> = viewers.into_iter().filter(blind).collect();
        for id in &out {
            self.present.lock().close_case(*id, case);
        }
        let slow: Vec<u64> = out.iter().copied().filter(|id| !self.try_tell(*id, it.clone())).collect();
        self.let_go(&slow);
        !out.is_empty()
    }

    /// Tells the connections of one member of staff, so far as they see what it is about.
    pub(super) fn tell_staff(&mut self, staff: StaffId, it: &ToStaff, sees: impl Fn(&Signed) -> bool) {
        let mut ids = self.present.lock().of_staff(staff).to_vec();
        ids.retain(|id| self.staff.get(id).is_some_and(|it| sees(&it.signed)));
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

    /// The workspaces whose staff is connected.
    pub(super) fn workspaces(&self) -> HashSet<WorkspaceId> {
        self.staff.values().map(|it| it.signed.workspace).collect()
    }

    /// The connections of a workspace: which, whose, and from where.
    pub(super) fn connected(&self, ws: WorkspaceId) -> Vec<(u64, Who, IpAddr)> {
        let here = self.staff.iter().filter(|(_, it)| it.signed.workspace == ws);
        here.map(|(id, it)| (*id, it.signed.who.clone(), it.address)).collect()
    }

    /// Ends the connections whose permissions have changed by time alone. To be called before something is told: nothing
    /// reaches who could see it for a while only, and that is over.
    pub(super) fn end_outlived(&mut self, now: Time) {
        if self.soonest.is_none_or(|it| it > now) {
            return;
        }
        let ends = |it: &StaffConnection| it.signed.elevated_until;
        let over: Vec<u64> =
            self.staff.iter().filter(|it| ends(it.1).is_some_and(|it| it <= now)).map(|it| *it.0).collect();
        self.soonest = self.staff.values().filter_map(ends).filter(|it| *it > now).min();
        for id in over {
            self.end_one(id, End::Changed);
        }
    }

    /// Ends one connection of staff.
    pub(super) fn end_one(&mut self, id: u64, end: End) {
        if !self.try_tell(id, ToStaff::End(end)) {
            self.let_go(&[id]);
        }
    }

    /// The different members of staff of a workspace who are connected, one `Signed` each.
    pub(super) fn signed(&self, ws: WorkspaceId) -> Vec<Signed> {
        let mut seen = HashSet::new();
        let here = self.staff.values().filter(|it| it.signed.workspace == ws);
        here.filter(|it| seen.insert(it.signed.staff_id())).map(|it| it.signed.clone()).collect()
    }
}
