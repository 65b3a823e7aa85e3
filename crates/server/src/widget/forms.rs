//! A form that the bot has put to a customer while a person comes: answered at once, and as often as something more comes to mind.

use super::{
    CustomerSession,
    api::{Stored, take_frame},
};
use crate::{
    conversations::{
        Desk,
        forms::{self, FieldAnswer},
        types::{Insist, Kind, Post, Target},
    },
    events::Actor,
    http::{PathOf, Problem, Written},
};
use axum::{Json, extract::State, http::StatusCode};
use ombud_base::id::ConversationId;
use serde::Deserialize;
use utoipa::ToSchema;

/// The answers to a form.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Answers {
    /// Made by the client; the same one is stored once.
    #[schema(example = "c-1")]
    id: String,
    /// The message that asks, by its number.
    #[schema(example = 2)]
    message: i64,
    /// What is answered; a question that is absent is not.
    answers: Vec<FieldAnswer>,
}

/// Answer a form of the bot's. The answers become a message of yours, as if you had written them.
#[utoipa::path(
    post, path = "/widget/conversations/{id}/forms", tag = "widget", params(("id" = ConversationId, Path)),
    request_body(content = Answers, example = json!({
        "id": "c-1", "message": 2, "answers": [{"field": "when", "value": "Today at 14:05"}]
    })),
    responses((status = 201, body = Stored), (status = 404), (status = 422))
)]
pub(super) async fn answer_form(
    State(desk): State<Desk>,
    session: CustomerSession,
    PathOf(conversation): PathOf<ConversationId>,
    // As it was written: what the guard cuts out is told to the customer.
    Written(it): Written<Answers>,
) -> Result<(StatusCode, Json<Stored>), Problem> {
    take_frame(&desk, &session)?;
    let CustomerSession { workspace, customer, inbox, .. } = session;
    let place = (conversation, it.message);
    let read = desk.db.read::<_, Problem, _>(move |tx| forms::asked(tx, workspace, customer, place));
    let (fields, given) = read.await?;
    let post = Post {
        workspace,
        by: Actor::Customer(customer),
        to: Target::Customer { customer, inbox, conversation },
        kind: Kind::Message,
        id: Some(it.id),
        body: forms::composed(&fields, &it.answers)?,
        files: Vec::new(),
        mentions: Vec::new(),
        seen: None,
        origin: None,
        insist: Insist::No,
        form: Some(given),
    };
    let posted = desk.lane.post(post).await?;
    Ok((StatusCode::CREATED, Json(Stored { seq: posted.public_seq.unwrap_or(posted.seq), at: posted.at })))
}
