//! What a customer does with a request of theirs, from the chat.

use super::{
    Recoveries, actions,
    open::{self, Asked},
    types::ReturnTo,
    view::OwnRecovery,
};
use crate::{
    chains::holds_secret,
    conversations::Asker,
    http::{Body, Checks, Code, PathOf, Problem, Written},
    proof::Device,
    widget::{CustomerSession, take_frame},
    words::words,
};
use axum::{Json, extract::State, http::StatusCode};
use ombud_base::id::{ConversationId, RecoveryId};
use serde::Deserialize;
use utoipa::ToSchema;

/// Which deposit you want to have back.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct OwnRecoveryAsked {
    /// In which of your conversations.
    conversation: ConversationId,
    /// Which deposit.
    deposit: Asked,
}

async fn answer(desk: &Recoveries, device: Device, id: RecoveryId) -> Result<Json<OwnRecovery>, Problem> {
    let row = desk.db.read::<_, Problem, _>(move |tx| actions::own(tx, &device, id)).await?;
    Ok(Json(OwnRecovery::of(row, None)))
}

/// Ask to have a deposit back that was not credited. The chain is asked what arrived; asked twice, it is the same request.
#[utoipa::path(
    post, path = "/widget/recoveries", tag = "widget",
    request_body(content = OwnRecoveryAsked, example = json!({
        "conversation": "0192f0c1-2d3e-7a4b-8c5d-6e7f80910a1b",
        "deposit": {"network": "eip155:1", "transaction": "0x9fc76417374aa880d4449a1f7f31ec597f00b1f6f3dd2d66f4c9c6c445836d8b"}
    })),
    responses((status = 201, body = OwnRecovery))
)]
pub(super) async fn ask_for_recovery(
    State(desk): State<Recoveries>,
    session: CustomerSession,
    Body(it): Body<OwnRecoveryAsked>,
) -> Result<(StatusCode, Json<OwnRecovery>), Problem> {
    take_frame(&desk, &session)?;
    let device = session.device();
    let asker = Asker::of_customer(device.workspace, device.customer, it.conversation);
    // Whose the conversation is, before a network is asked about anything.
    let own = desk.db.read::<_, Problem, _>(move |tx| {
        let found = crate::conversations::reading::conversation(tx, device.workspace, asker.conversation)?;
        Ok(found.is_some_and(|it| it.customer == device.customer))
    });
    if !own.await? {
        return Err(Problem::not_found());
    }
    let row = open::open(&desk, asker, &it.deposit).await?;
    Ok((StatusCode::CREATED, Json(OwnRecovery::of(row, None))))
}

/// Where a request of yours stands.
#[utoipa::path(get, path = "/widget/recoveries/{id}", tag = "widget", params(("id" = RecoveryId, Path)), responses((status = 200, body = OwnRecovery)))]
pub(super) async fn own_recovery(
    State(desk): State<Recoveries>,
    session: CustomerSession,
    PathOf(id): PathOf<RecoveryId>,
) -> Result<Json<OwnRecovery>, Problem> {
    answer(&desk, session.device(), id).await
}

words! {
    /// How you show that a deposit is yours.
    RecoveryShown {
        /// By a signature of the address that sent it: it is asked for in the conversation.
        Signature = "signature",
        /// You cannot sign, since an exchange sent it: a person checks.
        Person = "person",
    }
}

/// How a deposit is shown to be yours.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct RecoveryProving {
    /// How.
    by: RecoveryShown,
}

/// Show that a deposit is yours: have a signature asked for, or a person check it.
#[utoipa::path(
    post, path = "/widget/recoveries/{id}/proof", tag = "widget", params(("id" = RecoveryId, Path)),
    request_body(content = RecoveryProving, example = json!({"by": "signature"})), responses((status = 200, body = OwnRecovery))
)]
pub(super) async fn prove_recovery(
    State(desk): State<Recoveries>,
    session: CustomerSession,
    PathOf(id): PathOf<RecoveryId>,
    Body(it): Body<RecoveryProving>,
) -> Result<Json<OwnRecovery>, Problem> {
    take_frame(&desk, &session)?;
    let (parts, device) = (desk.clone(), session.device());
    let written = desk.db.write::<_, Problem, _>(move |tx| {
        let ask = match it.by {
            RecoveryShown::Signature => Some(actions::sign(&parts, tx, &device, id)?),
            RecoveryShown::Person => {
                actions::cannot_sign(&parts, tx, &device, id)?;
                None
            }
        };
        Ok(OwnRecovery::of(actions::own(tx, &device, id)?, ask))
    });
    written.await.map(Json)
}

/// What you agree to.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct RecoveryAgreed {
    /// The fee that you were shown, word for word.
    #[schema(max_length = 200, example = "5 USDT")]
    fee: String,
    /// Where the coins go back to: an address of your own wallet on the same network.
    #[schema(max_length = 200, example = "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed")]
    address: String,
    /// The memo or tag that belongs to it, if one does.
    #[serde(default)]
    #[schema(max_length = 100)]
    memo: Option<String>,
}

/// Agree to the fee, and say where the coins go back to.
#[utoipa::path(
    post, path = "/widget/recoveries/{id}/terms", tag = "widget", params(("id" = RecoveryId, Path)),
    request_body(content = RecoveryAgreed, example = json!({"fee": "5 USDT", "address": "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed"})),
    responses((status = 200, body = OwnRecovery))
)]
pub(super) async fn agree_to_recovery(
    State(desk): State<Recoveries>,
    session: CustomerSession,
    PathOf(id): PathOf<RecoveryId>,
    // As it was written: the guard would cut a secret out, and the customer would not be told what they had pasted.
    Written(it): Written<RecoveryAgreed>,
) -> Result<Json<OwnRecovery>, Problem> {
    take_frame(&desk, &session)?;
    let mut checks = Checks::new();
    let address = checks.line("address", &it.address, 200);
    let memo = it.memo.as_deref().map(str::trim).filter(|it| !it.is_empty());
    let memo = memo.map(|it| checks.line("memo", it, 100));
    checks.done()?;
    if holds_secret(&address) || memo.as_deref().is_some_and(holds_secret) {
        let detail = "This holds a secret of a wallet. It was not kept; move your coins to a new wallet, and give its address.";
        return Err(Problem::new(Code::SecretFound, detail));
    }
    let device = session.device();
    let row = desk.db.read::<_, Problem, _>(move |tx| actions::own(tx, &device, id)).await?;
    let facts = row.facts.ok_or_else(Problem::erased)?;
    desk.chains.refuse_unfit(device.workspace, device.customer, &facts, &address).await?;
    let (parts, to, fee) = (desk.clone(), ReturnTo { address, memo }, it.fee);
    let written =
        desk.db.write::<_, Problem, _>(move |tx| actions::agree(&parts, tx, &device, id, &fee, to.clone()));
    written.await?;
    answer(&desk, device, id).await
}

/// Take a request back, as long as nobody pays yet.
#[utoipa::path(post, path = "/widget/recoveries/{id}/withdraw", tag = "widget", params(("id" = RecoveryId, Path)), responses((status = 200, body = OwnRecovery)))]
pub(super) async fn withdraw_recovery(
    State(desk): State<Recoveries>,
    session: CustomerSession,
    PathOf(id): PathOf<RecoveryId>,
) -> Result<Json<OwnRecovery>, Problem> {
    take_frame(&desk, &session)?;
    let (parts, device) = (desk.clone(), session.device());
    desk.db.write::<_, Problem, _>(move |tx| actions::withdraw(&parts, tx, &device, id)).await?;
    answer(&desk, device, id).await
}
