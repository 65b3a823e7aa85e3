use super::store::{self, Seen};
use crate::{
    access::{Permission, Signed, called, holders_of},
    conversations::{Desk, list, types::CaseRow},
    events::{Journal, kinds},
    files::{
        self,
        drawn::{self, Look, Mark},
    },
    http::{PathOf, Problem},
    trust::{self, Counted, Evidence, What},
    words::words,
};
use axum::{
    Json,
    body::Body,
    extract::State,
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use ombud_base::{
    Time,
    id::{FileId, StaffId},
};
use ombud_db::Tx;
use serde::Serialize;
use serde_json::json;
use std::sync::Arc;
use utoipa::ToSchema;

/// How many names are told of those who may download what cannot be shown.
const ASKED: usize = 5;

words! {
    /// How a file is shown.
    ShownAs {
        /// As pictures, one for each page.
        Pages = "pages",
        /// As text.
        Text = "text",
        /// Not at all.
        Nothing = "nothing",
    }
}

/// A file in the viewer.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(super) struct FileView {
    /// Its id.
    id: FileId,
    /// How it is shown.
    shown_as: ShownAs,
    /// How many pages there are to draw: `GET /files/{id}/view/pages/1` and on.
    pages: i64,
    /// Its text.
    text: Option<String>,
    /// There is more text, or there are more pages, than is shown.
    more: bool,
    /// Why nothing is shown: `encrypted`, `broken`, `too_large`, `too_slow` or `unknown_kind`.
    why: Option<&'static str>,
    /// Until when it is open.
    until: Time,
    /// How many more files of customers can be opened today; none where it does not count.
    left: Option<i64>,
    /// The caller may download it as it is.
    may_download: bool,
    /// Who may, by name; told where nothing is shown.
    ask: Vec<String>,
}

/// Opens a file in the viewer, for some minutes.
///
/// It is counted against the day's budget and written down, unless it is still open, or the caller has uploaded it. What it
/// shows has the reader's name, address and the time in it. Tokens cannot open files.
#[utoipa::path(
    post, path = "/files/{id}/view", tag = "files", params(("id" = FileId, Path)),
    responses((status = 201, body = FileView), (status = 403), (status = 404), (status = 429))
)]
pub(super) async fn open_file(
    State(desk): State<Desk>,
    signed: Signed,
    PathOf(id): PathOf<FileId>,
) -> Result<(StatusCode, Json<FileView>), Problem> {
    let staff = signed.staff()?;
    let seer = signed.clone();
    let seen = Arc::new(desk.db.read::<_, Problem, _>(move |tx| store::seen(tx, &seer, id)).await?);
    let looks = drawn::look(files::bytes_of(&desk, signed.workspace, id).await?.into()).await;
    let nothing = matches!(looks, Look::Nothing(_));
    let (parts, seer, of) = (desk.clone(), signed.clone(), seen.clone());
    let opened = desk.db.write::<_, Problem, _>(move |tx| {
        let mut journal = Journal::open(tx, seer.workspace, seer.actor(), parts.now())?;
        let outcome = attempt(tx, &parts, &mut journal, &seer, staff, &of, nothing)?;
        journal.close(tx, &parts.hub)?;
        Ok(outcome)
    });
    let outcome = opened.await?;
    if let Some((case, name)) = seen.case.as_ref().filter(|_| !nothing) {
        desk.trust.observe(&signed, [list::look(&signed, case, name.clone(), What::Viewed)]).await;
    }
    let (until, left, ask) = outcome?;
    Ok((StatusCode::CREATED, Json(view(id, &signed, looks, until, left, ask))))
}

fn view(
    id: FileId,
    signed: &Signed,
    looks: Look,
    until: Time,
    left: Option<i64>,
    ask: Vec<String>,
) -> FileView {
    let (shown_as, pages, text, more, why) = match looks {
        Look::Pages { shown, more } => (ShownAs::Pages, shown, None, more, None),
        Look::Text { shown, more } => (ShownAs::Text, 0, Some(shown), more, None),
        Look::Nothing(why) => (ShownAs::Nothing, 0, None, false, Some(why)),
    };
    let may_download = signed.may(Permission::FilesDownload);
    FileView { id, shown_as, pages, text, more, why, until, left, may_download, ask }
}

