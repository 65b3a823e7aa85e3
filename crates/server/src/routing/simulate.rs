//! Where a message would go, and why: the same rules and the same people, without a case.

use super::{
    apply::freedom,
    hands::{Candidate, Standing, There},
    plan::{Before, Plan},
    rules::{Facts, Trial},
    store,
};
use crate::{
    conversations::{Desk, types::Priority},
    understanding::{Decision, Urgency},
};
use ombud_base::{
    Time,
    id::{StaffId, TeamId, WorkspaceId},
};
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
    /// Whether whoever gets it must speak the customer's language.
    pub speaks: bool,
    /// The person whom the rule names.
    pub person: Option<StaffId>,
    /// Their name, and how they stand to it: `free`, `full`, `away` or `unfit`; then it stays with the team.
    pub person_name: Option<String>,
    /// That.
    #[schema(example = "free")]
    pub person_state: Option<&'static str>,
    /// The team's business hours at that time; null: it has none, and is always there.
    pub hours: Option<RoutedHours>,
    /// How many of the team stand how to it.
    pub room: RoutedRoom,
    /// Who would get it now; null: nobody.
    pub gets: Option<String>,
    /// Why they, and nobody else: `rule` names them, they speak the `language`, or carry the least `load`. Where nobody gets it, why:
    /// `full`, `away`, `unfit`, `by_hand` (the team takes its work itself), `no_team`.
    #[schema(example = "language")]
    pub gets_for: &'static str,
    /// Whether the team gives work out by itself; otherwise somebody takes it.
    pub gives_out: bool,
    /// The team's people, who would get it first: 20 at most.
    pub people: Vec<Candidate>,
}

/// The hours of a team at a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct RoutedHours {
    /// Whether it is within them.
    pub open: bool,
    /// Until when; null: for good.
    pub until: Option<Time>,
}

/// How many people stand how to a message.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, ToSchema)]
pub struct RoutedRoom {
    /// They are there, and have room.
    pub free: usize,
    /// They have as many cases as they take on.
    pub full: usize,
    /// They are not there.
    pub away: usize,
    /// They lack a skill or a language that it needs.
    pub unfit: usize,
}

impl RoutedRoom {
    fn of(standing: &Standing) -> Self {
        let count = |state| standing.count(state);
        Self { free: count("free"), full: count("full"), away: count("away"), unfit: count("unfit") }
    }
}

/// Who would get it, or why nobody does.
fn gets(standing: Option<&Standing>, named: Option<String>) -> (Option<String>, &'static str) {
    if named.is_some() {
        return (named, "rule");
    }
    let Some(standing) = standing else { return (None, "no_team") };
    if !standing.gives_out {
        return (None, "by_hand");
    }
    let Some(first) = standing.people.first().filter(|it| it.state == "free") else {
        let room = RoutedRoom::of(standing);
        let why = match (room.full, room.away) {
            (0, 0) => "unfit",
            (0, _) => "away",
            _ => "full",
        };
        return (None, why);
    };
    // The language is why where somebody else has less to do.
    let lighter = |it: &Candidate| it.state == "free" && it.load < first.load;
    let by_language = first.speaks && standing.people.iter().any(lighter);
    (Some(first.name.clone()), if by_language { "language" } else { "load" })
}

/// Says where a message would go, with those for people who count as being `there`.
///
/// # Errors
/// As the database says.
pub fn simulate(
    app: &Desk,
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    facts: &Facts,
    route: &Decision,
    there: There,
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
        team.map(|it| Standing::at(app, tx, ws, it.0, needs, of, (facts.now, there))).transpose()
    };
    let mut standing = stands(tx, team.as_ref(), &plan.needs)?;
    let next = plan.overflow.and_then(|it| it.team);
    let next = match next {
        Some(id) => store::team(tx, ws, id)?.map(|it| (id, it.name)),
        None => None,
    };
    let person_name = plan.person.map(|it| app.names.of(tx, ws, it)).transpose()?.map(|it| it.name);
    let person_state = plan.person.map(|it| freedom(app, tx, ws, it, there)).transpose()?.map(|it| it.0);
    let named = person_name.clone().filter(|_| person_state == Some("free"));
    // Whoever the rule names and is free gets it before it goes on.
    let at_once = plan.overflow.is_some_and(|it| it.when_full) && next.is_some() && named.is_none();
    let overflows = standing.as_ref().and_then(Standing::nobody).filter(|_| at_once);
    if overflows.is_some() {
        team.clone_from(&next);
        standing = stands(tx, team.as_ref(), &[])?;
    }
    let (gets, gets_for) = gets(standing.as_ref(), named);
    Ok(Routed {
        speaks: plan.speaks,
        person_name,
        person_state,
        hours: standing.as_ref().and_then(|it| it.hours).map(|(open, until)| RoutedHours { open, until }),
        room: standing.as_ref().map(RoutedRoom::of).unwrap_or_default(),
        gets,
        gets_for,
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
