//! Files with the verdict on each, for verifiers in other languages: `tests/data/verdicts`. The page at /verify is held against
//! them, and so is this crate, that neither moves without the other.
#![allow(clippy::unwrap_used, reason = "tests")]

use ombud_ledger::{
    Checkpoint, Content, Fault, Frontier, Hash, Salt, Trust, Value, bundle, commit, leaf_hash,
    note::{Algorithm, SignerKey},
    proof::{self, MemoryTiles},
    receipt::{self, Receipt},
    tiles::Growth,
};
use serde_json::{Value as Json, json};
use std::{collections::BTreeMap, fs, path::PathBuf};

const ORIGIN: &str = "desk.example/ledger/main";

fn key(seed: u8) -> SignerKey {
    SignerKey::from_seed(ORIGIN, Algorithm::Ed25519, &[seed; 32]).unwrap()
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
            let salt: Salt = std::array::from_fn(|at| (index as u8).wrapping_mul(37) ^ at as u8);
            let mut fields = vec![("at", Value::Int(1_767_225_600_000_000 + index as i64))];
            // A few say everything that a content can.
            if index % 9 == 0 {
                let large = if index == 9 { i64::MIN } else { i64::MAX - index as i64 };
                fields.extend([
                    ("body", Value::from(format!("\"{index}\" \\ 客服 \u{1f511}\u{7f}\n"))),
                    ("\u{ff5e}", Value::Int(large)),
                    ("\u{1f511}", Value::Bytes(vec![index as u8; (index % 5) as usize].into())),
                    ("none", Value::None),
                ]);
            }
            let content = Content::new(fields).unwrap();
            let entry = commit(&salt, &content.encode());
            frontier.append(leaf_hash(&entry));
            leaves.push((salt, content, entry));
            frontiers.push(frontier.clone());
        }
        Self { leaves, frontiers }
    }

    fn checkpoint(&self, size: u64, seed: u8) -> String {
        let root = self.frontiers[size as usize].root();
        Checkpoint::new(ORIGIN, size, root).unwrap().sign(&key(seed)).unwrap().to_string()
    }

    fn bundle(&self, checkpoints: &[u64], anchored: bool) -> String {
        let mut file = bundle::Writer::new(Vec::new(), ORIGIN, key(7).verifier()).unwrap();
        for (index, (salt, content, entry)) in (1u64..).zip(&self.leaves) {
            file.leaf(entry, (index % 7 != 0).then_some((salt, content))).unwrap();
            if checkpoints.contains(&index) {
                file.checkpoint(&self.checkpoint(index, 7)).unwrap();
                for kind in bundle::KINDS.iter().filter(|_| anchored) {
                    file.anchor(kind, index, "what carries it").unwrap();
                }
            }
        }
        String::from_utf8(file.finish().unwrap()).unwrap()
    }

    fn receipt(&self, leaves: &[u64]) -> String {
        let (mut growth, mut tiles) = (Growth::new(Frontier::default()), MemoryTiles::default());
        self.leaves.iter().for_each(|(_, _, entry)| growth.append(leaf_hash(entry)));
        tiles.add(growth.finish().1);
        let (size, key) = (self.leaves.len() as u64, key(7));
        let checkpoint = self.checkpoint(size, 7);
        let mut receipt = Receipt::new(ORIGIN, key.verifier(), &checkpoint);
        for index in leaves {
            let (salt, content, entry) = &self.leaves[*index as usize];
            let content = (index % 7 != 0).then(|| (salt, content.clone()));
            receipt.leaf(*index, entry, content, proof::inclusion(*index, size, &mut tiles).unwrap());
        }
        receipt.to_json().unwrap()
    }
}

/// Numbers that look random and are always the same ones.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, below: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % below
    }
}

/// A case: a base file, what replaces which characters of it, whom to trust.
struct Case {
    base: &'static str,
    edits: Vec<(usize, usize, String)>,
    key: Option<u8>,
    checkpoints: Vec<String>,
}

fn plain(base: &'static str) -> Case {
    Case { base, edits: Vec::new(), key: Some(7), checkpoints: Vec::new() }
}

/// All that is edited is ASCII on both sides, so that characters are bytes and code units alike.
fn edited(text: &str, edits: &[(usize, usize, String)]) -> String {
    let mut units: Vec<char> = text.chars().collect();
    for (from, count, with) in edits {
        units.splice(*from..*from + *count, with.chars());
    }
    units.into_iter().collect()
}

