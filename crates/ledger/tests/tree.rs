//! The tree, its tiles and its proofs, against the definitions of RFC 6962 written down naively and against vectors.
#![allow(clippy::unwrap_used, reason = "tests")]

use base64::{Engine, engine::general_purpose::STANDARD};
use data_encoding::HEXLOWER;
use ombud_ledger::{
    EMPTY_ROOT, Frontier, FrontierError, Hash, MAX_SIZE, Replay, leaf_hash, node_hash,
    proof::{self, MemoryTiles, ProofError, ReadError},
    tiles::{self, Growth, Tile},
};
use proptest::prelude::*;
use serde_json::Value;

const PROBES: &str = include_str!("data/rfc6962-merkle/probes.jsonl");
const ROOTS: &str = include_str!("data/rfc6962-merkle/roots.json");

fn leaf(index: u64) -> Hash {
    leaf_hash(index.to_string().as_bytes())
}

/// MTH of section 2.1.
fn naive_root(leaves: &[Hash]) -> Hash {
    match leaves {
        [] => EMPTY_ROOT,
        [leaf] => *leaf,
        _ => {
            let (left, right) = leaves.split_at(leaves.len().next_power_of_two() / 2);
            node_hash(&naive_root(left), &naive_root(right))
        }
    }
}

/// PATH of section 2.1.1.
fn naive_path(index: usize, leaves: &[Hash]) -> Vec<Hash> {
    if leaves.len() < 2 {
        return Vec::new();
    }
    let (left, right) = leaves.split_at(leaves.len().next_power_of_two() / 2);
    let (mut path, beside) = if index < left.len() {
        (naive_path(index, left), naive_root(right))
    } else {
        (naive_path(index - left.len(), right), naive_root(left))
    };
    path.push(beside);
    path
}

/// SUBPROOF of section 2.1.2.
fn naive_subproof(old: usize, leaves: &[Hash], whole: bool) -> Vec<Hash> {
    if old == leaves.len() {
        return if whole { Vec::new() } else { vec![naive_root(leaves)] };
    }
    let (left, right) = leaves.split_at(leaves.len().next_power_of_two() / 2);
    let (mut proof, beside) = if old <= left.len() {
        (naive_subproof(old, left, whole), naive_root(right))
    } else {
        (naive_subproof(old - left.len(), right, false), naive_root(left))
    };
    proof.push(beside);
    proof
}

fn grow(leaves: &[Hash]) -> (Frontier, MemoryTiles) {
    let mut tiles = MemoryTiles::default();
    let mut frontier = Frontier::default();
    // In pieces of odd sizes, as transactions come.
    for piece in leaves.chunks(97) {
        let mut growth = Growth::new(Frontier::from_bytes(&frontier.to_bytes()).unwrap());
        piece.iter().for_each(|leaf| growth.append(*leaf));
        let (grown, additions) = growth.finish();
        tiles.add(additions);
        frontier = grown;
    }
    (frontier, tiles)
}

#[test]
fn roots_are_those_of_the_reference() {
    let roots: Value = serde_json::from_str(ROOTS).unwrap();
    let mut replay = Replay::default();
    let expected = roots["roots_by_size"].as_array().unwrap();
    assert_eq!(HEXLOWER.encode(&replay.root()), expected[0]);
    for (entry, root) in roots["leaves_hex"].as_array().unwrap().iter().zip(&expected[1..]) {
        replay.entry(&HEXLOWER.decode(entry.as_str().unwrap().as_bytes()).unwrap());
        assert_eq!(HEXLOWER.encode(&replay.root()), *root, "size {}", replay.size());
    }
    let decimal = roots["decimal_roots"].as_object().unwrap();
    let mut replay = Replay::default();
    let mut seen = 0;
    for index in 0..=2000u64 {
        if let Some(root) = decimal.get(&index.to_string()) {
            assert_eq!(HEXLOWER.encode(&replay.root()), *root, "size {index}");
            seen += 1;
        }
        replay.entry(index.to_string().as_bytes());
    }
    assert_eq!(seen, decimal.len());
}

