//! The way for customers where WebSocket is blocked: long polling with the same frames.

use super::{Live, customer::Connection, socket::Close};
use crate::{
    access::unauthenticated,
    http::{Body, Problem},
    hub::stopped,
    widget::CustomerSession,
};
use axum::{Json, extract::State};
use ombud_base::id::ConversationId;
use serde::{Deserialize, Serialize};
use std::{collections::HashMap, time::Duration};
use tokio::time::timeout;
use utoipa::ToSchema;

/// The longest wait.
const LONGEST: u64 = 25_000;

/// What a client knows, and how long it is willing to wait.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PollQuestion {
    /// The last number seen of each conversation.
    #[serde(default)]
    pub seen: HashMap<ConversationId, i64>,
    /// Milliseconds to wait for news, at most 25,000.
    #[serde(default)]
    pub wait_ms: u64,
}

/// What a WebSocket would have brought.
#[derive(Debug, Serialize, ToSchema)]
pub struct PollAnswer {
    /// Frames, as `docs/realtime.md` describes them.
    #[schema(value_type = Vec<Object>)]
    pub frames: Vec<serde_json::Value>,
}

/// The realtime protocol where WebSocket is blocked: answers with what you have missed, or waits for the first news.
#[utoipa::path(post, path = "/widget/poll", tag = "widget", request_body = PollQuestion, responses((status = 200, body = PollAnswer)))]
pub(super) async fn poll(
    State(app): State<Live>,
    session: CustomerSession,
    Body(question): Body<PollQuestion>,
) -> Result<Json<PollAnswer>, Problem> {
    let mut connection = Connection::enter(&app, session);
    wait(&app, &mut connection, question).await.map(Json)
}

async fn wait(
    app: &Live,
    connection: &mut Connection,
    question: PollQuestion,
) -> Result<PollAnswer, Problem> {
    let mut out = connection.catch_up(app, question.seen).await?;
    let mut stopping = app.hub.stopping();
    // The welcome alone is no news.
    if out.len() == 1 {
        let patience = Duration::from_millis(question.wait_ms.min(LONGEST));
        let news = tokio::select! {
            news = timeout(patience, connection.inbox.recv()) => news.ok().flatten(),
            () = stopped(&mut stopping) => None,
        };
        let mut next = news;
        while let Some(told) = next {
            match connection.frames_of(app, told, &mut out).await {
                Ok(()) => {}
                Err(Close::Session(_)) => return Err(unauthenticated()),
                Err(_) => break,
            }
            next = connection.inbox.try_recv().ok();
        }
    }
    let frames = out.iter().filter_map(|text| serde_json::from_str(text).ok()).collect();
    Ok(PollAnswer { frames })
}
