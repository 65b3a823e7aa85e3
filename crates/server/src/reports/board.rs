//! The dashboard put together.

use super::{
    store::{self, Moment, Reply, Scope, Worker},
    types::{Age, CsatFigures, Dashboard, FirstReply, HourlyReply, Load, Volume, Waiting},
};
use crate::{conversations::tally::Tally, http::Problem, hub::Hub};
use ombud_base::{Time, id::StaffId};
use ombud_db::{DbError, Tx};
use std::collections::HashMap;

const HOUR: i64 = 3600;
/// The steps of the ages: up to so many seconds.
const AGES: [(&str, Option<i64>); 6] = [
    ("up to 5 min", Some(300)),
    ("5 to 15 min", Some(900)),
    ("15 to 60 min", Some(3600)),
    ("1 to 4 h", Some(4 * HOUR)),
    ("4 to 24 h", Some(24 * HOUR)),
    ("over 24 h", None),
];

pub(super) fn dashboard(tx: &mut Tx<'_>, scope: &Scope, hub: &Hub) -> Result<Dashboard, Problem> {
    let tally = Tally::read(tx, scope.workspace, &[])?;
    let standings = store::standings(&tally, scope);
    let replies = store::replies(tx, scope)?;
    let hours = hours(scope);
    let opened = store::per_hour(tx, scope, Moment::Opened, &hours)?;
    let resolved = store::per_hour(tx, scope, Moment::Resolved, &hours)?;
    Ok(Dashboard {
        at: scope.now,
        waiting: waiting(tx, scope, standings.waiting)?,
        open: standings.open,
        unassigned: standings.unassigned,
        snoozed: standings.snoozed,
        resolved_today: resolved.iter().sum(),
        opened_today: opened.iter().sum(),
        load: load(tx, scope, hub, (&tally, replies.as_slice()))?,
        first_reply: first_reply(scope, &replies),
        volume: volume(hours, opened, resolved),
        csat: csat(&store::scores(tx, scope)?),
        breaches_today: store::breaches(tx, scope)?,
    })
}

fn count<T>(items: &[T]) -> i64 {
    i64::try_from(items.len()).unwrap_or(i64::MAX)
}

fn waiting(tx: &mut Tx<'_>, scope: &Scope, total: i64) -> Result<Waiting, DbError> {
    let ago = |seconds: i64| scope.now.plus_seconds(-seconds);
    let mut upto = Time::from_micros(i64::MAX);
    let mut ranges = Vec::with_capacity(AGES.len());
    for (_, seconds) in AGES {
        let after = seconds.map_or(Time::from_micros(i64::MIN), |it| Time::from_micros(ago(it).micros() - 1));
        ranges.push((after, upto));
        upto = after;
    }
    let (counts, oldest) = store::waits(tx, scope, &ranges)?;
    let ages =
        AGES.iter().zip(counts).map(|((label, upto), count)| Age { label, upto_seconds: *upto, count });
    let seconds = |it: Time| i64::try_from(scope.now.since(it).as_secs()).unwrap_or(i64::MAX);
    Ok(Waiting { count: total, oldest_seconds: oldest.map(seconds), ages: ages.collect() })
}

fn load(
    tx: &mut Tx<'_>,
    scope: &Scope,
    hub: &Hub,
    (tally, replies): (&Tally, &[Reply]),
) -> Result<Vec<Load>, DbError> {
    let waiting = store::waiting_for(tx, scope)?;
    let mut given: HashMap<StaffId, i64> = HashMap::new();
    for staff in replies.iter().filter_map(|it| it.staff) {
        *given.entry(staff).or_default() += 1;
    }
    let staff = store::staff(tx, scope)?;
    let row = |it: Worker| Load {
        staff: it.id,
        waiting: waiting.get(&it.id).copied().unwrap_or_default(),
        replies_today: given.get(&it.id).copied().unwrap_or_default(),
        name: it.name,
        presence: it.presence,
        connected: hub.staff_connected(scope.workspace, it.id),
        open: if scope.within.is_everything() {
            it.load
        } else {
            tally.load_of(it.id, |spot| scope.within.holds(spot))
        },
        max_load: it.max_load,
    };
    Ok(staff.into_iter().map(row).collect())
}

