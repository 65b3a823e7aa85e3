//! One adapter for each chat protocol. The load engine knows only these traits.

pub mod http;
mod json;
mod nchan;
mod ombud;
pub mod websocket;

use anyhow::Result;
use async_trait::async_trait;
use clap::{Args, ValueEnum};

#[async_trait(?Send)]
pub trait Customer {
    /// Sends one message, and returns once the server has acknowledged that it is stored.
    async fn send(&mut self, body: &str) -> Result<()>;
}

#[async_trait(?Send)]
pub trait Reader {
    /// Waits for the next messages, as raw text that contains their bodies.
    async fn next(&mut self) -> Result<Vec<String>>;
}

#[async_trait(?Send)]
pub trait Target {
    async fn agent(&self, agent: usize) -> Result<Box<dyn Reader>>;
    /// Connects customer number `customer`, whose conversation all of `agents` follow.
    async fn customer(&self, customer: usize, agents: &[usize]) -> Result<Box<dyn Customer>>;
    /// Connects somebody who has the chat open, reads and does not write.
    async fn visitor(&self, visitor: usize) -> Result<Box<dyn Reader>>;
}

#[derive(Clone, Copy, ValueEnum)]
pub enum Protocol {
    /// JSON over WebSocket, as src/adapters/json.rs describes it.
    Json,
    /// nchan in nginx, as src/adapters/nchan.rs describes it; an http URL.
    Nchan,
    /// The product's own, docs/realtime.md.
    Ombud,
}

/// Which server is under load, and how to get in.
#[derive(Clone, Args)]
pub struct Server {
    #[arg(long)]
    pub protocol: Protocol,
    #[arg(long)]
    pub url: String,
    /// Ombud: an administrator's `email:password`, who makes the staff accounts that agents use.
    #[arg(long, default_value = "")]
    pub login: String,
}

impl Server {
    pub async fn open(&self, agents: usize) -> Result<Box<dyn Target>> {
        crate::require_loopback(&self.url)?;
        let url = self.url.trim_end_matches('/');
        Ok(match self.protocol {
            Protocol::Json => Box::new(json::Json::new(url)),
            Protocol::Nchan => Box::new(nchan::Nchan::new(url)?),
            Protocol::Ombud => Box::new(ombud::Ombud::open(url, &self.login, agents).await?),
        })
    }
}
