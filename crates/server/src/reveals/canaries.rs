//! Planting customers who never asked for anything.

use crate::{
    access::{Permission, Signed},
    conversations::{
        Desk,
        types::{Insist, Kind, Post, Target},
    },
    customers::{self, NewCustomer},
    events::{Actor, Journal},
    http::{Body, Checks, Problem},
    trust::{Canary, keep_canary},
};
use axum::{Json, extract::State, http::StatusCode};
use ombud_base::{
    Random,
    id::{CanaryId, CaseId, ConversationId, CustomerId, InboxId},
};
use serde::Deserialize;
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
/// What such customers ask: questions as there are many, in which nothing is worth a look.
const QUESTIONS: [&str; 8] = [
    "Hi, my withdrawal from this morning still says pending. Is that normal?",
    "I changed my phone and the app asks me to verify again, how long does it take?",
    "Where do I find the tax report for last year?",
    "My deposit arrived but the balance shows 0. Can you check please?",
    "Could you tell me the fee for sending USDT on Tron?",
    "I would like to raise my daily limit, which documents do you need?",
    "The price alert did not come yesterday evening.",
    "I cannot see my staking rewards since Friday.",
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

fn pick<'a>(random: &Random, from: &[&'a str]) -> &'a str {
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

/// Plants a customer whom no honest work leads to: with a name, an address and cases like anybody's. Whoever opens one of them,
/// looks the customer up, or has something revealed raises an alert at once.
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
    let (name, email) = person(&desk.random, &domain);
    let customer = create(&desk, &signed, new.inbox, &name, &email).await?;
    let mut cases = Vec::new();
    for turn in 0..new.cases {
        cases.push(ask(&desk, &signed, customer, new.inbox, turn).await?);
    }
    let canary = Canary {
        id: CanaryId::new(desk.now(), &desk.random),
        customer,
        name,
        email,
        cases,
        planted_at: desk.now(),
        planted_by: signed.staff_id(),
    };
    let (parts, kept) = (desk.clone(), canary.clone());
    let written = desk.db.write::<_, Problem, _>(move |tx| {
        let mut journal = Journal::open(tx, signed.workspace, signed.actor(), parts.now())?;
        keep_canary(tx, &mut journal, &kept)?;
        journal.close(tx, &parts.hub)?;
        Ok(())
    });
    written.await?;
    Ok((StatusCode::CREATED, Json(canary)))
}

/// The customer comes as any other: no event says that somebody made them.
async fn create(
    desk: &Desk,
    signed: &Signed,
    inbox: InboxId,
    name: &str,
    email: &str,
) -> Result<CustomerId, Problem> {
    let (parts, ws) = (desk.clone(), signed.workspace);
    let new = NewCustomer {
        name: Some(name.to_owned()),
        email: Some(email.to_owned()),
        language: Some("en".into()),
        time_zone: None,
    };
    let written = desk.db.write::<_, Problem, _>(move |tx| {
        crate::inboxes::inbox(tx, ws, inbox)?.ok_or_else(Problem::not_found)?;
        let mut journal = Journal::open(tx, ws, Actor::System, parts.now())?;
        let id = customers::create(tx, &mut journal, &parts.random, &new)?;
        journal.close(tx, &parts.hub)?;
        Ok(id)
    });
    written.await
}

async fn ask(
    desk: &Desk,
    signed: &Signed,
    customer: CustomerId,
    inbox: InboxId,
    turn: i64,
) -> Result<CaseId, Problem> {
    let conversation = ConversationId::new(desk.now(), &desk.random);
    let post = Post {
        workspace: signed.workspace,
        by: Actor::Customer(customer),
        to: Target::Customer { customer, inbox, conversation },
        kind: Kind::Message,
        id: Some(format!("m{turn}")),
        body: pick(&desk.random, &QUESTIONS).to_owned(),
        files: Vec::new(),
        mentions: Vec::new(),
        seen: None,
        origin: None,
        insist: Insist::No,
    };
    Ok(desk.lane.post(post).await?.case)
}
