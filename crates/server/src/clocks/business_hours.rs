use super::hours::Hours;
use crate::{
    access::{Permission, Signed},
    app::App,
    events::Journal,
    http::{Body, Checks, Code, Page, PathOf, Problem},
    settings::{Change, room_for_one_more, settings_changed},
};
use axum::{Json, extract::State, http::StatusCode};
use jiff::{civil::Date, tz::TimeZone};
use ombud_base::{
    Time,
    id::{BusinessHoursId, WorkspaceId},
};
use ombud_db::{DbError, Row, Tx, sql};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// How many schedules a workspace may have.
const MOST: i64 = 100;

/// An open time of one day of the week.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct OpenSpan {
    /// The day: 0 is Monday, 6 is Sunday.
    #[schema(minimum = 0, maximum = 6)]
    day: u8,
    /// When it opens.
    #[schema(example = "09:00")]
    from: String,
    /// When it closes: later than `from`, up to `24:00`.
    #[schema(example = "17:30")]
    to: String,
}

/// A day on which nobody is there.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Holiday {
    /// The date in the schedule's time zone.
    #[schema(example = "2026-12-25")]
    date: String,
    /// What it is: up to 100 characters.
    #[serde(default)]
    #[schema(max_length = 100, example = "Christmas")]
    name: String,
}

/// A weekly schedule with holidays, in a time zone.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct BusinessHours {
    /// Its id.
    id: BusinessHoursId,
    /// Its name.
    #[schema(example = "Office Singapore")]
    name: String,
    /// The time zone (IANA) whose wall clock counts.
    #[schema(example = "Asia/Singapore")]
    time_zone: String,
    /// When somebody is there; a day may have several spans.
    week: Vec<OpenSpan>,
    /// Days on which nobody is there.
    holidays: Vec<Holiday>,
    /// Whether somebody is there now.
    open_now: bool,
    /// When that changes; null when it does not within a year.
    changes_at: Option<Time>,
}

/// New business hours, and what to change of some: absent fields stay.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct BusinessHoursChange {
    /// The name: 1 to 100 characters.
    #[schema(max_length = 100)]
    name: Option<String>,
    /// The time zone (IANA).
    #[schema(example = "Asia/Singapore")]
    time_zone: Option<String>,
    /// When somebody is there: up to 70 spans, which do not overlap.
    #[schema(max_items = 70)]
    week: Option<Vec<OpenSpan>>,
    /// Days on which nobody is there: up to 400.
    #[schema(max_items = 400)]
    holidays: Option<Vec<Holiday>>,
}

macro_rules! columns {
    () => {
        "id, name, time_zone, week, holidays"
    };
}

fn row(row: &Row<'_>) -> Result<BusinessHours, DbError> {
    let unreadable = |error: serde_json::Error| DbError::Statement(format!("business hours: {error}"));
    Ok(BusinessHours {
        id: row.get(0)?,
        name: row.get(1)?,
        time_zone: row.get(2)?,
        week: serde_json::from_str(&row.get::<String>(3)?).map_err(unreadable)?,
        holidays: serde_json::from_str(&row.get::<String>(4)?).map_err(unreadable)?,
        open_now: false,
        changes_at: None,
    })
}

/// Seconds of the day of `HH:MM`.
fn seconds(text: &str) -> Option<i64> {
    let (hour, minute) = text.split_once(':')?;
    let digits = |it: &str| it.len() == 2 && it.bytes().all(|byte| byte.is_ascii_digit());
    if !digits(hour) || !digits(minute) {
        return None;
    }
    let (hour, minute): (i64, i64) = (hour.parse().ok()?, minute.parse().ok()?);
    let seconds = hour * 3600 + minute * 60;
    (minute < 60 && seconds <= 86_400).then_some(seconds)
}

fn date(text: &str) -> Option<Date> {
    if text.len() == 10 { text.parse().ok() } else { None }
}

