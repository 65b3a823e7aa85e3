//! Bundles and receipts: good ones, and everything that can be done to them by one edit.
#![allow(clippy::unwrap_used, reason = "tests")]

use ombud_ledger::{
    Checkpoint, Content, Fault, Frontier, Hash, Salt, Trust, Value, What, bundle, commit, leaf_hash,
    note::{Algorithm, SignerKey},
    proof::{self, MemoryTiles},
    receipt::{self, Receipt},
    tiles::Growth,
};
use proptest::prelude::*;

const ORIGIN: &str = "desk.example/ledger";

fn log_key() -> SignerKey {
    SignerKey::from_seed(ORIGIN, Algorithm::Ed25519, &[7; 32]).unwrap()
}

fn trust() -> Trust {
    Trust { log: Some(log_key().verifier().clone()), ..Trust::default() }
}

struct Log {
    leaves: Vec<(Salt, Content<'static>, Hash)>,
    frontiers: Vec<Frontier>,
}

impl Log {
    fn new(size: u64) -> Self {
        let (mut leaves, mut frontiers) = (Vec::new(), vec![Frontier::default()]);
        let mut frontier = Frontier::default();
        for index in 0..size {
            let salt: Salt = std::array::from_fn(|at| (index as u8).wrapping_mul(31) ^ at as u8);
            let fields = [
                ("actor", Value::from(format!("staff \"{index}\" 客服"))),
                ("at", Value::Int(1_700_000_000 + index as i64)),
                ("hash", Value::Bytes(vec![index as u8; 5].into())),
                ("note", Value::None),
            ];
            let content = Content::new(fields).unwrap();
            let entry = commit(&salt, &content.encode());
            frontier.append(leaf_hash(&entry));
            leaves.push((salt, content, entry));
            frontiers.push(frontier.clone());
        }
        Self { leaves, frontiers }
    }

    fn checkpoint(&self, size: u64) -> String {
        let root = self.frontiers[size as usize].root();
        Checkpoint::new(ORIGIN, size, root).unwrap().sign(&log_key()).unwrap().to_string()
    }

