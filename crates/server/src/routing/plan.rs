//! What is to become of a case: the rule that takes it, or the route of what it is about, or the inbox's team, or the fallback.

use super::{
    hands,
    rules::{Calendars, Facts, Trial},
    store,
    types::{Overflow, Routing, Rule},
};
use crate::{clocks::business_hours, conversations::types::Priority, understanding::Decision};
use ombud_base::id::{SkillId, StaffId, TagId, TeamId, WorkspaceId};
use ombud_db::{DbError, Tx};

/// What is to become of a case.
#[derive(Clone, Debug)]
pub(super) struct Plan {
    /// The rule that takes it, by id and name.
    pub rule: Option<(String, String)>,
    /// What named the team: `rule`, `intent`, `role`, `likely`, `flow`, `inbox`, `fallback`; `nothing` if nothing did.
    pub through: &'static str,
    /// The team, with its name.
    pub team: Option<(TeamId, String)>,
    /// Who gets it, if they are free.
    pub person: Option<StaffId>,
    /// How urgent it is.
    pub priority: Priority,
    /// What made it so: `rule`, `words`, `tier`; empty if nothing did.
    pub priority_for: &'static str,
    /// What whoever gets it has to have.
    pub needs: Vec<String>,
    /// Whether it has to be their language, too.
    pub speaks: bool,
    /// The skills among that, by name.
    pub skills: Vec<String>,
    /// The tags that it gets.
    pub tags: Vec<TagId>,
    /// Where it goes on to.
    pub overflow: Option<Overflow>,
    /// What became of each rule.
    pub trials: Vec<Trial>,
}

/// What a case is, before the rules are asked.
pub(super) struct Before<'a> {
    /// What is known of it.
    pub facts: &'a Facts,
    /// Where the route of what it is about leads.
    pub route: Option<&'a Decision>,
    /// How urgent it is without any rule.
    pub priority: Priority,
    /// The team that it is with so far.
    pub own: Option<TeamId>,
}

impl Plan {
    /// Asks the rules.
    pub fn of(
        tx: &mut Tx<'_>,
        ws: WorkspaceId,
        routing: &Routing,
        before: &Before<'_>,
    ) -> Result<Self, DbError> {
        let facts = before.facts;
        let calendars = calendars(tx, ws, routing)?;
        let (taken, trials) = routing.tries(facts, &calendars);
        let rule = taken.and_then(|it| routing.rules.get(it));
        let (through, team) = team(tx, ws, routing, rule, before)?;
        let (priority, priority_for) = priority(routing, rule, before);
        let names = store::skill_names(tx, ws)?;
        // A skill that was deleted since is one that nobody has: a case must not wait for it.
        let asked = rule.map(|it| it.outcome.skills.as_slice()).unwrap_or_default();
        let there: Vec<SkillId> =
            asked.iter().copied().filter(|it| names.contains_key(&it.to_string())).collect();
        let mut needs: Vec<String> = there.iter().map(|it| hands::skill(*it)).collect();
        let speaks = facts.language.as_deref().filter(|_| rule.is_some_and(|it| it.outcome.language));
        needs.extend(speaks.map(hands::language));
        Ok(Self {
            rule: rule.map(|it| (it.id.clone(), it.name.clone())),
            through,
            team,
            person: rule.and_then(|it| it.outcome.person),
            priority,
            priority_for,
            speaks: speaks.is_some(),
            needs,
            skills: there.iter().filter_map(|it| names.get(&it.to_string()).cloned()).collect(),
            tags: rule.map(|it| it.outcome.tags.clone()).unwrap_or_default(),
            overflow: rule.and_then(|it| it.outcome.overflow).or(routing.overflow),
            trials,
        })
    }
}

/// The business hours that the rules name.
fn calendars(tx: &mut Tx<'_>, ws: WorkspaceId, routing: &Routing) -> Result<Calendars, DbError> {
    let mut all = Calendars::new();
    for id in routing.rules.iter().filter_map(|it| it.when.hours.as_ref()).map(|it| it.calendar) {
        if !all.contains_key(&id)
            && let Some(hours) = business_hours(tx, ws, id)?
        {
            all.insert(id, hours);
        }
    }
    Ok(all)
}

/// A team with its name.
type Named = (TeamId, String);

/// The first team that is named, is there, and has people; without a fallback, one without people counts as well.
fn team(
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    routing: &Routing,
    rule: Option<&Rule>,
    before: &Before<'_>,
) -> Result<(&'static str, Option<Named>), DbError> {
    let route = before.route;
    let named = [
        ("rule", rule.and_then(|it| it.outcome.team)),
        (route.and_then(|it| it.by).unwrap_or("flow"), route.and_then(|it| it.team)),
        ("inbox", before.own),
        ("fallback", routing.fallback),
    ];
    for (through, id) in named {
        let Some(id) = id else { continue };
        let Some(team) = store::team(tx, ws, id)? else { continue };
        if team.members > 0 || routing.fallback.is_none() || through == "fallback" {
            return Ok((through, Some((id, team.name))));
        }
    }
    Ok(("nothing", None))
}

fn priority(routing: &Routing, rule: Option<&Rule>, before: &Before<'_>) -> (Priority, &'static str) {
    let words = if before.priority > Priority::Normal { "words" } else { "" };
    match rule.and_then(|it| it.outcome.priority) {
        // What is being lost now is not made to wait by a rule that was written for something else.
        Some(_) if before.priority == Priority::Urgent => (Priority::Urgent, "words"),
        Some(own) => (own, "rule"),
        None => match routing.tiers.of(before.facts.tier) {
            Some(own) if own > before.priority => (own, "tier"),
            _ => (before.priority, words),
        },
    }
}
