//! Webhooks: events out, signed and retried (Standard Webhooks).
//!
//! [`run`] makes deliveries of events, `pump.rs` sends them, `sender.rs` is the guarded way out.

mod api;
mod dispatch;
mod expiring;
mod pump;
mod sender;
mod sign;
mod store;
mod types;

pub use api::{is_personal, is_widened};
pub use dispatch::{dispatch, run};
pub use expiring::{count_old, expire};
pub use sign::{new_secret, sign, verify};
pub use store::{forget, overwrite_body, plain_of};
pub use types::{Delivery, DeliveryState, NewWebhook, Webhook, WebhookChange};

use crate::app::App;
use axum::extract::FromRef;
use sender::Sender;
use std::ops::Deref;
use utoipa_axum::{router::OpenApiRouter, routes};

/// The app with what sends to webhooks. Cheap to clone.
#[derive(Clone)]
pub struct Webhooks {
    app: App,
    sender: Sender,
}

impl Webhooks {
    /// With nothing under way.
    ///
    /// # Errors
    /// When the TLS library cannot be set up.
    pub fn new(app: App) -> anyhow::Result<Self> {
        let sender = Sender::new(&app.config.webhooks)?;
        Ok(Self { app, sender })
    }
}

impl Deref for Webhooks {
    type Target = App;
    fn deref(&self) -> &App {
        &self.app
    }
}

impl FromRef<Webhooks> for App {
    fn from_ref(webhooks: &Webhooks) -> Self {
        webhooks.app.clone()
    }
}

/// What it answers under `/api/v1`.
pub fn routes() -> OpenApiRouter<Webhooks> {
    OpenApiRouter::new()
        .routes(routes!(api::list_webhooks, api::create_webhook))
        .routes(routes!(api::show_webhook, api::change_webhook, api::delete_webhook))
        .routes(routes!(api::rotate_webhook))
        .routes(routes!(api::test_webhook))
        .routes(routes!(api::list_deliveries))
        .routes(routes!(api::replay_delivery))
}

/// Its durable jobs.
pub fn jobs(webhooks: &Webhooks) -> Vec<crate::jobs::Handler> {
    pump::handlers(webhooks)
}
