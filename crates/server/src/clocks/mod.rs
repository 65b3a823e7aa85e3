//! Service levels, business hours and the clocks that run against them.

use crate::{app::App, jobs::Jobs};
use ombud_base::Random;
use utoipa_axum::router::OpenApiRouter;

/// What it answers under `/api/v1`.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
}

/// Its durable jobs.
pub fn jobs() -> Vec<crate::jobs::Handler> {
    Vec::new()
}

/// What waits are measured by. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Clocks {
    jobs: Jobs,
    random: Random,
}

impl Clocks {
    /// Clocks whose timers are `jobs`.
    pub const fn new(jobs: Jobs, random: Random) -> Self {
        Self { jobs, random }
    }
}
