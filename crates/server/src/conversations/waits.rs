//! How long a customer will wait, as far as it can honestly be told: by how replies came lately, by who stands before them, and
//! not at all while nobody is there who could reply.

use ombud_base::{
    Time,
    id::{TeamId, WorkspaceId},
};
use ombud_db::{DbError, Tx, sql};

/// The first replies that are looked at: the newest.
const LATEST: usize = 50;
/// Below so many nothing can be told.
const LEAST: usize = 5;

/// When customers began to wait, and when they got their first reply; the newest first.
type Replies = Vec<(Time, Time)>;

/// What somebody at this place in line will likely wait, in seconds, by the replies of a team, or of all: as long as people
/// usually wait, and no shorter than it takes until everybody before them has had a reply. None when nobody of them is here, or
/// too few replies tell.
///
/// # Errors
/// As the database says.
pub fn likely(
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    team: Option<TeamId>,
    place: i64,
) -> Result<Option<i64>, DbError> {
    if !somebody_here(tx, ws, team)? {
        return Ok(None);
    }
    Ok(estimate(&replies(tx, ws, team)?, place))
}

fn estimate(replies: &Replies, place: i64) -> Option<i64> {
    if replies.len() < LEAST {
        return None;
    }
    let seconds = |from: Time, to: Time| i64::try_from(to.since(from).as_secs()).unwrap_or(i64::MAX);
    let usual = median(replies.iter().map(|(began, replied)| seconds(*began, *replied)).collect())?;
    // Time in which nobody waited says how seldom customers write, not how long a reply takes. The median leaves nights and
    // weekends out, which lie between few of them.
    let between = replies
        .iter()
        .zip(replies.iter().skip(1))
        .map(|(newer, older)| seconds(older.1.max(newer.0), newer.1));
    let pace = median(between.collect()).unwrap_or_default();
    Some(usual.max(pace.saturating_mul(place)))
}

fn replies(tx: &mut Tx<'_>, ws: WorkspaceId, team: Option<TeamId>) -> Result<Replies, DbError> {
    let all: Vec<(Option<TeamId>, (Time, Time))> = tx.all(
        sql!(
            "SELECT team_id, started_at, replied_at FROM episodes WHERE workspace_id = $1 AND replied_at IS NOT NULL ",
            "ORDER BY replied_at DESC LIMIT 200"
        ),
        &[ws.into()],
        |row| Ok((row.get(0)?, (row.get(1)?, row.get(2)?))),
    )?;
    Ok(all.into_iter().filter(|it| team.is_none() || it.0 == team).map(|it| it.1).take(LATEST).collect())
}

fn somebody_here(tx: &mut Tx<'_>, ws: WorkspaceId, team: Option<TeamId>) -> Result<bool, DbError> {
    let found: Option<i64> = match team {
        Some(team) => tx.maybe(
            sql!(
                "SELECT 1 FROM staff s JOIN team_members m ON m.workspace_id = s.workspace_id AND m.staff_id = s.id ",
                "WHERE s.workspace_id = $1 AND m.team_id = $2 AND s.state = 'active' AND s.presence = 'online' LIMIT 1"
            ),
            &[ws.into(), team.into()],
            |row| row.get(0),
        )?,
        None => tx.maybe(
            sql!("SELECT 1 FROM staff WHERE workspace_id = $1 AND state = 'active' AND presence = 'online' LIMIT 1"),
            &[ws.into()],
            |row| row.get(0),
        )?,
    };
    Ok(found.is_some())
}

fn median(mut values: Vec<i64>) -> Option<i64> {
    values.sort_unstable();
    values.get(values.len() / 2).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(second: i64) -> Time {
        Time::from_micros(second * 1_000_000)
    }

    #[test]
    fn a_place_far_back_waits_longer() {
        // A reply every two minutes, each after a wait of ten.
        let replies: Replies = (0..10).rev().map(|it| (at(it * 120), at(it * 120 + 600))).collect();
        assert_eq!(estimate(&replies, 1), Some(600));
        assert_eq!(estimate(&replies, 6), Some(720));
    }

    #[test]
    fn a_night_between_replies_does_not_count() {
        let mut replies: Replies = (0..5).rev().map(|it| (at(it * 60), at(it * 60 + 300))).collect();
        let evening = replies.iter().map(|it| (at(it.0.seconds() + 40_000), at(it.1.seconds() + 40_000)));
        replies = evening.chain(replies.clone()).collect();
        assert_eq!(estimate(&replies, 2), Some(300));
    }

    #[test]
    fn hours_without_a_customer_do_not_count() {
        // One customer in ten hours, answered after five minutes each time.
        let replies: Replies = (0..10).rev().map(|it| (at(it * 36_000), at(it * 36_000 + 300))).collect();
        assert_eq!(estimate(&replies, 3), Some(900));
    }

    #[test]
    fn few_replies_tell_nothing() {
        let replies: Replies = (0..4).rev().map(|it| (at(it * 60), at(it * 60 + 30))).collect();
        assert_eq!(estimate(&replies, 1), None);
    }
}
