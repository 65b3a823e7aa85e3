//! A connection of staff.

use super::{
    Live,
    board::{End, ToStaff},
    frames::{Frame, FromStaff, StaffSend, Typist, VERSION, ack_staff, nack, slow_down},
    socket::{Close, HELLO, STAFF_GATHERS, close, sized},
    wire::{Heard, Wire},
};
use crate::{
    access::{self, Over, Permission, Signed, Who, sign_in::SEEN_EVERY},
    conversations::{
        actions, list, outbound,
        people::StaffName,
        reading as store, tally, thread,
        types::{Counts, Kind, Post, Posted, Target},
    },
    customers,
    http::{ClientAddress, Code, Problem},
    hub::{Notice, stopped},
    trust::What,
};
use axum::{
    extract::{
        State, WebSocketUpgrade,
        ws::{Message, Utf8Bytes, WebSocket},
    },
    http::{HeaderMap, Method},
    response::{IntoResponse, Response},
};
use ombud_base::{
    Time,
    id::{CaseId, ConversationId, CustomerId},
};
use std::{collections::HashMap, net::IpAddr};
use tokio::{
    sync::mpsc,
    task::yield_now,
    time::{Instant, interval_at, timeout},
};

/// Messages read at once while a client catches up with a case.
const STRIDE: i64 = 200;
/// Frames written before a flush.
const BURST: usize = 64;
/// The most cases that one connection follows.
const OPENED_MOST: usize = 100;

pub(super) async fn upgrade(
    State(app): State<Live>,
    ClientAddress(address): ClientAddress,
    headers: HeaderMap,
    upgrade: WebSocketUpgrade,
) -> Response {
    let cookie = access::cookie(&headers).map(str::to_owned);
    // A page of another site would bring the cookie along: refused before the upgrade. A programme brings no cookie.
    if cookie.is_some()
        && let Err(problem) = access::refuse_foreign_origin(&app, &Method::GET, &headers)
    {
        return problem.into_response();
    }
    sized(upgrade, STAFF_GATHERS).on_upgrade(move |socket| serve(app, socket, cookie, address))
}

async fn serve(app: Live, mut socket: WebSocket, cookie: Option<String>, address: IpAddr) {
    match Box::pin(greet(&app, &mut socket, cookie, address)).await {
        Ok((signed, cases)) => converse(app, Wire::Socket(Box::new(socket)), signed, address, cases).await,
        Err(why) => close(socket, why).await,
    }
}

/// Talks with somebody who is known until they leave, or have to. `cases`: a programme wants to hear of cases.
pub(super) async fn converse(app: Live, mut wire: Wire, signed: Signed, address: IpAddr, cases: bool) {
    let why = match Box::pin(enter(&app, &mut wire, signed, address, cases)).await {
        Ok(mut connection) => {
            let why = talk(&app, &mut wire, &mut connection).await;
            connection.leave(&app);
            why
        }
        Err(why) => why,
    };
    wire.close(why).await;
}

struct Connection {
    id: u64,
    signed: Signed,
    inbox: mpsc::Receiver<ToStaff>,
    /// The last position sent of each case that is followed.
    sent: HashMap<CaseId, i64>,
    /// Whose each of them is, for hints.
    talks: HashMap<CaseId, (CustomerId, Option<ConversationId>)>,
    /// When the session's last use was noted.
    used: Time,
}

async fn greet(
    app: &Live,
    socket: &mut WebSocket,
    cookie: Option<String>,
    address: IpAddr,
) -> Result<(Signed, bool), Close> {
    let first = timeout(HELLO, socket.recv()).await.map_err(|_| Close::Silent)?;
    let Some(Ok(Message::Text(text))) = first else { return Err(Close::Protocol) };
    let Ok(FromStaff::Hello { v: VERSION, token, cases }) = serde_json::from_str(&text) else {
        return Err(Close::Protocol);
    };
    let signed = match (token, cookie) {
        (Some(token), _) => access::by_token(app, &token, address).await,
        (None, Some(cookie)) => access::by_session(app, &cookie, address).await,
        (None, None) => return Err(Close::Session("session")),
    };
    let signed = signed.map_err(|problem| Close::Session(why_not(&problem)))?;
    if signed.must_enrol { Err(Close::Session("session")) } else { Ok((signed, cases)) }
}

