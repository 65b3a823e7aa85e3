//! A case is routed: what the rules say of it becomes its team, its priority, its owner, and a line that says why.

use super::{
    hands::{Standing, There},
    overflow,
    plan::{Before, Plan},
    rules::Facts,
    store,
};
use crate::{
    access::person_of,
    conversations::{
        Desk,
        actions::give_to,
        changes::Changes,
        needs,
        people::staff_name,
        tagging::add_tags,
        types::{Activity, CaseRow, CaseState, Priority},
    },
    events::kinds,
    http::Problem,
    understanding::{Decision, Urgency},
};
use ombud_base::id::{CaseId, ConversationId, StaffId};
use ombud_db::{DbError, Tx, sql};
use serde_json::json;

/// What was made of a customer's words before the rules are asked.
#[derive(Clone, Copy, Debug)]
pub struct Asked<'a> {
    /// What they are about, and where its route leads; none when they could not be read.
    pub route: Option<&'a Decision>,
    /// How urgent they are.
    pub priority: Priority,
    /// The words.
    pub text: &'a str,
    /// Their language.
    pub language: Option<&'a str>,
}

/// Routes an open case of which nobody is the owner: it must be loaded with its conversation.
///
/// # Errors
/// As the database says.
pub fn route(
    app: &Desk,
    tx: &mut Tx<'_>,
    changes: &mut Changes<'_>,
    case: CaseId,
    conversation: ConversationId,
    asked: &Asked<'_>,
) -> Result<(), Problem> {
    let ws = changes.journal.workspace;
    let row = changes.case(case).ok_or_else(|| Problem::internal("a case that was not loaded"))?.clone();
    let facts = facts(tx, changes, &row, asked)?;
    let (_, routing) = store::routing(tx, ws)?;
    let before = Before { facts: &facts, route: asked.route, priority: asked.priority, own: row.team };
    let plan = Plan::of(tx, ws, &routing, &before)?;
    let team = plan.team.as_ref().map(|it| it.0);
    changes.change(case, |it| {
        it.team = team.or(it.team);
        // Whoever is given it should speak the language that the rules went by: what was written, not what the page is in.
        it.language.clone_from(&facts.language);
        it.priority = risen(it.priority, plan.priority);
    })?;
    needs::set(tx, ws, case, &plan.needs)?;
    changes.note_activity(conversation, line(&plan, &facts), false)?;
    tell(changes, &row, &plan, &facts);
    add_tags(tx, changes, case, conversation, &plan.tags)?;
    if row.assignee.is_none()
        && row.state == CaseState::Open
        && !to_person(app, tx, changes, case, conversation, &plan)?
    {
        overflow::watch(app, tx, changes, case, conversation, &plan)?;
    }
    Ok(())
}

/// A priority that somebody or something raised before is not lowered; one that nobody has touched may be.
fn risen(was: Priority, planned: Priority) -> Priority {
    if was == Priority::Normal { planned } else { was.max(planned) }
}

fn facts(tx: &mut Tx<'_>, changes: &Changes<'_>, row: &CaseRow, asked: &Asked<'_>) -> Result<Facts, DbError> {
    let (tier, proof) = store::customer(tx, changes.journal.workspace, row.customer)?;
    let by_priority = match asked.priority {
        Priority::Urgent => Urgency::Urgent,
        Priority::High => Urgency::High,
        Priority::Low | Priority::Normal => Urgency::Normal,
    };
    let intent = asked.route.and_then(|it| it.intent).map(str::to_owned);
    Ok(Facts {
        inbox: Some(row.inbox),
        language: asked.language.map(str::to_owned).or_else(|| row.language.clone()),
        intent: intent.or_else(|| row.intent.clone()),
        urgency: asked.route.map_or(by_priority, |it| it.urgency.max(by_priority)),
        text: asked.text.to_owned(),
        tier,
        proof,
        kind: row.kind.clone(),
        now: changes.journal.now,
    })
}

/// The line for staff. Nothing in it is what the customer wrote.
fn line(plan: &Plan, facts: &Facts) -> Activity {
    Activity::new(
        "routed",
        [
            ("through", plan.through.to_owned()),
            ("rule", plan.rule.as_ref().map(|it| it.1.clone()).unwrap_or_else(|| "none".into())),
            ("team", plan.team.as_ref().map(|it| it.1.clone()).unwrap_or_else(|| "none".into())),
            ("priority", plan.priority.word().to_owned()),
            (
                "priority_for",
                if plan.priority_for.is_empty() { "none" } else { plan.priority_for }.to_owned(),
            ),
            ("intent", facts.intent.clone().unwrap_or_else(|| "none".into())),
            ("tier", facts.tier.word().to_owned()),
            ("language", facts.language.clone().unwrap_or_else(|| "und".into())),
            ("skills", if plan.skills.is_empty() { "none".into() } else { plan.skills.join(", ") }),
        ],
    )
}

