//! Routing: gives open cases that nobody has to somebody who can take them, at once when work or hands appear.
//!
//! A team that assigns by itself gives each case, the most urgent and then the oldest first, to a member who is online
//! and connected, has every skill that the team's work needs, and carries less than they take on: the one who carries
//! least, and among those the one who was given work longest ago. There is no tick: the commit that opens a case, frees
//! somebody or brings them online wakes it.

use crate::{
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
            let waiting = app.db.read::<_, DbError, _>(move |tx| reading::ownerless(tx, ws, STRIDE)).await?;
            if waiting.is_empty() {
                break;
            }
            let inner = app.clone();
            let done = app.db.write::<_, Problem, _>(move |tx| give_stride(&inner, tx, ws)).await?;
            given += done;
            if done < STRIDE as u64 {
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
    for case in reading::ownerless(tx, ws, STRIDE)? {
        let Some(team) = case.team else { continue };
        let Some(staff) = hands.take(team) else { continue };
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

/// One who can take work.
struct Hand {
    staff: StaffId,
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
                Ok(Hand { staff: row.next()?, team: row.next()?, load: row.next()?, max_load: row.next()?, last: row.next()? })
            },
        )?;
        hands.retain(|hand| app.hub.staff_connected(ws, hand.staff));
        Ok(Self(hands))
    }

    fn take(&mut self, team: TeamId) -> Option<StaffId> {
        let free = self.0.iter().filter(|it| it.team == team && it.load < it.max_load);
        let chosen = free.min_by_key(|it| (it.load, it.last, it.staff))?.staff;
        for hand in self.0.iter_mut().filter(|it| it.staff == chosen) {
            hand.load += 1;
        }
        Some(chosen)
    }
}
