//! The API of cases.

mod bulk;
mod work;

use super::{
    Desk, actions,
    exposed::{self, Advice},
    forms::{self, CaseForm},
    list::{self, CaseFilter},
    outbound, ratings, reading,
    revealing::{fields_of, may_reveal},
    scheduled, store, tally, thread,
    types::{CaseRow, CaseSummary, Counts, Draft, Kind, Post, Scheduled, StaffMessage, Target, Viewer},
};
use crate::{
    access::{Permission, Signed},
    clocks::Clock,
    customers::CustomerView,
    http::{Page, Params, PathOf, Problem, Written},
    safety::CaseSafety,
    trust::{Read, Sight, Stand, What},
    workspace::Subject,
};
use axum::{
    Json,
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use ombud_base::{
    Time,
    id::{CaseId, ConversationId, CustomerId, FileId, InboxId, StaffId},
};
use ombud_db::Tx;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::{router::OpenApiRouter, routes};

/// What it answers under `/api/v1`.
pub fn routes() -> OpenApiRouter<Desk> {
    OpenApiRouter::new()
        .routes(routes!(list_cases, work::start_case))
        .routes(routes!(case_counts))
        .routes(routes!(bulk::bulk_cases))
        .routes(routes!(read_case, work::change_case))
        .routes(routes!(case_messages, write_message))
        .routes(routes!(work::assign_case))
        .routes(routes!(work::snooze_case))
        .routes(routes!(work::wake_case))
        .routes(routes!(work::exposed_handled))
        .routes(routes!(work::exposed_not_handled))
        .routes(routes!(work::reopen_case))
        .routes(routes!(work::resolve_case))
        .routes(routes!(work::merge_case))
        .routes(routes!(work::split_case))
        .routes(routes!(work::mark_case_read))
        .routes(routes!(work::keep_draft, work::drop_draft))
        .routes(routes!(work::cancel_scheduled))
        .routes(routes!(cases_of_customer))
}

/// A case with everything that belongs to it.
#[derive(Debug, Serialize, ToSchema)]
pub struct Case {
    #[serde(flatten)]
    summary: CaseSummary,
    /// Its conversations, the oldest first.
    conversations: Vec<CaseConversation>,
    /// Custom fields; personal ones are masked for most.
    #[schema(value_type = Object)]
    fields: serde_json::Map<String, serde_json::Value>,
    /// Which of them are masked, and can be revealed by these names: `case.fields.<key>`.
    masked: Vec<String>,
    /// Whether the reader may have what is masked shown for a while, here.
    may_reveal: bool,
    /// When it was resolved.
    resolved_at: Option<Time>,
    /// As what it was resolved.
    resolve_reason: Option<String>,
    /// The case that it was merged into.
    merged_into: Option<CaseId>,
    /// Its service-level targets.
    clocks: Vec<Clock>,
    /// The customer's rating.
    rating: Option<ratings::Rating>,
    /// Whose it is.
    customer_detail: CustomerView,
    /// The customer's other cases, the newest first.
    earlier: Vec<CaseSummary>,
    /// Who looks at it.
    viewers: Vec<Viewer>,
    /// What the reader has begun to write.
    draft: Option<Draft>,
    /// What they have begun in the other kind: a note beside a reply, or a reply beside a note.
    draft_beside: Option<Draft>,
    /// Messages that wait for their time.
    scheduled: Vec<Scheduled>,
    /// How far the reader has read.
    read_pos: i64,
    /// What to tell the customer about what they have exposed.
    exposed_advice: Option<Advice>,
    /// What the reader may do here.
    permissions: Vec<Permission>,
    /// Whether its messages hold links or addresses to beware of.
    safety: CaseSafety,
    /// What the customer answered to forms of the bot, the form that was asked last first.
    forms: Vec<CaseForm>,
}

/// One of a case's conversations.
#[derive(Debug, Serialize, ToSchema)]
pub struct CaseConversation {
    /// Its id.
    id: ConversationId,
    /// Its inbox.
    inbox: InboxId,
    /// The inbox's channel.
    channel: String,
    /// The number of the case that it began in.
    number: i64,
    /// The last message's number.
    last_seq: i64,
    /// How far the customer has read, in public messages.
    customer_read_seq: i64,
    /// When it began.
    created_at: Time,
}

async fn whole(app: &Desk, signed: &Signed, id: CaseId) -> Result<Json<Case>, Problem> {
    let (inner, signed) = (app.clone(), signed.clone());
    let seer = signed.clone();
    let (case, look) = app.db.read::<_, Problem, _>(move |tx| compose(&inner, tx, &seer, id)).await?;
    app.trust.observe(&signed, [look]).await;
    Ok(Json(case))
}

fn compose(app: &Desk, tx: &mut Tx<'_>, signed: &Signed, id: CaseId) -> Result<(Case, Read), Problem> {
    let ws = signed.workspace;
    let row = actions::visible(tx, signed, id)?;
    let summary = list::by_ids(app, tx, signed, &[id])?.0.pop().ok_or_else(Problem::not_found)?;
    let earlier = CaseFilter { customer: Some(row.customer), limit: Some(20), ..CaseFilter::default() };
    let mut earlier = list::list(app, tx, signed, &earlier)?.0.items;
    earlier.retain(|it| it.id != id);
    let staff = signed.staff_id();
    let mut drafts =
        staff.map(|staff| thread::drafts(tx, ws, staff, id)).transpose()?.unwrap_or_default().into_iter();
    let (sight, mut masked) = (Sight::of(tx, signed)?, Vec::new());
    let customer = crate::customers::customer(tx, ws, row.customer)?.ok_or_else(Problem::not_found)?;
    let look = list::look(signed, &row, customer.name.clone(), What::Opened);
    let fields = sight.fields(Subject::Case, &fields_of(&row), &mut masked);
    let case = Case {
        may_reveal: may_reveal(signed, &row),
        masked: masked.iter().map(|it| format!("case.{it}")).collect(),
        conversations: conversations(tx, signed, &row, &summary.channel)?,
        fields,
        resolved_at: row.resolved_at,
        resolve_reason: row.resolve_reason,
        merged_into: row.merged_into,
        clocks: crate::clocks::of_case(tx, ws, id)?,
        rating: ratings::of_case(tx, ws, id)?,
        customer_detail: CustomerView::new(&sight, &customer, app.hub.customer_online(ws, customer.id)),
        earlier,
        viewers: app.hub.viewers(id),
        draft: drafts.next(),
        draft_beside: drafts.next(),
        scheduled: scheduled::of_case(tx, ws, id)?,
        read_pos: staff.map(|staff| thread::read_pos(tx, ws, staff, id)).transpose()?.unwrap_or(0),
        exposed_advice: summary.exposed.as_ref().map(|it| exposed::advice(it, summary.language.as_deref())),
        permissions: signed.permissions.clone(),
        safety: thread::safety(app, tx, ws, id, row.customer)?,
        forms: forms::of_case(tx, ws, id)?,
        summary,
    };
    Ok((case, look))
}

fn conversations(
    tx: &mut Tx<'_>,
    signed: &Signed,
    case: &CaseRow,
    channel: &str,
) -> Result<Vec<CaseConversation>, Problem> {
    let rows = store::conversations_of_case(tx, signed.workspace, case.id)?;
    rows.into_iter()
        .map(|it| {
            let number = if it.home_case == case.id {
                case.number
            } else {
                store::case(tx, signed.workspace, it.home_case)?.map_or(0, |home| home.number)
            };
            Ok(CaseConversation {
                id: it.id,
                inbox: it.inbox,
                channel: channel.to_owned(),
                number,
                last_seq: it.last_seq,
                customer_read_seq: it.customer_read,
                created_at: it.created_at,
            })
        })
        .collect()
}

/// Cases that you may see, a page of them.
#[utoipa::path(get, path = "/cases", tag = "cases", params(CaseFilter), responses((status = 200, body = Page<CaseSummary>)))]
async fn list_cases(
    State(app): State<Desk>,
    signed: Signed,
    Params(filter): Params<CaseFilter>,
) -> Result<Json<Page<CaseSummary>>, Problem> {
    let inner = app.clone();
    let seer = signed.clone();
    let read = app.db.read::<_, Problem, _>(move |tx| list::list(&inner, tx, &seer, &filter));
    let (page, looks) = read.await?;
    app.trust.observe(&signed, looks).await;
    Ok(Json(page))
}

/// A customer's cases, the newest first.
#[utoipa::path(get, path = "/customers/{id}/cases", tag = "customers", params(("id" = CustomerId, Path)), responses((status = 200, body = Page<CaseSummary>)))]
async fn cases_of_customer(
    State(app): State<Desk>,
    signed: Signed,
    PathOf(id): PathOf<CustomerId>,
    Params(paging): Params<crate::http::Paging>,
) -> Result<Json<Page<CaseSummary>>, Problem> {
    signed.need(Permission::CustomersView)?;
    let filter = CaseFilter {
        customer: Some(id),
        cursor: paging.cursor,
        limit: paging.limit,
        ..CaseFilter::default()
    };
    let (inner, seer) = (app.clone(), signed.clone());
    let read = app.db.read::<_, Problem, _>(move |tx| {
        crate::customers::refuse_hidden(tx, &seer, id)?;
        let customer = crate::customers::customer(tx, seer.workspace, id)?.ok_or_else(Problem::not_found)?;
        Ok((customer.name, list::list(&inner, tx, &seer, &filter)?.0))
    });
    let (name, page) = read.await?;
    let (stand, what) = (Stand::Without, What::Looked);
    let look = Read { customer: id, name, case: None, number: None, stand, what, named: true };
    app.trust.observe(&signed, [look]).await;
    Ok(Json(page))
}

/// How many cases each of your views holds: exact, at any size.
#[utoipa::path(get, path = "/cases/counts", tag = "cases", responses((status = 200, body = Counts)))]
async fn case_counts(State(app): State<Desk>, signed: Signed) -> Result<Json<Counts>, Problem> {
    signed.need(Permission::CasesView)?;
    app.db.read(move |tx| tally::counts(tx, &signed)).await.map(Json)
}

/// A case with everything that belongs to it. Its messages have an address of their own.
#[utoipa::path(get, path = "/cases/{id}", tag = "cases", params(("id" = CaseId, Path)), responses((status = 200, body = Case)))]
async fn read_case(
    State(app): State<Desk>,
    signed: Signed,
    PathOf(id): PathOf<CaseId>,
) -> Result<Json<Case>, Problem> {
    signed.need(Permission::CasesView)?;
    whole(&app, &signed, id).await
}

/// Which part of a thread is wanted.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
struct ThreadPart {
    /// Messages before this position.
    before: Option<i64>,
    /// Messages after this position.
    after: Option<i64>,
    /// How many, 1 to 200; 50 when absent.
    #[param(minimum = 1, maximum = 200)]
    limit: Option<i64>,
}

/// A part of a thread.
#[derive(Debug, Serialize, ToSchema)]
pub struct Messages<T> {
    /// In order.
    pub(crate) items: Vec<T>,
    /// Whether there is more in the direction that was asked for.
    pub(crate) more: bool,
}

/// Messages, notes and activity of a case, over all its conversations, in order. The newest when neither `before` nor `after` is given.
#[utoipa::path(get, path = "/cases/{id}/messages", tag = "cases", params(("id" = CaseId, Path), ThreadPart), responses((status = 200, body = Messages<StaffMessage>)))]
async fn case_messages(
    State(app): State<Desk>,
    signed: Signed,
    PathOf(id): PathOf<CaseId>,
    Params(part): Params<ThreadPart>,
) -> Result<Json<Messages<StaffMessage>>, Problem> {
    signed.need(Permission::CasesView)?;
    let limit = match part.limit.unwrap_or(50) {
        limit @ 1..=200 => limit,
        _ => return Err(Problem::invalid("limit", "must be from 1 to 200")),
    };
    let which = match (part.before, part.after) {
        (Some(pos), None) => thread::Part::Before(pos),
        (None, Some(pos)) => thread::Part::After(pos),
        (None, None) => thread::Part::Newest,
        (Some(_), Some(_)) => return Err(Problem::invalid("after", "excludes before")),
    };
    let (inner, seer) = (app.clone(), signed.clone());
    let read = app.db.read::<_, Problem, _>(move |tx| {
        let case = actions::visible(tx, &seer, id)?;
        let name = crate::customers::customer(tx, seer.workspace, case.customer)?.and_then(|it| it.name);
        let (rows, more) = thread::read(tx, seer.workspace, id, which, limit)?;
        let look = list::look(&seer, &case, name, What::Opened);
        Ok((Messages { items: thread::shown(&inner, tx, seer.workspace, &rows)?, more }, look))
    });
    let (messages, look) = read.await?;
    app.trust.observe(&signed, [look]).await;
    Ok(Json(messages))
}

/// A message, a note, or a message for later.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct NewMessage {
    /// Made by the client; the same one is stored once. 1 to 64 characters of A-Z, a-z, 0-9, - and _.
    #[schema(example = "m-1")]
    id: String,
    /// `message` or `note`.
    #[serde(default = "message")]
    kind: Kind,
    /// The text, at most 16,000 characters.
    #[serde(default)]
    #[schema(
        max_length = 16000,
        example = "Your deposit has 3 of 12 confirmations; it will be there in about 2 minutes."
    )]
    body: String,
    /// Uploaded files, at most 10.
    #[serde(default)]
    #[schema(max_items = 10)]
    files: Vec<FileId>,
    /// Staff to mention.
    #[serde(default)]
    mentions: Vec<StaffId>,
    /// Which of the case's conversations; the one that was used last when absent.
    conversation: Option<ConversationId>,
    /// The position up to which you had read. When the customer has written or somebody else has answered since, the answer
    /// is `newer-message`.
    seen: Option<i64>,
    /// Send it then instead of now.
    send_at: Option<Time>,
    /// Do not send it when the customer writes before `send_at`.
    #[serde(default)]
    cancel_on_reply: bool,
    /// Why it is sent although the guard refuses it, 3 to 500 characters; needs `guard.override`.
    #[serde(default)]
    #[schema(min_length = 3, max_length = 500)]
    despite: Option<String>,
}

