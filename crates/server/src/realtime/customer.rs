//! A customer's connection.

use super::{
    Live,
    board::{End, ToCustomer},
    frames::{Frame, FromCustomer, VERSION, ack_customer, nack, slow_down},
    socket::{CUSTOMER_GATHERS, Close, HELLO, PING, SILENCE, close, sized, write},
};
use crate::{
    conversations::{
        reading as store,
        types::{Insist, Kind, Post, Target},
        view,
    },
    events::Actor,
    files,
    http::Problem,
    hub::stopped,
    widget::{CustomerSession, session_of},
};
use axum::{
    extract::{
        State, WebSocketUpgrade,
        ws::{Message, Utf8Bytes, WebSocket},
    },
    response::Response,
};
use ombud_base::id::{CaseId, ConversationId};
use std::collections::HashMap;
use tokio::{
    sync::mpsc,
    time::{Instant, interval_at, timeout},
};

/// The most conversations that a hello may name.
const SEEN_MOST: usize = 100;
/// Of a conversation that the client knows nothing of, so many messages are sent.
const FIRST: i64 = 50;
/// Messages read at once while a client catches up.
const STRIDE: i64 = 200;
/// Frames written before a flush.
const BURST: usize = 64;

pub(super) async fn upgrade(State(app): State<Live>, upgrade: WebSocketUpgrade) -> Response {
    sized(upgrade, CUSTOMER_GATHERS).on_upgrade(move |socket| serve(app, socket))
}

async fn serve(app: Live, mut socket: WebSocket) {
    let why = match Box::pin(greet(&app, &mut socket)).await {
        Ok(mut connection) => talk(&app, &mut socket, &mut connection).await,
        Err(why) => why,
    };
    close(socket, why).await;
}

/// One connection of a customer, registered with the hub until it is dropped: a client that hangs up while it waits for an answer
/// ends the waiting wherever it is.
pub(super) struct Connection {
    app: Live,
    pub(super) id: u64,
    pub(super) session: CustomerSession,
    pub(super) inbox: mpsc::Receiver<ToCustomer>,
    /// The last number sent of each conversation.
    sent: HashMap<ConversationId, i64>,
    /// The case of each conversation, for hints.
    cases: HashMap<ConversationId, CaseId>,
}

async fn greet(app: &Live, socket: &mut WebSocket) -> Result<Connection, Close> {
    let first = timeout(HELLO, socket.recv()).await.map_err(|_| Close::Silent)?;
    let Some(Ok(Message::Text(text))) = first else { return Err(Close::Protocol) };
    let Ok(FromCustomer::Hello { v: VERSION, session, seen }) = serde_json::from_str(&text) else {
        return Err(Close::Protocol);
    };
    if seen.len() > SEEN_MOST {
        return Err(Close::Protocol);
    }
    let session = session_of(app, &session).await.map_err(|_| Close::Session("session"))?;
    let mut connection = Connection::enter(app, session);
    let frames = match connection.catch_up(app, seen).await {
        Ok(frames) => frames,
        Err(problem) => {
            problem.log();
            return Err(Close::Restart);
        }
    };
    write(socket, frames).await?;
    Ok(connection)
}

impl Drop for Connection {
    fn drop(&mut self) {
        self.app.board().remove_customer(self.session.workspace, self.session.customer, self.id);
    }
}

impl Connection {
    /// Registers first, so that whatever is committed from now on is heard; what was committed before is read by
    /// [`Connection::catch_up`].
    pub(super) fn enter(app: &Live, session: CustomerSession) -> Self {
        let id = app.next_connection();
        let inbox = app.board().add_customer(session.workspace, session.customer, id);
        Self { app: app.clone(), id, session, inbox, sent: HashMap::new(), cases: HashMap::new() }
    }

