//! Business time: when somebody is there, by the wall clock of a time zone.
//!
//! A moment is open when the zone's wall clock shows a time within one of the day's spans and the date is no holiday. So
//! on the day when clocks go forward a span that covers the gap is an hour shorter, and when they go back it is an hour
//! longer; a time that the clock shows twice is open both times.

use jiff::{Timestamp, civil::Date, tz::TimeZone};
use ombud_base::Time;

const DAY: i64 = 86_400;
const MICROS: i64 = 1_000_000;
/// How far ahead a change is looked for: more than a year of holidays.
const HORIZON: i64 = 400 * DAY;
/// How far ahead the end of a duration is looked for.
const LONGEST: i64 = 20 * 366 * DAY;

/// A weekly schedule in a time zone, with holidays.
#[derive(Clone, Debug)]
pub struct Hours {
    zone: TimeZone,
    /// For each day from Monday: spans in seconds of the day, in order, apart from each other.
    week: [Vec<(i64, i64)>; 7],
    /// Days since 1970-01-01 of the local calendar, in order.
    holidays: Vec<i64>,
}

impl Hours {
    /// Puts a schedule together. `spans` are (day from Monday = 0, first second, end second).
    pub fn new(
        zone: TimeZone,
        spans: impl IntoIterator<Item = (usize, i64, i64)>,
        holidays: &[Date],
    ) -> Self {
        let mut week: [Vec<(i64, i64)>; 7] = Default::default();
        for (day, from, to) in spans {
            if let Some(day) = week.get_mut(day) {
                day.push((from, to));
            }
        }
        for day in &mut week {
            day.sort_unstable();
            let mut apart: Vec<(i64, i64)> = Vec::with_capacity(day.len());
            for (from, to) in day.drain(..) {
                match apart.last_mut() {
                    Some((_, end)) if from <= *end => *end = to.max(*end),
                    _ => apart.push((from, to)),
                }
            }
            *day = apart;
        }
        let mut holidays: Vec<i64> = holidays.iter().map(|date| day_number(*date)).collect();
        holidays.sort_unstable();
        Self { zone, week, holidays }
    }

    /// Whether somebody is there.
    pub fn open_at(&self, t: Time) -> bool {
        let mut open = false;
        self.walk(t.seconds(), t.seconds() + 1, |_, _| {
            open = true;
            false
        });
        open
    }

    /// When that changes; none when it does not within a year.
    pub fn next_change(&self, t: Time) -> Option<Time> {
        let (from, mut end) = (t.seconds(), t.seconds());
        let open = self.open_at(t);
        let mut found = None;
        self.walk(from, from + HORIZON, |begin, until| {
            if !open || begin > end {
                found = Some(if open { end } else { begin });
                return false;
            }
            end = until;
            true
        });
        let found = found.or((open && end < from + HORIZON).then_some(end));
        found.map(|it| Time::from_micros(it * MICROS))
    }

    /// When `micros` of open time have passed since `start`; none when there is hardly ever open time.
    pub fn add_business_time(&self, start: Time, micros: i64) -> Option<Time> {
        if micros <= 0 {
            return Some(start);
        }
        let (mut left, mut found) = (micros, None);
        self.walk(start.seconds(), start.seconds() + LONGEST, |begin, end| {
            let begin = (begin * MICROS).max(start.micros());
            let length = end * MICROS - begin;
            if length >= left {
                found = Some(Time::from_micros(begin + left));
                return false;
            }
            left -= length;
            true
        });
        found
    }

    /// How many microseconds of open time lie between `a` and `b`; 0 when `b` is earlier.
    pub fn business_time_between(&self, a: Time, b: Time) -> i64 {
        let mut sum = 0;
        self.walk(a.seconds(), b.seconds() + 1, |begin, end| {
            let (begin, end) = ((begin * MICROS).max(a.micros()), (end * MICROS).min(b.micros()));
            sum += (end - begin).max(0);
            true
        });
        sum
    }

    /// Hands the open times between `from` and `until` (seconds) to `f`, in order, while it wants more. Neighbours may
    /// touch. Between two changes of the zone's offset, local time is plain arithmetic; that is why the walk goes from
    /// one change to the next.
    fn walk(&self, from: i64, until: i64, mut f: impl FnMut(i64, i64) -> bool) {
        let mut start = from;
        while start < until {
            let Ok(moment) = Timestamp::from_second(start) else { return };
            let offset = i64::from(self.zone.to_offset(moment).seconds());
            let changes = self.zone.following(moment).map(|it| it.timestamp().as_second());
            let end = changes.take(4).find(|it| *it > start).unwrap_or(i64::MAX).min(until);
            let (first, last) = ((start + offset).div_euclid(DAY), (end - 1 + offset).div_euclid(DAY));
            for day in first..=last {
                if self.holidays.binary_search(&day).is_ok() {
                    continue;
                }
                for (a, b) in self.spans_of(day) {
                    let midnight = day * DAY - offset;
                    let (a, b) = ((midnight + a).max(start), (midnight + b).min(end));
                    if a < b && !f(a, b) {
                        return;
                    }
                }
            }
            start = end;
        }
    }

    fn spans_of(&self, day: i64) -> &[(i64, i64)] {
        // 1970-01-01 was a Thursday.
        let weekday = usize::try_from((day + 3).rem_euclid(7)).unwrap_or(0);
        self.week.get(weekday).map_or(&[], Vec::as_slice)
    }
}

fn day_number(date: Date) -> i64 {
    let epoch = jiff::civil::date(1970, 1, 1);
    date.since(epoch).map_or(0, |span| i64::from(span.get_days()))
}

/// When `micros` have passed since `start`: of business time, or of calendar time without hours.
pub(super) fn add(hours: Option<&Hours>, start: Time, micros: i64) -> Option<Time> {
    match hours {
        Some(hours) => hours.add_business_time(start, micros),
        None => Some(Time::from_micros(start.micros() + micros.max(0))),
    }
}

/// How many microseconds lie between: of business time, or of calendar time without hours.
pub(super) fn between(hours: Option<&Hours>, a: Time, b: Time) -> i64 {
    match hours {
        Some(hours) => hours.business_time_between(a, b),
        None => (b.micros() - a.micros()).max(0),
    }
}
