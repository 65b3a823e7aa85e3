//! What is judged, and by what.

use super::facts::{Facts, Key, Share};
use ipnet::IpNet;
use ombud_base::Time;
use ombud_db::Protection;
use serde::Serialize;
use std::{collections::BTreeMap, net::IpAddr};
use utoipa::ToSchema;

crate::words::words! {
    /// How a check went.
    CheckState {
        /// It must be mended.
        Fail = "fail",
        /// It could be better; it counts half.
        Warn = "warn",
        /// As it should be.
        Pass = "pass",
        /// It is about what is not there; it does not count.
        Skipped = "skipped",
    }
}

/// One check.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct Check {
    /// Its stable name; texts are found by it.
    #[schema(example = "second_factor_share")]
    pub id: &'static str,
    /// How it went.
    pub state: CheckState,
    /// How much it counts: 1 to 10.
    pub weight: u8,
    /// What was counted, by the names that the texts have for it.
    #[schema(value_type = BTreeMap<String, i64>)]
    pub args: BTreeMap<&'static str, i64>,
    /// Where it is mended in the console, if it is; else on the server.
    #[schema(example = "/settings/workspace")]
    pub place: Option<&'static str>,
}

/// A check's judgement: how it went, and what was counted.
type Judged = (CheckState, Vec<(&'static str, i64)>);

/// What a check is called, how much it counts, where it is mended, and how it is judged.
type Line = (&'static str, u8, Option<&'static str>, fn(&Facts) -> Judged);

const LINES: &[Line] = &[
    ("root_key_place", 8, None, root_key_place),
    ("root_key_mode", 10, None, root_key_mode),
    ("data_mode", 7, None, |it| (fail_if(it.data_readable), vec![])),
    ("https", 10, None, https),
    ("trusted_proxies", 7, None, trusted_proxies),
    ("database_tls", 7, None, database_tls),
    ("clock", 4, None, clock),
    ("mail", 2, None, |it| (warn_if(!it.mail), vec![])),
    ("private_networks", 5, None, |it| (fail_if(it.webhooks_private), vec![])),
    ("clamd", 5, None, clamd),
    ("clamd_lax", 3, None, clamd_lax),
    ("backup", 8, None, backup),
    ("second_factor_required", 10, Some("/settings/workspace"), |it| {
        (fail_if(!it.second_factor_required), vec![])
    }),
    ("second_factor_share", 8, Some("/settings/staff"), second_factor_share),
    ("admins", 6, Some("/settings/staff"), admins),
    ("unmasked", 7, Some("/settings/roles"), |it| few(it.unmasked)),
    ("downloaders", 6, Some("/settings/roles"), |it| few(it.downloaders)),
    ("overriders", 3, Some("/settings/roles"), |it| few(it.overriders)),
    ("unseen", 4, Some("/settings/staff"), |it| none(it.unseen, CheckState::Warn)),
    ("sessions", 5, Some("/settings/sessions"), sessions),
    ("networks", 3, Some("/settings/sessions"), |it| {
        (warn_if(it.sessions.allowed_networks.is_empty()), vec![])
    }),
    ("approvals", 8, Some("/settings/approval-policy"), approvals),
    ("account_proof", 6, Some("/settings/proof"), |it| (fail_if(!it.account_proof), vec![])),
    ("endless_tokens", 5, Some("/settings/tokens"), |it| none(it.endless_tokens, CheckState::Fail)),
    ("open_tokens", 4, Some("/settings/tokens"), |it| none(it.open_tokens, CheckState::Warn)),
    ("idle_tokens", 4, Some("/settings/tokens"), |it| none(it.idle_tokens, CheckState::Warn)),
    ("plain_webhooks", 6, Some("/settings/webhooks"), |it| none(it.plain_webhooks, CheckState::Fail)),
    ("masks", 5, Some("/settings/trust"), |it| (warn_if(!it.masks_sane), vec![])),
    ("canaries", 5, Some("/settings/canaries"), |it| {
        (fail_if(it.canaries == 0), vec![("some", it.canaries)])
    }),
    ("alerts", 5, Some("/settings/alerts"), |it| (fail_if(it.old_alerts > 0), vec![("some", it.old_alerts)])),
    ("retention", 4, Some("/settings/retention"), |it| (warn_if(!it.retention), vec![])),
    ("ledger_check", 8, Some("/settings/ledger"), ledger_check),
    ("heads_outside", 7, Some("/settings/ledger"), heads_outside),
];

/// Judges what was seen.
pub fn judge(facts: &Facts) -> Vec<Check> {
    let check = |(id, weight, place, judge): &Line| {
        let (state, args) = judge(facts);
        Check { id, state, weight: *weight, args: args.into_iter().collect(), place: *place }
    };
    LINES.iter().map(check).collect()
}

/// What passes, of what counts, from 0 to 100; a warning counts half.
pub fn score(checks: &[Check]) -> u8 {
    let counted = checks.iter().filter(|it| it.state != CheckState::Skipped);
    let (mut reached, mut most) = (0_u32, 0_u32);
    for it in counted {
        let weight = u32::from(it.weight) * 2;
        most += weight;
        reached += match it.state {
            CheckState::Pass => weight,
            CheckState::Warn => weight / 2,
            CheckState::Fail | CheckState::Skipped => 0,
        };
    }
    // Rounded down: only what is whole is 100.
    u8::try_from(reached * 100 / most.max(1)).unwrap_or(100)
}

const fn fail_if(bad: bool) -> CheckState {
    if bad { CheckState::Fail } else { CheckState::Pass }
}

const fn warn_if(bad: bool) -> CheckState {
    if bad { CheckState::Warn } else { CheckState::Pass }
}

fn counts(share: Share) -> Vec<(&'static str, i64)> {
    vec![("some", share.some), ("all", share.all)]
}

/// There should be none of them; where there is nothing at all, there is nothing to judge.
fn none(share: Share, bad: CheckState) -> Judged {
    let state = match (share.some, share.all) {
        (_, 0) => CheckState::Skipped,
        (0, _) => CheckState::Pass,
        _ => bad,
    };
    (state, counts(share))
}

/// The few who may: three, or a tenth of all.
fn few(share: Share) -> Judged {
    let most = (share.all / 10).max(3);
    let mut args = counts(share);
    args.push(("most", most));
    (fail_if(share.some > most), args)
}

fn root_key_place(facts: &Facts) -> Judged {
    (fail_if(matches!(facts.key, Key::File { in_data: true, .. })), vec![])
}

fn root_key_mode(facts: &Facts) -> Judged {
    match facts.key {
        Key::File { readable, .. } => (fail_if(readable), vec![]),
        Key::Service | Key::Given => (CheckState::Skipped, vec![]),
    }
}

fn https(facts: &Facts) -> Judged {
    (fail_if(!facts.public_url.starts_with("https://")), vec![])
}

/// Whose word is taken should be known one by one: a network of more than 65,536 addresses, or the whole of a public one, is not.
fn trusted_proxies(facts: &Facts) -> Judged {
    if facts.trusted_proxies.is_empty() {
        return (CheckState::Pass, vec![("some", 0)]);
    }
    let wide = |text: &&String| {
        if text.parse::<IpAddr>().is_ok() {
            return false;
        }
        match text.parse::<IpNet>() {
            Ok(IpNet::V4(net)) => net.prefix_len() < 16,
            Ok(IpNet::V6(net)) => net.prefix_len() < 64,
            Err(_) => true,
        }
    };
    let some = facts.trusted_proxies.iter().filter(wide).count();
    (fail_if(some > 0), vec![("some", i64::try_from(some).unwrap_or(i64::MAX))])
}

fn database_tls(facts: &Facts) -> Judged {
    let state = match facts.database {
        Protection::Local => CheckState::Skipped,
        Protection::Verified => CheckState::Pass,
        Protection::Unverified => CheckState::Warn,
        Protection::Open => CheckState::Fail,
    };
    (state, vec![])
}

fn clock(facts: &Facts) -> Judged {
    // No program of this version can run before it was written.
    let past = facts.now.seconds() < 1_767_225_600;
    (fail_if(past || facts.clock_apart > 5), vec![("some", facts.clock_apart)])
}

fn clamd(facts: &Facts) -> Judged {
    let state = match &facts.clamd {
        None => CheckState::Warn,
        Some(Ok(_)) => CheckState::Pass,
        Some(Err(_)) => CheckState::Fail,
    };
    (state, vec![])
}

fn clamd_lax(facts: &Facts) -> Judged {
    if facts.clamd.is_none() { (CheckState::Skipped, vec![]) } else { (warn_if(facts.clamd_lax), vec![]) }
}

fn hours_since(facts: &Facts, at: Time) -> i64 {
    i64::try_from(facts.now.since(at).as_secs() / 3600).unwrap_or(i64::MAX)
}

/// A day and a half: a nightly backup that was once late is none yet.
fn backup(facts: &Facts) -> Judged {
    match facts.backup {
        None => (CheckState::Fail, vec![("hours", -1)]),
        Some(at) => {
            let hours = hours_since(facts, at);
            let state = match hours {
                0..=36 => CheckState::Pass,
                37..=168 => CheckState::Warn,
                _ => CheckState::Fail,
            };
            (state, vec![("hours", hours)])
        }
    }
}

fn second_factor_share(facts: &Facts) -> Judged {
    let share = facts.second_factors;
    let state = match share.all {
        0 => CheckState::Skipped,
        all if share.some == all => CheckState::Pass,
        all if share.some * 10 >= all * 9 => CheckState::Warn,
        _ => CheckState::Fail,
    };
    (state, counts(share))
}

/// Two at least, for one can lose their key; five, or a tenth of all, at most.
fn admins(facts: &Facts) -> Judged {
    let share = facts.admins;
    let most = (share.all / 10).max(5);
    let state = match share.some {
        0 | 1 => CheckState::Warn,
        some if some > most => CheckState::Fail,
        _ => CheckState::Pass,
    };
    let mut args = counts(share);
    args.push(("most", most));
    (state, args)
}

/// Half a day idle, a week in all, an hour for a proof, and a bound on how many.
fn sessions(facts: &Facts) -> Judged {
    let it = &facts.sessions;
    let idle = (1..=720).contains(&it.idle_minutes);
    let good = idle && it.longest_hours <= 168 && it.proof_minutes <= 60 && it.most_sessions > 0;
    let state = match (good, it.idle_minutes) {
        (true, _) => CheckState::Pass,
        (false, 0) => CheckState::Fail,
        (false, _) => CheckState::Warn,
    };
    (state, vec![("minutes", it.idle_minutes), ("hours", it.longest_hours)])
}

fn approvals(facts: &Facts) -> Judged {
    let share = facts.approvals;
    let state = match share.some {
        0 => CheckState::Fail,
        some if some < share.all => CheckState::Warn,
        _ => CheckState::Pass,
    };
    (state, counts(share))
}

/// A month; a check that found something is never too old to matter.
fn ledger_check(facts: &Facts) -> Judged {
    match facts.ledger_check {
        None => (CheckState::Fail, vec![("days", -1), ("good", 1)]),
        Some((at, good)) => {
            let days = hours_since(facts, at) / 24;
            let state = match days {
                _ if !good => CheckState::Fail,
                0..=7 => CheckState::Pass,
                8..=31 => CheckState::Warn,
                _ => CheckState::Fail,
            };
            (state, vec![("days", days), ("good", i64::from(good))])
        }
    }
}

/// One is enough: without any, nobody would notice that the whole database was put back to an older state of itself.
fn heads_outside(facts: &Facts) -> Judged {
    (fail_if(facts.anchors.some == 0), counts(facts.anchors))
}

#[cfg(test)]
#[path = "tests.rs"]
mod tests;
