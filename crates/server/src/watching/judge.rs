//! Whether what a network says is news. Nothing here asks a clock or a database.

use crate::chains::ChainStanding;

/// How often in a row something has to be seen until it is told: one answer may be a lie, or a fork that lasts a second.
const SEEN: i64 = 2;
/// How often for one that is through while the platform does not say whether it came to an address of the customer's: with what it
/// says it may not be credited, and nobody looks again. It is told in the end, for a platform may be silent for long.
const SEEN_IN_PART: i64 = 6;
/// How often for one that is gone: nodes lose what others still have.
const SEEN_GONE: i64 = 3;
/// Seconds between looks for one that may be gone.
const GONE_PAUSE: i64 = 600;
/// The longest from look to look.
pub(super) const LONGEST_PAUSE: i64 = 3_600;
/// The shortest.
pub(super) const SHORTEST_PAUSE: i64 = 15;

/// What is known from earlier looks.
#[derive(Clone, Debug)]
pub(super) struct Known<'a> {
    pub hint: Option<ChainStanding>,
    pub hints: i64,
    pub told: &'a [ChainStanding],
    /// Whether something may be missing in what is said now.
    pub in_part: bool,
}

/// What follows from a look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    /// Nothing new.
    Same,
    /// It may be news; it was seen so often.
    Perhaps(ChainStanding, i64),
    /// It is news.
    News(ChainStanding),
}

/// Judges what a look says.
pub(super) fn judge(known: &Known<'_>, now: ChainStanding) -> Verdict {
    match now {
        // A network that cannot be asked proves nothing, for and against.
        ChainStanding::Silent => known.hint.map_or(Verdict::Same, |it| Verdict::Perhaps(it, known.hints)),
        ChainStanding::Waiting => Verdict::Same,
        now if known.told.contains(&now) => Verdict::Same,
        now => {
            let times = if known.hint == Some(now) { known.hints + 1 } else { 1 };
            let needed = match now {
                ChainStanding::Gone => SEEN_GONE,
                ChainStanding::Through if known.in_part => SEEN_IN_PART,
                _ => SEEN,
            };
            if times >= needed { Verdict::News(now) } else { Verdict::Perhaps(now, times) }
        }
    }
}

/// How things are, as far as the next look goes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Pace {
    /// Seconds since it was begun.
    pub age: i64,
    /// Seconds from block to block.
    pub block: i64,
    /// Seconds until it is deep enough; none where it is in no block.
    pub wait: Option<i64>,
}

/// Seconds until the next look. Each wait is half of what was waited so far, so nobody hears of it later than by half as much
/// again; what is in a block is looked at when it should be deep enough.
pub(super) fn pause(pace: Pace, after: Verdict, silent: bool) -> i64 {
    let first = pace.block.clamp(SHORTEST_PAUSE, 300);
    let by_age = (pace.age / 2).clamp(first, LONGEST_PAUSE);
    match after {
        _ if silent => by_age.max(60),
        Verdict::Perhaps(ChainStanding::Gone, _) => GONE_PAUSE,
        Verdict::Perhaps(..) => pace.block.clamp(SHORTEST_PAUSE, 60),
        _ => pace.wait.map_or(by_age, |it| it.clamp(first, LONGEST_PAUSE)),
    }
}
