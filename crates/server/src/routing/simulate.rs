//! Where a message would go, and why: the same rules and the same people, without a case.

use super::{
    hands::{Candidate, Standing},
    plan::{Before, Plan},
    rules::{Facts, Trial},
    store,
};
use crate::{
    conversations::{Desk, types::Priority},
    understanding::{Decision, Urgency},
};
use ombud_base::id::{StaffId, TeamId, WorkspaceId};
use ombud_db::{DbError, Tx};
use serde::Serialize;
use utoipa::ToSchema;

/// People that are shown at most.
const SHOWN: usize = 20;

/// Where a message would go, and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct Routed {
    /// The rules in their order, with what became of each.
    pub rules: Vec<Trial>,
    /// The name of the rule that takes it; null: none does.
    pub rule: Option<String>,
    /// What names the team: `rule`, `intent`, `role`, `likely`, `flow`, `inbox`, `fallback`; `nothing` if nothing does.
    #[schema(example = "rule")]
    pub through: &'static str,
    /// The team; null: none is named.
    pub team: Option<TeamId>,
    /// Its name.
    pub team_name: Option<String>,
    /// How urgent it is.
    pub priority: Priority,
    /// What makes it so: `rule`, `words`, `tier`; empty if nothing does.
    #[schema(example = "tier")]
    pub priority_for: &'static str,
    /// The skills that whoever gets it must have, by name.
    pub skills: Vec<String>,
    /// Why it goes on at once to another team: `full`, `away`, `closed`, `unfit`; null: it does not.
    #[schema(example = "full")]
    pub overflows: Option<&'static str>,
    /// The team that it goes on to, at once or later.
    pub overflow_team: Option<String>,
    /// After how many seconds without an owner it goes on.
    pub overflow_after: Option<i64>,
    /// The person whom the rule names.
    pub person: Option<StaffId>,
    /// Whether the team gives work out by itself; otherwise somebody takes it.
    pub gives_out: bool,
    /// The team's people, who would get it first: 20 at most.
    pub people: Vec<Candidate>,
}

/// Says where a message would go.
///
/// # Errors
/// As the database says.
pub fn simulate(
    app: &Desk,
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    facts: &Facts,
    route: &Decision,
) -> Result<Routed, DbError> {
    let (_, routing) = store::routing(tx, ws)?;
    let priority = match route.urgency {
        Urgency::Urgent => Priority::Urgent,
        Urgency::High => Priority::High,
        Urgency::Normal => Priority::Normal,
    };
    let own = facts.inbox.map(|it| store::inbox_team(tx, ws, it)).transpose()?.flatten();
    let plan = Plan::of(tx, ws, &routing, &Before { facts, route: Some(route), priority, own })?;
    let language = facts.language.as_deref();
    let mut team = plan.team.clone();
    let stands = |tx: &mut Tx<'_>, team: Option<&(TeamId, String)>, needs: &[String]| {
        let of = (None, language);
        team.map(|it| Standing::at(app, tx, ws, it.0, needs, of, facts.now)).transpose()
    };
    let mut standing = stands(tx, team.as_ref(), &plan.needs)?;
    let next = plan.overflow.and_then(|it| it.team);
    let next = match next {
        Some(id) => store::team(tx, ws, id)?.map(|it| (id, it.name)),
        None => None,
    };
    let at_once = plan.overflow.is_some_and(|it| it.when_full) && next.is_some();
    let overflows = standing.as_ref().and_then(Standing::nobody).filter(|_| at_once);
    if overflows.is_some() {
        team.clone_from(&next);
        standing = stands(tx, team.as_ref(), &[])?;
    }
    Ok(Routed {
        rule: plan.rule.map(|it| it.1),
        rules: plan.trials,
        through: plan.through,
        team: team.as_ref().map(|it| it.0),
        team_name: team.map(|it| it.1),
        priority: plan.priority,
        priority_for: plan.priority_for,
        skills: plan.skills,
        overflows,
        overflow_team: next.map(|it| it.1),
        overflow_after: plan.overflow.and_then(|it| it.after_seconds),
        person: plan.person,
        gives_out: standing.as_ref().is_some_and(|it| it.gives_out),
        people: standing.map(|it| it.people.into_iter().take(SHOWN).collect()).unwrap_or_default(),
    })
}
