use super::{
    erasure, forms, proof, record,
    sessions::{CustomerSession, Newcomer, begin, end, session_of},
    transcript,
};
use crate::{
    app::App,
    chains::ChainDesk,
    conversations::{
        Desk, Messages, ratings, reading, thread,
        types::{Conversation, FileRef, Insist, Kind, Message, Post, Target},
        view, waits,
    },
    customers::{self, CustomerChange, Proof},
    events::{Actor, Journal},
    files,
    http::{Body, ClientAddress, Code, Confidential, Page, Params, PathOf, Problem, Written, guarded},
    inboxes::{self, Inbox, Wait, WidgetInbox},
    proof::{AppWord, Prover, require, rules_of},
};
use axum::{
    Json,
    extract::{Multipart, State},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use ombud_base::{
    Time,
    id::{ConversationId, CustomerId, FileId},
};
use ombud_db::{Tx, sql};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::{router::OpenApiRouter, routes};

/// What it answers under `/api/v1`.
pub fn routes() -> OpenApiRouter<Desk> {
    OpenApiRouter::new()
        .routes(routes!(widget_inbox))
        .routes(routes!(begin_session))
        .routes(routes!(forget_session))
        .routes(routes!(change_self))
        .routes(routes!(own_conversations))
        .routes(routes!(own_messages, write_own))
        .routes(routes!(forms::answer_form))
        .merge(OpenApiRouter::new().routes(routes!(upload_own)).layer(files::body_limit()))
        .routes(routes!(rate))
        .routes(routes!(close))
        .routes(routes!(download_transcript))
        .routes(routes!(record::download_receipt))
        .routes(routes!(record::list_readers))
        .routes(routes!(erasure::ask_erasure))
        .routes(routes!(proof::own_proof))
        .routes(routes!(proof::own_ask))
        .routes(routes!(proof::send_code))
        .routes(routes!(proof::check_code))
        .routes(routes!(proof::ask_passkey))
        .routes(routes!(proof::check_passkey))
        .routes(routes!(proof::begin_wallet))
        .routes(routes!(proof::check_token))
        .routes(routes!(proof::open_earlier))
        .routes(routes!(proof::begin_passkey))
        .routes(routes!(proof::open_ticket))
        .routes(routes!(proof::add_passkey))
        .routes(routes!(proof::remove_passkey))
        .routes(routes!(proof::remove_wallet))
}

/// What it answers under `/api/v1` where a chain may be asked.
pub fn chain_routes() -> OpenApiRouter<ChainDesk> {
    OpenApiRouter::new().routes(routes!(proof::check_wallet))
}

async fn inbox_of(app: &App, key: String) -> Result<Inbox, Problem> {
    let found = app.db.read::<_, Problem, _>(move |tx| Ok(inboxes::by_key(tx, &key)?)).await?;
    found.filter(|it| it.enabled).ok_or_else(Problem::not_found)
}

/// Where a session began.
pub(super) async fn inbox_of_session(app: &App, session: &CustomerSession) -> Result<Inbox, Problem> {
    let (ws, id) = (session.workspace, session.inbox);
    let found = app.db.read::<_, Problem, _>(move |tx| Ok(inboxes::inbox(tx, ws, id)?)).await?;
    found.filter(|it| it.enabled).ok_or_else(Problem::not_found)
}

fn wait_of(tx: &mut Tx<'_>, inbox: &Inbox) -> Result<Wait, Problem> {
    let queue: i64 = tx.one(
        sql!(
            "SELECT count(*) FROM (SELECT 1 FROM cases WHERE workspace_id = $1 AND state = 'open' AND waiting_since IS NOT NULL ",
            "AND assignee_id IS NULL LIMIT 200) AS waiting"
        ),
        &[inbox.workspace.into()],
        |row| row.get(0),
    )?;
    let seconds = waits::likely(tx, inbox.workspace, inbox.team, queue + 1)?;
    Ok(Wait { queue, seconds })
}

/// The language that is asked for.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
struct Asked {
    /// BCP 47.
    #[param(example = "zh-CN")]
    language: Option<String>,
}

/// An inbox as its widget shows it. Public, and readable from any page.
#[utoipa::path(get, path = "/widget/inboxes/{key}", tag = "widget", params(("key" = String, Path), Asked), responses((status = 200, body = WidgetInbox)))]
async fn widget_inbox(
    State(app): State<Desk>,
    PathOf(key): PathOf<String>,
    Params(asked): Params<Asked>,
) -> Result<Response, Problem> {
    let inbox = inbox_of(&app, key).await?;
    let inner = app.clone();
    let shown = app.db.read::<_, Problem, _>(move |tx| {
        let wait = wait_of(tx, &inbox)?;
        inboxes::public_view(tx, &inner, &inbox, asked.language.as_deref(), wait)
    });
    let mut response = Json(shown.await?).into_response();
    response.headers_mut().insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
    Ok(response)
}

/// What a browser brings along to begin.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct Beginning {
    /// The inbox's public key.
    #[schema(example = "demo")]
    inbox: String,
    /// The session that it had.
    session: Option<String>,
    /// The host app's signed identity token (JWT); see docs/widget.md.
    identity: Option<String>,
    /// The language (BCP 47).
    #[schema(max_length = 35)]
    language: Option<String>,
    /// The time zone (IANA).
    #[schema(max_length = 64)]
    time_zone: Option<String>,
}

