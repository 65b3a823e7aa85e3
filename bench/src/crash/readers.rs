//! Clients that only read: a customer's second device, and an agent who follows the case. Each must get every number
//! once and in order, whatever happens to its connection.

use super::line::Line;
use crate::adapters::websocket::Text;
use serde_json::{Value, json};
use std::{cell::RefCell, rc::Rc};

/// Which numbers a reader counts, and how it asks for what it missed.
pub enum Follows {
    /// Public messages of a conversation, by `seq`: what was seen is said in the hello.
    Conversation(String),
    /// Everything of a case, by `pos`: the case is opened from the last position on.
    Case(String),
}

pub struct Follower {
    pub line: Line,
    pub name: String,
    pub follows: Follows,
    /// What was read so far, by number.
    pub read: Rc<RefCell<Vec<(u64, String)>>>,
}

impl Follower {
    pub async fn run(self) {
        loop {
            let seen = match &self.follows {
                Follows::Conversation(id) => json!({ id: self.last() }),
                Follows::Case(_) => json!({}),
            };
            let mut socket = self.line.connect(seen).await;
            if self.open(&mut socket).await {
                while let Some(frame) = self.line.next(&mut socket).await {
                    self.hear(&frame);
                }
            }
        }
    }

    fn last(&self) -> u64 {
        self.read.borrow().last().map_or(0, |(number, _)| *number)
    }

    async fn open(&self, socket: &mut Text) -> bool {
        match &self.follows {
            Follows::Conversation(_) => true,
            Follows::Case(case) => {
                let open = json!({"t": "open", "case": case, "after": self.last()});
                socket.send(open.to_string()).await.is_ok()
            }
        }
    }

    fn hear(&self, frame: &Value) {
        let number = match &self.follows {
            Follows::Conversation(id) if frame["conversation"] == **id => frame["message"]["seq"].as_u64(),
            Follows::Case(id) if frame["case"] == **id => frame["message"]["pos"].as_u64(),
            _ => None,
        };
        let Some(number) = number.filter(|_| frame["t"] == "message") else {
            return;
        };
        let body = frame["message"]["body"].as_str().unwrap_or_default();
        if number != self.last() + 1 {
            let text = format!("{}: number {number} came after {}", self.name, self.last());
            self.line.book.borrow_mut().violation(text);
        }
        if number > self.last() {
            self.read.borrow_mut().push((number, body.to_owned()));
        }
    }
}
