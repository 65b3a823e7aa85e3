//! Anchors: signed heads in the hands of others, so that nobody can rewrite the past unseen, whoever runs this server included.
//!
//! Each way out ([`target::Target`]) of each workspace has one standing job, which anchors the newest head and enqueues itself
//! again: after its interval, or after a growing wait when something is in the way. What happened stands in `anchors`, one row for
//! each head and target, and what is in the way in `anchor_troubles`. To add a way, add its configuration, a [`target::Way`] with its step, and what is to be done about its
//! troubles in the console.

mod api;
pub mod evm;
mod folder;
mod ots;
mod store;
mod target;
mod witness;
mod work;

pub use folder::{ReadFolder, read_folder};
pub use store::{Anchor, Hitch, Kind, State, Trouble};
pub use target::{Target, targets};
pub use work::{Failure, schedule};

pub(super) use api::AnchorView;
pub(super) use store::{between, cosigned};

use crate::{
    app::App,
    http::{Outward, Reach},
};
use axum::extract::FromRef;
use ombud_base::{Time, id::WorkspaceId};
use ombud_db::{DbError, Tx};
use std::{ops::Deref, sync::Arc, time::Duration};
use utoipa_axum::{router::OpenApiRouter, routes};

/// How long one exchange with somebody outside may take.
const PATIENCE: Duration = Duration::from_secs(15);

/// The app with the ways out. Cheap to clone.
#[derive(Clone)]
pub struct Anchors {
    app: App,
    outward: Outward,
    targets: Arc<[Target]>,
}

impl Anchors {
    /// As the configuration says.
    ///
    /// # Errors
    /// When the TLS library cannot be set up, or an address of a chain is mistyped.
    pub fn new(app: App) -> anyhow::Result<Self> {
        if let Some(evm) = app.config.anchors.evm()
            && !evm.to.is_empty()
            && evm::Address::parse(&evm.to).is_none()
        {
            anyhow::bail!(
                "anchors.evm_to: {} has another checksum than its digits (EIP-55): is one wrong?",
                evm.to
            );
        }
        let outward = Outward::new(Reach {
            agent: concat!("Ombud-Anchors/", env!("CARGO_PKG_VERSION")),
            patience: PATIENCE,
            redirects: 0,
            allow_private: app.config.anchors.allow_private,
        })?;
        let targets = targets(&app.config.anchors).into();
        Ok(Self { app, outward, targets })
    }

    /// The target of this id; none if it is no longer configured.
    fn target(&self, id: &str) -> Option<&Target> {
        self.targets.iter().find(|it| it.id == id)
    }
}

impl Deref for Anchors {
    type Target = App;
    fn deref(&self) -> &App {
        &self.app
    }
}

impl FromRef<Anchors> for App {
    fn from_ref(anchors: &Anchors) -> Self {
        anchors.app.clone()
    }
}

/// What it answers under `/api/v1`.
pub fn routes() -> OpenApiRouter<Anchors> {
    OpenApiRouter::new()
        .routes(routes!(api::list_anchors))
        .routes(routes!(api::anchor_now))
        .routes(routes!(api::download_anchor))
}

/// Its durable jobs.
pub fn jobs(anchors: &Anchors) -> Vec<crate::jobs::Handler> {
    work::handlers(anchors)
}

/// How each target stands, for the operator's checks: what it holds, and what is in the way.
///
/// # Errors
/// As the database says.
pub fn standing(tx: &mut Tx<'_>, ws: WorkspaceId, target: &Target) -> Result<Standing, DbError> {
    store::standing(tx, ws, &target.id)
}

/// How many of the configured targets work: they hold a head that is not too old, and nothing is in the way.
///
/// # Errors
/// As the database says.
pub fn working(
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    config: &crate::config::Anchors,
    now: Time,
) -> Result<(usize, usize), DbError> {
    let (all, newest) = (targets(config), super::head(tx, ws)?.map_or(0, |it| it.size));
    let mut working = 0;
    for target in &all {
        let Standing { held, hitch, .. } = standing(tx, ws, target)?;
        let good = held.is_some_and(|it| !target.is_late(&it, newest, now));
        working += usize::from(good && hitch.is_none());
    }
    Ok((working, all.len()))
}

/// How a target stands.
#[derive(Clone, Debug, Default)]
pub struct Standing {
    /// The newest head that it holds.
    pub held: Option<Anchor>,
    /// What was handed over since and is not final yet.
    pub sent: Option<Anchor>,
    /// What is in the way.
    pub hitch: Option<Hitch>,
}
