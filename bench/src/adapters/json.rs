//! JSON over WebSocket, one object a frame: the protocol of `floor chat`.
//!
//! Customer: `{"hello":"customer","conversation":C,"agent":A}`, then `{"id":I,"body":B}`, each
//! answered by `{"ack":I}` after the message is on disk.
//! Reader: `{"hello":"agent","agent":A}`, then receives `{"conversation":C,"id":I,"body":B}`.
//! Both hellos are answered by `{"ready":true}`.

use super::{Customer, Reader, Target, websocket::Text};
use anyhow::{Context, Result};
use async_trait::async_trait;
use serde_json::json;

pub struct Json {
    url: String,
}

impl Json {
    pub fn new(url: &str) -> Self {
        Self { url: url.to_owned() }
    }

    async fn hello(&self, hello: serde_json::Value) -> Result<Text> {
        let mut socket = Text::connect(&self.url).await?;
        socket.send(hello.to_string()).await?;
        socket.expect("ready").await?;
        Ok(socket)
    }
}

#[async_trait(?Send)]
impl Target for Json {
    async fn agent(&self, agent: usize) -> Result<Box<dyn Reader>> {
        let name = format!("a{agent}");
        Ok(Box::new(JsonReader(self.hello(json!({"hello": "agent", "agent": name})).await?)))
    }

    async fn customer(&self, customer: usize, agents: &[usize]) -> Result<Box<dyn Customer>> {
        let hello = json!({
            "hello": "customer",
            "conversation": format!("c{customer}"),
            "agent": format!("a{}", agents.first().context("a customer without an agent")?),
        });
        Ok(Box::new(JsonCustomer { socket: self.hello(hello).await?, sent: 0 }))
    }

    async fn visitor(&self, visitor: usize) -> Result<Box<dyn Reader>> {
        let hello = json!({"hello": "customer", "conversation": format!("c{visitor}"), "agent": "a0"});
        Ok(Box::new(JsonReader(self.hello(hello).await?)))
    }
}

struct JsonReader(Text);

#[async_trait(?Send)]
impl Reader for JsonReader {
    async fn next(&mut self) -> Result<Vec<String>> {
        Ok(vec![self.0.receive().await?])
    }
}

struct JsonCustomer {
    socket: Text,
    sent: u64,
}

#[async_trait(?Send)]
impl Customer for JsonCustomer {
    async fn send(&mut self, body: &str) -> Result<()> {
        self.sent += 1;
        self.socket.send(json!({"id": self.sent, "body": body}).to_string()).await?;
        self.socket.expect(&format!("\"ack\":{}", self.sent)).await?;
        Ok(())
    }
}