/// What is no hash in a probe cannot even be handed over, which counts as refused. Some probes have words for roots
/// that do not matter; the words' hashes stand for them.
fn verdict(probe: &Value) -> Option<Result<(), ProofError>> {
    let number = |name: &str| probe[name].as_u64().unwrap();
    let hash = |it: &Value| -> Option<Hash> { STANDARD.decode(it.as_str()?).ok()?.try_into().ok() };
    let proof = probe["proof"].as_array().cloned().unwrap_or_default();
    let proof = proof.iter().map(hash).collect::<Option<Vec<Hash>>>()?;
    let field = |name: &str| {
        let root = || STANDARD.decode(probe[name].as_str()?).ok().map(|it| leaf_hash(&it));
        hash(&probe[name]).or_else(|| root().filter(|_| name.starts_with("root")))
    };
    Some(match probe["path"].as_str().unwrap().split('/').next().unwrap() {
        "inclusion" => proof::verify_inclusion(
            &field("leafHash")?,
            number("leafIdx"),
            number("treeSize"),
            &proof,
            &field("root")?,
        ),
        "consistency" => proof::verify_consistency(
            number("size1"),
            number("size2"),
            &proof,
            &field("root1")?,
            &field("root2")?,
        ),
        "subtreeinclusion" => proof::verify_subtree_inclusion(
            &field("leafHash")?,
            number("leafIdx"),
            (number("start"), number("end")),
            &proof,
            &field("root")?,
        ),
        "subtreeconsistency" => proof::verify_subtree_consistency(
            (number("start"), number("end")),
            number("size"),
            &proof,
            &field("root1")?,
            &field("root2")?,
        ),
        other => panic!("{other}"),
    })
}

#[test]
fn probes_are_judged_as_the_reference_does() {
    let (mut accepted, mut refused) = (0, 0);
    for line in PROBES.lines() {
        let probe: Value = serde_json::from_str(line).unwrap();
        let valid = matches!(verdict(&probe), Some(Ok(())));
        assert_eq!(valid, probe["wantErr"] == false, "{} {}", probe["path"], probe["desc"]);
        *if valid { &mut accepted } else { &mut refused } += 1;
    }
    assert_eq!((accepted, refused), (36, 482));
}

#[test]
fn tiles_are_those_of_the_specification() {
    let path = |level, index, width| Tile { level, index, width }.path();
    assert_eq!(path(0, 1_234_067, 256), "tile/0/x001/x234/067");
    assert_eq!(path(3, 0, 1), "tile/3/000.p/1");
    assert_eq!(
        Tile { level: 0, index: 1999, width: 17 }.entries_path().unwrap(),
        "tile/entries/x001/999.p/17"
    );
    assert_eq!(Tile { level: 1, index: 0, width: 17 }.entries_path(), None);
    let of = |size: u64| tiles::grown(0, size).map(Tile::path).collect::<Vec<_>>();
    assert_eq!(of(0), Vec::<String>::new());
    assert_eq!(of(256), ["tile/0/000", "tile/1/000.p/1"]);
    // The example of the specification.
    let large: Vec<Tile> = tiles::grown(0, 70_000).collect();
    let level = |level| large.iter().filter(move |it| it.level == level);
    assert_eq!(level(0).filter(|it| it.is_full()).count(), 273);
    assert_eq!(level(0).filter(|it| !it.is_full()).map(|it| it.width).collect::<Vec<_>>(), [112]);
    assert_eq!(level(1).map(|it| it.width).collect::<Vec<_>>(), [256, 17]);
    assert_eq!(level(2).map(|it| it.width).collect::<Vec<_>>(), [1]);
    assert_eq!(large.len(), 273 + 1 + 2 + 1);
    for path in
        ["tile/0/x001/x234/067", "tile/63/000", "tile/0/123.p/255", "tile/0/x018/x446/x744/x073/x709/551/"]
    {
        assert_eq!(Tile::parse(path).map(Tile::path).as_deref(), Some(path).filter(|it| !it.ends_with('/')));
    }
    for bad in [
        "",
        "tile/64/000",
        "tile/00/000",
        "tile/0/00",
        "tile/0/1000",
        "tile/0/001/002",
        "tile/0/x001",
        "tile/0/x000/001",
        "tile/0/000.p/0",
        "tile/0/000.p/256",
        "tile/0/000.p/01",
        "tile/0/+00",
        "tile/0/x999/x999/x999/x999/x999/x999/x999/999",
        "tile//000",
        "tile/0/",
    ] {
        assert_eq!(Tile::parse(bad), None, "{bad}");
    }
}

