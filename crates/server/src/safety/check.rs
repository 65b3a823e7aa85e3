use super::{Safety, judge::judge_text, types::Judged};
use crate::{
    access::{Permission, Signed},
    http::{Body, Checks, Problem},
    messages::BODY_MOST,
};
use axum::{Json, extract::State};
use serde::Deserialize;
use utoipa::ToSchema;

/// A text to be judged. It is not kept.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct TextToCheck {
    /// Up to 16,000 characters.
    #[schema(max_length = 16_000)]
    text: String,
}

/// The links of a text with what they are, and its addresses and transactions with their chains. Positions count code points.
#[utoipa::path(
    post, path = "/safety/check", tag = "safety",
    request_body(content = TextToCheck, example = json!({
        "text": "Is https://nimbus-wallet.example yours? I sent from 0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed."
    })),
    responses((status = 200, body = Judged))
)]
pub(super) async fn check_text(
    State(safety): State<Safety>,
    signed: Signed,
    Body(TextToCheck { text }): Body<TextToCheck>,
) -> Result<Json<Judged>, Problem> {
    signed.need_any(&[Permission::CasesView, Permission::SafetyManage])?;
    let mut checks = Checks::new();
    let most = text.chars().count() <= BODY_MOST;
    checks.expect(most, "text", format!("must have at most {BODY_MOST} characters"));
    checks.done()?;
    judge_text(&safety, signed.workspace, &text).await.map(Json)
}
