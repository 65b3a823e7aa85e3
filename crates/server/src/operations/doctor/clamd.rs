//! The virus scanner: whether it answers, has fresh signatures, and takes files as large as may be uploaded.

use super::Finding;
use crate::{
    config::{Clamd, Config},
    files::Scan,
};
use jiff::{civil::DateTime, tz::TimeZone};
use ombud_base::Time;
use std::time::Duration;

const ABOUT: &str = "virus scanner";
const PATIENCE: Duration = Duration::from_secs(10);
/// From how many days on signatures are old.
const OLD_DAYS: u64 = 7;
/// The most that is sent to see whether clamd takes it, in bytes.
const TRIED_MOST: u64 = 256 * 1024 * 1024;

pub async fn examine(config: &Config, now: Time) -> Vec<Finding> {
    let clamd = match Clamd::of(&config.files.clamd) {
        Ok(Some(clamd)) => clamd,
        Ok(None) => return vec![Finding::good(ABOUT, "not set up: nobody looks at uploads for viruses")],
        Err(why) => return vec![Finding::bad(ABOUT, format!("files.clamd {why}"), "mend it")],
    };
    let version = match clamd.version(PATIENCE).await {
        Ok(version) => version,
        Err(error) => {
            let mend =
                "check files.clamd, whether clamd runs there, and whether this user may use its socket";
            return vec![Finding::bad(ABOUT, format!("clamd does not answer: {error}"), mend)];
        }
    };
    let mut all = vec![signatures(&version, now)];
    let zeros = vec![0; usize::try_from(config.files.max_bytes.min(TRIED_MOST)).unwrap_or(0)];
    if let Scan::Unscanned(why) = clamd.scan(&zeros, Duration::from_secs(config.files.clamd_seconds)).await {
        let mend = format!(
            "set StreamMaxLength in clamd.conf to {} or more, and restart clamd",
            config.files.max_bytes
        );
        all.push(Finding::bad(ABOUT, format!("it does not take a file of files.max_bytes: {why}"), mend));
    }
    all
}

/// `ClamAV 1.4.3/27806/Fri Nov 27 09:41:14 2026`: the day of the signatures stands at the end, where they have one.
fn signatures(version: &str, now: Time) -> Finding {
    let at =
        version.rsplit('/').next().and_then(|it| DateTime::strptime("%a %b %d %H:%M:%S %Y", it.trim()).ok());
    let at = at.and_then(|it| it.to_zoned(TimeZone::UTC).ok());
    match at {
        None => Finding::good(ABOUT, format!("{version} answers; its signatures have no day")),
        Some(at) => {
            let days = now.since(Time::from_micros(at.timestamp().as_microsecond())).as_secs() / 86_400;
            if days > OLD_DAYS {
                let mend = "let freshclam fetch new ones: it runs beside clamd";
                return Finding::warning(
                    ABOUT,
                    format!("{version}: the signatures are {days} days old"),
                    mend,
                );
            }
            Finding::good(ABOUT, format!("{version} answers"))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{super::Verdict, *};

    #[test]
    fn old_signatures_are_told() {
        let now = "2026-01-05T09:00:00Z".parse::<jiff::Timestamp>().unwrap();
        let now = Time::from_micros(now.as_microsecond());
        let judged = |version: &str| signatures(version, now).verdict;
        assert_eq!(judged("ClamAV 1.4.3/27806/Sat Jan  3 09:41:14 2026"), Verdict::Good);
        assert_eq!(judged("ClamAV 1.4.3/27806/Fri Dec 12 09:41:14 2025"), Verdict::Warning);
        assert_eq!(judged("ClamAV 1.4.3"), Verdict::Good);
    }
}
