//! Clients that only read: a customer's second device, and an agent who follows the case. Each must get every number
//! once and in order, whatever happens to its connection.

use super::line::Line;
use crate::adapters::websocket::Text;
use serde_json::{Value, json};
use std::{
    cell::{Cell, RefCell},
    collections::BTreeMap,
    rc::Rc,
};

/// What a reader has, by number.
pub type Read = Rc<RefCell<BTreeMap<u64, String>>>;

/// Which numbers a reader counts, and how it asks for what it missed.
pub enum Follows {
    /// Public messages of a conversation, by `seq`: what was seen is said in the hello.
    Conversation(String),
    /// Everything of a case, by `pos`, which grows and leaves numbers out: the case is opened from the last one on.
    Case(String),
}

pub struct Follower {
    pub line: Line,
    pub name: String,
    pub follows: Follows,
    pub read: Read,
    /// The number up to which nothing is missing.
    pub complete: Cell<u64>,
}

impl Follower {
    pub async fn run(self) {
        loop {
            let (seen, mut in_order) = match &self.follows {
                Follows::Conversation(id) => (json!({ id: self.last() }), true),
                Follows::Case(_) => (json!({}), false),
            };
            let mut socket = self.line.connect(seen).await;
            if self.open(&mut socket).await {
                while let Some(frame) = self.line.next(&mut socket).await {
                    in_order |= self.is_opened(&frame);
                    self.hear(&frame, in_order);
                }
            }
        }
    }

    fn last(&self) -> u64 {
        self.read.borrow().last_key_value().map_or(0, |(number, _)| *number)
    }

    async fn open(&self, socket: &mut Text) -> bool {
        match &self.follows {
            Follows::Conversation(_) => true,
            Follows::Case(case) => {
                let open = json!({"t": "open", "case": case, "after": self.complete.get()});
                socket.send(open.to_string()).await.is_ok()
            }
        }
    }

    /// Before a case is opened, an agent who owns it hears what is new; from `opened` on nothing may be missing.
    fn is_opened(&self, frame: &Value) -> bool {
        let Follows::Case(case) = &self.follows else { return false };
        let opened = frame["t"] == "opened" && frame["case"] == **case;
        if opened {
            self.complete.set(self.last());
        }
        opened
    }

    fn hear(&self, frame: &Value, in_order: bool) {
        let (number, gapless) = match &self.follows {
            Follows::Conversation(id) if frame["conversation"] == **id => (&frame["message"]["seq"], true),
            Follows::Case(id) if frame["case"] == **id => (&frame["message"]["pos"], false),
            _ => return,
        };
        let Some(number) = number.as_u64().filter(|_| frame["t"] == "message") else {
            return;
        };
        let before = self.complete.get();
        if in_order {
            if number <= before || (gapless && number != before + 1) {
                let text = format!("{}: number {number} came after {before}", self.name);
                self.line.book.borrow_mut().violation(text);
            }
            self.complete.set(number);
        }
        let body = frame["message"]["body"].as_str().unwrap_or_default();
        self.read.borrow_mut().insert(number, body.to_owned());
    }
}