impl BusinessHours {
    /// The schedule to count with. None when it cannot be read, which the checks on its way in exclude.
    pub(super) fn hours(&self) -> Option<Hours> {
        let spans: Option<Vec<_>> = self
            .week
            .iter()
            .map(|it| Some((usize::from(it.day), seconds(&it.from)?, seconds(&it.to)?)))
            .collect();
        let holidays: Option<Vec<Date>> = self.holidays.iter().map(|it| date(&it.date)).collect();
        Some(Hours::new(TimeZone::get(&self.time_zone).ok()?, spans?, &holidays?))
    }

    fn at(mut self, now: Time) -> Self {
        if let Some(hours) = self.hours() {
            self.open_now = hours.open_at(now);
            self.changes_at = hours.next_change(now);
        }
        self
    }

    fn apply(&mut self, change: BusinessHoursChange, new: bool) -> Result<(), Problem> {
        let mut checks = Checks::new();
        match change.name {
            Some(name) => self.name = checks.line("name", &name, 100),
            None => checks.expect(!new, "name", "is needed"),
        }
        match change.time_zone {
            Some(zone) => {
                let known = TimeZone::get(&zone).ok();
                match known.as_ref().and_then(TimeZone::iana_name) {
                    Some(name) => self.time_zone = name.to_owned(),
                    None => checks.fail("time_zone", "must be a time zone such as Europe/Berlin"),
                }
            }
            None => checks.expect(!new, "time_zone", "is needed"),
        }
        match change.week {
            Some(week) => self.week = checked_week(&mut checks, week),
            None => checks.expect(!new, "week", "is needed"),
        }
        if let Some(holidays) = change.holidays {
            self.holidays = checked_holidays(&mut checks, holidays);
        }
        checks.done()
    }
}

fn checked_week(checks: &mut Checks, mut week: Vec<OpenSpan>) -> Vec<OpenSpan> {
    checks.count("week", &week, 70);
    let mut spans = Vec::with_capacity(week.len());
    for (index, span) in week.iter().enumerate() {
        checks.within(&format!("week[{index}].day"), span.day.into(), 0, 6);
        let (from, to) = (seconds(&span.from), seconds(&span.to));
        let form = "must be a time such as 09:00, or 24:00 for the end of the day";
        checks.expect(from.is_some(), format!("week[{index}].from"), form);
        checks.expect(to.is_some(), format!("week[{index}].to"), form);
        if let (Some(from), Some(to)) = (from, to) {
            checks.expect(
                from < to,
                format!("week[{index}].to"),
                "must be later than from; a night goes into two days",
            );
            let overlaps =
                spans.iter().any(|(day, begin, end)| *day == span.day && from < *end && *begin < to);
            checks.expect(!overlaps, format!("week[{index}]"), "overlaps another span of its day");
            spans.push((span.day, from, to));
        }
    }
    week.sort();
    week
}

fn checked_holidays(checks: &mut Checks, mut holidays: Vec<Holiday>) -> Vec<Holiday> {
    checks.count("holidays", &holidays, 400);
    for (index, holiday) in holidays.iter_mut().enumerate() {
        let good = date(&holiday.date).is_some();
        checks.expect(good, format!("holidays[{index}].date"), "must be a day such as 2026-12-25");
        holiday.name = checks.line_or_empty(&format!("holidays[{index}].name"), &holiday.name, 100);
    }
    holidays.sort();
    holidays.dedup_by(|a, b| a.date == b.date);
    holidays
}

/// The schedule to count with.
///
/// # Errors
/// As the database says.
pub fn business_hours(
    tx: &mut Tx<'_>,
    workspace: WorkspaceId,
    id: BusinessHoursId,
) -> Result<Option<Hours>, DbError> {
    Ok(by_id(tx, workspace, id)?.and_then(|it| it.hours()))
}

/// The time zone of the workspace's first schedule.
///
/// # Errors
/// As the database says.
pub fn first_time_zone(tx: &mut Tx<'_>, workspace: WorkspaceId) -> Result<Option<String>, DbError> {
    tx.maybe(
        sql!("SELECT time_zone FROM business_hours WHERE workspace_id = $1 ORDER BY id LIMIT 1"),
        &[workspace.into()],
        |row| row.get(0),
    )
}

