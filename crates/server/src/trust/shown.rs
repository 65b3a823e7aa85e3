//! What stands on open screens: the first page of a view, and what a connection is sent without asking. It comes again and again, so
//! the first time in an hour is what is written down. Whoever sends does not wait for it: what is noted is gathered, and written a moment
//! later, many at once.

use super::{
    Trust,
    reading::{Noted, Read, Reader, Told},
};
use crate::{access::Signed, hub::stopped};
use ombud_base::{Time, id::CustomerId};
use std::{collections::HashSet, time::Duration};
use tokio::time::sleep;

/// How long what was sent waits to be written, at most: what a power cut takes along. A server that is stopped writes it first.
const GATHER: Duration = Duration::from_secs(2);
/// The same customer on the same reader's screen is news once in this time: an hour of the clock, in microseconds.
const SPAN: i64 = 3_600_000_000;
/// The most pairs that are remembered for that. Beyond it some are written again: more lines, never fewer.
const REMEMBERED: usize = 500_000;

/// From so many on that wait to be written, what may wait as well does.
const BEHIND: usize = 20_000;

/// What stood on whose screen in this hour, and what of it waits to be written.
#[derive(Default)]
pub(super) struct Shown {
    span: i64,
    known: HashSet<(Reader, CustomerId)>,
    waiting: Vec<Noted>,
}

impl Shown {
    /// Whether this customer is on this reader's screen for the first time in the hour.
    pub(super) fn is_news(&mut self, reader: Reader, customer: CustomerId, at: Time) -> bool {
        let span = at.micros().div_euclid(SPAN);
        if span != self.span || self.known.len() >= REMEMBERED {
            (self.span, self.known) = (span, HashSet::new());
        }
        self.known.insert((reader, customer))
    }
}

impl Trust {
    /// Notes that these customers are sent to the screen of `signed`, who has not asked for them one by one. To be called before they
    /// are sent; it does not wait.
    pub fn show(&self, signed: &Signed, reads: impl IntoIterator<Item = Read>) {
        let (workspace, reader, at) = (signed.workspace, Reader::of(&signed.who), self.now());
        let mut shown = self.shown.lock();
        for read in reads {
            if shown.is_news(reader, read.customer, at) {
                shown.waiting.push(Noted { workspace, reader, at, read });
            }
        }
    }

    /// Waits while far more was noted than the database has written: for those who send hints, which may come late.
    pub async fn keep_up(&self) {
        let behind = self.shown.lock().waiting.len() >= BEHIND;
        if behind {
            self.settled().await;
        }
    }

    /// Hands over what was gathered.
    pub(super) async fn hand_over(&self) {
        let waiting = std::mem::take(&mut self.shown.lock().waiting);
        if !waiting.is_empty() && self.sender.send(Told::Reads(waiting)).await.is_err() {
            tracing::error!("what is sent to screens is not written down any more");
        }
    }
}

/// Has what was gathered written, again and again. What is gathered after the server was told to stop is handed over by
/// [`Trust::settled`], which the end waits for.
pub(super) async fn run(trust: Trust) {
    let mut stopping = trust.hub.stopping();
    loop {
        tokio::select! {
            () = sleep(GATHER) => trust.settled().await,
            () = stopped(&mut stopping) => return,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::trust::reading::ReaderKind;
    use ombud_base::Uuid;

    #[test]
    fn a_customer_on_a_screen_is_news_once_an_hour_for_each_reader() {
        let mut shown = Shown::default();
        let reader = |n| Reader { kind: ReaderKind::Staff, id: Uuid::from_u128(n) };
        let customer = |n| CustomerId(Uuid::from_u128(n));
        let at = |seconds: i64| Time::from_micros(seconds * 1_000_000);
        assert!(shown.is_news(reader(1), customer(7), at(7200)));
        assert!(!shown.is_news(reader(1), customer(7), at(10_799)));
        assert!(shown.is_news(reader(2), customer(7), at(10_799)));
        assert!(shown.is_news(reader(1), customer(8), at(10_799)));
        assert!(shown.is_news(reader(1), customer(7), at(10_800)));
        assert!(!shown.is_news(reader(1), customer(7), at(10_801)));
    }
}