const fn message() -> Kind {
    Kind::Message
}

/// What was written: a message, or one that waits for its time.
#[derive(Debug, Serialize, ToSchema)]
#[serde(untagged)]
enum WrittenMessage {
    /// Stored.
    Now(Box<StaffMessage>),
    /// Will be.
    Later(Scheduled),
}

/// Write to the customer, a note for staff, or a message for later. Answered after the commit.
#[utoipa::path(post, path = "/cases/{id}/messages", tag = "cases", params(("id" = CaseId, Path)), request_body = NewMessage, responses((status = 201, body = WrittenMessage)))]
async fn write_message(
    State(app): State<Desk>,
    signed: Signed,
    PathOf(case): PathOf<CaseId>,
    Written(new): Written<NewMessage>,
) -> Result<Response, Problem> {
    signed.need(if new.kind == Kind::Note { Permission::CasesNote } else { Permission::CasesReply })?;
    if new.kind == Kind::Activity {
        return Err(Problem::invalid("kind", "is message or note"));
    }
    let insist = outbound::insist(&signed, new.despite)?;
    let (seer, inner) = (signed.clone(), app.clone());
    if let Some(send_at) = new.send_at {
        outbound::admit(&app, &signed, Some(case), &new.body, &insist).await?;
        let later = scheduled::Later {
            body: new.body,
            files: new.files,
            send_at,
            conversation: new.conversation,
            cancel_on_reply: new.cancel_on_reply,
            insist,
        };
        let kept = app.db.write::<_, Problem, _>(move |tx| {
            let id = scheduled::schedule(&inner, tx, &seer, case, &later)?;
            let all = scheduled::of_case(tx, seer.workspace, case)?;
            all.into_iter().find(|it| it.id == id).ok_or_else(Problem::not_found)
        });
        return Ok((StatusCode::CREATED, Json(WrittenMessage::Later(kept.await?))).into_response());
    }
    app.db.read::<_, Problem, _>(move |tx| actions::visible(tx, &seer, case)).await?;
    let post = Post {
        workspace: signed.workspace,
        by: signed.actor(),
        to: Target::Case { case, conversation: new.conversation },
        kind: new.kind,
        id: Some(new.id),
        body: new.body,
        files: new.files,
        mentions: new.mentions,
        seen: new.seen,
        origin: None,
        insist,
        form: None,
    };
    let posted = app.lane.post(post).await?;
    let inner = app.clone();
    let stored = app.db.read::<_, Problem, _>(move |tx| {
        let row = reading::messages_at(tx, signed.workspace, &[posted.pos])?.pop().flatten();
        let (row, _) = row.ok_or_else(|| Problem::internal("a message that was just stored"))?;
        thread::shown(&inner, tx, signed.workspace, &[row])?.pop().ok_or_else(Problem::not_found)
    });
    Ok((StatusCode::CREATED, Json(WrittenMessage::Now(Box::new(stored.await?)))).into_response())
}