async fn enter(
    app: &Live,
    wire: &mut Wire,
    signed: Signed,
    address: IpAddr,
    cases: bool,
) -> Result<Connection, Close> {
    let (counts, name) = first_look(app, signed.clone()).await.map_err(|_| Close::Restart)?;
    let id = app.next_connection();
    let name = name.map_or_else(|| "API".to_owned(), |it| it.name);
    let inbox = app.board().add_staff(id, signed.clone(), address, name, cases);
    let used = app.now();
    let connection = Connection { id, signed, inbox, sent: HashMap::new(), talks: HashMap::new(), used };
    connection.came_or_went(app);
    let welcome = Frame::WelcomeStaff {
        v: VERSION,
        staff: connection.signed.staff_id(),
        counts: &counts,
        at: app.now(),
    };
    if let Err(why) = wire.write([welcome.text()]).await {
        connection.leave(app);
        return Err(why);
    }
    Ok(connection)
}

/// Why somebody cannot connect, in the word that clients know it by.
fn why_not(problem: &Problem) -> &'static str {
    let said = problem.more.get("reason").and_then(|it| it.as_str());
    match problem.code {
        Code::AddressNotAllowed => Over::Elsewhere.word(),
        _ => [Over::Idle, Over::Aged]
            .into_iter()
            .map(Over::word)
            .find(|it| said == Some(it))
            .unwrap_or("session"),
    }
}

async fn first_look(app: &Live, signed: Signed) -> Result<(Counts, Option<StaffName>), Problem> {
    let inner = app.clone();
    app.db
        .read(move |tx| {
            let name = signed.staff_id().map(|it| inner.names.of(tx, signed.workspace, it)).transpose()?;
            Ok((tally::counts(tx, &signed)?, name))
        })
        .await
}

impl Connection {
    fn came_or_went(&self, app: &Live) {
        if let Some(staff) = self.signed.staff_id() {
            app.hub.publish(self.signed.workspace, vec![Notice::Presence(staff)], false);
        }
    }

    fn leave(&self, app: &Live) {
        let (cases, last) = app.board().remove_staff(self.id);
        cases.into_iter().for_each(|case| tell_viewers(app, case));
        if last {
            self.came_or_went(app);
        }
    }

    fn frames_of(&mut self, told: ToStaff, out: &mut Vec<Utf8Bytes>) -> Result<(), Close> {
        match told {
            ToStaff::Frame(frame) => out.push(frame),
            ToStaff::Message { case, pos, frame } => match self.sent.get_mut(&case) {
                Some(sent) if pos <= *sent => {}
                Some(sent) => {
                    *sent = pos;
                    out.push(frame);
                }
                None => out.push(frame),
            },
            ToStaff::Gone { case, frame } => {
                self.sent.remove(&case);
                self.talks.remove(&case);
                out.push(frame);
            }
            ToStaff::End(End::Session(why)) => return Err(Close::Session(why)),
            ToStaff::End(End::Changed) => return Err(Close::Changed),
        }
        Ok(())
    }
}

async fn talk(app: &Live, wire: &mut Wire, connection: &mut Connection) -> Close {
    let mut pings = interval_at(Instant::now() + wire.every(), wire.every());
    let mut heard = Instant::now();
    let mut stopping = app.hub.stopping();
    let mut out = Vec::new();
    loop {
        let step = tokio::select! {
            told = connection.inbox.recv() => match told {
                Some(told) => forward(wire, connection, told, &mut out).await,
                None => Err(Close::Slow),
            },
            heard_now = wire.hear() => {
                heard = Instant::now();
                match heard_now {
                    Heard::Frame(text) => Box::pin(act(app, wire, connection, &text)).await,
                    Heard::Life => Ok(()),
                    Heard::End(why) => Err(why),
                }
            },
            _ = pings.tick() => {
                if heard.elapsed() > wire.patience() { Err(Close::Silent) } else { wire.ping().await }
            }
            () = stopped(&mut stopping) => Err(Close::Restart),
        };
        if let Err(why) = step {
            return why;
        }
    }
}