pub(super) fn all(tx: &mut Tx<'_>, workspace: WorkspaceId) -> Result<Vec<BusinessHours>, DbError> {
    tx.all(
        sql!("SELECT ", columns!(), " FROM business_hours WHERE workspace_id = $1 ORDER BY name, id"),
        &[workspace.into()],
        row,
    )
}

impl BusinessHours {
    pub(super) const fn id(&self) -> BusinessHoursId {
        self.id
    }
}

fn by_id(
    tx: &mut Tx<'_>,
    workspace: WorkspaceId,
    id: BusinessHoursId,
) -> Result<Option<BusinessHours>, DbError> {
    tx.maybe(
        sql!("SELECT ", columns!(), " FROM business_hours WHERE workspace_id = $1 AND id = $2"),
        &[workspace.into(), id.into()],
        row,
    )
}

fn write(
    tx: &mut Tx<'_>,
    workspace: WorkspaceId,
    it: &BusinessHours,
    statement: &str,
) -> Result<(), Problem> {
    let week = serde_json::to_string(&it.week).map_err(Problem::internal)?;
    let holidays = serde_json::to_string(&it.holidays).map_err(Problem::internal)?;
    let values = [
        workspace.into(),
        it.id.into(),
        (&it.name).into(),
        (&it.time_zone).into(),
        (&week).into(),
        (&holidays).into(),
    ];
    tx.exec(statement, &values)?;
    Ok(())
}

const READERS: [Permission; 4] =
    [Permission::HoursManage, Permission::CasesView, Permission::InboxesManage, Permission::TeamsManage];

/// The business hours, by name.
#[utoipa::path(get, path = "/business-hours", tag = "service-levels", responses((status = 200, body = Page<BusinessHours>)))]
pub(super) async fn list_business_hours(
    State(app): State<App>,
    signed: Signed,
) -> Result<Json<Page<BusinessHours>>, Problem> {
    signed.need_any(&READERS)?;
    let now = app.now();
    let found = app.db.read::<_, DbError, _>(move |tx| all(tx, signed.workspace)).await?;
    Ok(Json(Page::whole(found.into_iter().map(|it| it.at(now)).collect())))
}

/// One schedule.
#[utoipa::path(
    get, path = "/business-hours/{id}", tag = "service-levels", params(("id" = BusinessHoursId, Path)),
    responses((status = 200, body = BusinessHours))
)]
pub(super) async fn show_business_hours(
    State(app): State<App>,
    signed: Signed,
    PathOf(id): PathOf<BusinessHoursId>,
) -> Result<Json<BusinessHours>, Problem> {
    signed.need_any(&READERS)?;
    let now = app.now();
    let found = app.db.read::<_, DbError, _>(move |tx| by_id(tx, signed.workspace, id)).await?;
    found.map(|it| Json(it.at(now))).ok_or_else(Problem::not_found)
}

/// Creates business hours. A moment is open when the zone's wall clock shows a time within a span and the date is no
/// holiday, through every change of summer time.
#[utoipa::path(
    post, path = "/business-hours", tag = "service-levels",
    request_body(content = BusinessHoursChange, example = json!({
        "name": "Office Singapore", "time_zone": "Asia/Singapore",
        "week": [{"day": 0, "from": "09:00", "to": "12:00"}, {"day": 0, "from": "13:00", "to": "18:00"}],
        "holidays": [{"date": "2026-12-25", "name": "Christmas"}]
    })),
    responses((status = 201, body = BusinessHours))
)]
pub(super) async fn create_business_hours(
    State(app): State<App>,
    signed: Signed,
    Body(new): Body<BusinessHoursChange>,
) -> Result<(StatusCode, Json<BusinessHours>), Problem> {
    signed.need(Permission::HoursManage)?;
    let (hub, now) = (app.hub.clone(), app.now());
    let mut hours = BusinessHours {
        id: BusinessHoursId::new(now, &app.random),
        name: String::new(),
        time_zone: String::new(),
        week: Vec::new(),
        holidays: Vec::new(),
        open_now: false,
        changes_at: None,
    };
    hours.apply(new, true)?;
    let hours = hours.at(now);
    let written = app.db.write::<_, Problem, _>(move |tx| {
        let mut journal = Journal::open(tx, signed.workspace, signed.actor(), now)?;
        let count = sql!("SELECT count(*) FROM business_hours WHERE workspace_id = $1");
        room_for_one_more(tx.one(count, &[signed.workspace.into()], |row| row.get(0))?, MOST)?;
        let insert = sql!(
            "INSERT INTO business_hours (workspace_id, id, name, time_zone, week, holidays) ",
            "VALUES ($1, $2, $3, $4, $5, $6)"
        );
        write(tx, signed.workspace, &hours, insert)?;
        settings_changed(&mut journal, "business_hours", hours.id, Change::Created, &hours);
        journal.close(tx, &hub)?;
        Ok(hours.clone())
    });
    Ok((StatusCode::CREATED, Json(written.await?)))
}