/// Until when it is open, how many are left, and who may download. A spent budget is no failure of the transaction: that it
/// was asked for is kept.
type Outcome = Result<(Time, Option<i64>, Vec<String>), Problem>;

fn attempt(
    tx: &mut Tx<'_>,
    desk: &Desk,
    journal: &mut Journal,
    signed: &Signed,
    staff: StaffId,
    seen: &Seen,
    nothing: bool,
) -> Result<Outcome, Problem> {
    let (ws, now, id) = (signed.workspace, journal.now, seen.kept.file.id);
    let budget = trust::state(tx, ws, staff, Counted::Files, now)?;
    if nothing {
        let ask = holders_of(tx, ws, Permission::FilesDownload, ASKED)?.into_iter().map(|it| it.1).collect();
        return Ok(Ok((now, None, ask)));
    }
    let until = now.plus_seconds(budget.minutes * 60);
    let Some((case, _)) = &seen.case else {
        store::open(tx, ws, staff, id, (now, until))?;
        return Ok(Ok((until, None, Vec::new())));
    };
    if let Some(until) = store::open_until(tx, ws, staff, id, now)? {
        return Ok(Ok((until, Some(budget.limit - budget.used), Vec::new())));
    }
    match spend(tx, desk, journal, staff, case, id)? {
        Err(problem) => Ok(Err(problem)),
        Ok(left) => {
            store::open(tx, ws, staff, id, (now, until))?;
            let data = json!({"file": id, "case": case.id});
            journal.event_on(case.customer, Some(case.id), kinds::FILE_OPENED, &data);
            Ok(Ok((until, Some(left), Vec::new())))
        }
    }
}

/// Takes one file of somebody's day; answers how many are left, or the refusal, which is written down.
///
/// # Errors
/// As the database says.
pub(super) fn spend(
    tx: &mut Tx<'_>,
    desk: &Desk,
    journal: &mut Journal,
    staff: StaffId,
    case: &CaseRow,
    id: FileId,
) -> Result<Result<i64, Problem>, Problem> {
    let (ws, now) = (journal.workspace, journal.now);
    let (budget, taken) = trust::spend(tx, ws, staff, Counted::Files, now)?;
    let evidence = Evidence {
        at: now,
        what: What::Viewed,
        customer: case.customer,
        case: Some(case.id),
        number: Some(case.number),
    };
    trust::note_budget(tx, &desk.trust, journal, staff, (budget.used, budget.limit), !taken, evidence)?;
    if taken {
        return Ok(Ok(budget.limit - budget.used));
    }
    let data = json!({"file": id, "case": case.id});
    journal.event_on(case.customer, Some(case.id), kinds::FILE_REFUSED, &data);
    Ok(Err(budget.refusal(tx, ws, staff, now)?))
}

/// A page of a file that the caller has opened, as a JPEG with their name in it.
///
/// It is drawn anew each time. There is no way to leave the mark out, and no part of the picture without it.
#[utoipa::path(
    get, path = "/files/{id}/view/pages/{page}", tag = "files", params(("id" = FileId, Path), ("page" = i64, Path)),
    responses((status = 200, content_type = "image/jpeg"), (status = 403), (status = 404), (status = 422), (status = 503))
)]
pub(super) async fn draw_page(
    State(desk): State<Desk>,
    signed: Signed,
    PathOf((id, page)): PathOf<(FileId, i64)>,
) -> Result<Response, Problem> {
    let (staff, workspace, now) = (signed.staff()?, signed.workspace, desk.now());
    let mark = desk.db.read::<_, Problem, _>(move |tx| {
        store::seen(tx, &signed, id)?;
        store::open_until(tx, workspace, staff, id, now)?.ok_or_else(Problem::not_found)?;
        let (name, email) = called(tx, workspace, staff)?;
        Ok(Mark::new(staff, &name, &email, now))
    });
    let mark = mark.await?;
    let bytes = files::bytes_of(&desk, workspace, id).await?;
    let drawn = drawn::draw(bytes.into(), page, mark).await?;
    let mut response = Body::from(drawn).into_response();
    let headers = response.headers_mut();
    for (name, value) in [
        (header::CONTENT_TYPE, "image/jpeg"),
        (header::CONTENT_DISPOSITION, "inline"),
        (header::CACHE_CONTROL, "no-store"),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::CONTENT_SECURITY_POLICY, "default-src 'none'; sandbox"),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    Ok(response)
}
