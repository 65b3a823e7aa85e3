//! What a team lead looks at: the dashboard.
//!
//! Its figures are exact at the moment that it is asked for. First replies and waits come from episodes, so a late answer
//! counts like a quick one. To add a figure, add its question to `store.rs` with an index that answers it.

mod assistant;
mod board;
mod store;
mod types;
mod within;

pub use assistant::{AssistantCounts, AssistantDay, AssistantFigures, AssistantLanguage};
pub use types::{Age, CsatFigures, Dashboard, FirstReply, HourlyReply, Load, Volume, Waiting};

use crate::{
    access::{Permission, Signed},
    app::App,
    clocks,
    http::{Params, Problem},
};
use axum::{Json, extract::State};
use jiff::tz::TimeZone;
use ombud_base::{
    Time,
    id::{TeamId, WorkspaceId},
};
use ombud_db::Tx;
use serde::Deserialize;
use utoipa::IntoParams;
use utoipa_axum::{router::OpenApiRouter, routes};

/// What it answers under `/api/v1`.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(show_dashboard)).routes(routes!(assistant::show_assistant))
}

/// What part of the desk is wanted.
#[derive(Clone, Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct DashboardQuery {
    /// Cases of one team only.
    team: Option<TeamId>,
    /// The time zone (IANA) in which today begins; that of the first business hours when absent, else UTC.
    #[param(example = "Asia/Singapore")]
    tz: Option<String>,
}

/// The state of the desk: who waits, who has how much to do, how fast and how well today went.
#[utoipa::path(
    get, path = "/dashboard", tag = "reports", params(DashboardQuery), responses((status = 200, body = Dashboard))
)]
async fn show_dashboard(
    State(app): State<App>,
    signed: Signed,
    Params(query): Params<DashboardQuery>,
) -> Result<Json<Dashboard>, Problem> {
    signed.need(Permission::ReportsView)?;
    let (now, hub) = (app.now(), app.hub.clone());
    let board = app.db.snapshot::<_, Problem, _>(move |tx| {
        let workspace = signed.workspace;
        if let Some(team) = query.team
            && !crate::workspace::team_exists(tx, workspace, team)?
        {
            return Err(Problem::invalid("team", "is no team"));
        }
        let zone = zone_of(tx, workspace, query.tz.as_deref())?;
        let since = start_of_day(now, zone);
        let scope = store::Scope { workspace, team: query.team, within: signed.scope.clone(), since, now };
        board::dashboard(tx, &scope, &hub)
    });
    board.await.map(Json)
}

/// The time zone that is asked for; that of the first business hours where none is, else UTC.
fn zone_of(tx: &mut Tx<'_>, ws: WorkspaceId, name: Option<&str>) -> Result<TimeZone, Problem> {
    match name {
        Some(name) => TimeZone::get(name)
            .map_err(|_| Problem::invalid("tz", "must be a time zone such as Asia/Singapore")),
        None => {
            let first = clocks::first_time_zone(tx, ws)?.and_then(|it| TimeZone::get(&it).ok());
            Ok(first.unwrap_or(TimeZone::UTC))
        }
    }
}

fn start_of_day(now: Time, zone: TimeZone) -> Time {
    now.timestamp().to_zoned(zone).start_of_day().map_or(now, |it| it.timestamp().into())
}
