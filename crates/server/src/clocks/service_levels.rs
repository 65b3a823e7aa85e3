use super::{engine::CaseFacts, rows::ClockKind};
use crate::{
    access::{CASE_TYPES, Permission, Signed},
    app::App,
    events::Journal,
    http::{Body, Checks, Code, Page, PathOf, Problem, present},
    settings::{Change, room_for_one_more, settings_changed},
};
use axum::{Json, extract::State, http::StatusCode};
use ombud_base::id::{BusinessHoursId, InboxId, ServiceLevelId, TeamId, WorkspaceId};
use ombud_db::{DbError, Row, Tx, sql};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// How many a workspace may have.
const MOST: i64 = 100;
/// The longest target: a year.
const LONGEST: i64 = 366 * 86_400;
/// The priorities, by their rank.
const PRIORITIES: [&str; 4] = ["low", "normal", "high", "urgent"];

/// Which cases a service level is for; a list that is absent or empty allows all.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct When {
    /// Of these priorities: `low`, `normal`, `high`, `urgent`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    priorities: Vec<String>,
    /// Of these inboxes.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    inboxes: Vec<InboxId>,
    /// Of these teams.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    teams: Vec<TeamId>,
    /// Of these types: `theft`, `deposit_recovery`, …
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schema(example = json!(["theft"]))]
    types: Vec<String>,
}

/// What is promised to customers: how soon they hear from somebody, and how soon it is done.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct ServiceLevel {
    /// Its id.
    pub(super) id: ServiceLevelId,
    /// Its name.
    #[schema(example = "Urgent")]
    name: String,
    /// The first that fits a case counts, in this order.
    priority_rank: i64,
    /// Which cases it is for.
    when: When,
    /// Seconds from a customer's first message to the first reply of a person.
    first_reply_seconds: Option<i64>,
    /// Seconds from a customer's first unanswered message to the reply, after the first one.
    next_reply_seconds: Option<i64>,
    /// Seconds from opening to resolving, without the time that the case sleeps while it is the customer's turn.
    resolution_seconds: Option<i64>,
    /// Seconds from one word of a person to the next, whether the customer has written or not.
    update_seconds: Option<i64>,
    /// The business hours whose time counts; null: calendar time.
    pub(super) business_hours: Option<BusinessHoursId>,
    /// At how many percent of a target staff is warned.
    pub(super) warn_percent: i64,
}

/// A new service level, and what to change of one: absent fields stay.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ServiceLevelChange {
    /// Its name: 1 to 100 characters.
    #[schema(max_length = 100)]
    name: Option<String>,
    /// The first that fits a case counts, in this order: 0 to 10000; after all others when absent.
    #[schema(minimum = 0, maximum = 10_000)]
    priority_rank: Option<i64>,
    /// Which cases it is for.
    when: Option<When>,
    /// Seconds to the first reply: 1 to 31622400 (366 days); null: no target.
    #[serde(default, deserialize_with = "present")]
    #[schema(value_type = Option<i64>, minimum = 1, maximum = 31_622_400)]
    first_reply_seconds: Option<Option<i64>>,
    /// Seconds to each further reply; null: no target.
    #[serde(default, deserialize_with = "present")]
    #[schema(value_type = Option<i64>, minimum = 1, maximum = 31_622_400)]
    next_reply_seconds: Option<Option<i64>>,
    /// Seconds to the resolution; null: no target.
    #[serde(default, deserialize_with = "present")]
    #[schema(value_type = Option<i64>, minimum = 1, maximum = 31_622_400)]
    resolution_seconds: Option<Option<i64>>,
    /// Seconds from one word of a person to the next, whether the customer has written or not; null: no target.
    #[serde(default, deserialize_with = "present")]
    #[schema(value_type = Option<i64>, minimum = 1, maximum = 31_622_400)]
    update_seconds: Option<Option<i64>>,
    /// The business hours whose time counts; null: calendar time.
    #[serde(default, deserialize_with = "present")]
    #[schema(value_type = Option<BusinessHoursId>)]
    business_hours: Option<Option<BusinessHoursId>>,
    /// At how many percent of a target staff is warned: 1 to 99; 80 when absent.
    #[schema(minimum = 1, maximum = 99)]
    warn_percent: Option<i64>,
}

