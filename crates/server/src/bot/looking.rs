//! The cases for which networks, or a language model, are being asked: that may take seconds, in which nobody else's question waits.

use crate::hub::Hub;
use ombud_base::id::CaseId;
use parking_lot::Mutex;
use std::{collections::HashSet, sync::Arc};

/// How many there may be at once; a question beyond it is looked up while the others wait.
const MOST: usize = 64;

/// The cases. Cheap to clone.
#[derive(Clone, Default)]
pub(super) struct Looking(Arc<Mutex<HashSet<CaseId>>>);

/// A case is being looked up for as long as this lives.
pub(super) struct Hold {
    looking: Looking,
    hub: Hub,
    case: CaseId,
}

impl Looking {
    /// Begins; none when too many are being looked up.
    pub fn begin(&self, hub: &Hub, case: CaseId) -> Option<Hold> {
        let mut all = self.0.lock();
        let hold = || Hold { looking: self.clone(), hub: hub.clone(), case };
        (all.len() < MOST && all.insert(case)).then(hold)
    }

    /// Whether a case is being looked up.
    pub fn has(&self, case: CaseId) -> bool {
        self.0.lock().contains(&case)
    }
}

impl Drop for Hold {
    fn drop(&mut self) {
        self.looking.0.lock().remove(&self.case);
        // Whoever wrote more meanwhile was passed over; so would be one whose look went wrong.
        self.hub.ask_again();
    }
}
