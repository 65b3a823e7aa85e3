//! Business time against an oracle that looks at every minute, and golden values where time zones have traps.

use super::hours::Hours;
use jiff::{civil::Date, tz::TimeZone};
use ombud_base::Time;
use proptest::prelude::*;

const MINUTE: i64 = 60_000_000;

fn t(text: &str) -> Time {
    text.parse().unwrap()
}

fn hours(zone: &str, spans: &[(usize, &str, &str)], holidays: &[&str]) -> Hours {
    let seconds = |it: &str| {
        let (hour, minute) = it.split_once(':').unwrap();
        hour.parse::<i64>().unwrap() * 3600 + minute.parse::<i64>().unwrap() * 60
    };
    let spans = spans.iter().map(|(day, from, to)| (*day, seconds(from), seconds(to)));
    let holidays: Vec<Date> = holidays.iter().map(|it| it.parse().unwrap()).collect();
    Hours::new(TimeZone::get(zone).unwrap(), spans, &holidays)
}

fn weekdays(zone: &str, from: &'static str, to: &'static str, holidays: &[&str]) -> Hours {
    hours(zone, &[(0, from, to), (1, from, to), (2, from, to), (3, from, to), (4, from, to)], holidays)
}

const HOUR: i64 = 3_600_000_000;

#[test]
fn a_duration_goes_over_nights_weekends_and_holidays() {
    // Friday 2026-01-02, 16:30 in Berlin is 15:30 UTC; Monday the 5th is a holiday, so an hour ends on Tuesday, 09:30.
    let berlin = weekdays("Europe/Berlin", "09:00", "17:00", &["2026-01-05"]);
    let due = berlin.add_business_time(t("2026-01-02T15:30:00Z"), HOUR);
    assert_eq!(due, Some(t("2026-01-06T08:30:00Z")));
    // What is used up at closing time is due at closing time, not when the doors open again.
    assert_eq!(
        berlin.add_business_time(t("2026-01-02T15:30:00Z"), HOUR / 2),
        Some(t("2026-01-02T16:00:00Z"))
    );
    // To the microsecond.
    let odd = berlin.add_business_time(t("2026-01-02T15:59:59.999999Z"), 2);
    assert_eq!(odd, Some(t("2026-01-06T08:00:00.000001Z")));
    assert_eq!(berlin.business_time_between(t("2026-01-02T15:30:00Z"), t("2026-01-06T08:30:00Z")), HOUR);
    assert!(berlin.open_at(t("2026-01-02T08:00:00Z")) && !berlin.open_at(t("2026-01-02T16:00:00Z")));
    assert_eq!(berlin.next_change(t("2026-01-02T15:30:00Z")), Some(t("2026-01-02T16:00:00Z")));
    assert_eq!(berlin.next_change(t("2026-01-02T16:00:00Z")), Some(t("2026-01-06T08:00:00Z")));
}

#[test]
fn clocks_that_go_forward_and_back_are_followed() {
    let whole = hours("America/New_York", &[(6, "00:00", "24:00")], &[]);
    // Sunday 2026-03-08 has 23 hours, Sunday 2026-11-01 has 25.
    let day = |from: &str, to: &str| whole.business_time_between(t(from), t(to)) / HOUR;
    assert_eq!(day("2026-03-08T00:00:00-05:00", "2026-03-09T00:00:00-04:00"), 23);
    assert_eq!(day("2026-11-01T00:00:00-04:00", "2026-11-02T00:00:00-05:00"), 25);
    // 02:00 to 03:00 does not exist on the first, 01:00 to 02:00 is there twice on the second.
    let gap = hours("America/New_York", &[(6, "02:00", "03:00")], &[]);
    assert_eq!(gap.next_change(t("2026-03-08T00:00:00Z")), Some(t("2026-03-15T06:00:00Z")));
    let twice = hours("America/New_York", &[(6, "01:00", "02:00")], &[]);
    let due = twice.add_business_time(t("2026-11-01T00:00:00Z"), 2 * HOUR);
    assert_eq!(due, Some(t("2026-11-01T07:00:00Z")));
}

#[test]
fn midnights_that_do_not_exist_and_days_that_are_left_out() {
    // Beirut goes forward at midnight: 2026-03-29 begins at 01:00.
    let beirut = hours("Asia/Beirut", &[(6, "00:00", "24:00")], &[]);
    let day = beirut.business_time_between(t("2026-03-28T12:00:00Z"), t("2026-03-30T12:00:00Z"));
    assert_eq!(day / HOUR, 23);
    // Samoa left out 2011-12-30, a Friday.
    let apia = hours("Pacific/Apia", &[(4, "09:00", "17:00")], &[]);
    let open = apia.business_time_between(t("2011-12-29T00:00:00Z"), t("2012-01-02T00:00:00Z"));
    assert_eq!(open, 0);
    // A half-hour zone with a half-hour change, at the other side of the world.
    let lord_howe = hours("Australia/Lord_Howe", &[(6, "00:00", "24:00")], &[]);
    let long = lord_howe.business_time_between(t("2026-04-04T00:00:00Z"), t("2026-04-06T00:00:00Z"));
    assert_eq!(long, 24 * HOUR + HOUR / 2);
}

