//! Who is connected, and what they are told once it is committed. The protocol is in `docs/realtime.md`.

mod board;
mod customer;
mod dispatch;
mod frames;
mod hub;
mod limit;
mod poll;
mod socket;
mod staff;

pub use hub::{Hub, MessageNotice, Notice, stopped};
pub use poll::{PollAnswer, PollQuestion, poll};

use crate::app::App;
use axum::{Router, routing::get};

/// The sockets.
pub fn routes() -> Router<App> {
    Router::new().route("/ws/customer", get(customer::upgrade)).route("/ws/staff", get(staff::upgrade))
}

/// Delivers notices until the hub stops; to be spawned once.
pub async fn run(app: App) {
    dispatch::run(app).await;
}
