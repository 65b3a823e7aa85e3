//! What became of every message of a run.

use crate::stats::Latency;
use std::{
    collections::{HashMap, HashSet},
    time::{Duration, Instant},
};

pub struct Tally {
    pub start: Instant,
    measured_from: Instant,
    pub end: Instant,
    pub acknowledged: Latency,
    pub delivered: Latency,
    pub late: Latency,
    pub sent: u64,
    pub arrived: u64,
    pub duplicates: u64,
    pub disordered: u64,
    pub errors: Vec<String>,
    /// What an agent has seen of a customer.
    seen: HashMap<(usize, usize), Seen>,
}

#[derive(Default)]
struct Seen {
    highest: u64,
    missing: HashSet<u64>,
}

impl Tally {
    pub fn new(start: Instant, warmup: Duration, measured: Duration) -> Self {
        let measured_from = start + warmup;
        Self {
            start,
            measured_from,
            end: measured_from + measured,
            acknowledged: Latency::new(),
            delivered: Latency::new(),
            late: Latency::new(),
            sent: 0,
            arrived: 0,
            duplicates: 0,
            disordered: 0,
            errors: Vec::new(),
            seen: HashMap::new(),
        }
    }

    pub fn measures(&self, from: Instant) -> bool {
        (self.measured_from..self.end).contains(&from)
    }

    pub fn arrival(&mut self, agent: usize, mark: Mark) {
        let seen = self.seen.entry((agent, mark.customer)).or_default();
        if mark.number > seen.highest {
            seen.missing.extend(seen.highest + 1..mark.number);
            seen.highest = mark.number;
        } else if seen.missing.remove(&mark.number) {
            self.disordered += 1;
        } else {
            self.duplicates += 1;
            return;
        }
        self.arrived += 1;
        let from = self.start + mark.since_start;
        if self.measures(from) {
            self.delivered.record(from.elapsed());
        }
    }
}

/// What a message's body carries: of which run and customer it is, its number from 1, and when it
/// was due.
#[derive(Clone, Copy)]
pub struct Mark {
    pub run: u32,
    pub customer: usize,
    pub number: u64,
    pub since_start: Duration,
}

impl Mark {
    const LABEL: &str = "ob:";
    /// What customers write, so that a server which reads the text has ordinary work.
    const FILLER: &str =
        " Where is my deposit? I sent it two hours ago and it does not show in my wallet yet.";

    pub fn body(&self, bytes: usize) -> String {
        let Self { run, customer, number, since_start } = self;
        let mut body = format!("{}{run}:{customer}:{number}:{}:", Self::LABEL, since_start.as_nanos());
        let missing = bytes.saturating_sub(body.len());
        body.extend(Self::FILLER.chars().cycle().take(missing));
        body
    }

    /// Every mark of this run in a text, which may hold several messages and anything around them.
    pub fn all_in(text: &str) -> impl Iterator<Item = Self> {
        text.split(Self::LABEL)
            .skip(1)
            .filter_map(|rest| {
                let mut fields = rest.split(':');
                Some(Self {
                    run: fields.next()?.parse().ok()?,
                    customer: fields.next()?.parse().ok()?,
                    number: fields.next()?.parse().ok()?,
                    since_start: Duration::from_nanos(fields.next()?.parse().ok()?),
                })
            })
            .filter(|mark| mark.run == std::process::id())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mark(number: u64) -> Mark {
        Mark { run: std::process::id(), customer: 7, number, since_start: Duration::from_micros(5) }
    }

    #[test]
    fn marks_are_found_among_other_text() {
        let text = format!("<b>{}</b> and {}\"}}", mark(1).body(120), mark(2).body(0));
        let numbers: Vec<_> = Mark::all_in(&text).map(|mark| mark.number).collect();
        assert_eq!(numbers, [1, 2]);
        assert_eq!(mark(1).body(120).len(), 120);
    }

    #[test]
    fn marks_of_another_run_are_left_out() {
        let other = Mark { run: 0, ..mark(1) };
        assert_eq!(Mark::all_in(&other.body(0)).count(), 0);
    }

    #[test]
    fn disorder_and_duplicates_are_told_apart() {
        let mut tally = Tally::new(Instant::now(), Duration::ZERO, Duration::from_secs(1));
        for number in [1, 3, 2, 2, 4] {
            tally.arrival(0, mark(number));
        }
        assert_eq!((tally.arrived, tally.disordered, tally.duplicates), (4, 1, 1));
    }
}
