//! The composition root: the parts that every capability works with.

use crate::{config::Config, jobs::Jobs, realtime::Hub};
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
}

impl App {
    /// Puts the parts together.
    pub fn new(parts: Parts) -> Self {
        Self(Arc::new(parts))
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