/// Edits of lines: one taken out, doubled, moved; and of single characters.
fn edits(text: &str, dice: &mut Dice) -> Vec<(usize, usize, String)> {
    let units: Vec<char> = text.chars().collect();
    let starts: Vec<usize> = std::iter::once(0)
        .chain((0..units.len() - 1).filter(|at| units[*at] == '\n').map(|at| at + 1))
        .collect();
    let end = |at: usize| (at..units.len()).find(|it| units[*it] == '\n').map_or(units.len(), |it| it + 1);
    let line = starts[dice.roll(starts.len())];
    let said: String = units[line..end(line)].iter().collect();
    let length = end(line) - line;
    match dice.roll(if starts.len() > 1 { 6 } else { 3 }) {
        3 => vec![(line, length, String::new())],
        4 => vec![(starts[dice.roll(starts.len())], 0, said)],
        5 => {
            let to = starts[dice.roll(starts.len())];
            // The later place first, so that the earlier one stays where it is.
            let (out, into) = ((line, length, String::new()), (to, 0, said));
            if to > line { vec![into, out] } else { vec![out, into] }
        }
        _ => {
            let at = dice.roll(units.len());
            let byte = char::from(0x20 + dice.roll(0x5f) as u8);
            vec![(at, 1, byte.to_string())]
        }
    }
}

/// What is written by hand: each once.
fn chosen(base: &'static str, text: &str) -> Vec<Case> {
    let swap = |from: &str, to: &str| {
        let at = text.find(from).unwrap_or_else(|| panic!("{from} in {base}"));
        let at = text[..at].chars().count();
        Case { edits: vec![(at, from.chars().count(), to.to_owned())], ..plain(base) }
    };
    vec![
        swap("\"at\":1767225600000002", "\"at\":1767225600000002.0"),
        swap("\"at\":1767225600000002", "\"at\":1.767225600000002e15"),
        swap("\"at\":1767225600000002", "\"at\":-0"),
        swap("\"at\":1767225600000002", "\"at\":1767225600000002,\"at\":1767225600000002"),
        swap("\"at\":1767225600000002", "\"at\":\"1767225600000002\""),
        swap("\"at\":1767225600000002", "\"at\":null"),
        swap("\"at\":1767225600000002", "\"at\":true"),
        swap("\"at\":1767225600000002", "\"at\":[1]"),
        swap("\"at\":1767225600000002", "\"at\":01"),
        swap("\"at\":1767225600000002", "\"at\":99999999999999999999"),
        swap("\"at\":1767225600000002", "\"\\u0061t\":1767225600000002"),
        swap("\"at\":1767225600000002", "\"at\":1767225600000002,\"z\":\"\\ud800\""),
        swap("\"at\":1767225600000002", " \"at\" : 1767225600000002 "),
        swap("\"none\":null", "\"none\":{\"base64\":\"AA==\"}"),
        swap("\"none\":null", "\"none\":{\"base64\":\"AB==\"}"),
        swap("\"none\":null", "\"none\":{}"),
        swap("\"i\":2,", "\"i\":2.0,"),
        swap("\"i\":2,", "\"i\":2,\"x\":1,"),
        swap("\"i\":2,", "\"i\":2,\"i\":2,"),
        swap("\"i\":2,", "\"i\":-2,"),
        swap("\"vkey\":\"desk", "\"vkey\":\"disk"),
        swap("\"format\":\"ombud", "\"format\":\"Ombud"),
        swap("\"origin\":\"desk", "\"origin\":\"disk"),
        swap("\\n\\n\u{2014} desk.example/ledger/main ", "\\n\\n\u{2014} desk.example/ledger/mine "),
        swap("\\n\\n\u{2014} ", "\\nmore\\n\\n\u{2014} "),
        Case { key: None, ..plain(base) },
        Case { key: Some(8), ..plain(base) },
    ]
}

