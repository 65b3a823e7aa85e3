//! What is drawn, read again by another library; and pictures of it, to be looked at, where `OMBUD_REPORT_PICTURES` names a
//! folder.

use super::{draw, watched::WATCHED_MOST};
use crate::{
    case_report::{
        gather::raw,
        types::{
            CaseReport, FORMAT, REPORT_VERSION, ReportAccountAction, ReportCase, ReportCustomer,
            ReportEvidence, ReportFact, ReportFile, ReportMaker, ReportMessage, ReportNamed, ReportTalk,
        },
    },
    chains::ChainStanding,
    conversations::types::CaseState,
    customers::AddressFrom,
    evidence::{EvidenceKind, hex},
    messages::{Activity, Author},
    watching::{ReportTold, ReportWatch, WatchEnd},
};
use ombud_base::{
    Time, Uuid,
    id::{ConversationId, EvidenceId, FileId, WatchId},
};
use serde_json::{Value as Json, json};
use sha2::{Digest, Sha256};

const HASH: &str = "0x9fc76417374aa880d4449a1f7f31ec597f00b1f6f3dd2d66f4c9c6c445836d8b";

fn at(seconds: i64) -> Time {
    Time::from_micros(1_790_000_000_000_000 + seconds * 1_000_000)
}

fn address(of: usize) -> String {
    let digest = Sha256::digest(of.to_string());
    format!("0x{}", hex(&digest[..20]))
}

/// A trace with so many movements: each address sends on to two or three.
fn trace(edges: usize) -> Json {
    let kinds = ["exchange", "mixer", "bridge", "sanctioned", "drainer", "service"];
    let depth_of = |node: usize| ((node + 1).ilog2()).min(5);
    let nodes: Vec<Json> = (0..=edges)
        .map(|it| {
            let label = (it > 8 && it % 3 == 0).then(|| kinds[it / 3 % kinds.len()]);
            json!({
                "address": address(it), "depth": depth_of(it), "label_kind": label, "cut": it % 11 == 10,
                "label": label.map(|kind| format!("Known {kind} {it}")),
            })
        })
        .collect();
    let moved: Vec<Json> = (1..=edges)
        .map(|it| {
            json!({
                "from": address((it - 1) / 2), "to": address(it), "amount": format!("{}.{:02} USDT", 4800 / it, it),
                "transaction": format!("0x{}", hex(&Sha256::digest(format!("tx {it}")))), "block": 19_000_000 + it,
                "block_hash": format!("0x{}", hex(&Sha256::digest(format!("block {it}")))),
                "time": at(60 * i64::try_from(it).unwrap()), "host": "node.example:8545",
            })
        })
        .collect();
    json!({"network": "eip155:1", "made_at": at(9000), "nodes": nodes, "edges": moved, "cut": true})
}

fn look() -> Json {
    json!({
        "asked": HASH, "verdicts": [], "nowhere": [], "cannot_tell": [{"network": {"id": "tron:main", "name": "TRON"}, "why": "timed-out"}],
        "found": [{
            "network": {"id": "eip155:1", "name": "Ethereum"}, "severity": "danger", "account": null,
            "verdicts": [{
                "code": "approval.drainer", "severity": "danger", "title": "Permission for a known thief",
                "text": "This permits a known thief's contract to take all USDT. Whoever signed it should take the permission back at once.",
                "advice": "Move what is left."
            }],
            "transaction": {
                "id": HASH, "status": "succeeded", "block": 19_000_001, "block_hash": HASH, "block_time": at(10),
                "confirmations": 42, "needed": 12, "fee": "0.00042 ETH", "from": address(0), "to": address(1), "replaced_by": null,
                "transfers": [{
                    "from": address(0), "to": address(1), "amount": "4800 USDT", "token": address(77), "kind": "token",
                    "memo": null, "label": "Inferno"
                }]
            },
            "link": format!("https://etherscan.io/tx/{HASH}"), "host": "node.example:8545", "asked_at": at(8000)
        }]
    })
}

fn said(seq: i64, from: Author, body: &str) -> ReportMessage {
    ReportMessage {
        seq,
        at: at(seq * 47),
        from,
        name: (from == Author::Staff).then(|| "Mia".to_owned()),
        body: body.to_owned(),
        files: Vec::new(),
        activity: None,
        gone: false,
    }
}

