//! The composition root: the parts that every capability works with.

use crate::{
    clocks::Clocks,
    config::Config,
    conversations::post::{Lane, LaneEnd},
    jobs::Jobs,
    realtime::Hub,
    safety::Safety,
    search::Tails,
    webhooks::Sender,
};
use ombud_base::{Clock, Random, Time};
use ombud_db::{Db, DbError, sql};
use parking_lot::Mutex;
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
    /// What links and addresses are judged by.
    pub safety: Safety,
    /// The newest messages, ready to be searched.
    pub search: Tails,
    /// What sends to webhooks.
    pub webhooks: Sender,
    /// Where messages wait for their transaction.
    pub lane: Lane,
    /// What this installation signs with.
    pub keys: Keys,
    /// The lane's other end, until [`App::start`] takes it.
    pub lane_end: Mutex<Option<LaneEnd>>,
}

/// What this installation signs with: made at the first start, kept in the database, the same on every node.
#[derive(Clone)]
pub struct Keys {
    /// Signs the addresses of files.
    pub files: [u8; 32],
}

impl Keys {
    /// Reads them, and makes those that are missing.
    ///
    /// # Errors
    /// As the database says.
    pub async fn load(db: &Db, random: &Random) -> Result<Self, DbError> {
        let fresh: [u8; 32] = random.bytes();
        let kept = db.write::<Vec<u8>, DbError, _>(move |tx| {
            tx.exec(
                sql!("INSERT INTO installation_keys (name, secret) VALUES ('files', $1) ON CONFLICT (name) DO NOTHING"),
                &[fresh.as_slice().into()],
            )?;
            tx.one(sql!("SELECT secret FROM installation_keys WHERE name = 'files'"), &[], |row| row.get(0))
        });
        let files = kept
            .await?
            .try_into()
            .map_err(|_| DbError::Statement("the key of files has not 32 bytes".into()))?;
        Ok(Self { files })
    }
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
    pub async fn assemble(config: Config, db: Db, clock: Clock, random: Random) -> anyhow::Result<Self> {
        let (hub, jobs) = (Hub::default(), Jobs::new(random.clone()));
        let clocks = Clocks::new(jobs.clone(), random.clone());
        let webhooks = Sender::new(&config.webhooks)?;
        let ring = crate::keys::root::unlock(&config, &db, &random).await?;
        let db = db.with_keyring(ring, crate::keys::load);
        let keys = Keys::load(&db, &random).await?;
        let (lane, end) = Lane::new();
        let lane_end = Mutex::new(Some(end));
        let safety = Safety::new(&random, tokio::runtime::Handle::current(), &config.safety)?;
        let search = Tails::default();
        Ok(Self::new(Parts {
            db,
            clock,
            random,
            config,
            hub,
            jobs,
            clocks,
            safety,
            search,
            webhooks,
            lane,
            keys,
            lane_end,
        }))
    }

    /// Starts what runs beside the requests: messages are written, news delivered, work given out, search kept up. The
    /// durable jobs have their own runner, which tests call by hand.
    pub fn start(&self) {
        if let Some(end) = self.lane_end.lock().take() {
            tokio::spawn(end.run(self.clone()));
            // The guard makes its tables of words when it is first asked; no customer should wait for that.
            tokio::task::spawn_blocking(|| ombud_guard::inspect("abandon ability able"));
            tokio::spawn(crate::realtime::run(self.clone()));
            tokio::spawn(crate::routing::run(self.clone()));
            tokio::spawn(crate::search::run(self.clone()));
            tokio::spawn(crate::webhooks::run(self.clone()));
        }
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