impl ServiceLevel {
    /// Whether it is for a case: of its priority (0 low to 3 urgent), inbox, team and type.
    pub(super) fn fits(&self, case: &CaseFacts) -> bool {
        let named = usize::try_from(case.priority)
            .ok()
            .and_then(|it| PRIORITIES.get(it))
            .copied()
            .unwrap_or_default();
        let When { priorities, inboxes, teams, types } = &self.when;
        (priorities.is_empty() || priorities.iter().any(|it| it == named))
            && (inboxes.is_empty() || inboxes.contains(&case.inbox))
            && (teams.is_empty() || case.team.is_some_and(|it| teams.contains(&it)))
            && (types.is_empty() || types.iter().any(|it| it == case.kind))
    }

    /// The target for this kind of clock, in seconds.
    pub(super) const fn target(&self, kind: ClockKind) -> Option<i64> {
        match kind {
            ClockKind::FirstReply => self.first_reply_seconds,
            ClockKind::NextReply => self.next_reply_seconds,
            ClockKind::Resolution => self.resolution_seconds,
            ClockKind::Update => self.update_seconds,
        }
    }

    fn apply(
        &mut self,
        tx: &mut Tx<'_>,
        workspace: WorkspaceId,
        change: ServiceLevelChange,
        new: bool,
    ) -> Result<(), Problem> {
        let mut checks = Checks::new();
        match change.name {
            Some(name) => self.name = checks.line("name", &name, 100),
            None => checks.expect(!new, "name", "is needed"),
        }
        self.priority_rank = change.priority_rank.unwrap_or(self.priority_rank);
        checks.within("priority_rank", self.priority_rank, 0, 10_000);
        if let Some(when) = change.when {
            check_when(&mut checks, tx, workspace, &when)?;
            self.when = when;
        }
        self.first_reply_seconds = change.first_reply_seconds.unwrap_or(self.first_reply_seconds);
        self.next_reply_seconds = change.next_reply_seconds.unwrap_or(self.next_reply_seconds);
        self.resolution_seconds = change.resolution_seconds.unwrap_or(self.resolution_seconds);
        self.update_seconds = change.update_seconds.unwrap_or(self.update_seconds);
        let targets = [
            ("first_reply_seconds", self.first_reply_seconds),
            ("next_reply_seconds", self.next_reply_seconds),
            ("resolution_seconds", self.resolution_seconds),
            ("update_seconds", self.update_seconds),
        ];
        for (field, target) in targets {
            target.iter().for_each(|it| checks.within(field, *it, 1, LONGEST));
        }
        let any = targets.iter().any(|(_, it)| it.is_some());
        checks.expect(any, "first_reply_seconds", "or another target is needed");
        if let Some(hours) = change.business_hours {
            if let Some(id) = hours {
                let found = super::business_hours(tx, workspace, id)?.is_some();
                checks.expect(found, "business_hours", "are no business hours");
            }
            self.business_hours = hours;
        }
        self.warn_percent = change.warn_percent.unwrap_or(self.warn_percent);
        checks.within("warn_percent", self.warn_percent, 1, 99);
        checks.done()
    }
}

fn check_when(
    checks: &mut Checks,
    tx: &mut Tx<'_>,
    workspace: WorkspaceId,
    when: &When,
) -> Result<(), DbError> {
    for (index, priority) in when.priorities.iter().enumerate() {
        let known = PRIORITIES.contains(&priority.as_str());
        checks.expect(known, format!("when.priorities[{index}]"), "must be low, normal, high or urgent");
    }
    checks.count("when.priorities", &when.priorities, 4);
    checks.count("when.inboxes", &when.inboxes, 100);
    checks.count("when.teams", &when.teams, 100);
    checks.count("when.types", &when.types, CASE_TYPES.len());
    for (index, it) in when.types.iter().enumerate() {
        let known = CASE_TYPES.contains(&it.as_str());
        checks.expect(known, format!("when.types[{index}]"), "is no type of case");
    }
    let inboxes: Vec<_> = when.inboxes.iter().map(|it| vec![workspace.into(), (*it).into()]).collect();
    let found =
        tx.maybe_many(sql!("SELECT id FROM inboxes WHERE workspace_id = $1 AND id = $2"), &inboxes, |_| {
            Ok(())
        })?;
    for (index, it) in found.iter().enumerate() {
        checks.expect(it.is_some(), format!("when.inboxes[{index}]"), "is no inbox");
    }
    for (index, team) in when.teams.iter().enumerate() {
        let found = crate::workspace::team_exists(tx, workspace, *team)?;
        checks.expect(found, format!("when.teams[{index}]"), "is no team");
    }
    Ok(())
}

macro_rules! columns {
    () => {
        "id, name, rank, conditions, first_reply_seconds, next_reply_seconds, resolution_seconds, update_seconds, \
         business_hours_id, warn_percent"
    };
}

