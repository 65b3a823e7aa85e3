//! The gate before every request: what needs a second person does not pass alone.

use super::{
    actions::{self, Asked},
    judge::Case,
    policy::policy_of,
    table::{Group, Guarded},
    types::Stored,
};
use crate::{
    access::{Holder, Permission, Signed, Who, holders_of_all},
    app::App,
    http::{Checks, Code, Problem, guard, guarded},
};
use axum::{
    Router,
    body::{Body, to_bytes},
    extract::{FromRequestParts, MatchedPath, Request, State},
    http::{HeaderMap, request::Parts},
    middleware::Next,
    response::{IntoResponse, Response},
};
use ombud_base::{
    Time,
    id::{ApprovalId, StaffId, WorkspaceId},
};
use ombud_db::Tx;
use serde_json::{Value as Json, json};
use tower::ServiceExt;

/// The header with the reason of whoever asks, percent-encoded UTF-8.
const REASON: &str = "ombud-reason";
/// What is said where nobody may decide now; `earliest` says when the first of them may.
const NOBODY: &str = "Nobody may decide about this now: everybody else who may do the same has changed your access, or you theirs, within 24 \
                      hours (role, second factor, password, joining, permissions lent for a while), or would gain by it. Wait until that is \
                      over, have somebody else get a role that allows it, or ask the operator: ombud access approvals.";
/// The largest body of a guarded request.
const BODY_MOST: usize = 256 * 1024;

/// Goes with a request that was approved: no client can send it.
#[derive(Clone, Copy, Debug)]
pub struct Approved {
    /// What was approved.
    pub id: ApprovalId,
    /// By whom.
    pub by: StaffId,
}

