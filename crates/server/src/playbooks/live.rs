//! The flows that the bot goes by. A version never changes, so what was read of one is kept.

use super::{store, types::Flow};
use ombud_base::id::{PlaybookId, WorkspaceId};
use ombud_db::{DbError, Tx};
use parking_lot::Mutex;
use std::{collections::HashMap, sync::Arc};

/// Versions that are kept in memory; then all are forgotten at once.
const MOST_KEPT: usize = 1000;

/// A version of a flow that customers meet.
#[derive(Debug)]
pub struct Live {
    /// Its playbook.
    pub id: PlaybookId,
    /// Its playbook's stable name.
    pub slug: String,
    /// Its number.
    pub version: i64,
    /// What it is.
    pub flow: Flow,
}

/// The flows of a workspace, for one turn of the bot.
#[derive(Clone, Debug, Default)]
pub struct Flows {
    /// Those that may begin.
    pub published: Vec<Arc<Live>>,
    /// The one that the customer is in, in the version that it began with; none when its playbook was taken back.
    pub running: Option<Arc<Live>>,
}

/// A version of a playbook of a workspace.
type Version = (WorkspaceId, PlaybookId, i64);

/// What was read of flows. Cheap to clone.
#[derive(Clone, Default)]
pub struct Kept(Arc<Mutex<HashMap<Version, Arc<Live>>>>);

impl Kept {
    /// The flows of a workspace; `running` is the one that a customer is in.
    ///
    /// # Errors
    /// As the database says.
    pub fn flows(
        &self,
        tx: &mut Tx<'_>,
        ws: WorkspaceId,
        running: Option<(PlaybookId, i64)>,
    ) -> Result<Flows, DbError> {
        let mut flows = Flows::default();
        for (id, slug, version) in store::published(tx, ws)? {
            if let Some((_, began)) = running.filter(|it| it.0 == id) {
                flows.running = self.one(tx, ws, (id, &slug, began))?;
            }
            flows.published.extend(self.one(tx, ws, (id, &slug, version))?);
        }
        Ok(flows)
    }

    fn one(
        &self,
        tx: &mut Tx<'_>,
        ws: WorkspaceId,
        (id, slug, version): (PlaybookId, &str, i64),
    ) -> Result<Option<Arc<Live>>, DbError> {
        let key = (ws, id, version);
        if let Some(kept) = self.0.lock().get(&key) {
            return Ok(Some(kept.clone()));
        }
        let Some(flow) = store::version(tx, ws, id, version)? else { return Ok(None) };
        let live = Arc::new(Live { id, slug: slug.to_owned(), version, flow });
        let mut kept = self.0.lock();
        if kept.len() >= MOST_KEPT {
            kept.clear();
        }
        kept.insert(key, live.clone());
        Ok(Some(live))
    }
}
