//! Who can see a case or a customer, and why.

use crate::{
    access::{Permission, Person, Spot, everybody},
    words::words,
};
use ombud_base::{
    Time,
    id::{ApiTokenId, CustomerId, InboxId, StaffId, TeamId, WorkspaceId},
};
use ombud_db::{DbError, Tx, sql};
use serde::Serialize;
use utoipa::ToSchema;

words! {
    /// Why somebody can see a case, or a customer.
    Why {
        /// They see the cases of every team.
        All = "all",
        /// It is of a team of theirs.
        Team = "team",
        /// It is of no team, so everybody who sees cases sees it.
        NoTeam = "no_team",
        /// It is theirs.
        Owner = "owner",
        /// They may look customers up.
        LookUp = "look_up",
    }
}

/// Somebody who can see it.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub(super) struct Reader {
    /// Who.
    pub(super) staff: StaffId,
    /// Their name.
    name: String,
    /// The name of their role.
    role_name: String,
    /// Why.
    why: Vec<Why>,
    /// The customer's data is not masked for them.
    unmasked: bool,
    /// Part of it is theirs for a while: until then.
    until: Option<Time>,
    /// They are limited to a part of the workspace, and it lies within.
    limited: bool,
    /// Programmes in their name that can see it.
    tokens: Vec<Program>,
}

/// A programme's token.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub(super) struct Program {
    /// Its id.
    id: ApiTokenId,
    /// What it is for.
    name: String,
}

struct Token {
    id: ApiTokenId,
    name: String,
    by: StaffId,
    scopes: Vec<Permission>,
}

fn tokens(tx: &mut Tx<'_>, ws: WorkspaceId, now: Time) -> Result<Vec<Token>, DbError> {
    tx.all(
        sql!(
            "SELECT id, name, created_by, scopes FROM api_tokens WHERE workspace_id = $1 ",
            "AND (expires_at IS NULL OR expires_at > $2) ORDER BY name, id"
        ),
        &[ws.into(), now.into()],
        |row| {
            let scopes = serde_json::from_str(&row.get::<String>(3)?).unwrap_or_default();
            Ok(Token { id: row.get(0)?, name: row.get(1)?, by: row.get(2)?, scopes })
        },
    )
}

/// Why somebody sees a case there; nothing where they do not.
fn why(person: &Person, spot: &Spot<'_>) -> Vec<Why> {
    let reach = person.reach();
    if !reach.holds(spot) {
        return Vec::new();
    }
    let reasons = [
        (Why::All, reach.all),
        (Why::Team, spot.team.is_some_and(|it| reach.teams.contains(&it))),
        (Why::NoTeam, spot.team.is_none()),
        (Why::Owner, spot.assignee == Some(person.id)),
    ];
    reasons.into_iter().filter(|it| it.1).map(|it| it.0).collect()
}

/// Until when they see it so, where what they need for it is theirs for a while alone.
fn until(person: &Person, needed: &[Permission]) -> Option<Time> {
    if needed.iter().any(|it| person.by_role.contains(it)) {
        return None;
    }
    let lent = person.lent.iter().filter(|lent| needed.iter().any(|it| lent.permissions.contains(it)));
    lent.map(|it| it.until).max()
}

const SEEING: [Permission; 2] = [Permission::CasesViewAll, Permission::CasesView];

/// Who can see a case there.
///
/// # Errors
/// As the database says.
pub(super) fn of_case(
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    spot: &Spot<'_>,
    now: Time,
) -> Result<Vec<Reader>, DbError> {
    let (people, tokens) = (everybody(tx, ws, now)?, tokens(tx, ws, now)?);
    let seen = people.into_iter().filter_map(|person| {
        let why = why(&person, spot);
        (!why.is_empty()).then(|| {
            // A programme owns nothing and is in no team.
            let sees = |it: &Token, needed: Permission| {
                it.scopes.contains(&needed) && person.by_role.contains(&needed)
            };
            let programs = tokens.iter().filter(|it| {
                it.by == person.id
                    && (sees(it, Permission::CasesViewAll)
                        || (spot.team.is_none() && sees(it, Permission::CasesView)))
            });
            let programs = programs.map(|it| Program { id: it.id, name: it.name.clone() }).collect();
            let until = until(&person, &SEEING);
            reader(person, why, until, programs)
        })
    });
    Ok(seen.collect())
}

/// Who can look a customer up, or sees a case of theirs.
///
/// # Errors
/// As the database says.
pub(super) fn of_customer(
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    customer: CustomerId,
    now: Time,
) -> Result<Vec<Reader>, DbError> {
    let places: Vec<(Option<TeamId>, InboxId, String, Option<StaffId>)> = tx.all(
        sql!(
            "SELECT DISTINCT team_id, inbox_id, type, assignee_id FROM cases WHERE workspace_id = $1 AND customer_id = $2"
        ),
        &[ws.into(), customer.into()],
        |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)),
    )?;
    let spots: Vec<Spot<'_>> = places
        .iter()
        .map(|(team, inbox, kind, assignee)| Spot { team: *team, inbox: *inbox, kind, assignee: *assignee })
        .collect();
    let (people, tokens) = (everybody(tx, ws, now)?, tokens(tx, ws, now)?);
    let seen = people.into_iter().filter_map(|person| {
        let within = person.scope.is_everything() || spots.iter().any(|it| person.scope.holds(it));
        let looks_up = within && person.may(Permission::CustomersView);
        let mut reasons: Vec<Why> = spots.iter().flat_map(|it| why(&person, it)).collect();
        reasons.extend(looks_up.then_some(Why::LookUp));
        reasons.sort_unstable();
        reasons.dedup();
        (!reasons.is_empty()).then(|| {
            let needed = Permission::CustomersView;
            let programs = tokens.iter().filter(|it| {
                looks_up
                    && it.by == person.id
                    && it.scopes.contains(&needed)
                    && person.by_role.contains(&needed)
            });
            let programs = programs.map(|it| Program { id: it.id, name: it.name.clone() }).collect();
            let until = until(&person, &[SEEING[0], SEEING[1], needed]);
            reader(person, reasons, until, programs)
        })
    });
    Ok(seen.collect())
}

fn reader(person: Person, why: Vec<Why>, until: Option<Time>, tokens: Vec<Program>) -> Reader {
    Reader {
        staff: person.id,
        unmasked: person.may(Permission::CustomersUnmasked),
        limited: !person.scope.is_everything(),
        name: person.name,
        role_name: person.role_name,
        why,
        until,
        tokens,
    }
}