fn row(row: &Row<'_>) -> Result<ServiceLevel, DbError> {
    let mut row = row.reader();
    Ok(ServiceLevel {
        id: row.next()?,
        name: row.next()?,
        priority_rank: row.next()?,
        when: serde_json::from_str(&row.next::<String>()?)
            .map_err(|error| DbError::Statement(format!("service level: {error}")))?,
        first_reply_seconds: row.next()?,
        next_reply_seconds: row.next()?,
        resolution_seconds: row.next()?,
        update_seconds: row.next()?,
        business_hours: row.next()?,
        warn_percent: row.next()?,
    })
}

/// All, in the order in which they are tried.
pub(super) fn all(tx: &mut Tx<'_>, workspace: WorkspaceId) -> Result<Vec<ServiceLevel>, DbError> {
    tx.all(
        sql!("SELECT ", columns!(), " FROM service_levels WHERE workspace_id = $1 ORDER BY rank, id"),
        &[workspace.into()],
        row,
    )
}

/// Whether there is such a service level.
///
/// # Errors
/// As the database says.
pub fn service_level_exists(
    tx: &mut Tx<'_>,
    workspace: WorkspaceId,
    id: ServiceLevelId,
) -> Result<bool, DbError> {
    Ok(by_id(tx, workspace, id)?.is_some())
}

fn by_id(
    tx: &mut Tx<'_>,
    workspace: WorkspaceId,
    id: ServiceLevelId,
) -> Result<Option<ServiceLevel>, DbError> {
    tx.maybe(
        sql!("SELECT ", columns!(), " FROM service_levels WHERE workspace_id = $1 AND id = $2"),
        &[workspace.into(), id.into()],
        row,
    )
}

fn write(tx: &mut Tx<'_>, workspace: WorkspaceId, it: &ServiceLevel, statement: &str) -> Result<(), Problem> {
    let conditions = serde_json::to_string(&it.when).map_err(Problem::internal)?;
    let values = [
        workspace.into(),
        it.id.into(),
        (&it.name).into(),
        it.priority_rank.into(),
        (&conditions).into(),
        it.first_reply_seconds.into(),
        it.next_reply_seconds.into(),
        it.resolution_seconds.into(),
        it.update_seconds.into(),
        it.business_hours.into(),
        it.warn_percent.into(),
    ];
    tx.exec(statement, &values)?;
    Ok(())
}

const READERS: [Permission; 3] = [Permission::HoursManage, Permission::CasesView, Permission::InboxesManage];

/// The service levels, in the order in which they are tried.
#[utoipa::path(get, path = "/service-levels", tag = "service-levels", responses((status = 200, body = Page<ServiceLevel>)))]
pub(super) async fn list_service_levels(
    State(app): State<App>,
    signed: Signed,
) -> Result<Json<Page<ServiceLevel>>, Problem> {
    signed.need_any(&READERS)?;
    let found = app.db.read::<_, DbError, _>(move |tx| all(tx, signed.workspace)).await?;
    Ok(Json(Page::whole(found)))
}

/// One service level.
#[utoipa::path(
    get, path = "/service-levels/{id}", tag = "service-levels", params(("id" = ServiceLevelId, Path)),
    responses((status = 200, body = ServiceLevel))
)]
pub(super) async fn show_service_level(
    State(app): State<App>,
    signed: Signed,
    PathOf(id): PathOf<ServiceLevelId>,
) -> Result<Json<ServiceLevel>, Problem> {
    signed.need_any(&READERS)?;
    let found = app.db.read::<_, DbError, _>(move |tx| by_id(tx, signed.workspace, id)).await?;
    found.map(Json).ok_or_else(Problem::not_found)
}