    /// The welcome, and everything after what the client has seen.
    pub(super) async fn catch_up(
        &mut self,
        app: &Live,
        seen: HashMap<ConversationId, i64>,
    ) -> Result<Vec<Utf8Bytes>, Problem> {
        let (ws, customer, inner) = (self.session.workspace, self.session.customer, app.clone());
        let all = app
            .db
            .read::<_, Problem, _>(move |tx| store::customers_talks(&inner, tx, ws, customer, 100))
            .await?;
        let shown: Vec<_> = all.iter().map(|it| it.1.clone()).collect();
        if shown.iter().any(|it| it.queue.is_some()) {
            app.board().queued.insert((ws, customer));
        }
        let mut frames =
            vec![Frame::WelcomeCustomer { v: VERSION, conversations: &shown, at: app.now() }.text()];
        for (case, conversation) in all {
            let after = seen.get(&conversation.id).copied().unwrap_or((conversation.last_seq - FIRST).max(0));
            self.cases.insert(conversation.id, case);
            self.sent.insert(conversation.id, after.clamp(0, conversation.last_seq));
            frames.extend(self.missed(app, conversation.id, conversation.last_seq).await?);
        }
        Ok(frames)
    }

    /// What lies between the last number sent and `until`.
    async fn missed(
        &mut self,
        app: &Live,
        id: ConversationId,
        until: i64,
    ) -> Result<Vec<Utf8Bytes>, Problem> {
        let mut frames = Vec::new();
        let mut sent = self.sent.get(&id).copied().unwrap_or(0);
        while sent < until {
            let (ws, inner) = (self.session.workspace, app.clone());
            let part = app.db.read::<_, Problem, _>(move |tx| {
                let rows = store::public_after(tx, ws, id, sent, STRIDE)?;
                rows.iter()
                    .map(|row| {
                        let name = view::author_name(&inner.names, tx, ws, row, true)?;
                        let mut shown = view::message(&inner, ws, row, name);
                        files::mark_gone(tx, ws, &mut shown.files)?;
                        Ok((shown.seq, Frame::MessageCustomer { conversation: id, message: &shown }.text()))
                    })
                    .collect::<Result<Vec<_>, Problem>>()
            });
            let part = part.await?;
            let Some((last, _)) = part.last() else { break };
            sent = *last;
            frames.extend(part.into_iter().map(|it| it.1));
        }
        self.sent.insert(id, sent);
        Ok(frames)
    }

    /// What is to be written of what the hub has told.
    pub(super) async fn frames_of(
        &mut self,
        app: &Live,
        told: ToCustomer,
        out: &mut Vec<Utf8Bytes>,
    ) -> Result<(), Close> {
        match told {
            ToCustomer::Frame(frame) => out.push(frame),
            ToCustomer::Acknowledged { conversation, case, frame } => {
                self.cases.insert(conversation, case);
                out.push(frame);
            }
            ToCustomer::Message { conversation, seq, frame, origin } => {
                let sent = self.sent.entry(conversation).or_insert(0);
                if seq == *sent + 1 {
                    *sent = seq;
                    if origin != Some(self.id) {
                        out.extend(frame);
                    }
                } else if seq > *sent {
                    let missed = self.missed(app, conversation, seq).await;
                    out.extend(missed.map_err(|problem| {
                        problem.log();
                        Close::Restart
                    })?);
                }
            }
            ToCustomer::End(End::Session(why)) => return Err(Close::Session(why)),
            ToCustomer::End(End::Changed) => return Err(Close::Changed),
        }
        Ok(())
    }
}

async fn talk(app: &Live, socket: &mut WebSocket, connection: &mut Connection) -> Close {
    let mut pings = interval_at(Instant::now() + PING, PING);
    let mut heard = Instant::now();
    let mut stopping = app.hub.stopping();
    let mut out = Vec::new();
    loop {
        let step = tokio::select! {
            told = connection.inbox.recv() => match told {
                Some(told) => forward(app, socket, connection, told, &mut out).await,
                None => Err(Close::Slow),
            },
            received = socket.recv() => {
                heard = Instant::now();
                match received {
                    Some(Ok(Message::Text(text))) => Box::pin(act(app, socket, connection, &text)).await,
                    Some(Ok(Message::Binary(_))) => Err(Close::Protocol),
                    Some(Ok(Message::Ping(_) | Message::Pong(_))) => Ok(()),
                    Some(Ok(Message::Close(_)) | Err(_)) | None => Err(Close::Gone),
                }
            },
            _ = pings.tick() => {
                if heard.elapsed() > SILENCE {
                    Err(Close::Silent)
                } else {
                    socket.send(Message::Ping(Default::default())).await.map_err(|_| Close::Gone)
                }
            }
            () = stopped(&mut stopping) => Err(Close::Restart),
        };
        if let Err(why) = step {
            return why;
        }
    }
}