    /// Every seventh leaf is erased; a checkpoint at each of these sizes.
    fn bundle(&self, checkpoints: &[u64]) -> Vec<String> {
        let mut file = bundle::Writer::new(Vec::new(), ORIGIN, log_key().verifier()).unwrap();
        for (index, (salt, content, entry)) in (1u64..).zip(&self.leaves) {
            file.leaf(entry, (index % 7 != 0).then_some((salt, content))).unwrap();
            if checkpoints.contains(&index) {
                file.checkpoint(&self.checkpoint(index)).unwrap();
            }
        }
        let text = String::from_utf8(file.finish().unwrap()).unwrap();
        text.lines().map(str::to_owned).collect()
    }
}

fn check(lines: &[String], trust: &Trust) -> bundle::Report {
    bundle::verify(lines.join("\n").as_bytes(), trust).unwrap()
}

fn kinds(report: &bundle::Report) -> Vec<(What, Option<u64>)> {
    report.faults.iter().map(|it| (it.what, it.index)).collect()
}

/// Where the line of a leaf is.
fn line_of(lines: &[String], index: u64) -> usize {
    lines.iter().position(|it| it.starts_with(&format!("{{\"i\":{index},"))).unwrap()
}

#[test]
fn good_bundles_are_good() {
    for size in [1, 2, 6, 255, 256, 257, 512, 600] {
        let log = Log::new(size);
        let report = check(&log.bundle(&[1, 6, 100, 256, 300, size]), &trust());
        assert_eq!(report.faults, [], "{size}");
        assert_eq!((report.leaves, report.erased), (size, size / 7));
        assert_eq!(report.head.unwrap().root, log.frontiers[size as usize].root());
        assert!(report.key_is_trusted && report.origin == ORIGIN);
    }
    let empty = Log::new(0);
    let mut lines = empty.bundle(&[]);
    assert_eq!(kinds(&check(&lines, &trust())), [(What::Unsigned, None)]);
    lines.push(serde_json::json!({ "checkpoint": empty.checkpoint(0) }).to_string());
    assert!(check(&lines, &trust()).is_good());
}

#[test]
fn a_key_is_only_trusted_when_it_was_given() {
    let log = Log::new(9);
    let lines = log.bundle(&[9]);
    let report = check(&lines, &Trust::default());
    assert!(report.is_good() && !report.key_is_trusted);
    let other = SignerKey::from_seed(ORIGIN, Algorithm::Ed25519, &[8; 32]).unwrap();
    let report = check(&lines, &Trust { log: Some(other.verifier().clone()), ..Trust::default() });
    assert_eq!(kinds(&report), [(What::Key, None), (What::Checkpoint, None), (What::Unsigned, Some(0))]);
}

#[test]
fn a_checkpoint_of_old_must_be_agreed_with() {
    let log = Log::new(300);
    let with = |note: String| Trust { checkpoints: vec![note], ..trust() };
    for size in [0, 1, 7, 256, 299, 300] {
        assert!(check(&log.bundle(&[300]), &with(log.checkpoint(size))).is_good(), "{size}");
    }
    // A history that was rewritten and signed again agrees with itself.
    let mut forged = Log::new(300);
    forged.leaves[40].2 = [1; 32];
    let mut frontier = Frontier::default();
    for (index, (_, _, entry)) in forged.leaves.iter().enumerate() {
        frontier.append(leaf_hash(entry));
        forged.frontiers[index + 1] = frontier.clone();
    }
    let mut lines = forged.bundle(&[30, 300]);
    let at = line_of(&lines, 40);
    lines[at] =
        serde_json::json!({ "i": 40, "entry": "AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE=" }).to_string();
    assert!(check(&lines, &trust()).is_good());
    let report = check(&lines, &with(log.checkpoint(200)));
    assert_eq!(report.faults[0].what, What::Root);
    assert_eq!((report.faults[0].index, report.faults[0].count), (Some(30), 170), "{:?}", report.faults);
    // A log that was cut off and signed again is shorter than what was seen.
    let report = check(&Log::new(299).bundle(&[299]), &with(log.checkpoint(300)));
    assert_eq!(
        (report.faults[0].what, report.faults[0].index, report.faults[0].count),
        (What::LeafMissing, Some(299), 1)
    );
    let report = check(&lines, &with("nonsense".into()));
    assert_eq!(kinds(&report), [(What::Checkpoint, None)]);
}

#[test]
fn leaves_that_were_changed_are_named() {
    let log = Log::new(600);
    let lines = log.bundle(&[300, 600]);
    let edit = |index: u64, edit: &dyn Fn(&str) -> String| {
        let mut lines = lines.clone();
        let at = line_of(&lines, index);
        lines[at] = edit(&lines[at]);
        (check(&lines, &trust()), at as u64 + 1)
    };
    let (report, line) = edit(400, &|it| it.replace("staff", "thief"));
    assert_eq!(kinds(&report), [(What::ContentChanged, Some(400))]);
    assert_eq!(report.first().unwrap().line, Some(line));
    let (report, _) = edit(0, &|it| it.replacen("\"at\":1700000000", "\"at\":1700000001", 1));
    assert_eq!(kinds(&report), [(What::ContentChanged, Some(0))]);
    let (report, _) = edit(599, &|it| it.replace("\"note\":null", "\"note\":\"\""));
    assert_eq!(kinds(&report), [(What::ContentChanged, Some(599))]);
    let (report, _) = edit(400, &|it| it.replace("\"entry\":\"", "\"entry\":\"A"));
    assert!(
        kinds(&report).contains(&(What::LeafMissing, Some(400))),
        "not a hash any more: {:?}",
        report.faults
    );
    let swap = |it: &str| {
        let at = it.find("\"entry\":\"").unwrap() + 9;
        let other = if it.as_bytes()[at] == b'A' { "B" } else { "A" };
        format!("{}{other}{}", &it[..at], &it[at + 1..])
    };
    assert_eq!(kinds(&edit(400, &swap).0), [(What::EntryChanged, Some(400))]);
    assert_eq!(kinds(&edit(6, &swap).0), [(What::LeafReplaced, Some(6))], "erased");
    // Content, salt and entry in agreement with each other, and not with what was logged.
    let forged = Content::new([("actor", Value::from("nobody"))]).unwrap();
    let forged_entry = commit(&[1; 16], &forged.encode());
    let mut file = bundle::Writer::new(Vec::new(), ORIGIN, log_key().verifier()).unwrap();
    file.leaf(&forged_entry, Some((&[1; 16], &forged))).unwrap();
    let text = String::from_utf8(file.finish().unwrap()).unwrap();
    let leaf = text.lines().nth(1).unwrap().replace("\"i\":0", "\"i\":400");
    assert_eq!(kinds(&edit(400, &|_| leaf.clone()).0), [(What::LeafReplaced, Some(400))]);
    let (report, _) = edit(400, &|it| {
        it.replace("\"i\":400,", "\"i\":400,\"salt\":null,").replacen("\"salt\":\"", "\"x\":\"", 1)
    });
    assert!(kinds(&report).contains(&(What::LeafMissing, Some(400))));
    let (report, _) = edit(400, &|it| {
        let (from, to) = (it.find("\"salt\"").unwrap(), it.find("\"content\"").unwrap());
        format!("{}{}", &it[..from], &it[to..])
    });
    assert_eq!(kinds(&report), [(What::Halved, Some(400))]);
}

#[test]
fn leaves_that_are_missing_or_moved_are_named() {
    let log = Log::new(600);
    let lines = log.bundle(&[300, 600]);
    for index in [0, 1, 255, 256, 300, 599] {
        let mut fewer = lines.clone();
        fewer.remove(line_of(&lines, index));
        let report = check(&fewer, &trust());
        assert_eq!(kinds(&report), [(What::LeafMissing, Some(index))], "{index}");
        assert_eq!(report.checkpoints, 2, "the rest holds");
        let mut twice = lines.clone();
        let at = line_of(&lines, index);
        twice.insert(at, lines[at].clone());
        assert_eq!(kinds(&check(&twice, &trust())), [(What::LeafRepeated, Some(index))]);
    }
    let mut fewer = lines.clone();
    fewer.drain(line_of(&lines, 10)..line_of(&lines, 20));
    let report = check(&fewer, &trust());
    assert_eq!((kinds(&report), report.faults[0].count), (vec![(What::LeafMissing, Some(10))], 10));
    assert_eq!(report.faults[0].to_string(), "leaves 10 to 19: missing");

    // Lines that changed places, and leaves that changed their numbers.
    let mut swapped = lines.clone();
    swapped.swap(line_of(&lines, 30), line_of(&lines, 31));
    assert_eq!(kinds(&check(&swapped, &trust())), [(What::LeafOutOfPlace, Some(30))]);
    let renumbered = |a: u64, b: u64| {
        let mut lines = lines.clone();
        let (at, to) = (line_of(&lines, a), line_of(&lines, b));
        let (from, into) = (lines[at].clone(), lines[to].clone());
        lines[to] = from.replacen(&format!("{{\"i\":{a},"), &format!("{{\"i\":{b},"), 1);
        lines[at] = into.replacen(&format!("{{\"i\":{b},"), &format!("{{\"i\":{a},"), 1);
        kinds(&check(&lines, &trust()))
    };
    assert_eq!(renumbered(30, 31), [(What::LeafMoved, Some(30)), (What::LeafMoved, Some(31))]);
    assert_eq!(renumbered(30, 500), [(What::LeafReplaced, Some(30)), (What::LeafReplaced, Some(500))]);
    let mut far = lines.clone();
    let leaf = far.remove(line_of(&lines, 400));
    far.insert(line_of(&lines, 3), leaf);
    assert_eq!(kinds(&check(&far, &trust())), [(What::LeafOutOfPlace, Some(400))]);
    let mut far = lines.clone();
    let leaf = far.remove(line_of(&lines, 3));
    far.insert(line_of(&lines, 400), leaf);
    assert_eq!(
        kinds(&check(&far, &trust())),
        [(What::LeafMissing, Some(3)), (What::LeafOutOfPlace, Some(3))]
    );
}

#[test]
fn tiles_and_checkpoints_that_were_changed_are_named() {
    let log = Log::new(800);
    let lines = log.bundle(&[300, 800]);
    let tile =
        |index: u64| lines.iter().position(|it| it.starts_with(&format!("{{\"tile\":{index},"))).unwrap();
    for index in [0, 1, 3] {
        let mut fewer = lines.clone();
        fewer.remove(tile(index));
        let report = check(&fewer, &trust());
        assert_eq!(kinds(&report), [(What::TileMissing, None)], "{index}: {:?}", report.faults);
    }
    let mut other = lines.clone();
    let hash = other[tile(1)].find("\"hashes\":\"").unwrap() + 10 + 3 * 128;
    let letter = if other[tile(1)].as_bytes()[hash] == b'A' { "B" } else { "A" };
    other[tile(1)].replace_range(hash..=hash, letter);
    let report = check(&other, &trust());
    assert_eq!(report.faults[0].what, What::TileChanged);
    assert_eq!(report.faults[0].index, Some(256 + 9));
    assert_eq!(report.faults[0].line, Some(tile(1) as u64 + 1));
    // All of a tile and its leaves, and more.
    let mut gap = lines.clone();
    gap.drain(line_of(&lines, 256)..=tile(1));
    let report = check(&gap, &trust());
    assert_eq!(
        kinds(&report),
        [(What::Unchecked, None), (What::LeafMissing, Some(256))],
        "{:?}",
        report.faults
    );
    assert_eq!(report.faults[1].count, 256);
    let mut cut = lines.clone();
    cut.truncate(line_of(&lines, 700));
    let report = check(&cut, &trust());
    assert_eq!(kinds(&report), [(What::TileMissing, None), (What::Unsigned, Some(300))]);
    // A leaf and its tile, both changed alike: no more can be known than between which checkpoints it is.
    let mut both = lines.clone();
    let (at, erased) = (line_of(&lines, 401), "AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE=");
    both[at] = serde_json::json!({ "i": 401, "entry": erased }).to_string();
    let report = check(&both, &trust());
    assert_eq!(kinds(&report), [(What::LeafReplaced, Some(401))]);
    let mut late = lines.clone();
    let note = late.remove(line_of(&lines, 299) + 1);
    assert!(note.contains("checkpoint"));
    late.insert(line_of(&lines, 700), note);
    assert_eq!(kinds(&check(&late, &trust())), [(What::CheckpointLate, None)]);
}

#[test]
fn garbage_is_told_by_its_line() {
    let log = Log::new(5);
    let good = log.bundle(&[5]);
    let long = format!("{{\"i\":{}}}", " ".repeat(17 << 20));
    for bad in [
        "x",
        "{}",
        "[]",
        "null",
        "{\"i\":0}",
        "{\"i\":-1,\"entry\":\"\"}",
        "{\"i\":1,\"i\":1,\"entry\":\"AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE=\"}",
        "{\"i\":99999999999999999999,\"entry\":\"AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE=\"}",
        "{\"i\":18446744073709551615,\"entry\":\"AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE=\"}",
        "{\"tile\":18446744073709551615,\"hashes\":\"AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE=\"}",
        "{\"tile\":0,\"hashes\":\"\"}",
        "{\"tile\":0,\"hashes\":\"AQEB\"}",
        "{\"tile\":0,\"hashes\":\"AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE=\",\"i\":1}",
        "{\"checkpoint\":\"\",\"more\":1}",
        "{\"origin\":\"a\",\"vkey\":\"b\"}",
        "{\"i\":1,\"content\":{\"a\":1.5},\"entry\":\"AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE=\"}",
        "{\"i\":1,\"content\":{\"a\":[]},\"entry\":\"AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE=\"}",
        "{\"i\":1,\"content\":{\"a\":true},\"entry\":\"AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE=\"}",
        "{\"i\":1,\"content\":{\"a\":1,\"a\":1},\"entry\":\"AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE=\"}",
        "{\"i\":1,\"content\":{\"a\":{\"base64\":\"AA\"}},\"entry\":\"AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE=\"}",
        "{\"i\":1,\"content\":{\"a\":{\"base64\":\"\",\"b\":1}},\"entry\":\"AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE=\"}",
        &long,
    ] {
        let mut lines = good.clone();
        lines.insert(3, bad.to_owned());
        let report = check(&lines, &trust());
        assert_eq!(report.faults.len(), 1, "{bad:.100}: {:?}", report.faults);
        assert_eq!((report.faults[0].what, report.faults[0].line), (What::Unreadable, Some(4)), "{bad:.100}");
    }
    let mut spaced = good.clone();
    spaced.insert(2, "  ".into());
    assert!(check(&spaced, &trust()).is_good());
    assert!(!bundle::verify(&b""[..], &trust()).unwrap().is_good());
    assert!(!bundle::verify(&[0xff, 0xfe, b'\n', 0][..], &Trust::default()).unwrap().is_good());
    let report = check(&good[1..], &trust());
    assert_eq!(kinds(&report), [(What::Header, None)], "the rest is verified with the trusted key");
    let mut twice = good.clone();
    twice.insert(1, good[0].clone());
    assert_eq!(kinds(&check(&twice, &trust())), [(What::Header, None)]);
}

/// The leaf that a line is about.
fn leaf_in(line: &str) -> Option<u64> {
    serde_json::from_str::<serde_json::Value>(line).unwrap().get("i")?.as_u64()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn every_single_edit_is_found_and_named(size in 250..530u64, line: prop::sample::Index, at: prop::sample::Index, edit in 0..4u8, byte in 0x20..0x7fu8, to: prop::sample::Index) {
        let lines = Log::new(size).bundle(&[100, 256, size]);
        let line = line.index(lines.len());
        let mut edited = lines.clone();
        match edit {
            0 => drop(edited.remove(line)),
            1 => edited.insert(to.index(lines.len()), lines[line].clone()),
            2 => {
                let to = to.index(lines.len());
                prop_assume!(to != line);
                edited.swap(line, to);
            }
            _ => {
                let mut bytes = edited[line].clone().into_bytes();
                let at = at.index(bytes.len());
                prop_assume!(bytes[at] != byte);
                bytes[at] = byte;
                let Ok(text) = String::from_utf8(bytes) else { return Ok(()) };
                // An edit that says the same in other letters is none.
                let value = |text: &str| serde_json::from_str::<serde_json::Value>(text).ok();
                prop_assume!(value(&text).is_none() || value(&text) != value(&lines[line]));
                edited[line] = text;
            }
        }
        let report = check(&edited, &trust());
        if report.is_good() {
            // A checkpoint less, or one somewhat earlier, takes nothing from what the last one says.
            prop_assert!(edit < 3 && [&lines[line], &lines[to.index(lines.len())]].iter().any(|it| it.contains("checkpoint")));
            prop_assert_eq!((report.leaves, report.head.map(|it| it.size)), (size, Some(size)));
            return Ok(());
        }
        // A leaf that was taken out or changed is named; one that only moved is named by one of those it moved past.
        if let (0 | 3, Some(index)) = (edit, leaf_in(&lines[line])) {
            let names = |it: &Fault| it.index.is_some_and(|first| first <= index && index - first < it.count);
            prop_assert!(report.faults.iter().any(names), "leaf {} in {:?}", index, report.faults);
        } else if let (1, Some(index)) = (edit, leaf_in(&lines[line])) {
            prop_assert!(report.faults.iter().any(|it| it.index == Some(index)), "leaf {} in {:?}", index, report.faults);
        }
    }

    #[test]
    fn contents_are_written_in_one_way(fields in prop::collection::btree_map(".{0,8}", 0..4u8, 0..6), int: i64, bytes: Vec<u8>, text: String) {
        let value = |kind: &u8| match kind {
            0 => Value::None,
            1 => Value::Int(int),
            2 => Value::Bytes(bytes.clone().into()),
            _ => Value::Text(text.clone().into()),
        };
        let forth = Content::new(fields.iter().map(|(name, kind)| (name.as_str(), value(kind)))).unwrap();
        let back = Content::new(fields.iter().rev().map(|(name, kind)| (name.as_str(), value(kind)))).unwrap();
        prop_assert_eq!(&forth, &back);
        let encoded = forth.encode();
        prop_assert_eq!(&Content::decode(&encoded).unwrap(), &forth);
        let json = serde_json::to_string(&forth).unwrap();
        let read: Content<'_> = serde_json::from_str(&json).unwrap();
        prop_assert_eq!(read.encode(), encoded);
    }

    #[test]
    fn bytes_that_are_no_content_are_refused(bytes in prop::collection::vec(0..6u8, 0..40)) {
        if let Ok(content) = Content::decode(&bytes) {
            prop_assert_eq!(content.encode(), bytes);
        }
    }
}

fn receipt_of(log: &Log, leaves: &[u64]) -> String {
    let (mut growth, mut tiles) = (Growth::new(Frontier::default()), MemoryTiles::default());
    log.leaves.iter().for_each(|(_, _, entry)| growth.append(leaf_hash(entry)));
    tiles.add(growth.finish().1);
    let size = log.leaves.len() as u64;
    let (key, checkpoint) = (log_key(), log.checkpoint(size));
    let mut receipt = Receipt::new(ORIGIN, key.verifier(), &checkpoint);
    for index in leaves {
        let (salt, content, entry) = &log.leaves[*index as usize];
        let content = (index % 7 != 0).then(|| (salt, content.clone()));
        receipt.leaf(*index, entry, content, proof::inclusion(*index, size, &mut tiles).unwrap());
    }
    receipt.to_json().unwrap()
}

#[test]
fn receipts_prove_their_leaves() {
    let log = Log::new(700);
    let text = receipt_of(&log, &[3, 70, 500]);
    let report = receipt::verify(text.as_bytes(), &trust());
    assert_eq!(report.faults, []);
    assert_eq!(report.leaves.iter().map(|it| it.index).collect::<Vec<_>>(), [3, 70, 500]);
    assert_eq!(report.leaves[0].content.as_ref(), Some(&log.leaves[3].1));
    assert_eq!(report.leaves[1].content, None, "erased");
    assert_eq!(report.head.as_ref().unwrap().size, 700);
    assert!(serde_json::to_string(&report).unwrap().contains("\"index\":70"));

    let what = |text: &str, trust: &Trust| -> Vec<What> {
        receipt::verify(text.as_bytes(), trust).faults.iter().map(|it| it.what).collect()
    };
    assert_eq!(what(&text.replace("staff \\\"3", "thief \\\"3"), &trust()), [What::ContentChanged]);
    assert_eq!(what(&text.replace("\"i\":3", "\"i\":4"), &trust()), [What::Proof]);
    assert_eq!(what(&text.replace("\"i\":3", "\"i\":4,\"x\":1"), &trust()), [What::Unreadable]);
    assert_eq!(what(&receipt_of(&log, &[70, 3]), &trust()), [What::LeafOutOfPlace]);
    assert_eq!(what(&receipt_of(&log, &[3, 3]), &trust()), [What::LeafOutOfPlace]);
    assert_eq!(what("", &trust()), [What::Unreadable]);
    let other = SignerKey::from_seed(ORIGIN, Algorithm::Ed25519, &[8; 32]).unwrap();
    let distrust = Trust { log: Some(other.verifier().clone()), ..Trust::default() };
    assert_eq!(what(&text, &distrust), [What::Key, What::Checkpoint]);
    let known = Trust { checkpoints: vec![log.checkpoint(700), log.checkpoint(5)], ..trust() };
    assert_eq!(what(&text, &known), []);
    let mut forked = Log::new(700);
    forked.frontiers[700] = Frontier::default();
    let split = Trust {
        checkpoints: vec![
            Checkpoint::new(ORIGIN, 700, [1; 32]).unwrap().sign(&log_key()).unwrap().to_string(),
        ],
        ..trust()
    };
    assert_eq!(what(&text, &split), [What::Root]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn no_byte_of_a_receipt_can_be_changed(at: prop::sample::Index, byte in 0x20..0x7fu8) {
        let text = receipt_of(&Log::new(40), &[3, 7, 30]);
        let mut bytes = text.clone().into_bytes();
        let at = at.index(bytes.len());
        prop_assume!(bytes[at] != byte);
        bytes[at] = byte;
        let value = |text: &[u8]| serde_json::from_slice::<serde_json::Value>(text).ok();
        prop_assume!(value(&bytes).is_none() || value(&bytes) != value(text.as_bytes()));
        prop_assert!(!receipt::verify(&bytes, &trust()).is_good());
    }
}