#[test]
fn always_and_never_have_no_change() {
    let always: Vec<_> = (0..7).map(|day| (day, "00:00", "24:00")).collect();
    let always = hours("Asia/Shanghai", &always, &[]);
    assert!(always.open_at(t("2026-01-01T00:00:00Z")));
    assert_eq!(always.next_change(t("2026-01-01T00:00:00Z")), None);
    assert_eq!(
        always.add_business_time(t("2026-01-01T00:00:00Z"), 48 * HOUR),
        Some(t("2026-01-03T00:00:00Z"))
    );
    let never = hours("Asia/Shanghai", &[], &[]);
    assert_eq!(never.next_change(t("2026-01-01T00:00:00Z")), None);
    assert_eq!(never.add_business_time(t("2026-01-01T00:00:00Z"), 1), None);
    // A holiday in an open week closes and opens at local midnights.
    let off = (0..7).map(|day| (day, "00:00", "24:00")).collect::<Vec<_>>();
    let off = hours("Asia/Shanghai", &off, &["2026-01-03"]);
    assert_eq!(off.next_change(t("2026-01-01T00:00:00Z")), Some(t("2026-01-02T16:00:00Z")));
    assert_eq!(off.next_change(t("2026-01-02T16:00:00Z")), Some(t("2026-01-03T16:00:00Z")));
}

/// The same question, asked minute by minute of the wall clock.
#[derive(Debug)]
struct Oracle {
    zone: TimeZone,
    spans: Vec<(usize, i64, i64)>,
    holidays: Vec<Date>,
}

impl Oracle {
    fn open(&self, minute: i64) -> bool {
        let local = Time::from_micros(minute * MINUTE).timestamp().to_zoned(self.zone.clone());
        let day = local.weekday().to_monday_zero_offset();
        let second = i64::from(local.hour()) * 3600 + i64::from(local.minute()) * 60;
        let within = |(on, from, to): &(usize, i64, i64)| {
            i64::try_from(*on).unwrap() == i64::from(day) && (*from..*to).contains(&second)
        };
        !self.holidays.contains(&local.date()) && self.spans.iter().any(within)
    }
}

prop_compose! {
    fn schedule()(
        zone in prop::sample::select(vec![
            "UTC", "Europe/Berlin", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe", "America/Sao_Paulo",
            "Asia/Beirut", "Africa/Casablanca", "Pacific/Apia", "America/St_Johns", "Asia/Tehran",
        ]),
        spans in prop::collection::vec((0_usize..7, 0_i64..96, 1_i64..96), 0..9),
        holidays in prop::collection::vec(0_i64..12, 0..3),
        // Around changes of several of the zones, and anywhere.
        start in prop_oneof![
            Just(t("2026-03-06T00:00:00Z").micros()), Just(t("2026-10-22T00:00:00Z").micros()),
            Just(t("2026-03-26T00:00:00Z").micros()), Just(t("2011-12-28T00:00:00Z").micros()),
            Just(t("2018-11-01T00:00:00Z").micros()), 0_i64..1_900_000_000_000_000,
        ],
        minutes in 0_i64..(9 * 1440),
        offset in 0_i64..1440,
    ) -> (Oracle, i64, i64) {
        let zone = TimeZone::get(zone).unwrap();
        let first = start / MINUTE + offset;
        let day = Time::from_micros(first * MINUTE).timestamp().to_zoned(zone.clone()).date();
        let holidays = holidays.iter().map(|it| day.checked_add(jiff::Span::new().days(*it)).unwrap()).collect();
        let spans = spans.iter().map(|(day, from, length)| (*day, from * 900, (from + length).min(96) * 900)).collect();
        (Oracle { zone, spans, holidays }, first, minutes)
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn business_time_is_what_the_wall_clock_says((oracle, first, minutes) in schedule()) {
        let hours = Hours::new(oracle.zone.clone(), oracle.spans.iter().copied(), &oracle.holidays);
        let at = |minute: i64| Time::from_micros(minute * MINUTE);
        let open: Vec<bool> = (first..first + minutes + 1).map(|it| oracle.open(it)).collect();
        prop_assert_eq!(hours.open_at(at(first)), open[0]);
        let total = open[..open.len() - 1].iter().filter(|it| **it).count() as i64;
        prop_assert_eq!(hours.business_time_between(at(first), at(first + minutes)), total * MINUTE);
        let change = open.iter().position(|it| *it != open[0]).map(|it| at(first + it as i64));
        match change {
            Some(change) => prop_assert_eq!(hours.next_change(at(first)), Some(change)),
            None => prop_assert!(hours.next_change(at(first)).is_none_or(|it| it > at(first + minutes))),
        }
        // Adding and measuring are each other's inverse.
        if total > 0 {
            let wanted = (total + 1) / 2;
            let due = hours.add_business_time(at(first), wanted * MINUTE).unwrap();
            let mut passed = 0;
            let minute = (0..).find(|it| { passed += i64::from(open[*it]); passed == wanted }).unwrap();
            prop_assert_eq!(due, at(first + minute as i64 + 1));
            prop_assert_eq!(hours.business_time_between(at(first), due), wanted * MINUTE);
        }
    }
}
