//! The rules about reading, held against what somebody has just read and their last hour. To add one: a word in
//! [`Rule`], and its line in [`found`].

use super::{
    Trust,
    alerts::{self, Evidence, Severity},
    canaries, night,
    reading::{self, Noted, Reader, ReaderKind, ReadingRow, Stand, What},
    rules::{self, TrustRules},
};
use crate::words::words;
use ombud_base::{
    Time,
    id::{CustomerId, StaffId, WorkspaceId},
};
use ombud_db::{DbError, Tx};
use std::collections::{BTreeSet, HashMap, HashSet};

words! {
    /// What is unusual.
    Rule {
        /// A planted customer was read.
        Canary = "canary",
        /// Many different customers within an hour.
        Many = "many",
        /// Many more than this reader usually reads.
        Unlike = "unlike",
        /// Customers whose cases are somebody else's.
        Outside = "outside",
        /// Lists, page after page.
        Listing = "listing",
        /// Outside of the business hours of the reader's teams.
        Night = "night",
        /// A customer with a name that the curious look up.
        Famous = "famous",
        /// Others' cases in the order of their numbers.
        Walking = "walking",
        /// The day's reveals are nearly or wholly spent.
        Budget = "budget",
        /// An address that a customer had given or proved was changed by staff.
        Address = "address",
        /// Searches for whole personal values that nobody has, one after the other.
        Guessing = "guessing",
        /// Far more of others' customers in a day's lists than colleagues had; judged by [`super::hoard`].
        Hoarding = "hoarding",
        /// The watch was made to see less: a rule, a canary, a token, a webhook, a grant, a field; told by [`super::loosened`].
        Loosened = "loosened",
    }
}

/// How far back reading counts, in seconds.
const HOUR: i64 = 3600;
/// How far back a walk along the numbers counts, in seconds.
const WALK: i64 = 600;
/// From how many customers on habits matter at all, and how many times the usual is unlike.
const UNLIKE_LEAST: i64 = 20;
const UNLIKE_TIMES: i64 = 3;
/// How far back habits are looked up, in seconds: two weeks.
const HABITS: i64 = 14 * 86_400;

/// Something unusual.
pub(super) struct Unusual {
    pub(super) rule: Rule,
    pub(super) severity: Severity,
    /// How many customers, or cases of a walk.
    pub(super) counted: i64,
    /// What shows it, the newest first.
    pub(super) evidence: Vec<Evidence>,
}

/// Judges what has just been written down, reader by reader.
pub(super) fn judge(tx: &mut Tx<'_>, trust: &Trust, ws: WorkspaceId, all: &[Noted]) -> Result<(), DbError> {
    // What merely stood on a screen is held against the day alone.
    let all: Vec<&Noted> = all.iter().filter(|it| it.read.what != What::Shown).collect();
    if all.is_empty() {
        return Ok(());
    }
    let rules = rules::of(tx, ws)?;
    let customers: BTreeSet<CustomerId> = all.iter().map(|it| it.read.customer).collect();
    let planted = canaries::traps(tx, ws, &customers)?;
    let readers: BTreeSet<Reader> = all.iter().map(|it| it.reader).collect();
    let mut unusual = Vec::new();
    for reader in readers {
        let now =
            all.iter().filter(|it| it.reader == reader).map(|it| it.at).max().unwrap_or_else(|| trust.now());
        let fresh: Vec<&Noted> = all.iter().copied().filter(|it| it.reader == reader).collect();
        let recent = reading::of_reader(tx, ws, reader.id, now.plus_seconds(-HOUR))?;
        let settled = alerts::settled(tx, ws, reader.id)?;
        let mut look =
            Look { rules: &rules, planted: &planted, fresh: &fresh, recent: &recent, settled, now };
        let staff = (reader.kind == ReaderKind::Staff).then_some(StaffId(reader.id));
        let distinct = i64::try_from(look.customers(Rule::Unlike, opened).len()).unwrap_or(i64::MAX);
        let usual = if distinct >= UNLIKE_LEAST {
            reading::usual(tx, ws, reader.id, now.plus_seconds(-HABITS), now.plus_seconds(-HOUR))?
        } else {
            None
        };
        let away = match staff {
            Some(staff) => night::is_away(tx, ws, staff, now)?,
            None => false,
        };
        unusual.extend(look.found(staff, usual, away).into_iter().map(|it| (reader, it)));
    }
    if unusual.is_empty() { Ok(()) } else { alerts::raise(tx, trust, ws, unusual) }
}

/// Somebody looked at this very customer, and did not just pass them in a list or find them by a word.
const fn on_purpose(what: What) -> bool {
    !matches!(what, What::Listed | What::Found | What::Shown)
}

fn opened(row: &ReadingRow) -> bool {
    on_purpose(row.what)
}

/// One reader's last hour.
struct Look<'a> {
    rules: &'a TrustRules,
    /// Customers to whom no honest work leads, each with who knows them from work nevertheless.
    planted: &'a HashMap<CustomerId, BTreeSet<StaffId>>,
    /// What has just been read.
    fresh: &'a [&'a Noted],
    /// All of the last hour, the newest first.
    recent: &'a [ReadingRow],
    /// Up to when each rule's alerts were settled: what was read before is not told again.
    settled: HashMap<Rule, Time>,
    now: Time,
}

