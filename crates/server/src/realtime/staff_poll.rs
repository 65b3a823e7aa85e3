//! The way for staff where WebSocket is blocked: a connection that is kept between one long poll and the next. Nothing falls between
//! two polls, for the connection stands on the board meanwhile, as a socket's does. It is kept on this node alone; whoever comes to
//! another one, or comes too late, begins anew and resumes each case by its position.

use super::{
    Live,
    socket::FRAME_MOST,
    staff::converse,
    wire::{Polled, Said, Wire},
};
use crate::{
    access::{Onlooker, Signed, Who},
    http::{ClientAddress, Code, Problem, Written},
};
use axum::{
    Json,
    extract::{State, ws::Utf8Bytes},
    http::StatusCode,
};
use ombud_base::id::WorkspaceId;
use parking_lot::Mutex;
use serde::{Deserialize, Serialize};
use std::{
    collections::HashMap,
    net::IpAddr,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    time::Duration,
};
use tokio::{
    sync::{Mutex as AsyncMutex, mpsc},
    time::{sleep, timeout},
};
use utoipa::ToSchema;

/// The longest wait.
const LONGEST: u64 = 25_000;
/// The most frames of one answer, and of those that wait to be fetched.
const ANSWER_MOST: usize = 256;
/// The most frames that one request brings.
const FRAMES_MOST: usize = 100;
/// The most frames that wait to be carried out.
const SAID_MOST: usize = 256;
/// The most connections of one session, or of one token.
const LINKS_MOST: usize = 8;
/// How long the first words of a new connection are waited for.
const WELCOME: Duration = Duration::from_secs(8);
/// What follows the first news at once goes with it.
const GATHERING: Duration = Duration::from_millis(10);
/// How long the last words of a connection can be fetched.
const LAST_WORDS: Duration = Duration::from_secs(30);

/// What staff asks who waits for news.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct LivePoll {
    /// The connection, as the first answer named it. Without it a new one begins, with a `welcome`.
    #[serde(default)]
    pub link: Option<String>,
    /// Milliseconds to wait for news, at most 25,000.
    #[serde(default)]
    pub wait_ms: u64,
    /// Of the request that begins a connection: a programme wants the summary of each case that changes. Staff gets them anyway.
    #[serde(default)]
    pub cases: bool,
}

/// What a WebSocket would have brought.
#[derive(Debug, Serialize, ToSchema)]
pub struct LiveNews {
    /// The connection: to be named in the next poll.
    pub link: String,
    /// Frames, as `docs/realtime.md` describes them.
    #[schema(value_type = Vec<Object>)]
    pub frames: Vec<serde_json::Value>,
}

/// What a WebSocket would have carried to the server.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct LiveFrames {
    /// The connection.
    pub link: String,
    /// Frames, as `docs/realtime.md` describes them, in order; at most 100.
    #[serde(default)]
    #[schema(value_type = Vec<Object>)]
    pub frames: Vec<serde_json::Value>,
    /// The connection ends with them.
    #[serde(default)]
    pub over: bool,
}

/// The connections that are kept between polls.
#[derive(Clone, Default)]
pub(super) struct Polls {
    held: Arc<Mutex<HashMap<String, Held>>>,
    /// Counts the polls, so that of two connections it is known which was asked at last.
    turn: Arc<AtomicU64>,
}

struct Held {
    workspace: WorkspaceId,
    who: Who,
    said: mpsc::Sender<Said>,
    out: Arc<AsyncMutex<mpsc::Receiver<Utf8Bytes>>>,
    asked: u64,
}

impl Held {
    fn is_of(&self, signed: &Signed) -> bool {
        self.workspace == signed.workspace && self.who == signed.who
    }
}

type Ends = (mpsc::Sender<Said>, Arc<AsyncMutex<mpsc::Receiver<Utf8Bytes>>>);

impl Polls {
    /// The caller's connection. That of another session is not there, whoever's it is.
    fn of(&self, link: &str, signed: &Signed) -> Result<Ends, Problem> {
        let mut held = self.held.lock();
        let found = held.get_mut(link).filter(|it| it.is_of(signed)).ok_or_else(ended)?;
        found.asked = self.turn.fetch_add(1, Ordering::Relaxed);
        Ok((found.said.clone(), found.out.clone()))
    }

    /// Keeps a new connection. Of too many of one session, the one goes that nobody waits at and that was asked longest ago: a page
    /// that was loaded anew has left its last one behind. When somebody waits at each of them, there is no room.
    fn keep(&self, link: &str, signed: &Signed) -> Result<Polled, Problem> {
        let mut held = self.held.lock();
        let own: Vec<_> = held.iter().filter(|it| it.1.is_of(signed)).collect();
        if own.len() >= LINKS_MOST {
            let left = own.iter().filter(|it| it.1.out.try_lock().is_ok()).min_by_key(|it| it.1.asked);
            let oldest = left.map(|it| it.0.clone()).ok_or_else(no_room)?;
            held.remove(&oldest);
        }
        let (say, said) = mpsc::channel(SAID_MOST);
        let (out, fetch) = mpsc::channel(ANSWER_MOST);
        let new = Held {
            workspace: signed.workspace,
            who: signed.who.clone(),
            said: say,
            out: Arc::new(AsyncMutex::new(fetch)),
            asked: self.turn.fetch_add(1, Ordering::Relaxed),
        };
        held.insert(link.to_owned(), new);
        Ok(Polled { said, out })
    }

