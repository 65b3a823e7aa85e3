//! How much each may have shown on a day, counted exactly: the count is raised in the transaction that shows it.

use super::{
    Trust,
    loosened::{Loosened, Loosening, note_loosened},
    rules::{self, TrustRules},
};
use crate::{
    access::{Permission, Signed, holders_of},
    clocks::first_time_zone,
    events::{Journal, kinds},
    http::{Body, Checks, Code, Params, PathOf, Problem},
    words::words,
};
use axum::{Json, extract::State};
use jiff::{Timestamp, tz::TimeZone};
use ombud_base::{
    Time,
    id::{StaffId, WorkspaceId},
};
use ombud_db::{DbError, Tx, sql};
use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::{IntoParams, ToSchema};

/// How many names a refusal tells of those who can grant more.
const ASKED: usize = 5;
/// The most that can be granted to one person for one day, in however many grants.
const GRANT_MOST: i64 = 500;

words! {
    /// What a budget is of.
    Counted {
        /// Masked fields that are revealed.
        Reveals = "reveals",
        /// Files of customers that are opened.
        Files = "files",
    }
}

impl Counted {
    const fn rule(self, rules: &TrustRules) -> i64 {
        match self {
            Self::Reveals => rules.reveals_per_day,
            Self::Files => rules.files_per_day,
        }
    }
}

/// What somebody may still have shown today.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct Budget {
    /// What it is of.
    pub of: Counted,
    /// How many were shown today.
    pub used: i64,
    /// How many may be, with what was granted.
    pub limit: i64,
    /// What was granted beside the rule, for today.
    pub extra: i64,
    /// How much more can be granted for today.
    pub grantable: i64,
    /// When the next day begins by the workspace's calendar.
    pub renews_at: Time,
    /// How long a revealed value, or an opened file, stays, in minutes.
    pub minutes: i64,
}

/// A day of the workspace's calendar, and when the next one begins.
fn day(tx: &mut Tx<'_>, ws: WorkspaceId, now: Time) -> Result<(String, Time), DbError> {
    let name = first_time_zone(tx, ws)?;
    let zone = name.and_then(|it| TimeZone::get(&it).ok()).unwrap_or(TimeZone::UTC);
    let here = now.timestamp().to_zoned(zone);
    let tomorrow = here.tomorrow().and_then(|it| it.start_of_day()).map(|it| it.timestamp());
    let renews = tomorrow.unwrap_or_else(|_| now.timestamp() + jiff::SignedDuration::from_hours(24));
    Ok((here.date().to_string(), time_of(renews)))
}

fn time_of(at: Timestamp) -> Time {
    Time::from_micros(at.as_microsecond())
}

/// How somebody's day stands.
///
/// # Errors
/// As the database says.
pub fn state(
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    staff: StaffId,
    of: Counted,
    now: Time,
) -> Result<Budget, DbError> {
    let rules = rules::of(tx, ws)?;
    let (day, renews_at) = day(tx, ws, now)?;
    let found = tx.maybe(
        sql!("SELECT used, extra FROM reveal_budgets WHERE workspace_id = $1 AND staff_id = $2 AND day = $3 AND counted = $4"),
        &[ws.into(), staff.into(), (&day).into(), of.into()],
        |row| Ok((row.get::<i64>(0)?, row.get::<i64>(1)?)),
    )?;
    let (used, extra) = found.unwrap_or_default();
    let limit = of.rule(&rules) + extra;
    let grantable = (GRANT_MOST - extra).max(0);
    Ok(Budget { of, used, limit, extra, grantable, renews_at, minutes: rules.reveal_minutes })
}

fn open_day(tx: &mut Tx<'_>, ws: WorkspaceId, staff: StaffId, day: &str, of: Counted) -> Result<(), DbError> {
    tx.exec(
        sql!(
            "INSERT INTO reveal_budgets (workspace_id, staff_id, day, counted, used, extra) VALUES ($1, $2, $3, $4, 0, 0) ",
            "ON CONFLICT (workspace_id, staff_id, day, counted) DO NOTHING"
        ),
        &[ws.into(), staff.into(), day.into(), of.into()],
    )
    .map(drop)
}

/// Takes one of somebody's day; tells how the day stands then, and whether there was one left to take.
///
/// # Errors
/// As the database says.
pub fn spend(
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    staff: StaffId,
    of: Counted,
    now: Time,
) -> Result<(Budget, bool), DbError> {
    let (day, _) = day(tx, ws, now)?;
    open_day(tx, ws, staff, &day, of)?;
    let limit = of.rule(&rules::of(tx, ws)?);
    let taken = tx.exec(
        sql!(
            "UPDATE reveal_budgets SET used = used + 1 ",
            "WHERE workspace_id = $1 AND staff_id = $2 AND day = $3 AND used < $4 + extra AND counted = $5"
        ),
        &[ws.into(), staff.into(), (&day).into(), limit.into(), of.into()],
    )?;
    Ok((state(tx, ws, staff, of, now)?, taken > 0))
}

