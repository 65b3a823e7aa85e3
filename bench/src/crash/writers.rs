//! Customers and agents that write. A message stays in the outbox until it is acknowledged, and everything in the
//! outbox is sent again, in order, on every new connection.

use super::{book::Writer, line::Line};
use crate::adapters::websocket::Text;
use serde_json::{Value, json};
use std::{cell::Cell, collections::VecDeque, rc::Rc, time::Duration};
use tokio::time::{self, Instant};

/// Messages that may wait for their acknowledgement at once.
const WINDOW: usize = 4;
/// The longest pause between two messages: on average within the server's 20 frames a second.
const LONGEST_PAUSE_MS: u64 = 140;

pub struct Sender {
    pub line: Line,
    pub writer: Writer,
    /// The conversation's number in the book.
    pub conversation: usize,
    /// What a send frame carries besides id and body: where the message goes.
    pub address: Value,
    /// Set at the end: what is in the outbox is still delivered, nothing new is written.
    pub stop: Rc<Cell<bool>>,
}

struct Message {
    count: u64,
    body: String,
}

impl Message {
    fn id(&self) -> String {
        format!("m{}", self.count)
    }
}

impl Sender {
    pub async fn run(self) {
        let mut outbox = VecDeque::new();
        let mut written = 0;
        while !(self.stop.get() && outbox.is_empty()) {
            let mut socket = self.line.connect(json!({})).await;
            self.talk(&mut socket, &mut outbox, &mut written).await;
        }
    }

    /// Until the connection ends, or everything is written and acknowledged.
    async fn talk(&self, socket: &mut Text, outbox: &mut VecDeque<Message>, written: &mut u64) {
        for message in &*outbox {
            if !self.send(socket, message).await {
                return;
            }
        }
        let mut due = Instant::now();
        while !(self.stop.get() && outbox.is_empty()) {
            let wake =
                if self.stop.get() || outbox.len() == WINDOW { due + Duration::from_secs(1) } else { due };
            match time::timeout_at(wake, self.line.next(socket)).await {
                Ok(Some(frame)) if self.hear(&frame, outbox).await => {}
                Ok(_) => return,
                Err(_) if self.stop.get() || outbox.len() == WINDOW => due = Instant::now(),
                Err(_) => {
                    *written += 1;
                    let message = Message { count: *written, body: self.body(*written) };
                    let sent = self.send(socket, &message).await;
                    outbox.push_back(message);
                    if !sent {
                        return;
                    }
                    due = Instant::now() + Duration::from_millis(rand::random_range(0..LONGEST_PAUSE_MS));
                }
            }
        }
    }

    fn body(&self, count: u64) -> String {
        format!("{:?} of conversation {}, message {count}", self.writer, self.conversation)
    }

    async fn send(&self, socket: &mut Text, message: &Message) -> bool {
        let mut frame = self.address.clone();
        frame["t"] = json!("send");
        frame["id"] = json!(message.id());
        frame["body"] = json!(message.body);
        frame["files"] = json!([]);
        socket.send(frame.to_string()).await.is_ok()
    }

    /// False where the server asks to come again later.
    async fn hear(&self, frame: &Value, outbox: &mut VecDeque<Message>) -> bool {
        if frame["t"] == "nack" && frame["code"] == "slow-down" {
            self.line.book.borrow_mut().refusals += 1;
            time::sleep(Duration::from_millis(frame["retry_ms"].as_u64().unwrap_or(1000))).await;
            return false;
        }
        let mut book = self.line.book.borrow_mut();
        let of = outbox.iter().position(|message| frame["id"] == message.id());
        match (frame["t"].as_str(), of, frame["seq"].as_u64()) {
            (Some("ack"), Some(0), Some(seq)) => {
                if let Some(message) = outbox.pop_front() {
                    book.acknowledge(self.conversation, self.writer, message.count, &message.body, seq);
                }
            }
            (Some("ack"), Some(_), _) => book.violation(format!("acknowledged out of order: {frame}")),
            (Some("nack"), _, _) => book.violation(format!("refused: {frame}")),
            _ => {}
        }
        true
    }
}