/// Changes business hours. Clocks that run by them count anew when their case is next touched.
#[utoipa::path(
    patch, path = "/business-hours/{id}", tag = "service-levels", params(("id" = BusinessHoursId, Path)),
    request_body(content = BusinessHoursChange, example = json!({"time_zone": "Europe/Berlin"})),
    responses((status = 200, body = BusinessHours))
)]
pub(super) async fn change_business_hours(
    State(app): State<App>,
    signed: Signed,
    PathOf(id): PathOf<BusinessHoursId>,
    Body(change): Body<BusinessHoursChange>,
) -> Result<Json<BusinessHours>, Problem> {
    signed.need(Permission::HoursManage)?;
    let (hub, now) = (app.hub.clone(), app.now());
    let written = app.db.write::<_, Problem, _>(move |tx| {
        let mut journal = Journal::open(tx, signed.workspace, signed.actor(), now)?;
        let mut hours = by_id(tx, signed.workspace, id)?.ok_or_else(Problem::not_found)?;
        hours.apply(change.clone(), false)?;
        let hours = hours.at(now);
        let update = sql!(
            "UPDATE business_hours SET name = $3, time_zone = $4, week = $5, holidays = $6 ",
            "WHERE workspace_id = $1 AND id = $2"
        );
        write(tx, signed.workspace, &hours, update)?;
        settings_changed(&mut journal, "business_hours", id, Change::Changed, &hours);
        journal.close(tx, &hub)?;
        Ok(hours)
    });
    written.await.map(Json)
}

/// Deletes business hours that no team, inbox or service level goes by.
#[utoipa::path(
    delete, path = "/business-hours/{id}", tag = "service-levels", params(("id" = BusinessHoursId, Path)),
    responses((status = 204))
)]
pub(super) async fn delete_business_hours(
    State(app): State<App>,
    signed: Signed,
    PathOf(id): PathOf<BusinessHoursId>,
) -> Result<StatusCode, Problem> {
    signed.need(Permission::HoursManage)?;
    let (hub, now) = (app.hub.clone(), app.now());
    let written = app.db.write::<_, Problem, _>(move |tx| {
        let mut journal = Journal::open(tx, signed.workspace, signed.actor(), now)?;
        let hours = by_id(tx, signed.workspace, id)?.ok_or_else(Problem::not_found)?;
        let key = [signed.workspace.into(), id.into()];
        let user = tx.maybe(
            sql!(
                "SELECT name FROM service_levels WHERE workspace_id = $1 AND business_hours_id = $2 ",
                "UNION ALL SELECT name FROM inboxes WHERE workspace_id = $1 AND business_hours_id = $2 ",
                "UNION ALL SELECT name FROM teams WHERE workspace_id = $1 AND business_hours_id = $2"
            ),
            &key,
            |row| row.get::<String>(0),
        )?;
        if let Some(user) = user {
            let detail = format!("{user} goes by these business hours. Give it others first.");
            return Err(Problem::new(Code::Conflict, detail));
        }
        tx.exec(sql!("DELETE FROM business_hours WHERE workspace_id = $1 AND id = $2"), &key)?;
        settings_changed(&mut journal, "business_hours", id, Change::Deleted, &hours);
        journal.close(tx, &hub)?;
        Ok(StatusCode::NO_CONTENT)
    });
    written.await
}