#[test]
fn sizes_that_cannot_be_are_refused() {
    let (any, mut tiles) = ([0; 32], MemoryTiles::default());
    for (index, size) in [(0, 0), (1, 1), (5, 5), (u64::MAX, u64::MAX), (u64::MAX, 0), (7, 3)] {
        let refused = Err(ProofError::Index { index, size });
        assert_eq!(proof::verify_inclusion(&any, index, size, &[], &any), refused);
        assert!(matches!(proof::inclusion(index, size, &mut tiles), Err(ReadError::Proof(_))));
    }
    for (old, new) in [(0, 0), (0, 1), (2, 1), (u64::MAX, 1)] {
        let refused = Err(ProofError::Sizes { old, new });
        assert_eq!(proof::verify_consistency(old, new, &[], &any, &any), refused);
        assert!(matches!(proof::consistency(old, new, &mut tiles), Err(ReadError::Proof(_))));
    }
    // The largest numbers there are only have no such proof.
    let length = proof::verify_inclusion(&any, u64::MAX - 1, u64::MAX, &[], &any);
    assert!(matches!(length, Err(ProofError::Length { found: 0, .. })), "{length:?}");
    let half = 1 << 63;
    assert_eq!(proof::verify_consistency(half, half, &[], &any, &any), Ok(()));
    assert!(proof::verify_consistency(u64::MAX, u64::MAX, &[], &any, &any).is_err());
    let short = proof::inclusion(3, 10, &mut tiles);
    assert_eq!(short, Err(ReadError::Short(Tile { level: 0, index: 0, width: 10 })));
    let broken = proof::inclusion(3, 10, &mut |_| Err::<Vec<u8>, _>("away"));
    assert_eq!(broken, Err(ReadError::Store("away")));
}

#[test]
fn frontiers_are_only_read_as_they_were_written() {
    let (frontier, _) = grow(&(0..1000).map(leaf).collect::<Vec<_>>());
    let bytes = frontier.to_bytes();
    assert_eq!(bytes.len(), 8 + 32 * 6);
    assert_eq!(Frontier::from_bytes(&bytes), Ok(frontier));
    for bad in [
        &bytes[..7],
        &bytes[..bytes.len() - 1],
        &bytes[..bytes.len() - 32],
        &[bytes.as_slice(), &[0; 32]].concat(),
    ] {
        assert_eq!(Frontier::from_bytes(bad), Err(FrontierError::Length));
    }
    let large = [(MAX_SIZE + 1).to_be_bytes().as_slice(), &[0; 64]].concat();
    assert_eq!(Frontier::from_bytes(&large), Err(FrontierError::Size));
    assert_eq!(Frontier::from_bytes(&[0; 8]), Ok(Frontier::default()));
}