/// A customer, as their own device sees them.
#[derive(Debug, Serialize, ToSchema)]
struct WidgetCustomer {
    id: CustomerId,
    name: Option<String>,
    email: Option<String>,
    language: Option<String>,
    proof: Proof,
}

/// A session with everything that the widget begins with.
#[derive(Debug, Serialize, ToSchema)]
struct WidgetSession {
    /// The token to send from now on.
    session: String,
    /// Whose it is.
    customer: WidgetCustomer,
    /// Where it is.
    inbox: WidgetInbox,
    /// The customer's conversations, the newest first.
    conversations: Vec<Conversation>,
}

fn own(tx: &mut Tx<'_>, session: &CustomerSession) -> Result<WidgetCustomer, Problem> {
    let it = customers::customer(tx, session.workspace, session.customer)?.ok_or_else(Problem::not_found)?;
    let proof = it.identities.iter().map(|it| it.proof).max().unwrap_or(Proof::None);
    Ok(WidgetCustomer { id: it.id, name: it.name, email: it.email, language: it.language, proof })
}

/// Begin a session, or go on with one: without log-in, or signed in by the host app's token.
#[utoipa::path(post, path = "/widget/sessions", tag = "widget", request_body = Beginning, responses((status = 200, body = WidgetSession)))]
async fn begin_session(
    State(app): State<Desk>,
    address: ClientAddress,
    Confidential(it): Confidential<Beginning>,
) -> Result<Json<WidgetSession>, Problem> {
    let inbox = inbox_of(&app, it.inbox).await?;
    let claims = match &it.identity {
        Some(token) => Some(inboxes::verify_identity(&app, &inbox, token).await?),
        None => None,
    };
    let word = it.identity.as_deref().zip(claims.as_ref()).map(|(token, it)| AppWord::new(token, it.exp));
    let before = match &it.session {
        Some(token) => session_of(&app, token).await.ok(),
        None => None,
    };
    if claims.is_none() && before.is_none() {
        app.hub.take_stranger(
            inbox.id,
            address.network(),
            app.config.limits.strangers_a_minute,
            app.now(),
        )?;
    }
    let language = it.language.map(guarded);
    let newcomer = Newcomer {
        language: language.clone().filter(|it| it.len() <= 35),
        time_zone: it.time_zone.map(guarded).filter(|it| it.len() <= 64),
        claims,
        word,
        session: before,
    };
    let (session, fresh) = begin(&app, &inbox, newcomer).await?;
    let token = fresh.or(it.session).ok_or_else(|| Problem::internal("a session without a token"))?;
    let inner = app.clone();
    let shown = app.db.read::<_, Problem, _>(move |tx| {
        let customer = own(tx, &session)?;
        let wait = wait_of(tx, &inbox)?;
        let language = customer.language.clone().or_else(|| language.clone());
        let talks = reading::customers_talks(&inner, tx, session.workspace, session.customer, 100)?;
        Ok(WidgetSession {
            session: token,
            customer,
            inbox: inboxes::public_view(tx, &inner, &inbox, language.as_deref(), wait)?,
            conversations: talks.into_iter().map(|it| it.1).collect(),
        })
    });
    shown.await.map(Json)
}