impl Look<'_> {
    fn since(&self, rule: Rule) -> Time {
        self.settled.get(&rule).copied().unwrap_or_else(|| Time::from_micros(0))
    }

    fn rows(&self, rule: Rule, wanted: impl Fn(&ReadingRow) -> bool) -> Vec<&ReadingRow> {
        let since = self.since(rule);
        self.recent.iter().filter(|it| it.at > since && wanted(it)).collect()
    }

    /// The different customers, each by its latest look.
    fn customers(&self, rule: Rule, wanted: impl Fn(&ReadingRow) -> bool) -> Vec<&ReadingRow> {
        let mut seen = HashSet::new();
        self.rows(rule, wanted).into_iter().filter(|it| seen.insert(it.customer)).collect()
    }

    /// So many different customers, if there are as many.
    fn over(
        &self,
        rule: Rule,
        severity: Severity,
        least: i64,
        wanted: impl Fn(&ReadingRow) -> bool,
    ) -> Option<Unusual> {
        let rows = self.customers(rule, wanted);
        let counted = i64::try_from(rows.len()).unwrap_or(i64::MAX);
        let evidence = rows.iter().map(|it| Evidence::of(it)).collect();
        (counted >= least).then_some(Unusual { rule, severity, counted, evidence })
    }

    /// Of what has just been read, that which alone is reason enough.
    fn at_once(&self, rule: Rule, severity: Severity, wanted: impl Fn(&Noted) -> bool) -> Option<Unusual> {
        let rows: Vec<Evidence> =
            self.fresh.iter().filter(|it| wanted(it)).map(|it| Evidence::of_noted(it)).collect();
        let counted = i64::try_from(rows.len()).unwrap_or(i64::MAX);
        (counted > 0).then_some(Unusual { rule, severity, counted, evidence: rows })
    }

    /// Everything that is unusual. Programmes have no cases, no habits and no nights.
    fn found(&mut self, staff: Option<StaffId>, usual: Option<i64>, away: bool) -> Vec<Unusual> {
        let rules = self.rules;
        let canary = |it: &Noted| {
            let known = self.planted.get(&it.read.customer);
            known.is_some_and(|known| !staff.is_some_and(|who| known.contains(&who)))
        };
        let famous = |it: &Noted| {
            let named = it.read.name.as_deref().is_some_and(|name| rules.is_famous(name));
            named && it.read.stand != Stand::Own && on_purpose(it.read.what)
        };
        let mut all = vec![
            self.at_once(Rule::Canary, Severity::Critical, |it| {
                canary(it) && (on_purpose(it.read.what) || it.read.named)
            }),
            self.at_once(Rule::Famous, Severity::High, famous),
            self.over(Rule::Many, Severity::High, rules.customers_per_hour, opened),
            self.over(Rule::Listing, Severity::High, rules.listed_per_hour, |it| !opened(it)),
        ];
        if staff.is_some() {
            let outside = |it: &ReadingRow| opened(it) && matches!(it.stand, Stand::Other | Stand::Without);
            all.push(self.over(Rule::Outside, Severity::High, rules.outside_per_hour, outside));
            all.push(self.walk());
            if let Some(usual) = usual {
                let least = (usual * UNLIKE_TIMES).max(UNLIKE_LEAST);
                all.push(self.over(Rule::Unlike, Severity::Medium, least, opened));
            }
            if away {
                all.push(self.over(Rule::Night, Severity::Medium, rules.night_per_hour, opened));
            }
        }
        all.into_iter().flatten().collect()
    }

    /// The longest run of neighbouring numbers among others' cases of the last ten minutes.
    fn walk(&self) -> Option<Unusual> {
        let from = self.now.plus_seconds(-WALK);
        let others = |it: &ReadingRow| opened(it) && it.at > from && it.stand != Stand::Own;
        let rows = self.rows(Rule::Walking, others);
        let numbers: BTreeSet<i64> = rows.iter().filter_map(|it| it.number).collect();
        let longest = longest_run(&numbers);
        let length = i64::try_from(longest.len()).unwrap_or(i64::MAX);
        let mut seen = HashSet::new();
        let evidence = rows
            .iter()
            .filter(|it| it.number.is_some_and(|number| longest.contains(&number) && seen.insert(number)))
            .map(|it| Evidence::of(it))
            .collect();
        (length >= self.rules.walk_length).then_some(Unusual {
            rule: Rule::Walking,
            severity: Severity::High,
            counted: length,
            evidence,
        })
    }
}

/// The longest run in which each number is at most two above the one before: a case that is hidden, or left out on purpose,
/// does not end a walk.
fn longest_run(numbers: &BTreeSet<i64>) -> BTreeSet<i64> {
    let (mut longest, mut run) = (BTreeSet::new(), BTreeSet::<i64>::new());
    for number in numbers {
        if run.last().is_some_and(|last| number - last > 2) {
            run.clear();
        }
        run.insert(*number);
        if run.len() > longest.len() {
            longest.clone_from(&run);
        }
    }
    longest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_walk_is_a_run_of_neighbours_with_small_gaps() {
        let run =
            |numbers: &[i64]| longest_run(&numbers.iter().copied().collect()).into_iter().collect::<Vec<_>>();
        assert_eq!(run(&[9, 1, 2, 4, 5, 20, 21]), [1, 2, 4, 5]);
        assert_eq!(run(&[]), Vec::<i64>::new());
        assert_eq!(run(&[1, 4, 7]), [1]);
    }
}