/// All sizes around the widths of tiles, and a few in between.
fn size() -> impl Strategy<Value = u64> {
    prop_oneof![5 => 1..70u64, 5 => 250..262u64, 5 => 505..520u64, 5 => 1..1500u64, 1 => 65_530..65_545u64]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn frontier_and_tiles_have_the_naive_root(size in size()) {
        let leaves: Vec<Hash> = (0..size).map(leaf).collect();
        let (frontier, mut tiles) = grow(&leaves);
        prop_assert_eq!(frontier.size(), size);
        prop_assert_eq!(frontier.root(), naive_root(&leaves));
        prop_assert_eq!(proof::root(size, &mut tiles).unwrap(), naive_root(&leaves));
        let mut at_once = Frontier::default();
        at_once.append_many(leaves);
        prop_assert_eq!(at_once, frontier);
    }

    #[test]
    fn inclusion_is_proved_and_nothing_else(size in size(), index: prop::sample::Index, at: prop::sample::Index, bit in 0..8u8, byte in 0..32usize) {
        let leaves: Vec<Hash> = (0..size).map(leaf).collect();
        let index = index.index(leaves.len());
        let (frontier, mut tiles) = grow(&leaves);
        let root = frontier.root();
        let proof = proof::inclusion(index as u64, size, &mut tiles).unwrap();
        prop_assert_eq!(&proof, &naive_path(index, &leaves));
        let holds = |leaf: &Hash, index: u64, size: u64, proof: &[Hash], root: &Hash| proof::verify_inclusion(leaf, index, size, proof, root).is_ok();
        let (index, hash) = (index as u64, leaves[index]);
        prop_assert!(holds(&hash, index, size, &proof, &root));
        let flip = |hash: &Hash| { let mut it = *hash; it[byte] ^= 1 << bit; it };
        prop_assert!(!holds(&flip(&hash), index, size, &proof, &root));
        prop_assert!(!holds(&hash, index, size, &proof, &flip(&root)));
        prop_assert!(!holds(&hash, index + 1, size, &proof, &root));
        prop_assert!(!holds(&hash, index ^ 1, size, &proof, &root));


        prop_assert!(!holds(&hash, index, size, &[proof.as_slice(), &[root]].concat(), &root));
        prop_assert!(!holds(&hash, index, size, &[&[root], proof.as_slice()].concat(), &root));
        if !proof.is_empty() {
            let at = at.index(proof.len());
            let mut other = proof.clone();
            other[at] = flip(&other[at]);
            prop_assert!(!holds(&hash, index, size, &other, &root));
            other = proof.clone();
            other.remove(at);
            prop_assert!(!holds(&hash, index, size, &other, &root));
            other = proof.clone();
            other.swap(0, at);
            prop_assert!(at == 0 || !holds(&hash, index, size, &other, &root));
        }
        // The tiles that it says it will read are enough.
        let listed = proof::inclusion_tiles(index, size);
        let mut all = grow(&leaves).1;
        let again = proof::inclusion(index, size, &mut |tile: Tile| {
            assert!(listed.contains(&tile), "{tile} was not listed");
            proof::TileStore::tile(&mut all, tile)
        });
        prop_assert_eq!(again.unwrap(), proof);
    }

    #[test]
    fn consistency_is_proved_and_nothing_else(new in size(), old: prop::sample::Index, at: prop::sample::Index, bit in 0..8u8, byte in 0..32usize) {
        let leaves: Vec<Hash> = (0..new).map(leaf).collect();
        let old = old.index(leaves.len()) as u64 + 1;
        let (frontier, mut tiles) = grow(&leaves);
        let (old_root, root) = (naive_root(&leaves[..old as usize]), frontier.root());
        let proof = proof::consistency(old, new, &mut tiles).unwrap();
        prop_assert_eq!(&proof, &naive_subproof(old as usize, &leaves, true));
        let holds = |old: u64, new: u64, proof: &[Hash], old_root: &Hash, root: &Hash| proof::verify_consistency(old, new, proof, old_root, root).is_ok();
        prop_assert!(holds(old, new, &proof, &old_root, &root));
        let flip = |hash: &Hash| { let mut it = *hash; it[byte] ^= 1 << bit; it };
        prop_assert!(!holds(old, new, &proof, &flip(&old_root), &root));
        prop_assert!(!holds(old, new, &proof, &old_root, &flip(&root)));
        prop_assert!(old == new || !holds(new, old, &proof, &root, &old_root));
        prop_assert!(!holds(0, new, &proof, &EMPTY_ROOT, &root));
        prop_assert!(!holds(old, new, &[proof.as_slice(), &[root]].concat(), &old_root, &root));
        if !proof.is_empty() {
            let at = at.index(proof.len());
            let mut other = proof.clone();
            other[at] = flip(&other[at]);
            prop_assert!(!holds(old, new, &other, &old_root, &root));
            other = proof.clone();
            other.remove(at);
            prop_assert!(!holds(old, new, &other, &old_root, &root));
        }
        let listed = proof::consistency_tiles(old, new);
        let again = proof::consistency(old, new, &mut |tile: Tile| {
            assert!(listed.contains(&tile), "{tile} was not listed");
            proof::TileStore::tile(&mut tiles, tile)
        });
        prop_assert_eq!(again.unwrap(), proof);
    }

    #[test]
    fn subtrees_are_proved(size in 1..600u64, level in 0..8u32, index: prop::sample::Index, short in 0..100u64) {
        let leaves: Vec<Hash> = (0..size).map(leaf).collect();
        let (frontier, mut tiles) = grow(&leaves);
        let starts: Vec<u64> = (0..size).step_by(1 << level).collect();
        let start = *index.get(&starts);
        let end = (start + (1 << level)).min(size);
        let end = end - short.min((end - start - 1) / 2);
        let part = &leaves[start as usize..end as usize];
        let proof = proof::subtree_consistency((start, end), size, &mut tiles).unwrap();
        let root = naive_root(part);
        prop_assert_eq!(proof::verify_subtree_consistency((start, end), size, &proof, &root, &frontier.root()), Ok(()));
        let at = index.index(part.len());
        let path = naive_path(at, part);
        prop_assert_eq!(proof::verify_subtree_inclusion(&part[at], start + at as u64, (start, end), &path, &root), Ok(()));
        prop_assert!(proof::verify_subtree_inclusion(&part[at], end, (start, end), &path, &root).is_err());
    }

    #[test]
    fn growth_lists_the_tiles_that_differ(from in 0..1200u64, more in 0..1200u64) {
        let to = from + more;
        let before: Vec<Tile> = tiles::grown(0, from).collect();
        let grown: Vec<Tile> = tiles::grown(from, to).collect();
        let expected: Vec<Tile> = tiles::grown(0, to).filter(|it| !before.contains(it)).collect();
        prop_assert_eq!(&grown, &expected);
        let mut frontier = Frontier::default();
        frontier.append_many((0..from).map(leaf));
        let mut growth = Growth::new(frontier);
        (from..to).for_each(|index| growth.append(leaf(index)));
        let additions: Vec<Tile> = growth.finish().1.iter().map(|it| it.tile()).collect();
        prop_assert_eq!(additions, grown);
    }
}
