//! What every workspace should have on, and what a new one begins with: each measure, whether it is in force, and whom it is about.
//! It only ever adds: nothing that is stricter already is loosened by it.

use crate::{
    access::{self, Permission, Signed},
    app::App,
    approvals,
    events::Journal,
    http::{Body, Checks, Problem},
    proof, settings,
    words::words,
    workspace,
};
use axum::{Json, extract::State};
use ombud_base::{Time, id::WorkspaceId};
use ombud_db::{DbError, Tx};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// How many days people get to set up a second factor, unless something else is said; and the most.
const DAYS: (i64, i64) = (7, 30);

words! {
    /// Something that protects.
    Measure {
        /// Everybody needs a second factor, after some days.
        SecondFactor = "second_factor",
        /// What cannot be taken back needs two people.
        TwoPersons = "two_persons",
        /// Customers prove who they are before staff sees their account at the platform.
        AccountProof = "account_proof",
    }
}

/// How a measure stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct RecommendedMeasure {
    /// Which.
    measure: Measure,
    /// It is in force; of two people: as soon as there are two.
    on: bool,
    /// Of a second factor: how many have none yet. Of the rule of two: how many may decide. Else 0.
    people: i64,
    /// From when on it holds, where people were given time.
    from: Option<Time>,
}

/// What is recommended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct RecommendedProtection {
    /// Each measure.
    measures: Vec<RecommendedMeasure>,
}

fn look(tx: &mut Tx<'_>, ws: WorkspaceId) -> Result<RecommendedProtection, DbError> {
    let settings = settings::of(tx, ws)?;
    let without = access::people(tx, ws)?.into_iter().filter(|it| !it.second_factor).count();
    let (two, deciders) = approvals::all_required(tx, ws)?;
    let count = |it: usize| i64::try_from(it).unwrap_or(i64::MAX);
    Ok(RecommendedProtection {
        measures: vec![
            RecommendedMeasure {
                measure: Measure::SecondFactor,
                on: settings.require_second_factor,
                people: count(without),
                from: settings.second_factor_from,
            },
            RecommendedMeasure { measure: Measure::TwoPersons, on: two, people: count(deciders), from: None },
            RecommendedMeasure {
                measure: Measure::AccountProof,
                on: proof::rules_of(tx, ws)?.account.level > crate::customers::Proof::None,
                people: 0,
                from: None,
            },
        ],
    })
}

/// What a workspace begins with that an operator makes: a second factor for everybody once the usual days are over, and two people
/// for whatever cannot be taken back, which has no effect until there are two. A proof before account facts is there by itself.
///
/// # Errors
/// As the database says.
pub fn protect(tx: &mut Tx<'_>, journal: &mut Journal, now: Time) -> Result<(), Problem> {
    workspace::require_factor(tx, journal, now.plus_seconds(DAYS.0 * 86_400))?;
    approvals::require_all(tx, journal)
}

/// What protects a workspace and should be on: whether it is, whether it can be, and whom it is about.
#[utoipa::path(get, path = "/security-check/recommended", tag = "security", responses((status = 200, body = RecommendedProtection)))]
pub(super) async fn show_recommended(
    State(app): State<App>,
    signed: Signed,
) -> Result<Json<RecommendedProtection>, Problem> {
    signed.need(Permission::SecurityManage)?;
    app.db.read::<_, DbError, _>(move |tx| look(tx, signed.workspace)).await.map(Json).map_err(Problem::from)
}

/// To turn on what is recommended.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct TurnOn {
    /// How many days people get to set up a second factor: 0 to 30; 7 when absent. Where it is compulsory already, nothing changes.
    #[serde(default = "days")]
    #[schema(minimum = 0, maximum = 30)]
    days: i64,
}

const fn days() -> i64 {
    DAYS.0
}

/// Turns on what is recommended and not in force yet, all at once: a second factor for everybody, after some days; two people for
/// what cannot be taken back, as soon as there are two; a proof before account facts. Nothing that is stricter is changed.
#[utoipa::path(
    post, path = "/security-check/recommended", tag = "security",
    request_body(content = TurnOn, example = json!({"days": 7})),
    responses((status = 200, body = RecommendedProtection), (status = 403), (status = 422))
)]
pub(super) async fn turn_on_recommended(
    State(app): State<App>,
    signed: Signed,
    Body(wanted): Body<TurnOn>,
) -> Result<Json<RecommendedProtection>, Problem> {
    signed.need(Permission::SecurityManage)?;
    let mut checks = Checks::new();
    checks.within("days", wanted.days, 0, DAYS.1);
    checks.done()?;
    let (hub, now) = (app.hub.clone(), app.now());
    let written = app.db.write::<_, Problem, _>(move |tx| {
        let mut journal = Journal::open(tx, signed.workspace, signed.actor(), now)?;
        workspace::require_factor(tx, &mut journal, now.plus_seconds(wanted.days * 86_400))?;
        approvals::require_all(tx, &mut journal)?;
        proof::recommend(tx, &mut journal)?;
        journal.close(tx, &hub)?;
        Ok(look(tx, signed.workspace)?)
    });
    written.await.map(Json)
}
