//! A client's connection, which may be cut at any moment and is made again.

use super::book::Book;
use crate::adapters::websocket::Text;
use anyhow::{Result, ensure};
use serde_json::Value;
use std::{cell::RefCell, rc::Rc, time::Duration};
use tokio::{sync::Notify, time};

/// How a client gets in: where, with which cookie, and its first frame but for what it has seen.
#[derive(Clone)]
pub struct Door {
    pub url: String,
    pub cookie: Option<String>,
    pub hello: Value,
}

pub struct Line {
    pub door: Door,
    pub book: Rc<RefCell<Book>>,
    /// Told when the connection shall be cut.
    pub cut: Rc<Notify>,
}

impl Line {
    /// Connects, and says hello with the numbers `seen`, until the server lets it in.
    pub async fn connect(&self, seen: Value) -> Text {
        loop {
            match time::timeout(Duration::from_secs(5), self.try_connect(&seen)).await {
                Ok(Ok(socket)) => {
                    self.book.borrow_mut().reconnects += 1;
                    return socket;
                }
                // The server is down as often as not: that is the test.
                Ok(Err(_)) | Err(_) => time::sleep(Duration::from_millis(rand::random_range(5..60))).await,
            }
        }
    }

    async fn try_connect(&self, seen: &Value) -> Result<Text> {
        let mut socket = Text::connect_with(&self.door.url, self.door.cookie.as_deref()).await?;
        let mut hello = self.door.hello.clone();
        hello["seen"] = seen.clone();
        socket.send(hello.to_string()).await?;
        let first: Value = serde_json::from_str(&socket.receive().await?)?;
        ensure!(first["t"] == "welcome", "the server said {first}");
        Ok(socket)
    }

    /// The next frame, or nothing where the connection ended or was cut. The caller then drops the socket.
    pub async fn next(&self, socket: &mut Text) -> Option<Value> {
        tokio::select! {
            frame = socket.receive() => serde_json::from_str(&frame.ok()?).ok(),
            () = self.cut.notified() => {
                self.book.borrow_mut().cuts += 1;
                socket.reset();
                None
            }
        }
    }
}
