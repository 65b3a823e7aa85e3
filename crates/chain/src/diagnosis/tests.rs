//! Rules on facts that no development node of Ethereum's kind gives: memos, expiry, numbers without a pool.

use super::*;
use crate::{
    config::ChainsConfig,
    facts::{Failure, Kind, Queue, RateUnit, Sourced, Status, Transfer},
    platform::PlatformData,
};
use serde_json::json;

const OURS: &str = "rEb8TK3gBgk5auZkwc6sHnwrGVJH8DuaLh";

fn network(id: &str) -> Network {
    let all = ChainsConfig::ready_made().unwrap();
    all.into_iter().find(|it| it.id.as_str() == id).unwrap()
}

fn codes(it: Transaction, platform: serde_json::Value) -> Vec<&'static str> {
    codes_on("xrpl:0", it, platform)
}

fn codes_on(id: &str, it: Transaction, platform: serde_json::Value) -> Vec<&'static str> {
    let (network, names) = (network(id), BTreeMap::new());
    let platform = Platform::new(serde_json::from_value::<PlatformData>(platform).unwrap());
    let bench = Bench { network: &network, platform: &platform, names: &names };
    let told = Sourced { value: it, host: "node.example".into(), asked: Time::from_micros(0) };
    judge_transaction(&bench, &told).iter().map(|it| it.code.name()).collect()
}

fn paid(memo: Option<&str>) -> Transaction {
    let mut it = Transaction::new("AB", Status::Succeeded);
    it.confirmations = 9;
    it.transfers.push(Transfer {
        kind: Kind::Native,
        asset: Asset { token: None, symbol: Some("XRP".into()), decimals: Some(6), item: None },
        from: "rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh".into(),
        to: OURS.into(),
        amount: Units::from(25_000_000u64),
        sent: None,
        direct: true,
        memo: memo.map(str::to_owned),
    });
    it
}

fn shared() -> serde_json::Value {
    json!({"deposits": [{"address": OURS, "chains": ["xrpl:0"], "memo": "104"}]})
}

#[test]
fn a_memo_says_whose_it_is() {
    assert_eq!(codes(paid(Some("104")), shared()), ["tx.succeeded", "transfer.native", "deposit.complete"]);
    assert_eq!(codes(paid(Some("105")), shared()), ["tx.succeeded", "deposit.memo-wrong", "transfer.native"]);
    assert_eq!(codes(paid(None), shared()), ["tx.succeeded", "deposit.memo-missing", "transfer.native"]);
    // An address of its own needs none, and one that comes along does no harm.
    let own = json!({"deposits": [{"address": OURS, "chains": ["xrpl:0"]}]});
    assert_eq!(codes(paid(Some("7")), own), ["tx.succeeded", "transfer.native", "deposit.complete"]);
}

#[test]
fn what_waits_is_judged_by_what_is_known_of_it() {
    let waits = |queue: Queue| {
        let mut it = Transaction::new("AB", Status::Pending);
        it.queue = Some(queue);
        codes(it, json!({}))
    };
    let rates = |offered: u64, needed: u64| Queue {
        offered: Some(offered.into()),
        needed: Some(needed.into()),
        unit: Some(RateUnit { name: "sat/vB".into(), decimals: 3 }),
        ..Queue::default()
    };
    assert_eq!(waits(Queue::default()), ["tx.pending.waiting"]);
    assert_eq!(waits(rates(1_000, 1_001)), ["tx.pending.fee-low"]);
    assert_eq!(waits(rates(1_001, 1_001)), ["tx.pending.waiting"]);
    // A parent that is not confirmed comes before the own fee.
    assert_eq!(waits(Queue { behind: vec!["CD".into()], ..rates(1, 2) }), ["tx.pending.stuck-behind"]);
    let numbers = Queue { nonce: Some(7), next_nonce: Some(5), ..Queue::default() };
    assert_eq!(waits(numbers.clone()), ["tx.pending.stuck-behind"]);
    assert_eq!(waits(Queue { missing_nonce: Some(6), ..numbers }), ["tx.pending.nonce-gap"]);
}

#[test]
fn what_is_over_is_told_without_what_did_not_move() {
    for (status, code) in [
        (Status::Expired, "tx.expired"),
        (Status::Replaced, "tx.replaced"),
        (Status::Reorganised, "tx.reorganised"),
        (Status::Failed, "tx.failed.reverted"),
    ] {
        let mut it = paid(None);
        it.status = status;
        assert_eq!(codes(it, shared()), [code]);
    }
}

