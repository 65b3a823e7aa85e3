//! The security check: whether the installation and a workspace are set up as they should be, as a score, with how to mend what
//! is not. For operators by `ombud doctor --security`, for admins by `GET /api/v1/security-check`.
//!
//! [`facts`] looks, [`checks`] judges what was seen and looks at nothing. To add a check: what it needs in `Facts`, a function in
//! [`checks`] with a line in its list, its texts in `locales/<language>/posture.ftl`, and a case in its tests.

mod api;
mod checks;
mod facts;
mod recommended;

pub use checks::{Check, CheckState};
pub use recommended::protect;

use crate::{app::App, http::Problem, texts::Texts};
use ombud_base::id::WorkspaceId;
use serde::Serialize;
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};

/// What it answers under `/api/v1`.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(api::check_security))
        .routes(routes!(recommended::show_recommended, recommended::turn_on_recommended))
}

/// The whole check.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct Posture {
    /// From 0 to 100: what passes, by weight; a warning counts half.
    #[schema(minimum = 0, maximum = 100)]
    pub score: u8,
    /// Each check, the most urgent first.
    pub checks: Vec<Check>,
}

/// Looks at everything and judges it.
///
/// # Errors
/// As the database says.
pub async fn posture(app: &App, workspace: WorkspaceId) -> Result<Posture, Problem> {
    let facts = facts::look(app, workspace).await?;
    let mut checks = checks::judge(&facts);
    let score = checks::score(&checks);
    // What fails stands above what passes, and the heavier above the lighter; equals keep the list's order.
    checks.sort_by_key(|it| (it.state, std::cmp::Reverse(it.weight)));
    Ok(Posture { score, checks })
}

/// What one check says, in a language: its name, what was found, and how to mend it where something is to be mended.
pub fn said(texts: &Texts, check: &Check) -> (String, String, Option<String>) {
    let args: Vec<(&str, i64)> = check.args.iter().map(|(name, value)| (*name, *value)).collect();
    let say = |end: &str| texts.count(&format!("posture-{}{end}", check.id), &args);
    let found = if check.state == CheckState::Pass { say("-good") } else { say("-bad") };
    (
        say(""),
        found,
        (check.state != CheckState::Pass && check.state != CheckState::Skipped).then(|| say("-mend")),
    )
}
