//! Planting customers who never asked for anything.

use super::planted;
use crate::{
    access::{Permission, Signed},
    conversations::Desk,
    events::Journal,
    http::{Body, Checks, Problem},
    inboxes,
    trust::{CANARY, Canary, CanaryState, Plan, Planted, Step, keep_canary},
};
use axum::{Json, extract::State, http::StatusCode};
use ombud_base::{
    Random,
    id::{CanaryId, InboxId},
};
use ombud_db::Tx;
use serde::Deserialize;
use serde_json::json;
use std::collections::BTreeSet;
use utoipa::ToSchema;

/// Given names and surnames as customers have them: none of them is anybody's in particular.
const GIVEN: [&str; 24] = [
    "Elena", "Marco", "Priya", "Jonas", "Mei", "Tomás", "Aisha", "Viktor", "Chloé", "Hiroshi", "Nadia",
    "Oliver", "Sofia", "Kwame", "Ingrid", "Rahul", "Lucía", "Daniel", "Yuki", "Hanna", "Omar", "Clara",
    "Mateo", "Linh",
];
const SURNAMES: [&str; 24] = [
    "Kowalski",
    "Brennan",
    "Okafor",
    "Lindqvist",
    "Tanaka",
    "Moreau",
    "Petrov",
    "Castellanos",
    "Whitfield",
    "Nguyen",
    "Haddad",
    "Rossi",
    "Bergström",
    "Mehta",
    "Fischer",
    "Delgado",
    "Ivanova",
    "Osei",
    "Takahashi",
    "Novak",
    "Keller",
    "Mbeki",
    "Santoro",
    "Lachance",
];
/// A customer to plant.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct NewCanary {
    /// The domain of their mail address: one where you would see a letter to it.
    #[schema(max_length = 200, example = "mail.example.com")]
    domain: String,
    /// The inbox in which their cases are.
    inbox: InboxId,
    /// How many cases, 1 to 3; 1 when absent.
    #[serde(default = "one")]
    #[schema(minimum = 1, maximum = 3)]
    cases: i64,
}

const fn one() -> i64 {
    1
}

pub(super) fn pick<'a>(random: &Random, from: &[&'a str]) -> &'a str {
    let index = usize::try_from(random.below(from.len() as u64)).unwrap_or(0);
    from.get(index).copied().unwrap_or_default()
}

/// A name and its address: as people make them.
fn person(random: &Random, domain: &str) -> (String, String) {
    let (given, surname) = (pick(random, &GIVEN), pick(random, &SURNAMES));
    let plain = |text: &str| -> String {
        ombud_nlp::fold(text).chars().filter(char::is_ascii_alphanumeric).collect()
    };
    let number = random.below(100);
    let local = match random.below(3) {
        0 => format!("{}.{}{number}", plain(given), plain(surname)),
        1 => {
            format!("{}{}", plain(given).chars().next().unwrap_or('a'), plain(surname)) + &number.to_string()
        }
        _ => format!("{}_{number}", plain(given)),
    };
    (format!("{given} {surname}"), format!("{local}@{domain}"))
}

/// Plants a customer whom no honest work leads to: with a name, an address and closed cases like anybody's. Whoever opens one of them,
/// looks the customer up, or has something revealed raises an alert at once. What is answered is a plan: the customer comes within half
/// an hour, asks, and closes minutes to hours later, as others do; further cases follow within days. Where people answer first, a case
/// of theirs waits for people meanwhile, and opening it then is work that raises no alert.
#[utoipa::path(
    post, path = "/trust/canaries", tag = "trust", request_body = NewCanary,
    responses((status = 201, body = Canary), (status = 404), (status = 422))
)]
pub(super) async fn plant_canary(
    State(desk): State<Desk>,
    signed: Signed,
    Body(new): Body<NewCanary>,
) -> Result<(StatusCode, Json<Canary>), Problem> {
    signed.need(Permission::SecurityManage)?;
    let mut checks = Checks::new();
    let domain = checks.line("domain", &new.domain, 200);
    checks.email("domain", &format!("a@{domain}"));
    checks.within("cases", new.cases, 1, 3);
    checks.done()?;
    let parts = desk.clone();
    let written =
        desk.db.write::<_, Problem, _>(move |tx| plant(tx, &parts, &signed, &domain, new.inbox, new.cases));
    Ok((StatusCode::CREATED, Json(written.await?)))
}

/// Keeps the plan: nothing else happens at this moment, so that no customer stands beside the event that tells of it.
fn plant(
    tx: &mut Tx<'_>,
    desk: &Desk,
    signed: &Signed,
    domain: &str,
    inbox: InboxId,
    cases: i64,
) -> Result<Canary, Problem> {
    let (ws, now) = (signed.workspace, desk.now());
    let place = inboxes::inbox(tx, ws, inbox)?.ok_or_else(Problem::not_found)?;
    if !place.enabled {
        return Err(Problem::invalid("inbox", "takes no messages"));
    }
    if place.identity_required {
        return Err(Problem::invalid(
            "inbox",
            "takes only customers who are signed in by your app; a canary is not, and would be known by it",
        ));
    }
    let (name, email) = person(&desk.random, domain);
    let canary = Canary {
        id: CanaryId::new(now, &desk.random),
        customer: None,
        name,
        email,
        state: CanaryState::Arriving,
        arrives_by: Some(now.plus_seconds(planted::ARRIVES_MOST)),
        cases: Vec::new(),
        numbers: Vec::new(),
        planted_at: now,
        planted_by: signed.staff_id(),
    };
    let plan = Plan {
        inbox,
        step: Step::Arrive,
        to_come: cases,
        nameless: true,
        time_zone: pick(&desk.random, &planted::TIME_ZONES).to_owned(),
        session: None,
        talk: None,
    };
    let mut journal = Journal::open(tx, ws, signed.actor(), now)?;
    let kept = Planted { canary, plan: Some(plan), known_to: BTreeSet::new() };
    keep_canary(tx, &mut journal, &kept)?;
    let (key, due) = (kept.canary.id.to_string(), now + planted::until_arrival(&desk.random));
    desk.jobs.enqueue(tx, ws, CANARY, &key, &json!({}), due)?;
    journal.close(tx, &desk.hub)?;
    Ok(kept.canary)
}
