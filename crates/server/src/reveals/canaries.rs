//! Planting customers who never asked for anything.

use crate::{
    access::{Permission, Signed},
    conversations::{
        Desk, actions,
        changes::{Changes, Words},
        types::{Author, Kind, MessageData},
    },
    customers::{self, NewCustomer},
    events::Actor,
    http::{Body, Checks, Problem},
    trust::{Canary, keep_canary},
};
use axum::{Json, extract::State, http::StatusCode};
use ombud_base::{
    Random,
    id::{CanaryId, CaseId, ConversationId, CustomerId, InboxId},
};
use ombud_db::Tx;
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

/// Plants a customer whom no honest work leads to: with a name, an address and closed cases like anybody's. Whoever opens one of them,
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
    let parts = desk.clone();
    let written =
        desk.db.write::<_, Problem, _>(move |tx| plant(tx, &parts, &signed, &domain, new.inbox, new.cases));
    Ok((StatusCode::CREATED, Json(written.await?)))
}

/// All of it in one transaction: nobody meets the customer before it is known what they are.
fn plant(
    tx: &mut Tx<'_>,
    desk: &Desk,
    signed: &Signed,
    domain: &str,
    inbox: InboxId,
    cases: i64,
) -> Result<Canary, Problem> {
    let now = desk.now();
    let (name, email) = person(&desk.random, domain);
    // The customer comes as any other: no event says that somebody made them.
    let mut changes = Changes::open(desk, tx, signed.workspace, Actor::System, now)?;
    let new = NewCustomer {
        name: Some(name.clone()),
        email: Some(email.clone()),
        language: Some("en".into()),
        time_zone: None,
    };
    let customer = customers::create(tx, &mut changes.journal, &desk.random, &new)?;
    let cases = (0..cases)
        .map(|_| ask(tx, desk, &mut changes, customer, inbox))
        .collect::<Result<Vec<_>, Problem>>()?;
    let numbers = cases.iter().filter_map(|it| changes.case(*it)).map(|it| it.number).collect();
    let (id, planted_by) = (CanaryId::new(now, &desk.random), signed.staff_id());
    let canary = Canary { id, customer, name, email, cases, numbers, planted_at: now, planted_by };
    changes.journal.actor = signed.actor();
    keep_canary(tx, &mut changes.journal, &canary)?;
    changes.close(tx)?;
    Ok(canary)
}

/// A case in which the customer asked and then closed it themselves: in no queue, so that no honest work leads to it.
fn ask(
    tx: &mut Tx<'_>,
    desk: &Desk,
    changes: &mut Changes<'_>,
    customer: CustomerId,
    inbox: InboxId,
) -> Result<CaseId, Problem> {
    let conversation = ConversationId::new(desk.now(), &desk.random);
    let case = changes.open_case(tx, conversation, customer, inbox, Author::Customer)?;
    let words = Words {
        kind: Kind::Message,
        author: Author::Customer,
        body: pick(&desk.random, &QUESTIONS).to_owned(),
        data: MessageData::default(),
        client_key: None,
        public: true,
        origin: None,
    };
    changes.write(Actor::Customer(customer), conversation, words)?;
    actions::close_row(changes, case, conversation, None, "Closed by the customer", "customer")?;
    Ok(case)
}
