//! What every capability works with. What one of them needs beside it is a type of its own, which gives access to this one:
//! [`crate::conversations::Desk`], for example. [`crate::ombud`] puts all of them together.

use crate::{
    config::Config,
    http::{ClientAddress, client_address},
    hub::Hub,
    jobs::Jobs,
};
use axum::{
    extract::{ConnectInfo, FromRef, FromRequestParts},
    http::request,
};
use ombud_base::{Clock, Random, Time};
use ombud_db::{Db, DbError, sql};
use std::{
    convert::Infallible,
    net::{IpAddr, Ipv4Addr, SocketAddr},
    ops::Deref,
    sync::Arc,
};

/// The running program's common parts. Cheap to clone.
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
    /// Where news meets those who wait for it.
    pub hub: Hub,
    /// The durable jobs.
    pub jobs: Jobs,
    /// What this installation signs with.
    pub keys: Keys,
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
    /// Puts the parts for a database together.
    ///
    /// # Errors
    /// As the database says.
    pub async fn new(config: Config, db: Db, clock: Clock, random: Random) -> Result<Self, DbError> {
        let (hub, jobs) = (Hub::default(), Jobs::new(random.clone()));
        let keys = Keys::load(&db, &random).await?;
        Ok(Self(Arc::new(Parts { db, clock, random, config, hub, jobs, keys })))
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

/// The client's address, as far as the configured proxies are to be believed.
impl<S> FromRequestParts<S> for ClientAddress
where
    S: Send + Sync,
    App: FromRef<S>,
{
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut request::Parts, state: &S) -> Result<Self, Infallible> {
        let app = App::from_ref(state);
        let peer = parts.extensions.get::<ConnectInfo<SocketAddr>>().map(|it| it.0.ip());
        let peer = peer.unwrap_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED));
        Ok(Self(client_address(peer, &parts.headers, &app.config.server.trusted_proxies)))
    }
}
