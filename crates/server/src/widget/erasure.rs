//! A customer asks to be erased. That opens a case: whoever does it makes sure first that it is them, and that nothing is
//! under way which the law keeps; nothing is erased by a press alone.

use super::{CustomerSession, api::take_frame};
use crate::{
    conversations::{
        Desk,
        changes::{Changes, Words},
        reading,
        types::{Author, Conversation, DATA_REQUEST, Kind, MessageData, Priority},
    },
    customers,
    events::{Actor, kinds},
    http::Problem,
    messages::Activity,
    proof::{self, Device, Prover},
    texts::Texts,
};
use axum::{Json, extract::State, http::StatusCode};
use ombud_base::id::ConversationId;
use ombud_db::{Tx, sql};
use serde_json::json;

/// Within how many days the law (GDPR, article 12) wants an answer.
const DAYS: i64 = 30;

/// Ask to be erased. It opens a case of the type `data_request`, in which staff answers; where one is open already, that one is
/// shown.
#[utoipa::path(post, path = "/widget/erasure", tag = "widget", responses((status = 200, body = Conversation), (status = 201, body = Conversation)))]
pub(super) async fn ask_erasure(
    State(desk): State<Desk>,
    session: CustomerSession,
) -> Result<(StatusCode, Json<Conversation>), Problem> {
    take_frame(&desk, &session)?;
    let (parts, device) = (desk.clone(), session.device());
    let written = desk.db.write::<_, Problem, _>(move |tx| {
        let (ws, customer) = (device.workspace, device.customer);
        let (id, status) = match open_request(tx, &device)? {
            Some(id) => (id, StatusCode::OK),
            None => (open(&parts, tx, &device)?, StatusCode::CREATED),
        };
        Ok((status, reading::one_for_customer(&parts, tx, ws, customer, id)?))
    });
    let (status, conversation) = written.await?;
    Ok((status, Json(conversation)))
}

/// The conversation of a request that is not done yet.
fn open_request(tx: &mut Tx<'_>, device: &Device) -> Result<Option<ConversationId>, Problem> {
    Ok(tx.maybe(
        sql!(
            "SELECT o.id FROM conversations o JOIN cases c ON c.workspace_id = o.workspace_id AND c.id = o.case_id ",
            "WHERE o.workspace_id = $1 AND o.customer_id = $2 AND c.type = $3 AND c.state IN ('open', 'snoozed') ",
            "ORDER BY o.created_at LIMIT 1"
        ),
        &[device.workspace.into(), device.customer.into(), DATA_REQUEST.into()],
        |row| row.get(0),
    )?)
}

fn open(desk: &Desk, tx: &mut Tx<'_>, device: &Device) -> Result<ConversationId, Problem> {
    let (ws, customer) = (device.workspace, device.customer);
    let actor = Actor::Customer(customer);
    let mut changes = Changes::open(desk, tx, ws, actor, desk.now())?;
    let now = changes.journal.now;
    let demand = proof::rules_of(tx, ws)?.erasure;
    proof::require(tx, Prover::Device(*device), demand, now)?;
    let language = customers::customer(tx, ws, customer)?.and_then(|it| it.language);
    let id = ConversationId::new(now, &desk.random);
    let case = changes.open_case(tx, id, customer, device.inbox, Author::Customer)?;
    changes.change(case, |row| {
        row.kind = DATA_REQUEST.into();
        row.priority = Priority::High;
    })?;
    let words = Words {
        kind: Kind::Message,
        author: Author::Customer,
        body: Texts::of(language.as_deref()).say("erasure-asked", &[]),
        data: MessageData::default(),
        client_key: None,
        public: true,
        origin: None,
    };
    changes.write(actor, id, words)?;
    let until = now.plus_seconds(DAYS * 86_400).to_string();
    changes.note_activity(id, Activity::new("data_request", [("until", until)]), false)?;
    changes.journal.event(
        kinds::CASE_CHANGED,
        Some(case),
        &json!({"type": DATA_REQUEST, "priority": "high"}),
    );
    changes.close(tx)?;
    Ok(id)
}