impl Budget {
    /// Whether so much more would be more than twice what the rules give.
    const fn is_far_above(&self, more: i64) -> bool {
        self.extra + more > self.limit - self.extra
    }

    /// The refusal of a grant: how much is left to be granted.
    fn refusal_of_grant(&self) -> Problem {
        let detail = format!(
            "{} were granted to them for today already, and at most {GRANT_MOST} are, in all: {} more can be.",
            self.extra, self.grantable
        );
        Problem::new(Code::Conflict, detail)
            .with("granted", json!(self.extra))
            .with("left", json!(self.grantable))
            .with("renews_at", json!(self.renews_at))
    }

    /// The refusal of a reveal: until when, and whom to ask.
    ///
    /// # Errors
    /// As the database says.
    pub fn refusal(
        &self,
        tx: &mut Tx<'_>,
        ws: WorkspaceId,
        staff: StaffId,
        now: Time,
    ) -> Result<Problem, DbError> {
        let all = holders_of(tx, ws, Permission::RevealsGrant, ASKED + 1)?;
        let ask: Vec<String> =
            all.into_iter().filter(|it| it.0 != staff).map(|it| it.1).take(ASKED).collect();
        let whom = if ask.is_empty() { "an admin".to_owned() } else { ask.join(", ") };
        let (seen, what) = match self.of {
            Counted::Reveals => ("revealed", "fields"),
            Counted::Files => ("opened", "files"),
        };
        let detail = format!(
            "You have {seen} {} of {} {what} today. It renews at {}; {whom} can grant more for today.",
            self.used,
            self.limit,
            self.renews_at.timestamp()
        );
        let problem = Problem::new(Code::BudgetSpent, detail).with("renews_at", json!(self.renews_at));
        let mut problem = problem.with("ask", json!(ask));
        problem.retry_after = Some(self.renews_at.since(now).as_secs().max(1));
        Ok(problem)
    }
}

/// Whether a grant as it comes with a request brings somebody above twice their own budget. What is refused anyway does not.
///
/// # Errors
/// As the database says.
pub fn is_far_above(
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    staff: StaffId,
    body: &serde_json::Value,
    now: Time,
) -> Result<bool, DbError> {
    let Ok(new) = serde_json::from_value::<Grant>(body.clone()) else { return Ok(false) };
    let budget = state(tx, ws, staff, new.of.unwrap_or(Counted::Reveals), now)?;
    Ok((1..=budget.grantable).contains(&new.extra) && budget.is_far_above(new.extra))
}

/// Grants somebody more for today: all grants of a day together are at most what one can be.
///
/// # Errors
/// [`Code::Conflict`] with what is `left`, or as the database says.
pub fn grant(
    tx: &mut Tx<'_>,
    journal: &mut Journal,
    staff: StaffId,
    (of, extra): (Counted, i64),
    reason: &str,
) -> Result<Budget, Problem> {
    let (ws, now) = (journal.workspace, journal.now);
    let (day, _) = day(tx, ws, now)?;
    open_day(tx, ws, staff, &day, of)?;
    let granted = tx.exec(
        sql!(
            "UPDATE reveal_budgets SET extra = extra + $4 ",
            "WHERE workspace_id = $1 AND staff_id = $2 AND day = $3 AND counted = $5 AND extra + $4 <= $6"
        ),
        &[ws.into(), staff.into(), (&day).into(), extra.into(), of.into(), GRANT_MOST.into()],
    )?;
    if granted == 0 {
        return Err(state(tx, ws, staff, of, now)?.refusal_of_grant());
    }
    let data = json!({"staff": staff, "of": of, "extra": extra, "day": day, "reason": reason});
    journal.event(kinds::REVEALS_GRANTED, None, &data);
    Ok(state(tx, ws, staff, of, now)?)
}

/// Tells those who watch of a grant that brought somebody above twice their own budget.
fn note_grant(
    tx: &mut Tx<'_>,
    trust: &Trust,
    journal: &mut Journal,
    signed: &Signed,
    (staff, extra): (StaffId, i64),
    budget: &Budget,
) -> Result<(), DbError> {
    if !budget.is_far_above(0) {
        return Ok(());
    }
    let (of, from) = (budget.of.word(), Some((budget.limit - extra).to_string()));
    let change = Loosened::new(journal.now, Loosening::Grant, of, from, budget.limit.to_string());
    note_loosened(tx, trust, journal, &signed.who, vec![Loosened { person: Some(staff), ..change }])
}