async fn forward(
    wire: &mut Wire,
    connection: &mut Connection,
    told: ToStaff,
    out: &mut Vec<Utf8Bytes>,
) -> Result<(), Close> {
    out.clear();
    // Whoever tells mostly has more to tell: what is told meanwhile goes out with the same call.
    yield_now().await;
    let mut next = Some(told);
    while let Some(told) = next {
        connection.frames_of(told, out)?;
        next = if out.len() < BURST { connection.inbox.try_recv().ok() } else { None };
    }
    wire.write(out.drain(..)).await
}

async fn act(app: &Live, wire: &mut Wire, connection: &mut Connection, text: &str) -> Result<(), Close> {
    let frame: FromStaff = serde_json::from_str(text).map_err(|_| Close::Protocol)?;
    let rate = app.config.limits.staff_frames;
    let key = connection.signed.staff_id().map_or([0; 16], |it| *it.0.as_bytes());
    if let Err(wait) = app.hub.take_frame(key, rate, app.now()) {
        return match frame {
            FromStaff::Send(send) => wire.write([slow_down(&send.id, wait)]).await,
            _ => Ok(()),
        };
    }
    // What one may do for a while ends on the dot: the next frame comes by a new connection, with less.
    if connection.signed.elevated_until.is_some_and(|it| it <= app.now()) {
        return Err(Close::Changed);
    }
    if !matches!(frame, FromStaff::Ping | FromStaff::Unknown) {
        note_use(app, connection).await;
    }
    match frame {
        FromStaff::Open { case, after } => open(app, wire, connection, case, after).await,
        FromStaff::Close { case } => {
            connection.sent.remove(&case);
            connection.talks.remove(&case);
            app.hub.present().lock().close_case(connection.id, case);
            tell_viewers(app, case);
            Ok(())
        }
        FromStaff::Send(message) => send(app, wire, connection, message).await,
        FromStaff::Read { case, pos } => {
            let (signed, inner) = (connection.signed.clone(), app.clone());
            let read =
                app.db.write::<_, Problem, _>(move |tx| thread::mark_read(&inner, tx, &signed, case, pos));
            if let Err(problem) = read.await {
                problem.log();
            }
            Ok(())
        }
        FromStaff::Typing { case, on } => {
            types(app, connection, case, on);
            Ok(())
        }
        FromStaff::Ping => wire.write([Frame::Pong.text()]).await,
        FromStaff::Hello { .. } => Err(Close::Protocol),
        FromStaff::Unknown => Ok(()),
    }
}

/// What somebody does counts as use of their session; that their browser is still there does not.
async fn note_use(app: &Live, connection: &mut Connection) {
    let now = app.now();
    let Who::Staff { session, .. } = connection.signed.who else { return };
    if now.since(connection.used) < SEEN_EVERY {
        return;
    }
    connection.used = now;
    let workspace = connection.signed.workspace;
    let noted = app.db.write::<_, Problem, _>(move |tx| Ok(access::used(tx, workspace, session, now)?)).await;
    if let Err(problem) = noted {
        problem.log();
    }
}

/// Follows a case: registers first, then reads what came before, so that nothing falls between.
async fn open(
    app: &Live,
    wire: &mut Wire,
    connection: &mut Connection,
    case: CaseId,
    after: Option<i64>,
) -> Result<(), Close> {
    if connection.sent.len() >= OPENED_MOST && !connection.sent.contains_key(&case) {
        return Ok(());
    }
    let signed = connection.signed.clone();
    let read = app.db.read::<_, Problem, _>(move |tx| {
        let row = actions::visible(tx, &signed, case)?;
        let name = customers::customer(tx, signed.workspace, row.customer)?.and_then(|it| it.name);
        Ok((list::look(&signed, &row, name, What::Opened), row))
    });
    let Ok((look, row)) = read.await else { return Ok(()) }; // hidden or gone: as if it were not there
    app.trust.observe(&connection.signed, [look]).await;
    app.hub.present().lock().open_case(connection.id, case);
    connection.talks.insert(case, (row.customer, None));
    let mut pos = after.unwrap_or(i64::MAX);
    if after.is_none() {
        // Nothing was asked to be sent again: whatever is committed from here on is news.
        pos = row.last_pos;
    }
    loop {
        let (ws, inner) = (connection.signed.workspace, app.clone());
        let part = app.db.read::<_, Problem, _>(move |tx| {
            let (rows, more) = thread::read(tx, ws, case, thread::Part::After(pos), STRIDE)?;
            Ok((thread::shown(&inner, tx, ws, &rows)?, more))
        });
        let (messages, more) = part.await.map_err(|_| Close::Restart)?;
        pos = messages.last().map_or(pos, |it| it.pos);
        if let Some(last) = messages.last() {
            connection.talks.insert(case, (row.customer, Some(last.conversation)));
        }
        let frames: Vec<_> =
            messages.iter().map(|message| Frame::MessageStaff { case, message }.text()).collect();
        wire.write(frames).await?;
        if !more {
            break;
        }
    }
    connection.sent.insert(case, pos);
    if connection.talks.get(&case).is_some_and(|it| it.1.is_none()) {
        let ws = connection.signed.workspace;
        let latest =
            app.db.read::<_, Problem, _>(move |tx| Ok(store::latest_conversation(tx, ws, case)?)).await;
        connection.talks.insert(case, (row.customer, latest.ok().flatten()));
    }
    wire.write([Frame::Opened { case, pos }.text()]).await?;
    tell_viewers(app, case);
    Ok(())
}

