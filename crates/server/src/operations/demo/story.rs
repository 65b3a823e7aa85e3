//! The talks of the demo, told in the order in which they happened.

use super::{
    chain,
    desk::Desk,
    inside::{Inside, Who},
};
use crate::http::Problem;
use anyhow::{Context, anyhow};
use axum::http::Method;
use ombud_base::{Time, id::ConversationId};
use serde::Deserialize;
use serde_json::{Value as Json, json};

/// One case, as `cases.toml` has it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tale {
    /// How many days ago it began.
    days: f64,
    name: String,
    email: Option<String>,
    tier: Option<String>,
    language: String,
    subject: String,
    team: String,
    agent: Option<String>,
    tags: Vec<String>,
    priority: Option<String>,
    #[serde(rename = "type")]
    kind: Option<String>,
    lines: Vec<(i64, String, String)>,
    reason: Option<String>,
    rating: Option<i64>,
    comment: Option<String>,
    snooze_hours: Option<i64>,
}

#[derive(Debug, Deserialize)]
struct Tales {
    case: Vec<Tale>,
}

/// Reads the tales.
pub fn tales() -> anyhow::Result<Vec<Tale>> {
    let tales: Tales =
        toml::from_str(&chain::with_hashes(include_str!("cases.toml"))?).context("the demo's cases")?;
    Ok(tales.case)
}

/// What happens at one moment.
#[derive(Clone, Copy, Debug)]
enum Step {
    Line(usize),
    Sort,
    End,
    Rate,
    /// The admin plants a customer whom no honest work leads to.
    Plant,
    /// A colleague cannot leave it alone.
    Peek,
}

/// Days before now: when the canary was planted, and when it was opened.
const PLANTED: f64 = 9.0;
const OPENED: f64 = 0.12;

/// Where a tale has come to.
#[derive(Default)]
struct Place {
    session: String,
    conversation: String,
    case: String,
}

/// When the oldest tale begins, as seen from `now`.
pub fn beginning(tales: &[Tale], now: Time) -> Time {
    let days = tales.iter().map(|it| it.days).fold(0.0, f64::max);
    before(now, days + 0.5)
}

fn before(now: Time, days: f64) -> Time {
    now.plus_seconds(-((days * 86_400.0) as i64))
}

/// Tells all tales; the clock of `inside` goes from moment to moment.
pub async fn tell(inside: &mut Inside, desk: &Desk, tales: &[Tale], now: Time) -> anyhow::Result<()> {
    let mut steps = Vec::new();
    for (number, tale) in tales.iter().enumerate() {
        let mut at = before(now, tale.days);
        for (line, (minutes, ..)) in tale.lines.iter().enumerate() {
            at = at.plus_seconds(minutes * 60);
            steps.push((at, number, Step::Line(line)));
            if line == 0 {
                steps.push((at.plus_seconds(20), number, Step::Sort));
            }
        }
        if tale.reason.is_some() || tale.snooze_hours.is_some() {
            steps.push((at.plus_seconds(150), number, Step::End));
        }
        if tale.rating.is_some() {
            steps.push((at.plus_seconds(420), number, Step::Rate));
        }
    }
    steps.push((before(now, PLANTED), tales.len(), Step::Plant));
    steps.push((before(now, OPENED), tales.len(), Step::Peek));
    steps.sort_by_key(|(at, number, _)| (*at, *number));
    let mut places: Vec<Place> = tales.iter().map(|_| Place::default()).collect();
    for (at, number, step) in steps {
        wait_until(inside, at).await?;
        match step {
            Step::Plant => plant(inside).await.context("the canary")?,
            Step::Peek => peek(inside).await.context("who opened the canary")?,
            _ => {}
        }
        let (Some(tale), Some(place)) = (tales.get(number), places.get_mut(number)) else { continue };
        let told = match step {
            Step::Line(line) => say(inside, tale, place, line).await,
            Step::Sort => sort(inside, desk, tale, place).await,
            Step::End => end(inside, tale, place, now).await,
            Step::Rate => rate(inside, tale, place).await,
            Step::Plant | Step::Peek => Ok(()),
        };
        told.with_context(|| format!("{}, {step:?}", tale.subject))?;
    }
    wait_until(inside, now).await
}

