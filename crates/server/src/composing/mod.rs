//! Writing well: what is written to a customer is looked at while it is written. Nothing is refused here and nothing kept; who writes is
//! told quietly what may hurt, promise too much, or not be understood, and has most of it mended by a press.

mod look;

use crate::{
    access::{Permission, Signed},
    conversations::{Desk, actions},
    http::{Body, Checks, Problem},
    messages::BODY_MOST,
    words::words,
};
use axum::{Json, extract::State};
use ombud_base::id::CaseId;
use ombud_guard::outbound;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};

/// What it answers under `/api/v1`.
pub fn routes() -> OpenApiRouter<Desk> {
    OpenApiRouter::new().routes(routes!(look_at_reply))
}

words! {
    /// What may be wrong with what is written.
    WritingHintKind {
        /// It may not be sent at all: it asks for a secret, or has a link that is blocked.
        Refused = "refused",
        /// It is in another language than the customer's.
        Language = "language",
        /// It blames the customer.
        Blame = "blame",
        /// It orders the customer about.
        Command = "command",
        /// It promises what may not come.
        Promise = "promise",
        /// It shouts.
        Capitals = "capitals",
        /// A sentence is hard to read for its length.
        Long = "long",
    }
}

/// A text to be looked at.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct WritingLook {
    /// What is being written, at most 16,000 characters.
    #[schema(max_length = 16000, example = "You must wait. You will definitely get your money back.")]
    body: String,
    /// The case whose customer it is for: their language is that of the case.
    #[serde(default)]
    case: Option<CaseId>,
    /// The customer's language (BCP 47), where there is no case.
    #[serde(default)]
    language: Option<String>,
}

/// What was noticed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub(super) struct WritingLooked {
    /// The language of the text (BCP 47), where it tells; else null.
    #[schema(example = "en")]
    language: Option<String>,
    /// What may be wrong, in the text's order.
    hints: Vec<WritingHint>,
}

/// Something that may be wrong with a text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub(super) struct WritingHint {
    /// What.
    kind: WritingHintKind,
    /// Its first code point.
    start: usize,
    /// The code point after its last.
    end: usize,
    /// The words there.
    #[schema(example = "You must")]
    words: String,
    /// What would mend it in their place; null: that takes more than other words.
    #[schema(example = "Please")]
    mended: Option<String>,
    /// By which rule it may not be sent, of what may not; else null.
    rule: Option<&'static str>,
}

/// Looks at what is being written to a customer: what may not be sent, hurts, promises too much, shouts, is hard to read, or is in
/// another language than theirs; with other words, where those mend it. Nothing is kept.
#[utoipa::path(
    post, path = "/replies/look", tag = "conversations",
    request_body(content = WritingLook, example = json!({"body": "You must wait."})),
    responses((status = 200, body = WritingLooked), (status = 404), (status = 422))
)]
async fn look_at_reply(
    State(desk): State<Desk>,
    signed: Signed,
    Body(request): Body<WritingLook>,
) -> Result<Json<WritingLooked>, Problem> {
    signed.need(Permission::CasesReply)?;
    let mut checks = Checks::new();
    let fits = request.body.chars().count() <= BODY_MOST;
    checks.expect(fits, "body", format!("must have at most {BODY_MOST} characters"));
    request.language.iter().for_each(|it| checks.language("language", it));
    checks.done()?;
    let (ws, case) = (signed.workspace, request.case);
    let theirs = match case {
        None => request.language,
        Some(id) => {
            let read =
                desk.db.read::<_, Problem, _>(move |tx| Ok(actions::visible(tx, &signed, id)?.language));
            read.await?
        }
    };
    let policy = desk.safety.policy(ws).await?;
    let refused = outbound::refusals(&request.body, &policy.links());
    let text: Vec<char> = request.body.chars().collect();
    let (language, mut hints) = look::look(&text, theirs.as_deref());
    hints.extend(refused.iter().map(|it| WritingHint {
        kind: WritingHintKind::Refused,
        start: it.start,
        end: it.end,
        words: text.get(it.start..it.end).unwrap_or_default().iter().collect(),
        mended: None,
        rule: Some(it.rule.name()),
    }));
    hints.sort_by_key(|it| (it.start, it.end));
    Ok(Json(WritingLooked { language, hints }))
}