async fn send(app: &Live, wire: &mut Wire, connection: &Connection, message: StaffSend) -> Result<(), Close> {
    let StaffSend { id, case, conversation, kind, body, files, mentions, seen, despite } = message;
    let signed = connection.signed.clone();
    let allowed = match kind {
        Kind::Message => signed.need(Permission::CasesReply),
        Kind::Note => signed.need(Permission::CasesNote),
        Kind::Activity => Err(Problem::invalid("kind", "is message or note")),
    };
    let insist = match allowed.and_then(|()| outbound::insist(&signed, despite)) {
        Ok(insist) => insist,
        Err(problem) => return wire.write([nack(&id, &problem)]).await,
    };
    let visible = app.db.read::<_, Problem, _>(move |tx| actions::visible(tx, &signed, case)).await.map(drop);
    if let Err(problem) = visible {
        return wire.write([nack(&id, &problem)]).await;
    }
    let post = Post {
        workspace: connection.signed.workspace,
        by: connection.signed.actor(),
        to: Target::Case { case, conversation },
        kind,
        id: Some(id.clone()),
        body,
        files,
        mentions,
        seen,
        origin: Some(connection.id),
        insist,
        form: None,
    };
    let sender = app.board().staff_sender(connection.id);
    let reply = move |result: Result<Posted, Problem>| {
        let Some(sender) = sender.and_then(|it| it.upgrade()) else { return };
        let frame = match result {
            Ok(posted) => ack_staff(&id, &posted),
            Err(problem) => {
                problem.log();
                nack(&id, &problem)
            }
        };
        drop(sender.try_send(ToStaff::Frame(frame)));
    };
    app.lane.hand(post, Box::new(reply)).await;
    Ok(())
}

/// Staff writes: the other viewers and the customer see it.
fn types(app: &Live, connection: &Connection, case: CaseId, on: bool) {
    let Some((customer, conversation)) = connection.talks.get(&case) else { return };
    app.hub.present().lock().set_typing(connection.id, case, on);
    tell_viewers(app, case);
    let (Some(conversation), Some(staff)) = (conversation, connection.signed.staff_id()) else { return };
    if let Some(name) = app.names.known(connection.signed.workspace, staff) {
        let frame =
            Frame::TypingCustomer { conversation: *conversation, who: &name.for_customers, on }.text();
        app.board().tell_customer(*customer, &super::board::ToCustomer::Frame(frame));
    }
}

/// A customer writes: whoever looks at the case sees it.
pub(super) fn customer_types(app: &Live, case: CaseId, customer: CustomerId, on: bool) {
    let who = Typist { kind: "customer", id: customer.to_string(), name: "" };
    let frame = Frame::TypingStaff { case, who, on }.text();
    app.board().tell_case(case, None, None, &ToStaff::Frame(frame), |_| true);
}

/// Tells the viewers of a case who they are.
pub(super) fn tell_viewers(app: &Live, case: CaseId) {
    let mut board = app.board(); // held meanwhile, so that what is told last is what is true
    let viewers = app.hub.viewers(case);
    let frame = Frame::Viewers { case, staff: &viewers }.text();
    board.tell_case(case, None, None, &ToStaff::Frame(frame), |_| true);
}
