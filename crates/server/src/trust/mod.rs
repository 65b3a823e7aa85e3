//! Trust: how much of customers' data staff see, and who looks at whom.
//!
//! Personal data is masked for everybody who has no permission to see it: [`Sight`] decides, and views cannot be made without
//! one. Every look at a customer is handed to [`Trust::observe`], by one call in each place where staff read, and what is sent to a screen
//! without being asked for to [`Trust::show`]; a lane writes them
//! down and holds each reader's last hour against the workspace's rules. What is unusual becomes an alert, with its evidence, in
//! the same transaction. Nothing is counted in memory alone: a restart or another node changes nothing.

mod alerts;
pub mod asked;
mod budget;
mod canaries;
mod events;
mod expiring;
mod held;
mod hoard;
mod loosened;
pub mod mask;
mod named;
mod night;
mod reading;
mod rules;
mod shown;
mod sight;
mod watch;
mod watchers;

pub use alerts::{Alert, Evidence, Severity, note_budget, note_readdressed, open_before};
pub use budget::{Budget, Counted, grant, is_far_above, spend, state};
pub use canaries::{
    Asking, CANARY, Canary, CanaryState, Plan, Planted, Step, canary, is_canary, keep_canary, lock_canaries,
    looked_since, note_canary, planted,
};
pub use events::{audited_event, masked_event};
pub use expiring::{count_old_alerts, count_old_reveals, expire_alerts, expire_reveals};
pub use held::{HeldReading, HeldReveal, readings_of, reveals_of};
pub use loosened::{Loosened, Loosening, note_loosened};
pub use reading::{Read, Stand, What};
pub use rules::{TrustRules, is_loosened, of as rules_of};
pub use sight::Sight;
pub use watchers::{ALERT_MAIL, watchers};

use crate::{
    access::TOKEN_MADE,
    app::App,
    http::Problem,
    jobs::{Handler, standard_back_off},
    workspace::FIELD_OPENED,
};
use axum::extract::FromRef;
use parking_lot::Mutex;
use std::{ops::Deref, sync::Arc};
use tokio::sync::mpsc;
use utoipa_axum::{router::OpenApiRouter, routes};

/// The app with what watches over reading. Cheap to clone.
#[derive(Clone)]
pub struct Trust(Arc<Parts>);

/// What [`Trust`] gives access to.
pub struct Parts {
    app: App,
    sender: mpsc::Sender<reading::Told>,
    queue: Mutex<Option<mpsc::Receiver<reading::Told>>>,
    shown: Mutex<shown::Shown>,
}

impl Trust {
    /// With nothing observed yet.
    pub fn new(app: App) -> Self {
        let (sender, queue) = mpsc::channel(reading::WAITING);
        let shown = Mutex::default();
        Self(Arc::new(Parts { app, sender, queue: Mutex::new(Some(queue)), shown }))
    }
}

impl Deref for Trust {
    type Target = Parts;
    fn deref(&self) -> &Parts {
        &self.0
    }
}

impl Deref for Parts {
    type Target = App;
    fn deref(&self) -> &App {
        &self.app
    }
}

impl FromRef<Trust> for App {
    fn from_ref(trust: &Trust) -> Self {
        trust.app.clone()
    }
}

/// What it answers under `/api/v1`.
pub fn routes() -> OpenApiRouter<Trust> {
    OpenApiRouter::new()
        .routes(routes!(rules::show_trust_rules, rules::set_trust_rules))
        .routes(routes!(alerts::list_alerts))
        .routes(routes!(alerts::show_alert))
        .routes(routes!(alerts::acknowledge_alert))
        .routes(routes!(alerts::cut_sessions))
        .routes(routes!(budget::show_own_budget))
        .routes(routes!(budget::show_budget, budget::grant_reveals))
        .routes(routes!(canaries::list_canaries))
        .routes(routes!(canaries::give_up_canary))
}

/// Its durable jobs.
pub fn jobs(trust: &Trust) -> Vec<Handler> {
    vec![
        Handler::new(TOKEN_MADE, trust, loosened::token_made, standard_back_off),
        Handler::new(FIELD_OPENED, trust, loosened::field_opened, standard_back_off),
    ]
}

/// Writes down what is observed until the server stops; to be spawned once.
pub async fn run(trust: Trust) {
    let queue = trust.queue.lock().take();
    if let Some(queue) = queue {
        tokio::spawn(shown::run(trust.clone()));
        reading::run(trust, queue).await;
    }
}

/// A text that was changed where it was masked, with what the mask hid in its place again.
///
/// # Errors
/// [`crate::http::Code::Invalid`] naming the field, where dots are left or something would be hidden no more.
pub fn unmasked(field: &str, value: &str, before: Option<&str>) -> Result<String, Problem> {
    mask::restored(value, before.unwrap_or_default()).ok_or_else(|| {
        Problem::invalid(
            field,
            "has dots in place of what is masked; leave each of them as it was shown, or take it out whole",
        )
    })
}

/// Refuses a value that was copied from a masked screen: kept, it would replace the real one.
///
/// # Errors
/// [`crate::http::Code::Invalid`] naming the field.
pub fn refuse_masked(field: &str, value: &str) -> Result<(), Problem> {
    if mask::is_masked(value) {
        return Err(Problem::invalid(field, "is masked; write the whole value, or leave it out"));
    }
    Ok(())
}
