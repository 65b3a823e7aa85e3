//! What a message is about: its language, its intent, how urgent it is, and by which team it is worked on. Nothing here changes
//! a case; whoever acts on it ([`crate::bot`]) does.
//!
//! The tree of intents and the classifier ship with the program (`content/intents`). A workspace says which team works on what,
//! how urgent it is to it, and what the bot may answer ([`Route`]).

mod api;
mod model;
mod reading;
mod routes;
mod tree;

#[cfg(test)]
mod tests;

pub use api::Explanation;
pub use reading::{Reading, Urgency};
pub use routes::{Answering, Decision, Routes};
pub use tree::Tree;

use crate::app::App;
use utoipa_axum::{router::OpenApiRouter, routes};

/// Reads what a message is about. `hint` is the language that its writer is known by (BCP 47).
pub fn read(text: &str, hint: Option<&str>) -> Reading {
    reading::read(text, hint)
}

/// What it answers under `/api/v1`.
pub fn api() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(api::list_intents)).routes(routes!(api::set_route))
}
