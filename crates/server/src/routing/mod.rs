//! Routing: gives open cases that nobody has to somebody who can take them, at once when work or hands appear.
//!
//! A team that assigns by itself gives each case, the most urgent and then the oldest first, to a member who is online
//! and connected, has every skill that the team's work needs, and carries less than they take on: the one who carries
//! least, and among those the one who was given work longest ago. There is no tick: the commit that opens a case, frees
//! somebody or brings them online wakes it.

use crate::{
    access::{CaseScope, Permission, Person, Spot, everybody},
    conversations::{Desk, actions, changes::Changes, reading, types::CaseState},
    events::{Actor, kinds},
    http::Problem,
};
use ombud_base::{
    Time,
    id::{CaseId, StaffId, TeamId, WorkspaceId},
};
use ombud_db::{DbError, Tx, sql};
use serde_json::json;
use std::collections::HashMap;

/// Cases given out in one transaction.
const STRIDE: i64 = 50;

/// Gives out work whenever there is reason to, until the server stops.
pub async fn run(desk: Desk) {
    desk.hub.follow_work(|| async { give_out(&desk).await.map(drop) }).await;
}

/// Gives out what can be given out now.
///
/// # Errors
/// As the database says.
pub async fn give_out(app: &Desk) -> Result<u64, Problem> {
    let workspaces: Vec<WorkspaceId> = app
        .db
        .read::<_, DbError, _>(|tx| {
            tx.all(sql!("SELECT DISTINCT workspace_id FROM teams WHERE auto_assign = TRUE"), &[], |row| {
                row.get(0)
            })
        })
        .await?;
    let mut given = 0;
    for ws in workspaces {
        loop {
            let inner = app.clone();
            let waiting = app.db.read::<_, DbError, _>(move |tx| {
                let hands = Hands::read(&inner, tx, ws)?;
                reading::ownerless(tx, ws, &hands.takers(), 1)
            });
            if waiting.await?.is_empty() {
                break;
            }
            let inner = app.clone();
            let done = app.db.write::<_, Problem, _>(move |tx| give_stride(&inner, tx, ws)).await?;
            given += done;
            // Who has their fill after this stride leaves room in the next one for the cases of those who are still free.
            if done == 0 {
                break;
            }
        }
    }
    Ok(given)
}

fn give_stride(app: &Desk, tx: &mut Tx<'_>, ws: WorkspaceId) -> Result<u64, Problem> {
    let mut changes = Changes::open(app, tx, ws, Actor::System, app.now())?;
    let mut hands = Hands::read(app, tx, ws)?;
    let mut given = 0;
    for case in reading::ownerless(tx, ws, &hands.takers(), STRIDE)? {
        let Some(staff) = hands.take(&case.spot()) else { continue };
        let last = actions::load_whole(tx, &mut changes, case.id)?;
        if changes.case(case.id).is_none_or(|it| it.state != CaseState::Open || it.assignee.is_some()) {
            continue;
        }
        give(tx, &mut changes, case.id, last, staff)?;
        given += 1;
    }
    changes.close(tx)?;
    Ok(given)
}

fn give(
    tx: &mut Tx<'_>,
    changes: &mut Changes<'_>,
    case: CaseId,
    conversation: ombud_base::id::ConversationId,
    staff: StaffId,
) -> Result<(), Problem> {
    actions::give(tx, changes, case, conversation, Some(staff), "Ombud")?;
    changes.journal.event(kinds::CASE_ASSIGNED, Some(case), &json!({"assignee": staff, "by": "routing"}));
    Ok(())
}

/// One who can take work, so far as they see it.
struct Hand {
    staff: StaffId,
    scope: CaseScope,
    team: TeamId,
    load: i64,
    max_load: i64,
    last: Time,
}

/// Those who can take work, of all teams that assign by themselves.
struct Hands(Vec<Hand>);

impl Hands {
    fn read(app: &Desk, tx: &mut Tx<'_>, ws: WorkspaceId) -> Result<Self, DbError> {
        let mut hands = tx.all(
            sql!(
                "SELECT s.id, m.team_id, s.load, s.max_load, s.last_assigned_at FROM staff s ",
                "JOIN team_members m ON m.workspace_id = s.workspace_id AND m.staff_id = s.id ",
                "JOIN teams t ON t.workspace_id = m.workspace_id AND t.id = m.team_id AND t.auto_assign = TRUE ",
                "WHERE s.workspace_id = $1 AND s.state = 'active' AND s.presence = 'online' AND s.load < s.max_load ",
                "AND NOT EXISTS (SELECT 1 FROM team_skills n WHERE n.workspace_id = m.workspace_id AND n.team_id = m.team_id ",
                "AND NOT EXISTS (SELECT 1 FROM staff_skills h WHERE h.workspace_id = n.workspace_id AND h.staff_id = s.id ",
                "AND h.skill_id = n.skill_id))"
            ),
            &[ws.into()],
            |row| {
                let mut row = row.reader();
                let (staff, team) = (row.next()?, row.next()?);
                let (load, max_load, last) = (row.next()?, row.next()?, row.next()?);
                Ok(Hand { staff, team, load, max_load, last, scope: CaseScope::default() })
            },
        )?;
        hands.retain(|hand| app.hub.staff_connected(ws, hand.staff));
        if hands.is_empty() {
            return Ok(Self(hands));
        }
        let sees = |it: &Person| it.may(Permission::CasesView) || it.may(Permission::CasesViewAll);
        let people = everybody(tx, ws, app.now())?.into_iter().filter(sees);
        let scopes: HashMap<StaffId, CaseScope> = people.map(|it| (it.id, it.scope)).collect();
        hands.retain_mut(|hand| scopes.get(&hand.staff).map(|it| hand.scope.clone_from(it)).is_some());
        Ok(Self(hands))
    }

    fn free(&self) -> impl Iterator<Item = &Hand> {
        self.0.iter().filter(|it| it.load < it.max_load)
    }

    /// What those who are free could take: cases of their teams within their scopes.
    fn takers(&self) -> Vec<(TeamId, CaseScope)> {
        let mut all: Vec<(TeamId, CaseScope)> = Vec::new();
        for hand in self.free() {
            // Who may take everything of a team makes the others' limits pointless.
            let known =
                |it: &(TeamId, CaseScope)| it.0 == hand.team && (it.1.is_everything() || it.1 == hand.scope);
            if !all.iter().any(known) {
                all.push((hand.team, hand.scope.clone()));
            }
        }
        all
    }

    fn take(&mut self, spot: &Spot<'_>) -> Option<StaffId> {
        let fits = |it: &&Hand| Some(it.team) == spot.team && it.scope.holds(spot);
        let free = self.free().filter(fits);
        let chosen = free.min_by_key(|it| (it.load, it.last, it.staff))?.staff;
        for hand in self.0.iter_mut().filter(|it| it.staff == chosen) {
            hand.load += 1;
        }
        Some(chosen)
    }
}