/// What may be wrong with an anchor.
fn anchors(base: &'static str, text: &str) -> Vec<Case> {
    let swap = |from: &str, to: &str| {
        let at = text.find(from).unwrap_or_else(|| panic!("{from} in {base}"));
        let at = text[..at].chars().count();
        Case { edits: vec![(at, from.chars().count(), to.to_owned())], ..plain(base) }
    };
    vec![
        swap("\"anchor\":\"evm\"", "\"anchor\":\"sun\""),
        swap("\"anchor\":\"evm\"", "\"anchor\":null"),
        swap("\"anchor\":\"evm\",\"size\":5", "\"anchor\":\"evm\",\"size\":6"),
        swap("\"anchor\":\"evm\",\"size\":5", "\"anchor\":\"evm\""),
        swap("\"anchor\":\"evm\",\"size\":5", "\"anchor\":\"evm\",\"size\":-5"),
        swap("\"anchor\":\"evm\"", "\"anchor\":\"evm\",\"i\":3"),
        swap("\"proof\":\"what carries it\"", "\"proof\":7"),
        swap("{\"i\":2,", "{\"anchor\":\"evm\",\"size\":5,\"proof\":\"\"}\n{\"i\":2,"),
    ]
}

fn bases() -> BTreeMap<&'static str, String> {
    let (short, long) = (Log::new(20), Log::new(300));
    BTreeMap::from([
        ("short", short.bundle(&[5, 20], false)),
        ("long", long.bundle(&[100, 256, 300], false)),
        ("with-anchors", short.bundle(&[5, 20], true)),
        ("receipt", short.receipt(&[2, 7, 9, 18])),
        ("far", long.receipt(&[0, 2, 27, 256, 299])),
    ])
}

fn cases(bases: &BTreeMap<&'static str, String>) -> Vec<Case> {
    let mut all = Vec::new();
    let mut dice = Dice(2026);
    for (base, text) in bases {
        let text = text.as_str();
        all.push(plain(base));
        all.extend(chosen(base, text));
        if *base == "with-anchors" {
            all.extend(anchors(base, text));
        }
        let size = if matches!(*base, "short" | "receipt" | "with-anchors") { 20 } else { 300 };
        let (own, other) = (Log::new(size), Log::new(size));
        let seen =
            |log: &Log, size, seed| Case { checkpoints: vec![log.checkpoint(size, seed)], ..plain(base) };
        all.extend([seen(&own, size, 7), seen(&own, 3, 7), seen(&own, size, 8)]);
        let mut forked = other;
        forked.frontiers[size as usize] = Log::new(3).frontiers[3].clone();
        all.push(seen(&forked, size, 7));
        all.push(Case { checkpoints: vec![Log::new(size + 9).checkpoint(size + 9, 7)], ..plain(base) });
        let wanted = if *base == "long" { 40 } else { 50 };
        all.extend((0..wanted).map(|_| Case { edits: edits(text, &mut dice), ..plain(base) }));
    }
    all
}

fn verdict(case: &Case, text: &str) -> Json {
    let trust = Trust {
        log: case.key.map(|seed| key(seed).verifier().clone()),
        checkpoints: case.checkpoints.clone(),
        ..Trust::default()
    };
    let told = |faults: &[Fault]| -> Vec<Json> {
        faults.iter().map(|it| json!([it.what, it.index, it.count])).collect()
    };
    if matches!(case.base, "receipt" | "far") {
        let report = receipt::verify(text.as_bytes(), &trust);
        return json!({"leaves": report.leaves.len(), "size": report.head.map(|it| it.size), "faults": told(&report.faults)});
    }
    let report = bundle::verify(text.as_bytes(), &trust).unwrap();
    json!({
        "leaves": report.leaves, "erased": report.erased, "checkpoints": report.checkpoints,
        "size": report.head.map(|it| it.size), "anchors": report.anchors.len(), "faults": told(&report.faults),
    })
}

#[test]
fn the_verdicts_are_those_of_this_crate() {
    let bases = bases();
    let lines = cases(&bases).into_iter().map(|case| {
        let found = verdict(&case, &edited(&bases[case.base], &case.edits));
        let key = case.key.map(|seed| key(seed).verifier().to_string());
        json!({"base": case.base, "edits": case.edits, "key": key, "checkpoints": case.checkpoints, "found": found})
            .to_string()
    });
    let text = lines.collect::<Vec<_>>().join("\n") + "\n";
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/data/verdicts");
    let mut files: Vec<_> = bases.iter().map(|(name, text)| (format!("{name}.txt"), text.as_str())).collect();
    files.push(("cases.jsonl".into(), &text));
    for (name, text) in files {
        let path = folder.join(&name);
        if std::env::var("OMBUD_VERDICTS").is_ok_and(|it| it == "write") {
            fs::write(&path, text).unwrap();
        }
        // Not `assert_eq`, which would print both files.
        assert!(
            fs::read_to_string(&path).unwrap() == text,
            "{name} is another; OMBUD_VERDICTS=write renews it"
        );
    }
}
