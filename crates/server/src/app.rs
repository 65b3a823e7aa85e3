//! The composition root: the parts that every capability works with.

use crate::{clocks::Clocks, config::Config, jobs::Jobs, realtime::Hub, webhooks::Sender};
use ombud_base::{Clock, Random, Time};
use ombud_db::Db;
use std::{ops::Deref, sync::Arc};

/// The running program's parts. Cheap to clone.
#[derive(Clone)]
pub struct App(Arc<Parts>);

/// What [`App`] gives access to.
pub struct Parts {
    /// The database.
    pub db: Db,
    /// The time.
    pub clock: Clock,
    /// Randomness.
    pub random: Random,
    /// The configuration.
    pub config: Config,
    /// Who is connected, and what they are told.
    pub hub: Hub,
    /// The durable jobs.
    pub jobs: Jobs,
    /// What waits are measured by: service levels and business hours, ready for use.
    pub clocks: Clocks,
    /// What sends to webhooks.
    pub webhooks: Sender,
}

impl App {
    /// Puts the parts together.
    pub fn new(parts: Parts) -> Self {
        Self(Arc::new(parts))
    }

    /// Puts the parts for a database together.
    ///
    /// # Errors
    /// When the configuration does not allow it.
    pub fn assemble(config: Config, db: Db, clock: Clock, random: Random) -> anyhow::Result<Self> {
        let (hub, jobs) = (Hub::default(), Jobs::new(random.clone()));
        let clocks = Clocks::new(jobs.clone(), random.clone());
        let webhooks = Sender::new(&config.webhooks)?;
        Ok(Self::new(Parts { db, clock, random, config, hub, jobs, clocks, webhooks }))
    }

    /// Now.
    pub fn now(&self) -> Time {
        self.clock.now()
    }
}

impl Deref for App {
    type Target = Parts;
    fn deref(&self) -> &Parts {
        &self.0
    }
}
