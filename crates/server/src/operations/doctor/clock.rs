//! The clock: held against whatever else tells the time. One-time codes, identity tokens, certificates, clocks of service levels
//! and every time in the ledger go by it.

use super::Finding;
use crate::{
    config::Config,
    http::{Outward, Reach},
};
use jiff::fmt::rfc2822::DateTimeParser;
use ombud_base::{Clock, Time};
use std::{fs, path::Path, process::Command, time::Duration};

const ABOUT: &str = "clock";
/// From how many seconds on two clocks are apart; a `Date` is of whole seconds, and on its way for some.
const APART: i64 = 5;
/// From how many on one-time codes and identity tokens are refused that are good.
const FAR: i64 = 60;
/// No program of this version can run before it was written.
const WRITTEN: i64 = 1_767_225_600;
const PATIENCE: Duration = Duration::from_secs(3);
/// Others outside that are asked.
const ASKED: usize = 2;
const BY_NTP: &str = "take the time by NTP: `timedatectl set-ntp true`, or chrony";

pub async fn examine(config: &Config) -> Vec<Finding> {
    let clock = Clock::system();
    let now = clock.now();
    if now.seconds() < WRITTEN {
        return vec![Finding::bad(ABOUT, format!("it says {now}, which is past"), BY_NTP)];
    }
    let mut all = Vec::new();
    all.extend(
        by_folder(&config.server.data).and_then(|theirs| apart("the data folder's", theirs, clock.now())),
    );
    let (outside, asked) = outside(config, &clock).await;
    all.extend(outside);
    let synced = synchronised();
    if synced == Some(false) {
        all.push(Finding::warning(ABOUT, "nothing keeps it right: it is not synchronised", BY_NTP));
    }
    if all.is_empty() {
        let kept =
            if synced == Some(true) { "kept by NTP" } else { "whether NTP keeps it is not known here" };
        let beside = if asked > 0 { format!(", and agrees with {asked} outside") } else { String::new() };
        all.push(Finding::good(ABOUT, format!("{now}; {kept}{beside}")));
    }
    all
}

/// What is wrong where another clock says `theirs` when this one says `ours`.
pub(super) fn apart(whose: &str, theirs: Time, ours: Time) -> Option<Finding> {
    let seconds = (theirs.micros() - ours.micros()) / 1_000_000;
    let way = if seconds < 0 { "ahead of" } else { "behind" };
    let found = format!("it is {} s {way} {whose}", seconds.abs());
    let mend = format!("let both {BY_NTP}");
    match seconds.abs() {
        0..APART => None,
        APART..FAR => Some(Finding::warning(ABOUT, found, mend)),
        _ => Some(Finding::bad(ABOUT, found, mend)),
    }
}

/// What is wrong where the newest event was written at `newest`: nothing is written in the future.
pub(super) fn before_the_newest(newest: Time, now: Time) -> Option<Finding> {
    let ahead = (newest.micros() - now.micros()) / 1_000_000;
    (ahead >= APART).then(|| {
        let found = format!(
            "it says {now}, and the newest event is of {newest}: it was set back, or went ahead before"
        );
        let mend = format!("do not start the server until the clock is right: {BY_NTP}");
        Finding::bad(ABOUT, found, mend)
    })
}

/// The time by whatever keeps the data folder: on a network's disk, the clock of its server.
fn by_folder(data: &Path) -> Option<Time> {
    let file = tempfile::NamedTempFile::new_in(data).ok()?;
    let written = fs::metadata(file.path()).ok()?.modified().ok()?;
    Some(jiff::Timestamp::try_from(written).ok()?.into())
}

/// Whether the kernel's clock is kept by NTP, as systemd tells; none where nobody can tell.
fn synchronised() -> Option<bool> {
    let told =
        Command::new("timedatectl").args(["show", "--property=NTPSynchronized", "--value"]).output().ok()?;
    match String::from_utf8_lossy(&told.stdout).trim() {
        "yes" => Some(true),
        "no" => Some(false),
        _ => None,
    }
}

/// Asks those outside whom the configuration names what time it is, and how many of them told. Who does not answer is no finding here.
async fn outside(config: &Config, clock: &Clock) -> (Vec<Finding>, usize) {
    let anchors = &config.anchors;
    let witnesses = anchors.witnesses.iter().filter_map(|it| it.rsplit(' ').next());
    let urls = anchors.ots_calendars.iter().map(String::as_str).chain(witnesses).take(ASKED);
    let reach = Reach {
        agent: concat!("Ombud/", env!("CARGO_PKG_VERSION")),
        patience: PATIENCE,
        redirects: 0,
        allow_private: anchors.allow_private,
    };
    let Ok(outward) = Outward::new(reach) else { return (Vec::new(), 0) };
    let (mut found, mut asked) = (Vec::new(), 0);
    for url in urls.filter(|it| outward.refuse(it).is_none()) {
        let Ok(answer) = outward.client().head(url).send().await else { continue };
        let Some(theirs) = answer.headers().get("date").and_then(|it| date(it.to_str().ok()?)) else {
            continue;
        };
        asked += 1;
        found.extend(apart(&format!("that of {url}"), theirs, clock.now()));
    }
    (found, asked)
}

/// The `Date` of an answer.
fn date(text: &str) -> Option<Time> {
    DateTimeParser::new().parse_timestamp(text).ok().map(Into::into)
}

#[cfg(test)]
mod tests {
    use super::{super::Verdict, *};

    fn at(seconds: i64) -> Time {
        Time::from_micros((WRITTEN + seconds) * 1_000_000)
    }

    #[test]
    fn clocks_that_are_apart_are_told_and_by_how_much() {
        assert_eq!(apart("x", at(4), at(0)), None);
        assert_eq!(apart("x", at(0), at(4)), None);
        let slow = apart("the database's", at(30), at(0)).unwrap();
        assert_eq!(
            (slow.verdict, slow.found.as_str()),
            (Verdict::Warning, "it is 30 s behind the database's")
        );
        let fast = apart("the database's", at(0), at(90)).unwrap();
        assert_eq!((fast.verdict, fast.found.as_str()), (Verdict::Bad, "it is 90 s ahead of the database's"));
        assert!(fast.mend.unwrap().contains("timedatectl set-ntp true"));
    }

    #[test]
    fn an_event_of_tomorrow_says_that_the_clock_is_wrong_today() {
        assert_eq!(before_the_newest(at(0), at(0)), None);
        assert_eq!(before_the_newest(at(4), at(0)), None);
        assert_eq!(before_the_newest(at(0), at(1000)), None);
        assert_eq!(before_the_newest(at(86_400), at(0)).unwrap().verdict, Verdict::Bad);
    }

    #[test]
    fn a_date_of_http_is_read() {
        assert_eq!(date("Thu, 01 Jan 2026 00:00:07 GMT"), Some(at(7)));
        assert_eq!(date("yesterday"), None);
    }

    #[test]
    fn a_folder_tells_the_time_of_its_machine() {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(apart("x", by_folder(folder.path()).unwrap(), Clock::system().now()), None);
        assert_eq!(by_folder(&folder.path().join("nowhere")), None);
    }
}