fn tell(changes: &mut Changes<'_>, was: &CaseRow, plan: &Plan, facts: &Facts) {
    let team = plan.team.as_ref().map(|it| it.0);
    let taken = plan.trials.iter().find(|it| it.outcome == "takes");
    let data = json!({
        "through": plan.through, "rule": plan.rule.as_ref().map(|it| &it.0), "name": plan.rule.as_ref().map(|it| &it.1),
        "team": team, "priority": plan.priority, "priority_for": plan.priority_for, "needs": plan.needs,
        "tier": facts.tier, "language": facts.language, "intent": facts.intent, "checks": taken.map(|it| &it.checks),
        "was": {"team": was.team, "priority": was.priority},
    });
    changes.journal.event(kinds::CASE_ROUTED, Some(was.id), &data);
    if let Some(team) = team
        && was.team != Some(team)
    {
        let data = json!({"team": team, "was": {"team": was.team}, "by": "routing"});
        changes.journal.event(kinds::CASE_ASSIGNED, Some(was.id), &data);
    }
}

/// How free somebody is: `free`, `full`, `away`; with their load and the most that they take on.
pub(super) fn freedom(
    app: &Desk,
    tx: &mut Tx<'_>,
    ws: ombud_base::id::WorkspaceId,
    staff: StaffId,
    there: There,
) -> Result<(&'static str, i64, i64), DbError> {
    let found = tx.maybe(
        sql!("SELECT presence, load, max_load FROM staff WHERE workspace_id = $1 AND id = $2 AND state = 'active'"),
        &[ws.into(), staff.into()],
        |row| Ok((row.get::<String>(0)?, row.get::<i64>(1)?, row.get::<i64>(2)?)),
    )?;
    let is_there = there == There::ByWord || app.hub.staff_connected(ws, staff);
    Ok(match found {
        Some((presence, load, most)) if presence == "online" && is_there => {
            (if load < most { "free" } else { "full" }, load, most)
        }
        Some((_, load, most)) => ("away", load, most),
        None => ("away", 0, 0),
    })
}

/// Gives a case to the person whom the rule names, if they are there, have time and see it; else says why not.
fn to_person(
    app: &Desk,
    tx: &mut Tx<'_>,
    changes: &mut Changes<'_>,
    case: CaseId,
    conversation: ConversationId,
    plan: &Plan,
) -> Result<bool, Problem> {
    let Some(staff) = plan.person else { return Ok(false) };
    let (ws, now) = (changes.journal.workspace, changes.journal.now);
    let (mut state, load, most) = freedom(app, tx, ws, staff, There::Connected)?;
    let person = person_of(tx, ws, staff, now)?.filter(|it| it.active);
    if !person.is_some_and(|it| changes.case(case).is_some_and(|row| it.reach().holds(&row.spot()))) {
        state = "unfit";
    }
    if state != "free" {
        let name = staff_name(tx, ws, staff)?.name;
        let line = Activity::new("routed_past", [("to", name), ("why", state.to_owned())]);
        changes.note_activity(conversation, line, false)?;
        return Ok(false);
    }
    let rule = plan.rule.as_ref().map(|it| it.1.clone()).unwrap_or_default();
    let args = |name: String| {
        [("to", name), ("rule", rule), ("load", (load + 1).to_string()), ("most", most.to_string())]
    };
    give_to(tx, changes, case, conversation, staff, |name| Activity::new("routed_person", args(name)))?;
    needs::set(tx, ws, case, &[])?;
    let data = json!({"assignee": staff, "by": "routing", "rule": plan.rule.as_ref().map(|it| &it.0)});
    changes.journal.event(kinds::CASE_ASSIGNED, Some(case), &data);
    Ok(true)
}

/// How a team stands to a loaded case that needs this.
pub(super) fn standing(
    app: &Desk,
    tx: &mut Tx<'_>,
    changes: &Changes<'_>,
    case: CaseId,
    needs: &[String],
) -> Result<Option<Standing>, DbError> {
    let Some(row) = changes.case(case) else { return Ok(None) };
    let Some(team) = row.team else { return Ok(None) };
    let spot = row.spot();
    let of = (Some(&spot), row.language.as_deref());
    Standing::of(app, tx, changes.journal.workspace, team, needs, of).map(Some)
}
