//! A customer and an agent, each with a socket: what the tests of conversations are told in.

use crate::support::{Client, TestApp};
use futures_util::{SinkExt, StreamExt};
use serde_json::{Value as Json, json};
use std::time::Duration;
use tokio::{net::TcpStream, time::timeout};
use tokio_tungstenite::{
    MaybeTlsStream, WebSocketStream, connect_async,
    tungstenite::{Message, client::IntoClientRequest},
};

/// How long a frame may take: far more than it does.
const PATIENCE: Duration = Duration::from_secs(10);

/// A socket that speaks the protocol.
pub struct Socket(WebSocketStream<MaybeTlsStream<TcpStream>>);

impl Socket {
    pub async fn connect(
        app: &TestApp,
        path: &str,
        headers: &[(&'static str, String)],
    ) -> Result<Self, String> {
        let url = format!("ws://{}{path}", app.address);
        let mut request = url.into_client_request().unwrap();
        for (name, value) in headers {
            request.headers_mut().insert(*name, value.parse().unwrap());
        }
        connect_async(request).await.map(|it| Self(it.0)).map_err(|error| error.to_string())
    }

    pub async fn send(&mut self, frame: Json) {
        self.raw(&frame.to_string()).await;
    }

    pub async fn raw(&mut self, text: &str) {
        self.0.send(Message::text(text)).await.unwrap();
    }

    /// Sends, and tells whether the socket was still open.
    pub async fn try_raw(&mut self, text: &str) -> bool {
        self.0.send(Message::text(text)).await.is_ok()
    }

    /// The next frame of any kind; none once the socket is closed.
    pub async fn next(&mut self) -> Option<Json> {
        loop {
            match timeout(PATIENCE, self.0.next()).await.expect("a frame in time")? {
                Ok(Message::Text(text)) => return Some(serde_json::from_str(&text).unwrap()),
                Ok(Message::Close(_)) | Err(_) => return None,
                Ok(_) => {}
            }
        }
    }

    /// The next frame of this kind; others are passed over.
    pub async fn next_of(&mut self, kind: &str) -> Json {
        loop {
            let frame = self.next().await.unwrap_or_else(|| panic!("closed before a frame {kind}"));
            if frame["t"] == kind {
                return frame;
            }
        }
    }

    /// The code that the socket is closed with.
    pub async fn close_code(&mut self) -> u16 {
        loop {
            match timeout(PATIENCE, self.0.next()).await.expect("a close in time") {
                Some(Ok(Message::Close(frame))) => return frame.map_or(1005, |it| it.code.into()),
                Some(Ok(_)) => {}
                Some(Err(_)) | None => return 1006,
            }
        }
    }
}

/// A workspace with an inbox.
pub struct Desk {
    pub admin: Client,
    pub inbox: Json,
}

/// Sets an inbox up; `more` changes it.
pub async fn desk(app: &TestApp, more: Json) -> Desk {
    let admin = app.sign_in("Admin").await;
    let inbox = admin.post("/inboxes", json!({"name": "Website", "channel": "web"})).await.ok();
    let id = inbox["id"].as_str().unwrap().to_owned();
    let inbox = admin.patch(&format!("/inboxes/{id}"), more).await.ok();
    Desk { admin, inbox }
}

/// A customer with a device.
pub struct Customer {
    pub client: Client,
    pub session: String,
    pub id: String,
}

pub async fn customer(app: &TestApp, desk: &Desk) -> Customer {
    let begun = app
        .anonymous()
        .post("/widget/sessions", json!({"inbox": desk.inbox["key"], "language": "en"}))
        .await
        .ok();
    let session = begun["session"].as_str().unwrap().to_owned();
    Customer {
        client: app.bearer(&session),
        session,
        id: begun["customer"]["id"].as_str().unwrap().to_owned(),
    }
}

impl Customer {
    /// Connects, knowing `seen`; returns the socket and its welcome.
    pub async fn connect(&self, app: &TestApp, seen: Json) -> (Socket, Json) {
        let mut socket = Socket::connect(app, "/ws/customer", &[]).await.unwrap();
        socket.send(json!({"t": "hello", "v": 1, "session": self.session, "seen": seen})).await;
        let welcome = socket.next_of("welcome").await;
        (socket, welcome)
    }

    /// Writes over HTTP.
    pub async fn write(&self, conversation: &str, id: &str, body: &str) -> Json {
        self.client
            .post(&format!("/widget/conversations/{conversation}/messages"), json!({"id": id, "body": body}))
            .await
            .ok()
    }
}

/// Connects staff by the session cookie, as the console does.
pub async fn staff_socket(app: &TestApp, client: &Client) -> (Socket, Json) {
    let cookie = format!("ombud_session={}", client.cookie("ombud_session").unwrap());
    let headers = [("cookie", cookie), ("origin", app.base.clone())];
    let mut socket = Socket::connect(app, "/ws/staff", &headers).await.unwrap();
    socket.send(json!({"t": "hello", "v": 1})).await;
    let welcome = socket.next_of("welcome").await;
    (socket, welcome)
}

/// A fresh conversation id, as clients make them.
pub fn conversation_id() -> String {
    let random = ombud_base::Random::system();
    ombud_base::id::ConversationId::new(ombud_base::Clock::system().now(), &random).to_string()
}

/// The only case there is.
pub async fn only_case(client: &Client) -> Json {
    let list = client.get("/cases?view=all").await.ok();
    assert_eq!(list["items"].as_array().unwrap().len(), 1, "{list}");
    list["items"][0].clone()
}
