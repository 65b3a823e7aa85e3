#![allow(clippy::unwrap_used, reason = "tests")]

use super::*;
use crate::{access::SessionPolicy, texts::Texts};

const NOW: i64 = 1_767_603_600;

fn ago(hours: i64) -> Time {
    Time::from_micros((NOW - hours * 3600) * 1_000_000)
}

const fn share(some: i64, all: i64) -> Share {
    Share { some, all }
}

/// An installation in which nothing is to be mended.
fn good() -> Facts {
    Facts {
        now: ago(0),
        key: Key::File { in_data: false, readable: false },
        data_readable: false,
        public_url: "https://desk.example.com".into(),
        trusted_proxies: vec!["127.0.0.1".into(), "10.1.0.0/16".into(), "2001:db8::/64".into()],
        database: Protection::Verified,
        clock_apart: 0,
        mail: true,
        webhooks_private: false,
        clamd: Some(Ok("ClamAV 1.4.3".into())),
        clamd_lax: false,
        second_factor_required: true,
        second_factors: share(20, 20),
        sessions: SessionPolicy { allowed_networks: vec!["10.0.0.0/8".into()], ..SessionPolicy::default() },
        approvals: share(5, 5),
        admins: share(2, 20),
        unmasked: share(2, 20),
        downloaders: share(3, 20),
        overriders: share(3, 20),
        unseen: share(0, 20),
        endless_tokens: share(0, 4),
        open_tokens: share(0, 4),
        idle_tokens: share(0, 4),
        plain_webhooks: share(0, 1),
        canaries: 2,
        old_alerts: 0,
        masks_sane: true,
        account_proof: true,
        retention: true,
        backup: Some(ago(30)),
        ledger_check: Some((ago(24 * 6), true)),
        anchors: share(1, 2),
    }
}

fn state(facts: &Facts, id: &str) -> CheckState {
    judge(facts).into_iter().find(|it| it.id == id).unwrap().state
}

#[test]
fn an_installation_without_faults_has_all_points() {
    let checks = judge(&good());
    let bad: Vec<&Check> = checks.iter().filter(|it| it.state != CheckState::Pass).collect();
    assert_eq!((bad, score(&checks)), (vec![], 100));
    let ids: std::collections::BTreeSet<&str> = checks.iter().map(|it| it.id).collect();
    assert_eq!(ids.len(), checks.len(), "an id stands for one check");
}