/// Forget this device: its session ends.
#[utoipa::path(delete, path = "/widget/session", tag = "widget", responses((status = 204)))]
async fn forget_session(State(app): State<Desk>, session: CustomerSession) -> Result<StatusCode, Problem> {
    end(&app, &session).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// What customers tell of themselves. What is absent stays.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct SelfChange {
    /// A name, at most 200 characters.
    #[schema(max_length = 200)]
    name: Option<String>,
    /// A mail address for answers outside of business hours.
    #[schema(max_length = 254)]
    email: Option<String>,
    /// The language (BCP 47).
    #[schema(max_length = 35)]
    language: Option<String>,
}

/// Say how you are called and where a mail reaches you.
#[utoipa::path(patch, path = "/widget/customer", tag = "widget", request_body = SelfChange, responses((status = 200, body = WidgetCustomer)))]
async fn change_self(
    State(app): State<Desk>,
    session: CustomerSession,
    Body(it): Body<SelfChange>,
) -> Result<Json<WidgetCustomer>, Problem> {
    let clean = |text: Option<String>| text.filter(|it| !it.trim().is_empty()).map(Some);
    let change = CustomerChange {
        name: clean(it.name),
        email: clean(it.email),
        language: clean(it.language),
        ..CustomerChange::default()
    };
    let inner = app.clone();
    let changed = app.db.write::<_, Problem, _>(move |tx| {
        let mut journal =
            Journal::open(tx, session.workspace, Actor::Customer(session.customer), inner.now())?;
        let moved = customers::change(tx, &mut journal, &inner.random, session.customer, &change)?;
        customers::tell_readdressed(&inner, tx, session.workspace, session.customer, moved)?;
        journal.close(tx, &inner.hub)?;
        own(tx, &session)
    });
    changed.await.map(Json)
}

/// Your conversations, the newest first, at most 100.
#[utoipa::path(get, path = "/widget/conversations", tag = "widget", responses((status = 200, body = Page<Conversation>)))]
async fn own_conversations(
    State(app): State<Desk>,
    session: CustomerSession,
) -> Result<Json<Page<Conversation>>, Problem> {
    let inner = app.clone();
    let read = app.db.read::<_, Problem, _>(move |tx| {
        reading::customers_talks(&inner, tx, session.workspace, session.customer, 100)
    });
    Ok(Json(Page::whole(read.await?.into_iter().map(|it| it.1).collect())))
}

/// Which part of a conversation.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
struct Part {
    /// Messages after this number.
    after: Option<i64>,
    /// Messages before this number.
    before: Option<i64>,
    /// How many, 1 to 200; 50 when absent.
    #[param(minimum = 1, maximum = 200)]
    limit: Option<i64>,
}

