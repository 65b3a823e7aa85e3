//! The rules of a workspace, kept in memory.
//!
//! What is kept is fresh while `event_heads.settings_pos` stays, so no node has to tell another one. Hosts that a workspace
//! names itself are few and read at once. Lists of bad hosts are long: when they change, their index is built beside the
//! requests, which go on with the index before; only the first reader of a workspace, and who changed a list, wait for it.

use super::{
    content, refresh,
    store::{self, AddressSource, Rules, Sources},
    types::BlockList,
};
use crate::{
    app::App,
    http::{Outward, Problem},
};
use axum::extract::FromRef;
use ombud_base::id::{BlockListId, WorkspaceId};
use ombud_chain::labels::Labels;
use ombud_db::{DbError, Tx};
use ombud_guard::{
    links::{self, Official},
    lists::{Builder, HostList},
};
use parking_lot::Mutex;
use std::{
    collections::{HashMap, HashSet},
    ops::Deref,
    sync::Arc,
};
use tokio::runtime::Handle;

/// What is said of a list that cannot be read back.
const LOST: &str =
    "its text cannot be read back, so nothing of it is in force: have it read anew, or send it again";

/// What links are judged by in a workspace.
#[derive(Clone, Debug, Default)]
pub struct Policy {
    /// The workspace's own hosts.
    pub official: Official,
    /// Hosts that are bad: those of the enabled lists, and those that the workspace blocks itself.
    pub listed: Arc<HostList>,
    /// Addresses that the enabled lists know.
    pub labels: Arc<Labels>,
    /// The enabled lists, of hosts and of addresses, that cannot be read back: what they name is missing above.
    lost: [Vec<BlockListId>; 2],
}

impl Policy {
    /// As the guard takes it.
    pub fn links(&self) -> links::Policy<'_> {
        links::Policy { official: &self.official, listed: &self.listed }
    }
}

/// A policy with what it was made of.
#[derive(Clone, Debug)]
struct Kept {
    settings_pos: i64,
    sources: Arc<Sources>,
    addresses: Arc<Vec<AddressSource>>,
    policy: Arc<Policy>,
}

/// The app with the policies of the workspaces. Cheap to clone.
#[derive(Clone)]
pub struct Safety {
    app: App,
    kept: Arc<Mutex<HashMap<WorkspaceId, Kept>>>,
    /// The workspaces whose lists are being read beside the requests.
    renewing: Arc<Mutex<HashSet<WorkspaceId>>>,
    /// The key of the lists' hashes. Lists live in memory alone, so no other process has to know it.
    key: [u8; 16],
    /// The way out to where block lists are kept.
    pub(super) outward: Outward,
    /// What renewals run on: policies are asked for on the database's threads, too.
    runtime: Handle,
}

impl Safety {
    /// With nothing read yet.
    ///
    /// # Errors
    /// When the TLS library cannot be set up.
    pub fn new(app: App, runtime: Handle) -> Result<Self, anyhow::Error> {
        Ok(Self {
            kept: Arc::default(),
            renewing: Arc::default(),
            key: app.random.bytes(),
            outward: refresh::outward(&app.config.safety)?,
            app,
            runtime,
        })
    }

    /// The policy of a workspace.
    ///
    /// # Errors
    /// As the database says.
    pub async fn policy(&self, ws: WorkspaceId) -> Result<Arc<Policy>, Problem> {
        let inner = self.clone();
        self.app.db.read(move |tx| Ok(inner.policy_in(tx, ws)?)).await
    }

    /// Like [`Safety::policy`], on a connection that reads.
    pub(crate) fn policy_in(&self, tx: &mut Tx<'_>, ws: WorkspaceId) -> Result<Arc<Policy>, DbError> {
        // Before the rules: what is changed meanwhile is then read once too often, not once too seldom.
        let settings_pos = store::settings_pos(tx, ws)?;
        let kept = self.kept.lock().get(&ws).cloned();
        let Some(kept) = kept else { return self.build(tx, ws) };
        if kept.settings_pos == settings_pos {
            return Ok(kept.policy);
        }
        let rules = store::rules(tx, ws)?;
        let policy = Policy { official: Official::new(&rules.official), ..(*kept.policy).clone() };
        let policy = Arc::new(policy);
        if rules.sources == *kept.sources && rules.addresses == *kept.addresses {
            self.keep(ws, Kept { settings_pos, policy: policy.clone(), ..kept });
        } else {
            self.renew_later(ws);
        }
        Ok(policy)
    }