/// A change for the worse, the check that must find it, and how it goes then.
type Worse = (&'static str, CheckState, fn(&mut Facts));

const WORSE: &[Worse] = &[
    ("root_key_place", CheckState::Fail, |it| it.key = Key::File { in_data: true, readable: false }),
    ("root_key_mode", CheckState::Fail, |it| it.key = Key::File { in_data: false, readable: true }),
    ("root_key_mode", CheckState::Skipped, |it| it.key = Key::Service),
    ("data_mode", CheckState::Fail, |it| it.data_readable = true),
    ("https", CheckState::Fail, |it| it.public_url = "http://desk.example.com".into()),
    ("trusted_proxies", CheckState::Fail, |it| it.trusted_proxies.push("0.0.0.0/0".into())),
    ("trusted_proxies", CheckState::Fail, |it| it.trusted_proxies = vec!["::/0".into()]),
    ("trusted_proxies", CheckState::Fail, |it| it.trusted_proxies = vec!["10.0.0.0/8".into()]),
    ("database_tls", CheckState::Fail, |it| it.database = Protection::Open),
    ("database_tls", CheckState::Warn, |it| it.database = Protection::Unverified),
    ("database_tls", CheckState::Skipped, |it| it.database = Protection::Local),
    ("clock", CheckState::Fail, |it| it.clock_apart = 6),
    ("clock", CheckState::Fail, |it| it.now = Time::from_micros(0)),
    ("mail", CheckState::Warn, |it| it.mail = false),
    ("private_networks", CheckState::Fail, |it| it.webhooks_private = true),
    ("clamd", CheckState::Warn, |it| it.clamd = None),
    ("clamd", CheckState::Fail, |it| it.clamd = Some(Err("nobody listens".into()))),
    ("clamd_lax", CheckState::Warn, |it| it.clamd_lax = true),
    ("clamd_lax", CheckState::Skipped, |it| it.clamd = None),
    ("backup", CheckState::Fail, |it| it.backup = None),
    ("backup", CheckState::Warn, |it| it.backup = Some(ago(37))),
    ("backup", CheckState::Fail, |it| it.backup = Some(ago(169))),
    ("second_factor_required", CheckState::Fail, |it| it.second_factor_required = false),
    ("second_factor_share", CheckState::Warn, |it| it.second_factors = share(18, 20)),
    ("second_factor_share", CheckState::Fail, |it| it.second_factors = share(17, 20)),
    ("admins", CheckState::Warn, |it| it.admins = share(1, 20)),
    ("admins", CheckState::Fail, |it| it.admins = share(6, 20)),
    ("unmasked", CheckState::Fail, |it| it.unmasked = share(4, 20)),
    ("downloaders", CheckState::Fail, |it| it.downloaders = share(11, 100)),
    ("overriders", CheckState::Fail, |it| it.overriders = share(4, 39)),
    ("unseen", CheckState::Warn, |it| it.unseen = share(1, 20)),
    ("sessions", CheckState::Fail, |it| it.sessions.idle_minutes = 0),
    ("sessions", CheckState::Warn, |it| it.sessions.longest_hours = 720),
    ("sessions", CheckState::Warn, |it| it.sessions.proof_minutes = 61),
    ("sessions", CheckState::Warn, |it| it.sessions.most_sessions = 0),
    ("networks", CheckState::Warn, |it| it.sessions.allowed_networks.clear()),
    ("approvals", CheckState::Fail, |it| it.approvals = share(0, 5)),
    ("approvals", CheckState::Warn, |it| it.approvals = share(4, 5)),
    ("account_proof", CheckState::Fail, |it| it.account_proof = false),
    ("endless_tokens", CheckState::Fail, |it| it.endless_tokens = share(1, 4)),
    ("endless_tokens", CheckState::Skipped, |it| it.endless_tokens = share(0, 0)),
    ("open_tokens", CheckState::Warn, |it| it.open_tokens = share(1, 4)),
    ("idle_tokens", CheckState::Warn, |it| it.idle_tokens = share(1, 4)),
    ("plain_webhooks", CheckState::Fail, |it| it.plain_webhooks = share(1, 1)),
    ("masks", CheckState::Warn, |it| it.masks_sane = false),
    ("canaries", CheckState::Fail, |it| it.canaries = 0),
    ("alerts", CheckState::Fail, |it| it.old_alerts = 1),
    ("retention", CheckState::Warn, |it| it.retention = false),
    ("ledger_check", CheckState::Fail, |it| it.ledger_check = None),
    ("ledger_check", CheckState::Warn, |it| it.ledger_check = Some((ago(24 * 8), true))),
    ("ledger_check", CheckState::Fail, |it| it.ledger_check = Some((ago(24 * 32), true))),
    ("ledger_check", CheckState::Fail, |it| it.ledger_check = Some((ago(1), false))),
    ("heads_outside", CheckState::Fail, |it| it.anchors = share(0, 0)),
    ("heads_outside", CheckState::Fail, |it| it.anchors = share(0, 2)),
];

#[test]
fn each_check_finds_what_it_is_there_for_and_nothing_else() {
    for (id, expected, change) in WORSE {
        let mut facts = good();
        change(&mut facts);
        assert_eq!(state(&facts, id), *expected, "{id}");
        if *expected != CheckState::Skipped {
            assert!(score(&judge(&facts)) < 100, "{id} costs points");
        }
    }
    for check in judge(&good()) {
        assert!(
            WORSE.iter().any(|it| it.0 == check.id && it.1 != CheckState::Skipped),
            "{} is never tried",
            check.id
        );
    }
}

#[test]
fn points_go_by_weight_and_a_warning_counts_half() {
    let check = |state, weight| Check { id: "x", state, weight, args: BTreeMap::new(), place: None };
    assert_eq!(score(&[check(CheckState::Pass, 3), check(CheckState::Fail, 1)]), 75);
    assert_eq!(score(&[check(CheckState::Warn, 5)]), 50);
    assert_eq!(score(&[check(CheckState::Pass, 1), check(CheckState::Skipped, 10)]), 100);
    assert_eq!(
        score(&[check(CheckState::Pass, 99), check(CheckState::Warn, 1)]),
        99,
        "only what is whole is 100"
    );
    assert_eq!(score(&[]), 0);
}

#[test]
fn every_check_says_what_it_found_in_every_language() {
    for tag in ["en", "zh-CN"] {
        let texts = Texts::of(Some(tag));
        for state in [CheckState::Pass, CheckState::Fail] {
            for mut check in judge(&good()) {
                check.state = state;
                let (title, found, mend) = super::super::said(&texts, &check);
                let all = [Some(title), Some(found), mend].into_iter().flatten().collect::<Vec<_>>();
                assert_eq!(all.len(), if state == CheckState::Fail { 3 } else { 2 }, "{tag} {}", check.id);
                assert!(
                    all.iter().all(|it| !it.is_empty() && !it.contains('{')),
                    "{tag} {}: {all:?}",
                    check.id
                );
            }
        }
    }
}