/// What a victim writes and is answered.
fn talk(language: &str) -> Vec<ReportMessage> {
    let mut all = vec![
        said(
            1,
            Author::Customer,
            &format!("Help!! Somebody took 4800 USDT from my wallet 😭 tx {HASH}\nI never sent this."),
        ),
        said(
            2,
            Author::Bot,
            "I am sorry. I have brought a person at once. Do not write your seed phrase here.",
        ),
        said(3, Author::Customer, "我的钱包被盗了，损失 4800 USDT。请帮我冻结账户！繁體字也要顯示。"),
        said(
            4,
            Author::Customer,
            "テストです。財布が盗まれました。한국어도 됩니다. Ελληνικά, Русский, Tiếng Việt: đã bị đánh cắp.",
        ),
        said(
            5,
            Author::Customer,
            "تمت سرقة محفظتي رقم 0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed أمس. גנבו לי את הארנק",
        ),
        said(
            6,
            Author::Customer,
            "กระเป๋าเงินของฉันถูกขโมย  मेरा बटुआ चोरी हो गया  আমার ওয়ালেট চুরি হয়েছে  என் பணப்பை திருடப்பட்டது",
        ),
        said(
            7,
            Author::Customer,
            "pay\u{202E}evil\u{200B}.example and ⛏ 👨‍👩‍👧 🙏🏽 \u{2764}\u{FE0F} a\u{FE0F}b\u{200D}c 😀\u{200D}d \u{1_3000}",
        ),
        said(
            8,
            Author::Staff,
            "We have frozen your account. Please do not pay anybody who promises to get it back.",
        ),
    ];
    all[7].files = vec!["police-form.pdf".into()];
    let mut removed = said(9, Author::System, "");
    removed.activity = Some(Activity::new("secret_removed", [("kind", "mnemonic".to_owned())]));
    all.push(removed);
    if language == "zh-CN" {
        all.push(said(
            10,
            Author::Customer,
            &"这是一段很长的说明，用来检查换行是否正确，包括标点符号。".repeat(12),
        ));
    }
    all
}

fn kept(trace: &str) -> ReportEvidence {
    ReportEvidence {
        id: EvidenceId(Uuid::from_u128(1)),
        kind: EvidenceKind::Trace,
        subject: HASH.into(),
        kept_at: at(9000),
        position: 311,
        sha256: hex(&Sha256::digest(trace)),
        bare: false,
        look: None,
        trace: Some(raw(trace).unwrap()),
    }
}

/// One that ended by news, begun so many minutes after the case.
fn watched(minutes: i64) -> ReportWatch {
    ReportWatch {
        id: WatchId(Uuid::from_u128(4)),
        conversation: ConversationId(Uuid::from_u128(2)),
        network: "eip155:10".into(),
        network_name: "OP Mainnet".into(),
        transaction: format!("0x{}", hex(&Sha256::digest(format!("watched {minutes}")))),
        begun_at: at(60 * minutes),
        by: "customer".into(),
        standing: ChainStanding::Through,
        looked_at: at(60 * minutes + 900),
        looks: 7,
        ends_at: at(60 * minutes + 14 * 86_400),
        ended_at: Some(at(60 * minutes + 900)),
        ended: Some(WatchEnd::Told),
        told: vec![
            ReportTold { at: at(60 * minutes + 400), standing: ChainStanding::Reorganised },
            ReportTold { at: at(60 * minutes + 900), standing: ChainStanding::Through },
        ],
    }
}

