//! Ombud: a staff account for each agent, a session for each customer, and the realtime protocol of
//! docs/realtime.md. A customer's first message opens the case that its agents follow; it carries no
//! mark, so it is not counted.

use super::{Customer, Reader, Target, websocket::Text};
use crate::desk::{Desk, Session};
use anyhow::{Context, Result, bail};
use async_trait::async_trait;
use serde_json::json;
use std::{cell::RefCell, collections::HashMap, rc::Rc, time::Duration};
use tokio::{
    sync::{
        mpsc::{self, UnboundedReceiver, UnboundedSender},
        oneshot,
    },
    task,
    time::timeout,
};
use uuid::Uuid;

/// A server that says nothing for so long has refused the case.
const FOLLOWS: Duration = Duration::from_secs(20);

/// How a connected agent, by number, is told to follow a case, and tells when it does.
type Orders = Rc<RefCell<HashMap<usize, UnboundedSender<Order>>>>;

struct Order {
    case: String,
    followed: oneshot::Sender<()>,
}

pub struct Ombud {
    desk: Desk,
    inbox: String,
    staff: Vec<String>,
    orders: Orders,
}

impl Ombud {
    pub async fn open(url: &str, login: &str, agents: usize) -> Result<Self> {
        let desk = Desk::sign_in(url, login).await?;
        let inbox = desk.new_inbox().await?;
        let mut staff = Vec::new();
        for number in 0..agents {
            staff.push(desk.new_agent(number).await?);
        }
        Ok(Self { desk, inbox, staff, orders: Orders::default() })
    }

    async fn connect(&self) -> Result<(Text, Session)> {
        let session = self.desk.session(&self.inbox).await?;
        let mut socket = Text::connect(&self.desk.socket_url("/ws/customer")).await?;
        socket.send(json!({"t": "hello", "v": 1, "session": session.token, "seen": {}}).to_string()).await?;
        socket.expect("\"t\":\"welcome\"").await?;
        Ok((socket, session))
    }
}

#[async_trait(?Send)]
impl Target for Ombud {
    async fn agent(&self, agent: usize) -> Result<Box<dyn Reader>> {
        let cookie = self.staff.get(agent).context("no account for this agent")?;
        let mut socket = Text::connect_with(&self.desk.socket_url("/ws/staff"), Some(cookie)).await?;
        socket.send(json!({"t": "hello", "v": 1}).to_string()).await?;
        socket.expect("\"t\":\"welcome\"").await?;
        let (order, orders) = mpsc::unbounded_channel();
        let (message, messages) = mpsc::unbounded_channel();
        self.orders.borrow_mut().insert(agent, order);
        task::spawn_local(async move {
            if let Err(error) = work(socket, orders, &message).await {
                drop(message.send(Err(error))); // nobody listens any more once the run is over
            }
        });
        Ok(Box::new(OmbudAgent(messages)))
    }

    async fn customer(&self, _customer: usize, agents: &[usize]) -> Result<Box<dyn Customer>> {
        let (socket, session) = self.connect().await?;
        let mut customer = OmbudCustomer { socket, conversation: Uuid::now_v7().to_string() };
        customer.send("Hello, is anybody there?").await?;
        let case = self.desk.case_of(&session.customer).await?;
        for agent in agents {
            let (followed, follows) = oneshot::channel();
            let order = Order { case: case.clone(), followed };
            self.orders.borrow().get(agent).context("an agent that is not connected")?.send(order)?;
            let told = timeout(FOLLOWS, follows).await.context("an agent may not see the case")?;
            told.context("an agent's connection ended")?;
        }
        Ok(Box::new(customer))
    }

    async fn visitor(&self, _visitor: usize) -> Result<Box<dyn Reader>> {
        Ok(Box::new(Visitor(self.connect().await?.0)))
    }
}

/// An agent at work: reads all the time, as a console does, also before the load begins. Only `message` frames count:
/// previews in other frames repeat what a message says.
async fn work(
    mut socket: Text,
    mut orders: UnboundedReceiver<Order>,
    messages: &UnboundedSender<Result<String>>,
) -> Result<()> {
    let mut followed = HashMap::new();
    loop {
        tokio::select! {
            Some(order) = orders.recv() => {
                socket.send(json!({"t": "open", "case": order.case, "after": 0}).to_string()).await?;
                followed.insert(order.case, order.followed);
            }
            frame = socket.receive() => {
                let frame = frame?;
                if frame.contains("\"t\":\"message\"") {
                    messages.send(Ok(frame))?;
                } else if frame.contains("\"t\":\"opened\"") {
                    let opened: serde_json::Value = serde_json::from_str(&frame)?;
                    if let Some(told) = opened["case"].as_str().and_then(|case| followed.remove(case)) {
                        let _ = told.send(()); // whoever asked may have given up
                    }
                }
            }
        }
    }
}

struct OmbudAgent(UnboundedReceiver<Result<String>>);

#[async_trait(?Send)]
impl Reader for OmbudAgent {
    async fn next(&mut self) -> Result<Vec<String>> {
        Ok(vec![self.0.recv().await.context("the agent's connection ended")??])
    }
}

struct OmbudCustomer {
    socket: Text,
    conversation: String,
}

#[async_trait(?Send)]
impl Customer for OmbudCustomer {
    async fn send(&mut self, body: &str) -> Result<()> {
        let id = uuid::Uuid::now_v7().to_string();
        let frame =
            json!({"t": "send", "id": id, "conversation": self.conversation, "body": body, "files": []});
        self.socket.send(frame.to_string()).await?;
        let own = format!("\"id\":\"{id}\"");
        loop {
            let frame = self.socket.receive().await?;
            if frame.contains("\"t\":\"nack\"") {
                bail!("refused: {frame}");
            }
            if frame.contains("\"t\":\"ack\"") && frame.contains(&own) {
                return Ok(());
            }
        }
    }
}

struct Visitor(Text);

#[async_trait(?Send)]
impl Reader for Visitor {
    async fn next(&mut self) -> Result<Vec<String>> {
        Ok(vec![self.0.receive().await?])
    }
}