/// The hours from the beginning of the day to the one that runs.
fn hours(scope: &Scope) -> Vec<Time> {
    let passed = (scope.now.seconds() - scope.since.seconds()) / HOUR;
    (0..=passed.clamp(0, 25)).map(|it| scope.since.plus_seconds(it * HOUR)).collect()
}

fn hour_of(scope: &Scope, t: Time) -> usize {
    usize::try_from((t.seconds() - scope.since.seconds()) / HOUR).unwrap_or(0)
}

fn first_reply(scope: &Scope, replies: &[Reply]) -> FirstReply {
    let ours = replies.iter().filter(|it| it.first && (scope.team.is_none() || it.team == scope.team));
    let hours = hours(scope);
    let mut by_hour: Vec<Vec<i64>> = vec![Vec::new(); hours.len()];
    let mut all = Vec::new();
    for reply in ours {
        let seconds = i64::try_from(reply.replied_at.since(reply.started_at).as_secs()).unwrap_or(i64::MAX);
        all.push(seconds);
        if let Some(hour) = by_hour.get_mut(hour_of(scope, reply.replied_at)) {
            hour.push(seconds);
        }
    }
    let hourly = hours.into_iter().zip(by_hour).map(|(hour, mut seconds)| HourlyReply {
        hour,
        count: count(&seconds),
        median_seconds: median(&mut seconds),
    });
    let hourly = hourly.collect();
    FirstReply { count: count(&all), median_seconds: median(&mut all), p90_seconds: p90(&all), hourly }
}

/// The middle; sorts `values`.
fn median(values: &mut [i64]) -> Option<i64> {
    values.sort_unstable();
    let middle = values.len() / 2;
    let upper = *values.get(middle)?;
    if values.len() % 2 == 1 {
        return Some(upper);
    }
    let lower = *values.get(middle - 1)?;
    Some(lower + (upper - lower) / 2)
}

/// The value that nine in ten do not exceed, of sorted values.
fn p90(sorted: &[i64]) -> Option<i64> {
    let rank = (sorted.len() * 9).div_ceil(10);
    sorted.get(rank.checked_sub(1)?).copied()
}

fn volume(hours: Vec<Time>, opened: Vec<i64>, resolved: Vec<i64>) -> Vec<Volume> {
    let all = hours.into_iter().zip(opened.into_iter().zip(resolved));
    all.map(|(hour, (opened, resolved))| Volume { hour, opened, resolved }).collect()
}

fn csat(scores: &[Option<i64>]) -> CsatFigures {
    let mut counts = [0; 5];
    for score in scores.iter().flatten() {
        if let Some(n) = usize::try_from(score - 1).ok().and_then(|it| counts.get_mut(it)) {
            *n += 1;
        }
    }
    let answers: i64 = counts.iter().sum();
    let [_, _, _, good, best] = counts;
    let score = (answers > 0).then(|| (good + best) as f64 / answers as f64);
    CsatFigures { answers, asked: count(scores), score, counts }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn middles_and_ninetieths_are_exact() {
        assert_eq!((median(&mut []), p90(&[])), (None, None));
        assert_eq!((median(&mut [7]), p90(&[7])), (Some(7), Some(7)));
        assert_eq!(median(&mut [10, 1, 4, 3]), Some(3));
        assert_eq!(median(&mut [9, 1, 5]), Some(5));
        let ten: Vec<i64> = (1..=10).collect();
        assert_eq!(p90(&ten), Some(9));
        let eleven: Vec<i64> = (1..=11).collect();
        assert_eq!(p90(&eleven), Some(10));
    }

    #[test]
    fn satisfaction_is_the_share_of_fours_and_fives() {
        let figures = csat(&[Some(5), Some(4), Some(3), None, Some(1)]);
        assert_eq!((figures.asked, figures.answers, figures.score), (5, 4, Some(0.5)));
        assert_eq!(figures.counts, [1, 0, 1, 1, 1]);
        assert_eq!(csat(&[None]).score, None);
    }
}