    /// Reads everything anew, so that what was changed just now holds here.
    ///
    /// # Errors
    /// As the database says.
    pub(crate) async fn renew(&self, ws: WorkspaceId) -> Result<(), Problem> {
        let safety = self.clone();
        let built = self.app.db.snapshot::<_, DbError, _>(move |tx| safety.build(tx, ws)).await;
        Ok(built.map(drop)?)
    }

    /// Reads everything anew beside the requests, unless that goes on already.
    fn renew_later(&self, ws: WorkspaceId) {
        if !self.renewing.lock().insert(ws) {
            return;
        }
        let safety = self.clone();
        self.runtime.spawn(async move {
            if let Err(problem) = safety.renew(ws).await {
                problem.log();
            }
            safety.renewing.lock().remove(&ws);
        });
    }

    fn build(&self, tx: &mut Tx<'_>, ws: WorkspaceId) -> Result<Arc<Policy>, DbError> {
        let settings_pos = store::settings_pos(tx, ws)?;
        let Rules { official, sources, addresses } = store::rules(tx, ws)?;
        let kept = self.kept.lock().get(&ws).cloned();
        let before = kept.as_ref().map(|it| it.policy.lost.clone()).unwrap_or_default();
        let [lost_hosts, lost_addresses] = before;
        let (listed, lost_hosts) = match &kept {
            Some(kept) if *kept.sources == sources => (kept.policy.listed.clone(), lost_hosts),
            _ => self.index(tx, ws, &sources)?,
        };
        let (labels, lost_addresses) = match &kept {
            Some(kept) if *kept.addresses == addresses => (kept.policy.labels.clone(), lost_addresses),
            _ => labels(tx, ws, &addresses)?,
        };
        let lost = [lost_hosts, lost_addresses];
        let policy = Arc::new(Policy { official: Official::new(&official), listed, labels, lost });
        let (sources, addresses) = (Arc::new(sources), Arc::new(addresses));
        self.keep(ws, Kept { settings_pos, sources, addresses, policy: policy.clone() });
        Ok(policy)
    }

    /// Whether a list is in force and cannot be read back, as far as this process has tried.
    pub(super) fn has_lost(&self, ws: WorkspaceId, list: BlockListId) -> bool {
        self.kept.lock().get(&ws).is_some_and(|it| it.policy.lost.iter().flatten().any(|it| *it == list))
    }

    /// A list as staff see it: of one that cannot be read back nothing is in force, whatever its last reading came to.
    pub(super) fn shown(&self, ws: WorkspaceId, list: BlockList) -> BlockList {
        let lost = self.has_lost(ws, list.id).then(|| LOST.to_owned());
        BlockList { error: lost.or(list.error), ..list }
    }

    /// The index over all hosts that are bad, and the lists that are missing in it.
    fn index(
        &self,
        tx: &mut Tx<'_>,
        ws: WorkspaceId,
        sources: &Sources,
    ) -> Result<(Arc<HostList>, Vec<BlockListId>), DbError> {
        let (mut builder, mut lost) = (Builder::new(self.key), Vec::new());
        for (list, revision) in &sources.lists {
            let parts = store::parts(tx, ws, *list, *revision)?;
            if let Err(error) = content::read_back(&parts, &mut builder) {
                // The other lists hold all the same.
                tracing::error!(list = %list.0, %error, "a block list cannot be read back");
                lost.push(*list);
            }
        }
        for host in &sources.blocked {
            builder.block(host);
        }
        Ok((Arc::new(builder.build()), lost))
    }

    /// Keeps a policy unless a newer one is there.
    fn keep(&self, ws: WorkspaceId, fresh: Kept) {
        let mut all = self.kept.lock();
        if all.get(&ws).is_none_or(|it| it.settings_pos <= fresh.settings_pos) {
            all.insert(ws, fresh);
        }
    }
}

/// What all lists of addresses say, and those that are missing in it.
fn labels(
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    sources: &[AddressSource],
) -> Result<(Arc<Labels>, Vec<BlockListId>), DbError> {
    let (mut all, mut lost) = (Labels::default(), Vec::new());
    for it in sources {
        let parts = store::parts(tx, ws, it.list, it.revision)?;
        if let Err(error) = content::labels_back(&parts, &it.name, it.label, &mut all) {
            tracing::error!(list = %it.list.0, %error, "a list of addresses cannot be read back");
            lost.push(it.list);
        }
    }
    Ok((Arc::new(all), lost))
}

impl Deref for Safety {
    type Target = App;
    fn deref(&self) -> &App {
        &self.app
    }
}

impl FromRef<Safety> for App {
    fn from_ref(safety: &Safety) -> Self {
        safety.app.clone()
    }
}