/// Creates a service level. It counts for a case from the next time that something happens to the case.
#[utoipa::path(
    post, path = "/service-levels", tag = "service-levels",
    request_body(content = ServiceLevelChange, example = json!({
        "name": "Urgent", "priority_rank": 10, "when": {"priorities": ["urgent"]}, "first_reply_seconds": 300,
        "next_reply_seconds": 900, "resolution_seconds": 86400, "business_hours": null, "warn_percent": 80
    })),
    responses((status = 201, body = ServiceLevel))
)]
pub(super) async fn create_service_level(
    State(app): State<App>,
    signed: Signed,
    Body(new): Body<ServiceLevelChange>,
) -> Result<(StatusCode, Json<ServiceLevel>), Problem> {
    signed.need(Permission::HoursManage)?;
    let (hub, now) = (app.hub.clone(), app.now());
    let id = ServiceLevelId::new(now, &app.random);
    let written = app.db.write::<_, Problem, _>(move |tx| {
        let mut journal = Journal::open(tx, signed.workspace, signed.actor(), now)?;
        let others = all(tx, signed.workspace)?;
        room_for_one_more(i64::try_from(others.len()).unwrap_or(i64::MAX), MOST)?;
        let mut level = ServiceLevel {
            id,
            name: String::new(),
            priority_rank: others.last().map_or(10, |it| (it.priority_rank + 10).min(10_000)),
            when: When::default(),
            first_reply_seconds: None,
            next_reply_seconds: None,
            resolution_seconds: None,
            update_seconds: None,
            business_hours: None,
            warn_percent: 80,
        };
        level.apply(tx, signed.workspace, new.clone(), true)?;
        let insert = sql!(
            "INSERT INTO service_levels (workspace_id, id, name, rank, conditions, first_reply_seconds, ",
            "next_reply_seconds, resolution_seconds, update_seconds, business_hours_id, warn_percent) ",
            "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)"
        );
        write(tx, signed.workspace, &level, insert)?;
        settings_changed(&mut journal, "service_level", id, Change::Created, &level);
        journal.close(tx, &hub)?;
        Ok(level)
    });
    Ok((StatusCode::CREATED, Json(written.await?)))
}

/// Changes a service level. Clocks that run already count anew when something happens to their case.
#[utoipa::path(
    patch, path = "/service-levels/{id}", tag = "service-levels", params(("id" = ServiceLevelId, Path)),
    request_body(content = ServiceLevelChange, example = json!({"next_reply_seconds": 600})),
    responses((status = 200, body = ServiceLevel))
)]
pub(super) async fn change_service_level(
    State(app): State<App>,
    signed: Signed,
    PathOf(id): PathOf<ServiceLevelId>,
    Body(change): Body<ServiceLevelChange>,
) -> Result<Json<ServiceLevel>, Problem> {
    signed.need(Permission::HoursManage)?;
    let (hub, now) = (app.hub.clone(), app.now());
    let written = app.db.write::<_, Problem, _>(move |tx| {
        let mut journal = Journal::open(tx, signed.workspace, signed.actor(), now)?;
        let mut level = by_id(tx, signed.workspace, id)?.ok_or_else(Problem::not_found)?;
        level.apply(tx, signed.workspace, change.clone(), false)?;
        let update = sql!(
            "UPDATE service_levels SET name = $3, rank = $4, conditions = $5, first_reply_seconds = $6, ",
            "next_reply_seconds = $7, resolution_seconds = $8, update_seconds = $9, ",
            "business_hours_id = $10, warn_percent = $11 ",
            "WHERE workspace_id = $1 AND id = $2"
        );
        write(tx, signed.workspace, &level, update)?;
        settings_changed(&mut journal, "service_level", id, Change::Changed, &level);
        journal.close(tx, &hub)?;
        Ok(level)
    });
    written.await.map(Json)
}

/// Deletes a service level that no inbox is bound to. Its clocks stop: none of them warns or is missed any more.
#[utoipa::path(
    delete, path = "/service-levels/{id}", tag = "service-levels", params(("id" = ServiceLevelId, Path)),
    responses((status = 204))
)]
pub(super) async fn delete_service_level(
    State(app): State<App>,
    signed: Signed,
    PathOf(id): PathOf<ServiceLevelId>,
) -> Result<StatusCode, Problem> {
    signed.need(Permission::HoursManage)?;
    let (hub, now) = (app.hub.clone(), app.now());
    let written = app.db.write::<_, Problem, _>(move |tx| {
        let mut journal = Journal::open(tx, signed.workspace, signed.actor(), now)?;
        let level = by_id(tx, signed.workspace, id)?.ok_or_else(Problem::not_found)?;
        let key = [signed.workspace.into(), id.into()];
        let inbox = tx.maybe(
            sql!("SELECT name FROM inboxes WHERE workspace_id = $1 AND service_level_id = $2"),
            &key,
            |row| row.get::<String>(0),
        )?;
        if let Some(inbox) = inbox {
            let detail =
                format!("The inbox {inbox} is bound to this service level. Give it another one first.");
            return Err(Problem::new(Code::Conflict, detail));
        }
        tx.exec(sql!("DELETE FROM service_levels WHERE workspace_id = $1 AND id = $2"), &key)?;
        settings_changed(&mut journal, "service_level", id, Change::Deleted, &level);
        journal.close(tx, &hub)?;
        Ok(StatusCode::NO_CONTENT)
    });
    written.await
}
