//! The connections, and what they are told once it is committed. The protocol is in `docs/realtime.md`.

mod board;
mod customer;
mod dispatch;
mod frames;
mod guard;
mod poll;
mod socket;
mod staff;
mod staff_poll;
mod wire;

pub use poll::{PollAnswer, PollQuestion};
pub use staff_poll::{LiveFrames, LiveNews, LivePoll};

use crate::{app::App, conversations::Desk};
use axum::{Router, extract::FromRef, routing::get};
use board::Board;
use parking_lot::{Mutex, MutexGuard};
use std::{
    ops::Deref,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
};
use utoipa_axum::{router::OpenApiRouter, routes};

/// The desk with those who are connected to it. Cheap to clone.
#[derive(Clone)]
pub struct Live {
    desk: Desk,
    board: Arc<Mutex<Board>>,
    connections: Arc<AtomicU64>,
    polls: staff_poll::Polls,
}

impl Live {
    /// With nobody connected.
    pub fn new(desk: Desk) -> Self {
        let board = Arc::new(Mutex::new(Board::new(desk.hub.present())));
        let polls = staff_poll::Polls::default();
        Self { desk, board, connections: Arc::new(AtomicU64::new(1)), polls }
    }

    fn board(&self) -> MutexGuard<'_, Board> {
        self.board.lock()
    }

    fn next_connection(&self) -> u64 {
        self.connections.fetch_add(1, Ordering::Relaxed)
    }
}

impl Deref for Live {
    type Target = Desk;
    fn deref(&self) -> &Desk {
        &self.desk
    }
}

impl FromRef<Live> for App {
    fn from_ref(live: &Live) -> Self {
        Self::from_ref(&live.desk)
    }
}

/// What it answers under `/api/v1`.
pub fn routes() -> OpenApiRouter<Live> {
    OpenApiRouter::new()
        .routes(routes!(poll::poll))
        .routes(routes!(staff_poll::live_poll))
        .routes(routes!(staff_poll::live_frames))
}

/// The sockets.
pub fn sockets() -> Router<Live> {
    Router::new().route("/ws/customer", get(customer::upgrade)).route("/ws/staff", get(staff::upgrade))
}

/// Delivers notices and watches over who may stay, until the hub stops; to be spawned once.
pub async fn run(live: Live) {
    tokio::spawn(guard::run(live.clone()));
    dispatch::run(live).await;
}