fn report(language: &str, edges: usize, messages: Vec<ReportMessage>) -> CaseReport {
    CaseReport {
        format: FORMAT.into(),
        report_version: REPORT_VERSION,
        language: language.into(),
        brand: if language == "en" { "Nimbus Exchange".into() } else { "云起交易所".into() },
        made_at: at(9999),
        made_by: ReportMaker { kind: "staff".into(), name: Some("Mia Okafor".into()) },
        case: ReportCase {
            number: 1042,
            kind: "theft".into(),
            state: CaseState::Open,
            opened_at: at(0),
            resolved_at: None,
        },
        customer: ReportCustomer {
            name: Some("张伟 Zhang Wei".into()),
            email: Some("zhang@example.org".into()),
            email_from: Some(AddressFrom::Proved),
            platform_id: Some("user-4711".into()),
        },
        facts: vec![ReportFact { at: at(30), answer: "I did not sign anything".into() }],
        named: vec![
            ReportNamed {
                subject: HASH.into(),
                at: at(47),
                look: Some(raw(&look().to_string()).unwrap()),
                evidence: None,
            },
            ReportNamed { subject: address(3), at: at(50), look: None, evidence: None },
        ],
        not_looked_up: 2,
        watched: vec![watched(1)],
        evidence: vec![kept(&trace(edges).to_string())],
        evidence_receipt: Some("{}".into()),
        talks: vec![ReportTalk {
            conversation: ConversationId(Uuid::from_u128(2)),
            began_at: at(0),
            messages,
            receipt: Some(json!({"checkpoint": "desk.example/ledger/main\n412\nqINS1GRFhWHwdkUeqLEoP4yEMkTBBzxBkGwGQlVlVcs=\n\nsig"}).to_string()),
            receipt_sha256: Some(hex(&Sha256::digest("receipt"))),
        }],
        account: vec![ReportAccountAction {
            action: crate::accounts::AccountAction::Freeze,
            state: crate::accounts::ActionState::Done,
            status: Some(crate::accounts::AccountStatus::Frozen),
            asked_at: at(300),
            ended_at: Some(at(301)),
            by: "customer".into(),
        }],
        files: vec![ReportFile {
            id: FileId(Uuid::from_u128(3)),
            name: "police-form.pdf".into(),
            media_type: "application/pdf".into(),
            size: 48_211,
            at: at(376),
            from: Author::Staff,
            sha256: Some(hex(&Sha256::digest("file"))),
        }],
    }
}

fn drawn(name: &str, report: &CaseReport) -> Vec<u8> {
    let json = serde_json::to_string(report).unwrap();
    let bytes = draw(report, &json, &hex(&Sha256::digest(&json))).unwrap();
    if let Ok(folder) = std::env::var("OMBUD_REPORT_PICTURES") {
        std::fs::write(format!("{folder}/{name}.pdf"), &bytes).unwrap();
    }
    bytes
}

/// All letters of it, by a library that knows nothing of how it was written: where lines and words end, it does not tell.
fn text_of(bytes: &[u8]) -> String {
    let read = lopdf::Document::load_mem(bytes).unwrap();
    let pages: Vec<u32> = read.get_pages().keys().copied().collect();
    squeezed(&read.extract_text(&pages).unwrap())
}

fn squeezed(text: &str) -> String {
    text.chars().filter(|it| !it.is_whitespace()).collect()
}

/// The embedded file.
fn embedded(bytes: &[u8]) -> Vec<u8> {
    let read = lopdf::Document::load_mem(bytes).unwrap();
    let is_file = |it: &&lopdf::Object| {
        let kind = it.as_stream().ok().and_then(|it| it.dict.get(b"Type").ok());
        kind.and_then(|it| it.as_name().ok()) == Some(b"EmbeddedFile")
    };
    let file = read.objects.values().find(is_file).unwrap().as_stream().unwrap();
    file.decompressed_content().unwrap()
}

#[test]
fn a_report_says_everything_and_carries_its_json() {
    let report = report("en", 30, talk("en"));
    let bytes = drawn("english", &report);
    assert_eq!(embedded(&bytes), serde_json::to_string(&report).unwrap().as_bytes());
    let text = text_of(&bytes);
    for part in [
        "Report of case #1042",
        "zhang@example.org",
        "user-4711",
        "approval.drainer",
        "node.example:8545",
        "4800.01 USDT",
        "Known sanctioned",
        "Frozen",
        "I did not sign anything",
        "police-form.pdf",
        "qINS1GRFhWHwdkUeqLEoP4yEMkTBBzxBkGwGQlVlVcs=",
        "ombud ledger verify",
        "A secret was cut out",
        "Watched transactions",
        "OP Mainnet",
        "Left by the chain",
        "Where coins went, on Ethereum",
        "Ended: the",
        "被盗了",
        "顯示",
        "Ελληνικά",
    ] {
        assert!(text.contains(&squeezed(part)), "{part}");
    }
    // What nobody can see, or no font has, is there all the same.
    for part in ["pay[U+202E]evil[U+200B].example", "a[U+FE0F]b[U+200D]c", "😀[U+200D]d", "[U+13000]"] {
        assert!(text.contains(&squeezed(part)), "{part}");
    }
    // Emoji are drawn, a family as one, and are letters to whoever copies them.
    for part in ["😭", "⛏👨\u{200D}👩\u{200D}👧", "🙏🏽", "\u{2764}a"] {
        assert!(text.contains(&squeezed(part)), "{part}");
    }
}

