//! How customers prove who they are, from the chat.

use super::{
    CustomerSession,
    api::{inbox_of_session, take_frame},
    sessions,
};
use crate::{
    access::hash_token,
    chains::ChainDesk,
    conversations::Desk,
    http::{ClientAddress, Confidential, PathOf, Problem},
    proof::{
        self, CodeSent, CustomerPasskey, Given, NewCode, NewCustomerPasskey, NewWallet, OwnAsk, OwnProof,
        PasskeyAsked, PasskeyBegun, WalletAnswer, WalletAsked,
    },
};
use axum::{
    Json,
    extract::{FromRequestParts, State},
    http::{StatusCode, header, request::Parts},
};
use ombud_base::id::{ChallengeId, IdentityId, PasskeyId, ProofAskId};
use serde::{Deserialize, Serialize};
use serde_json::Value as Json_;
use utoipa::ToSchema;

/// The address that the browser asked, `Host`.
pub(super) struct Host(String);

impl<S: Send + Sync> FromRequestParts<S> for Host {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Problem> {
        let host = parts.headers.get(header::HOST).and_then(|it| it.to_str().ok());
        Ok(Self(host.unwrap_or_default().to_owned()))
    }
}

/// How well you are known at this device, and how you can prove more.
#[utoipa::path(get, path = "/widget/proof", tag = "widget", responses((status = 200, body = OwnProof)))]
pub(super) async fn own_proof(
    State(desk): State<Desk>,
    session: CustomerSession,
    host: Host,
) -> Result<Json<OwnProof>, Problem> {
    let (parts, device) = (desk.clone(), session.device());
    let read = desk.db.read::<_, Problem, _>(move |tx| proof::standing(&parts, tx, &device, &host.0));
    read.await.map(Json)
}

/// A proof that staff has asked you for, while it waits.
#[utoipa::path(get, path = "/widget/proof/asks/{id}", tag = "widget", params(("id" = ProofAskId, Path)), responses((status = 200, body = OwnAsk)))]
pub(super) async fn own_ask(
    State(desk): State<Desk>,
    session: CustomerSession,
    PathOf(id): PathOf<ProofAskId>,
) -> Result<Json<OwnAsk>, Problem> {
    let (now, device) = (desk.now(), session.device());
    desk.db.read::<_, Problem, _>(move |tx| proof::own_ask(tx, &device, id, now)).await.map(Json)
}

/// Have a code sent to your mailbox: to an address of yours, or to any one while nobody knows you. The answer is the same
/// whoever has that address.
#[utoipa::path(
    post, path = "/widget/proof/email", tag = "widget",
    request_body(content = NewCode, example = json!({"address": "anna@example.com"})),
    responses((status = 201, body = CodeSent))
)]
pub(super) async fn send_code(
    State(desk): State<Desk>,
    session: CustomerSession,
    address: ClientAddress,
    Confidential(new): Confidential<NewCode>,
) -> Result<(StatusCode, Json<CodeSent>), Problem> {
    take_frame(&desk, &session)?;
    let sent = proof::send_code(&desk, session.device(), address.network(), new).await?;
    Ok((StatusCode::CREATED, Json(sent)))
}

/// A code, as it was typed in.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct TypedCode {
    /// Which one.
    challenge: ChallengeId,
    /// Its eight digits; spaces do not matter.
    #[schema(example = "1234 5678", max_length = 40)]
    code: String,
}

/// Prove that a mailbox is yours by the code that was sent there.
#[utoipa::path(
    post, path = "/widget/proof/email/check", tag = "widget",
    request_body(content = TypedCode, example = json!({"challenge": "0192f0c1-2d3e-7a4b-8c5d-6e7f80910a1b", "code": "1234 5678"})),
    responses((status = 200, body = Given))
)]
pub(super) async fn check_code(
    State(desk): State<Desk>,
    session: CustomerSession,
    Confidential(it): Confidential<TypedCode>,
) -> Result<Json<Given>, Problem> {
    take_frame(&desk, &session)?;
    proof::check_code(&desk, session.device(), it.challenge, it.code).await.map(Json)
}

/// What asked for a proof.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct ForAsk {
    /// Where staff has asked for it.
    ask: Option<ProofAskId>,
}

