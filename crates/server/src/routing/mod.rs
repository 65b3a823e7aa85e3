//! Routing: finds the team of each case by the rules of the workspace, and gives open cases that nobody has to somebody who can take
//! them, at once when work or hands appear.
//!
//! - [`Routing`] is what a workspace says: rules in an order, a fallback, where a case goes on to that nobody takes. `rules` holds
//!   them against what is known of a case, without a database or a clock; `plan` adds the routes of what it is about
//!   ([`crate::understanding::Routes`]), the inbox's team and the fallback; `apply` makes it so, with a line that says why.
//! - A team that assigns by itself gives each case, the most urgent and then the oldest first, to a member who is online and
//!   connected, has every skill that the team's work and the case need, and carries less than they take on: of those who speak the
//!   customer's language the one who carries least, and among those the one who was given work longest ago. There is no tick: the
//!   commit that opens a case, frees somebody or brings them online wakes it.
//! - `overflow` lets go on what nobody takes.

mod api;
mod apply;
mod check;
mod hands;
mod overflow;
mod plan;
mod rules;
mod simulate;
mod store;
#[cfg(test)]
mod tests;
mod types;

pub use apply::{Asked, route};
pub use hands::{Candidate, There};
pub use rules::{Check, Facts, Trial};
pub use simulate::{Routed, RoutedHours, RoutedRoom, simulate};
pub use store::routing;
pub use types::{Overflow, Routing, Rule, RuleOutcome, RuleWhen};

use crate::{
    app::App,
    conversations::{
        Desk, actions,
        changes::Changes,
        needs, reading,
        types::{Activity, CaseState},
    },
    events::{Actor, kinds},
    http::Problem,
    jobs::{Handler, standard_back_off},
};
use hands::{Hand, Hands};
use ombud_base::id::{CaseId, ConversationId, WorkspaceId};
use ombud_db::{DbError, Tx, sql};
use serde_json::json;
use utoipa_axum::{router::OpenApiRouter, routes};

/// Cases given out in one transaction.
const STRIDE: i64 = 50;

/// What it answers under `/api/v1`.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(api::show_routing, api::set_routing))
}

/// Its durable jobs.
pub fn jobs(desk: &Desk) -> Vec<Handler> {
    vec![Handler::new(overflow::OVERFLOW, desk, overflow::ring, standard_back_off)]
}

/// Gives out work whenever there is reason to, until the server stops.
pub async fn run(desk: Desk) {
    desk.hub.follow_work(|| async { give_out(&desk).await.map(drop) }).await;
}

/// Gives out what can be given out now; what nobody of its team has time for goes on, where its rule says so.
///
/// # Errors
/// As the database says.
pub async fn give_out(app: &Desk) -> Result<u64, Problem> {
    let workspaces: Vec<WorkspaceId> = app
        .db
        .read::<_, DbError, _>(|tx| {
            tx.all(sql!("SELECT DISTINCT workspace_id FROM teams WHERE auto_assign = TRUE"), &[], |row| {
                row.get(0)
            })
        })
        .await?;
    let mut given = 0;
    for ws in workspaces {
        loop {
            let inner = app.clone();
            let waiting = app.db.read::<_, DbError, _>(move |tx| {
                let takers = Hands::read(&inner, tx, ws)?.takers(tx, ws)?;
                reading::ownerless(tx, ws, &takers, 1)
            });
            if waiting.await?.is_empty() {
                break;
            }
            let inner = app.clone();
            let done = app.db.write::<_, Problem, _>(move |tx| give_stride(&inner, tx, ws)).await?;
            given += done;
            // Who has their fill after this stride leaves room in the next one for the cases of those who are still free.
            if done == 0 {
                break;
            }
        }
    }
    overflow::when_full(app).await?;
    Ok(given)
}

fn give_stride(app: &Desk, tx: &mut Tx<'_>, ws: WorkspaceId) -> Result<u64, Problem> {
    let mut changes = Changes::open(app, tx, ws, Actor::System, app.now())?;
    let mut hands = Hands::read(app, tx, ws)?;
    let mut given = 0;
    let takers = hands.takers(tx, ws)?;
    for case in reading::ownerless(tx, ws, &takers, STRIDE)? {
        let needed = needs::of(tx, ws, case.id)?;
        let Some(hand) = hands.take(&case.spot(), &needed, case.language.as_deref()) else { continue };
        let last = actions::load_whole(tx, &mut changes, case.id)?;
        if changes.case(case.id).is_none_or(|it| it.state != CaseState::Open || it.assignee.is_some()) {
            continue;
        }
        give(tx, &mut changes, case.id, last, &hand, (&needed, case.language.as_deref()))?;
        given += 1;
    }
    changes.close(tx)?;
    Ok(given)
}

/// Gives a case to somebody, with a line that says why them.
fn give(
    tx: &mut Tx<'_>,
    changes: &mut Changes<'_>,
    case: CaseId,
    conversation: ConversationId,
    hand: &Hand,
    (needed, language): (&[String], Option<&str>),
) -> Result<(), Problem> {
    let ws = changes.journal.workspace;
    let names = store::skill_names(tx, ws)?;
    let skills: Vec<&str> =
        needed.iter().filter_map(|it| names.get(it.strip_prefix("skill:")?)).map(String::as_str).collect();
    let speaks = language.filter(|it| hand.speaks(Some(it)));
    let why = [
        ("language", speaks.unwrap_or("none").to_owned()),
        ("skills", if skills.is_empty() { "none".into() } else { skills.join(", ") }),
        ("load", hand.load.to_string()),
        ("most", hand.max_load.to_string()),
    ];
    let line = |name: String| {
        let mut line = Activity::new("routed_to", why);
        line.args.insert("to".into(), name);
        line
    };
    actions::give_to(tx, changes, case, conversation, hand.staff, line)?;
    needs::set(tx, ws, case, &[])?;
    store::forget_waiting(tx, ws, case)?;
    let data = json!({
        "assignee": hand.staff, "by": "routing", "speaks": speaks, "needs": needed, "load": hand.load, "max_load": hand.max_load
    });
    changes.journal.event(kinds::CASE_ASSIGNED, Some(case), &data);
    Ok(())
}