/// Which budget.
#[derive(Clone, Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(super) struct BudgetQuery {
    /// What it is of; `reveals` when absent.
    of: Option<Counted>,
}

/// What you may still have shown today.
#[utoipa::path(get, path = "/reveal-budget", tag = "trust", params(BudgetQuery), responses((status = 200, body = Budget)))]
pub(super) async fn show_own_budget(
    State(trust): State<Trust>,
    signed: Signed,
    Params(query): Params<BudgetQuery>,
) -> Result<Json<Budget>, Problem> {
    let of = query.of.unwrap_or(Counted::Reveals);
    match of {
        Counted::Reveals => {
            signed.need_any(&[Permission::CustomersReveal, Permission::CustomersRevealTeam])?
        }
        Counted::Files => signed.need_any(&[Permission::CasesView, Permission::CasesViewAll])?,
    }
    let (staff, now) = (signed.staff()?, trust.now());
    Ok(Json(trust.db.read::<_, DbError, _>(move |tx| state(tx, signed.workspace, staff, of, now)).await?))
}

fn known(tx: &mut Tx<'_>, ws: WorkspaceId, staff: StaffId) -> Result<(), Problem> {
    crate::access::role_of(tx, ws, staff)?.map(drop).ok_or_else(Problem::not_found)
}

/// What somebody may still have shown today.
#[utoipa::path(get, path = "/staff/{id}/reveal-budget", tag = "trust", params(("id" = StaffId, Path), BudgetQuery), responses((status = 200, body = Budget)))]
pub(super) async fn show_budget(
    State(trust): State<Trust>,
    signed: Signed,
    PathOf(id): PathOf<StaffId>,
    Params(query): Params<BudgetQuery>,
) -> Result<Json<Budget>, Problem> {
    signed.need_any(&[Permission::RevealsGrant, Permission::SecurityRead])?;
    let (of, now) = (query.of.unwrap_or(Counted::Reveals), trust.now());
    let found = trust.db.read::<_, Problem, _>(move |tx| {
        known(tx, signed.workspace, id)?;
        Ok(state(tx, signed.workspace, id, of, now)?)
    });
    found.await.map(Json)
}

/// More for somebody, today.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Grant {
    /// Of what; `reveals` when absent.
    of: Option<Counted>,
    /// How many: 1 to 500, and no more than 500 for one person and day in all.
    #[schema(minimum = 1, maximum = 500)]
    extra: i64,
    /// Why: 5 to 500 characters.
    #[schema(min_length = 5, max_length = 500, example = "An outage: everybody calls.")]
    reason: String,
}

/// Grants somebody else more reveals, or more files to open, for today: at most 500 in all (409 says how many are `left`). What brings
/// them above twice their own budget is told to all who watch, and needs a second person where the workspace says so (`watch`).
#[utoipa::path(
    post, path = "/staff/{id}/reveal-budget", tag = "trust", params(("id" = StaffId, Path)),
    request_body(content = Grant, example = json!({"extra": 10, "reason": "An outage: everybody calls."})),
    responses((status = 200, body = Budget), (status = 403), (status = 409), (status = 422))
)]
pub(super) async fn grant_reveals(
    State(trust): State<Trust>,
    signed: Signed,
    PathOf(id): PathOf<StaffId>,
    Body(new): Body<Grant>,
) -> Result<Json<Budget>, Problem> {
    signed.need(Permission::RevealsGrant)?;
    if signed.staff()? == id {
        return Err(Problem::new(Code::Conflict, "Nobody grants themselves more. Ask somebody else."));
    }
    let mut checks = Checks::new();
    checks.within("extra", new.extra, 1, GRANT_MOST);
    let reason = checks.text("reason", &new.reason, 500);
    checks.expect(reason.chars().count() >= 5, "reason", "must say why, in 5 characters or more");
    checks.done()?;
    let (parts, now, of) = (trust.clone(), trust.now(), new.of.unwrap_or(Counted::Reveals));
    let written = trust.db.write::<_, Problem, _>(move |tx| {
        let mut journal = Journal::open(tx, signed.workspace, signed.actor(), now)?;
        known(tx, signed.workspace, id)?;
        let budget = grant(tx, &mut journal, id, (of, new.extra), &reason)?;
        note_grant(tx, &parts, &mut journal, &signed, (id, new.extra), &budget)?;
        journal.close(tx, &parts.hub)?;
        Ok(budget)
    });
    written.await.map(Json)
}