/// Begin to prove it with a passkey.
#[utoipa::path(
    post, path = "/widget/proof/passkey/begin", tag = "widget",
    request_body(content = ForAsk, example = json!({})), responses((status = 200, body = PasskeyAsked))
)]
pub(super) async fn ask_passkey(
    State(desk): State<Desk>,
    session: CustomerSession,
    host: Host,
    Confidential(it): Confidential<ForAsk>,
) -> Result<Json<PasskeyAsked>, Problem> {
    take_frame(&desk, &session)?;
    proof::ask_passkey(&desk, session.device(), it.ask, &host.0).await.map(Json)
}

/// A browser's answer to a passkey's question.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct PasskeyAnswer {
    /// Which question.
    challenge: ChallengeId,
    /// What `navigator.credentials.get` gave, as JSON.
    #[schema(value_type = Object)]
    credential: Json_,
}

/// Prove it with a passkey.
#[utoipa::path(
    post, path = "/widget/proof/passkey", tag = "widget",
    request_body(content = PasskeyAnswer, example = json!({"challenge": "0192f0c1-2d3e-7a4b-8c5d-6e7f80910a1b", "credential": {}})),
    responses((status = 200, body = Given))
)]
pub(super) async fn check_passkey(
    State(desk): State<Desk>,
    session: CustomerSession,
    host: Host,
    Confidential(it): Confidential<PasskeyAnswer>,
) -> Result<Json<Given>, Problem> {
    take_frame(&desk, &session)?;
    proof::check_passkey(&desk, session.device(), it.challenge, it.credential, &host.0).await.map(Json)
}

/// Begin to prove that a wallet's address is yours: the text to sign. An address that is new here needs a fresh proof of the
/// surest that you are known by, unless staff has asked for that very address.
#[utoipa::path(
    post, path = "/widget/proof/wallet/begin", tag = "widget",
    request_body(content = NewWallet, example = json!({"family": "ethereum", "address": "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed"})),
    responses((status = 200, body = WalletAsked))
)]
pub(super) async fn begin_wallet(
    State(desk): State<Desk>,
    session: CustomerSession,
    Confidential(new): Confidential<NewWallet>,
) -> Result<Json<WalletAsked>, Problem> {
    take_frame(&desk, &session)?;
    proof::begin_wallet(&desk, session.device(), new).await.map(Json)
}

/// Prove that a wallet's address is yours by its signature. A contract's is judged by the contract (EIP-1271), where the
/// operator has configured its network.
#[utoipa::path(
    post, path = "/widget/proof/wallet", tag = "widget",
    request_body(content = WalletAnswer, example = json!({"challenge": "0192f0c1-2d3e-7a4b-8c5d-6e7f80910a1b", "signature": "0x00"})),
    responses((status = 200, body = Given))
)]
pub(super) async fn check_wallet(
    State(desk): State<ChainDesk>,
    session: CustomerSession,
    Confidential(it): Confidential<WalletAnswer>,
) -> Result<Json<Given>, Problem> {
    take_frame(&desk, &session)?;
    proof::check_wallet(&desk, session.device(), it).await.map(Json)
}

/// The host app's word.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct AppWord {
    /// A fresh identity token (JWT); see docs/widget.md.
    identity: String,
    /// Where staff has asked for it.
    ask: Option<ProofAskId>,
}

/// Prove it by a fresh identity token of the app that you come from.
#[utoipa::path(
    post, path = "/widget/proof/token", tag = "widget",
    request_body(content = AppWord, example = json!({"identity": "eyJhbGciOiJIUzI1NiJ9"})), responses((status = 200, body = Given))
)]
pub(super) async fn check_token(
    State(desk): State<Desk>,
    session: CustomerSession,
    Confidential(it): Confidential<AppWord>,
) -> Result<Json<Given>, Problem> {
    take_frame(&desk, &session)?;
    proof::vouched_for(&desk, session.device(), &it.identity, it.ask).await.map(Json)
}

/// A session of the customer whose mailbox was shown to be one's own.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct OpenedSession {
    /// The token to send from now on.
    session: String,
}