    fn forget(&self, link: &str) {
        self.held.lock().remove(link);
    }
}

fn ended() -> Problem {
    Problem::new(
        Code::NotFound,
        "This connection has ended, or is not yours. Poll without `link` to begin a new one, and open the cases again from the \
         last position that you have.",
    )
}

fn no_room() -> Problem {
    let mut problem = Problem::slow_down(30);
    problem.detail = format!(
        "You wait for news in {LINKS_MOST} windows already, which is the most for one session. Close one of them."
    )
    .into();
    problem
}

/// The realtime protocol of staff where WebSocket is blocked: what is new, at once or when there is something. Without `link` a new
/// connection begins. Waiting is no use of the session: it idles out as if nobody asked.
#[utoipa::path(post, path = "/live/poll", tag = "cases", request_body = LivePoll, responses((status = 200, body = LiveNews)))]
pub(super) async fn live_poll(
    State(app): State<Live>,
    ClientAddress(address): ClientAddress,
    Onlooker(signed): Onlooker,
    Written(question): Written<LivePoll>,
) -> Result<Json<LiveNews>, Problem> {
    let mut patience = Duration::from_millis(question.wait_ms.min(LONGEST));
    let link = match question.link {
        Some(link) => link,
        None => {
            patience = patience.max(WELCOME); // it is on its way, however little the client is willing to wait
            begin(&app, &signed, address, question.cases)?
        }
    };
    let (say, out) = app.polls.of(&link, &signed)?;
    let Ok(mut out) = out.try_lock() else {
        let detail = "Another request waits at this connection. One at a time: wait for its answer, or begin a \
                      connection of your own by leaving `link` out.";
        return Err(Problem::new(Code::Conflict, detail));
    };
    drop(say.try_send(Said::Asked)); // one that has ended may still have last words
    drop(say);
    let mut frames = Vec::new();
    match timeout(patience, out.recv()).await {
        Err(_) => {}
        Ok(None) => {
            app.polls.forget(&link);
            return Err(ended());
        }
        Ok(Some(first)) => {
            sleep(GATHERING).await;
            let mut next = Some(first);
            while let Some(frame) = next {
                frames.extend(serde_json::from_str::<serde_json::Value>(&frame).ok());
                next = if frames.len() < ANSWER_MOST { out.try_recv().ok() } else { None };
            }
        }
    }
    Ok(Json(LiveNews { link, frames }))
}

/// Begins a connection and answers how it is called. The name is random: after a restart no two windows share one.
fn begin(app: &Live, signed: &Signed, address: IpAddr, cases: bool) -> Result<String, Problem> {
    let link = app.random.token();
    let polled = app.polls.keep(&link, signed)?;
    let (app, signed, kept) = (app.clone(), signed.clone(), link.clone());
    tokio::spawn(async move {
        converse(app.clone(), Wire::Polled(polled), signed, address, cases).await;
        sleep(LAST_WORDS).await;
        app.polls.forget(&kept);
    });
    Ok(link)
}

/// What staff says where WebSocket is blocked: the frames that a socket would carry. What they bring about is told by the next
/// answer to `POST /live/poll`.
#[utoipa::path(post, path = "/live/frames", tag = "cases", request_body = LiveFrames, responses((status = 204)))]
pub(super) async fn live_frames(
    State(app): State<Live>,
    Onlooker(signed): Onlooker,
    Written(said): Written<LiveFrames>,
) -> Result<StatusCode, Problem> {
    let (say, _) = app.polls.of(&said.link, &signed)?;
    if said.frames.len() > FRAMES_MOST {
        return Err(Problem::invalid("frames", format!("has at most {FRAMES_MOST} frames")));
    }
    let texts: Vec<String> = said.frames.iter().map(ToString::to_string).collect();
    if let Some(n) = texts.iter().position(|it| it.len() > FRAME_MOST) {
        return Err(Problem::invalid(format!("frames[{n}]"), format!("has at most {FRAME_MOST} bytes")));
    }
    let room = say.try_reserve_many(texts.len()).map_err(|error| match error {
        mpsc::error::TrySendError::Full(()) => Problem::slow_down(1),
        mpsc::error::TrySendError::Closed(()) => ended(),
    })?;
    for (place, text) in room.zip(texts) {
        place.send(Said::Frame(text));
    }
    if said.over {
        app.polls.forget(&said.link);
    }
    Ok(StatusCode::NO_CONTENT)
}
