//! Webhooks: events out, signed and retried (Standard Webhooks).
//!
//! [`run`] makes deliveries of events, `pump.rs` sends them, `sender.rs` is the guarded way out.

mod api;
mod dispatch;
mod pump;
mod sender;
mod sign;
mod store;
mod types;

pub use dispatch::{dispatch, run};
pub use sender::Sender;
pub(crate) use store::overwrite_body;
pub use types::{Delivery, DeliveryState, NewWebhook, Webhook, WebhookChange};

use crate::app::App;
use utoipa_axum::{router::OpenApiRouter, routes};

/// What it answers under `/api/v1`.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(api::list_webhooks, api::create_webhook))
        .routes(routes!(api::show_webhook, api::change_webhook, api::delete_webhook))
        .routes(routes!(api::rotate_webhook))
        .routes(routes!(api::test_webhook))
        .routes(routes!(api::list_deliveries))
        .routes(routes!(api::replay_delivery))
}

/// Its durable jobs.
pub fn jobs() -> Vec<crate::jobs::Handler> {
    pump::handlers()
}