/// Open the earlier conversations of the address that you have just proved. What was said before as a guest stays apart.
#[utoipa::path(post, path = "/widget/proof/open", tag = "widget", responses((status = 200, body = OpenedSession)))]
pub(super) async fn open_earlier(
    State(desk): State<Desk>,
    session: CustomerSession,
) -> Result<Json<OpenedSession>, Problem> {
    take_frame(&desk, &session)?;
    let inbox = inbox_of_session(&desk, &session).await?;
    let token = desk.random.token();
    let (parts, hash, device) = (desk.clone(), hash_token(&token), session.device());
    let written = desk.db.write::<_, Problem, _>(move |tx| {
        proof::open_earlier(&parts, tx, &device, |tx, customer| {
            Ok(sessions::open(tx, &inbox, customer, hash, parts.now())?.device())
        })
    });
    written.await?;
    Ok(Json(OpenedSession { session: token }))
}

/// Begin to add a passkey, after a fresh proof of the surest that you are known by. It is made in a page of its own, which the
/// ticket leads to.
#[utoipa::path(operation_id = "begin_passkey_of_customer", post, path = "/widget/passkeys/begin", tag = "widget", responses((status = 200, body = PasskeyBegun)))]
pub(super) async fn begin_passkey(
    State(desk): State<Desk>,
    session: CustomerSession,
    host: Host,
) -> Result<Json<PasskeyBegun>, Problem> {
    take_frame(&desk, &session)?;
    proof::begin_passkey(&desk, session.device(), &host.0).await.map(Json)
}

/// What leads to the making of a passkey.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct PasskeyTicket {
    /// The ticket.
    ticket: String,
}

/// What to ask the browser for.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct PasskeyOptions {
    /// For `navigator.credentials.create`: PublicKeyCredentialCreationOptions as JSON.
    #[schema(value_type = Object)]
    options: Json_,
}

/// The question for the browser that makes a passkey. The ticket is all that it needs.
#[utoipa::path(
    post, path = "/widget/passkeys/open", tag = "widget",
    request_body(content = PasskeyTicket, example = json!({"ticket": "A2b"})), responses((status = 200, body = PasskeyOptions))
)]
pub(super) async fn open_ticket(
    State(desk): State<Desk>,
    Confidential(it): Confidential<PasskeyTicket>,
) -> Result<Json<PasskeyOptions>, Problem> {
    Ok(Json(PasskeyOptions { options: proof::open_ticket(&desk, it.ticket).await? }))
}

/// Add the passkey that the browser has made. The ticket is used up by it.
#[utoipa::path(operation_id = "add_passkey_of_customer",
    post, path = "/widget/passkeys", tag = "widget",
    request_body(content = NewCustomerPasskey, example = json!({"ticket": "A2b", "name": "My phone", "credential": {}})),
    responses((status = 201, body = CustomerPasskey))
)]
pub(super) async fn add_passkey(
    State(desk): State<Desk>,
    host: Host,
    Confidential(it): Confidential<NewCustomerPasskey>,
) -> Result<(StatusCode, Json<CustomerPasskey>), Problem> {
    Ok((StatusCode::CREATED, Json(proof::add_passkey(&desk, it, &host.0).await?)))
}

/// Remove one of your passkeys; prove it with one first.
#[utoipa::path(operation_id = "remove_passkey_of_customer", delete, path = "/widget/passkeys/{id}", tag = "widget", params(("id" = PasskeyId, Path)), responses((status = 204)))]
pub(super) async fn remove_passkey(
    State(desk): State<Desk>,
    session: CustomerSession,
    PathOf(id): PathOf<PasskeyId>,
) -> Result<StatusCode, Problem> {
    proof::remove_passkey(&desk, session.device(), id).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Remove one of your wallets; prove first the surest that you are known by. You are known by the rest from then on. Whose key is
/// lost asks staff for it.
#[utoipa::path(delete, path = "/widget/wallets/{id}", tag = "widget", params(("id" = IdentityId, Path)), responses((status = 204)))]
pub(super) async fn remove_wallet(
    State(desk): State<Desk>,
    session: CustomerSession,
    PathOf(id): PathOf<IdentityId>,
) -> Result<StatusCode, Problem> {
    take_frame(&desk, &session)?;
    proof::remove_wallet(&desk, session.device(), id).await?;
    Ok(StatusCode::NO_CONTENT)
}
