//! What a customer's browser or app talks to: sessions without log-in or by a signed identity token, conversations,
//! files, ratings, transcripts, and polling where WebSocket is blocked.

mod api;
mod erasure;
mod forms;
mod proof;
mod record;
mod sessions;
mod transcript;

pub use api::{chain_routes, routes, take_frame};
pub use sessions::{CustomerSession, HeldSession, Newcomer, arrive, end_all, held, session_of};
