//! The service levels of a workspace with their business hours, kept in memory.
//!
//! What is kept is fresh exactly while the journal's `settings_pos` stays the same, so no node has to tell another one,
//! and the path of a message asks the database for none of this.

use super::{
    business_hours,
    engine::CaseFacts,
    hours::Hours,
    rows::ClockKind,
    service_levels::{self, ServiceLevel},
};
use crate::events::Journal;
use ombud_base::id::{BusinessHoursId, InboxId, ServiceLevelId, WorkspaceId};
use ombud_db::{DbError, Tx, sql};
use parking_lot::RwLock;
use std::{collections::HashMap, sync::Arc};

/// A workspace's promises.
#[derive(Debug, Default)]
pub(super) struct Policies {
    levels: Vec<ServiceLevel>,
    hours: HashMap<BusinessHoursId, Hours>,
    bound: HashMap<InboxId, ServiceLevelId>,
}

impl Policies {
    pub(super) fn read(tx: &mut Tx<'_>, workspace: WorkspaceId) -> Result<Self, DbError> {
        let levels = service_levels::all(tx, workspace)?;
        if levels.is_empty() {
            return Ok(Self::default());
        }
        let hours = business_hours::all(tx, workspace)?;
        let hours = hours.into_iter().filter_map(|it| Some((it.id(), it.hours()?))).collect();
        let bound = tx.all(
            sql!("SELECT id, service_level_id FROM inboxes WHERE workspace_id = $1 AND service_level_id IS NOT NULL"),
            &[workspace.into()],
            |row| Ok((row.get(0)?, row.get(1)?)),
        )?;
        Ok(Self { levels, hours, bound: bound.into_iter().collect() })
    }

    pub(super) const fn is_empty(&self) -> bool {
        self.levels.is_empty()
    }

    /// The service level of a case: its inbox's own, else the first that fits.
    pub(super) fn of(&self, case: &CaseFacts) -> Option<&ServiceLevel> {
        let bound = self.bound.get(&case.inbox).and_then(|id| self.levels.iter().find(|it| it.id == *id));
        bound.or_else(|| self.levels.iter().find(|it| it.fits(case)))
    }

    /// Whether any of them promises updates.
    pub(super) fn promise_updates(&self) -> bool {
        self.levels.iter().any(|it| it.target(ClockKind::Update).is_some())
    }

    pub(super) fn has(&self, id: ServiceLevelId) -> bool {
        self.levels.iter().any(|it| it.id == id)
    }

    pub(super) fn hours(&self, id: Option<BusinessHoursId>) -> Option<&Hours> {
        self.hours.get(&id?)
    }
}

/// Promises with the `settings_pos` that they were read at.
type Read = (i64, Arc<Policies>);

/// The promises of each workspace that was asked for.
#[derive(Clone, Debug, Default)]
pub(super) struct Kept(Arc<RwLock<HashMap<WorkspaceId, Read>>>);

impl Kept {
    pub(super) fn of(&self, tx: &mut Tx<'_>, journal: &Journal) -> Result<Arc<Policies>, DbError> {
        let (workspace, at) = (journal.workspace, journal.settings_pos);
        if let Some((pos, policies)) = self.0.read().get(&workspace)
            && *pos == at
        {
            return Ok(policies.clone());
        }
        let policies = Arc::new(Policies::read(tx, workspace)?);
        // Kept once committed: what a transaction saw that was rolled back never was.
        let (kept, fresh) = (self.0.clone(), policies.clone());
        tx.after_commit(move || drop(kept.write().insert(workspace, (at, fresh))));
        Ok(policies)
    }
}
