use super::{
    actions::{self, CasePatch},
    list::{self, CaseFilter},
    merge, ratings, reading, scheduled, store, thread,
    types::{
        CaseRow, CaseSummary, Counts, Draft, Kind, Post, Priority, Scheduled, StaffMessage, Target, Viewer,
    },
};
use crate::{
    access::{Permission, Signed},
    app::App,
    clocks::Clock,
    customers::Customer,
    http::{Body, Page, Params, PathOf, Problem},
};
use axum::{
    Json,
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use ombud_base::{
    Time,
    id::{CaseId, ConversationId, CustomerId, FileId, InboxId, ScheduledId, StaffId, TagId, TeamId},
};
use ombud_db::Tx;
use serde::{Deserialize, Deserializer, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::{router::OpenApiRouter, routes};

/// What it answers under `/api/v1`.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(list_cases, start_case))
        .routes(routes!(case_counts))
        .routes(routes!(bulk_cases))
        .routes(routes!(read_case, change_case))
        .routes(routes!(case_messages, write_message))
        .routes(routes!(assign_case))
        .routes(routes!(snooze_case))
        .routes(routes!(wake_case))
        .routes(routes!(reopen_case))
        .routes(routes!(resolve_case))
        .routes(routes!(merge_case))
        .routes(routes!(split_case))
        .routes(routes!(mark_case_read))
        .routes(routes!(keep_draft, drop_draft))
        .routes(routes!(cancel_scheduled))
        .routes(routes!(cases_of_customer))
}

/// A case with everything that belongs to it.
#[derive(Debug, Serialize, ToSchema)]
pub struct Case {
    #[serde(flatten)]
    summary: CaseSummary,
    /// Its conversations, the oldest first.
    conversations: Vec<CaseConversation>,
    /// Custom fields.
    #[schema(value_type = Object)]
    fields: serde_json::Value,
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
    customer_detail: Customer,
    /// The customer's other cases, the newest first.
    earlier: Vec<CaseSummary>,
    /// Who looks at it.
    viewers: Vec<Viewer>,
    /// What the reader has begun to write.
    draft: Option<Draft>,
    /// Messages that wait for their time.
    scheduled: Vec<Scheduled>,
    /// How far the reader has read.
    read_pos: i64,
    /// What the reader may do here.
    permissions: Vec<Permission>,
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

async fn whole(app: &App, signed: &Signed, id: CaseId) -> Result<Json<Case>, Problem> {
    let (inner, signed) = (app.clone(), signed.clone());
    app.db.read(move |tx| compose(&inner, tx, &signed, id)).await.map(Json)
}

fn compose(app: &App, tx: &mut Tx<'_>, signed: &Signed, id: CaseId) -> Result<Case, Problem> {
    let ws = signed.workspace;
    let row = actions::visible(tx, signed, id)?;
    let summary = list::by_ids(app, tx, signed, &[id])?.pop().ok_or_else(Problem::not_found)?;
    let earlier = CaseFilter { customer: Some(row.customer), limit: Some(20), ..CaseFilter::default() };
    let mut earlier = list::list(app, tx, signed, &earlier)?.items;
    earlier.retain(|it| it.id != id);
    let staff = signed.staff_id();
    Ok(Case {
        conversations: conversations(tx, signed, &row, &summary.channel)?,
        fields: serde_json::from_str(&row.fields).unwrap_or_default(),
        resolved_at: row.resolved_at,
        resolve_reason: row.resolve_reason,
        merged_into: row.merged_into,
        clocks: crate::clocks::of_case(tx, ws, id)?,
        rating: ratings::of_case(tx, ws, id)?,
        customer_detail: crate::customers::customer(tx, ws, row.customer)?.ok_or_else(Problem::not_found)?,
        earlier,
        viewers: app.hub.viewers(id),
        draft: staff.map(|staff| thread::draft(app, tx, ws, staff, id)).transpose()?.flatten(),
        scheduled: scheduled::of_case(app, tx, ws, id)?,
        read_pos: staff.map(|staff| thread::read_pos(tx, ws, staff, id)).transpose()?.unwrap_or(0),
        permissions: signed.permissions.clone(),
        summary,
    })
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
    State(app): State<App>,
    signed: Signed,
    Params(filter): Params<CaseFilter>,
) -> Result<Json<Page<CaseSummary>>, Problem> {
    let inner = app.clone();
    app.db.read(move |tx| list::list(&inner, tx, &signed, &filter)).await.map(Json)
}

/// A customer's cases, the newest first.
#[utoipa::path(get, path = "/customers/{id}/cases", tag = "customers", params(("id" = CustomerId, Path)), responses((status = 200, body = Page<CaseSummary>)))]
async fn cases_of_customer(
    State(app): State<App>,
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
    let inner = app.clone();
    app.db
        .read(move |tx| {
            crate::customers::customer(tx, signed.workspace, id)?.ok_or_else(Problem::not_found)?;
            list::list(&inner, tx, &signed, &filter)
        })
        .await
        .map(Json)
}

/// How many cases each of your views holds: exact, at any size.
#[utoipa::path(get, path = "/cases/counts", tag = "cases", responses((status = 200, body = Counts)))]
async fn case_counts(State(app): State<App>, signed: Signed) -> Result<Json<Counts>, Problem> {
    signed.need(Permission::CasesView)?;
    app.db.read(move |tx| list::counts(tx, &signed)).await.map(Json)
}

/// A case with everything that belongs to it. Its messages have an address of their own.
#[utoipa::path(get, path = "/cases/{id}", tag = "cases", params(("id" = CaseId, Path)), responses((status = 200, body = Case)))]
async fn read_case(
    State(app): State<App>,
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
    State(app): State<App>,
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
    let inner = app.clone();
    let read = app.db.read::<_, Problem, _>(move |tx| {
        actions::visible(tx, &signed, id)?;
        let (rows, more) = thread::read(tx, signed.workspace, id, which, limit)?;
        Ok(Messages { items: thread::shown(&inner, tx, signed.workspace, &rows)?, more })
    });
    read.await.map(Json)
}

/// A message, a note, or a message for later.
#[derive(Debug, Deserialize, ToSchema)]
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
    /// The position up to which you had read. When the customer has written since, the answer is `newer-message`.
    seen: Option<i64>,
    /// Send it then instead of now.
    send_at: Option<Time>,
    /// Do not send it when the customer writes before `send_at`.
    #[serde(default)]
    cancel_on_reply: bool,
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
    State(app): State<App>,
    signed: Signed,
    PathOf(case): PathOf<CaseId>,
    Body(new): Body<NewMessage>,
) -> Result<Response, Problem> {
    signed.need(if new.kind == Kind::Note { Permission::CasesNote } else { Permission::CasesReply })?;
    if new.kind == Kind::Activity {
        return Err(Problem::invalid("kind", "is message or note"));
    }
    let (seer, inner) = (signed.clone(), app.clone());
    if let Some(send_at) = new.send_at {
        let later = scheduled::Later {
            body: new.body,
            files: new.files,
            send_at,
            conversation: new.conversation,
            cancel_on_reply: new.cancel_on_reply,
        };
        let kept = app.db.write::<_, Problem, _>(move |tx| {
            let id = scheduled::schedule(&inner, tx, &seer, case, &later)?;
            let all = scheduled::of_case(&inner, tx, seer.workspace, case)?;
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

/// Tells an absent field from one that is null.
fn given<'de, T: Deserialize<'de>, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Option<Option<T>>, D::Error> {
    Option::<T>::deserialize(deserializer).map(Some)
}

/// What to change of a case. What is absent stays.
#[derive(Debug, Deserialize, ToSchema)]
struct CaseChange {
    /// What it is about, at most 200 characters; null clears it.
    #[serde(default, deserialize_with = "given")]
    #[schema(value_type = Option<String>, max_length = 200)]
    subject: Option<Option<String>>,
    /// How urgent.
    priority: Option<Priority>,
    /// Its type: question, transaction, deposit_recovery, account_access, theft, scam_report or complaint.
    #[serde(rename = "type")]
    #[schema(example = "transaction")]
    kind: Option<String>,
    /// Custom fields to set; null clears one.
    #[schema(value_type = Option<Object>)]
    fields: Option<serde_json::Map<String, serde_json::Value>>,
    /// The full set of tags, at most 50.
    #[schema(max_items = 50)]
    tags: Option<Vec<TagId>>,
}

/// The types of cases.
const TYPES: [&str; 7] =
    ["question", "transaction", "deposit_recovery", "account_access", "theft", "scam_report", "complaint"];

impl CaseChange {
    fn check(self) -> Result<CasePatch, Problem> {
        let subject = self.subject.map(|it| it.map(|it| it.trim().to_owned()).filter(|it| !it.is_empty()));
        if subject.iter().flatten().any(|it| it.chars().count() > 200) {
            return Err(Problem::invalid("subject", "holds at most 200 characters"));
        }
        if self.kind.as_deref().is_some_and(|kind| !TYPES.contains(&kind)) {
            return Err(Problem::invalid("type", format!("must be one of: {}", TYPES.join(", "))));
        }
        if self.tags.as_ref().is_some_and(|it| it.len() > 50) {
            return Err(Problem::invalid("tags", "holds at most 50"));
        }
        Ok(CasePatch {
            subject,
            priority: self.priority,
            kind: self.kind,
            fields: self.fields,
            tags: self.tags,
        })
    }
}

/// Change subject, priority, type, custom fields or tags.
#[utoipa::path(patch, path = "/cases/{id}", tag = "cases", params(("id" = CaseId, Path)), request_body = CaseChange, responses((status = 200, body = Case)))]
async fn change_case(
    State(app): State<App>,
    signed: Signed,
    PathOf(id): PathOf<CaseId>,
    Body(change): Body<CaseChange>,
) -> Result<Json<Case>, Problem> {
    let patch = change.check()?;
    act(&app, &signed, id, move |app, tx, signed| actions::patch(app, tx, signed, id, &patch)).await
}

async fn act(
    app: &App,
    signed: &Signed,
    id: CaseId,
    mut f: impl FnMut(&App, &mut Tx<'_>, &Signed) -> Result<(), Problem> + Send + 'static,
) -> Result<Json<Case>, Problem> {
    let (inner, seer) = (app.clone(), signed.clone());
    app.db.write::<_, Problem, _>(move |tx| f(&inner, tx, &seer)).await?;
    whole(app, signed, id).await
}

/// Who is to have a case. What is absent stays; null takes it away.
#[derive(Debug, Deserialize, ToSchema)]
struct Assignment {
    /// The owner.
    #[serde(default, deserialize_with = "given")]
    #[schema(value_type = Option<StaffId>)]
    assignee: Option<Option<StaffId>>,
    /// The team.
    #[serde(default, deserialize_with = "given")]
    #[schema(value_type = Option<TeamId>)]
    team: Option<Option<TeamId>>,
}

/// Give a case to a person, a team, or nobody.
#[utoipa::path(post, path = "/cases/{id}/assign", tag = "cases", params(("id" = CaseId, Path)), request_body = Assignment, responses((status = 200, body = Case)))]
async fn assign_case(
    State(app): State<App>,
    signed: Signed,
    PathOf(id): PathOf<CaseId>,
    Body(to): Body<Assignment>,
) -> Result<Json<Case>, Problem> {
    act(&app, &signed, id, move |app, tx, signed| actions::assign(app, tx, signed, id, to.assignee, to.team))
        .await
}

/// Until when a case sleeps.
#[derive(Debug, Deserialize, ToSchema)]
struct Snooze {
    /// In the future, at most 366 days away.
    until: Time,
}

/// Put a case away until a time; the customer's next word brings it back at once.
#[utoipa::path(post, path = "/cases/{id}/snooze", tag = "cases", params(("id" = CaseId, Path)), request_body = Snooze, responses((status = 200, body = Case)))]
async fn snooze_case(
    State(app): State<App>,
    signed: Signed,
    PathOf(id): PathOf<CaseId>,
    Body(snooze): Body<Snooze>,
) -> Result<Json<Case>, Problem> {
    act(&app, &signed, id, move |app, tx, signed| actions::snooze(app, tx, signed, id, snooze.until)).await
}

/// Bring a sleeping case back.
#[utoipa::path(post, path = "/cases/{id}/wake", tag = "cases", params(("id" = CaseId, Path)), responses((status = 200, body = Case)))]
async fn wake_case(
    State(app): State<App>,
    signed: Signed,
    PathOf(id): PathOf<CaseId>,
) -> Result<Json<Case>, Problem> {
    act(&app, &signed, id, move |app, tx, signed| actions::wake(app, tx, signed.workspace, Some(signed), id))
        .await
}

/// Open a resolved case again.
#[utoipa::path(post, path = "/cases/{id}/reopen", tag = "cases", params(("id" = CaseId, Path)), responses((status = 200, body = Case)))]
async fn reopen_case(
    State(app): State<App>,
    signed: Signed,
    PathOf(id): PathOf<CaseId>,
) -> Result<Json<Case>, Problem> {
    act(&app, &signed, id, move |app, tx, signed| actions::reopen(app, tx, signed, id)).await
}

/// How a case ends.
#[derive(Debug, Clone, Deserialize, ToSchema)]
struct Resolution {
    /// One of the workspace's reasons.
    #[schema(example = "Solved")]
    reason: String,
    /// Ask the customer for a rating, if the workspace asks at all.
    #[serde(default = "yes")]
    ask_rating: bool,
}

const fn yes() -> bool {
    true
}

/// Resolve a case.
#[utoipa::path(post, path = "/cases/{id}/resolve", tag = "cases", params(("id" = CaseId, Path)), request_body = Resolution, responses((status = 200, body = Case)))]
async fn resolve_case(
    State(app): State<App>,
    signed: Signed,
    PathOf(id): PathOf<CaseId>,
    Body(end): Body<Resolution>,
) -> Result<Json<Case>, Problem> {
    act(&app, &signed, id, move |app, tx, signed| {
        actions::resolve(app, tx, signed, id, &end.reason, end.ask_rating)
    })
    .await
}

/// Into which case.
#[derive(Debug, Deserialize, ToSchema)]
struct Merge {
    /// Another case of the same customer.
    into: CaseId,
}

/// Merge a case into another one of the same customer. Its conversations move; no message is rewritten, and `split` undoes it.
#[utoipa::path(post, path = "/cases/{id}/merge", tag = "cases", params(("id" = CaseId, Path)), request_body = Merge, responses((status = 200, body = Case)))]
async fn merge_case(
    State(app): State<App>,
    signed: Signed,
    PathOf(id): PathOf<CaseId>,
    Body(to): Body<Merge>,
) -> Result<Json<Case>, Problem> {
    act(&app, &signed, to.into, move |app, tx, signed| merge::merge(app, tx, signed, id, to.into)).await
}

/// What to take out.
#[derive(Debug, Deserialize, ToSchema)]
struct Split {
    /// A conversation that was merged into this case.
    conversation: ConversationId,
}

/// Take a merged conversation out again, into the case that it came from.
#[utoipa::path(post, path = "/cases/{id}/split", tag = "cases", params(("id" = CaseId, Path)), request_body = Split, responses((status = 200, body = Case)))]
async fn split_case(
    State(app): State<App>,
    signed: Signed,
    PathOf(id): PathOf<CaseId>,
    Body(what): Body<Split>,
) -> Result<Json<Case>, Problem> {
    act(&app, &signed, id, move |app, tx, signed| {
        merge::split(app, tx, signed, id, what.conversation).map(drop)
    })
    .await
}

/// How far you have read.
#[derive(Debug, Deserialize, ToSchema)]
struct ReadUpTo {
    /// The last position on your screen.
    pos: i64,
}

/// Mark a case as read up to a position.
#[utoipa::path(post, path = "/cases/{id}/read", tag = "cases", params(("id" = CaseId, Path)), request_body = ReadUpTo, responses((status = 204)))]
async fn mark_case_read(
    State(app): State<App>,
    signed: Signed,
    PathOf(id): PathOf<CaseId>,
    Body(read): Body<ReadUpTo>,
) -> Result<StatusCode, Problem> {
    signed.need(Permission::CasesView)?;
    let inner = app.clone();
    app.db.write::<_, Problem, _>(move |tx| thread::mark_read(&inner, tx, &signed, id, read.pos)).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// What you have begun to write.
#[derive(Debug, Deserialize, ToSchema)]
struct DraftBody {
    /// The text, at most 16,000 characters.
    #[schema(max_length = 16000)]
    body: String,
    /// `message` or `note`.
    #[serde(default = "message")]
    kind: Kind,
    /// Uploaded files.
    #[serde(default)]
    files: Vec<FileId>,
}

/// Keep a draft: yours alone, on every device.
#[utoipa::path(put, path = "/cases/{id}/draft", tag = "cases", params(("id" = CaseId, Path)), request_body = DraftBody, responses((status = 200, body = Draft)))]
async fn keep_draft(
    State(app): State<App>,
    signed: Signed,
    PathOf(id): PathOf<CaseId>,
    Body(draft): Body<DraftBody>,
) -> Result<Json<Draft>, Problem> {
    signed.need(Permission::CasesView)?;
    let inner = app.clone();
    let kept = app
        .db
        .write(move |tx| thread::keep_draft(&inner, tx, &signed, id, draft.kind, &draft.body, &draft.files));
    kept.await.map(Json)
}

/// Throw your draft away.
#[utoipa::path(delete, path = "/cases/{id}/draft", tag = "cases", params(("id" = CaseId, Path)), responses((status = 204)))]
async fn drop_draft(
    State(app): State<App>,
    signed: Signed,
    PathOf(id): PathOf<CaseId>,
) -> Result<StatusCode, Problem> {
    signed.need(Permission::CasesView)?;
    app.db.write::<_, Problem, _>(move |tx| thread::drop_draft(tx, &signed, id)).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Cancel a scheduled message.
#[utoipa::path(delete, path = "/cases/{id}/scheduled/{scheduled}", tag = "cases", params(("id" = CaseId, Path), ("scheduled" = ScheduledId, Path)), responses((status = 204)))]
async fn cancel_scheduled(
    State(app): State<App>,
    signed: Signed,
    PathOf((id, later)): PathOf<(CaseId, ScheduledId)>,
) -> Result<StatusCode, Problem> {
    let inner = app.clone();
    app.db.write::<_, Problem, _>(move |tx| scheduled::cancel(&inner, tx, &signed, id, later)).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// A case that staff begins.
#[derive(Debug, Deserialize, ToSchema)]
struct NewCase {
    /// With whom: a customer that is known.
    customer: CustomerId,
    /// In which inbox.
    inbox: InboxId,
    /// The first message.
    #[schema(max_length = 16000)]
    body: String,
}

/// Begin a case with a customer.
#[utoipa::path(post, path = "/cases", tag = "cases", request_body = NewCase, responses((status = 201, body = Case)))]
async fn start_case(
    State(app): State<App>,
    signed: Signed,
    Body(new): Body<NewCase>,
) -> Result<(StatusCode, Json<Case>), Problem> {
    signed.need(Permission::CasesStart)?;
    signed.need(Permission::CasesReply)?;
    let (inner, seer) = (app.clone(), signed.clone());
    let id = app
        .db
        .write::<_, Problem, _>(move |tx| {
            actions::start(&inner, tx, &seer, new.customer, new.inbox, &new.body)
        })
        .await?;
    Ok((StatusCode::CREATED, whole(&app, &signed, id).await?))
}

/// One thing to do with many cases.
#[derive(Debug, Deserialize, ToSchema)]
struct Bulk {
    /// Which, 1 to 100.
    #[schema(min_items = 1, max_items = 100)]
    cases: Vec<CaseId>,
    /// What.
    action: BulkAction,
}

/// What to do with each; exactly one of them.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
enum BulkAction {
    /// Give to this person or to nobody.
    Assign(Option<StaffId>),
    /// Give to this team or to none.
    Team(Option<TeamId>),
    /// Resolve with this reason, without asking for a rating.
    Resolve(String),
    /// Put away until then.
    Snooze(Time),
    /// Add this tag.
    Tag(TagId),
    /// Set the priority.
    Priority(Priority),
}

/// What became of it.
#[derive(Debug, Serialize, ToSchema)]
struct BulkDone {
    /// In how many cases it was done.
    done: usize,
    /// Where it was not.
    failed: Vec<BulkFailure>,
}

/// Where it was not done, and why.
#[derive(Debug, Serialize, ToSchema)]
struct BulkFailure {
    /// The case.
    id: CaseId,
    /// Why.
    detail: String,
}

/// Do one thing with many cases. Each stands for itself: those that fail are named, the others are done.
#[utoipa::path(post, path = "/cases/bulk", tag = "cases", request_body = Bulk, responses((status = 200, body = BulkDone)))]
async fn bulk_cases(
    State(app): State<App>,
    signed: Signed,
    Body(bulk): Body<Bulk>,
) -> Result<Json<BulkDone>, Problem> {
    signed.need(Permission::CasesView)?;
    if !(1..=100).contains(&bulk.cases.len()) {
        return Err(Problem::invalid("cases", "holds 1 to 100 ids"));
    }
    let mut answer = BulkDone { done: 0, failed: Vec::new() };
    for id in bulk.cases {
        let (inner, seer, action) = (app.clone(), signed.clone(), bulk.action.clone());
        match app.db.write::<_, Problem, _>(move |tx| do_one(&inner, tx, &seer, id, &action)).await {
            Ok(()) => answer.done += 1,
            Err(problem) => answer.failed.push(BulkFailure { id, detail: problem.detail.into_owned() }),
        }
    }
    Ok(Json(answer))
}

fn do_one(
    app: &App,
    tx: &mut Tx<'_>,
    signed: &Signed,
    id: CaseId,
    action: &BulkAction,
) -> Result<(), Problem> {
    match action {
        BulkAction::Assign(staff) => actions::assign(app, tx, signed, id, Some(*staff), None),
        BulkAction::Team(team) => actions::assign(app, tx, signed, id, None, Some(*team)),
        BulkAction::Resolve(reason) => actions::resolve(app, tx, signed, id, reason, false),
        BulkAction::Snooze(until) => actions::snooze(app, tx, signed, id, *until),
        BulkAction::Priority(priority) => {
            let patch = CasePatch { priority: Some(*priority), ..CasePatch::default() };
            actions::patch(app, tx, signed, id, &patch)
        }
        BulkAction::Tag(tag) => {
            let mut tags = store::case_tags(tx, signed.workspace, id)?;
            tags.push(*tag);
            actions::patch(app, tx, signed, id, &CasePatch { tags: Some(tags), ..CasePatch::default() })
        }
    }
}