/// Moves the clock, and does what becomes due by it, each at its own time.
async fn wait_until(inside: &Inside, at: Time) -> anyhow::Result<()> {
    let done = inside.app.runner().run_until(at).await.map_err(Problem::from);
    done.map(drop).map_err(|problem| anyhow!("{}", problem.detail))
}

fn text(answer: &Json, key: &str) -> anyhow::Result<String> {
    Ok(answer[key].as_str().with_context(|| format!("no {key} in {answer}"))?.to_owned())
}

async fn say(inside: &mut Inside, tale: &Tale, place: &mut Place, line: usize) -> anyhow::Result<()> {
    let Some((_, who, body)) = tale.lines.get(line) else { return Ok(()) };
    if line == 0 {
        arrive(inside, tale, place).await?;
    }
    let id = format!("demo-{line}");
    if who == "c" {
        let path = format!("/widget/conversations/{}/messages", place.conversation);
        let message = json!({"id": id, "body": body, "files": []});
        inside.ask(Who::Customer(&place.session), Method::POST, &path, message).await?;
        if line == 0 {
            place.case = newest_case(inside).await?;
        }
        return Ok(());
    }
    let (kind, name) = match who.strip_prefix("note:") {
        Some(name) => ("note", name),
        None => ("message", who.as_str()),
    };
    let mentioned =
        ["ada", "leo", "mia", "sam", "lin"].into_iter().filter(|it| body.contains(&format!("@{it}")));
    let mentions = mentioned.map(|it| inside.person(it)).collect::<anyhow::Result<Vec<_>>>()?;
    let message = json!({"id": id, "kind": kind, "body": body, "files": [], "mentions": mentions});
    let sent = inside.post(name, &format!("/cases/{}/messages", place.case), message).await?;
    inside.post(name, &format!("/cases/{}/read", place.case), json!({"pos": sent["pos"]})).await?;
    Ok(())
}

/// The customer opens the chat and says who they are.
async fn arrive(inside: &mut Inside, tale: &Tale, place: &mut Place) -> anyhow::Result<()> {
    let session = json!({"inbox": super::INBOX, "language": tale.language});
    let made = inside.ask(Who::Anybody, Method::POST, "/widget/sessions", session).await?;
    place.session = text(&made, "session")?;
    let mut known = json!({"name": tale.name});
    if let Some(email) = &tale.email {
        known["email"] = json!(email);
    }
    inside.ask(Who::Customer(&place.session), Method::PATCH, "/widget/customer", known).await?;
    place.conversation = ConversationId::new(inside.app.now(), &inside.app.random).to_string();
    Ok(())
}

async fn newest_case(inside: &mut Inside) -> anyhow::Result<String> {
    let list = inside.ask(Who::Staff("ada"), Method::GET, "/cases?view=all&sort=created&limit=1", Json::Null);
    text(&list.await?["items"][0], "id")
}

