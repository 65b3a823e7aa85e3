//! What one member of staff can do and see.

use crate::{
    access::{Bind, Binds, CaseScope, Permission, Person, SessionPolicy, person_of, policy_of},
    trust,
    words::words,
};
use ombud_base::{
    Time,
    id::{ApiTokenId, ElevationId, RoleId, StaffId, TeamId, WorkspaceId},
};
use ombud_db::{DbError, Tx, sql};
use serde::Serialize;
use utoipa::ToSchema;

/// Beyond so many, cases and customers are not counted on.
const COUNTED: i64 = 10_000;

words! {
    /// Where a permission comes from.
    Source {
        /// From the role.
        Role = "role",
        /// From an elevation: for a while.
        Elevation = "elevation",
    }
}
words! {
    /// How far somebody sees.
    Extent {
        /// Every case.
        Everything = "everything",
        /// The cases within their scope, of every team.
        Scope = "scope",
        /// Their own cases, those of their teams and of no team, within their scope.
        Teams = "teams",
        /// None.
        Nothing = "nothing",
    }
}

/// A permission with where it comes from.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct Granted {
    /// Which.
    permission: Permission,
    /// Where it comes from.
    source: Source,
    /// The elevation that it comes from.
    elevation: Option<ElevationId>,
    /// Who gave that.
    given_by: Option<StaffId>,
    /// Until when it is there.
    until: Option<Time>,
    /// Whether it counts: what reaches beyond a scope does not, nor does anything for somebody who is disabled.
    counts: bool,
}

/// How many there are; `more` where that is not all.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct CappedCount {
    /// So many, 10,000 at most.
    count: i64,
    /// There are more.
    more: bool,
}

/// Which cases and customers somebody can see.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct InReach {
    /// How far.
    extent: Extent,
    /// Cases in any state.
    cases: CappedCount,
    /// Cases that are open.
    open: CappedCount,
    /// Customers that can be looked up.
    customers: CappedCount,
    /// Their data is not masked for them.
    unmasked: bool,
}

/// What of masked data somebody can have shown.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct Reveals {
    /// Of customers whose case is theirs.
    own: bool,
    /// Of customers whose case is of a team of theirs.
    team: bool,
    /// How many fields were shown today.
    used: i64,
    /// How many can be, today.
    limit: i64,
    /// When the next day begins.
    renews_at: Time,
}

/// How somebody signs in.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct SignIns {
    /// Sessions that are open.
    open: i64,
    /// They have a second factor.
    second_factor: bool,
    /// The workspace's rules of sessions.
    policy: SessionPolicy,
}

/// A programme's token that works in somebody's name.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct TokenOf {
    /// Its id.
    id: ApiTokenId,
    /// What it is for.
    name: String,
    /// What it may do: of its scopes those that its maker may do now by their role.
    permissions: Vec<Permission>,
}

/// All that one member of staff can do and see, and why.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct Explained {
    /// Who.
    pub staff: StaffId,
    /// Their name.
    pub name: String,
    /// Where mail reaches them.
    pub email: String,
    /// They may sign in. Who is disabled can do and see nothing.
    pub active: bool,
    /// Their role.
    pub role: RoleId,
    /// Its name.
    pub role_name: String,
    /// Their teams.
    pub teams: Vec<TeamId>,
    /// To which part of the workspace the role is limited.
    pub scope: CaseScope,
    /// Every permission, with where it comes from; once for each source.
    pub permissions: Vec<Granted>,
    /// Which cases and customers they can see.
    pub reach: InReach,
    /// What of masked data they can have shown.
    pub reveals: Reveals,
    /// How they sign in.
    pub sessions: SignIns,
    /// Programmes in their name.
    pub tokens: Vec<TokenOf>,
}

