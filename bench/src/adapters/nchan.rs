//! nchan, a publish/subscribe module of nginx: a customer publishes over HTTP to one channel, which everybody reads over
//! WebSocket. Nothing is durable: it bounds what plain fan-out costs, and counts with `--broadcast` alone.
//!
//! `POST /pub` publishes, `/sub` follows from the newest message on: <https://nchan.io>.

use super::{Customer, Reader, Target, http, websocket::Text};
use anyhow::Result;
use async_trait::async_trait;
use reqwest::Client;

pub struct Nchan {
    url: String,
    client: Client,
}

impl Nchan {
    pub fn new(url: &str) -> Result<Self> {
        Ok(Self { url: url.to_owned(), client: http::client()? })
    }

    async fn follow(&self) -> Result<Box<dyn Reader>> {
        let url = format!("{}/sub", self.url.replacen("http", "ws", 1));
        Ok(Box::new(NchanReader(Text::connect(&url).await?)))
    }
}

#[async_trait(?Send)]
impl Target for Nchan {
    async fn agent(&self, _agent: usize) -> Result<Box<dyn Reader>> {
        self.follow().await
    }

    async fn customer(&self, _customer: usize, _agents: &[usize]) -> Result<Box<dyn Customer>> {
        Ok(Box::new(NchanCustomer { url: format!("{}/pub", self.url), client: self.client.clone() }))
    }

    async fn visitor(&self, _visitor: usize) -> Result<Box<dyn Reader>> {
        self.follow().await
    }
}

struct NchanReader(Text);

#[async_trait(?Send)]
impl Reader for NchanReader {
    async fn next(&mut self) -> Result<Vec<String>> {
        Ok(vec![self.0.receive().await?])
    }
}

struct NchanCustomer {
    url: String,
    client: Client,
}

#[async_trait(?Send)]
impl Customer for NchanCustomer {
    async fn send(&mut self, body: &str) -> Result<()> {
        http::text(self.client.post(&self.url).body(body.to_owned())).await?;
        Ok(())
    }
}