/// Somebody gives the case its team, owner, subject and tags.
async fn sort(inside: &mut Inside, desk: &Desk, tale: &Tale, place: &Place) -> anyhow::Result<()> {
    let by = tale.agent.as_deref().unwrap_or("leo");
    let team = desk.teams.get(&tale.team).with_context(|| tale.team.clone())?;
    let mut to = json!({"team": team});
    if let Some(agent) = &tale.agent {
        to["assignee"] = json!(inside.person(agent)?);
    }
    inside.post("leo", &format!("/cases/{}/assign", place.case), to).await?;
    let tags: Vec<&String> = tale.tags.iter().filter_map(|it| desk.tags.get(it)).collect();
    let mut change = json!({"subject": tale.subject, "tags": tags});
    if let Some(priority) = &tale.priority {
        change["priority"] = json!(priority);
    }
    if let Some(kind) = &tale.kind {
        change["type"] = json!(kind);
    }
    let path = format!("/cases/{}", place.case);
    let changed = inside.ask(Who::Staff(by), Method::PATCH, &path, change).await?;
    let Some(tier) = &tale.tier else { return Ok(()) };
    let customer = format!("/customers/{}", text(&changed["customer"], "id")?);
    inside.ask(Who::Staff("leo"), Method::PATCH, &customer, json!({"tier": tier})).await.map(drop)
}

async fn end(inside: &mut Inside, tale: &Tale, place: &Place, now: Time) -> anyhow::Result<()> {
    let by = tale.agent.as_deref().unwrap_or("leo");
    if let Some(reason) = &tale.reason {
        let body = json!({"reason": reason, "ask_rating": true});
        inside.post(by, &format!("/cases/{}/resolve", place.case), body).await?;
    } else if let Some(hours) = tale.snooze_hours {
        let body = json!({"until": now.plus_seconds(hours * 3600)});
        inside.post(by, &format!("/cases/{}/snooze", place.case), body).await?;
    }
    Ok(())
}

async fn rate(inside: &mut Inside, tale: &Tale, place: &Place) -> anyhow::Result<()> {
    let mut body = json!({"score": tale.rating});
    if let Some(comment) = &tale.comment {
        body["comment"] = json!(comment);
    }
    let path = format!("/widget/conversations/{}/rating", place.conversation);
    inside.ask(Who::Customer(&place.session), Method::POST, &path, body).await.map(drop)
}

/// Plants a customer, as the admin would in the settings. They come, ask and close in the days that follow, while the others' tales go on.
async fn plant(inside: &mut Inside) -> anyhow::Result<()> {
    // What is sensitive needs a proof that is fresh: she signs in anew.
    inside.leave("ada").await?;
    let inboxes = inside.ask(Who::Staff("ada"), Method::GET, "/inboxes", Json::Null).await?;
    let new = json!({"domain": "mail.example", "inbox": inboxes["items"][0]["id"], "cases": 2});
    inside.post("ada", "/trust/canaries", new).await.map(drop)
}

/// A colleague opens one of the canary's cases: by the same door as everybody, and the alert is raised by what watches there.
async fn peek(inside: &mut Inside) -> anyhow::Result<()> {
    inside.leave("ada").await?;
    let canaries = inside.ask(Who::Staff("ada"), Method::GET, "/trust/canaries", Json::Null).await?;
    let case = canaries["items"][0]["cases"][0].as_str();
    let case = case.with_context(|| format!("no case in {canaries}"))?.to_owned();
    inside.ask(Who::Staff("lin"), Method::GET, &format!("/cases/{case}"), Json::Null).await?;
    inside.app.trust.settled().await;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tales_are_told_by_colleagues_and_end_before_now() {
        let all = tales().unwrap();
        assert!(all.len() >= 40);
        for tale in &all {
            let minutes: i64 = tale.lines.iter().map(|(minutes, ..)| minutes).sum();
            assert!(((minutes + 8) as f64) < tale.days * 1440.0, "{} is not over yet", tale.subject);
            assert_eq!(tale.lines.first().map(|(_, who, _)| who.as_str()), Some("c"), "{}", tale.subject);
            for (_, who, _) in &tale.lines {
                let name = who.strip_prefix("note:").unwrap_or(who);
                assert!(["c", "ada", "leo", "mia", "sam", "lin"].contains(&name), "{}: {who}", tale.subject);
            }
        }
        let chinese = all.iter().filter(|it| it.language.starts_with("zh")).count();
        assert!(chinese >= 10 && all.iter().filter(|it| it.language == "en").count() >= 12);
    }
}
