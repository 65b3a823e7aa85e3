//! What is wrong with rules, said before they are kept; and what became wrong since, for what they name may be deleted.

use super::{
    rules::seconds,
    types::{Overflow, Routing, Rule, RuleTime},
};
use crate::{
    access::{CASE_TYPES, person_of},
    clocks::business_hours,
    http::Checks,
    understanding::Tree,
    workspace::team_exists,
};
use jiff::tz::TimeZone;
use ombud_base::{
    Time,
    id::{InboxId, SkillId, TagId, TeamId, WorkspaceId},
};
use ombud_db::{DbError, Tx, Value, sql};

/// The most rules.
const RULES_MOST: usize = 100;
/// The most entries of one condition.
const LIST_MOST: usize = 50;
/// The longest time until a case goes on.
const WEEK: i64 = 604_800;

/// Checks all that can be checked without the database.
pub(super) fn form(checks: &mut Checks, routing: &Routing) {
    checks.count("rules", &routing.rules, RULES_MOST);
    overflow_form(checks, "overflow", routing.overflow.as_ref());
    let needs = "is needed once there are rules: it gets what no rule, no route and no inbox has a team for";
    checks.expect(routing.rules.is_empty() || routing.fallback.is_some(), "fallback", needs);
    for (at, rule) in routing.rules.iter().enumerate() {
        rule_form(checks, routing, at, rule);
    }
}

fn rule_form(checks: &mut Checks, routing: &Routing, at: usize, rule: &Rule) {
    let field = |name: &str| format!("rules[{at}].{name}");
    let id = rule.id.len() <= 40 && rule.id.bytes().all(|it| it.is_ascii_alphanumeric() || it == b'-');
    checks.expect(id, field("id"), "must be up to 40 of A-Z, a-z, 0-9 and -");
    drop(checks.line(&field("name"), &rule.name, 80));
    let before = routing.rules.get(..at).unwrap_or_default();
    let same = |it: &&Rule| it.name.trim().to_lowercase() == rule.name.trim().to_lowercase();
    checks.expect(before.iter().find(same).is_none(), field("name"), "is another rule's already");
    checks.expect(
        before.iter().all(|it| it.id.is_empty() || it.id != rule.id),
        field("id"),
        "is another rule's already",
    );
    let nothing = "says nothing: choose a team, a person, a priority, skills, tags or an overflow";
    checks.expect(rule.outcome.says_something(), field("outcome"), nothing);
    when_form(checks, at, rule);
    checks.count(&field("outcome.skills"), &rule.outcome.skills, LIST_MOST);
    checks.count(&field("outcome.tags"), &rule.outcome.tags, LIST_MOST);
    overflow_form(checks, &field("outcome.overflow"), rule.outcome.overflow.as_ref());
    let picky = !rule.outcome.skills.is_empty() || rule.outcome.language;
    let goes_on = rule.outcome.overflow.or(routing.overflow).is_some_and(|it| it.after_seconds.is_some());
    let waits = "is needed, with a time: somebody must answer even if nobody with these skills or this language has time";
    checks.expect(!picky || goes_on, field("outcome.overflow"), waits);
    let taker = before.iter().find(|it| it.enabled && it.when.takes_all_of(&rule.when));
    if let Some(taker) = taker.filter(|_| rule.enabled) {
        let detail = format!(
            "is never reached: the rule “{}” before it takes all that this one would. Move this one up, or narrow that one",
            taker.name
        );
        checks.fail(field("when"), detail);
    }
}

fn when_form(checks: &mut Checks, at: usize, rule: &Rule) {
    let field = |name: &str| format!("rules[{at}].when.{name}");
    let when = &rule.when;
    checks.count(&field("inboxes"), &when.inboxes, LIST_MOST);
    checks.count(&field("languages"), &when.languages, LIST_MOST);
    checks.count(&field("intents"), &when.intents, LIST_MOST);
    checks.count(&field("words"), &when.words, LIST_MOST);
    checks.count(&field("tiers"), &when.tiers, 3);
    checks.count(&field("types"), &when.types, LIST_MOST);
    for (index, tag) in when.languages.iter().enumerate() {
        checks.language(field(&format!("languages[{index}]")), tag);
    }
    let known = |name: &str| {
        Tree::get().intents.iter().any(|it| it.id == *name || it.id.split('.').next() == Some(name))
    };
    for (index, intent) in when.intents.iter().enumerate() {
        checks.expect(
            known(intent),
            field(&format!("intents[{index}]")),
            "is no intent and no group of them",
        );
    }
    for (index, word) in when.words.iter().enumerate() {
        drop(checks.line(&field(&format!("words[{index}]")), word, 60));
    }
    for (index, kind) in when.types.iter().enumerate() {
        let must = format!("must be one of: {}", CASE_TYPES.join(", "));
        checks.expect(CASE_TYPES.contains(&kind.as_str()), field(&format!("types[{index}]")), must);
    }
    when.time.iter().for_each(|it| time_form(checks, &field("time"), it));
}