/// Messages of one of your conversations, in order; the newest when neither `before` nor `after` is given.
#[utoipa::path(get, path = "/widget/conversations/{id}/messages", tag = "widget", params(("id" = ConversationId, Path), Part), responses((status = 200, body = Messages<Message>)))]
async fn own_messages(
    State(app): State<Desk>,
    session: CustomerSession,
    PathOf(id): PathOf<ConversationId>,
    Params(part): Params<Part>,
) -> Result<Json<Messages<Message>>, Problem> {
    let limit = match part.limit.unwrap_or(50) {
        limit @ 1..=200 => limit,
        _ => return Err(Problem::invalid("limit", "must be from 1 to 200")),
    };
    let inner = app.clone();
    let read = app.db.read::<_, Problem, _>(move |tx| {
        let (ws, customer) = (session.workspace, session.customer);
        reading::conversation(tx, ws, id)?
            .filter(|it| it.customer == customer)
            .ok_or_else(Problem::not_found)?;
        let mut rows = match part.after {
            Some(after) => reading::public_after(tx, ws, id, after, limit + 1)?,
            None => reading::public_before(tx, ws, id, part.before.unwrap_or(i64::MAX), limit + 1)?,
        };
        let more = rows.len() as i64 > limit;
        rows.truncate(usize::try_from(limit).unwrap_or(50));
        if part.after.is_none() {
            rows.reverse();
        }
        let items = rows.iter().map(|row| {
            let name = view::author_name(&inner.names, tx, ws, row, true)?;
            Ok(view::message(&inner, ws, row, name))
        });
        let mut items = items.collect::<Result<Vec<_>, Problem>>()?;
        files::mark_gone(tx, ws, items.iter_mut().flat_map(|it| &mut it.files))?;
        Ok(Messages { items, more })
    });
    read.await.map(Json)
}

/// A message by a customer.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct OwnMessage {
    /// Made by the client; the same one is stored once.
    #[schema(example = "c-1")]
    id: String,
    /// The text, at most 16,000 characters.
    #[serde(default)]
    #[schema(max_length = 16000)]
    body: String,
    /// Uploaded files, at most 10.
    #[serde(default)]
    #[schema(max_items = 10)]
    files: Vec<FileId>,
}

/// Where a message was stored.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Stored {
    /// Its number.
    pub(super) seq: i64,
    /// When.
    pub(super) at: Time,
}

/// Refuses a customer who does too much at once.
///
/// # Errors
/// [`Code::SlowDown`].
pub fn take_frame(app: &App, session: &CustomerSession) -> Result<(), Problem> {
    let rate = app.config.limits.customer_frames;
    let taken = app.hub.take_frame(*session.customer.0.as_bytes(), rate, app.now());
    taken.map_err(|wait| Problem::slow_down(wait.as_secs() + 1))
}

/// Write, where WebSocket is blocked. A conversation that does not exist begins with it. Answered after the commit.
#[utoipa::path(post, path = "/widget/conversations/{id}/messages", tag = "widget", params(("id" = ConversationId, Path)), request_body = OwnMessage, responses((status = 201, body = Stored)))]
async fn write_own(
    State(app): State<Desk>,
    session: CustomerSession,
    PathOf(conversation): PathOf<ConversationId>,
    Written(it): Written<OwnMessage>,
) -> Result<(StatusCode, Json<Stored>), Problem> {
    take_frame(&app, &session)?;
    let CustomerSession { workspace, customer, inbox, .. } = session;
    let post = Post {
        workspace,
        by: Actor::Customer(customer),
        to: Target::Customer { customer, inbox, conversation },
        kind: Kind::Message,
        id: Some(it.id),
        body: it.body,
        files: it.files,
        mentions: Vec::new(),
        seen: None,
        origin: None,
        insist: Insist::No,
        form: None,
    };
    let posted = app.lane.post(post).await?;
    Ok((StatusCode::CREATED, Json(Stored { seq: posted.public_seq.unwrap_or(posted.seq), at: posted.at })))
}

/// Upload a file, to be sent with a message: a form with one field `file`.
#[utoipa::path(post, path = "/widget/files", tag = "widget", responses((status = 201, body = FileRef)))]
async fn upload_own(
    State(app): State<Desk>,
    session: CustomerSession,
    form: Multipart,
) -> Result<(StatusCode, Json<FileRef>), Problem> {
    take_frame(&app, &session)?;
    let file = files::take_multipart(&app, form).await?;
    let stored = files::upload(&app, session.workspace, Actor::Customer(session.customer), file).await?;
    Ok((StatusCode::CREATED, Json(files::show(&app, session.workspace, &stored))))
}

