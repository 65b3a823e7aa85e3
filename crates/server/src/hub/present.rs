//! Who is connected to this node: customers, staff, and the cases that staff look at. What they are told, and by which
//! connection, is the realtime capability's business.

use ombud_base::id::{CaseId, CustomerId, StaffId, WorkspaceId};
use serde::Serialize;
use std::collections::{HashMap, HashSet};
use utoipa::ToSchema;

/// Staff who look at a case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct Viewer {
    /// Who.
    pub id: StaffId,
    /// The name among staff.
    pub name: String,
    /// Writes just now.
    pub typing: bool,
}

struct Here {
    workspace: WorkspaceId,
    staff: Option<StaffId>,
    name: String,
    opened: HashSet<CaseId>,
    typing: Option<CaseId>,
}

/// Everybody here.
#[derive(Default)]
pub struct Present {
    /// How many connections each customer has.
    customers: HashMap<(WorkspaceId, CustomerId), usize>,
    /// The connections of staff, and of programmes that listen as staff does.
    staff: HashMap<u64, Here>,
    by_case: HashMap<CaseId, Vec<u64>>,
    by_staff: HashMap<StaffId, Vec<u64>>,
}

impl Present {
    /// A customer has one connection more.
    pub fn customer_came(&mut self, ws: WorkspaceId, customer: CustomerId) {
        *self.customers.entry((ws, customer)).or_default() += 1;
    }

    /// A customer has one connection less.
    pub fn customer_left(&mut self, ws: WorkspaceId, customer: CustomerId) {
        if let Some(count) = self.customers.get_mut(&(ws, customer)) {
            *count = count.saturating_sub(1);
            if *count == 0 {
                self.customers.remove(&(ws, customer));
            }
        }
    }

    /// Whether a customer is connected.
    pub fn customer_online(&self, ws: WorkspaceId, customer: CustomerId) -> bool {
        self.customers.contains_key(&(ws, customer))
    }

    /// Staff, or a programme, has connected.
    pub fn staff_came(&mut self, id: u64, workspace: WorkspaceId, staff: Option<StaffId>, name: String) {
        if let Some(staff) = staff {
            self.by_staff.entry(staff).or_default().push(id);
        }
        self.staff.insert(id, Here { workspace, staff, name, opened: HashSet::new(), typing: None });
    }

    /// A connection is gone. Tells which cases it looked at, and whether it was the last one of that member of staff.
    pub fn staff_left(&mut self, id: u64) -> (Vec<CaseId>, bool) {
        let Some(here) = self.staff.remove(&id) else { return (Vec::new(), false) };
        let mut last = true;
        if let Some(staff) = here.staff
            && let Some(all) = self.by_staff.get_mut(&staff)
        {
            all.retain(|it| *it != id);
            last = all.is_empty();
            if last {
                self.by_staff.remove(&staff);
            }
        }
        let cases: Vec<CaseId> = here.opened.into_iter().collect();
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

    /// A connection looks at a case from now on.
    pub fn open_case(&mut self, id: u64, case: CaseId) {
        if let Some(here) = self.staff.get_mut(&id)
            && here.opened.insert(case)
        {
            self.by_case.entry(case).or_default().push(id);
        }
    }

    /// A connection does not look at a case any more.
    pub fn close_case(&mut self, id: u64, case: CaseId) {
        if let Some(here) = self.staff.get_mut(&id)
            && here.opened.remove(&case)
        {
            here.typing = here.typing.filter(|it| *it != case);
            self.forget_viewer(case, id);
        }
    }

    /// Somebody writes in a case, or has stopped to.
    pub fn set_typing(&mut self, id: u64, case: CaseId, on: bool) {
        if let Some(here) = self.staff.get_mut(&id) {
            here.typing = if on { Some(case) } else { here.typing.filter(|it| *it != case) };
        }
    }

    /// Who looks at a case, each once.
    pub fn viewers(&self, case: CaseId) -> Vec<Viewer> {
        let ids = self.by_case.get(&case).into_iter().flatten();
        let mut viewers: Vec<Viewer> = Vec::new();
        for here in ids.filter_map(|id| self.staff.get(id)) {
            let Some(staff) = here.staff else { continue };
            let typing = here.typing == Some(case);
            match viewers.iter_mut().find(|it| it.id == staff) {
                Some(viewer) => viewer.typing |= typing,
                None => viewers.push(Viewer { id: staff, name: here.name.clone(), typing }),
            }
        }
        viewers
    }

    /// The connections that look at a case.
    pub fn at_case(&self, case: CaseId) -> &[u64] {
        self.by_case.get(&case).map_or(&[][..], Vec::as_slice)
    }

    /// The connections of a member of staff.
    pub fn of_staff(&self, staff: StaffId) -> &[u64] {
        self.by_staff.get(&staff).map_or(&[][..], Vec::as_slice)
    }

    /// Whether a member of staff is connected.
    pub fn staff_connected(&self, ws: WorkspaceId, staff: StaffId) -> bool {
        self.of_staff(staff).iter().filter_map(|id| self.staff.get(id)).any(|it| it.workspace == ws)
    }

    /// How many connections there are: customers and staff.
    pub fn sizes(&self) -> (usize, usize) {
        (self.customers.values().sum(), self.staff.len())
    }
}
