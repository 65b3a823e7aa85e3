//! What a message is about: its language, its intent, how urgent it is, and by which team it is worked on. Nothing here changes
//! a case; whoever acts on it ([`crate::bot`]) does.
//!
//! The tree of intents and a classifier ship with the program (`content/intents`); a workspace may have learnt one of its own
//! ([`Minds`], [`crate::learning`]). It says which team works on what, how urgent that is, and what the bot may answer ([`Routes`]).

mod api;
mod mind;
mod model;
mod reading;
mod routes;
mod tree;

#[cfg(test)]
mod tests;

pub use api::Explanation;
pub use mind::{Mind, Minds, SHIPPED, place, used};
pub use reading::{Reading, Urgency};
pub use routes::{Answering, Decision, Routes};
pub use tree::Tree;

use crate::app::App;
use utoipa_axum::{router::OpenApiRouter, routes};

/// What it answers under `/api/v1`.
pub fn api() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(api::list_intents)).routes(routes!(api::set_route))
}
