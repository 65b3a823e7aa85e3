//! `ombud access explain`: what a member of staff can do and see.

use super::{
    commands::{print, run, workspace},
    open,
    told::{NO_WORKSPACE, told},
};
use crate::{
    access::{member_by_email, parse_email},
    app::App,
    config::Loaded,
    events::{Actor, Journal, kinds},
    http::Problem,
    oversight::{Explained, explain},
};
use ombud_base::{Clock, Random, id::StaffId};
use ombud_db::Tx;
use serde_json::json;
use std::process::ExitCode;

/// `ombud access explain`.
pub fn explain_access(
    loaded: Loaded,
    slug: Option<String>,
    who: &str,
    as_json: bool,
) -> anyhow::Result<ExitCode> {
    let who = who.to_owned();
    let found = run(async {
        let app = open(loaded.config, Clock::system(), Random::system()).await?;
        let part = app.clone();
        let done = app.db.write(move |tx| find(tx, &part, slug.as_deref(), &who)).await;
        done.map_err(told)
    })?;
    if as_json { print(&(serde_json::to_string_pretty(&found)? + "\n")) } else { print(&found.text()) }
}

fn find(tx: &mut Tx<'_>, app: &App, slug: Option<&str>, who: &str) -> Result<Explained, Problem> {
    let found = workspace(tx, slug)?;
    let ws = found.ok_or_else(|| Problem::invalid("workspace", NO_WORKSPACE))?;
    let nobody =
        || Problem::invalid("staff", format!("nobody here is {who}: name them by their address or their id"));
    let staff: StaffId = match (who.parse(), parse_email(who)) {
        (Ok(id), _) => id,
        (Err(_), Some(email)) => member_by_email(tx, ws, &email)?.ok_or_else(nobody)?.id,
        (Err(_), None) => return Err(nobody()),
    };
    let mut journal = Journal::open(tx, ws, Actor::System, app.now())?;
    let explained = explain(tx, ws, staff, app.now())?.ok_or_else(nobody)?;
    journal.event(kinds::ACCESS_EXPLAINED, None, &json!({"staff": staff, "by": "operator"}));
    journal.close(tx, &app.hub)?;
    Ok(explained)
}