#[test]
fn the_same_report_is_the_same_bytes_and_another_language_another_file() {
    let english = report("en", 3, talk("en"));
    assert_eq!(drawn("small", &english), drawn("small", &english));
    let chinese = drawn("chinese", &report("zh-CN", 12, talk("zh-CN")));
    let text = text_of(&chinese);
    for part in [
        "工单 #1042 报告",
        "资金去向",
        "如何核验本报告",
        "已冻结",
        "盗币合约",
        "告知客户的内容",
        "所在区块已被链舍弃",
    ] {
        assert!(text.contains(&squeezed(part)), "{part}");
    }
    assert!(!text.contains("Howtocheck"));
}

#[test]
fn a_long_talk_says_what_it_leaves_out_and_nobody_can_blow_it_up() {
    let many: Vec<ReportMessage> =
        (1..=2100).map(|it| said(it, Author::Customer, "Where is my money? 钱在哪里")).collect();
    let bytes = drawn("long", &report("en", 2, many));
    let text = text_of(&bytes);
    assert!(text.contains("100moremessagesareleftout"));
    let pages = lopdf::Document::load_mem(&bytes).unwrap().get_pages().len();
    assert!((50..200).contains(&pages), "{pages} pages");
    // As long as messages can be, without a place where a line could end.
    let endless: Vec<ReportMessage> =
        (1..=40).map(|it| said(it, Author::Customer, &"a\u{301}Ж漢".repeat(4000))).collect();
    let text = text_of(&drawn("endless", &report("en", 2, endless)));
    assert!(text.contains("moremessagesareleftout"));
}

#[test]
fn a_trace_of_a_hundred_addresses_has_all_of_its_movements() {
    let text = text_of(&drawn("wide", &report("en", 99, talk("en"))));
    for step in [1, 50, 99] {
        assert!(text.contains(&hex(&Sha256::digest(format!("tx {step}")))[..20]), "{step}");
    }
}

#[test]
fn what_a_customer_calls_a_link_is_none() {
    let mut report = report("en", 2, talk("en"));
    let mut evil = look();
    evil["found"][0]["link"] = json!("javascript:alert(1)");
    report.named[0].look = Some(raw(&evil.to_string()).unwrap());
    let bytes = drawn("link", &report);
    let read = lopdf::Document::load_mem(&bytes).unwrap();
    let dicts = read.objects.values().filter_map(|it| it.as_dict().ok());
    let opened: Vec<&[u8]> =
        dicts.filter_map(|it| it.get(b"A").ok()?.as_dict().ok()?.get(b"URI").ok()?.as_str().ok()).collect();
    assert!(opened.iter().all(|it| it.starts_with(b"https://")), "{opened:?}");
}

#[test]
fn lines_about_promises_and_deposits_are_words_and_no_codes() {
    let steps = [
        "offered",
        "asked",
        "checked",
        "proved",
        "agreed",
        "taken",
        "done",
        "refused",
        "withdrawn",
        "lapsed",
    ];
    let codes = steps.iter().map(|it| format!("recovery_{it}"));
    let codes: Vec<String> = codes.chain(["updates_promised".into(), "updates_missed".into()]).collect();
    for language in super::REPORT_LANGUAGES {
        let messages = (100..).zip(&codes).map(|(seq, code)| {
            let args = [("minutes", "30".to_owned()), ("amount", "5 USDT".to_owned())];
            let activity = Some(Activity::new(code, args));
            ReportMessage { activity, ..said(seq, Author::System, "") }
        });
        let text = text_of(&drawn("lines", &report(language, 2, messages.collect())));
        for code in &codes {
            assert!(!text.contains(code.as_str()), "{language}: {code}");
        }
        assert!(text.contains("5USDT") && text.contains("30"), "{text}");
    }
}

#[test]
fn what_was_watched_without_end_is_drawn_in_part_and_the_part_says_so() {
    let mut report = report("en", 2, talk("en"));
    let count = WATCHED_MOST + 3;
    report.watched = (0..count).map(|it| watched(i64::try_from(it).unwrap())).collect();
    report.watched[count - 1].told.clear();
    (report.watched[count - 1].ended, report.watched[count - 1].ended_at) = (None, None);
    let text = text_of(&drawn("watched", &report));
    assert!(text.contains("3olderonesareleftout"));
    let drawn: Vec<bool> = report.watched.iter().map(|it| text.contains(&it.transaction[..20])).collect();
    assert_eq!(drawn.iter().position(|it| *it), Some(3), "the newest are drawn");
    assert!(drawn[3..].iter().all(|it| *it));
    assert!(text.contains("Runs,until") && text.contains("Nothingnew"));
}