#[test]
fn reasons_are_sorted_by_what_helps_against_them() {
    let failed = |reason: &str| {
        let mut it = Transaction::new("AB", Status::Failed);
        it.failure = Some(Failure { reason: Some(reason.into()), ..Failure::default() });
        codes(it, json!({})).remove(0)
    };
    for (reason, code) in [
        ("Slippage tolerance exceeded", "tx.failed.slippage"),
        ("Too little received", "tx.failed.slippage"),
        ("V3TooLittleReceived", "tx.failed.slippage"),
        ("UniswapV2Router: EXPIRED", "tx.failed.deadline"),
        ("AllowanceExpired", "tx.failed.allowance"),
        ("ERC20: transfer amount exceeds allowance", "tx.failed.allowance"),
        ("ERC20InsufficientBalance", "tx.failed.balance"),
        ("closed", "tx.failed.reverted"),
    ] {
        assert_eq!(failed(reason), code, "{reason}");
    }
}

const OWNER: &str = "0x1000000000000000000000000000000000000001";
const THIEF: &str = "0x2000000000000000000000000000000000000002";
const CONTRACT: &str = "0x3000000000000000000000000000000000000003";
const MADE_UP: &str = "0x4000000000000000000000000000000000000004";
const DOLLAR: &str = "0x5000000000000000000000000000000000000005";

fn moved(kind: Kind, token: Option<&str>, from: &str, to: &str, amount: u64) -> Transfer {
    Transfer {
        kind,
        asset: Asset { token: token.map(str::to_owned), symbol: None, decimals: None, item: None },
        from: from.into(),
        to: to.into(),
        amount: amount.into(),
        sent: None,
        direct: false,
        memo: None,
    }
}

/// What is said of who moved it, where a contract brings an owner's tokens to whoever called it and something else moves.
fn told_of_theft(more: Transfer, labels: &serde_json::Value) -> Vec<&'static str> {
    let mut it = Transaction::new("0xab", Status::Succeeded);
    (it.from, it.to) = (Some(THIEF.into()), Some(CONTRACT.into()));
    it.bare_owners.insert(OWNER.into());
    it.transfers = vec![moved(Kind::Token, Some(MADE_UP), OWNER, THIEF, 500), more];
    let dollar =
        json!({"chain": "eip155:1", "token": DOLLAR, "symbol": "USDX", "decimals": 6, "minimum": "1000000"});
    let all = codes_on("eip155:1", it, json!({"assets": [dollar], "labels": labels}));
    all.into_iter().filter(|it| ["transfer.taken", "transfer.by-other"].contains(it)).collect()
}

#[test]
fn no_theft_is_hidden_by_what_is_worth_nothing() {
    let nobody = json!([]);
    let told = |kind, token, from, to, amount| told_of_theft(moved(kind, token, from, to, amount), &nobody);
    // Whoever steals can log a token of their own, and have a coin's smallest part move.
    assert_eq!(told(Kind::Token, Some(CONTRACT), CONTRACT, OWNER, 1), ["transfer.by-other"]);
    assert_eq!(told(Kind::Internal, None, CONTRACT, OWNER, 1), ["transfer.taken"]);
    assert_eq!(told(Kind::Native, None, THIEF, CONTRACT, 1), ["transfer.taken"]);
    // What is dust of something known may be what they wanted.
    assert_eq!(told(Kind::Token, Some(DOLLAR), CONTRACT, OWNER, 999_999), ["transfer.by-other"]);
    // Owners who are paid were not robbed, and buyers pay.
    assert!(told(Kind::Token, Some(DOLLAR), CONTRACT, OWNER, 1_000_000).is_empty());
    assert!(told(Kind::Internal, None, CONTRACT, OWNER, 1_000_000_000_000_000).is_empty());
    assert_eq!(told(Kind::Native, None, THIEF, CONTRACT, 1_000_000_000_000_000), ["transfer.by-other"]);
    // A known thief is one whatever they give back.
    let known = json!([{"address": CONTRACT, "kind": "drainer", "name": "Inferno"}]);
    let paid = moved(Kind::Token, Some(DOLLAR), CONTRACT, OWNER, 1_000_000);
    assert_eq!(told_of_theft(paid, &known), ["transfer.taken"]);
}

#[test]
fn a_name_of_a_code_is_read_back() {
    for code in Code::ALL {
        assert_eq!(code.name().parse(), Ok(*code));
    }
    assert_eq!("tx.nope".parse::<Code>(), Err(UnknownCode));
}