fn granted(person: &Person) -> Vec<Granted> {
    let counts = |it: Permission| person.active && person.counts(it);
    let by_role = person.by_role.iter().map(|it| Granted {
        permission: *it,
        source: Source::Role,
        elevation: None,
        given_by: None,
        until: None,
        counts: counts(*it),
    });
    let lent = person.lent.iter().flat_map(|lent| {
        lent.permissions.iter().map(|it| Granted {
            permission: *it,
            source: Source::Elevation,
            elevation: Some(lent.id),
            given_by: Some(lent.given_by),
            until: Some(lent.until),
            counts: counts(*it),
        })
    });
    let mut all: Vec<Granted> = by_role.chain(lent).collect();
    all.sort_by_key(|it| (it.permission, it.until));
    all
}

/// Counts the rows of `select … FROM`, so far as anybody wants to know.
fn counted(tx: &mut Tx<'_>, from: &str, mut binds: Binds) -> Result<CappedCount, DbError> {
    let most = binds.add(Bind::Int(COUNTED + 1));
    let text = format!("SELECT count(*) FROM (SELECT {from} LIMIT {most}) AS few");
    let count: i64 = tx.one(&text, &binds.values(), |row| row.get(0))?;
    Ok(CappedCount { count: count.min(COUNTED), more: count > COUNTED })
}

fn cases(tx: &mut Tx<'_>, ws: WorkspaceId, person: &Person, more: &str) -> Result<CappedCount, DbError> {
    let mut binds = Binds::default();
    let ws = binds.add(Bind::Id(ws.0));
    let seen = person.reach().condition("k", &mut binds);
    counted(tx, &format!("k.id FROM cases k WHERE k.workspace_id = {ws}{more} AND {seen}"), binds)
}

fn customers(tx: &mut Tx<'_>, ws: WorkspaceId, person: &Person) -> Result<CappedCount, DbError> {
    if !person.may(Permission::CustomersView) {
        return Ok(CappedCount { count: 0, more: false });
    }
    let mut binds = Binds::default();
    let ws = binds.add(Bind::Id(ws.0));
    if person.scope.is_everything() {
        return counted(tx, &format!("c.id FROM customers c WHERE c.workspace_id = {ws}"), binds);
    }
    let within = person.scope.condition("k", &mut binds);
    counted(
        tx,
        &format!("DISTINCT k.customer_id FROM cases k WHERE k.workspace_id = {ws} AND {within}"),
        binds,
    )
}

fn in_reach(tx: &mut Tx<'_>, ws: WorkspaceId, person: &Person) -> Result<InReach, DbError> {
    let reach = person.reach();
    let extent = match (reach.all, reach.some) {
        (true, _) if reach.scope.is_everything() => Extent::Everything,
        (true, _) => Extent::Scope,
        (false, true) => Extent::Teams,
        (false, false) => Extent::Nothing,
    };
    Ok(InReach {
        extent,
        cases: cases(tx, ws, person, "")?,
        open: cases(tx, ws, person, " AND k.state = 'open'")?,
        customers: customers(tx, ws, person)?,
        unmasked: person.may(Permission::CustomersUnmasked),
    })
}

fn sign_ins(tx: &mut Tx<'_>, ws: WorkspaceId, staff: StaffId, now: Time) -> Result<SignIns, DbError> {
    let key = [ws.into(), staff.into()];
    let open = tx.one(
        sql!("SELECT count(*) FROM staff_sessions WHERE workspace_id = $1 AND staff_id = $2 AND expires_at > $3"),
        &[ws.into(), staff.into(), now.into()],
        |row| row.get(0),
    )?;
    let second_factor = tx.one(
        sql!(
            "SELECT s.totp_secret IS NOT NULL OR EXISTS (SELECT 1 FROM passkeys p WHERE p.workspace_id = s.workspace_id ",
            "AND p.staff_id = s.id) FROM staff s WHERE s.workspace_id = $1 AND s.id = $2"
        ),
        &key,
        |row| row.get(0),
    )?;
    Ok(SignIns { open, second_factor, policy: policy_of(tx, ws)? })
}