/// What you think of the help you got.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct OwnRating {
    /// 1 (bad) to 5 (good).
    #[schema(minimum = 1, maximum = 5)]
    score: i64,
    /// In words, at most 2,000 characters.
    #[schema(max_length = 2000)]
    comment: Option<String>,
}

/// Rate. Can be changed for 14 days.
#[utoipa::path(post, path = "/widget/conversations/{id}/rating", tag = "widget", params(("id" = ConversationId, Path)), request_body = OwnRating, responses((status = 200, body = Conversation)))]
async fn rate(
    State(app): State<Desk>,
    session: CustomerSession,
    PathOf(id): PathOf<ConversationId>,
    Body(it): Body<OwnRating>,
) -> Result<Json<Conversation>, Problem> {
    let inner = app.clone();
    let (ws, customer) = (session.workspace, session.customer);
    let rated = app.db.write::<_, Problem, _>(move |tx| {
        ratings::rate(&inner, tx, ws, customer, id, it.score, it.comment.as_deref())?;
        reading::one_for_customer(&inner, tx, ws, customer, id)
    });
    rated.await.map(Json)
}

/// End a conversation. Writing again opens it again.
#[utoipa::path(post, path = "/widget/conversations/{id}/close", tag = "widget", params(("id" = ConversationId, Path)), responses((status = 200, body = Conversation)))]
async fn close(
    State(app): State<Desk>,
    session: CustomerSession,
    PathOf(id): PathOf<ConversationId>,
) -> Result<Json<Conversation>, Problem> {
    let inner = app.clone();
    let (ws, customer) = (session.workspace, session.customer);
    let closed = app.db.write::<_, Problem, _>(move |tx| {
        thread::close_by_customer(&inner, tx, ws, customer, id)?;
        reading::one_for_customer(&inner, tx, ws, customer, id)
    });
    closed.await.map(Json)
}

/// Which form of a transcript.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
struct TranscriptForm {
    /// `html` or `txt`; `html` when absent.
    format: Option<String>,
    /// The language of its own words (BCP 47): Arabic, English and Simplified Chinese there are. Yours when absent. What was said
    /// stays as it was said.
    #[param(example = "zh-CN")]
    lang: Option<String>,
    /// The time zone of its times (IANA), which it names; yours when absent, else UTC.
    #[param(example = "Asia/Singapore")]
    tz: Option<String>,
}

/// One of your conversations to keep.
#[utoipa::path(get, path = "/widget/conversations/{id}/transcript", tag = "widget", params(("id" = ConversationId, Path), TranscriptForm), responses((status = 200, body = String, content_type = "text/html")))]
async fn download_transcript(
    State(app): State<Desk>,
    session: CustomerSession,
    PathOf(id): PathOf<ConversationId>,
    Params(form): Params<TranscriptForm>,
) -> Result<(HeaderMap, String), Problem> {
    let html = match form.format.as_deref() {
        None | Some("html") => true,
        Some("txt") => false,
        Some(_) => return Err(Problem::new(Code::Invalid, "format is html or txt")),
    };
    let wish = transcript::Wish { html, lang: form.lang, tz: form.tz };
    wish.check()?;
    let (inner, device, now) = (app.clone(), session.device(), app.now());
    let text = app.db.read::<_, Problem, _>(move |tx| {
        let own = reading::conversation(tx, session.workspace, id)?;
        own.filter(|it| it.customer == session.customer).ok_or_else(Problem::not_found)?;
        let demand = rules_of(tx, session.workspace)?.transcript;
        require(tx, Prover::Device(device), demand, now)?;
        transcript::write(&inner, tx, session.workspace, session.customer, id, &wish)
    });
    let text = text.await?;
    let (kind, name) = if html {
        ("text/html; charset=utf-8", "attachment; filename=\"conversation.html\"")
    } else {
        ("text/plain; charset=utf-8", "attachment; filename=\"conversation.txt\"")
    };
    let mut headers = HeaderMap::new();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    headers.insert(header::CONTENT_DISPOSITION, HeaderValue::from_static(name));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    Ok((headers, text))
}