fn time_form(checks: &mut Checks, field: &str, time: &RuleTime) {
    let zone = TimeZone::get(&time.time_zone).is_ok();
    checks.expect(zone, format!("{field}.time_zone"), "must be a time zone such as Europe/Berlin");
    let days = time.days.len() <= 7 && time.days.iter().all(|it| *it < 7);
    checks.expect(days, format!("{field}.days"), "must be days from 0 (Monday) to 6 (Sunday)");
    checks.expect(seconds(&time.from).is_some(), format!("{field}.from"), "must be a time such as 22:00");
    checks.expect(seconds(&time.to).is_some(), format!("{field}.to"), "must be a time such as 06:00");
    checks.expect(
        time.from != time.to,
        format!("{field}.to"),
        "must be another time than the one it begins at",
    );
}

fn overflow_form(checks: &mut Checks, field: &str, overflow: Option<&Overflow>) {
    let Some(it) = overflow else { return };
    if let Some(seconds) = it.after_seconds {
        checks.within(&format!("{field}.after_seconds"), seconds, 1, WEEK);
    }
    let when = "is needed, or `when_full`: say when a case goes on";
    checks.expect(it.after_seconds.is_some() || it.when_full, format!("{field}.after_seconds"), when);
    let team = "is needed: when everybody of a team has their fill, others have to take it";
    checks.expect(!it.when_full || it.team.is_some(), format!("{field}.team"), team);
}

/// What rules name that is not there: the field, and what it should be.
pub(super) fn missing(
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    routing: &Routing,
    now: Time,
) -> Result<Vec<(String, &'static str)>, DbError> {
    let mut all = Vec::new();
    let mut teams: Vec<(String, TeamId)> = Vec::new();
    teams.extend(routing.fallback.map(|it| ("fallback".to_owned(), it)));
    teams.extend(routing.overflow.and_then(|it| it.team).map(|it| ("overflow.team".to_owned(), it)));
    for (at, rule) in routing.rules.iter().enumerate() {
        let field = |name: &str| format!("rules[{at}].{name}");
        teams.extend(rule.outcome.team.map(|it| (field("outcome.team"), it)));
        let overflow = rule.outcome.overflow.and_then(|it| it.team);
        teams.extend(overflow.map(|it| (field("outcome.overflow.team"), it)));
        of_rule(tx, ws, rule, &field, now, &mut all)?;
    }
    for (field, team) in teams {
        if !team_exists(tx, ws, team)? {
            all.push((field, "is no team; it may have been deleted"));
        }
    }
    Ok(all)
}

fn of_rule(
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    rule: &Rule,
    field: &impl Fn(&str) -> String,
    now: Time,
    all: &mut Vec<(String, &'static str)>,
) -> Result<(), DbError> {
    if let Some(staff) = rule.outcome.person
        && !person_of(tx, ws, staff, now)?.is_some_and(|it| it.active)
    {
        all.push((field("outcome.person"), "is nobody who is active here"));
    }
    for id in &rule.outcome.skills {
        let id: SkillId = *id;
        if !there(tx, sql!("SELECT 1 FROM skills WHERE workspace_id = $1 AND id = $2"), ws, id.into())? {
            all.push((field("outcome.skills"), "has a skill that is not there; it may have been deleted"));
        }
    }
    for id in &rule.outcome.tags {
        let id: TagId = *id;
        if !there(tx, sql!("SELECT 1 FROM tags WHERE workspace_id = $1 AND id = $2"), ws, id.into())? {
            all.push((field("outcome.tags"), "has a tag that is not there; it may have been deleted"));
        }
    }
    for id in &rule.when.inboxes {
        let id: InboxId = *id;
        if !there(tx, sql!("SELECT 1 FROM inboxes WHERE workspace_id = $1 AND id = $2"), ws, id.into())? {
            all.push((field("when.inboxes"), "has an inbox that is not there; it may have been deleted"));
        }
    }
    if let Some(hours) = &rule.when.hours
        && business_hours(tx, ws, hours.calendar)?.is_none()
    {
        all.push((field("when.hours.calendar"), "are no business hours; they may have been deleted"));
    }
    Ok(())
}

fn there(tx: &mut Tx<'_>, text: &'static str, ws: WorkspaceId, id: Value<'_>) -> Result<bool, DbError> {
    Ok(tx.maybe(text, &[ws.into(), id], |row| row.get::<i64>(0))?.is_some())
}