fn tokens(tx: &mut Tx<'_>, ws: WorkspaceId, person: &Person, now: Time) -> Result<Vec<TokenOf>, DbError> {
    let all = tx.all(
        sql!(
            "SELECT id, name, scopes FROM api_tokens WHERE workspace_id = $1 AND created_by = $2 ",
            "AND (expires_at IS NULL OR expires_at > $3) ORDER BY name, id"
        ),
        &[ws.into(), person.id.into(), now.into()],
        |row| Ok((row.get(0)?, row.get(1)?, row.get::<String>(2)?)),
    )?;
    let may = |it: &Permission| person.active && person.counts(*it) && person.by_role.contains(it);
    let read = |scopes: &str| {
        let scopes: Vec<Permission> = serde_json::from_str(scopes).unwrap_or_default();
        scopes.into_iter().filter(may).collect()
    };
    Ok(all.into_iter().map(|(id, name, scopes)| TokenOf { id, name, permissions: read(&scopes) }).collect())
}

/// All that one member of staff can do and see; none where there is no such one.
///
/// # Errors
/// As the database says.
pub fn explain(
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    staff: StaffId,
    now: Time,
) -> Result<Option<Explained>, DbError> {
    let Some(person) = person_of(tx, ws, staff, now)? else { return Ok(None) };
    let budget = trust::state(tx, ws, staff, trust::Counted::Reveals, now)?;
    Ok(Some(Explained {
        staff,
        permissions: granted(&person),
        reach: in_reach(tx, ws, &person)?,
        reveals: Reveals {
            own: person.may(Permission::CustomersReveal),
            team: person.may(Permission::CustomersRevealTeam),
            used: budget.used,
            limit: budget.limit,
            renews_at: budget.renews_at,
        },
        sessions: sign_ins(tx, ws, staff, now)?,
        tokens: tokens(tx, ws, &person, now)?,
        name: person.name,
        email: person.email,
        active: person.active,
        role: person.role,
        role_name: person.role_name,
        teams: person.teams,
        scope: person.scope,
    }))
}

fn count(it: CappedCount) -> String {
    format!("{}{}", it.count, if it.more { "+" } else { "" })
}

fn limits(scope: &CaseScope) -> String {
    let ids = |all: Vec<String>| all.join(", ");
    let all = [
        ("teams", ids(scope.teams.iter().map(ToString::to_string).collect())),
        ("inboxes", ids(scope.inboxes.iter().map(ToString::to_string).collect())),
        ("types", scope.types.join(", ")),
    ];
    let set: Vec<String> =
        all.into_iter().filter(|it| !it.1.is_empty()).map(|(of, all)| format!("{of} {all}")).collect();
    if set.is_empty() { "none".to_owned() } else { set.join("; ") }
}

impl Explained {
    /// As text for a terminal.
    pub fn text(&self) -> String {
        let Reveals { own, team, used, limit, .. } = &self.reveals;
        let revealing = match (own, team) {
            (false, false) => "may reveal nothing",
            (_, true) => "for the cases of their teams",
            (true, false) => "for their own cases",
        };
        let reach = &self.reach;
        let state = if self.active { "active" } else { "disabled: can do and see nothing" };
        let factor = if self.sessions.second_factor { "with" } else { "without" };
        let masks = if reach.unmasked { "without masks" } else { "masked" };
        let (cases, open, customers) = (count(reach.cases), count(reach.open), count(reach.customers));
        let mut lines = vec![
            format!("{} <{}>, {state}", self.name, self.email),
            format!("role      {}", self.role_name),
            format!("teams     {}", self.teams.len()),
            format!("limits    {}", limits(&self.scope)),
            format!(
                "reach     {}: {cases} cases, {open} of them open; {customers} customers, {masks}",
                reach.extent.word()
            ),
            format!("reveals   {used} of {limit} used today, {revealing}"),
            format!("sessions  {} open, {factor} a second factor", self.sessions.open),
        ];
        let tokens = self.tokens.iter();
        lines
            .extend(tokens.map(|it| format!("token     {} ({} permissions)", it.name, it.permissions.len())));
        lines.extend(self.permissions.iter().map(|it| {
            let until = it.until.map(|it| format!(" until {it}")).unwrap_or_default();
            let idle = if it.counts { "" } else { ", does not count" };
            format!("  {:<24} {}{until}{idle}", it.permission.name(), it.source.word())
        }));
        lines.join("\n") + "\n"
    }
}