/// Writes what was told, and whatever else waits, with one flush.
async fn forward(
    app: &Live,
    socket: &mut WebSocket,
    connection: &mut Connection,
    told: ToCustomer,
    out: &mut Vec<Utf8Bytes>,
) -> Result<(), Close> {
    out.clear();
    let mut next = Some(told);
    while let Some(told) = next {
        connection.frames_of(app, told, out).await?;
        next = if out.len() < BURST { connection.inbox.try_recv().ok() } else { None };
    }
    write(socket, out.drain(..)).await
}

async fn act(
    app: &Live,
    socket: &mut WebSocket,
    connection: &mut Connection,
    text: &str,
) -> Result<(), Close> {
    let frame: FromCustomer = serde_json::from_str(text).map_err(|_| Close::Protocol)?;
    let rate = app.config.limits.customer_frames;
    let key = *connection.session.customer.0.as_bytes();
    if let Err(wait) = app.hub.take_frame(key, rate, app.now()) {
        return match frame {
            FromCustomer::Send { id, .. } => write(socket, [slow_down(&id, wait)]).await,
            _ => Ok(()),
        };
    }
    match frame {
        FromCustomer::Send { id, conversation, body, files } => {
            send(app, connection, id, conversation, body, files).await;
            Ok(())
        }
        FromCustomer::Read { conversation, seq } => {
            let (ws, customer, inner) =
                (connection.session.workspace, connection.session.customer, app.clone());
            let read = app.db.write::<_, Problem, _>(move |tx| {
                crate::conversations::thread::customer_read(&inner, tx, ws, customer, conversation, seq)
            });
            if let Err(problem) = read.await {
                problem.log(); // a mark that is lost is set by the next one
            }
            Ok(())
        }
        FromCustomer::Typing { conversation, on } => {
            if let Some(case) = connection.cases.get(&conversation) {
                super::staff::customer_types(app, *case, connection.session.customer, on);
            }
            Ok(())
        }
        FromCustomer::More { conversation, after } => {
            let known = connection.sent.get(&conversation).copied();
            let Some(until) = known else { return Ok(()) };
            connection.sent.insert(conversation, after.clamp(0, until));
            let missed = connection.missed(app, conversation, until).await.map_err(|_| Close::Restart)?;
            write(socket, missed).await
        }
        FromCustomer::Ping => write(socket, [Frame::Pong.text()]).await,
        FromCustomer::Hello { .. } => Err(Close::Protocol),
        FromCustomer::Unknown => Ok(()),
    }
}

async fn send(
    app: &Live,
    connection: &Connection,
    id: String,
    conversation: ConversationId,
    body: String,
    files: Vec<ombud_base::id::FileId>,
) {
    let CustomerSession { workspace, customer, inbox, .. } = connection.session;
    let post = Post {
        workspace,
        by: Actor::Customer(customer),
        to: Target::Customer { customer, inbox, conversation },
        kind: Kind::Message,
        id: Some(id.clone()),
        body,
        files,
        mentions: Vec::new(),
        seen: None,
        origin: Some(connection.id),
        insist: Insist::No,
        form: None,
    };
    let sender = app.board().customer_sender(customer, connection.id);
    let reply = move |result: Result<crate::conversations::types::Posted, Problem>| {
        let Some(sender) = sender.and_then(|it| it.upgrade()) else { return };
        let told = match result {
            Ok(posted) => ToCustomer::Acknowledged {
                conversation: posted.conversation,
                case: posted.case,
                frame: ack_customer(&id, &posted),
            },
            Err(problem) => {
                problem.log();
                ToCustomer::Frame(nack(&id, &problem))
            }
        };
        drop(sender.try_send(told)); // one that does not keep up sends again when it is back, and hears then
    };
    app.lane.hand(post, Box::new(reply)).await;
}