/// What must hold before somebody agrees to an operation, of the id in its address; what it refuses with is what is missing.
pub type Ready = fn(&mut Tx<'_>, WorkspaceId, &str, Time) -> Result<(), Problem>;

/// The routes by which what was approved is carried out.
#[derive(Clone)]
pub struct Carrier {
    router: Router,
    ready: Vec<(&'static str, Ready)>,
}

impl Carrier {
    /// Carries out by these.
    pub const fn new(router: Router) -> Self {
        Self { router, ready: Vec::new() }
    }

    /// Nobody can agree to `operation` before `ready` holds: it would be carried out in vain, and have to be asked for again.
    #[must_use]
    pub fn once(mut self, operation: &'static str, ready: Ready) -> Self {
        self.ready.push((operation, ready));
        self
    }

    /// Refuses what cannot be carried out yet.
    pub(super) fn refuse_early(
        &self,
        tx: &mut Tx<'_>,
        ws: WorkspaceId,
        (operation, path): (&str, &str),
        now: Time,
    ) -> Result<(), Problem> {
        let Some((_, ready)) = self.ready.iter().find(|it| it.0 == operation) else { return Ok(()) };
        let id = Guarded::named(operation).and_then(|it| it.part(path, "id"));
        ready(tx, ws, id.unwrap_or_default(), now)
    }

    /// Carries a request out as its asker.
    pub(super) async fn carry(&self, asked: &Stored, asker: Signed, approved: Approved) -> Response {
        let body = if asked.body.is_null() { Body::empty() } else { Body::from(asked.body.to_string()) };
        let request = Request::builder()
            .method(asked.method.as_str())
            .uri(&asked.path)
            .header("content-type", "application/json")
            .body(body);
        let mut request = match request {
            Ok(request) => request,
            Err(error) => return Problem::internal(error).into_response(),
        };
        request.extensions_mut().insert(asker);
        request.extensions_mut().insert(approved);
        match self.router.clone().oneshot(request).await {
            Ok(response) => response,
            Err(never) => match never {},
        }
    }
}

/// The middleware.
pub async fn gate(State(app): State<App>, request: Request, next: Next) -> Response {
    let template = request.extensions().get::<MatchedPath>().map_or("", MatchedPath::as_str);
    let found = Guarded::of(request.method().as_str(), template);
    match found {
        Some(found) if request.extensions().get::<Approved>().is_none() => {
            match look(&app, found, request).await {
                Ok(request) => next.run(request).await,
                Err(problem) => problem.into_response(),
            }
        }
        _ => next.run(request).await,
    }
}

/// Gives the request back where it may pass; whoever may not send it at all is refused by its own handler.
async fn look(app: &App, guarded: &'static Guarded, request: Request) -> Result<Request, Problem> {
    let (mut parts, body) = request.into_parts();
    let signed = Signed::from_request_parts(&mut parts, app).await;
    let Some(signed) = signed.ok().filter(|it| may_ask(it, guarded, &parts)) else {
        return Ok(Request::from_parts(parts, body));
    };
    let body = to_bytes(body, BODY_MOST).await.map_err(|_| {
        Problem::new(Code::TooLarge, "A request that may need a second person holds at most 256 KiB.")
    })?;
    let stored = stored(&parts, guarded, &body);
    let (asked, seer, now) = (stored.clone(), signed.clone(), app.now());
    let deciders = app.db.read::<_, Problem, _>(move |tx| needs(tx, guarded, &seer, &asked, now)).await?;
    let Some(deciders) = deciders else { return Ok(Request::from_parts(parts, Body::from(body))) };
    let Who::Staff { staff, session } = signed.who else {
        return Err(required(
            guarded,
            &deciders,
            "This needs a second person, so an API token cannot do it. Sign in as staff.",
        ));
    };
    let Some(reason) = reason_of(&parts.headers) else {
        let again = "This needs a second person. Send the same request again with a reason, in the header Ombud-Reason.";
        let detail = if deciders.able.is_empty() { NOBODY } else { again };
        return Err(required(guarded, &deciders, detail));
    };
    let stored = Stored { reason, ..stored };
    let asked = Asked { guarded, stored, staff, session };
    let id = actions::ask(app, &signed, asked).await?;
    let detail = "Asked for: it waits under Approvals until somebody else agrees.";
    Err(required(guarded, &deciders, detail).with("approval", json!(id)))
}

/// What is for oneself asks for no permission: that is what it is about.
fn may_ask(signed: &Signed, guarded: &Guarded, parts: &Parts) -> bool {
    let own = guarded.group == Group::Elevation
        && signed.staff_id().map(|it| it.to_string()).as_deref() == guarded.part(parts.uri.path(), "id");
    own || signed.may(guarded.permission)
}

/// The request as it is kept: without secrets, as its handler would read it. What is no JSON its handler refuses.
fn stored(parts: &Parts, guarded: &Guarded, body: &[u8]) -> Stored {
    let mut json: Json = serde_json::from_slice(body).unwrap_or(Json::Null);
    guard(&mut json);
    let path = parts.uri.path_and_query().map_or("", |it| it.as_str());
    Stored {
        method: guarded.method.to_owned(),
        path: self::guarded(path.to_owned()),
        body: json,
        reason: String::new(),
    }
}

/// Who may decide.
struct Deciders {
    /// Those who may now.
    able: Vec<Holder>,
    /// Where nobody may now: when the first of them may.
    earliest: Option<Time>,
}

impl Deciders {
    /// Of those who hold what is needed, whoever may decide about this.
    fn of(
        tx: &mut Tx<'_>,
        case: &Case<'_>,
        needed: &[Permission],
        holders: Vec<Holder>,
    ) -> Result<Self, Problem> {
        let (mut able, mut earliest) = (Vec::new(), None::<Time>);
        for holder in holders {
            match actions::kept_from(tx, case, holder.id, needed)? {
                None => able.push(holder),
                Some((_, Some(free))) => earliest = Some(earliest.map_or(free, |it| it.min(free))),
                Some((_, None)) => {}
            }
        }
        Ok(Self { earliest: earliest.filter(|_| able.is_empty()), able })
    }
}

/// Who may decide, where the request needs somebody: the policy asks for it, it does what weighs, and there is somebody else.
fn needs(
    tx: &mut Tx<'_>,
    guarded: &'static Guarded,
    signed: &Signed,
    asked: &Stored,
    now: Time,
) -> Result<Option<Deciders>, Problem> {
    let ws = signed.workspace;
    if !policy_of(tx, ws)?.asks(guarded.group) {
        return Ok(None);
    }
    let case = Case { ws, guarded, asked, asker: signed.staff_id(), now };
    let Some(beside) = (guarded.judge)(tx, &case)? else {
        return Ok(None);
    };
    let needed = [vec![guarded.permission], beside].concat();
    let mut holders = holders_of_all(tx, ws, &needed)?;
    // Of those who hold it, one asks and another decides. Whether they may for each other says who decides, and not whether it waits:
    // otherwise whoever resets the other one's second factor would be rid of the rule.
    let others = holders.iter().filter(|it| Some(it.id) != signed.staff_id()).count();
    let least = if signed.staff_id().is_some() { 1 } else { 2 };
    if others < least {
        return Ok(None);
    }
    holders.retain(|it| Some(it.id) != signed.staff_id());
    Deciders::of(tx, &case, &needed, holders).map(Some)
}

fn required(guarded: &Guarded, deciders: &Deciders, detail: &'static str) -> Problem {
    let names: Vec<&str> = deciders.able.iter().take(5).map(|it| it.name.as_str()).collect();
    Problem::new(Code::ApprovalRequired, detail)
        .with("operation", json!(guarded.name))
        .with("group", json!(guarded.group))
        .with("deciders", json!(names))
        .with("earliest", json!(deciders.earliest))
}

/// The reason, in 5 to 500 characters; anything else counts as none.
fn reason_of(headers: &HeaderMap) -> Option<String> {
    let sent = headers.get(REASON)?.to_str().ok()?;
    let decoded = percent_encoding::percent_decode_str(sent).decode_utf8().ok()?;
    let mut checks = Checks::new();
    let reason = checks.text("reason", &self::guarded(decoded.into_owned()), 500);
    let said = reason.chars().filter(|it| it.is_alphanumeric()).count();
    checks.expect(said >= 5, "reason", "must say why");
    checks.done().ok().map(|()| reason)
}
