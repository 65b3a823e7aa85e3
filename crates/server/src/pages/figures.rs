//! `/metrics`: figures for Prometheus.
//!
//! To add one, call `metrics::counter!`, `gauge!` or `histogram!` where it happens, and describe it in [`describe`].

use crate::{app::App, http::Problem};
use axum::{
    Router,
    extract::{ConnectInfo, State},
    http::{HeaderMap, header},
    response::{IntoResponse, Response},
    routing::get,
};
use metrics_exporter_prometheus::{Matcher, PrometheusBuilder, PrometheusHandle};
use ombud_db::DbError;
use sha2::{Digest, Sha256};
use std::{net::SocketAddr, sync::OnceLock};

static HANDLE: OnceLock<Result<PrometheusHandle, String>> = OnceLock::new();

pub fn routes() -> Router<App> {
    Router::new().route("/metrics", get(show))
}

/// Starts to collect; what happened before is not counted.
pub fn start() -> Result<&'static PrometheusHandle, Problem> {
    HANDLE.get_or_init(install).as_ref().map_err(Problem::internal)
}

fn install() -> Result<PrometheusHandle, String> {
    let seconds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0];
    let sizes = [1.0, 2.0, 4.0, 8.0, 16.0, 32.0, 64.0, 128.0, 256.0, 512.0];
    let recorder = PrometheusBuilder::new()
        .set_buckets_for_metric(Matcher::Suffix("_seconds".into()), &seconds)
        .and_then(|it| it.set_buckets_for_metric(Matcher::Suffix("_size".into()), &sizes))
        .map_err(|error| error.to_string())?
        .build_recorder();
    let handle = recorder.handle();
    metrics::set_global_recorder(recorder).map_err(|error| error.to_string())?;
    describe();
    Ok(handle)
}

fn describe() {
    metrics::describe_histogram!(
        "ombud_http_request_seconds",
        "Time to answer, by method, route and status."
    );
    metrics::describe_histogram!("ombud_db_group_size", "Writes that shared one commit (SQLite).");
    metrics::describe_histogram!(
        "ombud_db_commit_seconds",
        "Time of one commit, the wait for the disk included (SQLite)."
    );
    metrics::describe_counter!("ombud_events_total", "Events appended, by kind.");
    metrics::describe_counter!(
        "ombud_files_scanned_total",
        "Uploads that clamd was asked about, by its verdict."
    );
    metrics::describe_gauge!("ombud_connections", "Live connections, of customers and of staff.");
    metrics::describe_gauge!("ombud_jobs_waiting", "Jobs whose time has not come.");
    metrics::describe_gauge!(
        "ombud_jobs_due",
        "Jobs whose time has come and that have not run; should be near 0."
    );
    metrics::describe_gauge!("ombud_jobs_failed", "Jobs that were given up; should be 0.");
    metrics::describe_gauge!("ombud_anchor_leaves", "Leaves of the newest head that a target outside holds.");
    metrics::describe_gauge!(
        "ombud_anchor_held_timestamp",
        "When it was anchored there, in seconds since 1970."
    );
    metrics::describe_counter!(
        "ombud_anchor_failures_total",
        "Heads that could not be anchored, by target and trouble."
    );
    metrics::describe_gauge!(
        "ombud_process_start_seconds",
        "When the server started, in seconds since 1970."
    );
}

async fn show(
    State(app): State<App>,
    peer: Option<axum::Extension<ConnectInfo<SocketAddr>>>,
    headers: HeaderMap,
) -> Response {
    let peer = peer.map(|it| it.0.0);
    if !may_see(&app, peer, &headers) {
        return Problem::not_found().into_response();
    }
    match measure(&app).await {
        Ok(text) => {
            ([(header::CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8")], text).into_response()
        }
        Err(problem) => problem.into_response(),
    }
}

/// With a token, whoever shows it; without, this machine, and only when no proxy stands between.
fn may_see(app: &App, peer: Option<SocketAddr>, headers: &HeaderMap) -> bool {
    let token = app.config.metrics.token.expose();
    if token.is_empty() {
        let forwarded = ["x-forwarded-for", "forwarded", "via"].iter().any(|it| headers.contains_key(*it));
        return !forwarded && peer.is_some_and(|it| it.ip().to_canonical().is_loopback());
    }
    let shown = crate::access::bearer(headers).unwrap_or_default();
    // Digests are compared, so that the time it takes tells nothing of the token.
    Sha256::digest(shown.as_bytes()) == Sha256::digest(token.as_bytes())
}

async fn measure(app: &App) -> Result<String, Problem> {
    let handle = start()?;
    let now = app.now();
    let jobs = app.db.read::<_, DbError, _>(move |tx| crate::jobs::tally(tx, now)).await?;
    metrics::gauge!("ombud_jobs_waiting").set(jobs.waiting as f64);
    metrics::gauge!("ombud_jobs_due").set(jobs.due as f64);
    metrics::gauge!("ombud_jobs_failed").set(jobs.failed as f64);
    let (customers, staff) = app.hub.connections();
    metrics::gauge!("ombud_connections", "who" => "customers").set(customers as f64);
    metrics::gauge!("ombud_connections", "who" => "staff").set(staff as f64);
    handle.run_upkeep();
    Ok(handle.render())
}
